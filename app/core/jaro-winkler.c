/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jaro 1989 and Winkler 1990, for ASCII such as canons; tests hold it to published values. */
#include "config.h"

#include "core/jaro-winkler.h"

#define LONGEST 64 /* bits of a mask; what comes after does not count */
#define PREFIX 4
#define PREFIX_REWARD 0.1

/* Marks the letters of both that have a partner near enough; returns how many. */
static guint
mark_partners (const char *a,
               int a_length,
               const char *b,
               int b_length,
               guint64 *in_a,
               guint64 *in_b)
{
  int window = MAX (MAX (a_length, b_length) / 2 - 1, 0);
  guint matches = 0;

  for (int i = 0; i < a_length; i++) {
    int end = MIN (i + window + 1, b_length);
    for (int j = MAX (i - window, 0); j < end; j++)
      if (a[i] == b[j] && (*in_b >> j & 1) == 0) {
        *in_a |= G_GUINT64_CONSTANT (1) << i;
        *in_b |= G_GUINT64_CONSTANT (1) << j;
        matches++;
        break;
      }
  }
  return matches;
}

/* Of the marked letters, in their order, those that stand against another one. */
static guint
count_displaced (const char *a, guint64 in_a, const char *b, guint64 in_b)
{
  guint displaced = 0;

  for (int i = 0, j = 0; in_a >> i != 0; i++) {
    if ((in_a >> i & 1) == 0)
      continue;
    while ((in_b >> j & 1) == 0)
      j++;
    displaced += a[i] != b[j];
    j++;
    if (i == LONGEST - 1)
      break;
  }
  return displaced;
}

/**
 * loket_jaro:
 * @a: a text
 * @a_length: its bytes; from the 65th on they do not count
 * @b: another
 * @b_length: its bytes
 *
 * Returns: 0 for nothing in common to 1 for equal
 */
double
loket_jaro (const char *a, gsize a_length, const char *b, gsize b_length)
{
  int a_letters = (int) MIN (a_length, LONGEST);
  int b_letters = (int) MIN (b_length, LONGEST);
  guint64 in_a = 0;
  guint64 in_b = 0;
  guint matches;
  double half_displaced;

  if (a_letters == 0 && b_letters == 0)
    return 1;
  matches = mark_partners (a, a_letters, b, b_letters, &in_a, &in_b);
  if (matches == 0)
    return 0;
  half_displaced = count_displaced (a, in_a, b, in_b) / 2; /* whole pairs, as Winkler's own code */
  return ((double) matches / a_letters + (double) matches / b_letters +
          (matches - half_displaced) / matches) /
         3;
}

/**
 * loket_jaro_winkler:
 * @a: a text
 * @a_length: its bytes; from the 65th on they do not count
 * @b: another
 * @b_length: its bytes
 *
 * Returns: 0 for nothing in common to 1 for equal; up to four equal letters at the beginning count
 *   more, whatever the rest
 */
double
loket_jaro_winkler (const char *a, gsize a_length, const char *b, gsize b_length)
{
  double jaro = loket_jaro (a, a_length, b, b_length);
  gsize shared = 0;
  gsize most = MIN (MIN (a_length, b_length), PREFIX);

  while (shared < most && a[shared] == b[shared])
    shared++;
  return jaro + (double) shared * PREFIX_REWARD * (1 - jaro);
}
