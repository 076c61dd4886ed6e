/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trials of rules over the register: what comes out is what the rules say of each person alone;
 * what is broken off leaves nothing. */
#include "core/rules-desk.h"
#include "core/survey.h"
#include "doubts.h"
#include "office/office-private.h"
#include "office/rule-facts.h"
#include "office/turn-private.h"
#include "store/register-walk.h"
#include "store/what-ifs.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/office/what-if/" path, Fixture, NULL, set_up, function, fixture_tear_down)
#define TRIED "2099-1"
#define PEOPLE 400

/* The rules of Sragen, and a stricter version of them that nobody has signed. */
static void
set_up (Fixture *f, gconstpointer data)
{
  static const char *const changes[][2] = {
      {"version=2026-1\n", "version=2099-1\n"},
      {"from=2026-01-01", "from=2099-01-01"},
      {"[parameter decile_limit]\nvalue=4", "[parameter decile_limit]\nvalue=2"},
  };
  g_autoptr (GBytes) shipped = fixture_profile_file ("rules/2026-1.ini");
  g_autoptr (GString) text =
      g_string_new_len (g_bytes_get_data (shipped, NULL), (gssize) g_bytes_get_size (shipped));

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_assert_cmpuint (g_string_replace (text, changes[i][0], changes[i][1], 1), ==, 1);
  f->more_rules = g_intern_string (text->str);
  fixture_set_up (f, data);
}

static void
take_id (const char *id, const char *life_status, const char *village, gpointer data)
{
  g_ptr_array_add (data, g_strdup (id));
}

static gboolean
ids_work (LoketTxn *txn, gpointer data, GError **error)
{
  return loket_txn_walk_people (txn, "", 100000, take_id, data, error);
}

static GPtrArray *
all_ids (Fixture *f)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  loket_store_read_sync (loket_office_store (f->office), ids_work, ids, &error);
  g_assert_no_error (error);
  return ids;
}

static void
add_batch (Fixture *f, gint64 number, const char *source, const char *period, const char *map)
{
  g_autoptr (LoketListBatch) batch = loket_list_batch_new ();

  batch->id = loket_id_new (f->clock, f->random);
  batch->number = number;
  batch->source = g_strdup (source);
  batch->period = g_strdup (period);
  batch->file_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, batch->id, -1);
  batch->bytes = 1000;
  batch->map = g_strdup (map);
  batch->state = LOKET_BATCH_APPLIED;
  batch->created_at = batch->changed_at = FIXTURE_MORNING;
  register_insert (f, batch);
}

static void
add_row (Fixture *f,
         gint64 batch,
         gint64 number,
         LoketRowState state,
         const char *person,
         char *facts)
{
  g_autoptr (LoketListRow) row = loket_list_row_new ();

  row->id = g_strdup_printf (LOKET_LIST_ROW_ID, batch, number);
  row->line = number;
  row->state = state;
  row->person = g_strdup (person);
  row->facts = facts;
  register_insert (f, row);
}

/* Two quarters of one list, another of the same time, and one that tells of servants. */
static void
add_lists (Fixture *f, GPtrArray *ids, GRand *chance)
{
  static const struct {
    const char *source;
    const char *period;
  } lists[] = {{"dtsen", "2025-Q2"}, {"dtsen", "2026-Q4"}, {"bps", "2026-Q4"}};
  static const char *const programmes[] = {"PNS GOLONGAN III", "ASKES", "PKH", "TNI"};
  gint64 number = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    add_batch (f, i + 1, lists[i].source, lists[i].period, "[columns]\nname=NAMA\n");
  add_batch (f,
             4,
             "agency",
             "2026-Q3",
             "[columns]\nname=NAMA\nprogramme=PROGRAM\n[tells]\n"
             "civil_servant=PNS; TNI\ncivil_servant_3=PNS GOLONGAN III\nother_insurance=ASKES\n");
  for (guint i = 0; i < ids->len; i++) {
    const int list = g_rand_int_range (chance, 0, 5);
    const LoketRowState state =
        g_rand_int_range (chance, 0, 6) == 0 ? LOKET_ROW_SUPERSEDED : LOKET_ROW_LINKED;
    number++;
    if (list < 3 && g_rand_int_range (chance, 0, 5) == 0)
      add_row (f, list + 1, number, state, ids->pdata[i], g_strdup ("{\"name\":\"A\"}"));
    else if (list < 3)
      add_row (
          f,
          list + 1,
          number,
          state,
          ids->pdata[i],
          g_strdup_printf ("{\"name\":\"A\",\"decile\":\"%d\"}", g_rand_int_range (chance, 1, 8)));
    if (g_rand_int_range (chance, 0, 8) == 0)
      add_row (f,
               4,
               number,
               LOKET_ROW_LINKED,
               ids->pdata[i],
               g_strdup_printf ("{\"name\":\"A\",\"programme\":\"%s\"}",
                                programmes[g_rand_int_range (chance, 0, 4)]));
  }
}

