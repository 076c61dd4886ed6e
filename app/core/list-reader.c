/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From bytes to rows: the beginning of a list tells its encoding, its delimiter and the names of
 * its columns, then each row is read by itself.  list-lines.c takes the rows apart. */
#include "config.h"

#include "core/list-reader.h"

#include "core/error.h"
#include "core/list-lines.h"

#include <gio/gio.h>
#include <string.h>

#define LOOK_AT (64 * 1024) /* bytes of text that tell what the list is like */
#define SLICE (256 * 1024)  /* bytes that are looked at in one go */
#define HEADER_ROWS 20      /* titles may stand above the names of the columns */

typedef enum {
  ENCODING_UNKNOWN,
  ENCODING_BYTES, /* UTF-8, and Windows-1252 for what is not; line by line, since lists are mixed */
  ENCODING_UTF16LE,
  ENCODING_UTF16BE,
} Encoding;

struct _LoketListReader {
  LoketListMap *map; /* NULL to read cells only */
  LoketListPlain *plain;
  LoketListBinding *binding;
  LoketListLines *lines; /* NULL until the delimiter is known */
  Encoding encoding;
  GConverter *converter; /* of UTF-16 */
  GByteArray *raw;       /* bytes whose encoding is not known, or half a character */
  GByteArray *text;      /* UTF-8 or bytes, from the first row that is not read yet */
  char **header;
  guint n_columns; /* that have a name */
  guint64 line;    /* of the next row */
  guint64 row;     /* the last one */
  gboolean is_over;
};

/* What a look at the beginning says for one delimiter. */
typedef struct {
  char delimiter;
  guint found;   /* fields of the map in the best row */
  guint regular; /* rows that have as many cells as the best one */
  guint n_cells; /* of the best row */
  gsize end;     /* where the best row ends */
  guint64 line;  /* of the row behind it */
} Guess;

/**
 * loket_list_reader_new:
 * @map: (nullable): what the list calls its columns; without it rows have cells only
 * @regions: (nullable): the places of the district, which must outlive the reader
 * @today: a valid day: ages and centuries follow from it
 *
 * Returns: (transfer full): what reads one list
 */
LoketListReader *
loket_list_reader_new (LoketListMap *map, const LoketRegions *regions, const char *today)
{
  LoketListReader *reader = g_new0 (LoketListReader, 1);

  if (map != NULL) {
    reader->map = loket_list_map_ref (map);
    reader->plain = loket_list_plain_new (map, regions, today);
  }
  reader->raw = g_byte_array_new ();
  reader->text = g_byte_array_new ();
  reader->line = 1;
  return reader;
}

/**
 * loket_list_reader_free:
 * @reader: (transfer full): it
 */
void
loket_list_reader_free (LoketListReader *reader)
{
  g_clear_pointer (&reader->map, loket_list_map_unref);
  g_clear_pointer (&reader->plain, loket_list_plain_free);
  g_clear_pointer (&reader->binding, loket_list_binding_free);
  g_clear_pointer (&reader->lines, loket_list_lines_free);
  g_clear_object (&reader->converter);
  g_byte_array_unref (reader->raw);
  g_byte_array_unref (reader->text);
  g_strfreev (reader->header);
  g_free (reader);
}

/**
 * loket_list_reader_header:
 * @reader: it
 *
 * Returns: (nullable) (transfer none) (array zero-terminated=1): the names of the columns, once
 *   they were read
 */
const char *const *
loket_list_reader_header (const LoketListReader *reader)
{
  return (const char *const *) reader->header;
}

/**
 * loket_list_reader_delimiter:
 * @reader: it
 *
 * Returns: what stands between the cells, 0 as long as that is not known
 */
char
loket_list_reader_delimiter (const LoketListReader *reader)
{
  return reader->lines != NULL ? loket_list_lines_delimiter (reader->lines) : '\0';
}

/**
 * loket_list_reader_encoding:
 * @reader: it
 *
 * Returns: (transfer none): "UTF-16" or "UTF-8"; lines of the latter that are none are read as
 *   Windows-1252
 */
const char *
loket_list_reader_encoding (const LoketListReader *reader)
{
  return reader->converter != NULL ? "UTF-16" : "UTF-8";
}

static gboolean
refuse (GError **error, const char *rule, const char *problem)
{
  loket_set_error (error, LOKET_ERROR_RULE, rule, "%s", problem);
  return FALSE;
}

static gboolean
begins_with (const GByteArray *raw, const char *bytes, gsize length)
{
  return raw->len >= length && memcmp (raw->data, bytes, length) == 0;
}

