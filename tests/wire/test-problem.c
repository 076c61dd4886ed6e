/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Problems: every code there and back in every language, and what is no problem of ours. */
#include "core/error.h"
#include "core/text.h"
#include "wire/json.h"
#include "wire/problem.h"

#include <gio/gio.h>
#include <string.h>

static const char *const languages[] = {LOKET_LANGUAGES};

static GError *
make_error (LoketErrorCode code, const char *parameter)
{
  GError *error = NULL;

  loket_set_error (&error, code, parameter, "for the log only");
  return error;
}

static GError *
read_back (const char *text, guint status)
{
  GError *error = NULL;

  loket_problem_to_error (text, text != NULL ? strlen (text) : 0, status, &error);
  g_assert_nonnull (error);
  return error;
}

static void
assert_there_and_back (LoketErrorCode code, const char *language)
{
  gboolean has_parameter = *loket_error_code_parameter_name (code) != '\0';
  const char *parameter = has_parameter ? "a \"b\" %s%n é" : NULL;
  g_autoptr (GError) error = make_error (code, parameter);
  g_autofree char *json = loket_problem_from_error (error, language);
  g_autofree char *title = loket_problem_title (error, language);
  g_autoptr (GError) check = NULL;
  g_autoptr (GError) again = NULL;

  loket_json_check (json, strlen (json), &check);
  g_assert_no_error (check);
  again = read_back (json, loket_error_code_status (code));
  g_assert_error (again, LOKET_ERROR, (int) code);
  g_assert_cmpstr (loket_error_parameter (again), ==, parameter);
  g_assert_null (strstr (json, "for the log"));
  /* An id says nothing to people: it is a member of the problem and not in its sentence. */
  if (strstr (loket_error_code_sentence (code), "%s") != NULL)
    g_assert_nonnull (strstr (title, parameter));
  else
    g_assert_null (strstr (title, "%"));
}

static void
test_every_code_in_every_language (void)
{
  for (guint code = 0; code < LOKET_N_ERRORS; code++)
    for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
      assert_there_and_back ((LoketErrorCode) code, languages[i]);
}

static void
test_every_sentence_is_translated (void)
{
  for (guint code = 0; code < LOKET_N_ERRORS; code++) {
    g_autoptr (GError) error = make_error ((LoketErrorCode) code, "x");
    g_autofree char *indonesian = loket_problem_title (error, NULL);
    g_autofree char *javanese = loket_problem_title (error, "jv");
    g_autofree char *english = loket_problem_title (error, "en");
    g_assert_cmpstr (indonesian, !=, english);
    g_assert_cmpstr (javanese, !=, english);
    g_assert_cmpstr (javanese, !=, indonesian);
  }
}

static void
test_writes_what_rfc_9457_asks (void)
{
  g_autoptr (GError) error = make_error (LOKET_ERROR_QUEUE_EMPTY, "2");
  g_autofree char *json = loket_problem_from_error (error, "en");

  g_assert_cmpstr (json,
                   ==,
                   "{\"type\":\"urn:loket:problem:queue-empty\","
                   "\"title\":\"Nobody is waiting for counter 2.\",\"status\":409,"
                   "\"code\":\"queue-empty\",\"counter\":\"2\"}");
}

static void
test_without_parameter (void)
{
  g_autoptr (GError) error = make_error (LOKET_ERROR_QUEUE_EMPTY, NULL);
  g_autofree char *json = loket_problem_from_error (error, "en");
  g_autoptr (GError) again = read_back (json, 409);

  g_assert_null (strstr (json, "\"counter\""));
  g_assert_nonnull (strstr (json, "counter ?."));
  g_assert_null (loket_error_parameter (again));
}

static void
test_foreign_error_is_internal (void)
{
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "/secret/path");
  g_autofree char *json = loket_problem_from_error (error, "en");

  g_assert_null (strstr (json, "secret"));
  g_assert_nonnull (strstr (json, "\"status\":500,\"code\":\"internal\""));
}

