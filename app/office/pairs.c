/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clerical desk: doubtful pairs that wait, one of them beside each other (pair-view.c), what an
 * officer decides about it. */
#include "config.h"

#include "core/error.h"
#include "office/asker.h"
#include "office/pairs-private.h"
#include "office/people.h"
#include "office/row-person.h"
#include "office/turn-private.h"
#include "store/pairs.h"
#include "wire/json.h"

#include <string.h>

#define PAGE 50

/* What is easy first: twins and conflicts need papers on the table. */
static const LoketPairHint hint_order[] = {
    LOKET_HINT_NONE,
    LOKET_HINT_CLOSE,
    LOKET_HINT_TWICE,
    LOKET_HINT_DEAD,
    LOKET_HINT_TWINS,
    LOKET_HINT_CONFLICT,
};
static const LoketPairState waiting_order[] = {LOKET_PAIR_OPEN, LOKET_PAIR_POSTPONED};

#define N_KINDS (G_N_ELEMENTS (hint_order) * G_N_ELEMENTS (waiting_order))

static gboolean
is_waiting (const LoketPair *pair)
{
  return pair->state == LOKET_PAIR_OPEN || pair->state == LOKET_PAIR_POSTPONED;
}

/**
 * loket_pair_get:
 * @turn: a turn
 * @id: which pair
 * @error: set to %LOKET_ERROR_NOT_FOUND, or %LOKET_ERROR_NOT_ALLOWED outside the officer's area
 *
 * Returns: (transfer full): the pair
 */
LoketPair *
loket_pair_get (LoketTurn *turn, const char *id, GError **error)
{
  g_autoptr (LoketRecord) pair =
      loket_txn_get (loket_turn_txn (turn), loket_pair_get_type (), id, error);

  if (pair == NULL || !loket_caller_check_area (loket_turn_caller (turn), pair, error))
    return NULL;
  return loket_pair_cast (g_steal_pointer (&pair));
}

/**
 * loket_pair_get_row:
 * @turn: a turn
 * @id: which row
 * @error: set to %LOKET_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the row of a list
 */
LoketListRow *
loket_pair_get_row (LoketTurn *turn, const char *id, GError **error)
{
  LoketRecord *row = loket_txn_get (loket_turn_txn (turn), loket_list_row_get_type (), id, error);

  return row != NULL ? loket_list_row_cast (row) : NULL;
}

/**
 * loket_row_facts:
 * @row: a row of a list
 * @error: set when it holds no facts
 *
 * Returns: (transfer full): what it says
 */
LoketListFacts *
loket_row_facts (LoketListRow *row, GError **error)
{
  LoketRecord *facts = loket_json_to_record (
      loket_list_facts_get_type (), row->facts, strlen (row->facts), LOKET_JSON_ANSWER, error);

  return facts != NULL ? loket_list_facts_cast (facts) : NULL;
}

static gboolean
wants_hint (char **hints, LoketPairHint hint)
{
  return hints == NULL ||
         g_strv_contains ((const char *const *) hints,
                          loket_enum_name (loket_pair_hint_get_type (), (int) hint));
}

static gboolean
check_hints (char **hints, GError **error)
{
  int hint;

  for (guint i = 0; hints != NULL && hints[i] != NULL; i++)
    if (!loket_enum_from_name (loket_pair_hint_get_type (), hints[i], &hint)) {
      loket_set_error (error, LOKET_ERROR_BAD_FIELD, "hints", "there is no such kind of pair");
      return FALSE;
    }
  return TRUE;
}

/* Where a page goes on: "KIND WEIGHT ID". */
typedef struct {
  guint kind;
  gint64 weight;
  char *id;
} Place;

