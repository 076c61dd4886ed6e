/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program that takes a list in is killed again and again, at any commit of the work; in the end
 * the register is that of a run that nothing disturbed, ids and times aside. */
#include "core/error.h"
#include "store/sqlite.h"
#include "test-dir.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/prctl.h>

#define PATIENCE_S 60
#define RUNS 6 /* of each program */
#define KILLS_OF_A_RUN 12
#define SEED "11"
#define PEOPLE "500"
#define ROWS "400"

typedef struct {
  LoketTestDir *dir;
  char *base; /* an office with people, before the list */
  char *list;
  char *expected;     /* the register after a run that nothing disturbed */
  guint commits;      /* of that run */
  GHashTable *stages; /* at which the work was broken off */
  GRand *rand;
} Fixture;

/* What the register holds; the ids and times of two runs differ. */
static const char *const questions[] = {
    "SELECT json_array (number, name, nik, nik_status, sex, birth_date, birth_place, mother_name, "
    "father_name, life_status, village, hamlet, rt, rw, address, phone, phone_owner, version, "
    "merged_into) AS x FROM person ORDER BY number",
    "SELECT json_array (word, number, canon, village, birth_year) AS x FROM person_word "
    "ORDER BY word, number",
    "SELECT json_array (h.kind, h.family_card, h.village, h.hamlet, h.rt, h.rw, h.address, "
    "p.number, m.relation, m.head, m.until_day IS NULL) AS x FROM household AS h "
    "LEFT JOIN household_member AS m ON m.household = h.id LEFT JOIN person AS p ON p.id = "
    "m.person "
    "ORDER BY h.family_card, p.number, m.until_day",
    "SELECT json_array (h.family_card, c.family_card, c.until_day IS NULL) AS x "
    "FROM household_card AS c JOIN household AS h ON h.id = c.household "
    "ORDER BY h.family_card, c.family_card, c.until_day",
    "SELECT json_array (l.id, l.line, l.state, p.number, l.weight, l.reason, l.facts) AS x "
    "FROM list_row AS l LEFT JOIN person AS p ON p.id = l.person ORDER BY l.id",
    "SELECT json_array (p.number, v.field, v.value, v.previous, v.list_row, v.officer) AS x "
    "FROM person_value AS v JOIN person AS p ON p.id = v.person "
    "ORDER BY p.number, v.field, v.list_row",
    "SELECT json_array (q.list_row, o.number, p.number, q.weight, q.hint, q.state, q.village, "
    "q.comparison) AS x FROM pair AS q JOIN person AS p ON p.id = q.person "
    "LEFT JOIN person AS o ON o.id = q.other ORDER BY q.list_row, o.number, p.number",
    "SELECT json_array (number, source, period, state, rows, rejected, linked, created, in_doubt, "
    "reason) AS x FROM list_batch ORDER BY number",
    "SELECT json_array (operation, state, stage) AS x FROM job ORDER BY created_at",
    "SELECT json_array (scope, last) AS x FROM number_series "
    "WHERE scope IN ('person', 'list') ORDER BY scope",
};

#define WORK_IS_DONE                                                                               \
  "SELECT COUNT(*) AS number FROM job WHERE state = 'done' AND operation = 'list/import' AND "     \
  "result = (SELECT id FROM list_batch WHERE source = 'dtsen')"
#define LIST_IS_HERE "SELECT COUNT(*) AS number FROM list_batch WHERE source = 'dtsen'"
#define COMMITS "SELECT data_version AS number FROM pragma_data_version"
#define ROWS_OF_NO_STATE                                                                           \
  "SELECT COUNT(*) AS number FROM list_row WHERE state NOT IN ('auto_linked', 'needs_review', "    \
  "'new_person', 'rejected')"
#define COUNTS_AT_ODDS                                                                             \
  "SELECT COUNT(*) AS number FROM list_batch AS b WHERE rows <> rejected + linked + created + "    \
  "in_doubt OR rows <> (SELECT COUNT(*) FROM list_row AS l "                                       \
  "WHERE substr (l.id, 1, 6) = substr ('00000' || b.number, -6))"

static LoketEngine *
open_store (const char *office)
{
  g_autofree char *path = g_build_filename (office, "office.db", NULL);
  g_autoptr (GError) error = NULL;
  LoketEngine *engine = loket_sqlite_open (path, LOKET_SQLITE_READER, &error);

  g_assert_no_error (error);
  return engine;
}

