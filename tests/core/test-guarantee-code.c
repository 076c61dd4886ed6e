/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codes of guarantee slips: made without anybody, read strictly, and never mistaken. */
#include "core/error.h"
#include "core/guarantee.h"

#include <string.h>

#define LETTERS "23456789ABCDEFGHJKMNPQRSTUVWXYZ"

static GBytes *
key_of (const char *secret)
{
  return g_bytes_new (secret, strlen (secret));
}

static void
sample (GBytes *key, LoketGuaranteeCode *code)
{
  g_autofree char *id = loket_guarantee_id (key, "3314-26-000017", 2, "2026-11-23", 1);

  *code = (LoketGuaranteeCode){.at = 1795395600, .purpose = 1, .days = 3, .print = 2};
  g_strlcpy (code->id, id, sizeof code->id);
  g_strlcpy (code->number, "3314-26-000017", sizeof code->number);
}

static void
test_round_trip (void)
{
  g_autoptr (GBytes) key = key_of ("one device");
  g_autoptr (GBytes) other = key_of ("another device");
  g_autoptr (GBytes) public_key = loket_guarantee_public_key (key);
  g_autoptr (GBytes) strange = loket_guarantee_public_key (other);
  g_autofree char *kid = loket_guarantee_kid (public_key);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  LoketGuaranteeCode code, read;

  sample (key, &code);
  text = loket_guarantee_text (&code, key);
  g_assert_nonnull (text);
  g_assert_cmpuint (strlen (text), <=, LOKET_GUARANTEE_TEXT);
  /* Only what a QR has in its alphanumeric mode. */
  g_assert_cmpuint (strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"), ==, strlen (text));
  g_assert_true (loket_guarantee_text_is (text));
  g_assert_true (loket_guarantee_text_read (text, &read, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (read.id, ==, code.id);
  g_assert_cmpstr (read.kid, ==, kid);
  g_assert_cmpstr (read.number, ==, code.number);
  g_assert_cmpint (read.at, ==, code.at);
  g_assert_cmpint (read.purpose, ==, 1);
  g_assert_cmpint (read.days, ==, 3);
  g_assert_cmpint (read.print, ==, 2);
  g_assert_true (loket_guarantee_is_sealed_by (&read, public_key));
  g_assert_false (loket_guarantee_is_sealed_by (&read, strange));
}

/* Whatever is changed, it is another slip or none. */
static void
test_each_bit_counts (void)
{
  static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  g_autoptr (GBytes) key = key_of ("one device");
  g_autoptr (GBytes) public_key = loket_guarantee_public_key (key);
  g_autofree char *text = NULL;
  LoketGuaranteeCode code, read;

  sample (key, &code);
  text = loket_guarantee_text (&code, key);
  for (guint i = 0; text[i] != '\0'; i++) {
    const char was = text[i];
    for (guint bit = 0; bit < 5; bit++) {
      const char *at = strchr (alphabet, was);
      text[i] = at != NULL ? alphabet[(guint) (at - alphabet) ^ 1u << bit] : 'Z';
      if (loket_guarantee_text_read (text, &read, NULL))
        g_assert_false (loket_guarantee_is_sealed_by (&read, public_key));
    }
    text[i] = was;
  }
  for (gsize length = strlen (text); length > 0; length--) {
    text[length - 1] = '\0';
    g_assert_false (loket_guarantee_text_read (text, &read, NULL));
  }
}

static void
test_strict (void)
{
  g_autoptr (GBytes) key = key_of ("one device");
  g_autofree char *text = NULL;
  g_autofree char *small = NULL;
  g_autofree char *longer = NULL;
  g_autofree char *far = g_strnfill (5000, 'A');
  g_autofree char *marked = g_strconcat ("LKG1", far, NULL);
  g_autoptr (GError) error = NULL;
  LoketGuaranteeCode code, read;

  sample (key, &code);
  text = loket_guarantee_text (&code, key);
  small = g_ascii_strdown (text, -1);
  longer = g_strconcat (text, "A", NULL);
  g_assert_false (loket_guarantee_text_read (NULL, &read, NULL));
  g_assert_false (loket_guarantee_text_read ("", &read, NULL));
  g_assert_false (loket_guarantee_text_read ("LKG1", &read, NULL));
  g_assert_false (loket_guarantee_text_read (small, &read, NULL));
  g_assert_false (loket_guarantee_text_read (longer, &read, NULL));
  g_assert_false (loket_guarantee_text_read (marked, &read, NULL));
  text[3] = '2';
  g_assert_false (loket_guarantee_text_read (text, &read, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
}

/* What cannot be is not written either. */
static void
test_what_cannot_be (void)
{
  g_autoptr (GBytes) key = key_of ("one device");
  LoketGuaranteeCode good, bad;

  sample (key, &good);
#define REFUSED(change)                                                                            \
  bad = good;                                                                                      \
  change;                                                                                          \
  g_assert_null (loket_guarantee_text (&bad, key))
  REFUSED (bad.number[0] = '\0');
  REFUSED (bad.number[0] = 'a');
  REFUSED (bad.number[0] = ' ');
  REFUSED (memset (bad.number, '1', sizeof bad.number));
  REFUSED (bad.at = -1);
  REFUSED (bad.at = G_GINT64_CONSTANT (1) << 32);
  REFUSED (bad.purpose = LOKET_N_GUARANTEE_PURPOSES);
  REFUSED (bad.days = LOKET_GUARANTEE_DAYS_MAX + 1);
  REFUSED (bad.print = 0);
  REFUSED (bad.print = 65536);
  REFUSED (bad.id[8] = '0');
#undef REFUSED
}

/* The same visit is the same slip, whenever the program was started; nothing else is. */
static void
test_ids (void)
{
  g_autoptr (GBytes) key = key_of ("one device");
  g_autoptr (GBytes) other = key_of ("another device");
  g_autofree char *id = loket_guarantee_id (key, "3314-26-000017", 2, "2026-11-23", 1);
  g_autofree char *again = loket_guarantee_id (key, "3314-26-000017", 2, "2026-11-23", 1);
  const struct {
    GBytes *key;
    const char *number;
    gint64 print;
    const char *day;
    int purpose;
  } others[] = {
      {other, "3314-26-000017", 2, "2026-11-23", 1},
      {key, "3314-26-000018", 2, "2026-11-23", 1},
      {key, "3314-26-000017", 3, "2026-11-23", 1},
      {key, "3314-26-000017", 2, "2026-11-24", 1},
      {key, "3314-26-000017", 2, "2026-11-23", 2},
  };

  g_assert_cmpstr (id, ==, again);
  g_assert_cmpuint (strlen (id), ==, 36);
  g_assert_cmpint (id[14], ==, '7');
  g_assert_nonnull (strchr ("89ab", id[19]));
  g_assert_null (strstr (id, "000017"));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autofree char *differs = loket_guarantee_id (
        others[i].key, others[i].number, others[i].print, others[i].day, others[i].purpose);
    g_assert_cmpstr (id, !=, differs);
  }
}

static void
test_short_code (void)
{
  g_autofree char *code = loket_guarantee_short_code ("019ab2c0-1111-7aaa-8bbb-123456789abc");
  g_autofree char *other = loket_guarantee_short_code ("019ab2c0-1111-7aaa-8bbb-123456789abd");
  g_autofree char *shown = loket_guarantee_short_code_shown (code);
  g_autofree char *read = loket_guarantee_short_code_read (shown, NULL);
  g_autofree char *small = g_ascii_strdown (shown, -1);
  g_autofree char *of_small = loket_guarantee_short_code_read (small, NULL);

  g_assert_cmpuint (strlen (code), ==, LOKET_GUARANTEE_CODE);
  g_assert_cmpuint (strspn (code, LETTERS), ==, LOKET_GUARANTEE_CODE);
  g_assert_cmpstr (code, !=, other);
  g_assert_cmpuint (strlen (shown), ==, LOKET_GUARANTEE_CODE + 2);
  g_assert_cmpint (shown[3], ==, '-');
  g_assert_cmpint (shown[8], ==, '-');
  g_assert_cmpstr (read, ==, code);
  g_assert_cmpstr (of_small, ==, code);
  g_assert_null (loket_guarantee_short_code_read (NULL, NULL));
  g_assert_null (loket_guarantee_short_code_read ("", NULL));
  g_assert_null (loket_guarantee_short_code_read ("K7Q2MXF9B", NULL));
  g_assert_false (loket_guarantee_text_is (shown));
}

/* One letter wrong, and two neighbours in each other's place: always noticed. */
static void
test_check_letter (void)
{
  for (guint n = 0; n < 50; n++) {
    g_autofree char *id = g_strdup_printf ("019ab2c0-1111-7aaa-8bbb-%012x", n);
    g_autofree char *code = loket_guarantee_short_code (id);
    for (guint i = 0; i < LOKET_GUARANTEE_CODE; i++) {
      const char was = code[i];
      for (const char *letter = LETTERS; *letter != '\0'; letter++) {
        g_autofree char *read = NULL;
        code[i] = *letter;
        read = loket_guarantee_short_code_read (code, NULL);
        g_assert_true ((read != NULL) == (*letter == was));
      }
      code[i] = was;
      if (i + 2 < LOKET_GUARANTEE_CODE && code[i] != code[i + 1]) {
        code[i] = code[i + 1];
        code[i + 1] = was;
        g_assert_null (loket_guarantee_short_code_read (code, NULL));
        code[i + 1] = code[i];
        code[i] = was;
      }
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/guarantee-code/round-trip", test_round_trip);
  g_test_add_func ("/core/guarantee-code/each-bit-counts", test_each_bit_counts);
  g_test_add_func ("/core/guarantee-code/strict", test_strict);
  g_test_add_func ("/core/guarantee-code/what-cannot-be", test_what_cannot_be);
  g_test_add_func ("/core/guarantee-code/ids", test_ids);
  g_test_add_func ("/core/guarantee-code/short-code", test_short_code);
  g_test_add_func ("/core/guarantee-code/check-letter", test_check_letter);
  return g_test_run ();
}
