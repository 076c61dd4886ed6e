/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks that the backend "once" leaves of each job (kiosk-config/cups/once), and the fence that
 * keeps a job from being sent for ever; press-attempt.c uses it. */
#include "config.h"

#include "printing/once-mark.h"

#include "core/error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define MARK_LENGTH 512

/**
 * loket_once_is_usable:
 * @folder: where the marks are
 *
 * Returns: %TRUE when this user may read marks there and set fences
 */
gboolean
loket_once_is_usable (const char *folder)
{
  return access (folder, R_OK | W_OK | X_OK) == 0;
}

/* What stands in the lines of a mark that is not locked. */
static LoketOnceMark
judge_lines (const char *text)
{
  const char *end;

  if (g_str_has_prefix (text, "fence "))
    return LOKET_ONCE_FENCED;
  end = strstr (text, "\nend ");
  if (end == NULL)
    return LOKET_ONCE_INTERRUPTED;
  return strcmp (end, "\nend 0\n") == 0 ? LOKET_ONCE_DONE : LOKET_ONCE_FAILED;
}

static LoketOnceMark
judge_file (int fd)
{
  char text[MARK_LENGTH + 1] = "";
  gssize length;

  /* Its backend keeps the lock while it, or the real one behind it, lives. */
  if (flock (fd, LOCK_SH | LOCK_NB) != 0)
    return LOKET_ONCE_RUNNING;
  length = pread (fd, text, MARK_LENGTH, 0);
  if (length < 0)
    return LOKET_ONCE_INTERRUPTED;
  text[length] = '\0';
  return judge_lines (text);
}

/**
 * loket_once_read:
 * @folder: where the marks are
 * @uuid: of the job in CUPS
 *
 * Returns: what was done with that job; one that cannot be read counts as begun
 */
LoketOnceMark
loket_once_read (const char *folder, const char *uuid)
{
  g_autofree char *path = g_build_filename (folder, uuid, NULL);
  const int fd = open (path, O_RDONLY | O_CLOEXEC);
  LoketOnceMark mark;

  if (fd < 0)
    return errno == ENOENT ? LOKET_ONCE_NONE : LOKET_ONCE_INTERRUPTED;
  mark = judge_file (fd);
  close (fd);
  return mark;
}

static gboolean
sync_folder (const char *folder)
{
  const int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const gboolean good = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return good;
}

/* Under a name of its own first, so that the mark is there with its line or not at all.  Returns an
 * errno, 0 = it is written. */
static int
write_fence (const char *draft, const char *tag)
{
  g_autofree char *line = g_strdup_printf ("fence tag=%s\n", tag);
  const gssize length = (gssize) strlen (line);
  const int fd = open (draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
  int problem = 0;

  if (fd < 0)
    return errno;
  errno = EIO; /* of a line that is cut off */
  if (write (fd, line, (gsize) length) != length || fsync (fd) != 0)
    problem = errno;
  close (fd);
  return problem;
}

/**
 * loket_once_fence:
 * @folder: where the marks are
 * @uuid: of the job in CUPS
 * @tag: name of the attempt
 * @error: return location: %LOKET_ERROR_ID_TAKEN when sending has begun, %LOKET_ERROR_STORE_FULL
 *   when nothing can be written
 *
 * Takes the job's one mark, so that no process left over anywhere sends it any more (printing.md
 * 4).
 *
 * Returns: %TRUE when the job was never sent and never will be
 */
gboolean
loket_once_fence (const char *folder, const char *uuid, const char *tag, GError **error)
{
  g_autofree char *path = g_build_filename (folder, uuid, NULL);
  g_autofree char *draft = g_strdup_printf ("%s/.%s.%s", folder, uuid, tag);
  gboolean taken = FALSE;
  int problem;

  (void) unlink (draft); /* of an attempt that was cut off here */
  problem = write_fence (draft, tag);
  if (problem == 0 && link (draft, path) != 0) {
    problem = errno;
    taken = problem == EEXIST;
  }
  (void) unlink (draft);
  if (problem == 0 && sync_folder (folder))
    return TRUE;
  if (taken && loket_once_read (folder, uuid) == LOKET_ONCE_FENCED)
    return TRUE;
  if (taken)
    loket_set_error (error, LOKET_ERROR_ID_TAKEN, NULL, "job %s was sent", uuid);
  else
    loket_set_error (error,
                     LOKET_ERROR_STORE_FULL,
                     NULL,
                     "no fence for %s: %s",
                     uuid,
                     g_strerror (problem != 0 ? problem : EIO));
  return FALSE;
}
