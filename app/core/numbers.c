/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as words and as money; voice, receipts and letters use it. */
#include "config.h"

#include "core/numbers.h"

#include <string.h>

static const char *const indonesian[] = {"nol",
                                         "satu",
                                         "dua",
                                         "tiga",
                                         "empat",
                                         "lima",
                                         "enam",
                                         "tujuh",
                                         "delapan",
                                         "sembilan",
                                         "sepuluh",
                                         "sebelas"};
static const char *const krama[] =
    {"nol", "setunggal", "kalih", "tiga", "sekawan", "gangsal", "enem", "pitu", "wolu", "sanga"};
static const char *const english[] = {"zero",    "one",     "two",       "three",    "four",
                                      "five",    "six",     "seven",     "eight",    "nine",
                                      "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                                      "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
static const char *const english_tens[] =
    {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

static void
add_word (GString *words, const char *word)
{
  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append (words, word);
}

/* 1 to 999; "se-" stands for one before belas, puluh and ratus. */
static void
add_hundreds (GString *words, guint number)
{
  if (number >= 200)
    add_word (words, indonesian[number / 100]);
  if (number >= 100)
    add_word (words, number >= 200 ? "ratus" : "seratus");
  number %= 100;
  if (number >= 20) {
    add_word (words, indonesian[number / 10]);
    add_word (words, "puluh");
    number %= 10;
  } else if (number >= 12) {
    add_word (words, indonesian[number - 10]);
    add_word (words, "belas");
    return;
  }
  if (number > 0)
    add_word (words, indonesian[number]);
}

/**
 * loket_number_words:
 * @number: any number
 *
 * Returns: (transfer full): it in Indonesian words (terbilang): "satu juta dua ratus ribu"
 */
char *
loket_number_words (gint64 number)
{
  static const struct {
    guint64 value;
    const char *name;
  } scales[] = {
      {G_GUINT64_CONSTANT (1000000000000000000), "kuintiliun"},
      {G_GUINT64_CONSTANT (1000000000000000), "kuadriliun"},
      {G_GUINT64_CONSTANT (1000000000000), "triliun"},
      {1000000000, "miliar"},
      {1000000, "juta"},
      {1000, "ribu"},
  };
  g_autoptr (GString) words = g_string_new (NULL);
  guint64 rest = number < 0 ? -(guint64) number : (guint64) number;

  if (number == 0)
    return g_strdup (indonesian[0]);
  if (number < 0)
    add_word (words, "minus");
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++) {
    guint count = (guint) (rest / scales[i].value);
    rest %= scales[i].value;
    if (count == 1 && scales[i].value == 1000) {
      add_word (words, "seribu");
    } else if (count > 0) {
      add_hundreds (words, count);
      add_word (words, scales[i].name);
    }
  }
  add_hundreds (words, (guint) rest);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * loket_number_english:
 * @number: 0 to 99, such as the number of a counter
 *
 * Returns: (transfer full): it in English words, in digits above 99
 */
char *
loket_number_english (guint number)
{
  if (number < G_N_ELEMENTS (english))
    return g_strdup (english[number]);
  if (number > 99)
    return g_strdup_printf ("%u", number);
  if (number % 10 == 0)
    return g_strdup (english_tens[number / 10]);
  return g_strdup_printf ("%s-%s", english_tens[number / 10], english[number % 10]);
}

/**
 * loket_number_grouped:
 * @language: (nullable): "en" has commas between the thousands, all others points
 * @number: any number
 *
 * Returns: (transfer full): "1.234.567"
 */
char *
loket_number_grouped (const char *language, gint64 number)
{
  guint64 size = number < 0 ? -(guint64) number : (guint64) number;
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, size);
  g_autoptr (GString) text = g_string_new (number < 0 ? "-" : "");
  const gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++) {
    if (i > 0 && (length - i) % 3 == 0)
      g_string_append_c (text, g_strcmp0 (language, "en") == 0 ? ',' : '.');
    g_string_append_c (text, digits[i]);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * loket_digit_word:
 * @language: (nullable): "id", "jv" or "en"; anything else is Indonesian
 * @digit: '0' to '9'
 *
 * Returns: (transfer none): how it is said
 */
const char *
loket_digit_word (const char *language, char digit)
{
  g_return_val_if_fail (g_ascii_isdigit (digit), "");
  if (g_strcmp0 (language, "jv") == 0)
    return krama[digit - '0'];
  if (g_strcmp0 (language, "en") == 0)
    return english[digit - '0'];
  return indonesian[digit - '0'];
}

/**
 * loket_money_text:
 * @rupiah: whole rupiah
 *
 * Returns: (transfer full): "Rp1.234.567", without a space, the same in every language
 */
char *
loket_money_text (gint64 rupiah)
{
  g_autofree char *number = loket_number_grouped ("id", rupiah);

  return rupiah < 0 ? g_strconcat ("-Rp", number + 1, NULL) : g_strconcat ("Rp", number, NULL);
}

/**
 * loket_money_words:
 * @rupiah: whole rupiah
 *
 * Returns: (transfer full): the Indonesian words of a receipt, "satu juta dua ratus ribu rupiah"
 */
char *
loket_money_words (gint64 rupiah)
{
  g_autofree char *number = loket_number_words (rupiah);

  return g_strconcat (number, " rupiah", NULL);
}
