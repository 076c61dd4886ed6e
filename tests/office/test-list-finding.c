/* SPDX-License-Identifier: GPL-3.0-or-later */
/* While the people of a list are made findable, others go on with their work: nobody is found by a
 * name that he has no more, and a list that failed there goes on behind a newer one. */
#include "doubts.h"
#include "faulty-engine.h"
#include "lists.h"
#include "register.h"
#include "store/lists.h"
#include "store/people.h"
#include "store/store-private.h"
#include "store/txn-private.h"

#include <string.h>

#define PEOPLE 1500

static gboolean
stray_words (LoketTxn *txn, gpointer data, GError **error)
{
  return loket_engine_number (
      txn->engine,
      "SELECT COUNT(*) AS number FROM person_word AS w JOIN person AS p ON p.number = w.number "
      "WHERE p.merged_into IS NOT NULL OR (p.name = 'Zainuddin' AND w.canon <> 'ZAINUDIN') OR "
      "w.village <> p.village",
      NULL,
      0,
      data,
      error);
}

static gboolean
words_of_renamed (LoketTxn *txn, gpointer data, GError **error)
{
  return loket_engine_number (
      txn->engine,
      "SELECT COUNT(*) AS number FROM person_word AS w JOIN person AS p ON p.number = w.number "
      "WHERE p.name = 'Zainuddin'",
      NULL,
      0,
      data,
      error);
}

static gint64
count (Fixture *fixture, LoketStoreWork work)
{
  g_autoptr (GError) error = NULL;
  gint64 number = -1;

  loket_store_read_sync (loket_office_store (fixture->office), work, &number, &error);
  g_assert_no_error (error);
  return number;
}

static gboolean
find_last (LoketTxn *txn, gpointer data, GError **error)
{
  LoketPerson **people = data;

  people[0] = loket_txn_person_numbered (txn, PEOPLE - 1, error);
  people[1] = loket_txn_person_numbered (txn, PEOPLE - 2, error);
  people[2] = loket_txn_person_numbered (txn, 1, error);
  return people[0] != NULL && people[1] != NULL && people[2] != NULL;
}

typedef struct {
  Fixture *fixture;
  gboolean acted;
} Desk;

/* One is renamed and one merged when half of the words are in. */
static void
act_cb (LoketJob *job, gpointer data)
{
  Desk *desk = data;
  LoketPerson *people[3] = {NULL};
  g_autoptr (LoketPerson) renamed = NULL;
  g_autoptr (LoketPerson) merged = NULL;
  g_autoptr (GError) error = NULL;

  if (desk->acted || strcmp (job->stage, "finding") != 0 || job->done == 0)
    return;
  desk->acted = TRUE;
  g_assert_cmpint (job->done, <, job->total);
  loket_store_read_sync (loket_office_store (desk->fixture->office), find_last, people, &error);
  g_assert_no_error (error);
  renamed = loket_person_cast (loket_record_copy (LOKET_RECORD (people[0])));
  g_free (renamed->name);
  renamed->name = g_strdup ("Zainuddin");
  doubts_change_person (desk->fixture, people[0], renamed);
  merged = loket_person_cast (loket_record_copy (LOKET_RECORD (people[1])));
  merged->merged_into = g_strdup (people[2]->id);
  doubts_change_person (desk->fixture, people[1], merged);
  for (guint i = 0; i < 3; i++)
    g_object_unref (people[i]);
}

static void
test_renamed_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = lists_of (1, PEOPLE);
  Desk desk = {fixture, FALSE};
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketJob) job = lists_begin (fixture, "dtsen", "2026-Q1", text, 9000, &error);
  g_autoptr (LoketJob) ended = NULL;

  g_assert_no_error (error);
  loket_office_run_jobs (fixture->office, act_cb, &desk, &error);
  g_assert_no_error (error);
  ended = lists_run (fixture, job);
  g_assert_cmpint (ended->state, ==, LOKET_JOB_DONE);
  g_assert_true (desk.acted);
  g_assert_cmpint (count (fixture, stray_words), ==, 0);
  g_assert_cmpint (count (fixture, words_of_renamed), >, 1);
}

static void
fail_cb (LoketJob *job, gpointer data)
{
  gboolean *armed = data;

  if (!*armed && strcmp (job->stage, "finding") == 0) {
    faulty_engine_fail_after (40);
    *armed = TRUE;
  }
}

static void
test_newer_list_between (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = lists_of (1, 200);
  g_autofree char *newer = lists_of (101, 200);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketJob) job = lists_begin (fixture, "dtsen", "2026-Q1", text, 9000, &error);
  g_autoptr (LoketJob) failed = NULL;
  g_autoptr (LoketJob) again = NULL;
  g_autoptr (LoketJob) ended = NULL;
  g_autoptr (LoketListStatus) second = NULL;
  g_autoptr (LoketListStatus) first = NULL;
  gboolean armed = FALSE;

  faulty_engine_take (loket_office_store (fixture->office)->writer.txn->engine,
                      LOKET_ERROR_INTERNAL);
  loket_office_run_jobs (fixture->office, fail_cb, &armed, &error);
  g_clear_error (&error);
  faulty_engine_fail_after (FAULTY_ENGINE_NEVER);
  fixture_reopen (fixture);
  failed = lists_run (fixture, job);
  g_assert_true (armed);
  g_assert_cmpint (failed->state, ==, LOKET_JOB_FAILED);
  second = lists_import (fixture, "dtsen", "2026-Q2", newer);
  lists_assert_counts (second, 100, 100, 0, 0);
  again = lists_begin (fixture, "dtsen", "2026-Q1", text, 9000, &error);
  g_assert_no_error (error);
  ended = lists_run (fixture, again);
  g_assert_cmpint (ended->state, ==, LOKET_JOB_DONE);
  first = lists_status (fixture, ended->result);
  /* What the newer list says counts; of the older one everybody is found all the same. */
  lists_assert_counts (first, 200, 0, 0, 0);
  g_assert_cmpint (first->batch->state, ==, LOKET_BATCH_CLOSED);
  g_assert_cmpint (lists_count (first, LOKET_ROW_SUPERSEDED), ==, 200);
  g_clear_object (&second);
  g_assert_cmpint (count (fixture, stray_words), ==, 0);
}

#define ADD(name, function)                                                                        \
  g_test_add (                                                                                     \
      "/office/list-finding/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("renamed-meanwhile", test_renamed_meanwhile);
  ADD ("newer-list-between", test_newer_list_between);
  return g_test_run ();
}
