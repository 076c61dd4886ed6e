/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “list match” and “list compare” from files to CSV, as a script calls them. */
#include "lists.h"

#include "core/error.h"
#include "invent.h"
#include "test-dir.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define LEFT                                                                                       \
  "no;nama;tgl;jk;nik\n"                                                                           \
  "\"a,1\";Soetjipto;02/03/1954;L;3314100203549901\n"                                              \
  "b;;01/01/1990;L;\n"                                                                             \
  "c;Hj. Siti Chotidjah;21/07/1960;P;\n"
#define RIGHT                                                                                      \
  "NAMA,LAHIR,SEX\n"                                                                               \
  "Ponidi,1971-01-30,L\n"                                                                          \
  "Siti Khotijah,1960-07-21,P\n"                                                                   \
  "Sucipto,1954-03-02,L\n"
#define LEFT_MAP                                                                                   \
  "[columns]\nid=no\nname=nama\nbirth_date=tgl\nbirth_date_format=%d/%m/%Y\nsex=jk\nnik=nik\n"
#define RIGHT_MAP "[columns]\nname=NAMA\nbirth_date=LAHIR\nbirth_date_format=%Y-%m-%d\nsex=SEX\n"

typedef struct {
  LoketTestDir *dir;
  char *paths[4];
  char *out;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  static const char *const names[] = {"left.csv", "right.csv", "left.map", "right.map"};
  static const char *const texts[] = {LEFT, RIGHT, LEFT_MAP, RIGHT_MAP};

  fixture->dir = loket_test_dir_new ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    fixture->paths[i] = loket_test_dir_child (fixture->dir, names[i]);
    g_assert_true (g_file_set_contents (fixture->paths[i], texts[i], -1, NULL));
  }
  fixture->out = loket_test_dir_child (fixture->dir, "out.csv");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixture->paths); i++)
    g_free (fixture->paths[i]);
  g_free (fixture->out);
  loket_test_dir_free (fixture->dir);
}

/* Runs it; what it wrote, or %NULL. */
static char *
run (Fixture *fixture, const char *const *words, GError **error)
{
  char *text = NULL;
  int descriptor = open (fixture->out, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
  gboolean done;

  g_assert_cmpint (descriptor, >=, 0);
  done = loket_lists_run (words, descriptor, "en", error);
  close (descriptor);
  g_assert_true (g_file_get_contents (fixture->out, &text, NULL, NULL));
  if (!done)
    g_clear_pointer (&text, g_free);
  return text;
}

/* Ids as the left list has them, numbers of rows on the right, which has none. */
static void
test_match (Fixture *fixture, gconstpointer unused)
{
  const char *const words[] = {"list",
                               "match",
                               fixture->paths[0],
                               fixture->paths[1],
                               "--map",
                               fixture->paths[2],
                               "--right-map",
                               fixture->paths[3],
                               "--today",
                               "2026-07-01",
                               NULL};
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (loket_lists_are_wanted (words));
  text = run (fixture, words, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_cmpstr (lines[0], ==, "left,right,weight,decision");
  g_assert_true (g_str_has_prefix (lines[1], "\"a,1\",3,"));
  g_assert_true (g_str_has_suffix (lines[1], ",same"));
  g_assert_true (g_str_has_prefix (lines[2], "c,2,"));
  g_assert_true (g_str_has_suffix (lines[2], ",same"));
}

/* Lists in life use an id twice: each is of at most one person all the same, and no two ids are
 * named together twice. */
static void
test_repeated_ids (Fixture *fixture, gconstpointer unused)
{
  const char *const left = "no,nama,tgl,jk,nik\n"
                           "7,Sucipto,1954-03-02,L,3314100203549901\n"
                           "8,Siti Aminah,1965-08-15,P,3314105508659902\n"
                           "9,Tukiyem,1940-04-01,P,3314104104409903\n";
  const char *const right = "no,nama,tgl,jk,nik\n"
                            "7,Tukiyem,1940-04-01,P,\n"
                            "7,Sucipto,1954-03-02,L,3314100203549901\n"
                            "7,Sucipto,1954-03-02,L,3314100203549901\n"
                            ",Siti Aminah,1965-08-15,P,3314105508659902\n";
  const char *const map = "[columns]\nid=no\nname=nama\nbirth_date=tgl\nsex=jk\nnik=nik\n";
  const char *const words[] = {"list",
                               "match",
                               fixture->paths[0],
                               fixture->paths[1],
                               "--map",
                               fixture->paths[2],
                               "--today",
                               "2026-07-01",
                               NULL};
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_set_contents (fixture->paths[0], left, -1, NULL));
  g_assert_true (g_file_set_contents (fixture->paths[1], right, -1, NULL));
  g_assert_true (g_file_set_contents (fixture->paths[2], map, -1, NULL));
  text = run (fixture, words, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_true (g_str_has_prefix (lines[1], "7,7,") && g_str_has_suffix (lines[1], ",same"));
  g_assert_true (g_str_has_prefix (lines[2], "8,4,") && g_str_has_suffix (lines[2], ",same"));
  g_assert_true (g_str_has_prefix (lines[3], "9,7,") && g_str_has_suffix (lines[3], ",review"));
}

/* Each usable row is counted once, in its village. */
static void
test_compare (Fixture *fixture, gconstpointer unused)
{
  const char *const a = "ID,NIK,NAMA,LAHIR,JK,DESA\n"
                        "1,3314010203549901,Sucipto,1954-03-02,L,3314012001\n"
                        "2,3314016107609902,Siti Khotijah,1960-07-21,P,3314012001\n"
                        "3,3314013001719903,Ponidi,1971-01-30,L,3314012009\n"
                        "4,,,1971-01-30,L,3314012009\n"
                        "5,,Wagiyo,1938-05-11,L,\n";
  const char *const b = "ID,NIK,NAMA,LAHIR,JK,DESA\n"
                        "x,3314010203549901,Soetjipto,1954-03-02,L,Keden\n"
                        "y,3314016107609902,Siti Chotidjah,1960-07-12,P,Keden\n"
                        "z,3314011508859904,Bambang Prakoso,1985-08-15,L,Trobayan\n";
  const char *const map = "[columns]\nid=ID\nnik=NIK\nname=NAMA\nbirth_date=LAHIR\nsex=JK\n"
                          "village=DESA\n";
  const char *const words[] = {"list",
                               "compare",
                               fixture->paths[0],
                               fixture->paths[1],
                               "--map",
                               fixture->paths[2],
                               "--today",
                               "2026-07-01",
                               NULL};
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (fixture->paths[0], a, -1, NULL));
  g_assert_true (g_file_set_contents (fixture->paths[1], b, -1, NULL));
  g_assert_true (g_file_set_contents (fixture->paths[2], map, -1, NULL));
  g_assert_true (loket_lists_are_wanted (words));
  text = run (fixture, words, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text,
                   ==,
                   "village,a_only,b_only,both,conflicting\n"
                   "-,1,0,0,0\n"
                   "\"Banaran, Kec. Kalijambe\",1,0,0,0\n"
                   "Keden,0,0,1,1\n"
                   "Trobayan,0,1,0,0\n"
                   "total,2,1,1,1\n");
}

/* A list against itself, by a map that the profile has. */
static void
test_shipped_map (Fixture *fixture, gconstpointer unused)
{
  const char *const list = "ID_ART;NIK;NO_KK;NAMA_ART;TGL_LHR;BLN_LHR;THN_LHR;JNS_KELAMIN;NM_DESA;"
                           "NM_KEC;ALAMAT;DESIL;HUB_KRT\n"
                           "7;3314010203549901;3314010101109999;Sucipto;2;3;1954;1;Keden;Kalijambe;"
                           "Dukuh Ngrejo;1;1\n";
  const char *const words[] = {
      "list", "match", fixture->paths[0], fixture->paths[0], "--map", "bps", NULL};
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (fixture->paths[0], list, -1, NULL));
  text = run (fixture, words, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "\n7,7,"));
  g_assert_nonnull (strstr (text, ",same\n"));
}

