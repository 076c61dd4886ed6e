/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The slip: what stands on it, that nothing overflows, that every reader finds its code. */
#include "printing/slip.h"

#include "printing/typeset.h"
#include "sample.h"

#include <string.h>

static const char *const languages[] = {"id", "jv", "en"};

static char *
write_pdf (SampleFolder *fixture, LoketTicket *ticket, LoketProfile *profile, const char *language)
{
  g_autoptr (LoketRoll) slip = loket_slip_new (ticket, profile, language);
  const LoketSheet sheet = loket_roll_sheet (slip);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = loket_sheet_to_pdf (&sheet, ticket->issued_at, &error);
  char *path = g_build_filename (fixture->folder, "slip.pdf", NULL);

  g_assert_no_error (error);
  sample_write (pdf, path);
  return path;
}

static char *
read_pdf (const char *path)
{
  const char *const argv[] = {"pdftotext", "-layout", path, "-", NULL};

  return sample_run (argv);
}

static void
test_words (SampleFolder *fixture, gconstpointer data)
{
  g_autoptr (LoketProfile) profile = sample_profile ();
  g_autoptr (LoketTicket) ticket = sample_ticket ();
  g_autofree char *path = NULL, *text = NULL;

  ticket->priority = LOKET_PRIORITY_ELDERLY;
  path = write_pdf (fixture, ticket, profile, "id");
  text = read_pdf (path);
  sample_says (text, profile->unit->id);
  sample_says (text, "Nomor antrean Anda");
  sample_says (text, "A012");
  sample_says (text, "Kesehatan");
  sample_says (text, "Senin, 23");
  sample_says (text, "08.05");
  sample_says (text, "Ada 7 orang");
  sample_says (text, "lansia");
  sample_says (text, "KTP dan KK asli");
  sample_says (text, profile->phone);
}

static void
test_what_is_not_known_is_left_out (SampleFolder *fixture, gconstpointer data)
{
  g_autoptr (LoketProfile) profile = sample_profile ();
  g_autoptr (LoketTicket) ticket = sample_ticket ();
  g_autoptr (LoketRoll) whole = loket_slip_new (ticket, profile, "en");
  g_autoptr (LoketRoll) bare = NULL;
  g_autofree char *path = NULL, *text = NULL;

  ticket->people_ahead = LOKET_NONE;
  sample_set (&ticket->code, NULL);
  sample_set (&profile->phone, NULL);
  sample_set (&ticket->service, "of another office");
  path = write_pdf (fixture, ticket, profile, "en");
  text = read_pdf (path);
  sample_says (text, "A012"); /* no service, so no shape for its letter */
  g_assert_null (strstr (text, "Call us"));
  g_assert_null (strstr (text, "waiting"));
  g_assert_null (strstr (text, "ready"));
  bare = loket_slip_new (ticket, profile, "en");
  g_assert_cmpfloat (loket_roll_height (bare), <, loket_roll_height (whole) - 40);
}

static void
test_fonts_are_inside (SampleFolder *fixture, gconstpointer data)
{
  g_autoptr (LoketProfile) profile = sample_profile ();
  g_autoptr (LoketTicket) ticket = sample_ticket ();
  g_autofree char *path = write_pdf (fixture, ticket, profile, "id");
  const char *const argv[] = {"pdffonts", path, NULL};
  g_autofree char *fonts = sample_run (argv);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (fonts), "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), >=, 4); /* two lines of heading, regular and bold */
  for (guint i = 2; lines[i] != NULL; i++) {
    sample_says (lines[i], "NotoSans");
    sample_says (lines[i], " yes yes "); /* embedded, a subset */
  }
}

static void
test_same_time_same_bytes (SampleFolder *fixture, gconstpointer data)
{
  g_autoptr (LoketProfile) profile = sample_profile ();
  g_autoptr (LoketTicket) ticket = sample_ticket ();
  g_autoptr (LoketRoll) slip = loket_slip_new (ticket, profile, "jv");
  g_autoptr (LoketRoll) again = loket_slip_new (ticket, profile, "jv");
  const LoketSheet sheet = loket_roll_sheet (slip), sheet_again = loket_roll_sheet (again);
  g_autoptr (GBytes) first = loket_sheet_to_pdf (&sheet, SAMPLE_TIME, NULL);
  g_autoptr (GBytes) second = loket_sheet_to_pdf (&sheet_again, SAMPLE_TIME, NULL);
  g_autoptr (GBytes) later = loket_sheet_to_pdf (&sheet, SAMPLE_TIME + G_USEC_PER_SEC, NULL);

  g_assert_true (g_bytes_equal (first, second));
  g_assert_false (g_bytes_equal (first, later));
}

/* Draws in millimetres and looks where the ink is. */
static void
assert_inside (LoketRoll *slip)
{
  const LoketSheet sheet = loket_roll_sheet (slip);
  cairo_surface_t *ink = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (ink);
  double x, y, width, height;

  cairo_scale (cr, 100, 100); /* extents are whole units of the surface */
  loket_roll_draw (slip, cr);
  cairo_destroy (cr);
  cairo_recording_surface_ink_extents (ink, &x, &y, &width, &height);
  cairo_surface_destroy (ink);
  x /= 100;
  y /= 100;
  width /= 100;
  height /= 100;
  g_assert_cmpfloat (x, >=, sheet.margin - 0.1);
  g_assert_cmpfloat (x + width, <=, sheet.width - sheet.margin + 0.1);
  g_assert_cmpfloat (y, >=, -0.01);
  g_assert_cmpfloat (y + height, <=, sheet.height);
}

