/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list from its file into the register: every row ends once, doubts are asked, nobody is
 * overwritten, a program that dies goes on, and a list that makes no sense leaves no trace. */
#include "core/error.h"
#include "core/job.h"
#include "core/list-desk.h"
#include "core/list-plain.h"
#include "core/person.h"
#include "core/text.h"
#include "fixture.h"
#include "lists.h"
#include "office/blobs.h"
#include "office/turn.h"
#include "store/blobs.h"
#include "store/lists.h"
#include "store/people.h"
#include "store/store-private.h"
#include "tests/lib/faulty-engine.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#define CHILD_DIR "LOKET_TEST_CHILD_DIR"
/* Runs in a read; what it finds is borrowed from the test. */
typedef struct {
  const char *nik;
  const char *word;
  GPtrArray *people;
  GPtrArray *pairs;
  GPtrArray *values;
  gint64 register_size;
} Look;

static gboolean
count_entry (const LoketRegisterEntry *entry, gpointer data)
{
  return TRUE;
}

static gboolean
look (LoketTxn *txn, gpointer data, GError **error)
{
  Look *self = data;

  if (self->nik != NULL)
    self->people = loket_txn_people_by_nik (txn, self->nik, 10, error);
  if (self->word != NULL)
    self->people = loket_txn_people_by_word (txn, self->word, 0, 0, 20, error);
  if (self->people != NULL && self->people->len > 0)
    self->values =
        loket_txn_person_values (txn, loket_person_cast (self->people->pdata[0])->id, NULL, error);
  return loket_txn_read_register (txn, count_entry, NULL, &self->register_size, error);
}

static Look
look_up (Fixture *fixture, const char *nik, const char *word)
{
  Look self = {.nik = nik, .word = word};
  g_autoptr (GError) error = NULL;

  loket_store_read_sync (loket_office_store (fixture->office), look, &self, &error);
  g_assert_no_error (error);
  return self;
}

static void
look_clear (Look *self)
{
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

static LoketPerson *
person_at (const Look *self, guint i)
{
  g_assert_cmpuint (self->people->len, >, i);
  return loket_person_cast (self->people->pdata[i]);
}

static void
test_every_row_ends_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = lists_of (1, 300);
  g_autofree char *more =
      g_strconcat (text, "x,,1950-01-01,,,L,,,,\nonly three,cells,here\n", NULL);
  g_autoptr (LoketListStatus) status = lists_import (fixture, "dtsen", "2026-Q1", more);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketJob) again = NULL;
  g_autoptr (LoketListRejectsQuery) query = loket_list_rejects_query_new ();
  g_autoptr (LoketListRejects) rejects = NULL;
  g_autofree char *csv = NULL;
  g_auto (Look) found = look_up (fixture, NULL, NULL);

  lists_assert_counts (status, 300, 0, 0, 2);
  g_assert_cmpint (found.register_size, ==, 300);
  again = lists_begin (fixture, "dtsen", "2026-Q1", more, 4000, &error);
  g_assert_null (again);
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_LIST_RECEIVED);
  g_assert_cmpstr (loket_error_parameter (error), ==, "2026-11-23, 302");
  g_clear_error (&error);
  query->batch = g_strdup (status->batch->id);
  rejects = fixture_ask (fixture, LOKET_DEVICE_ADMIN, &LOKET_LIST_REJECTS, query, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rejects->rows, ==, 2);
  csv = g_strndup (g_bytes_get_data (rejects->csv, NULL), g_bytes_get_size (rejects->csv));
  g_assert_nonnull (strstr (csv, "\r\n302,"));
  g_assert_nonnull (strstr (csv, "\r\n303,"));
  g_assert_nonnull (strstr (csv, "only three,cells,here"));
}

