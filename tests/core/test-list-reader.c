/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists as they come: delimiters, quotes, ends of lines, encodings, broken lines, in any pieces. */
#include "core/error.h"
#include "list-sample.h"

#include <string.h>

#define MAP "id=No\nname=Nama\nvillage=Desa\n"

/* Reads @list whole and cut at every place; all must give @rows. */
static void
check_bytes (const char *list, gsize length, const char *rows)
{
  g_autoptr (LoketListMap) map = sample_map (MAP);
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = sample_read (map, NULL, list, length, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (whole, ==, rows);
  for (gsize piece = 1; piece < length; piece++) {
    g_autofree char *cut = sample_read (map, NULL, list, length, piece, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (cut, ==, rows);
  }
}

static void
check (const char *list, const char *rows)
{
  check_bytes (list, strlen (list), rows);
}

#define TWO_ROWS                                                                                   \
  "1/2 [1|Siti|Gesi] id=1 name=Siti village=GESI\n2/3 [2|Budi|Tanon] id=2 name=Budi "              \
  "village=TANON\n"

static void
test_delimiters (void)
{
  check ("No,Nama,Desa\n1,Siti,Gesi\n2,Budi,Tanon\n", TWO_ROWS);
  check ("No;Nama;Desa\n1;Siti;Gesi\n2;Budi;Tanon\n", TWO_ROWS);
  check ("No\tNama\tDesa\n1\tSiti\tGesi\n2\tBudi\tTanon\n", TWO_ROWS);
  check ("No|Nama|Desa\n1|Siti|Gesi\n2|Budi|Tanon\n", TWO_ROWS);
  check ("sep=;\r\nNo;Nama;Desa\r\n1;Siti;Gesi\r\n",
         "1/3 [1|Siti|Gesi] id=1 name=Siti village=GESI\n");
}

static void
test_ends_of_lines (void)
{
  check ("No,Nama,Desa\r\n1,Siti,Gesi\r\n2,Budi,Tanon\r\n", TWO_ROWS);
  check ("No,Nama,Desa\r1,Siti,Gesi\r2,Budi,Tanon\r", TWO_ROWS);
  check ("No,Nama,Desa\n1,Siti,Gesi\n2,Budi,Tanon", TWO_ROWS);
  check ("\r\n\r\nNo,Nama,Desa\r\n\r\n1,Siti,Gesi\n",
         "1/5 [1|Siti|Gesi] id=1 name=Siti village=GESI\n");
}

static void
test_quotes (void)
{
  check ("\"No\",\"Nama\",\"Desa\"\n\"1\",\"Siti, binti \"\"Karto\"\"\",Gesi\n",
         "1/2 [1|Siti, binti \"Karto\"|Gesi] id=1 name=Siti, binti Karto village=GESI "
         "!name-cleaned(name)\n");
  check ("No,Nama,Desa\n1,\"Siti\nAminah\",Gesi\n2,Budi,Tanon\n",
         "1/2 [1|Siti\nAminah|Gesi] id=1 name=Siti Aminah village=GESI\n"
         "2/4 [2|Budi|Tanon] id=2 name=Budi village=TANON\n");
}

static void
test_quote_gone_astray (void)
{
  check ("No,Nama,Desa\n1,\"Siti,Gesi\n2,Budi,Tanon\n3,Tini,Miri\n",
         "1/2 [1,\"Siti,Gesi] !quote-open(line) REJECTED\n"
         "2/3 [2|Budi|Tanon] id=2 name=Budi village=TANON\n"
         "3/4 [3|Tini|Miri] id=3 name=Tini village=MIRI\n");
  check ("No,Nama,Desa\n1,\"Siti,Gesi\n2,\"Budi\",Tanon\n",
         "1/2 [1,\"Siti,Gesi] !quote-open(line) REJECTED\n"
         "2/3 [2|Budi|Tanon] id=2 name=Budi village=TANON\n");
}

static void
test_width (void)
{
  check ("No,Nama,Desa\n1,Siti\n2,Budi,Tanon,Miri\n3,Tini,Gesi,,\n,,\nNo,NAMA,desa\n",
         "1/2 [1|Siti] !wrong-cells(line) REJECTED\n"
         "2/3 [2|Budi|Tanon|Miri] !wrong-cells(line) REJECTED\n"
         "3/4 [3|Tini|Gesi||] id=3 name=Tini village=GESI\n"
         "5/6 [No|NAMA|desa] !header-again(line) REJECTED\n");
  check ("No;Nama;Desa;;\n1;Siti;Gesi\n", "1/2 [1|Siti|Gesi] id=1 name=Siti village=GESI\n");
}

static void
test_titles_above (void)
{
  check ("DAFTAR KELUARGA MISKIN\nDESA GESI, TAHUN 2026\n\nNo;Nama;Desa\n1;Siti;Gesi\n",
         "1/5 [1|Siti|Gesi] id=1 name=Siti village=GESI\n");
}

static void
test_encodings (void)
{
  static const char *const codes[] = {"UTF-16LE", "UTF-16BE"};
  const char *list = "No;Nama;Desa\n1;Sitié Ñoto;Gesi\n2;\xF0\x9F\x98\x80 Budi;Tanon\n";
  const char *rows = "1/2 [1|Sitié Ñoto|Gesi] id=1 name=Sitié Ñoto village=GESI\n"
                     "2/3 [2|\xF0\x9F\x98\x80 Budi|Tanon] id=2 name=Budi village=TANON "
                     "!name-cleaned(name)\n";

  check ("\xEF\xBB\xBFNo;Nama;Desa\n1;Siti;Gesi\n2;Budi;Tanon\n", TWO_ROWS);
  check ("No;Nama;Desa\n1;Sit\xE9;Gesi\n2;Sité;Gesi\n3;\x93Tini\x94;Miri\n4;\x81 Budi;Miri\n",
         "1/2 [1|Sité|Gesi] id=1 name=Sité village=GESI\n"
         "2/3 [2|Sité|Gesi] id=2 name=Sité village=GESI\n"
         "3/4 [3|“Tini”|Miri] id=3 name=Tini village=MIRI !name-cleaned(name)\n"
         "4/5 [4|\xC2\x81 Budi|Miri] id=4 name=Budi village=MIRI\n");
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++) {
    g_autofree char *marked = g_strconcat ("\xEF\xBB\xBF", list, NULL);
    gsize length;
    g_autofree char *bytes = g_convert (marked, -1, codes[i], "UTF-8", NULL, &length, NULL);
    check_bytes (bytes, length, rows);
    check_bytes (bytes + 2, length - 2, rows);
  }
}

static void
test_no_text_in_a_line (void)
{
  static const char list[] = "No,Nama,Desa\n1,Si\0ti,Gesi\n2,Budi,Tanon\n";
  g_autoptr (LoketListMap) map = sample_map (MAP);
  g_autoptr (GString) padded = g_string_new ("No,Nama,Desa\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = NULL;

  g_assert_null (sample_read (map, NULL, list, sizeof list - 1, 0, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
  g_assert_cmpstr (loket_error_parameter (error), ==, "list-no-text");
  g_clear_error (&error);
  for (guint i = 0; i < 100; i++)
    g_string_append_printf (padded, "%u,Siti,Gesi\n", i);
  g_string_append_len (padded, "x,Si\0ti,Gesi\n", 13);
  rows = sample_read (map, NULL, padded->str, padded->len, 0, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (rows, "101/102 [x,Si] !not-text(line) REJECTED\n"));
}

static void
test_long_line (void)
{
  g_autofree char *much = g_strnfill (70000, 'a');
  g_autofree char *list =
      g_strconcat ("No,Nama,Desa\r\n1,", much, ",Gesi\r\n2,Budi,Tanon\r\n", NULL);
  static const gsize pieces[] = {0, 1, 7, 4096, 65535, 65536, 65537, 70015, 70030};
  g_autoptr (LoketListMap) map = sample_map (MAP);

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *rows = sample_read (map, NULL, list, strlen (list), pieces[i], &error);
    g_assert_no_error (error);
    g_assert_true (g_str_has_prefix (rows, "1/2 [1,aaa"));
    g_assert_true (g_str_has_suffix (
        rows,
        "aaa] !line-too-long(line) REJECTED\n2/3 [2|Budi|Tanon] id=2 name=Budi village=TANON\n"));
    g_assert_cmpuint (strlen (rows), <, 400);
  }
}

/* A quotation mark that opens in the first row of many costs that row alone. */
static void
test_quote_before_much (void)
{
  g_autoptr (LoketListMap) map = sample_map (MAP);
  g_autoptr (GString) list = g_string_new ("No,Nama,Desa\n0,\"Siti,Gesi\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 1; i <= 20000; i++)
    g_string_append_printf (list, "%u,Budi,Tanon\n", i);
  rows = sample_read (map, NULL, list->str, list->len, 1000, &error);
  g_assert_no_error (error);
  lines = g_strsplit (rows, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 20002);
  g_assert_cmpstr (lines[0], ==, "1/2 [0,\"Siti,Gesi] !quote-open(line) REJECTED");
  g_assert_cmpstr (
      lines[20000], ==, "20001/20002 [20000|Budi|Tanon] id=20000 name=Budi village=TANON");
}

static void
test_refused_whole (void)
{
  static const struct {
    const char *list;
    LoketErrorCode code;
    const char *parameter;
  } cases[] = {
      {"", LOKET_ERROR_RULE, "list-empty"},
      {"\n\n\n", LOKET_ERROR_RULE, "list-empty"},
      {"PK\003\004\024", LOKET_ERROR_RULE, "list-workbook"},
      {"\xD0\xCF\x11\xE0", LOKET_ERROR_RULE, "list-workbook"},
      {"%PDF-1.7\n", LOKET_ERROR_RULE, "list-no-text"},
      {"No,Nama\n1,Siti\n", LOKET_ERROR_LIST_COLUMN, "Desa"},
  };
  g_autoptr (LoketListMap) map = sample_map (MAP);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize piece = 0; piece < 3; piece++) {
      g_autoptr (GError) error = NULL;
      g_assert_null (sample_read (map, NULL, cases[i].list, strlen (cases[i].list), piece, &error));
      g_assert_error (error, LOKET_ERROR, (int) cases[i].code);
      g_assert_cmpstr (loket_error_parameter (error), ==, cases[i].parameter);
    }
}

static gboolean
stop_cb (const LoketReadRow *row, gpointer data, GError **error)
{
  guint *n = data;

  if (++*n < 2)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_BUSY, NULL, "enough");
  return FALSE;
}

static void
test_without_a_map (void)
{
  const char *list = "No;Nama\n1;Siti\n2;Budi\n";
  g_autoptr (LoketListReader) reader = loket_list_reader_new (NULL, NULL, "2026-11-22");
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_null (loket_list_reader_header (reader));
  g_assert_false (loket_list_reader_push (reader, list, strlen (list), TRUE, stop_cb, &n, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BUSY);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (loket_list_reader_header (reader)[1], ==, "Nama");
  g_assert_cmpint (loket_list_reader_delimiter (reader), ==, ';');
  g_assert_cmpstr (loket_list_reader_encoding (reader), ==, "UTF-8");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/list-reader/delimiters", test_delimiters);
  g_test_add_func ("/core/list-reader/ends-of-lines", test_ends_of_lines);
  g_test_add_func ("/core/list-reader/quotes", test_quotes);
  g_test_add_func ("/core/list-reader/quote-gone-astray", test_quote_gone_astray);
  g_test_add_func ("/core/list-reader/width", test_width);
  g_test_add_func ("/core/list-reader/titles-above", test_titles_above);
  g_test_add_func ("/core/list-reader/encodings", test_encodings);
  g_test_add_func ("/core/list-reader/no-text", test_no_text_in_a_line);
  g_test_add_func ("/core/list-reader/long-line", test_long_line);
  g_test_add_func ("/core/list-reader/quote-before-much", test_quote_before_much);
  g_test_add_func ("/core/list-reader/refused-whole", test_refused_whole);
  g_test_add_func ("/core/list-reader/without-a-map", test_without_a_map);
  return g_test_run ();
}
