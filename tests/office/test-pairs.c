/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clerical desk through the dispatcher: two officers, doubtful rows, people who may be one. */
#include "core/error.h"
#include "core/person-file.h"
#include "doubts.h"
#include "lists.h"
#include "store/txn.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/office/pairs/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
#define TANON "33.14.15.2001"
#define MASARAN "33.14.08.2001"
#define FACTS                                                                                      \
  "{\"name\":\"SOETJIPTO\",\"nik\":\"3314150203540007\",\"birth_date\":\"1954-03-02\","            \
  "\"sex\":\"male\",\"family_card\":\"3314150101100001\",\"village\":\"" TANON                     \
  "\",\"rt\":\"003\",\"rw\":\"001\"}"

static gpointer
get (Fixture *f, GType type, const char *id)
{
  return register_get (f, type, id);
}

static LoketPairDecision *
decision (const char *pair, LoketJudgement judgement, const char *reason)
{
  LoketPairDecision *request = loket_pair_decision_new ();

  request->pair = g_strdup (pair);
  request->judgement = judgement;
  request->reason = g_strdup (reason);
  return request;
}

static LoketPairOutcome *
decide (Fixture *f,
        const char *token,
        const char *pair,
        LoketJudgement judgement,
        const char *reason)
{
  g_autoptr (LoketPairDecision) request = decision (pair, judgement, reason);

  return officers_do (f, token, &LOKET_PAIRS_DECIDE, request);
}

static LoketPairPage *
list (Fixture *f, const char *token, gint64 limit, const char *after)
{
  g_autoptr (LoketPairQuery) query = loket_pair_query_new ();

  query->limit = LOKET_SOME (limit);
  query->after = g_strdup (after);
  return officers_do (f, token, &LOKET_PAIRS_LIST, query);
}

static LoketPerson *
add_with_nik (Fixture *f, const char *name, const char *nik, const char *village)
{
  LoketPerson *person = loket_person_new ();

  person->name = g_strdup (name);
  person->nik = g_strdup (nik);
  person->nik_status = LOKET_NIK_UNVERIFIED;
  person->sex = LOKET_PERSON_SEX_MALE;
  person->birth_date = g_strdup ("1954-03-02");
  person->village = g_strdup (village);
  register_put (f, person);
  return person;
}

/* A row that may be one of two people. */
typedef struct {
  Officers officers;
  char *batch;
  char *row;
  LoketPerson *one;
  LoketPerson *two;
  char *likely;
  char *unlikely;
} Doubt;

static void
doubt_make (Fixture *f, Doubt *doubt, LoketPairHint hint)
{
  officers_come (f, &doubt->officers);
  doubt->batch = doubts_batch (f, 1);
  doubt->row = doubts_row (f, 345, LOKET_ROW_NEEDS_REVIEW, NULL, FACTS);
  doubt->one = add_with_nik (f, "Sucipto", "3314150203540001", TANON);
  doubt->two = add_with_nik (f, "Sutjipto Raharjo", "3314150203540009", TANON);
  doubt->likely = doubts_pair (f, doubt->row, NULL, doubt->one->id, 1830, hint);
  doubt->unlikely = doubts_pair (f, doubt->row, NULL, doubt->two->id, 610, LOKET_HINT_CLOSE);
}

static void
doubt_clear (Doubt *doubt)
{
  officers_clear (&doubt->officers);
  g_free (doubt->batch);
  g_free (doubt->row);
  g_clear_object (&doubt->one);
  g_clear_object (&doubt->two);
  g_free (doubt->likely);
  g_free (doubt->unlikely);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Doubt, doubt_clear)

static LoketPairFact *
find_fact (LoketPairView *view, const char *field)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (view->facts)); i++) {
    g_autoptr (LoketPairFact) fact = g_list_model_get_item (G_LIST_MODEL (view->facts), i);
    if (strcmp (fact->field, field) == 0)
      return g_steal_pointer (&fact);
  }
  return NULL;
}

