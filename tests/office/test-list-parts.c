/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A later list that speaks of some villages only: what the older ones say of the others stays, with
 * its questions, until a list comes that speaks of these. */
#include "core/pair-desk.h"
#include "doubts.h"
#include "lists.h"
#include "office/office-private.h"
#include "office/rule-facts.h"
#include "office/turn-private.h"
#include "store/lists.h"
#include "store/people.h"
#include "store/store-private.h"
#include "tests/lib/faulty-engine.h"

#include <string.h>

#define A "33.14.12.2001"
#define B "33.14.11.2001"
#define OTHER_DISTRICT "33.13.01.2001"
#define TWINS_OF(village)                                                                          \
  "1,DWI LESTARI,2001-05-06,,3314100101110001,P," village ",SUKINEM,ANAK,\n"                       \
  "2,DWI ASTUTI,2001-05-06,,3314100101110001,P," village ",SUKINEM,ANAK,\n"

/* A list of so many people of each of the two villages, and what else it says. */
static char *
list_of (guint of_a, guint of_b, const char *rest)
{
  g_autofree char *a = lists_part (1, of_a, A);
  g_autofree char *b = lists_part (501, of_b, B);

  return g_strconcat (HEADER, a, b, rest, NULL);
}

static LoketListStatus *
import (Fixture *f, const char *period, guint of_a, guint of_b, const char *rest)
{
  g_autofree char *text = list_of (of_a, of_b, rest);

  return lists_import (f, "dtsen", period, text);
}

/* How it stands now with a list that came in before. */
static LoketListStatus *
again (Fixture *f, const LoketListStatus *status)
{
  return lists_status (f, status->batch->id);
}

static void
assert_stands (Fixture *f, const LoketListStatus *status, LoketBatchState state, gint64 given)
{
  g_autoptr (LoketListStatus) now = again (f, status);

  g_assert_cmpint (now->batch->state, ==, state);
  g_assert_cmpint (lists_count (now, LOKET_ROW_SUPERSEDED), ==, given);
}

typedef struct {
  Fixture *f;
  const char *nik;
  LoketTruth listed;
} Asked;

static gboolean
ask_work (LoketTxn *txn, gpointer data, GError **error)
{
  Asked *asked = data;
  g_auto (LoketTurn) turn = {.office = asked->f->office, .txn = txn};
  g_autoptr (GPtrArray) people = loket_txn_people_by_nik (txn, asked->nik, 2, error);
  g_autoptr (LoketRuleInputs) inputs = NULL;

  g_assert_cmpuint (people->len, ==, 1);
  if (!loket_turn_begin (&turn, FALSE, error) ||
      !loket_turn_rule_inputs (&turn, loket_record_id (people->pdata[0]), NULL, &inputs, error))
    return FALSE;
  asked->listed = inputs->listed;
  return TRUE;
}

/* Whether lists name person @number of lists_part(), or one of the three of his family. */
static LoketTruth
is_listed (Fixture *f, guint number)
{
  g_autofree char *part = lists_part (number, 1, A);
  g_auto (GStrv) cells = g_strsplit (part, ",", -1);
  Asked asked = {f, cells[3], LOKET_TRUTH_UNKNOWN};
  g_autoptr (GError) error = NULL;

  loket_store_read_sync (loket_office_store (f->office), ask_work, &asked, &error);
  g_assert_no_error (error);
  return asked.listed;
}

static void
test_other_villages_stay (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketListStatus) whole = import (f, "2026-Q1", 200, 200, NULL);
  g_autoptr (LoketListStatus) part = import (f, "2026-Q2", 190, 0, NULL);

  lists_assert_counts (part, 0, 190, 0, 0);
  assert_stands (f, whole, LOKET_BATCH_APPLIED, 200);
  g_assert_cmpint (is_listed (f, 190), ==, LOKET_TRUTH_YES);
  g_assert_cmpint (is_listed (f, 200), ==, LOKET_TRUTH_NO);
  g_assert_cmpint (is_listed (f, 501), ==, LOKET_TRUTH_YES);
  g_assert_cmpint (is_listed (f, 700), ==, LOKET_TRUTH_YES);
}

