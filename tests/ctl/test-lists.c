/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “list match” from files to CSV, as a script calls it. */
#include "lists.h"

#include "core/error.h"
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
  done = loket_lists_match (words, descriptor, error);
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
  g_test_add ("/ctl/lists/refused", Fixture, NULL, set_up, test_refused, tear_down);
  return g_test_run ();
}
