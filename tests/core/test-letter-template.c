/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letter templates: each slip of the pen is told with file, line and column; what is not known
 * leaves out a line or refuses the letter; numbers are filled in. */
#include "core/error.h"
#include "core/letter-compose.h"

#include <string.h>

#define HOUSE                                                                                      \
  "[letterhead]\ngovernment=PEMERINTAH\nunit=UNIT\naddress=Jalan 1\nplace=Kota\n"                  \
  "[series]\npattern=4/{series}/{month}/{year}\n"                                                  \
  "[signatory head]\nrole=unit_head\ntitle=Kepala\n"
#define LETTER                                                                                     \
  "[letter]\nkey=papers\nabout=application\nsignatory=section_head\ntitle=Surat\nsubject=Hal\n"
#define PARAGRAPH "[paragraph one]\ntext=Kepada {name}\n"

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static gboolean
add (LoketLetterBook *book, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = bytes_of (text);

  return loket_letter_book_add (book, bytes, "x.ini", error);
}

static gboolean
set_house (LoketLetterBook *book, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = bytes_of (text);

  return loket_letter_book_set_house (book, bytes, "office.ini", error);
}

static const struct {
  const char *file;
  const char *problem;
} wrong[] = {
    {LETTER, "says nothing"},
    {LETTER "[paragraph one]\ntext=Kepada {nmae}\n", "x.ini:8:13: [paragraph one] text: {nmae}"},
    {LETTER "[paragraph one]\ntext=a\ntext[en]=to {category}\n",
     "x.ini:9:13: [paragraph one] text[en]: {category}"},
    {LETTER "[paragraph one]\ntext=a } b\n", "a brace stands here alone"},
    {LETTER "[paragraph one]\ntext=a { b\n", "a brace stands here alone"},
    {LETTER "[paragraph one]\ntxt=a\n", "text: is missing"},
    {LETTER PARAGRAPH "[verse two]\ntext=a\n", "nobody knows this section"},
    {LETTER PARAGRAPH "[items two]\nof=name\n", "“name” is no place of such a letter"},
    {LETTER PARAGRAPH "[items two]\nof=reasons\n", "“reasons” is no place of such a letter"},
    {LETTER PARAGRAPH "[facts two]\ntext-1=a\n", "it has no label-1"},
    {LETTER PARAGRAPH "[facts two]\nlabel-1=a\n", "text-1: is missing"},
    {LETTER "outcome=grant\n" PARAGRAPH, "only a letter about a decision has one"},
    {LETTER "asks=colour\n" PARAGRAPH, "“colour” is none of"},
    {LETTER "layout=round\n" PARAGRAPH, "“round” is none of: plain, order"},
    {LETTER "layout=order\n" PARAGRAPH, "heading: is missing"},
    {LETTER "sorry=yes\n" PARAGRAPH, "nobody knows this key here"},
    {"[letter]\nkey=a b\nabout=person\nsignatory=unit_head\ntitle=T\nsubject=S\n" PARAGRAPH,
     "only a-z, 0-9"},
    {"[letter]\nkey=ab\nabout=person\nsignatory=cook\ntitle=T\nsubject=S\n" PARAGRAPH,
     "“cook” is neither approver nor a role"},
    {"[letter]\nkey=ab\nabout=person\nsignatory=approver\ntitle=T\nsubject=S\n" PARAGRAPH,
     "only a decision was approved"},
    {"[letter]\nkey=ab\nabout=moon\nsignatory=unit_head\ntitle=T\nsubject=S\n" PARAGRAPH,
     "“moon” is none of"},
    {PARAGRAPH, "[letter]: this section is missing"},
};

