/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register and the four lists: the same octets for the same seed, as many rows as were asked,
 * wrong as often as was asked, and nothing kept in memory. */
#include "core/error.h"
#include "core/invented-lists.h"

#include <malloc.h>
#include <string.h>

/* Of all octets of the five lists for seed 1 and 2,000 people. A change of it is a change for
 * everybody who compares benches: say so in the commit. */
#define HASH "6fca585e6a135196ff37aa94843432944cca8810d3d022570850fe553ff6269c"

typedef struct {
  LoketRegions *regions;
  LoketInventedListsOptions options;
} District;

static void
open_district (District *district, gconstpointer unused)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("LOKET_TEST_PROFILES"), "sragen", "regions.tsv", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length = 0;
  g_autoptr (GBytes) file = NULL;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  file = g_bytes_new_take (text, length);
  district->regions = loket_regions_new (file, &error);
  g_assert_no_error (error);
  district->options = (LoketInventedListsOptions){
      .seed = 1, .people = 2000, .regency = loket_regions_find (district->regions, "33.14")};
}

static void
close_district (District *district, gconstpointer unused)
{
  loket_regions_free (district->regions);
}

static gboolean
add_line (const LoketInventedRow *row, gpointer data)
{
  g_autoptr (GString) line = g_string_new (NULL);

  loket_invented_list_line (row, line);
  g_checksum_update (data, (const guchar *) line->str, (gssize) line->len);
  return TRUE;
}

static void
test_same_octets (District *district, gconstpointer unused)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_assert_true (loket_invented_lists_walk (&district->options, add_line, checksum));
  g_assert_cmpstr (g_checksum_get_string (checksum), ==, HASH);
}

/* All rows of one walk. */
typedef struct {
  GArray *rows[LOKET_INVENTED_LISTS]; /* LoketInventedRow */
} Rows;

static gboolean
keep_row (const LoketInventedRow *row, gpointer data)
{
  Rows *rows = data;

  g_array_append_vals (rows->rows[row->list], row, 1);
  return TRUE;
}

static Rows *
walk (const LoketInventedListsOptions *options)
{
  Rows *rows = g_new0 (Rows, 1);

  for (guint i = 0; i < LOKET_INVENTED_LISTS; i++)
    rows->rows[i] = g_array_new (FALSE, FALSE, sizeof (LoketInventedRow));
  g_assert_true (loket_invented_lists_walk (options, keep_row, rows));
  return rows;
}

static void
rows_free (Rows *rows)
{
  for (guint i = 0; i < LOKET_INVENTED_LISTS; i++)
    g_array_unref (rows->rows[i]);
  g_free (rows);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Rows, rows_free)

static const LoketInventedRow *
row_at (Rows *rows, guint list, guint place)
{
  return &g_array_index (rows->rows[list], LoketInventedRow, place);
}

static void
test_as_many_rows_as_asked (District *district, gconstpointer unused)
{
  static const struct {
    guint people, asked, rows;
  } cases[] = {{10, 0, 3}, {100, 0, 30}, {2000, 0, 600}, {2000, 1500, 1500}, {4000, 10, 10}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Rows) rows = NULL;
    district->options.people = cases[i].people;
    district->options.rows = cases[i].asked;
    g_assert_cmpuint (loket_invented_lists_rows (&district->options), ==, cases[i].rows);
    rows = walk (&district->options);
    g_assert_cmpuint (rows->rows[LOKET_INVENTED_REGISTER]->len, ==, cases[i].people);
    for (guint list = LOKET_INVENTED_DTSEN; list < LOKET_INVENTED_LISTS; list++)
      g_assert_cmpuint (rows->rows[list]->len, ==, cases[i].rows);
  }
}

