/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library for other systems, as its callers see it: only its header, and whatever they pass. */
#include <loket-card.h>

#include <json-glib/json-glib.h>
#include <string.h>

#define NOW G_GINT64_CONSTANT (1800000000)
#define THREADS 4
#define ROUNDS 200

typedef struct {
  JsonParser *parser;
  JsonObject *table;
  LoketCardVerifier *verifier;
  const char *known; /* text of the known card */
} Desk;

static GBytes *
file_of (Desk *desk, const char *kind, const char *name)
{
  JsonObject *files = json_object_get_object_member (desk->table, kind);
  gsize length;
  guchar *bytes = g_base64_decode (json_object_get_string_member (files, name), &length);

  return g_bytes_new_take (bytes, length);
}

static LoketCardListTaken
take_trust (Desk *desk, const char *name)
{
  g_autoptr (GBytes) file = file_of (desk, "trusts", name);

  return loket_card_verifier_take_trust (
      desk->verifier, g_bytes_get_data (file, NULL), g_bytes_get_size (file));
}

static LoketCardListTaken
take_status (Desk *desk, const char *name)
{
  g_autoptr (GBytes) file = file_of (desk, "statuses", name);

  return loket_card_verifier_take_status (
      desk->verifier, g_bytes_get_data (file, NULL), g_bytes_get_size (file));
}

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  JsonArray *cases;

  desk->parser = json_parser_new_immutable ();
  json_parser_load_from_file (desk->parser, g_getenv ("LOKET_VECTORS"), &error);
  g_assert_no_error (error);
  desk->table = json_node_get_object (json_parser_get_root (desk->parser));
  cases = json_object_get_array_member (desk->table, "cases");
  desk->known = json_array_get_string_element (
      json_object_get_array_member (json_array_get_object_element (cases, 0), "texts"), 0);
  desk->verifier = loket_card_verifier_new (json_object_get_string_member (desk->table, "root"));
  g_assert_nonnull (desk->verifier);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  loket_card_verifier_free (desk->verifier);
  g_object_unref (desk->parser);
}

static LoketCardVerdict
verdict_of (Desk *desk, const char *text)
{
  LoketCardResult *result = loket_card_verifier_judge (desk->verifier, text, NOW);
  const LoketCardVerdict verdict = loket_card_result_get_verdict (result);

  loket_card_result_free (result);
  return verdict;
}

/* As it stands in the file, with the end of its line, and nothing else. */
static void
test_root (Desk *desk, gconstpointer data)
{
  const char *root = json_object_get_string_member (desk->table, "root");
  g_autofree char *line = g_strconcat (" ", root, "\r\n", NULL);
  g_autofree char *upper = g_ascii_strup (root, -1);
  g_autofree char *longer = g_strconcat (root, "00", NULL);
  g_autofree char *much = g_strnfill (1024 * 1024, '0');
  g_autofree char *cut = g_strndup (root, 63);
  g_autofree char *other = g_strdup (root);
  const char *const good[] = {line, upper};
  const char *const bad[] = {NULL, "", "0", longer, much, cut, other};

  other[10] = 'g';
  for (guint i = 0; i < G_N_ELEMENTS (good); i++) {
    LoketCardVerifier *verifier = loket_card_verifier_new (good[i]);
    g_assert_nonnull (verifier);
    loket_card_verifier_free (verifier);
  }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (loket_card_verifier_new (bad[i]));
  loket_card_verifier_free (NULL);
  loket_card_result_free (NULL);
}