static gboolean
read_place (const char *text, Place *place, GError **error)
{
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, " ", 3) : NULL;
  guint64 kind;

  *place = (Place){0};
  if (text == NULL)
    return TRUE;
  if (g_strv_length (parts) != 3 ||
      !g_ascii_string_to_unsigned (parts[0], 10, 0, N_KINDS - 1, &kind, NULL) ||
      !g_ascii_string_to_signed (
          parts[1], 10, -LOKET_INTEGER_MAX, LOKET_INTEGER_MAX, &place->weight, NULL) ||
      !g_uuid_string_is_valid (parts[2])) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "after", "there is no such page");
    return FALSE;
  }
  place->kind = (guint) kind;
  place->id = g_strdup (parts[2]);
  return TRUE;
}

static gboolean
add_row (LoketTurn *turn, LoketPair *pair, LoketPairEntry *entry, GError **error)
{
  g_autoptr (LoketListRow) row = loket_pair_get_row (turn, pair->list_row, error);
  g_autoptr (LoketListFacts) facts = row != NULL ? loket_row_facts (row, error) : NULL;
  g_autoptr (LoketListBatch) batch = NULL;

  if (facts == NULL)
    return FALSE;
  batch = loket_txn_batch_of_row (loket_turn_txn (turn), pair->list_row, error);
  if (batch == NULL)
    return FALSE;
  entry->said = g_strdup (facts->name);
  entry->source = g_strdup (batch->source);
  entry->period = g_strdup (batch->period);
  entry->list_row = g_strdup (pair->list_row);
  return TRUE;
}

static gboolean
add_other (LoketTurn *turn, LoketPair *pair, LoketPairEntry *entry, GError **error)
{
  g_autoptr (LoketPerson) other =
      loket_txn_living_person (loket_turn_txn (turn), pair->other, error);

  entry->said = other != NULL ? g_strdup (other->name) : NULL;
  return other != NULL;
}

/**
 * loket_pair_entry_of:
 * @turn: a turn
 * @pair: a pair of the officer's area
 * @error: set when the store fails
 *
 * Returns: (transfer full): what a list shows of it
 */
LoketPairEntry *
loket_pair_entry_of (LoketTurn *turn, LoketPair *pair, GError **error)
{
  g_autoptr (LoketPairEntry) entry = loket_pair_entry_new ();
  g_autoptr (LoketPerson) person =
      loket_txn_living_person (loket_turn_txn (turn), pair->person, error);

  if (person == NULL || !(pair->list_row != NULL ? add_row (turn, pair, entry, error)
                                                 : add_other (turn, pair, entry, error)))
    return NULL;
  entry->id = g_strdup (pair->id);
  entry->hint = pair->hint;
  entry->state = pair->state;
  entry->weight = pair->weight;
  entry->name = g_strdup (person->name);
  entry->village = g_strdup (pair->village);
  entry->village_name = loket_place_label (turn, pair->village);
  entry->created_at = pair->created_at;
  if (pair->state == LOKET_PAIR_POSTPONED && pair->decided_at.set)
    entry->back_at = LOKET_SOME (pair->decided_at.value + LOKET_PAIR_REST * LOKET_SECOND);
  return g_steal_pointer (&entry);
}

static gboolean
add_pairs (LoketTurn *turn,
           LoketPairPage *page,
           guint kind,
           GPtrArray *pairs,
           guint limit,
           GError **error)
{
  for (guint i = 0; i < pairs->len; i++) {
    g_autoptr (LoketPairEntry) entry = NULL;
    if (g_list_model_get_n_items (G_LIST_MODEL (page->pairs)) == limit)
      return TRUE;
    entry = loket_pair_entry_of (turn, pairs->pdata[i], error);
    if (entry == NULL)
      return FALSE;
    g_list_store_append (page->pairs, entry);
    g_free (page->next);
    page->next = g_strdup_printf ("%u %" G_GINT64_FORMAT " %s", kind, entry->weight, entry->id);
  }
  return TRUE;
}

