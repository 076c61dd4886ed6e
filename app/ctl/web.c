/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “web publish”: lists first, then the page, so that no page stands there without its lists. */
#include "config.h"

#include "web.h"

#include "core/error.h"
#include "core/key-desk.h"
#include "core/operations.h"
#include "keys.h"
#include "publish.h"
#include "wire/json.h"
#include "words.h"

#include <string.h>

static LoketProfile *
ask_profile (const LoketKeyPlace *place, GError **error)
{
  g_autoptr (LoketRecord) nothing = g_object_new (LOKET_OFFICE_PROFILE.request (), NULL);
  g_autoptr (GBytes) answer =
      loket_reach_ask (place->dir, place->officer, &LOKET_OFFICE_PROFILE, nothing, error);
  g_autoptr (LoketRecord) record = NULL;

  if (answer == NULL)
    return NULL;
  record = loket_json_to_record (loket_profile_get_type (),
                                 g_bytes_get_data (answer, NULL),
                                 g_bytes_get_size (answer),
                                 LOKET_JSON_ANSWER,
                                 error);
  if (record == NULL)
    return NULL;
  if (loket_profile_cast (record)->card == NULL) {
    loket_set_error (
        error, LOKET_ERROR_NOT_FOUND, "card", "the profile of this office has no cards");
    return NULL;
  }
  return loket_profile_cast (g_steal_pointer (&record));
}

static char *
read_root (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, LOKET_ROOT_FILE, NULL);
  g_autoptr (GError) failure = NULL;
  char *root = NULL;

  if (g_file_get_contents (path, &root, NULL, &failure))
    return g_strstrip (root);
  loket_set_error (error, LOKET_ERROR_NOT_FOUND, path, "%s", failure->message);
  return NULL;
}

static gboolean
write_page (LoketProfile *profile, const char *folder, guint *n_files, GError **error)
{
  g_autoptr (GPtrArray) files = loket_web_read_page (error);
  g_autofree char *root = files != NULL ? read_root (folder, error) : NULL;
  char *office;

  if (root == NULL)
    return FALSE;
  office = loket_web_office (profile, root);
  loket_web_add (files, "office.json", g_bytes_new_take (office, strlen (office)));
  for (guint i = 0; profile->languages[i] != NULL; i++) {
    g_autofree char *name = g_strdup_printf ("lang/%s.json", profile->languages[i]);
    char *words = loket_web_words (profile, profile->languages[i]);
    loket_web_add (files, name, g_bytes_new_take (words, strlen (words)));
  }
  if (!loket_web_finish (files, profile, error) || !loket_web_write (files, folder, error))
    return FALSE;
  *n_files = files->len;
  return TRUE;
}

/**
 * loket_ctl_web_publish:
 * @place: how the office is reached
 * @words: (array zero-terminated=1): “web publish OUT [--passphrase-file FILE|--no-status]”
 * @error: set to %LOKET_ERROR_BAD_FIELD %LOKET_WORDS_USAGE for wrong words, else to why nothing was
 *   published
 *
 * Returns: (transfer full): what to print
 */
char *
loket_ctl_web_publish (const LoketKeyPlace *place, const char *const *words, GError **error)
{
  const char *passphrase_file = NULL;
  gboolean without_status = FALSE;
  const LoketWordOption options[] = {
      {"--passphrase-file", &passphrase_file}, {"--no-status", NULL, &without_status}, {NULL}};
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (LoketProfile) profile = NULL;
  const char *folder = words[2];
  guint n_files;

  if (folder == NULL || g_str_has_prefix (folder, "--")) {
    loket_words_refuse (error, "web publish takes OUT, where the page goes");
    return NULL;
  }
  if (!loket_words_read (options, words + 3, NULL, error))
    return NULL;
  if (passphrase_file != NULL && without_status) {
    loket_words_refuse (error, "web publish takes either --passphrase-file FILE or --no-status");
    return NULL;
  }
  profile = ask_profile (place, error);
  /* What wants the keys comes first: without them nothing is written. */
  if (profile == NULL ||
      (!without_status &&
       !loket_ctl_publish_status (place, passphrase_file, folder, said, error)) ||
      !loket_ctl_publish_trust (place, folder, said, error) ||
      !write_page (profile, folder, &n_files, error))
    return NULL;
  if (place->json)
    return g_strdup_printf ("{\"files\":%u}\n", n_files);
  g_string_append_printf (said, "page %u files\n", n_files);
  return g_strdup (said->str);
}
