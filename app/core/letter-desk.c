/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of the desk of letters: what is asked and answered. */
#include "config.h"

#include "core/letter-desk.h"

#define KIND_MAX 40
#define WORDS_MAX 120
#define MATTER_MAX 600
#define CREST_MAX (256 * 1024)

G_DEFINE_ENUM_TYPE (LoketLetterAbout,
                    loket_letter_about,
                    G_DEFINE_ENUM_VALUE (LOKET_LETTER_ABOUT_PERSON, "person"),
                    G_DEFINE_ENUM_VALUE (LOKET_LETTER_ABOUT_APPLICATION, "application"),
                    G_DEFINE_ENUM_VALUE (LOKET_LETTER_ABOUT_DECISION, "decision"),
                    G_DEFINE_ENUM_VALUE (LOKET_LETTER_ABOUT_VISIT, "visit"))

/* clang-format off */
static const LoketField letter_kind_fields[] = {
  LOKET_FIELD_TEXT (LoketLetterKind, key, LOKET_FIELD_KEY, .min = 2, .max = KIND_MAX, .blurb = "Its key: decision"),
  LOKET_FIELD_RECORD (LoketLetterKind, title, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "Its name"),
  LOKET_FIELD_ENUM (LoketLetterKind, about, LOKET_FIELD_PLAIN, loket_letter_about, .blurb = "What it is about"),
  LOKET_FIELD_BOOLEAN (LoketLetterKind, grants, LOKET_FIELD_PLAIN, .blurb = "It can tell of what is granted"),
  LOKET_FIELD_BOOLEAN (LoketLetterKind, refuses, LOKET_FIELD_PLAIN, .blurb = "It can tell of what is refused"),
  LOKET_FIELD_BOOLEAN (LoketLetterKind, ends, LOKET_FIELD_PLAIN, .blurb = "It tells of what ended before its time"),
  LOKET_FIELD_WORDS (LoketLetterKind, asks, LOKET_FIELD_OPTIONAL, .max = 5, .blurb = "What an officer has to say: destination, matter, day, time, place"),
};
LOKET_DEFINE_RECORD (LoketLetterKind, loket_letter_kind, letter_kind_fields)

static const LoketField letter_kinds_fields[] = {
  LOKET_FIELD_LIST (LoketLetterKinds, kinds, LOKET_FIELD_PLAIN, loket_letter_kind, .max = 60, .blurb = "Kinds of letters"),
};
LOKET_DEFINE_RECORD (LoketLetterKinds, loket_letter_kinds, letter_kinds_fields)

