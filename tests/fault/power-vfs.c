/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk for SQLite whose power can be cut: what was not synced is lost, kept or torn by chance.
 *
 * Each file has an image of what is safely on the disk, and the writes since its last sync.  After
 * a cut every 512 bytes of those writes are there, or not, or half. */
#include "power-vfs.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define SECTOR 512

typedef struct {
  gint64 offset;
  GBytes *bytes; /* NULL: the file was cut to @offset */
} Write;

typedef struct {
  GByteArray *safe;
  GArray *writes;
} Image;

typedef struct {
  sqlite3_file parent_instance;
  Image *image; /* borrowed; NULL for a file without a name */
  sqlite3_file *real;
} PowerFile;

static struct {
  GMutex lock;
  sqlite3_vfs *real;
  GHashTable *images;
  guint64 steps, cut_at;
  guint64 n_writes, full_from, full_until;
  gboolean dead;
} power;

static void
image_free (gpointer data)
{
  Image *image = data;

  for (guint i = 0; i < image->writes->len; i++)
    g_clear_pointer (&g_array_index (image->writes, Write, i).bytes, g_bytes_unref);
  g_array_unref (image->writes);
  g_byte_array_unref (image->safe);
  g_free (image);
}

/* What is there when a file is opened first came through a sync. */
static Image *
image_of (const char *path)
{
  Image *image = g_hash_table_lookup (power.images, path);
  g_autofree char *text = NULL;
  gsize length;

  if (image != NULL)
    return image;
  image = g_new0 (Image, 1);
  image->safe = g_byte_array_new ();
  image->writes = g_array_new (FALSE, FALSE, sizeof (Write));
  if (g_file_get_contents (path, &text, &length, NULL))
    g_byte_array_append (image->safe, (guint8 *) text, (guint) length);
  g_hash_table_insert (power.images, g_strdup (path), image);
  return image;
}

/* Counts a step; FALSE when the power is gone. */
static gboolean
step (void)
{
  power.steps++;
  if (power.cut_at > 0 && power.steps >= power.cut_at)
    power.dead = TRUE;
  return !power.dead;
}

static void
apply (GByteArray *to, gint64 offset, const guint8 *bytes, gsize length)
{
  if (to->len < offset + (gint64) length) {
    const guint before = to->len;
    g_byte_array_set_size (to, (guint) (offset + (gint64) length));
    memset (to->data + before, 0, to->len - before);
  }
  memcpy (to->data + offset, bytes, length);
}

static int
power_close (sqlite3_file *file)
{
  PowerFile *self = (PowerFile *) file;

  return self->real->pMethods->xClose (self->real);
}

static int
power_read (sqlite3_file *file, void *buffer, int length, sqlite3_int64 offset)
{
  PowerFile *self = (PowerFile *) file;

  return self->real->pMethods->xRead (self->real, buffer, length, offset);
}

static int
power_write (sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
  PowerFile *self = (PowerFile *) file;
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&power.lock);
  const Write record = {offset, g_bytes_new (bytes, (gsize) length)};

  power.n_writes++;
  if (power.full_from > 0 && power.n_writes >= power.full_from &&
      power.n_writes < power.full_until) {
    g_bytes_unref (record.bytes);
    return SQLITE_FULL;
  }
  if (self->image != NULL)
    g_array_append_val (self->image->writes, record);
  else
    g_bytes_unref (record.bytes);
  if (!step ())
    return SQLITE_IOERR_WRITE;
  return self->real->pMethods->xWrite (self->real, bytes, length, offset);
}

static int
power_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  PowerFile *self = (PowerFile *) file;
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&power.lock);
  const Write record = {size, NULL};

  if (self->image != NULL)
    g_array_append_val (self->image->writes, record);
  return step () ? self->real->pMethods->xTruncate (self->real, size) : SQLITE_IOERR_TRUNCATE;
}

static int
power_sync (sqlite3_file *file, int flags)
{
  PowerFile *self = (PowerFile *) file;
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&power.lock);

  if (!step ())
    return SQLITE_IOERR_FSYNC;
  for (guint i = 0; self->image != NULL && i < self->image->writes->len; i++) {
    Write *record = &g_array_index (self->image->writes, Write, i);
    gsize length = 0;
    const guint8 *bytes = record->bytes != NULL ? g_bytes_get_data (record->bytes, &length) : NULL;
    if (bytes != NULL)
      apply (self->image->safe, record->offset, bytes, length);
    else if (self->image->safe->len > record->offset)
      g_byte_array_set_size (self->image->safe, (guint) record->offset);
    g_clear_pointer (&record->bytes, g_bytes_unref);
  }
  if (self->image != NULL)
    g_array_set_size (self->image->writes, 0);
  return SQLITE_OK;
}

#define PASS(name, parameters, ...)                                                                \
  static int power_##name parameters                                                               \
  {                                                                                                \
    PowerFile *self = (PowerFile *) file;                                                          \
    return self->real->pMethods->x##name (self->real, ##__VA_ARGS__);                              \
  }

