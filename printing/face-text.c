/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fits text into the box that the template of a card gives it. */
#include "config.h"

#include "printing/face-text.h"

#include "core/text.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Text is laid out in points: Pango rounds too coarsely in millimetres. */
#define POINTS (72 / 25.4)
#define ASCENT 0.74
#define DESCENT 0.26
#define ONE_LINE_LEAST 0.74 /* so far a line shrinks before it is wrapped */
#define STEP 0.97
#define HAIR 0.01     /* mm */
#define GAP 0.6       /* em between the columns of a list */
#define RELATION 0.4  /* of a row, even if the name is long */
#define COUNT 2.0     /* em for "12." */
#define PARAGRAPH 0.4 /* em free between two sentences */
#define ROW 1.34      /* em from row to row of a list */

static PangoLayout *
make_layout (PangoContext *context,
             const LoketFaceField *field,
             const char *text,
             double size,
             double width)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string (field->font);

  pango_font_description_set_absolute_size (font, size * POINTS * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  if (width > 0) {
    pango_layout_set_width (layout, (int) (width * POINTS * PANGO_SCALE));
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  }
  return layout;
}

static double
width_of (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return logical.width / (POINTS * PANGO_SCALE);
}

static guint
paragraphs_of (PangoLayout *layout)
{
  guint n = 1;

  for (const char *at = pango_layout_get_text (layout); (at = strchr (at, '\n')) != NULL; at++)
    n++;
  return n;
}

/* Sentences that wrap are told apart by what is free between them; plain lines need nothing. */
static double
paragraph_gap (PangoLayout *layout, double size)
{
  const guint lines = (guint) pango_layout_get_line_count (layout);

  return lines > paragraphs_of (layout) ? PARAGRAPH * size : 0;
}

static double
height_of (PangoLayout *layout, const LoketFaceField *field, double size)
{
  return size * (ASCENT + DESCENT + field->leading * (pango_layout_get_line_count (layout) - 1)) +
         paragraph_gap (layout, size) * (paragraphs_of (layout) - 1);
}

static gboolean
fits (PangoLayout *layout, const LoketFaceField *field, double size)
{
  return width_of (layout) <= field->width + HAIR &&
         height_of (layout, field, size) <= field->height + HAIR;
}

/* The largest size from @most down to @least at which it fits; %NULL when there is none. */
static PangoLayout *
try_sizes (PangoContext *context,
           const LoketFaceField *field,
           const char *text,
           double width,
           double most,
           double least,
           double *size)
{
  for (*size = most; *size > least - 1e-6; *size = *size * STEP) {
    PangoLayout *layout = make_layout (context, field, text, *size, width);
    if (fits (layout, field, *size))
      return layout;
    g_object_unref (layout);
  }
  return NULL;
}

/* One word less, and a sign that there was more; a single word loses letters. */
static void
cut_once (GString *text)
{
  static const char more[] = "…";
  char *end;

  if (g_str_has_suffix (text->str, more))
    g_string_truncate (text, text->len - strlen (more));
  end = strrchr (text->str, ' ');
  if (end == NULL)
    end = g_utf8_find_prev_char (text->str, text->str + text->len);
  g_string_truncate (text, end != NULL ? (gsize) (end - text->str) : 0);
  g_string_append (text, more);
}

static PangoLayout *
cut_to_fit (PangoContext *context, const LoketFaceField *field, const char *text, double *size)
{
  g_autoptr (GString) rest = g_string_new (text);
  PangoLayout *layout;

  *size = MIN (field->size, LOKET_CARD_TYPE_MIN);
  do {
    cut_once (rest);
    layout = make_layout (context, field, rest->str, *size, field->width);
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    if (fits (layout, field, *size) || rest->len <= strlen ("…"))
      return layout;
    g_object_unref (layout);
  } while (TRUE);
}

/* A word that no line holds at any size is broken before words behind it are lost. */
static PangoLayout *
break_words (PangoContext *context, const LoketFaceField *field, const char *text, double *size)
{
  PangoLayout *layout;

  *size = MIN (field->size, LOKET_CARD_TYPE_MIN);
  layout = make_layout (context, field, text, *size, field->width);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (fits (layout, field, *size))
    return layout;
  g_object_unref (layout);
  return NULL;
}

static PangoLayout *
fit_text (PangoContext *context, const LoketFaceField *field, const char *text, LoketFaceFit *fit)
{
  const double least = MIN (field->size, LOKET_CARD_TYPE_MIN);
  PangoLayout *layout = try_sizes (
      context, field, text, 0, field->size, MAX (least, field->size * ONE_LINE_LEAST), &fit->size);

  if (layout == NULL)
    layout = try_sizes (context, field, text, field->width, field->size, least, &fit->size);
  if (layout == NULL)
    layout = break_words (context, field, text, &fit->size);
  fit->cut = layout == NULL;
  if (layout == NULL)
    layout = cut_to_fit (context, field, text, &fit->size);
  fit->lines = (guint) pango_layout_get_line_count (layout);
  return layout;
}

/* Line by line, so that the distance of lines is the template's and not that of the font. */
static void
draw_lines (PangoLayout *layout, const LoketFaceField *field, double size, cairo_t *cr)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  const double spare = field->height - height_of (layout, field, size);
  double baseline = field->y + MAX (spare, 0) * field->hang + ASCENT * size;

  do {
    PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
    PangoRectangle logical;
    double x;
    if (line->is_paragraph_start && line->start_index > 0)
      baseline += paragraph_gap (layout, size);
    pango_layout_iter_get_line_extents (iter, NULL, &logical);
    x = field->x + (field->width - logical.width / (POINTS * PANGO_SCALE)) * field->align;
    cairo_save (cr);
    cairo_translate (cr, x, baseline);
    cairo_scale (cr, 1 / POINTS, 1 / POINTS);
    cairo_move_to (cr, 0, 0);
    pango_cairo_show_layout_line (cr, line);
    cairo_restore (cr);
    baseline += field->leading * size;
  } while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

