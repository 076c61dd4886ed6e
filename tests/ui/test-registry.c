/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the register's page works out: the words for weights, values and marks. */
#include "config.h"

#include "core/match-parameters.h"
#include "ui/registry/match-words.h"
#include "ui/registry/person-words.h"

/* A sign without a sentence would be left out of the why screen. */
static void
test_every_sign_has_words (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketMatchParameters) parameters = loket_match_parameters_built_in (&error);

  g_assert_no_error (error);
  for (guint field = 0; field < LOKET_MATCH_N_FIELDS; field++)
    for (guint level = LOKET_MATCH_SAME; level < LOKET_MATCH_N_LEVELS; level++)
      if (parameters->known[field][level])
        g_assert_nonnull (
            loket_registry_sign (loket_match_field_nick (field), loket_match_level_nick (level)));
  g_assert_null (loket_registry_sign ("shoe-size", "same"));
}

static void
test_strength_has_two_sides (void)
{
  g_assert_cmpint (loket_registry_strength_steps (0), ==, 0);
  g_assert_cmpint (loket_registry_strength_steps (99), ==, 1);
  g_assert_cmpint (loket_registry_strength_steps (-460), ==, -2);
  g_assert_cmpint (loket_registry_strength_steps (2000), ==, LOKET_STRENGTH_MOST);
  g_assert_cmpint (loket_registry_strength_steps (-2000), ==, -LOKET_STRENGTH_MOST);
  g_assert_cmpstr (loket_registry_strength (0), ==, "adds nothing");
  g_assert_cmpstr (loket_registry_strength (1400), ==, "speaks very strongly for it");
}

static void
test_age (void)
{
  static const struct {
    const char *birth;
    const char *text;
  } births[] = {
      {"1954-03-02", "2 March 1954 (72 years)"},
      {"1954-12-02", "2 December 1954 (71 years)"},
      {"2025-11-22", "22 November 2025 (1 year)"},
      {"1954", "1954"},
      {"1954-03", "March 1954"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (births); i++) {
    g_autofree char *text = loket_registry_born (births[i].birth, "2026-11-23", "en");
    g_assert_cmpstr (text, ==, births[i].text);
  }
  g_assert_null (loket_registry_born (NULL, "2026-11-23", "en"));
}

static void
assert_mark (const char *field, const char *stands, const char *said, LoketMark mark)
{
  g_autoptr (LoketFieldStory) story = loket_field_story_new ();
  g_autoptr (LoketSaying) saying = loket_saying_new ();

  story->field = g_strdup (field);
  story->value = g_strdup (stands);
  saying->value = g_strdup (said);
  saying->agrees = g_strcmp0 (stands, said) == 0;
  g_assert_cmpint (loket_registry_saying_mark (story, saying), ==, mark);
}

static void
test_old_spelling_is_no_difference (void)
{
  assert_mark ("name", "Sucipto", "Sucipto", LOKET_MARK_AGREES);
  assert_mark ("name", "Sucipto", "SUCIPTO", LOKET_MARK_AGREES);
  assert_mark ("name", "Sucipto", "Soetjipto", LOKET_MARK_SPELLING);
  assert_mark ("name", "Sumarni", "Sumarno", LOKET_MARK_DIFFERS);
  assert_mark ("mother_name", "Sukinem", "Soekinem", LOKET_MARK_SPELLING);
  assert_mark ("nik", "3314150203540001", "3314150203540007", LOKET_MARK_DIFFERS);
  assert_mark ("name", NULL, "Sucipto", LOKET_MARK_DIFFERS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/registry/every-sign-has-words", test_every_sign_has_words);
  g_test_add_func ("/ui/registry/strength-has-two-sides", test_strength_has_two_sides);
  g_test_add_func ("/ui/registry/age", test_age);
  g_test_add_func ("/ui/registry/old-spelling-is-no-difference",
                   test_old_spelling_is_no_difference);
  return g_test_run ();
}
