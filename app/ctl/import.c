/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sends a list, waits until it is in the register, and fetches what was refused.  Invented people
 * come in the same way. */
#include "config.h"

#include "import.h"

#include "core/error.h"
#include "core/invented-lists.h"
#include "core/job.h"
#include "invent.h"
#include "job.h"
#include "keep.h"
#include "wire/json.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const import_options[] = {"--source", "--period", "--map", "--rejects", NULL};
static const char *const demo_options[] = {"--seed", "--people", "--profile", NULL};

#define NEW_SOURCE "--new-source"
#define REGISTER_MAP "dtsen" /* the clean register is written as such a list */

/**
 * loket_import_is_wanted:
 * @words: (array zero-terminated=1): the words of a command
 *
 * Returns: whether they bring people into an office
 */
gboolean
loket_import_is_wanted (const char *const *words)
{
  return (g_strcmp0 (words[0], "list") == 0 && g_strcmp0 (words[1], "import") == 0) ||
         (g_strcmp0 (words[0], "demo") == 0 && g_strv_contains (words, "--people") &&
          !g_strv_contains (words, "--lists"));
}

static void
name_parts (LoketRecord *request, const LoketSentFile *sent)
{
  LoketListRequest *list = loket_list_request_cast (request);

  list->file_sha256 = g_strdup (sent->sha256);
  list->bytes = sent->bytes;
  list->blobs = g_strdupv (sent->parts);
}

static LoketRecord *
ask (const LoketImportPlace *place,
     const LoketReachFile *file,
     const LoketOperation *operation,
     gpointer request,
     GError **error)
{
  g_autoptr (GBytes) answer = loket_reach_ask_with_file (
      place->dir, place->officer, file, operation, LOKET_RECORD (request), error);

  if (answer == NULL)
    return NULL;
  return loket_json_to_record (operation->answer (),
                               g_bytes_get_data (answer, NULL),
                               g_bytes_get_size (answer),
                               LOKET_JSON_ANSWER,
                               error);
}

static gboolean
write_rejects (const LoketImportPlace *place, const char *batch, const char *path, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *after = NULL;

  do {
    g_autoptr (LoketListRejectsQuery) query = loket_list_rejects_query_new ();
    g_autoptr (LoketListRejects) part = NULL;
    query->batch = g_strdup (batch);
    query->after = g_steal_pointer (&after);
    query->language = g_strdup (place->language);
    part = (LoketListRejects *) ask (place, NULL, &LOKET_LIST_REJECTS, query, error);
    if (part == NULL)
      return FALSE;
    g_string_append_len (
        text, g_bytes_get_data (part->csv, NULL), (gssize) g_bytes_get_size (part->csv));
    after = g_strdup (part->next);
  } while (after != NULL);
  /* Names and numbers of people: for nobody but who asked. */
  return g_file_set_contents_full (
      path, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

static LoketListStatus *
bring_in (const LoketImportPlace *place,
          LoketListRequest *request,
          const char *path,
          const char *rejects,
          GError **error)
{
  const LoketReachFile file = {.path = path, .name = name_parts};
  g_autofree char *beside = g_strconcat (path, ".rejects.csv", NULL);
  g_autoptr (LoketJob) job = NULL;
  g_autoptr (LoketListReference) reference = loket_list_reference_new ();
  g_autoptr (LoketListStatus) status = NULL;

  request->file_name = g_path_get_basename (path);
  job = (LoketJob *) ask (place, &file, &LOKET_LIST_IMPORT, request, error);
  if (job == NULL || !loket_ctl_job_problem (job, error))
    return NULL;
  reference->batch = g_strdup (job->result);
  status = (LoketListStatus *) ask (place, NULL, &LOKET_LIST_BATCH, reference, error);
  if (status == NULL)
    return NULL;
  if (status->batch->rejected > 0 &&
      !write_rejects (place, job->result, rejects != NULL ? rejects : beside, error))
    return NULL;
  return g_steal_pointer (&status);
}

static gboolean
refuse (GError **error, const char *words)
{
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "list import", "%s", words);
  return FALSE;
}

/* Who brings a map of his own means the source that he names. */
static gboolean
is_file (const char *map)
{
  return map != NULL && g_file_test (map, G_FILE_TEST_IS_REGULAR);
}

/* A map is a file, or the key of one that the profile ships. */
static char *
read_map (const char *map)
{
  char *text = NULL;

  if (is_file (map))
    g_file_get_contents (map, &text, NULL, NULL);
  return text != NULL ? text : g_strdup (map);
}

/* Leaves out the one option that has no value; whether it was there. */
static gboolean
take_new_source (const char *const *words, GPtrArray *others)
{
  gboolean found = FALSE;

  for (guint i = 0; words[i] != NULL; i++) {
    if (strcmp (words[i], NEW_SOURCE) == 0)
      found = TRUE;
    else
      g_ptr_array_add (others, (gpointer) words[i]);
  }
  g_ptr_array_add (others, NULL);
  return found;
}

static LoketListStatus *
import_list (const LoketImportPlace *place, const char *const *words, GError **error)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  const gboolean new_source = take_new_source (words, others);
  const char *const *rest = (const char *const *) others->pdata;
  g_autoptr (GHashTable) given =
      rest[2] != NULL ? loket_keep_options (rest + 3, import_options) : NULL;
  g_autoptr (LoketListRequest) request = loket_list_request_new ();

  if (given == NULL || !g_hash_table_contains (given, "--source") ||
      !g_hash_table_contains (given, "--period")) {
    refuse (error,
            "list import takes FILE --source KEY [--new-source] --period PERIOD [--map FILE|KEY] "
            "[--rejects FILE]");
    return NULL;
  }
  request->source = g_strdup (g_hash_table_lookup (given, "--source"));
  request->new_source = new_source || is_file (g_hash_table_lookup (given, "--map"));
  request->period = g_strdup (g_hash_table_lookup (given, "--period"));
  request->map = read_map (g_hash_table_lookup (given, "--map"));
  return bring_in (place, request, rest[2], g_hash_table_lookup (given, "--rejects"), error);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);
    g_unlink (file);
  }
  g_rmdir (path);
}

