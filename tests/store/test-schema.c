/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schema says what the tables of fields say; migrations from every older version and back-offs.
 */
#include "fixture.h"

#include "store/migrate.h"
#include "store/sqlite.h"

#include "core/application.h"
#include "core/blank-stock.h"
#include "core/card-print.h"
#include "core/card.h"
#include "core/decision.h"
#include "core/claim.h"
#include "core/closure.h"
#include "core/device.h"
#include "core/error.h"
#include "core/help.h"
#include "core/job.h"
#include "core/journey.h"
#include "core/key-desk.h"
#include "core/letter.h"
#include "core/list.h"
#include "core/officer.h"
#include "core/person.h"
#include "core/rating.h"
#include "core/survey.h"
#include "core/verifier-desk.h"
#include "core/watch.h"

#include <string.h>

#define TABLES                                                                                     \
  "application application_paper application_step approval audit blank_count blank_day "           \
  "blank_movement blank_stock blob call card card_handover card_print card_use claim_list "        \
  "claim_row closure counselling counter decision device enrolment event experience guarantee "    \
  "guarantee_key help_call household household_card household_member job kept_answer letter "      \
  "list_batch list_row merge meta "                                                                \
  "number_series officer officer_password pair pair_answer person person_condition "               \
  "person_photo person_value person_word print_batch priority_arrival queue_act rating seal_key "  \
  "seal_seed segment service_time session session_token "                                          \
  "sign_in_failure status_file status_slot survey ticket trust_list visit watch what_if "          \
  "what_if_line "

static LoketEngine *
open_engine (Fixture *fixture, const char *name, LoketSqliteMode mode)
{
  g_autofree char *path = fixture_path (fixture, name);
  g_autoptr (GError) error = NULL;
  LoketEngine *engine = loket_sqlite_open (path, mode, &error);

  g_assert_no_error (error);
  return engine;
}

static const char *
type_of (const LoketField *field)
{
  if (field->kind == LOKET_KIND_ENUM || !loket_field_is_number (field))
    return field->kind == LOKET_KIND_BYTES ? "BLOB" : "TEXT";
  return "INTEGER";
}

/* Enums and booleans always say something; a set of words may always be absent. */
static gboolean
is_required (const LoketField *field)
{
  return field->kind == LOKET_KIND_ENUM || field->kind == LOKET_KIND_BOOLEAN ||
         (field->kind != LOKET_KIND_WORDS && (field->flags & LOKET_FIELD_OPTIONAL) == 0);
}

static gboolean
is_in_key (GType type, const LoketField *field)
{
  const LoketField *key = loket_record_type_key (type);

  return field == key || ((key->flags & LOKET_FIELD_UUID) == 0 && strcmp (field->name, "day") == 0);
}

static guint
assert_columns (LoketEngine *engine, GType type)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      engine,
      "SELECT name, type, \"notnull\" AS required, pk FROM pragma_table_info (?1)",
      LOKET_VALUES (LOKET_T (loket_record_type_entity (type))),
      NULL);
  gboolean row;
  guint n = 0;

  g_assert_true (loket_rows_next (rows, &row, NULL));
  g_assert_true (row);
  g_assert_cmpstr (loket_rows_text (rows, "name"), ==, "office");
  g_assert_cmpint (loket_rows_number (rows, "pk"), ==, 1);
  for (; loket_rows_next (rows, &row, NULL) && row; n++) {
    const char *name = loket_rows_text (rows, "name");
    const LoketField *field = loket_record_type_find_field (type, name);
    g_test_message ("%s.%s", loket_record_type_entity (type), name);
    g_assert_nonnull (field);
    g_assert_true (loket_field_is_column (field));
    g_assert_cmpstr (loket_rows_text (rows, "type"), ==, type_of (field));
    g_assert_cmpint (loket_rows_number (rows, "required"), ==, is_required (field));
    g_assert_cmpint (loket_rows_number (rows, "pk") > 0, ==, is_in_key (type, field));
  }
  return n;
}

static guint
count_columns (GType type)
{
  guint n_fields, n_columns = 0;
  const LoketField *fields = loket_record_type_fields (type, &n_fields);

  for (guint f = 0; f < n_fields; f++)
    n_columns += loket_field_is_column (&fields[f]) ? 1 : 0;
  return n_columns;
}

