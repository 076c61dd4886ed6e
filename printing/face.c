/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws both sides of a card: the art of the template, the fields on it, what lies over them. */
#include "config.h"

#include "printing/face.h"

#include "core/dates.h"
#include "core/error.h"
#include "core/text.h"
#include "printing/face-photo.h"
#include "printing/face-text.h"
#include "printing/qr.h"
#include "printing/typeset.h"

#include <glib/gi18n.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>

#define MM_PER_INCH 25.4
#define CORNER 3.18   /* mm, of a card (ISO/IEC 7810) */
#define DOT 0.0846667 /* mm, of a printer with 300 dots an inch */
#define PAGES 2
#define SIDE_MAX 120.0 /* mm of a medium for one card */
#define BLEED_MAX 3.0

/* What the program draws itself, and what lies over that, is not part of the ground. */
static const char ground_style[] = "#fields,#over{display:none !important}";
static const char over_style[] = "#fields{display:none !important}";

typedef struct {
  LoketFaceTemplate *template_;
  RsvgHandle *ground;
  RsvgHandle *over; /* NULL = nothing lies over the fields */
} Side;

struct _LoketFaceDesign {
  Side sides[PAGES];
};

struct _LoketFace {
  /* borrowed */
  LoketFaceDesign *design;
  /* owned */
  LoketCardFace *record;
  LoketFacePhoto *photo; /* nullable */
  LoketQr *qr;           /* nullable: before it is sealed */
  PangoContext *context;
  LoketCardMedium medium;
  char *title;
};

const LoketCardMedium loket_card_medium_id1 = {.width = LOKET_CARD_HEIGHT,
                                               .height = LOKET_CARD_WIDTH,
                                               .bleed = 0.5};

/**
 * loket_card_medium_parse:
 * @text: what an office sets for its printer: "53.98x85.6", or "54.86x86.02+1" with the bleed
 * @medium: (out): what it prints on
 *
 * Returns: %FALSE when the text says something else, or a card has no place there
 */
gboolean
loket_card_medium_parse (const char *text, LoketCardMedium *medium)
{
  char *end = NULL;

  *medium = (LoketCardMedium){0};
  medium->width = g_ascii_strtod (text, &end);
  if (end == text || *end != 'x')
    return FALSE;
  text = end + 1;
  medium->height = g_ascii_strtod (text, &end);
  if (end == text || (*end != '\0' && *end != '+'))
    return FALSE;
  if (*end == '+') {
    text = end + 1;
    medium->bleed = g_ascii_strtod (text, &end);
    if (end == text || *end != '\0')
      return FALSE;
  }
  return medium->width >= LOKET_CARD_HEIGHT && medium->width <= SIDE_MAX &&
         medium->height >= LOKET_CARD_WIDTH && medium->height <= SIDE_MAX && medium->bleed >= 0 &&
         medium->bleed <= BLEED_MAX;
}

static RsvgHandle *
read_drawing (GBytes *svg, const char *style, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (svg, &length);
  RsvgHandle *handle = rsvg_handle_new_from_data (data, length, error);

  if (handle == NULL)
    return NULL;
  rsvg_handle_set_dpi (handle, MM_PER_INCH);
  if (!rsvg_handle_set_stylesheet (handle, (const guint8 *) style, strlen (style), error))
    g_clear_object (&handle);
  return handle;
}

static gboolean
read_side (Side *side, GBytes *svg, LoketFaceSide which, const char *file, GError **error)
{
  g_autoptr (GError) problem = NULL;

  side->template_ = loket_face_template_new (svg, which, file, error);
  if (side->template_ == NULL)
    return FALSE;
  side->ground = read_drawing (svg, ground_style, &problem);
  if (side->ground != NULL)
    side->over = read_drawing (svg, over_style, &problem);
  if (side->over == NULL) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, file, "%s: %s", file, problem->message);
    return FALSE;
  }
  if (!rsvg_handle_has_sub (side->over, "#over"))
    g_clear_object (&side->over);
  return TRUE;
}

