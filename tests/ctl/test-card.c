/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program loketctl with codes of cards, as a script calls it: what it prints, refuses, and with
 * which exit status. */
#include "card-sample.h"
#include "test-dir.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/wait.h>

#define SEED "test-only seed"
#define PUBLIC_KEY "fc1dfbc5c3add47cfa99aa7465aee79c88dad27114e0fa80830530470bdc6025"
#define ISS "3314-UPTPK"
#define CLAIMS                                                                                     \
  "{\"iss\":\"3314-UPTPK\",\"exp\":1893430800,\"nbf\":1767200400,\"number\":\"3314-26-0012345\","  \
  "\"name\":\"%s\",\"category\":2,\"entitlements\":47,\"index\":412345,\"birth_year\":1987,"       \
  "\"print\":1}"
#define KNOWN                                                                                      \
  "https://kartu.example.go.id/"                                                                   \
  "v#2KCETIQBE4CEJBUKQ6E2AWDBUQAWUMZTGE2C2VKQKRIEWBA2ODNXMEAFDJUVKVUQDCU2OALPGMZTCNBNGI3C2MBQGEZD" \
  "GNBVAR4BWU2JKRESATSVKJEECTCJLJASAV2JIRMUCTSJJZDVEVKNDBFQEGCMDAXRQTI2AADEVOIYJYMQPQYYJ4AVQQBJVG" \
  "4AHIPALOP3P7CFKND2BO3FNBS6B463MELGU36ZRPOLYYGA42RFLGQ7H6C5RD6GBUKG5VP2FENWWNAO7UONMOEWH6RVR5L7" \
  "UOPA6"

typedef struct {
  LoketTestDir *dir;
  char *seed;
  char *claims;
  char *trust;
  char *status;
  char *out; /* what the last run said */
  char *err;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *claims = g_strdup_printf (CLAIMS, "SITI NURHALIZA WIDYANINGRUM");
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 seed[32];
  gsize length = sizeof seed;

  fixture->dir = loket_test_dir_new ();
  fixture->seed = loket_test_dir_child (fixture->dir, "seed");
  fixture->claims = loket_test_dir_child (fixture->dir, "claims.json");
  fixture->trust = loket_test_dir_child (fixture->dir, "trust.cwt");
  fixture->status = loket_test_dir_child (fixture->dir, "status-" ISS ".cwt");
  g_checksum_update (sum, (const guchar *) SEED, (gssize) strlen (SEED));
  g_checksum_get_digest (sum, seed, &length);
  g_assert_true (g_file_set_contents (fixture->seed, (const char *) seed, sizeof seed, NULL));
  g_assert_true (g_file_set_contents (fixture->claims, claims, -1, NULL));
}

static void
put (const char *path, GBytes *bytes)
{
  g_assert_true (g_file_set_contents (
      path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
}

/* The files that an office publishes: on the list of an hour before SAMPLE_NOW only the known card
 * is good, or none.  With @root the root's key lies beside. */
static void
publish (Fixture *fixture, gboolean good, const char *root)
{
  SampleKey card;
  SampleKey status;
  SampleKey root_key;
  g_autoptr (LoketTrustList) trusted = NULL;
  g_autoptr (LoketStatusList) list = loket_status_list_new (ISS);
  g_autoptr (GBytes) trust_payload = NULL;
  g_autoptr (GBytes) trust_cwt = NULL;
  g_autoptr (GBytes) status_payload = NULL;
  g_autoptr (GBytes) status_cwt = NULL;
  g_autofree char *beside = loket_test_dir_child (fixture->dir, "root.pub");

  sample_key (&card, SEED);
  sample_key (&status, "test-only status seed");
  sample_key (&root_key, "test-only root seed");
  trusted = sample_trust (&card, &status);
  trust_payload = loket_trust_list_payload (trusted);
  trust_cwt = sample_wrap (NULL, &root_key, trust_payload);
  put (fixture->trust, trust_cwt);
  loket_status_list_set_good (list, 412345, good);
  status_payload = loket_status_list_payload (list, SAMPLE_NOW - 3600);
  status_cwt = sample_wrap (LOKET_STATUS_TYPE, &status, status_payload);
  put (fixture->status, status_cwt);
  g_unlink (beside);
  if (root != NULL) {
    char hex[2 * sizeof root_key.public_key + 1];
    sample_key (&root_key, root);
    sodium_bin2hex (hex, sizeof hex, root_key.public_key, sizeof root_key.public_key);
    g_assert_true (g_file_set_contents (beside, hex, -1, NULL));
  }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->trust);
  g_free (fixture->status);
  g_free (fixture->seed);
  g_free (fixture->claims);
  g_free (fixture->out);
  g_free (fixture->err);
  loket_test_dir_free (fixture->dir);
}

/* "%T" and "%L" are the files of the lists, "%S" and "%C" those of seed and claims, "%G" is the
 * known text; its exit code. */
static int
run (Fixture *fixture, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int status;

  g_ptr_array_add (argv, (gpointer) g_getenv ("LOKET_CTL"));
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv,
                     g_str_equal (words[i], "%S")   ? fixture->seed
                     : g_str_equal (words[i], "%C") ? fixture->claims
                     : g_str_equal (words[i], "%T") ? fixture->trust
                     : g_str_equal (words[i], "%L") ? fixture->status
                     : g_str_equal (words[i], "%G") ? (gpointer) KNOWN
                                                    : words[i]);
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
  return WEXITSTATUS (status);
}

