/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a card, to be looked at: show-face FOLDER CATEGORY NAME [photo] [draft] [family N] [dpi N].
 * Writes both sides as they are held (PNG), as they are printed (PNG of 300 dpi) and as PDF.
 * show-face FOLDER papers: sheets with twelve cards, and the papers of a batch. */
#include "cards.h"
#include "printing/card-sheet.h"
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

static void
write_pages (LoketSheet sheet, const char *folder, const char *what)
{
  for (guint page = 0; page < sheet.n_pages; page++) {
    g_autofree char *end = g_strdup_printf ("%u.png", page + 1);
    g_autoptr (GBytes) png = loket_sheet_to_png (&sheet, page, 100, NULL);
    write_file (png, folder, what, end);
  }
}

static void
write_papers (const char *folder)
{
  static const char *const categories[] = {"melati", "menur", "kenanga"};
  const LoketBatchPaperFacts batch = sample_batch ();
  g_autoptr (GPtrArray) designs =
      g_ptr_array_new_with_free_func ((GDestroyNotify) loket_face_design_free);
  g_autoptr (GPtrArray) faces = g_ptr_array_new_with_free_func ((GDestroyNotify) loket_face_free);
  g_autoptr (GBytes) photo = sample_card_photo ();
  g_autoptr (LoketProfile) profile = sample_profile ();
  g_autoptr (LoketListPaper) cover = loket_batch_cover_new (&batch, profile, "id");
  g_autoptr (LoketListPaper) list = loket_batch_signatures_new (&batch, profile, "id");
  g_autoptr (LoketCardSheet) sheet = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    g_ptr_array_add (designs, sample_card_design (categories[i], FALSE));
  for (guint i = 0; i < 12; i++) {
    g_autofree char *name = sample_card_name (5 * (i + 1));
    g_autoptr (LoketCardFace) record = sample_card_face (categories[i % 3], name);
    g_ptr_array_add (
        faces, loket_face_new (designs->pdata[i % 3], record, i % 2 == 0 ? photo : NULL, NULL));
  }
  sheet = loket_card_sheet_new (&loket_card_paper_a4, faces);
  write_pages (loket_card_sheet_sheet (sheet), folder, "sheet");
  write_pages (loket_list_paper_sheet (cover), folder, "cover");
  write_pages (loket_list_paper_sheet (list), folder, "list");
}

/* Where the drawings are, and where the pictures go; whoever wants others names LOKET_PROFILES. */
static gboolean
prepare (const char *folder)
{
  g_setenv ("LOKET_PROFILES", SHOW_PROFILES, FALSE);
  if (g_mkdir_with_parents (folder, 0755) == 0)
    return TRUE;
  g_printerr ("show-face: the folder %s cannot be made\n", folder);
  return FALSE;
}

static gboolean
is_category (const char *word)
{
  static const char *const categories[] = {"melati", "menur", "kenanga", NULL};

  return g_strv_contains (categories, word);
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

  if (argc == 3 && strcmp (argv[2], "papers") == 0) {
    if (!prepare (argv[1]))
      return 1;
    write_papers (argv[1]);
    return 0;
  }
  if (argc < 4 || !is_category (argv[2])) {
    g_printerr ("show-face FOLDER melati|menur|kenanga NAME [photo] [draft] [family N] [dpi N]\n"
                "show-face FOLDER papers\n");
    return 2;
  }
  if (!prepare (argv[1]))
    return 1;
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
