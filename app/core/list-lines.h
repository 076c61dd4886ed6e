/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes rows of a list apart into cells; list-reader.c calls it and knows what a row means. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  LOKET_LIST_LINE_MORE, /* the row may go on in bytes that have not come yet */
  LOKET_LIST_LINE_GOOD,
  LOKET_LIST_LINE_BLANK,
  LOKET_LIST_LINE_QUOTE_OPEN, /* only its first line is taken, as one cell; so are the next two */
  LOKET_LIST_LINE_TOO_LONG,
  LOKET_LIST_LINE_NOT_TEXT,
} LoketListLine;

/* Borrowed until the next call. */
typedef struct {
  const char *const *texts; /* zero-terminated, UTF-8 */
  guint n;
  gsize used;    /* bytes */
  guint n_lines; /* ends of lines among them */
} LoketListCells;

typedef struct _LoketListLines LoketListLines;

LoketListLines *loket_list_lines_new (char delimiter) G_GNUC_WARN_UNUSED_RESULT;
void loket_list_lines_free (LoketListLines *lines);
char loket_list_lines_delimiter (const LoketListLines *lines);
LoketListLine loket_list_lines_next (LoketListLines *lines,
                                     const char *text,
                                     gsize length,
                                     gboolean is_last,
                                     LoketListCells *cells);
LoketListLine loket_list_lines_break (LoketListLines *lines,
                                      const char *text,
                                      gsize length,
                                      LoketListCells *cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketListLines, loket_list_lines_free)

G_END_DECLS