/* Numbers are hidden but where they part; what is weighed says how far it agrees. */
static void
test_open (Fixture *f, gconstpointer data)
{
  g_auto (Doubt) doubt = {0};
  g_autoptr (LoketPairReference) reference = loket_pair_reference_new ();
  g_autoptr (LoketPairView) view = NULL;
  g_autoptr (LoketPairFact) nik = NULL, name = NULL, household = NULL, birth = NULL;
  const char *family[] = {NULL, NULL};
  g_autofree char *home = NULL;

  doubt_make (f, &doubt, LOKET_HINT_NONE);
  family[0] = doubt.one->id;
  home = register_family (f, "3314150101100001", family);
  reference->pair = g_strdup (doubt.likely);
  view = officers_do (f, doubt.officers.first, &LOKET_PAIRS_SHOW, reference);
  nik = find_fact (view, "nik");
  name = find_fact (view, "name");
  birth = find_fact (view, "birth_date");
  household = find_fact (view, "household");
  g_assert_cmpstr (nik->said, ==, "331415******0007");
  g_assert_cmpstr (nik->known, ==, "331415******0001");
  g_assert_true (nik->differs);
  g_assert_cmpint (nik->weight.value, ==, 1300);
  g_assert_cmpstr (name->level, ==, "close");
  g_assert_false (birth->differs);
  g_assert_cmpint (household->weight.value, ==, 300);
  g_assert_cmpint (view->others, ==, 1);
  g_assert_cmpint (view->parameters.value, ==, 1);
  g_assert_cmpstr (view->said->source, ==, "dtsen");
  g_assert_null (view->said->person);
  g_assert_cmpstr (view->known->person, ==, doubt.one->id);
  /* The row names the family card that this person lives on. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view->said->members)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view->known->members)), ==, 1);
}

static void
test_same (Fixture *f, gconstpointer data)
{
  g_auto (Doubt) doubt = {0};
  g_autoptr (LoketPairOutcome) outcome = NULL;
  g_autoptr (LoketListRow) row = NULL;
  g_autoptr (LoketListBatch) batch = NULL;
  g_autoptr (LoketPair) other = NULL;
  g_autoptr (LoketPairDecision) late = NULL;

  doubt_make (f, &doubt, LOKET_HINT_NONE);
  outcome = decide (f, doubt.officers.first, doubt.likely, LOKET_JUDGE_SAME, NULL);
  row = get (f, loket_list_row_get_type (), doubt.row);
  batch = get (f, loket_list_batch_get_type (), doubt.batch);
  other = get (f, loket_pair_get_type (), doubt.unlikely);
  g_assert_cmpstr (outcome->person, ==, doubt.one->id);
  g_assert_false (outcome->created);
  g_assert_null (outcome->next);
  g_assert_cmpint (row->state, ==, LOKET_ROW_LINKED);
  g_assert_cmpstr (row->person, ==, doubt.one->id);
  g_assert_cmpint (row->weight.value, ==, 1830);
  g_assert_cmpint (other->state, ==, LOKET_PAIR_SETTLED);
  g_assert_cmpint (batch->state, ==, LOKET_BATCH_APPLIED);
  g_assert_cmpint (batch->in_doubt, ==, 0);
  g_assert_cmpint (batch->linked, ==, 1);
  /* The colleague had it on the screen too. */
  late = decision (doubt.likely, LOKET_JUDGE_DIFFERENT, NULL);
  officers_refused (f,
                    doubt.officers.second,
                    &LOKET_PAIRS_DECIDE,
                    late,
                    LOKET_ERROR_ALREADY_DECIDED,
                    "Officer ani");
}

