/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaks blocks into pages once, with no line left alone on either side, and draws them page by
 * page; letter.c, form.c and route.c add the blocks. */
#include "config.h"

#include "printing/flow.h"

#include "core/text.h"
#include "printing/typeset.h"

#include <glib/gi18n.h>
#include <pango/pangocairo.h>

#define POINTS (72 / 25.4) /* of a millimetre */
#define FONT "Noto Sans"
#define INDENT 12.0   /* mm */
#define FOOT_GAP 5.0  /* mm between the text and the foot */
#define FOOT_SIZE 8.5 /* points */

/* Fewer lines than this stay together, and as many as ALONE stand on each side of a break. */
#define BREAKABLE 4
#define ALONE 2

typedef struct {
  PangoLayout *layout;
  double x;
} Side;

typedef struct {
  PangoLayout *layout; /* nullable: then it is a drawing */
  double x;
  double height;
  double gap;
  gboolean keep; /* with the next one */
  GArray *sides; /* Side */
  LoketFlowDraw draw;
  gpointer data;
} Block;

/* Lines of a block on a page. */
typedef struct {
  const Block *block;
  int first, n; /* lines */
  double y;
  guint page;
} Piece;

struct _LoketFlow {
  LoketFlowMargins margins;
  const char *language;
  PangoContext *context;
  GPtrArray *blocks; /* Block */
  GArray *pieces;    /* Piece */
  double y;
  guint page;
};

static void
clear_side (gpointer data)
{
  g_object_unref (((Side *) data)->layout);
}

static void
free_block (gpointer data)
{
  Block *block = data;

  g_clear_object (&block->layout);
  g_array_unref (block->sides);
  g_free (block);
}

/**
 * loket_flow_new:
 * @language: "id", "jv" or "en"
 * @margins: what stays free on each page
 *
 * Returns: (transfer full): pages without anything on them; use them on one thread only
 */
LoketFlow *
loket_flow_new (const char *language, const LoketFlowMargins *margins)
{
  LoketFlow *flow = g_new0 (LoketFlow, 1);

  flow->margins = *margins;
  flow->language = g_intern_string (language);
  flow->context = loket_typeset_context (language);
  flow->blocks = g_ptr_array_new_with_free_func (free_block);
  flow->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  return flow;
}

/**
 * loket_flow_free:
 * @flow: (transfer full): pages
 */
void
loket_flow_free (LoketFlow *flow)
{
  g_ptr_array_unref (flow->blocks);
  g_array_unref (flow->pieces);
  g_object_unref (flow->context);
  g_free (flow);
}

/**
 * loket_flow_width:
 * @flow: pages
 *
 * Returns: millimetres between the margins
 */
double
loket_flow_width (LoketFlow *flow)
{
  return LOKET_A4_WIDTH - flow->margins.left - flow->margins.right;
}

static void
underline (PangoLayout *layout)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

/**
 * loket_flow_layout:
 * @flow: pages
 * @text: what it says; its lines stay lines
 * @width: millimetres; a longer text is wrapped, a longer word too
 * @points: size of the type
 * @style: how it is set
 *
 * Returns: (transfer full): the text, set
 */
PangoLayout *
loket_flow_layout (LoketFlow *flow,
                   const char *text,
                   double width,
                   double points,
                   LoketFlowStyle style)
{
  PangoLayout *layout = pango_layout_new (flow->context);
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  pango_font_description_set_absolute_size (font, points * PANGO_SCALE);
  if (style & LOKET_FLOW_BOLD)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * POINTS * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (style & (LOKET_FLOW_CENTRE | LOKET_FLOW_RIGHT))
    pango_layout_set_alignment (layout,
                                style & LOKET_FLOW_CENTRE ? PANGO_ALIGN_CENTER : PANGO_ALIGN_RIGHT);
  pango_layout_set_justify (layout, (style & LOKET_FLOW_JUSTIFY) != 0);
  if (style & LOKET_FLOW_INDENT)
    pango_layout_set_indent (layout, (int) (INDENT * POINTS * PANGO_SCALE));
  if (style & LOKET_FLOW_UNDERLINE)
    underline (layout);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/**
 * loket_layout_height:
 * @layout: (nullable): a text, set
 *
 * Returns: its height in millimetres
 */
double
loket_layout_height (PangoLayout *layout)
{
  PangoRectangle logical;

  if (layout == NULL)
    return 0;
  pango_layout_get_extents (layout, NULL, &logical);
  return logical.height / (POINTS * PANGO_SCALE);
}

/**
 * loket_layout_width:
 * @layout: a text, set
 *
 * Returns: millimetres of its longest line
 */
double
loket_layout_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return logical.width / (POINTS * PANGO_SCALE);
}

