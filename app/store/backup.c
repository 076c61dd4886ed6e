/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a backup while the office works: copies of both databases by VACUUM INTO, keys, anchors and
 * blobs, in one sealed file; the administrator's desk asks for it.
 *
 * Inside the seal: the length of the manifest (8 bytes, little endian), the manifest, and the files
 * one after the other.  The manifest is lines of a word and values: "loket-backup-1", office,
 * store, at, schema, audit and access (rows, hash of the last row or "-"), and for each file
 * `file SIZE SHA256 NAME`. */
#include "config.h"

#include "store/backup-private.h"

#include "store/anchor.h"
#include "store/keys.h"
#include "store/sqlite.h"
#include "store/txn-private.h"

#include "core/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  LoketTxn *txn;
  char *work;
  GPtrArray *names; /* inside the backup */
  GPtrArray *paths; /* where each is read from */
} Making;

static void
making_clear (Making *making)
{
  if (making->work != NULL)
    loket_backup_remove_tree (making->work);
  g_free (making->work);
  g_ptr_array_unref (making->names);
  g_ptr_array_unref (making->paths);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, making_clear)

static void
add_file (Making *making, const char *name, const char *path)
{
  g_ptr_array_add (making->names, g_strdup (name));
  g_ptr_array_add (making->paths, g_strdup (path));
}

/* The key of the backups themselves stays out: who finds a backup must not find its key in it. */
static void
add_folder (Making *making, const char *name)
{
  g_autofree char *path = g_build_filename (making->txn->dir, name, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL) {
    g_autofree char *inner = g_build_filename (name, entry, NULL);
    g_autofree char *full = g_build_filename (path, entry, NULL);
    if (g_file_test (full, G_FILE_TEST_IS_DIR))
      add_folder (making, inner);
    else if (g_file_test (full, G_FILE_TEST_IS_REGULAR) &&
             strcmp (inner, "keys/" LOKET_KEY_BACKUP ".key") != 0)
      add_file (making, inner, full);
  }
}

static gboolean
copy_access (Making *making, const char *to, GError **error)
{
  g_autofree char *path = g_build_filename (making->txn->dir, "access.db", NULL);
  g_autoptr (LoketEngine) engine = loket_sqlite_open (path, LOKET_SQLITE_READER, error);

  return engine != NULL && loket_engine_backup (engine, to, error);
}

static gboolean
copy_databases (Making *making, GError **error)
{
  g_autofree char *office = g_build_filename (making->work, "office.db", NULL);
  g_autofree char *access = g_build_filename (making->work, "access.db", NULL);

  /* VACUUM takes its own snapshot and refuses to run inside a transaction. */
  loket_engine_rollback (making->txn->engine);
  if (!loket_engine_backup (making->txn->engine, office, error) ||
      !copy_access (making, access, error))
    return FALSE;
  add_file (making, "office.db", office);
  add_file (making, "access.db", access);
  return TRUE;
}

static gboolean
measure (const char *path, gint64 *size, char **sha256, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (LOKET_BACKUP_BUFFER);
  const int fd = open (path, O_RDONLY | O_CLOEXEC);
  ssize_t n;

  *size = 0;
  while (fd >= 0 && (n = read (fd, buffer, LOKET_BACKUP_BUFFER)) > 0) {
    g_checksum_update (checksum, buffer, n);
    *size += n;
  }
  if (fd < 0 || n < 0) {
    loket_set_error (
        error, LOKET_ERROR_INTERNAL, NULL, "%s cannot be read: %s", path, g_strerror (errno));
    if (fd >= 0)
      close (fd);
    return FALSE;
  }
  close (fd);
  *sha256 = g_strdup (g_checksum_get_string (checksum));
  return TRUE;
}

