/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the back of a card with each code that is named, as readers get to see it: show-code FOLDER
 * TEXT….  Says the path of each picture: new, coarse, turned and covered in part, code by code. */
#include "cards.h"
#include "dots.h"

static void
show (LoketFaceDesign *design, const char *text, const char *folder, int number)
{
  g_autoptr (LoketCardFace) record = sample_card_face ("melati", "Siti Nurhaliza");
  g_autoptr (LoketFace) face = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *back;

  g_free (record->text);
  record->text = g_strdup (text);
  face = loket_face_new (design, record, NULL, &error);
  g_assert_no_error (error);
  back = loket_face_raster (face, 1, LOKET_FACE_DPI);
  for (int wear = DOTS_CLEAN; wear <= DOTS_BLOB; wear++) {
    g_autofree char *name = g_strdup_printf ("code-%d-%d.png", number, wear);
    g_autofree char *path = g_build_filename (folder, name, NULL);
    dots_write_worn (back, (DotsWear) wear, path);
    g_print ("%s\n", path);
  }
  cairo_surface_destroy (back);
}

int
main (int argc, char **argv)
{
  g_autoptr (LoketFaceDesign) design = sample_card_design ("melati", FALSE);

  for (int i = 2; i < argc; i++)
    show (design, argv[i], argv[1], i - 1);
  return 0;
}