/**
 * loket_face_design_new:
 * @front: template of the front
 * @back: template of the back
 * @back_side: %LOKET_FACE_BACK, or %LOKET_FACE_FAMILY for one with the members of a household
 * @error: set to %LOKET_ERROR_BAD_FIELD with all that is wrong with them
 *
 * Returns: (transfer full) (nullable): what all cards of a category have in common; use it on one
 *   thread only
 */
LoketFaceDesign *
loket_face_design_new (GBytes *front, GBytes *back, LoketFaceSide back_side, GError **error)
{
  g_autoptr (LoketFaceDesign) design = g_atomic_rc_box_new0 (LoketFaceDesign);

  if (!read_side (&design->sides[0], front, LOKET_FACE_FRONT, "front", error) ||
      !read_side (&design->sides[1], back, back_side, "back", error))
    return NULL;
  return g_steal_pointer (&design);
}

static void
clear_design (gpointer data)
{
  LoketFaceDesign *design = data;

  for (guint i = 0; i < PAGES; i++) {
    g_clear_pointer (&design->sides[i].template_, loket_face_template_free);
    g_clear_object (&design->sides[i].ground);
    g_clear_object (&design->sides[i].over);
  }
}

/**
 * loket_face_design_free:
 * @design: (transfer full): a design; faces that were made of it keep it
 */
void
loket_face_design_free (LoketFaceDesign *design)
{
  g_atomic_rc_box_release_full (design, clear_design);
}

/**
 * loket_face_new:
 * @design: of its category
 * @record: what stands on it; without a text it is a preview
 * @photo: (nullable): JPEG or PNG
 * @error: set to %LOKET_ERROR_BAD_FIELD when the record or the photo cannot be drawn
 *
 * Returns: (transfer full) (nullable): the card; use it on one thread only
 */
LoketFace *
loket_face_new (LoketFaceDesign *design, LoketCardFace *record, GBytes *photo, GError **error)
{
  g_autoptr (LoketFace) face = g_new0 (LoketFace, 1);
  const char *language;

  if (!loket_card_face_check (record, error))
    return NULL;
  language = loket_enum_name (loket_language_get_type (), (int) record->language);
  face->design = g_atomic_rc_box_acquire (design);
  face->record = g_object_ref (record);
  face->medium = loket_card_medium_id1;
  face->context = loket_typeset_context (language);
  face->title = g_strdup_printf ("%s %s", record->title, record->number);
  if (photo != NULL && (face->photo = loket_face_photo_new (photo, error)) == NULL)
    return NULL;
  if (record->text != NULL && (face->qr = loket_qr_new_card (record->text, error)) == NULL)
    return NULL;
  return g_steal_pointer (&face);
}

/**
 * loket_face_free:
 * @face: (transfer full): a card
 */
void
loket_face_free (LoketFace *face)
{
  g_clear_object (&face->record);
  g_clear_pointer (&face->photo, loket_face_photo_free);
  g_clear_pointer (&face->qr, loket_qr_free);
  g_clear_object (&face->context);
  g_clear_pointer (&face->design, loket_face_design_free);
  g_free (face->title);
  g_free (face);
}

/**
 * loket_face_set_medium:
 * @face: a card
 * @medium: what its printer prints on; without this it is exactly the card
 */
void
loket_face_set_medium (LoketFace *face, const LoketCardMedium *medium)
{
  face->medium = *medium;
}

/**
 * loket_face_medium:
 * @face: a card
 *
 * Returns: (transfer none): what its printer prints on
 */
const LoketCardMedium *
loket_face_medium (LoketFace *face)
{
  return &face->medium;
}

static const char *
language_of (const LoketFace *face)
{
  return loket_enum_name (loket_language_get_type (), (int) face->record->language);
}

static char *
first_line (const char *text)
{
  return text != NULL ? g_strndup (text, strcspn (text, "\n")) : NULL;
}

