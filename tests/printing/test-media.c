/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choice of a paper size, and what printers say about themselves. */
#include "printing/media.h"
#include "printing/print-state.h"
#include "printing/qr.h"

#include "core/error.h"

#include <string.h>

static void
test_parse (void)
{
  double width, height;

  g_assert_true (loket_media_parse ("iso_a4_210x297mm", &width, &height));
  g_assert_cmpfloat_with_epsilon (width, 210, 0.001);
  g_assert_cmpfloat_with_epsilon (height, 297, 0.001);
  g_assert_true (loket_media_parse ("na_letter_8.5x11in", &width, &height));
  g_assert_cmpfloat_with_epsilon (width, 215.9, 0.001);
  g_assert_false (loket_media_parse ("a4", &width, &height));
  g_assert_false (loket_media_parse ("iso_a4_", &width, &height));
  g_assert_false (loket_media_parse ("iso_a4_210x297", &width, &height));
  g_assert_false (loket_media_parse ("iso_a4_210mm", &width, &height));
  g_assert_false (loket_media_parse ("bad_0x0mm", &width, &height));
}

static void
assert_chosen (const char *supported, const char *wanted)
{
  g_auto (GStrv) names = g_strsplit (supported, ",", -1);
  g_autofree char *chosen = loket_media_choose ((const char *const *) names, 80, 173);

  g_assert_cmpstr (chosen, ==, wanted);
}

static void
test_choose (void)
{
  assert_chosen ("iso_a4_210x297mm,custom_roll_80x173mm", "custom_roll_80x173mm");
  assert_chosen ("iso_a4_210x297mm,custom_min_79x30mm,custom_max_80x300mm", "custom_slip_80x173mm");
  assert_chosen ("iso_a4_210x297mm,custom_min_79x30mm,custom_max_80x100mm", "iso_a4_210x297mm");
  assert_chosen ("iso_a4_210x297mm,om_roll_80x200mm,om_short_80x100mm", "om_roll_80x200mm");
  assert_chosen ("iso_a6_105x148mm", NULL);
  g_assert_null (loket_media_choose (NULL, 80, 173));
}

static void
assert_is_roll (const char *supported, gboolean wanted)
{
  g_auto (GStrv) names = g_strsplit (supported, ",", -1);

  g_assert_cmpint (loket_media_is_roll ((const char *const *) names), ==, wanted);
}

static void
test_roll (void)
{
  assert_is_roll ("custom_ticket_80x120mm,custom_min_80x30mm,custom_max_80x300mm", TRUE);
  assert_is_roll ("om_roll_58x200mm", TRUE);
  assert_is_roll ("om_roll_80x200mm,iso_a4_210x297mm", FALSE);
  assert_is_roll ("iso_a5_148x210mm", FALSE);
  assert_is_roll ("om_roll_80x200mm,custom_min_50x30mm,custom_max_216x356mm", FALSE);
  assert_is_roll ("unknown", FALSE);
  g_assert_false (loket_media_is_roll (NULL));
}

static void
test_keywords (void)
{
  static const struct {
    const char *keyword;
    LoketPrintReason reason;
  } rows[] = {
      {"media-empty-warning", LOKET_PRINT_REASON_PAPER_OUT},
      {"media-empty", LOKET_PRINT_REASON_PAPER_OUT},
      {"media-needed-error", LOKET_PRINT_REASON_PAPER_OUT},
      {"media-jam-report", LOKET_PRINT_REASON_JAM},
      {"cover-open-error", LOKET_PRINT_REASON_COVER_OPEN},
      {"offline-report", LOKET_PRINT_REASON_OFFLINE},
      {"paused", LOKET_PRINT_REASON_PAUSED},
      {"toner-empty-error", LOKET_PRINT_REASON_SUPPLY},
      {"media-low-warning", LOKET_PRINT_REASON_NONE},
      {"cups-waiting-for-job-completed", LOKET_PRINT_REASON_NONE},
      {"none", LOKET_PRINT_REASON_NONE},
      {"", LOKET_PRINT_REASON_NONE},
      {"-error", LOKET_PRINT_REASON_NONE},
      {"Connecting to printer.", LOKET_PRINT_REASON_NONE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (loket_print_reason_from_keyword (rows[i].keyword), ==, rows[i].reason);
}

static void
test_every_reason_has_words (void)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (loket_print_reason_get_type ());

  for (guint i = 0; i < klass->n_values; i++) {
    const LoketPrintReason reason = (LoketPrintReason) klass->values[i].value;
    const char *english = loket_print_reason_card_sentence (reason, "en");
    g_assert_cmpstr (english, !=, loket_print_reason_card_sentence (reason, "id"));
    g_assert_cmpstr (english, !=, loket_print_reason_card_sentence (reason, "jv"));
    if (reason > LOKET_PRINT_REASON_DISK) /* the rest is of cards */
      continue;
    english = loket_print_reason_sentence (reason, "en");
    g_assert_cmpstr (english, !=, loket_print_reason_sentence (reason, "id"));
    g_assert_cmpstr (english, !=, loket_print_reason_sentence (reason, "jv"));
  }
}

static void
test_qr_limits (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketQr) qr = loket_qr_new ("LKT1", &error);
  g_autofree char *novel = g_strnfill (4000, 'x');

  g_assert_no_error (error);
  g_assert_cmpuint (loket_qr_modules (qr), ==, 21 + 2 * LOKET_QR_QUIET);
  g_assert_cmpfloat_with_epsilon (loket_qr_module_for (qr, 29), 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (loket_qr_module_for (qr, 28.9), 0.875, 1e-9);
  g_assert_null (loket_qr_new (novel, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printing/media/parse", test_parse);
  g_test_add_func ("/printing/media/choose", test_choose);
  g_test_add_func ("/printing/media/roll", test_roll);
  g_test_add_func ("/printing/print-state/keywords", test_keywords);
  g_test_add_func ("/printing/print-state/every-reason-has-words", test_every_reason_has_words);
  g_test_add_func ("/printing/qr/limits", test_qr_limits);
  return g_test_run ();
}