static gint64
number_of_batch (LoketTurn *turn, const char *id, GError **error)
{
  g_autoptr (LoketRecord) batch =
      loket_txn_get (loket_turn_txn (turn), loket_list_batch_get_type (), id, error);

  return batch != NULL ? loket_list_batch_cast (batch)->number : -1;
}

/* One more than the page holds tells whether there is another page. */
static gboolean
fill_page (LoketTurn *turn,
           LoketPairQuery *query,
           const Place *place,
           LoketPairPage *page,
           GError **error)
{
  const guint limit = query->limit.set ? (guint) query->limit.value : PAGE;
  const gint64 batch = query->batch != NULL ? number_of_batch (turn, query->batch, error) : 0;
  gboolean more = FALSE;

  if (batch < 0)
    return FALSE;
  for (guint kind = place->kind; kind < N_KINDS && !more; kind++) {
    const guint left = limit - g_list_model_get_n_items (G_LIST_MODEL (page->pairs));
    const LoketPairFilter filter = {
        .state = waiting_order[kind / G_N_ELEMENTS (hint_order)],
        .hint = hint_order[kind % G_N_ELEMENTS (hint_order)],
        .area = query->area != NULL ? query->area : loket_turn_caller (turn)->area,
        .batch = batch,
        .has_place = place->id != NULL && kind == place->kind,
        .weight = place->weight,
        .id = place->id,
    };
    g_autoptr (GPtrArray) pairs = NULL;

    if (!wants_hint (query->hints, filter.hint))
      continue;
    pairs = loket_txn_pairs (loket_turn_txn (turn), &filter, left + 1, error);
    if (pairs == NULL || !add_pairs (turn, page, kind, pairs, limit, error))
      return FALSE;
    more = pairs->len > left;
  }
  if (!more)
    g_clear_pointer (&page->next, g_free);
  return TRUE;
}

static gboolean
add_counts (LoketTurn *turn, LoketPairQuery *query, LoketPairPage *page, GError **error)
{
  g_autoptr (GPtrArray) counts =
      loket_txn_pair_counts (loket_turn_txn (turn),
                             query->area != NULL ? query->area : loket_turn_caller (turn)->area,
                             error);

  for (guint i = 0; counts != NULL && i < counts->len; i++) {
    LoketPairCount *count = counts->pdata[i];
    count->village_name = loket_place_label (turn, count->village);
    g_list_store_append (page->counts, count);
  }
  return counts != NULL;
}

static LoketRecord *
list (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketPairQuery *query = loket_pair_query_cast (record);
  g_autoptr (LoketPairPage) page = loket_pair_page_new ();
  g_autofree char *id = NULL;
  Place place;

  page->pairs = g_list_store_new (loket_pair_entry_get_type ());
  page->counts = g_list_store_new (loket_pair_count_get_type ());
  if (!check_hints (query->hints, error) || !read_place (query->after, &place, error))
    return NULL;
  id = place.id;
  if (!fill_page (turn, query, &place, page, error) ||
      (query->after == NULL && !add_counts (turn, query, page, error)))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&page));
}

/* Two officers may have the same pair on their screens; the second one learns who was first. */
static gboolean
check_waiting (LoketTurn *turn, LoketPair *pair, GError **error)
{
  g_autofree char *officer = NULL;

  if (is_waiting (pair))
    return TRUE;
  officer = loket_turn_officer_name (turn, pair->decided_by);
  loket_set_error (
      error, LOKET_ERROR_ALREADY_DECIDED, officer != NULL ? officer : "", "the pair is decided");
  return FALSE;
}

static gboolean
refuse_state (const char *state, GError **error)
{
  loket_set_error (error, LOKET_ERROR_WRONG_STATE, state, "the pair is not what it was");
  return FALSE;
}

