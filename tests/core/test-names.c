/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names: what may be stored, and keys of places. */
#include "core/error.h"
#include "core/names.h"

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
test_place_keys (void)
{
  static const char *const rows[][2] = {{"Ngembat Padas", "NGEMBATPADAS"},
                                        {"ngembatpadas", "NGEMBATPADAS"},
                                        {"Plupuh-Kidul", "PLUPUHKIDUL"},
                                        {"", ""}};

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *key = loket_name_place_key (rows[i][0]);
    g_assert_cmpstr (key, ==, rows[i][1]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/names/check", test_check);
  g_test_add_func ("/core/names/place-keys", test_place_keys);
  return g_test_run ();
}