static const LoketField letter_request_fields[] = {
  LOKET_FIELD_TEXT (LoketLetterRequest, kind, LOKET_FIELD_PLAIN, .min = 2, .max = KIND_MAX, .blurb = "Key of the profile's letters"),
  LOKET_FIELD_TEXT (LoketLetterRequest, person, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Person that it is about"),
  LOKET_FIELD_TEXT (LoketLetterRequest, application, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Application that it is about"),
  LOKET_FIELD_TEXT (LoketLetterRequest, decision, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Decision that it tells"),
  LOKET_FIELD_TEXT (LoketLetterRequest, visit, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Visit that it assigns"),
  LOKET_FIELD_TEXT (LoketLetterRequest, watch, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Change that a hearing is about; absent: the newest that waits for the person"),
  LOKET_FIELD_ENUM (LoketLetterRequest, language, LOKET_FIELD_OPTIONAL, loket_language, .blurb = "Its language, absent = Indonesian"),
  LOKET_FIELD_TEXT (LoketLetterRequest, signatory, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Officer who signs, where the profile leaves it open"),
  LOKET_FIELD_TEXT (LoketLetterRequest, destination, LOKET_FIELD_OPTIONAL | LOKET_FIELD_NAME, .max = WORDS_MAX, .blurb = "Hospital or school"),
  LOKET_FIELD_TEXT (LoketLetterRequest, matter, LOKET_FIELD_OPTIONAL | LOKET_FIELD_NAME | LOKET_FIELD_PERSONAL, .max = MATTER_MAX, .blurb = "What it is about, in a sentence"),
  LOKET_FIELD_DAY (LoketLetterRequest, day, LOKET_FIELD_OPTIONAL, .blurb = "Day of a hearing"),
  LOKET_FIELD_TEXT (LoketLetterRequest, time, LOKET_FIELD_OPTIONAL, .min = 5, .max = 5, .blurb = "Time of a hearing: 09.00"),
  LOKET_FIELD_TEXT (LoketLetterRequest, place, LOKET_FIELD_OPTIONAL | LOKET_FIELD_NAME, .max = WORDS_MAX, .blurb = "Place of a hearing, absent = the office"),
};
LOKET_DEFINE_RECORD (LoketLetterRequest, loket_letter_request, letter_request_fields)

static const LoketField letter_view_fields[] = {
  LOKET_FIELD_RECORD (LoketLetterView, letter, LOKET_FIELD_OPTIONAL, loket_letter, .blurb = "The letter; absent on a draft"),
  LOKET_FIELD_RECORD (LoketLetterView, text, LOKET_FIELD_PLAIN, loket_letter_text, .blurb = "Every text that is printed"),
  LOKET_FIELD_BYTES (LoketLetterView, crest, LOKET_FIELD_OPTIONAL, .max = CREST_MAX, .blurb = "Picture in its head, SVG or PNG"),
};
LOKET_DEFINE_RECORD (LoketLetterView, loket_letter_view, letter_view_fields)

static const LoketField letter_reference_fields[] = {
  LOKET_FIELD_TEXT (LoketLetterReference, letter, LOKET_FIELD_UUID, .blurb = "Which letter"),
};
LOKET_DEFINE_RECORD (LoketLetterReference, loket_letter_reference, letter_reference_fields)

static const LoketField letter_archive_fields[] = {
  LOKET_FIELD_TEXT (LoketLetterArchive, letter, LOKET_FIELD_UUID, .blurb = "Which letter"),
  LOKET_FIELD_TEXT (LoketLetterArchive, pdf, LOKET_FIELD_PLAIN, .min = 64, .max = 64, .blurb = "SHA-256 of the PDF, a blob"),
};
LOKET_DEFINE_RECORD (LoketLetterArchive, loket_letter_archive, letter_archive_fields)

static const LoketField letter_void_fields[] = {
  LOKET_FIELD_TEXT (LoketLetterVoid, letter, LOKET_FIELD_UUID, .blurb = "Which letter"),
  LOKET_FIELD_TEXT (LoketLetterVoid, reason, LOKET_FIELD_NAME, .min = 5, .max = 500, .blurb = "Why it counts no more"),
};
LOKET_DEFINE_RECORD (LoketLetterVoid, loket_letter_void, letter_void_fields)

static const LoketField letter_query_fields[] = {
  LOKET_FIELD_TEXT (LoketLetterQuery, person, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Letters about this person"),
  LOKET_FIELD_TEXT (LoketLetterQuery, application, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Letters about this application"),
};
LOKET_DEFINE_RECORD (LoketLetterQuery, loket_letter_query, letter_query_fields)

static const LoketField letter_entry_fields[] = {
  LOKET_FIELD_TEXT (LoketLetterEntry, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which letter"),
  LOKET_FIELD_TEXT (LoketLetterEntry, number, LOKET_FIELD_PLAIN, .max = 80, .blurb = "As it stands on the paper"),
  LOKET_FIELD_TEXT (LoketLetterEntry, kind, LOKET_FIELD_PLAIN, .max = KIND_MAX, .blurb = "Key of the profile's letters"),
  LOKET_FIELD_RECORD (LoketLetterEntry, title, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "Name of its kind"),
  LOKET_FIELD_TEXT (LoketLetterEntry, application, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Application that it is about"),
  LOKET_FIELD_TEXT (LoketLetterEntry, decision, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Decision that it tells"),
  LOKET_FIELD_TEXT (LoketLetterEntry, visit, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Visit that it assigns"),
  LOKET_FIELD_TEXT (LoketLetterEntry, watch, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Change that the hearing is about"),
  LOKET_FIELD_DAY (LoketLetterEntry, day, LOKET_FIELD_PLAIN, .blurb = "Day that stands on it"),
  LOKET_FIELD_ENUM (LoketLetterEntry, language, LOKET_FIELD_PLAIN, loket_language, .blurb = "Its language"),
  LOKET_FIELD_TEXT (LoketLetterEntry, signatory, LOKET_FIELD_PLAIN, .blurb = "Who signs"),
  LOKET_FIELD_ENUM (LoketLetterEntry, state, LOKET_FIELD_PLAIN, loket_letter_state, .blurb = "How far it is"),
  LOKET_FIELD_TEXT (LoketLetterEntry, reason, LOKET_FIELD_OPTIONAL, .max = 500, .blurb = "Why it is void"),
  LOKET_FIELD_TEXT (LoketLetterEntry, officer_name, LOKET_FIELD_OPTIONAL, .blurb = "Who made it"),
  LOKET_FIELD_TIME (LoketLetterEntry, created_at, LOKET_FIELD_PLAIN, .blurb = "When it got its number"),
};
LOKET_DEFINE_RECORD (LoketLetterEntry, loket_letter_entry, letter_entry_fields)

static const LoketField letter_list_fields[] = {
  LOKET_FIELD_LIST (LoketLetterList, letters, LOKET_FIELD_PLAIN, loket_letter_entry, .max = LOKET_LETTER_PAGE, .blurb = "Letters, newest first"),
  LOKET_FIELD_BOOLEAN (LoketLetterList, more, LOKET_FIELD_PLAIN, .blurb = "There are older ones"),
};
LOKET_DEFINE_RECORD (LoketLetterList, loket_letter_list, letter_list_fields)

static const LoketField letter_check_fields[] = {
  LOKET_FIELD_TEXT (LoketLetterCheck, text, LOKET_FIELD_PLAIN, .min = 1, .max = 200, .blurb = "Its code, or its number as it stands on the paper"),
};
LOKET_DEFINE_RECORD (LoketLetterCheck, loket_letter_check, letter_check_fields)

static const LoketField letter_checked_fields[] = {
  LOKET_FIELD_BOOLEAN (LoketLetterChecked, issued, LOKET_FIELD_PLAIN, .blurb = "This office has issued it"),
  LOKET_FIELD_BOOLEAN (LoketLetterChecked, elsewhere, LOKET_FIELD_OPTIONAL, .blurb = "The code is one of another office"),
  LOKET_FIELD_TEXT (LoketLetterChecked, number, LOKET_FIELD_OPTIONAL, .max = 80, .blurb = "As it stands on the paper"),
  LOKET_FIELD_TEXT (LoketLetterChecked, kind, LOKET_FIELD_OPTIONAL, .max = KIND_MAX, .blurb = "Key of the profile's letters"),
  LOKET_FIELD_RECORD (LoketLetterChecked, title, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "Name of its kind"),
  LOKET_FIELD_DAY (LoketLetterChecked, day, LOKET_FIELD_OPTIONAL, .blurb = "Day that stands on it"),
  LOKET_FIELD_ENUM (LoketLetterChecked, state, LOKET_FIELD_OPTIONAL, loket_letter_state, .blurb = "Whether it still counts"),
};
LOKET_DEFINE_RECORD (LoketLetterChecked, loket_letter_checked, letter_checked_fields)
/* clang-format on */
