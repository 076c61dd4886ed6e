/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The trust list: which keys may sign cards and status lists, of which office, from when until
 * when.  The root key signs it; whoever checks a card holds one. */
#pragma once

#include "core/cose.h"
#include "core/record.h"

G_BEGIN_DECLS

#define LOKET_TRUST_LIST_MAX (16 * 1024) /* bytes */

typedef enum {
  LOKET_USE_CARD = 1,
  LOKET_USE_STATUS = 2,
} LoketKeyUse;

typedef enum {
  LOKET_KEY_LIVE = 0,
  LOKET_KEY_RETIRED = 1,   /* signs no more; what it signed holds */
  LOKET_KEY_WITHDRAWN = 2, /* nothing that it signed holds */
} LoketKeyState;

/* One key; times are seconds since 1970. */
LOKET_DECLARE_RECORD (LoketTrustedKey, loket_trusted_key)
struct _LoketTrustedKey {
  LoketRecord parent_instance;
  char *iss;
  GBytes *public_key;
  gint64 usage; /* LoketKeyUse */
  gint64 first_use;
  gint64 last_use;
  gint64 last_exp; /* of what it signed */
  gint64 state;    /* LoketKeyState */
};

LOKET_DECLARE_RECORD (LoketTrustList, loket_trust_list)
struct _LoketTrustList {
  LoketRecord parent_instance;
  gint64 exp;
  gint64 iat;
  GListStore *keys; /* of LoketTrustedKey */
};

gboolean loket_issuer_is_good (const char *iss);
GBytes *loket_public_key_parse (const char *hex) G_GNUC_WARN_UNUSED_RESULT;
char *loket_root_name (GBytes *root_key) G_GNUC_WARN_UNUSED_RESULT;
GBytes *loket_trust_list_payload (const LoketTrustList *list) G_GNUC_WARN_UNUSED_RESULT;
LoketTrustList *loket_trust_list_open (GBytes *cwt,
                                       const guint8 *root_key) G_GNUC_WARN_UNUSED_RESULT;
LoketTrustList *loket_trust_list_peek (GBytes *cwt) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_trust_list_find (const LoketTrustList *list,
                                  const guint8 *kid,
                                  LoketKeyUse usage) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
