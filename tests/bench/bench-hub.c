/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hub on the network: tickets and look-ups over mutual TLS against bare SQLite, one event to
 * 100 feeds, memory of 1,000 connections.  Prints NAME VALUE UNIT GOAL ok|missed; --small is a
 * short run whose times count for nothing. */
#include "crowd.h"
#include "direct.h"
#include "hub/secure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TAKE "{\"service\":\"health\"}"
#define LOOK "{\"day\":\"2026-11-20\"}"

typedef struct {
  Rig rig;
  SecureId *id;
  char *direct; /* file of bare SQLite */
  guint each;   /* requests in all of one measurement */
  guint feeds;
  guint connections;
  gboolean small;
  gboolean missed;
  guint members;
  const char *operation; /* NULL = bare SQLite */
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
  printf ("%s %.*f %s %s %s\n",
          name,
          strcmp (unit, "ms") == 0 ? 2 : 0,
          value,
          unit,
          goal,
          ok ? "ok" : "missed");
  fflush (stdout);
  bench->missed |= !ok;
}

static void
member (Crowd *crowd, guint number, gpointer data)
{
  Bench *bench = data;
  const guint n = MAX (bench->each / bench->members, 1);
  sqlite3 *db = bench->operation == NULL ? direct_open (bench->direct) : NULL;
  g_autoptr (Http) http = bench->operation != NULL ? secure_open (bench->rig.lan, bench->id) : NULL;

  crowd_ready (crowd);
  for (guint i = 0; i < n; i++) {
    g_autoptr (HttpAnswer) answer = NULL;

    if (db != NULL) {
      direct_take_ticket (db);
      continue;
    }
    answer = http_write (http,
                         "kiosk",
                         bench->operation,
                         NULL,
                         g_str_has_suffix (bench->operation, "list") ? LOOK : TAKE);
    g_assert_nonnull (answer);
    g_assert_cmpuint (answer->status, ==, 200);
  }
}

static double
measure (Bench *bench, const char *operation, guint members)
{
  g_autoptr (Crowd) crowd = NULL;

  bench->operation = operation;
  bench->members = members;
  crowd = crowd_new (members, member, bench);
  crowd_start (crowd);
  return (double) (MAX (bench->each / members, 1) * members) * G_USEC_PER_SEC /
         (double) crowd_wait (crowd);
}

static void
measure_throughput (Bench *bench)
{
  static const guint members[] = {1, 16, 64};

  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    g_autofree char *tickets = g_strdup_printf ("hub-tickets-%u", members[i]);
    g_autofree char *direct = g_strdup_printf ("hub-direct-tickets-%u", members[i]);
    g_autofree char *lookups = g_strdup_printf ("hub-lookups-%u", members[i]);

    report (bench, tickets, measure (bench, "queue/take-ticket", members[i]), "per_s", "-", TRUE);
    report (bench, direct, measure (bench, NULL, members[i]), "per_s", "-", TRUE);
    report (bench, lookups, measure (bench, "queue/list", members[i]), "per_s", "-", TRUE);
  }
}

typedef struct {
  Http *http;
  gint64 heard; /* monotonic */
} Reader;

