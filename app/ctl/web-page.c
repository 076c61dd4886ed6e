/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of the page: found where it is installed or was built, given the version of what stands
 * in them, and written one by one, each whole. */
#include "config.h"

#include "web.h"

#include "core/error.h"
#include "wire/json.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define BUILT "ui/verifier/web/page" /* from the folder of a build */
#define BUILD_LEVELS 3               /* of a program below it */

#define INDEX "index.html"
#define BASE "<base href=\"./\">"
#define BASE_BELOW "<base href=\"../\">"
#define WORKER "worker.js"
#define MANIFEST "manifest.webmanifest"

void
loket_web_file_free (LoketWebFile *file)
{
  g_free (file->name);
  g_bytes_unref (file->bytes);
  g_free (file);
}

/**
 * loket_web_add:
 * @files: (element-type LoketWebFile): files
 * @name: below the folder
 * @bytes: (transfer full): what stands in it
 */
void
loket_web_add (GPtrArray *files, const char *name, GBytes *bytes)
{
  LoketWebFile *file = g_new0 (LoketWebFile, 1);

  file->name = g_strdup (name);
  file->bytes = bytes;
  g_ptr_array_add (files, file);
}

/* A program that runs where it was built publishes the page that was built with it. */
static char *
find_page (void)
{
  const char *named = g_getenv ("LOKET_PAGE_DIR");
  g_autofree char *dir = g_file_read_link ("/proc/self/exe", NULL);

  if (named != NULL)
    return g_strdup (named);
  for (guint level = 0; dir != NULL && level < BUILD_LEVELS; level++) {
    g_autofree char *above = g_path_get_dirname (dir);
    g_autofree char *page = g_build_filename (above, BUILT, NULL);
    if (g_file_test (page, G_FILE_TEST_IS_DIR))
      return g_steal_pointer (&page);
    g_free (dir);
    dir = g_steal_pointer (&above);
  }
  return g_strdup (LOKET_DATA_DIR "/page");
}

static gboolean
refuse (GError **error, const char *path, const GError *failure)
{
  loket_set_error (
      error, LOKET_ERROR_NOT_FOUND, path, "%s", failure != NULL ? failure->message : path);
  return FALSE;
}

/* @below: (nullable): folder of @folder, "reader" */
static gboolean
read_folder (GPtrArray *files, const char *folder, const char *below, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *path = g_build_filename (folder, below, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, &failure);
  const char *entry;

  if (dir == NULL)
    return refuse (error, path, failure);
  while ((entry = g_dir_read_name (dir)) != NULL) {
    g_autofree char *name =
        below != NULL ? g_strconcat (below, "/", entry, NULL) : g_strdup (entry);
    g_autofree char *file = g_build_filename (folder, name, NULL);
    char *contents;
    gsize length;

    if (g_file_test (file, G_FILE_TEST_IS_DIR)) {
      if (!read_folder (files, folder, name, error))
        return FALSE;
      continue;
    }
    if (!g_file_get_contents (file, &contents, &length, &failure))
      return refuse (error, file, failure);
    loket_web_add (files, name, g_bytes_new_take (contents, length));
  }
  return TRUE;
}

/**
 * loket_web_read_page:
 * @error: set to %LOKET_ERROR_NOT_FOUND when this build has no page
 *
 * Reads it from $LOKET_PAGE_DIR or, without it, from where it was built or installed.
 *
 * Returns: (transfer full) (element-type LoketWebFile): the files that are the same for every
 * office
 */
GPtrArray *
loket_web_read_page (GError **error)
{
  g_autoptr (GPtrArray) files =
      g_ptr_array_new_with_free_func ((GDestroyNotify) loket_web_file_free);
  g_autofree char *folder = find_page ();

  return read_folder (files, folder, NULL, error) ? g_steal_pointer (&files) : NULL;
}

static LoketWebFile *
find (GPtrArray *files, const char *name)
{
  for (guint i = 0; i < files->len; i++) {
    LoketWebFile *file = files->pdata[i];
    if (g_str_equal (file->name, name))
      return file;
  }
  return NULL;
}

static GBytes *
replaced (const LoketWebFile *file, const char *mark, const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (file->bytes, &length);
  g_autoptr (GString) whole = g_string_new_len (data, (gssize) length);

  if (g_string_replace (whole, mark, text, 0) == 0)
    return NULL;
  return g_string_free_to_bytes (g_steal_pointer (&whole));
}

