/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ed25519 on a token (PKCS#11 3.0, CKM_EDDSA), found by its URI among the modules of the system. */
#include "config.h"

#include "office/token-signer.h"

#include "core/error.h"

#include <p11-kit/p11-kit.h>
#include <p11-kit/pkcs11.h>
#include <p11-kit/uri.h>
#include <string.h>

#define SLOTS_MAX 64
#define URI_FOR (P11_KIT_URI_FOR_TOKEN | P11_KIT_URI_FOR_OBJECT)

static const guint8 curve[] = {0x06, 0x03, 0x2b, 0x65, 0x70}; /* Ed25519 (RFC 8410 3), as DER */

/* An open session on the token that a URI names. */
typedef struct {
  P11KitUri *uri;
  CK_FUNCTION_LIST **modules;
  CK_FUNCTION_LIST *module;
  CK_SESSION_HANDLE session; /* 0 = none */
} Token;

typedef struct {
  LoketSigner parent;
  Token token;
  CK_OBJECT_HANDLE key;
} TokenSigner;

static void
token_clear (Token *token)
{
  if (token->session != 0)
    token->module->C_CloseSession (token->session);
  g_clear_pointer (&token->modules, p11_kit_modules_finalize_and_release);
  g_clear_pointer (&token->uri, p11_kit_uri_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Token, token_clear)

static gboolean
refuse (GError **error, const char *rule, const char *what, CK_RV rv)
{
  loket_set_error (
      error, LOKET_ERROR_RULE, rule, "the token: %s (%s)", what, p11_kit_strerror (rv));
  return FALSE;
}

/* With the label of a key, and no PIN or path of a library in it. */
static P11KitUri *
read_uri (const char *text)
{
  P11KitUri *uri = p11_kit_uri_new ();

  if (p11_kit_uri_parse (text, URI_FOR, uri) == P11_KIT_URI_OK &&
      !p11_kit_uri_any_unrecognized (uri) && p11_kit_uri_get_pin_value (uri) == NULL &&
      p11_kit_uri_get_pin_source (uri) == NULL && p11_kit_uri_get_module_path (uri) == NULL &&
      p11_kit_uri_get_attribute (uri, CKA_LABEL) != NULL &&
      p11_kit_uri_get_token_info (uri)->label[0] != 0)
    return uri;
  p11_kit_uri_free (uri);
  return NULL;
}

/**
 * loket_token_uri_is_good:
 * @uri: what somebody wrote
 *
 * Returns: whether it names a key on a token: token and object, no PIN, no path of a library
 */
gboolean
loket_token_uri_is_good (const char *uri)
{
  P11KitUri *read = read_uri (uri);

  if (read != NULL)
    p11_kit_uri_free (read);
  return read != NULL;
}

/* Whether one of the module's slots has the token that is wanted. */
static gboolean
find_in_module (const Token *token, CK_FUNCTION_LIST *module, CK_SLOT_ID *slot)
{
  CK_SLOT_ID slots[SLOTS_MAX];
  CK_ULONG n = SLOTS_MAX;

  if (module->C_GetSlotList (CK_TRUE, slots, &n) != CKR_OK)
    return FALSE;
  for (CK_ULONG i = 0; i < n; i++) {
    CK_TOKEN_INFO info;
    if (module->C_GetTokenInfo (slots[i], &info) != CKR_OK ||
        !p11_kit_uri_match_token_info (token->uri, &info))
      continue;
    *slot = slots[i];
    return TRUE;
  }
  return FALSE;
}

static gboolean
find_slot (Token *token, CK_SLOT_ID *slot, GError **error)
{
  for (guint i = 0; token->modules[i] != NULL; i++) {
    token->module = token->modules[i];
    if (find_in_module (token, token->module, slot))
      return TRUE;
  }
  return refuse (error, "no-token", "it is not there", CKR_TOKEN_NOT_PRESENT);
}

/* @pin: (nullable): without it only what everybody may see is found. */
static gboolean
token_open (Token *token, const char *uri, const char *pin, CK_FLAGS flags, GError **error)
{
  CK_SLOT_ID slot;
  CK_RV rv;

  token->uri = read_uri (uri);
  if (token->uri == NULL) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "token", "this is no PKCS#11 URI of a key");
    return FALSE;
  }
  token->modules = p11_kit_modules_load_and_initialize (0);
  if (token->modules == NULL)
    return refuse (error, "no-token", "no module can be loaded", CKR_GENERAL_ERROR);
  if (!find_slot (token, &slot, error))
    return FALSE;
  rv = token->module->C_OpenSession (slot, CKF_SERIAL_SESSION | flags, NULL, NULL, &token->session);
  if (rv != CKR_OK)
    return refuse (error, "no-token", "no session", rv);
  if (pin == NULL)
    return TRUE;
  rv = token->module->C_Login (
      token->session, CKU_USER, (CK_UTF8CHAR *) (gpointer) pin, strlen (pin));
  return rv == CKR_OK || rv == CKR_USER_ALREADY_LOGGED_IN ||
         refuse (error, "seal-passphrase", "the PIN is wrong", rv);
}

