/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the desk of people share; only they include it. */
#pragma once

#include "core/audit.h"
#include "core/people-found.h"
#include "core/person-desk.h"
#include "office/turn.h"

G_BEGIN_DECLS

/* Handlers, one topic a file */
LoketRecord *loket_people_search (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_people_look_up (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_person_open (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_household_open (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_person_looked_at (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_person_own_file (LoketTurn *turn, LoketRecord *request, GError **error);

/* What is shown of somebody */
gboolean loket_purpose_check (LoketPurpose purpose, const char *note, GError **error);
char *loket_place_label (LoketTurn *turn, const char *village) G_GNUC_WARN_UNUSED_RESULT;
LoketPersonHit *loket_person_hit_of (LoketTurn *turn,
                                     LoketPerson *person,
                                     LoketFoundBy found_by,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
