/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The change watch notices who is missing from the newest list of a source that named him: in the
 * villages of which that list speaks, and nowhere else; nothing ends without a hearing. */
#include "cases.h"
#include "field.h"

#include "core/list.h"
#include "core/rules.h"
#include "core/watch-desk.h"
#include "store/people.h"
#include "wire/json.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/office/missing/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
#define VILLAGES 20
#define COVERED 10    /* of them, by the newest list */
#define OF_EACH 500   /* people */
#define EVERY_NTH 20  /* is missing where the list has the village */
#define ELSEWHERE 150 /* of whom it names one of a village that it does not have */

/* A district of which a decision each rests on the list of the third quarter. */
typedef struct {
  Fixture *f;
  Field *field;
  GPtrArray *people; /* ids, village by village */
  char *inputs;
  gint64 row;
  gint64 rows_of; /* number of the list at hand */
  guint missing;
} District;

static char *
village_of (guint i)
{
  return g_strdup_printf ("33.14.%02u.2001", 1 + i / OF_EACH);
}

static gboolean
is_covered (guint i)
{
  return i / OF_EACH < COVERED;
}

static gboolean
put_list (District *d,
          LoketTxn *txn,
          gint64 number,
          LoketBatchState state,
          gint64 at,
          GError **error)
{
  g_autoptr (LoketListBatch) batch = loket_list_batch_new ();

  batch->id = loket_id_new (d->f->clock, d->f->random);
  batch->number = number;
  batch->source = g_strdup ("dtsen");
  batch->period = g_strdup_printf ("2026-Q%d", (int) number);
  batch->file_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, batch->id, -1);
  batch->map = g_strdup ("[columns]\nname=NAMA\n");
  batch->state = state;
  batch->rows = VILLAGES * OF_EACH;
  batch->created_at = batch->changed_at = at;
  d->rows_of = number;
  d->row = 0;
  return loket_txn_insert (txn, LOKET_RECORD (batch), error);
}

static gboolean
put_row (District *d, LoketTxn *txn, const char *person, LoketRowState state, GError **error)
{
  g_autoptr (LoketListRow) row = loket_list_row_new ();

  row->id = g_strdup_printf (LOKET_LIST_ROW_ID, d->rows_of, ++d->row);
  row->line = d->row;
  row->state = state;
  row->person = g_strdup (person);
  row->facts = g_strdup ("{\"name\":\"SUPARMI\",\"decile\":\"2\"}");
  return loket_txn_insert (txn, LOKET_RECORD (row), error);
}

static gboolean
put_decision (District *d, LoketTxn *txn, const char *person, const char *village, GError **error)
{
  g_autoptr (LoketApplication) application = loket_application_new ();
  g_autoptr (LoketDecision) decision = loket_decision_new ();

  application->id = loket_id_new (d->f->clock, d->f->random);
  application->number = d->row;
  application->kind = g_strdup (CASES_CARD);
  application->service = g_strdup ("health");
  application->person = g_strdup (person);
  application->village = g_strdup (village);
  application->state = LOKET_APPLICATION_CLOSED;
  application->version = 1;
  application->created_at = application->changed_at = FIXTURE_MORNING - LOKET_DAY;
  decision->id = loket_id_new (d->f->clock, d->f->random);
  decision->application = g_strdup (application->id);
  decision->person = g_strdup (person);
  decision->village = g_strdup (village);
  decision->state = LOKET_DECISION_ACTIVE;
  decision->category = decision->suggested = LOKET_CATEGORY_MELATI;
  decision->rules = g_strdup ("2026-1");
  decision->inputs = g_strdup (d->inputs);
  decision->from_day = g_strdup ("2026-11-01");
  decision->until_day = g_strdup ("2028-10-31");
  decision->proposed_by = g_strdup (d->field->verifier_id);
  decision->section_by = g_strdup (d->field->desk_id);
  decision->proposed_at = decision->changed_at = FIXTURE_MORNING - LOKET_HOUR;
  decision->section_at = LOKET_SOME (FIXTURE_MORNING - LOKET_HOUR);
  decision->version = 1;
  return loket_txn_insert (txn, LOKET_RECORD (application), error) &&
         loket_txn_insert (txn, LOKET_RECORD (decision), error);
}