/**
 * loket_face_text_draw:
 * @context: from loket_typeset_context()
 * @field: a box for text
 * @text: what to write, some lines
 * @cr: where to draw, in millimetres
 *
 * Returns: how it came to stand there
 */
LoketFaceFit
loket_face_text_draw (PangoContext *context,
                      const LoketFaceField *field,
                      const char *text,
                      cairo_t *cr)
{
  LoketFaceFit fit = {0};
  g_autoptr (PangoLayout) layout = fit_text (context, field, text, &fit);

  cairo_set_source_rgb (cr, field->colour[0], field->colour[1], field->colour[2]);
  draw_lines (layout, field, fit.size, cr);
  return fit;
}

/* One cell of a row: as wide as @width at most, its end left out. */
static double
draw_cell (PangoContext *context,
           const LoketFaceField *field,
           const char *text,
           double size,
           double x,
           double baseline,
           double width,
           gboolean right,
           cairo_t *cr)
{
  g_autoptr (PangoLayout) layout = make_layout (context, field, text, size, 0);
  double wide = width_of (layout);

  if (wide > width) {
    pango_layout_set_width (layout, (int) (MAX (width, 0) * POINTS * PANGO_SCALE));
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    wide = width;
  }
  cairo_save (cr);
  cairo_translate (cr, right ? x + width - wide : x, baseline);
  cairo_scale (cr, 1 / POINTS, 1 / POINTS);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (layout, 0));
  cairo_restore (cr);
  return wide;
}

/* What a row needs at one em of one millimetre. */
static double
row_width (PangoContext *context, const LoketFaceField *field, const LoketCardMember *member)
{
  g_autoptr (PangoLayout) name = make_layout (context, field, member->name, 1, 0);
  g_autoptr (PangoLayout) relation =
      make_layout (context, field, member->relation != NULL ? member->relation : "", 1, 0);
  g_autoptr (PangoLayout) year =
      make_layout (context, field, member->birth_year.set ? "2000" : "", 1, 0);

  return COUNT + width_of (name) + GAP + width_of (relation) + GAP + width_of (year);
}

/* As large as all rows fit, by their number and their length. */
static double
size_of_rows (PangoContext *context, const LoketFaceField *field, GListStore *members, guint n)
{
  double size = MIN (field->size, field->height / (ROW * n));

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketCardMember) member = g_list_model_get_item (G_LIST_MODEL (members), i);
    size = MIN (size, field->width / row_width (context, field, member));
  }
  return MAX (size, MIN (field->size, LOKET_CARD_TYPE_MIN));
}

static void
draw_member (PangoContext *context,
             const LoketFaceField *field,
             const LoketCardMember *member,
             guint number,
             double size,
             double baseline,
             cairo_t *cr)
{
  g_autofree char *count = g_strdup_printf ("%u.", number);
  g_autofree char *year = member->birth_year.set
                              ? g_strdup_printf ("%" G_GINT64_FORMAT, member->birth_year.value)
                              : NULL;
  const double left = field->x + COUNT * size;
  const double gap = GAP * size;
  double right = field->x + field->width;

  draw_cell (context, field, count, size, field->x, baseline, (COUNT - 0.4) * size, TRUE, cr);
  if (year != NULL)
    right -= gap + draw_cell (context, field, year, size, left, baseline, right - left, TRUE, cr);
  if (member->relation != NULL && *member->relation != '\0') {
    g_autoptr (PangoLayout) name = make_layout (context, field, member->name, size, 0);
    const double room = right - left;
    const double part = MAX (room - gap - width_of (name), RELATION * room);
    right -=
        gap +
        draw_cell (context, field, member->relation, size, right - part, baseline, part, TRUE, cr);
  }
  draw_cell (context, field, member->name, size, left, baseline, right - left, FALSE, cr);
}

/**
 * loket_face_members_draw:
 * @context: from loket_typeset_context()
 * @field: a box for the members
 * @members: (nullable): of the household
 * @language: "id", "jv" or "en", for what is said when there are too many
 * @cr: where to draw, in millimetres
 *
 * Writes a line each, smaller when there are many; those for whom there is no room at six points
 * are counted in the last line.
 */
void
loket_face_members_draw (PangoContext *context,
                         const LoketFaceField *field,
                         GListStore *members,
                         const char *language,
                         cairo_t *cr)
{
  const guint n = members != NULL ? g_list_model_get_n_items (G_LIST_MODEL (members)) : 0;
  const double size = n > 0 ? size_of_rows (context, field, members, n) : 0;
  /* The box holds a line at least, if only to a hair. */
  const guint room =
      n > 0 ? (guint) MAX (floor ((field->height - size) / (ROW * size) + 1 + HAIR), 1) : 0;
  const guint shown = n <= room ? n : room - 1;

  cairo_set_source_rgb (cr, field->colour[0], field->colour[1], field->colour[2]);
  for (guint i = 0; i < shown; i++) {
    g_autoptr (LoketCardMember) member = g_list_model_get_item (G_LIST_MODEL (members), i);
    draw_member (context, field, member, i + 1, size, field->y + (ASCENT + ROW * i) * size, cr);
  }
  if (shown < n) {
    g_autofree char *more = g_strdup_printf (
        loket_text_plural (language, "and %u more", "and %u more", n - shown), n - shown);
    draw_cell (context,
               field,
               more,
               size,
               field->x + COUNT * size,
               field->y + (ASCENT + ROW * shown) * size,
               field->width - COUNT * size,
               FALSE,
               cr);
  }
}
