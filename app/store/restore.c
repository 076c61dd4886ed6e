/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Restores a backup into a new folder, whole or not at all, and tests that it can be; the
 * administrator's desk and loketctl ask for it. */
#include "config.h"

#include "store/backup-private.h"

#include "store/anchor.h"

#include "core/error.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define MANIFEST_MAX (64 * 1024 * 1024)

/**
 * loket_backup_free:
 * @backup: (nullable) (transfer full): what is known of a backup
 */
void
loket_backup_free (LoketBackup *backup)
{
  if (backup == NULL)
    return;
  g_free (backup->office);
  g_free (backup->store_id);
  g_free (backup->audit_head);
  g_free (backup->access_head);
  g_free (backup->problem);
  g_free (backup);
}

static gboolean
refuse (GError **error, const char *why)
{
  loket_set_error (error, LOKET_ERROR_RULE, why, "The backup is refused: %s", why);
  return FALSE;
}

/**
 * loket_backup_remove_tree:
 * @path: a folder of ours, there or not
 *
 * Removes it with all that is in it.
 */
void
loket_backup_remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);
    loket_backup_remove_tree (child);
  }
  g_remove (path);
}

/* The key says that the office made it; still no name may lead out of the folder. */
static gboolean
is_name_within (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] == '\0' || strcmp (parts[i], ".") == 0 || strcmp (parts[i], "..") == 0)
      return FALSE;
  return *name != '\0' && *name != '/';
}

static int
create_file (const char *into, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (into, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = -1;

  if (is_name_within (name) && g_mkdir_with_parents (folder, 0700) == 0)
    fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "%s cannot be restored", name);
  return fd;
}

static gboolean
copy_out (LoketSeal *seal, int fd, gint64 size, GChecksum *checksum, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (LOKET_BACKUP_BUFFER);

  while (size > 0) {
    const gsize n = (gsize) MIN (size, LOKET_BACKUP_BUFFER);
    if (!loket_seal_read (seal, buffer, n, error))
      return FALSE;
    g_checksum_update (checksum, buffer, (gssize) n);
    for (gsize done = 0; done < n;) {
      const ssize_t written = write (fd, buffer + done, n - done);
      if (written <= 0) {
        loket_set_error (error, LOKET_ERROR_STORE_FULL, NULL, "The disk does not take the backup");
        return FALSE;
      }
      done += (gsize) written;
    }
    size -= (gint64) n;
  }
  return TRUE;
}

static gboolean
restore_file (LoketSeal *seal, const char *into, char **words, GError **error)
{
  const gint64 size = g_ascii_strtoll (words[1], NULL, 10);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const int fd = create_file (into, words[3], error);
  gboolean well;

  if (fd < 0)
    return FALSE;
  well = copy_out (seal, fd, size, checksum, error);
  if (well && strcmp (g_checksum_get_string (checksum), words[2]) != 0)
    well = refuse (error, "a file in the backup is not what its manifest says");
  if (well && fsync (fd) != 0)
    well = refuse (error, "the disk does not take the backup");
  close (fd);
  return well;
}

static char *
read_manifest (LoketSeal *seal, GError **error)
{
  guint64 length;
  g_autofree char *manifest = NULL;

  if (!loket_seal_read (seal, &length, sizeof length, error))
    return NULL;
  length = GUINT64_FROM_LE (length);
  if (length > MANIFEST_MAX) {
    refuse (error, "the file is no backup of Loket");
    return NULL;
  }
  manifest = g_malloc0 (length + 1);
  if (!loket_seal_read (seal, manifest, length, error))
    return NULL;
  if (!g_str_has_prefix (manifest, "loket-backup-1\n")) {
    refuse (error, "the backup was made by a newer program");
    return NULL;
  }
  return g_steal_pointer (&manifest);
}

static void
take_head (LoketBackup *backup, char **words)
{
  if (strcmp (words[0], "office") == 0)
    backup->office = g_strdup (words[1]);
  else if (strcmp (words[0], "store") == 0)
    backup->store_id = g_strdup (words[1]);
  else if (strcmp (words[0], "at") == 0)
    backup->at = g_ascii_strtoll (words[1], NULL, 10);
  else if (strcmp (words[0], "schema") == 0)
    backup->schema = g_ascii_strtoll (words[1], NULL, 10);
  else if (strcmp (words[0], "audit") == 0 && words[2] != NULL) {
    backup->audit_rows = g_ascii_strtoll (words[1], NULL, 10);
    backup->audit_head = g_strdup (strcmp (words[2], "-") == 0 ? "" : words[2]);
  } else if (strcmp (words[0], "access") == 0 && words[2] != NULL) {
    backup->access_rows = g_ascii_strtoll (words[1], NULL, 10);
    backup->access_head = g_strdup (strcmp (words[2], "-") == 0 ? "" : words[2]);
  }
}

