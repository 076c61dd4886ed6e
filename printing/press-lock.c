/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who prints cards on this computer: one program at a time; press.c takes it. */
#include "config.h"

#include "printing/press-lock.h"

#include "printing/once-mark.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

struct _LoketPressLock {
  int fd;
};

/* Opened for reading is enough for flock().  In a folder with the sticky bit the kernel refuses
 * O_CREAT on the file of somebody else (fs.protected_regular), so that comes second. */
static int
open_lock (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  if (fd < 0 && errno == ENOENT)
    fd = open (path, O_RDONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
  return fd >= 0 || errno != EEXIST ? fd : open (path, O_RDONLY | O_CLOEXEC);
}

/**
 * loket_press_lock_take:
 * @marks: folder of "once", which all users of this computer share
 * @folder: where cards are saved; it stands in where there is no folder of "once"
 *
 * The lock ends with this process, however that ends.
 *
 * Returns: (transfer full) (nullable): the lock; %NULL while another program has it
 */
LoketPressLock *
loket_press_lock_take (const char *marks, const char *folder)
{
  const gboolean shared = loket_once_is_usable (marks);
  g_autofree char *path = g_build_filename (shared ? marks : folder, ".press", NULL);
  LoketPressLock *lock;
  int fd;

  if (!shared)
    g_mkdir_with_parents (folder, 0700);
  fd = open_lock (path);
  if (fd < 0) {
    g_message ("no lock for cards: %s", g_strerror (errno));
    return NULL;
  }
  if (flock (fd, LOCK_EX | LOCK_NB) != 0) {
    close (fd);
    return NULL;
  }
  lock = g_new0 (LoketPressLock, 1);
  lock->fd = fd;
  return lock;
}

/**
 * loket_press_lock_free:
 * @lock: (transfer full): a lock
 */
void
loket_press_lock_free (LoketPressLock *lock)
{
  close (lock->fd);
  g_free (lock);
}
