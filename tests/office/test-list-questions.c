/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions that lists raise: each is asked once, none waits unseen, every answer is counted. */
#include "core/pair-desk.h"
#include "fixture.h"
#include "lists.h"
#include "office/turn.h"
#include "register.h"
#include "store/lists.h"

#include <string.h>

static gboolean
decide_different (LoketTxn *txn, gpointer data, GError **error)
{
  g_autoptr (LoketPair) pair = loket_pair_cast (loket_record_copy (data));

  pair->state = LOKET_PAIR_DIFFERENT;
  pair->reason = g_strdup ("twins");
  pair->decided_at = LOKET_SOME (FIXTURE_MORNING);
  return loket_txn_update (txn, LOKET_RECORD (pair), error);
}

/* registry.md 3, case 5 */
static void
test_twins_are_asked_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketListStatus) first = lists_import (fixture, "dtsen", "2026-Q1", HEADER TWINS);
  g_autoptr (GPtrArray) pairs = lists_pairs (fixture, "DWI");
  g_autoptr (LoketListStatus) second = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GError) error = NULL;

  lists_assert_counts (first, 1, 0, 1, 0);
  g_assert_cmpuint (pairs->len, ==, 1);
  g_assert_cmpint (((LoketPair *) pairs->pdata[0])->hint, ==, LOKET_HINT_TWINS);
  loket_store_write_sync (
      loket_office_store (fixture->office), decide_different, pairs->pdata[0], &error);
  g_assert_no_error (error);
  second = lists_import (fixture, "dtsen", "2026-Q2", HEADER TWINS "\n");
  lists_assert_counts (second, 1, 1, 0, 0);
  later = lists_pairs (fixture, "DWI");
  g_assert_cmpuint (later->len, ==, 1);
}

static GPtrArray *
waiting_about (Fixture *fixture, const char *word)
{
  g_autoptr (GPtrArray) pairs = lists_pairs (fixture, word);
  GPtrArray *waiting = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < pairs->len; i++)
    if (((LoketPair *) pairs->pdata[i])->state == LOKET_PAIR_OPEN)
      g_ptr_array_add (waiting, g_object_ref (pairs->pdata[i]));
  return waiting;
}

static gboolean
settle_pair (LoketTxn *txn, gpointer data, GError **error)
{
  g_autoptr (LoketPair) pair = loket_pair_cast (loket_record_copy (data));

  pair->state = LOKET_PAIR_SETTLED;
  pair->decided_at = LOKET_SOME (FIXTURE_MORNING);
  return loket_txn_update (txn, LOKET_RECORD (pair), error);
}

/* A question that another answer made idle is one again when a later list raises it. */
static void
test_settled_question_is_asked_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketListStatus) first = lists_import (fixture, "dtsen", "2026-Q1", HEADER TWINS);
  g_autoptr (GPtrArray) pairs = lists_pairs (fixture, "DWI");
  g_autoptr (LoketListStatus) second = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GError) error = NULL;

  lists_assert_counts (first, 1, 0, 1, 0);
  g_assert_cmpuint (pairs->len, ==, 1);
  loket_store_write_sync (
      loket_office_store (fixture->office), settle_pair, pairs->pdata[0], &error);
  g_assert_no_error (error);
  second = lists_import (fixture, "dtsen", "2026-Q2", HEADER TWINS "\n");
  lists_assert_counts (second, 0, 1, 1, 0);
  later = waiting_about (fixture, "DWI");
  g_assert_cmpuint (later->len, ==, 1);
  g_assert_true (g_str_has_prefix (((LoketPair *) later->pdata[0])->list_row, "000002-"));
}

/* Two lists that both count raise the same question: the row of neither waits unseen. */
static void
test_each_list_keeps_its_questions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketListStatus) first = lists_import (fixture, "dtsen", "2026-Q1", HEADER TWINS);
  g_autoptr (LoketListStatus) second = lists_import (fixture, "bps", "2026-Q1", HEADER TWINS "\n");
  g_autoptr (GPtrArray) waiting = waiting_about (fixture, "DWI");

  lists_assert_counts (first, 1, 0, 1, 0);
  lists_assert_counts (second, 0, 1, 1, 0);
  g_assert_cmpuint (waiting->len, ==, 2);
  g_assert_cmpstr (
      ((LoketPair *) waiting->pdata[0])->list_row, !=, ((LoketPair *) waiting->pdata[1])->list_row);
}

