/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads as much of an SVG drawing as the template of a card needs. */
#include "config.h"

#include "core/svg-reader.h"

#include <math.h>
#include <string.h>

#define ELEMENTS_MAX 20000
#define DEPTH_MAX 64

/* Of what SVG inherits, what text and boxes are asked for. */
static const char *const inherited[] =
    {"font-size", "font-family", "font-weight", "font-style", "fill", "text-anchor", "line-height"};

typedef struct {
  const char *svg;
  gsize length;
  GPtrArray *elements; /* owned */
  GPtrArray *open;     /* borrowed: from the root to where we are */
} Reading;

static void
free_element (gpointer data)
{
  LoketSvgElement *element = data;

  g_free (element->tag);
  g_free (element->id);
  g_hash_table_unref (element->style);
  g_hash_table_unref (element->own);
  g_string_free (element->text, TRUE);
  g_free (element);
}

static const char *
local_name (const char *name)
{
  const char *colon = strrchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

/* "font-size:3.5px;fill:#000000" */
static void
take_declarations (GHashTable *style, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    char *colon = strchr (parts[i], ':');
    if (colon == NULL)
      continue;
    *colon = '\0';
    g_hash_table_replace (
        style, g_strdup (g_strstrip (parts[i])), g_strdup (g_strstrip (colon + 1)));
  }
}

static void
inherit (LoketSvgElement *element, const LoketSvgElement *parent)
{
  for (guint i = 0; i < G_N_ELEMENTS (inherited); i++) {
    const char *value = g_hash_table_lookup (parent->style, inherited[i]);
    if (value != NULL)
      g_hash_table_replace (element->style, g_strdup (inherited[i]), g_strdup (value));
  }
  memcpy (element->matrix, parent->matrix, sizeof element->matrix);
}

static void
multiply (double *left, const double *right)
{
  const double result[6] = {left[0] * right[0] + left[2] * right[1],
                            left[1] * right[0] + left[3] * right[1],
                            left[0] * right[2] + left[2] * right[3],
                            left[1] * right[2] + left[3] * right[3],
                            left[0] * right[4] + left[2] * right[5] + left[4],
                            left[1] * right[4] + left[3] * right[5] + left[5]};

  memcpy (left, result, sizeof result);
}

static guint
read_numbers (const char *text, double *numbers, guint most)
{
  guint n = 0;

  while (n < most) {
    char *end = NULL;
    while (*text == ' ' || *text == ',' || *text == '\n' || *text == '\t')
      text++;
    numbers[n] = g_ascii_strtod (text, &end);
    if (end == text || !isfinite (numbers[n])) {
      numbers[n] = 0;
      break;
    }
    text = end;
    n++;
  }
  return n;
}

static void
transform_once (double *matrix, const char *verb, const char *inside)
{
  double n[6] = {0};
  const guint count = read_numbers (inside, n, G_N_ELEMENTS (n));

  if (strcmp (verb, "matrix") == 0 && count == 6) {
    multiply (matrix, n);
  } else if (strcmp (verb, "translate") == 0) {
    multiply (matrix, (const double[]){1, 0, 0, 1, n[0], n[1]});
  } else if (strcmp (verb, "scale") == 0) {
    multiply (matrix, (const double[]){n[0], 0, 0, count > 1 ? n[1] : n[0], 0, 0});
  } else if (strcmp (verb, "rotate") == 0) {
    const double angle = n[0] * G_PI / 180;
    multiply (matrix, (const double[]){1, 0, 0, 1, n[1], n[2]});
    multiply (matrix, (const double[]){cos (angle), sin (angle), -sin (angle), cos (angle), 0, 0});
    multiply (matrix, (const double[]){1, 0, 0, 1, -n[1], -n[2]});
  } else { /* skewed: not a plain move, and that is what is asked for */
    multiply (matrix, (const double[]){1, 0.5, 0, 1, 0, 0});
  }
}

/* "translate(3,4) rotate(90)" */
static void
transform (double *matrix, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ")", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    char *open = strchr (parts[i], '(');
    if (open == NULL)
      continue;
    *open = '\0';
    transform_once (matrix, g_strstrip (g_strdelimit (parts[i], ",", ' ')), open + 1);
  }
}

/* The parser stands behind the element; its line is where it begins. */
static guint
begin_line (const Reading *reading, GMarkupParseContext *context)
{
  int line, at;
  const char *here = reading->svg;
  const char *end = reading->svg + reading->length;
  guint begin;

  g_markup_parse_context_get_position (context, &line, &at);
  for (int i = 1; i < line && here < end; i++) {
    const char *next = memchr (here, '\n', (gsize) (end - here));
    here = next != NULL ? next + 1 : end;
  }
  for (int i = 1; i < at && here < end; i++)
    here = g_utf8_next_char (here);
  begin = (guint) MAX (line, 1);
  here = MIN (here, end);
  for (here--; here >= reading->svg && *here != '<'; here--)
    if (*here == '\n' && begin > 1)
      begin--;
  return begin;
}

/* GLib's parser lets an attribute stand there twice. */
static void
set_id (LoketSvgElement *element, const char *id)
{
  g_free (element->id);
  element->id = g_strdup (id);
}

