/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the fields of a card's template, and all that is wrong with them. */
#include "config.h"

#include "core/face-template.h"

#include "core/error.h"
#include "core/svg-reader.h"

#include <math.h>
#include <string.h>

#define FILE_MAX (2 * 1024 * 1024)
#define PROBLEMS_MAX 40
#define LAYER "fields"
#define SAMPLE_END "-text" /* what the id of a sample ends with */
#define NEAR 0.05          /* mm that no one sees */
#define ROOM_EM 0.66       /* how wide a capital letter is, about */
#define LEADING 1.22
#define ASCENT 0.74
#define DESCENT 0.26
#define NAME_LETTERS 39 /* LOKET_CARD_NAME_BYTES: all of them must find room */

/* Which side must have it. */
#define ON_FRONT (1u << LOKET_FACE_FRONT)
#define ON_BACK (1u << LOKET_FACE_BACK | 1u << LOKET_FACE_FAMILY)
#define ON_FAMILY (1u << LOKET_FACE_FAMILY)

static const struct {
  const char *name;
  LoketFaceKind kind;
  guint needed;
} known[] = {
    {"address", LOKET_FACE_TEXT, 0},
    {"birth-year", LOKET_FACE_TEXT, ON_FRONT},
    {"entitlements", LOKET_FACE_TEXT, 0},
    {"from-day", LOKET_FACE_TEXT, 0},
    {"gives", LOKET_FACE_TEXT, ON_FRONT},
    {"household", LOKET_FACE_TEXT, 0},
    {"members", LOKET_FACE_MEMBERS, ON_FAMILY},
    {"name", LOKET_FACE_TEXT, ON_FRONT},
    {"number", LOKET_FACE_TEXT, ON_FRONT | ON_BACK},
    {"office", LOKET_FACE_TEXT, 0},
    {"phone", LOKET_FACE_TEXT, ON_BACK},
    {"photo", LOKET_FACE_PHOTO, 0},
    {"print-number", LOKET_FACE_TEXT, 0},
    {"qr", LOKET_FACE_QR, ON_BACK},
    {"title", LOKET_FACE_TEXT, 0},
    {"until-day", LOKET_FACE_TEXT, ON_FRONT},
};

struct _LoketFaceTemplate {
  GPtrArray *fields; /* LoketFaceField */
};

typedef struct {
  const char *file;
  LoketFaceSide side;
  GPtrArray *fields;   /* owned: LoketFaceField */
  GPtrArray *problems; /* owned: char * */
} Check;

static void
free_field (gpointer data)
{
  LoketFaceField *field = data;

  g_free (field->font);
  g_free (field->before);
  g_free (field->after);
  g_free (field->sample);
  g_free (field);
}

static void complain (Check *check, guint line, const char *format, ...) G_GNUC_PRINTF (3, 4);

static void
complain (Check *check, guint line, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  if (check->problems->len >= PROBLEMS_MAX)
    return;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (check->problems, g_strdup_printf ("%s:%u: %s", check->file, line, text));
}

static int
find_known (const char *name, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strlen (known[i].name) == length && strncmp (known[i].name, name, length) == 0)
      return (int) i;
  return -1;
}

static LoketFaceField *
find_field (Check *check, const char *name)
{
  for (guint i = 0; i < check->fields->len; i++) {
    LoketFaceField *field = g_ptr_array_index (check->fields, i);
    if (strcmp (field->name, name) == 0)
      return field;
  }
  return NULL;
}

static char *
known_names (void)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", known[i].name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static double
length_of (const LoketSvgElement *element, const char *name)
{
  double length;

  loket_svg_length (loket_svg_attribute (element, name), &length);
  return length;
}

