/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each verdict about a card means, in words for whoever holds the card in his hand. */
#pragma once

#include "core/card-token.h"

G_BEGIN_DECLS

#define LOKET_VERDICT_STEPS_MAX 3

/* What to make of a verdict at a glance; windows give each a colour and a sign. */
typedef enum {
  LOKET_VERDICT_KIND_GOOD,   /* the card is to be accepted */
  LOKET_VERDICT_KIND_UNSURE, /* nobody can say here and now; the card may well be good */
  LOKET_VERDICT_KIND_BAD,    /* the card is not to be accepted */
} LoketVerdictKind;

GType loket_verdict_kind_get_type (void);

LoketVerdictKind loket_verdict_kind (LoketVerdict verdict);
gboolean loket_verdict_is_good (LoketVerdict verdict);
const char *loket_verdict_word (LoketVerdict verdict);
const char *loket_verdict_spoken (LoketVerdict verdict);
const char *loket_verdict_sentence (LoketVerdict verdict);
const char *const *loket_verdict_steps (LoketVerdict verdict);
char *
loket_verdict_list_age (const char *language, gint64 iat, gint64 now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
