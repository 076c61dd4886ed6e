/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of lists, with the maps that ship, reads invented lists as what they were made from.
 */
#include "core/invented-lists.h"
#include "core/list-reader.h"

#include <string.h>

typedef struct {
  LoketRegions *regions;
  LoketInventedListsOptions options;
  LoketInventedRates rates;
  GString *texts[LOKET_INVENTED_LISTS];
  GArray *rows[LOKET_INVENTED_LISTS]; /* LoketInventedRow */
} District;

static GBytes *
read_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("LOKET_TEST_PROFILES"), "sragen", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length = 0;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

static void
open_district (District *district, gconstpointer unused)
{
  g_autoptr (GBytes) file = read_file ("regions.tsv");
  g_autoptr (GError) error = NULL;

  district->regions = loket_regions_new (file, &error);
  g_assert_no_error (error);
  loket_invented_rates_default (&district->rates);
  district->options =
      (LoketInventedListsOptions){.seed = 1,
                                  .people = 6000,
                                  .regency = loket_regions_find (district->regions, "33.14"),
                                  .rates = &district->rates};
  for (guint i = 0; i < LOKET_INVENTED_LISTS; i++) {
    district->texts[i] = g_string_new (NULL);
    district->rows[i] = g_array_new (FALSE, FALSE, sizeof (LoketInventedRow));
    loket_invented_list_header (i, district->texts[i]);
  }
}

static void
close_district (District *district, gconstpointer unused)
{
  for (guint i = 0; i < LOKET_INVENTED_LISTS; i++) {
    g_string_free (district->texts[i], TRUE);
    g_array_unref (district->rows[i]);
  }
  loket_regions_free (district->regions);
}

static gboolean
keep_row (const LoketInventedRow *row, gpointer data)
{
  District *district = data;

  loket_invented_list_line (row, district->texts[row->list]);
  g_array_append_vals (district->rows[row->list], row, 1);
  return TRUE;
}

/* What the reader met. */
typedef struct {
  District *district;
  guint list;
  guint n;
} Reading;

static char *
day_text (const LoketInventedDay *day)
{
  if (day->month == 0)
    return g_strdup_printf ("%04d", day->year);
  return g_strdup_printf ("%04d-%02d-%02d", day->year, day->month, day->day);
}

static void
assert_number (const char *read, const char *made)
{
  if (strlen (made) < 16 || g_str_equal (made, LOKET_INVENTED_NO_NIK))
    g_assert_null (read);
  else
    g_assert_cmpstr (read, ==, made);
}

static gboolean
compare (const LoketReadRow *read, gpointer data, GError **error)
{
  Reading *reading = data;
  const LoketInventedRow *made =
      &g_array_index (reading->district->rows[reading->list], LoketInventedRow, reading->n++);
  g_autofree char *birth = day_text (&made->birth);

  g_assert_false (read->rejected);
  g_assert_cmpstr (read->facts.id, ==, made->id);
  g_assert_cmpstr (read->facts.village, ==, made->village->code);
  g_assert_cmpint (read->facts.sex,
                   ==,
                   made->sex == LOKET_SEX_FEMALE ? LOKET_FACT_SEX_FEMALE : LOKET_FACT_SEX_MALE);
  /* A newborn listed with the last day of the year is not born yet. */
  if (loket_read_row_has_problem (read, LOKET_LIST_PROBLEM_DATE_IMPOSSIBLE))
    g_assert_cmpstr (birth, >, LOKET_INVENTED_TODAY);
  else
    g_assert_cmpstr (read->facts.birth_date, ==, birth);
  g_assert_nonnull (read->facts.name);
  if (!loket_read_row_has_problem (read, LOKET_LIST_PROBLEM_NUMBER_IMPOSSIBLE)) {
    assert_number (read->facts.nik, made->nik);
    assert_number (read->facts.family_card, made->kk);
  }
  if (reading->list == LOKET_INVENTED_DTSEN || reading->list == LOKET_INVENTED_BPS)
    g_assert_cmpint (read->decile, ==, made->decile);
  return TRUE;
}

static void
read_list (District *district, guint list, const char *map_name)
{
  g_autoptr (GBytes) file = read_file (map_name);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketListMap) map = loket_list_map_new (file, &error);
  g_autoptr (LoketListReader) reader = NULL;
  Reading reading = {.district = district, .list = list};

  g_assert_no_error (error);
  reader = loket_list_reader_new (map, district->regions, LOKET_INVENTED_TODAY);
  g_assert_true (loket_list_reader_push (reader,
                                         district->texts[list]->str,
                                         district->texts[list]->len,
                                         TRUE,
                                         compare,
                                         &reading,
                                         &error));
  g_assert_no_error (error);
  g_assert_cmpuint (reading.n, ==, district->rows[list]->len);
}

static void
test_read_back (District *district, gconstpointer unused)
{
  g_assert_true (loket_invented_lists_walk (&district->options, keep_row, district));
  read_list (district, LOKET_INVENTED_REGISTER, "maps/dtsen.map");
  read_list (district, LOKET_INVENTED_DTSEN, "maps/dtsen.map");
  read_list (district, LOKET_INVENTED_BPS, "maps/bps.map");
  read_list (district, LOKET_INVENTED_VILLAGE, "maps/village.map");
  read_list (district, LOKET_INVENTED_AGENCY, "maps/agency.map");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/core/invented-read/read-back",
              District,
              NULL,
              open_district,
              test_read_back,
              close_district);
  return g_test_run ();
}
