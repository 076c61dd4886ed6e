/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backup files from outside an office: carry one away, restore one; the command line asks. */
#include "config.h"

#include "office/archive.h"

#include "store/backup.h"
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

  return key != NULL && loket_backup_restore (file, key, into, error);
}
