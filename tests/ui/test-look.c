/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contrast, sizes and the style sheets of the windows; nothing here needs a display. */
#include "ui/common/colour.h"
#include "ui/common/language.h"
#include "ui/common/look.h"
#include "ui/kiosk/words.h"

#include <gtk/gtk.h>

static GdkRGBA
colour (const char *text)
{
  GdkRGBA parsed;

  g_assert_true (gdk_rgba_parse (&parsed, text));
  return parsed;
}

static void
test_contrast (void)
{
  GdkRGBA white = colour ("#ffffff"), black = colour ("#000000"), grey = colour ("#767676");

  g_assert_cmpfloat_with_epsilon (loket_colour_contrast (&white, &black), 21, 0.01);
  g_assert_cmpfloat_with_epsilon (loket_colour_contrast (&grey, &white), 4.54, 0.01);
}

static void
test_readable_whatever_is_chosen (void)
{
  static const char *const chosen[] = {"#ffeb3b", "#00bcd4", "#2e7d32", "#ffffff", "#000000"};
  GdkRGBA white = colour ("#ffffff");

  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++) {
    GdkRGBA given = colour (chosen[i]);
    GdkRGBA house = loket_colour_darken_for (&given, &white, 7);
    GdkRGBA ink = loket_colour_ink_on (&given);

    g_assert_cmpfloat (loket_colour_contrast (&house, &white), >=, 7);
    g_assert_cmpfloat (loket_colour_contrast (&ink, &given), >=, 4.5);
  }
}

/* Text of style.css on its grounds, and borders (ui.md 2). */
static void
test_colours_of_the_sheet (void)
{
  static const struct {
    const char *ink;
    const char *ground;
    double least;
  } pairs[] = {
      {"#1d252c", "#f6f3ed", 7},
      {"#434e58", "#f6f3ed", 7},
      {"#434e58", "#ffffff", 7},
      {"#1f4e79", "#e7eff7", 7},
      {"#6b4500", "#fdf1d6", 7},
      {"#8c1d18", "#fbe9e7", 7},
      {"#847d70", "#f6f3ed", 3},
      {"#847d70", "#ffffff", 3},
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    GdkRGBA ink = colour (pairs[i].ink), ground = colour (pairs[i].ground);
    g_assert_cmpfloat (loket_colour_contrast (&ink, &ground), >=, pairs[i].least);
  }
}

static void
parsing_error_cb (GtkCssProvider *provider, GtkCssSection *section, GError *error)
{
  g_autofree char *where = gtk_css_section_to_string (section);

  g_test_message ("%s: %s", where, error->message);
  g_test_fail ();
}

static void
test_sheets_load (void)
{
  LoketLook look = {.em = 26.5, .target = 76, .gap = 12};
  g_autofree char *css = loket_look_css (&look);
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  g_autoptr (GtkCssProvider) contrast = gtk_css_provider_new ();
  g_autoptr (GtkCssProvider) worked_out = gtk_css_provider_new ();

  g_signal_connect (style, "parsing-error", G_CALLBACK (parsing_error_cb), NULL);
  g_signal_connect (contrast, "parsing-error", G_CALLBACK (parsing_error_cb), NULL);
  g_signal_connect (worked_out, "parsing-error", G_CALLBACK (parsing_error_cb), NULL);
  gtk_css_provider_load_from_resource (style, "/id/loket/common/style.css");
  gtk_css_provider_load_from_resource (contrast, "/id/loket/common/style-hc.css");
  gtk_css_provider_load_from_data (worked_out, css, -1);
  g_assert_nonnull (strstr (css, "font-size: 26.50px"));
}

static void
test_em_fits (void)
{
  double usual = 96 / 25.4;

  g_assert_cmpfloat (loket_look_em_for (1366, 768, usual, 1) * 29, <=, 768);
  g_assert_cmpfloat (loket_look_em_for (1080, 1920, usual, 1) * 35, <=, 1080);
  g_assert_cmpfloat (
      loket_look_em_for (1366, 768, usual, 1.15), >, loket_look_em_for (1366, 768, usual, 1));
  /* 4.8 mm capitals where the screen is large enough (36 CFR 1194 402.4) */
  g_assert_cmpfloat (loket_look_em_for (1920, 1080, 4.03, 1) * 0.714 / 4.03, >=, 4.8);
}

/* A desk has the type of the desktop on the smallest screen, larger type and yet more room beyond.
 */
static void
test_larger_for_desk (void)
{
  const double small = loket_look_larger_for_desk (1024, 600);
  const double usual = loket_look_larger_for_desk (1366, 768);
  const LoketLook look = {.larger = usual};
  g_autofree char *css = loket_look_css (&look);

  g_assert_cmpfloat (small, >=, 1);
  g_assert_cmpfloat_with_epsilon (loket_look_larger_for_desk (800, 480), small, 0.001);
  g_assert_cmpfloat (usual, >, small * 1.08);
  g_assert_cmpfloat (768 / usual, >, 600 / small * 1.08);
  g_assert_cmpfloat (loket_look_larger_for_desk (7680, 4320), <=, 1.5);
  g_assert_nonnull (strstr (css, "window.loket { font-size: 1.18em; }"));
}

static void
test_words (void)
{
  g_autofree char *nobody = loket_words_people_ahead (LOKET_SOME (0));
  g_autofree char *three = loket_words_people_ahead (LOKET_SOME (3));
  g_autofree char *unknown = loket_words_people_ahead (LOKET_NONE);

  g_assert_cmpstr (nobody, ==, "Nobody is before you");
  g_assert_cmpstr (three, ==, "3 people are before you");
  g_assert_cmpstr (unknown, ==, "");
}

static void
test_languages (void)
{
  g_assert_true (loket_language_is_known ("jv"));
  g_assert_false (loket_language_is_known ("nl"));
  g_assert_false (loket_language_is_known (NULL));
  g_assert_cmpstr (loket_language_own_name ("jv"), ==, "Basa Jawa");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/colour/contrast", test_contrast);
  g_test_add_func ("/ui/colour/readable-whatever-is-chosen", test_readable_whatever_is_chosen);
  g_test_add_func ("/ui/look/colours-of-the-sheet", test_colours_of_the_sheet);
  g_test_add_func ("/ui/look/sheets-load", test_sheets_load);
  g_test_add_func ("/ui/look/em-fits", test_em_fits);
  g_test_add_func ("/ui/look/larger-for-desk", test_larger_for_desk);
  g_test_add_func ("/ui/words/sentences-and-pictures", test_words);
  g_test_add_func ("/ui/language/known", test_languages);
  return g_test_run ();
}
