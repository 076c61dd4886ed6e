/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the records of a person's own file. */
#include "config.h"

#include "core/person-file.h"

#include "core/names.h"

#define MAY (LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL)

/* clang-format off */
static const LoketField look_fields[] = {
  LOKET_FIELD_TIME (LoketPersonLook, at, LOKET_FIELD_PLAIN, .blurb = "When"),
  LOKET_FIELD_TEXT (LoketPersonLook, operation, LOKET_FIELD_PLAIN, .min = 1, .max = 64, .blurb = "What was asked"),
  LOKET_FIELD_TEXT (LoketPersonLook, officer, MAY, .max = LOKET_NAME_MAX, .blurb = "Who looked; absent = the machine of the office itself"),
  LOKET_FIELD_WORDS (LoketPersonLook, roles, LOKET_FIELD_OPTIONAL, .blurb = "What the officer is in the office"),
  LOKET_FIELD_TEXT (LoketPersonLook, device, LOKET_FIELD_PLAIN, .max = 60, .blurb = "Kind of device"),
  LOKET_FIELD_TEXT (LoketPersonLook, purpose, MAY, .max = 600, .blurb = "What for"),
};
LOKET_DEFINE_RECORD (LoketPersonLook, loket_person_look, look_fields)

static const LoketField looks_fields[] = {
  LOKET_FIELD_LIST (LoketPersonLooks, looks, LOKET_FIELD_PLAIN, loket_person_look, .blurb = "Newest first"),
  LOKET_FIELD_BOOLEAN (LoketPersonLooks, more, LOKET_FIELD_PLAIN, .blurb = "There are older ones"),
};
LOKET_DEFINE_RECORD (LoketPersonLooks, loket_person_looks, looks_fields)

static const LoketField file_fields[] = {
  LOKET_FIELD_RECORD (LoketPersonFile, view, LOKET_FIELD_PLAIN, loket_person_view, .blurb = "All that is on file"),
  LOKET_FIELD_LIST (LoketPersonFile, looks, LOKET_FIELD_PLAIN, loket_person_look, .blurb = "Who looked at it, newest first"),
  LOKET_FIELD_BOOLEAN (LoketPersonFile, more, LOKET_FIELD_PLAIN, .blurb = "There are older looks"),
  LOKET_FIELD_TIME (LoketPersonFile, made_at, LOKET_FIELD_PLAIN, .blurb = "When this file was made"),
  LOKET_FIELD_TEXT (LoketPersonFile, made_by, MAY, .max = LOKET_NAME_MAX, .blurb = "Who hands it over"),
};
LOKET_DEFINE_RECORD (LoketPersonFile, loket_person_file, file_fields)
/* clang-format on */
