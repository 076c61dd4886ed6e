/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of the change watch: what was noticed, the hearing of the resident, and what comes of it
 * (registry.md 5, N6).  Nothing is taken away by the program, and nothing without a hearing. */
#include "config.h"

#include "office/watches.h"

#include "core/calendar.h"
#include "core/decision-desk.h"
#include "core/error.h"
#include "core/merge-desk.h"
#include "core/watch-desk.h"
#include "office/field-work.h"
#include "office/people.h"
#include "office/turn-private.h"
#include "store/letters.h"
#include "store/officers.h"
#include "store/pairs.h"
#include "store/watches.h"

#include <stdio.h>
#include <string.h>

#define PAGE 50
#define ID_SIZE 40
#define YEAR_DAYS 365
#define OF_ONE_PERSON 200
#define TO_BE_DONE (1u << LOKET_WATCH_OPEN | 1u << LOKET_WATCH_HEARING)

static LoketWatch *
get (LoketTurn *turn, const char *id, GError **error)
{
  g_autoptr (LoketRecord) record =
      loket_txn_get (loket_turn_txn (turn), loket_watch_get_type (), id, error);

  if (record == NULL || !loket_field_covers (turn, loket_watch_cast (record)->village, error))
    return NULL;
  return loket_watch_cast (g_steal_pointer (&record));
}

static gboolean
time_is_over (LoketTurn *turn, const LoketWatch *watch)
{
  return watch->state == LOKET_WATCH_HEARING && watch->due_day != NULL &&
         strcmp (watch->due_day, loket_turn_day (turn)) < 0;
}

/**
 * loket_watch_first_due_day:
 * @turn: a turn
 *
 * The profile says how long a resident has to answer, at least.
 *
 * Returns: (transfer full): the first day that may be the last one of a hearing, or that of one
 */
char *
loket_watch_first_due_day (LoketTurn *turn)
{
  const LoketOptional days = loket_turn_profile (turn)->hearing_days;

  return loket_calendar_later_day (loket_turn_day (turn),
                                   days.set ? (int) days.value : LOKET_HEARING_DAYS);
}

static gboolean
check_hearing (LoketTurn *turn, const char *due_day, GError **error)
{
  g_autofree char *least = loket_watch_first_due_day (turn);
  g_autofree char *most = loket_calendar_later_day (loket_turn_day (turn), YEAR_DAYS);

  if (due_day == NULL)
    return TRUE;
  if (strcmp (due_day, least) < 0)
    return loket_field_refuse ("hearing-too-short", error);
  return strcmp (due_day, most) <= 0 || strcmp (due_day, least) == 0 ||
         loket_field_refuse ("hearing-too-long", error);
}

/* "lapse" is not for people to say. */
static gboolean
check_word (const char *act, GError **error)
{
  static const char *const words[] = {"hear", "keep", "end", NULL};

  if (g_strv_contains (words, act))
    return TRUE;
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "act", "%s is no move of this desk", act);
  return FALSE;
}

/* Whoever proposed a decision does not brush aside what speaks against it. */
static gboolean
check_other_keeps (LoketTurn *turn, const LoketWatch *watch, GError **error)
{
  const char *me = loket_turn_caller (turn)->officer;
  g_autoptr (LoketRecord) decision = NULL;
  const char *proposer;
  gboolean share;

  if (watch->decision == NULL || me == NULL)
    return TRUE;
  decision =
      loket_txn_get (loket_turn_txn (turn), loket_decision_get_type (), watch->decision, error);
  if (decision == NULL)
    return FALSE;
  proposer = loket_decision_cast (decision)->proposed_by;
  if (strcmp (proposer, me) == 0)
    return loket_field_refuse ("proposer-decides", error);
  return loket_txn_share_hands (loket_turn_txn (turn), proposer, me, &share, error) &&
         (!share || loket_field_refuse ("same-hand", error));
}

static gboolean
check_reason (LoketWatchMove *request, GError **error)
{
  return (request->reason != NULL && g_utf8_strlen (request->reason, -1) >= LOKET_REASON_MIN) ||
         loket_field_refuse ("reason-needed", error);
}

static gboolean
check_act (LoketTurn *turn, LoketWatch *watch, LoketWatchMove *request, GError **error)
{
  if (strcmp (request->act, "hear") == 0)
    return check_hearing (turn, request->due_day, error);
  if (!check_reason (request, error))
    return FALSE;
  if (strcmp (request->act, "keep") == 0)
    return check_other_keeps (turn, watch, error);
  if (!loket_field_is_head (turn))
    return loket_field_refuse ("heads-end", error);
  return request->answered || time_is_over (turn, watch) ||
         loket_field_refuse ("hear-first", error);
}

