/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the desk of doubts: why it asks, how far two records agree, what speaks for one
 * person. */
#pragma once

#include "core/pair-desk.h"

G_BEGIN_DECLS

/* How a field of both sides agrees, as people say it. */
typedef enum {
  LOKET_AGREES_SAME,
  LOKET_AGREES_ALIKE,
  LOKET_AGREES_NOT,
  LOKET_AGREES_SILENT, /* one of the two does not say */
  LOKET_N_AGREEMENTS,
} LoketAgreement;

typedef struct {
  const char *word; /* in the language of the window */
  const char *icon;
  const char *style; /* style class */
} LoketAgreementLook;

LoketAgreement loket_pair_agreement (LoketPairFact *fact);
LoketAgreementLook loket_pair_agreement_look (LoketAgreement agreement);
const char *loket_pair_field (const char *field);
char *loket_pair_sign (LoketPairFact *fact) G_GNUC_WARN_UNUSED_RESULT;

const char *loket_pair_hint_title (LoketPairHint hint);
const char *loket_pair_hint_sentence (LoketPairHint hint);

/* What the weights come to. */
typedef struct {
  gint64 against; /* hundredths of a bit, not negative */
  gint64 in_favour;
  guint n_against; /* fields */
  guint n_in_favour;
} LoketPairSum;

LoketPairSum loket_pair_sum (LoketPairView *view);
const char *loket_pair_total (LoketPairView *view);
char *loket_pair_total_facts (LoketPairView *view) G_GNUC_WARN_UNUSED_RESULT;

gboolean loket_pair_needs_reason (LoketPairView *view, LoketJudgement judgement);
const char *const *loket_pair_reasons (LoketJudgement judgement);
char *loket_pair_side_title (LoketPairSide *side) G_GNUC_WARN_UNUSED_RESULT;
char *loket_pair_side_caption (LoketPairSide *side) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
