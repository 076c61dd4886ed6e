/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The change watch: each kind of change is noticed once, again only from a new cause; nothing ends
 * without a hearing; every move in every state. */
#include "core/decision.h"
#include "core/rules.h"
#include "core/watch-desk.h"
#include "cases.h"
#include "field.h"
#include "store/watches.h"
#include "wire/json.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/office/watch/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

static const char *const acts[] = {"hear", "keep", "end"};

typedef struct {
  Field field;
  char *person;
  char *application;
  char *decision;
  gint64 lists;
} Case;

static void
case_clear (Case *it)
{
  field_clear (&it->field);
  g_free (it->person);
  g_free (it->application);
  g_free (it->decision);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

/* Of decile 2, by the rules of today; put down an hour ago. */
static char *
put_decision (Fixture *f, const Case *it, LoketDecisionState state, const char *until_day)
{
  g_autoptr (LoketDecision) decision = loket_decision_new ();
  g_autoptr (LoketRuleInputs) inputs = loket_rule_inputs_new ();

  inputs->alive = inputs->resident = inputs->listed = LOKET_TRUTH_YES;
  inputs->card_elsewhere = LOKET_TRUTH_NO;
  inputs->decile = LOKET_SOME (2);
  inputs->decile_age_months = LOKET_SOME (1);
  inputs->decile_source = g_strdup ("dtsen");
  decision->id = loket_id_new (f->clock, f->random);
  decision->application = g_strdup (it->application);
  decision->person = g_strdup (it->person);
  decision->village = g_strdup (FIELD_VILLAGE);
  decision->state = state;
  decision->outcome = state == LOKET_DECISION_REFUSED ? LOKET_DECISION_OUTCOME_REFUSE
                                                      : LOKET_DECISION_OUTCOME_GRANT;
  decision->category = decision->suggested =
      state == LOKET_DECISION_REFUSED ? LOKET_CATEGORY_NONE : LOKET_CATEGORY_MELATI;
  decision->rules = g_strdup ("2026-1");
  decision->inputs = loket_json_from_record (LOKET_RECORD (inputs));
  decision->reason = g_strdup ("Sesuai daftar");
  decision->from_day = g_strdup ("2026-11-01");
  decision->until_day = g_strdup (until_day);
  decision->proposed_by = g_strdup (it->field.verifier_id);
  decision->proposed_at = FIXTURE_MORNING - LOKET_HOUR;
  decision->section_by = g_strdup (it->field.desk_id);
  decision->section_at = LOKET_SOME (FIXTURE_MORNING - LOKET_HOUR);
  decision->version = 1;
  decision->changed_at = FIXTURE_MORNING - LOKET_HOUR;
  register_insert (f, decision);
  return g_strdup (decision->id);
}

static void
case_make (Fixture *f, Case *it, LoketDecisionState state, const char *until_day)
{
  field_come (f, &it->field);
  it->person = field_person (f, "Suparmi");
  it->application = field_application (f, it->person, LOKET_APPLICATION_CLOSED);
  it->decision = put_decision (f, it, state, until_day);
}

/* A list of today with one row about the person. */
static void
say (Fixture *f, Case *it, const char *source, const char *map, const char *facts)
{
  g_autoptr (LoketListBatch) batch = loket_list_batch_new ();
  g_autoptr (LoketListRow) row = loket_list_row_new ();

  batch->id = loket_id_new (f->clock, f->random);
  batch->number = ++it->lists;
  batch->source = g_strdup (source);
  batch->period = g_strdup ("2026-Q4");
  batch->file_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, batch->id, -1);
  batch->map = g_strdup (map != NULL ? map : "[columns]\nname=NAMA\n");
  batch->state = LOKET_BATCH_APPLIED;
  batch->created_at = batch->changed_at = FIXTURE_MORNING;
  register_insert (f, batch);
  row->id = g_strdup_printf (LOKET_LIST_ROW_ID, batch->number, (gint64) 1);
  row->line = 1;
  row->state = LOKET_ROW_LINKED;
  row->person = g_strdup (it->person);
  row->facts = g_strdup (facts);
  register_insert (f, row);
}

