/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads both lists in pieces, pairs them in memory and writes what was found as CSV. */
#include "config.h"

#include "lists.h"

#include "core/error.h"
#include "core/calendar.h"
#include "core/list-reader.h"
#include "core/match-lists.h"
#include "keep.h"
#include "office/open.h"

#include <gio/gunixoutputstream.h>
#include <string.h>

#define PIECE (256 * 1024)
#define HEADER "left,right,weight,decision\n"
#define PROFILE "sragen"

static const char *const option_names[] =
    {"--map", "--right-map", "--profile", "--today", "--parameters", NULL};

/* One of the two lists, with the ids that its rows have in it. */
typedef struct {
  LoketMatchLists *lists;
  LoketMatchSide side;
  GStringChunk *texts;
  GPtrArray *ids; /* borrowed from texts */
} Side;

typedef struct {
  LoketMatchParameters *parameters;
  LoketRegions *regions; /* NULL without a profile: then villages are compared by name */
  char *today;
  LoketListMap *maps[2];
} Settings;

static void
settings_clear (Settings *settings)
{
  g_clear_pointer (&settings->parameters, loket_match_parameters_free);
  g_clear_pointer (&settings->regions, loket_regions_free);
  g_clear_pointer (&settings->today, g_free);
  g_clear_pointer (&settings->maps[0], loket_list_map_unref);
  g_clear_pointer (&settings->maps[1], loket_list_map_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settings, settings_clear)

/**
 * loket_lists_are_wanted:
 * @words: (array zero-terminated=1): the words of a command
 *
 * Returns: whether they ask for two lists to be matched
 */
gboolean
loket_lists_are_wanted (const char *const *words)
{
  return g_strcmp0 (words[0], "list") == 0 && g_strcmp0 (words[1], "match") == 0;
}

static gboolean
refuse (GError **error, const char *option, const char *problem)
{
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, option, "%s %s", option, problem);
  return FALSE;
}

static GBytes *
read_file (const char *path, GError **error)
{
  char *text = NULL;
  gsize length;

  return g_file_get_contents (path, &text, &length, error) ? g_bytes_new_take (text, length) : NULL;
}

static gboolean
read_map (LoketListMap **map, const char *path, GError **error)
{
  g_autoptr (GBytes) file = read_file (path, error);

  *map = file != NULL ? loket_list_map_new (file, error) : NULL;
  if (*map == NULL)
    g_prefix_error (error, "%s: ", path);
  return *map != NULL;
}

static gboolean
read_parameters (Settings *settings, const char *path, GError **error)
{
  g_autoptr (GBytes) file = NULL;

  if (path == NULL) {
    settings->parameters = loket_match_parameters_built_in (error);
  } else {
    file = read_file (path, error);
    settings->parameters = file != NULL ? loket_match_parameters_new (file, path, error) : NULL;
  }
  return settings->parameters != NULL;
}

