/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the measurement of cards share: how far they go and what they tell. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  guint smaller;   /* so many times fewer: 1 is the whole measurement */
  gboolean missed; /* a goal was */
} CardBench;

/* NAME VALUE UNIT GOAL ok|missed; @goal: at most, 0 = none. */
void
card_bench_tell (CardBench *bench, const char *name, double value, const char *unit, double goal);

G_END_DECLS
