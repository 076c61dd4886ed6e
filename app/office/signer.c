/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A signer with its secret in guarded pages: locked in memory, and not even to be read except while
 * it signs. */
#include "config.h"

#include "office/signer.h"

#include "core/error.h"

#include <sodium.h>

typedef struct {
  LoketSigner parent;
  guint8 *secret; /* of sodium_malloc(): crypto_sign_SECRETKEYBYTES */
} SeedSigner;

static gboolean
sign_with_seed (LoketSigner *signer, GBytes *to_sign, guint8 *signature, GError **error)
{
  SeedSigner *self = (SeedSigner *) signer;
  gsize length;
  const guint8 *data = g_bytes_get_data (to_sign, &length);

  if (sodium_mprotect_readonly (self->secret) != 0) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "the memory of a key cannot be opened");
    return FALSE;
  }
  crypto_sign_detached (signature, NULL, data, length, self->secret);
  sodium_mprotect_noaccess (self->secret);
  return TRUE;
}

static void
free_seed (LoketSigner *signer)
{
  SeedSigner *self = (SeedSigner *) signer;

  sodium_free (self->secret); /* which wipes it */
  g_free (self);
}

/**
 * loket_signer_new_seed:
 * @seed: %LOKET_SEED_BYTES bytes; the caller wipes its own
 * @public_key: (out caller-allocates): 32 bytes
 *
 * Returns: (transfer full) (nullable): signs with that seed; %NULL without memory for it
 */
LoketSigner *
loket_signer_new_seed (const guint8 *seed, guint8 *public_key)
{
  SeedSigner *self = g_new0 (SeedSigner, 1);

  self->parent.sign = sign_with_seed;
  self->parent.free = free_seed;
  self->secret = sodium_malloc (crypto_sign_SECRETKEYBYTES);
  if (self->secret == NULL) {
    g_free (self);
    return NULL;
  }
  crypto_sign_seed_keypair (public_key, self->secret, seed);
  sodium_mprotect_noaccess (self->secret);
  return &self->parent;
}

/**
 * loket_signer_sign:
 * @self: whoever can sign
 * @to_sign: what
 * @signature: (out caller-allocates): 64 bytes
 * @error: set when it cannot now
 *
 * Returns: %TRUE when it is signed
 */
gboolean
loket_signer_sign (LoketSigner *self, GBytes *to_sign, guint8 *signature, GError **error)
{
  return self->sign (self, to_sign, signature, error);
}

/**
 * loket_signer_free:
 * @self: (nullable) (transfer full): whoever can sign; what it knew is wiped
 */
void
loket_signer_free (LoketSigner *self)
{
  if (self != NULL)
    self->free (self);
}
