/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register with a million people: lists taken in by a real hub against sqlite3 .import, what
 * counters wait for meanwhile, memory.  Prints NAME VALUE UNIT GOAL ok|missed; --people N for
 * fewer; --small is a short run whose times count for nothing. */
#include "register-hub.h"
#include "register-load.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RATIO_GOAL 2.5
#define APPLIED_GOAL 300.0        /* seconds */
#define MEMORY_GOAL (300 * 1024u) /* kB */
#define GROWTH_GOAL 1.1           /* a list ten times as long, while the register is the same */
#define TIMES_LONGER 10
#define MATCHED_GOAL 20.0 /* seconds */
#define OFFICERS 12
#define ASKED_ABOUT 5000

typedef struct {
  char *dir;
  guint people;
  guint rows;      /* of a quarterly list */
  guint long_rows; /* of one that is longer */
  gboolean small;
  gboolean missed;
} Bench;

static void
report (Bench *bench,
        const char *name,
        double value,
        const char *unit,
        const char *goal,
        gboolean ok)
{
  ok = ok || bench->small;
  printf ("registry-%s %.*f %s %s %s\n",
          name,
          strcmp (unit, "kB") == 0 || strcmp (unit, "requests") == 0 ? 0 : 2,
          value,
          unit,
          goal,
          ok ? "ok" : "missed");
  fflush (stdout);
  bench->missed |= !ok;
}

static void
report_import (Bench *bench, const char *what, const RegisterImport *import)
{
  g_autofree char *sent = g_strdup_printf ("%s-sent", what);
  g_autofree char *all = g_strdup_printf ("%s-all", what);
  g_autofree char *cpu = g_strdup_printf ("%s-cpu", what);

  report (bench, sent, import->sent_s, "s", "-", TRUE);
  for (guint i = 0; i < REGISTER_STAGES; i++) {
    g_autofree char *name = g_strdup_printf ("%s-%s", what, register_stage_names[i]);
    g_autofree char *memory = g_strdup_printf ("%s-memory", name);
    report (bench, name, import->stage_s[i], "s", "-", TRUE);
    report (bench, memory, (double) import->stage_kb[i], "kB", "-", TRUE);
  }
  report (bench, all, import->all_s, "s", "-", TRUE);
  report (bench, cpu, import->cpu_s, "s", "-", TRUE);
}

/* The same rows by the tool of SQLite, as safe as the store, with the key that rows of lists have.
 * Returns seconds. */
static double
import_by_tool (Bench *bench, const char *path)
{
  g_autofree char *file = g_build_filename (bench->dir, "tool.db", NULL);
  g_autofree char *import =
      g_strdup_printf (".import --csv --skip 1 %s list_row\n"
                       "CREATE UNIQUE INDEX list_row_by_id ON list_row (id);\n"
                       "PRAGMA wal_checkpoint (TRUNCATE);\n",
                       path);
  g_autofree char *script = g_strconcat (
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;\n"
      "CREATE TABLE list_row (id TEXT NOT NULL, nik TEXT, kk TEXT, name TEXT, birth TEXT,"
      " sex TEXT, village TEXT, address TEXT, rt TEXT, rw TEXT, decile TEXT, relation TEXT,"
      " mother TEXT) STRICT;\n",
      import,
      NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) tool =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE,
                        &error,
                        "sqlite3",
                        "-bail",
                        file,
                        NULL);
  const gint64 began = g_get_monotonic_time ();
  double took;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (tool, script, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (tool));
  took = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
  g_assert_cmpint (g_remove (file), ==, 0);
  return took;
}

static char *
in_lists (Bench *bench, const char *folder, const char *file)
{
  return g_build_filename (bench->dir, folder, file, NULL);
}

/* The tool goes before and after: on a machine that does other things too, both see the same. */
static void
import_whole (Bench *bench, RegisterHub *hub)
{
  g_autofree char *path = in_lists (bench, "whole", "register.csv");
  double tool_s = import_by_tool (bench, path);
  double ratio;
  RegisterImport import;

  register_hub_import (hub, path, "dukcapil", "dtsen", &import);
  tool_s = (tool_s + import_by_tool (bench, path)) / 2;
  report_import (bench, "whole", &import);
  report (bench, "tool-import", tool_s, "s", "-", TRUE);
  ratio = import.stage_s[0] / tool_s;
  report (bench, "received-ratio", ratio, "times", "<=2.5", ratio <= RATIO_GOAL);
  report (bench, "applied", import.all_s, "s", "<=300", import.all_s <= APPLIED_GOAL);
  report (bench, "memory", (double) import.peak_kb, "kB", "<307200", import.peak_kb < MEMORY_GOAL);
}

static void
report_load (Bench *bench, const char *when, const Load *load)
{
  static const struct {
    const char *name;
    double goal;
    const char *text;
  } goals[N_LOADS] = {
      [LOAD_LOOK_UP] = {"look-up", 5, "<5"},
      [LOAD_OPEN] = {"open", 20, "<20"},
      [LOAD_PREFIX] = {"search-prefix", 50, "<50"},
      [LOAD_SPELLING] = {"search-spelling", 50, "<50"},
      [LOAD_TICKET] = {"ticket", 100, "<100"},
  };
  const gboolean counts = strcmp (when, "import") == 0;

  for (guint i = 0; i < N_LOADS; i++) {
    g_autofree char *n = g_strdup_printf ("%s-%s", when, goals[i].name);
    g_autofree char *p50 = g_strconcat (n, "-p50", NULL);
    g_autofree char *p99 = g_strconcat (n, "-p99", NULL);
    g_autofree char *max = g_strconcat (n, "-max", NULL);
    const double at_99 = load_ms (load, i, 99);
    report (bench, n, load_count (load, i), "requests", "-", TRUE);
    report (bench, p50, load_ms (load, i, 50), "ms", "-", TRUE);
    report (
        bench, p99, at_99, "ms", counts ? goals[i].text : "-", !counts || at_99 < goals[i].goal);
    report (bench, max, load_ms (load, i, 100), "ms", "-", TRUE);
  }
}

