/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards on sheets: each back behind its front, marks outside of all cards; and the papers of a
 * batch. */
#include "printing/card-sheet.h"

#include "cards.h"
#include "pages.h"
#include "sample.h"

#include <math.h>
#include <string.h>

#define DPI 300
#define FULL 10 /* cards on A4 */

typedef struct {
  LoketFaceDesign *design;
  GPtrArray *faces;   /* LoketFace */
  GPtrArray *records; /* LoketCardFace */
} Fixture;

static void
free_face (gpointer data)
{
  loket_face_free (data);
}

static void
add_faces (Fixture *fixture, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autofree char *name = sample_card_name (4 + i);
    LoketCardFace *record = sample_card_face ("menur", name);
    g_autoptr (GError) error = NULL;
    g_ptr_array_add (fixture->records, record);
    g_ptr_array_add (fixture->faces, loket_face_new (fixture->design, record, NULL, &error));
    g_assert_no_error (error);
  }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->design = sample_card_design ("menur", FALSE);
  fixture->faces = g_ptr_array_new_with_free_func (free_face);
  fixture->records = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->faces);
  g_ptr_array_unref (fixture->records);
  loket_face_design_free (fixture->design);
}

static void
test_full_sheets (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketCardSheet) sheet = NULL;
  LoketSheet pages;
  g_auto (Pages) read = {0};
  g_auto (GStrv) each = NULL;

  g_assert_cmpuint (loket_card_paper_places (&loket_card_paper_a4), ==, FULL);
  add_faces (fixture, FULL + 1);
  sheet = loket_card_sheet_new (&loket_card_paper_a4, fixture->faces);
  pages = loket_card_sheet_sheet (sheet);
  pages_read (&read, &pages);
  g_assert_cmpuint (read.n_pages, ==, 4);
  pages_assert_fonts_embedded (&read);
  each = g_strsplit (read.text, "\f", -1);
  g_assert_nonnull (strstr (each[0], "SITI NURHALIZ"));
  g_assert_null (strstr (each[1], "SITI"));
  g_assert_nonnull (strstr (each[2], "SITI"));
  pages_read_codes (&read, &pages);
  for (guint i = 0; i < fixture->records->len; i++) {
    const LoketCardFace *record = fixture->records->pdata[i];
    g_assert_nonnull (strstr (read.codes, record->text));
  }
}

static void
test_too_small (Fixture *fixture, gconstpointer data)
{
  const LoketCardPaper slip = {.width = 90, .height = 60, .margin = 4};
  const LoketCardPaper one = {.width = 110, .height = 80, .margin = 4};

  g_assert_cmpuint (loket_card_paper_places (&slip), ==, 0);
  g_assert_cmpuint (loket_card_paper_places (&one), ==, 1);
}

