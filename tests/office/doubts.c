/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists, their rows and doubtful pairs in the register of a test's office, and the two officers who
 * deal with them. */
#include "doubts.h"

#include "store/officers.h"

#include "core/error.h"
#include "store/people.h"
#include "store/txn-private.h"

#include <string.h>

#define COUNTER LOKET_DEVICE_COUNTER

char *
doubts_batch (Fixture *fixture, gint64 in_doubt)
{
  g_autoptr (LoketListBatch) batch = loket_list_batch_new ();

  batch->id = loket_id_new (fixture->clock, fixture->random);
  batch->number = DOUBTS_BATCH;
  batch->source = g_strdup ("dtsen");
  batch->period = g_strdup ("2026-Q4");
  batch->file_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, batch->id, -1);
  batch->bytes = 1000;
  batch->map = g_strdup ("[columns]\nname=NAMA\n");
  batch->state = LOKET_BATCH_IN_REVIEW;
  batch->rows = batch->in_doubt = in_doubt;
  batch->created_at = batch->changed_at = loket_clock_now (fixture->clock);
  register_insert (fixture, batch);
  return g_strdup (batch->id);
}

char *
doubts_row (Fixture *fixture,
            gint64 line,
            LoketRowState state,
            const char *person,
            const char *facts)
{
  g_autoptr (LoketListRow) row = loket_list_row_new ();

  row->id = g_strdup_printf (LOKET_LIST_ROW_ID, (gint64) DOUBTS_BATCH, line);
  row->line = line;
  row->state = state;
  row->person = g_strdup (person);
  row->facts = g_strdup (facts);
  register_insert (fixture, row);
  return g_strdup (row->id);
}

char *
doubts_pair (Fixture *fixture,
             const char *list_row,
             const char *other,
             const char *person,
             gint64 weight,
             LoketPairHint hint)
{
  g_autoptr (LoketPair) pair = loket_pair_new ();
  g_autoptr (LoketPerson) known = register_get (fixture, loket_person_get_type (), person);

  pair->id = loket_id_new (fixture->clock, fixture->random);
  pair->list_row = g_strdup (list_row);
  pair->other = g_strdup (other);
  pair->person = g_strdup (person);
  pair->weight = weight;
  pair->comparison = g_strdup (
      "{\"version\":1,\"fields\":[{\"field\":\"name\",\"level\":\"close\",\"weight\":740},"
      "{\"field\":\"nik\",\"level\":\"close\",\"weight\":1300},"
      "{\"field\":\"household\",\"level\":\"same\",\"weight\":300}]}");
  pair->hint = hint;
  pair->data_hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, pair->id, -1);
  pair->village = g_strdup (known->village);
  pair->created_at = loket_clock_now (fixture->clock);
  register_insert (fixture, pair);
  return g_strdup (pair->id);
}

typedef struct {
  LoketPerson *before;
  LoketPerson *after;
} Change;

static gboolean
change_work (LoketTxn *txn, gpointer data, GError **error)
{
  Change *change = data;

  return loket_txn_change_person (txn, change->before, change->after, error);
}

void
doubts_change_person (Fixture *fixture, LoketPerson *before, LoketPerson *after)
{
  Change change = {before, after};
  g_autoptr (GError) error = NULL;

  loket_store_write_sync (loket_office_store (fixture->office), change_work, &change, &error);
  g_assert_no_error (error);
}

typedef struct {
  const char *household;
  GPtrArray *members;
} Members;

static gboolean
members_work (LoketTxn *txn, gpointer data, GError **error)
{
  Members *members = data;

  members->members = loket_txn_household_members (txn, members->household, error);
  return members->members != NULL;
}

static int
by_id (gconstpointer a, gconstpointer b)
{
  return strcmp (loket_record_id (*(LoketRecord *const *) a),
                 loket_record_id (*(LoketRecord *const *) b));
}

GPtrArray *
doubts_members (Fixture *fixture, const char *household)
{
  Members members = {household, NULL};
  g_autoptr (GError) error = NULL;

  loket_store_read_sync (loket_office_store (fixture->office), members_work, &members, &error);
  g_assert_no_error (error);
  g_ptr_array_sort (members.members, by_id);
  return members.members;
}

char *
officers_one_comes (Fixture *fixture, const char *login, const char *role, const char *area)
{
  LoketOfficer *officer = fixture_add_officer (fixture, login, role, area);

  g_object_unref (officer);
  return fixture_sign_in (fixture, COUNTER, login);
}

void
officers_come (Fixture *fixture, Officers *officers)
{
  officers->first = officers_one_comes (fixture, "ani", "data_desk", NULL);
  officers->second = officers_one_comes (fixture, "budi", "section_head", NULL);
}

void
officers_clear (Officers *officers)
{
  g_free (officers->first);
  g_free (officers->second);
}

