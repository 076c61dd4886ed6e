/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the verdicts.  None of them calls anybody a forger: an old list, a clock or a
 * keyboard is the usual cause. */
#include "config.h"

#include "core/card-verdict.h"

#include "core/text.h"

#include <glib/gi18n.h>

G_DEFINE_ENUM_TYPE (LoketVerdictKind,
                    loket_verdict_kind,
                    G_DEFINE_ENUM_VALUE (LOKET_VERDICT_KIND_GOOD, "good"),
                    G_DEFINE_ENUM_VALUE (LOKET_VERDICT_KIND_UNSURE, "unsure"),
                    G_DEFINE_ENUM_VALUE (LOKET_VERDICT_KIND_BAD, "bad"))

typedef struct {
  LoketVerdictKind kind;
  const char *word; /* for a stranger who sees nothing else */
  const char *sentence;
  const char *steps[LOKET_VERDICT_STEPS_MAX + 1]; /* what to do next, in this order */
} Meaning;

/* Steps that several verdicts have. */
#define LOOK_AT_PAPER                                                                              \
  N_ ("Look at the KTP, or another paper with a photo: the name and the year of birth are the "    \
      "same.")
#define LOOK_AT_FACE N_ ("Look at the face: it is the person in the photo.")
#define FETCH_LISTS N_ ("Connect this computer to the network, or take the lists from a stick.")
#define CALL_OFFICE N_ ("Call the office and tell it the number that is printed on the card.")
#define HELP_NOW N_ ("In an emergency help first, and settle the card afterwards.")

static const Meaning meanings[] = {
    [LOKET_VERDICT_VALID] =
        {LOKET_VERDICT_KIND_GOOD,
         N_ ("Valid"),
         N_ ("This card is valid. Please compare name and photo with the person."),
         {LOOK_AT_PAPER, LOOK_AT_FACE, N_ ("Give what the card promises here.")}},
    [LOKET_VERDICT_VALID_OLD_LIST] =
        {LOKET_VERDICT_KIND_GOOD,
         N_ ("Valid, but the list is old"),
         N_ ("This card is valid, but the list of good cards is old. Please fetch a new one soon."),
         {LOOK_AT_PAPER, LOOK_AT_FACE, FETCH_LISTS}},
    [LOKET_VERDICT_EXPIRED] = {LOKET_VERDICT_KIND_BAD,
                               N_ ("Run out"),
                               N_ ("This card has run out."),
                               {N_ ("Tell the holder, please, that the office renews the card."),
                                HELP_NOW}},
    [LOKET_VERDICT_NOT_YET] = {LOKET_VERDICT_KIND_BAD,
                               N_ ("Not valid yet"),
                               N_ ("This card is not valid yet."),
                               {N_ ("Tell the holder, please, from which day on the card holds."),
                                N_ ("Look at the clock of this computer: are day and year right?"),
                                HELP_NOW}},
    [LOKET_VERDICT_REVOKED] = {LOKET_VERDICT_KIND_BAD,
                               N_ ("Not valid any more"),
                               N_ ("This card does not count any more. Please ask the office why."),
                               {N_ ("Ask the holder, please, whether there is a newer card."),
                                CALL_OFFICE,
                                HELP_NOW}},
    [LOKET_VERDICT_UNKNOWN_ISSUER] = {LOKET_VERDICT_KIND_UNSURE,
                                      N_ ("Office not known here"),
                                      N_ ("The office of this card is not known here. Perhaps the "
                                          "list of offices is old: please "
                                          "fetch a new one."),
                                      {FETCH_LISTS, N_ ("Scan the card again."), CALL_OFFICE}},
    [LOKET_VERDICT_BAD_SIGNATURE] =
        {LOKET_VERDICT_KIND_BAD,
         N_ ("Seal does not hold"),
         N_ ("The seal of this code does not hold. Please scan it again, or ask the office."),
         {N_ ("Scan the card again."), CALL_OFFICE, HELP_NOW}},
    [LOKET_VERDICT_MALFORMED] =
        {LOKET_VERDICT_KIND_UNSURE,
         N_ ("No card was read"),
         N_ ("This is no code of a card, or only part of one. Please scan it again."),
         {N_ ("Hold the square code on the back of the card before the scanner, flat and still."),
          N_ ("Wipe the card, and try with more light."),
          CALL_OFFICE}},
    [LOKET_VERDICT_KEYBOARD_LAYOUT] =
        {LOKET_VERDICT_KIND_UNSURE,
         N_ ("Scanner and keyboard differ"),
         N_ ("The scanner and this computer have different keyboards. Please set both alike."),
         {N_ ("Use the camera for now."),
          N_ ("Set the keyboard of the scanner to “US”; its manual says how.")}},
    [LOKET_VERDICT_CLOCK_WRONG] = {LOKET_VERDICT_KIND_UNSURE,
                                   N_ ("Clock is wrong"),
                                   N_ ("The clock of this computer is wrong. Please set it first."),
                                   {N_ ("Set day, year and time of this computer."),
                                    N_ ("Scan the card again.")}},
    [LOKET_VERDICT_NO_LIST] =
        {LOKET_VERDICT_KIND_UNSURE,
         N_ ("Cannot be confirmed"),
         N_ ("Without a list of good cards nobody can say whether this one counts. Please call the "
             "office."),
         {FETCH_LISTS, CALL_OFFICE, HELP_NOW}},
};