/* One unit of the drawing must be one millimetre of the card. */
static void
check_size (Check *check, const LoketSvgElement *root)
{
  const char *box = loket_svg_attribute (root, "viewBox");
  const char *wide = loket_svg_attribute (root, "width");
  const char *high = loket_svg_attribute (root, "height");
  double n[4] = {0};
  g_auto (GStrv) parts = g_strsplit_set (box != NULL ? box : "", " ,", -1);
  guint count = 0;

  for (guint i = 0; parts[i] != NULL && count < 4; i++)
    if (*parts[i] != '\0')
      n[count++] = g_ascii_strtod (parts[i], NULL);
  if (wide == NULL || high == NULL || !g_str_has_suffix (wide, "mm") ||
      !g_str_has_suffix (high, "mm") ||
      fabs (g_ascii_strtod (wide, NULL) - LOKET_CARD_WIDTH) > NEAR ||
      fabs (g_ascii_strtod (high, NULL) - LOKET_CARD_HEIGHT) > NEAR)
    complain (check, root->line, "a card is 85.6mm wide and 53.98mm high");
  else if (count != 4 || fabs (n[0]) > NEAR || fabs (n[1]) > NEAR ||
           fabs (n[2] - LOKET_CARD_WIDTH) > NEAR || fabs (n[3] - LOKET_CARD_HEIGHT) > NEAR)
    complain (check, root->line, "viewBox must be \"0 0 85.6 53.98\": one unit is one millimetre");
}

static void
add_field (Check *check, int i, const LoketSvgElement *element)
{
  LoketFaceField *field;

  if (find_field (check, known[i].name) != NULL) {
    complain (check, element->line, "there are two fields “%s”", known[i].name);
    return;
  }
  if (!loket_svg_is_only_moved (element)) {
    complain (check,
              element->line,
              "the box of “%s” is turned or stretched; draw it anew without that",
              known[i].name);
    return;
  }
  field = g_new0 (LoketFaceField, 1);
  field->name = known[i].name;
  field->kind = known[i].kind;
  field->line = element->line;
  field->x = length_of (element, "x") + element->matrix[4];
  field->y = length_of (element, "y") + element->matrix[5];
  field->width = length_of (element, "width");
  field->height = length_of (element, "height");
  field->corner = MAX (length_of (element, "rx"), length_of (element, "ry"));
  field->leading = LEADING;
  g_ptr_array_add (check->fields, field);
}

static void
set_colour (Check *check, LoketFaceField *field, const LoketSvgElement *element)
{
  const char *fill = loket_svg_style (element, "fill");
  guint rgb;

  if (fill == NULL || strcmp (fill, "black") == 0)
    return;
  if (strcmp (fill, "white") == 0)
    fill = "#ffffff";
  if (*fill != '#' || strlen (fill) != 7) {
    complain (check, element->line, "the colour “%s” must be written as #rrggbb", fill);
    return;
  }
  rgb = (guint) g_ascii_strtoull (fill + 1, NULL, 16);
  field->colour[0] = (rgb >> 16 & 0xff) / 255.0;
  field->colour[1] = (rgb >> 8 & 0xff) / 255.0;
  field->colour[2] = (rgb & 0xff) / 255.0;
}

static char *
font_of (const LoketSvgElement *element)
{
  const char *family = loket_svg_style (element, "font-family");
  const char *weight = loket_svg_style (element, "font-weight");
  const char *style = loket_svg_style (element, "font-style");
  g_autofree char *name = g_strdup (family != NULL ? family : "Noto Sans");
  const gint64 heavy = weight != NULL ? g_ascii_strtoll (weight, NULL, 10) : 0;

  return g_strdup_printf ("%s %s%s",
                          g_strstrip (g_strdelimit (name, "'\"", ' ')),
                          g_strcmp0 (weight, "bold") == 0 || heavy >= 600 ? "Bold"
                          : heavy == 500                                  ? "Medium"
                                                                          : "",
                          g_strcmp0 (style, "italic") == 0 ? " Italic" : "");
}

/* "No. KK {3314…}": what is in braces is only an example. */
static void
set_pattern (Check *check, LoketFaceField *field, const LoketSvgElement *element)
{
  g_autofree char *text = g_strdup (element->text->str);
  char *open = strchr (g_strdelimit (g_strstrip (text), "\n\t\r", ' '), '{');
  char *close = open != NULL ? strchr (open, '}') : NULL;

  if ((open == NULL) != (strchr (text, '}') == NULL) || (open != NULL && close == NULL))
    complain (check, element->line, "“%s” needs both braces, or none", text);
  field->sample = g_strdup (text);
  if (close != NULL) {
    field->before = g_strndup (text, (gsize) (open - text));
    field->after = g_strdup (close + 1);
  }
}