static gboolean
find_key (const Token *token, CK_OBJECT_CLASS class_, CK_OBJECT_HANDLE *key, GError **error)
{
  const CK_ATTRIBUTE *label = p11_kit_uri_get_attribute (token->uri, CKA_LABEL);
  CK_KEY_TYPE type = CKK_EC_EDWARDS;
  CK_ATTRIBUTE wanted[] = {
      {CKA_CLASS, &class_, sizeof class_},
      {CKA_KEY_TYPE, &type, sizeof type},
      *label,
  };
  CK_ULONG n = 0;
  CK_RV rv = token->module->C_FindObjectsInit (token->session, wanted, G_N_ELEMENTS (wanted));

  if (rv == CKR_OK) {
    rv = token->module->C_FindObjects (token->session, key, 1, &n);
    token->module->C_FindObjectsFinal (token->session);
  }
  return (rv == CKR_OK && n == 1) || refuse (error, "no-token", "it has no such key", rv);
}

/**
 * loket_token_make_key:
 * @uri: of a key that is not there yet
 * @pin: of the token
 * @error: set to %LOKET_ERROR_RULE "no-token" or "seal-passphrase"
 *
 * Makes an Ed25519 key on a token, which never gives it out.
 *
 * Returns: %TRUE when it is there
 */
gboolean
loket_token_make_key (const char *uri, const char *pin, GError **error)
{
  g_auto (Token) token = {0};
  CK_MECHANISM mechanism = {CKM_EC_EDWARDS_KEY_PAIR_GEN, NULL, 0};
  CK_BBOOL yes = CK_TRUE;
  CK_BBOOL no = CK_FALSE;
  CK_OBJECT_HANDLE handles[2];
  CK_RV rv;

  if (!token_open (&token, uri, pin, CKF_RW_SESSION, error))
    return FALSE;
  if (find_key (&token, CKO_PUBLIC_KEY, handles, NULL))
    return refuse (error, "no-token", "it has a key of that name already", CKR_GENERAL_ERROR);
  CK_ATTRIBUTE public_key[] = {{CKA_TOKEN, &yes, sizeof yes},
                               {CKA_PRIVATE, &no, sizeof no},
                               {CKA_VERIFY, &yes, sizeof yes},
                               {CKA_EC_PARAMS, (gpointer) curve, sizeof curve},
                               *p11_kit_uri_get_attribute (token.uri, CKA_LABEL)};
  CK_ATTRIBUTE private_key[] = {{CKA_TOKEN, &yes, sizeof yes},
                                {CKA_PRIVATE, &yes, sizeof yes},
                                {CKA_SENSITIVE, &yes, sizeof yes},
                                {CKA_EXTRACTABLE, &no, sizeof no},
                                {CKA_SIGN, &yes, sizeof yes},
                                *p11_kit_uri_get_attribute (token.uri, CKA_LABEL)};
  rv = token.module->C_GenerateKeyPair (token.session,
                                        &mechanism,
                                        public_key,
                                        G_N_ELEMENTS (public_key),
                                        private_key,
                                        G_N_ELEMENTS (private_key),
                                        &handles[0],
                                        &handles[1]);
  return rv == CKR_OK || refuse (error, "no-token", "it makes no Ed25519 key", rv);
}

