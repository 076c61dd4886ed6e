/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both sides of a card: exact size, the code on whole dots, all of a name, whatever its length. */
#include "printing/face.h"

#include "cards.h"
#include "core/error.h"
#include "dots.h"
#include "pages.h"
#include "printing/face-text.h"
#include "printing/typeset.h"
#include "sample.h"

#include <glib/gstdio.h>
#include <string.h>

#define NAMES 60
#define SEVERAL 6 /* every so many names, other programs read the code as well */

static const char *const categories[] = {"melati", "menur", "kenanga"};

typedef struct {
  LoketFaceDesign *designs[G_N_ELEMENTS (categories)];
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    fixture->designs[i] = sample_card_design (categories[i], FALSE);
  fixture->folder = g_dir_make_tmp ("loket-face-XXXXXX", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  const char *const argv[] = {"rm", "-r", fixture->folder, NULL};
  g_autofree char *output = sample_run (argv);

  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    loket_face_design_free (fixture->designs[i]);
  g_free (fixture->folder);
}

static LoketFace *
make_face (LoketFaceDesign *design, LoketCardFace *record)
{
  g_autoptr (GError) error = NULL;
  LoketFace *face = loket_face_new (design, record, NULL, &error);

  g_assert_no_error (error);
  return face;
}

/* What stands on it, as text: the name is all there, however its lines are broken. */
static void
assert_says_all (LoketFace *face, const LoketCardFace *record)
{
  const LoketSheet sheet = loket_face_preview (face);
  g_auto (Pages) pages = {0};

  pages_read_text (&pages, &sheet);
  pages_assert_in_order (&pages,
                         (const char *const[]){record->name,
                                               record->number,
                                               "Lahir 1955",
                                               "Berlaku sampai 22 November 2028",
                                               record->number,
                                               record->phone,
                                               NULL});
}

static void
assert_size (cairo_surface_t *dots, int width, int height)
{
  g_assert_cmpint (cairo_image_surface_get_width (dots), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (dots), ==, height);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  for (guint letters = 1; letters <= NAMES; letters++) {
    const guint i = letters % G_N_ELEMENTS (categories);
    g_autofree char *name = sample_card_name (letters);
    g_autoptr (LoketCardFace) record = sample_card_face (categories[i], name);
    g_autoptr (LoketFace) face = make_face (fixture->designs[i], record);
    cairo_surface_t *front = loket_face_raster (face, 0, LOKET_FACE_DPI);
    cairo_surface_t *back = loket_face_raster (face, 1, LOKET_FACE_DPI);

    assert_size (front, 638, 1011);
    assert_size (back, 638, 1011);
    dots_assert_code_on_whole_dots (back, 5);
    if (letters % SEVERAL == 1) {
      g_autofree char *png = g_build_filename (fixture->folder, "back.png", NULL);
      dots_write_worn (back, DOTS_CLEAN, png);
      dots_assert_readers_say (png, record->text);
      assert_says_all (face, record);
    }
    cairo_surface_destroy (front);
    cairo_surface_destroy (back);
  }
}

/* No name that can be sealed is cut, none is smaller than six points. */
static void
test_widest_names (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = {
      "W",
      "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
      "MMMMMMMMMMMMMMMMMMM MMMMMMMMMMMMMMMMMMM",
      "M M M M M M M M M M M M M M M M M M M M",
      "Raden Ngabehi Mangkunegara Suryaningrat",
      "ꦱꦶꦠꦶ ꦤꦸꦂꦲꦭꦶꦗ",
      "ꦩꦁꦏꦸꦤꦼꦒꦫꦱꦸꦂꦪ",
  };
  PangoContext *context = loket_typeset_context ("id");
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < G_N_ELEMENTS (categories); i++) {
    g_autoptr (GBytes) svg = sample_card_template (categories[i], "front");
    g_autoptr (LoketFaceTemplate) front =
        loket_face_template_new (svg, LOKET_FACE_FRONT, "front", NULL);
    const LoketFaceField *field = loket_face_template_find (front, "name");
    for (guint k = 0; k < G_N_ELEMENTS (names); k++) {
      g_autofree char *name = loket_card_name_cut (names[k]);
      const LoketFaceFit fit = loket_face_text_draw (context, field, name, cr);
      g_assert_cmpstr (name, ==, names[k]);
      g_assert_false (fit.cut);
      g_assert_cmpfloat (fit.size, >=, LOKET_CARD_TYPE_MIN - 0.001);
      g_assert_cmpfloat (fit.size, <=, field->size);
    }
  }
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* First one line that gets smaller, then two, then words are lost. */
static void
test_shrink_wrap_cut (Fixture *fixture, gconstpointer data)
{
  const LoketFaceField box = {
      .width = 30, .height = 8, .size = 4, .leading = 1.2, .font = (char *) "Noto Sans"};
  PangoContext *context = loket_typeset_context ("id");
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (surface);
  const LoketFaceFit whole = loket_face_text_draw (context, &box, "Siti", cr);
  const LoketFaceFit less = loket_face_text_draw (context, &box, "Siti Nurhaliza Wi", cr);
  const LoketFaceFit wrapped =
      loket_face_text_draw (context, &box, "Siti Nurhaliza Widyaningrum", cr);
  const LoketFaceFit cut = loket_face_text_draw (
      context,
      &box,
      "a text that is so very long that no box of a card has room for all of it, "
      "and that goes on and on and on and on and on and on",
      cr);

  g_assert_cmpfloat_with_epsilon (whole.size, 4, 0.001);
  g_assert_cmpuint (less.lines, ==, 1);
  g_assert_cmpfloat (less.size, <, 4);
  g_assert_cmpuint (wrapped.lines, ==, 2);
  g_assert_cmpfloat (wrapped.size, >, less.size * 0.8);
  g_assert_true (cut.cut);
  g_assert_cmpfloat_with_epsilon (cut.size, LOKET_CARD_TYPE_MIN, 0.001);
  g_assert_false (whole.cut || less.cut || wrapped.cut);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* A card printer that wants more than the card gets ground beyond the edge. */
static void
test_bleed (Fixture *fixture, gconstpointer data)
{
  const LoketCardMedium evolis = {.width = 54.864, .height = 86.0213, .bleed = 1};
  g_autoptr (LoketCardFace) record = sample_card_face ("melati", "Ani");
  g_autoptr (LoketFace) face = make_face (fixture->designs[0], record);
  cairo_surface_t *front;
  cairo_surface_t *back;
  guint32 band;

  loket_face_set_medium (face, &evolis);
  front = loket_face_raster (face, 0, LOKET_FACE_DPI);
  back = loket_face_raster (face, 1, LOKET_FACE_DPI);
  assert_size (front, 648, 1016);
  band = dots_at (front, 647, 0);
  g_assert_cmphex (band, !=, 0xffffff);
  g_assert_cmphex (band, ==, dots_at (front, 647, 1015));
  g_assert_cmphex (dots_at (front, 0, 508), ==, band);
  dots_assert_code_on_whole_dots (back, 5);
  cairo_surface_destroy (front);
  cairo_surface_destroy (back);
}

static void
test_medium (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = {"",
                                      "85",
                                      "54x",
                                      "x86",
                                      "54x86mm",
                                      "54x86+",
                                      "54x86+x",
                                      "54x86+9",
                                      "50x80",
                                      "nanxnan",
                                      "1e9x1e9"};
  LoketCardMedium medium;

  g_assert_true (loket_card_medium_parse ("53.98x85.6", &medium));
  g_assert_cmpfloat_with_epsilon (medium.height, 85.6, 0.001);
  g_assert_cmpfloat_with_epsilon (medium.bleed, 0, 0.001);
  g_assert_true (loket_card_medium_parse ("54.864x86.021+1", &medium));
  g_assert_cmpfloat_with_epsilon (medium.width, 54.864, 0.0001);
  g_assert_cmpfloat_with_epsilon (medium.bleed, 1, 0.001);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (loket_card_medium_parse (wrong[i], &medium));
}

static guint32
middle_of_photo (LoketFaceDesign *design, LoketCardFace *record, GBytes *photo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketFace) face = loket_face_new (design, record, photo, &error);
  cairo_surface_t *front;
  guint32 colour;

  g_assert_no_error (error);
  front = loket_face_raster (face, 0, LOKET_FACE_DPI);
  /* lying 14.5 mm from the left, 31 mm from above */
  colour = dots_at (front, (int) ((53.98 - 31) * 300 / 25.4), (int) (14.5 * 300 / 25.4));
  cairo_surface_destroy (front);
  return colour;
}

static void
test_photo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketCardFace) record = sample_card_face ("menur", "Ani");
  g_autoptr (GBytes) photo = sample_card_photo ();
  g_autoptr (GBytes) text = g_bytes_new_static ("no picture", 10);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (photo, 0, 60);
  g_autoptr (GError) error = NULL;
  const guint32 skin = middle_of_photo (fixture->designs[1], record, photo);
  const guint32 nobody = middle_of_photo (fixture->designs[1], record, NULL);

  g_assert_cmphex (skin >> 16, >, (skin & 0xff) + 40); /* brown */
  g_assert_cmphex (nobody >> 16, >, 0xc0);             /* light grey */
  g_assert_null (loket_face_new (fixture->designs[1], record, half, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  g_clear_error (&error);
  g_assert_null (loket_face_new (fixture->designs[1], record, text, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
}

/* Before it is sealed a card can be looked at; a code that is none is refused. */
static void
test_without_seal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketCardFace) record = sample_card_face ("kenanga", "Ani");
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketFace) face = NULL;
  g_auto (Pages) pages = {0};
  LoketSheet sheet;

  g_clear_pointer (&record->text, g_free);
  face = make_face (fixture->designs[2], record);
  sheet = loket_face_preview (face);
  pages_read (&pages, &sheet);
  g_assert_cmpuint (pages.n_pages, ==, 2);
  pages_assert_says (&pages, "Segel dicetak di sini");
  pages_assert_fonts_embedded (&pages);
  record->text = g_strdup ("no code of a card");
  g_assert_null (loket_face_new (fixture->designs[2], record, NULL, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_TOO_LARGE);
}

/* What is not known leaves no label behind. */
static void
test_left_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketCardFace) record = sample_card_face ("melati", "Ani");
  g_autoptr (LoketFace) face = NULL;
  g_auto (Pages) pages = {0};
  LoketSheet sheet;

  g_clear_pointer (&record->household, g_free);
  g_clear_pointer (&record->phone, g_free);
  face = make_face (fixture->designs[0], record);
  sheet = loket_face_preview (face);
  pages_read_text (&pages, &sheet);
  g_assert_null (strstr (pages.text, "No. KK"));
  g_assert_null (strstr (pages.text, "Telp."));
  pages_assert_says (&pages, "Gratis di puskesmas");
}

