/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The profile's files as the administration page shows them: line by line, and whether they were
 * changed since. */
#include "fixture.h"

#include "core/error.h"
#include "core/profile.h"
#include "office/faces.h"
#include "office/open.h"

#include <glib/gstdio.h>
#include <string.h>

#define INI                                                                                        \
  "# Who we are.\n"                                                                                \
  "[office]\n"                                                                                     \
  "office-id = 33.14\n"                                                                            \
  "unit[jv]=Kantor = Uji\n"                                                                        \
  "\n"                                                                                             \
  "[service health]\n"                                                                             \
  "letter=A\n"

static char *
write_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *folder = loket_test_dir_child (fixture->dir, "profiles/test");
  char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
use_profiles (Fixture *fixture)
{
  g_autofree char *profiles = loket_test_dir_child (fixture->dir, "profiles");

  g_setenv ("LOKET_PROFILES_DIR", profiles, TRUE);
}

static void
assert_value (LoketProfileValues *values,
              guint at,
              const char *place,
              const char *section,
              const char *key,
              const char *text)
{
  g_autoptr (LoketProfileValue) value = g_list_model_get_item (G_LIST_MODEL (values->values), at);

  g_assert_cmpstr (value->place, ==, place);
  g_assert_cmpstr (value->section, ==, section);
  g_assert_cmpstr (value->key, ==, key);
  g_assert_cmpstr (value->value, ==, text);
}

static void
test_lines (Fixture *fixture, gconstpointer data)
{
  g_autofree char *ini = write_file (fixture, "profile.ini", INI);
  g_autofree char *days = write_file (
      fixture, "holidays-2026.tsv", "date\tkind\tname\n2026-01-01\tlibur\tTahun Baru\n");
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (LoketProfileValues) values = NULL;
  g_autoptr (GError) error = NULL;

  use_profiles (fixture);
  values = fixture_ask (fixture, LOKET_DEVICE_ADMIN, &LOKET_OFFICE_PROFILE_VALUES, nothing, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (values->name, ==, "test");
  g_assert_true (g_str_has_prefix (ini, values->folder));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (values->values)), ==, 4);
  assert_value (values, 0, "profile.ini:3", "office", "office-id", "33.14");
  assert_value (values, 1, "profile.ini:4", "office", "unit[jv]", "Kantor = Uji");
  assert_value (values, 2, "profile.ini:7", "service health", "letter", "A");
  assert_value (values, 3, "holidays-2026.tsv:2", NULL, "2026-01-01", "libur Tahun Baru");
  /* The fixture's office knows more than this file says, and it is no whole profile. */
  g_assert_true (values->newer);
  g_assert_nonnull (strstr (values->problem, "profile.ini:"));
}

static void
test_no_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (GError) error = NULL;

  use_profiles (fixture);
  g_assert_null (
      fixture_ask (fixture, LOKET_DEVICE_ADMIN, &LOKET_OFFICE_PROFILE_VALUES, nothing, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_FOUND);
}

/* The profile that ships, as it is read and as it was. */
static void
test_unchanged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (LoketProfileValues) values = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = loket_test_dir_child (fixture->dir, "sragen");
  const LoketOpenOptions options = {
      .dir = dir, .profile = "sragen", .clock = fixture->clock, .random = fixture->random};

  g_setenv ("LOKET_PROFILES_DIR", TEST_PROFILES_DIR, TRUE);
  g_clear_pointer (&fixture->office, loket_office_free);
  fixture->office = loket_office_open (&options, &error);
  g_assert_no_error (error);
  values = fixture_ask (fixture, LOKET_DEVICE_ADMIN, &LOKET_OFFICE_PROFILE_VALUES, nothing, &error);
  g_assert_no_error (error);
  g_assert_false (values->newer);
  g_assert_null (values->problem);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (values->values)), >, 100);
}

static char *
read_shipped (const char *name)
{
  g_autofree char *path = g_build_filename (TEST_PROFILES_DIR, "sragen", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_problem (const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketProfile) profile = loket_profile_check ("test", &error);

  g_assert_null (profile);
  g_assert_cmpstr (error->message, ==, expected);
}

/* Every application asks for that form alone. */
static char *
with_forms (const char *profile, const char *form)
{
  g_autoptr (GRegex) regex = g_regex_new ("^forms=.*$", G_REGEX_MULTILINE, 0, NULL);
  g_autofree char *line = g_strconcat ("forms=", form, NULL);

  return g_regex_replace_literal (regex, profile, -1, 0, line, 0, NULL);
}

/* A form that there is not is told with its line, section and key. */
static void
assert_slip (const char *form)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketProfile) profile = loket_profile_check ("test", &error);

  g_assert_null (profile);
  g_assert_true (g_regex_match_simple (
      "^profile\\.ini:[0-9]+: \\[application [a-z-]+\\] forms: ", error->message, 0, 0));
  g_assert_nonnull (strstr (error->message, form));
}

/* Every card of a profile has both sides drawn. */
static void
draw_cards (Fixture *fixture)
{
  static const char *const files[] = {"cards/melati-front.svg",
                                      "cards/melati-back.svg",
                                      "cards/menur-front.svg",
                                      "cards/menur-back.svg",
                                      "cards/kenanga-front.svg",
                                      "cards/kenanga-back.svg"};
  g_autofree char *folder = loket_test_dir_child (fixture->dir, "profiles/test/cards");

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *svg = read_shipped (files[i]);
    g_free (write_file (fixture, files[i], svg));
  }
}

