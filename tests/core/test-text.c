/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts: the catalogues inside the program, damaged catalogues, the choice of a language. */
#include "core/catalogue.h"
#include "core/error.h"
#include "core/text.h"

#include <string.h>

static void
test_error_sentences (void)
{
  for (guint i = 0; i < LOKET_N_ERRORS; i++) {
    const char *msgid = loket_error_code_sentence (i);
    g_assert_cmpstr (loket_text ("en", msgid), ==, msgid);
    g_assert_cmpstr (loket_text ("id", msgid), !=, msgid);
    g_assert_cmpstr (loket_text ("jv", msgid), !=, msgid);
    g_assert_cmpstr (loket_text ("fr", msgid), ==, loket_text ("id", msgid));
    g_assert_cmpstr (loket_text (NULL, msgid), ==, loket_text ("id", msgid));
  }
  g_assert_cmpstr (loket_text ("jv", "never seen"), ==, "never seen");
  g_assert_cmpstr (loket_text ("id", ""), ==, "");
}

/* Each rule that a desk names has its sentence in every language; another one is told by name. */
static void
test_rule_sentences (void)
{
  static const char *const rules[] = {
#define RULE_NAME(name, sentence) name,
      LOKET_RULES (RULE_NAME)
#undef RULE_NAME
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++) {
    const char *msgid = loket_rule_sentence (rules[i]);
    g_assert_cmpstr (loket_text ("id", msgid), !=, msgid);
    g_assert_cmpstr (loket_text ("jv", msgid), !=, msgid);
  }
  g_assert_null (loket_rule_sentence ("some-rule"));
  g_assert_null (loket_rule_sentence (NULL));
}

static void
test_plural_without_translation (void)
{
  g_assert_cmpstr (loket_text_plural ("en", "one cat", "many cats", 1), ==, "one cat");
  g_assert_cmpstr (loket_text_plural ("en", "one cat", "many cats", 0), ==, "many cats");
}

static void
test_negotiate (void)
{
  static const struct {
    const char *header;
    const char *language;
  } rows[] = {
      {NULL, "id"},
      {"", "id"},
      {"id", "id"},
      {"jv", "jv"},
      {"en-GB", "en"},
      {"EN_us", "en"},
      {"in-ID", "id"},
      {"jw", "jv"},
      {"jav", "jv"},
      {"fr, de;q=0.9", "id"},
      {"*", "id"},
      {"en;q=0.5, jv;q=0.8", "jv"},
      {"en;q=0.5, jv; q=0.499", "en"},
      {"en;q=0, jv;q=0.001", "jv"},
      {"id;q=0.3, en", "en"},
      {"jv-Java;q=1.000,en;q=1", "jv"},
      {"en;q=oops, jv;q=0.1", "jv"},
      {"fr;q=1, en ;q=0.4", "en"},
      {"english", "id"},
      {",,;;q=,en", "en"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (loket_text_negotiate (rows[i].header), ==, rows[i].language);
}

/* Puts a catalogue of sorted pairs together, as msgfmt would. */
static GByteArray *
make_catalogue (const char *const *texts, const gsize *lengths, guint n, gboolean swapped)
{
  GByteArray *file = g_byte_array_new ();
  guint32 words[7] = {0x950412de, 0, n, 28, 28 + 8 * n, 0, 0};
  guint32 offset = 28 + 16 * n;

  g_byte_array_append (file, (const guint8 *) words, sizeof words);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++) {
      guint32 row[2] = {(guint32) lengths[2 * i + pass], offset};
      g_byte_array_append (file, (const guint8 *) row, sizeof row);
      offset += row[0] + 1;
    }
  if (swapped)
    for (guint i = 0; i < file->len / 4; i++)
      ((guint32 *) (gpointer) file->data)[i] =
          GUINT32_SWAP_LE_BE (((guint32 *) (gpointer) file->data)[i]);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++)
      g_byte_array_append (
          file, (const guint8 *) texts[2 * i + pass], (guint) lengths[2 * i + pass] + 1);
  return file;
}

