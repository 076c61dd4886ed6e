/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What speaks for two records being one person, in words of the reader; the why screen and the desk
 * of doubts show it. */
#include "config.h"

#include "ui/registry/match-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* As the fields and levels of core/match-parameters.h are called on file. */
static const struct {
  const char *field;
  const char *level;
  const char *sign;
} signs[] = {
    {"name", "same", N_ ("The name is the same")},
    {"name", "alike", N_ ("The name is the same, written another way")},
    {"name", "close", N_ ("The name differs by a letter or two")},
    {"name", "near", N_ ("The name differs by several letters")},
    {"name", "rival", N_ ("The names look alike, but both are names of their own")},
    {"name", "part", N_ ("One name stands within the other")},
    {"name", "shared", N_ ("One word of the name is the same, the others differ")},
    {"name", "other", N_ ("The name differs")},
    {"nik", "same", N_ ("The NIK is the same")},
    {"nik", "close", N_ ("The NIK differs by a digit or two")},
    {"nik", "close-same-birth", N_ ("The NIK differs, but the date in it is the same")},
    {"nik", "first-12", N_ ("The NIK differs in its serial number only")},
    {"nik", "other", N_ ("The NIK differs")},
    {"birth", "same", N_ ("The date of birth is the same")},
    {"birth", "swapped", N_ ("Day and month of birth have changed places")},
    {"birth", "digit", N_ ("The date of birth differs by a digit")},
    {"birth", "year-only", N_ ("The year of birth is the same, one of the two says no more")},
    {"birth", "same-year", N_ ("The year of birth is the same, the day differs")},
    {"birth", "same-day", N_ ("Day and month of birth are the same, the year differs")},
    {"birth", "near-year", N_ ("The years of birth are close")},
    {"birth", "other", N_ ("The date of birth differs")},
    {"sex", "same", N_ ("The sex is the same")},
    {"sex", "other", N_ ("The sex differs")},
    {"family-card", "same", N_ ("The family card is the same")},
    {"family-card", "close", N_ ("The number of the family card differs by a digit or two")},
    {"family-card", "other", N_ ("The family card differs")},
    {"village", "same", N_ ("The village is the same")},
    {"village", "other", N_ ("The village differs")},
    {"address", "same", N_ ("The address is the same")},
    {"address", "other", N_ ("The address differs")},
    {"mother", "same", N_ ("The mother's name is the same")},
    {"mother", "close", N_ ("The mother's name differs by a letter or two")},
    {"mother", "other", N_ ("The mother's name differs")},
    {"father", "same", N_ ("The father's name is the same")},
    {"father", "close", N_ ("The father's name differs by a letter or two")},
    {"father", "other", N_ ("The father's name differs")},
    {"phone", "same", N_ ("The telephone number is the same")},
    {"phone", "other", N_ ("The telephone number differs")},
    {"identifier", "same", N_ ("The other number is the same")},
    {"identifier", "other", N_ ("The other number differs")},
    {"household", "same", N_ ("Others of the two families belong together too")},
};

/**
 * loket_registry_sign:
 * @field: what was compared, as it is called on file
 * @level: how far it agrees
 *
 * Returns: (transfer none) (nullable): that as a sentence in the language of the window; %NULL when
 *   a newer hub knows more than this window
 */
const char *
loket_registry_sign (const char *field, const char *level)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_strcmp0 (signs[i].field, field) == 0 && g_strcmp0 (signs[i].level, level) == 0)
      return _ (signs[i].sign);
  return NULL;
}

/**
 * loket_registry_strength_steps:
 * @weight: hundredths of a bit
 *
 * Returns: -%LOKET_STRENGTH_MOST (strongly against) to %LOKET_STRENGTH_MOST (very strongly for)
 */
int
loket_registry_strength_steps (gint64 weight)
{
  static const gint64 from[LOKET_STRENGTH_MOST] = {25, 150, 500, 900};
  const gint64 size = weight < 0 ? -weight : weight;
  int steps = 0;

  while (steps < LOKET_STRENGTH_MOST && size >= from[steps])
    steps++;
  return weight < 0 ? -steps : steps;
}

/**
 * loket_registry_strength:
 * @weight: hundredths of a bit
 *
 * Returns: (transfer none): how much that says, in the language of the window
 */
const char *
loket_registry_strength (gint64 weight)
{
  static const char *const words[] = {
      N_ ("speaks very strongly against it"),
      N_ ("speaks strongly against it"),
      N_ ("speaks against it"),
      N_ ("speaks a little against it"),
      N_ ("adds nothing"),
      N_ ("speaks a little for it"),
      N_ ("speaks for it"),
      N_ ("speaks strongly for it"),
      N_ ("speaks very strongly for it"),
  };

  return _ (words[loket_registry_strength_steps (weight) + LOKET_STRENGTH_MOST]);
}
