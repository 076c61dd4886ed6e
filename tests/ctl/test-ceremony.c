/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ceremonies of keys with the program loketctl: with an office, with a token, and on a machine that
 * has no office. */
#include "core/key-desk.h"
#include "test-dir.h"
#include "token.h"

#include <gio/gio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#define CEREMONY "--memory 8 --root-passphrase-file ROOT-PASSPHRASE --passphrase-file PASSPHRASE "

typedef struct {
  LoketTestDir *dir;
  GSubprocess *hub; /* (nullable) */
  char *out;        /* what the last run said */
  char *err;
} Fixture;

/* Words in capitals are files of the folder. */
static int
run (Fixture *fixture, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  int status;

  g_ptr_array_add (argv, g_strdup (g_getenv ("LOKET_CTL")));
  g_ptr_array_add (argv, g_strdup ("--data"));
  g_ptr_array_add (argv, loket_test_dir_child (fixture->dir, "office"));
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_ptr_array_add (argv,
                       g_ascii_isupper (*words[i]) ? loket_test_dir_child (fixture->dir, words[i])
                                                   : g_strdup (words[i]));
  g_ptr_array_add (argv, NULL);
  g_clear_pointer (&fixture->out, g_free);
  g_clear_pointer (&fixture->err, g_free);
  g_spawn_sync (NULL,
                (char **) argv->pdata,
                NULL,
                G_SPAWN_DEFAULT,
                NULL,
                NULL,
                &fixture->out,
                &fixture->err,
                &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  g_test_message ("%s: %d %s", line, WEXITSTATUS (status), fixture->err);
  return WEXITSTATUS (status);
}

static void
write_text (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = loket_test_dir_child (fixture->dir, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
start_hub (Fixture *fixture)
{
  g_autofree char *office = loket_test_dir_child (fixture->dir, "office");
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) out = NULL;
  g_autofree char *line = NULL;

  fixture->hub = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, g_getenv ("LOKET_HUB"), "--data", office, NULL);
  g_assert_no_error (error);
  out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (fixture->hub));
  line = g_data_input_stream_read_line_utf8 (out, NULL, NULL, NULL);
  g_assert_true (line != NULL && g_str_has_prefix (line, "ready "));
}

static void
end_hub (Fixture *fixture)
{
  g_subprocess_send_signal (fixture->hub, SIGTERM);
  g_assert_true (g_subprocess_wait (fixture->hub, NULL, NULL));
  g_clear_object (&fixture->hub);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = loket_test_dir_new ();
  write_text (fixture, "ROOT-PASSPHRASE", "akar rahasia kantor sragen\n");
  write_text (fixture, "PASSPHRASE", "kunci kartu tahun 2026\n");
  write_text (fixture, "WRONG", "bukan kunci yang benar\n");
  write_text (fixture, "WEAK", "rahasia\n");
  write_text (fixture, "ADMIN", "kantor sragen yang rapi\n");
  write_text (fixture, "PIN", LOKET_TEST_PIN "\n");
  g_assert_cmpint (
      run (fixture, "init --profile sragen --admin admin --password-file ADMIN"), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->hub != NULL)
    end_hub (fixture);
  g_free (fixture->out);
  g_free (fixture->err);
  loket_test_dir_free (fixture->dir);
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part))
    n++;
  return n;
}

/* The name of the first key of the last answer of which this member tells. */
static char *
kid_of (const Fixture *fixture, const char *member)
{
  const char *with = strstr (fixture->out, member);
  const char *at;

  g_assert_nonnull (with);
  at = g_strrstr_len (fixture->out, with - fixture->out, "\"kid\":\"");
  g_assert_nonnull (at);
  return g_strndup (at + strlen ("\"kid\":\""), 8);
}

static void
assert_names_root (const Fixture *fixture)
{
  g_autofree char *path = loket_test_dir_child (fixture->dir, "LISTS/" LOKET_ROOT_FILE);
  g_autofree char *hex = NULL;
  g_autoptr (GBytes) key = NULL;
  g_autofree char *name = NULL;

  g_assert_true (g_file_get_contents (path, &hex, NULL, NULL));
  key = loket_public_key_parse (hex);
  name = loket_root_name (key);
  g_assert_cmpuint (strlen (name), ==, 19);
  g_assert_nonnull (strstr (fixture->out, name));
}