static void
test_columns_are_fields (Fixture *fixture, gconstpointer data)
{
  const GType types[] = {
      loket_ticket_get_type (),
      loket_segment_get_type (),
      loket_queue_act_get_type (),
      loket_counter_get_type (),
      loket_call_get_type (),
      loket_help_call_get_type (),
      loket_closure_get_type (),
      loket_officer_get_type (),
      loket_session_get_type (),
      loket_approval_get_type (),
      loket_device_get_type (),
      loket_enrolment_get_type (),
      loket_person_get_type (),
      loket_person_value_get_type (),
      loket_household_get_type (),
      loket_household_card_get_type (),
      loket_household_member_get_type (),
      loket_list_batch_get_type (),
      loket_list_row_get_type (),
      loket_application_get_type (),
      loket_application_paper_get_type (),
      loket_application_step_get_type (),
      loket_visit_get_type (),
      loket_survey_get_type (),
      loket_condition_get_type (),
      loket_counselling_get_type (),
      loket_decision_get_type (),
      loket_letter_get_type (),
      loket_watch_get_type (),
      loket_what_if_get_type (),
      loket_what_if_line_get_type (),
      loket_pair_get_type (),
      loket_pair_answer_get_type (),
      loket_merge_get_type (),
      loket_job_get_type (),
      loket_card_get_type (),
      loket_card_print_get_type (),
      loket_print_batch_get_type (),
      loket_card_handover_get_type (),
      loket_status_slot_get_type (),
      loket_person_photo_get_type (),
      loket_blank_movement_get_type (),
      loket_blank_stock_get_type (),
      loket_blank_count_get_type (),
      loket_blank_day_get_type (),
      loket_seal_key_get_type (),
      loket_trust_file_get_type (),
      loket_card_use_get_type (),
      loket_guarantee_get_type (),
      loket_guarantee_key_get_type (),
      loket_claim_list_get_type (),
      loket_claim_row_get_type (),
      loket_rating_get_type (),
  };
  g_autoptr (LoketEngine) engine = open_engine (fixture, "office.db", LOKET_SQLITE_READER);
  g_autoptr (GString) tables = g_string_new (NULL);
  g_autoptr (LoketRows) rows = NULL;
  gboolean row;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_assert_cmpuint (assert_columns (engine, types[i]), ==, count_columns (types[i]));
  /* A table that is new here needs its type above, or a line here that it holds no records. */
  rows = loket_engine_query (engine,
                             "SELECT name, sql FROM sqlite_master WHERE type = 'table' "
                             "AND name <> 'sqlite_stat1' ORDER BY name",
                             NULL,
                             0,
                             NULL);
  while (loket_rows_next (rows, &row, NULL) && row) {
    g_string_append_printf (tables, "%s ", loket_rows_text (rows, "name"));
    g_assert_nonnull (strstr (loket_rows_text (rows, "sql"), "STRICT"));
  }
  g_assert_cmpstr (tables->str, ==, TABLES);
}

/* A new index of a table that they speak of needs a line among them. */
static void
test_statistics_know_each_index (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketEngine) engine = open_engine (fixture, "office.db", LOKET_SQLITE_READER);
  g_autoptr (LoketRows) rows = loket_engine_query (
      engine,
      "SELECT t.tbl AS tbl, i.name AS name, i.origin AS origin, "
      "(SELECT stat FROM sqlite_stat1 AS s WHERE s.tbl = t.tbl "
      "AND s.idx IN (i.name, CASE i.origin WHEN 'pk' THEN t.tbl END)) AS stat, "
      "(SELECT COUNT(*) FROM pragma_index_info (i.name)) AS columns "
      "FROM (SELECT DISTINCT tbl FROM sqlite_stat1) AS t, pragma_index_list (t.tbl) AS i",
      NULL,
      0,
      NULL);
  gboolean row;
  guint n = 0;
  gint64 n_known;

  while (loket_rows_next (rows, &row, NULL) && row) {
    g_auto (GStrv) numbers = NULL;
    g_test_message ("%s %s", loket_rows_text (rows, "tbl"), loket_rows_text (rows, "name"));
    g_assert_false (loket_rows_is_null (rows, "stat"));
    numbers = g_strsplit (loket_rows_text (rows, "stat"), " ", -1);
    g_assert_cmpint (g_strv_length (numbers), ==, loket_rows_number (rows, "columns") + 1);
    n++;
  }
  g_assert_true (loket_engine_number (
      engine, "SELECT COUNT(*) AS number FROM sqlite_stat1", NULL, 0, &n_known, NULL));
  g_assert_cmpint (n_known, ==, n);
}