/* The register has everybody once; a list names who each row is, and numbers its rows. */
static void
test_truth_is_complete (District *district, gconstpointer unused)
{
  g_autoptr (Rows) rows = NULL;
  guint people;

  district->options.people = 20000;
  rows = walk (&district->options);
  people = rows->rows[LOKET_INVENTED_REGISTER]->len;
  for (guint i = 0; i < people; i++)
    g_assert_cmpuint (row_at (rows, LOKET_INVENTED_REGISTER, i)->person, ==, i + 1);
  for (guint list = LOKET_INVENTED_DTSEN; list < LOKET_INVENTED_LISTS; list++) {
    g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
    g_autoptr (GHashTable) newcomers = g_hash_table_new (NULL, NULL);
    for (guint i = 0; i < rows->rows[list]->len; i++) {
      const LoketInventedRow *row = row_at (rows, list, i);
      g_assert_cmpuint (row->number, ==, i + 1);
      g_assert_true (g_hash_table_add (ids, (gpointer) row->id));
      g_assert_cmpuint (row->person, >=, 1);
      if (row->person > people)
        g_assert_true (g_hash_table_add (newcomers, GUINT_TO_POINTER (row->person)));
      g_assert_true (loket_regions_find (district->regions, row->village->code) == row->village);
    }
    g_assert_cmpuint (g_hash_table_size (newcomers), ==, rows->rows[list]->len / 5);
  }
}

typedef struct {
  guint rows, name, no_nik, nik, birth, year_only, sex, kk, village, decile, again;
} Counts;

static void
count_row (const LoketInventedRow *true_row, const LoketInventedRow *row, Counts *counts)
{
  const gboolean has_nik = *true_row->nik != '\0';

  counts->rows++;
  counts->name += strcmp (row->name, true_row->name) != 0;
  if (has_nik && (strlen (row->nik) < 16 || g_str_equal (row->nik, LOKET_INVENTED_NO_NIK)))
    counts->no_nik++;
  else
    counts->nik += has_nik && strcmp (row->nik, true_row->nik) != 0;
  if (row->birth.month == 0)
    counts->year_only++;
  else
    counts->birth += memcmp (&row->birth, &true_row->birth, sizeof row->birth) != 0;
  counts->sex += row->sex != true_row->sex;
  counts->kk += strcmp (row->kk, true_row->kk) != 0;
  counts->village += row->village != true_row->village;
  counts->decile += row->decile != true_row->decile;
}

static Counts
count (Rows *rows, guint list)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  const guint people = rows->rows[LOKET_INVENTED_REGISTER]->len;
  Counts counts = {0};

  for (guint i = 0; i < rows->rows[list]->len; i++) {
    const LoketInventedRow *row = row_at (rows, list, i);
    if (row->person > people)
      continue;
    count_row (row_at (rows, LOKET_INVENTED_REGISTER, row->person - 1), row, &counts);
    counts.again += !g_hash_table_add (seen, GUINT_TO_POINTER (row->person));
  }
  return counts;
}

static void
assert_permille (guint n, guint of, guint least, guint most)
{
  g_assert_cmpuint (n * 1000 / of, >=, least);
  g_assert_cmpuint (n * 1000 / of, <=, most);
}

/* registry.md 6.3, within what chance allows. */
static void
test_rates (District *district, gconstpointer unused)
{
  g_autoptr (Rows) rows = NULL;

  district->options.people = 40000;
  district->options.rows = 10000;
  rows = walk (&district->options);
  for (guint list = LOKET_INVENTED_DTSEN; list < LOKET_INVENTED_LISTS; list++) {
    Counts counts = count (rows, list);
    assert_permille (counts.name, counts.rows, 270, 360);
    assert_permille (counts.no_nik, counts.rows, 225, 270);
    assert_permille (counts.nik, counts.rows, 55, 85);
    assert_permille (counts.birth, counts.rows, 110, 165);
    assert_permille (counts.sex, counts.rows, 2, 9);
    assert_permille (counts.kk, counts.rows, 100, 190);
    assert_permille (counts.village, counts.rows, 10, 35);
    assert_permille (counts.decile, counts.rows, 90, 220);
    assert_permille (counts.again, counts.rows, 6, 12);
    if (list == LOKET_INVENTED_AGENCY)
      assert_permille (counts.year_only, counts.rows, 140, 200);
    else
      g_assert_cmpuint (counts.year_only, ==, 0);
  }
}

