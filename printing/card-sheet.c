/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays cards out in columns and rows; each back comes to lie behind its front. */
#include "config.h"

#include "printing/card-sheet.h"

#include <math.h>

#define MARK 3.0     /* mm long */
#define MARK_GAP 1.0 /* between the ground of a card and the mark */
#define STROKE 0.15

struct _LoketCardSheet {
  LoketCardPaper paper;
  GPtrArray *faces; /* LoketFace, borrowed */
  guint columns;
  guint rows;
};

const LoketCardPaper loket_card_paper_a4 = {.width = 210,
                                            .height = 297,
                                            .margin = 4.3,
                                            .gap = 2,
                                            .bleed = 1};

static guint
how_many (double room, double side, double gap)
{
  return (guint) MAX (floor ((room + gap) / (side + gap) + 1e-6), 0);
}

/* The marks stand outside of all cards. */
static double
edge (const LoketCardPaper *paper)
{
  return paper->margin + paper->bleed + MARK_GAP + MARK;
}

static guint
columns_of (const LoketCardPaper *paper)
{
  return how_many (paper->width - 2 * edge (paper), LOKET_CARD_WIDTH, paper->gap);
}

static guint
rows_of (const LoketCardPaper *paper)
{
  return how_many (paper->height - 2 * edge (paper), LOKET_CARD_HEIGHT, paper->gap);
}

/**
 * loket_card_paper_places:
 * @paper: a paper
 *
 * Returns: how many cards a sheet of it holds; 0 = it is too small
 */
guint
loket_card_paper_places (const LoketCardPaper *paper)
{
  return columns_of (paper) * rows_of (paper);
}

/**
 * loket_card_sheet_new:
 * @paper: it must have place for a card
 * @faces: (element-type LoketFace): the cards in their order; they outlive the sheet
 *
 * Returns: (transfer full): the cards on as many sheets as they need, each with front and back
 */
LoketCardSheet *
loket_card_sheet_new (const LoketCardPaper *paper, GPtrArray *faces)
{
  LoketCardSheet *sheet;

  g_return_val_if_fail (loket_card_paper_places (paper) > 0, NULL);
  sheet = g_new0 (LoketCardSheet, 1);
  sheet->paper = *paper;
  sheet->faces = g_ptr_array_ref (faces);
  sheet->columns = columns_of (paper);
  sheet->rows = rows_of (paper);
  return sheet;
}

/**
 * loket_card_sheet_free:
 * @sheet: (transfer full): sheets
 */
void
loket_card_sheet_free (LoketCardSheet *sheet)
{
  g_ptr_array_unref (sheet->faces);
  g_free (sheet);
}

static double
begin (double room, guint n, double side, double gap)
{
  return (room - n * side - (n - 1) * gap) / 2;
}

static double
left_of (LoketCardSheet *sheet, guint column)
{
  return begin (sheet->paper.width, sheet->columns, LOKET_CARD_WIDTH, sheet->paper.gap) +
         column * (LOKET_CARD_WIDTH + sheet->paper.gap);
}

static double
top_of (LoketCardSheet *sheet, guint row)
{
  return begin (sheet->paper.height, sheet->rows, LOKET_CARD_HEIGHT, sheet->paper.gap) +
         row * (LOKET_CARD_HEIGHT + sheet->paper.gap);
}

static void
draw_upright_mark (cairo_t *cr, double x, double top, double bottom)
{
  cairo_move_to (cr, x, top - MARK);
  cairo_line_to (cr, x, top);
  cairo_move_to (cr, x, bottom);
  cairo_line_to (cr, x, bottom + MARK);
}

static void
draw_lying_mark (cairo_t *cr, double y, double left, double right)
{
  cairo_move_to (cr, left - MARK, y);
  cairo_line_to (cr, left, y);
  cairo_move_to (cr, right, y);
  cairo_line_to (cr, right + MARK, y);
}

static void
draw_marks (LoketCardSheet *sheet, cairo_t *cr)
{
  const double off = sheet->paper.bleed + MARK_GAP;
  const double left = left_of (sheet, 0) - off, top = top_of (sheet, 0) - off;
  const double right = left_of (sheet, sheet->columns - 1) + LOKET_CARD_WIDTH + off;
  const double bottom = top_of (sheet, sheet->rows - 1) + LOKET_CARD_HEIGHT + off;

  for (guint column = 0; column < sheet->columns; column++) {
    draw_upright_mark (cr, left_of (sheet, column), top, bottom);
    draw_upright_mark (cr, left_of (sheet, column) + LOKET_CARD_WIDTH, top, bottom);
  }
  for (guint row = 0; row < sheet->rows; row++) {
    draw_lying_mark (cr, top_of (sheet, row), left, right);
    draw_lying_mark (cr, top_of (sheet, row) + LOKET_CARD_HEIGHT, left, right);
  }
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, STROKE);
  cairo_stroke (cr);
}

/* Turned over the long edge, left and right change places; over the short one, above and below,
 * and the card stands on its head. */
static void
draw_card (LoketCardSheet *sheet, LoketFace *face, guint place, gboolean back, cairo_t *cr)
{
  const guint column = place % sheet->columns, row = place / sheet->columns;
  const gboolean short_edge = back && sheet->paper.flips_short;
  const double x = left_of (sheet, back && !short_edge ? sheet->columns - 1 - column : column);
  const double y = top_of (sheet, short_edge ? sheet->rows - 1 - row : row);
  const cairo_matrix_t turned = {
      .xx = -1, .yy = -1, .x0 = x + LOKET_CARD_WIDTH, .y0 = y + LOKET_CARD_HEIGHT};
  const double bleed = MIN (sheet->paper.bleed, sheet->paper.gap / 2);

  cairo_save (cr);
  if (short_edge)
    cairo_transform (cr, &turned);
  else
    cairo_translate (cr, x, y);
  loket_face_draw (face, back ? 1 : 0, cr, bleed, sheet->paper.height);
  cairo_restore (cr);
}

static void
draw_page (gpointer drawn, guint page, cairo_t *cr)
{
  LoketCardSheet *sheet = drawn;
  const guint places = sheet->columns * sheet->rows;
  const guint first = page / 2 * places;

  draw_marks (sheet, cr);
  for (guint i = first; i < MIN (first + places, sheet->faces->len); i++)
    draw_card (sheet, g_ptr_array_index (sheet->faces, i), i - first, page % 2 == 1, cr);
}

/**
 * loket_card_sheet_sheet:
 * @sheet: sheets; outlive what is returned
 *
 * Returns: what preview and printer take: front and back of each sheet in turn
 */
LoketSheet
loket_card_sheet_sheet (LoketCardSheet *sheet)
{
  const guint places = sheet->columns * sheet->rows;

  return (LoketSheet){.width = sheet->paper.width,
                      .height = sheet->paper.height,
                      .n_pages = 2 * ((sheet->faces->len + places - 1) / places),
                      .draw = draw_page,
                      .drawn = sheet};
}