/* Where the sample stands in its box tells where one line of text will stand. */
static double
hang_of (const LoketFaceField *field, double baseline)
{
  const double above = baseline - ASCENT * field->size - field->y;
  const double below = field->y + field->height - (baseline + DESCENT * field->size);

  if (above <= NEAR || above + below < 0.1)
    return 0;
  return below <= NEAR ? 1 : above / (above + below);
}

/* @element: the sample, or the innermost span that it is in */
static void
take_sample (Check *check,
             LoketFaceField *field,
             const LoketSvgElement *text,
             const LoketSvgElement *element)
{
  const char *anchor = loket_svg_style (element, "text-anchor");
  const char *leading = loket_svg_style (element, "line-height");
  const char *y = loket_svg_attribute (element, "y");
  double baseline, given;

  if (!loket_svg_is_only_moved (element)) {
    complain (check, text->line, "the sample of “%s” is turned or stretched", field->name);
    return;
  }
  if (!loket_svg_length (loket_svg_style (element, "font-size"), &field->size)) {
    complain (check,
              element->line,
              "“%s” needs a font-size in px or without a unit: one is one millimetre",
              field->name);
    return;
  }
  baseline = loket_svg_length (y, &given) ? given : length_of (text, "y");
  baseline += element->matrix[5];
  if (leading != NULL && loket_svg_length (leading, &given) && given >= 1 && given <= 3)
    field->leading = given;
  field->align = g_strcmp0 (anchor, "middle") == 0 ? 0.5 : g_strcmp0 (anchor, "end") == 0 ? 1 : 0;
  field->hang = hang_of (field, baseline);
  field->font = font_of (element);
  set_colour (check, field, element);
  set_pattern (check, field, text);
}

static const LoketSvgElement *
innermost_span (GPtrArray *elements, guint at)
{
  const LoketSvgElement *text = g_ptr_array_index (elements, at);
  const LoketSvgElement *found = text;

  for (guint i = at + 1; i < elements->len; i++) {
    const LoketSvgElement *element = g_ptr_array_index (elements, i);
    if (element->depth <= text->depth || strcmp (element->tag, "tspan") != 0 ||
        element->depth != found->depth + 1)
      break;
    found = element;
  }
  return found;
}

static void
check_sample (Check *check, GPtrArray *elements, guint at)
{
  const LoketSvgElement *text = g_ptr_array_index (elements, at);
  const char *id = text->id != NULL ? text->id : "";
  const gsize length = strlen (id);
  const gsize end = strlen (SAMPLE_END);
  const int i =
      length > end && g_str_has_suffix (id, SAMPLE_END) ? find_known (id, length - end) : -1;
  LoketFaceField *field = i >= 0 ? find_field (check, known[i].name) : NULL;

  if (i < 0)
    complain (check,
              text->line,
              "the text “%s” of the layer “" LAYER "” needs an id such as “name" SAMPLE_END
              "”, not “%s”; what is the same on all cards stands in another layer",
              text->text->str,
              id);
  else if (field == NULL)
    complain (check,
              text->line,
              "“%s” has no box: a rectangle “%s” says how much room there is",
              id,
              known[i].name);
  else if (field->sample != NULL)
    complain (check, text->line, "“%s” is there twice", id);
  else
    take_sample (check, field, text, innermost_span (elements, at));
}

static void
check_box (Check *check, const LoketSvgElement *element)
{
  const char *id = element->id != NULL ? element->id : "";
  const int i = find_known (id, strlen (id));
  g_autofree char *names = known_names ();

  if (i >= 0)
    add_field (check, i, element);
  else
    complain (check, element->line, "there is no field “%s”; the fields are: %s", id, names);
}

/* The end of what is in the element at @at. */
static guint
end_of (GPtrArray *elements, guint at)
{
  const guint depth = ((LoketSvgElement *) g_ptr_array_index (elements, at))->depth;
  guint end = at + 1;

  while (end < elements->len &&
         ((LoketSvgElement *) g_ptr_array_index (elements, end))->depth > depth)
    end++;
  return end;
}

