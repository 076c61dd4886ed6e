/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims against slips: each outcome, nothing paid twice, nothing half done. */
#include "core/clock.h"
#include "core/error.h"
#include "hospital.h"
#include "office/blobs.h"
#include "store/txn.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/office/claims/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

#define HEADER "Nomor Klaim;Kode Jaminan;Nomor Kartu;Tanggal;Keperluan;Jumlah\n"

static LoketClaimMatch *
request_of (Fixture *f, const char *facility, const char *text)
{
  const LoketCaller caller = {.kind = LOKET_DEVICE_ADMIN, .device = "admin"};
  LoketClaimMatch *request = loket_claim_match_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autofree char *name = loket_office_put_blob (f->office, &caller, bytes, NULL);
  const char *const blobs[] = {name, NULL};

  g_assert_nonnull (name);
  request->facility = g_strdup (facility);
  request->file_name = g_strdup ("klaim.csv");
  request->file_sha256 = g_strdup (name);
  request->blobs = g_strdupv ((char **) blobs);
  return request;
}

static LoketClaimReport *
match (Fixture *f, const char *facility, const char *text)
{
  g_autoptr (LoketClaimMatch) request = request_of (f, facility, text);
  g_autoptr (GError) error = NULL;
  LoketClaimReport *report =
      fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_CLAIM_MATCH, request, &error);

  g_assert_no_error (error);
  return report;
}

static LoketClaimRows *
rows_of (Fixture *f, const char *list, const char *outcome)
{
  g_autoptr (LoketClaimRowsQuery) query = loket_claim_rows_query_new ();
  g_autoptr (GError) error = NULL;
  LoketClaimRows *rows;
  const char *const outcomes[] = {outcome, NULL};

  query->list = g_strdup (list);
  if (outcome != NULL)
    query->outcomes = g_strdupv ((char **) outcomes);
  rows = fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_CLAIM_ROWS_OF, query, &error);
  g_assert_no_error (error);
  return rows;
}

static LoketGuarantee *
slip (Fixture *f, const char *desk, const char *number, LoketGuaranteePurpose purpose)
{
  g_autoptr (LoketGuaranteeSlip) paper = hospital_paper (f, desk, number, 1, purpose);

  return hospital_tells (f, desk, paper);
}

static void
add_row (GString *csv, const char *code, const char *number, const char *rest)
{
  g_string_append_printf (csv, "K-%" G_GSIZE_FORMAT ";%s;%s;%s\n", csv->len, code, number, rest);
}

