/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The proof of the cards: names of 1 to 60 letters through a real CUPS, its filters and our PPD to
 * a simulated printer of 300 dots an inch; what arrives there is measured and read. */
#include "cards.h"
#include "dots.h"
#include "printing/face-pwg.h"
#include "sample.h"
#include "tests/lib/print-lab.h"
#include "tests/lib/test-dir.h"
#include "tests/lib/wait.h"

#include <math.h>
#include <string.h>

#define QUEUE "cardraster"
#define NAMES 60
#define SEVERAL 4   /* every so many cards are worn as well */
#define SECONDS 120 /* for all of them */
#define SHOWN 20    /* cards on the contact sheet, with both sides each */
#define COLUMNS 8
#define SMALL 0.4

typedef struct {
  LoketPrintLab *lab;
  LoketTestDir *dir;
  guint n_sent;
  char *texts[NAMES];
} Proof;

static const char *const categories[] = {"melati", "menur", "kenanga"};

static void
send (Proof *proof, GBytes *bytes, const char *format, const char *title)
{
  g_autofree char *path = g_build_filename (loket_test_dir_path (proof->dir), "card", NULL);
  g_autofree char *option = g_strconcat ("document-format=", format, NULL);
  const char *const lp[] = {
      "lp", "-d", QUEUE, "-t", title, "-o", "print-scaling=none", "-o", option, path, NULL};
  g_autofree char *said = NULL;

  sample_write (bytes, path);
  said = sample_run (lp);
  proof->n_sent++;
}

static void
submit (Proof *proof, LoketFaceDesign *design, guint letters, GBytes *photo)
{
  g_autofree char *title = g_strdup_printf ("%u", letters);
  g_autofree char *name = sample_card_name (letters);
  g_autoptr (LoketCardFace) record =
      sample_card_face (categories[letters % G_N_ELEMENTS (categories)], name);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketFace) face = loket_face_new (design, record, photo, &error);
  LoketSheet sheet;
  g_autoptr (GBytes) pdf = NULL;

  g_assert_no_error (error);
  sheet = loket_face_sheet (face);
  pdf = loket_sheet_to_pdf (&sheet, SAMPLE_TIME, &error);
  g_assert_no_error (error);
  send (proof, pdf, "application/pdf", title);
  proof->texts[letters - 1] = g_strdup (record->text);
}

static void
submit_all (Proof *proof)
{
  g_autoptr (GBytes) photo = sample_card_photo ();

  for (guint i = 0; i < G_N_ELEMENTS (categories); i++) {
    g_autoptr (LoketFaceDesign) design = sample_card_design (categories[i], FALSE);
    for (guint letters = 1; letters <= NAMES; letters++)
      if (letters % G_N_ELEMENTS (categories) == i)
        submit (proof, design, letters, letters % 2 == 0 ? photo : NULL);
  }
}

static gboolean
is_all_printed (gpointer data)
{
  Proof *proof = data;

  return loket_print_lab_printed_count (proof->lab, QUEUE) >= proof->n_sent;
}

/* "printed n=12 job=12 name=37 …": the twelfth card is the one of 37 letters. */
static guint
letters_of (Proof *proof, guint number)
{
  g_autofree char *log =
      g_build_filename (loket_print_lab_path (proof->lab), "printers", QUEUE, "printed.log", NULL);
  g_autofree char *line = g_strdup_printf ("printed n=%u ", number);
  g_autofree char *text = NULL;
  const char *at;

  g_assert_true (g_file_get_contents (log, &text, NULL, NULL));
  at = strstr (text, line);
  g_assert_nonnull (at);
  at = strstr (at, " name=");
  g_assert_nonnull (at);
  return (guint) g_ascii_strtoull (at + strlen (" name="), NULL, 10);
}

/* What the printer got becomes a picture of each side. */
static void
read_card (Proof *proof, guint number, cairo_surface_t **front, cairo_surface_t **back)
{
  g_autofree char *path = loket_print_lab_printed_path (proof->lab, QUEUE, number);
  g_autofree char *prefix = g_build_filename (loket_test_dir_path (proof->dir), "side", NULL);
  g_autofree char *first = g_strconcat (prefix, "-1.png", NULL);
  g_autofree char *second = g_strconcat (prefix, "-2.png", NULL);
  const char *const convert[] = {g_getenv ("PWG2PNG"), path, prefix, NULL};
  g_autofree char *said = sample_run (convert);

  *front = dots_read (first);
  *back = dots_read (second);
}

static void
assert_size (cairo_surface_t *dots)
{
  g_assert_cmpint (ABS (cairo_image_surface_get_width (dots) - 638), <=, 1);
  g_assert_cmpint (ABS (cairo_image_surface_get_height (dots) - 1011), <=, 1);
}

static void
read_worn (Proof *proof, cairo_surface_t *back, DotsWear wear, const char *text)
{
  g_autofree char *png = loket_test_dir_child (proof->dir, "worn.png");

  dots_write_worn (back, wear, png);
  dots_assert_readers_say (png, text);
}