static char *
invent (const char *const *words, GError **error)
{
  g_autofree char *dir = g_dir_make_tmp ("loket-demo-XXXXXX", error);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autofree char *made = NULL;

  if (dir == NULL)
    return NULL;
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (all, (gpointer) words[i]);
  g_ptr_array_add (all, (gpointer) "--lists");
  g_ptr_array_add (all, dir);
  g_ptr_array_add (all, NULL);
  made = loket_invent_files ((const char *const *) all->pdata, error);
  if (made != NULL)
    return g_steal_pointer (&dir);
  remove_folder (dir);
  return NULL;
}

static LoketListStatus *
import_invented (const LoketImportPlace *place, const char *const *words, GError **error)
{
  g_autoptr (GHashTable) given = loket_keep_options (words + 1, demo_options);
  g_autoptr (LoketListRequest) request = loket_list_request_new ();
  g_autofree char *dir = NULL;
  g_autofree char *path = NULL;
  LoketListStatus *status;

  if (given == NULL) {
    refuse (error, "demo takes --seed N --people N [--lists DIR]");
    return NULL;
  }
  dir = invent (words, error);
  if (dir == NULL)
    return NULL;
  request->source = g_strdup ("demo");
  request->new_source = TRUE;
  request->period = g_strdup (LOKET_INVENTED_TODAY);
  request->map = g_strdup (REGISTER_MAP);
  path = g_build_filename (dir, loket_invented_list_file (LOKET_INVENTED_REGISTER), NULL);
  status = bring_in (place, request, path, NULL, error);
  remove_folder (dir);
  return status;
}

/**
 * loket_import_run:
 * @place: where the office is, and who asks
 * @words: (array zero-terminated=1): “list import” or “demo” and their options
 * @error: set to %LOKET_ERROR_BAD_FIELD for words that are not understood, else to why the list was
 *   refused or aborted
 *
 * Rows that were refused are written to --rejects, or beside the file.
 *
 * Returns: (transfer full): the list as it ended
 */
LoketListStatus *
loket_import_run (const LoketImportPlace *place, const char *const *words, GError **error)
{
  return g_strcmp0 (words[0], "demo") == 0 ? import_invented (place, words, error)
                                           : import_list (place, words, error);
}
