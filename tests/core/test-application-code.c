/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The code of an applicant's slip: only what the office gave out is read, and no ticket is one. */
#include "core/application-code.h"

#include "core/error.h"
#include "core/ticket-code.h"

#include <string.h>

#define ID "0190aaaa-1234-7abc-8def-0123456789ab"

static GBytes *
key_of (const char *text)
{
  return g_bytes_new_static (text, strlen (text));
}

static void
test_round (void)
{
  g_autoptr (GBytes) key = key_of ("the secret of the office");
  g_autofree char *text = loket_application_code_text (ID, key);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = loket_application_code_read (text, key, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, ID);
  g_assert_cmpuint (strlen (text), ==, LOKET_APPLICATION_CODE_LENGTH);
  g_assert_true (g_str_has_prefix (text, "LKA1"));
  g_assert_null (loket_application_code_text ("no id", key));
}

static void
test_forged (void)
{
  g_autoptr (GBytes) key = key_of ("the secret of the office");
  g_autoptr (GBytes) other = key_of ("the secret of another one");
  g_autofree char *good = loket_application_code_text (ID, key);
  g_autofree char *theirs = loket_application_code_text (ID, other);
  g_autofree char *ticket = loket_ticket_code_text (ID, 'A', key);
  g_autofree char *dressed = g_strconcat ("LKA1", ticket + 4, NULL);
  const char *const texts[] = {theirs, ticket, dressed, "", "LKA1", "LKA1AAAA", NULL};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (loket_application_code_read (texts[i], key, &error));
    g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  }
  for (gsize i = 0; good[i] != '\0'; i++) {
    g_autofree char *bad = g_strdup (good);
    bad[i] = bad[i] == 'A' ? 'B' : 'A';
    g_assert_null (loket_application_code_read (bad, key, NULL));
  }
}

/* Digits for fingers: the number, then what only the office knows. */
static void
test_typed (void)
{
  g_autoptr (GBytes) key = key_of ("the secret of the office");
  g_autoptr (GBytes) other = key_of ("the secret of another one");
  g_autofree char *typed = loket_application_typed_code (1234, key);
  g_autofree char *theirs = loket_application_typed_code (1234, other);
  g_autofree char *shown = loket_application_typed_code_shown ("1234567890");
  g_autofree char *neighbour = g_strdup (typed);
  const char *const wrong[] = {
      theirs, neighbour, "1234", "", "123456", "01234123456", "99999999999999999999999999", "12a4"};
  g_autoptr (GError) error = NULL;
  gint64 number;

  g_assert_cmpuint (strlen (typed), ==, 4 + LOKET_TYPED_CODE_SEAL);
  g_assert_true (loket_application_code_is_typed (typed));
  g_assert_true (loket_application_typed_code_read (typed, key, &number, &error));
  g_assert_no_error (error);
  g_assert_cmpint (number, ==, 1234);
  g_assert_cmpstr (shown, ==, "123 456 789 0");
  neighbour[3] = '5'; /* the next number with the same seal */
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) refusal = NULL;
    g_assert_false (loket_application_typed_code_read (wrong[i], key, &number, &refusal));
    g_assert_error (refusal, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/application-code/round", test_round);
  g_test_add_func ("/core/application-code/forged", test_forged);
  g_test_add_func ("/core/application-code/typed", test_typed);
  return g_test_run ();
}
