/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program loketctl with a profile that somebody has changed: what it finds, line by line. */
#include "test-dir.h"

#include <gio/gio.h>
#include <string.h>
#include <sys/wait.h>

typedef struct {
  LoketTestDir *dir;
  char *profiles;
  char *out; /* what the last run said */
  char *err;
} Fixture;

static int
spawn (Fixture *fixture, const char *const *words)
{
  g_auto (GStrv) environment =
      g_environ_setenv (g_get_environ (), "LOKET_PROFILES_DIR", fixture->profiles, TRUE);
  g_autoptr (GError) error = NULL;
  int status;

  g_clear_pointer (&fixture->out, g_free);
  g_clear_pointer (&fixture->err, g_free);
  g_spawn_sync (NULL,
                (char **) words,
                environment,
                G_SPAWN_SEARCH_PATH,
                NULL,
                NULL,
                &fixture->out,
                &fixture->err,
                &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static int
check (Fixture *fixture, const char *name)
{
  const char *const words[] = {g_getenv ("LOKET_CTL"), "profile", "check", name, NULL};

  return spawn (fixture, words);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shipped = g_build_filename (g_getenv ("LOKET_PROFILES_DIR"), "sragen", NULL);
  g_autofree char *copy = NULL;
  const char *words[] = {"cp", "-R", shipped, NULL, NULL};

  fixture->dir = loket_test_dir_new ();
  fixture->profiles = loket_test_dir_child (fixture->dir, "profiles");
  g_assert_cmpint (g_mkdir_with_parents (fixture->profiles, 0700), ==, 0);
  words[3] = copy = g_build_filename (fixture->profiles, "uji", NULL);
  g_assert_cmpint (spawn (fixture, words), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->profiles);
  g_free (fixture->out);
  g_free (fixture->err);
  loket_test_dir_free (fixture->dir);
}

static void
replace (Fixture *fixture, const char *file, const char *find, const char *with)
{
  g_autofree char *path = g_build_filename (fixture->profiles, "uji", file, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, find, with, 0), >, 0);
  g_assert_true (g_file_set_contents (path, changed->str, -1, NULL));
}

static void
test_good (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (check (fixture, "uji"), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "The profile uji can be used.\n");
  g_assert_cmpstr (fixture->err, ==, "");
  g_assert_cmpint (check (fixture, "none"), ==, 1);
}

/* An editor jumps to each of them; what they come to stands last. */
static void
test_findings (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) lines = NULL;
  guint n;

  replace (fixture, "cards/melati-back.svg", "id=\"phone\"", "id=\"fone\"");
  replace (fixture, "cards/melati-back.svg", "id=\"qr\"", "id=\"qrr\"");
  g_assert_cmpint (check (fixture, "uji"), ==, 1);
  g_assert_cmpstr (fixture->out, ==, "");
  lines = g_strsplit (fixture->err, "\n", -1);
  n = g_strv_length (lines);
  g_assert_cmpuint (n, >=, 4);
  for (guint i = 0; i + 2 < n; i++)
    g_assert_true (g_regex_match_simple ("^cards/melati-back\\.svg:[0-9]+: ", lines[i], 0, 0));
  g_assert_cmpstr (lines[n - 2], ==, "The profile uji cannot be used.");
}

/* No office is made with a profile that would fail at its first card. */
static void
test_undrawn (Fixture *fixture, gconstpointer data)
{
  g_autofree char *office = loket_test_dir_child (fixture->dir, "office");
  const char *const init[] = {
      g_getenv ("LOKET_CTL"), "--data", office, "init", "--profile", "uji", NULL};

  replace (fixture, "profile.ini", "template=melati\n", "template=melatii\n");
  g_assert_cmpint (check (fixture, "uji"), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "[card melati] template: there is no drawing"));
  g_assert_cmpint (spawn (fixture, init), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "cards/melatii-front.svg"));
  g_assert_false (g_file_test (office, G_FILE_TEST_EXISTS));
  replace (fixture, "profile.ini", "template=melatii\n", "template=melati\n");
  g_assert_cmpint (spawn (fixture, init), ==, 0);
}

/* A code of the office becomes part of a file's name. */
static void
test_issuer (Fixture *fixture, gconstpointer data)
{
  replace (fixture, "profile.ini", "iss=3314-UPTPK\n", "iss=3314/UPTPK!\n");
  g_assert_cmpint (check (fixture, "uji"), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "[card] iss: "));
}

/* Whoever asks for one part is told of that part. */
static void
test_help (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *word;
    const char *tells;
    const char *tells_not;
  } parts[] = {
      {"profile", "profile check", "key init"},
      {"key", "key rotate", "card seal"},
      {"card", "card hand-over", "key rotate"},
      {"nothing", "key rotate", "tells what one of them takes"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    const char *const words[] = {g_getenv ("LOKET_CTL"), parts[i].word, "--help", NULL};
    g_assert_cmpint (spawn (fixture, words), ==, 0);
    g_assert_nonnull (strstr (fixture->out, parts[i].tells));
    g_assert_null (strstr (fixture->out, parts[i].tells_not));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add ("/ctl/profile/" path, Fixture, NULL, set_up, func, tear_down)
  TEST ("good", test_good);
  TEST ("findings", test_findings);
  TEST ("undrawn", test_undrawn);
  TEST ("issuer", test_issuer);
  TEST ("help", test_help);
  return g_test_run ();
}
