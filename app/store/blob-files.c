/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of the blobs: one that comes in lies in DIR/incoming, and is put under its hash into
 * DIR/blobs only when it is whole and on the disk, so that a backup never finds half of one. */
#include "config.h"

#include "store/blobs.h"

#include "core/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define INCOMING "incoming"
#define PLACE "blobs"

struct _LoketBlobFile {
  char *path;
  int fd;
  gint64 size;
  GChecksum *checksum;
};

static gboolean
fail (GError **error, const char *what)
{
  const int saved = errno;

  loket_set_error (error,
                   saved == ENOSPC || saved == EDQUOT ? LOKET_ERROR_STORE_FULL
                                                      : LOKET_ERROR_INTERNAL,
                   NULL,
                   "%s: %s",
                   what,
                   g_strerror (saved));
  return FALSE;
}

/**
 * loket_blob_files_clean:
 * @dir: folder of an office that nobody else has open
 *
 * Takes away what came in only in part when the program ended.
 */
void
loket_blob_files_clean (const char *dir)
{
  g_autofree char *folder = g_build_filename (dir, INCOMING, NULL);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_unlink (path);
  }
}

/**
 * loket_blob_file_new:
 * @dir: folder of the office
 * @error: set to %LOKET_ERROR_STORE_FULL or %LOKET_ERROR_INTERNAL
 *
 * Returns: (transfer full): an empty file; it vanishes unless loket_blob_file_keep() takes it
 */
LoketBlobFile *
loket_blob_file_new (const char *dir, GError **error)
{
  g_autoptr (LoketBlobFile) self = g_new0 (LoketBlobFile, 1);
  g_autofree char *folder = g_build_filename (dir, INCOMING, NULL);

  self->fd = -1;
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  self->path = g_build_filename (folder, "XXXXXX", NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0 ||
      (self->fd = g_mkstemp_full (self->path, O_WRONLY | O_CLOEXEC, 0600)) < 0) {
    fail (error, "A file that comes in cannot be written");
    return NULL;
  }
  return g_steal_pointer (&self);
}

/**
 * loket_blob_file_append:
 * @self: a file that comes in
 * @data: its next part
 * @size: how long that is
 * @error: set to %LOKET_ERROR_TOO_LARGE, %LOKET_ERROR_STORE_FULL or %LOKET_ERROR_INTERNAL
 *
 * Returns: %TRUE when it is written
 */
gboolean
loket_blob_file_append (LoketBlobFile *self, gconstpointer data, gsize size, GError **error)
{
  const char *at = data;

  if (self->size + (gint64) size > LOKET_BLOB_MAX) {
    g_autofree char *limit = g_strdup_printf ("%d", LOKET_BLOB_MAX);
    loket_set_error (error, LOKET_ERROR_TOO_LARGE, limit, "the blob is too long");
    return FALSE;
  }
  g_checksum_update (self->checksum, data, (gssize) size);
  self->size += (gint64) size;
  while (size > 0) {
    const ssize_t written = write (self->fd, at, size);
    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0)
      return fail (error, "A file that comes in cannot be written");
    at += written;
    size -= (gsize) written;
  }
  return TRUE;
}

/**
 * loket_blob_file_close:
 * @self: a file that has come in
 * @sha256: what it is called
 * @error: set to %LOKET_ERROR_BAD_FIELD when it is another file, else as
 *   loket_blob_file_append()
 *
 * Waits for the disk.
 *
 * Returns: %TRUE when it is whole
 */
gboolean
loket_blob_file_close (LoketBlobFile *self, const char *sha256, GError **error)
{
  if (strcmp (g_checksum_get_string (self->checksum), sha256) != 0) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "sha256", "the bytes have another hash");
    return FALSE;
  }
  return fsync (self->fd) == 0 || fail (error, "A file that comes in cannot be written");
}

/**
 * loket_blob_file_path:
 * @self: a file that comes in
 *
 * Returns: (transfer none): where it lies
 */
const char *
loket_blob_file_path (LoketBlobFile *self)
{
  return self->path;
}

/**
 * loket_blob_file_size:
 * @self: a file that comes in
 *
 * Returns: how much of it is there
 */
gint64
loket_blob_file_size (LoketBlobFile *self)
{
  return self->size;
}

/**
 * loket_blob_file_free:
 * @self: (nullable) (transfer full): a file that came in, and goes unless it was kept
 */
void
loket_blob_file_free (LoketBlobFile *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0) {
    close (self->fd);
    g_unlink (self->path);
  }
  g_checksum_free (self->checksum);
  g_free (self->path);
  g_free (self);
}

/**
 * loket_blob_path:
 * @dir: folder of the office
 * @sha256: a name
 *
 * Returns: (transfer full): where the blob of that name lies
 */
char *
loket_blob_path (const char *dir, const char *sha256)
{
  const char folder[] = {sha256[0], sha256[1], '\0'};

  g_return_val_if_fail (loket_blob_is_name (sha256), NULL);
  return g_build_filename (dir, PLACE, folder, sha256, NULL);
}

/**
 * loket_blob_folder:
 * @dir: folder of the office
 * @folder: which of %LOKET_BLOB_FOLDERS
 *
 * Returns: (transfer full): where the blobs lie whose names begin with that number
 */
char *
loket_blob_folder (const char *dir, guint folder)
{
  g_autofree char *name = g_strdup_printf ("%02x", folder);

  return g_build_filename (dir, PLACE, name, NULL);
}

static gboolean
sync_folder (const char *path)
{
  const int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return synced;
}

/* A folder is itself an entry of the one above it. */
static gboolean
make_folder (const char *path, const char *above)
{
  return g_mkdir (path, 0700) == 0 ? sync_folder (above) : errno == EEXIST;
}

/**
 * loket_blob_file_keep:
 * @dir: folder of the office
 * @path: a file that is whole
 * @sha256: its hash
 * @error: set to %LOKET_ERROR_STORE_FULL or %LOKET_ERROR_INTERNAL
 *
 * Puts it in its place; it is there after a power cut too.
 *
 * Returns: %TRUE when it is
 */
gboolean
loket_blob_file_keep (const char *dir, const char *path, const char *sha256, GError **error)
{
  g_autofree char *place = g_build_filename (dir, PLACE, NULL);
  g_autofree char *to = loket_blob_path (dir, sha256);
  g_autofree char *folder = g_path_get_dirname (to);

  return (make_folder (place, dir) && make_folder (folder, place) && g_rename (path, to) == 0 &&
          sync_folder (folder)) ||
         fail (error, "A blob cannot be put in its place");
}
