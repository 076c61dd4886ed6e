/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backup files from outside an office: carry one away, restore one; the command line asks. */
#include "config.h"

#include "office/archive.h"

#include "store/backup.h"
#include "store/cards.h"
#include "store/seal.h"

static GBytes *
load_key (const char *dir, const char *key_file, GError **error)
{
  g_autofree char *own = g_build_filename (dir, "keys", "backup.key", NULL);

  return loket_seal_load_key (key_file != NULL ? key_file : own, error);
}

/**
 * loket_archive_copy:
 * @dir: the folder of the office that made it
 * @file: a backup under that office's key
 * @to: a new file
 * @key_file: (nullable): what to seal the copy with; %NULL: the same key
 * @error: set when @file is damaged or @to cannot be written
 *
 * Returns: %TRUE when the copy is on the disk; all of @file was read and found whole
 */
gboolean
loket_archive_copy (const char *dir,
                    const char *file,
                    const char *to,
                    const char *key_file,
                    GError **error)
{
  g_autoptr (GBytes) own = load_key (dir, NULL, error);
  g_autoptr (GBytes) key = own != NULL ? load_key (dir, key_file, error) : NULL;

  return key != NULL && loket_backup_seal_anew (file, own, to, key, error);
}

static gboolean
skip_work (LoketTxn *txn, gpointer data, GError **error)
{
  return loket_txn_skip_slots (txn, error);
}

/* Cards were sealed after the backup was made, and it knows nothing of their slots. */
static gboolean
skip_slots (const char *dir, GError **error)
{
  g_autoptr (LoketClock) clock = loket_clock_new_system ();
  g_autoptr (LoketRandom) random = loket_random_new_system ();
  const LoketStoreOptions options = {.dir = dir, .clock = clock, .random = random};
  g_autoptr (LoketStore) store = loket_store_open (&options, error);

  return store != NULL && loket_store_write_sync (store, skip_work, NULL, error);
}

/**
 * loket_archive_restore:
 * @dir: the folder of an office whose key it may be
 * @file: a backup
 * @into: a folder that is empty or not there
 * @key_file: (nullable): its key or passphrase; %NULL: the key of the office in @dir
 * @error: set to why nothing was restored
 *
 * Returns: %TRUE when a whole office is in @into
 */
gboolean
loket_archive_restore (const char *dir,
                       const char *file,
                       const char *into,
                       const char *key_file,
                       GError **error)
{
  g_autoptr (GBytes) key = load_key (dir, key_file, error);

  return key != NULL && loket_backup_restore (file, key, into, error) && skip_slots (into, error);
}
