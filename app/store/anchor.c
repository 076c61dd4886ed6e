/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anchors of the audit chains, signed with Ed25519, and the look over both chains against one; the
 * auditor's desk asks for them.
 *
 * An anchor file is lines of a word and values: "loket-anchor-1", office, store, at (UTC
 * microseconds), audit and access (rows, hash of the last row or "-"), key (public, hex), and last
 * `signature` (hex) over all bytes of the lines before it. */
#include "config.h"

#include "store/anchor.h"

#include "store/backup-private.h"
#include "store/chain.h"
#include "store/keys.h"
#include "store/sqlite.h"

#include "core/error.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>

#define FIRST_LINE "loket-anchor-1\n"
#define SIGNATURE "signature "
#define FOLDER "anchors"

static char *
to_hex (const guint8 *bytes, gsize length)
{
  char *hex = g_malloc (length * 2 + 1);

  return sodium_bin2hex (hex, length * 2 + 1, bytes, length);
}

static gboolean
from_hex (const char *hex, guint8 *bytes, gsize length)
{
  gsize got;

  return hex != NULL && sodium_hex2bin (bytes, length, hex, strlen (hex), NULL, &got, NULL) == 0 &&
         got == length;
}

static gboolean
load_key (LoketTxn *txn, guint8 *public_key, guint8 *secret_key, GError **error)
{
  g_autoptr (GBytes) seed = loket_key_load (txn->dir, LOKET_KEY_ANCHOR, error);

  if (seed == NULL)
    return FALSE;
  crypto_sign_seed_keypair (public_key, secret_key, g_bytes_get_data (seed, NULL));
  return TRUE;
}

static void
append_end (GString *text, const char *word, gint64 rows, const char *head)
{
  g_string_append_printf (
      text, "%s %" G_GINT64_FORMAT " %s\n", word, rows, *head != '\0' ? head : "-");
}

static void
sign (LoketAnchor *anchor, const guint8 *secret_key)
{
  g_autoptr (GString) text = g_string_new (FIRST_LINE);
  guint8 signature[crypto_sign_BYTES];
  g_autofree char *hex = NULL;

  g_string_append_printf (text,
                          "office %s\nstore %s\nat %" G_GINT64_FORMAT "\n",
                          anchor->office,
                          anchor->store_id,
                          anchor->at);
  append_end (text, "audit", anchor->audit_rows, anchor->audit_head);
  append_end (text, "access", anchor->access_rows, anchor->access_head);
  g_string_append_printf (text, "key %s\n", anchor->public_key);
  crypto_sign_detached (signature, NULL, (const guint8 *) text->str, text->len, secret_key);
  hex = to_hex (signature, sizeof signature);
  g_string_append_printf (text, SIGNATURE "%s\n", hex);
  anchor->text = g_strdup (text->str);
}

/**
 * loket_txn_anchor:
 * @txn: a transaction of a reader
 * @at: office time
 * @error: set when a chain or the key cannot be read
 *
 * Returns: (transfer full): how both chains end now, signed
 */
LoketAnchor *
loket_txn_anchor (LoketTxn *txn, gint64 at, GError **error)
{
  return loket_txn_anchor_with (txn, txn->dir, at, error);
}

/**
 * loket_txn_anchor_with:
 * @txn: a transaction of a reader
 * @access_dir: the folder of the access log that belongs to it
 * @at: office time
 * @error: set when a chain or the key cannot be read
 *
 * Returns: (transfer full): how both chains end there, signed
 */
LoketAnchor *
loket_txn_anchor_with (LoketTxn *txn, const char *access_dir, gint64 at, GError **error)
{
  g_autoptr (LoketAnchor) anchor = loket_anchor_new ();
  g_autoptr (LoketTxn) access = loket_access_reader (txn, access_dir, error);
  guint8 public_key[crypto_sign_PUBLICKEYBYTES];
  guint8 secret_key[crypto_sign_SECRETKEYBYTES];

  anchor->at = at;
  anchor->office = g_strdup (txn->office);
  anchor->store_id = loket_txn_get_meta (txn, "store_id", error);
  if (access == NULL || anchor->store_id == NULL ||
      !loket_chain_end (txn, &loket_audit_chain, &anchor->audit_rows, &anchor->audit_head, error) ||
      !loket_chain_end (
          access, &loket_access_chain, &anchor->access_rows, &anchor->access_head, error) ||
      !load_key (txn, public_key, secret_key, error))
    return NULL;
  anchor->public_key = to_hex (public_key, sizeof public_key);
  sign (anchor, secret_key);
  sodium_memzero (secret_key, sizeof secret_key);
  return g_steal_pointer (&anchor);
}

