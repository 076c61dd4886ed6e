/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program loketctl with lists, as a script calls it: what it takes, counts, refuses and writes.
 */
#include "test-dir.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

#define VILLAGE "33.14.10.2001"
#define HEADER "id,name,birth,nik,sex,village\n"
#define MAP                                                                                        \
  "[columns]\nid=id\nname=name\nbirth_date=birth\nbirth_date_format=%Y-%m-%d\nnik=nik\nsex=sex\n"  \
  "village=village\n"
#define SMALL                                                                                      \
  HEADER "1,SUCIPTO,1954-03-02,3314100203540001,L," VILLAGE "\n"                                   \
         "2,SITI KHOTIJAH,1960-07-21,3314106107600002,P," VILLAGE "\n"                             \
         "3,,1960-07-21,,P," VILLAGE "\n"

typedef struct {
  LoketTestDir *dir;
  char *office;
  char *list;
  char *map;
} Fixture;

static GPtrArray *
words_of (Fixture *fixture, const char *const *words)
{
  GPtrArray *argv = g_ptr_array_new ();

  g_ptr_array_add (argv, (gpointer) g_getenv ("LOKET_CTL"));
  g_ptr_array_add (argv, (gpointer) "--data");
  g_ptr_array_add (argv, fixture->office);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) words[i]);
  g_ptr_array_add (argv, NULL);
  return argv;
}

/* Its exit code. */
static int
run (Fixture *fixture, const char *const *words, char **out, char **err)
{
  g_autoptr (GPtrArray) argv = words_of (fixture, words);
  g_autofree char *said = NULL;
  g_autofree char *complained = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL,
                (char **) argv->pdata,
                NULL,
                G_SPAWN_DEFAULT,
                NULL,
                NULL,
                &said,
                &complained,
                &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  if (out != NULL)
    *out = g_steal_pointer (&said);
  if (err != NULL)
    *err = g_steal_pointer (&complained);
  return WEXITSTATUS (status);
}