/* "2026-11-23", so many days from now. */
static char *
day_from_now (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, days);

  return g_date_time_format (then, "%Y-%m-%d");
}

/* From nothing to published lists; the root is two files that nobody else reads. */
static void
test_office (Fixture *fixture, gconstpointer data)
{
  g_autofree char *root = loket_test_dir_child (fixture->dir, "ROOT");
  g_autofree char *copy = loket_test_dir_child (fixture->dir, "COPY");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *kid = NULL;
  g_autofree char *line = NULL;
  struct stat status;

  g_assert_cmpint (run (fixture, "--json key init --root ROOT --copy COPY " CEREMONY), ==, 0);
  g_assert_cmpuint (count (fixture->out, "\"state\":0"), ==, 2);
  kid = kid_of (fixture, "\"state\":0");
  g_assert_cmpint (stat (root, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (root, &first, NULL, NULL));
  g_assert_true (g_file_get_contents (copy, &second, NULL, NULL));
  g_assert_cmpmem (first, 138, second, 138);
  g_assert_cmpint (run (fixture, "card trust publish LISTS"), ==, 0);
  assert_names_root (fixture);
  g_assert_cmpint (run (fixture, "key list"), ==, 0);
  assert_names_root (fixture);
  g_assert_cmpint (run (fixture, "card status publish LISTS"), ==, 1);
  g_assert_cmpint (run (fixture, "card status publish LISTS --passphrase-file PASSPHRASE"), ==, 0);
  g_assert_nonnull (strstr (fixture->out, "status-3314-UPTPK.cwt"));
  g_assert_nonnull (strstr (fixture->out, "0 of 524288 slots given"));
  g_assert_cmpint (run (fixture, "--json key rotate --root ROOT " CEREMONY), ==, 0);
  g_assert_cmpuint (count (fixture->out, "\"state\":1"), ==, 1);
  g_assert_cmpint (
      run (fixture, "--json key add --usage card --issuer 3314-uptpk-2 --root ROOT " CEREMONY),
      ==,
      0);
  g_assert_cmpuint (count (fixture->out, "\"iss\":\"3314-uptpk-2\""), ==, 1);
  line = g_strconcat (
      "--json key withdraw ", kid, " --root ROOT --root-passphrase-file ROOT-PASSPHRASE", NULL);
  g_assert_cmpint (run (fixture, line), ==, 0);
  g_assert_cmpuint (count (fixture->out, "\"state\":2"), ==, 1);
}

/* Where nobody stays signed in nothing stays unlocked: that is said, not “unlocked”. */
static void
test_unlock (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (run (fixture, "key init --root ROOT " CEREMONY), ==, 0);
  g_assert_cmpint (run (fixture, "key unlock --passphrase-file PASSPHRASE"), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "--passphrase-file"));
  start_hub (fixture);
  g_assert_cmpint (
      run (fixture, "--login admin --password-file ADMIN key unlock --passphrase-file PASSPHRASE"),
      ==,
      1);
  g_assert_nonnull (strstr (fixture->err, "--passphrase-file"));
  g_assert_cmpint (run (fixture, "card status publish LISTS"), ==, 1);
  g_assert_cmpint (run (fixture, "key unlock --passphrase-file WRONG"), ==, 1);
  g_assert_cmpint (run (fixture, "key unlock --passphrase-file PASSPHRASE"), ==, 0);
  g_assert_cmpint (run (fixture, "card status publish LISTS"), ==, 0);
  g_assert_cmpint (run (fixture, "key lock"), ==, 0);
  g_assert_cmpint (run (fixture, "key unlock --password-file PASSPHRASE"), ==, 0); /* as before */
}

