/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the measurements of cards share: the known card and the bare check of its signature, times,
 * and how a figure is told. */
#pragma once

#include "card-sample.h"

G_BEGIN_DECLS

typedef struct {
  guint smaller;   /* so many times fewer: 1 is the whole measurement */
  gboolean missed; /* a goal was */
} CardBench;

/* A card, sealed, with what the bare check of its signature needs. */
typedef struct {
  SampleKey key;
  LoketCardClaims *claims;
  GBytes *token;
  char *text;
  GBytes *to_sign; /* what the token's signature is over */
  LoketCose cose;  /* points into the token */
} BenchCard;

void
card_bench_tell (CardBench *bench, const char *name, double value, const char *unit, double goal);
void card_bench_tell_times (CardBench *bench, const char *name, GArray *times, double goal);
int card_bench_end (const CardBench *bench);

void bench_card_init (BenchCard *card, LoketCardClaims *claims);
void bench_card_clear (BenchCard *card);
void bench_card_check (gpointer card);

typedef void (*BenchAct) (gpointer data);

double bench_time (BenchAct act, gpointer data, guint n);

G_END_DECLS
