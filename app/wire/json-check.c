/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strict check of JSON from outside, before JSON-GLib sees it; json-read.c and problem.c call
 * it. JSON-GLib recurses without limit and takes comments, 0x10 and text after the end for JSON. */
#include "config.h"

#include "wire/json.h"

#include "core/error.h"

#include <string.h>

typedef struct {
  const char *at;
  const char *end;
  guint depth;
  GString *names; /* member names of all open objects, decoded, one after another */
  GArray *starts; /* gsize: where each of them begins in @names */
  const char *reason;
} Check;

static gboolean check_value (Check *check);

static gboolean
refuse (Check *check, const char *reason)
{
  check->reason = reason;
  return FALSE;
}

static void
skip_blanks (Check *check)
{
  while (check->at < check->end &&
         (*check->at == ' ' || *check->at == '\t' || *check->at == '\n' || *check->at == '\r'))
    check->at++;
}

static gboolean
skip_char (Check *check, char wanted)
{
  if (check->at == check->end || *check->at != wanted)
    return FALSE;
  check->at++;
  return TRUE;
}

static gboolean
check_literal (Check *check, const char *literal)
{
  gsize length = strlen (literal);

  if ((gsize) (check->end - check->at) < length || memcmp (check->at, literal, length) != 0)
    return refuse (check, "no value");
  check->at += length;
  return TRUE;
}

/* Sixteen digits hold 2^53 and cannot overflow 64 bits. */
static gboolean
check_integer (Check *check)
{
  gint64 value = 0;
  const char *first;

  skip_char (check, '-');
  first = check->at;
  while (check->at < check->end && g_ascii_isdigit (*check->at) && check->at - first < 17)
    value = value * 10 + g_ascii_digit_value (*check->at++);
  if (check->at == first || check->at - first > 16 || value > LOKET_INTEGER_MAX)
    return refuse (check, "not an integer within 2^53");
  if (*first == '0' && check->at - first > 1)
    return refuse (check, "a number begins with 0");
  if (check->at < check->end && strchr (".eE", *check->at) != NULL)
    return refuse (check, "no member is a fraction");
  return TRUE;
}

static gboolean
read_unit (Check *check, gunichar *unit)
{
  *unit = 0;
  if (check->end - check->at < 4)
    return refuse (check, "broken escape");
  for (guint i = 0; i < 4; i++) {
    int digit = g_ascii_xdigit_value (*check->at++);
    if (digit < 0)
      return refuse (check, "broken escape");
    *unit = *unit * 16 + (gunichar) digit;
  }
  return TRUE;
}

/* The four digits after \u, and the second half of a surrogate pair (RFC 8259 7). */
static gboolean
check_unicode_escape (Check *check, GString *decoded)
{
  gunichar unit, low;

  if (!read_unit (check, &unit))
    return FALSE;
  if (unit == 0)
    return refuse (check, "NUL in a text");
  if (unit >= 0xdc00 && unit <= 0xdfff)
    return refuse (check, "half a surrogate pair");
  if (unit >= 0xd800 && unit <= 0xdbff) {
    if (!skip_char (check, '\\') || !skip_char (check, 'u'))
      return refuse (check, "half a surrogate pair");
    if (!read_unit (check, &low))
      return FALSE;
    if (low < 0xdc00 || low > 0xdfff)
      return refuse (check, "half a surrogate pair");
    unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
  }
  if (decoded != NULL)
    g_string_append_unichar (decoded, unit);
  return TRUE;
}

static gboolean
check_escape (Check *check, GString *decoded)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (skip_char (check, 'u'))
    return check_unicode_escape (check, decoded);
  if (check->at == check->end || *check->at == '\0' ||
      (found = strchr (letters, *check->at)) == NULL)
    return refuse (check, "broken escape");
  check->at++;
  if (decoded != NULL)
    g_string_append_c (decoded, meanings[found - letters]);
  return TRUE;
}

/* A string whose bytes are known to be UTF-8; @decoded (nullable) gets what it says. */
static gboolean
check_string (Check *check, GString *decoded)
{
  if (!skip_char (check, '"'))
    return refuse (check, "a text was expected");
  for (;;) {
    const char *run = check->at;

    while (check->at < check->end && (guchar) *check->at >= 0x20 && *check->at != '"' &&
           *check->at != '\\')
      check->at++;
    if (decoded != NULL)
      g_string_append_len (decoded, run, check->at - run);
    if (skip_char (check, '"'))
      return TRUE;
    if (!skip_char (check, '\\'))
      return refuse (check, check->at == check->end ? "a text has no end" : "control character");
    if (!check_escape (check, decoded))
      return FALSE;
  }
}

