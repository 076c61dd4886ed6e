/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guarantee slip on both papers: what stands on it, that nothing overflows, that readers find
 * its code, and that it says no more than the face of a card. */
#include "guarantees.h"

#include <string.h>

static const char *const languages[] = {"id", "jv", "en"};
static const LoketGuaranteeFormat papers[] = {LOKET_GUARANTEE_ON_A5, LOKET_GUARANTEE_ON_ROLL};

static LoketGuaranteePaper *
make (LoketGuaranteeSlip *slip, LoketProfile *profile, guint paper, const char *language)
{
  g_autoptr (GError) error = NULL;
  LoketGuaranteePaper *made =
      loket_guarantee_paper_new (slip, profile, papers[paper], language, &error);

  g_assert_no_error (error);
  return made;
}

static char *
words_on (SampleFolder *fixture,
          LoketGuaranteeSlip *slip,
          LoketProfile *profile,
          guint paper,
          const char *language)
{
  g_autoptr (LoketGuaranteePaper) made = make (slip, profile, paper, language);
  const LoketSheet sheet = loket_guarantee_paper_sheet (made);
  g_autoptr (GBytes) pdf = loket_sheet_to_pdf (&sheet, slip->issued_at, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "slip.pdf", NULL);
  const char *const argv[] = {"pdftotext", "-layout", path, "-", NULL};

  sample_write (pdf, path);
  return sample_run (argv);
}

static void
test_words (SampleFolder *fixture, gconstpointer data)
{
  g_autoptr (LoketProfile) profile = sample_profile ();

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++) {
    g_autoptr (LoketGuaranteeSlip) slip = sample_guarantee (profile, "id", FALSE);
    g_autofree char *text = words_on (fixture, slip, profile, i, "id");
    g_autofree char *code = loket_guarantee_short_code_shown (slip->code);
    sample_says (text, "Surat jaminan");
    sample_says (text, code);
    sample_says (text, "RSUD dr. Soehadi");
    sample_says (text, "SULASTRI");
    sample_says (text, "1970");
    sample_says (text, "Melati");
    sample_says (text, "3314-26-000017");
    sample_says (text, "Gawat darurat");
    sample_says (text, "kelas III");
    sample_says (text, "08.05");
    sample_says (text, "26 November"); /* three days behind its own */
    sample_says (text, profile->phone);
    g_assert_null (strstr (text, "Jam di meja ini"));
  }
}

/* One that does not know its facility, its class or the time says so, and nothing wrong. */
static void
test_what_is_not_known (SampleFolder *fixture, gconstpointer data)
{
  g_autoptr (LoketProfile) profile = sample_profile ();
  g_autoptr (LoketGuaranteeSlip) slip = sample_guarantee (profile, "en", FALSE);
  g_autofree char *text = NULL;

  slip->clock_ok = FALSE;
  slip->birth_year = LOKET_NONE;
  sample_set (&slip->service_class, NULL);
  sample_set (&profile->phone, NULL);
  text = words_on (fixture, slip, profile, 1, "en");
  sample_says (text, "The clock of this desk was not sure");
  g_assert_null (strstr (text, "Year of birth"));
  g_assert_null (strstr (text, "The card gives"));
  g_assert_null (strstr (text, "Call us"));
}

static void
assert_inside (const LoketSheet *sheet, double margin)
{
  cairo_surface_t *ink = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (ink);
  double x, y, width, height;

  cairo_scale (cr, 100, 100); /* extents are whole units of the surface */
  sheet->draw (sheet->drawn, 0, cr);
  cairo_destroy (cr);
  cairo_recording_surface_ink_extents (ink, &x, &y, &width, &height);
  cairo_surface_destroy (ink);
  g_assert_cmpfloat (x / 100, >=, margin - 0.3);
  g_assert_cmpfloat ((x + width) / 100, <=, sheet->width - margin + 0.3);
  g_assert_cmpfloat (y / 100, >=, 0);
  g_assert_cmpfloat ((y + height) / 100, <=, sheet->height - 2);
}

static void
test_longest_words_stay_inside (SampleFolder *fixture, gconstpointer data)
{
  g_autoptr (LoketProfile) profile = sample_longest_profile ();

  for (guint i = 0; i < G_N_ELEMENTS (papers) * G_N_ELEMENTS (languages); i++) {
    const char *language = languages[i % 3];
    g_autoptr (LoketGuaranteeSlip) slip = sample_guarantee (profile, language, TRUE);
    g_autoptr (LoketGuaranteePaper) paper = make (slip, profile, i / 3, language);
    const LoketSheet sheet = loket_guarantee_paper_sheet (paper);
    assert_inside (&sheet, i / 3 == 0 ? 14 : 4);
  }
}

static void
assert_code (GBytes *png, const char *path, const char *code)
{
  const char *const argv[] = {"zbarimg", "--quiet", "--raw", "--nodbus", path, NULL};
  g_autofree char *found = NULL;

  sample_write (png, path);
  found = sample_run (argv);
  g_assert_cmpstr (g_strchomp (found), ==, code);
}

/* Also the longest number of a card, on a receipt printer and on an old office printer. */
static void
test_code_is_read (SampleFolder *fixture, gconstpointer data)
{
  static const double resolutions[] = {180, 203.2, 300};
  g_autoptr (LoketProfile) profile = sample_profile ();
  g_autofree char *path = g_build_filename (fixture->folder, "slip.png", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (papers) * G_N_ELEMENTS (resolutions) * 2; i++) {
    g_autoptr (LoketGuaranteeSlip) slip = sample_guarantee (profile, languages[i % 3], i >= 6);
    g_autoptr (LoketGuaranteePaper) paper = make (slip, profile, i / 3 % 2, languages[i % 3]);
    const LoketSheet sheet = loket_guarantee_paper_sheet (paper);
    g_autoptr (GBytes) png = loket_sheet_to_png (&sheet, 0, resolutions[i % 3], NULL);
    assert_code (png, path, slip->text);
  }
}

static void
test_same_slip_same_bytes (SampleFolder *fixture, gconstpointer data)
{
  g_autoptr (LoketProfile) profile = sample_profile ();
  g_autoptr (LoketGuaranteeSlip) slip = sample_guarantee (profile, "jv", FALSE);
  g_autoptr (LoketGuaranteeSlip) again = sample_guarantee (profile, "jv", FALSE);
  g_autoptr (LoketGuaranteePaper) first = make (slip, profile, 0, "jv");
  g_autoptr (LoketGuaranteePaper) second = make (again, profile, 0, "jv");
  const LoketSheet sheet = loket_guarantee_paper_sheet (first);
  const LoketSheet sheet_again = loket_guarantee_paper_sheet (second);
  g_autoptr (GBytes) bytes = loket_sheet_to_pdf (&sheet, SAMPLE_TIME, NULL);
  g_autoptr (GBytes) bytes_again = loket_sheet_to_pdf (&sheet_again, SAMPLE_TIME, NULL);

  g_assert_true (g_bytes_equal (bytes, bytes_again));
}

#define ADD(name, function)                                                                        \
  g_test_add (name, SampleFolder, NULL, sample_folder_set_up, function, sample_folder_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/printing/guarantee/words", test_words);
  ADD ("/printing/guarantee/what-is-not-known", test_what_is_not_known);
  ADD ("/printing/guarantee/longest-words-stay-inside", test_longest_words_stay_inside);
  ADD ("/printing/guarantee/code-is-read", test_code_is_read);
  ADD ("/printing/guarantee/same-slip-same-bytes", test_same_slip_same_bytes);
  return g_test_run ();
}
