/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names: what may be stored, titles, and keys that see past old spelling. */
#include "core/error.h"
#include "core/names.h"

#include <string.h>

static void
test_check (void)
{
  static const char *const good[] = {"Suparmi",
                                     "Samin",
                                     "H. Moch. Ja'far",
                                     "Nur-Aini, S.Pd.",
                                     "R.Ngt. Tukiyem",
                                     "Zoë",
                                     "D’Artagnan"};
  static const char *const bad[] = {
      NULL, "", " ", ".", "Budi2", "Budi_", "Budi\n", "Budi\x01", "Bu\xff", "<b>Budi</b>"};
  g_autofree char *longest = g_strnfill (LOKET_NAME_MAX, 'a');
  g_autofree char *longer = g_strnfill (LOKET_NAME_MAX + 1, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (loket_name_check (good[i], NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_false (loket_name_check (bad[i], &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  }
  g_assert_true (loket_name_check (longest, NULL));
  g_assert_false (loket_name_check (longer, NULL));
}

static void
test_titles (void)
{
  static const char *const rows[][2] = {
      {"H. Suparman", "Suparman"},
      {"Hj. Siti Aminah", "Siti Aminah"},
      {"K.H. Ahmad Dahlan", "Ahmad Dahlan"},
      {"KH Ahmad Dahlan", "Ahmad Dahlan"},
      {"R.Ngt. Tukiyem", "Tukiyem"},
      {"Drs. H. Bambang Sutrisno, M.M.", "Bambang Sutrisno"},
      {"dr. Rina Wati, M.Kes.", "Rina Wati"},
      {"Dra. Hj. Sumarni, S.Pd., M.M.", "Sumarni"},
      {"Sri Lestari S. Pd.", "Sri Lestari"},
      {"Joko Widodo, S.K.M.", "Joko Widodo"},
      {"Ir. Sutopo", "Sutopo"},
      {"Suparmi", "Suparmi"},
      {"H.", "H."},
      {"", ""},
      {"  Tri   Handayani ", "Tri Handayani"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *bare = loket_name_without_titles (rows[i][0]);
    g_assert_cmpstr (bare, ==, rows[i][1]);
  }
}

static void
test_keys (void)
{
  static const char *const rows[][2] = {
      {"Soeharto", "SUHARTO"},
      {"Djoko Tjahjono", "JOKO CAHJONO"},
      {"Sjarifah", "SYARIPAH"},
      {"Njoman", "NYOMAN"},
      {"Chairul", "KAIRUL"},
      {"Khairul", "KAIRUL"},
      {"Dhani", "DANI"},
      {"Thoha", "TOHA"},
      {"Qomariyah", "KOMARIYAH"},
      {"Fitri", "PITRI"},
      {"Vivi", "PIPI"},
      {"Zaenab", "SAENAB"},
      {"Annisa", "ANISA"},
      {"Moch. Yusuf", "MUHAMAD YUSUP"},
      {"M. Yusuf", "MUHAMAD YUSUP"},
      {"Muhammad Jusuf", "MUHAMAD JUSUP"},
      {"Mohamad", "MUHAMAD"},
      {"M", "M"},
      {"H. Moh. Ja'far, S.Pd.", "MUHAMAD JAPAR"},
      {"Nur-Aini", "NUR AINI"},
      {"Zoë", "SU"},
      /* an accent is no reason to read oe otherwise */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *key = loket_name_key (rows[i][0]);
    g_assert_cmpstr (key, ==, rows[i][1]);
  }
}

static void
test_second_keys (void)
{
  static const char *const same[][2] = {
      {"Tjahjono", "Cahyono"},
      {"Jusuf", "Yusuf"},
      {"Sri Wahjuni", "Sriwahyuni"},
      {"Surjo", "Suryo"},
      {"Muhammad Jahja", "M. Yahya"},
      {"Soekarni", "Sukarni, S.Pd."},
      {"Djumijati", "Jumiyati"},
      {"Ngadijo", "Ngadiyo"},
  };
  static const char *const different[][2] = {
      {"Suparmi", "Suparmo"}, {"Sutini", "Sutinah"}, {"Siti Aminah", "Siti Aisyah"}};

  for (guint i = 0; i < G_N_ELEMENTS (same); i++) {
    g_autofree char *a = loket_name_second_key (same[i][0]);
    g_autofree char *b = loket_name_second_key (same[i][1]);
    g_assert_cmpstr (a, ==, b);
  }
  for (guint i = 0; i < G_N_ELEMENTS (different); i++) {
    g_autofree char *a = loket_name_second_key (different[i][0]);
    g_autofree char *b = loket_name_second_key (different[i][1]);
    g_assert_cmpstr (a, !=, b);
  }
}

/* Whatever the name, its key is capitals and single blanks, and the case does not count. */
static void
test_keys_are_plain (void)
{
  static const char *const pieces[] = {"Su", "dj",  "oe", " ",    ".",  "'",  "tj",
                                       "é",  "H. ", "a",  "Q",    "-",  "ch", "ñ",
                                       "z",  "M",   ",",  "S.Pd", "漢", "nn", "  "};
  g_autoptr (GRand) chance = g_rand_new_with_seed (3314);

  for (guint run = 0; run < 5000; run++) {
    g_autoptr (GString) name = g_string_new (NULL);
    g_autofree char *upper = NULL;
    g_autofree char *key = NULL;
    g_autofree char *upper_key = NULL;
    for (int i = g_rand_int_range (chance, 0, 12); i > 0; i--)
      g_string_append (name, pieces[g_rand_int_range (chance, 0, G_N_ELEMENTS (pieces))]);
    upper = g_utf8_strup (name->str, -1);
    key = loket_name_key (name->str);
    upper_key = loket_name_key (upper);
    g_assert_cmpuint (strspn (key, "ABCDEFGHIJKLMNOPQRSTUVWXYZ "), ==, strlen (key));
    g_assert_null (strstr (key, "  "));
    g_assert_cmpstr (key, ==, upper_key);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/names/check", test_check);
  g_test_add_func ("/core/names/titles", test_titles);
  g_test_add_func ("/core/names/keys", test_keys);
  g_test_add_func ("/core/names/second-keys", test_second_keys);
  g_test_add_func ("/core/names/keys-are-plain", test_keys_are_plain);
  return g_test_run ();
}
