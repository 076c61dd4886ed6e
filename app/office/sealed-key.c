/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seeds under Argon2id and XChaCha20-Poly1305; all of the head is authenticated with the seed. */
#include "config.h"

#include "office/sealed-key.h"

#include "core/error.h"

#include <sodium.h>
#include <string.h>

#define MAGIC "LOKETKEY"
#define VERSION 1
#define MOST_PASSES 10 /* a forged head must not make the office work for hours */
#define MOST_MEBIBYTES 1024

#define KEY crypto_aead_xchacha20poly1305_ietf_KEYBYTES

/* As it stands in the file; numbers with their highest byte first. */
typedef struct {
  char magic[8];
  guint8 version;
  guint8 kind;
  guint8 passes[4];
  guint8 mebibytes[4];
  guint8 salt[crypto_pwhash_SALTBYTES];
  guint8 nonce[crypto_aead_xchacha20poly1305_ietf_NPUBBYTES];
  guint8 public_key[LOKET_COSE_PUBLIC];
} Head;

#define SEALED (LOKET_SEED_BYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES)

G_STATIC_ASSERT (sizeof (Head) + SEALED == LOKET_SEALED_KEY_BYTES);
G_STATIC_ASSERT (LOKET_SEED_BYTES == crypto_sign_SEEDBYTES);

const LoketSealCost loket_seal_cost = {.passes = 3, .mebibytes = 256};

static void
put_number (guint8 *bytes, guint32 number)
{
  const guint32 big = GUINT32_TO_BE (number);

  memcpy (bytes, &big, sizeof big);
}

static guint32
number_of (const guint8 *bytes)
{
  guint32 big;

  memcpy (&big, bytes, sizeof big);
  return GUINT32_FROM_BE (big);
}

static gboolean
no_memory (GError **error)
{
  loket_set_error (error, LOKET_ERROR_BUSY, NULL, "there is no memory for a passphrase");
  return FALSE;
}

/* @key: of sodium_malloc().  Different keyboards write the same letter in different ways. */
static gboolean
derive (const Head *head, const char *passphrase, guint8 *key, GError **error)
{
  g_autofree char *normal = g_utf8_normalize (passphrase, -1, G_NORMALIZE_NFKC);
  gsize length;
  int failed;

  if (normal == NULL) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "password", "a passphrase is no text");
    return FALSE;
  }
  length = strlen (normal);
  failed = crypto_pwhash (key,
                          KEY,
                          normal,
                          length,
                          head->salt,
                          number_of (head->passes),
                          (gsize) number_of (head->mebibytes) << 20,
                          crypto_pwhash_ALG_ARGON2ID13);
  sodium_memzero (normal, length);
  return failed == 0 || no_memory (error);
}

static void
fill_head (Head *head, LoketSealedKind kind, const LoketSealCost *cost, LoketRandom *random)
{
  memcpy (head->magic, MAGIC, sizeof head->magic);
  head->version = VERSION;
  head->kind = (guint8) kind;
  put_number (head->passes, cost->passes);
  put_number (head->mebibytes, cost->mebibytes);
  loket_random_fill (random, head->salt, sizeof head->salt);
  loket_random_fill (random, head->nonce, sizeof head->nonce);
}

/* @secret: of sodium_malloc(): the key of the seal, then the seed, then both keys of the signature.
 */
static GBytes *
seal (Head *head, const char *passphrase, LoketRandom *random, guint8 *secret, GError **error)
{
  guint8 *seed = secret + KEY;
  guint8 *bytes;

  if (!derive (head, passphrase, secret, error))
    return NULL;
  loket_random_fill (random, seed, LOKET_SEED_BYTES);
  crypto_sign_seed_keypair (head->public_key, seed + LOKET_SEED_BYTES, seed);
  bytes = g_malloc (LOKET_SEALED_KEY_BYTES);
  memcpy (bytes, head, sizeof *head);
  crypto_aead_xchacha20poly1305_ietf_encrypt (bytes + sizeof *head,
                                              NULL,
                                              seed,
                                              LOKET_SEED_BYTES,
                                              bytes,
                                              sizeof *head,
                                              NULL,
                                              head->nonce,
                                              secret);
  return g_bytes_new_take (bytes, LOKET_SEALED_KEY_BYTES);
}