/* The known card byte for byte, from a seed and claims in files. */
static void
test_seal (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (run (fixture, "card seal --seed-file %S --claims %C"), ==, 0);
  g_assert_cmpstr (fixture->out, ==, KNOWN "\n");
  g_assert_cmpint (
      run (fixture, "--json card seal --claims %C --seed-file %S --host kartu.example.go.id"),
      ==,
      0);
  g_assert_cmpstr (fixture->out, ==, "{\"text\":\"" KNOWN "\"}\n");
  g_assert_cmpint (run (fixture, "card seal --seed-file %S --claims %C --host a.id"), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "https://a.id/v#2KCETIQBE4"));
}

static void
test_seal_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = {"card seal",
                                      "card seal --seed-file %S",
                                      "card seal --claims %C",
                                      "card seal --seed-file %S --claims %C --host",
                                      "card seal --seed-file %S --claims %C --host A.ID",
                                      "card seal --seed-file %S --claims %C --host a/b",
                                      "card seal --seed-file %S --claims %C --seed-file %S",
                                      "card seal --seed-file %S --claims %C more"};
  static const char *const refused[] = {"card seal --seed-file %C --claims %C",
                                        "card seal --seed-file %S --claims %S",
                                        "card seal --seed-file /none --claims %C",
                                        "card seal --seed-file %S --claims /none"};
  g_autofree char *long_name = g_strdup_printf (CLAIMS, "A NAME OF FORTY BYTES WHICH IS TOO LONG.");

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpint (run (fixture, wrong[i]), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_cmpint (run (fixture, refused[i]), ==, 1);
  g_assert_true (g_file_set_contents (fixture->claims, long_name, -1, NULL));
  g_assert_cmpint (run (fixture, "--json card seal --seed-file %S --claims %C"), ==, 1);
  g_assert_nonnull (strstr (fixture->out, "\"name\""));
  g_assert_cmpstr (fixture->err, !=, "");
}

#define BY_KEY "card open --public-key " PUBLIC_KEY " --issuer " ISS " --no-status "

