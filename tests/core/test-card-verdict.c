/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every verdict has its words, in each language, and none of them accuses anybody. */
#include "core/card-verdict.h"
#include "core/text.h"

#include <string.h>

static const char *const languages[] = {LOKET_LANGUAGES};

static void
assert_said (const char *language, const char *msgid)
{
  static const char *const accusing[] = {
      "forge", "fake", "fraud", "palsu", "penipu", "gadhungan", "curi", "stolen"};
  const char *text = loket_text (language, msgid);
  g_autofree char *lower = g_utf8_strdown (text, -1);

  g_assert_cmpstr (text, !=, "");
  if (strcmp (language, "en") != 0)
    g_assert_cmpstr (text, !=, msgid);
  for (guint i = 0; i < G_N_ELEMENTS (accusing); i++)
    g_assert_null (strstr (lower, accusing[i]));
}

static void
test_words (void)
{
  for (int verdict = LOKET_VERDICT_VALID; verdict <= LOKET_VERDICT_NO_LIST; verdict++) {
    const char *const *steps = loket_verdict_steps ((LoketVerdict) verdict);
    const guint n = g_strv_length ((char **) steps);

    g_assert_cmpuint (n, >=, 1);
    g_assert_cmpuint (n, <=, LOKET_VERDICT_STEPS_MAX);
    for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
      assert_said (languages[i], loket_verdict_word ((LoketVerdict) verdict));
      assert_said (languages[i], loket_verdict_spoken ((LoketVerdict) verdict));
      assert_said (languages[i], loket_verdict_sentence ((LoketVerdict) verdict));
      for (guint j = 0; j < n; j++)
        assert_said (languages[i], steps[j]);
    }
  }
}

/* Two verdicts never read the same from a distance. */
static void
test_distinct (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
    for (int verdict = LOKET_VERDICT_VALID; verdict <= LOKET_VERDICT_NO_LIST; verdict++)
      g_assert_true (g_hash_table_add (
          seen, (gpointer) loket_text (languages[i], loket_verdict_word ((LoketVerdict) verdict))));
  }
}

/* Aloud, a card that does not count never sounds like a good one, however much of it is lost. */
static void
test_spoken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    const char *good = loket_text (languages[i], loket_verdict_spoken (LOKET_VERDICT_VALID));
    for (int verdict = LOKET_VERDICT_VALID; verdict <= LOKET_VERDICT_NO_LIST; verdict++) {
      const char *spoken = loket_text (languages[i], loket_verdict_spoken ((LoketVerdict) verdict));
      g_autofree char *heard = g_utf8_casefold (spoken, -1);
      g_autofree char *word = g_utf8_casefold (good, -1);
      if (loket_verdict_is_good ((LoketVerdict) verdict))
        g_assert_cmpstr (spoken, ==, good);
      else
        g_assert_null (strstr (heard, word));
    }
  }
}

static void
test_kinds (void)
{
  g_assert_cmpint (loket_verdict_kind (LOKET_VERDICT_VALID), ==, LOKET_VERDICT_KIND_GOOD);
  g_assert_cmpint (loket_verdict_kind (LOKET_VERDICT_VALID_OLD_LIST), ==, LOKET_VERDICT_KIND_GOOD);
  g_assert_cmpint (loket_verdict_kind (LOKET_VERDICT_REVOKED), ==, LOKET_VERDICT_KIND_BAD);
  g_assert_cmpint (
      loket_verdict_kind (LOKET_VERDICT_UNKNOWN_ISSUER), ==, LOKET_VERDICT_KIND_UNSURE);
  for (int verdict = LOKET_VERDICT_EXPIRED; verdict <= LOKET_VERDICT_NO_LIST; verdict++)
    g_assert_false (loket_verdict_is_good ((LoketVerdict) verdict));
}

static void
assert_age (gint64 iat, gint64 now, const char *expected)
{
  g_autofree char *text = loket_verdict_list_age ("en", iat, now);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_ages (void)
{
  const gint64 iat = 1800000000;
  const gint64 day = LOKET_STATUS_DAY;

  assert_age (0, iat, "There is no list of good cards here yet.");
  assert_age (
      iat, iat - day - 1, "The list of good cards is newer than the clock of this computer.");
  assert_age (iat, iat - day, "The list of good cards is less than a day old.");
  assert_age (iat, iat + day - 1, "The list of good cards is less than a day old.");
  assert_age (iat, iat + day, "The list of good cards is 1 day old.");
  assert_age (iat, iat + 12 * day, "The list of good cards is 12 days old.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/card-verdict/words", test_words);
  g_test_add_func ("/core/card-verdict/distinct", test_distinct);
  g_test_add_func ("/core/card-verdict/spoken", test_spoken);
  g_test_add_func ("/core/card-verdict/kinds", test_kinds);
  g_test_add_func ("/core/card-verdict/ages", test_ages);
  return g_test_run ();
}
