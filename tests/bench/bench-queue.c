/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue under load: the hub against bare SQLite, contested calls, kills of the hub.  Prints
 * NAME VALUE UNIT GOAL ok|missed; with --small a short run whose times count for nothing. */
#include "core/lane.h"
#include "crowd.h"
#include "direct.h"
#include "hub/rig.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DESKS 8
#define TICKETS_EACH 25
#define TAKE "{\"service\":\"health\"}"
#define RATIO_GOAL 1.5
#define KILL_EVERY 60 /* acknowledged tickets between two kills, at most */
#define KILL_MEMBERS 6

typedef struct {
  guint rounds;
  guint calls;
  guint kills;
  gboolean missed;
} Bench;

/* The text of a JSON member of an answer of ours. */
static char *
member_of (const char *json, const char *name)
{
  g_autofree char *mark = g_strdup_printf ("\"%s\":", name);
  const char *at = strstr (json, mark);
  const char *end;

  if (at == NULL)
    return NULL;
  at += strlen (mark);
  at += *at == '"';
  end = at + strcspn (at, "\",}");
  return g_strndup (at, (gsize) (end - at));
}

static void
report (Bench *bench,
        const char *name,
        double value,
        const char *unit,
        const char *goal,
        gboolean ok)
{
  printf ("%s %.*f %s %s %s\n",
          name,
          strcmp (unit, "ms") == 0 || strcmp (unit, "times") == 0 ? 2 : 0,
          value,
          unit,
          goal,
          ok ? "ok" : "missed");
  fflush (stdout);
  bench->missed |= !ok;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const gint64 left = *(const gint64 *) a;
  const gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static double
median_ms (GArray *times)
{
  g_array_sort (times, compare_times);
  return (double) g_array_index (times, gint64, times->len / 2) / 1000.0;
}

/* How many lines are there more than once. */
static guint
count_equal (GPtrArray *lines)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint equal = 0;

  for (guint i = 0; i < lines->len; i++)
    equal += !g_hash_table_add (seen, g_ptr_array_index (lines, i));
  return equal;
}

static void
hub_desk (Crowd *crowd, guint number, gpointer data)
{
  Rig *rig = data;
  g_autoptr (Http) http = http_open (rig->socket);

  crowd_ready (crowd);
  for (guint i = 0; i < TICKETS_EACH; i++) {
    g_autoptr (HttpAnswer) answer = http_write (http, "kiosk", "queue/take-ticket", NULL, TAKE);
    g_autofree char *label = NULL;
    g_assert_nonnull (answer);
    g_assert_cmpuint (answer->status, ==, 200);
    label = member_of (answer->body->str, "label");
    crowd_say (crowd, label);
  }
}

static void
direct_desk (Crowd *crowd, guint number, gpointer data)
{
  sqlite3 *db = direct_open (data);

  crowd_ready (crowd);
  for (guint i = 0; i < TICKETS_EACH; i++) {
    g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, direct_take_ticket (db));
    crowd_say (crowd, text);
  }
}

static void
run_round (CrowdMember desk, gpointer data, GArray *times, GPtrArray *labels)
{
  g_autoptr (Crowd) crowd = crowd_new (DESKS, desk, data);
  g_autoptr (GPtrArray) lines = NULL;
  gint64 took;

  crowd_start (crowd);
  took = crowd_wait (crowd);
  g_array_append_val (times, took);
  lines = crowd_take_lines (crowd);
  g_assert_cmpuint (lines->len, ==, DESKS * TICKETS_EACH);
  g_ptr_array_extend_and_steal (labels, g_steal_pointer (&lines));
}

/* Rounds of both kinds in turn, so that what else the machine does meets both. */
static void
measure_tickets (Bench *bench, Rig *rig)
{
  g_autofree char *file = g_build_filename (rig->dir, "direct.db", NULL);
  g_autoptr (GArray) hub = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) direct = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  double ratio;
  guint equal;

  direct_make (file);
  for (guint i = 0; i < bench->rounds; i++) {
    run_round (hub_desk, rig, hub, labels);
    run_round (direct_desk, file, direct, numbers);
  }
  ratio = median_ms (hub) / median_ms (direct);
  equal = count_equal (labels);
  report (bench, "queue-hub", median_ms (hub), "ms", "-", TRUE);
  report (bench, "queue-direct", median_ms (direct), "ms", "-", TRUE);
  report (bench, "queue-ratio", ratio, "times", "<=1.5", ratio <= RATIO_GOAL || bench->rounds < 9);
  report (bench, "queue-equal-numbers", equal, "numbers", "0", equal == 0);
}

typedef struct {
  Rig *rig;
  guint calls;
} Contest;

/* Each takes a ticket and calls one: eight counters reach for the same few that wait. */
static void
contest_desk (Crowd *crowd, guint number, gpointer data)
{
  Contest *contest = data;
  g_autoptr (Http) http = http_open (contest->rig->socket);
  g_autofree char *counter = g_strdup_printf ("{\"counter\":\"%u\"}", number % 4 + 1);
  g_autoptr (HttpAnswer) open = http_write (http, "counter", "queue/open-counter", NULL, counter);

  g_assert_cmpuint (open->status, ==, 200);
  crowd_ready (crowd);
  for (guint i = 0; i < contest->calls; i++) {
    g_autoptr (HttpAnswer) taken = http_write (http, "kiosk", "queue/take-ticket", NULL, TAKE);
    g_autoptr (HttpAnswer) called = http_write (http, "counter", "queue/call-next", NULL, counter);
    g_autofree char *id = NULL;

    g_assert_cmpuint (taken->status, ==, 200);
    if (called->status == 409)
      continue;
    g_assert_cmpuint (called->status, ==, 200);
    id = member_of (called->body->str, "id");
    crowd_say (crowd, id);
  }
}