/* The first four bytes tell it; lists without a mark that are UTF-16 begin with a plain letter. */
static gboolean
find_encoding (LoketListReader *reader, GError **error)
{
  GByteArray *raw = reader->raw;
  const char *name;

  if (begins_with (raw, "PK\003\004", 4) || begins_with (raw, "\xD0\xCF\x11\xE0", 4))
    return refuse (error, "list-workbook", "the list is a workbook, not text; save it as CSV");
  if (begins_with (raw, "%PDF", 4))
    return refuse (error, "list-no-text", "the list is a PDF document, not text");
  if (begins_with (raw, "\xFF\xFE", 2) ||
      (raw->len >= 4 && raw->data[0] != 0 && raw->data[1] == 0 && raw->data[3] == 0))
    reader->encoding = ENCODING_UTF16LE;
  else if (begins_with (raw, "\xFE\xFF", 2) ||
           (raw->len >= 4 && raw->data[0] == 0 && raw->data[1] != 0 && raw->data[2] == 0))
    reader->encoding = ENCODING_UTF16BE;
  else
    reader->encoding = ENCODING_BYTES;
  if (begins_with (raw, "\xEF\xBB\xBF", 3))
    g_byte_array_remove_range (raw, 0, 3);
  if (reader->encoding == ENCODING_BYTES)
    return TRUE;
  if (raw->data[0] >= 0xFE)
    g_byte_array_remove_range (raw, 0, 2);
  name = reader->encoding == ENCODING_UTF16LE ? "UTF-16LE" : "UTF-16BE";
  reader->converter = G_CONVERTER (g_charset_converter_new ("UTF-8", name, error));
  return reader->converter != NULL;
}

/* Moves what can be converted from raw to text. */
static gboolean
convert (LoketListReader *reader, gboolean is_last, GError **error)
{
  GByteArray *raw = reader->raw;
  gsize at = 0;

  while (at < raw->len) {
    char out[4096];
    gsize n_read = 0;
    gsize n_written = 0;
    g_autoptr (GError) failure = NULL;
    const GConverterResult result =
        g_converter_convert (reader->converter,
                             raw->data + at,
                             raw->len - at,
                             out,
                             sizeof out,
                             is_last ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS,
                             &n_read,
                             &n_written,
                             &failure);
    if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) && !is_last)
      break;
    if (result == G_CONVERTER_ERROR)
      return refuse (error, "list-no-text", "the list begins as UTF-16 and does not go on so");
    g_byte_array_append (reader->text, (const guint8 *) out, (guint) n_written);
    at += n_read;
    if (n_read == 0 && n_written == 0)
      break;
  }
  g_byte_array_remove_range (raw, 0, (guint) at);
  return TRUE;
}

static gboolean
take_bytes (LoketListReader *reader,
            const guint8 *bytes,
            gsize length,
            gboolean is_last,
            GError **error)
{
  if (reader->encoding == ENCODING_BYTES) {
    g_byte_array_append (reader->text, bytes, (guint) length);
    return TRUE;
  }
  g_byte_array_append (reader->raw, bytes, (guint) length);
  if (reader->encoding == ENCODING_UNKNOWN) {
    if (reader->raw->len < 4 && !is_last)
      return TRUE;
    if (!find_encoding (reader, error))
      return FALSE;
  }
  if (reader->converter != NULL)
    return convert (reader, is_last, error);
  g_byte_array_append (reader->text, reader->raw->data, reader->raw->len);
  g_byte_array_set_size (reader->raw, 0);
  return TRUE;
}

/* "sep=;" in the first line is for spreadsheets; returns its length, 0 when it is not there. */
static gsize
separator_line (const GByteArray *text, char *delimiter)
{
  gsize length = 5;

  if (text->len < 6 || g_ascii_strncasecmp ((const char *) text->data, "sep=", 4) != 0 ||
      (text->data[5] != '\r' && text->data[5] != '\n'))
    return 0;
  *delimiter = (char) text->data[4];
  length += text->data[5] == '\r' && text->len > 6 && text->data[6] == '\n' ? 2 : 1;
  return length;
}

static guint
count_filled (const LoketListCells *cells)
{
  guint n = 0;

  for (guint i = 0; i < cells->n; i++)
    if (*cells->texts[i] != '\0')
      n++;
  return n;
}

/* Takes the first rows apart by @guess->delimiter and finds the one that names the columns: the
 * one that has most of the map, without a map the first one with two cells. */