static void
test_by_status (void)
{
  static const struct {
    guint status;
    LoketErrorCode known; /* a problem with a code that is not known */
    LoketErrorCode bare;  /* no problem at all */
  } rows[] = {
      {400, LOKET_ERROR_INTERNAL, LOKET_ERROR_INTERNAL},
      {401, LOKET_ERROR_SIGN_IN_NEEDED, LOKET_ERROR_SIGN_IN_NEEDED},
      {403, LOKET_ERROR_NOT_ALLOWED, LOKET_ERROR_NOT_ALLOWED},
      {409, LOKET_ERROR_RULE, LOKET_ERROR_INTERNAL},
      {415, LOKET_ERROR_NOT_JSON, LOKET_ERROR_NOT_JSON},
      {422, LOKET_ERROR_RULE, LOKET_ERROR_INTERNAL},
      {429, LOKET_ERROR_TOO_MANY, LOKET_ERROR_TOO_MANY},
      {500, LOKET_ERROR_INTERNAL, LOKET_ERROR_INTERNAL},
      {503, LOKET_ERROR_BUSY, LOKET_ERROR_BUSY},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) known = read_back ("{\"code\":\"newer\"}", rows[i].status);
    g_autoptr (GError) no_code = read_back ("{}", rows[i].status);
    g_autoptr (GError) html = read_back ("<html>", rows[i].status);
    g_autoptr (GError) nothing = read_back (NULL, rows[i].status);
    g_assert_error (known, LOKET_ERROR, (int) rows[i].known);
    g_assert_error (no_code, LOKET_ERROR, (int) rows[i].known);
    g_assert_error (html, LOKET_ERROR, (int) rows[i].bare);
    g_assert_error (nothing, LOKET_ERROR, (int) rows[i].bare);
  }
}

static void
test_unknown_refusal_keeps_its_sentence (void)
{
  g_autofree char *long_title = g_strnfill (2000, 'x');
  g_autofree char *json = g_strdup_printf ("{\"code\":\"newer\",\"title\":\"%s\"}", long_title);
  g_autoptr (GError) error = read_back ("{\"code\":\"newer\",\"title\":\"Kuota telas.\"}", 422);
  g_autoptr (GError) long_error = read_back (json, 422);

  g_assert_cmpstr (loket_error_parameter (error), ==, "Kuota telas.");
  g_assert_cmpuint (strlen (loket_error_parameter (long_error)), ==, 300);
}

static void
test_members_of_wrong_type (void)
{
  g_autoptr (GError) code = read_back ("{\"code\":7}", 500);
  g_autoptr (GError) parameter = read_back ("{\"code\":\"queue-empty\",\"counter\":1}", 409);
  g_autoptr (GError) title = read_back ("{\"code\":\"newer\",\"title\":[]}", 409);

  g_assert_error (code, LOKET_ERROR, LOKET_ERROR_INTERNAL);
  g_assert_error (parameter, LOKET_ERROR, LOKET_ERROR_QUEUE_EMPTY);
  g_assert_null (loket_error_parameter (parameter));
  g_assert_error (title, LOKET_ERROR, LOKET_ERROR_RULE);
  g_assert_null (loket_error_parameter (title));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire/problem/every-code-in-every-language", test_every_code_in_every_language);
  g_test_add_func ("/wire/problem/every-sentence-is-translated", test_every_sentence_is_translated);
  g_test_add_func ("/wire/problem/writes-what-rfc-9457-asks", test_writes_what_rfc_9457_asks);
  g_test_add_func ("/wire/problem/without-parameter", test_without_parameter);
  g_test_add_func ("/wire/problem/foreign-error-is-internal", test_foreign_error_is_internal);
  g_test_add_func ("/wire/problem/by-status", test_by_status);
  g_test_add_func ("/wire/problem/unknown-refusal-keeps-its-sentence",
                   test_unknown_refusal_keeps_its_sentence);
  g_test_add_func ("/wire/problem/members-of-wrong-type", test_members_of_wrong_type);
  return g_test_run ();
}
