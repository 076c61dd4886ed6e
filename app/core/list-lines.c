/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a list by libcsv, fed line by line, so that a quotation mark gone astray costs one line
 * and not the rest of the list. */
#include "config.h"

#include "core/list-lines.h"

#include <csv.h>
#include <string.h>

#define ROW_MAX (64 * 1024) /* bytes */
#define LINES_MAX 50        /* in one row; addresses have a few */
#define SHOWN_MAX 200       /* bytes that are kept of a line that is no row */

struct _LoketListLines {
  struct csv_parser parser;
  gboolean skips; /* the rest of a line that is too long */
  gboolean is_whole;
  GString *blob;    /* the cells, each with its end */
  GArray *offsets;  /* of gsize, into the blob */
  GPtrArray *texts; /* borrowed from the blob */
};

/**
 * loket_list_lines_new:
 * @delimiter: what stands between cells
 *
 * Returns: (transfer full): what takes rows apart
 */
LoketListLines *
loket_list_lines_new (char delimiter)
{
  LoketListLines *lines = g_new0 (LoketListLines, 1);

  csv_init (&lines->parser, 0);
  csv_set_delim (&lines->parser, (unsigned char) delimiter);
  csv_set_realloc_func (&lines->parser, g_realloc);
  csv_set_free_func (&lines->parser, g_free);
  lines->blob = g_string_sized_new (1024);
  lines->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  lines->texts = g_ptr_array_new ();
  return lines;
}

/**
 * loket_list_lines_free:
 * @lines: (transfer full): it
 */
void
loket_list_lines_free (LoketListLines *lines)
{
  csv_free (&lines->parser);
  g_string_free (lines->blob, TRUE);
  g_array_unref (lines->offsets);
  g_ptr_array_unref (lines->texts);
  g_free (lines);
}

/**
 * loket_list_lines_delimiter:
 * @lines: it
 *
 * Returns: what stands between cells
 */
char
loket_list_lines_delimiter (const LoketListLines *lines)
{
  return (char) lines->parser.delim_char;
}

static void
take_cell_cb (void *cell, size_t length, void *data)
{
  LoketListLines *lines = data;
  const gsize offset = lines->blob->len;

  g_array_append_val (lines->offsets, offset);
  g_string_append_len (lines->blob, cell, (gssize) length);
  g_string_append_c (lines->blob, '\0');
}

static void
end_row_cb (int end, void *data)
{
  ((LoketListLines *) data)->is_whole = TRUE;
}

static void
clear (LoketListLines *lines)
{
  g_string_truncate (lines->blob, 0);
  g_array_set_size (lines->offsets, 0);
  lines->is_whole = FALSE;
}

/* Finds the end of the line at @from: its length without the end, and with it in @used; FALSE when
 * it has not come yet. */
static gboolean
find_end (const char *text,
          gsize from,
          gsize length,
          gboolean is_last,
          gsize *line_length,
          gsize *used)
{
  gsize at = from;

  while (at < length && text[at] != '\n' && text[at] != '\r')
    at++;
  *line_length = at - from;
  *used = at - from;
  if (at == length)
    return is_last;
  if (text[at] == '\r' && at + 1 == length && !is_last)
    return FALSE;
  *used += text[at] == '\r' && at + 1 < length && text[at + 1] == '\n' ? 2 : 1;
  return TRUE;
}

/* What is not UTF-8 comes from an old program on Windows, or is at least shown. */
static char *
to_utf8 (const char *text, gsize length)
{
  char *converted;

  if (g_utf8_validate_len (text, length, NULL))
    return g_strndup (text, length);
  converted = g_convert (text, (gssize) length, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
  return converted != NULL
             ? converted
             : g_convert (text, (gssize) length, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
}

static void
convert_cells (LoketListLines *lines)
{
  g_autoptr (GString) converted = g_string_sized_new (lines->blob->len);

  for (guint i = 0; i < lines->offsets->len; i++) {
    gsize *offset = &g_array_index (lines->offsets, gsize, i);
    g_autofree char *cell =
        to_utf8 (lines->blob->str + *offset, strlen (lines->blob->str + *offset));
    *offset = converted->len;
    g_string_append (converted, cell);
    g_string_append_c (converted, '\0');
  }
  g_string_truncate (lines->blob, 0);
  g_string_append_len (lines->blob, converted->str, (gssize) converted->len);
}

static void
give_cells (LoketListLines *lines, LoketListCells *cells)
{
  g_ptr_array_set_size (lines->texts, 0);
  for (guint i = 0; i < lines->offsets->len; i++)
    g_ptr_array_add (lines->texts, lines->blob->str + g_array_index (lines->offsets, gsize, i));
  cells->n = lines->texts->len;
  g_ptr_array_add (lines->texts, NULL);
  cells->texts = (const char *const *) lines->texts->pdata;
}

/* A line that is no row is shown as its one cell, as far as it is text. */
static LoketListLine
give_broken (LoketListLines *lines,
             const char *text,
             gsize line_length,
             gsize used,
             LoketListLine what,
             LoketListCells *cells)
{
  const gsize shown = MIN (line_length, SHOWN_MAX);
  const char *nul = memchr (text, '\0', shown);
  g_autofree char *cell = NULL;
  const char *end;

  clear (lines);
  csv_fini (&lines->parser, NULL, NULL, NULL);
  cell = g_strndup (text, nul != NULL ? (gsize) (nul - text) : shown);
  if (!g_utf8_validate (cell, -1, &end) && strlen (end) < 4 && shown < line_length)
    cell[end - cell] = '\0'; /* a letter cut in two */
  take_cell_cb (cell, strlen (cell), lines);
  convert_cells (lines);
  give_cells (lines, cells);
  cells->used = used;
  cells->n_lines = 1;
  return what;
}

/* Throws away what is left of a line that was told of already. */
static LoketListLine
skip_line (LoketListLines *lines,
           const char *text,
           gsize length,
           gboolean is_last,
           LoketListCells *cells)
{
  gsize line_length;
  gsize used;

  lines->skips = !find_end (text, 0, length, is_last, &line_length, &used);
  *cells = (LoketListCells){.used = used, .n_lines = !lines->skips};
  return used > 0 ? LOKET_LIST_LINE_BLANK : LOKET_LIST_LINE_MORE;
}

static gboolean
is_blank_line (const LoketListLines *lines, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] != ' ' && (text[i] != '\t' || lines->parser.delim_char == '\t'))
      return FALSE;
  return TRUE;
}