/* What the field says of this card; NULL = nothing, then its label is left out too. */
static char *
value_of (const LoketFace *face, const char *field)
{
  const LoketCardFace *record = face->record;
  const char *language = language_of (face);
  const struct {
    const char *field;
    const char *text;
  } plain[] = {{"address", record->address},
               {"entitlements", record->entitlements},
               {"household", record->household},
               {"name", record->name},
               {"number", record->number},
               {"office", record->office},
               {"phone", record->phone},
               {"title", record->title}};

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    if (strcmp (field, plain[i].field) == 0)
      return g_strdup (plain[i].text);
  if (strcmp (field, "birth-year") == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, record->birth_year);
  if (strcmp (field, "print-number") == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, record->print_number);
  if (strcmp (field, "from-day") == 0)
    return loket_date_text (language, record->from_day);
  if (strcmp (field, "until-day") == 0)
    return loket_date_text (language, record->until_day);
  return strcmp (field, "gives") == 0 ? first_line (record->entitlements) : NULL;
}

static void
draw_text (LoketFace *face, const LoketFaceField *field, cairo_t *cr)
{
  g_autofree char *value = value_of (face, field->name);
  g_autofree char *text = NULL;

  if (value == NULL || *value == '\0')
    return;
  text = g_strconcat (field->before != NULL ? field->before : "", value, field->after, NULL);
  loket_face_text_draw (face->context, field, text, cr);
}

/* Of a card that is only looked at before it is issued. */
static void
draw_no_seal (LoketFace *face, double x, double y, double side, cairo_t *cr)
{
  const LoketFaceField note = {.x = x + 4,
                               .y = y + 4,
                               .width = side - 8,
                               .height = side - 8,
                               .size = 2.8,
                               .leading = 1.3,
                               .align = 0.5,
                               .hang = 0.5,
                               .colour = {0.35, 0.35, 0.35},
                               .font = (char *) "Noto Sans"};
  const char *text =
      loket_text (language_of (face), N_ ("The seal comes here once the card is issued."));

  cairo_set_source_rgb (cr, 0.75, 0.75, 0.75);
  cairo_set_line_width (cr, 0.3);
  cairo_rectangle (cr, x + 1.7, y + 1.7, side - 3.4, side - 3.4);
  cairo_stroke (cr);
  loket_face_text_draw (face->context, &note, text, cr);
}

/* White even if the template has something there: readers need the quiet zone. */
static void
draw_qr (LoketFace *face, const LoketFaceField *field, double page_height, cairo_t *cr)
{
  const double side = MIN (field->width, field->height);
  const double x = field->x + (field->width - side) / 2;
  const double y = field->y + (field->height - side) / 2;
  guint modules;
  double module;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, x, y, side, side);
  cairo_fill (cr);
  if (face->qr == NULL) {
    draw_no_seal (face, x, y, side, cr);
    return;
  }
  modules = loket_qr_modules (face->qr);
  module = floor (side / (modules * DOT) + 0.02) * DOT;
  loket_qr_draw_on_dots (face->qr,
                         cr,
                         x + (side - modules * module) / 2,
                         y + (side - modules * module) / 2,
                         module,
                         page_height);
}

static void
draw_field (LoketFace *face, const LoketFaceField *field, double page_height, cairo_t *cr)
{
  switch (field->kind) {
  case LOKET_FACE_PHOTO:
    if (face->photo != NULL)
      loket_face_photo_draw (face->photo, field, cr);
    else
      loket_face_photo_draw_none (field, cr);
    break;
  case LOKET_FACE_QR:
    draw_qr (face, field, page_height, cr);
    break;
  case LOKET_FACE_MEMBERS:
    loket_face_members_draw (face->context, field, face->record->members, language_of (face), cr);
    break;
  case LOKET_FACE_TEXT:
  default:
    draw_text (face, field, cr);
    break;
  }
}

/**
 * loket_face_draw:
 * @face: a card
 * @page: 0 its front, 1 its back
 * @cr: where to draw it lying, in millimetres from its upper left corner
 * @bleed: millimetres of ground that are drawn beyond its edge
 * @page_height: of the paper that it stands on, in millimetres, so that the code comes to lie on
 *   the dots of the printer
 */