static gint64
ask (LoketEngine *engine, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number = 0;

  loket_engine_number (engine, sql, NULL, 0, &number, &error);
  g_assert_no_error (error);
  return number;
}

static char *
register_of (const char *office)
{
  g_autoptr (LoketEngine) engine = open_store (office);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (ask (engine, ROWS_OF_NO_STATE), ==, 0);
  g_assert_cmpint (ask (engine, COUNTS_AT_ODDS), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++) {
    g_autoptr (LoketRows) rows = loket_engine_query (engine, questions[i], NULL, 0, &error);
    gboolean row;
    g_assert_no_error (error);
    while (loket_rows_next (rows, &row, &error) && row)
      g_string_append_printf (text, "%u %s\n", i, loket_rows_text (rows, "x"));
    g_assert_no_error (error);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_same_register (Fixture *fixture, const char *office)
{
  g_autofree char *text = register_of (office);
  g_auto (GStrv) is = g_strsplit (text, "\n", -1);
  g_auto (GStrv) expected = g_strsplit (fixture->expected, "\n", -1);

  for (guint i = 0; is[i] != NULL && expected[i] != NULL; i++)
    g_assert_cmpstr (is[i], ==, expected[i]);
  g_assert_cmpuint (g_strv_length (is), ==, g_strv_length (expected));
}

/* A test that fails must leave no program behind. */
static void
die_with_parent_cb (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static GSubprocess *
start (const char *program, const char *const *words)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent_cb, NULL, NULL);
  g_ptr_array_add (argv, (gpointer) g_getenv (program));
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) words[i]);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  return process;
}

static void
run_to_its_end (const char *const *words)
{
  g_autoptr (GSubprocess) ctl = start ("LOKET_CTL", words);

  g_assert_true (g_subprocess_wait_check (ctl, NULL, NULL));
}

static void
put_out (GSubprocess *process)
{
  g_subprocess_force_exit (process);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
}

static void
copy_tree (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  g_autoptr (GError) error = NULL;
  const char *name;

  g_assert_cmpint (g_mkdir (to, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *one = g_build_filename (from, name, NULL);
    g_autofree char *other = g_build_filename (to, name, NULL);
    g_autoptr (GFile) source = g_file_new_for_path (one);
    g_autoptr (GFile) target = g_file_new_for_path (other);
    if (g_file_test (one, G_FILE_TEST_IS_DIR))
      copy_tree (one, other);
    else
      g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
    g_assert_no_error (error);
  }
}

static GSubprocess *
start_import (Fixture *fixture, const char *office)
{
  const char *const words[] = {"--data",
                               office,
                               "list",
                               "import",
                               fixture->list,
                               "--source",
                               "dtsen",
                               "--period",
                               "2026-Q1",
                               NULL};

  return start ("LOKET_CTL", words);
}

/* Until @most commits were seen, the work is done or the program has ended.  How many it saw. */
static guint
watch (LoketEngine *engine, GSubprocess *process, guint most)
{
  const gint64 deadline = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;
  gint64 version = ask (engine, COMMITS);
  guint seen = 0;

  while (seen < most && g_subprocess_get_identifier (process) != NULL) {
    const gint64 now = ask (engine, COMMITS);
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    if (now == version) {
      g_thread_yield ();
      continue;
    }
    version = now;
    seen++;
    if (ask (engine, WORK_IS_DONE) > 0)
      break;
  }
  return seen;
}

/* The program that goes on with the work: first the list is sent, later what is left is done. */
static GSubprocess *
start_ctl (Fixture *fixture, const char *office, LoketEngine *engine)
{
  const char *const resume[] = {"--data", office, "job", "resume", NULL};

  return ask (engine, LIST_IS_HERE) == 0 ? start_import (fixture, office)
                                         : start ("LOKET_CTL", resume);
}

static GSubprocess *
start_hub (const char *office)
{
  const char *const words[] = {"--data", office, NULL};
  GSubprocess *hub = start ("LOKET_HUB", words);
  g_autoptr (GDataInputStream) out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (hub));
  g_autofree char *line = g_data_input_stream_read_line_utf8 (out, NULL, NULL, NULL);

  g_assert_true (line != NULL && g_str_has_prefix (line, "ready "));
  return hub;
}