/* The next quarter's list says the same: nobody is new, and the older one gives way. */
static void
test_next_quarter_is_linked (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = lists_of (1, 200);
  g_autofree char *later = g_strconcat (text, "\n", NULL);
  g_autoptr (LoketListStatus) first = lists_import (fixture, "dtsen", "2026-Q1", text);
  g_autoptr (LoketListStatus) second = lists_import (fixture, "dtsen", "2026-Q2", later);
  g_autoptr (LoketListStatus) older = lists_status (fixture, first->batch->id);
  g_auto (Look) found = look_up (fixture, NULL, NULL);

  lists_assert_counts (first, 200, 0, 0, 0);
  lists_assert_counts (second, 0, 200, 0, 0);
  g_assert_cmpint (found.register_size, ==, 200);
  g_assert_cmpint (older->batch->state, ==, LOKET_BATCH_CLOSED);
  g_assert_cmpint (lists_count (older, LOKET_ROW_SUPERSEDED), ==, 200);
}

/* registry.md 3, case 3 */
static void
test_placeholders_are_no_nik (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketListStatus) status =
      lists_import (fixture,
                    "dtsen",
                    "2026-Q1",
                    HEADER "1,KARTINI,,0000000000000000,,P," VILLAGE ",,,\n"
                           "2,KARTINI,,0000000000000000,,P," VILLAGE ",,,\n");
  g_auto (Look) found = look_up (fixture, NULL, "KARTINI");

  lists_assert_counts (status, 2, 0, 0, 0);
  g_assert_cmpuint (found.people->len, ==, 2);
  for (guint i = 0; i < 2; i++) {
    g_assert_null (person_at (&found, i)->nik);
    g_assert_cmpint (person_at (&found, i)->nik_status, ==, LOKET_NIK_NONE);
  }
}

/* registry.md 3, case 4 */
static void
test_one_nik_two_people (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketListStatus) status =
      lists_import (fixture,
                    "dtsen",
                    "2026-Q1",
                    HEADER "1,SUPARNO,1950-04-12,3314101204500001,,L," VILLAGE ",,,\n"
                           "2,YATMI,1988-04-12,3314101204500001,,P," VILLAGE ",,,\n");
  g_auto (Look) found = look_up (fixture, "3314101204500001", NULL);
  g_autoptr (GPtrArray) pairs = lists_pairs (fixture, "SUPARNO");

  lists_assert_counts (status, 2, 0, 0, 0);
  g_assert_cmpuint (found.people->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (person_at (&found, i)->nik_status, ==, LOKET_NIK_CONFLICT);
  g_assert_cmpuint (pairs->len, ==, 1);
  g_assert_cmpint (((LoketPair *) pairs->pdata[0])->hint, ==, LOKET_HINT_CONFLICT);
  g_assert_nonnull (((LoketPair *) pairs->pdata[0])->other);
}

#define ONE "1,SUCIPTO,1954-03-02,3314100203540001,3314100101110001,L," VILLAGE ",%s,%s,%s\n"

/* A source that is trusted more speaks over one that is trusted less, and the other way not. */
static void
test_rank_decides_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketListStatus) village = lists_import (
      fixture,
      "village",
      "2026-Q1",
      HEADER "1,SUCIPTO,1954-03-02,3314100203540001,3314100101110001,L," VILLAGE ",SAINAH,,\n");
  g_autoptr (LoketListStatus) dtsen = lists_import (
      fixture,
      "dtsen",
      "2026-Q1",
      HEADER "1,SUCIPTO,1954-03-02,3314100203540001,3314100101110001,L," VILLAGE ",SAINEM,,\n");
  g_autoptr (LoketListStatus) agency = lists_import (
      fixture,
      "agency",
      "2026-Q4",
      HEADER "9,SUCIPTO,1954-03-02,3314100203540001,3314100101110001,L," VILLAGE ",SAINI,,\n");
  g_auto (Look) found = look_up (fixture, "3314100203540001", NULL);
  LoketPersonValue *value;

  lists_assert_counts (village, 1, 0, 0, 0);
  lists_assert_counts (dtsen, 0, 1, 0, 0);
  lists_assert_counts (agency, 0, 1, 0, 0);
  g_assert_cmpstr (person_at (&found, 0)->mother_name, ==, "SAINEM");
  g_assert_cmpint (person_at (&found, 0)->nik_status, ==, LOKET_NIK_MATCHED);
  g_assert_cmpuint (found.values->len, ==, 1);
  value = found.values->pdata[0];
  g_assert_cmpstr (value->field, ==, "mother_name");
  g_assert_cmpstr (value->previous, ==, "SAINAH");
  g_assert_cmpstr (value->value, ==, "SAINEM");
  g_assert_cmpstr (value->list_row, ==, "000002-00000001");
}

