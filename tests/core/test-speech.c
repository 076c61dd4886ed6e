/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said when a ticket is called, in three languages and both styles. */
#include "core/speech.h"

#include <string.h>

/* queue.md 2 case 9 and domain.md 6.1, 6.2. */
static void
test_sentences (void)
{
  static const struct {
    const char *language;
    LoketSpeechStyle style;
    const char *label;
    const char *counter;
    const char *sentence;
  } rows[] = {
      {"id",
       LOKET_SPEECH_DIGITS,
       "A012",
       "3",
       "Nomor antrean A, nol, satu, dua. Silakan menuju loket tiga."},
      {"id",
       LOKET_SPEECH_WORDS,
       "A011",
       "1",
       "Nomor antrean A sebelas. Silakan menuju loket satu."},
      {"id",
       LOKET_SPEECH_WORDS,
       "B101",
       "2",
       "Nomor antrean B seratus satu. Silakan menuju loket dua."},
      {"id",
       LOKET_SPEECH_WORDS,
       "A110",
       "3",
       "Nomor antrean A seratus sepuluh. Silakan menuju loket tiga."},
      {"id",
       LOKET_SPEECH_DIGITS,
       "D1000",
       "12",
       "Nomor antrean D, satu, nol, nol, nol. Silakan menuju loket dua belas."},
      {"jv",
       LOKET_SPEECH_DIGITS,
       "A012",
       "3",
       "Nomer antrean A, nol, setunggal, kalih. Kaaturan tindak dhateng loket tiga. Matur nuwun."},
      {"jv",
       LOKET_SPEECH_WORDS,
       "A012",
       "11",
       "Nomer antrean A, nol, setunggal, kalih. Kaaturan tindak dhateng loket setunggal, "
       "setunggal. Matur nuwun."},
      {"en",
       LOKET_SPEECH_WORDS,
       "C045",
       "4",
       "Ticket number C, zero, four, five. Please go to counter four."},
      {"en",
       LOKET_SPEECH_DIGITS,
       "C045",
       "21",
       "Ticket number C, zero, four, five. Please go to counter twenty-one."},
      {"id",
       LOKET_SPEECH_DIGITS,
       "A001",
       "VIP",
       "Nomor antrean A, nol, nol, satu. Silakan menuju loket VIP."},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *sentence =
        loket_call_sentence (rows[i].language, rows[i].style, rows[i].label, rows[i].counter);
    g_assert_cmpstr (sentence, ==, rows[i].sentence);
  }
}

static void
test_parts (void)
{
  static const struct {
    const char *language;
    LoketSpeechStyle style;
    const char *label;
    const char *counter;
    const char *parts;
  } rows[] = {
      {"id",
       LOKET_SPEECH_DIGITS,
       "B012",
       "3",
       "nomor-antrean be nol satu dua silakan-menuju-loket tiga"},
      {"id",
       LOKET_SPEECH_WORDS,
       "C112",
       "10",
       "nomor-antrean ce seratus dua belas silakan-menuju-loket sepuluh"},
      {"jv",
       LOKET_SPEECH_WORDS,
       "D190",
       "2",
       "nomer-antrean de setunggal sanga nol kaaturan-tindak-dhateng-loket kalih matur-nuwun"},
      {"en",
       LOKET_SPEECH_DIGITS,
       "A305",
       "1",
       "ticket-number a three zero five please-go-to-counter one"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_auto (GStrv) parts =
        loket_call_parts (rows[i].language, rows[i].style, rows[i].label, rows[i].counter);
    g_autofree char *joined = g_strjoinv (" ", parts);
    g_assert_cmpstr (joined, ==, rows[i].parts);
  }
}

/* Every number of a day is said in few clips: this is what has to be recorded. */
static void
test_few_clips (void)
{
  g_autoptr (GHashTable) clips = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint n = 1; n < 1000; n++)
    for (guint style = LOKET_SPEECH_DIGITS; style <= LOKET_SPEECH_WORDS; style++) {
      g_autofree char *label = g_strdup_printf ("A%03u", n);
      g_auto (GStrv) parts = loket_label_parts ("id", style, label);
      for (guint i = 0; parts[i] != NULL; i++)
        g_hash_table_add (clips, g_strdup (parts[i]));
    }
  /* a; 0 to 9; sepuluh, sebelas, belas, puluh, seratus, ratus (domain.md 6.1) */
  g_assert_cmpuint (g_hash_table_size (clips), ==, 17);
}

