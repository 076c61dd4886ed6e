/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Class lists as schools save them: what is read of them, and what each bad file is told. */
#include "core/error.h"
#include "core/roll.h"

#include <string.h>

#define TODAY "2026-11-23"

static LoketRollCheck *
read_bytes (const char *text, gsize length, GError **error)
{
  g_autoptr (GBytes) file = g_bytes_new (text, length);

  return loket_roll_read_class (file, TODAY, error);
}

static LoketRollPupil *
pupil_of (const LoketRollCheck *check, guint at)
{
  g_autoptr (LoketRollPupil) pupil = g_list_model_get_item (G_LIST_MODEL (check->pupils), at);

  g_assert_nonnull (pupil);
  return pupil; /* the list keeps it alive */
}

static void
test_ways_to_write (void)
{
  static const char *const lists[] = {
      "Nama,Tanggal Lahir,NIK,No. Kartu\nSri Wahyuni,06/05/2014,3314104605140001,3314-26-000001\n",
      "No;NAMA SISWA;NISN;TGL. LAHIR;NIK;NOMOR KARTU\r\n"
      "1;Sri Wahyuni;0141234567;6/5/2014;3314104605140001;3314-26-000001\r\n",
      "\xEF\xBB\xBFName\tDate of birth\tNIK\tCard number\n"
      "Sri Wahyuni\t2014-05-06\t3314104605140001\t3314-26-000001\n",
      "Daftar Siswa,Kelas 4A,,\nNama Peserta Didik,Tanggal Lahir,NIK,Kartu\n"
      "Sri Wahyuni,6 Mei 2014,3314104605140001,3314-26-000001\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LoketRollCheck) check = read_bytes (lists[i], strlen (lists[i]), &error);
    g_assert_no_error (error);
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (check->pupils)), ==, 1);
    g_assert_cmpint (pupil_of (check, 0)->row, ==, 1);
    g_assert_cmpstr (pupil_of (check, 0)->name, ==, "Sri Wahyuni");
    g_assert_cmpstr (pupil_of (check, 0)->birth_date, ==, "2014-05-06");
    g_assert_cmpstr (pupil_of (check, 0)->nik, ==, "3314104605140001");
    g_assert_cmpstr (pupil_of (check, 0)->card, ==, "3314-26-000001");
  }
}

/* A row that cannot be read goes on with its number alone. */
static void
test_unreadable_rows (void)
{
  static const char list[] = "Nama,Tanggal Lahir\n"
                             ",06/05/2014\n"
                             "Sri Wahyuni,kemarin\n"
                             "Sri Wahyuni,2014\n"
                             "Sri,Wahyuni,06/05/2014\n"
                             "Bambang,31/12/2013\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRollCheck) check = read_bytes (list, strlen (list), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (check->pupils)), ==, 5);
  g_assert_null (pupil_of (check, 0)->name);
  g_assert_null (pupil_of (check, 1)->birth_date);
  g_assert_null (pupil_of (check, 2)->birth_date);
  g_assert_null (pupil_of (check, 3)->name);
  g_assert_cmpstr (pupil_of (check, 4)->birth_date, ==, "2013-12-31");
  for (guint i = 0; i < 5; i++) {
    g_assert_cmpint (pupil_of (check, i)->row, ==, i + 1);
    g_assert_true (loket_record_check (LOKET_RECORD (pupil_of (check, i)), &error));
  }
}

static void
assert_bad (const char *text, gsize length, const char *rule)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_bytes (text, length, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
  g_assert_cmpstr (loket_error_parameter (error), ==, rule);
  g_assert_nonnull (loket_rule_sentence (rule));
}

static void
test_bad_files (void)
{
  static const struct {
    const char *text;
    const char *rule;
  } cases[] = {
      {"", "list-empty"},
      {"Nama,Tanggal Lahir\n", "list-empty"},
      {"PK\003\004 and more of a workbook", "list-workbook"},
      {"%PDF-1.7\n", "list-no-text"},
      {"Tanggal Lahir,NIK\n06/05/2014,3314104605140001\n", "roll-no-name"},
      {"Nama,NIK\nSri Wahyuni,3314104605140001\n", "roll-no-birth"},
      {"Siswa satu\nSiswa dua\n", "roll-no-name"},
  };
  g_autoptr (GString) many = g_string_new ("Nama,Tanggal Lahir\n");
  g_autofree char *large = g_strnfill (LOKET_ROLL_FILE_MAX + 1, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_bad (cases[i].text, strlen (cases[i].text), cases[i].rule);
  for (guint i = 0; i <= LOKET_ROLL_ROWS; i++)
    g_string_append (many, "Sri Wahyuni,06/05/2014\n");
  assert_bad (many->str, many->len, "roll-rows");
  assert_bad (large, strlen (large), "roll-long");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/roll-class/ways-to-write", test_ways_to_write);
  g_test_add_func ("/core/roll-class/unreadable-rows", test_unreadable_rows);
  g_test_add_func ("/core/roll-class/bad-files", test_bad_files);
  return g_test_run ();
}