static void
look (const LoketListReader *reader, gsize from, gsize length, gboolean is_all, Guess *guess)
{
  g_autoptr (LoketListLines) lines = loket_list_lines_new (guess->delimiter);
  guint counts[HEADER_ROWS] = {0};
  guint64 line = reader->line;
  guint n = 0;
  gsize at = from;

  while (n < HEADER_ROWS) {
    LoketListCells cells;
    const LoketListLine what = loket_list_lines_next (
        lines, (const char *) reader->text->data + at, length - at, is_all, &cells);
    guint found;
    if (what == LOKET_LIST_LINE_MORE)
      break;
    at += cells.used;
    line += cells.n_lines;
    if (what != LOKET_LIST_LINE_GOOD)
      continue;
    counts[n++] = cells.n;
    found = reader->map != NULL ? loket_list_map_count_found (reader->map, cells.texts)
                                : MIN (count_filled (&cells), 2);
    if (guess->end == 0 || found > guess->found) {
      guess->found = found;
      guess->n_cells = cells.n;
      guess->end = at;
      guess->line = line;
    }
  }
  for (guint i = 0; i < n; i++)
    if (counts[i] == guess->n_cells)
      guess->regular++;
}

static gboolean
is_better (const Guess *guess, const Guess *best)
{
  if (guess->found != best->found)
    return guess->found > best->found;
  if ((guess->n_cells > 1) != (best->n_cells > 1))
    return guess->n_cells > 1;
  if (guess->regular != best->regular)
    return guess->regular > best->regular;
  return guess->n_cells > best->n_cells;
}

/* The row of names stands at the end of what was guessed: it is read once more and kept. */
static gboolean
keep_header (LoketListReader *reader, gsize from, const Guess *guess, gboolean is_all)
{
  gsize at = from;

  reader->lines = loket_list_lines_new (guess->delimiter);
  while (at < guess->end) {
    LoketListCells cells;
    const LoketListLine what = loket_list_lines_next (reader->lines,
                                                      (const char *) reader->text->data + at,
                                                      reader->text->len - at,
                                                      is_all,
                                                      &cells);
    if (what == LOKET_LIST_LINE_MORE)
      return FALSE;
    at += cells.used;
    if (at == guess->end)
      reader->header = g_strdupv ((char **) cells.texts);
  }
  for (guint i = 0; reader->header != NULL && reader->header[i] != NULL; i++) {
    g_strstrip (reader->header[i]);
    if (*reader->header[i] != '\0')
      reader->n_columns = i + 1;
  }
  return reader->n_columns > 0;
}

static gboolean
begin (LoketListReader *reader, gboolean is_last, GError **error)
{
  static const char delimiters[] = {',', ';', '\t', '|'};
  const gsize length = MIN (reader->text->len, LOOK_AT);
  const gboolean is_all = is_last && reader->text->len < LOOK_AT;
  Guess best = {0};
  char said = '\0';
  const gsize from = separator_line (reader->text, &said);

  if (length == 0)
    return refuse (error, "list-empty", "the list is empty");
  reader->line += from > 0;
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++) {
    Guess guess = {.delimiter = said != '\0' ? said : delimiters[i]};
    look (reader, from, length, is_all, &guess);
    if (guess.end > 0 && (best.end == 0 || is_better (&guess, &best)))
      best = guess;
  }
  if (memchr (reader->text->data, '\0', MIN (length, 1024)) != NULL)
    return refuse (error, "list-no-text", "the list has bytes that are no text");
  if (best.end == 0 || !keep_header (reader, from, &best, is_all))
    return refuse (error, "list-empty", "the list has no line with the names of its columns");
  g_byte_array_remove_range (reader->text, 0, (guint) best.end);
  reader->line = best.line;
  if (reader->map != NULL)
    reader->binding =
        loket_list_map_bind (reader->map, (const char *const *) reader->header, error);
  return reader->map == NULL || reader->binding != NULL;
}

/* Cells behind the last name may be there if they are empty, as spreadsheets leave them. */
static gboolean
has_right_width (const LoketListReader *reader, const LoketListCells *cells)
{
  if (cells->n < reader->n_columns)
    return FALSE;
  for (guint i = g_strv_length (reader->header); i < cells->n; i++)
    if (*cells->texts[i] != '\0')
      return FALSE;
  return TRUE;
}

static gboolean
is_header_again (const LoketListReader *reader, const LoketListCells *cells)
{
  for (guint i = 0; i < reader->n_columns; i++)
    if (g_ascii_strcasecmp (cells->texts[i], reader->header[i]) != 0)
      return FALSE;
  return reader->n_columns > 1;
}