void
loket_face_draw (LoketFace *face, guint page, cairo_t *cr, double bleed, double page_height)
{
  const Side *side = &face->design->sides[page];
  const RsvgRectangle card = {.width = LOKET_CARD_WIDTH, .height = LOKET_CARD_HEIGHT};
  g_autoptr (GError) error = NULL;

  cairo_save (cr);
  cairo_rectangle (cr, -bleed, -bleed, LOKET_CARD_WIDTH + 2 * bleed, LOKET_CARD_HEIGHT + 2 * bleed);
  cairo_clip (cr);
  if (!rsvg_handle_render_document (side->ground, cr, &card, &error))
    g_warning ("ground of a card: %s", error->message);
  for (guint i = 0; i < loket_face_template_n_fields (side->template_); i++)
    draw_field (face, loket_face_template_field (side->template_, i), page_height, cr);
  g_clear_error (&error);
  if (side->over != NULL && !rsvg_handle_render_layer (side->over, cr, "#over", &card, &error))
    g_warning ("layer over a card: %s", error->message);
  cairo_restore (cr);
}

/* Turned once by us to the right, so that no filter has to choose a way. */
static void
draw_upright (gpointer drawn, guint page, cairo_t *cr)
{
  LoketFace *face = drawn;
  const LoketCardMedium *medium = &face->medium;
  const cairo_matrix_t turn = {.xx = 0,
                               .yx = 1,
                               .xy = -1,
                               .yy = 0,
                               .x0 = (medium->width + LOKET_CARD_HEIGHT) / 2,
                               .y0 = (medium->height - LOKET_CARD_WIDTH) / 2};

  cairo_transform (cr, &turn);
  loket_face_draw (face, page, cr, medium->bleed, medium->height);
}

static void
draw_lying (gpointer drawn, guint page, cairo_t *cr)
{
  const double right = LOKET_CARD_WIDTH - CORNER, bottom = LOKET_CARD_HEIGHT - CORNER;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right, CORNER, CORNER, -G_PI_2, 0);
  cairo_arc (cr, right, bottom, CORNER, 0, G_PI_2);
  cairo_arc (cr, CORNER, bottom, CORNER, G_PI_2, G_PI);
  cairo_arc (cr, CORNER, CORNER, CORNER, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
  cairo_clip (cr);
  loket_face_draw (drawn, page, cr, 0, LOKET_CARD_HEIGHT);
}

/**
 * loket_face_sheet:
 * @face: a card; outlives the sheet
 *
 * Returns: both sides as its printer takes them: upright, front first
 */
LoketSheet
loket_face_sheet (LoketFace *face)
{
  return (LoketSheet){.width = face->medium.width,
                      .height = face->medium.height,
                      .n_pages = PAGES,
                      .draw = draw_upright,
                      .drawn = face,
                      .title = face->title};
}

/**
 * loket_face_preview:
 * @face: a card; outlives the sheet
 *
 * Returns: both sides as a person holds them, with round corners
 */
LoketSheet
loket_face_preview (LoketFace *face)
{
  return (LoketSheet){.width = LOKET_CARD_WIDTH,
                      .height = LOKET_CARD_HEIGHT,
                      .n_pages = PAGES,
                      .draw = draw_lying,
                      .drawn = face,
                      .title = face->title};
}

/**
 * loket_face_raster:
 * @face: a card
 * @page: 0 its front, 1 its back
 * @dpi: dots an inch; %LOKET_FACE_DPI gives 638 x 1011 of them on a card
 *
 * Returns: (transfer full): the side as its printer takes it, upright
 */
cairo_surface_t *
loket_face_raster (LoketFace *face, guint page, double dpi)
{
  const double scale = dpi / MM_PER_INCH;
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                  (int) lround (face->medium.width * scale),
                                  (int) lround (face->medium.height * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  draw_upright (face, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static cairo_status_t
append (gpointer closure, const guint8 *data, guint length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * loket_face_to_png:
 * @face: a card
 * @page: 0 its front, 1 its back
 * @dpi: dots an inch
 * @error: set to %LOKET_ERROR_INTERNAL when it could not be drawn
 *
 * Returns: (transfer full) (nullable): loket_face_raster() as a PNG
 */
GBytes *
loket_face_to_png (LoketFace *face, guint page, double dpi, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = loket_face_raster (face, page, dpi);
  const cairo_status_t status = cairo_surface_write_to_png_stream (surface, append, bytes);

  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  loket_set_error (
      error, LOKET_ERROR_INTERNAL, NULL, "drawing: %s", cairo_status_to_string (status));
  return NULL;
}
