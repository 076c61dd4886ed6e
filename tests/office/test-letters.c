/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of letters: numbers without holes, what is told of which decision, who signs, what stays
 * on file. */
#include "core/application.h"
#include "core/decision.h"
#include "core/error.h"
#include "core/letter-desk.h"
#include "core/survey.h"
#include "core/watch-desk.h"
#include "office/blobs.h"
#include "letters.h"
#include "register.h"
#include "store/store-private.h"
#include "tests/lib/faulty-engine.h"
#include "wire/json.h"

#include <string.h>

#define ISSUES 50

static void
assert_rule (GError **error, const char *rule)
{
  g_assert_error (*error, LOKET_ERROR, LOKET_ERROR_RULE);
  g_assert_cmpstr (loket_error_parameter (*error), ==, rule);
  g_clear_error (error);
}

static char *
all_text (LoketLetterText *text)
{
  return loket_json_from_record (LOKET_RECORD (text));
}

static void
test_decision (LettersDesk *desk, gconstpointer data)
{
  g_autoptr (LoketLetterView) view = letters_must_issue (desk, "decision");
  g_autoptr (LoketLetterReference) reference = loket_letter_reference_new ();
  g_autoptr (LoketLetterView) opened = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = all_text (view->text);

  g_assert_cmpstr (view->letter->number, ==, "460/0001/UPTPK/2026");
  g_assert_cmpstr (view->letter->signatory, ==, desk->head->name);
  g_assert_cmpstr (view->letter->signatory_title, ==, "Kepala UPTPK Kabupaten Sragen");
  g_assert_cmpstr (view->text->code, ==, "LKL1 33.14 2026-11-23 460/0001/UPTPK/2026");
  g_assert_cmpstr (view->text->place_day, ==, "Sragen, 23 November 2026");
  g_assert_nonnull (strstr (text, "Suparmi"));
  g_assert_nonnull (strstr (text, "Desa Gawan, Kecamatan Tanon"));
  g_assert_nonnull (strstr (text, "22 November 2028"));
  g_assert_null (strstr (view->text->document_title, "Suparmi"));
  reference->letter = g_strdup (view->letter->id);
  opened = letters_ask (desk, &LOKET_LETTER_OPEN, reference, &error);
  g_assert_no_error (error);
  g_assert_true (loket_record_equal (LOKET_RECORD (opened->text), LOKET_RECORD (view->text)));
  g_assert_cmpstr (opened->letter->body, ==, view->letter->body);
}

/* What is not decided no letter tells, and none tells the opposite of what was decided. */
static void
test_undecided (LettersDesk *desk, gconstpointer data)
{
  g_autofree char *made = g_strdup (desk->decision);
  g_autoptr (LoketLetterView) view = NULL;
  g_autoptr (GError) error = NULL;
  static const LoketDecisionState open[] = {LOKET_DECISION_PROPOSED,
                                            LOKET_DECISION_APPROVED_SECTION};

  g_assert_null (letters_issue (desk, "refusal", &error));
  assert_rule (&error, "other-letter");
  for (guint i = 0; i < G_N_ELEMENTS (open); i++) {
    g_free (desk->decision);
    desk->decision = letters_add_decision (desk, open[i]);
    g_assert_null (letters_issue (desk, "decision", &error));
    assert_rule (&error, "decision-not-made");
  }
  g_free (desk->decision);
  desk->decision = g_strdup (made);
  view = letters_must_issue (desk, "decision");
  g_assert_cmpint (view->letter->series, ==, 1);
}

static void
test_refusal (LettersDesk *desk, gconstpointer data)
{
  g_autoptr (LoketLetterView) view = NULL;
  g_autofree char *text = NULL;

  g_free (desk->decision);
  desk->decision = letters_add_decision (desk, LOKET_DECISION_REFUSED);
  view = letters_must_issue (desk, "refusal");
  text = all_text (view->text);
  g_assert_cmpstr (view->letter->signatory, ==, desk->section->name);
  g_assert_nonnull (strstr (text, "sanggah"));
  g_assert_nonnull (strstr (text, "tidak dipungut biaya"));
  g_assert_nonnull (strstr (text, "Penghasilan di atas batas."));
}