static gpointer
read_thread (gpointer data)
{
  Reader *reader = data;

  for (gboolean heard = FALSE; !heard;) {
    g_autofree char *block = http_next_block (reader->http);
    g_assert_nonnull (block);
    heard = strstr (block, "event: queue") != NULL;
  }
  reader->heard = g_get_monotonic_time ();
  return NULL;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const gint64 left = *(const gint64 *) a;
  const gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static void
tell_once (Bench *bench, Reader *readers, Http *http, GArray *times)
{
  g_autofree GThread **threads = g_new0 (GThread *, bench->feeds);
  gint64 began;

  for (guint i = 0; i < bench->feeds; i++)
    threads[i] = g_thread_new ("reader", read_thread, &readers[i]);
  began = g_get_monotonic_time ();
  http_answer_free (http_write (http, "kiosk", "queue/take-ticket", NULL, TAKE));
  for (guint i = 0; i < bench->feeds; i++) {
    gint64 took;
    g_thread_join (threads[i]);
    took = readers[i].heard - began;
    g_array_append_val (times, took);
  }
}

static void
measure_fan_out (Bench *bench)
{
  g_autofree Reader *readers = g_new0 (Reader, bench->feeds);
  g_autoptr (Http) http = secure_open (bench->rig.lan, bench->id);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  double p99;

  for (guint i = 0; i < bench->feeds; i++) {
    readers[i].http = secure_open (bench->rig.lan, bench->id);
    http_follow (readers[i].http, "?topic=queue", NULL);
    for (gboolean ready = FALSE; !ready;) {
      g_autofree char *block = http_next_block (readers[i].http);
      g_assert_nonnull (block);
      ready = strstr (block, "event: ready") != NULL;
    }
  }
  for (guint i = 0; i < (bench->small ? 2 : 20); i++)
    tell_once (bench, readers, http, times);
  g_array_sort (times, compare_times);
  p99 = (double) g_array_index (times, gint64, times->len * 99 / 100) / 1000.0;
  report (bench,
          "hub-fan-out-p50",
          (double) g_array_index (times, gint64, times->len / 2) / 1000.0,
          "ms",
          "-",
          TRUE);
  report (bench, "hub-fan-out-p99", p99, "ms", "<50", p99 < 50);
  for (guint i = 0; i < bench->feeds; i++)
    http_close (readers[i].http);
}

static void
measure_memory (Bench *bench)
{
  const guint64 before = rig_memory_kb (&bench->rig);
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func ((GDestroyNotify) http_close);
  guint64 during;

  for (guint i = 0; i < bench->connections; i++) {
    Http *http = secure_open (bench->rig.lan, bench->id);
    g_autoptr (HttpAnswer) answer = http_ask (http, "GET", "/v1/hello", NULL, NULL);
    g_assert_nonnull (answer);
    g_ptr_array_add (open, http);
  }
  during = rig_memory_kb (&bench->rig);
  g_ptr_array_set_size (open, 0);
  report (bench, "hub-memory-before", (double) before, "kB", "-", TRUE);
  report (bench, "hub-memory-with-connections", (double) during, "kB", "-", TRUE);
  report (bench, "hub-memory-after", (double) rig_memory_kb (&bench->rig), "kB", "-", TRUE);
}

int
main (int argc, char **argv)
{
  static const char *const options[] = {"--listen",
                                        "127.0.0.1:0",
                                        "--max-per-device",
                                        "3000",
                                        "--max-per-address",
                                        "3000",
                                        "--max-connections",
                                        "3000",
                                        NULL};
  Bench bench = {.each = 1600, .feeds = 100, .connections = 1000};
  g_autoptr (Http) http = NULL;

  if (argc > 1 && strcmp (argv[1], "--small") == 0)
    bench = (Bench){.each = 128, .feeds = 10, .connections = 20, .small = TRUE};
  g_setenv ("LOKET_HUB", LOKET_HUB_PROGRAM, FALSE);
  g_setenv ("LOKET_PROFILES_DIR", LOKET_PROFILES, FALSE);
  rig_set_up (&bench.rig, "later");
  rig_start (&bench.rig, options);
  http = http_open (bench.rig.socket);
  bench.id = secure_issue (http, "kiosk", "Bench", NULL);
  bench.direct = g_build_filename (bench.rig.dir, "direct.db", NULL);
  direct_make (bench.direct);
  measure_throughput (&bench);
  measure_fan_out (&bench);
  measure_memory (&bench);
  g_clear_pointer (&http, http_close);
  rig_tear_down (&bench.rig, NULL);
  secure_id_free (bench.id);
  g_free (bench.direct);
  return bench.missed ? EXIT_FAILURE : EXIT_SUCCESS;
}