static gboolean
replace (GPtrArray *files, const char *name, const char *mark, const char *text, GError **error)
{
  LoketWebFile *file = find (files, name);
  GBytes *bytes = file != NULL ? replaced (file, mark, text) : NULL;

  if (bytes == NULL) {
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, name, "%s of the page has no %s", name, mark);
    return FALSE;
  }
  g_bytes_unref (file->bytes);
  file->bytes = bytes;
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(LoketWebFile *const *) a)->name, (*(LoketWebFile *const *) b)->name);
}

/* Of names and contents, in order: the worker keeps the files of one version together. */
static char *
version_of (GPtrArray *files)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < files->len; i++) {
    const LoketWebFile *file = files->pdata[i];
    g_autofree char *head =
        g_strdup_printf ("%s %" G_GSIZE_FORMAT "\n", file->name, g_bytes_get_size (file->bytes));
    g_checksum_update (sum, (const guchar *) head, -1);
    g_checksum_update (
        sum, g_bytes_get_data (file->bytes, NULL), (gssize) g_bytes_get_size (file->bytes));
  }
  return g_strndup (g_checksum_get_string (sum), 16);
}

/* "'index.html', 'lang/id.json'": names of our own, without a quote. */
static char *
names_of (GPtrArray *files)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < files->len; i++) {
    const LoketWebFile *file = files->pdata[i];
    if (!g_str_equal (file->name, WORKER))
      g_string_append_printf (names, "%s'%s'", names->len > 0 ? ", " : "", file->name);
  }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* The same page a second time, for hosts that want a folder for the path of the cards, “/v”. */
static gboolean
add_page_below (GPtrArray *files, GError **error)
{
  LoketWebFile *page = find (files, INDEX);
  GBytes *below = page != NULL ? replaced (page, BASE, BASE_BELOW) : NULL;

  if (below == NULL) {
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, INDEX, "the page has no %s", BASE);
    return FALSE;
  }
  loket_web_add (files, "v/" INDEX, below);
  return TRUE;
}

/**
 * loket_web_finish:
 * @files: (element-type LoketWebFile): the page and what was added to it for this office
 * @profile: of the office
 * @error: set to %LOKET_ERROR_NOT_FOUND when it is not the page of this program
 *
 * Adds the page at its second place, the office's name, and the version.
 *
 * Returns: %TRUE when it can be written
 */
gboolean
loket_web_finish (GPtrArray *files, LoketProfile *profile, GError **error)
{
  g_autoptr (GString) unit = g_string_new (NULL);
  g_autofree char *version = NULL;
  g_autofree char *names = NULL;

  loket_json_append_text (unit, loket_phrase_in (profile->unit, profile->languages[0]));
  if (!add_page_below (files, error) || !replace (files, MANIFEST, "\"@UNIT@\"", unit->str, error))
    return FALSE;
  g_ptr_array_sort (files, compare_names);
  version = version_of (files);
  names = names_of (files);
  return replace (files, WORKER, "@VERSION@", version, error) &&
         replace (files, WORKER, "'@FILES@'", names, error);
}

static gboolean
write_file (const LoketWebFile *file, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, file->name, NULL);
  g_autofree char *dir = g_path_get_dirname (path);
  g_autoptr (GError) failure = NULL;

  if (g_mkdir_with_parents (dir, 0755) == 0 &&
      g_file_set_contents_full (path,
                                g_bytes_get_data (file->bytes, NULL),
                                (gssize) g_bytes_get_size (file->bytes),
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0644,
                                &failure))
    return TRUE;
  return refuse (error, path, failure);
}

/**
 * loket_web_write:
 * @files: (element-type LoketWebFile): the whole page
 * @folder: where it goes
 * @error: set to %LOKET_ERROR_NOT_FOUND
 *
 * Each file is replaced whole.  The worker goes last: a telephone that sees the new one finds all
 * that it names.
 *
 * Returns: %TRUE when all of it is there
 */
gboolean
loket_web_write (GPtrArray *files, const char *folder, GError **error)
{
  const LoketWebFile *worker = find (files, WORKER);

  for (guint i = 0; i < files->len; i++)
    if (files->pdata[i] != worker && !write_file (files->pdata[i], folder, error))
      return FALSE;
  return worker == NULL || write_file (worker, folder, error);
}
