/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every signature is counted and put down: key, serial, slot, never a name. */
#include "config.h"

#include "office/sealing.h"

#include "core/error.h"
#include "office/keys.h"
#include "office/office-private.h"

#define COUNTED "seals" /* "2026-11-23 17": so many cards were sealed on that day */

/**
 * loket_turn_sealed_today:
 * @turn: a turn
 * @count: (out): how many cards were sealed today before this turn
 * @error: set when the store fails
 *
 * Returns: %TRUE when it is known
 */
gboolean
loket_turn_sealed_today (LoketTurn *turn, gint64 *count, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *noted = loket_txn_get_meta (loket_turn_txn (turn), COUNTED, &failure);
  const gsize n_day = strlen (loket_turn_day (turn));

  *count = 0;
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  if (noted != NULL && strncmp (noted, loket_turn_day (turn), n_day) == 0)
    *count = g_ascii_strtoll (noted + n_day, NULL, 10);
  return TRUE;
}

/**
 * loket_turn_seals_a_day:
 * @turn: a turn
 *
 * Returns: how many cards a day are sealed at most
 */
gint64
loket_turn_seals_a_day (LoketTurn *turn)
{
  const LoketCardRules *rules = loket_turn_profile (turn)->card;

  return rules != NULL && rules->seals_a_day.set ? rules->seals_a_day.value : LOKET_SEALS_A_DAY;
}

/* A stolen session cannot make cards without end. */
static gboolean
count_seal (LoketTurn *turn, GError **error)
{
  const gint64 cap = loket_turn_seals_a_day (turn);
  g_autofree char *noted = NULL;
  gint64 count;

  if (!loket_turn_sealed_today (turn, &count, error))
    return FALSE;
  if (count >= cap) {
    loket_set_error (
        error, LOKET_ERROR_RULE, "seal-cap", "%" G_GINT64_FORMAT " cards today", count);
    return FALSE;
  }
  noted = g_strdup_printf ("%s %" G_GINT64_FORMAT, loket_turn_day (turn), count + 1);
  return loket_txn_set_meta (loket_turn_txn (turn), COUNTED, noted, error);
}

/**
 * loket_turn_put_down:
 * @turn: a write turn
 * @signature: a signature that was made
 * @error: set when the store fails
 *
 * Writes a row of its own into the audit.
 *
 * Returns: %TRUE when it is written
 */
gboolean
loket_turn_put_down (LoketTurn *turn, LoketSignature *signature, GError **error)
{
  g_autofree char *json = loket_office_json (LOKET_RECORD (signature));
  g_autofree char *after = g_strconcat ("[", json, "]", NULL);
  const LoketCaller *caller = loket_turn_caller (turn);
  const LoketAuditRow row = {.at = loket_turn_now (turn),
                             .operation = "key/sign",
                             .device = caller->device,
                             .officer = caller->officer,
                             .after = after};

  return loket_txn_audit (loket_turn_txn (turn), &row, error);
}

/* What signs: the key is borrowed from the ring. */
typedef struct {
  LoketKeyRing *ring;
  const LoketTrustedKey *key;
} Signing;

static gboolean
sign_cb (GBytes *to_sign, guint8 *signature, gpointer data, GError **error)
{
  const Signing *signing = data;

  return loket_key_ring_sign_with (signing->ring, signing->key, to_sign, signature, error);
}

/* The key of another code of the office may be newer: it is for later. */
static const LoketTrustedKey *
find_key (LoketKeyRing *ring, const char *iss)
{
  const LoketTrustedKey *key = loket_key_ring_find (ring, LOKET_USE_CARD, iss);

  return key != NULL ? key : loket_key_ring_live (ring, LOKET_USE_CARD);
}

/* What a token returned is looked at before it is printed. */
static gboolean
is_sealed (GBytes *token, const guint8 *public_key, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (token, &length);
  LoketCose cose;

  if (loket_cose_read (NULL, data, length, &cose) &&
      loket_cose_is_signed_by (NULL, &cose, public_key))
    return TRUE;
  loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "the key signs otherwise than it says");
  return FALSE;
}

/**
 * loket_turn_seal_card:
 * @turn: a write turn
 * @claims: what the card says; its iss is that of an unlocked key
 * @error: set to %LOKET_ERROR_RULE "keys-locked" or "seal-cap", to %LOKET_ERROR_BAD_FIELD when no
 *   card may say so
 *
 * Counts the seal, and puts it into the audit.
 *
 * Returns: (transfer full): the COSE_Sign1 for loket_card_token_text()
 */
GBytes *
loket_turn_seal_card (LoketTurn *turn, LoketCardClaims *claims, GError **error)
{
  LoketKeyRing *ring = loket_turn_keys (turn);
  const LoketTrustedKey *key = find_key (ring, claims->iss);
  Signing signing = {.ring = ring, .key = key};
  g_autoptr (LoketSignature) signature = loket_signature_new ();
  g_autoptr (GBytes) token = NULL;
  const guint8 *public_key;

  if (key == NULL) {
    loket_set_error (error, LOKET_ERROR_RULE, "keys-locked", "no key for cards is unlocked");
    return NULL;
  }
  if (g_strcmp0 (claims->iss, key->iss) != 0 || claims->nbf < key->first_use ||
      claims->nbf > key->last_use || claims->exp > key->last_exp) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "exp", "the key may not sign for that time");
    return NULL;
  }
  public_key = g_bytes_get_data (key->public_key, NULL);
  if (!count_seal (turn, error))
    return NULL;
  token = loket_card_token_seal (claims, public_key, sign_cb, &signing, error);
  if (token == NULL || !is_sealed (token, public_key, error))
    return NULL;
  signature->kid = loket_key_id (key->public_key);
  signature->usage = LOKET_USE_CARD;
  signature->iss = g_strdup (claims->iss);
  signature->number = g_strdup (claims->number);
  signature->print = LOKET_SOME (claims->print);
  signature->index = LOKET_SOME (claims->index);
  return loket_turn_put_down (turn, signature, error) ? g_steal_pointer (&token) : NULL;
}