/* Whoever withdrew the last key for lists is told of “key add”, which helps, not of “key init”. */
static void
test_last_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *kid = NULL;
  g_autofree char *line = NULL;

  g_assert_cmpint (run (fixture, "--json key init --root ROOT " CEREMONY), ==, 0);
  kid = kid_of (fixture, "\"usage\":2");
  line = g_strconcat (
      "key withdraw ", kid, " --root ROOT --root-passphrase-file ROOT-PASSPHRASE", NULL);
  g_assert_cmpint (run (fixture, line), ==, 0);
  g_assert_cmpint (run (fixture, "card status publish LISTS --passphrase-file PASSPHRASE"), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "key add --usage status"));
  g_assert_cmpint (run (fixture, "card status publish LISTS"), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "key add --usage status"));
  g_assert_cmpint (run (fixture, "key add --usage status --root ROOT " CEREMONY), ==, 0);
  g_assert_cmpint (run (fixture, "card status publish LISTS --passphrase-file PASSPHRASE"), ==, 0);
}

/* For people: days and words, and after the first ceremony what is next. */
static void
test_table (Fixture *fixture, gconstpointer data)
{
  g_autofree char *today = day_from_now (0);

  g_assert_cmpint (run (fixture, "key init --root ROOT " CEREMONY), ==, 0);
  g_assert_nonnull (strstr (fixture->out, "loketctl card trust publish"));
  g_assert_cmpint (run (fixture, "key list"), ==, 0);
  g_assert_cmpuint (count (fixture->out, today), ==, 3);
  g_assert_cmpuint (count (fixture->out, "cards"), ==, 1);
  g_assert_cmpuint (count (fixture->out, "lists"), ==, 1);
  g_assert_cmpuint (count (fixture->out, "live"), ==, 2);
}

