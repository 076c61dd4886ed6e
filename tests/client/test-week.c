/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A week of scans at ten desks of hospitals and schools: lines that are cut and lose answers, desks
 * that are switched off, a hub that is killed.  Each use of a card is at the office exactly once.
 * Mutual TLS over real sockets; clocks are injected, so the week takes seconds. */
#include "client/credentials.h"
#include "client/enrol.h"
#include "client/private.h"
#include "core/clock.h"
#include "core/verifier-desk.h"
#include "tests/client/asking.h"
#include "tests/client/bad-line.h"
#include "tests/client/office.h"
#include "tests/lib/test-dir.h"
#include "tests/lib/wait.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/prctl.h>

#define SEED 20261124
#define DESKS 10
#define DAYS 7
#define STEPS_A_DAY 120
#define STEP_US (4 * G_TIME_SPAN_MINUTE)
#define LIMIT_MS 40000
#define PATIENCE_MS 200

typedef struct _Week Week;

typedef struct {
  Week *week;
  char *name;   /* as the office calls it */
  char *papers; /* folder */
  char *kept;   /* folder */
  BadLine *line;
  gboolean cut;
  LoketClient *client; /* NULL = switched off */
} Desk;

struct _Week {
  LoketTestDir *dir;
  GSubprocess *hub;
  char *address; /* "127.0.0.1:PORT" */
  GRand *chance;
  LoketClockReading machine; /* of all desks */
  guint scans;
  guint lost, cuts, restarts, kills; /* what was done to them */
  Desk desks[DESKS];
};

static void
end_with_test (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static char *
read_line (GDataInputStream *lines)
{
  char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

  g_assert_nonnull (line);
  return line;
}

/* On the same port each time; day 0 is the Monday. */
static void
start_hub (Week *week, guint day)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *folder = loket_test_dir_child (week->dir, "office");
  g_autofree char *clock = g_strdup_printf ("2026-11-%02uT07:30:00+07:00", 23 + day);
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_child_setup (launcher, end_with_test, NULL, NULL);
  week->hub = g_subprocess_launcher_spawn (launcher,
                                           &error,
                                           g_getenv ("LOKET_HUB"),
                                           "--data",
                                           folder,
                                           "--profile",
                                           "week",
                                           "--listen",
                                           week->address != NULL ? week->address : "127.0.0.1:0",
                                           "--clock",
                                           clock,
                                           NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (week->hub));
  first = read_line (lines);
  second = read_line (lines);
  g_assert_true (g_str_has_prefix (second, "ready https://"));
  g_free (week->address);
  week->address = g_strdup (second + strlen ("ready https://"));
}

static void
end_hub (Week *week, int by)
{
  g_subprocess_send_signal (week->hub, by);
  g_subprocess_wait (week->hub, NULL, NULL);
  g_clear_object (&week->hub);
}

/* Sragen, but uses are kept with the number of the card: so each can be told from the others. */
static void
write_profile (Week *week)
{
  const char *profiles = g_getenv ("LOKET_PROFILES_DIR");
  g_autofree char *sragen = g_build_filename (profiles, "sragen", NULL);
  g_autofree char *own = loket_test_dir_child (week->dir, "profiles");
  g_autofree char *to = g_build_filename (own, "week", NULL);
  g_autofree char *ini = g_build_filename (to, "profile.ini", NULL);
  const char *const copy[] = {"cp", "-r", sragen, to, NULL};
  g_autoptr (GSubprocess) cp = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *joined = NULL;

  g_assert_cmpint (g_mkdir_with_parents (own, 0700), ==, 0);
  cp = g_subprocess_newv (copy, G_SUBPROCESS_FLAGS_NONE, NULL);
  g_assert_true (g_subprocess_wait_check (cp, NULL, NULL));
  g_assert_true (g_file_get_contents (ini, &text, NULL, NULL));
  parts = g_strsplit (text, "\n[card]\n", 2);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  joined = g_strconcat (parts[0], "\n[card]\nnamed-uses=true\n", parts[1], NULL);
  g_assert_true (g_file_set_contents (ini, joined, -1, NULL));
  g_setenv ("LOKET_PROFILES_DIR", own, TRUE);
}

/* Desks */

