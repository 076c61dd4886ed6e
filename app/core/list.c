/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the records about lists, their rows and doubtful pairs. */
#include "config.h"

#include "core/list.h"

#define AREA_MAX 13
#define MAP_MAX 10000
#define FACTS_MAX 20000
#define MOVED_MAX 1000000

G_DEFINE_ENUM_TYPE (LoketBatchState,
                    loket_batch_state,
                    G_DEFINE_ENUM_VALUE (LOKET_BATCH_RECEIVED, "received"),
                    G_DEFINE_ENUM_VALUE (LOKET_BATCH_PARSED, "parsed"),
                    G_DEFINE_ENUM_VALUE (LOKET_BATCH_MATCHED, "matched"),
                    G_DEFINE_ENUM_VALUE (LOKET_BATCH_IN_REVIEW, "in_review"),
                    G_DEFINE_ENUM_VALUE (LOKET_BATCH_APPLIED, "applied"),
                    G_DEFINE_ENUM_VALUE (LOKET_BATCH_CLOSED, "closed"),
                    G_DEFINE_ENUM_VALUE (LOKET_BATCH_ABORTED, "aborted"))

G_DEFINE_ENUM_TYPE (LoketRowState,
                    loket_row_state,
                    G_DEFINE_ENUM_VALUE (LOKET_ROW_NEW, "new"),
                    G_DEFINE_ENUM_VALUE (LOKET_ROW_AUTO_LINKED, "auto_linked"),
                    G_DEFINE_ENUM_VALUE (LOKET_ROW_LINKED, "linked"),
                    G_DEFINE_ENUM_VALUE (LOKET_ROW_NEEDS_REVIEW, "needs_review"),
                    G_DEFINE_ENUM_VALUE (LOKET_ROW_NEW_PERSON, "new_person"),
                    G_DEFINE_ENUM_VALUE (LOKET_ROW_REJECTED, "rejected"),
                    G_DEFINE_ENUM_VALUE (LOKET_ROW_SUPERSEDED, "superseded"))

