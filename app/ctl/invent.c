/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes invented people down as they are made, row by row: memory does not grow with them.
 * Needs no office; a profile gives the villages and the maps. */
#include "config.h"

#include "invent.h"

#include "core/calendar.h"
#include "core/error.h"
#include "core/invented-lists.h"
#include "core/office.h"
#include "keep.h"
#include "office/open.h"

#include <string.h>

#define PIECE 65536      /* octets that are written at once */
#define PEOPLE 100000000 /* at most: an island, not a district */

typedef struct {
  GOutputStream *stream;
  GString *text;
} File;

/* The five lists, and truth.csv. */
typedef struct {
  File files[LOKET_INVENTED_LISTS + 1];
  GError **error;
} Writing;

static const char *const option_names[] =
    {"--seed", "--people", "--lists", "--list-rows", "--rates", "--profile", "--today", NULL};
static const char *const maps[] = {"dtsen.map", "bps.map", "village.map", "agency.map"};

/**
 * loket_invent_is_wanted:
 * @words: (array zero-terminated=1): the words of a command
 *
 * Returns: whether they ask for files of invented people
 */
gboolean
loket_invent_is_wanted (const char *const *words)
{
  return g_strcmp0 (words[0], "demo") == 0 && g_strv_contains (words, "--lists");
}

static gboolean
flush (File *file, GError **error)
{
  const gboolean done =
      g_output_stream_write_all (file->stream, file->text->str, file->text->len, NULL, NULL, error);

  g_string_truncate (file->text, 0);
  return done;
}

static gboolean
open_file (File *file, const char *dir, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autoptr (GFile) target = g_file_new_for_path (path);

  file->text = g_string_sized_new (PIECE + 1024);
  file->stream =
      G_OUTPUT_STREAM (g_file_replace (target, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, error));
  return file->stream != NULL;
}

static gboolean
close_file (File *file, GError **error)
{
  return flush (file, error) && g_output_stream_close (file->stream, NULL, error);
}

static gboolean
write_row (const LoketInventedRow *row, gpointer data)
{
  Writing *writing = data;
  File *file = &writing->files[row->list];
  File *truth = &writing->files[LOKET_INVENTED_LISTS];

  loket_invented_list_line (row, file->text);
  g_string_append_printf (
      truth->text, "%s,%s,%u\n", loket_invented_list_name (row->list), row->id, row->person);
  return (file->text->len < PIECE || flush (file, writing->error)) &&
         (truth->text->len < PIECE || flush (truth, writing->error));
}

static gboolean
open_files (Writing *writing, const char *dir, GError **error)
{
  for (guint i = 0; i < LOKET_INVENTED_LISTS; i++) {
    if (!open_file (&writing->files[i], dir, loket_invented_list_file (i), error))
      return FALSE;
    loket_invented_list_header (i, writing->files[i].text);
  }
  if (!open_file (&writing->files[LOKET_INVENTED_LISTS], dir, "truth.csv", error))
    return FALSE;
  g_string_append (writing->files[LOKET_INVENTED_LISTS].text, "list,row_id,person\n");
  return TRUE;
}

static gboolean
write_files (const LoketInventedListsOptions *options, const char *dir, GError **error)
{
  Writing writing = {.error = error};
  gboolean done =
      open_files (&writing, dir, error) && loket_invented_lists_walk (options, write_row, &writing);

  for (guint i = 0; i < G_N_ELEMENTS (writing.files); i++) {
    File *file = &writing.files[i];
    done = done && close_file (file, error);
    g_clear_object (&file->stream);
    if (file->text != NULL)
      g_string_free (file->text, TRUE);
  }
  return done;
}

