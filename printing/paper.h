/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drawn sheet as PDF, as a picture and as the dots of a receipt printer; the spooler, the
 * previews and the tests use it. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef void (*LoketSheetDraw) (gpointer drawn, guint page, cairo_t *cr);

/* A paper of one or more pages of one size, drawn in millimetres from the upper left corner. */
typedef struct {
  double width;  /* mm, of the whole page */
  double height; /* mm */
  double margin; /* mm left and right that a receipt printer cannot reach */
  guint n_pages;
  LoketSheetDraw draw;
  gpointer drawn; /* borrowed; must outlive the sheet */
  const char *title;
} LoketSheet;

GBytes *
loket_sheet_to_pdf (const LoketSheet *sheet, gint64 at, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *loket_sheet_to_png (const LoketSheet *sheet, guint page, double dpi, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
GBytes *loket_sheet_to_escpos (const LoketSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
