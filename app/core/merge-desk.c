/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the messages about merging and splitting. */
#include "config.h"

#include "core/merge-desk.h"

#include "core/names.h"

#define REASON_MAX 500
#define ROW_MAX 100000  /* JSON of one row */
#define MOVED_MAX 20000 /* rows that hang on one person */

#define MAY (LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL)

/* clang-format off */
static const LoketField merge_request_fields[] = {
  LOKET_FIELD_TEXT (LoketMergeRequest, winner, LOKET_FIELD_UUID, .blurb = "Person that goes on"),
  LOKET_FIELD_TEXT (LoketMergeRequest, loser, LOKET_FIELD_UUID, .blurb = "Record of the same person, which rests from then on"),
  LOKET_FIELD_WORDS (LoketMergeRequest, fields, LOKET_FIELD_OPTIONAL, .max = 20, .blurb = "Fields of the person whose values are taken from the loser"),
  LOKET_FIELD_TEXT (LoketMergeRequest, reason, LOKET_FIELD_PERSONAL, .min = LOKET_REASON_MIN, .max = REASON_MAX, .blurb = "Why they are one"),
};
LOKET_DEFINE_RECORD (LoketMergeRequest, loket_merge_request, merge_request_fields)

static const LoketField unmerge_request_fields[] = {
  LOKET_FIELD_TEXT (LoketUnmergeRequest, merge, LOKET_FIELD_UUID, .blurb = "Which merge or split"),
  LOKET_FIELD_TEXT (LoketUnmergeRequest, reason, LOKET_FIELD_PERSONAL, .min = LOKET_REASON_MIN, .max = REASON_MAX, .blurb = "Why it was wrong"),
};
LOKET_DEFINE_RECORD (LoketUnmergeRequest, loket_unmerge_request, unmerge_request_fields)

static const LoketField split_request_fields[] = {
  LOKET_FIELD_TEXT (LoketSplitRequest, person, LOKET_FIELD_UUID, .blurb = "Record of two people"),
  LOKET_FIELD_WORDS (LoketSplitRequest, list_rows, LOKET_FIELD_OPTIONAL, .max = 200, .blurb = "Rows of lists that say of the other person"),
  LOKET_FIELD_WORDS (LoketSplitRequest, memberships, LOKET_FIELD_OPTIONAL, .max = 50, .blurb = "Memberships of households that are the other person's"),
  LOKET_FIELD_WORDS (LoketSplitRequest, values, LOKET_FIELD_OPTIONAL, .max = 200, .blurb = "Chosen values that are the other person's"),
  LOKET_FIELD_TEXT (LoketSplitRequest, name, LOKET_FIELD_PERSONAL | LOKET_FIELD_NAME, .min = 1, .max = LOKET_NAME_MAX, .blurb = "Name of the other person"),
  LOKET_FIELD_TEXT (LoketSplitRequest, nik, MAY, .min = 16, .max = 16, .blurb = "NIK of the other person, unverified"),
  LOKET_FIELD_TEXT (LoketSplitRequest, birth_date, MAY, .min = 4, .max = 10, .blurb = "Birth, as much as is known"),
  LOKET_FIELD_ENUM (LoketSplitRequest, sex, MAY, loket_person_sex, .blurb = "Sex"),
  LOKET_FIELD_TEXT (LoketSplitRequest, mother_name, MAY, .max = LOKET_NAME_MAX, .blurb = "Mother"),
  LOKET_FIELD_TEXT (LoketSplitRequest, reason, LOKET_FIELD_PERSONAL, .min = LOKET_REASON_MIN, .max = REASON_MAX, .blurb = "Why they are two"),
};
LOKET_DEFINE_RECORD (LoketSplitRequest, loket_split_request, split_request_fields)

