/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging, splitting and undoing through the dispatcher, by two officers; registry.md 3, case 6. */
#include "core/audit.h"
#include "core/error.h"
#include "doubts.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/office/merge/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
#define TANON "33.14.15.2001"
#define FACTS "{\"name\":\"KARTINI\"}"

static gpointer
get (Fixture *f, GType type, const char *id)
{
  return register_get (f, type, id);
}

static LoketPerson *
get_person (Fixture *f, const char *id)
{
  return get (f, loket_person_get_type (), id);
}

static LoketMergeRequest *
merging (const char *winner, const char *loser, const char *fields)
{
  LoketMergeRequest *request = loket_merge_request_new ();

  request->winner = g_strdup (winner);
  request->loser = g_strdup (loser);
  request->fields = fields != NULL ? g_strsplit (fields, " ", -1) : NULL;
  request->reason = g_strdup ("one KTP, seen");
  return request;
}

static char *
merge (Fixture *f,
       const Officers *officers,
       const char *winner,
       const char *loser,
       const char *fields)
{
  g_autoptr (LoketMergeRequest) request = merging (winner, loser, fields);
  g_autoptr (GError) error = NULL;
  char *id = officers_agree (f, officers, &LOKET_PERSON_MERGE, request, &error);

  g_assert_no_error (error);
  return id;
}

static void
assert_no_merge (Fixture *f,
                 const Officers *officers,
                 const char *winner,
                 const char *loser,
                 const char *rule)
{
  g_autoptr (LoketMergeRequest) request = merging (winner, loser, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (officers_agree (f, officers, &LOKET_PERSON_MERGE, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
  g_assert_cmpstr (loket_error_parameter (error), ==, rule);
}

/* %NULL when it went well, else the rule. */
static char *
undo (Fixture *f, const Officers *officers, const char *id)
{
  g_autoptr (LoketUnmergeRequest) request = loket_unmerge_request_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;

  request->merge = g_strdup (id);
  request->reason = g_strdup ("two people after all");
  done = officers_agree (f, officers, &LOKET_PERSON_UNMERGE, request, &error);
  if (done != NULL)
    return NULL;
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
  return g_strdup (loket_error_parameter (error));
}

static void
assert_undone (Fixture *f, const Officers *officers, const char *id)
{
  g_autofree char *rule = undo (f, officers, id);

  g_assert_cmpstr (rule, ==, NULL);
}

static void
assert_not_undone (Fixture *f, const Officers *officers, const char *id, const char *expected)
{
  g_autofree char *rule = undo (f, officers, id);

  g_assert_cmpstr (rule, ==, expected);
}

static void
assert_equal (gpointer a, gpointer b)
{
  g_assert_true (loket_record_equal (LOKET_RECORD (a), LOKET_RECORD (b)));
}

static void
assert_audit (Fixture *f, const char *operation, const char *login, guint expected)
{
  g_autoptr (LoketAuditQuery) query = loket_audit_query_new ();
  g_autoptr (LoketAuditPage) page = NULL;
  g_autoptr (GError) error = NULL;

  query->operation = g_strdup (operation);
  query->officer = g_strdup (login);
  page = fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_AUDIT_LIST, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->rows)), ==, expected);
}

/* Two records of one person were each other's doubt about the NIK: merged there is none. */
static void
test_nik_without_doubt (Fixture *f, gconstpointer data)
{
  g_auto (Officers) officers = {0};
  g_autoptr (LoketPerson) merged = NULL;
  g_autoptr (LoketPerson) undone = NULL;
  g_autofree char *id = NULL;
  char *people[2];

  for (guint i = 0; i < 2; i++) {
    g_autoptr (LoketPerson) person = loket_person_new ();
    person->name = g_strdup ("Kartini");
    person->nik = g_strdup ("3314121201600001");
    person->nik_status = LOKET_NIK_CONFLICT;
    person->village = g_strdup (TANON);
    register_put (f, person);
    people[i] = g_strdup (person->id);
  }
  officers_come (f, &officers);
  id = merge (f, &officers, people[0], people[1], NULL);
  merged = get_person (f, people[0]);
  g_assert_cmpint (merged->nik_status, ==, LOKET_NIK_UNVERIFIED);
  loket_clock_advance (f->clock, LOKET_MINUTE);
  assert_undone (f, &officers, id);
  undone = get_person (f, people[0]);
  g_assert_cmpint (undone->nik_status, ==, LOKET_NIK_CONFLICT);
  for (guint i = 0; i < 2; i++)
    g_free (people[i]);
}