static gboolean
check_reason (LoketPairDecision *decision, LoketPair *pair, GError **error)
{
  const gboolean grave =
      pair->list_row == NULL || pair->hint == LOKET_HINT_CONFLICT || pair->hint == LOKET_HINT_TWINS;

  if (decision->judgement != LOKET_JUDGE_SAME || !grave ||
      (decision->reason != NULL && g_utf8_strlen (decision->reason, -1) >= LOKET_REASON_MIN))
    return TRUE;
  loket_set_error (error, LOKET_ERROR_RULE, "reason-needed", "a conflict needs a reason");
  return FALSE;
}

static LoketPair *
decided (LoketTurn *turn, LoketPair *before, LoketPairState state, const char *reason)
{
  LoketPair *after = loket_pair_cast (loket_record_copy (LOKET_RECORD (before)));

  after->state = state;
  g_free (after->reason);
  after->reason = g_strdup (reason);
  g_free (after->decided_by);
  after->decided_by = g_strdup (loket_turn_caller (turn)->officer);
  after->decided_at = LOKET_SOME (loket_turn_now (turn));
  return after;
}

static gboolean
mark_pair (LoketTurn *turn,
           LoketPair *before,
           LoketPairState state,
           const char *reason,
           GError **error)
{
  g_autoptr (LoketPair) after = decided (turn, before, state, reason);

  return loket_turn_replace (turn, before, after, error);
}

/* Wherever the person of it lives: the row is of one, so that nobody has to answer it any more. */
static gboolean
settle_pair (LoketTurn *turn, LoketPair *before, GError **error)
{
  g_autoptr (LoketPair) after = decided (turn, before, LOKET_PAIR_SETTLED, NULL);

  return loket_turn_put (turn, before, after, error);
}

/* Those that wait besides @pair; with @settle nobody needs to look at them any more. */
static gboolean
look_at_others (LoketTurn *turn, LoketPair *pair, gboolean settle, guint *waiting, GError **error)
{
  g_autoptr (GPtrArray) pairs =
      loket_txn_pairs_of_row (loket_turn_txn (turn), pair->list_row, error);

  *waiting = 0;
  for (guint i = 0; pairs != NULL && i < pairs->len; i++) {
    LoketPair *other = pairs->pdata[i];
    if (strcmp (other->id, pair->id) == 0 || !is_waiting (other))
      continue;
    (*waiting)++;
    if (settle && !settle_pair (turn, other, error))
      return FALSE;
  }
  return pairs != NULL;
}

/* The list is done when its last doubt is. */
static gboolean
count_row (LoketTurn *turn, const char *list_row, gboolean created, GError **error)
{
  g_autoptr (LoketListBatch) before =
      loket_txn_batch_of_row (loket_turn_txn (turn), list_row, error);
  g_autoptr (LoketListBatch) after = NULL;

  if (before == NULL)
    return FALSE;
  after = loket_list_batch_cast (loket_record_copy (LOKET_RECORD (before)));
  after->in_doubt = MAX (after->in_doubt - 1, 0);
  if (created)
    after->created++;
  else
    after->linked++;
  if (after->in_doubt == 0 && after->state == LOKET_BATCH_IN_REVIEW)
    after->state = LOKET_BATCH_APPLIED;
  after->changed_at = loket_turn_now (turn);
  return loket_turn_replace (turn, before, after, error);
}

static LoketListRow *
get_doubtful_row (LoketTurn *turn, LoketPair *pair, GError **error)
{
  g_autoptr (LoketListRow) row = loket_pair_get_row (turn, pair->list_row, error);
  g_autoptr (LoketListBatch) batch = NULL;

  if (row == NULL)
    return NULL;
  batch = loket_txn_batch_of_row (loket_turn_txn (turn), row->id, error);
  if (batch == NULL)
    return NULL;
  if (batch->state == LOKET_BATCH_ABORTED) {
    refuse_state ("aborted", error);
    return NULL;
  }
  if (row->state != LOKET_ROW_NEEDS_REVIEW) {
    refuse_state ("changed", error);
    return NULL;
  }
  return g_steal_pointer (&row);
}