static void
test_papers (LettersDesk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketLetterView) view = NULL;
  g_autofree char *text = NULL;

  g_assert_null (letters_issue (desk, "papers", &error));
  assert_rule (&error, "letter-incomplete");
  letters_add_paper (desk, "ktp", LOKET_PAPERS_SEEN);
  letters_add_paper (desk, "village-letter", LOKET_PAPERS_OWED);
  view = letters_must_issue (desk, "papers");
  text = all_text (view->text);
  g_assert_nonnull (strstr (text, "Surat pengantar desa/kelurahan"));
  g_assert_null (strstr (text, "KTP dan KK asli"));
  g_assert_nonnull (strstr (text, "30 November 2026"));
  g_assert_cmpint (view->letter->series, ==, 1);
}

static void
test_visit (LettersDesk *desk, gconstpointer data)
{
  g_autoptr (LoketLetterView) view = letters_must_issue (desk, "visit");
  g_autofree char *text = all_text (view->text);

  g_assert_cmpint (view->text->layout, ==, LOKET_LETTER_ORDER);
  g_assert_nonnull (strstr (text, desk->clerk->name));
  g_assert_nonnull (strstr (text, desk->section->name));
  g_assert_nonnull (strstr (text, "Rabu, 25 November 2026"));
  g_assert_cmpstr (view->letter->visit, ==, desk->visit);
}