/* Whatever is called, each of its recordings stands in the list; and names of files are plain. */
static void
test_clip_names (void)
{
  static const char *const languages[] = {"id", "jv", "en"};
  g_autofree char *named = loket_clip_name ("Loket ../Khusus");

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_auto (GStrv) names = loket_clip_names (languages[i]);
    for (guint n = 1; n < 1100; n++) {
      g_autofree char *label = g_strdup_printf ("%c%03u", 'A' + (char) (n % 26), n);
      g_autofree char *counter = g_strdup_printf ("%u", n % 20 + 1);
      const LoketSpeechStyle style = n % 2 == 0 ? LOKET_SPEECH_DIGITS : LOKET_SPEECH_WORDS;
      g_auto (GStrv) parts = loket_call_parts (languages[i], style, label, counter);
      for (guint k = 0; parts[k] != NULL; k++) {
        g_autofree char *name = loket_clip_name (parts[k]);
        g_assert_true (g_strv_contains ((const char *const *) names, name));
      }
    }
  }
  g_assert_cmpstr (named, ==, "loket----khusus");
}

/* Krama by the Indonesian voice; other languages are said as they are written. */
static void
test_spelling (void)
{
  static const char *const rows[][3] = {
      {"jv",
       "Nomer antrean A, nol, sanga, tiga. Kaaturan tindak dhateng loket tiga. Matur nuwun.",
       "Nomer antrean A, nol, songo, tigo. Kaaturan tindak dateng loket tigo. Matur nuwun."},
      {"jv", "tigang dasa, Tiga", "tigang dasa, tigo"},
      {"id", "loket tiga", "loket tiga"},
      {"en", "counter three", "counter three"},
      {"jv", "", ""}};

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *spelled = loket_speech_spelling (rows[i][0], rows[i][1]);
    g_assert_cmpstr (spelled, ==, rows[i][2]);
  }
  g_assert_cmpstr (loket_speech_voice ("jv"), ==, "id");
  g_assert_cmpstr (loket_speech_voice ("en"), ==, "en");
}

static void
test_letters (void)
{
  g_assert_cmpstr (loket_letter_name ("id", 'A'), ==, "a");
  g_assert_cmpstr (loket_letter_name ("id", 'P'), ==, "pe");
  g_assert_cmpstr (loket_letter_name ("jv", 'Z'), ==, "zet");
  g_assert_cmpstr (loket_letter_name ("en", 'Q'), ==, "q");
}

static void
test_greetings (void)
{
  static const struct {
    int hour;
    const char *greeting;
  } rows[] = {{0, "Selamat pagi"},
              {10, "Selamat pagi"},
              {11, "Selamat siang"},
              {14, "Selamat siang"},
              {15, "Selamat sore"},
              {17, "Selamat sore"},
              {18, "Selamat malam"},
              {23, "Selamat malam"}};

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (loket_greeting ("id", rows[i].hour), ==, rows[i].greeting);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/speech/sentences", test_sentences);
  g_test_add_func ("/core/speech/parts", test_parts);
  g_test_add_func ("/core/speech/few-clips", test_few_clips);
  g_test_add_func ("/core/speech/clip-names", test_clip_names);
  g_test_add_func ("/core/speech/spelling", test_spelling);
  g_test_add_func ("/core/speech/letters", test_letters);
  g_test_add_func ("/core/speech/greetings", test_greetings);
  return g_test_run ();
}
