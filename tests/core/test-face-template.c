/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The templates of cards: those of the profile are right, and each mistake is named with its line.
 */
#include "core/error.h"
#include "core/face-template.h"

#include <math.h>
#include <string.h>

static const struct {
  const char *name;
  LoketFaceSide side;
} sides[] = {{"front", LOKET_FACE_FRONT}, {"back", LOKET_FACE_BACK}, {"family", LOKET_FACE_FAMILY}};
static const char *const categories[] = {"melati", "menur", "kenanga"};

static char *
read_template (const char *category, const char *side)
{
  g_autofree char *file = g_strdup_printf ("%s-%s.svg", category, side);
  g_autofree char *path =
      g_build_filename (g_getenv ("LOKET_TEST_PROFILES"), "sragen", "cards", file, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static char *
problems_of (const char *text, LoketFaceSide side)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketFaceTemplate) read = loket_face_template_new (bytes, side, "card.svg", &error);

  g_assert_true ((read == NULL) == (error != NULL));
  return g_strdup (error != NULL ? error->message : "");
}

static void
test_shipped (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (categories); i++) {
    for (guint k = 0; k < G_N_ELEMENTS (sides); k++) {
      g_autofree char *text = read_template (categories[i], sides[k].name);
      g_autofree char *problems = problems_of (text, sides[k].side);
      g_assert_cmpstr (problems, ==, "");
    }
  }
}

static guint
line_of (const char *text, const char *place)
{
  const char *at = strstr (text, place);
  guint line = 1;

  g_assert_nonnull (at);
  for (const char *c = text; c < at; c++)
    line += *c == '\n';
  return line;
}

/* @place stands in the line that is named once @from has become @to. */
static void
assert_problem (LoketFaceSide side,
                const char *from,
                const char *to,
                const char *place,
                const char *problem)
{
  g_autofree char *text = read_template ("melati", side == LOKET_FACE_FRONT ? "front" : "back");
  g_auto (GStrv) parts = g_strsplit (text, from, 2);
  g_autofree char *changed = NULL;
  g_autofree char *problems = NULL;
  g_autofree char *expected = NULL;

  if (parts[1] == NULL)
    g_error ("“%s” is not in the template", from);
  changed = g_strconcat (parts[0], to, parts[1], NULL);
  problems = problems_of (changed, side);
  expected = g_strdup_printf ("card.svg:%u: %s", line_of (changed, place), problem);
  if (strstr (problems, expected) == NULL)
    g_error ("not “%s” but:\n%s", expected, problems);
}

static void
test_fields (void)
{
  assert_problem (LOKET_FACE_FRONT,
                  "\"until-day\"",
                  "\"until\"",
                  "id=\"until\"",
                  "there is no field “until”; the fields are: address,");
  assert_problem (LOKET_FACE_FRONT,
                  "\"until-day\"",
                  "\"until\"",
                  "id=\"fields\"",
                  "the field “until-day” is missing");
  assert_problem (LOKET_FACE_FRONT,
                  "\"birth-year\"",
                  "\"name\"",
                  "id=\"name\" x=\"28\" y=\"37",
                  "there are two fields “name”");
  assert_problem (LOKET_FACE_FRONT,
                  "\"name-text\"",
                  "\"text12\"",
                  "\"text12\"",
                  "the text “{Siti Nurhaliza}” of the layer “fields” needs an id");
  assert_problem (LOKET_FACE_FRONT,
                  "\"name-text\"",
                  "\"text12\"",
                  "id=\"name\"",
                  "“name” has no text “name-text”");
  assert_problem (LOKET_FACE_FRONT,
                  "\"name-text\"",
                  "\"phone-text\"",
                  "\"phone-text\"",
                  "“phone-text” has no box");
  assert_problem (LOKET_FACE_FRONT,
                  "Lahir {1955}",
                  "Lahir {1955",
                  "Lahir {1955",
                  "“Lahir {1955” needs both braces");
  assert_problem (LOKET_FACE_FRONT,
                  "<g id=\"fields\"",
                  "<g id=\"field\"",
                  "<svg",
                  "there is no layer (group) with the id “fields”");
  assert_problem (LOKET_FACE_BACK,
                  "<rect id=\"qr\"",
                  "<ellipse id=\"qr\"",
                  "<ellipse",
                  "a <ellipse> is no field");
}