/* Of a row that has given way nothing is asked any more: no answer could be taken. */
static void
test_questions_give_way_too (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketListStatus) first = lists_import (fixture, "dtsen", "2026-Q1", HEADER TWINS);
  g_autoptr (LoketListStatus) second = lists_import (
      fixture,
      "dtsen",
      "2026-Q2",
      HEADER "1,DWI LESTARI,2001-05-06,,3314100101110001,P," VILLAGE ",SUKINEM,ANAK,\n");
  g_autoptr (GPtrArray) pairs = lists_pairs (fixture, "DWI");

  lists_assert_counts (first, 1, 0, 1, 0);
  lists_assert_counts (second, 0, 1, 0, 0);
  g_assert_cmpuint (pairs->len, ==, 1);
  g_assert_cmpint (((LoketPair *) pairs->pdata[0])->state, ==, LOKET_PAIR_SETTLED);
}

/* Records that say just the same are as many questions. */
static void
test_alike_people_are_each_asked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketListStatus) status = NULL;
  g_autoptr (LoketListStatus) other = NULL;
  g_autoptr (GPtrArray) waiting = NULL;

  for (guint i = 0; i < 3; i++)
    g_free (register_add (fixture, "KARTINI", LOKET_PERSON_SEX_FEMALE, "1954-03-02", VILLAGE));
  status = lists_import (
      fixture, "dtsen", "2026-Q1", HEADER "1,KARTINI,1954-03-02,,,P," VILLAGE ",,,\n");
  lists_assert_counts (status, 0, 0, 1, 0);
  other =
      lists_import (fixture, "bps", "2026-Q1", HEADER "2,KARTINI,1954-03-02,,,P," VILLAGE ",,,\n");
  lists_assert_counts (other, 0, 0, 1, 0);
  waiting = waiting_about (fixture, "KARTINI");
  g_assert_cmpuint (waiting->len, ==, 6);
}

typedef struct {
  Fixture *fixture;
  char *token;
  gboolean decided;
} Clerk;

/* The clerk answers while the older list gives way. */
static void
answer_cb (LoketJob *job, gpointer data)
{
  Clerk *clerk = data;
  g_autoptr (LoketPairDecision) decision = NULL;
  g_autoptr (LoketPairOutcome) outcome = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GError) error = NULL;

  if (clerk->decided || strcmp (job->stage, "closing") != 0 || job->done == 0)
    return;
  waiting = waiting_about (clerk->fixture, "DWI");
  g_assert_cmpuint (waiting->len, ==, 1);
  decision = loket_pair_decision_new ();
  decision->pair = g_strdup (loket_record_id (waiting->pdata[0]));
  decision->judgement = LOKET_JUDGE_DIFFERENT;
  outcome = fixture_ask_as (
      clerk->fixture, LOKET_DEVICE_COUNTER, clerk->token, &LOKET_PAIRS_DECIDE, decision, &error);
  g_assert_no_error (error);
  clerk->decided = TRUE;
}

static void
test_answers_at_the_end_are_counted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer = fixture_add_officer (fixture, "data", "data_desk", NULL);
  g_autofree char *token = fixture_sign_in (fixture, LOKET_DEVICE_COUNTER, "data");
  g_autoptr (LoketListStatus) first = lists_import (
      fixture,
      "dtsen",
      "2026-Q1",
      HEADER "1,DWI LESTARI,2001-05-06,,3314100101110001,P," VILLAGE ",SUKINEM,ANAK,\n");
  Clerk clerk = {fixture, token, FALSE};
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketJob) job = lists_begin (fixture, "dtsen", "2026-Q2", HEADER TWINS, 1000, &error);
  g_autoptr (LoketListStatus) second = NULL;

  g_assert_no_error (error);
  loket_office_run_jobs (fixture->office, answer_cb, &clerk, &error);
  g_assert_no_error (error);
  g_assert_true (clerk.decided);
  second = lists_status (fixture, job->result);
  lists_assert_counts (second, 1, 1, 0, 0);
  g_assert_cmpint (lists_count (second, LOKET_ROW_NEW_PERSON), ==, 1);
  g_assert_cmpint (lists_count (second, LOKET_ROW_NEEDS_REVIEW), ==, 0);
  g_assert_cmpint (second->batch->state, ==, LOKET_BATCH_APPLIED);
}

#define ADD(name, function)                                                                        \
  g_test_add (                                                                                     \
      "/office/list-questions/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("What lists leave in doubt is asked once, and never forgotten.");
  ADD ("twins-are-asked-once", test_twins_are_asked_once);
  ADD ("settled-question-is-asked-again", test_settled_question_is_asked_again);
  ADD ("each-list-keeps-its-questions", test_each_list_keeps_its_questions);
  ADD ("questions-give-way-too", test_questions_give_way_too);
  ADD ("alike-people-are-each-asked", test_alike_people_are_each_asked);
  ADD ("answers-at-the-end-are-counted", test_answers_at_the_end_are_counted);
  return g_test_run ();
}