static void
assert_plan (LoketEngine *engine, const char *sql, const char *index)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr (LoketRows) rows = loket_engine_query (engine, explain, NULL, 0, NULL);
  gboolean row;

  g_assert_true (loket_rows_next (rows, &row, NULL) && row);
  g_test_message ("%s: %s", sql, loket_rows_text (rows, "detail"));
  g_assert_nonnull (strstr (loket_rows_text (rows, "detail"), index));
}

/* Without the statistics all of these read the whole office. */
static void
test_look_ups_use_their_index (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketEngine) engine = open_engine (fixture, "office.db", LOKET_SQLITE_READER);

  assert_plan (engine,
               "SELECT * FROM person WHERE office = ?1 AND nik = ?2 AND merged_into IS NULL "
               "ORDER BY number LIMIT 4",
               "person_by_nik (office=? AND nik=?)");
  assert_plan (engine,
               "SELECT id FROM household WHERE office = ?1 AND family_card = ?2 ORDER BY id",
               "household_by_card (office=? AND family_card=?)");
  assert_plan (engine,
               "SELECT 1 FROM household_member WHERE office = ?1 AND household = ?2 AND head = 1 "
               "AND until_day IS NULL",
               "(office=? AND household=?)");
  assert_plan (engine,
               "SELECT * FROM household_member WHERE office = ?1 AND person = ?2 ORDER BY id",
               "household_member_by_person (office=? AND person=?)");
  assert_plan (engine,
               "SELECT * FROM list_row WHERE office = ?1 AND person = ?2 ORDER BY id LIMIT 9",
               "list_row_by_person (office=? AND person=?)");
  assert_plan (engine,
               "SELECT * FROM person_value WHERE office = ?1 AND person = ?2 "
               "AND (?3 IS NULL OR field = ?3) ORDER BY at DESC, id DESC",
               "person_value_by_person (office=? AND person=?)");
  assert_plan (engine,
               "SELECT * FROM application_step WHERE office = ?1 AND application = ?2 "
               "ORDER BY at, id",
               "application_step_by_application (office=? AND application=?)");
  assert_plan (engine,
               "SELECT * FROM application WHERE office = ?1 AND reviews = ?2 "
               "AND state NOT IN ('withdrawn', 'expired') ORDER BY number DESC LIMIT 1",
               "application_by_reviewed (office=? AND reviews=?)");
  assert_plan (engine,
               "SELECT * FROM application WHERE office = ?1 AND person IN (?2, ?3) "
               "AND state NOT IN ('closed') ORDER BY number DESC",
               "application_by_person (office=? AND person=?)");
}

/* Everything that hangs on an application is asked for by it, also while it is written. */
static void
test_what_hangs_on_an_application (Fixture *fixture, gconstpointer data)
{
  static const char *const tables[] = {
      "application_paper", "decision", "letter", "survey", "visit"};
  g_autoptr (LoketEngine) engine = open_engine (fixture, "office.db", LOKET_SQLITE_READER);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autofree char *sql = g_strdup_printf (
        "SELECT * FROM %s WHERE office = ?1 AND application = ?2 ORDER BY id", tables[i]);
    assert_plan (engine, sql, "(office=? AND application=?)");
  }
}