static void
test_boxes (void)
{
  assert_problem (LOKET_FACE_BACK,
                  "width=\"32.6\" height=\"32.6\"",
                  "width=\"25\" height=\"25\"",
                  "id=\"qr\"",
                  "the box of “qr” is too small");
  assert_problem (LOKET_FACE_BACK,
                  "id=\"phone\" x=\"42\"",
                  "id=\"phone\" x=\"52\"",
                  "id=\"phone\"",
                  "the box of “phone” is outside the card");
  assert_problem (LOKET_FACE_BACK,
                  "id=\"phone\" x=\"42\"",
                  "id=\"phone\" x=\"44\"",
                  "id=\"phone\"",
                  "the box of “phone” is nearer than 3 mm");
  assert_problem (LOKET_FACE_BACK,
                  "id=\"entitlements\" x=\"4\"",
                  "id=\"entitlements\" x=\"14\"",
                  "id=\"entitlements\"",
                  "“entitlements” reaches into the white around the code");
  assert_problem (LOKET_FACE_FRONT,
                  "width=\"54.6\" height=\"9.3\"",
                  "width=\"30\" height=\"5.2\"",
                  "id=\"name\"",
                  "the box of “name” is too small for 39 letters");
  assert_problem (LOKET_FACE_FRONT,
                  "width=\"54.6\" height=\"9.3\"",
                  "width=\"0\" height=\"9.3\"",
                  "id=\"name\"",
                  "the box of “name” has no size");
  assert_problem (LOKET_FACE_FRONT,
                  "width=\"54.6\" height=\"9.3\"",
                  "width=\"54.6\" height=\"4\"",
                  "id=\"name\"",
                  "the box of “name” is lower than a line of it");
  assert_problem (LOKET_FACE_FRONT,
                  "<rect id=\"photo\"",
                  "<rect transform=\"rotate(3)\" id=\"photo\"",
                  "id=\"photo\"",
                  "the box of “photo” is turned or stretched");
}

static void
test_type (void)
{
  assert_problem (LOKET_FACE_BACK,
                  "font-size=\"2.5\"",
                  "font-size=\"2\"",
                  "font-size=\"2\"",
                  "“Pindai kode ini: asli, masih berlaku?” is smaller than 6 points");
  assert_problem (LOKET_FACE_BACK,
                  "font-size=\"2.5\"",
                  "font-size=\"8pt\"",
                  "font-size=\"8pt\"",
                  "“Pindai kode ini: asli, masih berlaku?” needs a font-size in px");
  assert_problem (LOKET_FACE_BACK,
                  "font-size=\"2.5\"",
                  "transform=\"scale(.5)\" font-size=\"2.5\"",
                  "scale(.5)",
                  "“Pindai kode ini: asli, masih berlaku?” is smaller than 6 points");
  assert_problem (LOKET_FACE_FRONT,
                  "fill=\"#111111\"",
                  "fill=\"gray\"",
                  "fill=\"gray\"",
                  "the colour “gray” must be written as #rrggbb");
  assert_problem (LOKET_FACE_FRONT,
                  "<rect ",
                  "<image href=\"file:///x.png\"/><rect ",
                  "<image",
                  "the picture is not inside the file");
  assert_problem (LOKET_FACE_FRONT,
                  "<rect ",
                  "<flowRoot/><rect ",
                  "<flowRoot",
                  "flowed text is not drawn by others");
}

static void
test_drawing (void)
{
  assert_problem (LOKET_FACE_FRONT,
                  "width=\"85.6mm\"",
                  "width=\"90mm\"",
                  "<svg",
                  "a card is 85.6mm wide and 53.98mm high");
  assert_problem (LOKET_FACE_FRONT,
                  "viewBox=\"0 0 85.6 53.98\"",
                  "viewBox=\"0 0 856 540\"",
                  "<svg",
                  "viewBox must be");
  assert_problem (LOKET_FACE_FRONT,
                  "<g id=\"over\"",
                  "</defs><g id=\"over\"",
                  "<g id=\"over\"",
                  "this is no SVG drawing: ");
}

