/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outbox file: order, keys, undo, lanes, facts, and what is there after it was opened again. */
#include "client/outbox.h"
#include "core/error.h"
#include "tests/lib/test-dir.h"

typedef struct {
  LoketTestDir *dir;
  char *path;
  LoketOutbox *outbox;
} Fixture;

static void
open_outbox (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  f->outbox = loket_outbox_open (f->path, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->dir = loket_test_dir_new ();
  f->path = loket_test_dir_child (f->dir, "outbox.db");
  open_outbox (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_pointer (&f->outbox, loket_outbox_close);
  g_free (f->path);
  loket_test_dir_free (f->dir);
}

static void
reopen (Fixture *f)
{
  g_clear_pointer (&f->outbox, loket_outbox_close);
  open_outbox (f);
}

static void
add (Fixture *f, const char *key, LoketOutboxState state)
{
  g_autoptr (LoketOutboxRow) row = g_new0 (LoketOutboxRow, 1);
  g_autoptr (GError) error = NULL;

  row->key = g_strdup (key);
  row->operation = g_strdup ("queue/printed");
  row->request = g_strdup ("{}");
  row->created = (LoketStamp){.at = 12, .sure = TRUE};
  row->machine = (LoketClockReading){.elapsed = 34, .boot = "boot"};
  row->state = state;
  g_assert_true (loket_outbox_add (f->outbox, row, &error));
  g_assert_no_error (error);
}

static char *
keys (Fixture *f, LoketOutboxState state)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = loket_outbox_rows (f->outbox, state, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append (text, ((LoketOutboxRow *) g_ptr_array_index (rows, i))->key);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define assert_keys(f, state, expected)                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *listed = keys (f, state);                                                     \
    g_assert_cmpstr (listed, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

static void
test_order (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOutboxRow) first = NULL;

  add (f, "c", LOKET_OUTBOX_WAITING);
  add (f, "a", LOKET_OUTBOX_WAITING);
  add (f, "b", LOKET_OUTBOX_ASKED);
  add (f, "a", LOKET_OUTBOX_ASKED);
  reopen (f);
  add (f, "d", LOKET_OUTBOX_WAITING);
  assert_keys (f, LOKET_OUTBOX_WAITING, "cad");
  assert_keys (f, LOKET_OUTBOX_ASKED, "b");
  first = loket_outbox_first_waiting (f->outbox, NULL);
  g_assert_cmpstr (first->key, ==, "c");
  g_assert_cmpstr (first->request, ==, "{}");
  g_assert_cmpint (first->created.at, ==, 12);
  g_assert_true (first->created.sure);
  g_assert_cmpint (first->machine.elapsed, ==, 34);
  g_assert_cmpstr (first->machine.boot, ==, "boot");
  g_assert_true (loket_outbox_remove (f->outbox, "c", NULL));
  g_assert_cmpint (loket_outbox_count (f->outbox, LOKET_OUTBOX_WAITING), ==, 2);
}

static void
test_replace_keeps_the_place (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOutboxRow) row = NULL;

  add (f, "a", LOKET_OUTBOX_WAITING);
  add (f, "b", LOKET_OUTBOX_WAITING);
  row = loket_outbox_first_waiting (f->outbox, NULL);
  g_free (row->key);
  row->key = g_strdup ("z");
  g_assert_true (loket_outbox_replace (f->outbox, "a", row, NULL));
  assert_keys (f, LOKET_OUTBOX_WAITING, "zb");
}

static void
test_task (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;

  add (f, "a", LOKET_OUTBOX_WAITING);
  g_assert_true (loket_outbox_set_state (f->outbox, "a", LOKET_OUTBOX_TASK, "rule", "A700", NULL));
  reopen (f);
  assert_keys (f, LOKET_OUTBOX_WAITING, "");
  rows = loket_outbox_rows (f->outbox, LOKET_OUTBOX_TASK, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (((LoketOutboxRow *) rows->pdata[0])->code, ==, "rule");
  g_assert_cmpstr (((LoketOutboxRow *) rows->pdata[0])->parameter, ==, "A700");
}

static void
test_undo (Fixture *f, gconstpointer data)
{
  gint64 count = -1;

  g_assert_true (loket_outbox_begin (f->outbox, NULL));
  add (f, "a", LOKET_OUTBOX_WAITING);
  g_assert_true (loket_outbox_next_of_lane (f->outbox, "health", "2026-11-23", &count, NULL));
  loket_outbox_undo (f->outbox);
  loket_outbox_undo (f->outbox);
  assert_keys (f, LOKET_OUTBOX_WAITING, "");
  g_assert_true (loket_outbox_next_of_lane (f->outbox, "health", "2026-11-23", &count, NULL));
  g_assert_cmpint (count, ==, 0);
}

static gint64
next (Fixture *f, const char *service, const char *day)
{
  gint64 count = -1;

  g_assert_true (loket_outbox_next_of_lane (f->outbox, service, day, &count, NULL));
  return count;
}

/* A series begins again with a later day only, and never by going back. */
static void
test_lanes (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (next (f, "health", "2026-11-23"), ==, 0);
  g_assert_cmpint (next (f, "health", "2026-11-23"), ==, 1);
  g_assert_cmpint (next (f, "education", "2026-11-23"), ==, 0);
  reopen (f);
  g_assert_cmpint (next (f, "health", "1970-01-01"), ==, 2);
  g_assert_cmpint (next (f, "health", ""), ==, 3);
  g_assert_cmpint (next (f, "health", "2026-11-23"), ==, 4);
  g_assert_cmpint (next (f, "health", "2026-11-24"), ==, 0);
  g_assert_cmpint (next (f, "health", "2026-11-23"), ==, 1);
  g_assert_true (loket_outbox_carry_lanes (f->outbox, "2026-11-25", NULL));
  g_assert_cmpint (next (f, "health", "2026-11-25"), ==, 2);
}

static void
test_facts (Fixture *f, gconstpointer data)
{
  g_autofree char *day = NULL;

  g_assert_null (loket_outbox_fact (f->outbox, "day"));
  g_assert_cmpint (loket_outbox_fact_number (f->outbox, "latest"), ==, 0);
  g_assert_true (loket_outbox_set_fact (f->outbox, "day", "2026-11-23", NULL));
  g_assert_true (loket_outbox_set_fact_number (f->outbox, "latest", 5, NULL));
  g_assert_true (loket_outbox_set_fact_number (f->outbox, "latest", -6, NULL));
  reopen (f);
  day = loket_outbox_fact (f->outbox, "day");
  g_assert_cmpstr (day, ==, "2026-11-23");
  g_assert_cmpint (loket_outbox_fact_number (f->outbox, "latest"), ==, -6);
}

/* Two programs with one outbox would say everything twice. */
static void
test_one_program (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add (f, "a", LOKET_OUTBOX_WAITING);
  g_assert_null (loket_outbox_open (f->path, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
}

static void
test_not_ours (Fixture *f, gconstpointer data)
{
  g_autofree char *path = loket_test_dir_child (f->dir, "letter.txt");
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "This is a letter, and no database at all.", -1, NULL));
  g_assert_null (loket_outbox_open (path, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/client/outbox/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("order", test_order);
  ADD ("replace-keeps-the-place", test_replace_keeps_the_place);
  ADD ("task", test_task);
  ADD ("undo", test_undo);
  ADD ("lanes", test_lanes);
  ADD ("facts", test_facts);
  ADD ("one-program", test_one_program);
  ADD ("not-ours", test_not_ours);
  return g_test_run ();
}
