/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of claims as hospitals write them, and amounts that are read for sure or not at all. */
#include "core/claim-reader.h"
#include "core/error.h"

#include <string.h>

#define CODE_ID "019ab2c0-1111-7aaa-8bbb-123456789abc"
#define TODAY "2026-12-20"

static GPtrArray *
read_list (const char *format, GError **error)
{
  g_autofree char *code = loket_guarantee_short_code (CODE_ID);
  g_auto (GStrv) pieces = g_strsplit (format, "CODE", -1);
  g_autofree char *text = g_strjoinv (code, pieces);

  return loket_claim_read (text, strlen (text), TODAY, error);
}

static void
test_amounts (void)
{
  static const struct {
    const char *text;
    gint64 rupiah; /* -1 = not for sure */
  } cases[] = {
      {"1234567", 1234567},
      {"0", -1},
      {"Rp 0,00", -1},
      {"1", 1},
      {"1.234.567", 1234567},
      {"1,234,567", 1234567},
      {"1.234.567,00", 1234567},
      {"1,234,567.00", 1234567},
      {"1234567.00", 1234567},
      {"1234567,0", 1234567},
      {"1.500", 1500},
      {"1,500", 1500},
      {"Rp 1.500.000", 1500000},
      {"Rp1.500.000,-", 1500000},
      {"Rp. 750.000", 750000},
      {"IDR 750,000.00", 750000},
      {"'2500000", 2500000},
      {" 85000 ", 85000},
      {"1000000000000", 1000000000000},
      {"1000000000001", -1},
      {"99999999999999999999", -1},
      {"", -1},
      {"Rp", -1},
      {"-5000", -1},
      {"5000-", -1},
      {"1.50", -1},
      {"1234,56", -1},
      {"1.2345", -1},
      {"12.34.567", -1},
      {"1.234,567", -1},
      {"1.234.56", -1},
      {"1234.567.000", -1},
      {".500", -1},
      {"1..500", -1},
      {"1e6", -1},
      {"dua juta", -1},
      {"1 500 000", -1},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    gint64 rupiah = -1;
    const gboolean read = loket_claim_amount_read (cases[i].text, &rupiah);
    g_test_message ("“%s”", cases[i].text);
    g_assert_true (read == (cases[i].rupiah >= 0));
    if (read)
      g_assert_cmpint (rupiah, ==, cases[i].rupiah);
  }
}

static void
test_purposes (void)
{
  LoketGuaranteePurpose purpose;

  g_assert_true (loket_claim_purpose_read ("Rawat Jalan", &purpose));
  g_assert_cmpint (purpose, ==, LOKET_GUARANTEE_OUTPATIENT);
  g_assert_true (loket_claim_purpose_read ("IGD", &purpose));
  g_assert_cmpint (purpose, ==, LOKET_GUARANTEE_EMERGENCY);
  g_assert_true (loket_claim_purpose_read ("rawat-inap", &purpose));
  g_assert_cmpint (purpose, ==, LOKET_GUARANTEE_INPATIENT);
  g_assert_false (loket_claim_purpose_read ("kelas III", &purpose));
  g_assert_false (loket_claim_purpose_read ("", &purpose));
  g_assert_false (loket_claim_purpose_read ("awat", &purpose));
}

static void
test_indonesian (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = read_list (
      "\xef\xbb\xbf"
      "No. Klaim;Kode Jaminan;No. Kartu;Tanggal Pelayanan;Jenis Pelayanan;Jumlah (Rp)\r\n"
      "K-1;CODE;3314-26-000017;23/11/2026;Rawat Inap;\"1.234.567,00\"\r\n"
      "\r\n"
      "K-2;CODE;3314-26-000018;2026-11-24;;750000\r\n",
      &error);
  const LoketClaimRow *row;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  row = rows->pdata[0];
  g_assert_cmpint (row->line, ==, 2);
  g_assert_cmpuint (strlen (row->code), ==, LOKET_GUARANTEE_CODE);
  g_assert_cmpstr (row->number, ==, "3314-26-000017");
  g_assert_cmpstr (row->day, ==, "2026-11-23");
  g_assert_cmpstr (row->purpose, ==, "Rawat Inap");
  g_assert_cmpint (row->amount.value, ==, 1234567);
  g_assert_cmpstr (row->reference, ==, "K-1");
  g_assert_cmpint (row->outcome, ==, LOKET_CLAIM_MATCHED);
  row = rows->pdata[1];
  g_assert_cmpint (row->line, ==, 4);
  g_assert_null (row->purpose);
  g_assert_cmpint (row->amount.value, ==, 750000);
}

