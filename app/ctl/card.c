/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a code of a card from a seed and claims, or says what a code is worth, from files alone. */
#include "config.h"

#include "card.h"

#include "command.h"
#include "core/card-verdict.h"
#include "core/error.h"
#include "office/password.h"
#include "office/signer.h"
#include "wire/json.h"
#include "words.h"

#include <gio/gio.h>
#include <string.h>

#define HOST "kartu.example.go.id"
#define ROOT_FILE "root.pub" /* beside a trust list: “card trust publish” writes both */
#define FOR_EVER G_GINT64_CONSTANT (4102444800)

/**
 * loket_ctl_card_is_wanted:
 * @words: (array zero-terminated=1): the words of a command
 *
 * Returns: whether they ask for a code to be made or opened
 */
gboolean
loket_ctl_card_is_wanted (const char *const *words)
{
  return g_strcmp0 (words[0], "card") == 0 &&
         (g_strcmp0 (words[1], "seal") == 0 || g_strcmp0 (words[1], "open") == 0);
}

static GBytes *
read_file (const char *path, GError **error)
{
  g_autoptr (GError) failure = NULL;
  char *text;
  gsize length;

  if (g_file_get_contents (path, &text, &length, &failure))
    return g_bytes_new_take (text, length);
  loket_set_error (error, LOKET_ERROR_NOT_FOUND, path, "%s", failure->message);
  return NULL;
}

static LoketSigner *
read_seed (const char *path, guint8 *public_key, GError **error)
{
  gsize length = 0;
  LoketSigner *signer = NULL;
  g_autofree char *seed = NULL;
  g_autoptr (GError) failure = NULL;

  if (!g_file_get_contents (path, &seed, &length, &failure)) {
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, path, "%s", failure->message);
    return NULL;
  }
  if (length == LOKET_SEED_BYTES)
    signer = loket_signer_new_seed ((const guint8 *) seed, public_key);
  explicit_bzero (seed, length);
  if (signer == NULL)
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "seed", "%s holds no seed of 32 bytes", path);
  return signer;
}

static LoketCardClaims *
read_claims (const char *path, GError **error)
{
  g_autoptr (GBytes) file = read_file (path, error);
  LoketRecord *claims;

  if (file == NULL)
    return NULL;
  claims = loket_json_to_record (loket_card_claims_get_type (),
                                 g_bytes_get_data (file, NULL),
                                 g_bytes_get_size (file),
                                 LOKET_JSON_REQUEST,
                                 error);
  return claims != NULL ? loket_card_claims_cast (claims) : NULL;
}

static gboolean
sign_cb (GBytes *to_sign, guint8 *signature, gpointer signer, GError **error)
{
  return loket_signer_sign (signer, to_sign, signature, error);
}

static gboolean
is_host (const char *host)
{
  const gsize length = strlen (host);

  return length > 0 && length <= LOKET_CARD_HOST_MAX &&
         strspn (host, "abcdefghijklmnopqrstuvwxyz0123456789.-") == length;
}

static char *
as_json (const char *name, const char *value)
{
  GString *json = g_string_new ("{");

  loket_json_append_text (json, name);
  g_string_append_c (json, ':');
  loket_json_append_text (json, value);
  g_string_append (json, "}\n");
  return g_string_free (json, FALSE);
}

/**
 * loket_ctl_card_seal:
 * @words: (array zero-terminated=1): “card seal --seed-file FILE --claims FILE [--host HOST]”
 * @json: whether a program reads the answer
 * @error: set to %LOKET_ERROR_BAD_FIELD %LOKET_WORDS_USAGE for wrong words, else to why no card
 *   may say so
 *
 * Returns: (transfer full): what to print: the text of the QR code
 */