static LoketWatchPage *
page_of (Fixture *f, const char *token)
{
  g_autoptr (LoketWatchQuery) query = loket_watch_query_new ();

  return officers_do (f, token, &LOKET_WATCH_LIST, query);
}

static guint
waiting (Fixture *f, const Case *it)
{
  g_autoptr (LoketWatchPage) page = page_of (f, it->field.head);

  return g_list_model_get_n_items (G_LIST_MODEL (page->watches));
}

static LoketWatch *
only_one (Fixture *f, const Case *it)
{
  g_autoptr (LoketWatchPage) page = page_of (f, it->field.head);
  g_autoptr (LoketWatchEntry) entry = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->watches)), ==, 1);
  entry = g_list_model_get_item (G_LIST_MODEL (page->watches), 0);
  g_assert_cmpstr (entry->name, ==, "Suparmi");
  return g_object_ref (entry->watch);
}

static LoketWatch *
act (Fixture *f,
     const char *token,
     const char *watch,
     const char *word,
     gboolean answered,
     GError **error)
{
  g_autoptr (LoketWatchMove) move = loket_watch_move_new ();

  move->watch = g_strdup (watch);
  move->act = g_strdup (word);
  move->due_day = g_strdup (strcmp (word, "hear") == 0 ? "2026-12-20" : NULL);
  move->reason = g_strdup (strcmp (word, "hear") != 0 ? "Sudah ditanyakan" : NULL);
  move->answered = answered;
  return fixture_ask_as (f, LOKET_DEVICE_COUNTER, token, &LOKET_WATCH_MOVE, move, error);
}

static void
keep (Fixture *f, const Case *it)
{
  g_autoptr (LoketWatch) watch = only_one (f, it);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketWatch) kept = act (f, it->field.head, watch->id, "keep", FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (kept->state, ==, LOKET_WATCH_KEPT);
}

/* Noticed once; when it was dealt with, not again from the same cause, but from a new one. */
static void
assert_once_and_again (Fixture *f,
                       Case *it,
                       LoketWatchKind kind,
                       const char *source,
                       const char *map,
                       const char *facts,
                       gboolean again)
{
  g_autoptr (LoketWatch) watch = NULL;

  field_look (f);
  watch = only_one (f, it);
  g_assert_cmpint (watch->kind, ==, kind);
  g_assert_cmpstr (watch->decision, ==, it->decision);
  field_look (f);
  g_assert_cmpuint (waiting (f, it), ==, 1);
  keep (f, it);
  field_look (f);
  g_assert_cmpuint (waiting (f, it), ==, 0);
  if (facts == NULL)
    return;
  say (f, it, source, map, facts);
  field_look (f);
  g_assert_cmpuint (waiting (f, it), ==, again ? 1 : 0);
}

static void
test_dead (Fixture *f, gconstpointer data)
{
  static const char facts[] = "{\"name\":\"SUPARMI\",\"life_status\":\"dead\"}";
  g_auto (Case) it = {0};

  case_make (f, &it, LOKET_DECISION_ACTIVE, "2027-11-01");
  field_look (f);
  g_assert_cmpuint (waiting (f, &it), ==, 0);
  say (f, &it, "village", NULL, facts);
  assert_once_and_again (f, &it, LOKET_WATCH_SAID_DEAD, "village", NULL, facts, TRUE);
}

static void
test_moved (Fixture *f, gconstpointer data)
{
  static const char facts[] = "{\"name\":\"SUPARMI\",\"life_status\":\"moved\"}";
  g_auto (Case) it = {0};

  case_make (f, &it, LOKET_DECISION_ACTIVE, "2027-11-01");
  say (f, &it, "village", NULL, facts);
  assert_once_and_again (f, &it, LOKET_WATCH_SAID_MOVED, "village", NULL, facts, TRUE);
}

