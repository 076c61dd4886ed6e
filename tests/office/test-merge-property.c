/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever is merged, split and undone in whatever order: what is undone to the end leaves every
 * table of the register byte for byte as it was. */
#include "core/application.h"
#include "core/decision.h"
#include "core/error.h"
#include "core/list.h"
#include "core/survey.h"
#include "doubts.h"
#include "office/turn-private.h"
#include "store/pairs.h"
#include "store/people.h"
#include "store/txn-private.h"

#include <string.h>

#define RUNS 200
#define ACTS 10
#define PEOPLE 8
#define ROWS 14
#define HOUSEHOLDS 4
#define DECISIONS 8

/* One run, in a transaction that is rolled back at its end. */
typedef struct {
  Fixture *fixture;
  LoketTxn *txn;
  GRand *rand;
  guint32 seed;
  const char *officers[2];
  GPtrArray *people; /* ids, of split-off ones too */
  GPtrArray *rows;
  GPtrArray *merges; /* ids of those that are not undone */
  guint counts[3];   /* merged, split, undone */
} Run;

static guint totals[5];

static const char *
pick (Run *run, GPtrArray *from)
{
  return from->pdata[g_rand_int_range (run->rand, 0, (int) from->len)];
}

static gboolean
chance (Run *run, int percent)
{
  return g_rand_int_range (run->rand, 0, 100) < percent;
}

static char *
new_id (Run *run)
{
  return loket_id_new (run->fixture->clock, run->fixture->random);
}

static void
insert (Run *run, gpointer record)
{
  g_autoptr (GError) error = NULL;

  loket_txn_insert (run->txn, record, &error);
  g_assert_no_error (error);
}

static void
add_person (Run *run, guint at)
{
  static const char *const names[] = {"Sucipto", "Kartini", "Dwi Lestari", "Sumarno", "Paiman"};
  g_autoptr (LoketPerson) person = loket_person_new ();
  g_autoptr (GError) error = NULL;

  person->id = new_id (run);
  person->name = g_strdup (names[g_rand_int_range (run->rand, 0, G_N_ELEMENTS (names))]);
  person->sex = (LoketPersonSex) g_rand_int_range (run->rand, 0, 3);
  person->birth_date = chance (run, 70) ? g_strdup_printf ("19%02u-03-02", 40 + at) : NULL;
  person->village = g_strdup (chance (run, 50) ? "33.14.15.2001" : "33.14.08.2001");
  person->phone = chance (run, 40) ? g_strdup_printf ("+62812000%u", at) : NULL;
  if (chance (run, 70)) {
    person->nik = g_strdup_printf ("331415020354%04u", at + 1);
    person->nik_status = chance (run, 60) ? LOKET_NIK_MATCHED : LOKET_NIK_UNVERIFIED;
  }
  person->version = 1 + g_rand_int_range (run->rand, 0, 3);
  person->created_at = person->changed_at = FIXTURE_MORNING;
  g_assert_true (loket_txn_next_person_number (run->txn, &person->number, &error));
  g_assert_true (loket_txn_add_person (run->txn, person, &error));
  g_assert_no_error (error);
  g_ptr_array_add (run->people, g_strdup (person->id));
}

static void
add_member (Run *run, const char *household, guint at, gboolean *head)
{
  g_autoptr (LoketHouseholdMember) member = loket_household_member_new ();

  member->id = new_id (run);
  member->household = g_strdup (household);
  member->person = g_strdup (run->people->pdata[at]);
  member->head = !*head && chance (run, 50);
  member->relation = member->head ? LOKET_RELATION_HEAD : LOKET_RELATION_CHILD;
  member->from_day = g_strdup_printf ("2026-0%d-01", g_rand_int_range (run->rand, 1, 9));
  member->until_day = !member->head && chance (run, 20) ? g_strdup ("2026-10-01") : NULL;
  *head = *head || member->head;
  insert (run, member);
}

