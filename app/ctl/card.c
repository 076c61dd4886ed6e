/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a code of a card from a seed and claims, or says what a code is worth, from files alone. */
#include "config.h"

#include "card.h"

#include "command.h"
#include "core/card-verdict.h"
#include "core/error.h"
#include "core/key-desk.h"
#include "core/text.h"
#include "office/password.h"
#include "office/signer.h"
#include "wire/json.h"
#include "words.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#define HOST "kartu.example.go.id"
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

/* No message of a program: somebody wrote that file, and has to find his mistake in it. */
static LoketCardClaims *
read_claims (const char *path, GError **error)
{
  g_autoptr (GBytes) file = loket_command_read_file (path, error);
  g_autoptr (GError) failure = NULL;
  LoketRecord *claims;

  if (file == NULL)
    return NULL;
  claims = loket_json_to_record (loket_card_claims_get_type (),
                                 g_bytes_get_data (file, NULL),
                                 g_bytes_get_size (file),
                                 LOKET_JSON_REQUEST,
                                 &failure);
  if (claims != NULL)
    return loket_card_claims_cast (claims);
  if (g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_BAD_FIELD)) {
    g_propagate_prefixed_error (error, g_steal_pointer (&failure), "%s: ", path);
    return NULL;
  }
  loket_set_error (error, LOKET_ERROR_RULE, "claims-file", "%s: %s", path, failure->message);
  return NULL;
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
  const char *language;
} Opening;

static void
say (const char *text)
{
  g_autofree char *plain = loket_command_plain (text);

  g_printerr ("loketctl: %s\n", plain);
}

/* @sentence: for loket_text(), with one "%s" for @what, a path or a day */
static void
say_of (const Opening *opening, const char *sentence, const char *what)
{
  const char *text = loket_text (opening->language, sentence);
  const char *place = strstr (text, "%s");
  g_autofree char *whole =
      g_strdup_printf ("%.*s%s%s", (int) (place - text), text, what, place + strlen ("%s"));

  say (whole);
}

static GBytes *
read_list (const Opening *opening, const char *path)
{
  GBytes *file = loket_command_read_file (path, NULL);

  if (file == NULL)
    say_of (opening,
            g_file_test (path, G_FILE_TEST_EXISTS) ? N_ ("The file %s cannot be read.")
                                                   : N_ ("There is no file %s."),
            path);
  return file;
}

static gboolean
is_key (const char *hex)
{
  g_autoptr (GBytes) key = hex != NULL ? loket_public_key_parse (hex) : NULL;

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
  key->public_key = loket_public_key_parse (hex);
  key->usage = usage;
  key->last_use = key->last_exp = FOR_EVER;
  g_list_store_append (list->keys, key);
}

/* The root that was named, or the one that was published together with the list.  A file that holds
 * none is not taken for no file: the list would count without anybody's signature. */
static gboolean
find_root (const Opening *opening, GBytes **root)
{
  g_autofree char *folder = g_path_get_dirname (opening->trust);
  g_autofree char *path = g_build_filename (folder, LOKET_ROOT_FILE, NULL);
  g_autofree char *hex = NULL;
  g_autoptr (GError) failure = NULL;

  *root = opening->root != NULL ? loket_public_key_parse (opening->root) : NULL;
  if (*root != NULL)
    return TRUE;
  if (g_file_get_contents (path, &hex, NULL, &failure))
    *root = loket_public_key_parse (hex);
  else if (g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return TRUE;
  if (*root == NULL)
    say_of (opening, N_ ("The file %s holds no key of a root: 64 hexadecimal digits."), path);
  return *root != NULL;
}

/* Without a root whoever names the file vouches for it, and is told so. */
static LoketTrustList *
read_trust_file (const Opening *opening)
{
  g_autoptr (GBytes) file = read_list (opening, opening->trust);
  g_autoptr (GBytes) root = NULL;
  LoketTrustList *list;

  if (file == NULL || !find_root (opening, &root))
    return NULL;
  list = root != NULL ? loket_trust_list_open (file, g_bytes_get_data (root, NULL))
                      : loket_trust_list_peek (file);
  if (list == NULL)
    say_of (opening,
            root != NULL ? N_ ("The file %s is no trust list, is damaged, or another root signed "
                               "it.")
                         : N_ ("The file %s is no trust list, or is damaged."),
            opening->trust);
  else if (root == NULL)
    say_of (opening,
            N_ ("Nobody vouches for %s: there is no root.pub beside it, and no --root."),
            opening->trust);
  return list;
}

static gboolean
has_status_key (const LoketTrustList *trusted)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (trusted->keys));

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketTrustedKey) key = g_list_model_get_item (G_LIST_MODEL (trusted->keys), i);
    if (key->usage == LOKET_USE_STATUS)
      return TRUE;
  }
  return FALSE;
}