/* A mistyped year would retire the keys that sign, or leave none for decades. */
static void
test_first_day (Fixture *fixture, gconstpointer data)
{
  g_autofree char *last = day_from_now (60);
  g_autofree char *beyond = day_from_now (61);
  g_autofree char *yesterday = day_from_now (-1);
  const char *const refused[] = {"2020-12-01", "2062-12-01", beyond, yesterday};
  g_autofree char *good = g_strconcat ("key rotate --root ROOT --from ", last, " " CEREMONY, NULL);

  g_assert_cmpint (run (fixture, "key init --root ROOT " CEREMONY), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autofree char *line =
        g_strconcat ("key rotate --root ROOT --from ", refused[i], " " CEREMONY, NULL);
    g_assert_cmpint (run (fixture, line), ==, 1);
    g_assert_nonnull (strstr (fixture->err, refused[i]));
    g_assert_nonnull (strstr (fixture->err, last));
  }
  g_assert_cmpint (run (fixture, "key rotate --root ROOT --from 2026-02-30 " CEREMONY), ==, 2);
  g_assert_cmpint (run (fixture, "--json key list"), ==, 0);
  g_assert_cmpuint (count (fixture->out, "\"state\":0"), ==, 2);
  g_assert_cmpint (run (fixture, good), ==, 0);
  g_assert_nonnull (
      strstr (fixture->out, last)); /* the new key, and until when the old one signs */
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = {"key init",
                                      "key add --root ROOT --usage letters",
                                      "key retire --root ROOT",
                                      "key take-in",
                                      "key init --root ROOT --memory 4 ",
                                      "card status publish",
                                      "card trust publish LISTS --passphrase-file PASSPHRASE"};
  g_autofree char *root = loket_test_dir_child (fixture->dir, "ROOT");

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpint (run (fixture, wrong[i]), ==, 2);
  g_assert_cmpint (run (fixture, "card trust publish LISTS"), ==, 1);
  g_assert_cmpint (run (fixture, "key rotate --root ROOT " CEREMONY), ==, 1); /* there is none */
  g_assert_cmpint (run (fixture,
                        "key init --root ROOT --memory 8 --root-passphrase-file WEAK "
                        "--passphrase-file PASSPHRASE"),
                   ==,
                   1);
  /* Nothing is left of a root whose copy has no place. */
  g_assert_cmpint (run (fixture, "key init --root ROOT --copy PASSPHRASE " CEREMONY), ==, 1);
  g_assert_false (g_file_test (root, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run (fixture, "key init --root ROOT --copy MISSING/COPY " CEREMONY), ==, 1);
  g_assert_false (g_file_test (root, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run (fixture, "key init --root ROOT --copy ROOT " CEREMONY), ==, 2);
  g_assert_cmpint (
      run (fixture, "key init --issuer 3314-uptpk --root ROOT --out MISSING/DELIVERY " CEREMONY),
      ==,
      1);
  g_assert_false (g_file_test (root, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run (fixture,
                        "key init --root ROOT --memory 8 --root-passphrase-file PASSPHRASE "
                        "--passphrase-file PASSPHRASE"),
                   ==,
                   1);
  g_assert_nonnull (strstr (fixture->err, "passphrase of its own"));
  g_assert_false (g_file_test (root, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run (fixture, "key init --root ROOT --issuer bad/iss! " CEREMONY), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "bad/iss!"));
  g_assert_false (g_file_test (root, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run (fixture, "key init --root ROOT " CEREMONY), ==, 0);
  g_assert_cmpint (run (fixture, "key init --root OTHER " CEREMONY), ==, 1); /* there is one */
  g_assert_cmpint (run (fixture,
                        "key rotate --root ROOT --memory 8 --root-passphrase-file WRONG "
                        "--passphrase-file PASSPHRASE"),
                   ==,
                   1);
  g_assert_cmpint (run (fixture, "key rotate --root PASSPHRASE " CEREMONY), ==, 1);
}

/* The root never meets the office: both exchange files. */
static void
test_apart (Fixture *fixture, gconstpointer data)
{
  g_autofree char *list = loket_test_dir_child (fixture->dir, "LIST");

  g_assert_cmpint (
      run (fixture, "key init --issuer 3314-uptpk --root ROOT --out DELIVERY " CEREMONY), ==, 0);
  g_assert_cmpint (run (fixture, "--json key take-in DELIVERY"), ==, 0);
  g_assert_cmpuint (count (fixture->out, "\"state\":0"), ==, 2);
  g_assert_cmpint (run (fixture, "--json key list"), ==, 0);
  g_assert_true (g_file_set_contents (list, fixture->out, -1, NULL));
  g_assert_cmpint (
      run (fixture,
           "key rotate --issuer 3314-uptpk --list LIST --root ROOT --out DELIVERY " CEREMONY),
      ==,
      0);
  g_assert_cmpint (run (fixture, "--json key take-in DELIVERY"), ==, 0);
  g_assert_cmpuint (count (fixture->out, "\"state\":1"), ==, 1);
  g_assert_cmpint (run (fixture, "key take-in DELIVERY"), ==, 1); /* twice */
}

/* A key that is made on a token, and unlocked by its PIN. */
static void
test_token (Fixture *fixture, gconstpointer data)
{
  loket_test_token_new (fixture->dir);
  g_assert_cmpint (run (fixture, "key init --root ROOT " CEREMONY), ==, 0);
  g_assert_cmpint (run (fixture,
                        "--json key rotate --root ROOT --token pkcs11:token=loket-test;object=card "
                        "--root-passphrase-file ROOT-PASSPHRASE --passphrase-file PIN"),
                   ==,
                   0);
  g_assert_cmpuint (count (fixture->out, "\"back_end\":\"token\""), ==, 1);
  start_hub (fixture);
  g_assert_cmpint (run (fixture, "--json key unlock --passphrase-file PIN"), ==, 0);
  g_assert_cmpuint (count (fixture->out, "\"unlocked\":true"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add ("/ctl/ceremony/" path, Fixture, NULL, set_up, func, tear_down)
  TEST ("office", test_office);
  TEST ("unlock", test_unlock);
  TEST ("last-key", test_last_key);
  TEST ("table", test_table);
  TEST ("first-day", test_first_day);
  TEST ("refused", test_refused);
  TEST ("apart", test_apart);
  TEST ("token", test_token);
  return g_test_run ();
}