static void
read_machine (LoketClockReading *reading, gpointer data)
{
  *reading = ((const Week *) data)->machine;
}

static void
switch_on (Desk *desk)
{
  const LoketMachine machine = {read_machine, desk->week};
  g_autoptr (GError) error = NULL;

  desk->client = loket_client_new_for_device (desk->papers);
  loket_client_keep_by (desk->client, desk->kept, &machine, &error);
  g_assert_no_error (error);
  loket_offline_set_patience (loket_client_get_offline (desk->client), PATIENCE_MS);
  loket_client_start (desk->client);
}

static void
switch_off (Desk *desk)
{
  finish_client (g_steal_pointer (&desk->client));
}

static char *
invite (Week *week, const char *name)
{
  g_autofree char *socket = loket_test_dir_child (week->dir, "office/hub.sock");
  LoketClient *admin = loket_client_new_for_socket (LOKET_DEVICE_ADMIN, socket);
  g_autoptr (LoketDeviceRequest) request = loket_device_request_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = NULL;
  char *text;

  request->name = g_strdup (name);
  request->kind = LOKET_DEVICE_VERIFIER;
  loket_client_start (admin);
  answer = ask (admin, &LOKET_DEVICE_ADD, g_object_ref (LOKET_RECORD (request)), NULL, &error);
  g_assert_no_error (error);
  text = g_strdup (loket_invitation_cast (answer)->text);
  finish_client (admin);
  return text;
}

typedef struct {
  gboolean done;
  LoketDevice *device;
} Enrolling;

static void
enrolled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Enrolling *enrolling = data;
  g_autoptr (GError) error = NULL;

  enrolling->device = loket_client_enrol_finish (result, &error);
  g_assert_no_error (error);
  enrolling->done = TRUE;
}

/* From now on the way leads over the bad line. */
static void
enrol (Desk *desk)
{
  g_autofree char *text = invite (desk->week, desk->name);
  g_autofree char *path = g_build_filename (desk->papers, "device.ini", NULL);
  g_autoptr (GKeyFile) ini = g_key_file_new ();
  Enrolling enrolling = {0};

  loket_client_enrol_async (text, desk->papers, NULL, enrolled_cb, &enrolling);
  loket_test_wait_until (loket_test_is_set, &enrolling.done, LIMIT_MS);
  g_object_unref (enrolling.device);
  g_assert_true (g_key_file_load_from_file (ini, path, G_KEY_FILE_NONE, NULL));
  desk->line = bad_line_new_to (desk->week->address);
  g_key_file_set_string (ini, "device", "address", bad_line_name (desk->line));
  g_assert_true (g_key_file_save_to_file (ini, path, NULL));
}

/* What the desk does when somebody says what a card that was read is used for. */
static void
scan (Desk *desk)
{
  Week *week = desk->week;
  g_autoptr (LoketUseTelling) use = loket_use_telling_new ();

  use->number = g_strdup_printf ("3314-26-%06u", week->scans++);
  use->iss = g_strdup ("3314-UPTPK");
  use->print = LOKET_SOME (1);
  use->purpose =
      (LoketCardPurpose) g_rand_int_range (week->chance, 0, LOKET_CARD_PURPOSE_OTHER + 1);
  use->verdict = LOKET_VERDICT_VALID;
  use->at = loket_client_now (desk->client);
  loket_client_post (desk->client, &LOKET_USE_TELL, LOKET_RECORD (use), NULL, NULL);
}

static void
let_run (Week *week)
{
  const gint turns = g_rand_int_range (week->chance, 0, 40);

  for (gint i = 0; i < turns; i++)
    g_main_context_iteration (NULL, FALSE);
}

static void
set_line (Desk *desk, gboolean cut)
{
  if (cut && !desk->cut)
    bad_line_cut (desk->line);
  else if (!cut && desk->cut)
    bad_line_mend (desk->line);
  desk->week->cuts += cut && !desk->cut;
  desk->cut = cut;
}