static LoketStatusList *
read_status (const Opening *opening, const LoketTrustList *trusted)
{
  g_autoptr (GBytes) file = opening->status != NULL ? read_list (opening, opening->status) : NULL;
  LoketStatusList *list = file != NULL ? loket_status_list_open (file, trusted) : NULL;

  if (file == NULL || list != NULL)
    return list;
  say_of (opening,
          opening->public_key != NULL && !has_status_key (trusted)
              ? N_ ("Nobody can say who signed %s: please give the key of the office’s lists by "
                    "--status-key.")
              : N_ ("The file %s is no list of good cards, is damaged, or was signed by a key that "
                    "is not trusted here."),
          opening->status);
  return NULL;
}

/* The last day on which a card holds, or the first, where this computer is. */
static char *
day_of (gint64 second)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (second);

  return g_date_time_format (at, "%Y-%m-%d");
}

/* What is wrong with the list that was read: too old, or another office's. */
static const char *
status_sentence (const LoketStatusList *status, const LoketCardClaims *claims)
{
  return claims != NULL && strcmp (loket_status_list_iss (status), claims->iss) != 0
             ? N_ ("The file %s is the list of another office.")
             : N_ ("The list in %s is too old. Please fetch a new one.");
}

/* After what is wrong with a file nobody is told in general what might be wrong with one. */
static void
say_verdict (const Opening *opening,
             const LoketCardReading *reading,
             const LoketTrustList *trusted,
             const LoketStatusList *status)
{
  const gboolean trusts = g_list_model_get_n_items (G_LIST_MODEL (trusted->keys)) > 0;
  const LoketVerdict verdict = reading->verdict;
  g_autofree char *day = NULL;

  if (verdict == LOKET_VERDICT_EXPIRED) {
    day = day_of (reading->claims->exp - 1);
    say_of (opening, N_ ("This card held until %s. Please renew it at the office."), day);
  } else if (verdict == LOKET_VERDICT_NOT_YET) {
    day = day_of (reading->claims->nbf);
    say_of (opening, N_ ("This card holds from %s on. Please come back then."), day);
  } else if (verdict == LOKET_VERDICT_UNKNOWN_ISSUER && !trusts) {
    if (opening->trust == NULL)
      say (loket_text (opening->language,
                       N_ ("No office is trusted here: please name a trust list by --trust, or a "
                           "key by --public-key and --issuer.")));
  } else {
    if (verdict == LOKET_VERDICT_NO_LIST && status != NULL)
      say_of (opening, status_sentence (status, reading->claims), opening->status);
    say (loket_text (opening->language, loket_verdict_sentence (verdict)));
  }
}

static LoketTrustList *
read_trust (const Opening *opening)
{
  LoketTrustList *list = opening->trust != NULL ? read_trust_file (opening) : NULL;

  if (list != NULL)
    return list;
  list = loket_trust_list_new ();
  list->exp = FOR_EVER;
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
 * @told: who reads the answer; takes whether the card is refused
 * @error: set to %LOKET_ERROR_BAD_FIELD %LOKET_WORDS_USAGE for wrong words
 *
 * Returns: (transfer full): what to print: the verdict, and the claims when somebody vouches for
 *   them
 */
char *
loket_ctl_card_open (const char *const *words, LoketCardTold *told, GError **error)
{
  gboolean json = told->json;
  Opening opening = {.now = g_get_real_time () / G_USEC_PER_SEC, .language = told->language};
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
  g_autoptr (LoketCardReading) reading = NULL;

  if (!loket_words_read (options, words + 2, &opening.text, error) ||
      !check_opening (&opening, error) || !loket_password_start (error))
    return NULL;
  check.trusted = trusted = read_trust (&opening);
  check.status = status = read_status (&opening, trusted);
  check.without_status = opening.without_status;
  check.now = opening.now;
  reading = loket_card_token_open (opening.text, &check);
  told->refused = !loket_verdict_is_good (reading->verdict);
  if (told->refused)
    say_verdict (&opening, reading, trusted, status);
  return tell (reading, json);
}