static void
test_family (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketFaceDesign) design = sample_card_design ("melati", TRUE);
  const guint few = 4, many = LOKET_CARD_MEMBERS_MAX;

  for (guint n = few; n <= many; n += many - few) {
    g_autoptr (LoketCardFace) record = sample_card_face ("melati", "Sukiman");
    g_autoptr (LoketFace) face = NULL;
    g_auto (Pages) pages = {0};
    LoketSheet sheet;
    sample_card_add_members (record, n);
    face = make_face (design, record);
    sheet = loket_face_preview (face);
    pages_read_text (&pages, &sheet);
    pages_assert_says (&pages, "Endang Sulastri");
    pages_assert_says (&pages, "kepala keluarga");
    if (n == few)
      pages_assert_says (&pages, "1959");
    g_assert_true ((strstr (pages.text, "lagi") != NULL) == (n == many));
  }
}

static GBytes *
replace (GBytes *svg, const char *from, const char *to)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
  g_auto (GStrv) parts = g_strsplit (text, from, 2);
  char *replaced = g_strjoinv (to, parts);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_bytes_new_take (replaced, strlen (replaced));
}

/* The lowest box that the check of templates lets pass is lower than a line, by a hair. */
static void
test_low_family (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) front = sample_card_template ("melati", "front");
  g_autoptr (GBytes) family = sample_card_template ("melati", "family");
  g_autoptr (GBytes) low = replace (family, "height=\"27.4\"", "height=\"2.08\"");
  g_autoptr (GBytes) small = replace (low,
                                      "y=\"17.8\" font-family=\"Noto Sans\" font-size=\"2.7\"",
                                      "y=\"17.8\" font-family=\"Noto Sans\" font-size=\"2.12\"");
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketFaceDesign) design =
      loket_face_design_new (front, small, LOKET_FACE_FAMILY, &error);
  g_autoptr (LoketCardFace) record = sample_card_face ("melati", "Sukiman");
  g_autoptr (LoketFace) face = NULL;
  g_auto (Pages) pages = {0};
  LoketSheet sheet;

  g_assert_no_error (error);
  sample_card_add_members (record, 3);
  face = make_face (design, record);
  sheet = loket_face_preview (face);
  pages_read_text (&pages, &sheet);
  pages_assert_says (&pages, "lagi"); /* and three more */
}

