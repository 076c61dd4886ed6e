/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper's template: an SVG drawing whose art librsvg draws and whose places are filled with
 * text, lists, numbers and codes; typeset.c fills it. */
#include "config.h"

#include "printing/template.h"

#include "core/error.h"
#include "printing-resources.h"

#include <librsvg/rsvg.h>
#include <string.h>

/* At this many dots an inch librsvg measures in millimetres. */
#define MM_PER_INCH 25.4

struct _LoketTemplate {
  RsvgHandle *handle;
  double width, height;
  GPtrArray *places; /* LoketPlace, by their upper edge */
};

static void
place_free (gpointer data)
{
  LoketPlace *place = data;

  g_free (place->name);
  g_free (place->font);
  g_free (place->with);
  g_free (place);
}

static const char *
attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      return values[i];
  return NULL;
}

static double
number (const char **names, const char **values, const char *name)
{
  const char *value = attribute (names, values, name);

  return value != NULL ? g_ascii_strtod (value, NULL) : 0;
}

static gboolean
kind_from_name (const char *name, LoketPlaceKind *kind)
{
  static const char *const kinds[] = {"art", "text", "checklist", "big", "qr"};

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (strcmp (name, kinds[i]) == 0) {
      *kind = (LoketPlaceKind) i;
      return TRUE;
    }
  }
  return FALSE;
}

static double
align_from_anchor (const char *anchor)
{
  if (g_strcmp0 (anchor, "middle") == 0)
    return 0.5;
  return g_strcmp0 (anchor, "end") == 0 ? 1 : 0;
}

static LoketPlace *
place_from_attributes (const char *name, LoketPlaceKind kind, const char **n, const char **v)
{
  LoketPlace *place = g_new0 (LoketPlace, 1);
  const char *family = attribute (n, v, "font-family");
  const char *weight = attribute (n, v, "font-weight");

  place->name = g_strdup (name);
  place->kind = kind;
  place->x = number (n, v, "x");
  place->y = number (n, v, "y");
  place->width = number (n, v, "width");
  place->height = number (n, v, "height");
  place->padding = number (n, v, "data-padding");
  place->size = number (n, v, "font-size");
  place->align = align_from_anchor (attribute (n, v, "text-anchor"));
  place->font =
      g_strdup_printf ("%s %s", family != NULL ? family : "Sans", weight != NULL ? weight : "");
  place->filled = g_strcmp0 (attribute (n, v, "fill"), "black") == 0;
  place->white = g_strcmp0 (attribute (n, v, "data-ink"), "white") == 0;
  place->stroke = number (n, v, "stroke-width");
  place->corner = number (n, v, "rx");
  place->with = g_strdup (attribute (n, v, "data-with"));
  return place;
}

static void
start_element (GMarkupParseContext *context,
               const char *element,
               const char **names,
               const char **values,
               gpointer user_data,
               GError **error)
{
  LoketTemplate *self = user_data;
  const char *kind_name = attribute (names, values, "data-place");
  const char *id = attribute (names, values, "id");
  LoketPlaceKind kind;

  if (strcmp (element, "svg") == 0) {
    /* width="72mm" viewBox="0 0 72 …": one unit of the drawing is one millimetre */
    self->width = number (names, values, "width");
    self->height = number (names, values, "height");
  }
  if (kind_name == NULL)
    return;
  if (id == NULL || !kind_from_name (kind_name, &kind)) {
    g_set_error (error,
                 G_MARKUP_ERROR,
                 G_MARKUP_ERROR_INVALID_CONTENT,
                 "a place needs an id and a known kind, not “%s”",
                 kind_name);
    return;
  }
  g_ptr_array_add (self->places, place_from_attributes (id, kind, names, values));
}

static RsvgRectangle
viewport (LoketTemplate *self)
{
  return (RsvgRectangle){.x = 0, .y = 0, .width = self->width, .height = self->height};
}

/* The drawing itself knows where its art is. */
static gboolean
measure_art (LoketTemplate *self, GError **error)
{
  const RsvgRectangle whole = viewport (self);

  for (guint i = 0; i < self->places->len; i++) {
    LoketPlace *place = g_ptr_array_index (self->places, i);
    g_autofree char *id = g_strconcat ("#", place->name, NULL);
    RsvgRectangle ink;
    if (place->kind != LOKET_PLACE_ART)
      continue;
    if (!rsvg_handle_get_geometry_for_layer (self->handle, id, &whole, &ink, NULL, error))
      return FALSE;
    place->x = ink.x;
    place->y = ink.y;
    place->width = ink.width;
    place->height = ink.height;
  }
  return TRUE;
}

static int
compare_top (gconstpointer a, gconstpointer b)
{
  const LoketPlace *one = *(LoketPlace *const *) a;
  const LoketPlace *other = *(LoketPlace *const *) b;

  return (one->y > other->y) - (one->y < other->y);
}

