/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The applicant's slip: what is owed until when, nobody's name, and a code that readers find. */
#include "printing/receipt.h"

#include "core/application-code.h"
#include "sample.h"

#include <string.h>

#define ID "0190aaaa-1234-7abc-8def-0123456789ab"

static const char *const languages[] = {"id", "jv", "en"};

typedef struct {
  char *folder;
  LoketProfile *profile;
  LoketApplicationView *view;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) key = g_bytes_new_static ("secret", 6);
  LoketApplicationView *view = loket_application_view_new ();

  f->folder = g_dir_make_tmp ("loket-receipt-XXXXXX", NULL);
  f->profile = sample_profile ();
  f->view = view;
  view->application = loket_application_new ();
  view->application->id = g_strdup (ID);
  view->application->number = 1234;
  view->application->state = LOKET_APPLICATION_INCOMPLETE;
  view->application->created_at = SAMPLE_TIME;
  view->application->papers_due = g_strdup ("2026-11-30");
  view->code = loket_application_code_text (ID, key);
  view->typed = loket_application_typed_code (view->application->number, key);
  view->person = loket_person_hit_new ();
  view->person->name = g_strdup ("Sukinem");
  view->kind = g_object_ref (loket_profile_application (f->profile, "saraswati-card"));
  view->papers = g_list_store_new (loket_paper_view_get_type ());
  for (guint i = 0; i < 3; i++) {
    g_autoptr (LoketPaperView) paper = loket_paper_view_new ();
    g_autoptr (LoketKindPaper) known = g_list_model_get_item (G_LIST_MODEL (view->kind->papers), i);
    paper->paper = g_strdup (known->key);
    paper->title = g_object_ref (known->title);
    paper->needed = TRUE;
    paper->state = i == 0 ? LOKET_PAPERS_SEEN : LOKET_PAPERS_OWED;
    g_list_store_append (view->papers, paper);
  }
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  const char *const argv[] = {"rm", "-r", f->folder, NULL};
  g_autofree char *output = sample_run (argv);

  g_clear_object (&f->view);
  g_clear_object (&f->profile);
  g_free (f->folder);
}

static char *
read_text (Fixture *f, const char *language)
{
  g_autoptr (LoketRoll) receipt = loket_receipt_new (f->view, f->profile, language);
  const LoketSheet sheet = loket_roll_sheet (receipt);
  g_autoptr (GBytes) pdf = loket_sheet_to_pdf (&sheet, SAMPLE_TIME, NULL);
  g_autofree char *path = g_build_filename (f->folder, "receipt.pdf", NULL);
  const char *const argv[] = {"pdftotext", "-layout", path, "-", NULL};

  sample_write (pdf, path);
  return sample_run (argv);
}

static void
test_words (Fixture *f, gconstpointer data)
{
  g_autofree char *text = read_text (f, "id");
  g_autofree char *digits = loket_application_typed_code_shown (f->view->typed);
  g_autofree char *english = NULL;

  sample_says (text, "1234");
  sample_says (text, digits);
  sample_says (text, "Kartu Saraswati");
  sample_says (text, "30 November 2026");
  sample_says (text, "Daftar isian");
  sample_says (text, f->profile->phone);
  g_assert_null (strstr (text, "KTP dan KK asli"));
  g_assert_null (strstr (text, "Sukinem"));
  f->view->application->state = LOKET_APPLICATION_NEEDS_VERIFICATION;
  g_list_store_remove_all (f->view->papers);
  english = read_text (f, "en");
  sample_says (english, "will verify");
  g_assert_null (strstr (english, "bring"));
}

static void
test_code_is_read (Fixture *f, gconstpointer data)
{
  static const double resolutions[] = {180, 203, 300};
  g_autofree char *path = g_build_filename (f->folder, "receipt.png", NULL);
  const char *const argv[] = {"zbarimg", "--quiet", "--raw", "--nodbus", path, NULL};

  for (guint i = 0; i < G_N_ELEMENTS (resolutions); i++) {
    g_autoptr (LoketRoll) receipt = loket_receipt_new (f->view, f->profile, languages[i]);
    const LoketSheet sheet = loket_roll_sheet (receipt);
    g_autoptr (GBytes) png = loket_sheet_to_png (&sheet, 0, resolutions[i], NULL);
    g_autofree char *found = NULL;
    sample_write (png, path);
    found = sample_run (argv);
    g_assert_cmpstr (g_strchomp (found), ==, f->view->code);
  }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/printing/receipt/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("words", test_words);
  ADD ("code-is-read", test_code_is_read);
  return g_test_run ();
}
