/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped survey forms on paper: every question and answer stands there, its code is read, and
 * which answer counts does not show. */
#include "printing/form.h"

#include "pages.h"
#include "sample.h"

#include <string.h>

static LoketForm *
sample_form (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".ini", NULL);
  g_autofree char *path =
      g_build_filename (g_getenv ("LOKET_PROFILES"), "sragen", "forms", file, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  LoketForm *form;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (text, length);
  form = loket_form_parse (bytes, file, &error);
  g_assert_no_error (error);
  return form;
}

static void
read_form (Pages *pages, LoketForm *form, const LoketFormSubject *subject, const char *language)
{
  g_autoptr (LoketProfile) profile = sample_profile ();
  g_autoptr (LoketFormPaper) paper = loket_form_paper_new (form, subject, profile, language);
  const LoketSheet sheet = loket_form_paper_sheet (paper);

  pages_read (pages, &sheet);
  pages_read_codes (pages, &sheet);
}

static void
assert_all_questions (const Pages *pages, LoketForm *form, const char *language)
{
  GListModel *questions = G_LIST_MODEL (form->questions);

  for (guint i = 0; i < g_list_model_get_n_items (questions); i++) {
    g_autoptr (LoketQuestion) question = g_list_model_get_item (questions, i);
    pages_assert_says (pages, loket_phrase_in (question->phrase, language));
    for (guint k = 0; question->choices != NULL &&
                      k < g_list_model_get_n_items (G_LIST_MODEL (question->choices));
         k++) {
      g_autoptr (LoketChoice) choice = g_list_model_get_item (G_LIST_MODEL (question->choices), k);
      pages_assert_says (pages, loket_phrase_in (choice->phrase, language));
    }
  }
}

static const LoketFormSubject subject = {
    .application = "1207",
    .name = "Raden Ngabehi Mangkunegara Suryaningrat Kusumawardhana Prabo",
    .address = "Dukuh Serut RT 012/RW 003, Desa Gawan, Kecamatan Tanon, Kabupaten Sragen 57277",
    .day = "2026-11-25",
    .home_officer = "Endang Sulastri",
    .neighbour_officer = "Joko Prasetyo",
};

static void
test_all (gconstpointer data)
{
  static const char *const languages[] = {"id", "jv", "en"};
  g_autoptr (LoketForm) form = sample_form (data);
  g_autofree char *code =
      g_strdup_printf ("LKF1 33.14 %s %" G_GINT64_FORMAT " 1207\n", form->key, form->version);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_auto (Pages) pages = {0};
    read_form (&pages, form, &subject, languages[i]);
    assert_all_questions (&pages, form, languages[i]);
    pages_assert_says (&pages, loket_phrase_in (form->title, languages[i]));
    pages_assert_says (&pages, subject.name);
    pages_assert_says (&pages, "Endang Sulastri");
    pages_assert_fonts_embedded (&pages);
    g_assert_cmpstr (pages.codes, ==, code);
    g_assert_cmpuint (pages.n_pages, <=, 3);
    g_assert_null (strstr (pages.info, subject.name));
  }
}

/* An empty one to take along: lines instead of what is not known. */
static void
test_empty (void)
{
  static const LoketFormSubject nobody = {0};
  g_autoptr (LoketForm) form = sample_form ("bps14");
  g_auto (Pages) pages = {0};

  read_form (&pages, form, &nobody, "id");
  pages_assert_says (&pages, "Petugas di rumah");
  g_assert_cmpstr (pages.codes, ==, "LKF1 33.14 bps14 1 -\n");
}

/* One that was filled: the words stand there, and no line to write on is left for them. */
static void
test_filled (void)
{
  g_autoptr (LoketForm) form = sample_form ("kepmensos262");
  g_autoptr (LoketForm) talk = sample_form ("kenanga-counselling");
  g_autoptr (LoketAnswers) answers = loket_answers_new ();
  LoketFormSubject filled = subject;
  g_auto (Pages) pages = {0};
  g_auto (Pages) talked = {0};

  answers->answers = g_list_store_new (loket_form_answer_get_type ());
  loket_answers_set (answers, "no_home", "no");
  loket_answers_set (answers, "members", "4");
  loket_answers_set (answers, "spending", "1200000");
  loket_answers_set (answers, "held", "yes");
  loket_answers_set (answers, "purpose", "Berobat jalan");
  loket_answers_set (answers, "end_date", "2026-12-10");
  filled.answers = answers;
  filled.neighbour_note = "Rumah peninggalan orang tua.";
  read_form (&pages, form, &filled, "id");
  assert_all_questions (&pages, form, "id");
  pages_assert_says (&pages, "1.200.000");
  pages_assert_says (&pages, filled.neighbour_note);
  read_form (&talked, talk, &filled, "en");
  pages_assert_says (&talked, "Berobat jalan");
  pages_assert_says (&talked, "10 December 2026");
}

int
main (int argc, char **argv)
{
  static const char *const forms[] = {
      "bps14", "kenanga-counselling", "kepmensos262", "menur-conditions"};

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++) {
    g_autofree char *path = g_strconcat ("/printing/form/all/", forms[i], NULL);
    g_test_add_data_func (path, forms[i], test_all);
  }
  g_test_add_func ("/printing/form/empty", test_empty);
  g_test_add_func ("/printing/form/filled", test_filled);
  return g_test_run ();
}