/* Case 6: every row goes along and comes back; both acts are of two people each. */
static void
test_merge_and_undo (Fixture *f, gconstpointer data)
{
  g_auto (Officers) officers = {0};
  g_autofree char *a = register_add (f, "Kartini", LOKET_PERSON_SEX_FEMALE, "1960", TANON);
  g_autofree char *b = register_add (f, "Kartini", LOKET_PERSON_SEX_FEMALE, "1960", TANON);
  g_autofree char *row = doubts_row (f, 1, LOKET_ROW_AUTO_LINKED, b, FACTS);
  g_autofree char *pair = doubts_pair (f, row, NULL, b, 300, LOKET_HINT_NONE);
  g_autoptr (LoketPerson) before = get_person (f, b);
  g_autoptr (LoketListRow) row_before = get (f, loket_list_row_get_type (), row);
  g_autoptr (LoketListRow) row_merged = NULL, row_after = NULL;
  g_autoptr (LoketPair) pair_merged = NULL;
  g_autoptr (LoketPerson) rests = NULL, after = NULL;
  g_autoptr (LoketMergeQuery) query = loket_merge_query_new ();
  g_autoptr (LoketMergeList) list = NULL;
  g_autoptr (LoketMergeEntry) entry = NULL;
  g_autofree char *id = NULL;

  officers_come (f, &officers);
  id = merge (f, &officers, a, b, NULL);
  rests = get_person (f, b);
  row_merged = get (f, loket_list_row_get_type (), row);
  pair_merged = get (f, loket_pair_get_type (), pair);
  g_assert_cmpstr (rests->merged_into, ==, a);
  g_assert_cmpstr (row_merged->person, ==, a);
  g_assert_cmpstr (pair_merged->person, ==, a);
  loket_clock_advance (f->clock, LOKET_MINUTE);
  assert_undone (f, &officers, id);
  after = get_person (f, b);
  row_after = get (f, loket_list_row_get_type (), row);
  assert_equal (before, after);
  assert_equal (row_before, row_after);
  assert_not_undone (f, &officers, id, "already-undone");
  query->person = g_strdup (b);
  list = officers_do (f, officers.second, &LOKET_MERGE_LIST, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list->merges)), ==, 1);
  entry = g_list_model_get_item (G_LIST_MODEL (list->merges), 0);
  g_assert_cmpstr (entry->officer, ==, "Officer ani");
  g_assert_cmpstr (entry->approved_by, ==, "Officer budi");
  g_assert_cmpstr (entry->undone_by, ==, "Officer ani");
  g_assert_cmpstr (entry->undone_approved_by, ==, "Officer budi");
  g_assert_cmpint (entry->moved, ==, 3);
  assert_audit (f, "person/merge", "ani", 1);
  assert_audit (f, "person/unmerge", "ani", 1);
  assert_audit (f, "approval/approve", "budi", 2);
}

/* Whoever approves reads of whom it is, and who proposed it. */
static void
assert_about (Fixture *f, const Officers *officers, const char *about)
{
  g_autoptr (LoketApprovalQuery) query = loket_approval_query_new ();
  g_autoptr (LoketApprovalList) list = NULL;
  g_autoptr (LoketApproval) approval = NULL;

  list = officers_do (f, officers->second, &LOKET_APPROVAL_LIST, query);
  approval = g_list_model_get_item (G_LIST_MODEL (list->approvals), 0);
  g_assert_cmpstr (approval->about, ==, about);
  g_assert_cmpstr (approval->proposer, ==, "Officer ani");
}

/* Nothing is proposed about somebody of another area. */
static void
assert_proposed_nothing (Fixture *f, const char *token)
{
  g_autoptr (LoketApprovalQuery) query = loket_approval_query_new ();
  g_autoptr (LoketApprovalList) list = officers_do (f, token, &LOKET_APPROVAL_LIST, query);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list->approvals)), ==, 0);
}