/* Upright as the medium is; shown lying, as it is held. */
static void
show (cairo_t *cr, cairo_surface_t *dots, guint place)
{
  const double width = 1011 * SMALL + 14, height = 638 * SMALL + 14;

  cairo_save (cr);
  cairo_translate (cr, 14 + place % COLUMNS * width, 14 + place / COLUMNS * height);
  cairo_scale (cr, SMALL, SMALL);
  cairo_translate (cr, 0, 638);
  cairo_rotate (cr, -G_PI_2);
  cairo_set_source_surface (cr, dots, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
inspect (Proof *proof, guint number, cairo_t *contact)
{
  const guint letters = letters_of (proof, number);
  const char *text = proof->texts[letters - 1];
  cairo_surface_t *front, *back;

  g_test_message ("the card of %u letters", letters);
  read_card (proof, number, &front, &back);
  assert_size (front);
  assert_size (back);
  dots_assert_code_on_whole_dots (back, 5);
  read_worn (proof, back, DOTS_CLEAN, text);
  for (int wear = DOTS_COARSE; number % SEVERAL == 0 && wear <= DOTS_BLOB; wear++)
    read_worn (proof, back, (DotsWear) wear, text);
  if (number % (NAMES / SHOWN) == 1) {
    show (contact, front, 2 * (number / (NAMES / SHOWN)));
    show (contact, back, 2 * (number / (NAMES / SHOWN)) + 1);
  }
  cairo_surface_destroy (front);
  cairo_surface_destroy (back);
}

static void
test_names (gconstpointer data)
{
  Proof proof = {.lab = *(LoketPrintLab *const *) data, .dir = loket_test_dir_new ()};
  cairo_surface_t *contact = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24,
      (int) (COLUMNS * (1011 * SMALL + 14) + 14),
      (int) ((2 * SHOWN + COLUMNS - 1) / COLUMNS * (638 * SMALL + 14) + 14));
  cairo_t *cr = cairo_create (contact);

  cairo_set_source_rgb (cr, 0.5, 0.5, 0.5);
  cairo_paint (cr);
  submit_all (&proof);
  loket_test_wait_until (is_all_printed, &proof, SECONDS * 1000);
  for (guint number = 1; number <= NAMES; number++)
    inspect (&proof, number, cr);
  cairo_destroy (cr);
  g_assert_cmpint (
      cairo_surface_write_to_png (contact, g_getenv ("CARD_PROOF")), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (contact);
  for (guint i = 0; i < NAMES; i++)
    g_free (proof.texts[i]);
  loket_test_dir_free (proof.dir);
}

/* Dots of ours pass CUPS as they are, from edge to edge. */
static void
test_dots (gconstpointer data)
{
  LoketPrintLab *lab = *(LoketPrintLab *const *) data;
  Proof proof = {.lab = lab, .dir = loket_test_dir_new ()};
  g_autoptr (LoketFaceDesign) design = sample_card_design ("melati", FALSE);
  g_autoptr (LoketCardFace) record = sample_card_face ("melati", "Siti Nurhaliza");
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketFace) face = loket_face_new (design, record, NULL, &error);
  g_autoptr (GBytes) dots = NULL;
  cairo_surface_t *front, *back;
  guint32 band;

  g_assert_no_error (error);
  dots = loket_face_to_pwg (face, LOKET_FACE_DPI, &error);
  g_assert_no_error (error);
  proof.n_sent = loket_print_lab_printed_count (lab, QUEUE);
  send (&proof, dots, "image/pwg-raster", "dots");
  loket_test_wait_until (is_all_printed, &proof, SECONDS * 1000);
  read_card (&proof, proof.n_sent, &front, &back);
  g_assert_cmpint (cairo_image_surface_get_width (front), ==, 638);
  g_assert_cmpint (cairo_image_surface_get_height (front), ==, 1011);
  dots_assert_code_on_whole_dots (back, 5);
  read_worn (&proof, back, DOTS_CLEAN, record->text);
  band = dots_at (front, 637, 0);
  g_assert_cmphex (band, !=, 0xffffff);
  g_assert_cmphex (dots_at (front, 637, 1010), ==, band);
  cairo_surface_destroy (front);
  cairo_surface_destroy (back);
  loket_test_dir_free (proof.dir);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  LoketPrintLab *lab = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  g_setenv ("LAB_QUEUES", QUEUE, TRUE);
  lab = loket_print_lab_start (&error);
  g_assert_no_error (error);
  /* Else each card waits a second for the poll of the backend; nothing here is about that. */
  loket_print_lab_control (lab, "hasty", QUEUE, NULL);
  g_test_add_data_func ("/printing/card-proof/names", &lab, test_names);
  g_test_add_data_func ("/printing/card-proof/past-filters", &lab, test_dots);
  status = g_test_run ();
  loket_print_lab_stop (lab);
  return status;
}
