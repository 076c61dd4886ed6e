/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one error domain and its table; everybody sets errors, hub and windows turn them into words.
 */
#include "config.h"

#include "core/error.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  const char *name;
  guint status;
  const char *parameter;
  const char *sentence;
} ErrorRow;

static const ErrorRow error_rows[] = {
#define ERROR_ROW(symbol, name, status, parameter, sentence)                                       \
  [LOKET_ERROR_##symbol] = {name, status, parameter, sentence},
    LOKET_ERRORS (ERROR_ROW)
#undef ERROR_ROW
};

static const struct {
  const char *name;
  const char *sentence;
} rule_rows[] = {
#define RULE_ROW(name, sentence) {name, sentence},
    LOKET_RULES (RULE_ROW)
#undef RULE_ROW
};

typedef struct {
  char *parameter;
} LoketErrorPrivate;

static void
loket_error_private_init (LoketErrorPrivate *priv)
{
  priv->parameter = NULL;
}

static void
loket_error_private_copy (const LoketErrorPrivate *from, LoketErrorPrivate *to)
{
  to->parameter = g_strdup (from->parameter);
}

static void
loket_error_private_clear (LoketErrorPrivate *priv)
{
  g_free (priv->parameter);
}

G_DEFINE_EXTENDED_ERROR (LoketError, loket_error)

/**
 * loket_set_error:
 * @error: (out) (optional): where to put the error
 * @code: what kind of error it is
 * @parameter: (nullable): the value that the code's parameter takes, such as the name of a field
 * @format: English text for the log, without names or NIKs
 *
 * Sets an error of the one domain, unless the caller did not ask for it.
 */
void
loket_set_error (GError **error,
                 LoketErrorCode code,
                 const char *parameter,
                 const char *format,
                 ...)
{
  va_list arguments;

  g_return_if_fail (error == NULL || *error == NULL);

  if (error == NULL)
    return;

  va_start (arguments, format);
  *error = g_error_new_valist (LOKET_ERROR, (int) code, format, arguments);
  va_end (arguments);
  loket_error_get_private (*error)->parameter = g_strdup (parameter);
}

/**
 * loket_error_parameter:
 * @error: an error
 *
 * Returns: (nullable) (transfer none): the value of the parameter, such as the name of the field
 */
const char *
loket_error_parameter (const GError *error)
{
  return error != NULL && error->domain == LOKET_ERROR ? loket_error_get_private (error)->parameter
                                                       : NULL;
}

/**
 * loket_error_code_name:
 * @code: a code
 *
 * Returns: (transfer none): its name on the wire, for example "queue-empty"
 */
const char *
loket_error_code_name (LoketErrorCode code)
{
  g_return_val_if_fail ((guint) code < LOKET_N_ERRORS, NULL);
  return error_rows[code].name;
}

/**
 * loket_error_code_parameter_name:
 * @code: a code
 *
 * Returns: (transfer none): the name of its parameter on the wire, "" when it has none
 */
const char *
loket_error_code_parameter_name (LoketErrorCode code)
{
  g_return_val_if_fail ((guint) code < LOKET_N_ERRORS, NULL);
  return error_rows[code].parameter;
}

/**
 * loket_error_code_sentence:
 * @code: a code
 *
 * Returns: (transfer none): the English msgid of the sentence for people; %s stands for the
 *   parameter when the code has one
 */
const char *
loket_error_code_sentence (LoketErrorCode code)
{
  g_return_val_if_fail ((guint) code < LOKET_N_ERRORS, NULL);
  return error_rows[code].sentence;
}

/**
 * loket_rule_sentence:
 * @rule: (nullable): the parameter of %LOKET_ERROR_RULE
 *
 * Returns: (nullable) (transfer none): the English msgid of its sentence for people, when it has
 * one
 */
const char *
loket_rule_sentence (const char *rule)
{
  for (guint i = 0; rule != NULL && i < G_N_ELEMENTS (rule_rows); i++)
    if (strcmp (rule, rule_rows[i].name) == 0)
      return rule_rows[i].sentence;
  return NULL;
}

/**
 * loket_error_code_status:
 * @code: a code
 *
 * Returns: its HTTP status, 0 for what never travels
 */
guint
loket_error_code_status (LoketErrorCode code)
{
  g_return_val_if_fail ((guint) code < LOKET_N_ERRORS, 500);
  return error_rows[code].status;
}

/**
 * loket_error_code_from_name:
 * @name: (nullable): a name from the wire
 * @code: (out): where to put the code
 *
 * Returns: %TRUE when the name is one of the table
 */
gboolean
loket_error_code_from_name (const char *name, LoketErrorCode *code)
{
  for (guint i = 0; name != NULL && i < LOKET_N_ERRORS; i++) {
    if (strcmp (name, error_rows[i].name) == 0) {
      *code = (LoketErrorCode) i;
      return TRUE;
    }
  }
  return FALSE;
}

/* What a parameter is called before people; what is missing here is shown as it is. */
static const struct {
  LoketErrorCode code;
  const char *parameter;
  const char *words;
} parameter_words[] = {
    {LOKET_ERROR_RULE, "hours", N_ ("the office is closed now")},
    {LOKET_ERROR_RULE, "demo", N_ ("the day has tickets of its own")},
    {LOKET_ERROR_WRONG_STATE, "init", N_ ("set up")},
    {LOKET_ERROR_WRONG_STATE, "holding", N_ ("with a person at the counter")},
    {LOKET_ERROR_WRONG_STATE, "printing", N_ ("being printed")},
    {LOKET_ERROR_WRONG_STATE, "issued", N_ ("waiting")},
    {LOKET_ERROR_WRONG_STATE, "called", N_ ("called")},
    {LOKET_ERROR_WRONG_STATE, "serving", N_ ("being served")},
    {LOKET_ERROR_WRONG_STATE, "on_hold", N_ ("on hold")},
    {LOKET_ERROR_WRONG_STATE, "missed", N_ ("missed")},
    {LOKET_ERROR_WRONG_STATE, "served", N_ ("served")},
    {LOKET_ERROR_WRONG_STATE, "no_show", N_ ("not present")},
    {LOKET_ERROR_WRONG_STATE, "cancelled", N_ ("cancelled")},
    {LOKET_ERROR_WRONG_STATE, "unserved", N_ ("not served")},
    {LOKET_ERROR_WRONG_STATE, "changed", N_ ("changed by somebody else: please look at it again")},
    {LOKET_ERROR_WRONG_STATE, "aborted", N_ ("given up, with its whole list")},
};

/**
 * loket_error_parameter_words:
 * @code: a code
 * @parameter: (nullable): what its parameter says
 *
 * Returns: (transfer none) (nullable): the English msgid of @parameter for people, %NULL when it is
 *   shown as it is
 */
const char *
loket_error_parameter_words (LoketErrorCode code, const char *parameter)
{
  for (guint i = 0; parameter != NULL && i < G_N_ELEMENTS (parameter_words); i++)
    if (parameter_words[i].code == code && strcmp (parameter_words[i].parameter, parameter) == 0)
      return parameter_words[i].words;
  return NULL;
}

/**
 * loket_error_code_of:
 * @error: an error of any domain
 *
 * Returns: its code; %LOKET_ERROR_INTERNAL for what is not of our domain
 */
LoketErrorCode
loket_error_code_of (const GError *error)
{
  if (error == NULL || error->domain != LOKET_ERROR || error->code < 0 ||
      error->code >= (int) LOKET_N_ERRORS)
    return LOKET_ERROR_INTERNAL;
  return (LoketErrorCode) error->code;
}

/**
 * loket_error_is_refusal:
 * @code: a code
 *
 * A refusal depends on the state of the office at that moment (404, 409 and 422): it is the answer
 * to that request for ever and is kept under its key: the same key gets it again.
 *
 * Returns: %TRUE for a refusal
 */
gboolean
loket_error_is_refusal (LoketErrorCode code)
{
  guint status = loket_error_code_status (code);

  return code != LOKET_ERROR_KEY_REUSED && (status == 409 || status == 422 || status == 404);
}