char *
loket_ctl_card_seal (const char *const *words, gboolean json, GError **error)
{
  const char *seed_file = NULL;
  const char *claims_file = NULL;
  const char *host = NULL;
  const LoketWordOption options[] = {{"--seed-file", &seed_file},
                                     {"--claims", &claims_file},
                                     {"--host", &host},
                                     {"--json", NULL, &json},
                                     {NULL}};
  guint8 public_key[LOKET_COSE_PUBLIC];
  g_autoptr (LoketSigner) signer = NULL;
  g_autoptr (LoketCardClaims) claims = NULL;
  g_autoptr (GBytes) token = NULL;
  g_autofree char *text = NULL;

  if (!loket_words_read (options, words + 2, NULL, error))
    return NULL;
  if (seed_file == NULL || claims_file == NULL || (host != NULL && !is_host (host))) {
    loket_words_refuse (
        error,
        "card seal takes --seed-file FILE, --claims FILE and --host HOST (at most 19 "
        "small letters, digits, “.” and “-”)");
    return NULL;
  }
  if (!loket_password_start (error) ||
      (signer = read_seed (seed_file, public_key, error)) == NULL ||
      (claims = read_claims (claims_file, error)) == NULL)
    return NULL;
  token = loket_card_token_seal (claims, public_key, sign_cb, signer, error);
  if (token == NULL)
    return NULL;
  text = loket_card_token_text (host != NULL ? host : HOST, token);
  return json ? as_json ("text", text) : g_strconcat (text, "\n", NULL);
}

/* What “card open” was given. */
typedef struct {
  const char *trust;
  const char *root;
  const char *public_key;
  const char *issuer;
  const char *status_key;
  const char *status;
  const char *at;
  const char *text;
  gboolean without_status;
  gint64 now;
} Opening;

static GBytes *
read_hex (const char *hex)
{
  guint8 bytes[LOKET_COSE_PUBLIC];

  if (strlen (hex) != 2 * sizeof bytes)
    return NULL;
  for (guint i = 0; i < sizeof bytes; i++) {
    const int high = g_ascii_xdigit_value (hex[2 * i]);
    const int low = g_ascii_xdigit_value (hex[2 * i + 1]);
    if (high < 0 || low < 0)
      return NULL;
    bytes[i] = (guint8) (high << 4 | low);
  }
  return g_bytes_new (bytes, sizeof bytes);
}

static gboolean
is_key (const char *hex)
{
  g_autoptr (GBytes) key = hex != NULL ? read_hex (hex) : NULL;

  return hex == NULL || key != NULL;
}

static gboolean
check_opening (Opening *opening, GError **error)
{
  if ((opening->status != NULL) == opening->without_status)
    return loket_words_refuse (error, "card open takes either --status FILE or --no-status");
  if (opening->text == NULL)
    return loket_words_refuse (error, "card open takes the text of a code behind “--”");
  if ((opening->public_key != NULL) != (opening->issuer != NULL) ||
      (opening->status_key != NULL && opening->public_key == NULL))
    return loket_words_refuse (error, "--public-key HEX and --issuer ISS go together");
  if (opening->trust != NULL ? opening->public_key != NULL : opening->root != NULL)
    return loket_words_refuse (error, "card open takes either --trust FILE or --public-key HEX");
  if (!is_key (opening->public_key) || !is_key (opening->status_key) || !is_key (opening->root))
    return loket_words_refuse (error, "a public key is 64 hexadecimal digits");
  if (opening->at != NULL &&
      !g_ascii_string_to_signed (opening->at, 10, 0, FOR_EVER, &opening->now, NULL))
    return loket_words_refuse (error, "--at takes seconds since 1970");
  return TRUE;
}

static void
trust_key (LoketTrustList *list, const Opening *opening, const char *hex, LoketKeyUse usage)
{
  g_autoptr (LoketTrustedKey) key = NULL;

  if (hex == NULL)
    return;
  key = loket_trusted_key_new ();
  key->iss = g_strdup (opening->issuer);
  key->public_key = read_hex (hex);
  key->usage = usage;
  key->last_use = key->last_exp = FOR_EVER;
  g_list_store_append (list->keys, key);
}

/* The root that was named, or the one that was published together with the list. */
static GBytes *
find_root (const Opening *opening)
{
  g_autofree char *folder = g_path_get_dirname (opening->trust);
  g_autofree char *path = g_build_filename (folder, ROOT_FILE, NULL);
  g_autofree char *hex = NULL;

  if (opening->root != NULL)
    return read_hex (opening->root);
  if (!g_file_get_contents (path, &hex, NULL, NULL))
    return NULL;
  return read_hex (g_strstrip (hex));
}

