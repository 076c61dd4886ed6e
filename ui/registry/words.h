/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the register's page for what stands in records of people; its sections use them. */
#pragma once

#include "core/people-found.h"

G_BEGIN_DECLS

const char *loket_registry_sex (LoketPersonSex sex);
const char *loket_registry_life_status (LoketLifeStatus status);
const char *loket_registry_nik_status (LoketNikStatus status);
const char *loket_registry_found_by (LoketFoundBy found_by);
char *loket_registry_kin (LoketKin kin, const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *loket_registry_birth (const char *birth, const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
