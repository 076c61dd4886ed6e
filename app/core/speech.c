/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said when a ticket is called (domain.md 6.1, 6.2); the voice of the hall asks. */
#include "config.h"

#include "core/speech.h"

#include "core/numbers.h"
#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Names of the letters as they are said; English letters say themselves. */
static const char *const letter_names[] = {"a",  "be", "ce", "de", "e",  "ef",  "ge", "ha", "i",
                                           "je", "ka", "el", "em", "en", "o",   "pe", "ki", "er",
                                           "es", "te", "u",  "ve", "we", "eks", "ye", "zet"};

/**
 * loket_letter_name:
 * @language: (nullable): "id", "jv" or "en"
 * @letter: 'A' to 'Z'
 *
 * Returns: (transfer none): how the letter is said: "be"; in English the small letter itself
 */
const char *
loket_letter_name (const char *language, char letter)
{
  static const char *const english[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i",
                                        "j", "k", "l", "m", "n", "o", "p", "q", "r",
                                        "s", "t", "u", "v", "w", "x", "y", "z"};

  g_return_val_if_fail (g_ascii_isupper (letter), "");
  return g_strcmp0 (language, "en") == 0 ? english[letter - 'A'] : letter_names[letter - 'A'];
}

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strlen (text) <= 9 && strspn (text, "0123456789") == strlen (text);
}

/* Every digit of @text on its own; what is no digit is left out. */
static void
add_digits (GStrvBuilder *parts, const char *language, const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if (g_ascii_isdigit (*c))
      g_strv_builder_add (parts, loket_digit_word (language, *c));
}

/* "dua belas" as "dua", "belas", so that few clips say all numbers. */
static void
add_words (GStrvBuilder *parts, const char *sentence)
{
  g_auto (GStrv) words = g_strsplit (sentence, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    g_strv_builder_add (parts, words[i]);
}

static void
add_number (GStrvBuilder *parts, const char *language, LoketSpeechStyle style, const char *digits)
{
  g_autofree char *words = NULL;

  if (style == LOKET_SPEECH_DIGITS || !is_number (digits) || g_strcmp0 (language, "jv") == 0 ||
      g_strcmp0 (language, "en") == 0) {
    add_digits (parts, language, digits);
    return;
  }
  words = loket_number_words (g_ascii_strtoll (digits, NULL, 10));
  add_words (parts, words);
}

static gsize
count_letters (const char *label)
{
  gsize n = 0;

  while (g_ascii_isupper (label[n]))
    n++;
  return n;
}

/**
 * loket_label_parts:
 * @language: (nullable): "id", "jv" or "en"
 * @style: how its number is read
 * @label: label of a ticket, "A012"
 *
 * Returns: (transfer full): what is said, piece by piece: "a", "nol", "satu", "dua"
 */
char **
loket_label_parts (const char *language, LoketSpeechStyle style, const char *label)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  const gsize letters = count_letters (label);

  for (gsize i = 0; i < letters; i++)
    g_strv_builder_add (parts, loket_letter_name (language, label[i]));
  add_number (parts, language, style, label + letters);
  return g_strv_builder_end (parts);
}

/**
 * loket_counter_parts:
 * @language: (nullable): "id", "jv" or "en"
 * @counter: what stands over the counter, "3"
 *
 * Returns: (transfer full): what is said, piece by piece; a number without zeros before it is read
 *   as a whole, in krama digit by digit; a name is said as it is
 */
char **
loket_counter_parts (const char *language, const char *counter)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

  if (!is_number (counter)) {
    g_strv_builder_add (parts, counter);
  } else if (g_strcmp0 (language, "en") == 0) {
    g_autofree char *words = loket_number_english ((guint) g_ascii_strtoull (counter, NULL, 10));
    g_strv_builder_add (parts, words);
  } else {
    add_number (parts, language, LOKET_SPEECH_WORDS, counter);
  }
  return g_strv_builder_end (parts);
}