#define NIK_OF_NO_DAY "3314103502540001"

/* Two sources that copy the same slip of the pen prove nothing. */
static void
test_impossible_nik_is_never_verified (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketListStatus) village = lists_import (
      fixture,
      "village",
      "2026-Q1",
      HEADER "1,SUCIPTO,1954-02-05," NIK_OF_NO_DAY ",3314100101110001,L," VILLAGE ",SAINAH,,\n");
  g_autoptr (LoketListStatus) dtsen = lists_import (
      fixture,
      "dtsen",
      "2026-Q1",
      HEADER "7,SUCIPTO,1954-02-05," NIK_OF_NO_DAY ",3314100101110001,L," VILLAGE ",SAINAH,,\n");
  g_auto (Look) found = look_up (fixture, NULL, "SUCIPTO");

  lists_assert_counts (village, 1, 0, 0, 0);
  lists_assert_counts (dtsen, 0, 1, 0, 0);
  g_assert_cmpint (person_at (&found, 0)->nik_status, !=, LOKET_NIK_MATCHED);
}

typedef struct {
  LoketPerson *person;
  char *officer;
} Filling;

/* As when an officer has said that the row of the first list is of him. */
static gboolean
fill_in_mother (LoketTxn *txn, gpointer data, GError **error)
{
  Filling *filling = data;
  g_autoptr (LoketPerson) after =
      loket_person_cast (loket_record_copy (LOKET_RECORD (filling->person)));
  g_autoptr (LoketPersonValue) value = loket_person_value_new ();

  after->mother_name = g_strdup ("SAINAH");
  value->id = g_uuid_string_random ();
  value->person = g_strdup (after->id);
  value->field = g_strdup ("mother_name");
  value->value = g_strdup ("SAINAH");
  value->list_row = g_strdup ("000001-00000001");
  value->officer = g_strdup (filling->officer);
  value->at = FIXTURE_MORNING;
  return loket_txn_change_person (txn, filling->person, after, error) &&
         loket_txn_insert (txn, LOKET_RECORD (value), error);
}

/* What an officer took over from a row counts as much as its list, and no more. */
static void
test_filled_in_is_the_word_of_the_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketOfficer) officer = fixture_add_officer (fixture, "data", "data_desk", NULL);
  g_autofree char *first = g_strdup_printf (HEADER ONE, "", "", "");
  g_autofree char *second = g_strdup_printf (HEADER ONE, "SAINEM", "", "");
  g_autoptr (LoketListStatus) one = lists_import (fixture, "village", "2026-Q1", first);
  g_auto (Look) before = look_up (fixture, "3314100203540001", NULL);
  Filling filling = {person_at (&before, 0), officer->id};
  g_autoptr (LoketListStatus) other = NULL;
  g_auto (Look) after = {0};
  g_autoptr (GError) error = NULL;

  loket_store_write_sync (loket_office_store (fixture->office), fill_in_mother, &filling, &error);
  g_assert_no_error (error);
  other = lists_import (fixture, "dtsen", "2026-Q1", second);
  lists_assert_counts (other, 0, 1, 0, 0);
  after = look_up (fixture, "3314100203540001", NULL);
  g_assert_cmpstr (person_at (&after, 0)->mother_name, ==, "SAINEM");
}

typedef struct {
  char *sha256;
  LoketBlobRow row;
} BlobRead;

static gboolean
read_blob (LoketTxn *txn, gpointer data, GError **error)
{
  BlobRead *read = data;

  return loket_txn_blob (txn, read->sha256, "", &read->row, error);
}

