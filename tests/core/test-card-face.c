/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name of a card is cut once, for its code and its face; a face says what it must. */
#include "core/card-claims.h"
#include "core/card-face.h"
#include "core/error.h"

#include <string.h>

static void
assert_cut (const char *name, const char *expected)
{
  g_autofree char *cut = loket_card_name_cut (name);
  g_autofree char *again = loket_card_name_cut (cut);

  g_assert_cmpstr (cut, ==, expected);
  g_assert_cmpuint (strlen (cut), <=, LOKET_CARD_NAME_BYTES);
  g_assert_cmpstr (again, ==, cut);
}

static void
test_cut (void)
{
  assert_cut ("SITI NURHALIZA WIDYANINGRUM", "SITI NURHALIZA WIDYANINGRUM");
  assert_cut ("  Siti \t Nur\n\nhaliza ", "Siti Nur haliza");
  assert_cut ("", "");
  assert_cut (" \n", "");
  assert_cut ("Si\xe2\x80\x8bti \xe2\x80\xae", "Siti");
  /* 39 bytes fit whole, the 40th takes its word along. */
  assert_cut ("ABCDEFGHI ABCDEFGHI ABCDEFGHI ABCDEFGHI", "ABCDEFGHI ABCDEFGHI ABCDEFGHI ABCDEFGHI");
  assert_cut ("ABCDEFGHI ABCDEFGHI ABCDEFGHI ABCDEFGHIJ", "ABCDEFGHI ABCDEFGHI ABCDEFGHI");
  assert_cut ("ABCDEFGHI ABCDEFGHI ABCDEFGHI ABCDEFGHI J",
              "ABCDEFGHI ABCDEFGHI ABCDEFGHI ABCDEFGHI");
  assert_cut ("Raden Ngabehi Mangkunegara Suryaningrat Kusumawardhana",
              "Raden Ngabehi Mangkunegara Suryaningrat");
  assert_cut ("ABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJ",
              "ABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHI");
}

/* Accents are put together first, and a sign stays with what it belongs to. */
static void
test_cut_signs (void)
{
  assert_cut ("Rene\xcc\x81", "Ren\xc3\xa9");
  assert_cut ("Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\xc3\xa9",
              "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
  /* ꦱꦶ is one sign of six bytes: six of them are 36 bytes, of the seventh only a half would fit. */
  assert_cut ("ꦱꦶꦱꦶꦱꦶꦱꦶꦱꦶꦱꦶꦱꦶ", "ꦱꦶꦱꦶꦱꦶꦱꦶꦱꦶꦱꦶ");
  assert_cut ("ꦱꦶꦠꦶ ꦤꦸꦂꦲꦭꦶꦗ ꦮꦶꦢꦾꦤꦶꦁꦫꦸꦩ꧀", "ꦱꦶꦠꦶ ꦤꦸꦂꦲꦭꦶꦗ");
}

static LoketCardFace *
sample_face (void)
{
  LoketCardFace *face = loket_card_face_new ();

  face->product = g_strdup ("saraswati");
  face->category = g_strdup ("melati");
  face->title = g_strdup ("Melati");
  face->number = g_strdup ("3314-26-0012345");
  face->name = g_strdup ("Siti Nurhaliza");
  face->birth_year = 1955;
  face->address = g_strdup ("Dukuh Serut RT 012/RW 003\nDesa Gawan, Kec. Tanon");
  face->from_day = g_strdup ("2026-11-23");
  face->until_day = g_strdup ("2028-11-22");
  face->office = g_strdup ("UPTPK Kabupaten Sragen");
  face->print_number = 1;
  return face;
}

static void
test_check (void)
{
  g_autoptr (LoketCardFace) face = sample_face ();
  g_autoptr (GError) error = NULL;

  g_assert_true (loket_card_face_check (face, &error));
  g_assert_no_error (error);
  g_free (face->name);
  face->name = g_strdup ("Siti  Nurhaliza");
  g_assert_false (loket_card_face_check (face, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  g_clear_error (&error);
  g_clear_pointer (&face->number, g_free);
  g_assert_false (loket_card_face_check (face, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/card-face/check", test_check);
  g_test_add_func ("/core/card-face/cut", test_cut);
  g_test_add_func ("/core/card-face/cut-signs", test_cut_signs);
  return g_test_run ();
}