/* Everybody in one household of each kind at most. */
static void
add_households (Run *run)
{
  g_autofree char *ids[HOUSEHOLDS] = {NULL};
  gboolean heads[HOUSEHOLDS] = {FALSE};

  for (guint i = 0; i < HOUSEHOLDS; i++) {
    g_autoptr (LoketHousehold) household = loket_household_new ();
    household->id = new_id (run);
    household->kind = i % 2 == 0 ? LOKET_HOUSEHOLD_FAMILY_CARD : LOKET_HOUSEHOLD_DWELLING;
    household->family_card = i % 2 == 0 ? g_strdup_printf ("331415010110%04u", i + 1) : NULL;
    household->created_at = household->changed_at = FIXTURE_MORNING;
    insert (run, household);
    ids[i] = g_strdup (household->id);
  }
  for (guint at = 0; at < PEOPLE; at++) {
    const guint card = 2 * (guint) g_rand_int_range (run->rand, 0, 2);
    const guint dwelling = 1 + 2 * (guint) g_rand_int_range (run->rand, 0, 2);
    if (chance (run, 80))
      add_member (run, ids[card], at, &heads[card]);
    if (chance (run, 40))
      add_member (run, ids[dwelling], at, &heads[dwelling]);
  }
  for (guint i = 0; i < HOUSEHOLDS; i++)
    g_clear_pointer (&ids[i], g_free);
}

static void
add_value (Run *run)
{
  g_autoptr (LoketPersonValue) value = loket_person_value_new ();

  value->id = new_id (run);
  value->person = g_strdup (pick (run, run->people));
  value->field = g_strdup ("phone");
  value->value = g_strdup ("+62811");
  value->list_row = chance (run, 50) ? g_strdup (pick (run, run->rows)) : NULL;
  value->officer = g_strdup (run->officers[0]);
  value->at = FIXTURE_MORNING;
  insert (run, value);
}

static void
add_pair (Run *run)
{
  g_autoptr (LoketPair) pair = loket_pair_new ();
  const char *person = pick (run, run->people);
  const char *other = pick (run, run->people);

  if (strcmp (person, other) == 0)
    return;
  pair->id = new_id (run);
  pair->person = g_strdup (person);
  if (chance (run, 50))
    pair->other = g_strdup (other);
  else
    pair->list_row = g_strdup (pick (run, run->rows));
  pair->weight = g_rand_int_range (run->rand, -500, 2000);
  pair->comparison = g_strdup ("{\"fields\":[]}");
  pair->state = (LoketPairState) g_rand_int_range (run->rand, 0, LOKET_PAIR_SETTLED + 1);
  if (pair->state != LOKET_PAIR_OPEN) {
    pair->decided_by = g_strdup (run->officers[0]);
    pair->decided_at = LOKET_SOME (FIXTURE_MORNING);
  }
  pair->data_hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, pair->id, -1);
  pair->created_at = FIXTURE_MORNING;
  insert (run, pair);
}

/* What somebody asked for, and what was decided; one card a person at a time. */
static void
add_decision (Run *run, gint64 at, GHashTable *holders)
{
  g_autoptr (LoketApplication) application = loket_application_new ();
  g_autoptr (LoketDecision) decision = loket_decision_new ();
  const char *person = pick (run, run->people);
  const gboolean card = chance (run, 50) && !g_hash_table_contains (holders, person);

  application->id = new_id (run);
  application->number = at;
  application->kind = g_strdup ("saraswati-card");
  application->service = g_strdup ("health");
  application->person = g_strdup (person);
  application->state = LOKET_APPLICATION_CLOSED;
  application->version = 1;
  application->created_at = application->changed_at = FIXTURE_MORNING;
  insert (run, application);
  decision->id = new_id (run);
  decision->application = g_strdup (application->id);
  decision->person = g_strdup (person);
  decision->state = card ? LOKET_DECISION_ACTIVE : LOKET_DECISION_EXPIRED;
  decision->category = LOKET_CATEGORY_MELATI;
  decision->proposed_by = g_strdup (run->officers[0]);
  decision->section_by = g_strdup (run->officers[1]);
  decision->proposed_at = decision->changed_at = FIXTURE_MORNING;
  decision->version = 1;
  insert (run, decision);
  if (card)
    g_hash_table_add (holders, g_strdup (person));
}

