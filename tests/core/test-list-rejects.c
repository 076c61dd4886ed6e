/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of rejected rows: what it says, and that it can be corrected and read again. */
#include "core/list-rejects.h"
#include "list-sample.h"

#include <string.h>

#define MAP "id=No\nname=Nama\nbirth_date=Tgl+Thn\nphone=HP\n"
#define LIST                                                                                       \
  "No;Nama;Tgl;Thn;HP\n"                                                                           \
  "1;Siti;2 Maret;1954;+6281234567890\n"                                                           \
  "2;=1+1;2 Maret;1954;-\n"                                                                        \
  "3;\"Budi\n"                                                                                     \
  "4;Tini;2 Maret;1954;0812;lebih;banyak\n"                                                        \
  "5;;30 Februari;1954;\n"

typedef struct {
  LoketListReader *reader;
  LoketListMap *map;
  const char *language;
  gboolean all;
  GString *csv;
} Writing;

static gboolean
take_row_cb (const LoketReadRow *row, gpointer data, GError **error)
{
  Writing *writing = data;
  const char *const *header = loket_list_reader_header (writing->reader);

  if (writing->csv->len == 0)
    loket_list_rejects_begin (writing->csv, header, writing->language);
  if (row->rejected || (writing->all && row->n_problems > 0))
    loket_list_rejects_add (writing->csv, header, writing->map, row, writing->language);
  return TRUE;
}

static char *
write_rejects (const char *language, const char *list, gboolean all)
{
  g_autoptr (LoketListMap) map = sample_map (MAP);
  g_autoptr (LoketListReader) reader = loket_list_reader_new (map, NULL, "2026-11-22");
  g_autoptr (GError) error = NULL;
  Writing writing = {
      .reader = reader, .map = map, .language = language, .all = all, .csv = g_string_new (NULL)};

  loket_list_reader_push (reader, list, strlen (list), TRUE, take_row_cb, &writing, &error);
  g_assert_no_error (error);
  return g_string_free (writing.csv, FALSE);
}

static void
test_rejects (void)
{
  g_autofree char *english = write_rejects ("en", LIST, FALSE);
  g_autofree char *indonesian = write_rejects (NULL, LIST, FALSE);

  g_assert_cmpstr (english,
                   ==,
                   "No,Nama,Tgl,Thn,HP,Line in the list,Column,Reason\n"
                   "2,'=1+1,2 Maret,1954,'-,3,Nama,There is no name of a person.\n"
                   "\"3;\"\"Budi\",,,,,4,,A quotation mark is opened here and never closed.\n"
                   "4,Tini,2 Maret,1954,\"0812,lebih,banyak\",5,,"
                   "This line has more or fewer columns than the list.\n"
                   "5,,30 Februari,1954,,6,Nama,There is no name of a person.\n");
  g_assert_nonnull (strstr (indonesian, ",3,Nama,Tidak ada nama orang.\n"));
}

static void
test_doubts (void)
{
  g_autofree char *doubts =
      write_rejects ("en", "No;Nama;Tgl;Thn;HP\n1;Siti 2;30 Februari;1954;12\n", TRUE);

  g_assert_nonnull (strstr (doubts,
                            ",2,\"Nama; Tgl+Thn; HP\",The name had signs that belong to no name. "
                            "Nobody can be born on this date. This is no telephone number.\n"));
}

/* The very map that read the list reads what is left of it, once it is corrected. */
static void
test_read_again (void)
{
  g_autoptr (LoketListMap) map = sample_map (MAP);
  g_autofree char *rejects = write_rejects ("id", LIST, FALSE);
  g_autoptr (GString) corrected = g_string_new (rejects);
  g_autofree char *rows = NULL;
  g_autoptr (GError) error = NULL;

  g_string_replace (corrected, "'=1+1", "Wagiman", 0);
  rows = sample_read (map, NULL, corrected->str, corrected->len, 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (rows, "] id=2 name=Wagiman birth=1954-03-02\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/list-rejects/rejects", test_rejects);
  g_test_add_func ("/core/list-rejects/doubts", test_doubts);
  g_test_add_func ("/core/list-rejects/read-again", test_read_again);
  return g_test_run ();
}
