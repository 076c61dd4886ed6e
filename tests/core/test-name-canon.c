/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Canon and skeleton: titles, short forms, old spelling, and the pairs of registry.md 6.2. */
#include "core/jaro-winkler.h"
#include "core/name-canon.h"
#include "core/name-skeleton.h"

#include <string.h>

static void
test_canon (void)
{
  static const char *const rows[][2] = {
      {"Soeharto", "SUHARTO"},
      {"Soetjipto", "SUCIPTO"},
      {"Djoko Tjahjono", "JOKO CAHYONO"},
      {"Joko", "JOKO"},
      {"Soenarjo", "SUNARYO"},
      {"Sjarifah", "SYARIFAH"},
      {"Njoman", "NYOMAN"},
      {"Panji", "PANJI"},
      {"Tanjung", "TANJUNG"},
      {"Chotidjah", "KHOTIJAH"},
      {"Rachmat", "RAHMAT"},
      {"Rakhmat", "RAHMAT"},
      {"Christina", "KRISTINA"},
      {"Dhani", "DHANI"},
      {"Annisa", "ANISA"},
      {"Moch. Yusuf", "MUHAMAD YUSUF"},
      {"M. Yusuf", "MUHAMAD YUSUF"},
      {"M.Yusuf", "MUHAMAD YUSUF"},
      {"Muhammad Jusuf", "MUHAMAD JUSUF"},
      {"Mukhammad", "MUHAMAD"},
      {"M", "M"},
      {"Achmad Abd. Rohman", "AHMAD ABDUL ROHMAN"},
      {"Abdoel Akhmad", "ABDUL AHMAD"},
      {"H. Moh. Ja'far, S.Pd.", "MUHAMAD JAFAR"},
      {"Nur-Aini", "NUR AINI"},
      {"St. Aminah", "SITI AMINAH"},
      {"Zoë", "ZU"},
      {"", ""},
      {"123", ""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *canon = loket_name_canon (rows[i][0]);
    g_assert_cmpstr (canon, ==, rows[i][1]);
  }
}

static void
test_titles (void)
{
  static const char *const rows[][2] = {
      {"H. Suparman", "SUPARMAN"},
      {"K.H. Ahmad Dahlan", "AHMAD DAHLAN"},
      {"KH Ahmad Dahlan", "AHMAD DAHLAN"},
      {"R.Ngt. Tukiyem", "TUKIYEM"},
      {"R. M. Yusuf", "MUHAMAD YUSUF"},
      {"Drs. H. Bambang Sutrisno, M.M.", "BAMBANG SUTRISNO"},
      {"dr. Rina Wati, M.Kes.", "RINA WATI"},
      {"Dra. Hj. Sumarni, S.Pd., M.M.", "SUMARNI"},
      {"Sri Lestari S. Pd.", "SRI LESTARI"},
      {"Siti Rahayu, A.Md.Keb.", "SITI RAHAYU"},
      {"Joko Widodo, S.K.M.", "JOKO WIDODO"},
      {"Bp. Ir. Sutopo", "SUTOPO"},
      {"Suparmi", "SUPARMI"},
      {"H.", "H"},
      {"Alm", "ALM"},
      {"  Tri   Handayani ", "TRI HANDAYANI"},
      {"Suwarni alias Mbok Warni", "SUWARNI"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *canon = loket_name_canon (rows[i][0]);
    g_assert_cmpstr (canon, ==, rows[i][1]);
  }
}

static void
test_hints (void)
{
  static const struct {
    const char *name;
    LoketFactSex sex;
    gboolean dead;
    const char *father;
  } rows[] = {
      {"Hj. Aminah", LOKET_FACT_SEX_FEMALE, FALSE, ""},
      {"Ny. Tukiyem", LOKET_FACT_SEX_FEMALE, FALSE, ""},
      {"Tn. Ponidi", LOKET_FACT_SEX_MALE, FALSE, ""},
      {"Nur Aini", LOKET_FACT_SEX_UNKNOWN, FALSE, ""},
      {"Alm. Sastro Wiyono", LOKET_FACT_SEX_UNKNOWN, TRUE, ""},
      {"Sastro Wiyono (Alm)", LOKET_FACT_SEX_UNKNOWN, TRUE, ""},
      {"Hj. Suparmi (Almh.)", LOKET_FACT_SEX_FEMALE, TRUE, ""},
      {"Nur binti Soekardi", LOKET_FACT_SEX_FEMALE, FALSE, "SUKARDI"},
      {"Nur bin H. Mohammad Saleh", LOKET_FACT_SEX_MALE, FALSE, "MUHAMAD SALEH"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    LoketNameCanon canon;
    loket_name_canon_read (rows[i].name, &canon);
    g_assert_cmpint (canon.sex, ==, rows[i].sex);
    g_assert_cmpint (canon.dead, ==, rows[i].dead);
    g_assert_cmpstr (canon.father, ==, rows[i].father);
    g_assert_null (strstr (canon.canon, "ALM"));
    g_assert_null (strstr (canon.canon, "BIN"));
  }
}

/* A j that may be an old y gives both; one that stands for dj is a j. */
static void
test_other (void)
{
  static const char *const rows[][2] = {{"Jusuf", "YUSUF"},
                                        {"Joko", "YOKO"},
                                        {"Djoko", NULL},
                                        {"Soenarjo", NULL},
                                        {"Suparmi", NULL},
                                        {"Sri Jati", "SRI YATI"}};

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *other = loket_name_canon_other (rows[i][0]);
    g_assert_cmpstr (other, ==, rows[i][1]);
  }
}

static double
likeness (const char *a, const char *b)
{
  g_autofree char *left = loket_name_canon (a);
  g_autofree char *right = loket_name_canon (b);

  return loket_jaro_winkler (left, strlen (left), right, strlen (right));
}

/* The table of registry.md 6.2, rule 5: what it gives after canon. */
static void
test_registry_pairs (void)
{
  static const struct {
    const char *a;
    const char *b;
    double expected;
  } rows[] = {
      {"Soetjipto", "Sucipto", 1},
      {"Hj. Siti Khotijah", "Siti Chotidjah", 1},
      {"Muh. Nur", "Mohammad Noor", 0.964},
      {"Tjokro", "Cokro", 1},
      {"Djoko", "Joko", 1},
      {"Soeharto", "Suharto", 1},
      {"Sumarni", "Sumarno", 0.943},
      {"Suparno", "Suparmo", 0.943},
      {"Sukinem", "Sukiyem", 0.943},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpfloat_with_epsilon (likeness (rows[i].a, rows[i].b), rows[i].expected, 0.0006);
}

static void
test_skeletons (void)
{
  static const char *const same[][2] = {
      {"Soetjipto", "Sucipto"},
      {"Muh. Nur", "Mohammad Noor"},
      {"Jusuf", "Yusup"},
      {"Surjo", "Suryo"},
      {"Zaenab", "Jainab"},
      {"Saenab", "Zainab"},
      {"Sutrisno", "Sutrisna"},
      {"Sutrisnu", "Soetrisno"},
      {"Dhani", "Dani"},
      {"Thoha", "Toha"},
      {"Fitri", "Vitri"},
      {"Fitri", "Pitri"},
      {"Ahmad", "Achmat"},
      {"Yakub", "Yakup"},
      {"Slamet", "Selamet"},
      {"Sri Lestari", "Seri Lestari"},
      {"Wagijem", "Wagiyem"},
      {"Triyono", "Triono"},
      {"Annisa", "Anisa"},
      {"Qomariyah", "Komariah"},
      {"Sri Lestari", "Lestari, Sri"},
      {"Hartatik", "Hartati"},
      {"Rohmat", "Rokhmat"},
      {"Solikhin", "Solihin"},
      {"Prasetjo", "Prasetyo"},
      {"Widjastoeti", "Widyastuti"},
      {"Aditja", "Aditya"},
      {"Noerhajati", "Nurhayati"},
      {"Syarif", "Sarip"},
  };
  static const char *const different[][2] = {{"Sumarni", "Sumarno"},
                                             {"Suparno", "Suparmo"},
                                             {"Sutini", "Sutinah"},
                                             {"Siti Aminah", "Siti Aisyah"}};

  for (guint i = 0; i < G_N_ELEMENTS (same); i++) {
    g_autofree char *a = loket_name_skeleton (same[i][0]);
    g_autofree char *b = loket_name_skeleton (same[i][1]);
    g_assert_cmpstr (a, ==, b);
  }
  for (guint i = 0; i < G_N_ELEMENTS (different); i++) {
    g_autofree char *a = loket_name_skeleton (different[i][0]);
    g_autofree char *b = loket_name_skeleton (different[i][1]);
    g_assert_cmpstr (a, !=, b);
  }
}

/* Whatever the name: capitals and single blanks, the case does not count, and the canon of a canon
 * is itself as far as its skeleton goes. */
static void
test_keys_are_plain (void)
{
  static const char *const pieces[] = {
      "Su", "dj", "oe", " ",    ".",  "'",  "tj", "é",    "H. ",   "a",  "Q", "-",   "ch", "ñ",
      "z",  "M",  ",",  "S.Pd", "漢", "nn", "  ", "bin ", "(Alm)", "kh", "y", "moh", "J",  "nj"};
  g_autoptr (GRand) chance = g_rand_new_with_seed (3314);

  for (guint run = 0; run < 20000; run++) {
    g_autoptr (GString) name = g_string_new (NULL);
    g_autofree char *upper = NULL;
    g_autofree char *skeleton = NULL;
    LoketNameCanon canon;
    LoketNameCanon upper_canon;
    for (int i = g_rand_int_range (chance, 0, 60); i > 0; i--)
      g_string_append (name, pieces[g_rand_int_range (chance, 0, G_N_ELEMENTS (pieces))]);
    upper = g_utf8_strup (name->str, -1);
    loket_name_canon_read (name->str, &canon);
    loket_name_canon_read (upper, &upper_canon);
    skeleton = loket_name_skeleton (name->str);
    g_assert_cmpuint (
        strspn (canon.canon, "ABCDEFGHIJKLMNOPQRSTUVWXYZ "), ==, strlen (canon.canon));
    g_assert_null (strstr (canon.canon, "  "));
    g_assert_cmpstr (canon.canon, ==, upper_canon.canon);
    g_assert_cmpstr (canon.other, ==, upper_canon.other);
    g_assert_cmpuint (strspn (skeleton, "ABCDEFGHIJKLMNOPQRSTUVWXYZ "), ==, strlen (skeleton));
    if (*canon.other != '\0') {
      g_autofree char *one = loket_name_skeleton_of_canon (canon.canon);
      g_autofree char *two = loket_name_skeleton_of_canon (canon.other);
      g_assert_cmpstr (one, ==, two);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/name-canon/canon", test_canon);
  g_test_add_func ("/core/name-canon/titles", test_titles);
  g_test_add_func ("/core/name-canon/hints", test_hints);
  g_test_add_func ("/core/name-canon/other", test_other);
  g_test_add_func ("/core/name-canon/registry-pairs", test_registry_pairs);
  g_test_add_func ("/core/name-skeleton/same-and-different", test_skeletons);
  g_test_add_func ("/core/name-canon/keys-are-plain", test_keys_are_plain);
  return g_test_run ();
}