/* Without its profile a program still compares: villages then go by what is written. */
static gboolean
read_regions (Settings *settings, const char *profile, GError **error)
{
  g_autoptr (GError) problem = NULL;

  settings->regions = loket_profile_load_regions (profile != NULL ? profile : PROFILE, &problem);
  if (settings->regions == NULL && profile != NULL) {
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

  if (map == NULL)
    return refuse (error, "--map", "is missing");
  return read_map (&settings->maps[LOKET_MATCH_LEFT], map, error) &&
         read_map (
             &settings->maps[LOKET_MATCH_RIGHT], right_map != NULL ? right_map : map, error) &&
         read_parameters (settings, g_hash_table_lookup (given, "--parameters"), error) &&
         read_regions (settings, g_hash_table_lookup (given, "--profile"), error) &&
         read_today (settings, g_hash_table_lookup (given, "--today"), error);
}

/* A row that cannot be used says of nobody; the others keep their numbers. */
static gboolean
take_row (const LoketReadRow *row, gpointer data, GError **error)
{
  Side *side = data;
  char number[32];
  const char *id = row->facts.id;

  if (row->rejected)
    return TRUE;
  g_snprintf (number, sizeof number, "%" G_GUINT64_FORMAT, row->row);
  g_ptr_array_add (side->ids,
                   g_string_chunk_insert (side->texts, id != NULL && *id != '\0' ? id : number));
  loket_match_lists_add (side->lists, side->side, &row->facts);
  return TRUE;
}

static gboolean
read_list (Side *side, const Settings *settings, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (LoketListReader) reader = NULL;
  g_autofree char *piece = g_malloc (PIECE);
  gboolean is_last = FALSE;

  if (stream == NULL)
    return FALSE;
  reader = loket_list_reader_new (settings->maps[side->side], settings->regions, settings->today);
  while (!is_last) {
    gsize length;
    if (!g_input_stream_read_all (G_INPUT_STREAM (stream), piece, PIECE, &length, NULL, error))
      return FALSE;
    is_last = length < PIECE;
    if (!loket_list_reader_push (reader, piece, length, is_last, take_row, side, error)) {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  }
  return TRUE;
}

/* A cell of CSV (RFC 4180). */
static void
add_cell (GString *line, const char *text)
{
  if (strpbrk (text, ",\"\r\n") == NULL) {
    g_string_append (line, text);
    return;
  }
  g_string_append_c (line, '"');
  for (; *text != '\0'; text++) {
    if (*text == '"')
      g_string_append_c (line, '"');
    g_string_append_c (line, *text);
  }
  g_string_append_c (line, '"');
}

static gboolean
write_pairs (const Side *sides, const GArray *pairs, GOutputStream *out, GError **error)
{
  g_autoptr (GString) text = g_string_new (HEADER);

  for (guint i = 0; i < pairs->len; i++) {
    const LoketMatchPair *pair = &g_array_index (pairs, LoketMatchPair, i);
    char weight[G_ASCII_DTOSTR_BUF_SIZE];
    add_cell (text, sides[LOKET_MATCH_LEFT].ids->pdata[pair->left]);
    g_string_append_c (text, ',');
    add_cell (text, sides[LOKET_MATCH_RIGHT].ids->pdata[pair->right]);
    g_ascii_formatd (weight, sizeof weight, "%.2f", pair->weight);
    g_string_append_printf (
        text, ",%s,%s\n", weight, pair->decision == LOKET_MATCH_LINK ? "same" : "review");
  }
  return g_output_stream_write_all (out, text->str, text->len, NULL, NULL, error) &&
         g_output_stream_flush (out, NULL, error);
}

static gboolean
match_files (const Settings *settings, const char *const *paths, GOutputStream *out, GError **error)
{
  g_autoptr (LoketMatchLists) lists = loket_match_lists_new (settings->parameters);
  g_autoptr (GStringChunk) texts = g_string_chunk_new (PIECE);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  g_autoptr (GPtrArray) right = g_ptr_array_new ();
  g_autoptr (GArray) pairs = NULL;
  Side sides[] = {{lists, LOKET_MATCH_LEFT, texts, left}, {lists, LOKET_MATCH_RIGHT, texts, right}};

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (!read_list (&sides[i], settings, paths[i], error))
      return FALSE;
  pairs = loket_match_lists_pair (lists);
  if (loket_match_lists_hidden_blocks (lists) > 0)
    g_printerr ("loketctl: %" G_GUINT64_FORMAT " blocks were too large and were not looked at\n",
                loket_match_lists_hidden_blocks (lists));
  return write_pairs (sides, pairs, out, error);
}

/**
 * loket_lists_match:
 * @words: (array zero-terminated=1): “list match LEFT RIGHT” and its options
 * @descriptor: of an open file; gets CSV with the header left,right,weight,decision
 * @error: set to %LOKET_ERROR_BAD_FIELD, or to why a file cannot be read
 *
 * No office is needed and none is touched.
 *
 * Returns: %TRUE when all was written
 */
gboolean
loket_lists_match (const char *const *words, int descriptor, GError **error)
{
  g_autoptr (GHashTable) given = NULL;
  g_autoptr (GOutputStream) out = g_unix_output_stream_new (descriptor, FALSE);
  g_auto (Settings) settings = {0};
  gboolean has_paths = words[2] != NULL && words[3] != NULL && !g_str_has_prefix (words[2], "--") &&
                       !g_str_has_prefix (words[3], "--");

  if (has_paths)
    given = loket_keep_options (words + 4, option_names);
  if (given == NULL)
    return refuse (error,
                   "list match",
                   "takes LEFT.csv RIGHT.csv --map LEFTMAP --right-map RIGHTMAP [--profile NAME] "
                   "[--today DAY] [--parameters FILE]");
  return read_settings (&settings, given, error) && match_files (&settings, words + 2, out, error);
}
