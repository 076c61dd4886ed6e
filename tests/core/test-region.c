/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places of the profile that ships: counts, codes, names that occur twice, postal codes. */
#include "core/error.h"
#include "core/region.h"

#include <string.h>

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

static LoketRegions *
read_sragen (void)
{
  g_autoptr (GBytes) file = read_file ("regions.tsv");
  g_autoptr (GBytes) codes = read_file ("postal-codes.tsv");
  g_autoptr (GError) error = NULL;
  LoketRegions *regions = loket_regions_new (file, &error);

  g_assert_no_error (error);
  g_assert_true (loket_regions_add_postal_codes (regions, codes, &error));
  g_assert_no_error (error);
  return regions;
}

static void
test_counts (void)
{
  g_autoptr (LoketRegions) regions = read_sragen ();
  const LoketRegion *regency = loket_regions_find (regions, "33.14");
  guint villages = 0;

  g_assert_cmpuint (loket_regions_count (regions, LOKET_REGION_KABUPATEN), ==, 1);
  g_assert_cmpuint (loket_regions_count (regions, LOKET_REGION_KECAMATAN), ==, 20);
  g_assert_cmpuint (loket_regions_count (regions, LOKET_REGION_DESA), ==, 196);
  g_assert_cmpuint (loket_regions_count (regions, LOKET_REGION_KELURAHAN), ==, 12);
  g_assert_cmpuint (regency->children->len, ==, 20);
  for (guint i = 0; i < regency->children->len; i++) {
    const LoketRegion *kecamatan = regency->children->pdata[i];
    g_assert_true (kecamatan->parent == regency);
    villages += kecamatan->children->len;
    for (guint k = 0; k < kecamatan->children->len; k++) {
      const LoketRegion *village = kecamatan->children->pdata[k];
      g_assert_cmpstr (village->postal_code, >=, "57211");
      g_assert_cmpstr (village->postal_code, <=, "57293");
    }
  }
  g_assert_cmpuint (villages, ==, 208);
}

static void
test_find (void)
{
  g_autoptr (LoketRegions) regions = read_sragen ();
  const LoketRegion *kulon = loket_regions_find (regions, "33.14.10.1002");

  g_assert_cmpstr (kulon->name, ==, "Sragen Kulon");
  g_assert_cmpint (kulon->level, ==, LOKET_REGION_KELURAHAN);
  g_assert_cmpstr (kulon->postal_code, ==, "57212");
  g_assert_cmpstr (kulon->parent->name, ==, "Sragen");
  g_assert_cmpstr (loket_region_level_name (kulon->level), ==, "Kelurahan");
  g_assert_null (loket_regions_find (regions, "33.14.21"));
  g_assert_null (loket_regions_find (regions, NULL));
}

static void
test_names (void)
{
  static const char *const twice[] = {"Krikilan",
                                      "Banaran",
                                      "Wonorejo",
                                      "Ngrombo",
                                      "Sambirejo",
                                      "Karanganyar",
                                      "Gebang",
                                      "Jati",
                                      "Kedawung",
                                      "Dawung",
                                      "Banyurip",
                                      "Pilangsari"};
  g_autoptr (LoketRegions) regions = read_sragen ();
  g_autoptr (GPtrArray) padas = loket_regions_named (regions, "ngembat padas");
  g_autoptr (GPtrArray) none = loket_regions_named (regions, "Surabaya");

  g_assert_cmpuint (padas->len, ==, 1);
  g_assert_cmpstr (((const LoketRegion *) padas->pdata[0])->code, ==, "33.14.13.1002");
  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (twice); i++) {
    g_autoptr (GPtrArray) same = loket_regions_named (regions, twice[i]);
    guint villages = 0;
    for (guint k = 0; k < same->len; k++)
      if (((const LoketRegion *) same->pdata[k])->level >= LOKET_REGION_DESA)
        villages++;
    g_assert_cmpuint (villages, ==, 2);
  }
}

static void
test_labels (void)
{
  static const char *const rows[][2] = {
      {"33.14.01.2009", "Banaran, Kec. Kalijambe"},
      {"33.14.07.2008", "Banaran, Kec. Sambungmacan"},
      {"33.14.02.2003", "Sambirejo, Kec. Plupuh"},
      {"33.14.16.2006", "Kedawung, Kec. Mondokan"},
      {"33.14.05", "Sambirejo"},
      {"33.14.10.1002", "Sragen Kulon"},
      {"33.14", "Kabupaten Sragen"},
  };
  g_autoptr (LoketRegions) regions = read_sragen ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *label =
        loket_regions_label (regions, loket_regions_find (regions, rows[i][0]));
    g_assert_cmpstr (label, ==, rows[i][1]);
  }
}

/* No two villages of the district look alike in a list. */
static void
test_labels_are_unique (void)
{
  g_autoptr (LoketRegions) regions = read_sragen ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const LoketRegion *regency = loket_regions_find (regions, "33.14");

  for (guint i = 0; i < regency->children->len; i++) {
    const LoketRegion *kecamatan = regency->children->pdata[i];
    for (guint k = 0; k < kecamatan->children->len; k++)
      g_assert_true (
          g_hash_table_add (seen, loket_regions_label (regions, kecamatan->children->pdata[k])));
  }
}

static void
test_refused (void)
{
#define HEADER "code\tlevel\tname\tparent_code\n"
#define TOP HEADER "33.14\tkabupaten\tKabupaten Sragen\t33\n"
  static const char *const files[] = {
      "",
      "code\tname\n",
      "33.14\tkabupaten\tKabupaten Sragen\t33\n",
      HEADER "33.14\tkabupaten\tKabupaten Sragen\n",
      HEADER "3x.14\tkabupaten\tKabupaten Sragen\t33\n",
      HEADER "33.14\tkota\tKabupaten Sragen\t33\n",
      HEADER "33.14\tkabupaten\t\t33\n",
      HEADER "33.14.01\tkecamatan\tKalijambe\t33.14\n",
      TOP "33.14\tkabupaten\tKabupaten Sragen\t33\n",
      TOP "33.15.01\tkecamatan\tKalijambe\t33.14\n",
      TOP "33.14.01\tkecamatan\tKalijambe\t33.14\n33.14.01.01\tkecamatan\tX\t33.14.01\n",
      TOP "33.14.01\tkecamatan\tKali\xff\t33.14\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GBytes) file = g_bytes_new_static (files[i], strlen (files[i]));
    g_autoptr (GError) error = NULL;
    g_assert_null (loket_regions_new (file, &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  }
}

static void
test_postal_codes_refused (void)
{
  static const char *const files[] = {"code\tpostal\n",
                                      "code\tpostal_code\n33.14.01.2001\t5727\n",
                                      "code\tpostal_code\n33.14.01.2001\n",
                                      "code\tpostal_code\n33.14.01.9999\t57275\n"};
  g_autoptr (LoketRegions) regions = read_sragen ();

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GBytes) file = g_bytes_new_static (files[i], strlen (files[i]));
    g_autoptr (GError) error = NULL;
    g_assert_false (loket_regions_add_postal_codes (regions, file, &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/region/counts", test_counts);
  g_test_add_func ("/core/region/find", test_find);
  g_test_add_func ("/core/region/names", test_names);
  g_test_add_func ("/core/region/labels", test_labels);
  g_test_add_func ("/core/region/labels-are-unique", test_labels_are_unique);
  g_test_add_func ("/core/region/refused", test_refused);
  g_test_add_func ("/core/region/postal-codes-refused", test_postal_codes_refused);
  return g_test_run ();
}