/* Whether something in force would be taken away. */
static gboolean
would_end (LoketTurn *turn, const LoketWatch *watch, gboolean *would, GError **error)
{
  g_autoptr (LoketRecord) decision = NULL;

  *would = FALSE;
  if (watch->decision == NULL || !loket_watch_takes_away (watch->kind))
    return TRUE;
  decision =
      loket_txn_get (loket_turn_txn (turn), loket_decision_get_type (), watch->decision, error);
  if (decision == NULL)
    return FALSE;
  *would = loket_decision_cast (decision)->state == LOKET_DECISION_ACTIVE;
  return TRUE;
}

/* The decision itself ends at its own desk, by a second head; until then the hearing goes on. */
static LoketRecord *
propose_end (LoketTurn *turn, LoketWatch *watch, const LoketWatchMove *move, GError **error)
{
  g_autoptr (LoketDecisionEnd) request = loket_decision_end_new ();
  g_autoptr (LoketRecord) approval = NULL;

  request->decision = g_strdup (watch->decision);
  request->reason = g_strdup (move->reason);
  request->watch = g_strdup (watch->id);
  request->answered = move->answered;
  approval = loket_approval_propose (turn, &LOKET_DECISION_END, LOKET_RECORD (request), error);
  return approval != NULL ? g_object_ref (LOKET_RECORD (watch)) : NULL;
}

static LoketWatch *
changed (LoketTurn *turn, LoketWatch *before, LoketWatchMove *request)
{
  LoketWatch *after = loket_watch_cast (loket_record_copy (LOKET_RECORD (before)));

  after->version++;
  after->changed_at = loket_turn_not_before (turn, before->changed_at);
  g_free (after->officer);
  after->officer = g_strdup (loket_turn_caller (turn)->officer);
  if (strcmp (request->act, "hear") == 0) {
    g_free (after->due_day);
    after->due_day =
        request->due_day != NULL ? g_strdup (request->due_day) : loket_watch_first_due_day (turn);
  }
  if (request->reason != NULL) {
    g_free (after->outcome);
    after->outcome = g_strdup (request->reason);
  }
  return after;
}

