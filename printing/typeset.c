/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A template filled with words: what grows pushes down what stands below it; slips and letters
 * are made with it. */
#include "config.h"

#include "printing/typeset.h"

#include "printing/qr.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Text is laid out in points: Pango rounds too coarsely in millimetres. */
#define POINTS (72 / 25.4)
/* Optical line box in em: capitals above, tails below, and from baseline to baseline. */
#define ASCENT 0.74
#define DESCENT 0.26
#define LEADING 1.24
#define ITEM_GAP 0.35 /* between two items of a checklist */
#define BOX_SIDE 0.95 /* of a checklist's box */
#define BOX_GAP 0.55  /* between the box and its words */

typedef struct {
  char *text; /* NULL = the place stays empty */
  LoketQr *qr;
  double top;
  double height;
} Filled;

struct _LoketTypeset {
  LoketTemplate *template_; /* owned */
  PangoContext *context;
  Filled *filled; /* one a place */
  gboolean flowed;
  double height;
};

/**
 * loket_typeset_context:
 * @language: of the words, for hyphens and shapes: "id"
 *
 * Without hints, so that paper, preview and dots break their lines at the same words.
 *
 * Returns: (transfer full): how words are set on all paper, in points
 */
PangoContext *
loket_typeset_context (const char *language)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (language));
  cairo_font_options_destroy (options);
  return context;
}

/**
 * loket_typeset_new:
 * @template_: (transfer full): a template
 * @language: of the words, for hyphens and shapes: "id"
 *
 * Returns: (transfer full): the template with all places empty
 */
LoketTypeset *
loket_typeset_new (LoketTemplate *template_, const char *language)
{
  LoketTypeset *self = g_new0 (LoketTypeset, 1);

  self->template_ = template_;
  self->context = loket_typeset_context (language);
  self->filled = g_new0 (Filled, loket_template_n_places (template_));
  return self;
}

/**
 * loket_typeset_free:
 * @typeset: (transfer full): a filled template
 */
void
loket_typeset_free (LoketTypeset *typeset)
{
  for (guint i = 0; i < loket_template_n_places (typeset->template_); i++) {
    g_free (typeset->filled[i].text);
    g_clear_pointer (&typeset->filled[i].qr, loket_qr_free);
  }
  g_free (typeset->filled);
  g_object_unref (typeset->context);
  loket_template_free (typeset->template_);
  g_free (typeset);
}

/**
 * loket_typeset_set:
 * @typeset: a template
 * @place: name of a place; one that this template does not have is passed over
 * @text: (nullable): what to write there; items of a checklist stand on a line each
 */
void
loket_typeset_set (LoketTypeset *typeset, const char *place, const char *text)
{
  int i = loket_template_find (typeset->template_, place);
  Filled *filled;

  if (i < 0)
    return;
  filled = &typeset->filled[i];
  g_free (filled->text);
  filled->text = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  g_clear_pointer (&filled->qr, loket_qr_free);
  if (filled->text != NULL &&
      loket_template_place (typeset->template_, (guint) i)->kind == LOKET_PLACE_QR)
    filled->qr = loket_qr_new (filled->text, NULL); /* no code is better than no paper */
  typeset->flowed = FALSE;
}

static gboolean
fits (PangoLayout *layout, int width, int lines)
{
  PangoRectangle logical;

  pango_layout_set_width (layout, width);
  pango_layout_get_extents (layout, NULL, &logical);
  return logical.width <= width && pango_layout_get_line_count (layout) <= lines;
}

/* Lines of centred text are made about as long as each other: no single word on the last one. */
static void
balance (PangoLayout *layout)
{
  const int lines = pango_layout_get_line_count (layout);
  const int full = pango_layout_get_width (layout);
  int wide = full, narrow = full / 2;

  if (lines < 2)
    return;
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  if (fits (layout, full, lines)) {
    while (wide - narrow > PANGO_SCALE) {
      const int middle = narrow + (wide - narrow) / 2;
      if (fits (layout, middle, lines))
        wide = middle;
      else
        narrow = middle;
    }
  } else {
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR); /* a word longer than the line */
  }
  pango_layout_set_width (layout, wide);
}

static PangoLayout *
make_layout (PangoContext *context, const LoketPlace *place, const char *text, double width)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string (place->font);
  const PangoAlignment align = place->align < 0.25   ? PANGO_ALIGN_LEFT
                               : place->align < 0.75 ? PANGO_ALIGN_CENTER
                                                     : PANGO_ALIGN_RIGHT;

  pango_font_description_set_absolute_size (font, place->size * POINTS * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_alignment (layout, align);
  if (width > 0) {
    pango_layout_set_width (layout, (int) (width * POINTS * PANGO_SCALE));
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    if (align == PANGO_ALIGN_CENTER)
      balance (layout);
  }
  return layout;
}

