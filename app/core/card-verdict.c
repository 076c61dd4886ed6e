/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of the verdicts.  None of them calls anybody a forger: an old list, a clock or a
 * keyboard is the usual cause. */
#include "config.h"

#include "core/card-verdict.h"

#include <glib/gi18n.h>

static const char *const sentences[] = {
    [LOKET_VERDICT_VALID] =
        N_ ("This card is valid. Please compare name and photo with the person."),
    [LOKET_VERDICT_VALID_OLD_LIST] =
        N_ ("This card is valid, but the list of good cards is old. Please fetch a new one soon."),
    [LOKET_VERDICT_EXPIRED] = N_ ("This card has run out."),
    [LOKET_VERDICT_NOT_YET] = N_ ("This card is not valid yet."),
    [LOKET_VERDICT_REVOKED] = N_ ("This card does not count any more. Please ask the office why."),
    [LOKET_VERDICT_UNKNOWN_ISSUER] =
        N_ ("The office of this card is not known here. Perhaps the list of offices is old: please "
            "fetch a new one."),
    [LOKET_VERDICT_BAD_SIGNATURE] =
        N_ ("The seal of this code does not hold. Please scan it again, or ask the office."),
    [LOKET_VERDICT_MALFORMED] =
        N_ ("This is no code of a card, or only part of one. Please scan it again."),
    [LOKET_VERDICT_KEYBOARD_LAYOUT] =
        N_ ("The scanner and this computer have different keyboards. Please set both alike."),
    [LOKET_VERDICT_CLOCK_WRONG] = N_ ("The clock of this computer is wrong. Please set it first."),
    [LOKET_VERDICT_NO_LIST] =
        N_ ("Without a list of good cards nobody can say whether this one counts. Please call the "
            "office."),
};

/**
 * loket_verdict_is_good:
 * @verdict: a verdict
 *
 * Returns: whether the card is to be accepted
 */
gboolean
loket_verdict_is_good (LoketVerdict verdict)
{
  return verdict == LOKET_VERDICT_VALID || verdict == LOKET_VERDICT_VALID_OLD_LIST;
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
  g_return_val_if_fail ((guint) verdict < G_N_ELEMENTS (sentences), NULL);
  return sentences[verdict];
}