static void
test_different (Fixture *f, gconstpointer data)
{
  g_auto (Doubt) doubt = {0};
  g_autoptr (LoketPairOutcome) first = NULL, second = NULL;
  g_autoptr (LoketPerson) person = NULL;
  g_autoptr (LoketListRow) row = NULL;
  g_autoptr (LoketListBatch) batch = NULL;
  g_autoptr (LoketPair) kept = NULL;

  doubt_make (f, &doubt, LOKET_HINT_NONE);
  first = decide (f, doubt.officers.first, doubt.likely, LOKET_JUDGE_DIFFERENT, "other mother");
  g_assert_null (first->person);
  g_assert_cmpstr (first->next, ==, doubt.unlikely);
  second = decide (f, doubt.officers.first, doubt.unlikely, LOKET_JUDGE_DIFFERENT, NULL);
  g_assert_true (second->created);
  person = get (f, loket_person_get_type (), second->person);
  row = get (f, loket_list_row_get_type (), doubt.row);
  batch = get (f, loket_list_batch_get_type (), doubt.batch);
  kept = get (f, loket_pair_get_type (), doubt.likely);
  g_assert_cmpstr (person->name, ==, "SOETJIPTO");
  g_assert_cmpstr (person->village, ==, TANON);
  g_assert_cmpint (row->state, ==, LOKET_ROW_NEW_PERSON);
  g_assert_cmpstr (row->person, ==, person->id);
  g_assert_cmpint (batch->created, ==, 1);
  g_assert_cmpint (batch->state, ==, LOKET_BATCH_APPLIED);
  g_assert_cmpint (kept->state, ==, LOKET_PAIR_DIFFERENT);
  g_assert_cmpstr (kept->reason, ==, "other mother");
}

static void
test_later (Fixture *f, gconstpointer data)
{
  g_auto (Doubt) doubt = {0};
  g_autoptr (LoketPairOutcome) first = NULL, second = NULL, third = NULL;
  g_autoptr (LoketPairPage) page = NULL;
  g_autoptr (LoketPairEntry) entry = NULL;
  g_autofree char *row = NULL, *more = NULL, *last = NULL;

  doubt_make (f, &doubt, LOKET_HINT_NONE);
  row = doubts_row (f, 346, LOKET_ROW_NEEDS_REVIEW, NULL, FACTS);
  more = doubts_pair (f, row, NULL, doubt.one->id, 500, LOKET_HINT_NONE);
  last = doubts_pair (f, row, NULL, doubt.two->id, 400, LOKET_HINT_NONE);
  first = decide (f, doubt.officers.first, doubt.likely, LOKET_JUDGE_LATER, "ask the village");
  g_assert_cmpint (first->state, ==, LOKET_PAIR_POSTPONED);
  g_assert_cmpstr (first->next, ==, more);
  page = list (f, doubt.officers.first, 50, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->pairs)), ==, 4);
  entry = g_list_model_get_item (G_LIST_MODEL (page->pairs), 3);
  g_assert_cmpstr (entry->id, ==, doubt.likely);
  g_assert_cmpint (entry->back_at.value, ==, FIXTURE_MORNING + LOKET_DAY);
  /* A day later it is the next one, before those that were never looked at. */
  loket_clock_advance (f->clock, LOKET_DAY);
  g_free (doubt.officers.first);
  doubt.officers.first = fixture_sign_in (f, LOKET_DEVICE_COUNTER, "ani");
  second = decide (f, doubt.officers.first, more, LOKET_JUDGE_LATER, NULL);
  g_assert_cmpstr (second->next, ==, doubt.likely);
  third = decide (f, doubt.officers.first, doubt.likely, LOKET_JUDGE_SAME, NULL);
  g_assert_cmpstr (third->next, ==, last);
}

static void
assert_entry (LoketPairPage *page, guint at, const char *id)
{
  g_autoptr (LoketPairEntry) entry = g_list_model_get_item (G_LIST_MODEL (page->pairs), at);

  g_assert_cmpstr (entry->id, ==, id);
}