static void
add_condition (Run *run)
{
  g_autoptr (LoketCondition) condition = loket_condition_new ();

  condition->id = new_id (run);
  condition->person = g_strdup (pick (run, run->people));
  condition->kind = LOKET_CONDITION_ILLNESS;
  condition->from_day = g_strdup ("2026-10-01");
  condition->officer = g_strdup (run->officers[0]);
  condition->created_at = condition->changed_at = FIXTURE_MORNING;
  insert (run, condition);
}

static void
add_decisions (Run *run)
{
  g_autoptr (GHashTable) holders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gint64 i = 1; i <= DECISIONS; i++)
    add_decision (run, i, holders);
  for (guint i = 0; i < 3; i++)
    add_condition (run);
}

static void
make_register (Run *run)
{
  for (guint i = 0; i < PEOPLE; i++)
    add_person (run, i);
  add_households (run);
  for (gint64 i = 1; i <= ROWS; i++) {
    g_autoptr (LoketListRow) row = loket_list_row_new ();
    row->id = g_strdup_printf (LOKET_LIST_ROW_ID, (gint64) DOUBTS_BATCH, i);
    row->line = i;
    row->state = LOKET_ROW_AUTO_LINKED;
    row->person = g_strdup (pick (run, run->people));
    row->weight = chance (run, 50) ? LOKET_SOME (i * 100) : LOKET_NONE;
    row->facts = g_strdup ("{\"name\":\"SOETJIPTO \\\"CIP\\\"\"}");
    insert (run, row);
    g_ptr_array_add (run->rows, g_strdup (row->id));
  }
  for (guint i = 0; i < 6; i++)
    add_value (run);
  for (guint i = 0; i < 10; i++)
    add_pair (run);
  add_decisions (run);
}

static void
assert_number (Run *run, const char *sql, gint64 expected)
{
  gint64 number = -1;

  g_assert_true (loket_engine_number (run->txn->engine, sql, NULL, 0, &number, NULL));
  if (number != expected)
    g_test_message ("seed %u: %s", run->seed, sql);
  g_assert_cmpint (number, ==, expected);
}