/* Data of nobody are no dead person: it is told as what it is. */
static void
test_invalid (Fixture *f, gconstpointer data)
{
  static const char facts[] = "{\"name\":\"SUPARMI\",\"life_status\":\"invalid\"}";
  g_auto (Case) it = {0};
  g_autoptr (LoketWatchPage) page = NULL;
  g_autoptr (LoketWatchEntry) entry = NULL;

  case_make (f, &it, LOKET_DECISION_ACTIVE, "2027-11-01");
  say (f, &it, "village", NULL, facts);
  field_look (f);
  page = page_of (f, it.field.head);
  entry = g_list_model_get_item (G_LIST_MODEL (page->watches), 0);
  g_assert_nonnull (strstr (entry->reason->en, "are not valid"));
  g_assert_cmpstr (entry->reason->id, !=, entry->reason->en);
  g_assert_cmpstr (entry->reason->jv, !=, entry->reason->en);
  assert_once_and_again (f, &it, LOKET_WATCH_SAID_INVALID, "village", NULL, facts, TRUE);
}

static void
test_register (Fixture *f, gconstpointer data)
{
  g_auto (Case) it = {0};
  g_autoptr (LoketPerson) before = NULL;
  g_autoptr (LoketPerson) after = NULL;

  case_make (f, &it, LOKET_DECISION_ACTIVE, "2027-11-01");
  before = register_get (f, loket_person_get_type (), it.person);
  after = loket_person_cast (loket_record_copy (LOKET_RECORD (before)));
  after->life_status = LOKET_LIFE_DEAD;
  doubts_change_person (f, before, after);
  assert_once_and_again (f, &it, LOKET_WATCH_SAID_DEAD, NULL, NULL, NULL, FALSE);
}

/* From 2 to 3 changes nothing by the rules; from 2 to 7 does. */
static void
test_decile (Fixture *f, gconstpointer data)
{
  g_auto (Case) it = {0};

  case_make (f, &it, LOKET_DECISION_ACTIVE, "2027-11-01");
  say (f, &it, "dtsen", NULL, "{\"name\":\"SUPARMI\",\"decile\":\"3\"}");
  field_look (f);
  g_assert_cmpuint (waiting (f, &it), ==, 0);
  say (f, &it, "dtsen", NULL, "{\"name\":\"SUPARMI\",\"decile\":\"7\"}");
  assert_once_and_again (f,
                         &it,
                         LOKET_WATCH_DECILE_MOVED,
                         "dtsen",
                         NULL,
                         "{\"name\":\"SUPARMI\",\"decile\":\"8\"}",
                         TRUE);
}

static void
test_insured (Fixture *f, gconstpointer data)
{
  static const char map[] = "[columns]\nname=NAMA\nprogramme=PROGRAM\n[tells]\n"
                            "civil_servant=PNS\nother_insurance=ASKES\n";
  static const char facts[] = "{\"name\":\"SUPARMI\",\"programme\":\"ASKES\"}";
  g_auto (Case) it = {0};

  case_make (f, &it, LOKET_DECISION_ACTIVE, "2027-11-01");
  say (f, &it, "agency", map, facts);
  /* The next list tells the same job: that is no news. */
  assert_once_and_again (f, &it, LOKET_WATCH_INSURED, "agency", map, facts, FALSE);
}

static void
test_runs_out (Fixture *f, gconstpointer data)
{
  g_auto (Case) it = {0};

  case_make (f, &it, LOKET_DECISION_ACTIVE, "2026-12-10");
  assert_once_and_again (f, &it, LOKET_WATCH_RUNS_OUT, NULL, NULL, NULL, FALSE);
}

static void
test_listed_now (Fixture *f, gconstpointer data)
{
  static const char facts[] = "{\"name\":\"SUPARMI\",\"decile\":\"1\"}";
  g_auto (Case) it = {0};

  case_make (f, &it, LOKET_DECISION_REFUSED, NULL);
  say (f, &it, "dtsen", NULL, "{\"name\":\"SUPARMI\",\"decile\":\"9\"}");
  field_look (f);
  g_assert_cmpuint (waiting (f, &it), ==, 0);
  say (f, &it, "dtsen", NULL, facts);
  assert_once_and_again (f, &it, LOKET_WATCH_LISTED_NOW, "dtsen", NULL, facts, TRUE);
}

