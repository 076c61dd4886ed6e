/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads both lists in pieces, by their maps, and pairs them in memory. */
#include "config.h"

#include "two-lists.h"

#include "command.h"
#include "core/calendar.h"
#include "core/error.h"
#include "core/list-reader.h"
#include "core/list-rejects.h"
#include "core/text.h"
#include "keep.h"
#include "office/open.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#define PIECE (256 * 1024)
#define PROFILE "sragen"

static const char *const option_names[] =
    {"--map", "--right-map", "--profile", "--today", "--parameters", NULL};

typedef struct {
  LoketTwoLists *two;
  const char *language;
  const char *profile;
  char *today;
  LoketListMap *maps[2];
} Settings;

/* Who takes the rows of one of the two. */
typedef struct {
  const Settings *settings;
  LoketMatchSide side;
} Taking;

static void
settings_clear (Settings *settings)
{
  g_clear_pointer (&settings->today, g_free);
  g_clear_pointer (&settings->maps[0], loket_list_map_unref);
  g_clear_pointer (&settings->maps[1], loket_list_map_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settings, settings_clear)

static gboolean
refuse (GError **error, const char *option, const char *problem)
{
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, option, "%s %s", option, problem);
  return FALSE;
}

/* A file, or the name of a map that the profile has: "bps". */
static GBytes *
read_map_file (const Settings *settings, const char *name, GError **error)
{
  g_autofree char *file = g_strconcat ("maps/", name, ".map", NULL);
  g_autoptr (GBytes) shipped = NULL;

  if (strchr (name, '/') == NULL && !g_file_test (name, G_FILE_TEST_EXISTS))
    shipped = loket_profile_read_file (settings->profile, file, NULL);
  return shipped != NULL ? g_steal_pointer (&shipped) : loket_command_read_file (name, error);
}

static gboolean
read_map (Settings *settings, LoketMatchSide side, const char *name, GError **error)
{
  g_autoptr (GBytes) file = read_map_file (settings, name, error);

  if (file == NULL)
    return FALSE;
  settings->maps[side] = loket_list_map_new (file, error);
  if (settings->maps[side] == NULL)
    g_prefix_error (error, "%s: ", name);
  return settings->maps[side] != NULL;
}

static gboolean
read_parameters (LoketTwoLists *two, const char *path, GError **error)
{
  g_autoptr (GBytes) file = NULL;

  if (path == NULL) {
    two->parameters = loket_match_parameters_built_in (error);
  } else {
    file = loket_command_read_file (path, error);
    two->parameters = file != NULL ? loket_match_parameters_new (file, path, error) : NULL;
  }
  return two->parameters != NULL;
}