/* All that can become of a row, in one list. */
static void
test_outcomes (Fixture *f, gconstpointer data)
{
  static const LoketClaimOutcome expected[] = {
      LOKET_CLAIM_MATCHED,
      LOKET_CLAIM_TWICE,
      LOKET_CLAIM_BEFORE_SLIP,
      LOKET_CLAIM_OUTSIDE,
      LOKET_CLAIM_OTHER_PURPOSE,
      LOKET_CLAIM_OTHER_CARD,
      LOKET_CLAIM_UNKNOWN_CARD,
      LOKET_CLAIM_NO_SLIP,
      LOKET_CLAIM_OTHER_FACILITY,
      LOKET_CLAIM_WITHDRAWN,
      LOKET_CLAIM_AMOUNT_UNREADABLE,
      LOKET_CLAIM_DATE_UNREADABLE,
      LOKET_CLAIM_CODE_UNREADABLE,
      LOKET_CLAIM_UNREADABLE,
      LOKET_CLAIM_MATCHED, /* what was wrong above took nothing away */
  };
  g_auto (Hospital) h = {0};
  g_autofree char *other_card = NULL;
  g_autofree char *untold = loket_guarantee_short_code ("019ab2c0-1111-7aaa-8bbb-123456789abc");
  g_autoptr (LoketGuarantee) a = NULL, b = NULL, c = NULL, elsewhere = NULL;
  g_autoptr (LoketGuaranteeWithdraw) request = loket_guarantee_withdraw_new ();
  g_autoptr (LoketGuarantee) withdrawn = NULL, after = NULL;
  g_autoptr (GString) csv = g_string_new (HEADER);
  g_autoptr (LoketClaimReport) report = NULL;
  g_autoptr (LoketClaimRows) rows = NULL;

  hospital_opens (f, &h);
  other_card = hospital_card (f, &h, "Kartini");
  a = slip (f, HOSPITAL_IGD, h.number, LOKET_GUARANTEE_EMERGENCY);
  b = slip (f, HOSPITAL_IGD, h.number, LOKET_GUARANTEE_INPATIENT);
  c = slip (f, HOSPITAL_DESK, other_card, LOKET_GUARANTEE_OUTPATIENT);
  elsewhere = slip (f, HOSPITAL_OTHER, h.number, LOKET_GUARANTEE_EMERGENCY);
  request->guarantee = g_strdup (c->id);
  request->reason = g_strdup ("printed by mistake");
  withdrawn = hospital_ask (f, HOSPITAL_IGD, h.nurse, &LOKET_GUARANTEE_WITHDRAW, request, NULL);
  g_assert_nonnull (withdrawn);
  loket_clock_advance (f->clock, 20 * LOKET_DAY);
  cases_tend (f);
  add_row (csv, a->code, h.number, "23/11/2026;IGD;1.500.000");
  add_row (csv, a->code, h.number, "24/11/2026;;2.000.000");
  add_row (csv, b->code, h.number, "22/11/2026;;100.000");
  add_row (csv, b->code, h.number, "27/11/2026;;100.000");
  add_row (csv, b->code, h.number, "24/11/2026;Rawat jalan;100.000");
  add_row (csv, b->code, other_card, "24/11/2026;;100.000");
  add_row (csv, b->code, "3314-26-999999", "24/11/2026;;100.000");
  add_row (csv, untold, h.number, "24/11/2026;;100.000");
  add_row (csv, elsewhere->code, h.number, "24/11/2026;;100.000");
  add_row (csv, c->code, other_card, "24/11/2026;;100.000");
  add_row (csv, b->code, h.number, "24/11/2026;;sejuta");
  add_row (csv, b->code, h.number, "24/13/2026;;100.000");
  add_row (csv, "K7Q-2MXF", h.number, "24/11/2026;;100.000");
  g_string_append (csv, "TOTAL\n");
  add_row (csv, b->code, h.number, "26/11/2026;Rawat inap;3.250.000,00");
  report = match (f, HOSPITAL, csv->str);
  g_assert_false (report->again);
  rows = rows_of (f, report->list->id, NULL);
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (rows->rows)), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autoptr (LoketClaimRow) row = g_list_model_get_item (G_LIST_MODEL (rows->rows), i);
    g_test_message ("row %u", i);
    g_assert_cmpint (row->line, ==, i + 2);
    g_assert_cmpstr (loket_enum_name (loket_claim_outcome_get_type (), (int) row->outcome),
                     ==,
                     loket_enum_name (loket_claim_outcome_get_type (), (int) expected[i]));
    g_assert_true ((row->earlier != NULL) == (row->outcome == LOKET_CLAIM_TWICE));
  }
  g_assert_cmpint (report->list->rows, ==, G_N_ELEMENTS (expected));
  g_assert_cmpint (report->list->matched, ==, 2);
  g_assert_cmpint (report->list->matched_amount, ==, 4750000);
  g_assert_cmpint (report->list->amount, ==, 1500000 + 2000000 + 10 * 100000 + 3250000);
  after = register_get (f, loket_guarantee_get_type (), a->id);
  g_assert_cmpint (after->state, ==, LOKET_GUARANTEE_MATCHED);
}

/* The same file again changes nothing; another one that claims the same slip is told so. */
static void
test_again (Fixture *f, gconstpointer data)
{
  g_auto (Hospital) h = {0};
  g_autoptr (LoketGuarantee) a = NULL;
  g_autoptr (GString) csv = g_string_new (HEADER);
  g_autoptr (LoketClaimReport) first = NULL, again = NULL, later = NULL;
  g_autoptr (LoketClaimRows) rows = NULL;
  g_autoptr (LoketClaimRow) row = NULL;

  hospital_opens (f, &h);
  a = slip (f, HOSPITAL_IGD, h.number, LOKET_GUARANTEE_EMERGENCY);
  add_row (csv, a->code, h.number, "23/11/2026;IGD;1500000");
  first = match (f, HOSPITAL, csv->str);
  again = match (f, HOSPITAL, csv->str);
  g_assert_true (again->again);
  g_assert_true (loket_record_equal (LOKET_RECORD (first->list), LOKET_RECORD (again->list)));
  g_string_append (csv, "\n");
  later = match (f, HOSPITAL, csv->str);
  g_assert_false (later->again);
  g_assert_cmpint (later->list->matched, ==, 0);
  rows = rows_of (f, later->list->id, "twice");
  row = g_list_model_get_item (G_LIST_MODEL (rows->rows), 0);
  g_assert_nonnull (row);
  g_assert_cmpstr (row->guarantee, ==, a->id);
}

/* Two papers of one visit are one slip. */
static void
test_repeat_is_the_first (Fixture *f, gconstpointer data)
{
  g_auto (Hospital) h = {0};
  g_autoptr (LoketGuarantee) a = NULL, b = NULL;
  g_autoptr (GString) csv = g_string_new (HEADER);
  g_autoptr (LoketClaimReport) report = NULL;
  g_autoptr (LoketClaimRows) rows = NULL;
  g_autoptr (LoketClaimRow) row = NULL;

  hospital_opens (f, &h);
  a = slip (f, HOSPITAL_IGD, h.number, LOKET_GUARANTEE_EMERGENCY);
  b = slip (f, HOSPITAL_DESK, h.number, LOKET_GUARANTEE_EMERGENCY);
  add_row (csv, b->code, h.number, "23/11/2026;IGD;1500000");
  add_row (csv, a->code, h.number, "23/11/2026;IGD;1500000");
  report = match (f, HOSPITAL, csv->str);
  g_assert_cmpint (report->list->matched, ==, 1);
  rows = rows_of (f, report->list->id, "matched");
  row = g_list_model_get_item (G_LIST_MODEL (rows->rows), 0);
  g_assert_cmpstr (row->guarantee, ==, a->id);
}