static void
test_longest_words_stay_inside (SampleFolder *fixture, gconstpointer data)
{
  g_autoptr (LoketProfile) longest = sample_longest_profile ();
  g_autoptr (LoketProfile) usual = sample_profile ();
  g_autoptr (LoketTicket) ticket = sample_ticket ();

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_autoptr (LoketRoll) short_slip = loket_slip_new (ticket, usual, languages[i]);
    assert_inside (short_slip);
  }
  sample_set (&ticket->service, "socioeconomic");
  sample_set (&ticket->label, "C1888");
  ticket->priority = LOKET_PRIORITY_DISABLED;
  ticket->people_ahead = LOKET_SOME (9999);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_autoptr (LoketRoll) slip = loket_slip_new (ticket, longest, languages[i]);
    g_autofree char *path = write_pdf (fixture, ticket, longest, languages[i]);
    g_autofree char *text = read_pdf (path);
    assert_inside (slip);
    sample_says (text, "1888");
    g_assert_cmpfloat (loket_roll_height (slip), >, 250);
  }
}

static void
assert_code (const char *path, const char *code)
{
  const char *const argv[] = {"zbarimg", "--quiet", "--raw", "--nodbus", path, NULL};
  g_autofree char *found = sample_run (argv);

  g_assert_cmpstr (g_strchomp (found), ==, code);
}

static void
test_code_is_read (SampleFolder *fixture, gconstpointer data)
{
  static const double resolutions[] = {180, 203, 203.2, 300};
  g_autoptr (LoketProfile) profile = sample_profile ();
  g_autoptr (LoketTicket) ticket = sample_ticket ();
  g_autofree char *path = g_build_filename (fixture->folder, "slip.png", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (resolutions); i++) {
    g_autoptr (LoketRoll) slip = loket_slip_new (ticket, profile, languages[i % 3]);
    const LoketSheet sheet = loket_roll_sheet (slip);
    g_autoptr (GBytes) png = loket_sheet_to_png (&sheet, 0, resolutions[i], NULL);
    sample_write (png, path);
    assert_code (path, SAMPLE_CODE);
  }
}

/* The dots of the longest slip: bands of at most 256 rows, 72 bytes wide, a cut at the end. */
static void
test_receipt_printer_dots (SampleFolder *fixture, gconstpointer data)
{
  g_autoptr (LoketProfile) profile = sample_longest_profile ();
  g_autoptr (LoketTicket) ticket = sample_ticket ();
  g_autoptr (LoketRoll) slip = loket_slip_new (ticket, profile, "id");
  const LoketSheet sheet = loket_roll_sheet (slip);
  g_autoptr (GBytes) bytes = loket_sheet_to_escpos (&sheet);
  gsize length, at = 2;
  const guint8 *data_ = g_bytes_get_data (bytes, &length);
  guint rows = 0, black = 0;

  g_assert_cmpmem (data_, 2, "\x1b@", 2);
  while (memcmp (data_ + at, "\x1dv0", 4) == 0) {
    const guint n = data_[at + 6] | (guint) data_[at + 7] << 8;
    g_assert_cmpuint (data_[at + 4] | (guint) data_[at + 5] << 8, ==, 72);
    g_assert_cmpuint (n, <=, 256);
    for (guint i = 0; i < 72 * n; i++)
      black += (guint) __builtin_popcount (data_[at + 8 + i]);
    rows += n;
    at += 8 + 72 * n;
  }
  g_assert_cmpmem (data_ + at,
                   length - at,
                   "\x1b"
                   "d\x03\x1dVB\0",
                   7);
  g_assert_cmpuint (rows, ==, (guint) loket_roll_height (slip) * 8);
  g_assert_cmpuint (black, >, rows * 576 / 20);
  g_assert_cmpuint (black, <, rows * 576 / 3); /* heads get hot */
}

/* Every letter has a shape of its own, and the number is at least 20 mm high. */
static void
test_number_fills_its_place (SampleFolder *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketTemplate) template_ = loket_template_new_builtin ("ticket.svg", &error);
  const int number = loket_template_find (template_, "number");

  g_assert_no_error (error);
  g_assert_cmpint (number, >=, 0);
  g_assert_cmpfloat (loket_template_place (template_, (guint) number)->height, >=, 20);
  for (int i = 1; i <= 6; i++) {
    g_autofree char *sign = g_strdup_printf ("sign-%d", i);
    g_autofree char *letter = g_strdup_printf ("letter-%d", i);
    const int found = loket_template_find (template_, sign);
    g_assert_cmpint (found, >=, 0);
    g_assert_cmpint (loket_template_find (template_, letter), >=, 0);
    g_assert_cmpstr (loket_template_place (template_, (guint) found)->with, ==, letter);
  }
  g_assert_null (loket_template_new_builtin ("no-such.svg", &error));
  g_assert_nonnull (error);
}

#define ADD(name, function)                                                                        \
  g_test_add (name, SampleFolder, NULL, sample_folder_set_up, function, sample_folder_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/printing/slip/words", test_words);
  ADD ("/printing/slip/what-is-not-known-is-left-out", test_what_is_not_known_is_left_out);
  ADD ("/printing/slip/fonts-are-inside", test_fonts_are_inside);
  ADD ("/printing/slip/same-time-same-bytes", test_same_time_same_bytes);
  ADD ("/printing/slip/longest-words-stay-inside", test_longest_words_stay_inside);
  ADD ("/printing/slip/code-is-read", test_code_is_read);
  ADD ("/printing/slip/receipt-printer-dots", test_receipt_printer_dots);
  ADD ("/printing/slip/number-fills-its-place", test_number_fills_its_place);
  return g_test_run ();
}