static Block *
add_block (LoketFlow *flow, double height, double gap)
{
  Block *block = g_new0 (Block, 1);

  block->height = height;
  block->gap = gap;
  block->sides = g_array_new (FALSE, FALSE, sizeof (Side));
  g_array_set_clear_func (block->sides, clear_side);
  g_ptr_array_add (flow->blocks, block);
  return block;
}

static Block *
last_block (LoketFlow *flow)
{
  return g_ptr_array_index (flow->blocks, flow->blocks->len - 1);
}

/**
 * loket_flow_add:
 * @flow: pages
 * @layout: (transfer full): a text, set
 * @x: millimetres from the left margin
 * @gap: millimetres that stay free above it
 *
 * Its lines may go over to the next page.
 */
void
loket_flow_add (LoketFlow *flow, PangoLayout *layout, double x, double gap)
{
  Block *block = add_block (flow, loket_layout_height (layout), gap);

  block->layout = layout;
  block->x = x;
}

/**
 * loket_flow_add_drawing:
 * @flow: pages
 * @height: millimetres
 * @gap: millimetres that stay free above it
 * @draw: (nullable): draws it, its upper edge at y
 * @data: (transfer none): for @draw; outlives the pages
 *
 * It stays whole.
 */
void
loket_flow_add_drawing (LoketFlow *flow,
                        double height,
                        double gap,
                        LoketFlowDraw draw,
                        gpointer data)
{
  Block *block = add_block (flow, height, gap);

  block->draw = draw;
  block->data = data;
}

/**
 * loket_flow_put_beside:
 * @flow: pages with a block
 * @layout: (transfer full): a text, set; it begins at the same height as the last block
 * @x: millimetres from the left margin
 *
 * A block that does not break is at least as high as what stands beside it.
 */
void
loket_flow_put_beside (LoketFlow *flow, PangoLayout *layout, double x)
{
  Block *block = last_block (flow);
  const Side side = {.layout = layout, .x = x};

  g_array_append_val (block->sides, side);
  if (block->layout == NULL || pango_layout_get_line_count (block->layout) < BREAKABLE)
    block->height = MAX (block->height, loket_layout_height (layout));
}

/**
 * loket_flow_draw_beside:
 * @flow: pages with a block
 * @draw: draws something where the last block begins; it takes no room
 * @data: (transfer none): for @draw; outlives the pages
 */
void
loket_flow_draw_beside (LoketFlow *flow, LoketFlowDraw draw, gpointer data)
{
  Block *block = last_block (flow);

  block->draw = draw;
  block->data = data;
}

/**
 * loket_flow_keep_with_next:
 * @flow: pages with a block
 *
 * The last block, or its last lines, stand on the page of the one that comes next.
 */
void
loket_flow_keep_with_next (LoketFlow *flow)
{
  last_block (flow)->keep = TRUE;
}

static int
count_lines (const Block *block)
{
  return block->layout != NULL ? pango_layout_get_line_count (block->layout) : 1;
}

static gboolean
is_breakable (const Block *block)
{
  return count_lines (block) >= BREAKABLE;
}

/* From where a line begins to where the one behind the last begins. */
static double
lines_height (const Block *block, int first, int n)
{
  PangoLayoutIter *iter;
  PangoRectangle logical;
  double height = 0;
  int i = 0;

  if (!is_breakable (block))
    return block->height;
  iter = pango_layout_get_iter (block->layout);
  do {
    pango_layout_iter_get_line_extents (iter, NULL, &logical);
    if (i >= first && i < first + n)
      height += logical.height / (POINTS * PANGO_SCALE);
    i++;
  } while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return height;
}