static void
write_list (Fixture *fixture, const char *text)
{
  g_assert_true (g_file_set_contents (fixture->list, text, -1, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  const char *const init[] = {"init", "--profile", "sragen", NULL};

  fixture->dir = loket_test_dir_new ();
  fixture->office = loket_test_dir_child (fixture->dir, "office");
  fixture->list = loket_test_dir_child (fixture->dir, "list.csv");
  fixture->map = loket_test_dir_child (fixture->dir, "list.map");
  g_assert_true (g_file_set_contents (fixture->map, MAP, -1, NULL));
  g_assert_cmpint (run (fixture, init, NULL, NULL), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_free (fixture->office);
  g_free (fixture->list);
  g_free (fixture->map);
  loket_test_dir_free (fixture->dir);
}

static int
import (Fixture *fixture, const char *rejects, char **out, char **err)
{
  const char *const words[] = {"--json",
                               "list",
                               "import",
                               fixture->list,
                               "--source",
                               "dtsen",
                               "--period",
                               "2026-Q1",
                               "--map",
                               fixture->map,
                               rejects != NULL ? "--rejects" : NULL,
                               rejects,
                               NULL};

  return run (fixture, words, out, err);
}

/* The first number of that name in JSON. */
static gint64
number_in (const char *json, const char *name)
{
  g_autofree char *key = g_strdup_printf ("\"%s\":", name);
  const char *at = strstr (json, key);

  g_assert_nonnull (at);
  return g_ascii_strtoll (at + strlen (key), NULL, 10);
}

static void
assert_counts (const char *json, gint64 rows, gint64 created, gint64 rejected)
{
  g_assert_cmpint (number_in (json, "rows"), ==, rows);
  g_assert_cmpint (number_in (json, "created"), ==, created);
  g_assert_cmpint (number_in (json, "rejected"), ==, rejected);
  g_assert_cmpint (
      rows, ==, created + rejected + number_in (json, "linked") + number_in (json, "in_doubt"));
}

static void
test_counts_and_rejects (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *rejects = loket_test_dir_child (fixture->dir, "rejects.csv");
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autofree char *text = NULL;

  write_list (fixture, SMALL);
  g_assert_cmpint (import (fixture, rejects, &out, &err), ==, 0);
  assert_counts (out, 3, 2, 1);
  g_assert_true (g_file_get_contents (rejects, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\n4,"));
  g_assert_nonnull (strstr (text, "3,\"\",1960-07-21"));
}

/* It holds names and numbers of people. */
static void
test_rejects_are_private (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *beside = g_strconcat (fixture->list, ".rejects.csv", NULL);
  GStatBuf found;

  write_list (fixture, SMALL);
  g_assert_cmpint (import (fixture, NULL, NULL, NULL), ==, 0);
  g_assert_cmpint (g_stat (beside, &found), ==, 0);
  g_assert_cmpint (found.st_mode & 0777, ==, 0600);
}

/* A list is a row of a table, its map does not tear it apart; and what a list says may not steer
 * the terminal of who reads why it was refused. */
static void
test_answer_for_a_person (Fixture *fixture, gconstpointer unused)
{
  const char *const take[] = {"list",
                              "import",
                              fixture->list,
                              "--source",
                              "dtsen",
                              "--period",
                              "2026-Q1",
                              "--map",
                              fixture->map,
                              NULL};
  const char *const match[] = {
      "list", "match", fixture->list, fixture->list, "--map", fixture->map, NULL};
  const char *const show[] = {"list", "batches", NULL};
  g_autofree char *out = NULL;
  g_autofree char *table = NULL;
  g_autofree char *err = NULL;
  g_auto (GStrv) lines = NULL;

  write_list (fixture, SMALL);
  g_assert_cmpint (run (fixture, take, &out, NULL), ==, 0);
  g_assert_nonnull (strstr (out, "created: 2\n"));
  g_assert_nonnull (strstr (out, "file_name: list.csv\n"));
  g_assert_cmpint (run (fixture, show, &table, NULL), ==, 0);
  lines = g_strsplit (g_strstrip (table), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  write_list (fixture, "id,\033[31mname,birth\n1,SUCIPTO,1954-03-02\n");
  g_assert_cmpint (run (fixture, match, NULL, &err), ==, 1);
  g_assert_nonnull (strstr (err, "[31mname"));
  g_assert_null (strchr (err, '\033'));
}

/* A list without the names of its columns begins with a person: the log and what is said of it name
 * nobody. */
static void
test_list_without_names_of_columns (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  write_list (fixture,
              "1,SUCIPTO,1954-03-02,3314100203540001,L," VILLAGE "\n"
              "2,SITI KHOTIJAH,1960-07-21,3314106107600002,P," VILLAGE "\n");
  g_assert_cmpint (import (fixture, NULL, &out, &err), ==, 1);
  g_assert_nonnull (strstr (err, "list/import has failed: list-column (id)"));
  g_assert_null (strstr (err, "SUCIPTO"));
  g_assert_null (strstr (err, "3314100203540001"));
  g_assert_null (strstr (out, "SUCIPTO"));
}

static void
test_help (Fixture *fixture, gconstpointer unused)
{
  const char *const match[] = {"list", "match", "--help", NULL};
  const char *const search[] = {"person", "search", "--help", NULL};
  const char *const all[] = {"--help", NULL};
  g_autofree char *of_match = NULL;
  g_autofree char *of_search = NULL;
  g_autofree char *of_all = NULL;

  g_assert_cmpint (run (fixture, match, &of_match, NULL), ==, 0);
  g_assert_nonnull (strstr (of_match, "--right-map MAP"));
  g_assert_null (strstr (of_match, "compare"));
  g_assert_cmpint (run (fixture, search, &of_search, NULL), ==, 0);
  g_assert_nonnull (strstr (of_search, "--text"));
  g_assert_cmpint (run (fixture, all, &of_all, NULL), ==, 0);
  g_assert_nonnull (strstr (of_all, "list compare"));
  g_assert_nonnull (strstr (of_all, "queue take-ticket"));
}

static void
test_same_file_twice (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  write_list (fixture, SMALL);
  g_assert_cmpint (import (fixture, NULL, NULL, NULL), ==, 0);
  g_assert_cmpint (import (fixture, NULL, &out, &err), ==, 1);
  g_assert_cmpuint (strlen (err), >, 20);
}

static void
test_broken_list (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  write_list (fixture, "these,are,no\ncolumns,of,it\n");
  g_assert_cmpint (import (fixture, NULL, NULL, &err), ==, 1);
  g_assert_cmpuint (strlen (err), >, 20);
  g_clear_pointer (&err, g_free);
  write_list (fixture, "");
  g_assert_cmpint (import (fixture, NULL, &out, &err), ==, 1);
  g_assert_nonnull (strstr (out, "\"rule\":\"list-empty\""));
  g_assert_null (strstr (err, "list/import has failed"));
  /* It may come again, made right. */
  write_list (fixture, SMALL);
  g_assert_cmpint (import (fixture, NULL, NULL, NULL), ==, 0);
}

/* A slip of the finger is no new source; whoever brings a map of his own means it. */
static void
test_unknown_source_is_refused (Fixture *fixture, gconstpointer unused)
{
  const char *words[] = {"--json",
                         "list",
                         "import",
                         fixture->list,
                         "--source",
                         "dtesn",
                         "--period",
                         "2026-Q1",
                         "--map",
                         "dtsen",
                         NULL};
  g_autofree char *err = NULL;

  write_list (fixture, SMALL);
  g_assert_cmpint (run (fixture, words, NULL, &err), ==, 1);
  g_assert_nonnull (strstr (err, "dukcapil, dtsen, bps, village, agency"));
  g_assert_nonnull (strstr (err, "dtesn"));
  words[5] = "posyandu";
  words[9] = fixture->map;
  g_assert_cmpint (run (fixture, words, NULL, NULL), ==, 0);
  write_list (fixture, HEADER "1,SUMARNI,1988-01-02,,P," VILLAGE "\n");
  g_assert_cmpint (run (fixture, words, NULL, NULL), ==, 0); /* known by now */
}

static void
test_invented_people (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *lists = loket_test_dir_child (fixture->dir, "lists");
  g_autofree char *q1 = g_build_filename (lists, "q1-dtsen.csv", NULL);
  const char *const write[] = {
      "demo", "--seed", "5", "--people", "500", "--lists", lists, "--list-rows", "200", NULL};
  const char *const demo[] = {"--json", "demo", "--seed", "5", "--people", "500", NULL};
  const char *const take[] = {
      "--json", "list", "import", q1, "--source", "dtsen", "--period", "2026-Q1", NULL};
  g_autofree char *out = NULL;
  g_autofree char *taken = NULL;
  gint64 rows;

  g_assert_cmpint (run (fixture, write, NULL, NULL), ==, 0);
  g_assert_cmpint (run (fixture, demo, &out, NULL), ==, 0);
  rows = number_in (out, "rows");
  g_assert_cmpint (rows, >=, 500);
  assert_counts (out, rows, number_in (out, "created"), number_in (out, "rejected"));
  g_assert_cmpint (run (fixture, take, &taken, NULL), ==, 0);
  g_assert_cmpint (number_in (taken, "rows"), >=, 200);
  g_assert_cmpint (number_in (taken, "linked"), >, number_in (taken, "created"));
  assert_counts (taken,
                 number_in (taken, "rows"),
                 number_in (taken, "created"),
                 number_in (taken, "rejected"));
}

/* A hospital's list, as the script of a treasurer sends it. */
static void
test_claims (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *file = g_build_filename (fixture->office, "..", "klaim.csv", NULL);
  const char *const match[] = {"claim", "match", file, "--facility", "rsud-soeratno", NULL};
  const char *const nowhere[] = {"claim", "match", file, "--facility", "nowhere", NULL};
  const char *const half[] = {"claim", "match", file, NULL};
  g_autofree char *out = NULL, *again = NULL;

  g_assert_true (g_file_set_contents (file,
                                      "kode;nomor kartu;tanggal;jumlah\n"
                                      "K7Q-2MXF-9B2;3314-26-000001;20/11/2025;1.500.000\n",
                                      -1,
                                      NULL));
  g_assert_cmpint (run (fixture, match, &out, NULL), ==, 0);
  g_assert_nonnull (strstr (out, "rows: 1"));
  g_assert_nonnull (strstr (out, "amount: 1500000"));
  g_assert_cmpint (run (fixture, match, &again, NULL), ==, 0);
  g_assert_nonnull (strstr (again, "taken in before"));
  g_assert_cmpint (run (fixture, nowhere, NULL, NULL), ==, 1);
  g_assert_cmpint (run (fixture, half, NULL, NULL), ==, 2);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/ctl/import/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("counts-and-rejects", test_counts_and_rejects);
  ADD ("rejects-are-private", test_rejects_are_private);
  ADD ("unknown-source-is-refused", test_unknown_source_is_refused);
  ADD ("answer-for-a-person", test_answer_for_a_person);
  ADD ("list-without-names-of-columns", test_list_without_names_of_columns);
  ADD ("help", test_help);
  ADD ("same-file-twice", test_same_file_twice);
  ADD ("broken-list", test_broken_list);
  ADD ("invented-people", test_invented_people);
  ADD ("claims", test_claims);
  return g_test_run ();
}
