/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ceremony for tests: an office with keys that are cheap to open. */
#pragma once

#include "core/key-desk.h"
#include "fixture.h"

G_BEGIN_DECLS

#define KEYS_PASSPHRASE "kunci kartu tahun 2026"
#define KEYS_ISS "3314-UPTPK"

typedef struct {
  guint8 root[32]; /* seed */
  LoketTrustList *list;
} Ceremony;

/* @seconds is office time; the list begins empty. */
void ceremony_begin (Ceremony *ceremony, guint8 seed);
void ceremony_end (Ceremony *ceremony);
LoketKeyDelivery *ceremony_delivery (void);
LoketTrustedKey *ceremony_add (Ceremony *ceremony,
                               LoketKeyDelivery *delivery,
                               guint32 chance,
                               const char *iss,
                               LoketKeyUse usage);
void ceremony_sign (Ceremony *ceremony, LoketKeyDelivery *delivery, gint64 iat);

/* The whole of it: an office with a key for cards and one for status lists. */
void fixture_make_keys (Fixture *fixture);
LoketKeyList *fixture_unlock_keys (Fixture *fixture, const char *token);
guint keys_unlocked (LoketKeyList *keys);

G_END_DECLS
