/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports of small lists for the tests of what becomes of their rows. */
#include "lists.h"

#include "office/blobs.h"
#include "store/lists.h"
#include "store/people.h"

#include <string.h>

static const char *const syllables[] = {"SU",
                                        "WA",
                                        "KAR",
                                        "TI",
                                        "NO",
                                        "YEM",
                                        "HAR",
                                        "MAN",
                                        "DI",
                                        "LES",
                                        "GI",
                                        "RAH",
                                        "TO",
                                        "MI",
                                        "PON",
                                        "JI"};

static void
append_name (GString *text, guint number)
{
  for (guint k = 0; k < 4; k++) {
    g_string_append (text, syllables[(number >> (4 * k)) & 15]);
    if (k == 1)
      g_string_append_c (text, ' ');
  }
}

/* @n people who have nothing in common but the village, from number @first on. */
char *
lists_part (guint first, guint n, const char *village)
{
  GString *text = g_string_new (NULL);

  for (guint i = first; i < first + n; i++) {
    const guint mixed = i * 2654435761u;
    g_string_append_printf (text, "%u,", i);
    append_name (text, mixed >> 16);
    g_string_append_printf (text,
                            ",%u-%02u-%02u,33141%01u%02u%02u%02u%04u,33141001011%05u,L,%s"
                            ",IBU %s%s,%s,\n",
                            1940 + mixed % 60,
                            1 + mixed / 60 % 12,
                            1 + mixed / 720 % 28,
                            i % 10,
                            1 + mixed / 720 % 28,
                            1 + mixed / 60 % 12,
                            (1940 + mixed % 60) % 100,
                            i % 10000,
                            i / 3,
                            village,
                            syllables[i % 16],
                            syllables[i / 16 % 16],
                            i % 3 == 0 ? "KEPALA KELUARGA" : "ANAK");
  }
  return g_string_free (text, FALSE);
}

char *
lists_of (guint first, guint n)
{
  g_autofree char *part = lists_part (first, n, VILLAGE);

  return g_strconcat (HEADER, part, NULL);
}

/* Sends a file in parts of @part bytes and begins its import; the job. */
LoketJob *
lists_begin (Fixture *fixture,
             const char *source,
             const char *period,
             const char *text,
             gsize part,
             GError **error)
{
  const LoketCaller caller = {.kind = LOKET_DEVICE_ADMIN, .device = "test"};
  g_autoptr (LoketListRequest) request = loket_list_request_new ();
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const gsize length = strlen (text);

  for (gsize at = 0; at < length; at += part) {
    g_autoptr (GBytes) bytes = g_bytes_new (text + at, MIN (part, length - at));
    g_autofree char *name = loket_office_put_blob (fixture->office, &caller, bytes, error);
    g_assert_nonnull (name);
    g_strv_builder_add (names, name);
  }
  request->source = g_strdup (source);
  request->period = g_strdup (period);
  request->map = g_strdup (MAP);
  request->file_name = g_strdup ("list.csv");
  request->file_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  request->bytes = (gint64) length;
  request->blobs = g_strv_builder_end (names);
  return fixture_ask (fixture, LOKET_DEVICE_ADMIN, &LOKET_LIST_IMPORT, request, error);
}

LoketJob *
lists_run (Fixture *fixture, LoketJob *job)
{
  g_autoptr (LoketJobReference) reference = loket_job_reference_new ();
  g_autoptr (GError) error = NULL;
  LoketJob *ended;

  loket_office_run_jobs (fixture->office, NULL, NULL, &error);
  g_assert_no_error (error);
  reference->job = g_strdup (job->id);
  ended = fixture_ask (fixture, LOKET_DEVICE_ADMIN, &LOKET_JOB_GET, reference, &error);
  g_assert_no_error (error);
  return ended;
}

LoketListStatus *
lists_status (Fixture *fixture, const char *batch)
{
  g_autoptr (LoketListReference) reference = loket_list_reference_new ();
  g_autoptr (GError) error = NULL;
  LoketListStatus *status;

  reference->batch = g_strdup (batch);
  status = fixture_ask (fixture, LOKET_DEVICE_ADMIN, &LOKET_LIST_BATCH, reference, &error);
  g_assert_no_error (error);
  return status;
}

gint64
lists_count (LoketListStatus *status, LoketRowState state)
{
  g_autoptr (LoketListStateCount) count =
      g_list_model_get_item (G_LIST_MODEL (status->states), (guint) state);

  g_assert_cmpint (count->state, ==, state);
  return count->rows;
}

/* The list as it ended, its counts held against its rows. */
LoketListStatus *
lists_import (Fixture *fixture, const char *source, const char *period, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketJob) job = lists_begin (fixture, source, period, text, 1000, &error);
  g_autoptr (LoketJob) ended = NULL;
  LoketListStatus *status;
  LoketListBatch *batch;

  g_assert_no_error (error);
  ended = lists_run (fixture, job);
  g_assert_cmpint (ended->state, ==, LOKET_JOB_DONE);
  status = lists_status (fixture, ended->result);
  batch = status->batch;
  g_assert_cmpint (
      batch->rows, ==, batch->rejected + batch->linked + batch->created + batch->in_doubt);
  g_assert_cmpint (lists_count (status, LOKET_ROW_NEW), ==, 0);
  g_assert_cmpint (lists_count (status, LOKET_ROW_REJECTED), ==, batch->rejected);
  g_assert_cmpint (lists_count (status, LOKET_ROW_NEW_PERSON), ==, batch->created);
  g_assert_cmpint (lists_count (status, LOKET_ROW_NEEDS_REVIEW), ==, batch->in_doubt);
  g_assert_cmpint (
      batch->state, ==, batch->in_doubt > 0 ? LOKET_BATCH_IN_REVIEW : LOKET_BATCH_APPLIED);
  return status;
}

void
lists_assert_counts (LoketListStatus *status,
                     gint64 created,
                     gint64 linked,
                     gint64 doubt,
                     gint64 refused)
{
  g_assert_cmpint (status->batch->created, ==, created);
  g_assert_cmpint (status->batch->linked, ==, linked);
  g_assert_cmpint (status->batch->in_doubt, ==, doubt);
  g_assert_cmpint (status->batch->rejected, ==, refused);
}

typedef struct {
  GPtrArray *pairs;
  const char *hint;
} PairsRead;

static gboolean
read_pairs (LoketTxn *txn, gpointer data, GError **error)
{
  PairsRead *self = data;
  g_autoptr (GPtrArray) people = loket_txn_people_by_word (txn, self->hint, 0, 0, 50, error);

  self->pairs = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < people->len; i++) {
    g_autoptr (GPtrArray) found =
        loket_txn_list_pairs_of_person (txn, loket_person_cast (people->pdata[i])->id, error);
    if (found == NULL)
      return FALSE;
    for (guint k = 0; k < found->len; k++)
      g_ptr_array_add (self->pairs, g_object_ref (found->pdata[k]));
  }
  return TRUE;
}

/* Pairs about whoever is found by @word. */
GPtrArray *
lists_pairs (Fixture *fixture, const char *word)
{
  PairsRead self = {.hint = word};
  g_autoptr (GError) error = NULL;

  loket_store_read_sync (loket_office_store (fixture->office), read_pairs, &self, &error);
  g_assert_no_error (error);
  return self.pairs;
}