static void
fill_row (LoketListReader *reader,
          LoketListLine what,
          const LoketListCells *cells,
          LoketReadRow *row)
{
  row->cells = cells->texts;
  row->n_cells = cells->n;
  if (what == LOKET_LIST_LINE_QUOTE_OPEN)
    loket_read_row_add_problem (row, LOKET_LIST_PROBLEM_QUOTE_OPEN, LOKET_LIST_WHOLE_LINE);
  else if (what == LOKET_LIST_LINE_TOO_LONG)
    loket_read_row_add_problem (row, LOKET_LIST_PROBLEM_LINE_TOO_LONG, LOKET_LIST_WHOLE_LINE);
  else if (what == LOKET_LIST_LINE_NOT_TEXT)
    loket_read_row_add_problem (row, LOKET_LIST_PROBLEM_NOT_TEXT, LOKET_LIST_WHOLE_LINE);
  else if (!has_right_width (reader, cells))
    loket_read_row_add_problem (row, LOKET_LIST_PROBLEM_WRONG_CELLS, LOKET_LIST_WHOLE_LINE);
  else if (is_header_again (reader, cells))
    loket_read_row_add_problem (row, LOKET_LIST_PROBLEM_HEADER_AGAIN, LOKET_LIST_WHOLE_LINE);
  else if (reader->plain != NULL)
    loket_list_plain_read (reader->plain, reader->binding, row);
}

/* A row over several lines that is not as wide as the list is a quotation mark gone astray: only
 * its first line is lost. */
static LoketListLine
next_row (LoketListReader *reader, gsize at, gboolean is_last, LoketListCells *cells)
{
  const char *text = (const char *) reader->text->data + at;
  const gsize length = reader->text->len - at;
  const LoketListLine what = loket_list_lines_next (reader->lines, text, length, is_last, cells);

  if (what == LOKET_LIST_LINE_GOOD && cells->n_lines > 1 && !has_right_width (reader, cells))
    return loket_list_lines_break (reader->lines, text, length, cells);
  return what;
}

static gboolean
read_rows (LoketListReader *reader,
           gboolean is_last,
           LoketReadRowFunc take,
           gpointer data,
           GError **error)
{
  gsize at = 0;
  gboolean goes_on = TRUE;

  while (goes_on && at < reader->text->len) {
    LoketListCells cells;
    LoketReadRow row = {0};
    const LoketListLine what = next_row (reader, at, is_last, &cells);
    if (what == LOKET_LIST_LINE_MORE)
      break;
    at += cells.used;
    row.line = reader->line;
    reader->line += cells.n_lines;
    if (what == LOKET_LIST_LINE_BLANK)
      continue;
    row.row = ++reader->row;
    if (what == LOKET_LIST_LINE_GOOD && count_filled (&cells) == 0)
      continue;
    fill_row (reader, what, &cells, &row);
    goes_on = take (&row, data, error);
  }
  g_byte_array_remove_range (reader->text, 0, (guint) at);
  return goes_on;
}

static gboolean
push_slice (LoketListReader *reader,
            const guint8 *bytes,
            gsize length,
            gboolean is_last,
            LoketReadRowFunc take,
            gpointer data,
            GError **error)
{
  if (!take_bytes (reader, bytes, length, is_last, error))
    return FALSE;
  if (reader->lines == NULL) {
    if (reader->text->len < LOOK_AT && !is_last)
      return TRUE;
    if (!begin (reader, is_last, error))
      return FALSE;
  }
  return read_rows (reader, is_last, take, data, error);
}

/**
 * loket_list_reader_push:
 * @reader: it
 * @bytes: (array length=length) (nullable): what comes next
 * @length: bytes
 * @is_last: nothing comes after it
 * @take: called for each row that is whole
 * @data: for @take
 * @error: set to %LOKET_ERROR_RULE "list-workbook", "list-no-text" or "list-empty", to
 *   %LOKET_ERROR_LIST_COLUMN when the map does not fit, or to what @take says
 *
 * How the bytes are cut into pieces changes nothing.
 *
 * Returns: %FALSE when the list cannot be read further; nothing may be pushed after that
 */
gboolean
loket_list_reader_push (LoketListReader *reader,
                        const void *bytes,
                        gsize length,
                        gboolean is_last,
                        LoketReadRowFunc take,
                        gpointer data,
                        GError **error)
{
  const guint8 *at = bytes;

  g_return_val_if_fail (!reader->is_over, FALSE);
  do {
    const gsize slice = MIN (length, SLICE);
    if (!push_slice (reader, at, slice, is_last && slice == length, take, data, error)) {
      reader->is_over = TRUE;
      return FALSE;
    }
    length -= slice;
    if (length > 0)
      at += slice;
  } while (length > 0);
  reader->is_over = is_last;
  return TRUE;
}