/* Without its profile a program still compares: villages then go by what is written. */
static gboolean
read_regions (LoketTwoLists *two, const char *profile, GError **error)
{
  g_autoptr (GError) problem = NULL;

  two->regions = loket_profile_load_regions (profile != NULL ? profile : PROFILE, &problem);
  if (two->regions == NULL && profile != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  return TRUE;
}

static gboolean
read_today (Settings *settings, const char *given, GError **error)
{
  LoketLocalTime day;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  settings->today = given != NULL ? g_strdup (given) : g_date_time_format (now, "%Y-%m-%d");
  return loket_calendar_read_day (settings->today, &day) ||
         refuse (error, "--today", "takes a day such as 2026-07-01");
}

static gboolean
read_settings (Settings *settings, GHashTable *given, GError **error)
{
  const char *map = g_hash_table_lookup (given, "--map");
  const char *right_map = g_hash_table_lookup (given, "--right-map");
  const char *profile = g_hash_table_lookup (given, "--profile");

  if (map == NULL)
    return refuse (error, "--map", "is missing");
  settings->profile = profile != NULL ? profile : PROFILE;
  return read_map (settings, LOKET_MATCH_LEFT, map, error) &&
         read_map (settings, LOKET_MATCH_RIGHT, right_map != NULL ? right_map : map, error) &&
         read_parameters (settings->two, g_hash_table_lookup (given, "--parameters"), error) &&
         read_regions (settings->two, profile, error) &&
         read_today (settings, g_hash_table_lookup (given, "--today"), error);
}

static const char *
keep_text (LoketTwoLists *two, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (two->texts, text) : NULL;
}

static void
keep_unusable (LoketOneList *list, const LoketReadRow *row, const char *language)
{
  if (list->n_unusable++ > 0)
    return;
  list->first_unusable = (guint) row->line;
  list->first_reason = loket_list_row_reason (row, language);
}

/* A row that cannot be used says of nobody; the others keep their numbers. */
static gboolean
take_row_cb (const LoketReadRow *row, gpointer data, GError **error)
{
  const Taking *taking = data;
  LoketTwoLists *two = taking->settings->two;
  LoketOneList *list = &two->sides[taking->side];
  const LoketFacts kept = {.birth_date = keep_text (two, row->facts.birth_date),
                           .nik = keep_text (two, row->facts.nik),
                           .village = keep_text (two, row->facts.village),
                           .sex = row->facts.sex};
  g_autofree char *number = NULL;

  list->n_rows++;
  if (row->rejected) {
    keep_unusable (list, row, taking->settings->language);
    return TRUE;
  }
  if (row->facts.id == NULL)
    number = g_strdup_printf ("%" G_GUINT64_FORMAT, row->row);
  g_ptr_array_add (list->ids,
                   g_string_chunk_insert (two->texts, number != NULL ? number : row->facts.id));
  g_array_append_val (list->facts, kept);
  loket_match_lists_add (two->lists, taking->side, &row->facts);
  return TRUE;
}

/* What cannot be used is told and holds up nothing. */
static void
tell_unusable (const LoketOneList *list, const char *path, const char *language)
{
  if (list->n_unusable > 0)
    g_printerr (loket_text (language,
                            N_ ("%s: %u of %u rows cannot be used. The first is in line %u: %s\n")),
                path,
                list->n_unusable,
                list->n_rows,
                list->first_unusable,
                list->first_reason);
}

static gboolean
read_list (const Settings *settings, LoketMatchSide side, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &failure);
  g_autofree char *piece = g_malloc (PIECE);
  g_autoptr (LoketListReader) reader =
      loket_list_reader_new (settings->maps[side], settings->two->regions, settings->today);
  Taking taking = {.settings = settings, .side = side};
  gboolean is_last = FALSE;

  while (!is_last) {
    gsize length;
    if (stream == NULL ||
        !g_input_stream_read_all (G_INPUT_STREAM (stream), piece, PIECE, &length, NULL, &failure)) {
      loket_set_error (error, LOKET_ERROR_NOT_FOUND, path, "%s", failure->message);
      return FALSE;
    }
    is_last = length < PIECE;
    if (!loket_list_reader_push (reader, piece, length, is_last, take_row_cb, &taking, error)) {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  }
  tell_unusable (&settings->two->sides[side], path, settings->language);
  return TRUE;
}

static LoketTwoLists *
two_lists_new (void)
{
  LoketTwoLists *two = g_new0 (LoketTwoLists, 1);

  two->texts = g_string_chunk_new (PIECE);
  for (guint i = 0; i < G_N_ELEMENTS (two->sides); i++) {
    two->sides[i].ids = g_ptr_array_new ();
    two->sides[i].facts = g_array_new (FALSE, FALSE, sizeof (LoketFacts));
  }
  return two;
}

/**
 * loket_two_lists_free:
 * @two: (transfer full): two lists
 */
void
loket_two_lists_free (LoketTwoLists *two)
{
  for (guint i = 0; i < G_N_ELEMENTS (two->sides); i++) {
    g_ptr_array_unref (two->sides[i].ids);
    g_array_unref (two->sides[i].facts);
    g_free (two->sides[i].first_reason);
  }
  g_clear_pointer (&two->pairs, g_array_unref);
  g_clear_pointer (&two->lists, loket_match_lists_free);
  g_clear_pointer (&two->parameters, loket_match_parameters_free);
  g_clear_pointer (&two->regions, loket_regions_free);
  g_string_chunk_free (two->texts);
  g_free (two);
}

/**
 * loket_two_lists_read:
 * @words: (array zero-terminated=1): two files and options: “LEFT RIGHT --map MAP …”
 * @language: (nullable): in which it tells on standard error what cannot be used
 * @error: set to %LOKET_ERROR_BAD_FIELD for wrong words, else to why a list cannot be read
 *
 * Returns: (transfer full): both lists and their pairs
 */
LoketTwoLists *
loket_two_lists_read (const char *const *words, const char *language, GError **error)
{
  g_autoptr (LoketTwoLists) two = two_lists_new ();
  g_autoptr (GHashTable) given = NULL;
  g_auto (Settings) settings = {.two = two, .language = language};
  const gboolean has_paths = words[0] != NULL && words[1] != NULL &&
                             !g_str_has_prefix (words[0], "--") &&
                             !g_str_has_prefix (words[1], "--");

  if (has_paths)
    given = loket_keep_options (words + 2, option_names);
  if (given == NULL) {
    refuse (error,
            "list",
            "match|compare takes LEFT.csv RIGHT.csv --map LEFTMAP [--right-map RIGHTMAP] "
            "[--profile NAME] [--today DAY] [--parameters FILE]");
    return NULL;
  }
  if (!read_settings (&settings, given, error))
    return NULL;
  two->lists = loket_match_lists_new (two->parameters);
  if (!read_list (&settings, LOKET_MATCH_LEFT, words[0], error) ||
      !read_list (&settings, LOKET_MATCH_RIGHT, words[1], error))
    return NULL;
  two->pairs = loket_match_lists_pair (two->lists);
  return g_steal_pointer (&two);
}