/* The file of a list that came to nothing goes within a day. */
static void
assert_file_unused (Fixture *fixture, const char *text)
{
  g_autofree char *sha256 = g_compute_checksum_for_data (
      G_CHECKSUM_SHA256, (const guchar *) text, MIN (strlen (text), 5000));
  BlobRead read = {.sha256 = sha256};
  g_autoptr (GError) error = NULL;

  loket_store_read_sync (loket_office_store (fixture->office), read_blob, &read, &error);
  g_assert_no_error (error);
  g_assert_true (read.row.found);
  g_assert_cmpint (read.row.used, ==, 0);
}

static void
assert_aborted (Fixture *fixture, const char *text, const char *sha256, const char *rule)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketJob) job = lists_begin (fixture, "dtsen", "2026-Q1", text, 5000, &error);
  g_autoptr (LoketJob) ended = NULL;
  g_autoptr (LoketListStatus) status = NULL;
  g_auto (Look) found = {0};

  g_assert_no_error (error);
  ended = lists_run (fixture, job);
  g_assert_cmpint (ended->state, ==, LOKET_JOB_FAILED);
  g_assert_cmpstr (ended->problem, ==, "rule");
  g_assert_cmpstr (ended->parameter, ==, rule);
  status = lists_status (fixture, ended->result);
  g_assert_cmpint (status->batch->state, ==, LOKET_BATCH_ABORTED);
  g_assert_nonnull (strstr (status->batch->reason, rule));
  found = look_up (fixture, NULL, NULL);
  g_assert_cmpint (found.register_size, ==, 0);
  assert_file_unused (fixture, text);
}

static void
test_absurd_lists_are_aborted (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = lists_of (1, 40);
  g_autofree char *twice = g_strconcat (text, text + strlen (HEADER), NULL);
  g_autoptr (GString) one = g_string_new (HEADER);
  g_autoptr (LoketListStatus) status = NULL;

  assert_aborted (fixture, twice, NULL, "list-doubled");
  for (guint i = 0; i < 6; i++)
    g_string_append_printf (
        one, "%u,SUCIPTO,1954-03-02,3314100203540001,3314100101110001,L," VILLAGE ",SAINAH,,\n", i);
  assert_aborted (fixture, one->str, NULL, "list-one-person");
  /* What was refused may come again, made right. */
  status = lists_import (fixture, "dtsen", "2026-Q1", text);
  lists_assert_counts (status, 40, 0, 0, 0);
}

static void
test_parts_out_of_order_are_refused (Fixture *fixture, gconstpointer data)
{
  const LoketCaller caller = {.kind = LOKET_DEVICE_ADMIN, .device = "test"};
  g_autofree char *text = lists_of (1, 60);
  g_autoptr (GBytes) head = g_bytes_new (text, 2000);
  g_autoptr (GBytes) tail = g_bytes_new (text + 2000, strlen (text) - 2000);
  g_autofree char *one = loket_office_put_blob (fixture->office, &caller, head, NULL);
  g_autofree char *other = loket_office_put_blob (fixture->office, &caller, tail, NULL);
  g_autoptr (LoketListRequest) request = loket_list_request_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketJob) job = NULL;
  g_autoptr (LoketJob) ended = NULL;
  char *blobs[] = {one, other, one, NULL};

  request->source = g_strdup ("dtsen");
  request->period = g_strdup ("2026-Q1");
  request->map = g_strdup (MAP);
  request->file_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  request->bytes = (gint64) strlen (text);
  request->blobs = g_strdupv (blobs);
  job = fixture_ask (fixture, LOKET_DEVICE_ADMIN, &LOKET_LIST_IMPORT, request, &error);
  g_assert_null (job);
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  g_clear_error (&error);
  /* The right length, and yet another file. */
  g_free (request->file_sha256);
  request->file_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "another", -1);
  g_clear_pointer (&request->blobs[2], g_free);
  job = fixture_ask (fixture, LOKET_DEVICE_ADMIN, &LOKET_LIST_IMPORT, request, &error);
  g_assert_no_error (error);
  ended = lists_run (fixture, job);
  g_assert_cmpint (ended->state, ==, LOKET_JOB_FAILED);
  g_assert_cmpstr (ended->parameter, ==, "list-changed");
}

