/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People in the register of a test's office: one by one, or a whole invented district. */
#pragma once

#include "core/invented-people.h"
#include "core/person.h"
#include "fixture.h"

G_BEGIN_DECLS

/* Put on file as an import would; the id. */
char *register_add (Fixture *fixture,
                    const char *name,
                    LoketPersonSex sex,
                    const char *birth_date,
                    const char *village) G_GNUC_WARN_UNUSED_RESULT;
void register_put (Fixture *fixture, LoketPerson *person);

/* A household of people who are on file already, the first one its head; the id. */
char *register_family (Fixture *fixture,
                       const char *family_card,
                       const char *const *people) G_GNUC_WARN_UNUSED_RESULT;

/* Invented people, in households. */
void register_fill (Fixture *fixture, guint people);

/* Any record as it is. */
void register_insert (Fixture *fixture, gpointer record);
gpointer register_get (Fixture *fixture, GType type, const char *id);

G_END_DECLS
