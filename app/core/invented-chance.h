/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chance that is the same on every machine for the same seed: whole numbers only (SplitMix64).
 * The makers of invented people draw from it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  guint64 state;
} LoketChance;

/* Spreads every bit of @x over all bits of the answer. */
static inline guint64
loket_chance_mix (guint64 x)
{
  x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

/* The draws of thing number @index of the kind @stream under @seed: no other draws touch them. */
static inline LoketChance
loket_chance_of (guint64 seed, guint64 stream, guint64 index)
{
  guint64 state = loket_chance_mix (seed + G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  state = loket_chance_mix (state ^ (stream * G_GUINT64_CONSTANT (0xd1342543de82ef95) + 1));
  return (LoketChance){
      loket_chance_mix (state ^ (index * G_GUINT64_CONSTANT (0x2545f4914f6cdd1d)))};
}

static inline guint64
loket_chance_next (LoketChance *chance)
{
  chance->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return loket_chance_mix (chance->state);
}

/* 0 to @n - 1; @n is not 0. */
static inline guint
loket_chance_below (LoketChance *chance, guint n)
{
  return (guint) (((loket_chance_next (chance) >> 32) * n) >> 32);
}

/* @first to @last, both included. */
static inline int
loket_chance_from (LoketChance *chance, int first, int last)
{
  return first + (int) loket_chance_below (chance, (guint) (last - first + 1));
}

/* Whether something that happens @permille times in a thousand happens now. */
static inline gboolean
loket_chance_is (LoketChance *chance, guint permille)
{
  return loket_chance_below (chance, 1000) < permille;
}

/* 0 to @n - 1, low ones far more often, as names are: for 100 about 5 % draw 0, 1 in 10000
 * draws 99. */
static inline guint
loket_chance_skewed (LoketChance *chance, guint n)
{
  return loket_chance_below (chance, loket_chance_below (chance, n) + 1);
}

G_END_DECLS