/* What is wrong with the second row, as a reader of that language is told it. */
static void
assert_words_of_preview (Fixture *fixture,
                         const char *token,
                         LoketListPreviewRequest *request,
                         const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketListPreview) preview = NULL;
  g_autoptr (LoketListPreviewRow) row = NULL;
  g_autoptr (LoketListProblemLine) problem = NULL;

  g_free (request->language);
  request->language = g_strdup (language);
  preview =
      fixture_ask_as (fixture, LOKET_DEVICE_COUNTER, token, &LOKET_LIST_PREVIEW, request, &error);
  g_assert_no_error (error);
  row = g_list_model_get_item (G_LIST_MODEL (preview->rows), 1);
  problem = g_list_model_get_item (G_LIST_MODEL (row->problems), 0);
  g_assert_cmpstr (problem->problem, ==, loket_list_problem_name (LOKET_LIST_PROBLEM_NO_NAME));
  g_assert_cmpstr (problem->words,
                   ==,
                   loket_text (language != NULL ? language : "id",
                               loket_list_problem_sentence (LOKET_LIST_PROBLEM_NO_NAME)));
}

static void
test_preview_shows_what_is_read (Fixture *fixture, gconstpointer data)
{
  static const char *const languages[] = {NULL, "id", "jv", "en"};
  const LoketCaller caller = {.kind = LOKET_DEVICE_ADMIN, .device = "test"};
  static const char text[] =
      HEADER "1,SUCIPTO,1954-03-02,3314100203540001,3314100101110001,L," VILLAGE ",SAINAH,,\n"
             "2,,1954-03-02,,,L," VILLAGE ",SAINAH,,\n";
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (LoketListPreviewRequest) request = loket_list_preview_request_new ();
  g_autoptr (LoketOfficer) officer = fixture_add_officer (fixture, "data", "data_desk", NULL);
  g_autofree char *token = fixture_sign_in (fixture, LOKET_DEVICE_COUNTER, "data");
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketListPreview) preview = NULL;
  g_autoptr (LoketListPreviewRow) row = NULL;
  g_autoptr (LoketListPreviewRow) bad = NULL;

  request->map = g_strdup (MAP);
  request->blob = loket_office_put_blob (fixture->office, &caller, bytes, &error);
  g_assert_no_error (error);
  preview =
      fixture_ask_as (fixture, LOKET_DEVICE_COUNTER, token, &LOKET_LIST_PREVIEW, request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (preview->header)), ==, 10);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (preview->rows)), ==, 2);
  row = g_list_model_get_item (G_LIST_MODEL (preview->rows), 0);
  g_assert_cmpstr (row->birth_date, ==, "1954-03-02");
  g_assert_cmpstr (row->nik, !=, "3314100203540001");
  bad = g_list_model_get_item (G_LIST_MODEL (preview->rows), 1);
  g_assert_true (bad->rejected);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    assert_words_of_preview (fixture, token, request, languages[i]);
}

static void
test_two_lists_are_reported (Fixture *fixture, gconstpointer data)
{
  g_autofree char *left = lists_of (1, 60);
  g_autofree char *right = lists_of (31, 60);
  g_autoptr (LoketListStatus) one = lists_import (fixture, "dtsen", "2026-Q1", left);
  g_autoptr (LoketListStatus) other = lists_import (fixture, "bps", "2026-Q1", right);
  g_autoptr (LoketListReportQuery) query = loket_list_report_query_new ();
  g_autoptr (LoketListReport) report = NULL;
  g_autoptr (GError) error = NULL;

  lists_assert_counts (other, 30, 30, 0, 0);
  query->left = g_strdup (one->batch->id);
  query->right = g_strdup (other->batch->id);
  report = fixture_ask (fixture, LOKET_DEVICE_ADMIN, &LOKET_LIST_REPORT, query, &error);
  g_assert_no_error (error);
  g_assert_cmpint (report->total->left_only, ==, 30);
  g_assert_cmpint (report->total->right_only, ==, 30);
  g_assert_cmpint (report->total->both, ==, 30);
  g_assert_cmpint (report->total->conflicting, ==, 0);
}

#define STEPS_OF_A_LIFE 2