static LoketRecord *
move (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketWatchMove *request = loket_watch_move_cast (record);
  g_autoptr (LoketWatch) before = get (turn, request->watch, error);
  g_autoptr (LoketWatch) after = NULL;
  gboolean proposes = FALSE;
  int state;

  if (before == NULL || !check_word (request->act, error) ||
      !loket_field_check_version (request->version, before->version, error) ||
      !loket_machine_move (
          &loket_watch_machine, (int) before->state, request->act, &state, error) ||
      !check_act (turn, before, request, error) ||
      (state == LOKET_WATCH_ENDED && !would_end (turn, before, &proposes, error)))
    return NULL;
  if (proposes)
    return propose_end (turn, before, request, error);
  after = changed (turn, before, request);
  after->state = (LoketWatchState) state;
  if (!loket_turn_replace (turn, before, after, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

/* "DTSEN 2026-Q4"; of who is missing, the list that does not name him. */
static char *
list_name (LoketTurn *turn, const LoketWatch *watch, const char *language, GError **error)
{
  g_autoptr (LoketListBatch) batch =
      loket_txn_batch_of_row (loket_turn_txn (turn), watch->list_row, error);
  const LoketSource *source =
      batch != NULL ? loket_profile_source (loket_turn_profile (turn), batch->source) : NULL;

  if (batch == NULL)
    return NULL;
  return g_strdup_printf (
      "%s %s",
      source != NULL ? loket_phrase_in (source->title, language) : batch->source,
      watch->kind == LOKET_WATCH_NOT_LISTED && watch->after != NULL ? watch->after : batch->period);
}

/**
 * loket_watch_told:
 * @turn: a turn
 * @watch: what was noticed
 * @language: "id", "jv" or "en"
 * @error: set when the store fails
 *
 * Returns: (transfer full): what has changed, as the person may be told
 */
char *
loket_watch_told (LoketTurn *turn, const LoketWatch *watch, const char *language, GError **error)
{
  g_autofree char *list = NULL;

  if (watch->list_row != NULL && (list = list_name (turn, watch, language, error)) == NULL)
    return NULL;
  return loket_watch_reason (watch, list, language);
}

static LoketPhrase *
reason_of (LoketTurn *turn, const LoketWatch *watch, GError **error)
{
  g_autoptr (LoketPhrase) reason = loket_phrase_new ();

  reason->id = loket_watch_told (turn, watch, "id", error);
  reason->jv = reason->id != NULL ? loket_watch_told (turn, watch, "jv", error) : NULL;
  reason->en = reason->jv != NULL ? loket_watch_told (turn, watch, "en", error) : NULL;
  return reason->en != NULL ? g_steal_pointer (&reason) : NULL;
}

/**
 * loket_watch_check_heard:
 * @turn: a turn of somebody who would end a decision
 * @watch: id of the change that leads to it
 * @decision: id of the decision
 * @answered: the person has answered in the hearing
 * @error: set to %LOKET_ERROR_RULE "hearing-needed", or "hear-first" before its last day, to
 *   %LOKET_ERROR_WRONG_STATE when the change was dealt with, or to %LOKET_ERROR_NOT_FOUND
 *
 * Returns: %TRUE when the person was heard about it, or had the time to answer
 */
gboolean
loket_watch_check_heard (LoketTurn *turn,
                         const char *watch,
                         const char *decision,
                         gboolean answered,
                         GError **error)
{
  g_autoptr (LoketWatch) found = get (turn, watch, error);
  int state;

  if (found == NULL)
    return FALSE;
  if (g_strcmp0 (found->decision, decision) != 0 || !loket_watch_takes_away (found->kind))
    return loket_field_refuse ("hearing-needed", error);
  return loket_machine_move (&loket_watch_machine, (int) found->state, "end", &state, error) &&
         (answered || time_is_over (turn, found) || loket_field_refuse ("hear-first", error));
}

/* What waits for somebody and touches a decision about that person. */
static GPtrArray *
waiting_for (LoketTurn *turn, const LoketDecision *decision, GError **error)
{
  const LoketWatchFilter filter = {.person = decision->person, .states = TO_BE_DONE};
  GPtrArray *found = loket_txn_watches (loket_turn_txn (turn), &filter, OF_ONE_PERSON, error);

  for (guint i = found != NULL ? found->len : 0; i > 0; i--) {
    const LoketWatch *watch = found->pdata[i - 1];
    if (g_strcmp0 (watch->decision, decision->id) != 0)
      g_ptr_array_remove_index (found, i - 1);
  }
  return found;
}

/**
 * loket_watch_check_none_waits:
 * @turn: a turn of somebody who would end a decision and names no change
 * @decision: it
 * @error: set to %LOKET_ERROR_RULE "hear-first"
 *
 * What was said at a counter does not take the place of a hearing that has to be, or goes on.
 *
 * Returns: %TRUE when the person had the time to answer to all that would take it away
 */
gboolean
loket_watch_check_none_waits (LoketTurn *turn, const LoketDecision *decision, GError **error)
{
  g_autoptr (GPtrArray) waiting = waiting_for (turn, decision, error);

  for (guint i = 0; waiting != NULL && i < waiting->len; i++) {
    const LoketWatch *watch = waiting->pdata[i];
    if (loket_watch_takes_away (watch->kind) && !time_is_over (turn, watch))
      return loket_field_refuse ("hear-first", error);
  }
  return waiting != NULL;
}

static gboolean
finish (LoketTurn *turn, LoketWatch *before, const char *act, const char *reason, GError **error)
{
  g_autoptr (LoketWatchMove) request = loket_watch_move_new ();
  g_autoptr (LoketWatch) after = NULL;
  int state;

  if (!loket_machine_move (&loket_watch_machine, (int) before->state, act, &state, error))
    return FALSE;
  request->act = g_strdup (act);
  request->reason = g_strdup (reason);
  after = changed (turn, before, request);
  after->state = (LoketWatchState) state;
  return loket_turn_replace (turn, before, after, error);
}

/**
 * loket_watches_lapse:
 * @turn: a write turn, in which the decision ends
 * @decision: it
 * @reason: (nullable): why it ends
 * @error: set when the store fails
 *
 * There is nothing left to be heard about, or to be kept.
 *
 * Returns: %TRUE when no change that touches it waits any more
 */
gboolean
loket_watches_lapse (LoketTurn *turn,
                     const LoketDecision *decision,
                     const char *reason,
                     GError **error)
{
  g_autoptr (GPtrArray) waiting = waiting_for (turn, decision, error);

  for (guint i = 0; waiting != NULL && i < waiting->len; i++)
    if (!finish (turn, waiting->pdata[i], "lapse", reason, error))
      return FALSE;
  return waiting != NULL;
}

/**
 * loket_watch_end:
 * @turn: the turn of the second head, who ends the decision
 * @watch: id of the change that led to it
 * @reason: why it ended
 * @error: set to %LOKET_ERROR_WRONG_STATE when the change was dealt with, or when the store fails
 *
 * Returns: %TRUE when the change is dealt with
 */
gboolean
loket_watch_end (LoketTurn *turn, const char *watch, const char *reason, GError **error)
{
  g_autoptr (LoketWatch) before = get (turn, watch, error);

  return before != NULL && finish (turn, before, "end", reason, error);
}

static LoketWatchEntry *
entry_of (LoketTurn *turn, LoketWatch *watch, GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (LoketPerson) person = loket_txn_living_person (txn, watch->person, error);
  g_autoptr (LoketWatchEntry) entry = loket_watch_entry_new ();
  g_autoptr (LoketRecord) decision = NULL;

  if (person == NULL)
    return NULL;
  entry->watch = g_object_ref (watch);
  entry->name = g_strdup (person->name);
  entry->place = loket_place_label (turn, watch->village);
  entry->officer_name = loket_turn_officer_name (turn, watch->officer);
  entry->may_end = time_is_over (turn, watch);
  entry->reason = reason_of (turn, watch, error);
  if (entry->reason == NULL || !loket_txn_letter_of_watch (txn, watch->id, &entry->letter, error))
    return NULL;
  if (watch->decision == NULL)
    return g_steal_pointer (&entry);
  decision = loket_txn_get (txn, loket_decision_get_type (), watch->decision, error);
  if (decision == NULL)
    return NULL;
  entry->category = loket_decision_cast (decision)->category;
  entry->until_day = g_strdup (loket_decision_cast (decision)->until_day);
  entry->application = g_strdup (loket_decision_cast (decision)->application);
  return g_steal_pointer (&entry);
}

static gboolean
read_place (const char *after, LoketWatchFilter *filter, char id[ID_SIZE], GError **error)
{
  if (after == NULL)
    return TRUE;
  if (sscanf (after, "%" G_GINT64_FORMAT "-%39s", &filter->created_at, id) == 2) {
    filter->id = id;
    return TRUE;
  }
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "after", "no place of a page");
  return FALSE;
}

static gboolean
fill_page (LoketTurn *turn, LoketWatchPage *page, GPtrArray *found, guint limit, GError **error)
{
  page->watches = g_list_store_new (loket_watch_entry_get_type ());
  for (guint i = 0; i < MIN (found->len, limit); i++) {
    g_autoptr (LoketWatchEntry) entry = entry_of (turn, found->pdata[i], error);
    if (entry == NULL)
      return FALSE;
    g_list_store_append (page->watches, entry);
  }
  if (found->len > limit) {
    LoketWatch *last = found->pdata[limit - 1];
    page->next = g_strdup_printf ("%" G_GINT64_FORMAT "-%s", last->created_at, last->id);
  }
  return TRUE;
}

static LoketRecord *
list (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketWatchQuery *query = loket_watch_query_cast (record);
  const guint limit = query->limit.set ? (guint) query->limit.value : PAGE;
  LoketWatchFilter filter = {
      .area = query->area != NULL ? query->area : loket_turn_caller (turn)->area,
      .person = query->person,
  };
  g_autoptr (LoketWatchPage) page = loket_watch_page_new ();
  g_autoptr (GPtrArray) found = NULL;
  char id[ID_SIZE];

  if (!loket_field_states (loket_watch_state_get_type (), query->states, &filter.states, error) ||
      !loket_field_states (loket_watch_kind_get_type (), query->kinds, &filter.kinds, error) ||
      !read_place (query->after, &filter, id, error))
    return NULL;
  if (query->states == NULL)
    filter.states = TO_BE_DONE;
  found = loket_txn_watches (loket_turn_txn (turn), &filter, limit + 1, error);
  if (found == NULL || !fill_page (turn, page, found, limit, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&page));
}

const LoketBinding loket_watch_desk[] = {
    {&LOKET_WATCH_LIST, list},
    {&LOKET_WATCH_MOVE, move},
    {&loket_watch_look_operation, loket_watch_begin_look, .work = &loket_watch_look_work},
    {NULL, NULL},
};