static LoketWatch *
in_state (Fixture *f, const Case *it, LoketWatchState state)
{
  g_autoptr (LoketWatch) watch = loket_watch_new ();

  watch->id = loket_id_new (f->clock, f->random);
  watch->person = g_strdup (it->person);
  watch->village = g_strdup (FIELD_VILLAGE);
  watch->kind = LOKET_WATCH_RUNS_OUT;
  watch->cause = g_strdup (watch->id);
  watch->decision = g_strdup (it->decision);
  watch->state = state;
  watch->due_day = g_strdup (state == LOKET_WATCH_HEARING ? "2026-12-20" : NULL);
  watch->version = 1;
  watch->created_at = watch->changed_at = FIXTURE_MORNING;
  register_insert (f, watch);
  return g_steal_pointer (&watch);
}

static void
test_moves (Fixture *f, gconstpointer data)
{
  g_auto (Case) it = {0};

  case_make (f, &it, LOKET_DECISION_ACTIVE, "2027-11-01");
  for (int state = LOKET_WATCH_OPEN; state <= (int) LOKET_WATCH_ENDED; state++) {
    for (guint i = 0; i < G_N_ELEMENTS (acts); i++) {
      g_autoptr (LoketWatch) before = in_state (f, &it, (LoketWatchState) state);
      g_autoptr (GError) error = NULL;
      g_autoptr (LoketWatch) after = act (f, it.field.head, before->id, acts[i], TRUE, &error);
      int to;
      if (loket_machine_move (&loket_watch_machine, state, acts[i], &to, NULL)) {
        g_assert_no_error (error);
        g_assert_cmpint (after->state, ==, to);
        g_assert_cmpint (after->version, ==, 2);
      } else {
        g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
      }
    }
  }
}

static void
assert_refused (Fixture *f, const char *token, const char *watch, const char *rule)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketWatch) after = act (f, token, watch, "end", FALSE, &error);

  g_assert_null (after);
  g_assert_cmpstr (loket_error_parameter (error), ==, rule);
}

/* Who names no day gives the time that the profile asks for. */
static void
test_hearing_without_day (Fixture *f, gconstpointer data)
{
  g_auto (Case) it = {0};
  g_autoptr (LoketWatch) watch = NULL;
  g_autoptr (LoketWatch) heard = NULL;
  g_autoptr (LoketWatchMove) move = loket_watch_move_new ();

  case_make (f, &it, LOKET_DECISION_ACTIVE, "2027-11-01");
  say (f, &it, "village", NULL, "{\"name\":\"SUPARMI\",\"life_status\":\"moved\"}");
  field_look (f);
  watch = only_one (f, &it);
  move->watch = g_strdup (watch->id);
  move->act = g_strdup ("hear");
  heard = officers_do (f, it.field.desk, &LOKET_WATCH_MOVE, move);
  g_assert_cmpint (heard->state, ==, LOKET_WATCH_HEARING);
  g_assert_cmpstr (heard->due_day, ==, "2026-12-07");
}

static void
assert_is (Fixture *f,
           const Case *it,
           const char *id,
           LoketWatchState state,
           LoketDecisionState decided)
{
  g_autoptr (LoketWatch) watch = register_get (f, loket_watch_get_type (), id);
  g_autoptr (LoketDecision) decision = register_get (f, loket_decision_get_type (), it->decision);

  g_assert_cmpint (watch->state, ==, state);
  g_assert_cmpint (decision->state, ==, decided);
}