/* What holds after each act. */
static void
assert_whole (Run *run)
{
  static const char *const none[] = {
      "SELECT COUNT(*) AS number FROM list_row JOIN person ON person.id = list_row.person "
      "WHERE merged_into IS NOT NULL",
      "SELECT COUNT(*) AS number FROM household_member JOIN person ON person.id = "
      "household_member.person WHERE merged_into IS NOT NULL",
      "SELECT COUNT(*) AS number FROM person_value JOIN person ON person.id = person_value.person "
      "WHERE merged_into IS NOT NULL",
      "SELECT COUNT(*) AS number FROM pair JOIN person ON person.id = pair.person "
      "WHERE merged_into IS NOT NULL AND pair.state IN ('open', 'postponed')",
      "SELECT COUNT(*) AS number FROM decision JOIN person ON person.id = decision.person "
      "WHERE merged_into IS NOT NULL",
      "SELECT COUNT(*) AS number FROM application JOIN person ON person.id = application.person "
      "WHERE merged_into IS NOT NULL",
      "SELECT COUNT(*) AS number FROM (SELECT nik FROM person WHERE nik_status = 'matched' AND "
      "merged_into IS NULL GROUP BY nik HAVING COUNT(*) > 1)",
      "SELECT COUNT(*) AS number FROM (SELECT household FROM household_member WHERE head = 1 AND "
      "until_day IS NULL GROUP BY household HAVING COUNT(*) > 1)",
      "SELECT COUNT(*) AS number FROM person_word WHERE number IN "
      "(SELECT number FROM person WHERE merged_into IS NOT NULL)",
      "SELECT COUNT(*) AS number FROM person WHERE merged_into IS NULL AND number NOT IN "
      "(SELECT number FROM person_word)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    assert_number (run, none[i], 0);
  assert_number (run, "SELECT COUNT(*) AS number FROM list_row WHERE person IS NOT NULL", ROWS);
  for (guint i = 0; i < run->people->len; i++) {
    g_autoptr (LoketPerson) living =
        loket_txn_living_person (run->txn, run->people->pdata[i], NULL);
    g_assert_nonnull (living);
    g_assert_null (living->merged_into);
  }
}

/* As the dispatcher lets the second officer carry it out; a refusal leaves nothing behind. */
static LoketMerge *
act (Run *run, const LoketOperation *operation, gpointer request, GError **error)
{
  LoketAsker asker = {
      .caller = {.kind = LOKET_DEVICE_COUNTER, .device = "counter", .officer = run->officers[1]}};
  g_auto (LoketTurn) turn = {.office = run->fixture->office,
                             .txn = run->txn,
                             .asker = &asker,
                             .proposer = run->officers[0]};
  LoketRecord *answer;

  loket_clock_advance (run->fixture->clock, LOKET_SECOND);
  g_assert_true (loket_txn_mark (run->txn, NULL));
  g_assert_true (loket_turn_begin (&turn, FALSE, NULL));
  answer = loket_office_carry_out (&turn, operation, request, error);
  if (answer != NULL)
    return loket_merge_cast (answer);
  g_assert_true (loket_txn_undo_to_mark (run->txn, NULL));
  return NULL;
}

static void
do_merge (Run *run)
{
  static const char *const choices[] = {"name", "nik", "phone", "birth_date", "village", "sex"};
  g_autoptr (LoketMergeRequest) request = loket_merge_request_new ();
  g_autoptr (LoketMerge) merge = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (chance (run, 20))
      g_strv_builder_add (fields, choices[i]);
  request->winner = g_strdup (pick (run, run->people));
  request->loser = g_strdup (pick (run, run->people));
  request->fields = g_strv_builder_end (fields);
  request->reason = g_strdup ("same mother");
  merge = act (run, &LOKET_PERSON_MERGE, request, &error);
  if (merge == NULL) {
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
    if (g_str_equal (loket_error_parameter (error), "two-cards"))
      totals[4]++;
    else
      g_assert_true (g_str_equal (loket_error_parameter (error), "person-rests") ||
                     g_str_equal (loket_error_parameter (error), "same-person"));
    return;
  }
  g_ptr_array_add (run->merges, g_strdup (merge->id));
  run->counts[0]++;
}

static char **
choose (Run *run, GType type, const char *person)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GPtrArray) records =
      loket_txn_records (run->txn,
                         type,
                         "WHERE office = ?1 AND person = ?2 ORDER BY id",
                         LOKET_VALUES (LOKET_T (run->txn->office), LOKET_T (person)),
                         NULL);

  for (guint i = 0; i < records->len; i++)
    if (chance (run, 40))
      g_strv_builder_add (ids, loket_record_id (records->pdata[i]));
  return g_strv_builder_end (ids);
}

static void
do_split (Run *run)
{
  g_autoptr (LoketSplitRequest) request = loket_split_request_new ();
  g_autoptr (LoketMerge) merge = NULL;
  g_autoptr (GError) error = NULL;

  request->person = g_strdup (pick (run, run->people));
  request->list_rows = choose (run, loket_list_row_get_type (), request->person);
  request->memberships = choose (run, loket_household_member_get_type (), request->person);
  request->values = choose (run, loket_person_value_get_type (), request->person);
  request->name = g_strdup ("Dwi Astuti");
  request->nik = chance (run, 30) ? g_strdup ("3314150203540003") : NULL;
  request->reason = g_strdup ("two sisters");
  merge = act (run, &LOKET_PERSON_SPLIT, request, &error);
  if (merge == NULL) {
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
    g_assert_true (g_str_equal (loket_error_parameter (error), "person-rests") ||
                   g_str_equal (loket_error_parameter (error), "nothing-to-split"));
    return;
  }
  g_ptr_array_add (run->merges, g_strdup (merge->id));
  g_ptr_array_add (run->people, g_strdup (merge->loser));
  run->counts[1]++;
}

static gboolean
do_undo (Run *run, guint at)
{
  g_autoptr (LoketUnmergeRequest) request = loket_unmerge_request_new ();
  g_autoptr (LoketMerge) merge = NULL;
  g_autoptr (GError) error = NULL;

  request->merge = g_strdup (run->merges->pdata[at]);
  request->reason = g_strdup ("it was wrong");
  merge = act (run, &LOKET_PERSON_UNMERGE, request, &error);
  if (merge == NULL) {
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
    if (!g_str_equal (loket_error_parameter (error), "undo-later-first"))
      g_test_message ("seed %u: %s", run->seed, error->message);
    g_assert_cmpstr (loket_error_parameter (error), ==, "undo-later-first");
    totals[3]++;
    return FALSE;
  }
  g_ptr_array_remove_index_fast (run->merges, at);
  run->counts[2]++;
  return TRUE;
}