static void
contest_calls (Bench *bench, Rig *rig)
{
  Contest contest = {rig, bench->calls / DESKS};
  g_autoptr (Crowd) crowd = crowd_new (DESKS, contest_desk, &contest);
  g_autoptr (GPtrArray) lines = NULL;
  gint64 took;
  guint twice;

  crowd_start (crowd);
  took = crowd_wait (crowd);
  lines = crowd_take_lines (crowd);
  twice = count_equal (lines);
  report (bench, "queue-contested-calls", contest.calls * DESKS, "calls", "-", TRUE);
  report (bench, "queue-contest-took", (double) took / 1000.0, "ms", "-", TRUE);
  report (bench, "queue-owned-twice", twice, "tickets", "0", twice == 0);
}

typedef struct {
  Rig *rig;
  guint tickets;
} Siege;

/* Asks with one key until it is answered, on a new connection whenever the hub is gone. */
static void
ask_until_answered (Siege *siege, Http **http, const char *key, Crowd *crowd)
{
  while (TRUE) {
    g_autoptr (HttpAnswer) answer = http_write (*http, "kiosk", "queue/take-ticket", key, TAKE);
    if (answer != NULL && answer->status == 200) {
      g_autofree char *line = g_strdup_printf ("%s %s", key, answer->body->str);
      crowd_say (crowd, line);
      crowd_act (crowd);
      return;
    }
    http_close (*http);
    crowd_wait_for_again (crowd);
    *http = http_open (siege->rig->socket);
  }
}

static void
siege_member (Crowd *crowd, guint number, gpointer data)
{
  Siege *siege = data;
  Http *http = http_open (siege->rig->socket);

  crowd_ready (crowd);
  for (guint i = 0; i < siege->tickets; i++) {
    g_autofree char *key = rig_new_key ();
    ask_until_answered (siege, &http, key, crowd);
  }
  http_close (http);
}

/* Every acknowledged key, asked again, must give the very same answer. */
static guint
count_lost (Rig *rig, GPtrArray *lines)
{
  g_autoptr (Http) http = http_open (rig->socket);
  guint lost = 0;

  for (guint i = 0; i < lines->len; i++) {
    const char *line = g_ptr_array_index (lines, i);
    g_autofree char *key = g_strndup (line, 36);
    g_autoptr (HttpAnswer) again = http_write (http, "kiosk", "queue/take-ticket", key, TAKE);
    lost += again == NULL || strcmp (again->body->str, line + 37) != 0;
  }
  return lost;
}

/* The next number tells how many were ever given (some are kept for kiosks without a hub): none
 * without an answer, none for a key twice. */
static guint
count_surplus (Rig *rig, guint before, guint keys)
{
  g_autoptr (Http) http = http_open (rig->socket);
  g_autoptr (HttpAnswer) answer = http_write (http, "kiosk", "queue/take-ticket", NULL, TAKE);
  g_autofree char *number = member_of (answer->body->str, "number");
  const gint64 last = g_ascii_strtoll (number, NULL, 10);

  return (guint) ABS (last - loket_number_online (before + keys + 1));
}

static void
besiege (Bench *bench, Rig *rig)
{
  Siege siege = {rig, (bench->kills + 1) * KILL_EVERY / KILL_MEMBERS};
  g_autoptr (Crowd) crowd = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  guint lost, surplus;

  crowd = crowd_new (KILL_MEMBERS, siege_member, &siege);
  crowd_start (crowd);
  for (guint i = 0; i < bench->kills; i++) {
    crowd_wait_for_acts (crowd, (guint) g_random_int_range (KILL_EVERY / 2, KILL_EVERY));
    rig_kill (rig);
    rig_start (rig, NULL);
    crowd_again (crowd);
  }
  crowd_wait (crowd);
  lines = crowd_take_lines (crowd);
  lost = count_lost (rig, lines);
  surplus = count_surplus (rig, 0, lines->len);
  report (bench, "queue-kills", bench->kills, "kills", "-", TRUE);
  report (bench, "queue-acknowledged", lines->len, "tickets", "-", TRUE);
  report (bench, "queue-lost", lost, "tickets", "0", lost == 0);
  report (bench, "queue-issued-twice", surplus, "tickets", "0", surplus == 0);
}

static void
in_new_office (Bench *bench, void (*act) (Bench *, Rig *))
{
  Rig rig = {0};

  rig_set_up (&rig, NULL);
  act (bench, &rig);
  rig_tear_down (&rig, NULL);
}

int
main (int argc, char **argv)
{
  Bench bench = {.rounds = 9, .calls = 10000, .kills = 25};

  if (argc > 1 && strcmp (argv[1], "--small") == 0)
    bench = (Bench){.rounds = 3, .calls = 400, .kills = 3};
  g_setenv ("LOKET_HUB", LOKET_HUB_PROGRAM, FALSE);
  g_setenv ("LOKET_PROFILES_DIR", LOKET_PROFILES, FALSE);
  in_new_office (&bench, measure_tickets);
  in_new_office (&bench, contest_calls);
  in_new_office (&bench, besiege);
  return bench.missed ? EXIT_FAILURE : EXIT_SUCCESS;
}
