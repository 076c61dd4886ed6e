/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “roll check”: reads a class list, asks the office, and writes the status of each row. */
#include "config.h"

#include "roll.h"

#include "command.h"
#include "core/csv-text.h"
#include "core/error.h"
#include "core/roll.h"
#include "core/text.h"
#include "keep.h"
#include "wire/json.h"
#include "words.h"

/**
 * loket_ctl_roll_is_wanted:
 * @words: (array zero-terminated=1): the words after the options
 *
 * Returns: %TRUE when they ask for a class list to be checked
 */
gboolean
loket_ctl_roll_is_wanted (const char *const *words)
{
  return words[0] != NULL && words[1] != NULL && g_str_equal (words[0], "roll") &&
         g_str_equal (words[1], "check");
}

/* For spreadsheets: names on the wire, so that a script reads the same in every language. */
static char *
table_as_csv (const LoketRollResults *results)
{
  GString *csv = g_string_new ("row,status,category");
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (results->results));

  loket_csv_end_row (csv);
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketRollResult) result = g_list_model_get_item (G_LIST_MODEL (results->results), i);
    g_string_append_printf (csv,
                            "%" G_GINT64_FORMAT ",%s",
                            result->row,
                            loket_enum_name (loket_roll_status_get_type (), (int) result->status));
    loket_csv_append (csv, result->category != NULL ? result->category : "");
    loket_csv_end_row (csv);
  }
  return g_string_free (csv, FALSE);
}

static char *
table_for_people (const LoketRollResults *results, const char *language)
{
  GString *text = g_string_new (NULL);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (results->results));

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketRollResult) result = g_list_model_get_item (G_LIST_MODEL (results->results), i);
    g_string_append_printf (text,
                            "%4" G_GINT64_FORMAT "  %s%s%s\n",
                            result->row,
                            loket_text (language, loket_roll_status_words (result->status)),
                            result->category != NULL ? "  " : "",
                            result->category != NULL ? result->category : "");
  }
  return g_string_free (text, FALSE);
}

static LoketRollCheck *
read_class (const char *path, GError **error)
{
  g_autoptr (GBytes) file = loket_command_read_file (path, error);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  return file != NULL ? loket_roll_read_class (file, today, error) : NULL;
}

static char *
write_results (const char *out, const LoketRollResults *results, GError **error)
{
  g_autofree char *csv = table_as_csv (results);
  g_autoptr (GError) failure = NULL;

  if (g_file_set_contents_full (out, csv, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &failure))
    return g_strdup_printf ("results %s\n", out);
  loket_set_error (error, LOKET_ERROR_NOT_FOUND, out, "%s", failure->message);
  return NULL;
}

/**
 * loket_ctl_roll_run:
 * @place: where and as whom to ask
 * @words: (array zero-terminated=1): “roll check CLASS.csv [--out RESULT.csv]”
 * @error: set to %LOKET_ERROR_BAD_FIELD for wrong words, as loket_roll_read_class(), or to why the
 *   office does not answer
 *
 * Returns: (transfer full): what is to be printed
 */
char *
loket_ctl_roll_run (const LoketKeyPlace *place, const char *const *words, GError **error)
{
  static const char *const names[] = {"--out", NULL};
  g_autoptr (GHashTable) given = words[2] != NULL ? loket_keep_options (words + 3, names) : NULL;
  g_autoptr (LoketRollCheck) check = NULL;
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (LoketRecord) results = NULL;
  const char *out;

  if (given == NULL) {
    loket_words_refuse (error, "roll check takes CLASS.csv [--out RESULT.csv]");
    return NULL;
  }
  out = g_hash_table_lookup (given, "--out");
  check = read_class (words[2], error);
  if (check == NULL)
    return NULL;
  answer =
      loket_reach_ask (place->dir, place->officer, &LOKET_ROLL_CHECK, LOKET_RECORD (check), error);
  if (answer == NULL)
    return NULL;
  results = loket_json_to_record (loket_roll_results_get_type (),
                                  g_bytes_get_data (answer, NULL),
                                  g_bytes_get_size (answer),
                                  LOKET_JSON_ANSWER,
                                  error);
  if (results == NULL)
    return NULL;
  if (out != NULL)
    return write_results (out, loket_roll_results_cast (results), error);
  return place->json ? g_strdup_printf ("%s\n", (const char *) g_bytes_get_data (answer, NULL))
                     : table_for_people (loket_roll_results_cast (results), place->language);
}
