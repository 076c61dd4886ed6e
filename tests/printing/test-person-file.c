/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person's own file on paper: what stands on it in each language, and that long ones go over to
 * further pages with their numbers. */
#include "printing/person-file.h"

#include "sample.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

static void
add_story (LoketPersonView *view, const char *field, const char *value)
{
  g_autoptr (LoketFieldStory) story = loket_field_story_new ();

  story->field = g_strdup (field);
  story->value = g_strdup (value);
  story->source = g_strdup ("dtsen");
  story->period = g_strdup ("2026-Q3");
  story->since = SAMPLE_TIME;
  story->sayings = g_list_store_new (loket_saying_get_type ());
  g_list_store_append (view->stories, story);
}

static void
add_claim (LoketPersonView *view)
{
  g_autoptr (LoketClaim) claim = loket_claim_new ();

  claim->list_row = g_strdup ("000001-00000001");
  claim->source = g_strdup ("agency");
  claim->period = g_strdup ("2026-Q4");
  claim->facts = loket_list_facts_new ();
  claim->facts->name = g_strdup ("WAGIMAN");
  claim->facts->programme = g_strdup ("PKH");
  g_list_store_append (view->claims, claim);
}

static LoketPersonFile *
sample_file (guint n_looks)
{
  LoketPersonFile *file = loket_person_file_new ();
  LoketPersonView *view = loket_person_view_new ();

  file->view = view;
  view->person = loket_person_new ();
  view->person->number = 1234;
  view->person->name = g_strdup ("Wagiman");
  view->place = g_strdup ("Gawan");
  view->members = g_list_store_new (loket_member_view_get_type ());
  view->stories = g_list_store_new (loket_field_story_get_type ());
  view->claims = g_list_store_new (loket_claim_get_type ());
  add_story (view, "name", "Wagiman");
  add_story (view, "nik", "3314121201559901");
  add_story (view, "sex", "male");
  add_story (view, "village", "33.14.12.2004");
  add_claim (view);
  file->looks = g_list_store_new (loket_person_look_get_type ());
  for (guint i = 0; i < n_looks; i++) {
    g_autoptr (LoketPersonLook) look = loket_person_look_new ();
    look->at = SAMPLE_TIME - i * G_TIME_SPAN_HOUR;
    look->operation = g_strdup ("person/open");
    look->officer = g_strdup ("Siti Aminah");
    look->purpose = g_strdup (i == 0 ? "complaint: letter 17" : "service");
    look->device = g_strdup ("counter");
    g_list_store_append (file->looks, look);
  }
  file->made_at = SAMPLE_TIME;
  file->made_by = g_strdup ("Budi Santoso");
  return file;
}

static char *
text_of (LoketPersonFile *file, const char *language)
{
  g_autoptr (LoketProfile) profile = sample_profile ();
  g_autoptr (LoketPersonPaper) paper = loket_person_paper_new (file, profile, language);
  const LoketSheet sheet = loket_person_paper_sheet (paper);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = loket_sheet_to_pdf (&sheet, SAMPLE_TIME, &error);
  g_autofree char *folder = g_dir_make_tmp ("loket-file-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "file.pdf", NULL);
  const char *const argv[] = {"pdftotext", "-layout", path, "-", NULL};
  char *text;

  g_assert_no_error (error);
  sample_write (pdf, path);
  text = sample_run (argv);
  g_unlink (path);
  g_rmdir (folder);
  return text;
}

static void
test_words (void)
{
  g_autoptr (LoketPersonFile) file = sample_file (2);
  g_autoptr (LoketProfile) profile = sample_profile ();
  g_autofree char *text = text_of (file, "id");

  sample_says (text, profile->unit->id);
  sample_says (text, "W 1234");
  sample_says (text, "3314121201559901");
  sample_says (text, "Laki-laki");
  sample_says (text, "Gawan");
  sample_says (text, "dtsen 2026-Q3");
  sample_says (text, "agency 2026-Q4");
  sample_says (text, "PKH");
  sample_says (text, "Siti Aminah; Pengaduan: letter 17");
  sample_says (text, "Budi Santoso");
  sample_says (text, "Halaman 1 dari 1");
}

static void
test_languages (void)
{
  g_autoptr (LoketPersonFile) file = sample_file (1);
  g_autofree char *javanese = text_of (file, "jv");
  g_autofree char *english = text_of (file, "en");

  sample_says (english, "Who looked at this record");
  sample_says (english, "Page 1 of 1");
  sample_says (javanese, "Kaca 1 saking 1");
}

static void
test_many_pages (void)
{
  g_autoptr (LoketPersonFile) file = sample_file (120);
  g_autofree char *text = text_of (file, "en");
  const char *first = strstr (text, "Page 1 of ");
  g_autofree char *last = NULL;
  int n;

  g_assert_nonnull (first);
  n = atoi (first + strlen ("Page 1 of "));
  g_assert_cmpint (n, >=, 3);
  last = g_strdup_printf ("Page %d of %d", n, n);
  sample_says (text, last);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printing/person-file/languages", test_languages);
  g_test_add_func ("/printing/person-file/many-pages", test_many_pages);
  g_test_add_func ("/printing/person-file/words", test_words);
  return g_test_run ();
}