/* The heavy ones first, twins and conflicts last, page by page, and only of one's own area. */
static void
test_order_and_area (Fixture *f, gconstpointer data)
{
  g_auto (Doubt) doubt = {0};
  g_autofree char *citra = officers_one_comes (f, "citra", "data_desk", "33.14.08");
  g_autoptr (LoketPerson) away = add_with_nik (f, "Karno", "3314080203540001", MASARAN);
  g_autofree char *row = NULL, *conflict = NULL, *twins = NULL;
  g_autoptr (LoketPairPage) first = NULL, second = NULL, own = NULL;
  g_autoptr (LoketPairReference) reference = loket_pair_reference_new ();
  g_autoptr (LoketPairDecision) beyond = NULL;
  g_autoptr (LoketPairOutcome) local_next = NULL;

  doubt_make (f, &doubt, LOKET_HINT_CLOSE);
  row = doubts_row (f, 400, LOKET_ROW_NEEDS_REVIEW, NULL, FACTS);
  conflict = doubts_pair (f, row, NULL, away->id, 9000, LOKET_HINT_CONFLICT);
  twins = doubts_pair (f, row, NULL, doubt.one->id, 8000, LOKET_HINT_TWINS);
  first = list (f, doubt.officers.first, 3, NULL);
  g_assert_nonnull (first->next);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (first->counts)), ==, 3);
  second = list (f, doubt.officers.first, 3, first->next);
  g_assert_null (second->next);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (second->counts)), ==, 0);
  assert_entry (first, 0, doubt.likely);
  assert_entry (first, 1, doubt.unlikely);
  assert_entry (first, 2, twins);
  assert_entry (second, 0, conflict);
  own = list (f, citra, 50, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (own->pairs)), ==, 1);
  local_next = decide (f, citra, conflict, LOKET_JUDGE_LATER, NULL);
  g_assert_null (local_next->next);
  reference->pair = g_strdup (twins);
  officers_refused (f, citra, &LOKET_PAIRS_SHOW, reference, LOKET_ERROR_NOT_ALLOWED, NULL);
  beyond = decision (twins, LOKET_JUDGE_DIFFERENT, NULL);
  officers_refused (f, citra, &LOKET_PAIRS_DECIDE, beyond, LOKET_ERROR_NOT_ALLOWED, NULL);
}

/* Whoever looks at a doubt about somebody looked at him. */
static void
test_looks (Fixture *f, gconstpointer data)
{
  g_auto (Doubt) doubt = {0};
  g_autoptr (LoketPairReference) reference = loket_pair_reference_new ();
  g_autoptr (LoketPersonRequest) request = loket_person_request_new ();
  g_autoptr (LoketPairView) view = NULL;
  g_autoptr (LoketPersonLooks) looks = NULL;
  g_autoptr (LoketPersonLook) last = NULL;

  doubt_make (f, &doubt, LOKET_HINT_CLOSE);
  reference->pair = g_strdup (doubt.likely);
  view = officers_do (f, doubt.officers.first, &LOKET_PAIRS_SHOW, reference);
  request->person = g_strdup (view->known->person);
  request->purpose = LOKET_PURPOSE_PERSON_ASKS;
  looks = officers_do (f, doubt.officers.second, &LOKET_PERSON_ACCESS, request);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (looks->looks)), ==, 2);
  last = g_list_model_get_item (G_LIST_MODEL (looks->looks), 1);
  g_assert_cmpstr (last->operation, ==, "pair/open");
  g_assert_cmpstr (last->officer, ==, "Officer ani");
}

/* The same NIK of two people is linked only with a reason, and not when the person has changed. */
static void
test_conflict_needs_reason (Fixture *f, gconstpointer data)
{
  g_auto (Doubt) doubt = {0};
  g_autoptr (LoketPairDecision) bare = NULL, stale = NULL;
  g_autoptr (LoketPairOutcome) outcome = NULL;

  doubt_make (f, &doubt, LOKET_HINT_CONFLICT);
  bare = decision (doubt.likely, LOKET_JUDGE_SAME, NULL);
  officers_refused (
      f, doubt.officers.first, &LOKET_PAIRS_DECIDE, bare, LOKET_ERROR_RULE, "reason-needed");
  stale = decision (doubt.likely, LOKET_JUDGE_SAME, "KTP seen");
  stale->version = LOKET_SOME (2);
  officers_refused (
      f, doubt.officers.first, &LOKET_PAIRS_DECIDE, stale, LOKET_ERROR_WRONG_STATE, "changed");
  outcome = decide (f, doubt.officers.first, doubt.likely, LOKET_JUDGE_SAME, "KTP seen");
  g_assert_cmpint (outcome->state, ==, LOKET_PAIR_SAME);
}