/* One line into the parser, with an end that is always the same. */
static void
feed (LoketListLines *lines, const char *text, gsize length)
{
  csv_parse (&lines->parser, text, length, take_cell_cb, end_row_cb, lines);
  csv_parse (&lines->parser, "\n", 1, take_cell_cb, end_row_cb, lines);
}

/* A row over several lines is believed only when each quotation mark in it stands where one may:
 * else one of them went astray, and swallowed the lines behind it. */
static gboolean
is_well_quoted (const LoketListLines *lines, const char *text, gsize length)
{
  struct csv_parser strict;
  gsize n_read;

  csv_init (&strict, CSV_STRICT);
  csv_set_delim (&strict, lines->parser.delim_char);
  csv_set_realloc_func (&strict, g_realloc);
  csv_set_free_func (&strict, g_free);
  n_read = csv_parse (&strict, text, length, NULL, NULL, NULL);
  csv_free (&strict);
  return n_read == length;
}

static LoketListLine
finish (LoketListLines *lines, const char *text, gsize used, guint n_lines, LoketListCells *cells)
{
  if (!g_utf8_validate_len (text, used, NULL))
    convert_cells (lines);
  give_cells (lines, cells);
  cells->used = used;
  cells->n_lines = n_lines;
  return LOKET_LIST_LINE_GOOD;
}

/**
 * loket_list_lines_next:
 * @lines: it
 * @text: (array length=length): what stands behind the rows that were read
 * @length: bytes
 * @is_last: nothing comes after it
 * @cells: (out): the row, and how much of @text it takes
 *
 * Returns: what kind of row it is; %LOKET_LIST_LINE_MORE takes nothing, or is the end
 */
LoketListLine
loket_list_lines_next (LoketListLines *lines,
                       const char *text,
                       gsize length,
                       gboolean is_last,
                       LoketListCells *cells)
{
  gsize first_length = 0;
  gsize first_used = 0;
  gsize at = 0;

  *cells = (LoketListCells){0};
  if (length == 0)
    return LOKET_LIST_LINE_MORE;
  if (lines->skips)
    return skip_line (lines, text, length, is_last, cells);
  clear (lines);
  for (guint n = 0; n < LINES_MAX && at <= ROW_MAX && (n == 0 || at < length); n++) {
    gsize line_length;
    gsize used;
    const gboolean ended = find_end (text, at, length, is_last, &line_length, &used);
    if (n == 0 && line_length > ROW_MAX) {
      lines->skips = !ended;
      give_broken (lines, text, line_length, used, LOKET_LIST_LINE_TOO_LONG, cells);
      cells->n_lines = ended;
      return LOKET_LIST_LINE_TOO_LONG;
    }
    if (at + line_length > ROW_MAX)
      break;
    if (!ended) {
      csv_fini (&lines->parser, NULL, NULL, NULL);
      return LOKET_LIST_LINE_MORE;
    }
    if (memchr (text + at, '\0', line_length) != NULL) {
      if (n > 0)
        break;
      return give_broken (lines, text, line_length, used, LOKET_LIST_LINE_NOT_TEXT, cells);
    }
    if (n == 0 && is_blank_line (lines, text, line_length)) {
      *cells = (LoketListCells){.used = used, .n_lines = 1};
      return LOKET_LIST_LINE_BLANK;
    }
    feed (lines, text + at, line_length);
    if (n == 0) {
      first_length = line_length;
      first_used = used;
    }
    at += used;
    if (lines->is_whole && n > 0 && !is_well_quoted (lines, text, at))
      break;
    if (lines->is_whole)
      return finish (lines, text, at, n + 1, cells);
    if (at == length && !is_last && n + 1 < LINES_MAX) {
      csv_fini (&lines->parser, NULL, NULL, NULL);
      return LOKET_LIST_LINE_MORE;
    }
  }
  return give_broken (lines, text, first_length, first_used, LOKET_LIST_LINE_QUOTE_OPEN, cells);
}

/**
 * loket_list_lines_break:
 * @lines: it
 * @text: (array length=length): where the row begins that loket_list_lines_next() gave last
 * @length: bytes
 * @cells: (out): its first line instead, as one cell; the next row begins behind it
 *
 * Returns: %LOKET_LIST_LINE_QUOTE_OPEN
 */
LoketListLine
loket_list_lines_break (LoketListLines *lines,
                        const char *text,
                        gsize length,
                        LoketListCells *cells)
{
  gsize line_length;
  gsize used;

  find_end (text, 0, length, TRUE, &line_length, &used);
  return give_broken (lines, text, line_length, used, LOKET_LIST_LINE_QUOTE_OPEN, cells);
}
