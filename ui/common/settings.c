/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings of one seat: $XDG_CONFIG_HOME/loket/PROGRAM.ini, overruled by the command line. */
#include "config.h"

#include "ui/common/settings.h"

#include <glib/gstdio.h>

struct _LoketSettings {
  GKeyFile *file;
  char *path;
};

/**
 * loket_settings_load:
 * @program: "kiosk", "counter", "display"
 *
 * Returns: (transfer full): the settings of that program; empty when it has no file
 */
LoketSettings *
loket_settings_load (const char *program)
{
  g_autofree char *name = g_strconcat (program, ".ini", NULL);
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "loket", name, NULL);

  return loket_settings_load_file (path);
}

/**
 * loket_settings_load_file:
 * @path: a file
 *
 * A file that cannot be read is worth a warning and no more: a seat must come up.
 *
 * Returns: (transfer full): its settings
 */
LoketSettings *
loket_settings_load_file (const char *path)
{
  LoketSettings *self = g_new0 (LoketSettings, 1);
  g_autoptr (GError) error = NULL;

  self->file = g_key_file_new ();
  self->path = g_strdup (path);
  if (!g_key_file_load_from_file (self->file, path, G_KEY_FILE_NONE, &error) &&
      !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_message ("settings of this seat cannot be read, using the usual ones: %s", error->message);
  return self;
}

/**
 * loket_settings_free:
 * @self: (nullable) (transfer full): settings
 */
void
loket_settings_free (LoketSettings *self)
{
  if (self == NULL)
    return;
  g_key_file_unref (self->file);
  g_free (self->path);
  g_free (self);
}

/**
 * loket_settings_overrule:
 * @self: settings
 * @group: "printing"
 * @key: "queue"
 * @value: what the command line says
 */
void
loket_settings_overrule (LoketSettings *self, const char *group, const char *key, const char *value)
{
  g_key_file_set_value (self->file, group, key, value);
}

/**
 * loket_settings_text:
 * @self: settings
 * @group: a group
 * @key: a key
 *
 * Returns: (transfer full) (nullable): the value, %NULL when it is absent or empty
 */
char *
loket_settings_text (LoketSettings *self, const char *group, const char *key)
{
  g_autofree char *value = g_key_file_get_string (self->file, group, key, NULL);

  return value != NULL && *g_strstrip (value) != '\0' ? g_steal_pointer (&value) : NULL;
}

/**
 * loket_settings_flag:
 * @self: settings
 * @group: a group
 * @key: a key
 * @fallback: what holds when it is absent or unreadable
 *
 * Returns: the value
 */
gboolean
loket_settings_flag (LoketSettings *self, const char *group, const char *key, gboolean fallback)
{
  g_autoptr (GError) error = NULL;
  gboolean value = g_key_file_get_boolean (self->file, group, key, &error);

  return error == NULL ? value : fallback;
}

/**
 * loket_settings_number:
 * @self: settings
 * @group: a group
 * @key: a key
 * @fallback: what holds when it is absent or unreadable
 *
 * Returns: the value
 */
double
loket_settings_number (LoketSettings *self, const char *group, const char *key, double fallback)
{
  g_autoptr (GError) error = NULL;
  double value = g_key_file_get_double (self->file, group, key, &error);

  return error == NULL ? value : fallback;
}

static void
put (GKeyFile *file, const char *group, const char *key, const char *value)
{
  if (value != NULL)
    g_key_file_set_string (file, group, key, value);
  else
    g_key_file_remove_key (file, group, key, NULL);
}

/**
 * loket_settings_remember:
 * @self: settings
 * @group: a group
 * @key: a key
 * @value: (nullable): what a person chose; %NULL forgets it
 * @error: set to a %G_FILE_ERROR when the file cannot be read or written, to a %G_KEY_FILE_ERROR
 *   when it cannot be understood: it is somebody's work, so it stays as it is
 *
 * Sets the value and keeps it in the file for the next start.  What the command line overruled is
 * not kept, nor are comments of the file lost.
 *
 * Returns: %TRUE when it was written
 */
gboolean
loket_settings_remember (LoketSettings *self,
                         const char *group,
                         const char *key,
                         const char *value,
                         GError **error)
{
  g_autoptr (GKeyFile) kept = g_key_file_new ();
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GError) problem = NULL;

  put (self->file, group, key, value);
  if (!g_key_file_load_from_file (
          kept, self->path, G_KEY_FILE_KEEP_COMMENTS | G_KEY_FILE_KEEP_TRANSLATIONS, &problem) &&
      !g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
    g_propagate_prefixed_error (error, g_steal_pointer (&problem), "%s: ", self->path);
    return FALSE;
  }
  put (kept, group, key, value);
  g_mkdir_with_parents (folder, 0700);
  return g_key_file_save_to_file (kept, self->path, error);
}
