/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said when a ticket is called, in pieces for recorded clips and as one sentence for a
 * synthesiser or the eye. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  LOKET_SPEECH_DIGITS, /* "A, nol, satu, dua": the default */
  LOKET_SPEECH_WORDS,  /* "A dua belas": Indonesian only; others keep to digits */
} LoketSpeechStyle;

const char *loket_letter_name (const char *language, char letter);
char **loket_label_parts (const char *language,
                          LoketSpeechStyle style,
                          const char *label) G_GNUC_WARN_UNUSED_RESULT;
char **loket_counter_parts (const char *language, const char *counter) G_GNUC_WARN_UNUSED_RESULT;
char **loket_call_parts (const char *language,
                         LoketSpeechStyle style,
                         const char *label,
                         const char *counter) G_GNUC_WARN_UNUSED_RESULT;
char *loket_label_spoken (const char *language,
                          LoketSpeechStyle style,
                          const char *label) G_GNUC_WARN_UNUSED_RESULT;
char *loket_call_sentence (const char *language,
                           LoketSpeechStyle style,
                           const char *label,
                           const char *counter) G_GNUC_WARN_UNUSED_RESULT;
char *loket_speech_spelling (const char *language, const char *sentence) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_speech_voice (const char *language);
char *loket_clip_name (const char *part) G_GNUC_WARN_UNUSED_RESULT;
char **loket_clip_names (const char *language) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_greeting (const char *language, int hour);

G_END_DECLS