/* The four invented lists, each in the shape of its source, are read by the maps of the profile. */
static void
test_invented_lists (Fixture *fixture, gconstpointer unused)
{
  static const char *const others[][2] = {
      {"q2-bps.csv", "bps"}, {"q3-village.csv", "village"}, {"q4-agency.tsv", "agency"}};
  g_autofree char *folder = loket_test_dir_child (fixture->dir, "invented");
  const char *const invent[] = {"demo", "--seed", "7", "--people", "2000", "--lists", folder, NULL};
  g_autofree char *left = g_build_filename (folder, "q1-dtsen.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *made = loket_invent_files (invent, &error);

  g_assert_no_error (error);
  g_assert_nonnull (made);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autofree char *right = g_build_filename (folder, others[i][0], NULL);
    const char *const words[] = {"list",
                                 "match",
                                 left,
                                 right,
                                 "--map",
                                 "dtsen",
                                 "--right-map",
                                 others[i][1],
                                 "--today",
                                 "2026-07-01",
                                 NULL};
    g_autofree char *text = run (fixture, words, &error);
    g_auto (GStrv) lines = NULL;
    g_assert_no_error (error);
    lines = g_strsplit (text, ",same\n", -1);
    g_assert_cmpuint (g_strv_length (lines), >, 300);
  }
}

static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *missing = loket_test_dir_child (fixture->dir, "missing");
  const char *const other[] = {"list", "import", NULL};
  const char *const rows[][9] = {
      {"list", "match", NULL},
      {"list", "match", fixture->paths[0], "--map", fixture->paths[2], NULL},
      {"list", "match", fixture->paths[0], fixture->paths[1], NULL},
      {"list", "match", fixture->paths[0], fixture->paths[1], "--mop", fixture->paths[2], NULL},
      {"list", "match", missing, fixture->paths[1], "--map", fixture->paths[2], NULL},
      {"list", "match", fixture->paths[0], fixture->paths[1], "--map", missing, NULL},
      /* the map of one list does not fit the other */
      {"list", "match", fixture->paths[0], fixture->paths[1], "--map", fixture->paths[2], NULL},
      {"list",
       "match",
       fixture->paths[0],
       fixture->paths[0],
       "--map",
       fixture->paths[2],
       "--today",
       "yesterday",
       NULL},
  };

  g_assert_false (loket_lists_are_wanted (other));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *text = run (fixture, rows[i], &error);
    g_assert_null (text);
    g_assert_nonnull (error);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ctl/lists/match", Fixture, NULL, set_up, test_match, tear_down);
  g_test_add ("/ctl/lists/repeated-ids", Fixture, NULL, set_up, test_repeated_ids, tear_down);
  g_test_add ("/ctl/lists/compare", Fixture, NULL, set_up, test_compare, tear_down);
  g_test_add ("/ctl/lists/shipped-map", Fixture, NULL, set_up, test_shipped_map, tear_down);
  g_test_add ("/ctl/lists/invented", Fixture, NULL, set_up, test_invented_lists, tear_down);
  g_test_add ("/ctl/lists/refused", Fixture, NULL, set_up, test_refused, tear_down);
  return g_test_run ();
}
