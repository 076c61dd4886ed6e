/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store in a folder of its own with a frozen clock; every test of the store begins with it. */
#include "fixture.h"

#include "store/sqlite.h"

#include <glib/gstdio.h>

LoketStore *
fixture_open (Fixture *fixture, GError **error)
{
  const LoketStoreOptions options = {
      .dir = fixture->dir,
      .office_id = "33.14",
      .profile = "sragen",
      .clock = fixture->clock,
      .random = fixture->random,
  };

  return loket_store_open (&options, error);
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("loket-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->clock = loket_clock_new_frozen (NOON);
  fixture->random = loket_random_new_seeded (7);
  fixture->store = fixture_open (fixture, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->store, loket_store_close);
  loket_clock_unref (fixture->clock);
  loket_random_unref (fixture->random);
  fixture_remove (fixture->dir);
  g_free (fixture->dir);
}

void
fixture_reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->store, loket_store_close);
  fixture->store = fixture_open (fixture, &error);
  g_assert_no_error (error);
}

char *
fixture_path (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->dir, name, NULL);
}

void
fixture_remove (const char *dir)
{
  g_autoptr (GDir) listing = g_dir_open (dir, 0, NULL);
  const char *name;

  while (listing != NULL && (name = g_dir_read_name (listing)) != NULL) {
    g_autofree char *path = g_build_filename (dir, name, NULL);
    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      fixture_remove (path);
    else
      g_assert_cmpint (g_unlink (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (dir), ==, 0);
}

/* Lets the main loop turn until it holds, for at most 10 s. */
gboolean
fixture_wait (gboolean (*holds) (gpointer data), gpointer data)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (!holds (data) && g_get_monotonic_time () < deadline)
    if (!g_main_context_iteration (NULL, FALSE))
      g_thread_yield ();
  return holds (data);
}

LoketTicket *
fixture_ticket (Fixture *fixture, gint64 number)
{
  LoketTicket *ticket = loket_ticket_new ();

  ticket->id = loket_id_new (fixture->clock, fixture->random);
  ticket->day = g_strdup (TODAY);
  ticket->service = g_strdup ("health");
  ticket->number = number;
  ticket->label = loket_ticket_label ("A", number);
  ticket->language = LOKET_LANGUAGE_JV;
  ticket->state = LOKET_TICKET_ISSUED;
  ticket->issued_at = NOON + number;
  return ticket;
}

void
fixture_tamper (Fixture *fixture, const char *sql)
{
  g_autofree char *path = fixture_path (fixture, "office.db");
  g_autoptr (LoketEngine) engine = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->store, loket_store_close);
  engine = loket_sqlite_open (path, LOKET_SQLITE_WRITER, &error);
  g_assert_no_error (error);
  g_assert_true (loket_engine_script (engine, sql, &error));
  g_assert_no_error (error);
  g_clear_pointer (&engine, loket_engine_close);
  fixture->store = fixture_open (fixture, &error);
  g_assert_no_error (error);
}