/* A file of rates of nothing leaves rows that are true. */
static void
test_no_rates_no_errors (District *district, gconstpointer unused)
{
  static const char text[] = "[rates]\nold_spelling=0\ntypo=0\nshort_form=0\nno_nik=0\n"
                             "wrong_nik=0\nother_nik=0\nwrong_birth=0\nyear_only=0\nwrong_sex=0\n"
                             "wrong_kk=0\nno_kk=0\nold_kk=0\nsplit=0\nold_village=0\n"
                             "other_decile=0\nnewcomers=0\njoiners=0\ndoubled=0\nrepeated=0\n";
  g_autoptr (GBytes) file = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (Rows) rows = NULL;
  LoketInventedRates rates;

  loket_invented_rates_default (&rates);
  g_assert_true (loket_invented_rates_read (&rates, file, &error));
  g_assert_no_error (error);
  district->options.rates = &rates;
  rows = walk (&district->options);
  for (guint list = LOKET_INVENTED_DTSEN; list < LOKET_INVENTED_LISTS; list++) {
    Counts counts = count (rows, list);
    g_assert_cmpuint (counts.rows, ==, 600);
    g_assert_cmpuint (counts.nik + counts.birth + counts.sex + counts.kk + counts.village, ==, 0);
    g_assert_cmpuint (counts.no_nik + counts.decile + counts.again, ==, 0);
    /* what is left: the dead are marked, and a mover is listed with the former NIK */
    g_assert_cmpuint (counts.name, <=, 6);
  }
}

static void
test_rates_refused (District *district, gconstpointer unused)
{
  static const char *const files[] = {"",
                                      "typo=1\n",
                                      "[other]\ntypo=1\n",
                                      "[rates]\ntypo=1001\n",
                                      "[rates]\ntypo=-1\n",
                                      "[rates]\ntypo=few\n",
                                      "[rates]\nluck=1\n",
                                      "[rates]\nno_nik=990\n",
                                      "[rates]\nnewcomers=950\n"};

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GBytes) file = g_bytes_new_static (files[i], strlen (files[i]));
    g_autoptr (GError) error = NULL;
    LoketInventedRates rates;
    loket_invented_rates_default (&rates);
    g_assert_false (loket_invented_rates_read (&rates, file, &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  }
}

/* The poor stand in the lists first, and the lists are not of the same people. */
static void
test_lists_disagree (District *district, gconstpointer unused)
{
  g_autoptr (Rows) rows = NULL;
  g_autofree guint8 *in_lists = NULL;
  guint poor = 0, all = 0, in_one = 0, in_all = 0;

  district->options.people = 20000;
  rows = walk (&district->options);
  in_lists = g_new0 (guint8, 20001);
  for (guint list = LOKET_INVENTED_DTSEN; list < LOKET_INVENTED_LISTS; list++)
    for (guint i = 0; i < rows->rows[list]->len; i++) {
      const guint person = row_at (rows, list, i)->person;
      if (person > 20000)
        continue;
      in_lists[person] |= (guint8) (1 << (list - 1));
      all++;
      poor += row_at (rows, LOKET_INVENTED_REGISTER, person - 1)->decile <= 4;
    }
  for (guint i = 1; i <= 20000; i++) {
    in_all += in_lists[i] == 15;
    in_one += in_lists[i] == 1 || in_lists[i] == 2 || in_lists[i] == 4 || in_lists[i] == 8;
  }
  g_assert_cmpuint (poor * 100 / all, >=, 90);
  g_assert_cmpuint (in_one, >, 300);
  g_assert_cmpuint (in_all, >, 1000);
}

/* The two Kartini with no NIK, and the twins, stand in every list (registry.md 3). */
static void
test_famous (District *district, gconstpointer unused)
{
  g_autoptr (Rows) rows = walk (&district->options);

  for (guint list = LOKET_INVENTED_DTSEN; list < LOKET_INVENTED_LISTS; list++) {
    guint kartinis = 0, twins = 0;
    for (guint i = 0; i < rows->rows[list]->len; i++) {
      const LoketInventedRow *row = row_at (rows, list, i);
      twins += row->person == 3 || row->person == 4;
      if (row->person == 2001 || row->person == 2002) {
        g_assert_cmpstr (row->name, ==, "Kartini");
        g_assert_cmpstr (row->nik, ==, LOKET_INVENTED_NO_NIK);
        kartinis++;
      }
    }
    g_assert_cmpuint (kartinis, ==, 2);
    g_assert_cmpuint (twins, >=, 2);
  }
}