static void
change_some (Fixture *f, GPtrArray *ids, GRand *chance)
{
  for (guint i = 0; i < ids->len; i += 9) {
    g_autoptr (LoketPerson) before = register_get (f, loket_person_get_type (), ids->pdata[i]);
    g_autoptr (LoketPerson) after = loket_person_cast (loket_record_copy (LOKET_RECORD (before)));
    after->life_status = (LoketLifeStatus) g_rand_int_range (chance, 0, 6);
    if (g_rand_int_range (chance, 0, 4) == 0)
      g_clear_pointer (&after->village, g_free);
    doubts_change_person (f, before, after);
  }
}

static void
add_finding (Fixture *f, const char *person, const char *officer, GRand *chance)
{
  g_autoptr (LoketCondition) condition = loket_condition_new ();

  condition->id = loket_id_new (f->clock, f->random);
  condition->person = g_strdup (person);
  condition->kind = (LoketConditionKind) g_rand_int_range (chance, 0, 10);
  condition->from_day = g_strdup ("2026-10-01");
  condition->officer = g_strdup (officer);
  condition->created_at = condition->changed_at = FIXTURE_MORNING;
  register_insert (f, condition);
}

static void
add_survey (Fixture *f, const char *person, const char *officer, GRand *chance)
{
  g_autoptr (LoketSurvey) survey = loket_survey_new ();

  survey->id = loket_id_new (f->clock, f->random);
  survey->person = g_strdup (person);
  survey->form = g_strdup ("menur-conditions");
  survey->form_version = 1;
  survey->form_checksum = g_strnfill (64, 'a');
  survey->state = LOKET_SURVEY_SUBMITTED;
  survey->day = g_strdup ("2026-11-02");
  survey->answers = g_strdup_printf ("{\"form\":\"menur-conditions\",\"version\":1,\"answers\":"
                                     "[{\"key\":\"illness\",\"value\":\"%s\"}]}",
                                     g_rand_boolean (chance) ? "yes" : "no");
  survey->officer = g_strdup (officer);
  survey->version = 1;
  survey->created_at = survey->changed_at = FIXTURE_MORNING;
  register_insert (f, survey);
}

static void
fill (Fixture *f, guint seed)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (seed);
  g_autoptr (LoketOfficer) officer = fixture_add_officer (f, "verifier", "field_verifier", NULL);
  g_autoptr (GPtrArray) ids = NULL;

  register_fill (f, PEOPLE);
  ids = all_ids (f);
  add_lists (f, ids, chance);
  change_some (f, ids, chance);
  for (guint i = 0; i < ids->len; i += 23) {
    add_finding (f, ids->pdata[i], officer->id, chance);
    add_survey (f, ids->pdata[(i + 11) % ids->len], officer->id, chance);
  }
}

/* The same, person by person, with all reasons in words: "village from to" → how many. */
typedef struct {
  Fixture *fixture;
  GHashTable *counts;
  guint people;
  guint changed;
  guint categories[LOKET_N_CATEGORIES];
} Plain;