static void
test_totals (Fixture *f, gconstpointer data)
{
  g_auto (Hospital) h = {0};
  g_autoptr (LoketGuarantee) a = NULL, b = NULL;
  g_autoptr (GString) csv = g_string_new (HEADER);
  g_autoptr (GString) other = g_string_new (HEADER);
  g_autoptr (LoketClaimReport) first = NULL, second = NULL;
  g_autoptr (LoketClaimQuery) query = loket_claim_query_new ();
  g_autoptr (LoketClaimPage) page = NULL;
  g_autoptr (LoketClaimTotal) total = NULL;
  g_autoptr (GError) error = NULL;

  hospital_opens (f, &h);
  a = slip (f, HOSPITAL_IGD, h.number, LOKET_GUARANTEE_EMERGENCY);
  b = slip (f, HOSPITAL_OTHER, h.number, LOKET_GUARANTEE_EMERGENCY);
  add_row (csv, a->code, h.number, "23/11/2026;IGD;1500000");
  add_row (csv, a->code, h.number, "23/11/2026;IGD;500000");
  add_row (other, b->code, h.number, "23/11/2026;IGD;250000");
  first = match (f, HOSPITAL, csv->str);
  second = match (f, HOSPITAL_OTHER, other->str);
  page = fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_CLAIM_LIST, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->lists)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->totals)), ==, 3);
  g_clear_object (&page);
  query->facility = g_strdup (HOSPITAL_OTHER);
  page = fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_CLAIM_LIST, query, &error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->totals)), ==, 1);
  total = g_list_model_get_item (G_LIST_MODEL (page->totals), 0);
  g_assert_cmpint (total->outcome, ==, LOKET_CLAIM_MATCHED);
  g_assert_cmpint (total->rows, ==, 1);
  g_assert_cmpint (total->amount, ==, 250000);
}

static void
assert_refused (Fixture *f, LoketClaimMatch *request, LoketErrorCode code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketClaimQuery) query = loket_claim_query_new ();
  g_autoptr (LoketClaimPage) page = NULL;

  g_assert_null (fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_CLAIM_MATCH, request, &error));
  g_assert_error (error, LOKET_ERROR, (int) code);
  page = fixture_ask (f, LOKET_DEVICE_ADMIN, &LOKET_CLAIM_LIST, query, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->lists)), ==, 0);
}

static void
test_refusals (Fixture *f, gconstpointer data)
{
  g_autoptr (LoketClaimMatch) nobody = request_of (f, "nowhere", HEADER "1;A;B;C;D;E\n");
  g_autoptr (LoketClaimMatch) no_column = request_of (f, HOSPITAL, "kode;kartu\nA;B\n");
  g_autoptr (LoketClaimMatch) other_file = request_of (f, HOSPITAL, HEADER "1;A;B;C;D;E\n");
  g_autoptr (LoketClaimMatch) no_blob = request_of (f, HOSPITAL, HEADER "2;A;B;C;D;E\n");

  assert_refused (f, nobody, LOKET_ERROR_NOT_FOUND);
  assert_refused (f, no_column, LOKET_ERROR_LIST_COLUMN);
  memset (other_file->file_sha256, 'a', 64);
  assert_refused (f, other_file, LOKET_ERROR_BAD_FIELD);
  memset (no_blob->blobs[0], 'b', 64);
  assert_refused (f, no_blob, LOKET_ERROR_NOT_FOUND);
}

/* The longest list, in one turn: nobody waits long for it. */
static void
test_longest (Fixture *f, gconstpointer data)
{
  g_auto (Hospital) h = {0};
  g_autoptr (GString) csv = g_string_new (HEADER);
  g_autoptr (LoketClaimReport) report = NULL;
  gint64 began;

  hospital_opens (f, &h);
  for (guint i = 0; i < LOKET_CLAIM_ROWS; i++) {
    g_autofree char *id = g_strdup_printf ("019ab2c0-1111-7aaa-8bbb-%012x", i);
    g_autofree char *code = loket_guarantee_short_code (id);
    add_row (csv, code, h.number, "23/11/2026;IGD;1500000");
  }
  began = g_get_monotonic_time ();
  report = match (f, HOSPITAL, csv->str);
  g_test_message ("%d ms", (int) ((g_get_monotonic_time () - began) / 1000));
  g_assert_cmpint (report->list->rows, ==, LOKET_CLAIM_ROWS);
  g_assert_cmpint (report->list->amount, ==, LOKET_CLAIM_ROWS * G_GINT64_CONSTANT (1500000));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("outcomes", test_outcomes);
  ADD ("again", test_again);
  ADD ("repeat-is-the-first", test_repeat_is_the_first);
  ADD ("totals", test_totals);
  ADD ("refusals", test_refusals);
  ADD ("longest", test_longest);
  return g_test_run ();
}