/**
 * loket_call_parts:
 * @language: (nullable): "id", "jv" or "en"
 * @style: how the number is read
 * @label: label of a ticket, "A012"
 * @counter: what stands over the counter, "3"
 *
 * Returns: (transfer full): names of the clips of one call, in order: "nomor-antrean", "a", "nol",
 *   "satu", "dua", "silakan-menuju-loket", "tiga"
 */
char **
loket_call_parts (const char *language,
                  LoketSpeechStyle style,
                  const char *label,
                  const char *counter)
{
  static const char *const frames[][3] = {
      {"nomor-antrean", "silakan-menuju-loket", NULL},
      {"nomer-antrean", "kaaturan-tindak-dhateng-loket", "matur-nuwun"},
      {"ticket-number", "please-go-to-counter", NULL},
  };
  const guint row = g_strcmp0 (language, "jv") == 0 ? 1 : (g_strcmp0 (language, "en") == 0 ? 2 : 0);
  g_auto (GStrv) number = loket_label_parts (language, style, label);
  g_auto (GStrv) place = loket_counter_parts (language, counter);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

  g_strv_builder_add (parts, frames[row][0]);
  g_strv_builder_addv (parts, (const char **) number);
  g_strv_builder_add (parts, frames[row][1]);
  g_strv_builder_addv (parts, (const char **) place);
  if (frames[row][2] != NULL)
    g_strv_builder_add (parts, frames[row][2]);
  return g_strv_builder_end (parts);
}

/**
 * loket_label_spoken:
 * @language: (nullable): "id", "jv" or "en"
 * @style: how its number is read
 * @label: label of a ticket, "A012"
 *
 * Returns: (transfer full): "A, nol, satu, dua", with pauses, or "A dua belas"
 */
char *
loket_label_spoken (const char *language, LoketSpeechStyle style, const char *label)
{
  g_auto (GStrv) parts = loket_label_parts (language, style, label);
  const gsize letters = count_letters (label);
  const gboolean whole = style == LOKET_SPEECH_WORDS && g_strcmp0 (language, "jv") != 0 &&
                         g_strcmp0 (language, "en") != 0;

  /* The letter stands as it is: a synthesiser and the eye know it by that. */
  for (gsize i = 0; i < letters; i++) {
    g_free (parts[i]);
    parts[i] = g_strndup (label + i, 1);
  }
  return g_strjoinv (whole ? " " : ", ", parts);
}

/**
 * loket_call_sentence:
 * @language: (nullable): "id", "jv" or "en"
 * @style: how the number is read
 * @label: label of a ticket, "A012"
 * @counter: what stands over the counter, "3"
 *
 * Returns: (transfer full): "Nomor antrean A, nol, satu, dua. Silakan menuju loket tiga."
 */
char *
loket_call_sentence (const char *language,
                     LoketSpeechStyle style,
                     const char *label,
                     const char *counter)
{
  g_autofree char *number = loket_label_spoken (language, style, label);
  g_auto (GStrv) place_parts = loket_counter_parts (language, counter);
  g_autofree char *place = g_strjoinv (g_strcmp0 (language, "jv") == 0 ? ", " : " ", place_parts);
  g_autoptr (GString) sentence = g_string_new (
      loket_text (language, N_ ("Ticket number {number}. Please go to counter {counter}.")));

  g_string_replace (sentence, "{number}", number, 1);
  g_string_replace (sentence, "{counter}", place, 1);
  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

/**
 * loket_greeting:
 * @language: (nullable): "id", "jv" or "en"
 * @hour: hour of the local clock
 *
 * Returns: (transfer none): the greeting of that hour: pagi to 10.59, siang to 14.59, sore to 17.59
 */
const char *
loket_greeting (const char *language, int hour)
{
  if (hour < 11)
    return loket_text (language, N_ ("Good morning"));
  if (hour < 15)
    return loket_text (language, N_ ("Good day"));
  if (hour < 18)
    return loket_text (language, N_ ("Good afternoon"));
  return loket_text (language, N_ ("Good evening"));
}