static gboolean
evaluate_one (LoketTurn *turn, Plain *plain, const char *id, GError **error)
{
  const LoketRuleBook *book = loket_office_rules (plain->fixture->office);
  g_autoptr (LoketPerson) person = loket_person_cast (
      loket_txn_get (loket_turn_txn (turn), loket_person_get_type (), id, error));
  g_autoptr (LoketRuleInputs) inputs = NULL;
  g_autoptr (LoketProposal) now = NULL;
  g_autoptr (LoketProposal) tried = NULL;
  char *key;

  if (!loket_turn_rule_inputs (turn, id, NULL, &inputs, error))
    return FALSE;
  now = loket_rules_evaluate (loket_rule_book_in_force (book, loket_turn_day (turn)), inputs);
  tried = loket_rules_evaluate (loket_rule_book_find (book, TRIED), inputs);
  key = g_strdup_printf ("%s %s %s",
                         person->village != NULL ? person->village : "",
                         loket_enum_name (loket_category_get_type (), (int) now->category),
                         loket_enum_name (loket_category_get_type (), (int) tried->category));
  plain->people++;
  plain->changed += now->category != tried->category ? 1 : 0;
  plain->categories[now->category]++;
  g_hash_table_insert (
      plain->counts,
      key,
      GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (plain->counts, key)) + 1));
  return TRUE;
}

static gboolean
plain_work (LoketTxn *txn, gpointer data, GError **error)
{
  Plain *plain = data;
  g_auto (LoketTurn) turn = {.office = plain->fixture->office, .txn = txn};
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (!loket_turn_begin (&turn, FALSE, error) ||
      !loket_txn_walk_people (txn, "", 100000, take_id, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!evaluate_one (&turn, plain, ids->pdata[i], error))
      return FALSE;
  return TRUE;
}

static LoketJob *
begin (Fixture *f, const char *token)
{
  g_autoptr (LoketWhatIfRequest) request = loket_what_if_request_new ();

  request->version = g_strdup (TRIED);
  return officers_do (f, token, &LOKET_RULES_WHAT_IF, request);
}

static void
run (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  loket_office_run_jobs (f->office, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
lines_work (LoketTxn *txn, gpointer data, GError **error)
{
  GPtrArray **lines = data;
  g_autoptr (GPtrArray) found = loket_txn_what_if_lines (txn, (*lines)->pdata[0], error);

  g_assert_nonnull (found);
  g_ptr_array_unref (*lines);
  *lines = g_steal_pointer (&found);
  return TRUE;
}

static GPtrArray *
lines_of (Fixture *f, const char *what_if)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (lines, g_strdup (what_if));
  loket_store_read_sync (loket_office_store (f->office), lines_work, &lines, &error);
  g_assert_no_error (error);
  return lines;
}

static void
assert_same (Fixture *f, const char *what_if, Plain *plain)
{
  g_autoptr (GPtrArray) lines = lines_of (f, what_if);

  g_assert_cmpuint (lines->len, ==, g_hash_table_size (plain->counts));
  for (guint i = 0; i < lines->len; i++) {
    LoketWhatIfLine *line = lines->pdata[i];
    g_autofree char *key =
        g_strdup_printf ("%s %s %s", line->village, line->from_category, line->to_category);
    if (line->people != GPOINTER_TO_UINT (g_hash_table_lookup (plain->counts, key)))
      g_test_message ("%s: %d", key, (int) line->people);
    g_assert_cmpint (line->people, ==, GPOINTER_TO_UINT (g_hash_table_lookup (plain->counts, key)));
  }
}

static LoketWhatIfResult *
result_of (Fixture *f, const char *token, const char *what_if)
{
  g_autoptr (LoketWhatIfReference) reference = loket_what_if_reference_new ();

  reference->what_if = g_strdup (what_if);
  return officers_do (f, token, &LOKET_RULES_WHAT_IF_RESULT, reference);
}

static void
test_equal (Fixture *f, gconstpointer data)
{
  g_auto (Officers) officers = {0};
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Plain plain = {.fixture = f, .counts = counts};
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketJob) job = NULL;
  g_autoptr (LoketWhatIfResult) result = NULL;
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (LoketWhatIfs) list = NULL;
  gint64 total = 0;

  officers_come (f, &officers);
  fill (f, 7);
  loket_store_read_long_sync (loket_office_store (f->office), plain_work, &plain, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plain.changed, >, 0);
  g_assert_cmpuint (plain.categories[LOKET_CATEGORY_MELATI], >, 0);
  g_assert_cmpuint (plain.categories[LOKET_CATEGORY_MENUR], >, 0);
  job = begin (f, officers.first);
  run (f);
  assert_same (f, job->result, &plain);
  result = result_of (f, officers.second, job->result);
  g_assert_cmpint (result->what_if->people, ==, plain.people);
  g_assert_cmpint (result->what_if->changed, ==, plain.changed);
  g_assert_cmpstr (result->what_if->rules_now, ==, "2026-1");
  g_assert_cmpstr (result->officer_name, ==, "Officer ani");
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (result->totals)); i++) {
    g_autoptr (LoketWhatIfCount) count = g_list_model_get_item (G_LIST_MODEL (result->totals), i);
    total += count->people;
  }
  g_assert_cmpint (total, ==, plain.people);
  list = officers_do (f, officers.first, &LOKET_RULES_WHAT_IF_LIST, nothing);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list->trials)), ==, 1);
}