/* Something happens at one of the desks, most often somebody with a card. */
static void
step (Week *week)
{
  Desk *desk = &week->desks[g_rand_int_range (week->chance, 0, DESKS)];
  const gint what = g_rand_int_range (week->chance, 0, 100);

  week->machine.elapsed += STEP_US;
  week->machine.wall += STEP_US;
  if (what < 70) {
    scan (desk);
  } else if (what < 90) {
    set_line (desk, g_rand_boolean (week->chance));
  } else if (what < 96) {
    bad_line_lose_next_answer (desk->line);
    week->lost++;
  } else {
    switch_off (desk);
    switch_on (desk);
    week->restarts++;
  }
  let_run (week);
}

static gboolean
all_told (gpointer data)
{
  Week *week = data;

  for (guint i = 0; i < DESKS; i++)
    if (loket_client_connection (week->desks[i].client) != LOKET_CONNECTION_READY ||
        loket_client_waiting (week->desks[i].client) > 0)
      return FALSE;
  return TRUE;
}

/* Each evening but the last leaves something for the next day. */
static void
live_day (Week *week, guint day)
{
  for (guint i = 0; i < STEPS_A_DAY; i++) {
    if (i == STEPS_A_DAY / 2) {
      end_hub (week, SIGKILL);
      week->kills++;
      start_hub (week, day);
    }
    step (week);
  }
}

static void
set_up (Week *week, gconstpointer data)
{
  week->dir = loket_test_dir_new ();
  week->chance = g_rand_new_with_seed (SEED);
  week->machine.elapsed = LOKET_HOUR;
  week->machine.wall = G_GINT64_CONSTANT (1795393800000000); /* that Monday, 07:30 */
  g_strlcpy (week->machine.boot, "boot-1", sizeof week->machine.boot);
  write_profile (week);
  start_hub (week, 0);
  for (guint i = 0; i < DESKS; i++) {
    Desk *desk = &week->desks[i];
    g_autofree char *papers = g_strdup_printf ("papers-%u", i);
    g_autofree char *kept = g_strdup_printf ("kept-%u", i);
    desk->week = week;
    desk->name = g_strdup_printf ("Desk %u", i);
    desk->papers = loket_test_dir_child (week->dir, papers);
    desk->kept = loket_test_dir_child (week->dir, kept);
    enrol (desk);
    switch_on (desk);
  }
  loket_test_wait_until (all_told, week, LIMIT_MS);
}

static void
tear_down (Week *week, gconstpointer data)
{
  for (guint i = 0; i < DESKS; i++) {
    Desk *desk = &week->desks[i];
    if (desk->client != NULL)
      switch_off (desk);
    bad_line_free (desk->line);
    g_free (desk->name);
    g_free (desk->papers);
    g_free (desk->kept);
  }
  if (week->hub != NULL)
    end_hub (week, SIGTERM);
  loket_test_dir_free (week->dir);
  g_rand_free (week->chance);
  g_free (week->address);
}

static gint64
ask_store (Week *week, const char *sql)
{
  g_autofree char *path = loket_test_dir_child (week->dir, "office/office.db");
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 number;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return number;
}

static void
test_week (Week *week, gconstpointer data)
{
  for (guint day = 0; day < DAYS; day++) {
    if (day > 0) {
      end_hub (week, SIGTERM);
      week->machine.elapsed += 16 * LOKET_HOUR;
      week->machine.wall += 16 * LOKET_HOUR;
      start_hub (week, day);
    }
    live_day (week, day);
  }
  for (guint i = 0; i < DESKS; i++) {
    set_line (&week->desks[i], FALSE);
    loket_client_doubt (week->desks[i].client);
  }
  loket_test_wait_until (all_told, week, LIMIT_MS);
  for (guint i = 0; i < DESKS; i++)
    g_assert_cmpuint (g_list_model_get_n_items (loket_client_tasks (week->desks[i].client)), ==, 0);
  end_hub (week, SIGTERM);
  g_test_message (
      "%u scans; %u cuts, %u answers to be lost, %u desks off and on, hub killed %u times",
      week->scans,
      week->cuts,
      week->lost,
      week->restarts,
      week->kills);
  g_assert_cmpuint (week->cuts, >, 20);
  g_assert_cmpint (ask_store (week, "SELECT count(*) FROM card_use"), ==, week->scans);
  g_assert_cmpint (
      ask_store (week, "SELECT count(DISTINCT number) FROM card_use"), ==, week->scans);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/week/each-use-once", Week, NULL, set_up, test_week, tear_down);
  return g_test_run ();
}
