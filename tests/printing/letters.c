/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters of the shipped profile, filled with invented people, for the tests that draw them. */
#include "letters.h"

#include "sample.h"

#include <string.h>

static GBytes *
read_bytes (const char *folder, const char *file)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

/* The files that the office ships, so that what is tested is what is printed. */
LoketLetterBook *
sample_letter_book (void)
{
  g_autofree char *folder =
      g_build_filename (g_getenv ("LOKET_PROFILES"), "sragen", "letters", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  LoketLetterBook *book = loket_letter_book_new ();
  g_autoptr (GError) error = NULL;
  const char *file;

  while ((file = g_dir_read_name (dir)) != NULL) {
    g_autoptr (GBytes) bytes = NULL;
    if (!g_str_has_suffix (file, ".ini"))
      continue;
    bytes = read_bytes (folder, file);
    if (strcmp (file, "office.ini") == 0)
      loket_letter_book_set_house (book, bytes, file, &error);
    else
      loket_letter_book_add (book, bytes, file, &error);
    g_assert_no_error (error);
  }
  return book;
}

static void
set_person (LoketLetterValues *values, const char *name)
{
  loket_letter_values_set (values, "name", name);
  loket_letter_values_set (values, "person-number", "W 1234");
  loket_letter_values_set (values, "nik", "3314121201559901");
  loket_letter_values_set (values, "nik-masked", "331412******9901");
  loket_letter_values_set (values, "birth", "Sragen, 12 Januari 1955");
  loket_letter_values_set (values, "birth-year", "1955");
  loket_letter_values_set (values,
                           "address",
                           "Dukuh Serut RT 012/RW 003, Desa Gawan, Kecamatan Tanon, Kabupaten "
                           "Sragen 57277");
  loket_letter_values_set (values, "village", "Gawan");
  loket_letter_values_set (values, "subdistrict", "Tanon");
}

static void
set_decision (LoketLetterValues *values)
{
  loket_letter_values_set (values, "application", "Kartu Saraswati");
  loket_letter_values_set (values, "application-number", "1207");
  loket_letter_values_set (values, "application-day", "20 November 2026");
  loket_letter_values_set (values, "papers-due", "30 November 2026");
  loket_letter_values_add (values, "papers-owed", "KTP dan KK asli");
  loket_letter_values_add (
      values, "papers-owed", "Surat pengantar desa/kelurahan, diketahui camat");
  loket_letter_values_set (values, "category", "Saraswati Melati");
  loket_letter_values_set (values, "decided-day", "23 November 2026");
  loket_letter_values_set (values, "from-day", "23 November 2026");
  loket_letter_values_set (values, "until-day", "22 November 2028");
  loket_letter_values_add (
      values, "reasons", "Keluarga tercatat pada desil 2 DTSEN periode 2026-Q3.");
  loket_letter_values_add (
      values, "reasons", "Survei rumah menemukan 10 dari 14 kriteria BPS (batasnya 9).");
  loket_letter_values_set (values, "reason", "Penghasilan keluarga di atas batas.");
  loket_letter_values_set (values, "objection-until", "11 Desember 2026");
  loket_letter_values_set (values, "ended-day", "23 November 2026");
}

/* All that any letter may say. */
LoketLetterValues *
sample_letter_values (const char *name, const char *language)
{
  LoketLetterValues *values = loket_letter_values_new ();

  loket_letter_values_set (values, "unit", "UPTPK Kabupaten Sragen");
  loket_letter_values_set (values, "government", "Pemerintah Kabupaten Sragen");
  loket_letter_values_set (values, "regency", "Kabupaten Sragen");
  loket_letter_values_set (values, "office-address", "Jalan Raya Sukowati 255, Sragen");
  loket_letter_values_set (values, "office-phone", "(0271) 8823700");
  loket_letter_values_set (values, "number", SAMPLE_NUMBER);
  loket_letter_values_set (values, "today", "23 November 2026");
  set_person (values, name);
  set_decision (values);
  loket_letter_values_set (values, "visit-day", "Rabu, 25 November 2026");
  loket_letter_values_set (values, "home-officer", "Endang Sulastri");
  loket_letter_values_set (values, "neighbour-officer", "Joko Prasetyo");
  loket_letter_values_set (values, "destination", "RSUD dr. Soehadi Prijonegoro Sragen");
  loket_letter_values_set (
      values, "matter", "daftar DTSEN periode 2026-Q4 menyebut desil 7, sebelumnya desil 3.");
  loket_letter_values_set (values, "meeting-day", "Kamis, 3 Desember 2026");
  loket_letter_values_set (values, "meeting-time", "09.00 WIB");
  loket_letter_values_set (values, "meeting-place", "UPTPK Kabupaten Sragen");
  return values;
}

LoketLetterText *
sample_letter (const char *kind, const char *name, LoketLanguage language)
{
  g_autoptr (LoketLetterBook) book = sample_letter_book ();
  g_autoptr (LoketProfile) profile = sample_profile ();
  g_autoptr (LoketLetterValues) values = sample_letter_values (name, "id");
  g_autoptr (LoketPhrase) title = loket_phrase_new ();
  g_autoptr (GError) error = NULL;
  LoketLetterText *text;
  LoketSignatory signatory = {.title = title, .number = (char *) "NIP 19680412 199203 1 007"};
  const LoketLetterMaking making = {
      .book = book,
      .template_ = loket_letter_book_find (book, kind),
      .values = values,
      .profile = profile,
      .language = language,
      .day = SAMPLE_DAY,
      .number = SAMPLE_NUMBER,
      .signatory = &signatory,
      .signatory_name = "Drs. Sutrisno Wibowo, M.M.",
  };

  g_assert_nonnull (making.template_);
  title->id = g_strdup ("Kepala UPTPK Kabupaten Sragen");
  text = loket_letter_compose (&making, &error);
  g_assert_no_error (error);
  return text;
}
