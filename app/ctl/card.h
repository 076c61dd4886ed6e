/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “card seal” and “card open”: one code made or checked from files, without an office.  loketctl's
 * main uses it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean loket_ctl_card_is_wanted (const char *const *words);
char *loket_ctl_card_seal (const char *const *words,
                           gboolean json,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Who reads the answer to “card open”; what is wrong with the files, and why the card is refused,
 * is said on standard error. */
typedef struct {
  gboolean json;        /* a program */
  const char *language; /* (nullable) */
  gboolean refused;
} LoketCardTold;

char *loket_ctl_card_open (const char *const *words,
                           LoketCardTold *told,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