/* Not before the resident has answered or had the time to; not by a desk; not by the program. */
static void
test_hearing (Fixture *f, gconstpointer data)
{
  g_auto (Case) it = {0};
  g_autoptr (LoketWatch) watch = NULL;
  g_autoptr (LoketWatch) heard = NULL;
  g_autoptr (LoketWatch) ended = NULL;
  g_autoptr (LoketWatchMove) short_one = loket_watch_move_new ();
  g_autofree char *head = NULL;

  case_make (f, &it, LOKET_DECISION_ACTIVE, "2027-11-01");
  say (f, &it, "village", NULL, "{\"name\":\"SUPARMI\",\"life_status\":\"moved\"}");
  field_look (f);
  watch = only_one (f, &it);
  short_one->watch = g_strdup (watch->id);
  short_one->act = g_strdup ("hear");
  short_one->due_day = g_strdup ("2026-11-30");
  officers_refused (
      f, it.field.desk, &LOKET_WATCH_MOVE, short_one, LOKET_ERROR_RULE, "hearing-too-short");
  heard = act (f, it.field.desk, watch->id, "hear", FALSE, NULL);
  g_assert_cmpstr (heard->due_day, ==, "2026-12-20");
  assert_refused (f, it.field.desk, watch->id, "heads-end");
  assert_refused (f, it.field.head, watch->id, "hear-first");
  loket_clock_set (f->clock, FIXTURE_MORNING + 30 * LOKET_DAY);
  head = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "hadi");
  /* A second head has to agree: until then it is in force, and the hearing goes on. */
  ended = act (f, head, watch->id, "end", FALSE, NULL);
  g_assert_cmpint (ended->state, ==, LOKET_WATCH_HEARING);
  assert_is (f, &it, watch->id, LOKET_WATCH_HEARING, LOKET_DECISION_ACTIVE);
  assert_refused (f, head, watch->id, "already-proposed");
}

static LoketApproval *
proposed_end (Fixture *f, const char *token)
{
  g_autoptr (LoketApprovalQuery) query = loket_approval_query_new ();
  g_autoptr (LoketApprovalList) list = officers_do (f, token, &LOKET_APPROVAL_LIST, query);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list->approvals)), ==, 1);
  return g_list_model_get_item (G_LIST_MODEL (list->approvals), 0);
}

/* What the second head says settles the change as well: no leaves it open, yes ends it. */
static void
test_second_head (Fixture *f, gconstpointer data)
{
  g_auto (Case) it = {0};
  g_autoptr (LoketWatch) watch = NULL, heard = NULL, proposed = NULL, again = NULL;
  g_autoptr (LoketApproval) first = NULL, second = NULL, refused = NULL;
  g_autoptr (LoketApprovalDecision) no = loket_approval_decision_new ();
  g_autofree char *kepala = NULL;

  case_make (f, &it, LOKET_DECISION_ACTIVE, "2027-11-01");
  kepala = officers_one_comes (f, "kepala", "unit_head", NULL);
  say (f, &it, "village", NULL, "{\"name\":\"SUPARMI\",\"life_status\":\"moved\"}");
  field_look (f);
  watch = only_one (f, &it);
  heard = act (f, it.field.desk, watch->id, "hear", FALSE, NULL);
  proposed = act (f, it.field.head, watch->id, "end", TRUE, NULL);
  g_assert_cmpint (proposed->state, ==, LOKET_WATCH_HEARING);
  first = proposed_end (f, kepala);
  no->approval = g_strdup (first->id);
  no->reason = g_strdup ("she lives here still");
  refused = officers_do (f, kepala, &LOKET_APPROVAL_REFUSE, no);
  assert_is (f, &it, watch->id, LOKET_WATCH_HEARING, LOKET_DECISION_ACTIVE);
  again = act (f, it.field.head, watch->id, "end", TRUE, NULL);
  g_assert_nonnull (again);
  second = proposed_end (f, kepala);
  {
    const Officers heads = {.first = it.field.head, .second = kepala};
    officers_approve (f, &heads, second->id);
  }
  assert_is (f, &it, watch->id, LOKET_WATCH_ENDED, LOKET_DECISION_REVOKED);
}

static LoketWatchMove *
hear_until (const char *watch, const char *day)
{
  LoketWatchMove *move = loket_watch_move_new ();

  move->watch = g_strdup (watch);
  move->act = g_strdup ("hear");
  move->due_day = g_strdup (day);
  return move;
}