/**
 * loket_verdict_kind:
 * @verdict: a verdict
 *
 * Returns: what to make of it at a glance
 */
LoketVerdictKind
loket_verdict_kind (LoketVerdict verdict)
{
  g_return_val_if_fail ((guint) verdict < G_N_ELEMENTS (meanings), LOKET_VERDICT_KIND_UNSURE);
  return meanings[verdict].kind;
}

/**
 * loket_verdict_is_good:
 * @verdict: a verdict
 *
 * Returns: whether the card is to be accepted
 */
gboolean
loket_verdict_is_good (LoketVerdict verdict)
{
  return loket_verdict_kind (verdict) == LOKET_VERDICT_KIND_GOOD;
}

/**
 * loket_verdict_word:
 * @verdict: a verdict
 *
 * Returns: (transfer none): it in a few words, in English, for loket_text()
 */
const char *
loket_verdict_word (LoketVerdict verdict)
{
  g_return_val_if_fail ((guint) verdict < G_N_ELEMENTS (meanings), NULL);
  return meanings[verdict].word;
}

/**
 * loket_verdict_spoken:
 * @verdict: a verdict
 *
 * In a loud room the beginning of “Not valid any more” may be lost in many languages, so what is
 * said of a card that does not count has no word in common with what is said of a good one; nor
 * does everybody in the room hear why.
 *
 * Returns: (transfer none): it in a few words to be said aloud, in English, for loket_text()
 */
const char *
loket_verdict_spoken (LoketVerdict verdict)
{
  switch (loket_verdict_kind (verdict)) {
  case LOKET_VERDICT_KIND_GOOD:
    return meanings[LOKET_VERDICT_VALID].word;
  case LOKET_VERDICT_KIND_BAD:
    return N_ ("Do not accept");
  case LOKET_VERDICT_KIND_UNSURE:
  default:
    return loket_verdict_word (verdict);
  }
}

/**
 * loket_verdict_sentence:
 * @verdict: a verdict
 *
 * Returns: (transfer none): what it means, in English, for loket_text()
 */
const char *
loket_verdict_sentence (LoketVerdict verdict)
{
  g_return_val_if_fail ((guint) verdict < G_N_ELEMENTS (meanings), NULL);
  return meanings[verdict].sentence;
}

/**
 * loket_verdict_steps:
 * @verdict: a verdict
 *
 * Returns: (transfer none) (array zero-terminated=1): what to do next, one to
 *   %LOKET_VERDICT_STEPS_MAX things in this order, in English, for loket_text()
 */
const char *const *
loket_verdict_steps (LoketVerdict verdict)
{
  g_return_val_if_fail ((guint) verdict < G_N_ELEMENTS (meanings), NULL);
  return meanings[verdict].steps;
}

/**
 * loket_verdict_list_age:
 * @language: (nullable): "id", "jv" or "en"
 * @iat: when the list was signed, seconds since 1970; 0: there is none
 * @now: seconds since 1970
 *
 * Returns: (transfer full): how old the list of good cards is, as a sentence that is always in
 *   sight where cards are checked
 */
char *
loket_verdict_list_age (const char *language, gint64 iat, gint64 now)
{
  const gint64 days = (now - iat) / LOKET_STATUS_DAY;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, days);
  GString *text;

  if (iat == 0)
    return g_strdup (loket_text (language, N_ ("There is no list of good cards here yet.")));
  if (now < iat - LOKET_STATUS_DAY)
    return g_strdup (loket_text (
        language, N_ ("The list of good cards is newer than the clock of this computer.")));
  if (days < 1)
    return g_strdup (loket_text (language, N_ ("The list of good cards is less than a day old.")));
  text = g_string_new (loket_text_plural (language,
                                          "The list of good cards is {n} day old.",
                                          "The list of good cards is {n} days old.",
                                          (guint64) days));
  g_string_replace (text, "{n}", number, 1);
  return g_string_free (text, FALSE);
}
