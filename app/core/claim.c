/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of claims, and what a row is worth against a slip. */
#include "config.h"

#include "core/claim.h"

#include "core/claim-reader.h"

#include <glib/gi18n.h>
#include <string.h>

#define DEVICE_MAX 64
#define FILE_NAME_MAX 200
#define CELL_MAX LOKET_CLAIM_CELL
#define FACILITY(Type, flags, words)                                                               \
  LOKET_FIELD_TEXT (Type, facility, flags, .min = 1, .max = LOKET_FACILITY_MAX, .blurb = words)

G_DEFINE_ENUM_TYPE (LoketClaimOutcome,
                    loket_claim_outcome,
                    G_DEFINE_ENUM_VALUE (LOKET_CLAIM_MATCHED, "matched"),
                    G_DEFINE_ENUM_VALUE (LOKET_CLAIM_UNREADABLE, "unreadable"),
                    G_DEFINE_ENUM_VALUE (LOKET_CLAIM_CODE_UNREADABLE, "code_unreadable"),
                    G_DEFINE_ENUM_VALUE (LOKET_CLAIM_DATE_UNREADABLE, "date_unreadable"),
                    G_DEFINE_ENUM_VALUE (LOKET_CLAIM_AMOUNT_UNREADABLE, "amount_unreadable"),
                    G_DEFINE_ENUM_VALUE (LOKET_CLAIM_UNKNOWN_CARD, "unknown_card"),
                    G_DEFINE_ENUM_VALUE (LOKET_CLAIM_NO_SLIP, "no_slip"),
                    G_DEFINE_ENUM_VALUE (LOKET_CLAIM_OTHER_CARD, "other_card"),
                    G_DEFINE_ENUM_VALUE (LOKET_CLAIM_OTHER_FACILITY, "other_facility"),
                    G_DEFINE_ENUM_VALUE (LOKET_CLAIM_WITHDRAWN, "withdrawn"),
                    G_DEFINE_ENUM_VALUE (LOKET_CLAIM_BEFORE_SLIP, "before_slip"),
                    G_DEFINE_ENUM_VALUE (LOKET_CLAIM_OUTSIDE, "outside"),
                    G_DEFINE_ENUM_VALUE (LOKET_CLAIM_OTHER_PURPOSE, "other_purpose"),
                    G_DEFINE_ENUM_VALUE (LOKET_CLAIM_TWICE, "twice"))

