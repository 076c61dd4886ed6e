/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What went wrong, in the words of the one table of errors; windows that show an answer. */
#include "config.h"

#include "ui/common/problem.h"

#include "core/error.h"
#include "core/text.h"

/**
 * loket_problem_sentence:
 * @error: what an operation was answered with
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer full): the sentence for people that belongs to its code
 */
char *
loket_problem_sentence (const GError *error, const char *language)
{
  LoketErrorCode code = loket_error_code_of (error);
  const char *sentence = loket_error_code_sentence (code);
  const char *parameter = loket_error_parameter (error);
  const char *words = loket_error_parameter_words (code, parameter);
  const char *rule = code == LOKET_ERROR_RULE ? loket_rule_sentence (parameter) : NULL;
  /* By hand: a translation is data, and so is the parameter. */
  g_auto (GStrv) parts = g_strsplit (loket_text (language, sentence), "%s", 2);

  if (rule != NULL)
    return g_strdup (loket_text (language, rule));
  if (words != NULL)
    parameter = loket_text (language, words);
  return g_strjoinv (parameter != NULL ? parameter : "?", parts);
}
