/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps of columns: what a key file may say, and how it meets the names that a list has. */
#include "core/error.h"
#include "core/list-map.h"
#include "list-sample.h"

#include <string.h>

static LoketListMap *
read_map (const char *text, GError **error)
{
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));

  return loket_list_map_new (file, error);
}

static void
test_all_keys (void)
{
  g_autoptr (GString) text = g_string_new ("\xEF\xBB\xBF# A comment.\n[columns]\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketListMap) map = NULL;

  for (guint i = 0; i < LOKET_N_LIST_FIELDS; i++)
    g_string_append_printf (text, "%s = C %u \r\n", loket_list_field_key (i), i);
  g_string_append (text, "birth_date_format=%d/%m/%Y\n");
  map = read_map (text->str, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < LOKET_N_LIST_FIELDS; i++) {
    g_autofree char *column = g_strdup_printf ("C %u", i);
    g_assert_cmpstr (loket_list_map_columns (map, i), ==, column);
    g_assert_cmpuint (strlen (loket_list_field_words (i)), >, 0);
  }
  g_assert_cmpstr (loket_list_map_birth_format (map), ==, "%d/%m/%Y");
  g_assert_cmpstr (loket_list_field_key (LOKET_LIST_WHOLE_LINE), ==, "line");
}

static void
test_shipped_maps (void)
{
  static const char *const names[] = {"dtsen", "bps", "village", "agency"};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *name = g_strconcat (names[i], ".map", NULL);
    g_autofree char *path =
        g_build_filename (g_getenv ("LOKET_TEST_PROFILES"), "sragen", "maps", name, NULL);
    g_autofree char *text = NULL;
    g_autoptr (LoketListMap) map = NULL;
    g_autoptr (GError) error = NULL;
    g_file_get_contents (path, &text, NULL, &error);
    g_assert_no_error (error);
    g_assert_true (g_str_has_prefix (text, "# "));
    map = read_map (text, &error);
    g_assert_no_error (error);
    g_assert_nonnull (loket_list_map_columns (map, LOKET_LIST_NAME));
    g_assert_nonnull (loket_list_map_columns (map, LOKET_LIST_ID));
    g_assert_nonnull (loket_list_map_birth_format (map));
  }
}

static void
test_refused_maps (void)
{
  static const struct {
    const char *text;
    const char *says;
  } cases[] = {
      {"", "empty"},
      {"name=NAMA\n", "cannot be read"},
      {"[column]\nname=NAMA\n", "[columns]"},
      {"[columns]\n", "[columns]"},
      {"[columns]\nnama=NAMA\n", "“nama”"},
      {"[columns]\nname=\n", "“name”"},
      {"[columns]\nname=NAMA\nbirth_date_format=dd/mm/yyyy\n", "dd/mm/yyyy"},
      {"[columns]\nname=\xE9\n", "UTF-8"},
  };
  g_autofree char *much = g_strnfill (70000, '\n');
  g_autoptr (GError) long_error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (read_map (cases[i].text, &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
    g_assert_cmpstr (loket_error_parameter (error), ==, "list-map");
    g_assert_nonnull (strstr (error->message, cases[i].says));
  }
  g_assert_null (read_map (much, &long_error));
  g_assert_error (long_error, LOKET_ERROR, LOKET_ERROR_RULE);
}

static int
column_of (LoketListMap *map, const char *const *header, LoketListField field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketListBinding) binding = loket_list_map_bind (map, header, &error);
  guint n;
  const int *columns;

  g_assert_no_error (error);
  columns = loket_list_binding_columns (binding, field, &n);
  g_assert_cmpuint (n, ==, columns != NULL ? 1 : 0);
  return columns != NULL ? columns[0] : -1;
}

static void
test_names_match (void)
{
  static const char *const headers[][4] = {
      {"No", "Nama Lengkap", "L/P", NULL},
      {"\xEF\xBB\xBFno", " NAMA  LENGKAP ", "l/p", NULL},
      {"NO\xC2\xA0", "nama\nlengkap", "\tL/P\xE2\x80\x8B", NULL},
  };
  g_autoptr (LoketListMap) map = sample_map ("id=No\nname=nama lengkap\nsex=L/P\n");

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++) {
    g_assert_cmpint (column_of (map, headers[i], LOKET_LIST_ID), ==, 0);
    g_assert_cmpint (column_of (map, headers[i], LOKET_LIST_NAME), ==, 1);
    g_assert_cmpint (column_of (map, headers[i], LOKET_LIST_SEX), ==, 2);
    g_assert_cmpint (column_of (map, headers[i], LOKET_LIST_NIK), ==, -1);
    g_assert_cmpuint (loket_list_map_count_found (map, headers[i]), ==, 3);
  }
}

static void
test_joined_columns (void)
{
  const char *const header[] = {"THN", "BLN", "TGL", "RT+RW", NULL};
  g_autoptr (LoketListMap) map = sample_map ("birth_date=TGL + BLN+THN\nrt=RT+RW\n");
  g_autoptr (LoketListBinding) binding = loket_list_map_bind (map, header, NULL);
  guint n;
  const int *columns = loket_list_binding_columns (binding, LOKET_LIST_BIRTH_DATE, &n);

  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (columns[0], ==, 2);
  g_assert_cmpint (columns[1], ==, 1);
  g_assert_cmpint (columns[2], ==, 0);
  /* a column may have a plus in its own name */
  columns = loket_list_binding_columns (binding, LOKET_LIST_RT, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (columns[0], ==, 3);
}

static void
test_missing_column (void)
{
  const char *const header[] = {"NIK", "NAMA", "", "TGL", NULL};
  g_autoptr (LoketListMap) map = sample_map ("name=nama\nbirth_date=TGL+BLN\n");
  g_autoptr (GError) error = NULL;

  g_assert_null (loket_list_map_bind (map, header, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_LIST_COLUMN);
  g_assert_cmpstr (loket_error_parameter (error), ==, "BLN");
  g_assert_nonnull (strstr (error->message, "“BLN”"));
  g_assert_nonnull (strstr (error->message, "“birth_date”"));
  g_assert_nonnull (strstr (error->message, "NIK, NAMA, TGL"));
  g_assert_cmpuint (loket_list_map_count_found (map, header), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/list-map/all-keys", test_all_keys);
  g_test_add_func ("/core/list-map/shipped", test_shipped_maps);
  g_test_add_func ("/core/list-map/refused", test_refused_maps);
  g_test_add_func ("/core/list-map/names-match", test_names_match);
  g_test_add_func ("/core/list-map/joined-columns", test_joined_columns);
  g_test_add_func ("/core/list-map/missing-column", test_missing_column);
  return g_test_run ();
}
