/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the section of lists: what became of one, how far it is, what is wrong with a row;
 * its pages use them. */
#include "config.h"

#include "ui/registry/list-words.h"

#include "core/error.h"
#include "core/list-map.h"
#include "core/list-plain.h"
#include "ui/common/problem.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * loket_list_state_word:
 * @state: of a list
 *
 * Returns: (transfer none): that in the language of the window
 */
const char *
loket_list_state_word (LoketBatchState state)
{
  static const char *const words[] = {
      [LOKET_BATCH_RECEIVED] = N_ ("Being read"),
      [LOKET_BATCH_PARSED] = N_ ("Being compared"),
      [LOKET_BATCH_MATCHED] = N_ ("Being taken over"),
      [LOKET_BATCH_IN_REVIEW] = N_ ("Some in doubt"),
      [LOKET_BATCH_APPLIED] = N_ ("Taken over"),
      [LOKET_BATCH_CLOSED] = N_ ("A later one is here"),
      [LOKET_BATCH_ABORTED] = N_ ("Not taken"),
  };

  g_return_val_if_fail (state < G_N_ELEMENTS (words), "");
  return _ (words[state]);
}

/**
 * loket_list_state_style:
 * @state: of a list
 *
 * Returns: (transfer none): style class of its chip
 */
const char *
loket_list_state_style (LoketBatchState state)
{
  switch (state) {
  case LOKET_BATCH_APPLIED:
    return "good";
  case LOKET_BATCH_IN_REVIEW:
  case LOKET_BATCH_ABORTED:
    return "warning";
  case LOKET_BATCH_CLOSED:
    return "";
  case LOKET_BATCH_RECEIVED:
  case LOKET_BATCH_PARSED:
  case LOKET_BATCH_MATCHED:
  default:
    return "house";
  }
}

/**
 * loket_list_stage_word:
 * @stage: (nullable): of an import
 *
 * Returns: (transfer none): what is being done, in the language of the window
 */
const char *
loket_list_stage_word (const char *stage)
{
  static const char *const words[][2] = {
      {"reading", N_ ("The rows are being read")},
      {"matching", N_ ("The rows are being compared with the register")},
      {"noting", N_ ("What was found is being noted")},
      {"applying", N_ ("The rows are being taken over")},
      {"finding", N_ ("People that stand twice are being looked for")},
      {"closing", N_ ("The list is being closed")},
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i][0], stage) == 0)
      return _ (words[i][1]);
  return _ ("The list is being worked on");
}

/**
 * loket_list_source_title:
 * @application: the program
 * @source: key of whoever makes lists
 *
 * Returns: (transfer full): what the office calls it
 */
char *
loket_list_source_title (LoketProgram *application, const char *source)
{
  LoketProfile *profile = loket_program_profile (application);
  LoketSource *found = profile != NULL ? loket_profile_source (profile, source) : NULL;

  return found != NULL ? g_strdup (loket_program_text (application, found->title))
                       : g_ascii_strup (source, -1);
}

/**
 * loket_list_reason:
 * @application: the program
 * @reason: (nullable): why a list was not taken: "cancelled", or a problem with its parameter
 *
 * Returns: (transfer full): that as a sentence
 */
char *
loket_list_reason (LoketProgram *application, const char *reason)
{
  g_auto (GStrv) parts = reason != NULL ? g_strsplit (reason, ": ", 2) : NULL;
  LoketErrorCode code;
  g_autoptr (GError) error = NULL;

  if (parts == NULL || parts[0] == NULL || strcmp (parts[0], "cancelled") == 0)
    return g_strdup (_ ("It was stopped. Nothing of it is in the register."));
  if (!loket_error_code_from_name (parts[0], &code))
    return g_strdup (reason);
  loket_set_error (&error, code, parts[1], "%s", reason);
  return loket_problem_sentence (error, loket_program_language (application));
}

/**
 * loket_list_count:
 * @n: how many
 *
 * Returns: (transfer full): the number as the locale of the window groups it
 */
char *
loket_list_count (gint64 n)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  const gsize length = strlen (digits);
  GString *grouped = g_string_new (NULL);

  for (gsize i = 0; i < length; i++) {
    if (i > 0 && (length - i) % 3 == 0)
      /* Translators: what stands between thousands: 50,000 */
      g_string_append (grouped, C_ ("thousands", ","));
    g_string_append_c (grouped, digits[i]);
  }
  return g_string_free (grouped, FALSE);
}

/**
 * loket_list_ending:
 * @batch: a list on which nothing is done any more
 *
 * Returns: (transfer full): what happened, in one sentence with numbers
 */
char *
loket_list_ending (LoketListBatch *batch)
{
  g_autofree char *rows = loket_list_count (batch->rows);
  g_autofree char *linked = loket_list_count (batch->linked);
  g_autofree char *created = loket_list_count (batch->created);
  g_autofree char *in_doubt = loket_list_count (batch->in_doubt);
  g_autofree char *rejected = loket_list_count (batch->rejected);

  return g_strdup_printf (
      _ ("Of %s rows, %s are of people on file, %s of new people, %s in doubt, %s left out."),
      rows,
      linked,
      created,
      in_doubt,
      rejected);
}

/**
 * loket_list_problem_words:
 * @problem: what is wrong with a row
 *
 * Returns: (transfer none): that in the language of the window, where it is known here
 */
const char *
loket_list_problem_words (LoketListProblemLine *problem)
{
  for (int kind = 0; kind < LOKET_N_LIST_PROBLEMS; kind++)
    if (g_strcmp0 (loket_list_problem_name ((LoketListProblemKind) kind), problem->problem) == 0)
      return _ (loket_list_problem_sentence ((LoketListProblemKind) kind));
  return problem->words != NULL ? problem->words : "";
}

/**
 * loket_list_field_title:
 * @key: (nullable): of a field, as in a map
 *
 * Returns: (transfer none): what people call it; empty for a whole line
 */
const char *
loket_list_field_title (const char *key)
{
  for (int field = 0; field < LOKET_N_LIST_FIELDS; field++)
    if (g_strcmp0 (loket_list_field_key ((LoketListField) field), key) == 0)
      return _ (loket_list_field_words ((LoketListField) field));
  return key != NULL ? key : "";
}