/* The child: goes on with the work of the folder and dies after some steps of it. */
static void
die_cb (LoketJob *job, gpointer data)
{
  guint *steps = data;

  if (++*steps >= STEPS_OF_A_LIFE && !loket_job_has_ended (job))
    raise (SIGKILL);
}

static int
run_child (const char *dir)
{
  Fixture fixture = {.path = dir};
  guint steps = 0;

  fixture.clock = loket_clock_new_frozen (FIXTURE_MORNING);
  fixture.random = loket_random_new_system ();
  fixture_open_store (&fixture);
  loket_office_run_jobs (fixture.office, die_cb, &steps, NULL);
  return 0;
}

/* Whether it was killed before the work was done. */
static gboolean
let_child_work (Fixture *fixture)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  char *argv[] = {self, NULL};
  g_auto (GStrv) environment =
      g_environ_setenv (g_get_environ (), CHILD_DIR, loket_test_dir_path (fixture->dir), TRUE);
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, argv, environment, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  return WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL;
}

/* registry.md 3, case 2; of another village only the older list speaks. */
static void
test_killed_goes_on (Fixture *fixture, gconstpointer data)
{
  g_autofree char *here = lists_part (1, 400, "33.14.12.2001");
  g_autofree char *elsewhere = lists_part (2001, 100, "33.14.11.2001");
  g_autofree char *more = lists_part (101, 800, "33.14.12.2001");
  g_autofree char *old = g_strconcat (HEADER, here, elsewhere, NULL);
  g_autofree char *text = g_strconcat (HEADER, more, NULL);
  g_autoptr (LoketListStatus) first = lists_import (fixture, "dtsen", "2026-Q1", old);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketJob) job = lists_begin (fixture, "dtsen", "2026-Q2", text, 9000, &error);
  g_autoptr (LoketJob) ended = NULL;
  g_autoptr (LoketListStatus) status = NULL;
  g_autoptr (LoketListStatus) older = NULL;
  g_auto (Look) found = {0};
  guint killed = 0;

  g_assert_no_error (error);
  g_clear_pointer (&fixture->office, loket_office_free);
  while (let_child_work (fixture))
    killed++;
  g_assert_cmpuint (killed, >, 5);
  fixture_open_store (fixture);
  ended = lists_run (fixture, job);
  g_assert_cmpint (ended->state, ==, LOKET_JOB_DONE);
  status = lists_status (fixture, ended->result);
  lists_assert_counts (status, 500, 300, 0, 0);
  older = lists_status (fixture, first->batch->id);
  g_assert_cmpint (older->batch->state, ==, LOKET_BATCH_APPLIED);
  g_assert_cmpint (lists_count (older, LOKET_ROW_SUPERSEDED), ==, 400);
  g_assert_cmpint (lists_count (older, LOKET_ROW_NEW_PERSON), ==, 100);
  found = look_up (fixture, NULL, NULL);
  g_assert_cmpint (found.register_size, ==, 1000);
}

/* Counts down to the step that fails from when a list begins to come into the register. */
static void
fail_from_applying_cb (LoketJob *job, gpointer data)
{
  int *steps = data;

  if (*steps == FAULTY_ENGINE_NEVER || strcmp (job->stage, "applying") != 0)
    return;
  faulty_engine_fail_after (*steps);
  *steps = FAULTY_ENGINE_NEVER;
}

/* Whether the job came to its end; a failed one can be gone on with at the next call. */
static gboolean
run_with_failure (Fixture *fixture, LoketJob *job, int steps)
{
  g_autoptr (LoketJob) ended = NULL;
  g_autoptr (GError) error = NULL;

  faulty_engine_take (loket_office_store (fixture->office)->writer.txn->engine,
                      LOKET_ERROR_INTERNAL);
  if (strcmp (job->stage, "reading") != 0) {
    faulty_engine_fail_after (steps);
    steps = FAULTY_ENGINE_NEVER;
  }
  loket_office_run_jobs (fixture->office, fail_from_applying_cb, &steps, &error);
  g_clear_error (&error);
  faulty_engine_fail_after (FAULTY_ENGINE_NEVER);
  fixture_reopen (fixture);
  ended = lists_run (fixture, job);
  if (ended->state == LOKET_JOB_DONE)
    return TRUE;
  g_assert_cmpint (ended->state, ==, LOKET_JOB_FAILED);
  g_assert_cmpstr (ended->problem, ==, "internal");
  return FALSE;
}