static cairo_surface_t *
draw_page (const LoketSheet *sheet, guint page, gboolean turned_over, gboolean short_edge)
{
  const double scale = DPI / 25.4;
  const int width = (int) lround (sheet->width * scale);
  const int height = (int) lround (sheet->height * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  if (turned_over) { /* held against the light */
    cairo_translate (cr, short_edge ? 0 : sheet->width, short_edge ? sheet->height : 0);
    cairo_scale (cr, short_edge ? 1 : -1, short_edge ? -1 : 1);
  }
  sheet->draw (sheet->drawn, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
is_white (cairo_surface_t *surface, double x, double y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) +
                      (gsize) (y * DPI / 25.4) * (gsize) cairo_image_surface_get_stride (surface);

  return (((const guint32 *) (gconstpointer) row)[(gsize) (x * DPI / 25.4)] & 0xffffff) == 0xffffff;
}

/* One card, left above: through the sheet its lower edge is seen behind its lower edge. */
static void
assert_back_behind_front (Fixture *fixture, gboolean short_edge)
{
  LoketCardPaper paper = loket_card_paper_a4;
  g_autoptr (LoketCardSheet) sheet = NULL;
  LoketSheet pages;
  cairo_surface_t *front, *back;

  paper.flips_short = short_edge;
  sheet = loket_card_sheet_new (&paper, fixture->faces);
  pages = loket_card_sheet_sheet (sheet);
  front = draw_page (&pages, 0, FALSE, short_edge);
  back = draw_page (&pages, 1, TRUE, short_edge);
  for (guint place = 0; place < FULL; place++) {
    const double x = 18.4 + place % 2 * 87.6 + 43, y = 9.55 + (place / 2) * 55.98 + 27;
    const double bottom = y + 26.5;
    g_assert_true (is_white (front, x, bottom) == (place > 0));
    g_assert_true (is_white (back, x, bottom) == (place > 0));
  }
  cairo_surface_destroy (front);
  cairo_surface_destroy (back);
}

static void
test_backs (Fixture *fixture, gconstpointer data)
{
  add_faces (fixture, 1);
  assert_back_behind_front (fixture, FALSE);
  assert_back_behind_front (fixture, TRUE);
}

static void
test_cover (Fixture *fixture, gconstpointer data)
{
  const LoketBatchPaperFacts batch = sample_batch ();
  g_autoptr (LoketProfile) profile = sample_profile ();
  g_autoptr (LoketListPaper) cover = loket_batch_cover_new (&batch, profile, "id");
  const LoketSheet sheet = loket_list_paper_sheet (cover);
  g_auto (Pages) pages = {0};

  pages_read (&pages, &sheet);
  g_assert_cmpuint (pages.n_pages, ==, 1);
  pages_assert_fonts_embedded (&pages);
  pages_assert_in_order (&pages,
                         (const char *const[]){"UPTPK Kabupaten Sragen",
                                               "Gawan, Kec. Tanon",
                                               "5 kartu",
                                               "2026-0017",
                                               "Senin, 23 November 2026",
                                               "Melati 3, Menur 1, Kenanga 1",
                                               "3314-26-0100001 – 3314-26-0100009",
                                               "Endang Sulastri",
                                               "Diserahkan oleh",
                                               NULL});
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  const LoketBatchPaperFacts batch = sample_batch ();
  g_autoptr (LoketProfile) profile = sample_profile ();
  g_autoptr (LoketListPaper) list = loket_batch_signatures_new (&batch, profile, "id");
  const LoketSheet sheet = loket_list_paper_sheet (list);
  g_auto (Pages) pages = {0};

  pages_read_text (&pages, &sheet);
  pages_assert_in_order (&pages,
                         (const char *const[]){"Penyerahan kartu",
                                               "Gawan, Kec. Tanon",
                                               "Dukuh Ngrejeng",
                                               "3314-26-0100001",
                                               "Wagiman",
                                               "Tukiyem",
                                               "Dukuh Serut",
                                               "Suryaningrat",
                                               "Suparmi",
                                               "Dukuh tidak diketahui",
                                               "Painem",
                                               NULL});
}

/* A hundred cards, on numbered pages, in each language. */
static void
test_long_list (Fixture *fixture, gconstpointer data)
{
  static const char *const languages[] = {"id", "jv", "en"};
  LoketBatchPaperFacts batch = sample_batch ();
  LoketBatchCard cards[100];
  g_autoptr (LoketProfile) profile = sample_profile ();

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    cards[i] = batch.cards[i / 20];
  batch.cards = cards;
  batch.n_cards = G_N_ELEMENTS (cards);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_autoptr (LoketListPaper) list = loket_batch_signatures_new (&batch, profile, languages[i]);
    const LoketSheet sheet = loket_list_paper_sheet (list);
    g_auto (Pages) pages = {0};
    pages_read_text (&pages, &sheet);
    g_assert_cmpuint (pages.n_pages, >=, 4);
    pages_assert_says (&pages, "100.");
  }
}

static void
add (const char *name, void (*function) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/printing/card-sheet/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, function, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("backs", test_backs);
  add ("cover", test_cover);
  add ("full-sheets", test_full_sheets);
  add ("list", test_list);
  add ("long-list", test_long_list);
  add ("too-small", test_too_small);
  return g_test_run ();
}
