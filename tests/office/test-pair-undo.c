/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers about doubtful pairs that are taken back: the register is byte for byte as it was, and
 * the pair waits again. */
#include "core/error.h"
#include "doubts.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/office/pair-undo/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
#define TANON "33.14.15.2001"
#define FACTS                                                                                      \
  "{\"name\":\"SOETJIPTO\",\"nik\":\"3314150203540001\",\"birth_date\":\"1954-03-02\","            \
  "\"sex\":\"male\",\"mother_name\":\"SUKINEM\",\"family_card\":\"3314150101100001\","             \
  "\"relation\":\"head\",\"village\":\"" TANON "\",\"rt\":\"003\",\"rw\":\"001\"}"

/* A row that may be one of two people. */
typedef struct {
  Officers officers;
  LoketPerson *one;
  LoketPerson *two;
  char *batch;
  char *row;
  char *likely;
  char *unlikely;
  char *start; /* the register before anybody said anything */
} Doubt;

static gboolean
dump_work (LoketTxn *txn, gpointer data, GError **error)
{
  *(char **) data = doubts_dump (txn);
  return TRUE;
}

static char *
dump (Fixture *f)
{
  char *text = NULL;

  g_assert_true (loket_store_read_sync (loket_office_store (f->office), dump_work, &text, NULL));
  return text;
}

static LoketPerson *
add_person (Fixture *f, const char *name, const char *nik)
{
  LoketPerson *person = loket_person_new ();

  person->name = g_strdup (name);
  person->nik = g_strdup (nik);
  person->nik_status = nik != NULL ? LOKET_NIK_UNVERIFIED : LOKET_NIK_NONE;
  person->sex = LOKET_PERSON_SEX_MALE;
  person->birth_date = g_strdup ("1954");
  person->village = g_strdup (TANON);
  register_put (f, person);
  return person;
}

static void
doubt_make (Fixture *f, Doubt *doubt)
{
  officers_come (f, &doubt->officers);
  doubt->batch = doubts_batch (f, 2);
  doubt->row = doubts_row (f, 1, LOKET_ROW_NEEDS_REVIEW, NULL, FACTS);
  doubt->one = add_person (f, "Sucipto", NULL);
  doubt->two = add_person (f, "Sutjipto Raharjo", "3314150203540001");
  doubt->likely = doubts_pair (f, doubt->row, NULL, doubt->one->id, 1830, LOKET_HINT_CLOSE);
  doubt->unlikely = doubts_pair (f, doubt->row, NULL, doubt->two->id, 610, LOKET_HINT_CLOSE);
  doubt->start = dump (f);
}

static void
doubt_clear (Doubt *doubt)
{
  officers_clear (&doubt->officers);
  g_clear_object (&doubt->one);
  g_clear_object (&doubt->two);
  g_free (doubt->batch);
  g_free (doubt->row);
  g_free (doubt->likely);
  g_free (doubt->unlikely);
  g_free (doubt->start);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Doubt, doubt_clear)

static char *
decide (Fixture *f, const char *token, const char *pair, LoketJudgement judgement)
{
  g_autoptr (LoketPairDecision) request = loket_pair_decision_new ();
  g_autoptr (LoketPairOutcome) outcome = NULL;

  loket_clock_advance (f->clock, LOKET_SECOND);
  request->pair = g_strdup (pair);
  request->judgement = judgement;
  request->reason = g_strdup ("Asked at the counter");
  outcome = officers_do (f, token, &LOKET_PAIRS_DECIDE, request);
  return g_strdup (outcome->person);
}

static LoketPairAnswerEntry *
last_answer (Fixture *f, const char *token)
{
  g_autoptr (LoketPairAnswerQuery) query = loket_pair_answer_query_new ();
  g_autoptr (LoketPairAnswers) answers = officers_do (f, token, &LOKET_PAIRS_ANSWERS, query);

  return g_list_model_get_item (G_LIST_MODEL (answers->answers), 0);
}