/* A list that fails half-way through applying goes on when it is sent again. */
static void
test_failed_goes_on (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old = lists_of (1, 100);
  g_autofree char *text = lists_of (51, 300);
  g_autoptr (LoketListStatus) first = lists_import (fixture, "dtsen", "2026-Q1", old);
  g_autoptr (LoketListStatus) status = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketJob) job = lists_begin (fixture, "dtsen", "2026-Q2", text, 9000, &error);
  g_auto (Look) found = {0};
  guint failed = 0;

  g_assert_no_error (error);
  for (int steps = 3; !run_with_failure (fixture, job, steps); steps += steps / 3) {
    g_autoptr (LoketJob) other = lists_begin (fixture, "bps", "2026-Q2", text, 9000, &error);
    g_autoptr (LoketJob) again = NULL;
    g_assert_null (other);
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_LIST_RECEIVED);
    g_clear_error (&error);
    again = lists_begin (fixture, "dtsen", "2026-Q2", text, 9000, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (again->id, ==, job->id);
    g_assert_cmpint (again->state, ==, LOKET_JOB_RUNNING);
    g_set_object (&job, again);
    failed++;
  }
  g_test_message ("%u failures", failed);
  g_assert_cmpuint (failed, >, 10);
  status = lists_status (fixture, job->result);
  lists_assert_counts (status, 250, 50, 0, 0);
  g_assert_cmpint (lists_count (status, LOKET_ROW_NEW), ==, 0);
  found = look_up (fixture, NULL, NULL);
  g_assert_cmpint (found.register_size, ==, 350);
}

#define ADD(name, function)                                                                        \
  g_test_add (                                                                                     \
      "/office/list-import/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

/* What the office writes to its log while lists come in, are refused and fail. */
static GLogWriterOutput
keep_log (GLogLevelFlags level, const GLogField *fields, gsize n, gpointer log)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (fields[i].key, "MESSAGE") == 0)
      g_async_queue_push (log, g_strdup (fields[i].value));
  return g_log_writer_default (level, fields, n, NULL);
}

/* All NIKs and KKs of these lists begin so; codes of regions have points between their digits. */
static void
assert_no_numbers (GAsyncQueue *log)
{
  char *line;

  while ((line = g_async_queue_try_pop (log)) != NULL) {
    g_assert_null (strstr (line, "3314"));
    g_free (line);
  }
}

int
main (int argc, char **argv)
{
  const char *dir = g_getenv (CHILD_DIR);
  g_autoptr (GAsyncQueue) log = g_async_queue_new_full (g_free);
  int status;

  if (dir != NULL)
    return run_child (dir);
  g_test_init (&argc, &argv, NULL);
  g_log_set_writer_func (keep_log, log, NULL);
  g_test_summary ("Lists come in whole or not at all, and nobody is lost or overwritten.");
  ADD ("every-row-ends-once", test_every_row_ends_once);
  ADD ("next-quarter-is-linked", test_next_quarter_is_linked);
  ADD ("placeholders-are-no-nik", test_placeholders_are_no_nik);
  ADD ("one-nik-two-people", test_one_nik_two_people);
  ADD ("rank-decides-values", test_rank_decides_values);
  ADD ("impossible-nik-is-never-verified", test_impossible_nik_is_never_verified);
  ADD ("filled-in-is-the-word-of-the-list", test_filled_in_is_the_word_of_the_list);
  ADD ("absurd-lists-are-aborted", test_absurd_lists_are_aborted);
  ADD ("parts-out-of-order-are-refused", test_parts_out_of_order_are_refused);
  ADD ("preview-shows-what-is-read", test_preview_shows_what_is_read);
  ADD ("two-lists-are-reported", test_two_lists_are_reported);
  ADD ("killed-goes-on", test_killed_goes_on);
  ADD ("failed-goes-on", test_failed_goes_on);
  status = g_test_run ();
  assert_no_numbers (log);
  return status;
}