static gboolean
head_manifest (Making *making, GString *manifest, gint64 at, GError **error)
{
  g_autofree char *path = g_build_filename (making->work, "office.db", NULL);
  g_autoptr (LoketEngine) engine = loket_sqlite_open (path, LOKET_SQLITE_READER, error);
  g_autoptr (LoketTxn) txn = NULL;
  g_autoptr (LoketAnchor) anchor = NULL;
  gint64 schema;

  if (engine == NULL || !loket_engine_get_version (engine, &schema, error))
    return FALSE;
  /* What the copies say, not what has come in since. */
  txn = loket_txn_new (g_steal_pointer (&engine), making->txn->office, making->txn->audit_key);
  txn->dir = g_strdup (making->txn->dir);
  anchor = loket_txn_anchor_with (txn, making->work, at, error);
  if (anchor == NULL)
    return FALSE;
  g_string_printf (manifest,
                   "loket-backup-1\noffice %s\nstore %s\nat %" G_GINT64_FORMAT
                   "\nschema %" G_GINT64_FORMAT "\naudit %" G_GINT64_FORMAT
                   " %s\naccess %" G_GINT64_FORMAT " %s\n",
                   anchor->office,
                   anchor->store_id,
                   at,
                   schema,
                   anchor->audit_rows,
                   *anchor->audit_head != '\0' ? anchor->audit_head : "-",
                   anchor->access_rows,
                   *anchor->access_head != '\0' ? anchor->access_head : "-");
  return TRUE;
}

static GString *
make_manifest (Making *making, gint64 at, GError **error)
{
  GString *manifest = g_string_new (NULL);

  if (!head_manifest (making, manifest, at, error)) {
    g_string_free (manifest, TRUE);
    return NULL;
  }
  for (guint i = 0; i < making->names->len; i++) {
    g_autofree char *sha256 = NULL;
    gint64 size;
    if (!measure (making->paths->pdata[i], &size, &sha256, error)) {
      g_string_free (manifest, TRUE);
      return NULL;
    }
    g_string_append_printf (manifest,
                            "file %" G_GINT64_FORMAT " %s %s\n",
                            size,
                            sha256,
                            (char *) making->names->pdata[i]);
  }
  return manifest;
}

static gboolean
seal_file (LoketSeal *seal, const char *path, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (LOKET_BACKUP_BUFFER);
  const int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean well = fd >= 0;
  ssize_t n;

  if (!well)
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "%s cannot be read", path);
  while (well && (n = read (fd, buffer, LOKET_BACKUP_BUFFER)) > 0)
    well = loket_seal_write (seal, buffer, (gsize) n, error);
  if (fd >= 0)
    close (fd);
  return well;
}

static gboolean
seal_all (Making *making, GString *manifest, const char *path, GBytes *key, GError **error)
{
  g_autoptr (LoketSeal) seal = loket_seal_create (path, key, error);
  const guint64 length = GUINT64_TO_LE (manifest->len);

  if (seal == NULL || !loket_seal_write (seal, &length, sizeof length, error) ||
      !loket_seal_write (seal, manifest->str, manifest->len, error))
    return FALSE;
  for (guint i = 0; i < making->paths->len; i++)
    if (!seal_file (seal, making->paths->pdata[i], error))
      return FALSE;
  return loket_seal_finish (seal, error);
}

static gboolean
put_in_place (const char *from, const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);
  int fd;

  if (g_rename (from, to) != 0) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "%s cannot be put in its place", to);
    return FALSE;
  }
  fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0) {
    fsync (fd);
    close (fd);
  }
  return TRUE;
}

/**
 * loket_txn_back_up:
 * @txn: of a long read; its transaction ends here
 * @path: the backup's file, which appears when it is whole
 * @key: the key to seal it with
 * @at: office time
 * @error: set when it cannot be written
 *
 * Copies the whole office while it goes on working.
 *
 * Returns: %TRUE when it is on the disk
 */
