/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parameter file: what the built-in one must hold, and what is said of a bad one. */
#include "core/error.h"
#include "core/match-parameters.h"
#include "core/resource.h"

#include <string.h>

static void
test_built_in (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketMatchParameters) parameters = loket_match_parameters_built_in (&error);

  g_assert_no_error (error);
  g_assert_cmpuint (parameters->version, ==, 1);
  g_assert_cmpfloat (parameters->lead, >=, 3);
  g_assert_cmpfloat (parameters->upper, >, parameters->lower);
  g_assert_cmpuint (parameters->block_cap, ==, 500);
  for (guint field = 0; field < LOKET_MATCH_N_FIELDS; field++) {
    g_assert_true (parameters->known[field][LOKET_MATCH_SAME]);
    g_assert_cmpfloat (parameters->odds[field][LOKET_MATCH_SAME].weight, >, 0);
    g_assert_cmpfloat (parameters->odds[field][LOKET_MATCH_OTHER].weight, <=, 0);
    g_assert_cmpfloat_with_epsilon (
        parameters->odds[field][LOKET_MATCH_UNKNOWN].weight, 0, G_MINDOUBLE);
  }
}

/* The built-in file with one text put for another. */
static GBytes *
file_with (const char *old, const char *new)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = loket_core_file ("/loket/core/match-parameters-1.ini", &error);
  gsize length;
  const char *data = g_bytes_get_data (file, &length);
  g_autoptr (GString) text = g_string_new_len (data, (gssize) length);

  g_assert_no_error (error);
  g_assert_cmpuint (g_string_replace (text, old, new, 1), ==, 1);
  return g_string_free_to_bytes (g_steal_pointer (&text));
}

static void
test_refused (void)
{
  static const char *const rows[][3] = {
      {"version=1", "version=0", "[parameters] version: is not from 1 on"},
      {"version=1", "version=1.5", "[parameters] version: is not a whole number from 0 on"},
      {"version=1\n", "", "[parameters] version: is missing"},
      {"lead=3", "lead=", "[decision] lead: is not a number"},
      {"lead=3", "lead=3 4", "[decision] lead: has something after its number"},
      {"lead=3", "lead=-3", "[decision] lead: is below 0"},
      {"lead=3", "lead=3\nlaed=3", "[decision] laed: is not known"},
      {"lower=", "lower=9\n#", "[decision] lower: is above upper"},
      {"[sex]", "[seks]", "[sex] same: is missing"},
      {"same=0.993 0.5", "same=0.99", "[sex] same: is not two numbers"},
      {"same=0.993 0.5", "same=1.99 0.5", "[sex] same: m and u are not above 0 and up to 1"},
      {"same=0.993 0.5", "same=0.99 0", "[sex] same: m and u are not above 0 and up to 1"},
      {"same=0.993 0.5", "same=0.993 0.5\nalike=1 1", "[sex] alike: is not known"},
      {"cap=500", "cap=0", "[blocks] cap: is 0"},
      {"[decision]", "[decision", "my.ini:1: "},
  };
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

  g_assert_null (loket_match_parameters_new (nothing, "my.ini", NULL));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) file = file_with (rows[i][0], rows[i][1]);
    g_autoptr (LoketMatchParameters) parameters =
        loket_match_parameters_new (file, "my.ini", &error);
    g_assert_null (parameters);
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
    g_assert_nonnull (strstr (error->message, rows[i][2]));
    g_assert_true (g_str_has_prefix (error->message, "my.ini:"));
  }
}

static void
test_line (void)
{
  g_autoptr (GBytes) file =
      g_bytes_new_static ("[parameters]\nversion=1\n\n[decision]\nupper = x\n", 43);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketMatchParameters) parameters = loket_match_parameters_new (file, "my.ini", &error);

  g_assert_null (parameters);
  g_assert_cmpstr (error->message, ==, "my.ini:5: [decision] upper: is not a number");
}

/* Damaged files are refused or read; nothing else happens. */
static void
test_damaged (void)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (3314);
  g_autoptr (GBytes) file = loket_core_file ("/loket/core/match-parameters-1.ini", NULL);
  gsize length;
  const char *data = g_bytes_get_data (file, &length);

  for (guint run = 0; run < 500; run++) {
    g_autofree char *copy = g_memdup2 (data, length);
    g_autoptr (GBytes) damaged = NULL;
    g_autoptr (LoketMatchParameters) parameters = NULL;
    for (guint i = 0; i < 3; i++)
      copy[g_rand_int_range (chance, 0, (int) length)] = (char) g_rand_int_range (chance, 0, 256);
    damaged = g_bytes_new (copy, (gsize) g_rand_int_range (chance, 0, (int) length));
    parameters = loket_match_parameters_new (damaged, "my.ini", NULL);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/match-parameters/built-in", test_built_in);
  g_test_add_func ("/core/match-parameters/refused", test_refused);
  g_test_add_func ("/core/match-parameters/line", test_line);
  g_test_add_func ("/core/match-parameters/damaged", test_damaged);
  return g_test_run ();
}
