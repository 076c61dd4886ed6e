/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The known card "G" of card-token 2 with keys made of known words, for tests of cards. */
#pragma once

#include "core/card-token.h"

#define SAMPLE_HOST "kartu.example.go.id"
#define SAMPLE_NOW G_GINT64_CONSTANT (1800000000)
#define SAMPLE_COSE                                                                                \
  "d28449a201270444868a8789a05861a4016a333331342d555054504b041a70db7610051a6955569018a9a7016f3333" \
  "31342d32362d3030313233343504781b53495449204e555248414c495a412057494459414e494e4752554d184b0218" \
  "4c182f184d1a00064ab9184e1907c3184f01584029a9b803a1e05b9fb7fc455347a0bb656865e0f3db61166a6fd98b" \
  "dcbc60c0e6a2559a1f3f85d88fc60d146ed5fa291b6b340efd1cd638963fa358f57fa39e0f"

typedef struct {
  guint8 public_key[LOKET_COSE_PUBLIC];
  guint8 secret[64];
} SampleKey;

void sample_key (SampleKey *key, const char *words);
gboolean sample_sign (GBytes *to_sign, guint8 *signature, gpointer key, GError **error);
GBytes *sample_wrap (const char *type, const SampleKey *key, GBytes *payload);
LoketCardClaims *sample_claims (void);
LoketTrustedKey *sample_trusted (const SampleKey *key, const char *iss, LoketKeyUse usage);
LoketTrustList *sample_trust (const SampleKey *card, const SampleKey *status);
GBytes *sample_from_hex (const char *hex);
GBytes *sample_splice (GBytes *bytes, const char *from_hex, const char *to_hex);
