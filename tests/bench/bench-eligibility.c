/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is somebody, and what would new rules change: look-up to full answer through mutual TLS, and
 * a trial of rules over the whole register, alone and beside each other.  Prints NAME VALUE UNIT
 * GOAL ok|missed; --people N for fewer; --small is a short run whose times count for nothing. */
#include "hub/secure.h"
#include "register-hub.h"
#include "register-load.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PASSWORD "Sepeda Biru Langit"
#define ANSWER_GOAL 100.0 /* ms */
#define TRIAL_GOAL 20.0   /* seconds */
#define TRIED "{\"version\":\"2026-1-sop\"}"

typedef struct {
  char *dir;
  guint people;
  guint asked; /* look-ups of one measurement */
  gboolean small;
  gboolean missed;
  RegisterHub hub;
  SecureId *id;
  char *token; /* as a line of headers */
  LoadPeople *known;
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
  printf ("eligibility-%s %.2f %s %s %s\n", name, value, unit, goal, ok ? "ok" : "missed");
  fflush (stdout);
  bench->missed |= !ok;
}

static void
start_hub (Bench *bench)
{
  g_autoptr (Http) http = NULL;

  register_hub_start_on_network (&bench->hub);
  http = http_open (bench->hub.rig.socket);
  bench->id = secure_issue (http, "counter", "Bench", NULL);
}

static void
sign_in (Bench *bench)
{
  static const char officer[] =
      "{\"login\":\"bench\",\"name\":\"Officer\",\"roles\":[\"data_desk\"],"
      "\"password\":\"" PASSWORD "\"}";
  static const char words[] = "{\"login\":\"bench\",\"password\":\"" PASSWORD "\"}";
  g_autoptr (Http) socket = http_open (bench->hub.rig.socket);
  g_autoptr (Http) http = secure_open (bench->hub.rig.lan, bench->id);
  g_autoptr (HttpAnswer) added = http_write (socket, "admin", "officer/add", NULL, officer);
  g_autoptr (HttpAnswer) in = http_write (http, "counter", "session/sign-in", NULL, words);
  g_autofree char *token = NULL;

  g_assert_cmpuint (added->status, ==, 200);
  g_assert_cmpuint (in->status, ==, 200);
  token = register_member (in->body->str, "token");
  bench->token = g_strdup_printf ("Authorization: Bearer %s\r\n", token);
}

/* One household in fifty was visited: of its people a trial has to ask the office.  Put on file
 * behind the back of the hub, as its own writes would take most of a day. */
