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

/* Javanese sounds that Indonesian letters stand for too, but in other words: a final open "a" is
 * said "o", and "dh" is a "d" with the tongue further back.  The rest of krama reads well as it is
 * written.  This is the only place that knows; whoever hears it better changes it here. */
static const struct {
  const char *written;
  const char *said;
} krama_sounds[] = {{"tiga", "tigo"}, {"sanga", "songo"}, {"dhateng", "dateng"}};

static const char *
krama_sound (const char *word, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (krama_sounds); i++)
    if (strlen (krama_sounds[i].written) == length &&
        g_ascii_strncasecmp (krama_sounds[i].written, word, length) == 0)
      return krama_sounds[i].said;
  return NULL;
}

/**
 * loket_speech_spelling:
 * @language: (nullable): "id", "jv" or "en"
 * @sentence: to be said in it
 *
 * espeak-ng has no Javanese voice, so krama is read by the Indonesian one.
 *
 * Returns: (transfer full): the sentence as the voice of loket_speech_voice() has to see it
 */
char *
loket_speech_spelling (const char *language, const char *sentence)
{
  g_autoptr (GString) spelled = g_string_new (NULL);

  if (g_strcmp0 (language, "jv") != 0)
    return g_strdup (sentence);
  while (*sentence != '\0') {
    gsize length = 0;
    const char *sound;
    while (g_ascii_isalpha (sentence[length]))
      length++;
    sound = krama_sound (sentence, length);
    if (sound != NULL)
      g_string_append (spelled, sound);
    else
      g_string_append_len (spelled, sentence, (gssize) MAX (length, 1));
    sentence += MAX (length, 1);
  }
  return g_string_free (g_steal_pointer (&spelled), FALSE);
}

/**
 * loket_speech_voice:
 * @language: (nullable): "id", "jv" or "en"
 *
 * Returns: (transfer none): the voice of espeak-ng that says it
 */
const char *
loket_speech_voice (const char *language)
{
  return g_strcmp0 (language, "en") == 0 ? "en" : "id";
}

/**
 * loket_clip_name:
 * @part: what is said, one of loket_call_parts()
 *
 * The name of a counter is said too, and may be anything; a file's name may not.
 *
 * Returns: (transfer full): name of its recording without its end: small letters, digits and "-"
 */
char *
loket_clip_name (const char *part)
{
  char *name = g_ascii_strdown (part, -1);

  return g_strcanon (name, "abcdefghijklmnopqrstuvwxyz0123456789", '-');
}

static void
add_names (GPtrArray *names, char **parts)
{
  for (guint i = 0; parts[i] != NULL; i++) {
    g_autofree char *name = loket_clip_name (parts[i]);
    if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
      g_ptr_array_add (names, g_steal_pointer (&name));
  }
}

/**
 * loket_clip_names:
 * @language: (nullable): "id", "jv" or "en"
 *
 * Returns: (transfer full): names of all recordings that the calls of any number need, each once:
 *   both styles, all letters, counters 1 to 20
 */
char **
loket_clip_names (const char *language)
{
  static const char *const numbers[] = {
      "0123456789", "10", "11", "12", "20", "100", "200", "1000", "2000"};
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (LoketSpeechStyle style = LOKET_SPEECH_DIGITS; style <= LOKET_SPEECH_WORDS; style++) {
      g_autofree char *label = g_strconcat ("A", numbers[i], NULL);
      g_auto (GStrv) parts = loket_call_parts (language, style, label, "1");
      add_names (names, parts);
    }
  for (guint i = 1; i <= 20; i++) {
    g_autofree char *counter = g_strdup_printf ("%u", i);
    g_auto (GStrv) parts = loket_counter_parts (language, counter);
    add_names (names, parts);
  }
  for (char letter = 'A'; letter <= 'Z'; letter++) {
    const char label[] = {letter, '\0'};
    g_auto (GStrv) parts = loket_label_parts (language, LOKET_SPEECH_DIGITS, label);
    add_names (names, parts);
  }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
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
