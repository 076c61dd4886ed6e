/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the pages of a survey form as PNG, to be looked at: show-form FOLDER FORM.ini LANGUAGE. */
#include "printing/form.h"

#include "sample.h"

int
main (int argc, char **argv)
{
  const LoketFormSubject subject = {.application = "1207", .name = "Suparmi", .day = "2026-11-25"};
  g_autoptr (LoketProfile) profile = sample_profile ();
  g_autoptr (LoketForm) form = NULL;
  g_autoptr (LoketFormPaper) paper = NULL;
  g_autoptr (GBytes) file = NULL;
  LoketSheet sheet;
  char *text;
  gsize length;

  if (argc != 4 || !g_file_get_contents (argv[2], &text, &length, NULL)) {
    g_printerr ("show-form FOLDER FORM.ini id|jv|en\n");
    return 2;
  }
  file = g_bytes_new_take (text, length);
  form = loket_form_parse (file, argv[2], NULL);
  paper = loket_form_paper_new (form, &subject, profile, argv[3]);
  sheet = loket_form_paper_sheet (paper);
  for (guint page = 0; page < sheet.n_pages; page++) {
    g_autofree char *name =
        g_strdup_printf ("%s/%s-%s-%u.png", argv[1], form->key, argv[3], page + 1);
    g_autoptr (GBytes) png = loket_sheet_to_png (&sheet, page, 96, NULL);
    sample_write (png, name);
  }
  return 0;
}
