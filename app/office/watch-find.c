/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What register and lists say of somebody now, held against what a decision rests on.  It only
 * notices: people decide, and hear the resident first (registry.md 5, N6 and N12). */
#include "config.h"

#include "office/watch-find.h"

#include "core/calendar.h"
#include "core/rule-facts.h"
#include "core/rules.h"
#include "core/watch-desk.h"
#include "office/office.h"
#include "office/person-view.h"
#include "office/rule-facts.h"
#include "store/decisions.h"
#include "store/pairs.h"
#include "store/person-history.h"
#include "wire/json.h"

#include <string.h>

#define ROWS_OF_PERSON 40
#define DOUBTS 20

/* One decision while it is looked at. */
typedef struct {
  LoketTurn *turn;
  LoketDecision *decision;
  LoketWatchCoverage *coverage;
  GPtrArray *watches; /* LoketWatch: what was noticed */
  LoketPerson *person;
  LoketRuleInputs *then; /* nullable */
  LoketRuleInputs *now;
  gint64 decided_at;
  GPtrArray *all_rows; /* LoketListRow of the person, newest first */
  GPtrArray *rows;     /* those that came since */
} Look;

static void
look_clear (Look *look)
{
  g_clear_object (&look->person);
  g_clear_object (&look->then);
  g_clear_object (&look->now);
  g_clear_pointer (&look->all_rows, g_ptr_array_unref);
  g_clear_pointer (&look->rows, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

static LoketWatch *
notice (Look *look, LoketWatchKind kind, const char *cause)
{
  LoketWatch *watch = loket_watch_new ();

  watch->person = g_strdup (look->person->id);
  watch->village = g_strdup (look->person->village);
  watch->kind = kind;
  watch->cause = g_strdup (cause);
  watch->decision = g_strdup (look->decision->id);
  watch->state = LOKET_WATCH_OPEN;
  g_ptr_array_add (look->watches, watch);
  return watch;
}

/* What comes from no single row is noticed once for each decision. */
static char *
cause_of (Look *look, const char *what)
{
  return g_strdup_printf ("%s-%s", what, look->decision->id);
}

static gint64
time_of (const LoketDecision *decision)
{
  if (decision->head_at.set)
    return decision->head_at.value;
  return decision->section_at.set ? decision->section_at.value : decision->proposed_at;
}

/* Only lists that came after the decision: whoever decided knew the others. */
static gboolean
gather_rows (Look *look, GError **error)
{
  LoketTxn *txn = loket_turn_txn (look->turn);
  GPtrArray *all = loket_txn_rows_of_person (txn, look->person->id, ROWS_OF_PERSON, error);

  look->all_rows = all;
  look->rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; all != NULL && i < all->len; i++) {
    LoketListRow *row = all->pdata[i];
    g_autoptr (LoketListBatch) batch = loket_txn_batch_of_row (txn, row->id, error);
    if (batch == NULL)
      return FALSE;
    if (batch->created_at > look->decided_at && loket_batch_state_counts (batch->state) &&
        loket_row_state_counts (row->state))
      g_ptr_array_add (look->rows, g_object_ref (row));
  }
  return all != NULL;
}

static gboolean
begin (Look *look, GError **error)
{
  LoketTxn *txn = loket_turn_txn (look->turn);
  const LoketDecision *decision = look->decision;

  look->decided_at = time_of (decision);
  look->person = loket_txn_living_person (txn, decision->person, error);
  if (look->person == NULL ||
      !loket_turn_rule_inputs (
          look->turn, look->person->id, decision->application, &look->now, error))
    return FALSE;
  if (decision->inputs != NULL) {
    /* Dropped: what an older program wrote some other way is not compared. */
    LoketRecord *then = loket_json_to_record (loket_rule_inputs_get_type (),
                                              decision->inputs,
                                              strlen (decision->inputs),
                                              LOKET_JSON_ANSWER,
                                              NULL);
    look->then = then != NULL ? loket_rule_inputs_cast (then) : NULL;
  }
  return gather_rows (look, error);
}

static LoketWatchKind
kind_of_life (LoketLifeStatus life)
{
  if (life == LOKET_LIFE_INVALID)
    return LOKET_WATCH_SAID_INVALID;
  return life == LOKET_LIFE_MOVED ? LOKET_WATCH_SAID_MOVED : LOKET_WATCH_SAID_DEAD;
}

static gboolean
ends_life_here (LoketLifeStatus life)
{
  return life == LOKET_LIFE_DEAD || life == LOKET_LIFE_MOVED || life == LOKET_LIFE_INVALID;
}

/* The newest list that says something of it counts; else what stands in the register. */
static void
look_at_life (Look *look)
{
  g_autofree char *cause = NULL;

  for (guint i = 0; i < look->rows->len; i++) {
    LoketListRow *row = look->rows->pdata[i];
    g_autoptr (LoketListFacts) facts = loket_list_facts_read (row);
    LoketWatch *watch;
    int life;
    if (facts == NULL || facts->life_status == NULL ||
        !loket_enum_from_name (loket_life_status_get_type (), facts->life_status, &life))
      continue;
    if (!ends_life_here ((LoketLifeStatus) life))
      break;
    watch = notice (look, kind_of_life ((LoketLifeStatus) life), row->id);
    watch->list_row = g_strdup (row->id);
    watch->after = g_strdup (facts->life_status);
    return;
  }
  if (!ends_life_here (look->person->life_status))
    return;
  cause = cause_of (look, "register");
  notice (look, kind_of_life (look->person->life_status), cause)->after =
      g_strdup (loket_enum_name (loket_life_status_get_type (), (int) look->person->life_status));
}

static const LoketRules *
rules_of (Look *look)
{
  const LoketRuleBook *book = loket_office_rules (loket_turn_office (look->turn));
  const LoketRules *rules =
      look->decision->rules != NULL ? loket_rule_book_find (book, look->decision->rules) : NULL;

  return rules != NULL ? rules : loket_rule_book_in_force (book, loket_turn_day (look->turn));
}

/* A better one is the lower number; none is the worst. */
static guint
place_of (LoketCategory category)
{
  return category == LOKET_CATEGORY_NONE ? LOKET_N_CATEGORIES : (guint) category;
}

/* By the rules of the decision, all else being as it was then: a lesser card, or none. */
static gboolean
lists_matter (Look *look)
{
  const LoketRules *rules = rules_of (look);
  g_autoptr (LoketRecord) copy = loket_record_copy (LOKET_RECORD (look->then));
  LoketRuleInputs *moved = loket_rule_inputs_cast (copy);

  moved->listed = look->now->listed;
  moved->decile = look->now->decile;
  moved->decile_age_months = look->now->decile_age_months;
  g_free (moved->decile_source);
  moved->decile_source = g_strdup (look->now->decile_source);
  return rules != NULL && place_of (loket_rules_category (rules, moved)) >
                              place_of (loket_rules_category (rules, look->then));
}

static LoketListRow *
row_with_decile (Look *look, gint64 decile)
{
  for (guint i = 0; i < look->rows->len; i++) {
    g_autoptr (LoketListFacts) facts = loket_list_facts_read (look->rows->pdata[i]);
    if (facts != NULL && facts->decile != NULL &&
        g_ascii_strtoll (facts->decile, NULL, 10) == decile)
      return look->rows->pdata[i];
  }
  return NULL;
}

static void
look_at_decile (Look *look)
{
  const LoketOptional now = look->now->decile;
  LoketListRow *row;
  LoketWatch *watch;
  g_autofree char *word = NULL;
  g_autofree char *cause = NULL;

  if (look->then == NULL || !now.set ||
      (look->then->decile.set && look->then->decile.value == now.value) || !lists_matter (look))
    return;
  row = row_with_decile (look, now.value);
  word = g_strdup_printf ("decile-%" G_GINT64_FORMAT, now.value);
  cause = row != NULL ? g_strdup (row->id) : cause_of (look, word);
  watch = notice (look, LOKET_WATCH_DECILE_MOVED, cause);
  watch->list_row = g_strdup (row != NULL ? row->id : NULL);
  watch->after = g_strdup_printf ("%" G_GINT64_FORMAT, now.value);
  if (look->then->decile.set)
    watch->before = g_strdup_printf ("%" G_GINT64_FORMAT, look->then->decile.value);
}

/* Nobody has said yet whether a row of that list is about him. */
static gboolean
is_in_doubt (Look *look, const LoketListBatch *list, gboolean *in_doubt, GError **error)
{
  g_autoptr (GPtrArray) pairs =
      loket_txn_open_pairs_of_person (loket_turn_txn (look->turn), look->person->id, DOUBTS, error);

  *in_doubt = FALSE;
  for (guint i = 0; pairs != NULL && i < pairs->len; i++) {
    const LoketPair *pair = pairs->pdata[i];
    *in_doubt |=
        pair->list_row != NULL && g_ascii_strtoll (pair->list_row, NULL, 10) == list->number;
  }
  return pairs != NULL;
}

/* @list is the last one of its source that named him. */
static gboolean
look_at_list (Look *look, const LoketListRow *row, LoketListBatch *list, GError **error)
{
  LoketListBatch *later;
  LoketWatch *watch;
  g_autofree char *cause = NULL;
  gboolean in_doubt;

  if (!loket_watch_coverage_find (
          look->coverage, look->turn, list, look->person->village, look->decided_at, &later, error))
    return FALSE;
  if (later == NULL)
    return TRUE;
  if (!is_in_doubt (look, later, &in_doubt, error))
    return FALSE;
  if (in_doubt)
    return TRUE;
  cause = g_strdup_printf ("missing-%s", later->id);
  watch = notice (look, LOKET_WATCH_NOT_LISTED, cause);
  watch->list_row = g_strdup (row->id);
  watch->before = g_strdup (list->period);
  watch->after = g_strdup (later->period);
  return TRUE;
}

/* What the decision rests on is that a list named him; the newest one that speaks of his village
 * does not, nor does any other. */
static gboolean
look_at_missing (Look *look, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (look->then == NULL || look->then->listed != LOKET_TRUTH_YES ||
      look->now->listed == LOKET_TRUTH_YES || !lists_matter (look))
    return TRUE;
  for (guint i = 0; i < look->all_rows->len; i++) {
    const LoketListRow *row = look->all_rows->pdata[i];
    g_autoptr (LoketListBatch) list =
        loket_txn_batch_of_row (loket_turn_txn (look->turn), row->id, error);
    gint64 rank;
    if (list == NULL)
      return FALSE;
    if (list->state == LOKET_BATCH_ABORTED ||
        !loket_profile_goes_by (loket_turn_profile (look->turn), list->source, &rank) ||
        !g_hash_table_add (seen, g_strdup (list->source)))
      continue;
    if (!look_at_list (look, row, list, error))
      return FALSE;
  }
  return TRUE;
}

static void
look_at_fact (Look *look, const char *name, LoketTruth then, LoketTruth now)
{
  g_autofree char *cause = cause_of (look, name);

  if (now == LOKET_TRUTH_YES && then != LOKET_TRUTH_YES)
    notice (look, LOKET_WATCH_INSURED, cause)->after = g_strdup (name);
}

static void
look_at_insurance (Look *look)
{
  if (look->then == NULL)
    return;
  look_at_fact (look, "civil_servant", look->then->civil_servant, look->now->civil_servant);
  look_at_fact (look, "other_insurance", look->then->other_insurance, look->now->other_insurance);
}

static void
look_at_end (Look *look)
{
  const LoketOptional days = loket_turn_profile (look->turn)->watch_days;
  const char *day = loket_turn_day (look->turn);
  g_autofree char *soon =
      loket_calendar_later_day (day, days.set ? (int) days.value : LOKET_WATCH_DAYS);
  g_autofree char *cause = NULL;

  if (look->decision->until_day == NULL || strcmp (look->decision->until_day, soon) > 0)
    return;
  cause = cause_of (look, look->decision->until_day);
  notice (look, LOKET_WATCH_RUNS_OUT, cause)->after = g_strdup (look->decision->until_day);
}

static gboolean
is_gone_by (Look *look, const char *list_row, gboolean *gone_by, GError **error)
{
  g_autoptr (LoketListBatch) batch =
      loket_txn_batch_of_row (loket_turn_txn (look->turn), list_row, error);
  gint64 rank;

  *gone_by = batch != NULL &&
             loket_profile_goes_by (loket_turn_profile (look->turn), batch->source, &rank);
  return batch != NULL;
}

/* Refused before: the next list has the person, and the rules of today would give a card. */
static gboolean
look_at_refused (Look *look, GError **error)
{
  const LoketRules *rules = loket_rule_book_in_force (
      loket_office_rules (loket_turn_office (look->turn)), loket_turn_day (look->turn));
  g_autoptr (LoketDecision) card = NULL;
  gboolean gone_by = FALSE;

  if (!loket_txn_card_decision (loket_turn_txn (look->turn), look->person->id, &card, error))
    return FALSE;
  if (card != NULL || rules == NULL ||
      loket_rules_category (rules, look->now) == LOKET_CATEGORY_NONE)
    return TRUE;
  for (guint i = 0; i < look->rows->len && !gone_by; i++) {
    LoketListRow *row = look->rows->pdata[i];
    LoketWatch *watch;
    if (!is_gone_by (look, row->id, &gone_by, error))
      return FALSE;
    if (!gone_by)
      continue;
    watch = notice (look, LOKET_WATCH_LISTED_NOW, row->id);
    watch->list_row = g_strdup (row->id);
    if (look->now->decile.set)
      watch->after = g_strdup_printf ("%" G_GINT64_FORMAT, look->now->decile.value);
  }
  return TRUE;
}

/**
 * loket_watch_find:
 * @turn: a turn
 * @decision: one in force, or a refusal
 * @coverage: of which villages lists speak
 * @watches: (element-type LoketWatch): gets what has changed since, also what was noticed before
 * @error: set when the store fails
 *
 * Returns: %TRUE when it was looked at
 */
gboolean
loket_watch_find (LoketTurn *turn,
                  LoketDecision *decision,
                  LoketWatchCoverage *coverage,
                  GPtrArray *watches,
                  GError **error)
{
  g_auto (Look)
      look = {.turn = turn, .decision = decision, .coverage = coverage, .watches = watches};

  if (!begin (&look, error))
    return FALSE;
  if (decision->state == LOKET_DECISION_REFUSED)
    return look_at_refused (&look, error);
  look_at_life (&look);
  look_at_decile (&look);
  look_at_insurance (&look);
  look_at_end (&look);
  return look_at_missing (&look, error);
}