static const LoketField merge_query_fields[] = {
  LOKET_FIELD_TEXT (LoketMergeQuery, person, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Only of this person; absent: the last ones"),
  LOKET_FIELD_INTEGER (LoketMergeQuery, limit, LOKET_FIELD_OPTIONAL, .min = 1, .max = LOKET_MERGE_PAGE, .blurb = "At most so many; absent: 50"),
};
LOKET_DEFINE_RECORD (LoketMergeQuery, loket_merge_query, merge_query_fields)

static const LoketField moved_row_fields[] = {
  LOKET_FIELD_TEXT (LoketMovedRow, entity, LOKET_FIELD_PLAIN, .max = 40, .blurb = "Kind of record"),
  LOKET_FIELD_TEXT (LoketMovedRow, id, LOKET_FIELD_PLAIN, .max = 40, .blurb = "Which one"),
  LOKET_FIELD_TEXT (LoketMovedRow, before, MAY, .max = ROW_MAX, .blurb = "As it was, JSON; absent: it was made"),
  LOKET_FIELD_TEXT (LoketMovedRow, after, LOKET_FIELD_PERSONAL, .max = ROW_MAX, .blurb = "As it was left, JSON"),
};
LOKET_DEFINE_RECORD (LoketMovedRow, loket_moved_row, moved_row_fields)

static const LoketField moved_rows_fields[] = {
  LOKET_FIELD_LIST (LoketMovedRows, rows, LOKET_FIELD_PLAIN, loket_moved_row, .max = MOVED_MAX, .blurb = "In the order in which they were touched"),
};
LOKET_DEFINE_RECORD (LoketMovedRows, loket_moved_rows, moved_rows_fields)

static const LoketField merge_entry_fields[] = {
  LOKET_FIELD_TEXT (LoketMergeEntry, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which merge or split"),
  LOKET_FIELD_ENUM (LoketMergeEntry, kind, LOKET_FIELD_PLAIN, loket_merge_kind, .blurb = "Two became one, or one became two"),
  LOKET_FIELD_TEXT (LoketMergeEntry, winner, LOKET_FIELD_UUID, .blurb = "Person that went on"),
  LOKET_FIELD_TEXT (LoketMergeEntry, winner_name, LOKET_FIELD_PERSONAL, .blurb = "Name"),
  LOKET_FIELD_INTEGER (LoketMergeEntry, winner_number, LOKET_FIELD_PLAIN, .blurb = "Number in the office's own series"),
  LOKET_FIELD_TEXT (LoketMergeEntry, loser, LOKET_FIELD_UUID, .blurb = "Record that rests, or the new one of a split"),
  LOKET_FIELD_TEXT (LoketMergeEntry, loser_name, LOKET_FIELD_PERSONAL, .blurb = "Name"),
  LOKET_FIELD_INTEGER (LoketMergeEntry, loser_number, LOKET_FIELD_PLAIN, .blurb = "Number in the office's own series"),
  LOKET_FIELD_TEXT (LoketMergeEntry, reason, MAY, .max = REASON_MAX, .blurb = "Why"),
  LOKET_FIELD_INTEGER (LoketMergeEntry, moved, LOKET_FIELD_PLAIN, .blurb = "Rows that it touched"),
  LOKET_FIELD_TEXT (LoketMergeEntry, officer, LOKET_FIELD_OPTIONAL, .blurb = "Name of who proposed it"),
  LOKET_FIELD_TEXT (LoketMergeEntry, approved_by, LOKET_FIELD_OPTIONAL, .blurb = "Name of the second officer"),
  LOKET_FIELD_TIME (LoketMergeEntry, at, LOKET_FIELD_PLAIN, .blurb = "When"),
  LOKET_FIELD_TEXT (LoketMergeEntry, undone_by, LOKET_FIELD_OPTIONAL, .blurb = "Name of who proposed to undo it"),
  LOKET_FIELD_TEXT (LoketMergeEntry, undone_approved_by, LOKET_FIELD_OPTIONAL, .blurb = "Name of the second officer of that"),
  LOKET_FIELD_TIME (LoketMergeEntry, undone_at, LOKET_FIELD_OPTIONAL, .blurb = "When it was undone"),
};
LOKET_DEFINE_RECORD (LoketMergeEntry, loket_merge_entry, merge_entry_fields)

static const LoketField merge_list_fields[] = {
  LOKET_FIELD_LIST (LoketMergeList, merges, LOKET_FIELD_PLAIN, loket_merge_entry, .max = LOKET_MERGE_PAGE, .blurb = "Newest first"),
};
LOKET_DEFINE_RECORD (LoketMergeList, loket_merge_list, merge_list_fields)
/* clang-format on */