static gboolean
is_signed (const char *text, const char *key)
{
  const char *last = g_strrstr (text, "\n" SIGNATURE);
  g_autofree char *hex = NULL;
  guint8 public_key[crypto_sign_PUBLICKEYBYTES];
  guint8 signature[crypto_sign_BYTES];

  if (last == NULL)
    return FALSE;
  hex = g_strstrip (g_strdup (last + 1 + strlen (SIGNATURE)));
  return from_hex (hex, signature, sizeof signature) &&
         from_hex (key, public_key, sizeof public_key) &&
         crypto_sign_verify_detached (
             signature, (const guint8 *) text, (gsize) (last + 1 - text), public_key) == 0;
}

static void
take_end (char **words, gint64 *rows, char **head)
{
  *rows = g_ascii_strtoll (words[1], NULL, 10);
  g_free (*head);
  *head = g_strdup (words[2] != NULL && strcmp (words[2], "-") != 0 ? words[2] : "");
}

static void
take_line (LoketAnchor *anchor, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  const struct {
    const char *word;
    char **text;
  } texts[] = {
      {"office", &anchor->office}, {"store", &anchor->store_id}, {"key", &anchor->public_key}};

  if (words[0] == NULL || words[1] == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    if (strcmp (words[0], texts[i].word) == 0) {
      g_free (*texts[i].text);
      *texts[i].text = g_strdup (words[1]);
    }
  }
  if (strcmp (words[0], "at") == 0)
    anchor->at = g_ascii_strtoll (words[1], NULL, 10);
  else if (strcmp (words[0], "audit") == 0)
    take_end (words, &anchor->audit_rows, &anchor->audit_head);
  else if (strcmp (words[0], "access") == 0)
    take_end (words, &anchor->access_rows, &anchor->access_head);
}

/**
 * loket_anchor_parse:
 * @text: an anchor file
 * @error: set to %LOKET_ERROR_BAD_FIELD when it is none, or its signature does not fit its key
 *
 * Returns: (transfer full): what it says; whose key it is remains to be asked
 */
LoketAnchor *
loket_anchor_parse (const char *text, GError **error)
{
  g_autoptr (LoketAnchor) anchor = loket_anchor_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    take_line (anchor, lines[i]);
  anchor->text = g_strdup (text);
  if (g_str_has_prefix (text, FIRST_LINE) && anchor->office != NULL && anchor->store_id != NULL &&
      anchor->audit_head != NULL && anchor->access_head != NULL &&
      is_signed (text, anchor->public_key))
    return g_steal_pointer (&anchor);
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "anchor", "This is no anchor, or it was changed");
  return NULL;
}

/**
 * loket_anchor_path:
 * @dir: the folder of the office
 * @day: a business day
 *
 * Returns: (transfer full): where the anchor of that day is kept
 */
char *
loket_anchor_path (const char *dir, const char *day)
{
  g_autofree char *name = g_strconcat (day, ".anchor", NULL);

  return g_build_filename (dir, FOLDER, name, NULL);
}

/**
 * loket_anchor_write:
 * @path: where to
 * @anchor: an anchor
 * @error: set when it cannot be written
 *
 * Returns: %TRUE when it is on the disk
 */
gboolean
loket_anchor_write (const char *path, LoketAnchor *anchor, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) cause = NULL;

  if (g_mkdir_with_parents (folder, 0700) == 0 &&
      g_file_set_contents_full (path,
                                anchor->text,
                                -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600,
                                &cause))
    return TRUE;
  loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "The anchor cannot be written to %s", path);
  return FALSE;
}