/* Part after part, and a list of the next quarter over all of them. */
static void
test_last_part_closes (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketListStatus) whole = import (f, "2026-Q1", 200, 200, NULL);
  g_autoptr (LoketListStatus) one = import (f, "2026-Q2", 190, 0, NULL);
  g_autoptr (LoketListStatus) other = NULL;
  g_autoptr (LoketListStatus) last = NULL;

  other = import (f, "2026-Q2", 0, 190, NULL);
  assert_stands (f, whole, LOKET_BATCH_CLOSED, 400);
  assert_stands (f, one, LOKET_BATCH_APPLIED, 0);
  assert_stands (f, other, LOKET_BATCH_APPLIED, 0);
  g_assert_cmpint (is_listed (f, 700), ==, LOKET_TRUTH_NO);
  g_assert_cmpint (is_listed (f, 690), ==, LOKET_TRUTH_YES);
  last = import (f, "2026-Q3", 200, 199, NULL);
  assert_stands (f, one, LOKET_BATCH_CLOSED, 190);
  assert_stands (f, other, LOKET_BATCH_CLOSED, 190);
  assert_stands (f, last, LOKET_BATCH_APPLIED, 0);
}

/* Half of them is a word about the village, fewer are there by chance. */
static void
test_half_of_a_village (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketListStatus) whole = import (f, "2026-Q1", 100, 100, NULL);
  g_autoptr (LoketListStatus) one = import (f, "2026-Q2", 100, 49, NULL);
  g_autoptr (LoketListStatus) other = NULL;

  assert_stands (f, whole, LOKET_BATCH_APPLIED, 100);
  other = import (f, "2026-Q3", 100, 50, NULL);
  assert_stands (f, whole, LOKET_BATCH_CLOSED, 200);
  assert_stands (f, one, LOKET_BATCH_CLOSED, 149);
  assert_stands (f, other, LOKET_BATCH_APPLIED, 0);
}

/* Such people keep no list open; what a list says of as many of them is a word about them. */
static void
test_people_of_no_village (Fixture *f, gconstpointer data)
{
  g_autofree char *unknown = lists_part (901, 5, "");
  g_autofree char *foreign = lists_part (911, 5, OTHER_DISTRICT);
  g_autofree char *rest = g_strconcat (unknown, foreign, NULL);
  g_autoptr (LoketListStatus) whole = import (f, "2026-Q1", 60, 60, rest);
  g_autoptr (LoketListStatus) one = import (f, "2026-Q2", 60, 0, NULL);
  g_autoptr (LoketListStatus) other = NULL;
  g_autoptr (LoketListStatus) last = NULL;
  g_autoptr (LoketListStatus) next = NULL;

  assert_stands (f, whole, LOKET_BATCH_APPLIED, 60);
  other = import (f, "2026-Q2", 0, 60, NULL);
  assert_stands (f, whole, LOKET_BATCH_CLOSED, 130);
  assert_stands (f, one, LOKET_BATCH_APPLIED, 0);
  last = import (f, "2026-Q3", 20, 0, unknown);
  assert_stands (f, one, LOKET_BATCH_APPLIED, 0);
  assert_stands (f, other, LOKET_BATCH_APPLIED, 0);
  next = import (f, "2026-Q4", 0, 20, rest);
  assert_stands (f, last, LOKET_BATCH_APPLIED, 5);
}

static LoketPair *
only_pair (Fixture *f)
{
  g_autoptr (GPtrArray) pairs = lists_pairs (f, "DWI");

  g_assert_cmpuint (pairs->len, ==, 1);
  return g_object_ref (pairs->pdata[0]);
}