static gboolean
put_person (District *d, LoketTxn *txn, guint i, GError **error)
{
  g_autoptr (LoketPerson) person = loket_person_new ();

  person->id = loket_id_new (d->f->clock, d->f->random);
  person->name = g_strdup ("Suparmi");
  person->sex = LOKET_PERSON_SEX_FEMALE;
  person->village = village_of (i);
  person->version = 1;
  person->created_at = person->changed_at = FIXTURE_MORNING - LOKET_DAY;
  g_ptr_array_add (d->people, g_strdup (person->id));
  return loket_txn_next_person_number (txn, &person->number, error) &&
         loket_txn_add_person (txn, person, error) &&
         put_row (d, txn, person->id, LOKET_ROW_SUPERSEDED, error) &&
         put_decision (d, txn, person->id, person->village, error);
}

/* The list of the third quarter has everybody; that of the fourth has ten villages, without some of
 * their people, and a few from elsewhere. */
static gboolean
fill_work (LoketTxn *txn, gpointer data, GError **error)
{
  District *d = data;

  if (!put_list (d, txn, 3, LOKET_BATCH_CLOSED, FIXTURE_MORNING - LOKET_DAY, error))
    return FALSE;
  for (guint i = 0; i < VILLAGES * OF_EACH; i++)
    if (!put_person (d, txn, i, error))
      return FALSE;
  if (!put_list (d, txn, 4, LOKET_BATCH_APPLIED, FIXTURE_MORNING, error))
    return FALSE;
  for (guint i = 0; i < VILLAGES * OF_EACH; i++) {
    const gboolean named = is_covered (i) ? i % EVERY_NTH != 0 : i % ELSEWHERE == 0;
    d->missing += is_covered (i) && !named ? 1 : 0;
    if (named && !put_row (d, txn, d->people->pdata[i], LOKET_ROW_AUTO_LINKED, error))
      return FALSE;
  }
  return TRUE;
}

static char *
inputs_then (void)
{
  g_autoptr (LoketRuleInputs) inputs = loket_rule_inputs_new ();

  inputs->alive = inputs->resident = inputs->listed = LOKET_TRUTH_YES;
  inputs->card_elsewhere = LOKET_TRUTH_NO;
  inputs->decile = LOKET_SOME (2);
  inputs->decile_age_months = LOKET_SOME (1);
  inputs->decile_source = g_strdup ("dtsen");
  return loket_json_from_record (LOKET_RECORD (inputs));
}

static LoketWatchPage *
page_of (Fixture *f, const char *token, const char *area, const char *after)
{
  g_autoptr (LoketWatchQuery) query = loket_watch_query_new ();

  query->area = g_strdup (area);
  query->after = g_strdup (after);
  query->limit = LOKET_SOME (LOKET_WATCH_PAGE);
  return officers_do (f, token, &LOKET_WATCH_LIST, query);
}

static guint
count_tasks (Fixture *f, const char *token, const char *area)
{
  g_autofree char *after = NULL;
  guint n = 0;

  do {
    g_autoptr (LoketWatchPage) page = page_of (f, token, area, after);
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (page->watches)); i++) {
      g_autoptr (LoketWatchEntry) entry = g_list_model_get_item (G_LIST_MODEL (page->watches), i);
      g_assert_cmpint (entry->watch->kind, ==, LOKET_WATCH_NOT_LISTED);
      n++;
    }
    g_free (after);
    after = g_strdup (page->next);
  } while (after != NULL);
  return n;
}