/**
 * loket_token_public_key:
 * @uri: of a key
 * @public_key: (out caller-allocates): %LOKET_COSE_PUBLIC bytes
 * @error: set to %LOKET_ERROR_RULE "no-token" when there is none
 *
 * Returns: %TRUE when it is known
 */
gboolean
loket_token_public_key (const char *uri, guint8 *public_key, GError **error)
{
  g_auto (Token) token = {0};
  guint8 point[2 + LOKET_COSE_PUBLIC]; /* an OCTET STRING, or its bytes alone (PKCS#11 3.0 2.3.5) */
  CK_ATTRIBUTE wanted = {CKA_EC_POINT, point, sizeof point};
  CK_OBJECT_HANDLE key;
  CK_RV rv;

  if (!token_open (&token, uri, NULL, 0, error) || !find_key (&token, CKO_PUBLIC_KEY, &key, error))
    return FALSE;
  rv = token.module->C_GetAttributeValue (token.session, key, &wanted, 1);
  if (rv != CKR_OK || wanted.ulValueLen < LOKET_COSE_PUBLIC || wanted.ulValueLen > sizeof point)
    return refuse (error, "no-token", "it does not tell the public key", rv);
  memcpy (public_key, point + wanted.ulValueLen - LOKET_COSE_PUBLIC, LOKET_COSE_PUBLIC);
  return TRUE;
}

static gboolean
sign_on_token (LoketSigner *signer, GBytes *to_sign, guint8 *signature, GError **error)
{
  TokenSigner *self = (TokenSigner *) signer;
  CK_FUNCTION_LIST *module = self->token.module;
  CK_MECHANISM mechanism = {CKM_EDDSA, NULL, 0};
  CK_ULONG n_signature = LOKET_COSE_SIGNATURE;
  gsize length;
  const guint8 *data = g_bytes_get_data (to_sign, &length);
  CK_RV rv = module->C_SignInit (self->token.session, &mechanism, self->key);

  if (rv == CKR_OK)
    rv = module->C_Sign (
        self->token.session, (CK_BYTE *) (gpointer) data, length, signature, &n_signature);
  return (rv == CKR_OK && n_signature == LOKET_COSE_SIGNATURE) ||
         refuse (error, "no-token", "it does not sign", rv);
}

static void
free_token_signer (LoketSigner *signer)
{
  TokenSigner *self = (TokenSigner *) signer;

  token_clear (&self->token);
  g_free (self);
}

/**
 * loket_signer_new_token:
 * @uri: of a key
 * @pin: of its token
 * @public_key: %LOKET_COSE_PUBLIC bytes that it must have
 * @error: set to %LOKET_ERROR_RULE "no-token" when it is not there or is another one,
 *   "seal-passphrase" when the PIN is wrong
 *
 * Returns: (transfer full): signs on that token, until it is freed or the token is taken out
 */
LoketSigner *
loket_signer_new_token (const char *uri, const char *pin, const guint8 *public_key, GError **error)
{
  TokenSigner *self;
  guint8 found[LOKET_COSE_PUBLIC];
  g_auto (Token) token = {0};
  CK_OBJECT_HANDLE key;

  if (!loket_token_public_key (uri, found, error))
    return NULL;
  if (memcmp (found, public_key, sizeof found) != 0) {
    refuse (error, "no-token", "its key is another one", CKR_OK);
    return NULL;
  }
  if (!token_open (&token, uri, pin, 0, error) || !find_key (&token, CKO_PRIVATE_KEY, &key, error))
    return NULL;
  self = g_new0 (TokenSigner, 1);
  self->parent.sign = sign_on_token;
  self->parent.free = free_token_signer;
  self->token = token;
  self->key = key;
  token = (Token){0};
  return &self->parent;
}
