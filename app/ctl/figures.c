/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the figures of the queue and sets them as CSV. */
#include "config.h"

#include "figures.h"

#include "core/operations.h"
#include "core/queue-figures.h"
#include "core/waits.h"
#include "reach.h"
#include "wire/json.h"
#include "words.h"

#define CSV "--csv"

/**
 * loket_ctl_figures_are_wanted:
 * @words: (array zero-terminated=1): the words of a command
 *
 * Returns: whether they ask for figures of the queue as CSV; else queue/figures is an operation as
 *   others are
 */
gboolean
loket_ctl_figures_are_wanted (const char *const *words)
{
  return g_strcmp0 (words[0], "queue") == 0 && g_strcmp0 (words[1], "figures") == 0 &&
         g_strv_contains (words, CSV);
}

/**
 * loket_ctl_figures:
 * @place: where the office is, and who asks
 * @words: (array zero-terminated=1): "queue figures" and what follows
 * @error: set to %LOKET_ERROR_BAD_FIELD %LOKET_WORDS_USAGE for words that are not understood, else
 *   to why there are no figures
 *
 * Returns: (transfer full): the file
 */
char *
loket_ctl_figures (const LoketKeyPlace *place, const char *const *words, GError **error)
{
  gboolean csv = FALSE;
  const char *from = NULL, *until = NULL;
  const LoketWordOption options[] = {
      {CSV, NULL, &csv}, {"--from", &from, NULL}, {"--until", &until, NULL}, {NULL}};
  g_autoptr (LoketScoreQuery) query = loket_score_query_new ();
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (LoketRecord) figures = NULL;

  if (!loket_words_read (options, words + 2, NULL, error))
    return NULL;
  query->from = g_strdup (from);
  query->until = g_strdup (until);
  if (!loket_record_check (LOKET_RECORD (query), error))
    return NULL;
  answer = loket_reach_ask (
      place->dir, place->officer, &LOKET_QUEUE_FIGURES, LOKET_RECORD (query), error);
  if (answer == NULL)
    return NULL;
  figures = loket_json_to_record (loket_queue_figures_get_type (),
                                  g_bytes_get_data (answer, NULL),
                                  g_bytes_get_size (answer),
                                  LOKET_JSON_ANSWER,
                                  error);
  return figures != NULL ? loket_queue_figures_csv (loket_queue_figures_cast (figures)) : NULL;
}
