/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a card says of itself in its code: a CWT (RFC 8392) with MOSIP's claim 169, never more than
 * is printed on its face.  The seal of a card is made over it. */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

#define LOKET_CARD_MONTHS 60        /* longest life of a card */
#define LOKET_CARD_NAME_BYTES 39    /* of a name, in UTF-8: what the code has room for */
#define LOKET_CARD_SLOTS (1u << 19) /* of a status list: one a print, never given again */

typedef enum {
  LOKET_CARD_MELATI = 1,
  LOKET_CARD_MENUR = 2,
  LOKET_CARD_KENANGA = 3,
} LoketCardCategory;

LOKET_DECLARE_RECORD (LoketCardClaims, loket_card_claims)
struct _LoketCardClaims {
  LoketRecord parent_instance;
  char *iss;
  gint64 exp; /* seconds since 1970: the first at which it holds no more */
  gint64 nbf; /* seconds since 1970 */
  char *number;
  char *name;
  gint64 category; /* LoketCardCategory */
  gint64 entitlements;
  gint64 index;
  gint64 birth_year;
  gint64 print;
};

gboolean loket_card_claims_check (LoketCardClaims *claims, GError **error);
GBytes *loket_card_claims_payload (const LoketCardClaims *claims) G_GNUC_WARN_UNUSED_RESULT;
LoketCardClaims *loket_card_claims_read (const guint8 *payload,
                                         gsize n_payload) G_GNUC_WARN_UNUSED_RESULT;
char *loket_card_name_cut (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