static double
block_height (PangoLayout *layout, const LoketPlace *place)
{
  const int lines = pango_layout_get_line_count (layout);

  return place->size * (ASCENT + DESCENT + LEADING * (lines - 1));
}

/* Line by line, so that the distance of lines is ours and not that of the font at hand. */
static void
draw_block (PangoLayout *layout, const LoketPlace *place, cairo_t *cr, double x, double y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double baseline = y + ASCENT * place->size;

  do {
    PangoRectangle logical;
    pango_layout_iter_get_line_extents (iter, NULL, &logical);
    cairo_save (cr);
    cairo_translate (cr, x, baseline);
    cairo_scale (cr, 1 / POINTS, 1 / POINTS);
    cairo_move_to (cr, (double) logical.x / PANGO_SCALE, 0);
    pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
    cairo_restore (cr);
    baseline += LEADING * place->size;
  } while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static double
items_indent (const LoketPlace *place)
{
  return place->size * (BOX_SIDE + BOX_GAP);
}

/* Goes through the items; draws them when there is a @cr.  Returns their height. */
static double
do_checklist (LoketTypeset *self, const LoketPlace *place, const Filled *filled, cairo_t *cr)
{
  g_auto (GStrv) items = g_strsplit (filled->text, "\n", -1);
  const double indent = items_indent (place);
  double y = place->padding;

  for (guint i = 0; items[i] != NULL; i++) {
    g_autoptr (PangoLayout) layout =
        make_layout (self->context, place, items[i], place->width - 2 * place->padding - indent);
    if (i > 0)
      y += ITEM_GAP * place->size;
    if (cr != NULL) {
      const double x = place->x + place->padding;
      const double side = BOX_SIDE * place->size;
      draw_block (layout, place, cr, x + indent, filled->top + y);
      loket_template_draw_box (self->template_,
                               cr,
                               x,
                               filled->top + y + ASCENT * place->size - side + 0.1 * place->size,
                               side);
    }
    y += block_height (layout, place);
  }
  return y + place->padding;
}

static double
measure (LoketTypeset *self, guint i)
{
  const LoketPlace *place = loket_template_place (self->template_, i);
  const Filled *filled = &self->filled[i];
  g_autoptr (PangoLayout) layout = NULL;

  if (place->kind == LOKET_PLACE_CHECKLIST)
    return do_checklist (self, place, filled, NULL);
  if (place->kind != LOKET_PLACE_TEXT)
    return place->height;
  layout = make_layout (self->context, place, filled->text, place->width - 2 * place->padding);
  return block_height (layout, place) + 2 * place->padding;
}

static gboolean
is_shown (LoketTypeset *self, guint i)
{
  const LoketPlace *place = loket_template_place (self->template_, i);
  int with;

  if (place->kind != LOKET_PLACE_ART)
    return self->filled[i].text != NULL;
  with = place->with != NULL ? loket_template_find (self->template_, place->with) : -1;
  return place->with == NULL || (with >= 0 && self->filled[with].text != NULL);
}

static gboolean
is_above (const LoketPlace *a, const LoketPlace *b)
{
  return a->y + a->height <= b->y + 0.01 && a->x < b->x + b->width - 0.01 &&
         b->x < a->x + a->width - 0.01;
}

static gboolean
is_right_above (LoketTypeset *self, guint upper, guint lower)
{
  const LoketPlace *a = loket_template_place (self->template_, upper);
  const LoketPlace *b = loket_template_place (self->template_, lower);

  if (!is_above (a, b))
    return FALSE;
  for (guint i = upper + 1; i < lower; i++) {
    const LoketPlace *between = loket_template_place (self->template_, i);
    if (is_above (a, between) && is_above (between, b))
      return FALSE;
  }
  return TRUE;
}

/* Each place keeps the distance that the drawing gives it from what stands right above it; an
 * empty one takes no room and no distance. */
static double
find_top (LoketTypeset *self, guint i, gboolean shown)
{
  const LoketPlace *place = loket_template_place (self->template_, i);
  double top = -1;

  for (guint q = 0; q < i; q++) {
    const LoketPlace *upper = loket_template_place (self->template_, q);
    const Filled *above = &self->filled[q];
    const double gap = shown ? place->y - (upper->y + upper->height) : 0;
    if (is_right_above (self, q, i))
      top = MAX (top, above->top + above->height + gap);
  }
  return top >= 0 ? top : place->y;
}

static void
flow (LoketTypeset *self)
{
  double drawn_end = 0, end = 0;

  for (guint i = 0; i < loket_template_n_places (self->template_); i++) {
    const LoketPlace *place = loket_template_place (self->template_, i);
    Filled *filled = &self->filled[i];
    const gboolean shown = is_shown (self, i);
    filled->height = shown ? measure (self, i) : 0;
    filled->top = find_top (self, i, shown);
    drawn_end = MAX (drawn_end, place->y + place->height);
    end = MAX (end, filled->top + filled->height);
  }
  self->height = end + loket_template_height (self->template_) - drawn_end;
  self->flowed = TRUE;
}

/**
 * loket_typeset_height:
 * @typeset: a filled template
 *
 * Returns: its height in millimetres with what it is filled with
 */
double
loket_typeset_height (LoketTypeset *typeset)
{
  if (!typeset->flowed)
    flow (typeset);
  return typeset->height;
}

/* One line made as large as the place allows, by its ink: a number fills its room. */
static void
draw_big (PangoContext *context, const LoketPlace *place, const Filled *filled, cairo_t *cr)
{
  g_autoptr (PangoLayout) layout = make_layout (context, place, filled->text, 0);
  PangoRectangle ink;
  double scale, x, y;

  pango_layout_get_extents (layout, &ink, NULL);
  scale = MIN (place->width / MAX (ink.width, 1), place->height / MAX (ink.height, 1));
  x = place->x + (place->width - ink.width * scale) * place->align;
  y = filled->top + (place->height - ink.height * scale) / 2;
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale * PANGO_SCALE, scale * PANGO_SCALE);
  cairo_move_to (cr, -(double) ink.x / PANGO_SCALE, -(double) ink.y / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

static void
draw_frame (const LoketPlace *place, const Filled *filled, cairo_t *cr)
{
  const double inset = place->stroke / 2;
  const double r = place->corner;
  const double left = place->x + inset, right = place->x + place->width - inset;
  const double top = filled->top + inset, bottom = filled->top + filled->height - inset;

  if (!place->filled && place->stroke <= 0)
    return;
  cairo_new_sub_path (cr);
  cairo_arc (cr, right - r, top + r, r, -G_PI_2, 0);
  cairo_arc (cr, right - r, bottom - r, r, 0, G_PI_2);
  cairo_arc (cr, left + r, bottom - r, r, G_PI_2, G_PI);
  cairo_arc (cr, left + r, top + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  if (place->filled)
    cairo_fill_preserve (cr);
  cairo_set_line_width (cr, place->stroke);
  if (place->stroke > 0)
    cairo_stroke_preserve (cr);
  cairo_new_path (cr);
}

static void
draw_text (PangoContext *context, const LoketPlace *place, const Filled *filled, cairo_t *cr)
{
  const double width = place->width - 2 * place->padding;
  g_autoptr (PangoLayout) layout = make_layout (context, place, filled->text, width);
  const double spare = width - pango_layout_get_width (layout) / (POINTS * PANGO_SCALE);

  draw_block (layout,
              place,
              cr,
              place->x + place->padding + spare * place->align,
              filled->top + place->padding);
}

static void
draw_qr (const LoketPlace *place, const Filled *filled, cairo_t *cr)
{
  const double module = loket_qr_module_for (filled->qr, MIN (place->width, place->height));
  const double spare = place->width - loket_qr_modules (filled->qr) * module;

  loket_qr_draw (filled->qr, cr, place->x + spare * place->align, filled->top, module);
}

static void
draw_place (LoketTypeset *self, guint i, cairo_t *cr)
{
  const LoketPlace *place = loket_template_place (self->template_, i);
  const Filled *filled = &self->filled[i];

  if (place->kind == LOKET_PLACE_ART) {
    loket_template_draw_art (self->template_, cr, i, filled->top);
    return;
  }
  draw_frame (place, filled, cr);
  cairo_set_source_rgb (cr, place->white, place->white, place->white);
  if (place->kind == LOKET_PLACE_TEXT)
    draw_text (self->context, place, filled, cr);
  else if (place->kind == LOKET_PLACE_CHECKLIST)
    do_checklist (self, place, filled, cr);
  else if (place->kind == LOKET_PLACE_BIG)
    draw_big (self->context, place, filled, cr);
  else if (filled->qr != NULL)
    draw_qr (place, filled, cr);
}

/**
 * loket_typeset_draw:
 * @typeset: a filled template
 * @cr: where to draw, in millimetres from the upper left corner
 */
void
loket_typeset_draw (LoketTypeset *typeset, cairo_t *cr)
{
  if (!typeset->flowed)
    flow (typeset);
  for (guint i = 0; i < loket_template_n_places (typeset->template_); i++)
    if (is_shown (typeset, i))
      draw_place (typeset, i, cr);
}
