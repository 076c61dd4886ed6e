/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of cards that nobody has come for: each village once, its cards below it, long ones on
 * numbered pages. */
#include "printing/unclaimed.h"

#include "pages.h"
#include "sample.h"

#include <string.h>

static const LoketUnclaimedCard cards[] = {
    {.place = "Gawan, Kec. Tanon",
     .hamlet = "Serut",
     .name = "Raden Ngabehi Mangkunegara Suryaningrat Kusumawardhana Prabo",
     .card = "Melati",
     .number = "3314-26-000001",
     .days = 42},
    {.place = "Gawan, Kec. Tanon", .name = "Wagiman", .card = "Menur", .days = 1},
    {.place = "Keden, Kec. Kalijambe", .name = "Tukiyem", .number = "3314-26-000007"},
};

static void
read_list (Pages *pages, const LoketUnclaimedCard *list, guint n, const char *language)
{
  g_autoptr (LoketProfile) profile = sample_profile ();
  g_autoptr (LoketListPaper) paper =
      loket_unclaimed_paper_new ("2026-11-25", list, n, profile, language);
  const LoketSheet sheet = loket_list_paper_sheet (paper);

  pages_read (pages, &sheet);
}

static void
test_order (void)
{
  g_auto (Pages) pages = {0};
  const char *once;

  read_list (&pages, cards, G_N_ELEMENTS (cards), "en");
  g_assert_cmpuint (pages.n_pages, ==, 1);
  pages_assert_in_order (&pages,
                         (const char *const[]){"3 cards",
                                               "Gawan, Kec. Tanon",
                                               cards[0].name,
                                               "Hamlet Serut, Melati, 3314-26-000001",
                                               "ready for 42 days",
                                               "Wagiman",
                                               "ready for 1 day",
                                               "Keden, Kec. Kalijambe",
                                               "Tukiyem",
                                               NULL});
  pages_assert_fonts_embedded (&pages);
  once = strstr (pages.text, "Gawan, Kec. Tanon");
  g_assert_null (strstr (once + 1, "Gawan, Kec. Tanon"));
}

static void
test_many (void)
{
  LoketUnclaimedCard many[120];
  g_auto (Pages) pages = {0};

  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    many[i] = cards[i < 60 ? 0 : 2];
  read_list (&pages, many, G_N_ELEMENTS (many), "id");
  g_assert_cmpuint (pages.n_pages, >=, 4);
  pages_assert_says (&pages, "120 kartu");
}

static void
test_languages (void)
{
  g_auto (Pages) javanese = {0};
  g_auto (Pages) none = {0};

  read_list (&javanese, cards, 1, "jv");
  pages_assert_says (&javanese, "Rebo, 25 November 2026");
  read_list (&none, cards, 0, "id");
  g_assert_cmpuint (none.n_pages, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printing/unclaimed/languages", test_languages);
  g_test_add_func ("/printing/unclaimed/many", test_many);
  g_test_add_func ("/printing/unclaimed/order", test_order);
  return g_test_run ();
}