/* A profile is checked with its rules and forms, and each mistake is told with its place. */
static void
test_rules_and_forms (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shipped = read_shipped ("profile.ini");
  g_autofree char *profile = with_forms (shipped, "menur-conditions");
  g_autofree char *slip = with_forms (shipped, "menur-condition");
  g_autofree char *rules = read_shipped ("rules/2026-1.ini");
  g_autofree char *form = read_shipped ("forms/menur-conditions.ini");
  g_autoptr (GString) other = g_string_new (form);
  g_autofree char *rules_folder = loket_test_dir_child (fixture->dir, "profiles/test/rules");
  g_autofree char *forms_folder = loket_test_dir_child (fixture->dir, "profiles/test/forms");
  g_autofree char *first = write_file (fixture, "profile.ini", profile);
  g_autofree char *second = NULL, *third = NULL, *fourth = NULL, *fifth = NULL, *sixth = NULL,
                  *last = NULL;
  g_autoptr (LoketProfile) whole = NULL;
  g_autoptr (GError) error = NULL;

  use_profiles (fixture);
  g_assert_cmpint (g_mkdir_with_parents (rules_folder, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (forms_folder, 0700), ==, 0);
  second = write_file (fixture, "rules/a.ini", rules);
  third = write_file (fixture, "forms/a.ini", form);
  draw_cards (fixture);
  whole = loket_profile_check ("test", &error);
  g_assert_no_error (error);
  sixth = write_file (fixture, "profile.ini", slip);
  assert_slip ("menur-condition");
  last = write_file (fixture, "profile.ini", profile);
  g_string_replace (other, "condition=illness", "condition=flu", 1);
  fourth = write_file (fixture, "forms/a.ini", other->str);
  assert_problem (
      "form menur-conditions: [question illness] condition: no rules have [condition flu]");
  fifth = write_file (fixture, "rules/b.ini", "[rules]\nversion=x\nfrom=today\n");
  assert_problem ("rules/b.ini:1:1: [rules]: from: not a day");
}

/* The drawings of cards are checked with the profile, each with its other side. */
static void
test_faces (Fixture *fixture, gconstpointer data)
{
  g_autofree char *front = read_shipped ("cards/melati-front.svg");
  g_autofree char *back = read_shipped ("cards/melati-back.svg");
  g_autoptr (GString) broken = g_string_new (back);
  g_autofree char *folder = loket_test_dir_child (fixture->dir, "profiles/test/cards");
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *fourth = NULL;
  g_autoptr (GError) error = NULL;

  use_profiles (fixture);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  first = write_file (fixture, "cards/melati-front.svg", front);
  g_assert_false (loket_profile_check_faces ("test", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_FOUND);
  g_clear_error (&error);
  second = write_file (fixture, "cards/melati-back.svg", back);
  g_assert_true (loket_profile_check_faces ("test", &error));
  g_assert_no_error (error);
  g_string_replace (broken, "id=\"phone\"", "id=\"fone\"", 1);
  third = write_file (fixture, "cards/melati-back.svg", broken->str);
  g_assert_false (loket_profile_check_faces ("test", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  g_assert_true (g_regex_match_simple (
      "^cards/melati-back\\.svg:[0-9]+: there is no field “fone”", error->message, 0, 0));
  g_clear_error (&error);
  g_unlink (second);
  g_unlink (first);
  fourth = write_file (fixture, "cards/melati.svg", front);
  g_assert_false (loket_profile_check_faces ("test", &error));
  g_assert_true (g_str_has_prefix (error->message, "cards/melati.svg:1: which side it is"));
}

static void
assert_no_drawing (const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketProfile) profile = loket_profile_check ("test", &error);

  g_assert_null (profile);
  g_assert_true (g_regex_match_simple (
      "^profile\\.ini:[0-9]+: \\[card melati\\] template: ", error->message, 0, 0));
  g_assert_nonnull (strstr (error->message, file));
}

/* A card whose drawings are missing, or misnamed in the profile, would be found at the first print.
 */
static void
test_card_faces (Fixture *fixture, gconstpointer data)
{
  g_autofree char *profile = read_shipped ("profile.ini");
  g_autoptr (GString) changed = g_string_new (profile);
  g_autofree char *first = write_file (fixture, "profile.ini", profile);
  g_autofree char *second = NULL, *third = NULL;
  g_autofree char *back =
      loket_test_dir_child (fixture->dir, "profiles/test/cards/melati-back.svg");
  g_autofree char *front =
      loket_test_dir_child (fixture->dir, "profiles/test/cards/melati-front.svg");
  g_autoptr (LoketProfile) whole = NULL;
  g_autoptr (GError) error = NULL;

  use_profiles (fixture);
  assert_no_drawing ("cards/melati-front.svg");
  draw_cards (fixture);
  whole = loket_profile_check ("test", &error);
  g_assert_no_error (error);
  g_string_replace (changed, "template=melati\n", "template=melatii\n", 1);
  second = write_file (fixture, "profile.ini", changed->str);
  assert_no_drawing ("cards/melatii-front.svg");
  third = write_file (fixture, "profile.ini", profile);
  g_unlink (back);
  g_unlink (front);
  assert_no_drawing ("cards/melati-front.svg");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add (                                                                                     \
      "/office/profile-values/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("faces", test_faces);
  ADD ("card-faces", test_card_faces);
  ADD ("lines", test_lines);
  ADD ("no-file", test_no_file);
  ADD ("unchanged", test_unchanged);
  ADD ("rules-and-forms", test_rules_and_forms);
  return g_test_run ();
}