/* What stands in the card is told with every verdict for which somebody can vouch or be asked. */
static void
test_open (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *line;
    int status;
    const char *verdict;
    gboolean tells;
  } cases[] = {
      {BY_KEY "--json --at 1800000000 -- %G", 0, "VALID", TRUE},
      {"--json " BY_KEY "--at 1893430799 -- %G", 0, "VALID", TRUE},
      {BY_KEY "--json --at 1893430800 -- %G", 1, "EXPIRED", TRUE},
      {BY_KEY "--json --at 1767113999 -- %G", 1, "NOT-YET", TRUE},
      {BY_KEY "--json --at 1767114001 -- %G", 0, "VALID", TRUE},
      {BY_KEY "--json --at 1800000000 -- " KNOWN "AAAAAAAA", 1, "MALFORMED", FALSE},
      {BY_KEY "--json --at 1800000000 -- --json", 1, "MALFORMED", FALSE},
      {"card open --public-key " PUBLIC_KEY
       " --issuer 1606-MUBA --no-status --json --at 1800000000 -- %G",
       1,
       "UNKNOWN-ISSUER",
       TRUE},
      {"card open --no-status --json -- %G", 1, "UNKNOWN-ISSUER", TRUE},
      {"card open --public-key " PUBLIC_KEY
       " --issuer 3314-UPTPK --status /none --json --at 1800000000 -- %G",
       1,
       "NO-LIST",
       TRUE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *begin = g_strdup_printf ("{\"verdict\":\"%s\",\"status_checked\":false%s",
                                              cases[i].verdict,
                                              cases[i].tells ? "," : "}");
    g_test_message ("%s", cases[i].line);
    g_assert_cmpint (run (fixture, cases[i].line), ==, cases[i].status);
    g_assert_true (g_str_has_prefix (fixture->out, begin));
    g_assert_true ((strstr (fixture->out, "\"name\":\"SITI NURHALIZA WIDYANINGRUM\"") != NULL) ==
                   cases[i].tells);
    g_assert_true ((*fixture->err == '\0') == (cases[i].status == 0));
  }
  g_assert_cmpint (run (fixture, BY_KEY "--at 1800000000 -- %G"), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "verdict: VALID\n"));
}

static void
assert_verdict (Fixture *fixture, const char *line, int status, const char *begin)
{
  g_test_message ("%s", line);
  g_assert_cmpint (run (fixture, line), ==, status);
  g_assert_true (g_str_has_prefix (fixture->out, begin));
}

#define BY_LISTS "card open --json --trust %T --status %L --at "

/* With the files that an office publishes, as a verifier has them. */
static void
test_open_with_lists (Fixture *fixture, gconstpointer data)
{
  publish (fixture, TRUE, "test-only root seed");
  assert_verdict (
      fixture, BY_LISTS "1800000000 -- %G", 0, "{\"verdict\":\"VALID\",\"status_checked\":true,");
  assert_verdict (fixture,
                  BY_LISTS "1800691200 -- %G",
                  0,
                  "{\"verdict\":\"VALID-OLD-LIST\",\"status_checked\":true,");
  assert_verdict (fixture,
                  BY_LISTS "1802678400 -- %G",
                  1,
                  "{\"verdict\":\"NO-LIST\",\"status_checked\":false,");
  assert_verdict (fixture, BY_LISTS "1799900000 -- %G", 1, "{\"verdict\":\"CLOCK-WRONG\"");
  assert_verdict (fixture,
                  "card open --json --trust %T --status %T --at 1800000000 -- %G",
                  1,
                  "{\"verdict\":\"NO-LIST\"");
  publish (fixture, FALSE, "test-only root seed");
  assert_verdict (
      fixture, BY_LISTS "1800000000 -- %G", 1, "{\"verdict\":\"REVOKED\",\"status_checked\":true,");
}

/* Another root beside it, or named, makes it a list of nobody; without any it is told. */
static void
test_roots (Fixture *fixture, gconstpointer data)
{
  publish (fixture, TRUE, "another root");
  assert_verdict (fixture, BY_LISTS "1800000000 -- %G", 1, "{\"verdict\":\"UNKNOWN-ISSUER\"");
  publish (fixture, TRUE, NULL);
  assert_verdict (fixture, BY_LISTS "1800000000 -- %G", 0, "{\"verdict\":\"VALID\"");
  g_assert_nonnull (strstr (fixture->err, "Nobody vouches"));
  assert_verdict (fixture,
                  "card open --json --trust %T --root " PUBLIC_KEY
                  " --status %L --at 1800000000 -- %G",
                  1,
                  "{\"verdict\":\"UNKNOWN-ISSUER\"");
}

