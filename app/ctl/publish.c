/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “card status publish”, “card trust publish” and, with the page of telephones (web.c), “web
 * publish”: asks the office for the lists and puts them where a web server or a stick takes them
 * from. */
#include "config.h"

#include "publish.h"

#include "core/error.h"
#include "core/key-desk.h"
#include "key-table.h"
#include "passphrase.h"
#include "wire/json.h"
#include "words.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
is_web (const char *const *words)
{
  return g_strcmp0 (words[0], "web") == 0 && g_strcmp0 (words[1], "publish") == 0;
}

/**
 * loket_ctl_publish_is_wanted:
 * @words: (array zero-terminated=1): the words of a command
 *
 * Returns: whether they ask for lists to be published
 */
gboolean
loket_ctl_publish_is_wanted (const char *const *words)
{
  return is_web (words) ||
         (g_strcmp0 (words[0], "card") == 0 &&
          (g_strcmp0 (words[1], "status") == 0 || g_strcmp0 (words[1], "trust") == 0) &&
          g_strcmp0 (words[2], "publish") == 0);
}

/* Whoever fetches it meanwhile gets the old one or the new one, whole. */
static gboolean
write_list (const char *folder, const LoketPublishedFile *file, GError **error)
{
  g_autofree char *path = g_build_filename (folder, file->name, NULL);
  g_autoptr (GError) failure = NULL;

  if (strchr (file->name, G_DIR_SEPARATOR) == NULL &&
      g_file_set_contents_full (path,
                                g_bytes_get_data (file->bytes, NULL),
                                (gssize) g_bytes_get_size (file->bytes),
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0644,
                                &failure))
    return TRUE;
  loket_set_error (error,
                   LOKET_ERROR_NOT_FOUND,
                   path,
                   "%s",
                   failure != NULL ? failure->message : "that is no name of a file");
  return FALSE;
}

static void
tell_list (const LoketPublishedFile *file, GString *said)
{
  g_string_append_printf (
      said, "%s %" G_GSIZE_FORMAT " bytes", file->name, g_bytes_get_size (file->bytes));
  if (file->given.set)
    g_string_append_printf (said,
                            ", %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " slots given",
                            file->given.value,
                            file->slots.value);
  g_string_append_c (said, '\n');
  if (file->given.set && file->given.value * 100 >= file->slots.value * LOKET_SLOTS_WARN)
    g_printerr ("loketctl: the status list of %s is %" G_GINT64_FORMAT
                " per cent full: prepare the next code of the office with “loketctl key add”\n",
                file->iss,
                file->given.value * 100 / file->slots.value);
}

/* What a person compares before a verifier trusts that root. */
static void
tell_root (const LoketPublishedFile *file, GString *said)
{
  gsize length;
  const char *bytes = g_bytes_get_data (file->bytes, &length);
  g_autofree char *hex = g_strndup (bytes, length);
  g_autoptr (GBytes) key = loket_public_key_parse (hex);
  g_autofree char *name = key != NULL ? loket_root_name (key) : NULL;

  if (name != NULL)
    g_string_append_printf (said, LOKET_CTL_ROOT_NAME, name);
}

static gboolean
write_lists (const char *folder, const LoketPublication *publication, GString *said, GError **error)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (publication->files));

  if (g_mkdir_with_parents (folder, 0755) != 0) {
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, folder, "the folder cannot be made");
    return FALSE;
  }
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketPublishedFile) file =
        g_list_model_get_item (G_LIST_MODEL (publication->files), i);
    if (!write_list (folder, file, error))
      return FALSE;
    tell_list (file, said);
    if (strcmp (file->name, LOKET_ROOT_FILE) == 0)
      tell_root (file, said);
  }
  return TRUE;
}

static GBytes *
ask (const LoketKeyPlace *place, gboolean status, const char *passphrase, GError **error)
{
  g_autoptr (LoketPublishing) publishing = loket_publishing_new ();
  g_autoptr (LoketRecord) nothing = g_object_new (LOKET_TRUST_PUBLISH.request (), NULL);

  publishing->password = g_strdup (passphrase);
  return loket_reach_ask (place->dir,
                          place->officer,
                          status ? &LOKET_STATUS_PUBLISH : &LOKET_TRUST_PUBLISH,
                          status ? LOKET_RECORD (publishing) : nothing,
                          error);
}