/* A day that was mistyped is set anew, within the same bounds. */
static void
test_another_day (Fixture *f, gconstpointer data)
{
  g_auto (Case) it = {0};
  g_autoptr (LoketWatch) watch = NULL, far = NULL, mended = NULL;
  g_autoptr (LoketWatchMove) too_far = NULL, by_mistake = NULL, right = NULL, soon = NULL;
  g_autoptr (LoketWatchMove) lapse = NULL;

  case_make (f, &it, LOKET_DECISION_ACTIVE, "2027-11-01");
  say (f, &it, "village", NULL, "{\"name\":\"SUPARMI\",\"life_status\":\"moved\"}");
  field_look (f);
  watch = only_one (f, &it);
  too_far = hear_until (watch->id, "2027-11-24");
  officers_refused (
      f, it.field.desk, &LOKET_WATCH_MOVE, too_far, LOKET_ERROR_RULE, "hearing-too-long");
  by_mistake = hear_until (watch->id, "2027-11-23");
  far = officers_do (f, it.field.desk, &LOKET_WATCH_MOVE, by_mistake);
  g_assert_cmpstr (far->due_day, ==, "2027-11-23");
  soon = hear_until (watch->id, "2026-12-06");
  officers_refused (
      f, it.field.desk, &LOKET_WATCH_MOVE, soon, LOKET_ERROR_RULE, "hearing-too-short");
  right = hear_until (watch->id, "2026-12-07");
  mended = officers_do (f, it.field.desk, &LOKET_WATCH_MOVE, right);
  g_assert_cmpint (mended->state, ==, LOKET_WATCH_HEARING);
  g_assert_cmpstr (mended->due_day, ==, "2026-12-07");
  /* That is for the hub, when the decision ends. */
  lapse = hear_until (watch->id, NULL);
  g_free (lapse->act);
  lapse->act = g_strdup ("lapse");
  officers_refused (f, it.field.desk, &LOKET_WATCH_MOVE, lapse, LOKET_ERROR_BAD_FIELD, "act");
}

/* Who proposed the decision does not brush the change aside. */
static void
test_proposer_keeps (Fixture *f, gconstpointer data)
{
  g_auto (Case) it = {0};
  g_autoptr (LoketWatch) watch = NULL, kept = NULL;
  g_autoptr (GError) error = NULL;

  field_come (f, &it.field);
  g_free (it.field.verifier_id);
  it.field.verifier_id = g_steal_pointer (&it.field.desk_id); /* the desk proposed it */
  it.field.desk_id = g_strdup (it.field.other_id);
  it.person = field_person (f, "Suparmi");
  it.application = field_application (f, it.person, LOKET_APPLICATION_CLOSED);
  it.decision = put_decision (f, &it, LOKET_DECISION_ACTIVE, "2026-12-10");
  field_look (f);
  watch = only_one (f, &it);
  g_assert_null (act (f, it.field.desk, watch->id, "keep", FALSE, &error));
  g_assert_cmpstr (loket_error_parameter (error), ==, "proposer-decides");
  g_clear_error (&error);
  kept = act (f, it.field.head, watch->id, "keep", FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kept->state, ==, LOKET_WATCH_KEPT);
}

static char *
end_without (Fixture *f, const Case *it, const Officers *heads, const char *hearing, GError **error)
{
  g_autoptr (LoketDecisionEnd) request = loket_decision_end_new ();

  request->decision = g_strdup (it->decision);
  request->reason = g_strdup ("Sudah pindah");
  request->hearing = g_strdup (hearing);
  return officers_agree (f, heads, &LOKET_DECISION_END, request, error);
}

static void
assert_not_ended (Fixture *f,
                  const Case *it,
                  const Officers *heads,
                  const char *hearing,
                  const char *rule)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (end_without (f, it, heads, hearing, &error));
  g_assert_cmpstr (loket_error_parameter (error), ==, rule);
}