static void
test_lists (Desk *desk, gconstpointer data)
{
  g_autofree char *much = g_malloc0 (1024 * 1024);
  char office[LOKET_CARD_OFFICE_SIZE] = "";

  g_assert_cmpint (loket_card_verifier_get_signed_at (desk->verifier), ==, 0);
  g_assert_false (loket_card_verifier_get_office (desk->verifier, 0, office));
  g_assert_cmpint (take_status (desk, "fresh"), ==, LOKET_CARD_LIST_REFUSED); /* too early */
  g_assert_cmpint (take_trust (desk, "by-another-root"), ==, LOKET_CARD_LIST_REFUSED);
  g_assert_cmpint (take_trust (desk, "office"), ==, LOKET_CARD_LIST_TAKEN);
  g_assert_cmpint (take_trust (desk, "office"), ==, LOKET_CARD_LIST_HELD);
  g_assert_true (loket_card_verifier_get_office (desk->verifier, 0, office));
  g_assert_cmpstr (office, ==, "3314-UPTPK");
  g_assert_true (loket_card_verifier_get_office (desk->verifier, 1, office));
  g_assert_cmpstr (office, ==, "1606-MUBA");
  g_assert_false (loket_card_verifier_get_office (desk->verifier, 2, office));
  g_assert_cmpint (verdict_of (desk, desk->known), ==, LOKET_CARD_VERDICT_NO_LIST);
  g_assert_cmpint (take_status (desk, "fresh"), ==, LOKET_CARD_LIST_TAKEN);
  g_assert_cmpint (take_status (desk, "older-revoked"), ==, LOKET_CARD_LIST_HELD);
  g_assert_cmpint (take_status (desk, "by-the-card-key"), ==, LOKET_CARD_LIST_REFUSED);
  g_assert_cmpint (take_status (desk, "more-than-80-KiB"), ==, LOKET_CARD_LIST_REFUSED);
  g_assert_cmpint (loket_card_verifier_take_trust (desk->verifier, much, 1024 * 1024),
                   ==,
                   LOKET_CARD_LIST_REFUSED);
  g_assert_cmpint (
      loket_card_verifier_take_status (desk->verifier, NULL, 0), ==, LOKET_CARD_LIST_REFUSED);
  g_assert_cmpint (loket_card_verifier_get_signed_at (desk->verifier), ==, NOW - 3600);
  g_assert_cmpint (verdict_of (desk, desk->known), ==, LOKET_CARD_VERDICT_VALID);
  g_assert_cmpint (take_trust (desk, "status-withdrawn"), ==, LOKET_CARD_LIST_TAKEN);
  g_assert_cmpint (verdict_of (desk, desk->known), ==, LOKET_CARD_VERDICT_NO_LIST);
}

/* What nobody vouches for is not told, not even as an empty text. */
static void
assert_nothing_told (const LoketCardResult *result)
{
  g_assert_null (loket_card_result_get_office (result));
  g_assert_null (loket_card_result_get_number (result));
  g_assert_null (loket_card_result_get_name (result));
  g_assert_cmpint (loket_card_result_get_birth_year (result), ==, 0);
  g_assert_cmpint (loket_card_result_get_category (result), ==, 0);
  g_assert_cmpuint (loket_card_result_get_entitlements (result), ==, 0);
  g_assert_cmpint (loket_card_result_get_print (result), ==, 0);
  g_assert_cmpint (loket_card_result_get_valid_from (result), ==, 0);
  g_assert_cmpint (loket_card_result_get_valid_until (result), ==, 0);
}

static void
test_told (Desk *desk, gconstpointer data)
{
  LoketCardResult *unknown = loket_card_verifier_judge (desk->verifier, desk->known, NOW);
  LoketCardResult *nothing;
  LoketCardResult *known;

  g_assert_cmpint (loket_card_result_get_verdict (unknown), ==, LOKET_CARD_VERDICT_UNKNOWN_ISSUER);
  assert_nothing_told (unknown);
  loket_card_result_free (unknown);
  take_trust (desk, "office");
  take_status (desk, "fresh-revoked");
  nothing = loket_card_verifier_judge (desk->verifier, NULL, NOW);
  g_assert_cmpint (loket_card_result_get_verdict (nothing), ==, LOKET_CARD_VERDICT_MALFORMED);
  assert_nothing_told (nothing);
  loket_card_result_free (nothing);
  known = loket_card_verifier_judge (desk->verifier, desk->known, NOW);
  g_assert_cmpint (loket_card_result_get_verdict (known), ==, LOKET_CARD_VERDICT_REVOKED);
  g_assert_cmpstr (loket_card_result_get_office (known), ==, "3314-UPTPK");
  g_assert_cmpstr (loket_card_result_get_number (known), ==, "3314-26-0012345");
  g_assert_cmpstr (loket_card_result_get_name (known), ==, "SITI NURHALIZA WIDYANINGRUM");
  g_assert_cmpint (loket_card_result_get_birth_year (known), ==, 1987);
  g_assert_cmpint (loket_card_result_get_category (known), ==, 2);
  g_assert_cmpuint (loket_card_result_get_entitlements (known), ==, 47);
  g_assert_cmpint (loket_card_result_get_print (known), ==, 1);
  g_assert_cmpint (loket_card_result_get_valid_from (known), ==, 1767200400);
  g_assert_cmpint (loket_card_result_get_valid_until (known), ==, 1893430800);
  loket_card_result_free (known);
}