/* Where the work was when it was broken off; before its first commit there is none. */
static void
note_stage (Fixture *fixture, LoketEngine *engine)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRows) rows =
      loket_engine_query (engine, "SELECT stage FROM job WHERE state = 'running'", NULL, 0, &error);
  gboolean row;

  g_assert_no_error (error);
  if (loket_rows_next (rows, &row, &error) && row)
    g_hash_table_add (fixture->stages, g_strdup (loket_rows_text (rows, "stage")));
  g_assert_no_error (error);
}

/* One life of the programs.  Returns whether the list is in the register then. */
static gboolean
live (Fixture *fixture, const char *office, gboolean with_hub, guint commits)
{
  g_autoptr (LoketEngine) engine = open_store (office);
  g_autoptr (GSubprocess) hub = with_hub ? start_hub (office) : NULL;
  g_autoptr (GSubprocess) ctl =
      !with_hub || ask (engine, LIST_IS_HERE) == 0 ? start_ctl (fixture, office, engine) : NULL;

  watch (engine, hub != NULL ? hub : ctl, commits);
  if (hub != NULL)
    put_out (hub);
  if (ctl != NULL)
    put_out (ctl);
  note_stage (fixture, engine);
  return ask (engine, WORK_IS_DONE) > 0;
}

static void
kill_and_go_on (Fixture *fixture, gboolean with_hub, guint run, guint *kills)
{
  g_autofree char *name = g_strdup_printf ("office-%u", run);
  g_autofree char *office = loket_test_dir_child (fixture->dir, name);
  const char *const check[] = {"--data", office, "audit", "verify", NULL};
  gboolean done = FALSE;

  copy_tree (fixture->base, office);
  for (guint i = 0; !done; i++) {
    const guint commits =
        i < KILLS_OF_A_RUN
            ? (guint) g_rand_int_range (fixture->rand, 1, (gint32) fixture->commits / 3 + 2)
            : G_MAXUINT;
    done = live (fixture, office, with_hub, commits);
    *kills += !done;
  }
  assert_same_register (fixture, office);
  run_to_its_end (check);
}

static void
test_killed (Fixture *fixture, gconstpointer with_hub)
{
  guint kills = 0;
  g_autofree char **stages = NULL;
  g_autofree char *names = NULL;

  for (guint run = 0; run < RUNS; run++)
    kill_and_go_on (fixture, with_hub != NULL, run, &kills);
  stages = (char **) g_hash_table_get_keys_as_array (fixture->stages, NULL);
  names = g_strjoinv (" ", stages);
  g_test_message ("%d runs of %u commits, %u kills, at %s", RUNS, fixture->commits, kills, names);
  g_assert_cmpuint (kills, >=, RUNS * 2);
}

static void
import_undisturbed (Fixture *fixture)
{
  g_autofree char *office = loket_test_dir_child (fixture->dir, "undisturbed");
  g_autoptr (GSubprocess) ctl = NULL;
  g_autoptr (LoketEngine) engine = NULL;

  copy_tree (fixture->base, office);
  engine = open_store (office);
  ctl = start_import (fixture, office);
  fixture->commits = watch (engine, ctl, G_MAXUINT);
  g_assert_true (g_subprocess_wait_check (ctl, NULL, NULL));
  g_assert_cmpint (ask (engine, WORK_IS_DONE), ==, 1);
  fixture->expected = register_of (office);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lists = NULL;

  fixture->dir = loket_test_dir_new ();
  fixture->base = loket_test_dir_child (fixture->dir, "base");
  lists = loket_test_dir_child (fixture->dir, "lists");
  fixture->list = g_build_filename (lists, "q1-dtsen.csv", NULL);
  fixture->stages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fixture->rand = g_rand_new_with_seed (20261123);
  run_to_its_end (
      (const char *const[]){"--data", fixture->base, "init", "--profile", "sragen", NULL});
  run_to_its_end ((const char *const[]){
      "demo", "--seed", SEED, "--people", PEOPLE, "--lists", lists, "--list-rows", ROWS, NULL});
  run_to_its_end ((const char *const[]){
      "--data", fixture->base, "demo", "--seed", SEED, "--people", PEOPLE, NULL});
  import_undisturbed (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_rand_free (fixture->rand);
  g_hash_table_unref (fixture->stages);
  g_free (fixture->base);
  g_free (fixture->list);
  g_free (fixture->expected);
  loket_test_dir_free (fixture->dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/fault/import/loketctl", Fixture, NULL, set_up, test_killed, tear_down);
  g_test_add ("/fault/import/hub", Fixture, "hub", set_up, test_killed, tear_down);
  return g_test_run ();
}