static gboolean
read_places (LoketTemplate *self, GBytes *svg, GError **error)
{
  static const GMarkupParser parser = {.start_element = start_element};
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, self, NULL);
  gsize length;
  const char *text = g_bytes_get_data (svg, &length);

  return g_markup_parse_context_parse (context, text, (gssize) length, error) &&
         g_markup_parse_context_end_parse (context, error);
}

/**
 * loket_template_new:
 * @svg: the drawing; one unit is one millimetre, places are elements with `data-place`
 * @error: return location: %LOKET_ERROR_INTERNAL when it cannot be read
 *
 * Returns: (transfer full) (nullable): the template; use it on one thread only
 */
LoketTemplate *
loket_template_new (GBytes *svg, GError **error)
{
  g_autoptr (LoketTemplate) self = g_new0 (LoketTemplate, 1);
  g_autoptr (GError) problem = NULL;
  gsize length;
  const guint8 *data = g_bytes_get_data (svg, &length);

  self->places = g_ptr_array_new_with_free_func (place_free);
  self->handle = rsvg_handle_new_from_data (data, length, &problem);
  if (self->handle != NULL)
    rsvg_handle_set_dpi (self->handle, MM_PER_INCH);
  if (self->handle == NULL || !read_places (self, svg, &problem) || !measure_art (self, &problem)) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "template: %s", problem->message);
    return NULL;
  }
  g_ptr_array_sort (self->places, compare_top);
  return g_steal_pointer (&self);
}

/**
 * loket_template_new_builtin:
 * @name: "ticket.svg"
 * @error: return location: %LOKET_ERROR_NOT_FOUND for an unknown name
 *
 * Returns: (transfer full) (nullable): a template that comes with the program
 */
LoketTemplate *
loket_template_new_builtin (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat ("/org/loket/printing/templates/", name, NULL);
  g_autoptr (GBytes) svg = g_resource_lookup_data (loket_printing_get_resource (), path, 0, NULL);

  if (svg == NULL) {
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, name, "no template %s", name);
    return NULL;
  }
  return loket_template_new (svg, error);
}

/**
 * loket_template_free:
 * @template_: (transfer full): a template
 */
void
loket_template_free (LoketTemplate *template_)
{
  g_clear_object (&template_->handle);
  g_clear_pointer (&template_->places, g_ptr_array_unref);
  g_free (template_);
}

/**
 * loket_template_width:
 * @template_: a template
 *
 * Returns: its width in millimetres
 */
double
loket_template_width (LoketTemplate *template_)
{
  return template_->width;
}

/**
 * loket_template_height:
 * @template_: a template
 *
 * Returns: its height in millimetres, as drawn
 */
double
loket_template_height (LoketTemplate *template_)
{
  return template_->height;
}

/**
 * loket_template_n_places:
 * @template_: a template
 *
 * Returns: how many places and pieces of art it has
 */
guint
loket_template_n_places (LoketTemplate *template_)
{
  return template_->places->len;
}

/**
 * loket_template_place:
 * @template_: a template
 * @i: which one, counted from above
 *
 * Returns: (transfer none): that place
 */
const LoketPlace *
loket_template_place (LoketTemplate *template_, guint i)
{
  return g_ptr_array_index (template_->places, i);
}

/**
 * loket_template_find:
 * @template_: a template
 * @name: id of a place
 *
 * Returns: its number, -1 when this template has no such place
 */
int
loket_template_find (LoketTemplate *template_, const char *name)
{
  for (guint i = 0; i < template_->places->len; i++)
    if (strcmp (loket_template_place (template_, i)->name, name) == 0)
      return (int) i;
  return -1;
}

/**
 * loket_template_draw_art:
 * @template_: a template
 * @cr: where to draw, in millimetres
 * @i: which piece of art
 * @y: where its upper edge comes
 */
void
loket_template_draw_art (LoketTemplate *template_, cairo_t *cr, guint i, double y)
{
  const LoketPlace *place = loket_template_place (template_, i);
  const RsvgRectangle whole = viewport (template_);
  g_autofree char *id = g_strconcat ("#", place->name, NULL);
  g_autoptr (GError) error = NULL;

  cairo_save (cr);
  cairo_translate (cr, 0, y - place->y);
  if (!rsvg_handle_render_layer (template_->handle, cr, id, &whole, &error))
    g_warning ("art %s: %s", place->name, error->message);
  cairo_restore (cr);
}

/**
 * loket_template_draw_box:
 * @template_: a template with an element "box"
 * @cr: where to draw, in millimetres
 * @x: left edge
 * @y: upper edge
 * @side: its side
 *
 * Draws the box to tick that stands before each item of a checklist.
 */
void
loket_template_draw_box (LoketTemplate *template_, cairo_t *cr, double x, double y, double side)
{
  const RsvgRectangle where = {.x = x, .y = y, .width = side, .height = side};
  g_autoptr (GError) error = NULL;

  if (!rsvg_handle_render_element (template_->handle, cr, "#box", &where, &error))
    g_warning ("box: %s", error->message);
}