static gboolean
keep_line (const LoketInventedRow *row, gpointer data)
{
  GString **texts = data;

  loket_invented_list_line (row, texts[row->list]);
  return TRUE;
}

static guint
count_of (const char *text, char letter)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == letter;
  return n;
}

/* Each list has its own encoding, separator and ends of line, and as many columns in each line. */
static void
test_formats (District *district, gconstpointer unused)
{
  static const struct {
    char separator;
    guint columns;
    const char *end;
    gboolean utf8;
  } shapes[LOKET_INVENTED_LISTS] = {{',', 13, "\n", TRUE},
                                    {',', 13, "\n", TRUE},
                                    {';', 13, "\r\n", FALSE},
                                    {';', 16, "\r\n", TRUE},
                                    {'\t', 14, "\r\n", TRUE}};
  GString *texts[LOKET_INVENTED_LISTS];

  for (guint i = 0; i < LOKET_INVENTED_LISTS; i++) {
    texts[i] = g_string_new (NULL);
    loket_invented_list_header (i, texts[i]);
  }
  g_assert_true (loket_invented_lists_walk (&district->options, keep_line, texts));
  for (guint i = 0; i < LOKET_INVENTED_LISTS; i++) {
    g_auto (GStrv) lines = g_strsplit (texts[i]->str, shapes[i].end, -1);
    const guint n = g_strv_length (lines) - 1;
    g_assert_cmpuint (n, ==, i == 0 ? 2001 : 601);
    g_assert_cmpint (g_utf8_validate (texts[i]->str, -1, NULL), ==, shapes[i].utf8);
    for (guint k = 0; k < n; k++) {
      g_autoptr (GRegex) quoted = g_regex_new ("\"[^\"]*\"", G_REGEX_RAW, 0, NULL);
      g_autofree char *bare = g_regex_replace_literal (quoted, lines[k], -1, 0, "x", 0, NULL);
      g_assert_cmpuint (count_of (bare, shapes[i].separator), ==, shapes[i].columns - 1);
    }
    g_string_free (texts[i], TRUE);
  }
}

static gboolean
stop_after (const LoketInventedRow *row, gpointer data)
{
  guint *left = data;

  return --*left > 0;
}

static void
test_stops (District *district, gconstpointer unused)
{
  for (guint n = 1; n < 4000; n += 97) {
    guint left = n;
    g_assert_false (loket_invented_lists_walk (&district->options, stop_after, &left));
    g_assert_cmpuint (left, ==, 0);
  }
}

typedef struct {
  guint rows;
  gsize most;
} Use;

static gboolean
look_at_use (const LoketInventedRow *row, gpointer data)
{
  Use *use = data;

  if (use->rows++ % 1000 == 0)
    use->most = MAX (use->most, mallinfo2 ().uordblks + mallinfo2 ().hblkhd);
  return TRUE;
}

/* Ten times the people need no more memory. */
static void
test_memory (District *district, gconstpointer unused)
{
  Use small = {0}, large = {0};

  district->options.people = 20000;
  g_assert_true (loket_invented_lists_walk (&district->options, look_at_use, &small));
  district->options.people = 200000;
  g_assert_true (loket_invented_lists_walk (&district->options, look_at_use, &large));
  g_assert_cmpuint (large.rows, ==, 200000 + 4 * 60000);
  g_assert_cmpuint (large.most, <, small.most + 1024 * 1024);
  g_assert_cmpuint (large.most, <, 32 * 1024 * 1024);
}

int
main (int argc, char **argv)
{
#define ADD(name, test)                                                                            \
  g_test_add ("/core/invented-lists/" name, District, NULL, open_district, test, close_district)
  g_test_init (&argc, &argv, NULL);
  ADD ("same-octets", test_same_octets);
  ADD ("as-many-rows-as-asked", test_as_many_rows_as_asked);
  ADD ("truth-is-complete", test_truth_is_complete);
  ADD ("rates", test_rates);
  ADD ("no-rates-no-errors", test_no_rates_no_errors);
  ADD ("rates-refused", test_rates_refused);
  ADD ("lists-disagree", test_lists_disagree);
  ADD ("famous", test_famous);
  ADD ("formats", test_formats);
  ADD ("stops", test_stops);
  ADD ("memory", test_memory);
  return g_test_run ();
}
