/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Route lists: villages and hamlets once each, visits below them in their order, long ones on
 * numbered pages. */
#include "printing/route.h"

#include "pages.h"
#include "sample.h"

#include <string.h>

static const LoketRouteStop stops[] = {
    {.place = "Gawan, Kec. Tanon",
     .hamlet = "Serut",
     .rt = "012",
     .rw = "003",
     .application = "1207",
     .name = "Raden Ngabehi Mangkunegara Suryaningrat Kusumawardhana Prabo",
     .address = "rumah biru di belakang musala, sebelah timur jembatan bambu",
     .phone = "0812 0000 1111",
     .home_officer = "Endang Sulastri",
     .neighbour_officer = "Joko Prasetyo",
     .note = "Datang setelah pukul sembilan."},
    {.place = "Gawan, Kec. Tanon", .hamlet = "Serut", .rt = "013", .name = "Wagiman"},
    {.place = "Gawan, Kec. Tanon", .hamlet = "Ngrejeng", .name = "Suparmi"},
    {.place = "Keden, Kec. Kalijambe", .name = "Tukiyem"},
};

static void
read_route (Pages *pages, const LoketRouteStop *list, guint n, const char *language)
{
  g_autoptr (LoketProfile) profile = sample_profile ();
  g_autoptr (LoketListPaper) paper =
      loket_route_paper_new ("2026-11-25", list, n, profile, language);
  const LoketSheet sheet = loket_list_paper_sheet (paper);

  pages_read (pages, &sheet);
}

static void
test_order (void)
{
  g_auto (Pages) pages = {0};
  const char *once;

  read_route (&pages, stops, G_N_ELEMENTS (stops), "id");
  g_assert_cmpuint (pages.n_pages, ==, 1);
  pages_assert_in_order (&pages,
                         (const char *const[]){"Rabu, 25 November 2026",
                                               "Gawan, Kec. Tanon",
                                               "Dukuh Serut",
                                               stops[0].name,
                                               "Wagiman",
                                               "Dukuh Ngrejeng",
                                               "Suparmi",
                                               "Keden, Kec. Kalijambe",
                                               "Tukiyem",
                                               NULL});
  pages_assert_says (&pages, "RT 012/RW 003");
  pages_assert_says (&pages, "0812 0000 1111");
  pages_assert_fonts_embedded (&pages);
  once = strstr (pages.text, "Gawan, Kec. Tanon");
  g_assert_null (strstr (once + 1, "Gawan, Kec. Tanon"));
}

static void
test_many (void)
{
  LoketRouteStop many[90];
  g_auto (Pages) pages = {0};
  g_auto (GStrv) each = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    many[i] = stops[i < 60 ? 0 : 2];
  read_route (&pages, many, G_N_ELEMENTS (many), "en");
  g_assert_cmpuint (pages.n_pages, >=, 6);
  each = g_strsplit (pages.text, "\f", -1);
  for (guint i = 0; i < pages.n_pages; i++) {
    g_autofree char *number = g_strdup_printf ("Page %u of %u", i + 1, pages.n_pages);
    g_assert_nonnull (strstr (each[i], number));
  }
  pages_assert_says (&pages, "90 visits");
}

static void
test_languages (void)
{
  g_auto (Pages) javanese = {0};
  g_auto (Pages) none = {0};

  read_route (&javanese, stops, 1, "jv");
  pages_assert_says (&javanese, "Rebo, 25 November 2026");
  read_route (&none, stops, 0, "id");
  g_assert_cmpuint (none.n_pages, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printing/route/languages", test_languages);
  g_test_add_func ("/printing/route/many", test_many);
  g_test_add_func ("/printing/route/order", test_order);
  return g_test_run ();
}