/* Wherever it is broken off, nothing of it stays. */
static void
test_cancel (Fixture *f, gconstpointer data)
{
  g_auto (Officers) officers = {0};

  officers_come (f, &officers);
  fill (f, 8);
  for (guint steps = 0; steps < 9; steps++) {
    g_autoptr (LoketJob) job = begin (f, officers.first);
    g_autoptr (LoketJobReference) reference = loket_job_reference_new ();
    g_autoptr (LoketJob) cancelled = NULL;
    g_autoptr (LoketJob) ended = NULL;
    g_autoptr (GPtrArray) lines = NULL;

    for (guint i = 0; i < steps; i++)
      g_assert_true (loket_job_runner_step (f->office->runner, NULL) == LOKET_JOBS_GO_ON);
    reference->job = g_strdup (job->id);
    ended = officers_do (f, officers.first, &LOKET_JOB_GET, reference);
    if (loket_job_has_ended (ended))
      break;
    cancelled = officers_do (f, officers.first, &LOKET_JOB_CANCEL, reference);
    run (f);
    g_clear_object (&ended);
    ended = officers_do (f, officers.first, &LOKET_JOB_GET, reference);
    g_assert_cmpint (ended->state, ==, LOKET_JOB_CANCELLED);
    lines = lines_of (f, job->result);
    g_assert_cmpuint (lines->len, ==, 0);
  }
}

/* After a restart it is counted anew, and comes to the same. */
static void
test_restart (Fixture *f, gconstpointer data)
{
  g_auto (Officers) officers = {0};
  g_autoptr (LoketWhatIfResult) whole = NULL;
  g_autoptr (LoketJob) first = NULL;

  officers_come (f, &officers);
  fill (f, 9);
  first = begin (f, officers.first);
  run (f);
  whole = result_of (f, officers.first, first->result);
  for (guint steps = 1; steps < 7; steps++) {
    g_autoptr (LoketJob) job = begin (f, officers.first);
    g_autoptr (LoketWhatIfResult) result = NULL;
    for (guint i = 0; i < steps; i++)
      g_assert_true (loket_job_runner_step (f->office->runner, NULL) == LOKET_JOBS_GO_ON);
    fixture_reopen (f);
    run (f);
    result = result_of (f, officers.first, job->result);
    g_assert_cmpint (result->what_if->changed, ==, whole->what_if->changed);
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (result->villages)),
                      ==,
                      g_list_model_get_n_items (G_LIST_MODEL (whole->villages)));
  }
}