/* Whoever sees a verdict for want of a file is told which, and is not sent to fetch another one. */
static void
test_open_files (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *line;
    const char *verdict;
    const char *says;
    const char *says_not; /* (nullable) */
  } cases[] = {
      {"card open --json --trust /none --status %L --at 1800000000 -- %G",
       "UNKNOWN-ISSUER",
       "There is no file /none.",
       "fetch a new one"},
      {"card open --json --trust %L --status %L --at 1800000000 -- %G",
       "UNKNOWN-ISSUER",
       "or another root signed it",
       "fetch a new one"},
      {"card open --json --trust %T --status /none --at 1800000000 -- %G",
       "NO-LIST",
       "There is no file /none.",
       NULL},
      {"card open --json --trust %T --status %T --at 1800000000 -- %G",
       "NO-LIST",
       "trust.cwt is no list of good cards",
       NULL},
      {"card open --json --public-key " PUBLIC_KEY " --issuer " ISS
       " --status %L --at 1800000000 -- %G",
       "NO-LIST",
       "--status-key",
       NULL},
      {"card open --json --no-status --at 1800000000 -- %G",
       "UNKNOWN-ISSUER",
       "--public-key and --issuer",
       "fetch a new one"},
      {BY_LISTS "1802678400 -- %G", "NO-LIST", "is too old", NULL},
      {BY_KEY "--json --at 1893430800 -- %G", "EXPIRED", "held until 2029-12-31", NULL},
      {BY_KEY "--json --at 1767113999 -- %G", "NOT-YET", "holds from 2025-12-31 on", NULL},
  };

  publish (fixture, TRUE, "test-only root seed");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *begin = g_strdup_printf ("{\"verdict\":\"%s\"", cases[i].verdict);
    assert_verdict (fixture, cases[i].line, 1, begin);
    g_test_message ("%s", fixture->err);
    g_assert_nonnull (strstr (fixture->err, cases[i].says));
    g_assert_true (cases[i].says_not == NULL || strstr (fixture->err, cases[i].says_not) == NULL);
  }
}

/* A root.pub that holds no key does not count as none: anybody could have signed the list then. */
static void
test_broken_root (Fixture *fixture, gconstpointer data)
{
  g_autofree char *root = loket_test_dir_child (fixture->dir, "root.pub");

  publish (fixture, TRUE, "test-only root seed");
  g_assert_true (g_file_set_contents (root, "garbage\n", -1, NULL));
  assert_verdict (fixture, BY_LISTS "1800000000 -- %G", 1, "{\"verdict\":\"UNKNOWN-ISSUER\"");
  g_assert_nonnull (strstr (fixture->err, root));
}

/* A mistake in the claims is told with the file and the name, not as one of a program. */
static void
test_claims_file (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = {"{\"prnt\":1}", "{\"iss\":", "[]", ""};

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_assert_true (g_file_set_contents (fixture->claims, wrong[i], -1, NULL));
    g_assert_cmpint (run (fixture, "card seal --seed-file %S --claims %C"), ==, 1);
    g_assert_nonnull (strstr (fixture->err, fixture->claims));
    g_assert_nonnull (strstr (fixture->err, "cards-keys.md"));
  }
  g_assert_true (g_file_set_contents (fixture->claims, wrong[0], -1, NULL));
  g_assert_cmpint (run (fixture, "card seal --seed-file %S --claims %C"), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "prnt"));
}

static void
test_open_wrong_usage (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = {
      "card open",
      "card open -- %G",
      "card open --no-status",
      "card open --no-status %G",
      BY_KEY "--status /none -- %G",
      BY_KEY "--at tomorrow -- %G",
      BY_KEY "--trust /none -- %G",
      BY_KEY "-- %G %G",
      "card open --issuer " ISS " --no-status -- %G",
      "card open --public-key " PUBLIC_KEY " --no-status -- %G",
      "card open --public-key abc --issuer " ISS " --no-status -- %G",
      "card open --root " PUBLIC_KEY " --no-status -- %G",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_test_message ("%s", wrong[i]);
    g_assert_cmpint (run (fixture, wrong[i]), ==, 2);
    g_assert_cmpstr (fixture->out, ==, "");
  }
  g_assert_cmpint (run (fixture, BY_KEY "-- %G %G"), ==, 2);
  g_assert_nonnull (strstr (fixture->err, "one text"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add ("/ctl/card/" path, Fixture, NULL, set_up, func, tear_down)
  TEST ("seal", test_seal);
  TEST ("seal-refused", test_seal_refused);
  TEST ("open", test_open);
  TEST ("open-with-lists", test_open_with_lists);
  TEST ("roots", test_roots);
  TEST ("open-files", test_open_files);
  TEST ("broken-root", test_broken_root);
  TEST ("claims-file", test_claims_file);
  TEST ("open-wrong-usage", test_open_wrong_usage);
  return g_test_run ();
}