static void
assert_doubts (Fixture *f, const LoketListStatus *status, LoketBatchState state, gint64 doubts)
{
  g_autoptr (LoketListStatus) now = again (f, status);

  g_assert_cmpint (now->batch->state, ==, state);
  g_assert_cmpint (now->batch->in_doubt, ==, doubts);
  g_assert_cmpint (lists_count (now, LOKET_ROW_NEEDS_REVIEW), ==, doubts);
}

/* The question about a village that stays waits on, and its answer ends the doubts of the list. */
static void
test_questions_stay (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketListStatus) whole = import (f, "2026-Q1", 50, 50, TWINS_OF (B));
  g_autoptr (LoketListStatus) part = import (f, "2026-Q2", 50, 0, NULL);
  g_autoptr (LoketOfficer) officer = fixture_add_officer (f, "data", "data_desk", NULL);
  g_autofree char *token = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "data");
  g_autoptr (LoketPair) pair = only_pair (f);
  g_autoptr (LoketPairDecision) decision = loket_pair_decision_new ();
  g_autoptr (LoketPairOutcome) outcome = NULL;

  g_assert_cmpint (pair->state, ==, LOKET_PAIR_OPEN);
  assert_stands (f, whole, LOKET_BATCH_IN_REVIEW, 50);
  assert_doubts (f, whole, LOKET_BATCH_IN_REVIEW, 1);
  decision->pair = g_strdup (pair->id);
  decision->judgement = LOKET_JUDGE_DIFFERENT;
  outcome = officers_do (f, token, &LOKET_PAIRS_DECIDE, decision);
  g_assert_nonnull (outcome->person);
  assert_doubts (f, whole, LOKET_BATCH_APPLIED, 0);
}

/* A list that waited only for what has given way waits no more. */
static void
test_questions_go (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketListStatus) whole = import (f, "2026-Q1", 50, 50, TWINS_OF (A));
  g_autoptr (LoketListStatus) part = import (f, "2026-Q2", 50, 0, NULL);
  g_autoptr (LoketPair) pair = only_pair (f);

  g_assert_cmpint (pair->state, ==, LOKET_PAIR_SETTLED);
  assert_stands (f, whole, LOKET_BATCH_APPLIED, 52);
  assert_doubts (f, whole, LOKET_BATCH_APPLIED, 0);
}

/* The later list asks the same of a village that stays: its row waits, and no other unseen. */
static void
test_question_goes_along (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketListStatus) whole = import (f, "2026-Q1", 50, 50, TWINS_OF (B));
  g_autoptr (LoketListStatus) part = import (f, "2026-Q2", 50, 0, TWINS_OF (B));
  g_autoptr (LoketPair) pair = only_pair (f);

  g_assert_cmpint (pair->state, ==, LOKET_PAIR_OPEN);
  g_assert_true (g_str_has_prefix (pair->list_row, "000002-"));
  assert_doubts (f, part, LOKET_BATCH_IN_REVIEW, 1);
  assert_doubts (f, whole, LOKET_BATCH_APPLIED, 0);
  assert_stands (f, whole, LOKET_BATCH_APPLIED, 51);
}

/* Once only, when the rows of a list begin to become people. */
static void
fail_cb (LoketJob *job, gpointer data)
{
  gboolean *failed = data;

  if (*failed || strcmp (job->stage, "applying") != 0)
    return;
  faulty_engine_fail_after (5);
  *failed = TRUE;
}

static LoketJob *
begin_and_fail (Fixture *f, const char *period, const char *text)
{
  g_autoptr (GError) error = NULL;
  LoketJob *job = lists_begin (f, "dtsen", period, text, 9000, &error);
  gboolean failed = FALSE;

  g_assert_no_error (error);
  faulty_engine_take (loket_office_store (f->office)->writer.txn->engine, LOKET_ERROR_INTERNAL);
  loket_office_run_jobs (f->office, fail_cb, &failed, &error);
  g_clear_error (&error);
  g_assert_true (failed);
  faulty_engine_fail_after (FAULTY_ENGINE_NEVER);
  fixture_reopen (f);
  return job;
}

