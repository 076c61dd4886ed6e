/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Secret keys of the office: DIR/keys/NAME.key, 0600; store.c makes and reads them. */
#include "config.h"

#include "store/keys.h"

#include "core/error.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
path_of (const char *dir, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".key", NULL);

  return g_build_filename (dir, "keys", file, NULL);
}

static void
wipe (gpointer data)
{
  explicit_bzero (data, LOKET_KEY_BYTES);
  g_free (data);
}

static GBytes *
take_key (char *bytes)
{
  return g_bytes_new_with_free_func (bytes, LOKET_KEY_BYTES, wipe, bytes);
}

/**
 * loket_key_load:
 * @dir: the folder of the office
 * @name: of lower-case letters, digits and hyphens
 * @error: set to %LOKET_ERROR_INTERNAL when it is missing or has another length
 *
 * Returns: (transfer full): its 32 bytes, wiped when freed
 */
GBytes *
loket_key_load (const char *dir, const char *name, GError **error)
{
  g_autofree char *path = path_of (dir, name);
  g_autofree char *bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, NULL)) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "The key keys/%s.key cannot be read", name);
    return NULL;
  }
  if (length != LOKET_KEY_BYTES) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "The key keys/%s.key is damaged", name);
    return NULL;
  }
  return take_key (g_steal_pointer (&bytes));
}

static GBytes *
make_key (const char *dir, const char *name, LoketRandom *random, GError **error)
{
  g_autofree char *path = path_of (dir, name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GError) cause = NULL;
  char *bytes = g_malloc (LOKET_KEY_BYTES);

  loket_random_fill (random, (guint8 *) bytes, LOKET_KEY_BYTES);
  key = take_key (bytes);
  if (g_mkdir_with_parents (folder, 0700) != 0 ||
      !g_file_set_contents_full (path,
                                 bytes,
                                 LOKET_KEY_BYTES,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 0600,
                                 &cause)) {
    LoketErrorCode code = g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC)
                              ? LOKET_ERROR_STORE_FULL
                              : LOKET_ERROR_INTERNAL;
    loket_set_error (error, code, NULL, "The key keys/%s.key cannot be written", name);
    return NULL;
  }
  return g_steal_pointer (&key);
}

/**
 * loket_key_load_or_make:
 * @dir: the folder of the office
 * @name: of lower-case letters, digits and hyphens
 * @random: chance for a new one
 * @error: as loket_key_load(), or set when a new one cannot be written
 *
 * Returns: (transfer full): its 32 bytes; a new one is on the disk when this returns
 */
GBytes *
loket_key_load_or_make (const char *dir, const char *name, LoketRandom *random, GError **error)
{
  g_autofree char *path = path_of (dir, name);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return loket_key_load (dir, name, error);
  return make_key (dir, name, random, error);
}