static void
test_ten_thousand (Fixture *f, gconstpointer data)
{
  g_auto (Field) field = {0};
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *inputs = inputs_then ();
  District d = {.f = f, .field = &field, .people = people, .inputs = inputs};
  g_autoptr (GError) error = NULL;
  gint64 began;

  field_come (f, &field);
  loket_store_write_sync (loket_office_store (f->office), fill_work, &d, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (people->len, ==, 10000);
  g_assert_cmpuint (d.missing, ==, COVERED * OF_EACH / EVERY_NTH);
  began = g_get_monotonic_time ();
  field_look (f);
  g_test_message ("%u people looked at in %.1f s",
                  people->len,
                  (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC);
  g_assert_cmpuint (count_tasks (f, field.head, NULL), ==, d.missing);
  /* Of a village that the list does not have nobody is missing. */
  g_assert_cmpuint (count_tasks (f, field.head, "33.14.01"), ==, OF_EACH / EVERY_NTH);
  g_assert_cmpuint (count_tasks (f, field.head, "33.14.11"), ==, 0);
  g_assert_cmpuint (count_tasks (f, field.head, "33.14.20"), ==, 0);
  /* Once for each list. */
  field_look (f);
  g_assert_cmpuint (count_tasks (f, field.head, NULL), ==, d.missing);
}

/* One person who was listed, neighbours who still are, and what the newest list does not say. */
typedef struct {
  Field field;
  District d;
  char *person;
  char *neighbour;
  GPtrArray *people;
  char *inputs;
} Case;

static void
case_clear (Case *it)
{
  field_clear (&it->field);
  g_free (it->neighbour);
  g_free (it->person);
  g_clear_pointer (&it->people, g_ptr_array_unref);
  g_free (it->inputs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static gboolean
case_work (LoketTxn *txn, gpointer data, GError **error)
{
  Case *it = data;

  return put_list (&it->d, txn, 3, LOKET_BATCH_CLOSED, FIXTURE_MORNING - LOKET_DAY, error) &&
         put_row (&it->d, txn, it->person, LOKET_ROW_SUPERSEDED, error) &&
         put_row (&it->d, txn, it->neighbour, LOKET_ROW_SUPERSEDED, error) &&
         put_decision (&it->d, txn, it->person, FIELD_VILLAGE, error) &&
         put_list (&it->d, txn, 4, LOKET_BATCH_APPLIED, FIXTURE_MORNING, error) &&
         put_row (&it->d, txn, it->neighbour, LOKET_ROW_AUTO_LINKED, error);
}

static void
case_make (Fixture *f, Case *it)
{
  g_autoptr (GError) error = NULL;

  field_come (f, &it->field);
  it->people = g_ptr_array_new_with_free_func (g_free);
  it->inputs = inputs_then ();
  it->d = (District){.f = f, .field = &it->field, .people = it->people, .inputs = it->inputs};
  it->person = field_person (f, "Suparmi");
  it->neighbour = field_person (f, "Kartini");
  loket_store_write_sync (loket_office_store (f->office), case_work, it, &error);
  g_assert_no_error (error);
}

static LoketWatch *
move (Fixture *f, const char *token, LoketWatch *watch, const char *act, GError **error)
{
  g_autoptr (LoketWatchMove) request = loket_watch_move_new ();

  request->watch = g_strdup (watch->id);
  request->act = g_strdup (act);
  request->due_day = g_strdup (strcmp (act, "hear") == 0 ? "2026-12-20" : NULL);
  request->reason = g_strdup (strcmp (act, "hear") != 0 ? "Sudah pindah, kata tetangga" : NULL);
  return fixture_ask_as (f, LOKET_DEVICE_COUNTER, token, &LOKET_WATCH_MOVE, request, error);
}

/* With its reason in each language; a hearing first, then two heads. */
static void
test_heard_first (Fixture *f, gconstpointer data)
{
  g_auto (Case) it = {0};
  g_autoptr (LoketWatchPage) page = NULL;
  g_autoptr (LoketWatchEntry) entry = NULL;
  g_autoptr (LoketWatch) early = NULL, heard = NULL, ended = NULL;
  g_autoptr (LoketDecision) decision = NULL;
  g_autofree char *head = NULL;
  g_autoptr (GError) error = NULL;

  case_make (f, &it);
  field_look (f);
  page = page_of (f, it.field.head, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->watches)), ==, 1);
  entry = g_list_model_get_item (G_LIST_MODEL (page->watches), 0);
  g_assert_cmpint (entry->watch->kind, ==, LOKET_WATCH_NOT_LISTED);
  g_assert_cmpstr (entry->watch->before, ==, "2026-Q3");
  g_assert_cmpstr (entry->watch->after, ==, "2026-Q4");
  g_test_message ("%s", entry->reason->id);
  g_assert_nonnull (strstr (entry->reason->en, "2026-Q4 does not name this person any more"));
  g_assert_nonnull (strstr (entry->reason->id, "2026-Q4"));
  g_assert_nonnull (strstr (entry->reason->jv, "2026-Q4"));
  g_assert_cmpstr (entry->reason->id, !=, entry->reason->en);
  g_assert_cmpstr (entry->reason->jv, !=, entry->reason->id);
  g_assert_null (move (f, it.field.head, entry->watch, "end", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
  heard = move (f, it.field.head, entry->watch, "hear", NULL);
  g_assert_cmpint (heard->state, ==, LOKET_WATCH_HEARING);
  loket_clock_set (f->clock, FIXTURE_MORNING + 30 * LOKET_DAY);
  head = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "hadi");
  ended = move (f, head, heard, "end", NULL);
  /* A second head has to agree: until then it goes on. */
  g_assert_cmpint (ended->state, ==, LOKET_WATCH_HEARING);
  decision = register_get (f, loket_decision_get_type (), ended->decision);
  g_assert_cmpint (decision->state, ==, LOKET_DECISION_ACTIVE);
}

static guint
tasks (Fixture *f, const Case *it)
{
  g_autoptr (LoketWatchPage) page = NULL;

  field_look (f);
  page = page_of (f, it->field.head, NULL, NULL);
  return g_list_model_get_n_items (G_LIST_MODEL (page->watches));
}

/* A row that may be about him, another list that has him, a husband who is named: nothing yet. */
static void
test_not_missing (Fixture *f, gconstpointer data)
{
  g_auto (Case) doubted = {0};
  g_autoptr (LoketPair) pair = loket_pair_new ();
  g_autofree char *row = g_strdup_printf (LOKET_LIST_ROW_ID, (gint64) 4, (gint64) 1);

  case_make (f, &doubted);
  pair->id = loket_id_new (f->clock, f->random);
  pair->list_row = g_strdup (row);
  pair->person = g_strdup (doubted.person);
  pair->comparison = g_strdup ("{\"fields\":[]}");
  pair->data_hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, pair->id, -1);
  pair->created_at = FIXTURE_MORNING;
  register_insert (f, pair);
  g_assert_cmpuint (tasks (f, &doubted), ==, 0);
}

static void
test_other_list (Fixture *f, gconstpointer data)
{
  g_auto (Case) it = {0};

  case_make (f, &it);
  cases_list (f, 5, "bps", "2026-Q4", NULL, it.person, "\"decile\":\"3\"");
  g_assert_cmpuint (tasks (f, &it), ==, 0);
}

static void
test_household (Fixture *f, gconstpointer data)
{
  g_auto (Case) it = {0};
  g_autofree char *household = NULL;

  case_make (f, &it);
  household =
      register_family (f, "3314100101110001", (const char *const[]){it.neighbour, it.person, NULL});
  g_assert_cmpuint (tasks (f, &it), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("ten-thousand", test_ten_thousand);
  ADD ("heard-first", test_heard_first);
  ADD ("may-be-a-row-in-doubt", test_not_missing);
  ADD ("another-list-has-him", test_other_list);
  ADD ("the-household-is-named", test_household);
  return g_test_run ();
}