/* Compares the last name with those of its object before it: with so few members to an object that
 * is linear in the text whatever the names are, which a hash table is not. */
static gboolean
check_name_is_new (Check *check, guint first)
{
  guint last = check->starts->len - 1;
  gsize start = g_array_index (check->starts, gsize, last);
  gsize length = check->names->len - start;

  if (last - first >= LOKET_JSON_MAX_MEMBERS)
    return refuse (check, "too many members");
  for (guint i = first; i < last; i++) {
    gsize other = g_array_index (check->starts, gsize, i);
    gsize other_length = g_array_index (check->starts, gsize, i + 1) - other;
    if (length == other_length &&
        memcmp (check->names->str + start, check->names->str + other, length) == 0)
      return refuse (check, "the same member twice");
  }
  return TRUE;
}

static gboolean
check_member (Check *check, guint first)
{
  gsize start = check->names->len;

  skip_blanks (check);
  g_array_append_val (check->starts, start);
  if (!check_string (check, check->names) || !check_name_is_new (check, first))
    return FALSE;
  skip_blanks (check);
  if (!skip_char (check, ':'))
    return refuse (check, "a colon was expected");
  return check_value (check);
}

/* What stands between the braces; the opening one is behind us. */
static gboolean
check_object (Check *check)
{
  guint first = check->starts->len;
  gsize names_before = check->names->len;

  skip_blanks (check);
  if (skip_char (check, '}'))
    return TRUE;
  do {
    if (!check_member (check, first))
      return FALSE;
    skip_blanks (check);
  } while (skip_char (check, ','));
  g_string_truncate (check->names, names_before);
  g_array_set_size (check->starts, first);
  return skip_char (check, '}') || refuse (check, "a comma or a closing brace was expected");
}

static gboolean
check_array (Check *check)
{
  skip_blanks (check);
  if (skip_char (check, ']'))
    return TRUE;
  do {
    if (!check_value (check))
      return FALSE;
    skip_blanks (check);
  } while (skip_char (check, ','));
  return skip_char (check, ']') || refuse (check, "a comma or a closing bracket was expected");
}

static gboolean
check_container (Check *check)
{
  gboolean good;

  if (check->depth == LOKET_JSON_MAX_DEPTH)
    return refuse (check, "nested too deep");
  check->depth++;
  good = *check->at++ == '{' ? check_object (check) : check_array (check);
  check->depth--;
  return good;
}

static gboolean
check_value (Check *check)
{
  skip_blanks (check);
  if (check->at == check->end)
    return refuse (check, "the text ends too early");
  switch (*check->at) {
  case '{':
  case '[':
    return check_container (check);
  case '"':
    return check_string (check, NULL);
  case 't':
    return check_literal (check, "true");
  case 'f':
    return check_literal (check, "false");
  case 'n':
    return check_literal (check, "null");
  default:
    return check_integer (check);
  }
}

static gboolean
check_text (Check *check)
{
  skip_blanks (check);
  if (check->at == check->end || *check->at != '{')
    return refuse (check, "not an object");
  if (!check_container (check))
    return FALSE;
  skip_blanks (check);
  return check->at == check->end || refuse (check, "something stands after the object");
}

/**
 * loket_json_check:
 * @text: bytes from outside
 * @length: how many
 * @error: set to %LOKET_ERROR_BAD_JSON
 *
 * Accepts exactly one RFC 8259 object in UTF-8, narrowed to what the office says: nesting up to
 * %LOKET_JSON_MAX_DEPTH, up to %LOKET_JSON_MAX_MEMBERS members to an object, no name twice, no NUL,
 * no half surrogate pair, integers within 2^53 and no fractions.  Time grows with the length only.
 *
 * Returns: %TRUE when JSON-GLib may see it
 */
gboolean
loket_json_check (const char *text, gsize length, GError **error)
{
  Check check = {.at = text};
  gboolean good;

  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  /* This refuses NUL bytes, overlong forms and encoded surrogates too. */
  if (length == 0 || !g_utf8_validate_len (text, length, &check.at)) {
    loket_set_error (error, LOKET_ERROR_BAD_JSON, NULL, "Empty or not UTF-8");
    return FALSE;
  }
  check.at = text;
  check.end = text + length;
  check.names = g_string_sized_new (256);
  check.starts = g_array_sized_new (FALSE, FALSE, sizeof (gsize), 32);
  good = check_text (&check);
  g_string_free (check.names, TRUE);
  g_array_unref (check.starts);
  if (!good)
    loket_set_error (error,
                     LOKET_ERROR_BAD_JSON,
                     NULL,
                     "Byte %" G_GSIZE_FORMAT ": %s",
                     (gsize) (check.at - text),
                     check.reason);
  return good;
}