/* Only what is asked for stands in these, see store/surveys.c. */
static void
test_surveys_and_visits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketEngine) engine = open_engine (fixture, "office.db", LOKET_SQLITE_READER);

  assert_plan (engine,
               "SELECT * FROM survey WHERE office = ?1 AND application = ?2 "
               "AND +state IN ('draft', 'returned') ORDER BY changed_at DESC, id DESC LIMIT ?3",
               "survey_by_application (office=? AND application=?)");
  assert_plan (engine,
               "SELECT * FROM survey WHERE office = ?1 AND visit = ?2 "
               "AND +state IN ('submitted', 'verified') ORDER BY changed_at DESC, id DESC LIMIT ?3",
               "survey_by_visit (office=? AND visit=?)");
  assert_plan (engine,
               "SELECT * FROM survey WHERE office = ?1 AND person = ?2 "
               "ORDER BY changed_at DESC, id DESC LIMIT ?3",
               "survey_by_person (office=? AND person=?)");
  assert_plan (
      engine,
      "SELECT * FROM visit WHERE office = ?1 AND application = ?2 "
      "AND +state IN ('assigned', 'visited', 'not_home') ORDER BY day, village, id LIMIT ?3",
      "visit_by_application (office=? AND application=?)");
  assert_plan (
      engine,
      "SELECT * FROM visit WHERE office = ?1 AND day >= ?2 AND day <= ?3 "
      "AND state IN ('assigned', 'visited', 'not_home') ORDER BY day, village, id LIMIT ?4",
      "visit_by_state (office=? AND state=? AND day>? AND day<?)");
}

/* What is asked every few seconds, or for every card: never through all of them. */
static void
test_cards_use_their_index (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *sql;
    const char *plan;
  } plans[] = {
      {"SELECT * FROM card WHERE office = ?1 AND state IN ('approved', 'queued', 'printed', "
       "'active', 'suspended') AND until_day < ?2 ORDER BY until_day, id LIMIT ?3",
       "card_by_state (office=? AND state=? AND until_day<?)"},
      {"SELECT * FROM card WHERE office = ?1 AND suspended_until <= ?2 AND state = 'suspended' "
       "ORDER BY suspended_until, id LIMIT ?3",
       "card_by_return (office=? AND suspended_until<?)"},
      {"SELECT * FROM card WHERE office = ?1 AND person = ?2 AND state IN ('approved', 'queued', "
       "'printed', 'active', 'suspended') ORDER BY id",
       "(office=? AND person=?"},
      {"SELECT * FROM card WHERE office = ?1 AND number >= ?2 AND number < ?2 || '~' "
       "ORDER BY created_at DESC, id DESC LIMIT ?3",
       "(office=? AND number>? AND number<?)"},
      {"SELECT * FROM card_print WHERE office = ?1 AND card = ?2 ORDER BY print_number DESC LIMIT "
       "9",
       "(office=? AND card=?)"},
      {"SELECT * FROM card_print WHERE office = ?1 AND iss = ?2 AND slot = ?3",
       "(office=? AND iss=? AND slot=?)"},
      {"SELECT 1 FROM card_print WHERE office = ?1 AND state IN ('sent', 'spooled') "
       "AND queue = ?2 LIMIT 1",
       "card_print_by_state (office=? AND state=?)"},
      {"SELECT * FROM card_print WHERE office = ?1 AND tag = ?2 ORDER BY id",
       "card_print_by_tag (office=? AND tag=?)"},
      {"SELECT slot FROM status_slot WHERE office = ?1 AND iss = ?2 AND good = 1 ORDER BY slot",
       "COVERING INDEX status_slot_by_list (office=? AND iss=?)"},
      {"SELECT * FROM blank_movement WHERE office = ?1 AND print = ?2 ORDER BY at DESC, id DESC "
       "LIMIT 1",
       "blank_movement_by_print (office=? AND print=?)"},
  };
  g_autoptr (LoketEngine) engine = open_engine (fixture, "office.db", LOKET_SQLITE_READER);

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    assert_plan (engine, plans[i].sql, plans[i].plan);
}

static GPtrArray *
load_steps (guint n_known, const char *more)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *steps = loket_migrations_load (&error);

  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, >=, n_known);
  g_ptr_array_set_size (steps, (int) n_known);
  if (more != NULL)
    g_ptr_array_add (steps, g_bytes_new_static (more, strlen (more) + 1));
  return steps;
}

static guint
n_steps (void)
{
  g_autoptr (GPtrArray) steps = loket_migrations_load (NULL);

  return steps->len;
}

static void
migrate_to (Fixture *fixture, LoketEngine *engine, guint n_known, const char *more)
{
  g_autoptr (GPtrArray) steps = load_steps (n_known, more);
  g_autoptr (GError) error = NULL;
  gint64 version;

  g_assert_true (loket_migrate (engine, steps, fixture->dir, &error));
  g_assert_no_error (error);
  g_assert_true (loket_engine_get_version (engine, &version, &error));
  g_assert_cmpint (version, ==, steps->len);
}

