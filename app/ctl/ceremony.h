/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ceremony of keys: makes them, and has the root sign which ones count.  Needs no office, so
 * that the root can stay on a machine without a network; keys.c gives the words. */
#pragma once

#include "core/key-desk.h"
#include "office/sealed-key.h"

G_BEGIN_DECLS

typedef struct {
  const LoketKeyList *present; /* what the office has */
  gint64 now;                  /* seconds since 1970 */
  LoketRandom *random;
  LoketSealCost cost;
  /* whoever signs */
  GBytes *root; /* sealed */
  const char *root_passphrase;
} LoketCeremony;

/* What a new key is for. */
typedef struct {
  LoketKeyUse usage;
  const char *iss;
  gint64 first_use;
  const char *passphrase; /* of its seal, or PIN of the token */
  const char *token;      /* (nullable): made on that token */
} LoketKeyPlan;

LoketKeyDelivery *loket_ceremony_begin (const LoketCeremony *ceremony) G_GNUC_WARN_UNUSED_RESULT;
LoketTrustList *loket_ceremony_list (const LoketCeremony *ceremony) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_ceremony_add (const LoketCeremony *ceremony,
                             const LoketKeyPlan *plan,
                             LoketTrustList *list,
                             LoketKeyDelivery *delivery,
                             GError **error);
void loket_ceremony_follow (LoketTrustList *list, const LoketKeyPlan *plan, gint64 now);
gboolean loket_ceremony_set_state (LoketTrustList *list, const char *kid, LoketKeyState state);
gboolean loket_ceremony_sign (const LoketCeremony *ceremony,
                              LoketTrustList *list,
                              LoketKeyDelivery *delivery,
                              GError **error);

G_END_DECLS