/* One person alone merges nobody, nor does somebody who is for another place. */
static void
test_two_officers (Fixture *f, gconstpointer data)
{
  g_auto (Officers) officers = {0};
  g_autofree char *a = register_add (f, "Kartini", LOKET_PERSON_SEX_FEMALE, "1960", TANON);
  g_autofree char *b = register_add (f, "Kartini", LOKET_PERSON_SEX_FEMALE, "1960", TANON);
  g_autoptr (LoketMergeRequest) request = merging (a, b, NULL);
  g_autoptr (LoketApproval) own = NULL;
  g_autoptr (LoketApprovalDecision) decision = loket_approval_decision_new ();
  g_autoptr (GError) error = NULL;
  Officers strangers = {0};

  officers_come (f, &officers);
  own = officers_do (f, officers.first, &LOKET_PERSON_MERGE, request);
  assert_about (f, &officers, "Kartini (W 1) + Kartini (W 2)");
  decision->approval = g_strdup (own->id);
  officers_refused (
      f, officers.first, &LOKET_APPROVAL_APPROVE, decision, LOKET_ERROR_RULE, "second-officer");
  strangers.first = officers_one_comes (f, "citra", "data_desk", "33.14.08");
  strangers.second = g_strdup (officers.second);
  g_assert_null (officers_agree (f, &strangers, &LOKET_PERSON_MERGE, request, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED);
  assert_proposed_nothing (f, strangers.first);
  officers_clear (&strangers);
}

/* A into B into C: whoever looks for A finds C; a record that rests takes no part. */
static void
test_chain (Fixture *f, gconstpointer data)
{
  g_auto (Officers) officers = {0};
  g_autofree char *a = register_add (f, "Kartini", LOKET_PERSON_SEX_FEMALE, "1960", TANON);
  g_autofree char *b = register_add (f, "Kartinie", LOKET_PERSON_SEX_FEMALE, "1960", TANON);
  g_autofree char *c = register_add (f, "Kartini S", LOKET_PERSON_SEX_FEMALE, "1960", TANON);
  g_autofree char *row = doubts_row (f, 1, LOKET_ROW_AUTO_LINKED, a, FACTS);
  g_autofree char *pair = doubts_pair (f, row, NULL, a, 10, LOKET_HINT_NONE);
  g_autofree char *first = NULL, *second = NULL;
  g_autoptr (LoketPairReference) reference = loket_pair_reference_new ();
  g_autoptr (LoketPairView) view = NULL;

  officers_come (f, &officers);
  g_free (doubts_batch (f, 1));
  first = merge (f, &officers, b, a, NULL);
  loket_clock_advance (f->clock, LOKET_SECOND);
  second = merge (f, &officers, c, b, NULL);
  reference->pair = g_strdup (pair);
  view = officers_do (f, officers.first, &LOKET_PAIRS_SHOW, reference);
  g_assert_cmpstr (view->known->person, ==, c);
  assert_no_merge (f, &officers, a, c, "person-rests");
  assert_no_merge (f, &officers, c, a, "person-rests");
  assert_no_merge (f, &officers, c, c, "same-person");
  assert_not_undone (f, &officers, first, "undo-later-first");
  assert_undone (f, &officers, second);
  assert_undone (f, &officers, first);
}

static void
change (Fixture *f, const char *id, const char *phone, const char *address)
{
  g_autoptr (LoketPerson) before = get_person (f, id);
  g_autoptr (LoketPerson) after = loket_person_cast (loket_record_copy (LOKET_RECORD (before)));

  if (phone != NULL) {
    g_free (after->phone);
    after->phone = g_strdup (phone);
  }
  if (address != NULL) {
    g_free (after->address);
    after->address = g_strdup (address);
  }
  doubts_change_person (f, before, after);
}

/* What was taken from the loser goes back, what somebody did since stays; both at once is refused.
 */
static void
test_fields_and_changes_since (Fixture *f, gconstpointer data)
{
  g_auto (Officers) officers = {0};
  g_autofree char *a = register_add (f, "Kartini", LOKET_PERSON_SEX_FEMALE, "1960", TANON);
  g_autofree char *b = register_add (f, "R.A. Kartini", LOKET_PERSON_SEX_FEMALE, "1960", TANON);
  g_autofree char *id = NULL;
  g_autoptr (LoketPerson) merged = NULL, after = NULL;

  officers_come (f, &officers);
  change (f, b, "+62811", NULL);
  id = merge (f, &officers, a, b, "name phone");
  merged = get_person (f, a);
  g_assert_cmpstr (merged->name, ==, "R.A. Kartini");
  g_assert_cmpstr (merged->phone, ==, "+62811");
  change (f, a, "+62899", "Jl. Mawar 3");
  assert_not_undone (f, &officers, id, "changed-since");
  change (f, a, "+62811", NULL);
  assert_undone (f, &officers, id);
  after = get_person (f, a);
  g_assert_cmpstr (after->name, ==, "Kartini");
  g_assert_null (after->phone);
  g_assert_cmpstr (after->address, ==, "Jl. Mawar 3");
  g_assert_cmpint (after->version, >, merged->version);
}

/* Two memberships of one household become one, with its head; undone, both are there again. */
static void
test_household (Fixture *f, gconstpointer data)
{
  g_auto (Officers) officers = {0};
  g_autofree char *a = register_add (f, "Kartini", LOKET_PERSON_SEX_FEMALE, "1960", TANON);
  g_autofree char *b = register_add (f, "Kartinie", LOKET_PERSON_SEX_FEMALE, "1960", TANON);
  const char *family[] = {b, a, NULL};
  g_autofree char *home = register_family (f, "3314150101100001", family);
  g_autoptr (GPtrArray) before = doubts_members (f, home);
  g_autoptr (GPtrArray) merged = NULL, after = NULL;
  g_autofree char *id = NULL;
  guint open = 0;

  officers_come (f, &officers);
  id = merge (f, &officers, a, b, NULL);
  merged = doubts_members (f, home);
  for (guint i = 0; i < merged->len; i++) {
    LoketHouseholdMember *member = merged->pdata[i];
    g_assert_cmpstr (member->person, ==, a);
    open += member->until_day == NULL;
    g_assert_true (member->until_day != NULL || member->head);
  }
  g_assert_cmpuint (open, ==, 1);
  assert_undone (f, &officers, id);
  after = doubts_members (f, home);
  g_assert_cmpuint (after->len, ==, before->len);
  for (guint i = 0; i < after->len; i++)
    assert_equal (before->pdata[i], after->pdata[i]);
}

static void
test_split (Fixture *f, gconstpointer data)
{
  g_auto (Officers) officers = {0};
  g_autofree char *a = register_add (f, "Dwi Lestari", LOKET_PERSON_SEX_FEMALE, "1999", TANON);
  g_autofree char *sisters = doubts_row (f, 2, LOKET_ROW_LINKED, a, FACTS);
  g_autoptr (LoketSplitRequest) request = loket_split_request_new ();
  g_autoptr (GError) nothing = NULL, error = NULL;
  g_autoptr (LoketMerge) split = NULL;
  g_autoptr (LoketPerson) sister = NULL, rests = NULL;
  g_autoptr (LoketListRow) moved = NULL, back = NULL;
  g_autofree char *id = NULL;

  officers_come (f, &officers);
  g_free (doubts_row (f, 1, LOKET_ROW_AUTO_LINKED, a, FACTS));
  request->person = g_strdup (a);
  request->name = g_strdup ("Dwi Astuti");
  request->reason = g_strdup ("twins");
  g_assert_null (officers_agree (f, &officers, &LOKET_PERSON_SPLIT, request, &nothing));
  g_assert_cmpstr (loket_error_parameter (nothing), ==, "nothing-to-split");
  request->list_rows = g_strsplit (sisters, " ", -1);
  id = officers_agree (f, &officers, &LOKET_PERSON_SPLIT, request, &error);
  g_assert_no_error (error);
  split = get (f, loket_merge_get_type (), id);
  sister = get_person (f, split->loser);
  moved = get (f, loket_list_row_get_type (), sisters);
  g_assert_cmpint (split->kind, ==, LOKET_MERGE_SPLIT);
  g_assert_cmpstr (sister->name, ==, "Dwi Astuti");
  g_assert_cmpstr (moved->person, ==, sister->id);
  assert_undone (f, &officers, id);
  back = get (f, loket_list_row_get_type (), sisters);
  rests = get_person (f, sister->id);
  g_assert_cmpstr (back->person, ==, a);
  g_assert_cmpstr (rests->merged_into, ==, a);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("merge-and-undo", test_merge_and_undo);
  ADD ("two-officers", test_two_officers);
  ADD ("chain", test_chain);
  ADD ("fields-and-changes-since", test_fields_and_changes_since);
  ADD ("household", test_household);
  ADD ("split", test_split);
  ADD ("nik-without-doubt", test_nik_without_doubt);
  return g_test_run ();
}
