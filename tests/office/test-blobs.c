/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blobs in the office: kept under their hash, counted by what names them, swept after a day. */
#include "core/error.h"
#include "fixture.h"
#include "office/blobs.h"
#include "office/turn.h"

#include <glib/gstdio.h>
#include <string.h>

static const LoketCaller admin = {.kind = LOKET_DEVICE_ADMIN, .device = "admin"};

/* A record that names blobs: what it is asked to use or to let go. */
static LoketRecord *
use (LoketTurn *turn, LoketRecord *request, GError **error)
{
  const LoketBlob *blob = loket_blob_cast (request);
  const gboolean done = blob->here ? loket_blob_release (turn, blob->sha256, error)
                                   : loket_blob_use (turn, blob->sha256, error);

  return done ? g_object_ref (request) : NULL;
}

static const LoketOperation use_operation = {
    .name = "test/use",
    .flags = LOKET_WRITE,
    .permission = LOKET_MAY_SEND_FILES,
    .request = loket_blob_get_type,
    .answer = loket_blob_get_type,
};

static const LoketBinding use_desk[] = {{&use_operation, use}, {NULL}};

static void
set_up (Fixture *f, gconstpointer data)
{
  f->extra_desk = use_desk;
  fixture_set_up (f, data);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/office/blobs/" path, Fixture, NULL, set_up, function, fixture_tear_down)

static char *
try_put (Fixture *f, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return loket_office_put_blob (f->office, &admin, bytes, error);
}

static char *
put (Fixture *f, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *sha256 = try_put (f, text, &error);

  g_assert_no_error (error);
  return sha256;
}

static gboolean
try_use (Fixture *f, const char *sha256, gboolean release, GError **error)
{
  g_autoptr (LoketBlob) request = loket_blob_new ();
  g_autoptr (LoketBlob) answer = NULL;

  request->sha256 = g_strdup (sha256);
  request->here = release;
  answer = fixture_ask (f, LOKET_DEVICE_ADMIN, &use_operation, request, error);
  return answer != NULL;
}

static char *
file_of (Fixture *f, const char *sha256)
{
  return loket_blob_path (loket_test_dir_path (f->dir), sha256);
}

static gboolean
is_there (Fixture *f, const char *sha256)
{
  g_autofree char *path = file_of (f, sha256);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static guint
count_missing (Fixture *f, const char *sha256)
{
  g_autoptr (LoketBlobQuery) request = loket_blob_query_new ();
  g_autoptr (LoketBlobNames) answer = NULL;
  g_autoptr (GError) error = NULL;

  request->sha256 = g_strsplit (sha256, " ", -1);
  answer = fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_BLOB_MISSING, request, &error);
  g_assert_no_error (error);
  return answer->sha256 != NULL ? g_strv_length (answer->sha256) : 0;
}

static void
sweep (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  loket_office_sweep_blobs (f->office, &error);
  g_assert_no_error (error);
}

static void
test_kept_under_its_hash (Fixture *f, gconstpointer data)
{
  g_autofree char *sha256 = put (f, "abc");
  g_autofree char *again = put (f, "abc");
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  char buffer[8] = "";

  g_assert_cmpstr (sha256, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_cmpstr (again, ==, sha256);
  g_assert_cmpuint (count_missing (f, sha256), ==, 0);
  stream = loket_office_open_blob (f->office, sha256, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_input_stream_read (stream, buffer, sizeof buffer, NULL, NULL), ==, 3);
  g_assert_cmpstr (buffer, ==, "abc");
}

static void
test_what_is_not_here (Fixture *f, gconstpointer data)
{
  g_autofree char *nothing = g_strnfill (64, 'a');
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_missing (f, nothing), ==, 1);
  g_assert_null (loket_office_open_blob (f->office, nothing, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (try_use (f, nothing, FALSE, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (loket_office_open_blob (f->office, "../../keys/audit.key", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
}

/* What a record names stays; what it let go, and what nobody ever named, goes after a day. */
static void
test_sweep (Fixture *f, gconstpointer data)
{
  g_autofree char *used = put (f, "used");
  g_autofree char *unused = put (f, "unused");
  g_autofree char *released = put (f, "released");
  g_autofree char *fresh = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (try_use (f, used, FALSE, &error));
  g_assert_true (try_use (f, released, FALSE, &error));
  g_assert_true (try_use (f, released, TRUE, &error));
  loket_clock_advance (f->clock, LOKET_DAY - LOKET_MINUTE);
  fresh = put (f, "fresh");
  sweep (f);
  g_assert_true (is_there (f, unused));
  loket_clock_advance (f->clock, 2 * LOKET_MINUTE);
  sweep (f);
  g_assert_true (is_there (f, used));
  g_assert_true (is_there (f, fresh));
  g_assert_false (is_there (f, unused));
  g_assert_false (is_there (f, released));
  g_assert_cmpuint (count_missing (f, unused), ==, 1);
}

/* Sent again, its day begins anew; and in good time it is asked for again. */
static void
test_sent_again (Fixture *f, gconstpointer data)
{
  g_autofree char *sha256 = put (f, "again");
  g_autofree char *again = NULL;

  loket_clock_advance (f->clock, 13 * LOKET_HOUR);
  g_assert_cmpuint (count_missing (f, sha256), ==, 1);
  again = put (f, "again");
  g_assert_cmpuint (count_missing (f, sha256), ==, 0);
  loket_clock_advance (f->clock, 13 * LOKET_HOUR);
  sweep (f);
  g_assert_true (is_there (f, sha256));
}

/* A row is worth nothing without its file, as after a sweep that was cut off. */
static void
test_file_that_is_gone (Fixture *f, gconstpointer data)
{
  g_autofree char *sha256 = put (f, "gone");
  g_autofree char *path = file_of (f, sha256);
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpuint (count_missing (f, sha256), ==, 1);
  g_assert_false (try_use (f, sha256, FALSE, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_FOUND);
  again = put (f, "gone");
  g_assert_true (is_there (f, sha256));
}

static gboolean
fill_work (LoketTxn *txn, gpointer data, GError **error)
{
  g_autofree char *name = g_strnfill (64, 'b');

  return loket_txn_put_blob (txn, name, LOKET_BLOB_UNUSED_MAX - 5, "admin", FIXTURE_MORNING, error);
}

static void
test_quota (Fixture *f, gconstpointer data)
{
  g_autofree char *fits = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (loket_store_write_sync (loket_office_store (f->office), fill_work, NULL, &error));
  fits = put (f, "12345");
  g_assert_null (try_put (f, "6", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_TOO_MANY);
  g_clear_error (&error);
  g_assert_true (try_use (f, fits, FALSE, &error));
  g_free (fits);
  fits = put (f, "6");
}

/* Two were announced while there was room for one of them. */
static void
test_quota_at_once (Fixture *f, gconstpointer data)
{
  static const char *const texts[] = {"12345", "54321"};
  LoketBlobFile *files[2];
  g_autoptr (GError) error = NULL;

  g_assert_true (loket_store_write_sync (loket_office_store (f->office), fill_work, NULL, &error));
  for (guint i = 0; i < 2; i++) {
    files[i] = loket_blob_file_new (loket_test_dir_path (f->dir), &error);
    g_assert_true (loket_blob_file_append (files[i], texts[i], 5, &error));
  }
  for (guint i = 0; i < 2; i++) {
    g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, texts[i], 5);
    g_autoptr (LoketBlobArrival) arrival = loket_blob_arrival_new ();
    g_autoptr (GBytes) answer = NULL;
    g_assert_true (loket_blob_file_close (files[i], sha256, &error));
    arrival->sha256 = g_strdup (sha256);
    arrival->bytes = 5;
    arrival->path = g_strdup (loket_blob_file_path (files[i]));
    answer = loket_office_ask_sync (
        f->office, &loket_blob_arrive, &admin, LOKET_RECORD (arrival), NULL, &error);
    g_assert_true ((answer != NULL) == (i == 0));
    g_assert_true (is_there (f, sha256) == (i == 0));
    loket_blob_file_free (files[i]);
  }
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_TOO_MANY);
}

/* The machine stopped between the file and its row. */
static void
test_stray_file (Fixture *f, gconstpointer data)
{
  g_autofree char *sha256 = put (f, "kept");
  g_autofree char *stray = g_strnfill (64, 'f');
  g_autofree char *path = file_of (f, stray);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "stray", -1, NULL));
  g_assert_true (loket_office_sweep_strays (f->office, &error));
  g_assert_no_error (error);
  g_assert_false (is_there (f, stray));
  g_assert_true (is_there (f, sha256));
}

typedef struct {
  LoketOffice *office;
  int ending; /* atomic */
} Sweeper;

static gpointer
sweep_on (gpointer data)
{
  Sweeper *self = data;

  while (g_atomic_int_get (&self->ending) == 0) {
    g_autoptr (GError) error = NULL;
    g_assert_true (loket_office_sweep_strays (self->office, &error));
    g_assert_no_error (error);
  }
  return NULL;
}

/* Between its file and its row a blob is no stray: nobody is asked to send it once more. */
static void
test_sweep_meanwhile (Fixture *f, gconstpointer data)
{
  Sweeper sweeper = {.office = f->office};
  GThread *thread = g_thread_new ("sweeper", sweep_on, &sweeper);

  for (guint i = 0; i < 100; i++) {
    g_autofree char *text = g_strdup_printf ("blob %u", i);
    g_autofree char *sha256 = put (f, text);
    g_assert_true (is_there (f, sha256));
  }
  g_atomic_int_set (&sweeper.ending, 1);
  g_thread_join (thread);
}

/* Half a file that came in when the program ended is gone when it starts again. */
static void
test_half_a_file (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = loket_test_dir_child (f->dir, "incoming");
  g_autofree char *half = g_build_filename (folder, "a1b2c3", NULL);
  g_autofree char *sha256 = put (f, "whole");
  g_autoptr (GDir) left = g_dir_open (folder, 0, NULL);

  g_assert_null (g_dir_read_name (left));
  g_assert_true (g_file_set_contents (half, "hal", 3, NULL));
  fixture_reopen (f);
  g_assert_false (g_file_test (half, G_FILE_TEST_EXISTS));
  g_assert_true (is_there (f, sha256));
}

static LoketBlob *
fetch (Fixture *f, const char *device, const char *sha256, GError **error)
{
  const LoketCaller caller = {.kind = LOKET_DEVICE_ADMIN, .device = device};
  g_autoptr (LoketBlob) request = loket_blob_new ();
  g_autoptr (GBytes) answer = NULL;

  request->sha256 = g_strdup (sha256);
  answer = loket_office_ask_sync (
      f->office, &loket_blob_fetch, &caller, LOKET_RECORD (request), NULL, error);
  return answer != NULL ? g_steal_pointer (&request) : NULL;
}

/* Only its own device has it back, and only until a record names it. */
static void
test_who_may_fetch (Fixture *f, gconstpointer data)
{
  g_autofree char *sha256 = put (f, "mine");
  g_autoptr (LoketBlob) mine = NULL;
  g_autoptr (GError) error = NULL;

  mine = fetch (f, "admin", sha256, &error);
  g_assert_no_error (error);
  g_assert_null (fetch (f, "other", sha256, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_true (try_use (f, sha256, FALSE, &error));
  g_assert_null (fetch (f, "admin", sha256, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("kept-under-its-hash", test_kept_under_its_hash);
  ADD ("what-is-not-here", test_what_is_not_here);
  ADD ("sweep", test_sweep);
  ADD ("sent-again", test_sent_again);
  ADD ("file-that-is-gone", test_file_that_is_gone);
  ADD ("quota", test_quota);
  ADD ("quota-at-once", test_quota_at_once);
  ADD ("stray-file", test_stray_file);
  ADD ("sweep-meanwhile", test_sweep_meanwhile);
  ADD ("half-a-file", test_half_a_file);
  ADD ("who-may-fetch", test_who_may_fetch);
  return g_test_run ();
}