static double
room (LoketFlow *flow)
{
  return LOKET_A4_HEIGHT - flow->margins.bottom - flow->y;
}

static gboolean
is_at_top (LoketFlow *flow)
{
  return flow->y <= flow->margins.top + 0.01;
}

static void
turn_page (LoketFlow *flow)
{
  flow->page++;
  flow->y = flow->margins.top;
}

static void
put_lines (LoketFlow *flow, const Block *block, int first, int n)
{
  Piece piece = {.block = block, .first = first, .n = n, .page = flow->page};

  if (first == 0 && !is_at_top (flow))
    flow->y += block->gap;
  piece.y = flow->y;
  g_array_append_val (flow->pieces, piece);
  flow->y += lines_height (block, first, n);
}

/* What has to stand on the same page behind block @i, because it is kept with it. */
static double
kept_height (LoketFlow *flow, guint i)
{
  double height = 0;

  for (; i + 1 < flow->blocks->len; i++) {
    const Block *block = g_ptr_array_index (flow->blocks, i);
    const Block *next = g_ptr_array_index (flow->blocks, i + 1);
    if (!block->keep)
      break;
    height += next->gap;
    if (is_breakable (next) && !next->keep)
      return height + lines_height (next, 0, ALONE);
    height += next->height;
  }
  return height;
}

/* How many of the lines from @first on fit on this page; at least one at its upper edge. */
static int
lines_that_fit (LoketFlow *flow, const Block *block, int first, double gap)
{
  const int all = count_lines (block) - first;
  int n = 0;

  while (n < all && gap + lines_height (block, first, n + 1) <= room (flow) + 0.01)
    n++;
  return is_at_top (flow) ? MAX (n, 1) : n;
}

/* Puts as many lines as may stay, so that on both sides of the break enough of them stand. */
static int
put_first_lines (LoketFlow *flow, const Block *block, int first)
{
  const int left = count_lines (block) - first;
  const double gap = first == 0 && !is_at_top (flow) ? block->gap : 0;
  int n = lines_that_fit (flow, block, first, gap);

  n = MIN (n, MAX (left - ALONE, 1));
  if (n < ALONE && !is_at_top (flow))
    n = 0;
  if (n > 0)
    put_lines (flow, block, first, n);
  return first + n;
}

static void
place_block (LoketFlow *flow, guint i)
{
  const Block *block = g_ptr_array_index (flow->blocks, i);
  const double kept = kept_height (flow, i);
  int first = 0;

  for (;;) {
    const int left = count_lines (block) - first;
    const double gap = first == 0 && !is_at_top (flow) ? block->gap : 0;
    const double height = gap + lines_height (block, first, left);
    if (height + kept <= room (flow) + 0.01 ||
        (is_at_top (flow) && (!is_breakable (block) || height <= room (flow)))) {
      put_lines (flow, block, first, left);
      return;
    }
    if (is_breakable (block) && left >= BREAKABLE)
      first = put_first_lines (flow, block, first);
    turn_page (flow);
  }
}

/**
 * loket_flow_place:
 * @flow: pages with all their blocks
 *
 * Breaks them into pages.
 */
void
loket_flow_place (LoketFlow *flow)
{
  g_array_set_size (flow->pieces, 0);
  flow->page = 0;
  flow->y = flow->margins.top;
  for (guint i = 0; i < flow->blocks->len; i++)
    place_block (flow, i);
}

/**
 * loket_flow_pages:
 * @flow: pages, placed
 *
 * Returns: how many there are
 */
guint
loket_flow_pages (LoketFlow *flow)
{
  return flow->page + 1;
}

/**
 * loket_layout_show:
 * @layout: a text, set
 * @cr: where to draw, in millimetres
 * @x: its left edge
 * @y: its upper edge
 */
void
loket_layout_show (PangoLayout *layout, cairo_t *cr, double x, double y)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, 1 / POINTS, 1 / POINTS);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