static void
test_english (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
      read_list ("slip code,card number,date,amount,reference\n"
                 "CODE,3314-26-000017,23-11-2026,\"1,234,567\",\"He said \"\"yes\"\"\"\n",
                 &error);
  const LoketClaimRow *row;

  g_assert_no_error (error);
  row = rows->pdata[0];
  g_assert_cmpint (row->amount.value, ==, 1234567);
  g_assert_cmpstr (row->reference, ==, "He said \"yes\"");
}

/* Each row keeps what can be read of it. */
static void
test_unreadable (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = read_list ("kode;kartu;tanggal;jumlah\n"
                                          "CODE;A-1;23/11/2026;12x\n"
                                          "CODE;A-1;31/11/2026;12\n"
                                          "CODE;A-1;21/12/2026;12\n"
                                          "CODE;A-1;;12\n"
                                          "OOPS;A-1;23/11/2026;12\n"
                                          ";A-1;23/11/2026;12\n"
                                          "CODE;A-1\n"
                                          "kode;kartu;tanggal;jumlah\n"
                                          "CODE;a-1;23/11/2026;12\n",
                                          &error);
  static const LoketClaimOutcome outcomes[] = {
      LOKET_CLAIM_AMOUNT_UNREADABLE,
      LOKET_CLAIM_DATE_UNREADABLE,
      LOKET_CLAIM_DATE_UNREADABLE, /* tomorrow */
      LOKET_CLAIM_DATE_UNREADABLE,
      LOKET_CLAIM_CODE_UNREADABLE,
      LOKET_CLAIM_CODE_UNREADABLE,
      LOKET_CLAIM_UNREADABLE,
      LOKET_CLAIM_MATCHED,
  };

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (outcomes));
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpint (((LoketClaimRow *) rows->pdata[i])->outcome, ==, outcomes[i]);
  g_assert_cmpstr (((LoketClaimRow *) rows->pdata[4])->code, ==, "OOPS");
  g_assert_cmpint (((LoketClaimRow *) rows->pdata[4])->amount.value, ==, 12);
  g_assert_cmpstr (((LoketClaimRow *) rows->pdata[7])->number, ==, "A-1");
}

static void
assert_refused (const char *text, LoketErrorCode code, const char *parameter)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (loket_claim_read (text, strlen (text), TODAY, &error));
  g_assert_error (error, LOKET_ERROR, (int) code);
  g_assert_cmpstr (loket_error_parameter (error), ==, parameter);
}

static void
test_bad_files (void)
{
  g_autoptr (GString) longest = g_string_new ("kode;kartu;tanggal;jumlah\n");

  assert_refused ("", LOKET_ERROR_RULE, "list-empty");
  assert_refused ("kode;kartu;tanggal;jumlah\n", LOKET_ERROR_RULE, "list-empty");
  assert_refused ("kartu;tanggal;jumlah\nA;B;C\n", LOKET_ERROR_LIST_COLUMN, "kode jaminan");
  assert_refused ("kode;kartu;tanggal\nA;B;C\n", LOKET_ERROR_LIST_COLUMN, "jumlah");
  assert_refused ("PK\3\4 a workbook", LOKET_ERROR_RULE, "list-workbook");
  for (guint i = 0; i <= LOKET_CLAIM_ROWS; i++)
    g_string_append (longest, "A;B;C;1\n");
  assert_refused (longest->str, LOKET_ERROR_RULE, "claim-too-long");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/claim-reader/amounts", test_amounts);
  g_test_add_func ("/core/claim-reader/purposes", test_purposes);
  g_test_add_func ("/core/claim-reader/indonesian", test_indonesian);
  g_test_add_func ("/core/claim-reader/english", test_english);
  g_test_add_func ("/core/claim-reader/unreadable", test_unreadable);
  g_test_add_func ("/core/claim-reader/bad-files", test_bad_files);
  return g_test_run ();
}