/* Boxes first, since a sample is held against its box. */
static void
read_fields (Check *check, GPtrArray *elements, guint layer)
{
  const guint end = end_of (elements, layer);

  for (guint i = layer + 1; i < end; i++) {
    const LoketSvgElement *element = g_ptr_array_index (elements, i);
    if (strcmp (element->tag, "rect") == 0)
      check_box (check, element);
    else if (strcmp (element->tag, "text") != 0 && strcmp (element->tag, "tspan") != 0 &&
             strcmp (element->tag, "g") != 0 && strcmp (element->tag, "title") != 0)
      complain (check,
                element->line,
                "a <%s> is no field; only rectangles and texts stand in the layer “" LAYER "”",
                element->tag);
  }
  for (guint i = layer + 1; i < end; i++) {
    const LoketSvgElement *element = g_ptr_array_index (elements, i);
    if (strcmp (element->tag, "text") == 0)
      check_sample (check, elements, i);
  }
}

/* What every text of the drawing owes the old, and what librsvg would not draw. */
static void
check_element (Check *check, const LoketSvgElement *element)
{
  const char *href = loket_svg_attribute (element, "href");
  double size;

  if (href == NULL)
    href = loket_svg_attribute (element, "xlink:href");
  if (strcmp (element->tag, "flowRoot") == 0)
    complain (check, element->line, "flowed text is not drawn by others; make it plain text");
  if (strcmp (element->tag, "image") == 0 && (href == NULL || !g_str_has_prefix (href, "data:")))
    complain (check, element->line, "the picture is not inside the file; embed it");
  if ((strcmp (element->tag, "text") != 0 && strcmp (element->tag, "tspan") != 0) ||
      *g_strstrip (element->text->str) == '\0')
    return;
  if (!loket_svg_length (loket_svg_style (element, "font-size"), &size))
    complain (check, element->line, "“%s” needs a font-size in px", element->text->str);
  else if (size * loket_svg_scale (element) < LOKET_CARD_TYPE_MIN - 0.001)
    complain (check, element->line, "“%s” is smaller than 6 points (2.12 mm)", element->text->str);
}

static gboolean
meet (const LoketFaceField *a, const LoketFaceField *b)
{
  return a->x < b->x + b->width - NEAR && b->x < a->x + a->width - NEAR &&
         a->y < b->y + b->height - NEAR && b->y < a->y + a->height - NEAR;
}

static void
check_text_field (Check *check, const LoketFaceField *field)
{
  const double least = LOKET_CARD_TYPE_MIN;

  if (field->sample == NULL)
    complain (check,
              field->line,
              "“%s” has no text “%s" SAMPLE_END "” that shows how it is written",
              field->name,
              field->name);
  else if (field->height < MAX (field->size, least) - NEAR)
    complain (check, field->line, "the box of “%s” is lower than a line of it", field->name);
  else if (strcmp (field->name, "name") == 0 &&
           floor (field->width / (ROOM_EM * least)) *
                   floor (1 + (field->height - least) / (LEADING * least)) <
               NAME_LETTERS + 6)
    complain (check, field->line, "the box of “name” is too small for 39 letters");
}

static void
check_field (Check *check, const LoketFaceField *field)
{
  if (field->width <= 0 || field->height <= 0)
    complain (check, field->line, "the box of “%s” has no size", field->name);
  else if (field->x < 0 || field->y < 0 || field->x + field->width > LOKET_CARD_WIDTH ||
           field->y + field->height > LOKET_CARD_HEIGHT)
    complain (check, field->line, "the box of “%s” is outside the card", field->name);
  else if (field->x < LOKET_CARD_SAFE - NEAR || field->y < LOKET_CARD_SAFE - NEAR ||
           field->x + field->width > LOKET_CARD_WIDTH - LOKET_CARD_SAFE + NEAR ||
           field->y + field->height > LOKET_CARD_HEIGHT - LOKET_CARD_SAFE + NEAR)
    complain (check, field->line, "the box of “%s” is nearer than 3 mm to the edge", field->name);
  else if (field->kind == LOKET_FACE_QR && MIN (field->width, field->height) < LOKET_CARD_QR_FLOOR)
    complain (check,
              field->line,
              "the box of “qr” is too small: 32.6 mm, or 26.1 mm where there is no room");
  else if (field->kind == LOKET_FACE_TEXT || field->kind == LOKET_FACE_MEMBERS)
    check_text_field (check, field);
}

static void
check_fields (Check *check, guint layer_line)
{
  const LoketFaceField *qr = find_field (check, "qr");

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if ((known[i].needed & 1u << check->side) != 0 && find_field (check, known[i].name) == NULL)
      complain (check, layer_line, "the field “%s” is missing", known[i].name);
  for (guint i = 0; i < check->fields->len; i++) {
    const LoketFaceField *field = g_ptr_array_index (check->fields, i);
    check_field (check, field);
    if (qr != NULL && field != qr && meet (field, qr))
      complain (
          check, field->line, "“%s” reaches into the white around the code in “qr”", field->name);
  }
}

