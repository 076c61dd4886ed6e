/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “demo --lists”: which files it writes, that they hold what they should, and what it refuses. */
#include "core/error.h"
#include "invent.h"
#include "office/open.h"
#include "test-dir.h"

#include <string.h>

static const char *const files[] = {"register.csv",
                                    "q1-dtsen.csv",
                                    "q2-bps.csv",
                                    "q3-village.csv",
                                    "q4-agency.tsv",
                                    "truth.csv",
                                    "dtsen.map",
                                    "bps.map",
                                    "village.map",
                                    "agency.map"};

static char *
read_text (LoketTestDir *dir, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (loket_test_dir_path (dir), folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
write_lists (LoketTestDir *dir, const char *folder, const char *seed)
{
  g_autofree char *path = loket_test_dir_child (dir, folder);
  const char *const words[] = {
      "demo", "--seed", seed, "--people", "3000", "--list-rows", "700", "--lists", path, NULL};
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;

  g_assert_true (loket_invent_is_wanted (words));
  made = loket_invent_files (words, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (made, ==, path);
}

static guint
lines_of (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

static void
test_files (void)
{
  static const guint lines[] = {3001, 701, 701, 701, 701, 3001 + 4 * 700};
  g_autoptr (LoketTestDir) dir = loket_test_dir_new ();

  write_lists (dir, "once", "1");
  write_lists (dir, "again", "1");
  write_lists (dir, "other", "2");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *once = read_text (dir, "once", files[i]);
    g_autofree char *again = read_text (dir, "again", files[i]);
    g_autofree char *other = read_text (dir, "other", files[i]);
    g_assert_cmpstr (once, ==, again);
    if (i >= G_N_ELEMENTS (lines))
      continue;
    g_assert_cmpuint (lines_of (once), ==, lines[i]);
    g_assert_cmpstr (once, !=, other);
  }
}

/* Each column that a map names stands in the header of its list. */
static void
test_maps_fit (void)
{
  g_autoptr (LoketTestDir) dir = loket_test_dir_new ();

  write_lists (dir, "lists", "1");
  for (guint i = 0; i < 4; i++) {
    g_autofree char *map = read_text (dir, "lists", files[6 + i]);
    g_autofree char *list = read_text (dir, "lists", files[1 + i]);
    g_autofree char *header = g_strndup (list, strcspn (list, "\r\n"));
    g_auto (GStrv) columns = g_strsplit_set (header, ",;\t", -1);
    g_autoptr (GKeyFile) key_file = g_key_file_new ();
    g_auto (GStrv) keys = NULL;
    for (guint k = 0; columns[k] != NULL; k++) {
      g_autofree char *column = columns[k];
      g_auto (GStrv) parts = g_strsplit_set (column, "\"\xef\xbb\xbf", -1);
      columns[k] = g_strjoinv ("", parts);
    }
    g_assert_true (g_key_file_load_from_data (key_file, map, strlen (map), 0, NULL));
    keys = g_key_file_get_keys (key_file, "columns", NULL, NULL);
    for (guint k = 0; keys[k] != NULL; k++) {
      g_autofree char *value = g_key_file_get_value (key_file, "columns", keys[k], NULL);
      g_auto (GStrv) named = g_strsplit (value, "+", -1);
      for (guint n = 0; named[n] != NULL; n++)
        if (!g_str_equal (keys[k], "birth_date_format") &&
            !g_strv_contains ((const char *const *) columns, named[n]))
          g_test_fail_printf ("%s names %s", files[6 + i], named[n]);
    }
  }
}

static void
test_rates (void)
{
  g_autoptr (LoketTestDir) dir = loket_test_dir_new ();
  g_autofree char *rates = loket_test_dir_child (dir, "rates.ini");
  g_autofree char *path = loket_test_dir_child (dir, "lists");
  const char *const words[] = {"demo", "--people", "1000", "--rates", rates, "--lists", path, NULL};
  g_autofree char *list = NULL, *made = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (
      g_file_set_contents (rates, "[rates]\nno_nik=1000\nwrong_nik=0\nother_nik=0\n", -1, NULL));
  made = loket_invent_files (words, &error);
  g_assert_no_error (error);
  list = read_text (dir, "lists", "q1-dtsen.csv");
  g_assert_false (g_regex_match_simple ("DT26-[0-9]+,33", list, 0, 0));
}

static void
test_refused (void)
{
  static const char *const cases[][11] = {
      {"demo", "--lists", NULL},
      {"demo", "--lists", "x", NULL},
      {"demo", "--lists", "x", "--people", "many", NULL},
      {"demo", "--lists", "x", "--people", "9", NULL},
      {"demo", "--lists", "x", "--people", "100", "--tickets", "5", NULL},
      {"demo", "--lists", "x", "--people", "100", "--list-rows", "101", NULL},
      {"demo", "--lists", "x", "--people", "100", "--seed", "-1", NULL},
      {"demo", "--lists", "x", "--people", "100", "--today", "soon", NULL},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_true (loket_invent_is_wanted (cases[i]));
    g_assert_null (loket_invent_files (cases[i], &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  }
}

static void
test_unknown_places (void)
{
  g_autoptr (LoketTestDir) dir = loket_test_dir_new ();
  g_autofree char *file = loket_test_dir_child (dir, "file");
  const char *const no_profile[] = {
      "demo", "--people", "100", "--lists", file, "--profile", "nowhere", NULL};
  const char *const no_folder[] = {"demo", "--people", "100", "--lists", file, NULL};
  const char *const no_rates[] = {
      "demo", "--people", "100", "--lists", file, "--rates", "/nonexistent", NULL};
  g_autoptr (GError) error = NULL;

  g_assert_null (loket_invent_files (no_profile, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (loket_invent_files (no_rates, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_null (loket_invent_files (no_folder, &error));
  g_assert_nonnull (error);
}

/* Without --lists the words are those of the operation, as before. */
static void
test_tickets_are_left_alone (void)
{
  static const char *const tickets[] = {"demo", "--seed", "1", "--tickets", "5", NULL};
  static const char *const other[] = {"list", "--lists", NULL};
  static const char *const none[] = {NULL};

  g_assert_false (loket_invent_is_wanted (tickets));
  g_assert_false (loket_invent_is_wanted (other));
  g_assert_false (loket_invent_is_wanted (none));
}

/* As somebody runs it who has built it and knows of no variable. */
static void
test_profile_of_source (void)
{
  g_autoptr (LoketProfile) profile = NULL;
  g_autoptr (GError) error = NULL;

  if (g_test_subprocess ()) {
    g_unsetenv ("LOKET_PROFILES_DIR");
    profile = loket_profile_load ("sragen", &error);
    g_assert_no_error (error);
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (profile->services)), ==, 4);
    return;
  }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ctl/invent/files", test_files);
  g_test_add_func ("/ctl/invent/maps-fit", test_maps_fit);
  g_test_add_func ("/ctl/invent/rates", test_rates);
  g_test_add_func ("/ctl/invent/refused", test_refused);
  g_test_add_func ("/ctl/invent/unknown-places", test_unknown_places);
  g_test_add_func ("/ctl/invent/profile-of-source", test_profile_of_source);
  g_test_add_func ("/ctl/invent/tickets-are-left-alone", test_tickets_are_left_alone);
  return g_test_run ();
}