static LoketBackup *
unpack (const char *file, GBytes *key, const char *into, GError **error)
{
  g_autoptr (LoketBackup) backup = g_new0 (LoketBackup, 1);
  g_autoptr (LoketSeal) seal = loket_seal_open (file, key, error);
  g_autofree char *manifest = seal != NULL ? read_manifest (seal, error) : NULL;
  g_auto (GStrv) lines = NULL;

  if (manifest == NULL)
    return NULL;
  lines = g_strsplit (manifest, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++) {
    g_auto (GStrv) words = g_strsplit (lines[i], " ", 4);
    if (g_strv_length (words) == 4 && strcmp (words[0], "file") == 0) {
      if (!restore_file (seal, into, words, error))
        return NULL;
    } else if (words[0] != NULL && words[1] != NULL) {
      take_head (backup, words);
    }
  }
  if (!loket_seal_is_at_end (seal, error))
    return NULL;
  return g_steal_pointer (&backup);
}

/* Beside where it is to go, so that it can be renamed; gone again on failure. */
static LoketBackup *
unpack_beside (const char *file, GBytes *key, const char *into, char **folder, GError **error)
{
  g_autoptr (LoketBackup) backup = NULL;

  *folder = g_strconcat (into, ".restoring", NULL);
  loket_backup_remove_tree (*folder);
  if (g_mkdir_with_parents (*folder, 0700) != 0) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "%s cannot be made", *folder);
    return NULL;
  }
  backup = unpack (file, key, *folder, error);
  if (backup == NULL)
    loket_backup_remove_tree (*folder);
  return g_steal_pointer (&backup);
}

static gboolean
is_free (const char *into)
{
  g_autoptr (GDir) dir = g_dir_open (into, 0, NULL);

  return dir != NULL ? g_dir_read_name (dir) == NULL : !g_file_test (into, G_FILE_TEST_EXISTS);
}

/**
 * loket_backup_restore:
 * @file: a backup
 * @key: its key
 * @into: a folder that is empty or not there
 * @error: set to %LOKET_ERROR_RULE when the key is wrong or the backup damaged, cut off or longer
 *   than it was made; to %LOKET_ERROR_WRONG_STATE when there is something in @into
 *
 * Returns: %TRUE when the whole office is there; else nothing is
 */
gboolean
loket_backup_restore (const char *file, GBytes *key, const char *into, GError **error)
{
  g_autofree char *folder = NULL;
  g_autoptr (LoketBackup) backup = NULL;

  if (!is_free (into)) {
    loket_set_error (
        error, LOKET_ERROR_WRONG_STATE, "restore", "%s is not empty, so nothing was done", into);
    return FALSE;
  }
  backup = unpack_beside (file, key, into, &folder, error);
  if (backup == NULL)
    return FALSE;
  if (g_rename (folder, into) == 0)
    return TRUE;
  loket_backup_remove_tree (folder);
  loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "%s cannot be put in its place", into);
  return FALSE;
}

static gboolean
look_over (LoketTxn *txn, gpointer data, GError **error)
{
  LoketBackup *backup = data;
  g_autoptr (LoketCheckReport) check = loket_txn_check (txn, error);
  g_autoptr (LoketAuditReport) chains =
      check != NULL ? loket_txn_verify_chains (txn, NULL, error) : NULL;

  if (chains == NULL)
    return FALSE;
  backup->tickets = check->tickets;
  if (check->problem != NULL)
    backup->problem = g_strdup (check->problem);
  else if (chains->problem != NULL)
    backup->problem = g_strdup (chains->problem);
  else if (chains->audit_rows != backup->audit_rows || chains->access_rows != backup->access_rows ||
           g_strcmp0 (chains->audit_head, backup->audit_head) != 0 ||
           g_strcmp0 (chains->access_head, backup->access_head) != 0)
    backup->problem = g_strdup ("The audit chains do not end as the backup says.");
  return TRUE;
}

/**
 * loket_backup_test:
 * @file: a backup
 * @key: its key
 * @scratch: a folder that is not there, for the time of the test
 * @clock: office time
 * @random: chance
 * @error: set when it cannot even be restored or opened
 *
 * Restores it, opens the office, looks the whole file and both audit chains over, counts its rows.
 *
 * Returns: (transfer full): what was found; `problem` when something is wrong in it
 */
LoketBackup *
loket_backup_test (const char *file,
                   GBytes *key,
                   const char *scratch,
                   LoketClock *clock,
                   LoketRandom *random,
                   GError **error)
{
  g_autofree char *folder = NULL;
  g_autoptr (LoketBackup) backup = unpack_beside (file, key, scratch, &folder, error);
  const LoketStoreOptions options = {.dir = folder, .clock = clock, .random = random};
  g_autoptr (LoketStore) store = NULL;
  gboolean looked_over = FALSE;

  if (backup == NULL)
    return NULL;
  store = loket_store_open (&options, error);
  if (store != NULL)
    looked_over = loket_store_read_long_sync (store, look_over, backup, error);
  g_clear_pointer (&store, loket_store_close);
  loket_backup_remove_tree (folder);
  return looked_over ? g_steal_pointer (&backup) : NULL;
}