static gboolean
read_passphrase (const char *path, char **passphrase, GError **error)
{
  *passphrase = path != NULL
                    ? loket_ctl_passphrase (path, "Passphrase of the office's keys", FALSE, error)
                    : NULL;
  return path == NULL || *passphrase != NULL;
}

/* What was published, as JSON; (nullable) */
static GBytes *
publish (const LoketKeyPlace *place,
         gboolean status,
         const char *passphrase_file,
         const char *folder,
         GString *said,
         GError **error)
{
  char *passphrase = NULL;
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (LoketRecord) publication = NULL;

  if (!read_passphrase (passphrase_file, &passphrase, error))
    return NULL;
  answer = ask (place, status, passphrase, error);
  loket_ctl_passphrase_free (passphrase);
  if (answer == NULL)
    return NULL;
  publication = loket_json_to_record (loket_publication_get_type (),
                                      g_bytes_get_data (answer, NULL),
                                      g_bytes_get_size (answer),
                                      LOKET_JSON_ANSWER,
                                      error);
  if (publication == NULL ||
      !write_lists (folder, loket_publication_cast (publication), said, error))
    return NULL;
  return g_steal_pointer (&answer);
}

/**
 * loket_ctl_publish_trust:
 * @place: how the office is reached
 * @folder: where `trust.cwt` and `root.pub` go
 * @said: takes what to tell of them
 * @error: set to why nothing was published
 *
 * Returns: %TRUE when they are there
 */
gboolean
loket_ctl_publish_trust (const LoketKeyPlace *place,
                         const char *folder,
                         GString *said,
                         GError **error)
{
  g_autoptr (GBytes) answer = publish (place, FALSE, NULL, folder, said, error);

  return answer != NULL;
}

/**
 * loket_ctl_publish_status:
 * @place: how the office is reached
 * @passphrase_file: (nullable): unlocks the keys for this once
 * @folder: where a `status-ISS.cwt` for each code of the office goes
 * @said: takes what to tell of them
 * @error: set to why nothing was published
 *
 * Returns: %TRUE when they are there
 */
gboolean
loket_ctl_publish_status (const LoketKeyPlace *place,
                          const char *passphrase_file,
                          const char *folder,
                          GString *said,
                          GError **error)
{
  g_autoptr (GBytes) answer = publish (place, TRUE, passphrase_file, folder, said, error);

  return answer != NULL;
}

/**
 * loket_ctl_publish:
 * @place: how the office is reached
 * @words: (array zero-terminated=1): “card status|trust publish DIR …” or “web publish DIR …”
 * @error: set to %LOKET_ERROR_BAD_FIELD %LOKET_WORDS_USAGE for wrong words, else to why nothing was
 *   published
 *
 * Returns: (transfer full): what to print
 */
char *
loket_ctl_publish (const LoketKeyPlace *place, const char *const *words, GError **error)
{
  const gboolean status = g_str_equal (words[1], "status");
  const char *passphrase_file = NULL;
  const LoketWordOption options[] = {{status ? "--passphrase-file" : NULL, &passphrase_file},
                                     {NULL}};
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (GBytes) answer = NULL;

  if (is_web (words))
    return loket_ctl_web_publish (place, words, error);
  if (words[3] == NULL || g_str_has_prefix (words[3], "--")) {
    loket_words_refuse (error, "publish takes DIR, where the files go");
    return NULL;
  }
  if (!loket_words_read (options, words + 4, NULL, error))
    return NULL;
  answer = publish (place, status, passphrase_file, words[3], said, error);
  if (answer == NULL)
    return NULL;
  return place->json ? g_strdup_printf ("%s\n", (const char *) g_bytes_get_data (answer, NULL))
                     : g_strdup (said->str);
}