static void
check_elements (Check *check, GPtrArray *elements)
{
  const LoketSvgElement *root = g_ptr_array_index (elements, 0);
  guint layer = 0;

  if (strcmp (root->tag, "svg") != 0) {
    complain (check, root->line, "this is no SVG drawing but <%s>", root->tag);
    return;
  }
  check_size (check, root);
  for (guint i = 1; i < elements->len; i++) {
    const LoketSvgElement *element = g_ptr_array_index (elements, i);
    check_element (check, element);
    if (layer == 0 && strcmp (element->tag, "g") == 0 && g_strcmp0 (element->id, LAYER) == 0)
      layer = i;
  }
  if (layer == 0) {
    complain (check, root->line, "there is no layer (group) with the id “" LAYER "”");
    return;
  }
  read_fields (check, elements, layer);
  check_fields (check, ((LoketSvgElement *) g_ptr_array_index (elements, layer))->line);
}

static void
check_svg (Check *check, GBytes *svg)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GPtrArray) elements = NULL;
  guint line = 1;

  if (g_bytes_get_size (svg) > FILE_MAX) {
    complain (check, 1, "the file is longer than 2 MiB");
    return;
  }
  elements = loket_svg_read (svg, &line, &problem);
  if (elements == NULL)
    complain (check, line, "this is no SVG drawing: %s", problem->message);
  else if (elements->len > 0)
    check_elements (check, elements);
}

static void
begin_check (Check *check, LoketFaceSide side, const char *file)
{
  check->file = file;
  check->side = side;
  check->fields = g_ptr_array_new_with_free_func (free_field);
  check->problems = g_ptr_array_new_with_free_func (g_free);
}

/**
 * loket_face_template_new:
 * @svg: a drawing
 * @side: which side of a card it is
 * @file: its name, for the problems
 * @error: set to %LOKET_ERROR_BAD_FIELD with the file; its message holds all problems, a line each
 *
 * Returns: (transfer full) (nullable): its fields, when nothing is wrong with it
 */
LoketFaceTemplate *
loket_face_template_new (GBytes *svg, LoketFaceSide side, const char *file, GError **error)
{
  LoketFaceTemplate *self = NULL;
  Check check;

  begin_check (&check, side, file);
  check_svg (&check, svg);
  if (check.problems->len == 0) {
    self = g_new0 (LoketFaceTemplate, 1);
    self->fields = g_ptr_array_ref (check.fields);
  } else {
    g_autofree char *text = NULL;
    g_ptr_array_add (check.problems, NULL);
    text = g_strjoinv ("\n", (char **) check.problems->pdata);
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, file, "%s", text);
  }
  g_ptr_array_unref (check.fields);
  g_ptr_array_unref (check.problems);
  return self;
}

/**
 * loket_face_template_free:
 * @template_: (transfer full): a template
 */
void
loket_face_template_free (LoketFaceTemplate *template_)
{
  g_ptr_array_unref (template_->fields);
  g_free (template_);
}

/**
 * loket_face_template_n_fields:
 * @template_: a template
 *
 * Returns: how many fields it has
 */
guint
loket_face_template_n_fields (LoketFaceTemplate *template_)
{
  return template_->fields->len;
}

/**
 * loket_face_template_field:
 * @template_: a template
 * @i: which one
 *
 * Returns: (transfer none): that field
 */
const LoketFaceField *
loket_face_template_field (LoketFaceTemplate *template_, guint i)
{
  return g_ptr_array_index (template_->fields, i);
}

/**
 * loket_face_template_find:
 * @template_: a template
 * @name: of a field: "birth-year"
 *
 * Returns: (transfer none) (nullable): that field, when the template has it
 */
const LoketFaceField *
loket_face_template_find (LoketFaceTemplate *template_, const char *name)
{
  for (guint i = 0; i < template_->fields->len; i++) {
    const LoketFaceField *field = g_ptr_array_index (template_->fields, i);
    if (strcmp (field->name, name) == 0)
      return field;
  }
  return NULL;
}