/* First alone, to tell what the machine can, then while a list comes in. */
static void
ask_meanwhile (Bench *bench, RegisterHub *hub)
{
  g_autofree char *path = in_lists (bench, "whole", "register.csv");
  g_autofree char *list = in_lists (bench, "whole", "q1-dtsen.csv");
  g_autoptr (LoadPeople) people = load_people_read (path, MIN (ASKED_ABOUT, bench->people / 10));
  g_autoptr (Load) alone = NULL;
  g_autoptr (Load) beside = NULL;
  double usual;
  RegisterImport import;

  register_hub_sign_in (hub, OFFICERS);
  alone = load_start (hub, people);
  load_await (alone, bench->small ? 10 : 200);
  load_stop (alone);
  report_load (bench, "alone", alone);
  beside = load_start (hub, people);
  register_hub_import (hub, list, "dtsen", "dtsen", &import);
  load_stop (beside);
  report_import (bench, "beside", &import);
  report (bench, "longest-turn", register_hub_turns (hub, &usual), "ms", "-", TRUE);
  report (bench, "turn-p99", usual, "ms", "-", TRUE);
  report (bench, "busiest-turn", register_hub_busiest_turn (hub), "ms", "-", TRUE);
  report_load (bench, "import", beside);
}

static guint64
match_list (Bench *bench, RegisterHub *hub)
{
  g_autofree char *list = in_lists (bench, "whole", "q2-bps.csv");
  RegisterImport import;

  register_forget_peak (hub);
  register_hub_import (hub, list, "bps", "bps", &import);
  report_import (bench, "list", &import);
  report (bench, "matched", import.stage_s[1], "s", "<=20", import.stage_s[1] <= MATCHED_GOAL);
  return import.peak_kb;
}

/* The register is held in memory to match a list against; of the list no more than some rows. */
static void
match_long_list (Bench *bench, RegisterHub *hub, guint64 short_kb)
{
  g_autofree char *list = in_lists (bench, "long", "q2-bps.csv");
  RegisterImport import;
  double ratio;

  register_forget_peak (hub);
  register_hub_import (hub, list, "bps", "bps", &import);
  report_import (bench, "long-list", &import);
  ratio = (double) import.peak_kb / (double) short_kb;
  report (bench, "memory-list", (double) short_kb, "kB", "<307200", short_kb < MEMORY_GOAL);
  report (bench,
          "memory-long-list",
          (double) import.peak_kb,
          "kB",
          "<307200",
          import.peak_kb < MEMORY_GOAL);
  report (bench, "memory-growth", ratio, "times", "<=1.1", ratio <= GROWTH_GOAL);
}

static void
remove_lists (Bench *bench)
{
  const char *const words[] = {"rm", "-rf", bench->dir, NULL};
  g_autoptr (GSubprocess) rm = g_subprocess_newv (words, G_SUBPROCESS_FLAGS_NONE, NULL);

  if (rm != NULL)
    g_subprocess_wait (rm, NULL, NULL);
}

static gboolean
read_options (Bench *bench, int argc, char **argv)
{
  for (int i = 1; i < argc; i++) {
    if (strcmp (argv[i], "--small") == 0)
      *bench = (Bench){.people = 2000, .rows = 200, .small = TRUE};
    else if (strcmp (argv[i], "--people") == 0 && i + 1 < argc)
      bench->people = (guint) strtoul (argv[++i], NULL, 10);
    else
      return FALSE;
  }
  bench->rows = MIN (bench->rows, bench->people / 2 / TIMES_LONGER);
  bench->long_rows = bench->rows * TIMES_LONGER;
  return bench->people >= 1000;
}

int
main (int argc, char **argv)
{
  Bench bench = {.people = 1000000, .rows = 50000};
  g_autofree char *profiles = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *longer = NULL;
  RegisterHub hub = {0};
  guint64 short_kb;

  if (!read_options (&bench, argc, argv)) {
    fprintf (stderr, "bench-registry [--small] [--people N]\n");
    return EXIT_FAILURE;
  }
  bench.dir = g_dir_make_tmp ("loket-register-XXXXXX", NULL);
  profiles = register_profiles (bench.dir);
  whole = g_build_filename (bench.dir, "whole", NULL);
  longer = g_build_filename (bench.dir, "long", NULL);
  g_setenv ("LOKET_HUB", LOKET_HUB_PROGRAM, FALSE);
  g_setenv ("LOKET_PROFILES_DIR", profiles, TRUE);
  register_invent (whole, bench.people, bench.rows);
  register_invent (longer, bench.people, bench.long_rows);
  register_hub_start (&hub);
  import_whole (&bench, &hub);
  ask_meanwhile (&bench, &hub);
  short_kb = match_list (&bench, &hub);
  match_long_list (&bench, &hub, short_kb);
  register_hub_end (&hub);
  remove_lists (&bench);
  g_free (bench.dir);
  return bench.missed ? EXIT_FAILURE : EXIT_SUCCESS;
}