static gboolean
row_is_same (LoketTurn *turn,
             LoketPair *pair,
             LoketPairDecision *decision,
             LoketPairOutcome *outcome,
             GError **error)
{
  g_autoptr (LoketListRow) row = get_doubtful_row (turn, pair, error);
  g_autoptr (LoketPerson) person = NULL;
  guint waiting;

  if (row == NULL)
    return FALSE;
  person = loket_txn_living_person (loket_turn_txn (turn), pair->person, error);
  if (person == NULL)
    return FALSE;
  outcome->person = g_strdup (person->id);
  return mark_pair (turn, pair, LOKET_PAIR_SAME, decision->reason, error) &&
         look_at_others (turn, pair, TRUE, &waiting, error) &&
         loket_row_link (turn, row, person, pair->weight, error) &&
         count_row (turn, row->id, FALSE, error);
}

/* Nobody on file is left who could be meant: then it is somebody new. */
static gboolean
row_is_different (LoketTurn *turn,
                  LoketPair *pair,
                  LoketPairDecision *decision,
                  LoketPairOutcome *outcome,
                  GError **error)
{
  g_autoptr (LoketListRow) row = get_doubtful_row (turn, pair, error);
  g_autoptr (LoketPerson) person = NULL;
  guint waiting;

  if (row == NULL || !mark_pair (turn, pair, LOKET_PAIR_DIFFERENT, decision->reason, error) ||
      !look_at_others (turn, pair, FALSE, &waiting, error))
    return FALSE;
  if (waiting > 0)
    return TRUE;
  person = loket_row_new_person (turn, row, error);
  if (person == NULL)
    return FALSE;
  outcome->person = g_strdup (person->id);
  outcome->created = TRUE;
  return count_row (turn, row->id, TRUE, error);
}

/* It waits for the second officer, and comes back by itself if that one refuses. */
static gboolean
people_are_same (LoketTurn *turn,
                 LoketPair *pair,
                 LoketPairDecision *decision,
                 LoketPairOutcome *outcome,
                 GError **error)
{
  g_autoptr (LoketMergeRequest) request = loket_merge_request_new ();
  g_autoptr (LoketPerson) one =
      loket_txn_living_person (loket_turn_txn (turn), pair->person, error);
  g_autoptr (LoketPerson) other =
      one != NULL ? loket_txn_living_person (loket_turn_txn (turn), pair->other, error) : NULL;
  g_autoptr (LoketRecord) approval = NULL;

  if (other == NULL)
    return FALSE;
  /* The older record has the number that people and papers know. */
  request->winner = g_strdup (one->number < other->number ? one->id : other->id);
  request->loser = g_strdup (one->number < other->number ? other->id : one->id);
  request->reason = g_strdup (decision->reason);
  approval = loket_approval_propose (turn, &LOKET_PERSON_MERGE, LOKET_RECORD (request), error);
  if (approval == NULL)
    return FALSE;
  outcome->approval = g_strdup (loket_record_id (approval));
  outcome->state = LOKET_PAIR_POSTPONED;
  return mark_pair (turn, pair, LOKET_PAIR_POSTPONED, decision->reason, error);
}

static gboolean
judge (LoketTurn *turn,
       LoketPair *pair,
       LoketPairDecision *decision,
       LoketPairOutcome *outcome,
       GError **error)
{
  const gboolean row = pair->list_row != NULL;

  switch (decision->judgement) {
  case LOKET_JUDGE_SAME:
    outcome->state = LOKET_PAIR_SAME;
    return row ? row_is_same (turn, pair, decision, outcome, error)
               : people_are_same (turn, pair, decision, outcome, error);
  case LOKET_JUDGE_DIFFERENT:
    outcome->state = LOKET_PAIR_DIFFERENT;
    return row ? row_is_different (turn, pair, decision, outcome, error)
               : mark_pair (turn, pair, LOKET_PAIR_DIFFERENT, decision->reason, error);
  case LOKET_JUDGE_LATER:
  default:
    outcome->state = LOKET_PAIR_POSTPONED;
    return mark_pair (turn, pair, LOKET_PAIR_POSTPONED, decision->reason, error);
  }
}

