/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that read or write files of the administrator: backup, restore, anchors; loketctl's
 * main uses them. */
#include "config.h"

#include "keep.h"

#include "core/audit.h"
#include "core/backup.h"
#include "core/error.h"
#include "core/office.h"
#include "office/archive.h"
#include "reach.h"
#include "wire/json.h"

/**
 * loket_keep_options:
 * @words: (array zero-terminated=1): options, each followed by its value
 * @names: (array zero-terminated=1): those that there are, such as "--out"
 *
 * Returns: (transfer full) (nullable): option to value, borrowed from @words
 */
GHashTable *
loket_keep_options (const char *const *words, const char *const *names)
{
  g_autoptr (GHashTable) options = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; words[i] != NULL; i += 2) {
    if (!g_strv_contains (names, words[i]) || words[i + 1] == NULL)
      return NULL;
    g_hash_table_insert (options, (gpointer) words[i], (gpointer) words[i + 1]);
  }
  return g_steal_pointer (&options);
}

static LoketRecord *
ask (const char *dir, const LoketOperation *operation, GError **error)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (GBytes) answer = loket_reach_ask (dir, NULL, operation, LOKET_RECORD (nothing), error);

  if (answer == NULL)
    return NULL;
  return loket_json_to_record (operation->answer (),
                               g_bytes_get_data (answer, NULL),
                               g_bytes_get_size (answer),
                               LOKET_JSON_ANSWER,
                               error);
}

/**
 * loket_keep_back_up:
 * @dir: the folder of the office
 * @out: (nullable): a folder or a new file for a copy of it
 * @key_file: (nullable): what to seal that copy with, in place of the office's own key
 * @error: set to why there is none
 *
 * Has the office make a backup, and carries a copy of it away.
 *
 * Returns: (transfer full): the path of the backup or of its copy
 */
char *
loket_keep_back_up (const char *dir, const char *out, const char *key_file, GError **error)
{
  g_autoptr (LoketRecord) record = ask (dir, &LOKET_BACKUP_RUN, error);
  LoketBackupStatus *status = (LoketBackupStatus *) record;
  g_autofree char *made = NULL;
  g_autofree char *to = NULL;

  if (record == NULL)
    return NULL;
  made = g_build_filename (dir, "backups", status->file, NULL);
  if (out == NULL)
    return g_steal_pointer (&made);
  to = g_file_test (out, G_FILE_TEST_IS_DIR) ? g_build_filename (out, status->file, NULL)
                                             : g_strdup (out);
  if (!loket_archive_copy (dir, made, to, key_file, error))
    return NULL;
  return g_steal_pointer (&to);
}

/**
 * loket_keep_restore:
 * @dir: the folder of an office, whose key is taken when no other is given
 * @file: a backup
 * @into: a folder that is empty or not there
 * @key_file: (nullable): its key or passphrase
 * @error: set to why nothing was restored
 *
 * Returns: %TRUE when a whole office is in @into
 */
gboolean
loket_keep_restore (const char *dir,
                    const char *file,
                    const char *into,
                    const char *key_file,
                    GError **error)
{
  return loket_archive_restore (dir, file, into, key_file, error);
}

/**
 * loket_keep_anchor:
 * @dir: the folder of the office
 * @out: where the anchor goes
 * @error: set to why not
 *
 * Returns: (transfer full): the public key to check it with, hex
 */
char *
loket_keep_anchor (const char *dir, const char *out, GError **error)
{
  g_autoptr (LoketRecord) record = ask (dir, &LOKET_AUDIT_ANCHOR, error);
  LoketAnchor *anchor = (LoketAnchor *) record;
  g_autoptr (GError) failure = NULL;

  if (record == NULL)
    return NULL;
  if (g_file_set_contents_full (out,
                                anchor->text,
                                -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0644,
                                &failure))
    return g_strdup (anchor->public_key);
  loket_set_error (error, LOKET_ERROR_NOT_FOUND, out, "%s", failure->message);
  return NULL;
}

/**
 * loket_keep_read_anchor:
 * @words: (array zero-terminated=1): “audit verify --anchor FILE”
 *
 * The anchor is named by its file and travels as its text, which takes the place of the name.
 *
 * Returns: %FALSE when the file cannot be read
 */
gboolean
loket_keep_read_anchor (char **words)
{
  for (guint i = 2; words[i] != NULL; i++) {
    g_autofree char *text = NULL;
    if (!g_str_equal (words[i], "--anchor") || words[i + 1] == NULL)
      continue;
    if (!g_file_get_contents (words[i + 1], &text, NULL, NULL))
      return FALSE;
    words[i] = g_strconcat ("--anchor=", text, NULL);
    for (guint j = i + 1; words[j] != NULL; j++)
      words[j] = words[j + 1];
  }
  return TRUE;
}