/* clang-format off */
static const LoketField list_fields[] = {
  LOKET_FIELD_TEXT (LoketClaimList, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which list"),
  FACILITY (LoketClaimList, LOKET_FIELD_PLAIN, "Whose it is"),
  LOKET_FIELD_TEXT (LoketClaimList, file_sha256, LOKET_FIELD_PLAIN, .min = 64, .max = 64, .blurb = "SHA-256 of the file"),
  LOKET_FIELD_TEXT (LoketClaimList, file_name, LOKET_FIELD_OPTIONAL, .max = FILE_NAME_MAX, .blurb = "What the file was called"),
  LOKET_FIELD_INTEGER (LoketClaimList, rows, LOKET_FIELD_PLAIN, .min = 0, .blurb = "How many rows it has"),
  LOKET_FIELD_INTEGER (LoketClaimList, matched, LOKET_FIELD_PLAIN, .min = 0, .blurb = "How many of them match a slip"),
  LOKET_FIELD_MONEY (LoketClaimList, amount, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Rupiah of all rows whose amount could be read"),
  LOKET_FIELD_MONEY (LoketClaimList, matched_amount, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Rupiah of those that match"),
  LOKET_FIELD_TEXT (LoketClaimList, officer, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who took it in"),
  LOKET_FIELD_TEXT (LoketClaimList, device, LOKET_FIELD_PLAIN, .max = DEVICE_MAX, .blurb = "Where it was taken in"),
  LOKET_FIELD_DAY (LoketClaimList, day, LOKET_FIELD_PLAIN, .blurb = "On which day"),
  LOKET_FIELD_TIME (LoketClaimList, created_at, LOKET_FIELD_PLAIN, .blurb = "When"),
};
LOKET_DEFINE_ENTITY (LoketClaimList, loket_claim_list, list_fields, "claim_list", NULL)

static const LoketField row_fields[] = {
  LOKET_FIELD_TEXT (LoketClaimRow, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which row"),
  LOKET_FIELD_TEXT (LoketClaimRow, list, LOKET_FIELD_UUID, .blurb = "Of which list"),
  LOKET_FIELD_INTEGER (LoketClaimRow, line, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Line of the file"),
  LOKET_FIELD_TEXT (LoketClaimRow, code, LOKET_FIELD_OPTIONAL, .max = CELL_MAX, .blurb = "Code of the slip"),
  LOKET_FIELD_TEXT (LoketClaimRow, number, LOKET_FIELD_OPTIONAL, .max = CELL_MAX, .blurb = "Number of the card"),
  LOKET_FIELD_DAY (LoketClaimRow, day, LOKET_FIELD_OPTIONAL, .blurb = "Day of the treatment"),
  LOKET_FIELD_TEXT (LoketClaimRow, purpose, LOKET_FIELD_OPTIONAL, .max = CELL_MAX, .blurb = "What for, as it is written"),
  LOKET_FIELD_MONEY (LoketClaimRow, amount, LOKET_FIELD_OPTIONAL, .min = 0, .max = LOKET_CLAIM_AMOUNT, .blurb = "Rupiah"),
  LOKET_FIELD_TEXT (LoketClaimRow, reference, LOKET_FIELD_OPTIONAL, .max = CELL_MAX, .blurb = "The hospital's own number"),
  LOKET_FIELD_ENUM (LoketClaimRow, outcome, LOKET_FIELD_PLAIN, loket_claim_outcome, .blurb = "What became of it"),
  LOKET_FIELD_TEXT (LoketClaimRow, guarantee, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Slip with that code"),
  LOKET_FIELD_TEXT (LoketClaimRow, earlier, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Row that had claimed it before"),
};
LOKET_DEFINE_ENTITY (LoketClaimRow, loket_claim_row, row_fields, "claim_row", NULL)

static const LoketField total_fields[] = {
  FACILITY (LoketClaimTotal, LOKET_FIELD_PLAIN, "Whose they are"),
  LOKET_FIELD_ENUM (LoketClaimTotal, outcome, LOKET_FIELD_PLAIN, loket_claim_outcome, .blurb = "What became of them"),
  LOKET_FIELD_INTEGER (LoketClaimTotal, rows, LOKET_FIELD_PLAIN, .min = 0, .blurb = "How many"),
  LOKET_FIELD_MONEY (LoketClaimTotal, amount, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Rupiah of those whose amount could be read"),
};
LOKET_DEFINE_RECORD (LoketClaimTotal, loket_claim_total, total_fields)

static const LoketField match_fields[] = {
  FACILITY (LoketClaimMatch, LOKET_FIELD_PLAIN, "Whose it is: a key of the profile, or a device that has made slips"),
  LOKET_FIELD_TEXT (LoketClaimMatch, file_name, LOKET_FIELD_OPTIONAL, .max = FILE_NAME_MAX, .blurb = "What the file is called"),
  LOKET_FIELD_TEXT (LoketClaimMatch, file_sha256, LOKET_FIELD_PLAIN, .min = 64, .max = 64, .blurb = "SHA-256 of the file"),
  LOKET_FIELD_WORDS (LoketClaimMatch, blobs, LOKET_FIELD_PLAIN, .min = 1, .max = LOKET_CLAIM_PARTS, .blurb = "SHA-256 of its parts, in their order"),
};
LOKET_DEFINE_RECORD (LoketClaimMatch, loket_claim_match, match_fields)

static const LoketField report_fields[] = {
  LOKET_FIELD_RECORD (LoketClaimReport, list, LOKET_FIELD_PLAIN, loket_claim_list, .blurb = "The list as it is on file"),
  LOKET_FIELD_BOOLEAN (LoketClaimReport, again, LOKET_FIELD_OPTIONAL, .blurb = "It had been taken in before; nothing was changed"),
  LOKET_FIELD_LIST (LoketClaimReport, totals, LOKET_FIELD_PLAIN, loket_claim_total, .blurb = "Its rows by what became of them"),
};
LOKET_DEFINE_RECORD (LoketClaimReport, loket_claim_report, report_fields)

static const LoketField query_fields[] = {
  FACILITY (LoketClaimQuery, LOKET_FIELD_OPTIONAL, "Only of this one"),
  LOKET_FIELD_DAY (LoketClaimQuery, from_day, LOKET_FIELD_OPTIONAL, .blurb = "Only lists taken in from this day on"),
  LOKET_FIELD_DAY (LoketClaimQuery, until_day, LOKET_FIELD_OPTIONAL, .blurb = "Only lists taken in until this day"),
};
LOKET_DEFINE_RECORD (LoketClaimQuery, loket_claim_query, query_fields)

static const LoketField page_fields[] = {
  LOKET_FIELD_LIST (LoketClaimPage, lists, LOKET_FIELD_PLAIN, loket_claim_list, .max = LOKET_CLAIM_LISTS, .blurb = "Newest first, at most 100"),
  LOKET_FIELD_LIST (LoketClaimPage, totals, LOKET_FIELD_PLAIN, loket_claim_total, .blurb = "Over all that were asked for, by hospital and outcome"),
};
LOKET_DEFINE_RECORD (LoketClaimPage, loket_claim_page, page_fields)

static const LoketField rows_query_fields[] = {
  LOKET_FIELD_TEXT (LoketClaimRowsQuery, list, LOKET_FIELD_UUID, .blurb = "Which list"),
  LOKET_FIELD_WORDS (LoketClaimRowsQuery, outcomes, LOKET_FIELD_OPTIONAL, .max = LOKET_N_CLAIM_OUTCOMES, .blurb = "Only these outcomes"),
  LOKET_FIELD_INTEGER (LoketClaimRowsQuery, after, LOKET_FIELD_OPTIONAL, .min = 0, .blurb = "`next` of the page before"),
  LOKET_FIELD_INTEGER (LoketClaimRowsQuery, limit, LOKET_FIELD_OPTIONAL, .min = 1, .max = LOKET_CLAIM_PAGE, .blurb = "At most so many; absent: 500"),
};
LOKET_DEFINE_RECORD (LoketClaimRowsQuery, loket_claim_rows_query, rows_query_fields)

static const LoketField rows_fields[] = {
  LOKET_FIELD_RECORD (LoketClaimRows, list, LOKET_FIELD_PLAIN, loket_claim_list, .blurb = "The list"),
  LOKET_FIELD_LIST (LoketClaimRows, rows, LOKET_FIELD_PLAIN, loket_claim_row, .max = LOKET_CLAIM_PAGE, .blurb = "In the order of the file"),
  LOKET_FIELD_INTEGER (LoketClaimRows, next, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "`after` of the next page; absent at the end"),
};
LOKET_DEFINE_RECORD (LoketClaimRows, loket_claim_rows, rows_fields)
/* clang-format on */

/* A word that nobody knows contradicts nothing. */
static gboolean
is_other_purpose (const char *written, LoketGuaranteePurpose purpose)
{
  LoketGuaranteePurpose said;

  return written != NULL && loket_claim_purpose_read (written, &said) && said != purpose;
}

/**
 * loket_claim_judge:
 * @row: a row of a list, readable, of a known card
 * @slip: (nullable): the one with its code
 * @facility: whose list it is
 *
 * Whether the slip was claimed before is not looked at.
 *
 * Returns: what speaks against the row, or %LOKET_CLAIM_MATCHED
 */
LoketClaimOutcome
loket_claim_judge (const LoketClaimRow *row, const LoketGuarantee *slip, const char *facility)
{
  if (slip == NULL)
    return LOKET_CLAIM_NO_SLIP;
  if (g_strcmp0 (slip->number, row->number) != 0)
    return LOKET_CLAIM_OTHER_CARD;
  if (g_strcmp0 (slip->facility, facility) != 0)
    return LOKET_CLAIM_OTHER_FACILITY;
  if (slip->state == LOKET_GUARANTEE_WITHDRAWN)
    return LOKET_CLAIM_WITHDRAWN;
  if (g_strcmp0 (row->day, slip->day) < 0)
    return LOKET_CLAIM_BEFORE_SLIP;
  if (g_strcmp0 (row->day, slip->until_day) > 0)
    return LOKET_CLAIM_OUTSIDE;
  if (is_other_purpose (row->purpose, slip->purpose))
    return LOKET_CLAIM_OTHER_PURPOSE;
  return LOKET_CLAIM_MATCHED;
}

/**
 * loket_claim_outcome_sentence:
 * @outcome: what became of a row
 *
 * Returns: (transfer none): the msgid of a sentence for officers
 */
const char *
loket_claim_outcome_sentence (LoketClaimOutcome outcome)
{
  static const char *const sentences[] = {
      [LOKET_CLAIM_MATCHED] = N_ ("A slip stands behind this row."),
      [LOKET_CLAIM_UNREADABLE] = N_ ("This line cannot be read."),
      [LOKET_CLAIM_CODE_UNREADABLE] = N_ ("The code of the slip is missing or mistyped."),
      [LOKET_CLAIM_DATE_UNREADABLE] = N_ ("The date is missing or cannot be."),
      [LOKET_CLAIM_AMOUNT_UNREADABLE] = N_ ("The amount is missing or cannot be read."),
      [LOKET_CLAIM_UNKNOWN_CARD] = N_ ("The office has no card of this number."),
      [LOKET_CLAIM_NO_SLIP] =
          N_ ("No slip has this code. Perhaps the desk of the hospital has not told of it yet."),
      [LOKET_CLAIM_OTHER_CARD] = N_ ("The slip is of another card."),
      [LOKET_CLAIM_OTHER_FACILITY] = N_ ("The slip is of another hospital."),
      [LOKET_CLAIM_WITHDRAWN] = N_ ("The slip was withdrawn."),
      [LOKET_CLAIM_BEFORE_SLIP] = N_ ("The date is before that of the slip."),
      [LOKET_CLAIM_OUTSIDE] = N_ ("The date is behind the last day of the slip."),
      [LOKET_CLAIM_OTHER_PURPOSE] = N_ ("The slip is for something else."),
      [LOKET_CLAIM_TWICE] = N_ ("The slip was claimed before, in this list or another one."),
  };

  g_return_val_if_fail ((guint) outcome < G_N_ELEMENTS (sentences), NULL);
  return sentences[outcome];
}