/* Nobody goes round a hearing by not naming it, nor by one about something else. */
static void
test_no_way_round (Fixture *f, gconstpointer data)
{
  static const char said[] = "Didengar di loket oleh Siti";
  g_auto (Case) it = {0};
  g_auto (Officers) heads = {0};
  g_autoptr (LoketWatch) watch = NULL, other = NULL, heard = NULL, after = NULL;
  g_autoptr (LoketDecisionEnd) beside = loket_decision_end_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *ended = NULL;

  case_make (f, &it, LOKET_DECISION_ACTIVE, "2027-11-01");
  heads.first = g_strdup (it.field.head);
  heads.second = officers_one_comes (f, "kepala", "unit_head", NULL);
  say (f, &it, "village", NULL, "{\"name\":\"SUPARMI\",\"life_status\":\"moved\"}");
  field_look (f);
  watch = only_one (f, &it);
  assert_not_ended (f, &it, &heads, "...", "hearing-needed");
  assert_not_ended (f, &it, &heads, said, "hear-first");
  heard = act (f, it.field.desk, watch->id, "hear", FALSE, NULL);
  assert_not_ended (f, &it, &heads, said, "hear-first");
  other = in_state (f, &it, LOKET_WATCH_HEARING); /* the end is near: that takes nothing away */
  beside->decision = g_strdup (it.decision);
  beside->reason = g_strdup ("Sudah pindah");
  beside->watch = g_strdup (other->id);
  beside->answered = TRUE;
  officers_refused (
      f, it.field.head, &LOKET_DECISION_END, beside, LOKET_ERROR_RULE, "hearing-needed");
  loket_clock_set (f->clock, FIXTURE_MORNING + 30 * LOKET_DAY);
  officers_clear (&heads);
  heads.first = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "hadi");
  heads.second = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "kepala");
  ended = end_without (f, &it, &heads, said, &error);
  g_assert_no_error (error);
  /* What waited ends with it, and is not kept behind its back. */
  assert_is (f, &it, watch->id, LOKET_WATCH_ENDED, LOKET_DECISION_REVOKED);
  assert_is (f, &it, other->id, LOKET_WATCH_ENDED, LOKET_DECISION_REVOKED);
  after = register_get (f, loket_watch_get_type (), watch->id);
  g_assert_cmpstr (after->outcome, ==, "Sudah pindah");
  g_assert_null (act (f, heads.first, watch->id, "keep", FALSE, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
}

/* Time alone ends a decision, and with it what was noticed about it. */
static void
test_ends_with_time (Fixture *f, gconstpointer data)
{
  g_auto (Case) it = {0};
  g_autoptr (LoketWatch) watch = NULL;

  case_make (f, &it, LOKET_DECISION_ACTIVE, "2026-12-10");
  field_look (f);
  watch = only_one (f, &it);
  loket_clock_set (f->clock, FIXTURE_MORNING + 30 * LOKET_DAY);
  cases_tend (f);
  assert_is (f, &it, watch->id, LOKET_WATCH_ENDED, LOKET_DECISION_EXPIRED);
}

static void
test_area (Fixture *f, gconstpointer data)
{
  g_auto (Case) it = {0};
  g_autofree char *elsewhere = NULL;
  g_autoptr (LoketWatch) watch = NULL;
  g_autoptr (LoketWatchPage) page = NULL;
  g_autoptr (GError) error = NULL;

  case_make (f, &it, LOKET_DECISION_ACTIVE, "2026-12-10");
  elsewhere = officers_one_comes (f, "siti", "service_officer", "33.14.11");
  field_look (f);
  watch = only_one (f, &it);
  page = page_of (f, elsewhere);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->watches)), ==, 0);
  g_assert_null (act (f, elsewhere, watch->id, "keep", FALSE, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("said-dead", test_dead);
  ADD ("said-moved", test_moved);
  ADD ("said-invalid", test_invalid);
  ADD ("dead-in-the-register", test_register);
  ADD ("decile-moved", test_decile);
  ADD ("insured", test_insured);
  ADD ("runs-out", test_runs_out);
  ADD ("listed-now", test_listed_now);
  ADD ("every-move-in-every-state", test_moves);
  ADD ("hearing", test_hearing);
  ADD ("hearing-without-day", test_hearing_without_day);
  ADD ("another-day", test_another_day);
  ADD ("proposer-keeps", test_proposer_keeps);
  ADD ("no-way-round", test_no_way_round);
  ADD ("ends-with-time", test_ends_with_time);
  ADD ("second-head", test_second_head);
  ADD ("area", test_area);
  return g_test_run ();
}