static LoketPairUndo *
undo_request (Fixture *f, const char *token)
{
  LoketPairUndo *request = loket_pair_undo_new ();
  g_autoptr (LoketPairAnswerEntry) answer = last_answer (f, token);

  loket_clock_advance (f->clock, LOKET_SECOND);
  request->answer = g_strdup (answer->id);
  request->reason = g_strdup ("Wrong card");
  return request;
}

static void
undo (Fixture *f, const char *token, LoketPairState state)
{
  g_autoptr (LoketPairUndo) request = undo_request (f, token);
  g_autoptr (LoketPairOutcome) outcome = officers_do (f, token, &LOKET_PAIRS_UNDO, request);

  g_assert_cmpint (outcome->state, ==, state);
}

/* Values, family, the other pair, the list's own count: all as it was, and it can be said anew. */
static void
test_same (Fixture *f, gconstpointer data)
{
  g_auto (Doubt) doubt = {0};
  g_autofree char *linked = NULL, *back = NULL, *again = NULL;
  g_autoptr (LoketPairAnswerEntry) answer = NULL;
  g_autoptr (LoketPairUndo) twice = NULL;

  doubt_make (f, &doubt);
  g_free (decide (f, doubt.officers.first, doubt.likely, LOKET_JUDGE_SAME));
  linked = dump (f);
  g_assert_cmpstr (linked, !=, doubt.start);
  answer = last_answer (f, doubt.officers.second);
  g_assert_cmpstr (answer->said, ==, "SOETJIPTO");
  g_assert_cmpstr (answer->officer, ==, "Officer ani");
  g_assert_false (answer->undone_at.set);
  undo (f, doubt.officers.second, LOKET_PAIR_OPEN);
  back = dump (f);
  g_assert_cmpstr (back, ==, doubt.start);
  g_clear_object (&answer);
  answer = last_answer (f, doubt.officers.first);
  g_assert_cmpstr (answer->undone_by, ==, "Officer budi");
  g_assert_cmpstr (answer->undone_reason, ==, "Wrong card");
  twice = undo_request (f, doubt.officers.first);
  officers_refused (
      f, doubt.officers.first, &LOKET_PAIRS_UNDO, twice, LOKET_ERROR_RULE, "already-undone");
  g_free (decide (f, doubt.officers.first, doubt.likely, LOKET_JUDGE_SAME));
  undo (f, doubt.officers.first, LOKET_PAIR_OPEN);
  again = dump (f);
  g_assert_cmpstr (again, ==, doubt.start);
}

/* Who was put on file for the row is nobody again, and the NIK that two had is one man's. */
static void
test_different (Fixture *f, gconstpointer data)
{
  g_auto (Doubt) doubt = {0};
  g_autofree char *between = NULL, *back = NULL, *person = NULL;

  doubt_make (f, &doubt);
  g_free (decide (f, doubt.officers.first, doubt.likely, LOKET_JUDGE_DIFFERENT));
  between = dump (f);
  person = decide (f, doubt.officers.first, doubt.unlikely, LOKET_JUDGE_DIFFERENT);
  g_assert_nonnull (person);
  undo (f, doubt.officers.first, LOKET_PAIR_OPEN);
  back = dump (f);
  g_assert_cmpstr (back, ==, between);
}

/* Something hangs on the new record by now: then it is somebody. */
static void
test_changed_since (Fixture *f, gconstpointer data)
{
  g_auto (Doubt) doubt = {0};
  g_autofree char *person = NULL, *before = NULL, *after = NULL, *home = NULL;
  g_autoptr (LoketPairUndo) request = NULL;
  const char *family[] = {NULL, NULL};

  doubt_make (f, &doubt);
  g_free (decide (f, doubt.officers.first, doubt.likely, LOKET_JUDGE_DIFFERENT));
  person = decide (f, doubt.officers.first, doubt.unlikely, LOKET_JUDGE_DIFFERENT);
  family[0] = person;
  home = register_family (f, "3314150101100077", family);
  request = undo_request (f, doubt.officers.first);
  before = dump (f);
  officers_refused (
      f, doubt.officers.first, &LOKET_PAIRS_UNDO, request, LOKET_ERROR_RULE, "changed-since");
  after = dump (f);
  g_assert_cmpstr (after, ==, before);
}