/* In any order: what is refused now is possible once the later one is undone. */
static void
undo_all (Run *run)
{
  guint refused = 0;

  while (run->merges->len > 0) {
    if (do_undo (run, (guint) g_rand_int_range (run->rand, 0, (int) run->merges->len)))
      refused = 0;
    else
      refused++;
    g_assert_cmpuint (refused, <, 1000);
    assert_whole (run);
  }
}

static void
show_missing (const char *what, const char *from, const char *in)
{
  g_auto (GStrv) lines = g_strsplit (from, "\n", -1);
  g_auto (GStrv) there = g_strsplit (in, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) there, lines[i]))
      g_test_message ("%s %s", what, lines[i]);
}

static void
show_difference (Run *run, const char *start, const char *end)
{
  if (strcmp (start, end) == 0)
    return;
  g_test_message ("seed %u", run->seed);
  show_missing ("lost", start, end);
  show_missing ("left", end, start);
}

static gboolean
run_work (LoketTxn *txn, gpointer data, GError **error)
{
  Run *run = data;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  run->txn = txn;
  make_register (run);
  start = doubts_dump (run->txn);
  for (guint i = 0; i < ACTS; i++) {
    if (chance (run, 25) && run->merges->len > 0)
      do_undo (run, (guint) g_rand_int_range (run->rand, 0, (int) run->merges->len));
    else if (chance (run, 65))
      do_merge (run);
    else
      do_split (run);
    assert_whole (run);
  }
  undo_all (run);
  end = doubts_dump (run->txn);
  assert_number (run, "SELECT COUNT(*) AS number FROM pragma_foreign_key_check", 0);
  show_difference (run, start, end);
  g_assert_true (strcmp (start, end) == 0);
  loket_set_error (error, LOKET_ERROR_QUEUE_EMPTY, NULL, "the next run begins anew");
  return FALSE;
}

static void
run_once (Fixture *f, guint32 seed, const char *first, const char *second)
{
  Run run = {.fixture = f, .rand = g_rand_new_with_seed (seed), .seed = seed};
  g_autoptr (GError) error = NULL;

  run.officers[0] = first;
  run.officers[1] = second;
  run.people = g_ptr_array_new_with_free_func (g_free);
  run.rows = g_ptr_array_new_with_free_func (g_free);
  run.merges = g_ptr_array_new_with_free_func (g_free);
  loket_store_write_sync (loket_office_store (f->office), run_work, &run, &error);
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_QUEUE_EMPTY);
  for (guint i = 0; i < 3; i++)
    totals[i] += run.counts[i];
  g_ptr_array_unref (run.people);
  g_ptr_array_unref (run.rows);
  g_ptr_array_unref (run.merges);
  g_rand_free (run.rand);
}

/* Another seed each time; a run that failed is played again with --seed. */
static void
test_any_order (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketOfficer) first = fixture_add_officer (f, "ani", "data_desk", NULL);
  g_autoptr (LoketOfficer) second = fixture_add_officer (f, "budi", "section_head", NULL);
  const guint32 seed = (guint32) g_test_rand_int ();

  g_test_message ("seeds %u and on", seed);
  for (guint32 i = 0; i < RUNS; i++)
    run_once (f, seed + i, first->id, second->id);
  g_test_message ("%u merges, %u splits, %u undone, %u refused until a later one was, %u for two "
                  "cards",
                  totals[0],
                  totals[1],
                  totals[2],
                  totals[3],
                  totals[4]);
  g_assert_cmpuint (totals[4], >, 0);
  g_assert_cmpuint (totals[0], >, RUNS);
  g_assert_cmpuint (totals[1], >, RUNS / 4);
  g_assert_cmpuint (totals[2], ==, totals[0] + totals[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/office/merge/undone-in-any-order-leaves-every-byte",
              Fixture,
              NULL,
              fixture_set_up,
              test_any_order,
              fixture_tear_down);
  return g_test_run ();
}
