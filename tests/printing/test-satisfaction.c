/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of satisfaction on paper: index, nine bars as long as their means, services. */
#include "printing/satisfaction.h"

#include "pages.h"
#include "printing/chart.h"
#include "sample.h"

#include <string.h>

static void
add_service (GPtrArray *services, const char *key, gint64 n, gint64 points)
{
  LoketRatingSums *sums = g_new0 (LoketRatingSums, 1);

  sums->month = g_strdup ("2026-11");
  sums->service = g_strdup (key);
  sums->ratings = n;
  for (guint i = 0; i < LOKET_N_ELEMENTS; i++)
    sums->elements[i] = (LoketElementAnswers){.n = n, .sum = points};
  g_ptr_array_add (services, sums);
}

static void
read_report (Pages *pages, gboolean empty, const char *language)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (loket_rating_sums_free);
  g_autoptr (LoketProfile) profile = sample_profile ();
  g_autoptr (LoketRatingQuery) query = loket_rating_query_new ();
  g_autoptr (LoketRatingSummary) summary = NULL;
  g_autoptr (LoketListPaper) paper = NULL;
  LoketSheet sheet;

  if (!empty) {
    add_service (services, "bakery", 8, 26);
    add_service (services, "health", 3, 3);
  }
  query->from_day = g_strdup ("2026-07-01");
  query->until_day = g_strdup ("2026-12-31");
  summary = loket_rating_summarise (services, query, "2027-01-04", FALSE);
  paper = loket_satisfaction_paper_new (summary, profile, language);
  sheet = loket_list_paper_sheet (paper);
  pages_read (pages, &sheet);
}

static void
test_report (void)
{
  g_auto (Pages) pages = {0};

  read_report (&pages, FALSE, "id");
  g_assert_cmpuint (pages.n_pages, ==, 1);
  pages_assert_in_order (&pages,
                         (const char *const[]){"Survei Kepuasan Masyarakat (SKM)",
                                               "1 Juli 2026 – 31 Desember 2026",
                                               "81,25",
                                               "B – Baik",
                                               "11 jawaban",
                                               "U1 Persyaratan",
                                               "3,25",
                                               "n = 8",
                                               "U9 Sarana dan prasarana",
                                               "bakery",
                                               "81,25 B",
                                               "Kesehatan",
                                               "–",
                                               NULL});
  pages_assert_fonts_embedded (&pages);
}

static void
test_nothing (void)
{
  g_auto (Pages) pages = {0};

  read_report (&pages, TRUE, "en");
  pages_assert_in_order (
      &pages, (const char *const[]){"–", "Not known yet", "0 answers", "U1 Requirements", NULL});
  g_assert_null (strstr (pages.text, "By service"));
}

/* The same function on a screen: black from the left, as far as its share. */
static void
test_bar_is_as_long (void)
{
  static const double shares[] = {0, 0.25, 0.75, 1, 7};
  enum { WIDTH = 120, HEIGHT = 20 };

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++) {
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, WIDTH, HEIGHT);
    cairo_t *cr = cairo_create (surface);
    const unsigned char *row;
    guint filled = 0;
    loket_chart_bar (cr, 0, 0, WIDTH, HEIGHT, shares[i]);
    cairo_surface_flush (surface);
    row = cairo_image_surface_get_data (surface) +
          cairo_image_surface_get_stride (surface) * HEIGHT / 2;
    for (guint x = 4; x < WIDTH - 4; x++)
      filled += row[x] == 255;
    g_assert_cmpuint (filled, ==, (guint) CLAMP (WIDTH * shares[i] - 4, 0, WIDTH - 8));
    cairo_destroy (cr);
    cairo_surface_destroy (surface);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printing/satisfaction/report", test_report);
  g_test_add_func ("/printing/satisfaction/nothing", test_nothing);
  g_test_add_func ("/printing/satisfaction/bar-is-as-long", test_bar_is_as_long);
  return g_test_run ();
}
