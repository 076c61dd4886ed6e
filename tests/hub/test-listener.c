/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Unix socket of the hub: who may come in, and what it does not take away. */
#include "hub/listener.h"

#include "core/error.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

typedef struct {
  char *dir;
  char *path;
  guint accepted;
} Door;

static void
accepted_cb (int fd, gpointer data)
{
  Door *door = data;

  close (fd);
  door->accepted++;
}

static void
set_up (Door *door, gconstpointer data)
{
  door->dir = g_dir_make_tmp ("loket-door-XXXXXX", NULL);
  door->path = g_build_filename (door->dir, "hub.sock", NULL);
}

static void
tear_down (Door *door, gconstpointer data)
{
  g_unlink (door->path);
  g_assert_cmpint (g_rmdir (door->dir), ==, 0);
  g_free (door->dir);
  g_free (door->path);
}

static void
knock (Door *door)
{
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  const int fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const guint before = door->accepted;

  g_strlcpy (address.sun_path, door->path, sizeof address.sun_path);
  g_assert_cmpint (connect (fd, (struct sockaddr *) &address, sizeof address), ==, 0);
  while (door->accepted == before)
    g_main_context_iteration (NULL, TRUE);
  close (fd);
}

static void
test_open (Door *door, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketListener) listener =
      loket_listener_new_unix (door->path, accepted_cb, door, &error);
  g_autofree char *address = g_strconcat ("unix:", door->path, NULL);
  struct stat status;

  g_assert_no_error (error);
  g_assert_cmpstr (loket_listener_address (listener), ==, address);
  g_assert_cmpint (lstat (door->path, &status), ==, 0);
  g_assert_true (S_ISSOCK (status.st_mode));
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  knock (door);
  knock (door);
  g_clear_pointer (&listener, loket_listener_free);
  g_assert_cmpint (lstat (door->path, &status), !=, 0);
}

static void
test_stale_socket_is_replaced (Door *door, gconstpointer data)
{
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  const int fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  g_autoptr (LoketListener) listener = NULL;
  g_autoptr (GError) error = NULL;

  g_strlcpy (address.sun_path, door->path, sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (struct sockaddr *) &address, sizeof address), ==, 0);
  close (fd);
  listener = loket_listener_new_unix (door->path, accepted_cb, door, &error);
  g_assert_no_error (error);
  knock (door);
}

static void
test_live_socket_is_kept (Door *door, gconstpointer data)
{
  g_autoptr (LoketListener) first = loket_listener_new_unix (door->path, accepted_cb, door, NULL);
  g_autoptr (LoketListener) second = NULL;
  g_autoptr (GError) error = NULL;

  second = loket_listener_new_unix (door->path, accepted_cb, door, &error);
  g_assert_null (second);
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
  knock (door);
}

static void
test_file_is_kept (Door *door, gconstpointer data)
{
  g_autoptr (LoketListener) listener = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (door->path, "letter", -1, NULL));
  listener = loket_listener_new_unix (door->path, accepted_cb, door, &error);
  g_assert_null (listener);
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
  g_assert_true (g_file_test (door->path, G_FILE_TEST_IS_REGULAR));
}

/* Longer than an address can hold: reached through the open folder, by the hub and by a client. */
static void
test_long_path (Door *door, gconstpointer data)
{
  g_autofree char *name = g_strnfill (120, 'x');
  g_autofree char *dir = g_build_filename (door->dir, name, NULL);
  g_autofree char *path = g_build_filename (dir, "hub.sock", NULL);
  g_autofree char *short_path = g_steal_pointer (&door->path);
  g_autoptr (LoketListener) listener = NULL;
  g_autoptr (GError) error = NULL;
  int folder;

  g_assert_cmpint (g_mkdir (dir, 0700), ==, 0);
  listener = loket_listener_new_unix (path, accepted_cb, door, &error);
  g_assert_no_error (error);
  folder = open (dir, O_PATH | O_DIRECTORY | O_CLOEXEC);
  door->path = g_strdup_printf ("/proc/self/fd/%d/hub.sock", folder);
  knock (door);
  g_free (door->path);
  close (folder);
  g_clear_pointer (&listener, loket_listener_free);
  g_assert_cmpint (g_rmdir (dir), ==, 0);
  door->path = g_steal_pointer (&short_path);
}

static void
test_missing_folder (Door *door, gconstpointer data)
{
  g_autofree char *path = g_build_filename (door->dir, "nowhere", "hub.sock", NULL);
  g_autoptr (LoketListener) listener = NULL;
  g_autoptr (GError) error = NULL;

  listener = loket_listener_new_unix (path, accepted_cb, door, &error);
  g_assert_null (listener);
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_INTERNAL);
}

static void
test_lets_in (void)
{
  g_assert_true (loket_listener_lets_in (1000, 1000));
  g_assert_true (loket_listener_lets_in (0, 1000));
  g_assert_false (loket_listener_lets_in (1001, 1000));
  g_assert_false (loket_listener_lets_in (1000, 0));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/hub/listener/" name, Door, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("open", test_open);
  ADD ("stale-socket-is-replaced", test_stale_socket_is_replaced);
  ADD ("live-socket-is-kept", test_live_socket_is_kept);
  ADD ("file-is-kept", test_file_is_kept);
  ADD ("long-path", test_long_path);
  ADD ("missing-folder", test_missing_folder);
  g_test_add_func ("/hub/listener/lets-in", test_lets_in);
  return g_test_run ();
}