static void
test_hearing (LettersDesk *desk, gconstpointer data)
{
  g_autoptr (LoketLetterRequest) request = letters_request (desk, "hearing");
  g_autoptr (LoketLetterView) view = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  request->language = LOKET_LANGUAGE_EN;
  g_assert_null (letters_ask (desk, &LOKET_LETTER_ISSUE, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  g_clear_error (&error);
  request->matter = g_strdup ("a list now says decile 7.");
  request->day = g_strdup ("2026-12-03");
  request->time = g_strdup ("25.00");
  g_assert_null (letters_ask (desk, &LOKET_LETTER_ISSUE, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  g_clear_error (&error);
  g_free (request->time);
  request->time = g_strdup (".9.00");
  g_assert_null (letters_ask (desk, &LOKET_LETTER_ISSUE, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  g_clear_error (&error);
  g_free (request->time);
  request->time = g_strdup ("00.00");
  view = letters_ask (desk, &LOKET_LETTER_ISSUE, request, &error);
  g_assert_no_error (error);
  text = all_text (view->text);
  g_assert_nonnull (strstr (text, "Thursday, 3 December 2026"));
  g_assert_nonnull (strstr (text, "00.00 WIB"));
  g_assert_cmpint (view->letter->series, ==, 1);
}

static char *
add_watch (LettersDesk *desk, LoketWatchKind kind, LoketWatchState state)
{
  g_autoptr (LoketWatch) watch = loket_watch_new ();

  watch->id = loket_id_new (desk->f.clock, desk->f.random);
  watch->person = g_strdup (desk->person);
  watch->village = g_strdup (GAWAN);
  watch->kind = kind;
  watch->cause = g_strdup (watch->id);
  watch->decision = g_strdup (desk->decision);
  watch->after = g_strdup (kind == LOKET_WATCH_RUNS_OUT ? "2026-12-20" : "7");
  watch->state = state;
  watch->version = 1;
  watch->created_at = watch->changed_at = FIXTURE_MORNING;
  register_insert (&desk->f, watch);
  return g_strdup (watch->id);
}

/* It names the task that it is about, says its reason, and the task says its number. */
static void
test_hearing_of_a_change (LettersDesk *desk, gconstpointer data)
{
  g_autofree char *over = add_watch (desk, LOKET_WATCH_SAID_DEAD, LOKET_WATCH_KEPT);
  g_autofree char *soon = add_watch (desk, LOKET_WATCH_RUNS_OUT, LOKET_WATCH_OPEN);
  g_autofree char *watch = add_watch (desk, LOKET_WATCH_DECILE_MOVED, LOKET_WATCH_HEARING);
  g_autoptr (LoketLetterRequest) request = loket_letter_request_new ();
  g_autoptr (LoketWatchQuery) query = loket_watch_query_new ();
  g_autoptr (LoketLetterView) found = NULL, named = NULL;
  g_autoptr (LoketWatchPage) page = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  request->kind = g_strdup ("hearing");
  request->application = g_strdup (desk->application);
  request->day = g_strdup ("2026-12-07");
  request->time = g_strdup ("09.00");
  found = letters_ask (desk, &LOKET_LETTER_ISSUE, request, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found->letter->watch, ==, watch);
  text = all_text (found->text);
  g_assert_nonnull (strstr (text, "desil 7"));
  /* Above the name stands what the kind of letter says. */
  g_assert_nonnull (strstr (found->letter->signatory_title, "Kepala Seksi Data"));
  g_assert_cmpstr (found->letter->signatory, ==, desk->section->name);
  g_clear_pointer (&request->application, g_free);
  request->watch = g_strdup (watch);
  named = letters_ask (desk, &LOKET_LETTER_ISSUE, request, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (named->letter->person, ==, desk->person);
  g_assert_cmpstr (named->letter->watch, ==, watch);
  page = letters_ask (desk, &LOKET_WATCH_LIST, query, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (page->watches)); i++) {
    g_autoptr (LoketWatchEntry) entry = g_list_model_get_item (G_LIST_MODEL (page->watches), i);
    g_assert_cmpstr (
        entry->letter, ==, strcmp (entry->watch->id, watch) == 0 ? named->letter->number : NULL);
  }
  g_free (request->watch);
  request->watch = g_strdup (over);
  g_assert_null (letters_ask (desk, &LOKET_LETTER_ISSUE, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
}

static void
set_up_with_hours (LettersDesk *desk, gconstpointer data)
{
  desk->f.keeps_hours = TRUE;
  letters_set_up (desk, data);
}

static void
assert_no_hearing (LettersDesk *desk,
                   LoketLetterRequest *request,
                   const char *day,
                   const char *rule)
{
  g_autoptr (GError) error = NULL;

  g_free (request->day);
  request->day = g_strdup (day);
  g_assert_null (letters_ask (desk, &LOKET_LETTER_DRAFT, request, &error));
  assert_rule (&error, rule);
  g_assert_null (letters_ask (desk, &LOKET_LETTER_ISSUE, request, &error));
  assert_rule (&error, rule);
}

/* Not today, not on a Sunday, about a change not before its days are over; and about something. */
static void
test_hearing_day (LettersDesk *desk, gconstpointer data)
{
  g_autoptr (LoketLetterRequest) request = letters_request (desk, "hearing");
  g_autoptr (LoketLetterView) without = NULL, with = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *watch = NULL;
  g_autofree char *nobody =
      register_add (&desk->f, "Kartini", LOKET_PERSON_SEX_FEMALE, "1960-01-12", GAWAN);

  request->matter = g_strdup ("desil berubah.");
  request->time = g_strdup ("09.00");
  assert_no_hearing (desk, request, "2026-11-23", "hearing-too-short");
  assert_no_hearing (desk, request, "2026-11-29", "hearing-closed-day");
  g_free (request->day);
  request->day = g_strdup ("2026-11-24");
  without = letters_ask (desk, &LOKET_LETTER_DRAFT, request, &error);
  g_assert_no_error (error);
  watch = add_watch (desk, LOKET_WATCH_DECILE_MOVED, LOKET_WATCH_OPEN);
  assert_no_hearing (desk, request, "2026-12-04", "hearing-too-short");
  assert_no_hearing (desk, request, "2026-12-13", "hearing-closed-day");
  g_free (request->day);
  request->day = g_strdup ("2026-12-07");
  with = letters_ask (desk, &LOKET_LETTER_DRAFT, request, &error);
  g_assert_no_error (error);
  g_clear_pointer (&request->application, g_free);
  g_free (request->person);
  request->person = g_strdup (nobody);
  assert_no_hearing (desk, request, "2026-12-07", "nothing-to-hear");
}

/* Whoever decided last signs, as what he is. */
static void
test_approver (LettersDesk *desk, gconstpointer data)
{
  g_autoptr (LoketLetterView) by_both = letters_must_issue (desk, "decision"), by_section = NULL;

  g_assert_cmpstr (by_both->letter->signatory, ==, desk->head->name);
  g_free (desk->decision);
  desk->decision = letters_add_decision (desk, LOKET_DECISION_REFUSED);
  by_section = letters_must_issue (desk, "refusal");
  g_assert_cmpstr (by_section->letter->signatory, ==, desk->section->name);
  g_assert_true (g_str_has_prefix (by_section->letter->signatory_title, "Kepala Seksi, a.n."));
}

static void
test_draft (LettersDesk *desk, gconstpointer data)
{
  g_autoptr (LoketLetterRequest) request = letters_request (desk, "decision");
  g_autoptr (LoketLetterQuery) query = loket_letter_query_new ();
  g_autoptr (LoketLetterView) draft = NULL;
  g_autoptr (LoketRecord) drafted = NULL;
  g_autoptr (LoketRecord) issued = NULL;
  g_autoptr (LoketLetterList) list = NULL;
  g_autoptr (LoketLetterView) view = NULL;
  g_autoptr (GError) error = NULL;

  draft = letters_ask (desk, &LOKET_LETTER_DRAFT, request, &error);
  g_assert_no_error (error);
  g_assert_null (draft->letter);
  g_assert_null (draft->text->code);
  query->person = g_strdup (desk->person);
  list = letters_ask (desk, &LOKET_LETTER_LIST, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list->letters)), ==, 0);
  view = letters_must_issue (desk, "decision");
  drafted = g_list_model_get_item (G_LIST_MODEL (draft->text->parts), 0);
  issued = g_list_model_get_item (G_LIST_MODEL (view->text->parts), 0);
  g_assert_true (loket_record_equal (drafted, issued));
}

typedef struct {
  guint answered;
  guint issued;
} Crowd;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Crowd *crowd = data;
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) error = NULL;

  answer = loket_office_ask_finish (NULL, result, &error);
  crowd->answered++;
  crowd->issued += answer != NULL;
}

/* Every fifth one fails behind its number. */
static void
ask_at_once (LettersDesk *desk, Crowd *crowd)
{
  const LoketCaller caller = {
      .kind = LOKET_DEVICE_COUNTER, .device = "counter", .token = desk->token};

  for (guint i = 0; i < ISSUES; i++) {
    g_autoptr (LoketLetterRequest) request = letters_request (desk, "hearing");
    g_autofree char *key = loket_id_new (desk->f.clock, desk->f.random);
    request->matter = g_strdup ("desil berubah.");
    request->day = g_strdup ("2026-12-03");
    request->time = g_strdup (i % 5 == 4 ? "99.99" : "09.00");
    loket_office_ask (desk->f.office,
                      &LOKET_LETTER_ISSUE,
                      &caller,
                      LOKET_RECORD (request),
                      key,
                      answered_cb,
                      crowd);
  }
}

static void
test_no_holes (LettersDesk *desk, gconstpointer data)
{
  Crowd crowd = {0};
  g_autoptr (LoketLetterQuery) query = loket_letter_query_new ();
  g_autoptr (LoketLetterList) list = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  ask_at_once (desk, &crowd);
  while (crowd.answered < ISSUES)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (crowd.issued, ==, ISSUES - ISSUES / 5);
  query->person = g_strdup (desk->person);
  list = letters_ask (desk, &LOKET_LETTER_LIST, query, &error);
  g_assert_no_error (error);
  n = g_list_model_get_n_items (G_LIST_MODEL (list->letters));
  g_assert_cmpuint (n, ==, crowd.issued);
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketLetterEntry) entry = g_list_model_get_item (G_LIST_MODEL (list->letters), i);
    g_autofree char *number = g_strdup_printf ("460/%04u/UPTPK/2026", n - i);
    g_assert_cmpstr (entry->number, ==, number);
  }
}

/* Whichever step of the store fails, the number is given back: the first letter that is made has
 * the first number, and the next one the second. */
static void
test_failing_steps (LettersDesk *desk, gconstpointer data)
{
  g_autoptr (LoketLetterView) first = NULL;
  g_autoptr (LoketLetterView) second = NULL;
  int steps = 0;

  faulty_engine_take (loket_office_store (desk->f.office)->writer.txn->engine,
                      LOKET_ERROR_INTERNAL);
  for (; first == NULL; steps++) {
    g_autoptr (GError) error = NULL;
    faulty_engine_fail_after (steps);
    first = letters_issue (desk, "decision", &error);
    g_assert_cmpint (first == NULL, ==, faulty_engine_has_failed ());
  }
  faulty_engine_fail_after (FAULTY_ENGINE_NEVER);
  g_assert_cmpint (steps, >, 10);
  g_assert_cmpint (first->letter->series, ==, 1);
  second = letters_must_issue (desk, "decision");
  g_assert_cmpint (second->letter->series, ==, 2);
}

static void
test_new_year (LettersDesk *desk, gconstpointer data)
{
  g_autoptr (LoketLetterView) first = letters_must_issue (desk, "decision");
  g_autoptr (LoketLetterView) second = letters_must_issue (desk, "decision");
  g_autoptr (LoketLetterView) third = NULL;

  g_assert_cmpint (first->letter->year, ==, 2026);
  g_assert_cmpstr (second->letter->number, ==, "460/0002/UPTPK/2026");
  loket_clock_advance (desk->f.clock, 60 * LOKET_DAY);
  g_free (desk->token);
  desk->token = fixture_sign_in (&desk->f, LOKET_DEVICE_COUNTER, "siti");
  third = letters_must_issue (desk, "decision");
  g_assert_cmpstr (third->letter->number, ==, "460/0001/UPTPK/2027");
}

static LoketLetterEntry *
archive (LettersDesk *desk, const char *letter, const char *file, GError **error)
{
  const LoketCaller admin = {.kind = LOKET_DEVICE_ADMIN, .device = "admin"};
  g_autoptr (LoketLetterArchive) request = loket_letter_archive_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (file, strlen (file));

  request->letter = g_strdup (letter);
  request->pdf = loket_office_put_blob (desk->f.office, &admin, bytes, NULL);
  return letters_ask (desk, &LOKET_LETTER_ARCHIVE, request, error);
}

static gboolean
may_fetch (LettersDesk *desk, const char *token, const char *file)
{
  g_autoptr (LoketBlob) blob = loket_blob_new ();
  g_autoptr (LoketBlob) answer = NULL;

  blob->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, file, -1);
  answer = fixture_ask_as (&desk->f, LOKET_DEVICE_COUNTER, token, &loket_blob_fetch, blob, NULL);
  return answer != NULL;
}

static char *
sign_in_another (LettersDesk *desk, const char *area)
{
  g_object_unref (fixture_add_officer (&desk->f, "wati", "service_officer", area));
  return fixture_sign_in (&desk->f, LOKET_DEVICE_COUNTER, "wati");
}

static void
test_archive (LettersDesk *desk, gconstpointer data)
{
  g_autoptr (LoketLetterView) view = letters_must_issue (desk, "decision");
  g_autoptr (LoketLetterEntry) entry = NULL;
  g_autofree char *own = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (archive (desk, view->letter->id, "no PDF at all", &error));
  assert_rule (&error, "no-pdf");
  own = g_steal_pointer (&desk->token);
  desk->token = sign_in_another (desk, NULL);
  g_assert_null (archive (desk, view->letter->id, "%PDF-1.5 mine", &error));
  assert_rule (&error, "not-your-letter");
  g_free (desk->token);
  desk->token = g_steal_pointer (&own);
  entry = archive (desk, view->letter->id, "%PDF-1.5 one", &error);
  g_assert_no_error (error);
  g_assert_cmpint (entry->state, ==, LOKET_LETTER_ARCHIVED);
  g_assert_true (may_fetch (desk, desk->token, "%PDF-1.5 one"));
  g_assert_null (archive (desk, view->letter->id, "%PDF-1.5 two", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
}

/* Another service officer, of that area. */
static LoketLetterEntry *
make_void (LettersDesk *desk, const char *token, const char *letter, GError **error)
{
  g_autoptr (LoketLetterVoid) request = loket_letter_void_new ();

  request->letter = g_strdup (letter);
  request->reason = g_strdup ("salah ketik nama");
  return fixture_ask_as (
      &desk->f, LOKET_DEVICE_COUNTER, token, &LOKET_LETTER_MAKE_VOID, request, error);
}

static void
test_void (LettersDesk *desk, gconstpointer data)
{
  g_autofree char *token = sign_in_another (desk, NULL);
  g_autoptr (LoketLetterView) view = letters_must_issue (desk, "decision");
  g_autoptr (LoketLetterView) next = NULL;
  g_autoptr (LoketLetterEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (make_void (desk, token, view->letter->id, &error));
  assert_rule (&error, "not-your-letter");
  entry = make_void (desk, desk->token, view->letter->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (entry->state, ==, LOKET_LETTER_VOID);
  g_assert_cmpstr (entry->reason, ==, "salah ketik nama");
  next = letters_must_issue (desk, "decision");
  g_assert_cmpint (next->letter->series, ==, 2);
}

/* Somebody of another area neither makes nor sees it. */
static void
test_areas (LettersDesk *desk, gconstpointer data)
{
  g_autoptr (LoketLetterView) view = letters_must_issue (desk, "decision");
  g_autofree char *token = sign_in_another (desk, "33.14.01");
  g_autofree char *own = desk->token;
  g_autoptr (LoketLetterReference) reference = loket_letter_reference_new ();
  g_autoptr (LoketLetterQuery) query = loket_letter_query_new ();
  g_autoptr (LoketLetterEntry) entry = NULL;
  g_autoptr (LoketLetterList) list = NULL;
  g_autoptr (GError) error = NULL;

  entry = archive (desk, view->letter->id, "%PDF-1.5 one", &error);
  g_assert_no_error (error);
  desk->token = g_strdup (token);
  for (const char *const *kind = (const char *const[]){"decision", "papers", "visit", NULL};
       *kind != NULL;
       kind++) {
    g_assert_null (letters_issue (desk, *kind, &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
    g_clear_error (&error);
  }
  reference->letter = g_strdup (view->letter->id);
  g_assert_null (letters_ask (desk, &LOKET_LETTER_OPEN, reference, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  query->person = g_strdup (desk->person);
  list = letters_ask (desk, &LOKET_LETTER_LIST, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list->letters)), ==, 0);
  g_assert_false (may_fetch (desk, token, "%PDF-1.5 one"));
  g_assert_true (may_fetch (desk, own, "%PDF-1.5 one"));
}

/* Two could sign: it has to be said which one; whoever asks signs himself. */
static void
test_signatory (LettersDesk *desk, gconstpointer data)
{
  g_autoptr (LoketOfficer) second = fixture_add_officer (&desk->f, "agus", "section_head", NULL);
  g_autoptr (LoketLetterRequest) request = letters_request (desk, "visit");
  g_autoptr (LoketLetterView) view = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (letters_ask (desk, &LOKET_LETTER_ISSUE, request, &error));
  assert_rule (&error, "signatory-needed");
  request->signatory = g_strdup (desk->clerk->id);
  g_assert_null (letters_ask (desk, &LOKET_LETTER_ISSUE, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  g_clear_error (&error);
  g_free (request->signatory);
  request->signatory = g_strdup (second->id);
  view = letters_ask (desk, &LOKET_LETTER_ISSUE, request, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (view->letter->signatory, ==, second->name);
}

static void
test_kinds (LettersDesk *desk, gconstpointer data)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketLetterKinds) answer = letters_ask (desk, &LOKET_LETTER_KINDS, nothing, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (answer->kinds)), ==, 10);
}

static LoketLetterChecked *
check (LettersDesk *desk, const char *token, const char *text)
{
  g_autoptr (LoketLetterCheck) request = loket_letter_check_new ();
  g_autoptr (GError) error = NULL;
  LoketLetterChecked *answer;

  request->text = g_strdup (text);
  answer =
      fixture_ask_as (&desk->f, LOKET_DEVICE_COUNTER, token, &LOKET_LETTER_CHECK, request, &error);
  g_assert_no_error (error);
  return answer;
}

static void
assert_not_issued (LettersDesk *desk, const char *text, gboolean elsewhere)
{
  g_autoptr (LoketLetterChecked) answer = check (desk, desk->token, text);

  g_assert_false (answer->issued);
  g_assert_null (answer->number);
  g_assert_cmpint (answer->elsewhere, ==, elsewhere);
}

/* At any counter, of any area: whether it is one of this office's, and nobody's name. */
static void
test_check (LettersDesk *desk, gconstpointer data)
{
  g_autoptr (LoketLetterView) view = letters_must_issue (desk, "decision");
  g_autofree char *token = sign_in_another (desk, "33.14.01");
  g_autoptr (LoketLetterChecked) by_code = check (desk, token, view->text->code);
  g_autoptr (LoketLetterChecked) by_number = check (desk, token, " 460/0001/uptpk/2026 ");
  g_autoptr (LoketLetterChecked) made_void = NULL;
  g_autoptr (LoketLetterEntry) entry = NULL;
  g_autofree char *said = loket_json_from_record (LOKET_RECORD (by_code));

  g_assert_true (by_code->issued);
  g_assert_cmpstr (by_code->number, ==, "460/0001/UPTPK/2026");
  g_assert_cmpstr (by_code->kind, ==, "decision");
  g_assert_cmpstr (by_code->title->id, ==, "Surat penetapan");
  g_assert_cmpstr (by_code->day, ==, "2026-11-23");
  g_assert_cmpint (by_code->state, ==, LOKET_LETTER_ISSUED);
  g_assert_null (strstr (said, "Suparmi"));
  g_assert_null (strstr (said, desk->person));
  g_assert_true (loket_record_equal (LOKET_RECORD (by_code), LOKET_RECORD (by_number)));
  assert_not_issued (desk, "LKL1 33.14 2026-11-24 460/0001/UPTPK/2026", FALSE);
  assert_not_issued (desk, "LKL1 33.14 2026-11-23 460/0002/UPTPK/2026", FALSE);
  assert_not_issued (desk, "LKL1 33.13 2026-11-23 460/0001/UPTPK/2026", TRUE);
  assert_not_issued (desk, "460/0001/UPTPK/2025", FALSE);
  assert_not_issued (desk, "Suparmi", FALSE);
  entry = make_void (desk, desk->token, view->letter->id, NULL);
  g_assert_nonnull (entry);
  made_void = check (desk, token, view->text->code);
  g_assert_cmpint (made_void->state, ==, LOKET_LETTER_VOID);
}

#define ADD(path, function)                                                                        \
  g_test_add (                                                                                     \
      "/office/letters/" path, LettersDesk, NULL, letters_set_up, function, letters_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("archive", test_archive);
  ADD ("areas", test_areas);
  ADD ("check", test_check);
  ADD ("decision", test_decision);
  ADD ("draft", test_draft);
  ADD ("failing-steps", test_failing_steps);
  ADD ("approver-signs", test_approver);
  ADD ("hearing", test_hearing);
  ADD ("hearing-of-a-change", test_hearing_of_a_change);
  g_test_add ("/office/letters/hearing-day",
              LettersDesk,
              NULL,
              set_up_with_hours,
              test_hearing_day,
              letters_tear_down);
  ADD ("kinds", test_kinds);
  ADD ("new-year", test_new_year);
  ADD ("no-holes", test_no_holes);
  ADD ("papers", test_papers);
  ADD ("refusal", test_refusal);
  ADD ("signatory", test_signatory);
  ADD ("undecided", test_undecided);
  ADD ("visit", test_visit);
  ADD ("void", test_void);
  return g_test_run ();
}
