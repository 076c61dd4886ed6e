/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sends a hospital's list of claims, has it matched, and says what it came to. */
#include "config.h"

#include "claim.h"

#include "command.h"
#include "core/claim.h"
#include "core/operations.h"
#include "reach.h"
#include "wire/json.h"
#include "words.h"

#define USAGE "claim match takes FILE.csv --facility KEY"

/**
 * loket_ctl_claim_is_wanted:
 * @words: (array zero-terminated=1): the words of a command
 *
 * Returns: whether they ask for a list of claims to be matched
 */
gboolean
loket_ctl_claim_is_wanted (const char *const *words)
{
  return g_strcmp0 (words[0], "claim") == 0 && g_strcmp0 (words[1], "match") == 0;
}

static void
name_parts (LoketRecord *request, const LoketSentFile *sent)
{
  LoketClaimMatch *match = loket_claim_match_cast (request);

  match->file_sha256 = g_strdup (sent->sha256);
  match->blobs = g_strdupv (sent->parts);
}

/* What it came to: the list, then a line for each outcome. */
static char *
report_text (GBytes *answer, GError **error)
{
  g_autoptr (LoketRecord) record = loket_json_to_record (loket_claim_report_get_type (),
                                                         g_bytes_get_data (answer, NULL),
                                                         g_bytes_get_size (answer),
                                                         LOKET_JSON_ANSWER,
                                                         error);
  g_autofree char *table = NULL;

  if (record == NULL)
    return NULL;
  table = loket_command_table (LOKET_RECORD (loket_claim_report_cast (record)->list));
  return g_strconcat (
      loket_claim_report_cast (record)->again ? "taken in before; nothing was changed\n" : "",
      table,
      NULL);
}

/**
 * loket_ctl_claim:
 * @place: where the office is, and who asks
 * @words: (array zero-terminated=1): "claim match" and what follows
 * @error: set to %LOKET_ERROR_BAD_FIELD %LOKET_WORDS_USAGE for words that are not understood, else
 *   to why the list was refused
 *
 * Returns: (transfer full): what is to be printed: the list with its sums, or with @place's json
 * the answer of claim/match on one line
 */
char *
loket_ctl_claim (const LoketKeyPlace *place, const char *const *words, GError **error)
{
  const char *facility = NULL;
  const LoketWordOption options[] = {{"--facility", &facility, NULL}, {NULL}};
  g_autoptr (LoketClaimMatch) request = NULL;
  g_autoptr (GBytes) answer = NULL;
  LoketReachFile file = {.name = name_parts};

  if (words[2] == NULL) {
    loket_words_refuse (error, USAGE);
    return NULL;
  }
  if (!loket_words_read (options, words + 3, NULL, error))
    return NULL;
  if (facility == NULL) {
    loket_words_refuse (error, USAGE);
    return NULL;
  }
  file.path = words[2];
  request = loket_claim_match_new ();
  request->facility = g_strdup (facility);
  request->file_name = g_path_get_basename (words[2]);
  answer = loket_reach_ask_with_file (
      place->dir, place->officer, &file, &LOKET_CLAIM_MATCH, LOKET_RECORD (request), error);
  if (answer == NULL)
    return NULL;
  return place->json ? g_strdup_printf ("%.*s\n",
                                        (int) g_bytes_get_size (answer),
                                        (const char *) g_bytes_get_data (answer, NULL))
                     : report_text (answer, error);
}
