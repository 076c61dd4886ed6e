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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/application-code/round", test_round);
  g_test_add_func ("/core/application-code/forged", test_forged);
  return g_test_run ();
}