/* Their names are days, so the greatest is the newest. */
static char *
read_newest (LoketTxn *txn)
{
  g_autofree char *folder = g_build_filename (txn->dir, FOLDER, NULL);
  g_autoptr (GDir) listing = g_dir_open (folder, 0, NULL);
  g_autofree char *newest = NULL;
  g_autofree char *path = NULL;
  const char *name;
  char *text = NULL;

  while (listing != NULL && (name = g_dir_read_name (listing)) != NULL) {
    if (!g_str_has_suffix (name, ".anchor") || g_strcmp0 (name, newest) <= 0)
      continue;
    g_free (newest);
    newest = g_strdup (name);
  }
  if (newest == NULL)
    return NULL;
  path = g_build_filename (folder, newest, NULL);
  /* What cannot be read is no anchor, which its parser will say. */
  return g_file_get_contents (path, &text, NULL, NULL) ? text : g_strdup ("");
}

static gboolean
is_ours (LoketTxn *txn, LoketAnchor *anchor, GError **error)
{
  guint8 public_key[crypto_sign_PUBLICKEYBYTES];
  guint8 secret_key[crypto_sign_SECRETKEYBYTES];
  g_autofree char *hex = NULL;
  g_autofree char *store_id = loket_txn_get_meta (txn, "store_id", error);

  if (store_id == NULL || !load_key (txn, public_key, secret_key, error))
    return FALSE;
  sodium_memzero (secret_key, sizeof secret_key);
  hex = to_hex (public_key, sizeof public_key);
  if (strcmp (hex, anchor->public_key) == 0 && strcmp (store_id, anchor->store_id) == 0)
    return TRUE;
  loket_set_error (
      error, LOKET_ERROR_BAD_FIELD, "anchor", "This anchor was not signed by this office");
  return FALSE;
}

static gboolean
find_anchor (LoketTxn *txn, const char *text, LoketAnchor **anchor, GError **error)
{
  g_autofree char *newest = text == NULL ? read_newest (txn) : NULL;

  *anchor = NULL;
  if (text == NULL && newest == NULL)
    return TRUE;
  *anchor = loket_anchor_parse (text != NULL ? text : newest, error);
  return *anchor != NULL && is_ours (txn, *anchor, error);
}

static gboolean
verify_one (LoketTxn *txn,
            const LoketChain *chain,
            const LoketChainEnd *anchored,
            LoketAuditReport *report,
            gint64 *rows,
            char **head,
            GError **error)
{
  gint64 last;

  return loket_chain_verify (txn, chain, anchored, report, rows, error) &&
         loket_chain_end (txn, chain, &last, head, error);
}

/**
 * loket_txn_verify_chains:
 * @txn: a transaction of a reader
 * @anchor: (nullable): text of an anchor file; %NULL: the newest in the office's own folder
 * @error: set to %LOKET_ERROR_BAD_FIELD when the anchor is none of this office, or when a chain
 *   cannot be read at all
 *
 * Returns: (transfer full): every row of both chains that is not as it was written
 */
LoketAuditReport *
loket_txn_verify_chains (LoketTxn *txn, const char *anchor, GError **error)
{
  g_autoptr (LoketAuditReport) report = loket_audit_report_new ();
  g_autoptr (LoketAuditFault) first = NULL;
  g_autoptr (LoketAnchor) held = NULL;
  g_autoptr (LoketTxn) access = NULL;
  LoketChainEnd audit_end = {0}, access_end = {0};

  if (!find_anchor (txn, anchor, &held, error))
    return NULL;
  if (held != NULL) {
    audit_end = (LoketChainEnd){held->audit_rows, held->audit_head};
    access_end = (LoketChainEnd){held->access_rows, held->access_head};
    report->anchored_at = LOKET_SOME (held->at);
  }
  report->faults = g_list_store_new (loket_audit_fault_get_type ());
  access = loket_access_reader (txn, txn->dir, error);
  if (access == NULL ||
      !verify_one (txn,
                   &loket_audit_chain,
                   &audit_end,
                   report,
                   &report->audit_rows,
                   &report->audit_head,
                   error) ||
      !verify_one (access,
                   &loket_access_chain,
                   &access_end,
                   report,
                   &report->access_rows,
                   &report->access_head,
                   error))
    return NULL;
  first = g_list_model_get_item (G_LIST_MODEL (report->faults), 0);
  report->healthy = first == NULL;
  if (first != NULL)
    report->problem = loket_audit_fault_sentence (first, "en");
  return g_steal_pointer (&report);
}