gboolean
loket_txn_back_up (LoketTxn *txn, const char *path, GBytes *key, gint64 at, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *new_path = g_strconcat (path, ".new", NULL);
  g_auto (Making) making = {
      .txn = txn,
      .names = g_ptr_array_new_with_free_func (g_free),
      .paths = g_ptr_array_new_with_free_func (g_free),
  };
  g_autoptr (GString) manifest = NULL;

  making.work = g_build_filename (folder, ".work", NULL);
  loket_backup_remove_tree (making.work);
  if (g_mkdir_with_parents (making.work, 0700) != 0) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "%s cannot be written to", folder);
    return FALSE;
  }
  if (!copy_databases (&making, error))
    return FALSE;
  add_folder (&making, "keys");
  add_folder (&making, "anchors");
  add_folder (&making, "blobs");
  manifest = make_manifest (&making, at, error);
  if (manifest != NULL && seal_all (&making, manifest, new_path, key, error) &&
      put_in_place (new_path, path, error))
    return TRUE;
  g_unlink (new_path);
  return FALSE;
}

/**
 * loket_backup_seal_anew:
 * @file: a backup
 * @key: its key
 * @to: another file, which appears when it is whole
 * @new_key: the key for that one
 * @error: set when @file is damaged or @to cannot be written
 *
 * Copies a backup under another key, to carry it out of the house.
 *
 * Returns: %TRUE when the copy is on the disk
 */
gboolean
loket_backup_seal_anew (const char *file,
                        GBytes *key,
                        const char *to,
                        GBytes *new_key,
                        GError **error)
{
  g_autofree char *new_path = g_strconcat (to, ".new", NULL);
  g_autofree guint8 *buffer = g_malloc (LOKET_BACKUP_BUFFER);
  g_autoptr (LoketSeal) from = loket_seal_open (file, key, error);
  g_autoptr (LoketSeal) seal = from != NULL ? loket_seal_create (new_path, new_key, error) : NULL;
  gboolean well = seal != NULL;
  gsize n = 1;

  while (well && n > 0) {
    well = loket_seal_read_some (from, buffer, LOKET_BACKUP_BUFFER, &n, error) &&
           loket_seal_write (seal, buffer, n, error);
  }
  if (well && loket_seal_is_at_end (from, error) && loket_seal_finish (seal, error) &&
      put_in_place (new_path, to, error))
    return TRUE;
  g_unlink (new_path);
  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Their names begin with their time, so that the order of names is that of time. */
static GPtrArray *
list_backups (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, LOKET_BACKUP_SUFFIX))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* Office time, as the name says it; a file that somebody renamed has the time of its disk. */
static gint64
time_of (const char *name, const GStatBuf *status)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *stamp = g_strndup (name, strlen ("2026-11-23T023052Z"));
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (stamp, utc);

  return (at != NULL ? g_date_time_to_unix (at) : (gint64) status->st_mtime) * G_USEC_PER_SEC;
}

/**
 * loket_backup_files:
 * @folder: a folder of backups
 *
 * Returns: (transfer full): the LoketBackupFile of each, newest first
 */
GListStore *
loket_backup_files (const char *folder)
{
  g_autoptr (GPtrArray) names = list_backups (folder);
  GListStore *files = g_list_store_new (loket_backup_file_get_type ());

  for (guint i = names->len; i > 0; i--) {
    g_autoptr (LoketBackupFile) file = loket_backup_file_new ();
    g_autofree char *path = g_build_filename (folder, names->pdata[i - 1], NULL);
    GStatBuf status;
    if (g_stat (path, &status) != 0)
      continue;
    file->file = g_strdup (names->pdata[i - 1]);
    file->at = time_of (file->file, &status);
    file->size = status.st_size;
    g_list_store_append (files, file);
  }
  return files;
}

/**
 * loket_backup_newest:
 * @folder: a folder of backups
 *
 * Returns: (transfer full) (nullable): the path of the newest one
 */
char *
loket_backup_newest (const char *folder)
{
  g_autoptr (GPtrArray) names = list_backups (folder);

  return names->len > 0 ? g_build_filename (folder, names->pdata[names->len - 1], NULL) : NULL;
}

/**
 * loket_backup_keep_newest:
 * @folder: a folder of backups
 * @n: how many
 *
 * Removes all but the newest ones.
 */
void
loket_backup_keep_newest (const char *folder, guint n)
{
  g_autoptr (GPtrArray) names = list_backups (folder);

  for (guint i = 0; i + n < names->len; i++) {
    g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
    g_unlink (path);
  }
}