static void
test_unknown (Fixture *f, gconstpointer data)
{
  g_auto (Officers) officers = {0};
  g_autoptr (LoketWhatIfRequest) request = loket_what_if_request_new ();
  g_autofree char *scoped = officers_one_comes (f, "cici", "data_desk", "33.14.10");

  officers_come (f, &officers);
  request->version = g_strdup ("1999-1");
  officers_refused (
      f, officers.first, &LOKET_RULES_WHAT_IF, request, LOKET_ERROR_NOT_FOUND, "1999-1");
  officers_refused (f, scoped, &LOKET_RULES_WHAT_IF, request, LOKET_ERROR_RULE, "whole-district");
}

/* A second one is refused while the first goes on, and may begin when it has ended. */
static void
test_one_at_a_time (Fixture *f, gconstpointer data)
{
  g_auto (Officers) officers = {0};
  g_autoptr (LoketWhatIfRequest) request = loket_what_if_request_new ();
  g_autoptr (LoketJob) first = NULL;
  g_autoptr (LoketJob) second = NULL;

  request->version = g_strdup (TRIED);
  officers_come (f, &officers);
  register_fill (f, 20);
  first = begin (f, officers.first);
  officers_refused (
      f, officers.second, &LOKET_RULES_WHAT_IF, request, LOKET_ERROR_RULE, "trial-runs");
  run (f);
  second = begin (f, officers.second);
  g_assert_cmpstr (second->result, !=, first->result);
}

/* Numbers are filled in, what is known of nobody is not; and every word is there. */
static void
check_words (LoketRuleText *text)
{
  GListModel *lines = G_LIST_MODEL (text->lines);
  const gint64 limit = strcmp (text->about->version, TRIED) == 0 ? 2 : 4;
  guint seen = 0;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (text->cards)), ==, 3);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++) {
    g_autoptr (LoketRuleSentenceText) line = g_list_model_get_item (lines, i);
    const char *said = loket_phrase_in (line->text, "en");
    g_assert_null (strchr (said, '{'));
    g_assert_true (line->missed == NULL ||
                   strchr (loket_phrase_in (line->missed, "jv"), '{') == NULL);
    if (strcmp (line->key, "decile") == 0 && strcmp (line->kind, "reason") == 0) {
      g_autofree char *wanted =
          g_strdup_printf ("Your household is in decile …. The limit is decile %d.", (int) limit);
      g_assert_cmpstr (said, ==, wanted);
      seen++;
    }
    if (strcmp (line->key, "decile-list") == 0)
      g_assert_cmpstr (line->supports, ==, "decile");
  }
  g_assert_cmpuint (seen, ==, 1);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (text->numbers)); i++) {
    g_autoptr (LoketRuleNumber) number = g_list_model_get_item (G_LIST_MODEL (text->numbers), i);
    g_assert_cmpstr (loket_phrase_in (number->text, "id"), !=, "");
    g_assert_true (strcmp (number->key, "decile_limit") != 0 || number->value == limit);
    g_assert_cmpint (number->money, ==, strcmp (number->key, "poverty_line") == 0);
  }
}

static void
test_versions (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRuleVersions) versions =
      fixture_ask (f, LOKET_DEVICE_COUNTER, &LOKET_RULES_VERSIONS, nothing, &error);
  guint in_force = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (versions->versions)), >=, 2);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (versions->versions)); i++) {
    g_autoptr (LoketRuleText) text = g_list_model_get_item (G_LIST_MODEL (versions->versions), i);
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (text->lines)), >, 5);
    g_assert_cmpuint (strlen (text->about->checksum), ==, 64);
    check_words (text);
    in_force += text->in_force;
    g_assert_true (!text->in_force || strcmp (text->about->version, "2026-1") == 0);
  }
  g_assert_cmpuint (in_force, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("equals-a-plain-evaluation", test_equal);
  ADD ("cancel-leaves-nothing", test_cancel);
  ADD ("goes-on-after-a-restart", test_restart);
  ADD ("unknown-version-and-area", test_unknown);
  ADD ("one-at-a-time", test_one_at_a_time);
  ADD ("versions-in-words", test_versions);
  return g_test_run ();
}