static void
test_from_every_older_version (Fixture *fixture, gconstpointer data)
{
  for (guint from = 0; from <= n_steps (); from++) {
    g_autofree char *name = g_strdup_printf ("from-%u.db", from);
    g_autofree char *copy = g_strdup_printf ("before-migration-%u.db", from + 1);
    g_autofree char *copy_path = fixture_path (fixture, copy);
    g_autoptr (LoketEngine) engine = open_engine (fixture, name, LOKET_SQLITE_NEW);
    gint64 n;

    migrate_to (fixture, engine, from, NULL);
    migrate_to (fixture, engine, n_steps (), "CREATE TABLE later (n INTEGER) STRICT");
    g_assert_true (
        loket_engine_number (engine, "SELECT COUNT(*) AS number FROM later", NULL, 0, &n, NULL));
    /* An upgrade leaves a copy of what was before; a new office has nothing to keep. */
    g_assert_cmpint (g_file_test (copy_path, G_FILE_TEST_EXISTS), ==, from > 0);
    if (from > 0) {
      g_autoptr (LoketEngine) before = open_engine (fixture, copy, LOKET_SQLITE_READER);
      g_assert_true (loket_engine_get_version (before, &n, NULL));
      g_assert_cmpint (n, ==, from);
    }
  }
}

/* A store of the first schema keeps its tickets, and takes officers. */
static void
test_queue_stays_when_officers_come (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketEngine) engine = open_engine (fixture, "old.db", LOKET_SQLITE_NEW);
  gint64 n;

  migrate_to (fixture, engine, 1, NULL);
  g_assert_true (loket_engine_script (
      engine,
      "INSERT INTO ticket VALUES ('o', 't', 'd', 's', 1, 'A001', 'none', 'id', 'issued', 'none', "
      "NULL, NULL, 5, NULL, NULL, NULL, 0, 0, 0)",
      NULL));
  migrate_to (fixture, engine, n_steps (), NULL);
  g_assert_true (
      loket_engine_number (engine, "SELECT COUNT(*) AS number FROM ticket", NULL, 0, &n, NULL));
  g_assert_cmpint (n, ==, 1);
  g_assert_true (loket_engine_script (
      engine,
      "INSERT INTO officer VALUES ('o', 'x', 'ani', 'Ani', NULL, NULL, 'active', 0, 1, 1)",
      NULL));
}

/* Whatever a program says: nobody is his own second officer. */
static void
test_second_officer_is_another (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketEngine) engine = open_engine (fixture, "two.db", LOKET_SQLITE_NEW);

  migrate_to (fixture, engine, n_steps (), NULL);
  g_assert_true (loket_engine_script (
      engine,
      "INSERT INTO officer VALUES ('o', 'x', 'ani', 'Ani', NULL, NULL, 'active', 0, 1, 1);"
      "INSERT INTO officer VALUES ('o', 'y', 'budi', 'Budi', NULL, NULL, 'active', 0, 1, 1);"
      "INSERT INTO approval VALUES ('o', '1', 'a/b', '{}', '', NULL, 'proposed', 'x', 1, 'c', "
      "NULL, NULL, NULL, NULL, NULL)",
      NULL));
  g_assert_false (loket_engine_script (
      engine, "UPDATE approval SET state = 'approved', approved_by = 'x'", NULL));
  g_assert_false (loket_engine_script (engine, "UPDATE approval SET state = 'approved'", NULL));
  g_assert_false (loket_engine_script (
      engine, "UPDATE approval SET state = 'refused', approved_by = 'y'", NULL));
  g_assert_true (loket_engine_script (
      engine, "UPDATE approval SET state = 'approved', approved_by = 'y'", NULL));
}