static const char *const pairs[] = {"",
                                    "Plural-Forms: nplurals=2; plural=n != 1;\n",
                                    "%d card\0%d cards",
                                    "%d kertu\0%d kertu-kertu",
                                    "Hello",
                                    "Sugeng"};
static const gsize pair_lengths[] = {0, 41, 16, 23, 5, 6};

static void
test_plural_forms (void)
{
  for (guint swapped = 0; swapped < 2; swapped++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) file =
        g_byte_array_free_to_bytes (make_catalogue (pairs, pair_lengths, 3, swapped != 0));
    g_autoptr (LoketCatalogue) catalogue = loket_catalogue_new (file, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (loket_catalogue_size (catalogue), ==, 3);
    g_assert_cmpstr (loket_catalogue_find (catalogue, "Hello"), ==, "Sugeng");
    g_assert_null (loket_catalogue_find (catalogue, "Hell"));
    g_assert_null (loket_catalogue_find (catalogue, ""));
    g_assert_cmpstr (loket_catalogue_find_plural (catalogue, "%d card", 1), ==, "%d kertu");
    g_assert_cmpstr (loket_catalogue_find_plural (catalogue, "%d card", 0), ==, "%d kertu-kertu");
    g_assert_cmpstr (loket_catalogue_find_plural (catalogue, "%d card", 7), ==, "%d kertu-kertu");
    g_assert_cmpstr (loket_catalogue_find_plural (catalogue, "Hello", 7), ==, "Sugeng");
  }
}

/* No damaged file may crash or be read outside; whatever is accepted can be asked. */
static void
test_damaged (void)
{
  g_autoptr (GByteArray) whole = make_catalogue (pairs, pair_lengths, 3, FALSE);
  g_autoptr (GRand) chance = g_rand_new_with_seed (20261122);
  guint refused = 0;

  for (guint length = 0; length < whole->len; length++) {
    g_autoptr (GBytes) file = g_bytes_new (whole->data, length);
    g_autoptr (GError) error = NULL;
    g_assert_null (loket_catalogue_new (file, &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
  }
  {
    static const char *const broken[] = {"", "", "%d card", "%d kertu\0\xff"};
    static const gsize lengths[] = {0, 0, 7, 10};
    g_autoptr (GBytes) file =
        g_byte_array_free_to_bytes (make_catalogue (broken, lengths, 2, FALSE));
    g_assert_null (loket_catalogue_new (file, NULL)); /* the second form is no UTF-8 */
  }
  for (guint run = 0; run < 20000; run++) {
    g_autofree guint8 *copy = g_memdup2 (whole->data, whole->len);
    g_autoptr (GBytes) file = NULL;
    g_autoptr (LoketCatalogue) catalogue = NULL;
    for (int i = g_rand_int_range (chance, 1, 4); i > 0; i--)
      copy[g_rand_int_range (chance, 0, (gint32) whole->len)] =
          (guint8) g_rand_int_range (chance, 0, 256);
    file = g_bytes_new (copy, whole->len);
    catalogue = loket_catalogue_new (file, NULL);
    if (catalogue != NULL) {
      loket_catalogue_find (catalogue, "Hello");
      loket_catalogue_find_plural (catalogue, "%d card", 2);
    } else {
      refused++;
    }
  }
  g_assert_cmpuint (refused, >, 2000);
}

static gpointer
ask_often (gpointer unused)
{
  const char *msgid = loket_error_code_sentence (LOKET_ERROR_BUSY);

  for (guint i = 0; i < 10000; i++)
    if (strcmp (loket_text ("id", msgid), msgid) == 0)
      return GINT_TO_POINTER (1);
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[8];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("ask", ask_often, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_null (g_thread_join (threads[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/text/rule-sentences", test_rule_sentences);
  g_test_add_func ("/core/text/threads", test_threads);
  g_test_add_func ("/core/text/error-sentences", test_error_sentences);
  g_test_add_func ("/core/text/plural-without-translation", test_plural_without_translation);
  g_test_add_func ("/core/text/negotiate", test_negotiate);
  g_test_add_func ("/core/catalogue/plural-forms", test_plural_forms);
  g_test_add_func ("/core/catalogue/damaged", test_damaged);
  return g_test_run ();
}