static gboolean
copy_maps (const char *profile, const char *dir, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (maps); i++) {
    g_autofree char *name = g_build_filename ("maps", maps[i], NULL);
    g_autofree char *path = g_build_filename (dir, maps[i], NULL);
    g_autoptr (GBytes) map = loket_profile_read_file (profile, name, error);
    if (map == NULL)
      return FALSE;
    if (!g_file_set_contents (
            path, g_bytes_get_data (map, NULL), (gssize) g_bytes_get_size (map), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
refuse (GError **error, const char *option, const char *problem)
{
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, option, "%s %s", option, problem);
  return FALSE;
}

/* @value stays as it is when the option is not given. */
static gboolean
read_number (GHashTable *given,
             const char *option,
             guint64 least,
             guint64 most,
             guint64 *value,
             GError **error)
{
  const char *text = g_hash_table_lookup (given, option);

  if (text == NULL || g_ascii_string_to_unsigned (text, 10, least, most, value, NULL))
    return TRUE;
  return refuse (error, option, "takes a number");
}

static gboolean
read_rates (const char *path, LoketInventedRates *rates, GError **error)
{
  char *text = NULL;
  gsize length;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GError) failure = NULL;

  loket_invented_rates_default (rates);
  if (path == NULL)
    return TRUE;
  if (!g_file_get_contents (path, &text, &length, &failure)) {
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, path, "%s", failure->message);
    return FALSE;
  }
  file = g_bytes_new_take (text, length);
  return loket_invented_rates_read (rates, file, error);
}

static gboolean
read_options (GHashTable *given, LoketInventedListsOptions *options, GError **error)
{
  guint64 seed = 1, people = 0, rows = 0;
  LoketLocalTime day;

  if (!read_number (given, "--seed", 0, G_MAXUINT64, &seed, error) ||
      !read_number (given, "--people", 10, PEOPLE, &people, error) ||
      !read_number (given, "--list-rows", 10, PEOPLE, &rows, error))
    return FALSE;
  if (people == 0)
    return refuse (error, "--people", "is missing");
  if (rows > people)
    return refuse (error, "--list-rows", "is more than there are people");
  options->today = g_hash_table_lookup (given, "--today");
  if (options->today != NULL && !loket_calendar_read_day (options->today, &day))
    return refuse (error, "--today", "takes a day such as 2026-07-01");
  options->seed = seed;
  options->people = (guint) people;
  options->rows = (guint) rows;
  return TRUE;
}

/**
 * loket_invent_files:
 * @words: (array zero-terminated=1): “demo” and its options
 * @error: set to %LOKET_ERROR_BAD_FIELD, or to why a file cannot be read or written
 *
 * Writes register.csv, q1-dtsen.csv, q2-bps.csv, q3-village.csv, q4-agency.tsv with a map each, and
 * truth.csv into the folder of --lists. See docs/invented-people.md.
 *
 * Returns: (transfer full): the folder, when all of them are there
 */
char *
loket_invent_files (const char *const *words, GError **error)
{
  g_autoptr (GHashTable) given = loket_keep_options (words + 1, option_names);
  g_autoptr (LoketProfile) profile = NULL;
  g_autoptr (LoketRegions) regions = NULL;
  LoketInventedListsOptions options = {0};
  LoketInventedRates rates;
  const char *name, *dir;

  if (given == NULL) {
    refuse (error,
            "demo",
            "takes --seed N --people N --lists DIR [--list-rows N] [--rates FILE] "
            "[--profile NAME] [--today DAY]");
    return NULL;
  }
  name = g_hash_table_lookup (given, "--profile");
  name = name != NULL ? name : "sragen";
  dir = g_hash_table_lookup (given, "--lists");
  if (!read_options (given, &options, error) ||
      !read_rates (g_hash_table_lookup (given, "--rates"), &rates, error))
    return NULL;
  profile = loket_profile_load (name, error);
  regions = profile != NULL ? loket_profile_load_regions (name, error) : NULL;
  if (regions == NULL)
    return NULL;
  options.rates = &rates;
  options.regency = loket_regions_find (regions, profile->office_id);
  if (options.regency == NULL || options.regency->children->len == 0) {
    refuse (error, "--profile", "has no villages of its office");
    return NULL;
  }
  if (g_mkdir_with_parents (dir, 0700) != 0) {
    refuse (error, "--lists", "cannot be made");
    return NULL;
  }
  if (!write_files (&options, dir, error) || !copy_maps (name, dir, error))
    return NULL;
  return g_strdup (dir);
}