/* A merge took the person along meanwhile: that one goes back first. */
static void
test_later_merge (Fixture *f, gconstpointer data)
{
  g_auto (Doubt) doubt = {0};
  g_autoptr (LoketMergeRequest) merge = loket_merge_request_new ();
  g_autoptr (LoketUnmergeRequest) unmerge = loket_unmerge_request_new ();
  g_autoptr (LoketPairUndo) request = NULL;
  g_autofree char *id = NULL, *undone = NULL, *back = NULL;
  g_autoptr (GError) error = NULL;

  doubt_make (f, &doubt);
  g_free (decide (f, doubt.officers.first, doubt.likely, LOKET_JUDGE_SAME));
  request = undo_request (f, doubt.officers.first);
  merge->winner = g_strdup (doubt.two->id);
  merge->loser = g_strdup (doubt.one->id);
  merge->reason = g_strdup ("One man");
  id = officers_agree (f, &doubt.officers, &LOKET_PERSON_MERGE, merge, &error);
  g_assert_no_error (error);
  officers_refused (
      f, doubt.officers.first, &LOKET_PAIRS_UNDO, request, LOKET_ERROR_RULE, "undo-later-first");
  unmerge->merge = g_strdup (id);
  unmerge->reason = g_strdup ("Two men");
  undone = officers_agree (f, &doubt.officers, &LOKET_PERSON_UNMERGE, unmerge, &error);
  g_assert_no_error (error);
  undo (f, doubt.officers.first, LOKET_PAIR_OPEN);
  back = dump (f);
  g_assert_cmpstr (back, ==, doubt.start);
}

/* Other answers about the list stay counted. */
static void
test_list_is_counted_back (Fixture *f, gconstpointer data)
{
  g_auto (Doubt) doubt = {0};
  g_autofree char *row = NULL, *pair = NULL;
  g_autoptr (LoketPairUndo) first = NULL;
  g_autoptr (LoketPairOutcome) outcome = NULL;
  g_autoptr (LoketListBatch) list = NULL;
  g_autoptr (LoketPerson) other = add_person (f, "Karno", NULL);

  doubt_make (f, &doubt);
  row = doubts_row (f, 2, LOKET_ROW_NEEDS_REVIEW, NULL, "{\"name\":\"KARNO\"}");
  pair = doubts_pair (f, row, NULL, other->id, 900, LOKET_HINT_CLOSE);
  g_free (decide (f, doubt.officers.first, doubt.likely, LOKET_JUDGE_SAME));
  first = undo_request (f, doubt.officers.first);
  g_free (decide (f, doubt.officers.first, pair, LOKET_JUDGE_SAME));
  outcome = officers_do (f, doubt.officers.first, &LOKET_PAIRS_UNDO, first);
  list = register_get (f, loket_list_batch_get_type (), doubt.batch);
  g_assert_cmpint (list->state, ==, LOKET_BATCH_IN_REVIEW);
  g_assert_cmpint (list->in_doubt, ==, 1);
  g_assert_cmpint (list->linked, ==, 1);
}

/* One's own area only. */
static void
test_area (Fixture *f, gconstpointer data)
{
  g_auto (Doubt) doubt = {0};
  g_autofree char *citra = officers_one_comes (f, "citra", "data_desk", "33.14.08");
  g_autoptr (LoketPairAnswerEntry) answer = NULL;
  g_autoptr (LoketPairUndo) request = NULL;

  doubt_make (f, &doubt);
  g_free (decide (f, doubt.officers.first, doubt.likely, LOKET_JUDGE_SAME));
  request = undo_request (f, doubt.officers.first);
  answer = last_answer (f, citra);
  g_assert_null (answer);
  officers_refused (f, citra, &LOKET_PAIRS_UNDO, request, LOKET_ERROR_NOT_ALLOWED, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("same", test_same);
  ADD ("different", test_different);
  ADD ("changed-since", test_changed_since);
  ADD ("later-merge", test_later_merge);
  ADD ("list-is-counted-back", test_list_is_counted_back);
  ADD ("area", test_area);
  return g_test_run ();
}
