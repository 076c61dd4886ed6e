/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about people go by an index, in a file as it is made and without any statistics of its
 * own: with a million people on file one that does not takes a second. */
#include "fixture.h"

#include "store/people-search.h"
#include "store/people.h"
#include "store/sqlite.h"

#include <string.h>

/* What each of the questions begins with; the rest does not choose the index. */
static const char *const questions[] = {
    "SELECT name FROM person WHERE office = ?1 AND number = 1",
    "SELECT name FROM person WHERE office = ?1 AND nik = '1'",
    "SELECT name FROM person WHERE office = ?1 AND nik BETWEEN '1' AND '2' ORDER BY nik",
    "SELECT name FROM person WHERE office = ?1 AND merged_into = 'x'",
    "SELECT address FROM household WHERE office = ?1 AND family_card = '1'",
    "SELECT relation FROM household_member WHERE office = ?1 AND household = 'x'",
    "SELECT relation FROM household_member WHERE office = ?1 AND person = 'x'",
    "SELECT from_day FROM household_card WHERE office = ?1 AND household = 'x'",
    "SELECT from_day FROM household_card WHERE office = ?1 AND family_card = '1'",
    "SELECT value FROM person_value WHERE office = ?1 AND person = 'x' ORDER BY at DESC",
    "SELECT facts FROM list_row WHERE office = ?1 AND person = 'x' ORDER BY id DESC LIMIT 4",
    "SELECT reason FROM pair WHERE office = ?1 AND person = 'x'",
    "SELECT reason FROM pair WHERE office = ?1 AND other = 'x'",
    "SELECT reason FROM pair WHERE office = ?1 AND list_row = 'x'",
    "SELECT canon FROM person_word WHERE office = ?1 AND word = 'SITI'",
    "SELECT canon FROM person_word WHERE office = ?1 AND word >= 'SIT' AND word < 'SIU'",
    "SELECT canon FROM person_word WHERE office = ?1 AND word = 'SITI' AND number < 5",
};

static void
assert_goes_by_index (LoketEngine *engine, const char *question)
{
  g_autofree char *sql = g_strconcat ("EXPLAIN QUERY PLAN ", question, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRows) rows =
      loket_engine_query (engine, sql, LOKET_VALUES (LOKET_T ("33.14")), &error);
  gboolean row;

  g_assert_no_error (error);
  while (loket_rows_next (rows, &row, NULL) && row) {
    const char *detail = loket_rows_text (rows, "detail");
    if (strstr (detail, "(office=?)") != NULL || g_str_has_prefix (detail, "SCAN"))
      g_error ("%s: %s", question, detail);
  }
}

static void
test_plans (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "office.db");
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketEngine) engine = loket_sqlite_open (path, LOKET_SQLITE_READER, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    assert_goes_by_index (engine, questions[i]);
}

static gboolean
find_work (LoketTxn *txn, gpointer data, GError **error)
{
  g_autoptr (LoketPerson) person = loket_person_new ();
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  LoketNameQuestion question = {.word = "SUCIPTO", .canon = "SUCIPTO", .limit = 5};
  gboolean more;

  person->id = g_strdup ("0190aaaa-0000-7000-8000-0000000000aa");
  person->name = g_strdup ("Soetjipto");
  person->birth_date = g_strdup ("1954-03-02");
  person->village = g_strdup ("33.14.12.2004");
  person->number = person->version = 1;
  g_assert_true (loket_txn_add_person (txn, person, error));
  words = loket_txn_words_between (txn, "SUC", "SUD", 10, error);
  g_assert_cmpuint (words->len, ==, 1);
  g_assert_cmpstr (words->pdata[0], ==, "SUCIPTO");
  hits = loket_txn_find_names (txn, &question, &more, error);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_false (more);
  g_clear_pointer (&hits, g_ptr_array_unref);
  question.scope = "33.14.1"; /* no part of a code is an area */
  hits = loket_txn_find_names (txn, &question, &more, error);
  g_assert_cmpuint (hits->len, ==, 0);
  g_clear_pointer (&hits, g_ptr_array_unref);
  question.scope = "33.14.12";
  question.years[0] = (LoketYears){1953, 1953};
  hits = loket_txn_find_names (txn, &question, &more, error);
  g_assert_cmpuint (hits->len, ==, 0);
  return TRUE;
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  loket_store_write_sync (fixture->store, find_work, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/store/people-search/names", test_names);
  fixture_add ("/store/people-search/plans", test_plans);
  return g_test_run ();
}
