/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An answer as text for people: its fields line by line, its lists as tables. */
#include "config.h"

#include "command.h"

#include <string.h>

static char *
time_text (gint64 time)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);

  return g_date_time_format (at, "%Y-%m-%d %H:%M:%S");
}

/* What steers a terminal, or turns the order of what follows. */
static gboolean
is_steering (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/**
 * loket_command_plain:
 * @text: what a stranger may have written
 *
 * Returns: (transfer full): it on one line, safe for a terminal: each sign that would steer it is a
 *   blank
 */
char *
loket_command_plain (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *plain = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at)) {
    const gunichar c = g_utf8_get_char (at);
    g_string_append_unichar (plain, is_steering (c) ? ' ' : c);
  }
  return g_string_free (plain, FALSE);
}

#define LINE_SIGNS 60

/* Of a text over several lines how it begins; a map of columns would tear a table apart. */
static char *
line_text (const char *text)
{
  g_autofree char *first = g_strndup (text, strcspn (text, "\r\n"));
  g_autofree char *plain = loket_command_plain (first);

  if (text[strlen (first)] == '\0')
    return g_steal_pointer (&plain);
  if (g_utf8_strlen (plain, -1) > LINE_SIGNS)
    *g_utf8_offset_to_pointer (plain, LINE_SIGNS) = '\0';
  return g_strconcat (plain, " …", NULL);
}

/* %NULL for what a person needs not see: the absent, and what holds more than one value. */
static char *
value_text (const LoketField *field, LoketRecord *record)
{
  if (!loket_field_is_set (field, record))
    return NULL;
  switch (field->kind) {
  case LOKET_KIND_TEXT:
  case LOKET_KIND_DAY:
    return line_text (loket_field_text (field, record));
  case LOKET_KIND_ENUM:
    return g_strdup (loket_enum_name (field->type (), (int) loket_field_number (field, record)));
  case LOKET_KIND_BOOLEAN:
    return g_strdup (loket_field_number (field, record) ? "yes" : "no");
  case LOKET_KIND_INTEGER:
  case LOKET_KIND_MONEY:
    return g_strdup_printf ("%" G_GINT64_FORMAT, loket_field_number (field, record));
  case LOKET_KIND_TIME:
    return time_text (loket_field_number (field, record));
  case LOKET_KIND_WORDS: {
    g_autofree char *words = g_strjoinv (" ", loket_field_words (field, record));
    return loket_command_plain (words);
  }
  case LOKET_KIND_BYTES:
  case LOKET_KIND_RECORD:
  case LOKET_KIND_LIST:
  default:
    return NULL;
  }
}

/* What a column full of it tells nobody. */
static gboolean
says_nothing (const char *text)
{
  return text == NULL || g_str_equal (text, "no") || g_str_equal (text, "none") ||
         g_str_equal (text, "0");
}

/* 0 for a column that is left out: ids, days (they stand above the table), and what says nothing
 * in any row. */
static gsize
column_width (const LoketField *field, GListModel *items)
{
  gsize width = 0;
  gboolean tells = FALSE;

  if (field->flags & LOKET_FIELD_UUID || field->kind == LOKET_KIND_DAY)
    return 0;
  for (guint i = 0; i < g_list_model_get_n_items (items); i++) {
    g_autoptr (LoketRecord) item = g_list_model_get_item (items, i);
    g_autofree char *text = value_text (field, item);
    tells = tells || !says_nothing (text);
    if (text != NULL)
      width = MAX (width, (gsize) g_utf8_strlen (text, -1));
  }
  return tells ? MAX (width, strlen (field->name)) : 0;
}

static void
append_cell (GString *out, const char *text, gsize width)
{
  gsize length = (gsize) g_utf8_strlen (text, -1);

  g_string_append_printf (out, "%s%*s", text, (int) (width - length + 2), "");
}

static void
end_row (GString *out)
{
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

static void
append_list (GString *out, GListStore *list)
{
  GListModel *items = G_LIST_MODEL (list);
  guint n_fields;
  const LoketField *fields =
      loket_record_type_fields (g_list_model_get_item_type (items), &n_fields);
  g_autofree gsize *widths = g_new0 (gsize, n_fields);

  for (guint i = 0; i < n_fields; i++) {
    widths[i] = column_width (&fields[i], items);
    if (widths[i] > 0)
      append_cell (out, fields[i].name, widths[i]);
  }
  end_row (out);
  for (guint row = 0; row < g_list_model_get_n_items (items); row++) {
    g_autoptr (LoketRecord) item = g_list_model_get_item (items, row);
    for (guint i = 0; i < n_fields; i++) {
      g_autofree char *text = widths[i] > 0 ? value_text (&fields[i], item) : NULL;
      if (widths[i] > 0)
        append_cell (out, text != NULL ? text : "", widths[i]);
    }
    end_row (out);
  }
}

/**
 * loket_command_table:
 * @answer: an answer
 *
 * Returns: (transfer full): it as text for people, ending in a newline; times are local
 */
char *
loket_command_table (LoketRecord *answer)
{
  GString *out = g_string_new (NULL);
  guint n_fields;
  const LoketField *fields = loket_record_type_fields (G_OBJECT_TYPE (answer), &n_fields);

  for (guint i = 0; i < n_fields; i++) {
    g_autofree char *text = value_text (&fields[i], answer);
    if (text != NULL)
      g_string_append_printf (out, "%s: %s\n", fields[i].name, text);
  }
  for (guint i = 0; i < n_fields; i++) {
    GListStore *list =
        fields[i].kind == LOKET_KIND_LIST ? loket_field_list (&fields[i], answer) : NULL;
    if (list != NULL && g_list_model_get_n_items (G_LIST_MODEL (list)) > 0) {
      g_string_append_printf (out, "\n%s\n", fields[i].name);
      append_list (out, list);
    }
  }
  return g_string_free (out, FALSE);
}