static void
survey_some (Bench *bench)
{
  static const char sql[] =
      "INSERT INTO survey (office, id, person, village, form, form_version, form_checksum, "
      "channel, "
      "state, day, answers, officer, version, created_at, changed_at) "
      "SELECT m.office, m.id, m.person, p.village, 'menur-conditions', 1, hex (zeroblob (32)), "
      "'field', 'submitted', '2026-11-02', '{\"form\":\"menur-conditions\",\"version\":1,"
      "\"answers\":[{\"key\":\"illness\",\"value\":\"yes\"}]}', "
      "(SELECT id FROM officer LIMIT 1), 1, p.created_at, p.created_at FROM household_member m "
      "JOIN person p ON p.office = m.office AND p.id = m.person "
      "WHERE m.head = 1 AND m.until_day IS NULL AND p.number % 50 = 0";
  g_autofree char *path = g_build_filename (bench->hub.rig.data, "office.db", NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  report (bench, "surveyed", sqlite3_changes (db), "households", "-", TRUE);
  sqlite3_close (db);
}

static HttpAnswer *
ask (Bench *bench, Http *http, const char *operation, const char *body)
{
  g_autofree char *path = g_strconcat ("/v1/", operation, NULL);
  g_autofree char *key = rig_new_key ();
  g_autofree char *headers = g_strdup_printf (
      "Content-Type: application/json\r\nIdempotency-Key: %s\r\n%s", key, bench->token);

  return http_ask (http, "POST", path, headers, body);
}

static HttpAnswer *
ask_for (Bench *bench, Http *http, const char *operation, const char *body)
{
  HttpAnswer *answer = ask (bench, http, operation, body);

  g_assert_nonnull (answer);
  if (answer->status != 200)
    g_error ("%s: %s", operation, answer->body->str);
  return answer;
}

/* From the number on the card to all that an officer needs to see. */
static gint64
look_up (Bench *bench, Http *http, guint number)
{
  const char *nik = bench->known->niks->pdata[number * 7919 % bench->known->niks->len];
  g_autofree char *body = g_strdup_printf ("{\"nik\":\"%s\"}", nik);
  const gint64 began = g_get_monotonic_time ();
  g_autoptr (HttpAnswer) found = ask_for (bench, http, "person/look-up", body);
  g_autofree char *person = register_member (found->body->str, "person");
  g_autofree char *open = NULL;
  g_autoptr (HttpAnswer) whole = NULL;

  if (person == NULL)
    return -1;
  open = g_strdup_printf ("{\"person\":\"%s\",\"purpose\":\"service\"}", person);
  whole = ask_for (bench, http, "person/brief", open);
  return g_get_monotonic_time () - began;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const gint64 left = *(const gint64 *) a;
  const gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static double
at_percent (GArray *times, guint percent)
{
  return (double) g_array_index (times, gint64, MIN (times->len * percent / 100, times->len - 1)) /
         1000.0;
}

static void
report_times (Bench *bench, const char *when, GArray *times)
{
  g_autofree char *p50 = g_strconcat (when, "-p50", NULL);
  g_autofree char *p99 = g_strconcat (when, "-p99", NULL);
  g_autofree char *most = g_strconcat (when, "-max", NULL);

  g_array_sort (times, compare_times);
  report (bench, p50, at_percent (times, 50), "ms", "-", TRUE);
  report (bench, p99, at_percent (times, 99), "ms", "<100", at_percent (times, 99) < ANSWER_GOAL);
  report (bench, most, at_percent (times, 100), "ms", "-", TRUE);
}

static void
measure_alone (Bench *bench)
{
  g_autoptr (Http) http = secure_open (bench->hub.rig.lan, bench->id);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < bench->asked; i++) {
    const gint64 took = look_up (bench, http, i);
    if (took >= 0)
      g_array_append_val (times, took);
  }
  report_times (bench, "answer", times);
}

/* The next word of the feed about that job. */
static char *
next_event (Http *feed, const char *job)
{
  while (TRUE) {
    char *text = http_next_block (feed);
    g_assert_nonnull (text);
    if (strstr (text, job) != NULL)
      return text;
    g_free (text);
  }
}

/* Follows a trial to its end, and breaks it off at the event @cancel_at, 0 = never.  Returns the
 * words in between. */
static guint
follow (Bench *bench, Http *feed, Http *http, const char *job, guint cancel_at, char **state)
{
  g_autofree char *cancel = g_strdup_printf ("{\"job\":\"%s\"}", job);
  guint told = 0;

  while (TRUE) {
    g_autofree char *text = next_event (feed, job);
    *state = register_member (text, "state");
    if (strcmp (*state, "running") != 0 && strcmp (*state, "undoing") != 0)
      return told;
    told++;
    if (told == cancel_at)
      http_answer_free (ask_for (bench, http, "job/cancel", cancel));
    g_clear_pointer (state, g_free);
  }
}

typedef struct {
  Bench *bench;
  GArray *times;
  int ended; /* atomic */
} Beside;

static gpointer
ask_beside (gpointer data)
{
  Beside *beside = data;
  g_autoptr (Http) http = secure_open (beside->bench->hub.rig.lan, beside->bench->id);

  for (guint i = 0; !g_atomic_int_get (&beside->ended); i++) {
    const gint64 took = look_up (beside->bench, http, i);
    if (took >= 0)
      g_array_append_val (beside->times, took);
  }
  return NULL;
}

static void
measure_trial (Bench *bench)
{
  g_autoptr (Http) http = secure_open (bench->hub.rig.lan, bench->id);
  g_autoptr (Http) feed = http_open (bench->hub.rig.socket);
  Beside beside = {.bench = bench, .times = g_array_new (FALSE, FALSE, sizeof (gint64))};
  g_autoptr (GThread) thread = g_thread_new ("beside", ask_beside, &beside);
  g_autofree char *job = NULL;
  g_autofree char *state = NULL;
  g_autoptr (HttpAnswer) answer = NULL;
  gint64 began;
  double seconds;
  guint told;

  http_follow (feed, "?topic=jobs", "Loket-Device: admin\r\n");
  began = g_get_monotonic_time ();
  answer = ask_for (bench, http, "rules/what-if", TRIED);
  job = register_member (answer->body->str, "id");
  told = follow (bench, feed, http, job, 0, &state);
  seconds = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
  g_assert_cmpstr (state, ==, "done");
  g_atomic_int_set (&beside.ended, 1);
  g_thread_join (g_steal_pointer (&thread));
  report (bench, "what-if", seconds, "s", "<20", seconds < TRIAL_GOAL);
  report (bench, "what-if-progress", told, "events", "-", TRUE);
  report (bench, "memory", (double) register_peak_kb (&bench->hub), "kB", "-", TRUE);
  if (beside.times->len > 0)
    report_times (bench, "answer-beside", beside.times);
  g_array_unref (beside.times);
}

static void
measure_cancel (Bench *bench)
{
  g_autoptr (Http) http = secure_open (bench->hub.rig.lan, bench->id);
  g_autoptr (Http) feed = http_open (bench->hub.rig.socket);
  g_autoptr (HttpAnswer) answer = NULL;
  g_autofree char *job = NULL;
  g_autofree char *state = NULL;
  gint64 began;

  http_follow (feed, "?topic=jobs", "Loket-Device: admin\r\n");
  answer = ask_for (bench, http, "rules/what-if", TRIED);
  job = register_member (answer->body->str, "id");
  began = g_get_monotonic_time ();
  follow (bench, feed, http, job, 1, &state);
  report (bench,
          "what-if-cancel",
          (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC,
          "s",
          "-",
          TRUE);
  g_assert_true (bench->small || strcmp (state, "cancelled") == 0);
}

static gboolean
read_options (Bench *bench, int argc, char **argv)
{
  for (int i = 1; i < argc; i++) {
    if (strcmp (argv[i], "--small") == 0)
      *bench = (Bench){.people = 2000, .asked = 20, .small = TRUE};
    else if (strcmp (argv[i], "--people") == 0 && i + 1 < argc)
      bench->people = (guint) strtoul (argv[++i], NULL, 10);
    else
      return FALSE;
  }
  return bench->people >= 1000;
}

static void
remove_dir (Bench *bench)
{
  const char *const words[] = {"rm", "-rf", bench->dir, NULL};
  g_autoptr (GSubprocess) rm = g_subprocess_newv (words, G_SUBPROCESS_FLAGS_NONE, NULL);

  if (rm != NULL)
    g_subprocess_wait (rm, NULL, NULL);
}

int
main (int argc, char **argv)
{
  Bench bench = {.people = 1000000, .asked = 2000};
  g_autofree char *profiles = NULL;
  g_autofree char *lists = NULL;
  g_autofree char *list = NULL;
  RegisterImport import;

  if (!read_options (&bench, argc, argv)) {
    fprintf (stderr, "bench-eligibility [--small] [--people N]\n");
    return EXIT_FAILURE;
  }
  bench.dir = g_dir_make_tmp ("loket-eligibility-XXXXXX", NULL);
  profiles = register_profiles (bench.dir);
  lists = g_build_filename (bench.dir, "lists", NULL);
  list = g_build_filename (lists, "register.csv", NULL);
  g_setenv ("LOKET_HUB", LOKET_HUB_PROGRAM, FALSE);
  g_setenv ("LOKET_PROFILES_DIR", profiles, TRUE);
  register_invent (lists, bench.people, MIN (bench.people / 2, 50000));
  bench.known = load_people_read (list, MIN (5000, bench.people / 10));
  start_hub (&bench);
  /* As the national list, so that each of them has a decile. */
  register_hub_import (&bench.hub, list, "dtsen", "dtsen", &import);
  report (&bench, "imported", import.all_s, "s", "-", TRUE);
  sign_in (&bench);
  measure_alone (&bench);
  survey_some (&bench);
  measure_trial (&bench);
  measure_cancel (&bench);
  register_hub_end (&bench.hub);
  secure_id_free (bench.id);
  load_people_free (bench.known);
  remove_dir (&bench);
  g_free (bench.token);
  g_free (bench.dir);
  return bench.missed ? EXIT_FAILURE : EXIT_SUCCESS;
}
