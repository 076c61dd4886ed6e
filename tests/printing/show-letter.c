/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the PDF and PNG of a sample letter, to be looked at: show-letter FOLDER KIND LANGUAGE
 * NAME.
 */
#include "printing/letter.h"

#include "letters.h"
#include "sample.h"

int
main (int argc, char **argv)
{
  int language = 0;
  g_autoptr (LoketLetterText) text = NULL;
  g_autoptr (LoketLetterPaper) paper = NULL;
  LoketSheet sheet;

  if (argc != 5 || !loket_enum_from_name (loket_language_get_type (), argv[3], &language)) {
    g_printerr ("show-letter FOLDER KIND id|jv|en NAME\n");
    return 2;
  }
  text = sample_letter (argv[2], argv[4], (LoketLanguage) language);
  paper = loket_letter_paper_new (text, NULL);
  sheet = loket_letter_paper_sheet (paper);
  for (guint page = 0; page < sheet.n_pages; page++) {
    g_autofree char *file =
        g_strdup_printf ("%s/%s-%s-%u.png", argv[1], argv[2], argv[3], page + 1);
    g_autoptr (GBytes) png = loket_sheet_to_png (&sheet, page, 96, NULL);
    sample_write (png, file);
  }
  return 0;
}
