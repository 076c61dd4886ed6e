/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors as RFC 9457 problem JSON and back; the hub writes it, client and command line read it. */
#include "config.h"

#include "wire/problem.h"

#include "core/error.h"
#include "core/text.h"
#include "wire/json.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define TITLE_MAX 300 /* characters of a sentence that we take from another hub */

/**
 * loket_problem_title:
 * @error: an error of any domain
 * @language: (nullable): "id", "jv" or "en"; %NULL is Indonesian
 *
 * Returns: (transfer full): what a person should read about it
 */
char *
loket_problem_title (const GError *error, const char *language)
{
  LoketErrorCode code = loket_error_code_of (error);
  const char *parameter = loket_error_parameter (error);
  const char *rule = code == LOKET_ERROR_RULE ? loket_rule_sentence (parameter) : NULL;
  const char *sentence =
      loket_text (language, rule != NULL ? rule : loket_error_code_sentence (code));
  const char *words = loket_error_parameter_words (code, parameter);
  const char *place = strstr (sentence, "%s");

  /* By hand: a translation is data, and so is the parameter. */
  if (place == NULL)
    return g_strdup (sentence);
  return g_strdup_printf ("%.*s%s%s",
                          (int) (place - sentence),
                          sentence,
                          words != NULL       ? loket_text (language, words)
                          : parameter != NULL ? parameter
                                              : "?",
                          place + strlen ("%s"));
}

/**
 * loket_problem_from_error:
 * @error: an error of any domain; what is not ours is told as "internal"
 * @language: (nullable): "id", "jv" or "en"; %NULL is Indonesian
 *
 * The message of the error is for the log and does not travel.
 *
 * Returns: (transfer full): application/problem+json of RFC 9457 3
 */
char *
loket_problem_from_error (const GError *error, const char *language)
{
  LoketErrorCode code = loket_error_code_of (error);
  const char *name = loket_error_code_name (code);
  const char *parameter = loket_error_parameter (error);
  const char *parameter_name = loket_error_code_parameter_name (code);
  guint status = loket_error_code_status (code);
  g_autofree char *title = loket_problem_title (error, language);
  GString *out = g_string_sized_new (256);

  g_string_append_printf (out, "{\"type\":\"urn:loket:problem:%s\",\"title\":", name);
  loket_json_append_text (out, title);
  if (status != 0)
    g_string_append_printf (out, ",\"status\":%u", status);
  g_string_append_printf (out, ",\"code\":\"%s\"", name);
  if (parameter != NULL && *parameter_name != '\0') {
    g_string_append_printf (out, ",\"%s\":", parameter_name);
    loket_json_append_text (out, parameter);
  }
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

/* What to do about a problem whose code we do not know, or that came without one. */
static LoketErrorCode
code_of_status (guint status)
{
  switch (status) {
  case 401:
    return LOKET_ERROR_SIGN_IN_NEEDED;
  case 403:
    return LOKET_ERROR_NOT_ALLOWED;
  case 409:
  case 422:
    return LOKET_ERROR_RULE;
  case 415:
    return LOKET_ERROR_NOT_JSON;
  case 429:
    return LOKET_ERROR_TOO_MANY;
  case 503:
    return LOKET_ERROR_BUSY;
  default:
    return LOKET_ERROR_INTERNAL;
  }
}

static JsonObject *
parse (JsonParser *parser, const char *text, gsize length)
{
  if (text == NULL || !loket_json_check (text, length, NULL) ||
      !json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return NULL;
  return json_node_get_object (json_parser_get_root (parser));
}

static const char *
text_member (JsonObject *object, const char *name)
{
  /* A code without a parameter has the name "". */
  JsonNode *node = *name != '\0' ? json_object_get_member (object, name) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/* A newer hub may refuse for a reason that this program has no code for; its sentence is in the
 * language that was asked for, so the person reads that. */
static void
set_unknown (JsonObject *problem, guint status, GError **error)
{
  LoketErrorCode code = code_of_status (status);
  const char *title = code == LOKET_ERROR_RULE ? text_member (problem, "title") : NULL;
  g_autofree char *cut = NULL;

  if (title != NULL)
    cut = g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), TITLE_MAX));
  loket_set_error (error, code, cut, "The hub answered %u with an unknown code", status);
}

/**
 * loket_problem_to_error:
 * @text: (nullable): the body of an answer that is not 200
 * @length: how many bytes
 * @status: its HTTP status
 * @error: always set: the code and parameter that the hub told; by @status when the code is not
 *   known or the body is no problem
 */
void
loket_problem_to_error (const char *text, gsize length, guint status, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonObject *problem = parse (parser, text, length);
  LoketErrorCode code;

  if (problem == NULL) {
    /* 409 without a reason refuses nothing that could be named. */
    code = status == 409 || status == 422 ? LOKET_ERROR_INTERNAL : code_of_status (status);
    loket_set_error (error, code, NULL, "The hub answered %u without a problem", status);
    return;
  }
  if (!loket_error_code_from_name (text_member (problem, "code"), &code)) {
    set_unknown (problem, status, error);
    return;
  }
  loket_set_error (error,
                   code,
                   text_member (problem, loket_error_code_parameter_name (code)),
                   "The hub answered %u %s",
                   status,
                   loket_error_code_name (code));
}
