/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a card, to be looked at: show-face FOLDER CATEGORY NAME [photo] [draft] [family N] [dpi N].
 * Writes both sides as they are held (PNG), as they are printed (PNG of 300 dpi) and as PDF. */
#include "cards.h"
#include "sample.h"

#include <stdlib.h>
#include <string.h>

static void
write_file (GBytes *bytes, const char *folder, const char *category, const char *end)
{
  g_autofree char *path = g_strdup_printf ("%s/%s-%s", folder, category, end);

  sample_write (bytes, path);
}

static void
write_card (LoketFace *face, const char *folder, const char *category, double dpi)
{
  static const char *const held[] = {"front.png", "back.png"};
  static const char *const printed[] = {"front-300.png", "back-300.png"};
  LoketSheet preview = loket_face_preview (face);
  LoketSheet sheet = loket_face_sheet (face);
  g_autoptr (GBytes) pdf = loket_sheet_to_pdf (&sheet, SAMPLE_TIME, NULL);

  for (guint page = 0; page < 2; page++) {
    g_autoptr (GBytes) png = loket_sheet_to_png (&preview, page, dpi, NULL);
    g_autoptr (GBytes) dots = loket_face_to_png (face, page, LOKET_FACE_DPI, NULL);
    write_file (png, folder, category, held[page]);
    write_file (dots, folder, category, printed[page]);
  }
  write_file (pdf, folder, category, "card.pdf");
}

int
main (int argc, char **argv)
{
  g_autofree char *name = NULL;
  g_autoptr (LoketFaceDesign) design = NULL;
  g_autoptr (LoketCardFace) record = NULL;
  g_autoptr (GBytes) photo = NULL;
  g_autoptr (LoketFace) face = NULL;
  g_autoptr (GError) error = NULL;
  guint members = 0;
  double dpi = 300;

  if (argc < 4) {
    g_printerr ("show-face FOLDER CATEGORY NAME [photo] [draft] [family N] [dpi N]\n");
    return 2;
  }
  name = loket_card_name_cut (argv[3]);
  record = sample_card_face (argv[2], name);
  for (int i = 4; i < argc; i++) {
    if (strcmp (argv[i], "photo") == 0)
      photo = sample_card_photo ();
    else if (strcmp (argv[i], "draft") == 0)
      g_clear_pointer (&record->text, g_free);
    else if (strcmp (argv[i], "family") == 0 && i + 1 < argc)
      members = (guint) atoi (argv[++i]);
    else if (strcmp (argv[i], "dpi") == 0 && i + 1 < argc)
      dpi = atoi (argv[++i]);
  }
  if (members > 0)
    sample_card_add_members (record, members);
  design = sample_card_design (argv[2], members > 0);
  face = loket_face_new (design, record, photo, &error);
  if (face == NULL) {
    g_printerr ("%s\n", error->message);
    return 1;
  }
  write_card (face, argv[1], argv[2], dpi);
  return 0;
}