/* Without a root whoever names the file vouches for it, and is told so. */
static LoketTrustList *
read_trust_file (const Opening *opening)
{
  g_autoptr (GBytes) file = read_file (opening->trust, NULL);
  g_autoptr (GBytes) root = find_root (opening);
  LoketTrustList *list = NULL;

  if (file != NULL && root == NULL)
    g_printerr ("loketctl: nobody vouches for %s: there is no --root\n", opening->trust);
  if (file != NULL)
    list = root != NULL ? loket_trust_list_open (file, g_bytes_get_data (root, NULL))
                        : loket_trust_list_peek (file);
  if (list == NULL)
    g_printerr ("loketctl: %s is no trust list of that root\n", opening->trust);
  return list;
}

static LoketTrustList *
read_trust (const Opening *opening)
{
  LoketTrustList *list = opening->trust != NULL ? read_trust_file (opening) : NULL;

  if (list != NULL)
    return list;
  list = loket_trust_list_new ();
  list->keys = g_list_store_new (loket_trusted_key_get_type ());
  trust_key (list, opening, opening->public_key, LOKET_USE_CARD);
  trust_key (list, opening, opening->status_key, LOKET_USE_STATUS);
  return list;
}

/* @json: "{"verdict":…,"status_checked":…", then the claims by the names that they are sealed by.
 */
static char *
tell (LoketCardReading *reading, gboolean json)
{
  const char *verdict = loket_enum_name (loket_verdict_get_type (), (int) reading->verdict);
  const char *checked = reading->status_checked ? "true" : "false";
  g_autofree char *claims = NULL;

  if (json) {
    claims = reading->claims != NULL ? loket_json_from_record (LOKET_RECORD (reading->claims))
                                     : g_strdup ("{}");
    return g_strdup_printf ("{\"verdict\":\"%s\",\"status_checked\":%s%s%s\n",
                            verdict,
                            checked,
                            reading->claims != NULL ? "," : "",
                            claims + 1);
  }
  claims = reading->claims != NULL ? loket_command_table (LOKET_RECORD (reading->claims))
                                   : g_strdup ("");
  return g_strdup_printf ("verdict: %s\nstatus_checked: %s\n%s", verdict, checked, claims);
}

/**
 * loket_ctl_card_open:
 * @words: (array zero-terminated=1): “card open [--trust FILE [--root HEX] | --public-key HEX
 *   --issuer ISS [--status-key HEX]] --status FILE|--no-status [--at EPOCH] -- TEXT”
 * @json: whether a program reads the answer
 * @refusal: (out) (nullable): why the card is not to be accepted, for loket_text()
 * @error: set to %LOKET_ERROR_BAD_FIELD %LOKET_WORDS_USAGE for wrong words
 *
 * Returns: (transfer full): what to print: the verdict, and the claims when somebody vouches for
 *   them
 */
char *
loket_ctl_card_open (const char *const *words, gboolean json, const char **refusal, GError **error)
{
  Opening opening = {.now = g_get_real_time () / G_USEC_PER_SEC};
  const LoketWordOption options[] = {{"--trust", &opening.trust},
                                     {"--root", &opening.root},
                                     {"--public-key", &opening.public_key},
                                     {"--issuer", &opening.issuer},
                                     {"--status-key", &opening.status_key},
                                     {"--status", &opening.status},
                                     {"--no-status", NULL, &opening.without_status},
                                     {"--at", &opening.at},
                                     {"--json", NULL, &json},
                                     {NULL}};
  LoketCardCheck check = {0};
  g_autoptr (LoketTrustList) trusted = NULL;
  g_autoptr (LoketStatusList) status = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (LoketCardReading) reading = NULL;

  if (!loket_words_read (options, words + 2, &opening.text, error) ||
      !check_opening (&opening, error) || !loket_password_start (error))
    return NULL;
  check.trusted = trusted = read_trust (&opening);
  file = opening.status != NULL ? read_file (opening.status, NULL) : NULL;
  check.status = status = file != NULL ? loket_status_list_open (file, trusted) : NULL;
  check.without_status = opening.without_status;
  check.now = opening.now;
  reading = loket_card_token_open (opening.text, &check);
  *refusal =
      loket_verdict_is_good (reading->verdict) ? NULL : loket_verdict_sentence (reading->verdict);
  return tell (reading, json);
}