static void
test_wrong (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (LoketLetterBook) book = loket_letter_book_new ();
    g_autoptr (GError) error = NULL;
    g_assert_false (add (book, wrong[i].file, &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
    if (strstr (error->message, wrong[i].problem) == NULL)
      g_error ("%u: “%s” does not say “%s”", i, error->message, wrong[i].problem);
  }
}

static void
test_twice (void)
{
  g_autoptr (LoketLetterBook) book = loket_letter_book_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (add (book, LETTER PARAGRAPH, &error));
  g_assert_false (add (book, LETTER PARAGRAPH, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
}

static const struct {
  const char *from;
  const char *to;
  const char *problem;
} wrong_houses[] = {
    {"{series}", "", "{series} has to stand there once"},
    {"{series}", "{series}{series}", "{series} has to stand there once"},
    {"/{year}", "", "{year} has to stand there once"},
    {"{month}", "{day}", "only {series}, {month} and {year} are filled in"},
    {"[signatory head]", "[signature head]", "there is no [signatory"},
    {"unit_head", "cook", "“cook” is no role"},
    {"title=Kepala\n", "", "title: is missing"},
    {"place=Kota\n", "", "place: is missing"},
    {"place=Kota\n", "place=Kota\ncrest=../a.svg\n", "is no SVG or PNG here"},
    {"place=Kota\n", "place=Kota\ncrest=a.gif\n", "is no SVG or PNG here"},
    {"{year}\n", "{year}\ndigits=9\n", "is not from 1 to 8"},
};

static void
test_wrong_house (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong_houses); i++) {
    g_autoptr (LoketLetterBook) book = loket_letter_book_new ();
    g_auto (GStrv) parts = g_strsplit (HOUSE, wrong_houses[i].from, 2);
    g_autofree char *text = g_strjoinv (wrong_houses[i].to, parts);
    g_autoptr (GError) error = NULL;
    g_assert_false (set_house (book, text, &error));
    if (strstr (error->message, wrong_houses[i].problem) == NULL)
      g_error ("%u: “%s” does not say “%s”", i, error->message, wrong_houses[i].problem);
  }
}

static void
test_number (void)
{
  g_autoptr (LoketLetterBook) book = loket_letter_book_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *large = NULL;

  g_assert_true (set_house (book, HOUSE, &error));
  first = loket_letter_number (loket_letter_book_house (book), 1, "2026-09-30");
  large = loket_letter_number (loket_letter_book_house (book), 123456, "2027-12-01");
  g_assert_cmpstr (first, ==, "4/0001/IX/2026");
  g_assert_cmpstr (large, ==, "4/123456/XII/2027");
}

typedef struct {
  LoketLetterBook *book;
  LoketProfile *profile;
  LoketLetterValues *values;
} Making;

static LoketLetterText *
compose (Making *making, LoketLanguage language, const char *number, GError **error)
{
  const LoketLetterHouse *house = loket_letter_book_house (making->book);
  const LoketLetterMaking all = {
      .book = making->book,
      .template_ = loket_letter_book_find (making->book, "papers"),
      .values = making->values,
      .profile = making->profile,
      .language = language,
      .day = "2026-11-23",
      .number = number,
      .signatory = loket_letter_house_by_role (house, "unit_head"),
      .signatory_name = "Siti Aminah",
  };

  return loket_letter_compose (&all, error);
}

static void
begin (Making *making, const char *file)
{
  g_autoptr (GError) error = NULL;

  making->book = loket_letter_book_new ();
  making->profile = loket_profile_new ();
  making->profile->office_id = g_strdup ("33.14");
  making->values = loket_letter_values_new ();
  g_assert_true (set_house (making->book, HOUSE, &error));
  g_assert_true (add (making->book, file, &error));
  g_assert_no_error (error);
}

static void
end (Making *making)
{
  loket_letter_book_free (making->book);
  g_object_unref (making->profile);
  loket_letter_values_free (making->values);
}

static LoketLetterPart *
part_at (LoketLetterText *text, guint i)
{
  return g_list_model_get_item (G_LIST_MODEL (text->parts), i);
}

static void
test_fill (void)
{
  Making making;
  g_autoptr (LoketLetterText) text = NULL;
  g_autoptr (LoketLetterPart) facts = NULL;
  g_autoptr (LoketLetterPart) first = NULL;
  g_autoptr (GError) error = NULL;

  begin (&making,
         LETTER PARAGRAPH
         "[paragraph due]\nif=papers-due\ntext=Sampai {papers-due}\n"
         "[paragraph none]\nunless=papers-due\ntext=Tanpa batas\ntext[en]=No limit\n"
         "[facts them]\nlabel-1=Nama\ntext-1={name}\nlabel-2=NIK\ntext-2={nik}\n");
  g_assert_null (compose (&making, LOKET_LANGUAGE_ID, "4/0001/XI/2026", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_RULE);
  g_assert_cmpstr (loket_error_parameter (error), ==, "letter-incomplete");
  g_clear_error (&error);
  loket_letter_values_set (making.values, "name", "Suparmi {nik}");
  text = compose (&making, LOKET_LANGUAGE_EN, "4/0001/XI/2026", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (text->parts)), ==, 3);
  first = part_at (text, 0);
  g_assert_cmpstr (first->text, ==, "Kepada Suparmi {nik}"); /* what people say is no place */
  facts = part_at (text, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (facts->lines)), ==, 1);
  g_assert_cmpstr (text->code, ==, "LKL1 33.14 2026-11-23 4/0001/XI/2026");
  g_assert_cmpstr (text->place_day, ==, "Kota, 23 November 2026");
  g_assert_cmpstr (text->signatory, ==, "Siti Aminah");
  end (&making);
}

static void
test_draft (void)
{
  Making making;
  g_autoptr (LoketLetterText) text = NULL;
  g_autoptr (GError) error = NULL;

  begin (&making, LETTER PARAGRAPH);
  loket_letter_values_set (making.values, "name", "Suparmi");
  text = compose (&making, LOKET_LANGUAGE_ID, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (text->code);
  g_assert_null (strstr (text->document_title, "0001"));
  end (&making);
}

static void
test_pages (void)
{
  g_autoptr (LoketLetterText) text = loket_letter_text_new ();
  g_autofree char *page = NULL;

  text->page = g_strdup ("Halaman {page} dari {pages}");
  page = loket_letter_page_text (text, 2, 11);
  g_assert_cmpstr (page, ==, "Halaman 2 dari 11");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/letter-template/draft", test_draft);
  g_test_add_func ("/core/letter-template/fill", test_fill);
  g_test_add_func ("/core/letter-template/number", test_number);
  g_test_add_func ("/core/letter-template/pages", test_pages);
  g_test_add_func ("/core/letter-template/twice", test_twice);
  g_test_add_func ("/core/letter-template/wrong", test_wrong);
  g_test_add_func ("/core/letter-template/wrong-house", test_wrong_house);
  return g_test_run ();
}
