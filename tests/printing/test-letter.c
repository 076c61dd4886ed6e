/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters read back from their PDF: names and numbers in the order of reading, embedded fonts, one
 * page where one is meant, the code by a scanner; in three languages with short and long names. */
#include "printing/letter.h"

#include "letters.h"
#include "pages.h"
#include "sample.h"

#include <string.h>

/* 1, 9 and 60 letters, the longest that a civil registry writes. */
static const char *const names[] = {
    "Ø",
    "Suparmi W",
    "Raden Ngabehi Mangkunegara Suryaningrat Kusumawardhana Prabo",
};

static const char *const kinds[] = {"decision",
                                    "refusal",
                                    "ended",
                                    "papers",
                                    "recommendation-hospital",
                                    "recommendation-school",
                                    "recommendation",
                                    "answer",
                                    "visit",
                                    "hearing"};

static void
read_letter (Pages *pages, LoketLetterText *text, gboolean codes)
{
  g_autoptr (LoketLetterPaper) paper = loket_letter_paper_new (text, NULL);
  const LoketSheet sheet = loket_letter_paper_sheet (paper);

  pages_read (pages, &sheet);
  if (codes)
    pages_read_codes (pages, &sheet);
}

static void
check_letter (const char *kind, const char *name, LoketLanguage language)
{
  static const char *const by_section[] = {"hearing", "visit", NULL};
  const gboolean longest = name == names[G_N_ELEMENTS (names) - 1];
  g_autoptr (LoketLetterText) text = sample_letter (kind, name, language);
  g_auto (Pages) pages = {0};

  read_letter (&pages, text, longest);
  g_assert_cmpuint (pages.n_pages, ==, 1);
  if (!g_strv_contains (by_section, kind))
    g_assert_cmpstr (text->signatory_title, ==, "Kepala UPTPK Kabupaten Sragen,");
  pages_assert_in_order (&pages,
                         (const char *const[]){"PEMERINTAH KABUPATEN SRAGEN",
                                               "Jalan Raya Sukowati 255",
                                               SAMPLE_NUMBER,
                                               name,
                                               text->signatory_title,
                                               "Drs. Sutrisno Wibowo, M.M.",
                                               "NIP 19680412 199203 1 007",
                                               NULL});
  pages_assert_fonts_embedded (&pages);
  if (longest)
    g_assert_cmpstr (pages.codes, ==, "LKL1 33.14 2026-11-23 " SAMPLE_NUMBER "\n");
  g_assert_null (strstr (pages.info, name));
  g_assert_nonnull (strstr (pages.info, SAMPLE_NUMBER));
  g_assert_nonnull (strstr (pages.info, "A4"));
  g_assert_null (strstr (pages.text, "{"));
}

static void
test_all (gconstpointer data)
{
  const char *kind = data;

  for (int language = LOKET_LANGUAGE_ID; language <= LOKET_LANGUAGE_EN; language++)
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      check_letter (kind, names[i], (LoketLanguage) language);
}

static void
test_words (void)
{
  g_autoptr (LoketLetterText) text = sample_letter ("refusal", "Wagiman", LOKET_LANGUAGE_ID);
  g_auto (Pages) pages = {0};

  read_letter (&pages, text, FALSE);
  pages_assert_in_order (&pages,
                         (const char *const[]){"Dengan hormat",
                                               "Penghasilan keluarga di atas batas.",
                                               "berhak mengajukan sanggah",
                                               "11 Desember 2026",
                                               "tidak dipungut biaya",
                                               "Tembusan:",
                                               "Arsip",
                                               NULL});
  pages_assert_says (&pages, "Sragen, 23 November 2026");
  pages_assert_says (&pages, "Lampiran : -");
}

static void
add_paragraphs (LoketLetterText *text, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketLetterPart) part = loket_letter_part_new ();
    part->text = g_strdup_printf (
        "Alinea %u menyebut keadaan rumah, penghasilan, tanggungan keluarga, dan keterangan "
        "tetangga sebagaimana dicatat oleh dua petugas pada hari kunjungan, agar keputusan ini "
        "dapat dipahami dan, apabila perlu, disanggah oleh warga yang bersangkutan.",
        i + 1);
    g_list_store_insert (text->parts, 1 + i, part);
  }
}