static void
take_attributes (LoketSvgElement *element, const char **names, const char **values)
{
  const char *style = NULL;

  for (guint i = 0; names[i] != NULL; i++) {
    g_hash_table_replace (element->own, g_strdup (names[i]), g_strdup (values[i]));
    if (strcmp (names[i], "style") == 0)
      style = values[i];
    else if (strcmp (names[i], "transform") == 0)
      transform (element->matrix, values[i]);
    else if (strcmp (names[i], "id") == 0)
      set_id (element, values[i]);
    else
      g_hash_table_replace (element->style, g_strdup (names[i]), g_strdup (values[i]));
  }
  if (style != NULL)
    take_declarations (element->style, style);
}

static void
start_element (GMarkupParseContext *context,
               const char *tag,
               const char **names,
               const char **values,
               gpointer user_data,
               GError **error)
{
  Reading *reading = user_data;
  LoketSvgElement *element;

  if (reading->elements->len >= ELEMENTS_MAX || reading->open->len >= DEPTH_MAX) {
    g_set_error_literal (
        error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "the drawing is too large");
    return;
  }
  element = g_new0 (LoketSvgElement, 1);
  element->tag = g_strdup (local_name (tag));
  element->line = begin_line (reading, context);
  element->depth = reading->open->len;
  element->style = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  element->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  element->matrix[0] = element->matrix[3] = 1;
  element->text = g_string_new (NULL);
  if (reading->open->len > 0)
    inherit (element, g_ptr_array_index (reading->open, reading->open->len - 1));
  take_attributes (element, names, values);
  g_ptr_array_add (reading->elements, element);
  g_ptr_array_add (reading->open, element);
}

static void
end_element (GMarkupParseContext *context, const char *tag, gpointer user_data, GError **error)
{
  Reading *reading = user_data;

  g_ptr_array_set_size (reading->open, (int) reading->open->len - 1);
}

static void
take_text (GMarkupParseContext *context,
           const char *text,
           gsize length,
           gpointer user_data,
           GError **error)
{
  Reading *reading = user_data;

  for (guint i = 0; i < reading->open->len; i++) {
    LoketSvgElement *element = g_ptr_array_index (reading->open, i);
    if (strcmp (element->tag, "text") == 0 || strcmp (element->tag, "tspan") == 0)
      g_string_append_len (element->text, text, (gssize) length);
  }
}

/**
 * loket_svg_read:
 * @svg: a file
 * @line: (out): where it stopped being XML
 * @error: set when it is not XML, in the words of GLib's parser
 *
 * Returns: (transfer full) (element-type LoketSvgElement) (nullable): its elements, parents before
 *   their children
 */
GPtrArray *
loket_svg_read (GBytes *svg, guint *line, GError **error)
{
  static const GMarkupParser parser = {
      .start_element = start_element, .end_element = end_element, .text = take_text};
  g_autoptr (GPtrArray) elements = g_ptr_array_new_with_free_func (free_element);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  Reading reading = {.elements = elements, .open = open};
  g_autoptr (GMarkupParseContext) context = NULL;
  int at = 1;

  reading.svg = g_bytes_get_data (svg, &reading.length);
  if (reading.length == 0)
    reading.svg = ""; /* GBytes has no place for nothing */
  context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &reading, NULL);
  if (g_markup_parse_context_parse (context, reading.svg, (gssize) reading.length, error) &&
      g_markup_parse_context_end_parse (context, error))
    return g_steal_pointer (&elements);
  g_markup_parse_context_get_position (context, &at, NULL);
  *line = (guint) MAX (at, 1);
  return NULL;
}

/**
 * loket_svg_attribute:
 * @element: an element
 * @name: of an attribute, with its prefix
 *
 * Returns: (nullable): its value
 */
const char *
loket_svg_attribute (const LoketSvgElement *element, const char *name)
{
  return g_hash_table_lookup (element->own, name);
}

/**
 * loket_svg_style:
 * @element: an element
 * @name: of a property: "font-size"
 *
 * Returns: (nullable): its value, be it the element's own or inherited
 */
const char *
loket_svg_style (const LoketSvgElement *element, const char *name)
{
  return g_hash_table_lookup (element->style, name);
}

/**
 * loket_svg_length:
 * @text: (nullable): "3.5" or "3.5px"
 * @length: (out): in units of the drawing; 0 when it is none
 *
 * Returns: %FALSE for other units, which programs take for different lengths
 */
gboolean
loket_svg_length (const char *text, double *length)
{
  char *end = NULL;

  *length = 0;
  if (text == NULL)
    return FALSE;
  *length = g_ascii_strtod (text, &end);
  if (end != text && isfinite (*length) && (*end == '\0' || strcmp (end, "px") == 0))
    return TRUE;
  *length = 0;
  return FALSE;
}

/**
 * loket_svg_scale:
 * @element: an element
 *
 * Returns: how much larger than written it is drawn
 */
double
loket_svg_scale (const LoketSvgElement *element)
{
  const double *m = element->matrix;

  return sqrt (fabs (m[0] * m[3] - m[1] * m[2]));
}

/**
 * loket_svg_is_only_moved:
 * @element: an element
 *
 * Returns: %TRUE when it is neither turned nor scaled nor skewed
 */
gboolean
loket_svg_is_only_moved (const LoketSvgElement *element)
{
  const double *m = element->matrix;

  return fabs (m[0] - 1) < 1e-6 && fabs (m[3] - 1) < 1e-6 && fabs (m[1]) < 1e-6 &&
         fabs (m[2]) < 1e-6 && isfinite (m[4]) && isfinite (m[5]);
}