/* Each verdict in each language; a number that is none is said as "no card was read". */
static void
test_words (Desk *desk, gconstpointer data)
{
  static const char *const languages[] = {"id", "jv", "en"};

  for (int v = LOKET_CARD_VERDICT_VALID; v <= LOKET_CARD_VERDICT_NO_LIST; v++)
    for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
      guint n_steps = 0;
      while (loket_card_verdict_get_step ((LoketCardVerdict) v, n_steps, languages[i]) != NULL)
        n_steps++;
      g_assert_cmpuint (n_steps, >, 0);
      g_assert_cmpuint (n_steps, <=, 3);
      g_assert_cmpstr (loket_card_verdict_get_word ((LoketCardVerdict) v, languages[i]), !=, "");
      g_assert_true (
          (g_strcmp0 (loket_card_verdict_get_sentence ((LoketCardVerdict) v, languages[i]),
                      loket_card_verdict_get_sentence ((LoketCardVerdict) v, "en")) == 0) ==
          g_str_equal (languages[i], "en"));
    }
  g_assert_cmpstr (loket_card_verdict_get_sentence (LOKET_CARD_VERDICT_VALID, NULL),
                   ==,
                   loket_card_verdict_get_sentence (LOKET_CARD_VERDICT_VALID, "id"));
  g_assert_cmpstr (
      loket_card_verdict_get_code (LOKET_CARD_VERDICT_VALID_OLD_LIST), ==, "VALID-OLD-LIST");
  g_assert_cmpstr (loket_card_verdict_get_code ((LoketCardVerdict) 11), ==, "MALFORMED");
  g_assert_cmpstr (loket_card_verdict_get_code ((LoketCardVerdict) -1), ==, "MALFORMED");
  g_assert_cmpint (
      loket_card_verdict_get_kind (LOKET_CARD_VERDICT_VALID_OLD_LIST), ==, LOKET_CARD_KIND_GOOD);
  g_assert_cmpint (
      loket_card_verdict_get_kind (LOKET_CARD_VERDICT_NO_LIST), ==, LOKET_CARD_KIND_UNSURE);
  g_assert_cmpint (
      loket_card_verdict_get_kind (LOKET_CARD_VERDICT_REVOKED), ==, LOKET_CARD_KIND_BAD);
}

/* Judges without an end while others do, and while lists come. */
static gpointer
judge_much (gpointer data)
{
  Desk *desk = data;
  guint good = 0;

  for (guint i = 0; i < ROUNDS; i++)
    good += verdict_of (desk, desk->known) == LOKET_CARD_VERDICT_VALID;
  return GUINT_TO_POINTER (good);
}

static void
test_threads (Desk *desk, gconstpointer data)
{
  GThread *threads[THREADS];

  take_trust (desk, "office");
  take_status (desk, "fresh");
  for (guint i = 0; i < THREADS; i++)
    threads[i] = g_thread_new ("judge", judge_much, desk);
  for (guint i = 0; i < ROUNDS; i++)
    take_status (desk, i % 2 == 0 ? "other-office" : "older-revoked");
  take_trust (desk, "next-code");
  for (guint i = 0; i < THREADS; i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, ROUNDS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add ("/card/" path, Desk, NULL, set_up, func, tear_down)
  TEST ("root", test_root);
  TEST ("lists", test_lists);
  TEST ("told", test_told);
  TEST ("words", test_words);
  TEST ("threads", test_threads);
  return g_test_run ();
}