G_DEFINE_ENUM_TYPE (LoketPairState,
                    loket_pair_state,
                    G_DEFINE_ENUM_VALUE (LOKET_PAIR_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (LOKET_PAIR_SAME, "same"),
                    G_DEFINE_ENUM_VALUE (LOKET_PAIR_DIFFERENT, "different"),
                    G_DEFINE_ENUM_VALUE (LOKET_PAIR_POSTPONED, "postponed"),
                    G_DEFINE_ENUM_VALUE (LOKET_PAIR_SETTLED, "settled"))

G_DEFINE_ENUM_TYPE (LoketPairHint,
                    loket_pair_hint,
                    G_DEFINE_ENUM_VALUE (LOKET_HINT_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (LOKET_HINT_CLOSE, "close"),
                    G_DEFINE_ENUM_VALUE (LOKET_HINT_CONFLICT, "conflict"),
                    G_DEFINE_ENUM_VALUE (LOKET_HINT_TWINS, "twins"),
                    G_DEFINE_ENUM_VALUE (LOKET_HINT_TWICE, "twice"),
                    G_DEFINE_ENUM_VALUE (LOKET_HINT_DEAD, "dead"))

/* clang-format off */
static const LoketField list_batch_fields[] = {
  LOKET_FIELD_TEXT (LoketListBatch, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which list"),
  LOKET_FIELD_INTEGER (LoketListBatch, number, LOKET_FIELD_PLAIN, .min = 1, .max = 999999, .blurb = "Number of the office's own series"),
  LOKET_FIELD_TEXT (LoketListBatch, source, LOKET_FIELD_PLAIN, .min = 2, .max = 40, .blurb = "Key of the source"),
  LOKET_FIELD_TEXT (LoketListBatch, period, LOKET_FIELD_PLAIN, .min = 1, .max = 40, .blurb = "What time it is of, such as 2026-Q4"),
  LOKET_FIELD_TEXT (LoketListBatch, file_name, LOKET_FIELD_OPTIONAL, .max = 200, .blurb = "As the file was called"),
  LOKET_FIELD_TEXT (LoketListBatch, file_sha256, LOKET_FIELD_PLAIN, .min = 64, .max = 64, .blurb = "SHA-256 of the file"),
  LOKET_FIELD_INTEGER (LoketListBatch, bytes, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Size of the file"),
  LOKET_FIELD_TEXT (LoketListBatch, map, LOKET_FIELD_PLAIN, .min = 1, .max = MAP_MAX, .blurb = "The map that was used"),
  LOKET_FIELD_ENUM (LoketListBatch, state, LOKET_FIELD_PLAIN, loket_batch_state, .blurb = "How far it is"),
  LOKET_FIELD_TEXT (LoketListBatch, reason, LOKET_FIELD_OPTIONAL, .max = 500, .blurb = "Why it was aborted"),
  LOKET_FIELD_INTEGER (LoketListBatch, rows, LOKET_FIELD_PLAIN, .blurb = "Rows in all"),
  LOKET_FIELD_INTEGER (LoketListBatch, rejected, LOKET_FIELD_PLAIN, .blurb = "Rows that say of nobody"),
  LOKET_FIELD_INTEGER (LoketListBatch, linked, LOKET_FIELD_PLAIN, .blurb = "Rows of people on file"),
  LOKET_FIELD_INTEGER (LoketListBatch, created, LOKET_FIELD_PLAIN, .blurb = "Rows of new people"),
  LOKET_FIELD_INTEGER (LoketListBatch, in_doubt, LOKET_FIELD_PLAIN, .blurb = "Rows that wait for people"),
  LOKET_FIELD_TEXT (LoketListBatch, officer, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who brought it"),
  LOKET_FIELD_TIME (LoketListBatch, created_at, LOKET_FIELD_PLAIN, .blurb = "When it came"),
  LOKET_FIELD_TIME (LoketListBatch, changed_at, LOKET_FIELD_PLAIN, .blurb = "Last change"),
};
LOKET_DEFINE_ENTITY (LoketListBatch, loket_list_batch, list_batch_fields, "list_batch", NULL)

static const LoketField list_row_fields[] = {
  LOKET_FIELD_TEXT (LoketListRow, id, LOKET_FIELD_KEY, .min = 15, .max = 20, .blurb = "List and row"),
  LOKET_FIELD_INTEGER (LoketListRow, line, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Line of the file"),
  LOKET_FIELD_ENUM (LoketListRow, state, LOKET_FIELD_PLAIN, loket_row_state, .blurb = "What became of it"),
  LOKET_FIELD_TEXT (LoketListRow, person, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Of whom it says"),
  LOKET_FIELD_INTEGER (LoketListRow, weight, LOKET_FIELD_OPTIONAL, .min = -LOKET_INTEGER_MAX, .blurb = "Hundredths of a bit"),
  LOKET_FIELD_TEXT (LoketListRow, reason, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 500, .blurb = "Why it was rejected, or is in doubt"),
  LOKET_FIELD_TEXT (LoketListRow, facts, LOKET_FIELD_PERSONAL, .min = 2, .max = FACTS_MAX, .blurb = "What it says, JSON of LoketListFacts"),
};
LOKET_DEFINE_ENTITY (LoketListRow, loket_list_row, list_row_fields, "list_row", NULL)

static const LoketField pair_fields[] = {
  LOKET_FIELD_TEXT (LoketPair, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which pair"),
  LOKET_FIELD_TEXT (LoketPair, list_row, LOKET_FIELD_OPTIONAL, .max = 20, .blurb = "Row of a list; absent = two people"),
  LOKET_FIELD_TEXT (LoketPair, other, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "The other person; absent = a row of a list"),
  LOKET_FIELD_TEXT (LoketPair, person, LOKET_FIELD_UUID, .blurb = "Person on file"),
  LOKET_FIELD_INTEGER (LoketPair, weight, LOKET_FIELD_PLAIN, .min = -LOKET_INTEGER_MAX, .blurb = "Hundredths of a bit"),
  LOKET_FIELD_TEXT (LoketPair, comparison, LOKET_FIELD_PLAIN, .min = 2, .max = 4000, .blurb = "Level and weight of each field, JSON of LoketComparison"),
  LOKET_FIELD_ENUM (LoketPair, hint, LOKET_FIELD_PLAIN, loket_pair_hint, .blurb = "Why it is asked"),
  LOKET_FIELD_ENUM (LoketPair, state, LOKET_FIELD_PLAIN, loket_pair_state, .blurb = "What was decided"),
  LOKET_FIELD_TEXT (LoketPair, reason, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 500, .blurb = "Why it was decided so"),
  LOKET_FIELD_TEXT (LoketPair, decided_by, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "By whom"),
  LOKET_FIELD_TIME (LoketPair, decided_at, LOKET_FIELD_OPTIONAL, .blurb = "When"),
  LOKET_FIELD_TEXT (LoketPair, data_hash, LOKET_FIELD_PLAIN, .min = 64, .max = 64, .blurb = "Of what was known of both"),
  LOKET_FIELD_TEXT (LoketPair, village, LOKET_FIELD_OPTIONAL | LOKET_FIELD_AREA, .min = 2, .max = AREA_MAX, .blurb = "Code of the person's village"),
  LOKET_FIELD_TIME (LoketPair, created_at, LOKET_FIELD_PLAIN, .blurb = "When it came up"),
};
LOKET_DEFINE_ENTITY (LoketPair, loket_pair, pair_fields, "pair", NULL)

static const LoketField pair_answer_fields[] = {
  LOKET_FIELD_TEXT (LoketPairAnswer, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which answer"),
  LOKET_FIELD_TEXT (LoketPairAnswer, pair, LOKET_FIELD_UUID, .blurb = "About which pair"),
  LOKET_FIELD_ENUM (LoketPairAnswer, state, LOKET_FIELD_PLAIN, loket_pair_state, .blurb = "What it led to"),
  LOKET_FIELD_BOOLEAN (LoketPairAnswer, created, LOKET_FIELD_PLAIN, .blurb = "Somebody was put on file for it"),
  LOKET_FIELD_TEXT (LoketPairAnswer, moved, LOKET_FIELD_PERSONAL, .min = 2, .max = MOVED_MAX, .blurb = "Every row that was touched, as it was and as it was left, JSON"),
  LOKET_FIELD_TEXT (LoketPairAnswer, reason, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 500, .blurb = "Why"),
  LOKET_FIELD_TEXT (LoketPairAnswer, officer, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who said it"),
  LOKET_FIELD_TIME (LoketPairAnswer, at, LOKET_FIELD_PLAIN, .blurb = "When"),
  LOKET_FIELD_TEXT (LoketPairAnswer, undone_by, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who took it back"),
  LOKET_FIELD_TEXT (LoketPairAnswer, undone_reason, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 500, .blurb = "Why it was wrong"),
  LOKET_FIELD_TIME (LoketPairAnswer, undone_at, LOKET_FIELD_OPTIONAL, .blurb = "When"),
};
LOKET_DEFINE_ENTITY (LoketPairAnswer, loket_pair_answer, pair_answer_fields, "pair_answer", NULL)
/* clang-format on */

/**
 * loket_batch_state_counts:
 * @state: of a list
 *
 * Returns: whether the list has been taken in, and none has been taken in its place
 */
gboolean
loket_batch_state_counts (LoketBatchState state)
{
  return state == LOKET_BATCH_IN_REVIEW || state == LOKET_BATCH_APPLIED;
}

/**
 * loket_row_state_counts:
 * @state: of a row of a list
 *
 * Returns: whether what the row says is known to be of its person, and no later list says it anew
 */
gboolean
loket_row_state_counts (LoketRowState state)
{
  return state == LOKET_ROW_AUTO_LINKED || state == LOKET_ROW_LINKED ||
         state == LOKET_ROW_NEW_PERSON;
}
