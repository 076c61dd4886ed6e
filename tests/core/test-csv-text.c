/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of CSV: quotes where they must be, and nothing that a spreadsheet would calculate. */
#include "core/csv-text.h"

static void
test_quotes (void)
{
  g_autoptr (GString) csv = g_string_new (NULL);

  loket_csv_append (csv, "");
  loket_csv_append (csv, "plain text");
  loket_csv_append (csv, "a,b");
  loket_csv_append (csv, "say \"yes\"");
  loket_csv_append (csv, "");
  loket_csv_append (csv, "two\nlines\n");
  loket_csv_append (csv, " blank");
  loket_csv_end_row (csv);
  loket_csv_append (csv, "=1+1");
  loket_csv_end_row (csv);
  g_assert_cmpstr (csv->str,
                   ==,
                   "\"\",plain text,\"a,b\",\"say \"\"yes\"\"\",,\"two\nlines\n\",\" blank\"\n"
                   "=1+1\n");
}

static void
test_formulas (void)
{
  static const char *const cells[][2] = {
      {"=HYPERLINK(1)", "'=HYPERLINK(1)\n"},
      {"+62812", "'+62812\n"},
      {"-", "'-\n"},
      {"@SUM", "'@SUM\n"},
      {"\tx", "\"'\tx\"\n"},
      {"a=b", "a=b\n"},
      {"", "\"\"\n"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++) {
    g_autoptr (GString) csv = g_string_new (NULL);
    loket_csv_append_harmless (csv, cells[i][0]);
    loket_csv_end_row (csv);
    g_assert_cmpstr (csv->str, ==, cells[i][1]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/csv-text/quotes", test_quotes);
  g_test_add_func ("/core/csv-text/formulas", test_formulas);
  return g_test_run ();
}