/* The list of the second quarter goes on when others of the third are here: it gives way itself, to
 * each of them where that one speaks. */
static void
gives_way_itself (Fixture *f, gboolean both)
{
  g_autofree char *text = list_of (100, 100, NULL);
  g_autoptr (LoketListStatus) first = import (f, "2026-Q1", 100, 99, NULL);
  g_autoptr (LoketJob) job = begin_and_fail (f, "2026-Q2", text);
  g_autoptr (LoketListStatus) one = NULL;
  g_autoptr (LoketListStatus) other = NULL;
  g_autoptr (LoketListStatus) late = NULL;
  g_autoptr (LoketJob) resent = NULL;
  g_autoptr (LoketJob) ended = NULL;

  one = import (f, "2026-Q3", 90, 0, NULL);
  other = both ? import (f, "2026-Q3", 0, 90, NULL) : NULL;
  resent = lists_begin (f, "dtsen", "2026-Q2", text, 9000, NULL);
  g_assert_cmpstr (resent->id, ==, job->id);
  ended = lists_run (f, resent);
  g_assert_cmpint (ended->state, ==, LOKET_JOB_DONE);
  late = lists_status (f, job->result);
  assert_stands (f, late, both ? LOKET_BATCH_CLOSED : LOKET_BATCH_APPLIED, both ? 200 : 100);
  assert_stands (f, first, LOKET_BATCH_CLOSED, 199);
  assert_stands (f, one, LOKET_BATCH_APPLIED, 0);
  g_assert_cmpint (is_listed (f, 100), ==, LOKET_TRUTH_NO);
  g_assert_cmpint (is_listed (f, 600), ==, both ? LOKET_TRUTH_NO : LOKET_TRUTH_YES);
}

static void
test_late_list_gives_way (Fixture *f, gconstpointer data)
{
  gives_way_itself (f, FALSE);
}

static void
test_late_list_is_closed (Fixture *f, gconstpointer data)
{
  gives_way_itself (f, TRUE);
}

/* Lists that came to nothing, however many and new, hide none that speaks. */
static void
test_old_list_is_seen (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketListStatus) part = import (f, "2026-Q1", 30, 0, NULL);
  g_autofree char *others = lists_of (501, 3);
  g_autoptr (LoketListStatus) strangers = lists_import (f, "village", "2026-Q1", others);

  for (gint64 i = 0; i < 25; i++) {
    g_autoptr (LoketListBatch) batch = loket_list_batch_new ();
    batch->id = loket_id_new (f->clock, f->random);
    batch->number = 10 + i;
    batch->source = g_strdup ("dtsen");
    batch->period = g_strdup ("2026-Q2");
    batch->file_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, batch->id, -1);
    batch->map = g_strdup (MAP);
    batch->state = i % 2 == 0 ? LOKET_BATCH_ABORTED : LOKET_BATCH_PARSED;
    batch->created_at = batch->changed_at = FIXTURE_MORNING;
    register_insert (f, batch);
  }
  g_assert_cmpint (is_listed (f, 30), ==, LOKET_TRUTH_YES);
  g_assert_cmpint (is_listed (f, 501), ==, LOKET_TRUTH_NO);
}

#define ADD(name, function)                                                                        \
  g_test_add (                                                                                     \
      "/office/list-parts/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("A list of some villages says nothing of the others.");
  ADD ("other-villages-stay", test_other_villages_stay);
  ADD ("last-part-closes", test_last_part_closes);
  ADD ("half-of-a-village", test_half_of_a_village);
  ADD ("people-of-no-village", test_people_of_no_village);
  ADD ("questions-stay", test_questions_stay);
  ADD ("questions-go", test_questions_go);
  ADD ("question-goes-along", test_question_goes_along);
  ADD ("late-list-gives-way", test_late_list_gives_way);
  ADD ("late-list-is-closed", test_late_list_is_closed);
  ADD ("old-list-is-seen", test_old_list_is_seen);
  return g_test_run ();
}
