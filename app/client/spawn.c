/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hub is started detached, and ended by the process that the kernel names behind its socket. */
#include "config.h"

#include "client/spawn.h"

#include "core/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#define IDLE_EXIT "600"
#define LOG_LIMIT (1024 * 1024)

/**
 * loket_spawn_find_program:
 *
 * Looks at $LOKET_HUB, beside the calling program, in the tree that it was built in, and where it
 * is installed.
 *
 * Returns: (transfer full) (nullable): path of loket-hub
 */
char *
loket_spawn_find_program (void)
{
  const char *given = g_getenv ("LOKET_HUB");
  g_autofree char *self = NULL;
  g_autofree char *folder = NULL;

  if (given != NULL && given[0] != '\0')
    return g_strdup (given);
  self = g_file_read_link ("/proc/self/exe", NULL);
  folder = self != NULL ? g_path_get_dirname (self) : NULL;
  for (guint i = 0; folder != NULL && i < 2; i++) {
    g_autofree char *path =
        g_build_filename (folder, i == 0 ? "." : "../../app/hub", "loket-hub", NULL);

    if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
      return g_steal_pointer (&path);
  }
  if (g_file_test (LOKET_LIBEXEC_DIR "/loket-hub", G_FILE_TEST_IS_EXECUTABLE))
    return g_strdup (LOKET_LIBEXEC_DIR "/loket-hub");
  return NULL;
}

/* What the hub has to say goes to a file beside its data, begun anew when it has grown long. */
static int
open_log (const char *data_dir, GError **error)
{
  g_autofree char *path = g_build_filename (data_dir, "hub.log", NULL);
  GStatBuf status;
  int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC;
  int log;

  if (g_stat (path, &status) == 0 && status.st_size > LOG_LIMIT)
    flags |= O_TRUNC;
  log = g_open (path, flags, 0600);
  if (log < 0)
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "%s: %s", path, g_strerror (errno));
  return log;
}

/**
 * loket_spawn_hub:
 * @program: path of loket-hub
 * @data_dir: where its data are; made when it is not there
 * @clock: (nullable): office time at which it begins, as `--clock` takes it
 * @error: set to %LOKET_ERROR_INTERNAL
 *
 * Starts a hub that outlives this program and ends by itself when nobody has used it for a while.
 * Where one runs on @data_dir already the new one ends at once (design.md 6).
 *
 * Returns: %TRUE when it was started; not that it serves
 */
gboolean
loket_spawn_hub (const char *program, const char *data_dir, const char *clock, GError **error)
{
  /* Without a clock the list ends before it. */
  const char *const arguments[] = {program,
                                   "--data",
                                   data_dir,
                                   "--idle-exit",
                                   IDLE_EXIT,
                                   clock != NULL ? "--clock" : NULL,
                                   clock,
                                   NULL};
  g_autoptr (GError) problem = NULL;
  gboolean started;
  int log;

  if (g_mkdir_with_parents (data_dir, 0700) != 0) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "%s: %s", data_dir, g_strerror (errno));
    return FALSE;
  }
  log = open_log (data_dir, error);
  if (log < 0)
    return FALSE;
  /* Without DO_NOT_REAP_CHILD a process between the two is waited for, so nothing is left to reap.
   */
  started = g_spawn_async_with_pipes_and_fds (NULL,
                                              arguments,
                                              NULL,
                                              G_SPAWN_STDOUT_TO_DEV_NULL,
                                              NULL,
                                              NULL,
                                              -1,
                                              -1,
                                              log,
                                              NULL,
                                              NULL,
                                              0,
                                              NULL,
                                              NULL,
                                              NULL,
                                              NULL,
                                              &problem);
  close (log);
  if (!started)
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "%s", problem->message);
  return started;
}

/**
 * loket_spawn_end_hub:
 * @address: the Unix socket of a hub that this user may have started
 * @error: set to %LOKET_ERROR_NOT_ALLOWED when it is somebody else's, or what the connection says
 *
 * Asks the hub to end, as SIGTERM does.  The kernel names the process behind the socket.
 *
 * Returns: %TRUE when it was asked
 */
gboolean
loket_spawn_end_hub (GSocketAddress *address, GError **error)
{
  g_autoptr (GSocket) socket = NULL;
  g_autoptr (GCredentials) credentials = NULL;
  pid_t pid;

  socket =
      g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, error);
  /* Not blocking: connecting to a Unix socket is done at once or fails at once. */
  if (socket == NULL)
    return FALSE;
  g_socket_set_blocking (socket, FALSE);
  if (!g_socket_connect (socket, address, NULL, error))
    return FALSE;
  credentials = g_socket_get_credentials (socket, error);
  if (credentials == NULL)
    return FALSE;
  pid = g_credentials_get_unix_pid (credentials, NULL);
  if (g_credentials_get_unix_user (credentials, NULL) != getuid () || pid <= 1) {
    loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "the hub is not this user's own");
    return FALSE;
  }
  if (kill (pid, SIGTERM) != 0) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "SIGTERM: %s", g_strerror (errno));
    return FALSE;
  }
  return TRUE;
}