/* How many lines of text a page has before its foot. */
static guint
count_lines (const char *page)
{
  g_auto (GStrv) lines = g_strsplit (page, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += *g_strstrip (lines[i]) != '\0';
  return n;
}

/* For any length: the signature never stands alone, pages are numbered, nothing is lost. */
static void
test_many_pages (void)
{
  for (guint n = 4; n < 30; n++) {
    g_autoptr (LoketLetterText) text = sample_letter ("decision", "Wagiman", LOKET_LANGUAGE_ID);
    g_auto (Pages) pages = {0};
    g_auto (GStrv) each = NULL;
    g_autofree char *last = NULL;
    g_autoptr (LoketLetterPaper) paper = NULL;
    LoketSheet sheet;
    add_paragraphs (text, n);
    paper = loket_letter_paper_new (text, NULL);
    sheet = loket_letter_paper_sheet (paper);
    pages_read_text (&pages, &sheet);
    last = g_strdup_printf ("Alinea %u", n);
    pages_assert_in_order (
        &pages, (const char *const[]){"Alinea 1", last, "Kepala UPTPK Kabupaten", "NIP", NULL});
    if (pages.n_pages == 1)
      continue;
    each = g_strsplit (pages.text, "\f", -1);
    g_assert_nonnull (strstr (each[0], "Halaman 1 dari "));
    for (guint i = 0; i < pages.n_pages; i++)
      g_assert_cmpuint (count_lines (each[i]), >=, 4);
    g_assert_false (g_str_has_prefix (each[pages.n_pages - 1], "Kepala UPTPK"));
  }
}

static void
test_one_page_has_no_number (void)
{
  g_autoptr (LoketLetterText) text = sample_letter ("visit", "Wagiman", LOKET_LANGUAGE_ID);
  g_auto (Pages) pages = {0};

  read_letter (&pages, text, FALSE);
  g_assert_null (strstr (pages.text, "Halaman"));
}

#define CREST                                                                                      \
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><circle cx='5' cy='5' "             \
  "r='5'/></svg>"

static GBytes *
first_page (LoketLetterText *text, GBytes *crest)
{
  g_autoptr (LoketLetterPaper) paper = loket_letter_paper_new (text, crest);
  const LoketSheet sheet = loket_letter_paper_sheet (paper);

  return loket_sheet_to_png (&sheet, 0, 72, NULL);
}

/* One that can be read changes the page; one that cannot is left out. */
static void
test_crest (void)
{
  g_autoptr (LoketLetterText) text = sample_letter ("visit", "Wagiman", LOKET_LANGUAGE_ID);
  g_autoptr (GBytes) good = g_bytes_new_static (CREST, strlen (CREST));
  g_autoptr (GBytes) bad = g_bytes_new_static ("\x89PNG nothing", 12);
  g_autoptr (GBytes) without = first_page (text, NULL);
  g_autoptr (GBytes) with = first_page (text, good);
  g_autoptr (GBytes) broken = first_page (text, bad);

  g_assert_false (g_bytes_equal (without, with));
  g_assert_true (g_bytes_equal (without, broken));
}

/* The same text gives the same page, byte for byte. */
static void
test_same_again (void)
{
  g_autoptr (LoketLetterText) text = sample_letter ("decision", "Wagiman", LOKET_LANGUAGE_JV);
  g_autoptr (GBytes) once = first_page (text, NULL);
  g_autoptr (GBytes) again = first_page (text, NULL);

  g_assert_true (g_bytes_equal (once, again));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autofree char *path = g_strconcat ("/printing/letter/all/", kinds[i], NULL);
    g_test_add_data_func (path, kinds[i], test_all);
  }
  g_test_add_func ("/printing/letter/crest", test_crest);
  g_test_add_func ("/printing/letter/many-pages", test_many_pages);
  g_test_add_func ("/printing/letter/one-page-has-no-number", test_one_page_has_no_number);
  g_test_add_func ("/printing/letter/same-again", test_same_again);
  g_test_add_func ("/printing/letter/words", test_words);
  return g_test_run ();
}