/* Case 4: the same NIK of a man of 1950 and a woman of 1988 is linked by nobody's machine; both
 * rows stand in one question, and called different they are two people whose NIK proves nothing. */
static void
test_same_nik_of_two (Fixture *f, gconstpointer data)
{
  g_auto (Officers) officers = {0};
  g_autoptr (LoketPerson) man = add_with_nik (f, "Karno", "3314150203540001", TANON);
  g_autofree char *old = doubts_row (
      f, 1, LOKET_ROW_AUTO_LINKED, man->id, "{\"name\":\"KARNO\",\"nik\":\"3314150203540001\"}");
  g_autofree char *row =
      doubts_row (f,
                  2,
                  LOKET_ROW_NEEDS_REVIEW,
                  NULL,
                  "{\"name\":\"SITI AMINAH\",\"nik\":\"3314150203540001\",\"sex\":\"female\","
                  "\"birth_date\":\"1988\",\"family_card\":\"3314150101100009\","
                  "\"relation\":\"head\",\"rt\":\"00312345\"}");
  g_autofree char *id = doubts_pair (f, row, NULL, man->id, 100, LOKET_HINT_CONFLICT);
  g_autoptr (LoketPairReference) reference = loket_pair_reference_new ();
  g_autoptr (LoketPairView) view = NULL;
  g_autoptr (LoketPairClaim) claim = NULL;
  g_autoptr (LoketPairOutcome) outcome = NULL;
  g_autoptr (LoketPerson) woman = NULL, holder = NULL;

  officers_come (f, &officers);
  g_free (doubts_batch (f, 1));
  reference->pair = g_strdup (id);
  view = officers_do (f, officers.first, &LOKET_PAIRS_SHOW, reference);
  claim = g_list_model_get_item (G_LIST_MODEL (view->known->claims), 0);
  g_assert_cmpstr (view->said->list_row, ==, row);
  g_assert_cmpstr (claim->list_row, ==, old);
  outcome = decide (f, officers.first, id, LOKET_JUDGE_DIFFERENT, "a woman of 1988");
  woman = get (f, loket_person_get_type (), outcome->person);
  holder = get (f, loket_person_get_type (), man->id);
  g_assert_cmpint (woman->nik_status, ==, LOKET_NIK_CONFLICT);
  g_assert_cmpint (holder->nik_status, ==, LOKET_NIK_CONFLICT);
  g_assert_cmpint (woman->sex, ==, LOKET_PERSON_SEX_FEMALE);
  g_assert_null (woman->rt); /* what no field can hold stays in the row */
}

static gboolean
insert_work (LoketTxn *txn, gpointer data, GError **error)
{
  return loket_txn_insert (txn, data, error);
}