/* Page filters make of the file what they like; both sides stay upright and the front is first. */
static void
test_pdf (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketCardFace) record = sample_card_face ("menur", "Siti Nurhaliza");
  g_autoptr (LoketFace) face = make_face (fixture->designs[1], record);
  const LoketSheet sheet = loket_face_sheet (face);
  g_auto (Pages) pages = {0};
  const char *first;

  pages_read (&pages, &sheet);
  g_assert_cmpuint (pages.n_pages, ==, 2);
  g_assert_nonnull (strstr (pages.info, "153.014 x 242.646 pts"));
  pages_assert_fonts_embedded (&pages);
  first = strstr (pages.text, "\f");
  g_assert_true (strstr (pages.text, "Siti Nurhaliza") < first);
  pages_read_codes (&pages, &sheet);
  g_assert_cmpstr (g_strchomp (pages.codes), ==, record->text);
}

static void
add (const char *name, void (*function) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/printing/face/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, function, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("bleed", test_bleed);
  add ("family", test_family);
  add ("left-out", test_left_out);
  add ("low-family", test_low_family);
  add ("medium", test_medium);
  add ("names", test_names);
  add ("pdf", test_pdf);
  add ("photo", test_photo);
  add ("shrink-wrap-cut", test_shrink_wrap_cut);
  add ("widest-names", test_widest_names);
  add ("without-seal", test_without_seal);
  return g_test_run ();
}
