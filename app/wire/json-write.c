/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a record as JSON, by its table of fields; hub, client, office and command line use it. */
#include "config.h"

#include "wire/json.h"

#include <string.h>

static void
append_escape (GString *out, char c)
{
  static const char controls[] = "\b\f\n\r\t";
  static const char letters[] = "bfnrt";
  const char *found = strchr (controls, c);

  if (c == '"' || c == '\\')
    g_string_append_printf (out, "\\%c", c);
  else if (found != NULL)
    g_string_append_printf (out, "\\%c", letters[found - controls]);
  else
    g_string_append_printf (out, "\\u%04x", (guint) c);
}

static void
append_utf8 (GString *out, const char *text)
{
  const char *run = text;

  g_string_append_c (out, '"');
  for (const char *at = text;; at++) {
    if ((guchar) *at >= 0x20 && *at != '"' && *at != '\\')
      continue;
    g_string_append_len (out, run, at - run);
    if (*at == '\0')
      break;
    append_escape (out, *at);
    run = at + 1;
  }
  g_string_append_c (out, '"');
}

/**
 * loket_json_append_text:
 * @out: JSON that is being written
 * @text: what the string should say
 *
 * Writes a JSON string with its quotes.  Text of our own making is UTF-8; what came from a broken
 * file is repaired, so that it does not break the message.
 */
void
loket_json_append_text (GString *out, const char *text)
{
  g_autofree char *valid = NULL;

  if (g_utf8_validate (text, -1, NULL)) {
    append_utf8 (out, text);
    return;
  }
  valid = g_utf8_make_valid (text, -1);
  append_utf8 (out, valid);
}

/* Not printf: times are written thousands of times a second. */
static void
append_number (GString *out, gint64 value)
{
  char digits[24];
  char *at = digits + sizeof digits;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;

  do {
    *--at = (char) ('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  if (value < 0)
    *--at = '-';
  g_string_append_len (out, at, digits + sizeof digits - at);
}

static void
append_bytes (GString *out, GBytes *bytes)
{
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);
  g_autofree char *encoded = g_base64_encode (data, size);

  g_string_append_c (out, '"');
  g_string_append (out, encoded);
  g_string_append_c (out, '"');
}

static void
append_words (GString *out, char **words)
{
  g_string_append_c (out, '[');
  for (guint i = 0; words[i] != NULL; i++) {
    if (i > 0)
      g_string_append_c (out, ',');
    loket_json_append_text (out, words[i]);
  }
  g_string_append_c (out, ']');
}

static void append_record (GString *out, LoketRecord *record);

static void
append_list (GString *out, GListStore *list)
{
  guint n = list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;

  g_string_append_c (out, '[');
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketRecord) item = g_list_model_get_item (G_LIST_MODEL (list), i);
    if (i > 0)
      g_string_append_c (out, ',');
    append_record (out, item);
  }
  g_string_append_c (out, ']');
}

static void
append_value (GString *out, const LoketField *field, LoketRecord *record)
{
  switch (field->kind) {
  case LOKET_KIND_TEXT:
  case LOKET_KIND_DAY:
    loket_json_append_text (out, loket_field_text (field, record));
    break;
  case LOKET_KIND_ENUM:
    loket_json_append_text (
        out, loket_enum_name (field->type (), (int) loket_field_number (field, record)));
    break;
  case LOKET_KIND_BOOLEAN:
    g_string_append (out, loket_field_number (field, record) != 0 ? "true" : "false");
    break;
  case LOKET_KIND_BYTES:
    append_bytes (out, loket_field_bytes (field, record));
    break;
  case LOKET_KIND_WORDS:
    append_words (out, loket_field_words (field, record));
    break;
  case LOKET_KIND_RECORD:
    append_record (out, loket_field_record (field, record));
    break;
  case LOKET_KIND_LIST:
    append_list (out, loket_field_list (field, record));
    break;
  case LOKET_KIND_INTEGER:
  case LOKET_KIND_MONEY:
  case LOKET_KIND_TIME:
  default:
    append_number (out, loket_field_number (field, record));
    break;
  }
}

/* A list that is not optional is always there, so that scripts find it when it is empty. */
static gboolean
is_written (const LoketField *field, LoketRecord *record)
{
  if (field->kind == LOKET_KIND_LIST && (field->flags & LOKET_FIELD_OPTIONAL) == 0)
    return TRUE;
  if (field->kind == LOKET_KIND_ENUM)
    return loket_enum_name (field->type (), (int) loket_field_number (field, record)) != NULL;
  return loket_field_is_set (field, record);
}

static void
append_record (GString *out, LoketRecord *record)
{
  guint n_fields;
  const LoketField *fields = loket_record_type_fields (G_OBJECT_TYPE (record), &n_fields);
  gboolean first = TRUE;

  g_string_append_c (out, '{');
  for (guint i = 0; i < n_fields; i++) {
    if (!is_written (&fields[i], record))
      continue;
    if (!first)
      g_string_append_c (out, ',');
    first = FALSE;
    g_string_append_c (out, '"');
    g_string_append (out, fields[i].name);
    g_string_append (out, "\":");
    append_value (out, &fields[i], record);
  }
  g_string_append_c (out, '}');
}

/**
 * loket_json_from_record:
 * @record: a record
 *
 * Writes a record with all that it holds, personal fields too: who may not see them is given a copy
 * without (loket_record_copy_public()).  Members stand in the order of the table, without blanks;
 * absent ones are left out.  The same record always gives the same bytes.
 *
 * Returns: (transfer full): JSON in UTF-8
 */
char *
loket_json_from_record (LoketRecord *record)
{
  GString *out;

  g_return_val_if_fail (LOKET_IS_RECORD (record), NULL);

  out = g_string_sized_new (512);
  append_record (out, record);
  return g_string_free (out, FALSE);
}
