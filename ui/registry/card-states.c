/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a card stands, in a word: the register, the page of applications and that of cards say it the
 * same way. */
#include "config.h"

#include "ui/registry/card-states.h"

#include <glib/gi18n.h>

/**
 * loket_card_state_word:
 * @state: of a card
 *
 * Returns: (transfer none): that in a word or two, in the language of the window
 */
const char *
loket_card_state_word (LoketCardState state)
{
  static const char *const words[] = {
      [LOKET_CARD_APPROVED] = N_ ("Not printed yet"),
      [LOKET_CARD_QUEUED] = N_ ("Is being printed"),
      [LOKET_CARD_PRINTED] = N_ ("Ready to be fetched"),
      [LOKET_CARD_ACTIVE] = N_ ("Active"),
      [LOKET_CARD_SUSPENDED] = N_ ("Suspended"),
      [LOKET_CARD_EXPIRED] = N_ ("Expired"),
      [LOKET_CARD_REVOKED] = N_ ("Revoked"),
      [LOKET_CARD_REPLACED] = N_ ("Replaced"),
  };

  g_return_val_if_fail (state < G_N_ELEMENTS (words), "");
  return _ (words[state]);
}

/**
 * loket_card_state_style:
 * @state: of a card
 *
 * Returns: (transfer none): style class of a bar or chip that says so
 */
const char *
loket_card_state_style (LoketCardState state)
{
  switch (state) {
  case LOKET_CARD_ACTIVE:
    return "good";
  case LOKET_CARD_SUSPENDED:
  case LOKET_CARD_EXPIRED:
    return "warning";
  case LOKET_CARD_REVOKED:
  case LOKET_CARD_REPLACED:
    return "problem";
  case LOKET_CARD_APPROVED:
  case LOKET_CARD_QUEUED:
  case LOKET_CARD_PRINTED:
  default:
    return "information";
  }
}

/**
 * loket_card_product_word:
 * @program: the program; its office is known
 * @product: key of a card of the profile
 *
 * Returns: (transfer full): what the office calls it; the key when the profile has it no more
 */
char *
loket_card_product_word (LoketProgram *program, const char *product)
{
  LoketCardProduct *found = loket_profile_card (loket_program_profile (program), product);

  return g_strdup (found != NULL ? loket_program_text (program, found->title) : product);
}