static void
show_lines (const Piece *piece, cairo_t *cr, double x)
{
  PangoLayoutIter *iter = pango_layout_get_iter (piece->block->layout);
  int top = 0, i = 0;

  cairo_save (cr);
  cairo_translate (cr, x, piece->y);
  cairo_scale (cr, 1 / POINTS, 1 / POINTS);
  do {
    PangoRectangle logical;
    pango_layout_iter_get_line_extents (iter, NULL, &logical);
    if (i == piece->first)
      top = logical.y;
    if (i >= piece->first && i < piece->first + piece->n) {
      cairo_move_to (cr,
                     (double) logical.x / PANGO_SCALE,
                     (double) (pango_layout_iter_get_baseline (iter) - top) / PANGO_SCALE);
      pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
    }
    i++;
  } while (pango_layout_iter_next_line (iter));
  cairo_restore (cr);
  pango_layout_iter_free (iter);
}

/* What stands left of the text is drawn before it, what stands right of it after: programs that
 * read a PDF aloud go by that order. */
static void
show_sides (LoketFlow *flow, const Piece *piece, gboolean left, cairo_t *cr)
{
  const Block *block = piece->block;

  for (guint i = 0; piece->first == 0 && i < block->sides->len; i++) {
    const Side *side = &g_array_index (block->sides, Side, i);
    if ((side->x < block->x) == left)
      loket_layout_show (side->layout, cr, flow->margins.left + side->x, piece->y);
  }
}

static void
draw_piece (LoketFlow *flow, const Piece *piece, cairo_t *cr)
{
  const Block *block = piece->block;

  cairo_set_source_rgb (cr, 0, 0, 0);
  show_sides (flow, piece, TRUE, cr);
  if (block->layout != NULL)
    show_lines (piece, cr, flow->margins.left + block->x);
  show_sides (flow, piece, FALSE, cr);
  if (block->draw != NULL && piece->first == 0)
    block->draw (cr, piece->y, block->data);
}

/**
 * loket_flow_draw:
 * @flow: pages, placed
 * @page: which one, from 0
 * @cr: where to draw, in millimetres from the upper left corner of the paper
 */
void
loket_flow_draw (LoketFlow *flow, guint page, cairo_t *cr)
{
  for (guint i = 0; i < flow->pieces->len; i++) {
    const Piece *piece = &g_array_index (flow->pieces, Piece, i);
    if (piece->page == page)
      draw_piece (flow, piece, cr);
  }
}

/**
 * loket_flow_draw_foot:
 * @flow: pages, placed
 * @page: which one, from 0
 * @title: what the paper is, at the left
 * @number: (nullable): number of the page, at the right; %NULL = in the language of the paper
 * @cr: where to draw, in millimetres from the upper left corner of the paper
 *
 * A single page needs none.
 */
void
loket_flow_draw_foot (LoketFlow *flow,
                      guint page,
                      const char *title,
                      const char *number,
                      cairo_t *cr)
{
  const double width = loket_flow_width (flow) / 2;
  const double y = LOKET_A4_HEIGHT - flow->margins.bottom + FOOT_GAP;
  g_autofree char *counted = g_strdup_printf (
      loket_text (flow->language, N_ ("Page %u of %u")), page + 1, loket_flow_pages (flow));
  g_autoptr (PangoLayout) left = loket_flow_layout (flow, title, width, FOOT_SIZE, 0);
  g_autoptr (PangoLayout) right = loket_flow_layout (
      flow, number != NULL ? number : counted, width, FOOT_SIZE, LOKET_FLOW_RIGHT);

  if (loket_flow_pages (flow) < 2)
    return;
  cairo_set_source_rgb (cr, 0, 0, 0);
  loket_layout_show (left, cr, flow->margins.left, y);
  loket_layout_show (right, cr, flow->margins.left + width, y);
}

/**
 * loket_flow_sheet:
 * @flow: pages, placed; outlive the sheet
 * @draw: draws one of them, by loket_flow_draw() and with what else stands there
 * @drawn: (transfer none): for @draw; outlives the sheet
 * @title: (transfer none): of the document; outlives the sheet
 *
 * Returns: what preview, spooler and archive take
 */
LoketSheet
loket_flow_sheet (LoketFlow *flow, LoketSheetDraw draw, gpointer drawn, const char *title)
{
  return (LoketSheet){
      .width = LOKET_A4_WIDTH,
      .height = LOKET_A4_HEIGHT,
      .n_pages = loket_flow_pages (flow),
      .draw = draw,
      .drawn = drawn,
      .title = title,
  };
}