static void
assert_step_undone (Fixture *fixture, LoketEngine *engine, const char *sql)
{
  g_autoptr (GPtrArray) steps = load_steps (n_steps (), sql);
  g_autofree char *undone = g_strdup_printf ("Migration %u was undone: ", n_steps () + 1);
  g_autoptr (GError) error = NULL;
  gint64 version;

  g_assert_false (loket_migrate (engine, steps, fixture->dir, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
  g_assert_true (g_str_has_prefix (error->message, undone));
  g_assert_true (loket_engine_get_version (engine, &version, NULL));
  g_assert_cmpint (version, ==, n_steps ());
  g_assert_false (loket_engine_in_transaction (engine));
  g_assert_null (loket_engine_query (engine, "SELECT * FROM later", NULL, 0, NULL));
}

static void
test_failing_step_is_undone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketEngine) engine = open_engine (fixture, "new.db", LOKET_SQLITE_NEW);

  migrate_to (fixture, engine, n_steps (), NULL);
  assert_step_undone (fixture, engine, "CREATE TABLE later (n INTEGER); CREATE TABLE meta (a)");
  assert_step_undone (fixture,
                      engine,
                      "CREATE TABLE later (n INTEGER); PRAGMA defer_foreign_keys = ON;"
                      "INSERT INTO counter VALUES ('o', '1', 'd', 1, NULL, 5, 'gone')");
  migrate_to (fixture, engine, n_steps (), "CREATE TABLE later (n INTEGER) STRICT");
}

static void
test_newer_store_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->store, loket_store_close);
  {
    g_autoptr (LoketEngine) engine = open_engine (fixture, "office.db", LOKET_SQLITE_WRITER);
    g_assert_true (loket_engine_set_version (engine, 99, NULL));
  }
  g_assert_null (fixture_open (fixture, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
  g_assert_nonnull (strstr (error->message, "schema 99"));
}

static void
test_foreign_file_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "office.db");
  g_autofree char *text = g_strnfill (8192, 'x');
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) text_error = NULL;

  g_clear_pointer (&fixture->store, loket_store_close);
  {
    g_autoptr (LoketEngine) engine = open_engine (fixture, "office.db", LOKET_SQLITE_WRITER);
    g_assert_true (loket_engine_script (engine, "PRAGMA application_id = 77", NULL));
  }
  g_assert_null (fixture_open (fixture, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
  g_assert_nonnull (strstr (error->message, "no store"));
  g_assert_true (g_file_set_contents (path, text, 8192, NULL));
  g_assert_null (fixture_open (fixture, &text_error));
  g_assert_error (text_error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
}

static gboolean
is_damaged (gpointer store)
{
  return loket_store_is_damaged (store);
}

static gboolean
write_meta (LoketTxn *txn, gpointer data, GError **error)
{
  return loket_txn_set_meta (txn, "a", "b", error);
}

/* Found beside the opening, which a large file must not delay; then nothing is written any more. */
static void
test_damaged_file_is_not_written (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "office.db");
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_clear_pointer (&fixture->store, loket_store_close);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 3 * 4096);
  memset (bytes + 2 * 4096, 0x5a, 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  fixture_reopen (fixture);
  g_assert_true (fixture_wait (is_damaged, fixture->store));
  g_assert_false (loket_store_write_sync (fixture->store, write_meta, NULL, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
  g_assert_nonnull (strstr (error->message, "damaged"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("Record tables and schema cannot drift; upgrades are whole or not at all.");
  fixture_add ("/store/schema/columns-are-fields", test_columns_are_fields);
  fixture_add ("/store/schema/surveys-and-visits", test_surveys_and_visits);
  fixture_add ("/store/migrate/from-every-older-version", test_from_every_older_version);
  fixture_add ("/store/schema/statistics-know-each-index", test_statistics_know_each_index);
  fixture_add ("/store/schema/look-ups-use-their-index", test_look_ups_use_their_index);
  fixture_add ("/store/schema/cards-use-their-index", test_cards_use_their_index);
  fixture_add ("/store/schema/what-hangs-on-an-application", test_what_hangs_on_an_application);
  fixture_add ("/store/migrate/queue-stays-when-officers-come",
               test_queue_stays_when_officers_come);
  fixture_add ("/store/schema/second-officer-is-another", test_second_officer_is_another);
  fixture_add ("/store/migrate/failing-step-is-undone", test_failing_step_is_undone);
  fixture_add ("/store/migrate/newer-store-is-refused", test_newer_store_is_refused);
  fixture_add ("/store/migrate/foreign-file-is-refused", test_foreign_file_is_refused);
  fixture_add ("/store/migrate/damaged-file-is-not-written", test_damaged_file_is_not_written);
  return g_test_run ();
}