/* Case 5: twins are called different once; the store takes the same question no second time. */
static void
test_twins_are_asked_once (Fixture *f, gconstpointer data)
{
  g_auto (Doubt) doubt = {0};
  g_autoptr (LoketPairOutcome) outcome = NULL;
  g_autoptr (LoketPair) asked = NULL;
  g_autoptr (LoketRecord) again = NULL;
  g_autoptr (GError) error = NULL;

  doubt_make (f, &doubt, LOKET_HINT_TWINS);
  outcome = decide (f, doubt.officers.first, doubt.likely, LOKET_JUDGE_DIFFERENT, "twins");
  g_assert_cmpstr (outcome->next, ==, doubt.unlikely);
  asked = get (f, loket_pair_get_type (), doubt.likely);
  g_assert_cmpint (asked->state, ==, LOKET_PAIR_DIFFERENT);
  again = loket_record_copy (LOKET_RECORD (asked));
  g_free (loket_pair_cast (again)->id);
  loket_pair_cast (again)->id = loket_id_new (f->clock, f->random);
  loket_pair_cast (again)->state = LOKET_PAIR_OPEN;
  g_assert_false (
      loket_store_write_sync (loket_office_store (f->office), insert_work, again, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
}

/* Whoever was found has what nobody had said yet, and a family; what was said stays. */
static void
test_same_fills_in (Fixture *f, gconstpointer data)
{
  g_auto (Doubt) doubt = {0};
  g_autoptr (LoketPairOutcome) outcome = NULL;
  g_autoptr (LoketPerson) after = NULL;
  g_autoptr (LoketPairReference) reference = loket_pair_reference_new ();
  g_autoptr (LoketPairView) view = NULL;
  g_autoptr (LoketPairMember) member = NULL;

  doubt_make (f, &doubt, LOKET_HINT_NONE);
  outcome = decide (f, doubt.officers.first, doubt.likely, LOKET_JUDGE_SAME, NULL);
  after = get (f, loket_person_get_type (), doubt.one->id);
  g_assert_cmpstr (after->rt, ==, "003");
  g_assert_cmpstr (after->name, ==, "Sucipto");
  g_assert_cmpstr (after->nik, ==, "3314150203540001");
  g_assert_cmpint (after->version, ==, 2);
  reference->pair = g_strdup (doubt.likely);
  view = officers_do (f, doubt.officers.first, &LOKET_PAIRS_SHOW, reference);
  member = g_list_model_get_item (G_LIST_MODEL (view->known->members), 0);
  g_assert_cmpstr (member->person, ==, doubt.one->id);
}

static LoketListStatus *
import_row (Fixture *f, const char *period, const char *name, const char *mother, const char *nik)
{
  g_autofree char *text =
      g_strdup_printf (HEADER "1,%s,1954-03-02,%s,,L," VILLAGE ",%s,,\n", name, nik, mother);

  return lists_import (f, "dtsen", period, text);
}

/* The row of a later list counts as much when an officer says of whom it is as when the matching
 * finds that out; what an officer chose stays. */
static void
test_same_takes_newer_values (Fixture *f, gconstpointer data)
{
  g_auto (Officers) officers = {0};
  g_autoptr (LoketListStatus) first =
      import_row (f, "2026-Q1", "SUCIPTO", "SUKINEM", "3314100203540001");
  g_autoptr (LoketPerson) before = NULL;
  g_autoptr (LoketPerson) after = NULL;
  g_autofree char *row = NULL;
  g_autofree char *pair = NULL;
  g_autoptr (LoketPairOutcome) outcome = NULL;
  g_autoptr (LoketListRow) old = NULL;
  g_autoptr (LoketPersonValue) chosen = loket_person_value_new ();
  g_autoptr (LoketOfficer) siti = fixture_add_officer (f, "siti", "data_desk", NULL);

  officers_come (f, &officers);
  g_free (doubts_batch (f, 1));
  row = doubts_row (f,
                    345,
                    LOKET_ROW_NEEDS_REVIEW,
                    NULL,
                    "{\"name\":\"SOETJIPTO\",\"sex\":\"male\",\"mother_name\":\"SUKIJEM\","
                    "\"village\":\"" TANON "\"}");
  old = get (f, loket_list_row_get_type (), "000001-00000001");
  before = get (f, loket_person_get_type (), old->person);
  chosen->id = loket_id_new (f->clock, f->random);
  chosen->person = g_strdup (before->id);
  chosen->field = g_strdup ("name");
  chosen->value = g_strdup (before->name);
  chosen->officer = g_strdup (siti->id);
  chosen->at = FIXTURE_MORNING;
  register_insert (f, chosen);
  pair = doubts_pair (f, row, NULL, before->id, 900, LOKET_HINT_NONE);
  outcome = decide (f, officers.first, pair, LOKET_JUDGE_SAME, NULL);
  after = get (f, loket_person_get_type (), before->id);
  g_assert_cmpstr (after->mother_name, ==, "SUKIJEM");
  g_assert_cmpstr (after->village, ==, TANON);
  g_assert_cmpstr (after->name, ==, "SUCIPTO");
  g_assert_cmpint (after->version, ==, before->version + 1);
}

/* An officer of an area says of whom a row is, also when others were thought of who live elsewhere;
 * whoever had no NIK has that of the row. */
static void
test_same_settles_elsewhere (Fixture *f, gconstpointer data)
{
  g_auto (Doubt) doubt = {0};
  g_autofree char *citra = officers_one_comes (f, "citra", "data_desk", "33.14.08");
  g_autofree char *here =
      register_add (f, "Sutjipto", LOKET_PERSON_SEX_MALE, "1954-03-02", MASARAN);
  g_autofree char *row = NULL, *ours = NULL, *elsewhere = NULL;
  g_autoptr (LoketPairOutcome) outcome = NULL;
  g_autoptr (LoketPair) settled = NULL;
  g_autoptr (LoketPerson) after = NULL;

  doubt_make (f, &doubt, LOKET_HINT_NONE);
  row = doubts_row (f, 400, LOKET_ROW_NEEDS_REVIEW, NULL, FACTS);
  ours = doubts_pair (f, row, NULL, here, 1900, LOKET_HINT_NONE);
  elsewhere = doubts_pair (f, row, NULL, doubt.one->id, 1800, LOKET_HINT_NONE);
  outcome = decide (f, citra, ours, LOKET_JUDGE_SAME, NULL);
  g_assert_cmpstr (outcome->person, ==, here);
  settled = get (f, loket_pair_get_type (), elsewhere);
  g_assert_cmpint (settled->state, ==, LOKET_PAIR_SETTLED);
  after = get (f, loket_person_get_type (), here);
  g_assert_cmpstr (after->nik, ==, "3314150203540007");
  g_assert_cmpint (after->nik_status, ==, LOKET_NIK_UNVERIFIED);
}

/* Two people on file: one officer says it, a second one makes it so. */
static void
test_people (Fixture *f, gconstpointer data)
{
  g_auto (Officers) officers = {0};
  g_autofree char *one = register_add (f, "Kartini", LOKET_PERSON_SEX_FEMALE, "1960", TANON);
  g_autofree char *two = register_add (f, "Kartinie", LOKET_PERSON_SEX_FEMALE, "1960", TANON);
  g_autofree char *id = doubts_pair (f, NULL, two, one, 900, LOKET_HINT_NONE);
  g_autoptr (LoketPairDecision) bare = NULL;
  g_autoptr (LoketPairOutcome) outcome = NULL;
  g_autoptr (LoketPair) pair = NULL;
  g_autoptr (LoketPerson) loser = NULL;

  officers_come (f, &officers);
  bare = decision (id, LOKET_JUDGE_SAME, NULL);
  officers_refused (
      f, officers.first, &LOKET_PAIRS_DECIDE, bare, LOKET_ERROR_RULE, "reason-needed");
  outcome = decide (f, officers.first, id, LOKET_JUDGE_SAME, "same mother");
  g_assert_nonnull (outcome->approval);
  g_assert_cmpint (outcome->state, ==, LOKET_PAIR_POSTPONED);
  officers_approve (f, &officers, outcome->approval);
  pair = get (f, loket_pair_get_type (), id);
  loser = get (f, loket_person_get_type (), two);
  g_assert_cmpint (pair->state, ==, LOKET_PAIR_SAME);
  g_assert_cmpstr (loser->merged_into, ==, one);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("open", test_open);
  ADD ("same", test_same);
  ADD ("different", test_different);
  ADD ("later", test_later);
  ADD ("order-and-area", test_order_and_area);
  ADD ("conflict-needs-reason", test_conflict_needs_reason);
  ADD ("same-nik-of-two", test_same_nik_of_two);
  ADD ("twins-are-asked-once", test_twins_are_asked_once);
  ADD ("same-fills-in", test_same_fills_in);
  ADD ("same-takes-newer-values", test_same_takes_newer_values);
  ADD ("same-settles-elsewhere", test_same_settles_elsewhere);
  ADD ("looks", test_looks);
  ADD ("people", test_people);
  return g_test_run ();
}