/* What counts at once can be taken back; a merge has its own way back, and what was put off is no
 * answer. */
static gboolean
judge_and_keep (LoketTurn *turn,
                LoketPair *pair,
                LoketPairDecision *decision,
                LoketPairOutcome *outcome,
                GError **error)
{
  g_autoptr (LoketMovedRows) moved = loket_moved_rows_new ();
  gboolean judged;

  moved->rows = g_list_store_new (loket_moved_row_get_type ());
  turn->moved = moved;
  judged = judge (turn, pair, decision, outcome, error);
  turn->moved = NULL;
  return judged && (outcome->state == LOKET_PAIR_POSTPONED ||
                    loket_pair_keep_answer (turn, outcome, decision->reason, moved, error));
}

static gboolean
check_version (LoketTurn *turn, LoketPair *pair, LoketPairDecision *decision, GError **error)
{
  g_autoptr (LoketPerson) person = NULL;

  if (!decision->version.set || decision->judgement == LOKET_JUDGE_LATER)
    return TRUE;
  person = loket_txn_living_person (loket_turn_txn (turn), pair->person, error);
  return person != NULL &&
         (person->version == decision->version.value || refuse_state ("changed", error));
}

/* What has rested long enough comes first, else nobody would ever come to it. */
static gboolean
find_next (LoketTurn *turn, LoketPairDecision *decision, char **next, GError **error)
{
  static const LoketPairState states[] = {LOKET_PAIR_POSTPONED, LOKET_PAIR_OPEN};
  const gint64 rested = loket_turn_now (turn) - LOKET_PAIR_REST * LOKET_SECOND;

  for (guint kind = 0; kind < N_KINDS && *next == NULL; kind++) {
    const LoketPairState state = states[kind / G_N_ELEMENTS (hint_order)];
    const LoketPairFilter filter = {
        .state = state,
        .hint = hint_order[kind % G_N_ELEMENTS (hint_order)],
        .area = decision->area != NULL ? decision->area : loket_turn_caller (turn)->area,
        .rested = state == LOKET_PAIR_POSTPONED ? rested : 0,
    };
    g_autoptr (GPtrArray) pairs = NULL;

    if (!wants_hint (decision->hints, filter.hint))
      continue;
    pairs = loket_txn_pairs (loket_turn_txn (turn), &filter, 1, error);
    if (pairs == NULL)
      return FALSE;
    if (pairs->len > 0)
      *next = g_strdup (loket_record_id (pairs->pdata[0]));
  }
  return TRUE;
}

static LoketRecord *
decide (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketPairDecision *decision = loket_pair_decision_cast (record);
  g_autoptr (LoketPair) pair = loket_pair_get (turn, decision->pair, error);
  g_autoptr (LoketPairOutcome) outcome = NULL;

  if (pair == NULL || !check_hints (decision->hints, error) || !check_waiting (turn, pair, error) ||
      !check_reason (decision, pair, error) || !check_version (turn, pair, decision, error))
    return NULL;
  outcome = loket_pair_outcome_new ();
  outcome->id = g_strdup (pair->id);
  if (!judge_and_keep (turn, pair, decision, outcome, error) ||
      !find_next (turn, decision, &outcome->next, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&outcome));
}

const LoketBinding loket_pair_desk[] = {
    {&LOKET_PAIRS_LIST, list},
    {&LOKET_PAIRS_SHOW, loket_pair_open},
    {&LOKET_PAIRS_DECIDE, decide},
    {&LOKET_PAIRS_ANSWERS, loket_pair_answers_list},
    {&LOKET_PAIRS_UNDO, loket_pair_undo_it},
    {NULL, NULL},
};