static void
test_no_svg (void)
{
  g_autofree char *html = problems_of ("<!-- a -->\n<html></html>", LOKET_FACE_FRONT);
  g_autofree char *text = problems_of ("not\nxml", LOKET_FACE_FRONT);
  g_autofree char *nothing = problems_of ("", LOKET_FACE_FRONT);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<svg/>", 6);
  g_autoptr (LoketFaceTemplate) none =
      loket_face_template_new (bytes, LOKET_FACE_BACK, "a.svg", &error);

  g_assert_cmpstr (html, ==, "card.svg:2: this is no SVG drawing but <html>");
  g_assert_true (g_str_has_prefix (text, "card.svg:1: this is no SVG drawing: "));
  g_assert_true (g_str_has_prefix (nothing, "card.svg:1: this is no SVG drawing: "));
  g_assert_null (none);
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  g_assert_nonnull (strstr (error->message, "a.svg:1: a card is 85.6mm wide"));
  g_assert_nonnull (strstr (error->message, "\na.svg:1: there is no layer"));
}

/* As Inkscape writes it: a line an attribute, styles, spans, a layer that was moved. */
static void
test_as_inkscape_writes (void)
{
  static const char inkscape[] =
      "<svg width=\"85.6mm\" height=\"53.98mm\" viewBox=\"0 0 85.599998 53.980000\"\n"
      " xmlns=\"http://www.w3.org/2000/svg\">\n"
      "<g id=\"fields\" transform=\"translate(1,0.5)\"\n style=\"display:inline\">\n"
      "<rect id=\"qr\" x=\"48\" y=\"4\" width=\"32.6\" height=\"32.6\"/>\n"
      "<rect\n   style=\"fill:none\"\n   id=\"number\"\n   x=\"3\" y=\"3\"\n   width=\"40\" "
      "height=\"6\"/>\n"
      "<text id=\"number-text\" x=\"43\" y=\"8\" style=\"font-size:3px;font-family:'Noto Serif'\">"
      "<tspan y=\"7.44\" "
      "style=\"font-size:4.2px;font-weight:700;text-anchor:end;fill:#ff8000\">No. "
      "{12}</tspan></text>\n"
      "<rect id=\"phone\" x=\"3\" y=\"20\" width=\"40\" height=\"1.5\"/>\n"
      "<text id=\"phone-text\" x=\"3\" y=\"24\" style=\"font-size:4px\">{1}</text>\n"
      "</g>\n</svg>\n";
  g_autofree char *problems = problems_of (inkscape, LOKET_FACE_BACK);
  g_auto (GStrv) good = g_strsplit (inkscape, "height=\"1.5\"", 2);
  g_autofree char *text = g_strconcat (good[0], "height=\"5\"", good[1], NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketFaceTemplate) template_ =
      loket_face_template_new (bytes, LOKET_FACE_BACK, "a.svg", &error);
  const LoketFaceField *number;

  g_assert_cmpstr (problems, ==, "card.svg:12: the box of “phone” is lower than a line of it");
  g_assert_no_error (error);
  g_assert_cmpuint (loket_face_template_n_fields (template_), ==, 3);
  number = loket_face_template_find (template_, "number");
  g_assert_cmpfloat_with_epsilon (number->x, 4, 0.001);
  g_assert_cmpfloat_with_epsilon (number->y, 3.5, 0.001);
  g_assert_cmpfloat_with_epsilon (number->size, 4.2, 0.001);
  g_assert_cmpfloat_with_epsilon (number->align, 1, 0.001);
  g_assert_cmpfloat_with_epsilon (number->colour[1], 128 / 255.0, 0.001);
  g_assert_cmpfloat (number->hang, >, 0.5);
  g_assert_cmpfloat (number->hang, <, 1);
  g_assert_cmpstr (number->before, ==, "No. ");
  g_assert_cmpstr (number->after, ==, "");
  g_assert_nonnull (strstr (number->font, "Noto Serif"));
  g_assert_nonnull (strstr (number->font, "Bold"));
  g_assert_null (loket_face_template_find (template_, "photo"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/face-template/as-inkscape-writes", test_as_inkscape_writes);
  g_test_add_func ("/core/face-template/boxes", test_boxes);
  g_test_add_func ("/core/face-template/drawing", test_drawing);
  g_test_add_func ("/core/face-template/fields", test_fields);
  g_test_add_func ("/core/face-template/no-svg", test_no_svg);
  g_test_add_func ("/core/face-template/shipped", test_shipped);
  g_test_add_func ("/core/face-template/type", test_type);
  return g_test_run ();
}