PASS (FileSize, (sqlite3_file * file, sqlite3_int64 *size), size)
PASS (Lock, (sqlite3_file * file, int lock), lock)
PASS (Unlock, (sqlite3_file * file, int lock), lock)
PASS (CheckReservedLock, (sqlite3_file * file, int *out), out)
PASS (FileControl, (sqlite3_file * file, int operation, void *argument), operation, argument)
PASS (SectorSize, (sqlite3_file * file))
PASS (DeviceCharacteristics, (sqlite3_file * file))
PASS (ShmMap,
      (sqlite3_file * file, int page, int size, int extend, void volatile **map),
      page,
      size,
      extend,
      map)
PASS (ShmLock, (sqlite3_file * file, int offset, int n, int flags), offset, n, flags)
PASS (ShmUnmap, (sqlite3_file * file, int remove), remove)

static void
power_ShmBarrier (sqlite3_file *file)
{
  PowerFile *self = (PowerFile *) file;

  self->real->pMethods->xShmBarrier (self->real);
}

static const sqlite3_io_methods power_methods = {
    .iVersion = 2,
    .xClose = power_close,
    .xRead = power_read,
    .xWrite = power_write,
    .xTruncate = power_truncate,
    .xSync = power_sync,
    .xFileSize = power_FileSize,
    .xLock = power_Lock,
    .xUnlock = power_Unlock,
    .xCheckReservedLock = power_CheckReservedLock,
    .xFileControl = power_FileControl,
    .xSectorSize = power_SectorSize,
    .xDeviceCharacteristics = power_DeviceCharacteristics,
    .xShmMap = power_ShmMap,
    .xShmLock = power_ShmLock,
    .xShmBarrier = power_ShmBarrier,
    .xShmUnmap = power_ShmUnmap,
};

static int
power_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  PowerFile *self = (PowerFile *) file;
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&power.lock);
  int rc;

  self->real = (sqlite3_file *) &self[1];
  self->image = name != NULL ? image_of (name) : NULL;
  rc = power.real->xOpen (power.real, name, self->real, flags, out_flags);
  self->parent_instance.pMethods = self->real->pMethods != NULL ? &power_methods : NULL;
  return rc;
}

static int
power_delete (sqlite3_vfs *vfs, const char *name, int sync_dir)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&power.lock);

  if (!step ())
    return SQLITE_IOERR_DELETE;
  g_hash_table_remove (power.images, name);
  return power.real->xDelete (power.real, name, sync_dir);
}

void
power_vfs_register (void)
{
  static sqlite3_vfs vfs;

  power.real = sqlite3_vfs_find (NULL);
  power.images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, image_free);
  vfs = *power.real;
  vfs.zName = "power";
  vfs.szOsFile = (int) sizeof (PowerFile) + power.real->szOsFile;
  vfs.xOpen = power_open;
  vfs.xDelete = power_delete;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

void
power_vfs_cut_at (guint64 n)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&power.lock);

  power.steps = 0;
  power.cut_at = n;
}

gboolean
power_vfs_is_dead (void)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&power.lock);

  return power.dead;
}

guint64
power_vfs_steps (void)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&power.lock);

  return power.steps;
}

void
power_vfs_fill_at (guint64 n, guint64 times)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&power.lock);

  power.n_writes = 0;
  power.full_from = n;
  power.full_until = n + times;
}

/* Each sector of it came to the disk, or did not, or only its beginning did. */
static void
lose_write (GByteArray *safe, const Write *record, LoketRandom *random)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (record->bytes, &length);
  gsize at = 0;

  while (at < length) {
    const gsize to_border = SECTOR - (gsize) ((record->offset + (gint64) at) % SECTOR);
    const gsize n = MIN (length - at, to_border);
    const guint32 fate = loket_random_below (random, 10);
    if (fate < 5)
      apply (safe, record->offset + (gint64) at, bytes + at, n);
    else if (fate == 5)
      apply (safe,
             record->offset + (gint64) at,
             bytes + at,
             loket_random_below (random, (guint32) n) + 1);
    at += n;
  }
}

void
power_vfs_lose (LoketRandom *random)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&power.lock);
  GHashTableIter iter;
  gpointer path, value;

  g_hash_table_iter_init (&iter, power.images);
  while (g_hash_table_iter_next (&iter, &path, &value)) {
    Image *image = value;
    g_autofree char *shared = g_strconcat (path, "-shm", NULL);
    for (guint i = 0; i < image->writes->len; i++) {
      const Write *record = &g_array_index (image->writes, Write, i);
      if (record->bytes != NULL)
        lose_write (image->safe, record, random);
      else if (loket_random_below (random, 2) == 0 && image->safe->len > record->offset)
        g_byte_array_set_size (image->safe, (guint) record->offset);
    }
    /* A file that was gone before the cut stays gone. */
    if (g_file_test (path, G_FILE_TEST_EXISTS))
      g_assert_true (g_file_set_contents_full (path,
                                               (char *) image->safe->data,
                                               image->safe->len,
                                               G_FILE_SET_CONTENTS_NONE,
                                               0600,
                                               NULL));
    g_unlink (shared);
  }
  g_hash_table_remove_all (power.images);
  power.dead = FALSE;
  power.cut_at = 0;
}

/* The files were taken away by the test itself. */
void
power_vfs_forget (void)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&power.lock);

  g_hash_table_remove_all (power.images);
}
