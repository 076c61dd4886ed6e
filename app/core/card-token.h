/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sealed code of a card: made by the office, checked by anybody with a trust list and a status
 * list, without a network. */
#pragma once

#include "core/card-claims.h"
#include "core/status-list.h"
#include "core/trust-list.h"

G_BEGIN_DECLS

#define LOKET_CARD_TOKEN_MIN 100 /* bytes of a COSE_Sign1 */
#define LOKET_CARD_TOKEN_MAX 256
#define LOKET_CARD_TEXT_MAX 4296 /* characters: more no QR code holds */
#define LOKET_CARD_HOST_MAX 19   /* with "https://" and "/v#" 30 characters */

typedef enum {
  LOKET_VERDICT_VALID,
  LOKET_VERDICT_VALID_OLD_LIST,
  LOKET_VERDICT_EXPIRED,
  LOKET_VERDICT_NOT_YET,
  LOKET_VERDICT_REVOKED,
  LOKET_VERDICT_UNKNOWN_ISSUER,
  LOKET_VERDICT_BAD_SIGNATURE,
  LOKET_VERDICT_MALFORMED,
  LOKET_VERDICT_KEYBOARD_LAYOUT,
  LOKET_VERDICT_CLOCK_WRONG,
  LOKET_VERDICT_NO_LIST,
} LoketVerdict;

GType loket_verdict_get_type (void);

/* Whoever holds a key: signs @to_sign into %LOKET_COSE_SIGNATURE bytes. */
typedef gboolean (*LoketSignFunc) (GBytes *to_sign,
                                   guint8 *signature,
                                   gpointer data,
                                   GError **error);

/* What a code is checked with; whoever asks holds it. */
typedef struct {
  const LoketTrustList *trusted;
  const LoketStatusList *status; /* NULL = there is none */
  gboolean without_status;       /* nobody asks for one */
  gint64 now;                    /* seconds since 1970 */
} LoketCardCheck;

/* What a code turned out to be. */
LOKET_DECLARE_RECORD (LoketCardReading, loket_card_reading)
struct _LoketCardReading {
  LoketRecord parent_instance;
  LoketVerdict verdict;
  gboolean status_checked;
  LoketCardClaims *claims; /* NULL = nobody vouches for what it says */
};

GBytes *loket_card_token_seal (LoketCardClaims *claims,
                               const guint8 *public_key,
                               LoketSignFunc sign,
                               gpointer data,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *loket_card_token_text (const char *host, GBytes *token) G_GNUC_WARN_UNUSED_RESULT;
char *loket_card_token_body (const char *text) G_GNUC_WARN_UNUSED_RESULT;
LoketCardReading *loket_card_token_open (const char *text,
                                         const LoketCardCheck *check) G_GNUC_WARN_UNUSED_RESULT;
LoketCardClaims *loket_card_token_peek (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