/**
 * loket_sealed_key_new:
 * @kind: what it is for
 * @passphrase: what opens it
 * @cost: what guessing it costs
 * @random: chance
 * @error: set to %LOKET_ERROR_BUSY without memory for it
 *
 * Makes a new seed, which is never seen outside guarded memory but sealed.
 *
 * Returns: (transfer full): the sealed key, %LOKET_SEALED_KEY_BYTES
 */
GBytes *
loket_sealed_key_new (LoketSealedKind kind,
                      const char *passphrase,
                      const LoketSealCost *cost,
                      LoketRandom *random,
                      GError **error)
{
  Head head = {0};
  guint8 *secret = sodium_malloc (KEY + LOKET_SEED_BYTES + crypto_sign_SECRETKEYBYTES);
  GBytes *sealed;

  if (secret == NULL) {
    no_memory (error);
    return NULL;
  }
  fill_head (&head, kind, cost, random);
  sealed = seal (&head, passphrase, random, secret, error);
  sodium_free (secret);
  return sealed;
}

static const Head *
head_of (GBytes *sealed, LoketSealedKind kind)
{
  gsize length;
  const Head *head = g_bytes_get_data (sealed, &length);

  if (length != LOKET_SEALED_KEY_BYTES || memcmp (head->magic, MAGIC, sizeof head->magic) != 0 ||
      head->version != VERSION || head->kind != (guint8) kind ||
      number_of (head->passes) > MOST_PASSES || number_of (head->mebibytes) > MOST_MEBIBYTES)
    return NULL;
  return head;
}

/**
 * loket_sealed_key_public:
 * @sealed: a sealed key
 * @kind: what it is for
 * @public_key: (out caller-allocates): %LOKET_COSE_PUBLIC bytes, as its head says
 *
 * Returns: %FALSE when it is no sealed key of that kind
 */
gboolean
loket_sealed_key_public (GBytes *sealed, LoketSealedKind kind, guint8 *public_key)
{
  const Head *head = head_of (sealed, kind);

  if (head != NULL)
    memcpy (public_key, head->public_key, LOKET_COSE_PUBLIC);
  return head != NULL;
}

static LoketSigner *
open_with (const Head *head, const guint8 *ciphertext, guint8 *secret)
{
  guint8 public_key[LOKET_COSE_PUBLIC];
  guint8 *seed = secret + KEY;
  LoketSigner *signer;

  if (crypto_aead_xchacha20poly1305_ietf_decrypt (seed,
                                                  NULL,
                                                  NULL,
                                                  ciphertext,
                                                  SEALED,
                                                  (const guint8 *) head,
                                                  sizeof *head,
                                                  head->nonce,
                                                  secret) != 0)
    return NULL;
  signer = loket_signer_new_seed (seed, public_key);
  if (signer == NULL || sodium_memcmp (public_key, head->public_key, sizeof public_key) == 0)
    return signer;
  loket_signer_free (signer);
  return NULL;
}

/**
 * loket_sealed_key_open:
 * @sealed: a sealed key
 * @kind: what it is for
 * @passphrase: what opens it
 * @error: set to %LOKET_ERROR_RULE "seal-passphrase" when it does not, "sealed-key" when it is none
 *   of that kind, to %LOKET_ERROR_BUSY without memory
 *
 * Returns: (transfer full): whoever signs with it
 */
LoketSigner *
loket_sealed_key_open (GBytes *sealed, LoketSealedKind kind, const char *passphrase, GError **error)
{
  const Head *head = head_of (sealed, kind);
  guint8 *secret;
  LoketSigner *signer = NULL;

  if (head == NULL) {
    loket_set_error (error, LOKET_ERROR_RULE, "sealed-key", "this is no sealed key of that kind");
    return NULL;
  }
  secret = sodium_malloc (KEY + LOKET_SEED_BYTES);
  if (secret == NULL) {
    no_memory (error);
    return NULL;
  }
  if (derive (head, passphrase, secret, error)) {
    signer = open_with (head, (const guint8 *) head + sizeof *head, secret);
    if (signer == NULL)
      loket_set_error (error, LOKET_ERROR_RULE, "seal-passphrase", "the passphrase is wrong");
  }
  sodium_free (secret);
  return signer;
}