gpointer
officers_do (Fixture *fixture, const char *token, const LoketOperation *operation, gpointer request)
{
  g_autoptr (GError) error = NULL;
  gpointer answer = fixture_ask_as (fixture, COUNTER, token, operation, request, &error);

  g_assert_no_error (error);
  return answer;
}

void
officers_refused (Fixture *fixture,
                  const char *token,
                  const LoketOperation *operation,
                  gpointer request,
                  LoketErrorCode code,
                  const char *parameter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer =
      fixture_ask_as (fixture, COUNTER, token, operation, request, &error);

  g_assert_null (answer);
  g_assert_error (error, LOKET_ERROR, (int) code);
  g_assert_cmpstr (loket_error_parameter (error), ==, parameter);
}

static LoketApproval *
approve (Fixture *fixture, const Officers *officers, const char *approval, GError **error)
{
  g_autoptr (LoketApprovalDecision) decision = loket_approval_decision_new ();

  decision->approval = g_strdup (approval);
  return fixture_ask_as (
      fixture, COUNTER, officers->second, &LOKET_APPROVAL_APPROVE, decision, error);
}

void
officers_approve (Fixture *fixture, const Officers *officers, const char *approval)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketApproval) approved = approve (fixture, officers, approval, &error);

  g_assert_no_error (error);
  g_assert_cmpint (approved->state, ==, LOKET_APPROVAL_APPROVED);
}

/* What cannot be carried out waits on no table. */
static void
take_back (Fixture *fixture, const Officers *officers, const char *approval)
{
  g_autoptr (LoketApprovalDecision) decision = loket_approval_decision_new ();
  g_autoptr (LoketApproval) refused = NULL;

  decision->approval = g_strdup (approval);
  decision->reason = g_strdup ("It cannot be carried out");
  refused = officers_do (fixture, officers->first, &LOKET_APPROVAL_REFUSE, decision);
}

typedef struct {
  const char *officer;
  const char *by;
} Gift;

static gboolean
give_password (LoketTxn *txn, gpointer data, GError **error)
{
  const Gift *gift = data;

  return loket_txn_set_password (
      txn, gift->officer, "a hash that nobody signs in with", gift->by, 1, error);
}

void
officers_share (Fixture *fixture, const char *officer, const char *by)
{
  Gift gift = {.officer = officer, .by = by};
  g_autoptr (GError) error = NULL;

  loket_store_write_sync (loket_office_store (fixture->office), give_password, &gift, &error);
  g_assert_no_error (error);
}

char *
officers_agree (Fixture *fixture,
                const Officers *officers,
                const LoketOperation *operation,
                gpointer request,
                GError **error)
{
  g_autoptr (LoketApproval) proposed =
      fixture_ask_as (fixture, COUNTER, officers->first, operation, request, error);
  g_autoptr (LoketApproval) approved =
      proposed != NULL ? approve (fixture, officers, proposed->id, error) : NULL;

  if (proposed != NULL && approved == NULL)
    take_back (fixture, officers, proposed->id);
  return approved != NULL ? g_strdup (approved->result) : NULL;
}

/* Every column of every row of the register as SQL writes it.  What an undone split leaves is no
 * part of it: its number may stand on paper, so that the record rests and leads to where it came
 * from. */
char *
doubts_dump (LoketTxn *txn)
{
  static const char *const tables[] = {"person",
                                       "person_word",
                                       "household",
                                       "household_card",
                                       "household_member",
                                       "list_batch",
                                       "list_row",
                                       "person_value",
                                       "pair",
                                       "application",
                                       "decision",
                                       "person_condition"};
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autoptr (GString) sql = g_string_new ("SELECT ''");
    g_autoptr (LoketRows) columns =
        loket_engine_query (txn->engine,
                            "SELECT name FROM pragma_table_info (?1) ORDER BY cid",
                            LOKET_VALUES (LOKET_T (tables[i])),
                            NULL);
    g_autoptr (LoketRows) rows = NULL;
    gboolean row;

    while (loket_rows_next (columns, &row, NULL) && row)
      g_string_append_printf (sql, " || quote (%s) || ','", loket_rows_text (columns, "name"));
    g_string_append_printf (sql, " AS line FROM %s ", tables[i]);
    if (strcmp (tables[i], "person") == 0)
      g_string_append (sql,
                       "WHERE NOT EXISTS (SELECT 1 FROM merge WHERE kind = 'split' AND undone_at "
                       "IS NOT NULL AND loser = person.id AND person.merged_into = winner) ");
    g_string_append (sql, "ORDER BY line");
    rows = loket_engine_query (txn->engine, sql->str, NULL, 0, NULL);
    while (loket_rows_next (rows, &row, NULL) && row)
      g_string_append_printf (all, "%s: %s\n", tables[i], loket_rows_text (rows, "line"));
  }
  return g_string_free (g_steal_pointer (&all), FALSE);
}
