/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens what the office has under a passphrase, on a worker's thread; wrong ones make the next try
 * wait, as at a sign-in. */
#include "config.h"

#include "office/keys.h"

#include "core/error.h"
#include "office/office-private.h"
#include "office/sealed-key.h"
#include "office/session.h"
#include "office/token-signer.h"
#include "store/officers.h"
#include "store/seal-keys.h"

#define WHOSE_FAILURES "keys" /* a login has no MAC as short as this */

/* What the worker needs of the store. */
typedef struct {
  LoketOffice *office;
  const char *device;
  GPtrArray *keys;  /* of LoketSealKey */
  GPtrArray *seeds; /* of GBytes, as many; NULL = it is on a token */
} Look;

static void
seed_free (gpointer seed)
{
  if (seed != NULL)
    g_bytes_unref (seed);
}

static void
look_clear (Look *look)
{
  g_clear_pointer (&look->keys, g_ptr_array_unref);
  g_clear_pointer (&look->seeds, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

static gboolean
look_work (LoketTxn *txn, gpointer data, GError **error)
{
  Look *look = data;
  const gint64 now = loket_clock_now (loket_office_clock (look->office));

  look_clear (look);
  if (!loket_sign_in_check_wait (txn, WHOSE_FAILURES, look->device, now, error))
    return FALSE;
  look->keys = loket_txn_seal_keys (txn, error);
  look->seeds = g_ptr_array_new_with_free_func (seed_free);
  for (guint i = 0; look->keys != NULL && i < look->keys->len; i++) {
    const LoketSealKey *key = look->keys->pdata[i];
    GBytes *seed;
    if (!loket_txn_seed (txn, key->public_key, &seed, error))
      return FALSE;
    g_ptr_array_add (look->seeds, seed);
  }
  return look->keys != NULL;
}

/**
 * loket_opened_keys_free:
 * @opened: (transfer full): what a worker opened; what nobody took is wiped
 */
void
loket_opened_keys_free (gpointer opened)
{
  LoketOpenedKeys *self = opened;

  for (guint i = 0; i < self->signers->len; i++)
    loket_signer_free (self->signers->pdata[i]);
  g_ptr_array_unref (self->signers);
  g_clear_error (&self->problem);
  g_ptr_array_unref (self->keys);
  g_free (self);
}

static LoketSigner *
open_one (const LoketSealKey *key, GBytes *seed, const char *passphrase, GError **error)
{
  if (key->back_end == LOKET_BACK_END_TOKEN)
    return loket_signer_new_token (
        key->token, passphrase, g_bytes_get_data (key->public_key, NULL), error);
  return loket_sealed_key_open (seed,
                                key->usage == LOKET_USE_CARD ? LOKET_SEALED_CARD
                                                             : LOKET_SEALED_STATUS,
                                passphrase,
                                error);
}

static gboolean
is_wanted (const LoketSealKey *key, GBytes *seed, LoketKeyUse only, gint64 now)
{
  return key->state == LOKET_KEY_LIVE && (only == 0 || key->usage == (gint64) only) &&
         key->last_use >= now &&
         (key->back_end == LOKET_BACK_END_TOKEN ||
          (key->back_end == LOKET_BACK_END_SEALED && seed != NULL));
}

/* Those that were made are withdrawn or over: another one follows, from the same root. */
static void
refuse_none (const Look *look, LoketKeyUse only, GError **error)
{
  loket_set_error (error,
                   LOKET_ERROR_RULE,
                   look->keys->len == 0       ? "no-keys"
                   : only == LOKET_USE_STATUS ? "no-status-key"
                                              : "no-card-key",
                   "the office has no key that could sign");
}

/* Wrong for one key may be right for the other; a token that is not plugged in holds up nobody, and
 * hides no wrong passphrase. */
static gboolean
open_all (const Look *look,
          LoketOpenedKeys *opened,
          const char *passphrase,
          LoketKeyUse only,
          GError **error)
{
  const gint64 now = loket_clock_now (loket_office_clock (look->office)) / LOKET_SECOND;
  gboolean tried = FALSE;
  gboolean wrong = FALSE;

  for (guint i = 0; i < look->keys->len; i++) {
    const LoketSealKey *key = look->keys->pdata[i];
    g_autoptr (GError) failure = NULL;
    LoketSigner *signer;
    if (!is_wanted (key, look->seeds->pdata[i], only, now))
      continue;
    tried = TRUE;
    signer = open_one (key, look->seeds->pdata[i], passphrase, &failure);
    if (signer != NULL) {
      g_ptr_array_add (opened->keys, loket_seal_key_trusted (key));
      g_ptr_array_add (opened->signers, signer);
    } else if (g_strcmp0 (loket_error_parameter (failure), "seal-passphrase") == 0) {
      wrong = TRUE;
    } else {
      g_clear_error (&opened->problem);
      opened->problem = g_steal_pointer (&failure);
    }
  }
  if (!tried)
    refuse_none (look, only, error);
  else if (opened->keys->len == 0 && opened->problem != NULL && !wrong)
    g_propagate_error (error, g_steal_pointer (&opened->problem));
  else
    return TRUE;
  return FALSE;
}

/**
 * loket_keys_open:
 * @office: the office
 * @caller: who asks
 * @passphrase: what opens them
 * @only: keys for this use; 0 = for any
 * @error: set to %LOKET_ERROR_RULE "no-keys" when none was ever made, "no-status-key" or
 *   "no-card-key" when none of them signs any more, %LOKET_ERROR_TOO_MANY after wrong ones, or to
 *   why none could be tried
 *
 * Takes seconds: for a worker's thread.
 *
 * Returns: (transfer full): what it opened; none when it was wrong
 */
LoketOpenedKeys *
loket_keys_open (LoketOffice *office,
                 const LoketCaller *caller,
                 const char *passphrase,
                 LoketKeyUse only,
                 GError **error)
{
  g_auto (Look) look = {.office = office, .device = caller->device};
  LoketOpenedKeys *opened;

  if (!loket_store_read_sync (loket_office_store (office), look_work, &look, error))
    return NULL;
  opened = g_new0 (LoketOpenedKeys, 1);
  opened->keys = g_ptr_array_new_with_free_func (g_object_unref);
  opened->signers = g_ptr_array_new ();
  if (open_all (&look, opened, passphrase, only, error))
    return opened;
  loket_opened_keys_free (opened);
  return NULL;
}

/**
 * loket_opened_keys_give:
 * @opened: what a worker opened
 * @ring: where they go; a second time none are left to give
 */
void
loket_opened_keys_give (LoketOpenedKeys *opened, LoketKeyRing *ring)
{
  for (guint i = 0; i < opened->signers->len; i++)
    if (opened->signers->pdata[i] != NULL)
      loket_key_ring_add (
          ring, opened->keys->pdata[i], g_steal_pointer (&opened->signers->pdata[i]));
}

/**
 * loket_keys_settle:
 * @turn: a write turn
 * @opened: what a worker opened
 * @error: set to %LOKET_ERROR_RULE "seal-passphrase" when that was nothing, or to why another key
 *   could not be tried
 *
 * Counts a wrong passphrase; the count stays although the turn is refused.
 *
 * Returns: %TRUE when it was right
 */
gboolean
loket_keys_settle (LoketTurn *turn, const LoketOpenedKeys *opened, GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  const char *device = loket_turn_caller (turn)->device;

  if (opened->keys->len > 0)
    return loket_txn_forget_failures (txn, WHOSE_FAILURES, device, error);
  if (!loket_txn_count_failure (txn, WHOSE_FAILURES, device, loket_turn_now (turn), error))
    return FALSE;
  loket_turn_keep (turn);
  if (opened->problem != NULL) {
    g_propagate_error (error, g_error_copy (opened->problem));
    return FALSE;
  }
  loket_set_error (error, LOKET_ERROR_RULE, "seal-passphrase", "the passphrase opens no key");
  return FALSE;
}
