/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads options, each at most once. */
#include "config.h"

#include "words.h"

#include "core/error.h"

#include <string.h>

/**
 * loket_words_refuse:
 * @error: set to %LOKET_ERROR_BAD_FIELD %LOKET_WORDS_USAGE
 * @what: how it is used
 *
 * Returns: %FALSE
 */
gboolean
loket_words_refuse (GError **error, const char *what)
{
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, LOKET_WORDS_USAGE, "%s", what);
  return FALSE;
}

/**
 * loket_words_are_wrong:
 * @error: (nullable): why a command did not run
 *
 * Returns: whether it was used wrongly
 */
gboolean
loket_words_are_wrong (const GError *error)
{
  return g_error_matches (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD) &&
         g_strcmp0 (loket_error_parameter (error), LOKET_WORDS_USAGE) == 0;
}

static gboolean
take_option (const LoketWordOption *options, const char *const *words, guint *at)
{
  for (guint i = 0; options[i].name != NULL; i++) {
    const LoketWordOption *option = &options[i];
    if (!g_str_equal (option->name, words[*at]))
      continue;
    if (option->value == NULL) {
      *option->given = TRUE;
      return TRUE;
    }
    if (*option->value != NULL || words[*at + 1] == NULL)
      return FALSE;
    *option->value = words[++*at];
    return TRUE;
  }
  return FALSE;
}

/**
 * loket_words_read:
 * @options: those that there are, the last one without a name
 * @words: (array zero-terminated=1): options
 * @text: (nullable) (out): the one word behind “--”; %NULL = there may be none
 * @error: set as loket_words_refuse() does
 *
 * Returns: %TRUE when all of them are known
 */
gboolean
loket_words_read (const LoketWordOption *options,
                  const char *const *words,
                  const char **text,
                  GError **error)
{
  for (guint i = 0; words[i] != NULL; i++) {
    g_autofree char *problem = NULL;
    if (text != NULL && g_str_equal (words[i], "--") && words[i + 1] != NULL &&
        words[i + 2] == NULL) {
      *text = words[i + 1];
      return TRUE;
    }
    if (text != NULL && g_str_equal (words[i], "--"))
      return loket_words_refuse (error,
                                 words[i + 1] == NULL
                                     ? "the text is missing behind “--”"
                                     : "behind “--” stands one text, and nothing after it");
    if (take_option (options, words, &i))
      continue;
    problem = g_strdup_printf ("“%s” cannot stand there", words[i]);
    return loket_words_refuse (error, problem);
  }
  return TRUE;
}
