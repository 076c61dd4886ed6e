/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the page of cards for what stands in its records; its sections use them. */
#include "config.h"

#include "ui/cards/card-words.h"

#include "ui/cases/words.h"
#include "ui/registry/card-states.h"
#include "ui/registry/person-words.h"

#include <glib/gi18n.h>

#include <string.h>

#define RUNNING_DIGITS 6 /* of a number that is typed without its year */

/* Why it does not count now, and until when. */
static char *
suspended_meaning (LoketProgram *program, LoketCard *card)
{
  g_autofree char *day =
      card->suspended_until != NULL ? loket_cases_day (program, card->suspended_until) : NULL;

  if (card->hold == LOKET_CARD_HOLD_DEAD)
    return g_strdup (_ ("The register says that the holder has died. Nobody may use the card."));
  if (card->hold == LOKET_CARD_HOLD_MOVED)
    return g_strdup (
        _ ("The register says that the holder lives elsewhere. The card is not accepted now."));
  return day != NULL ? g_strdup_printf (_ ("The card is not accepted now. It holds again by itself "
                                           "from %s on."),
                                        day)
                     : g_strdup (_ ("The card is not accepted now, until an officer resumes it."));
}

/* What comes besides what the holder has. */
static const char *
next_meaning (LoketCardView *view)
{
  LoketCard *card = view->card;

  if (card->next == NULL)
    return NULL;
  if (card->print != NULL && view->print != NULL && view->print->cause != LOKET_PRINT_CAUSE_LOST &&
      view->print->state == LOKET_PRINTING_GOOD)
    return _ ("A new print lies ready. The old card is good until the new one is handed over.");
  if (card->print != NULL)
    return _ ("A new print is made. The old card is good until the new one is handed over.");
  return NULL;
}

static char *
state_meaning (LoketProgram *program, LoketCardView *view)
{
  LoketCard *card = view->card;
  g_autofree char *until = loket_cases_day (program, card->until_day);

  switch (card->state) {
  case LOKET_CARD_APPROVED:
    return g_strdup (card->handed_at.set
                         ? _ ("The holder has no card now. Another one has to be printed.")
                         : _ ("The card is granted, but there is none yet: it has to be printed."));
  case LOKET_CARD_QUEUED:
    return g_strdup (_ ("The holder has to wait a little: the card is on its way to the printer."));
  case LOKET_CARD_PRINTED:
    return g_strdup (_ ("The card lies here. It is accepted once it is handed over."));
  case LOKET_CARD_ACTIVE:
    return g_strdup_printf (_ ("Hospitals and schools accept it until %s."), until);
  case LOKET_CARD_SUSPENDED:
    return suspended_meaning (program, card);
  case LOKET_CARD_EXPIRED:
    return g_strdup_printf (_ ("Its time was over on %s. The holder needs a new decision."), until);
  case LOKET_CARD_REVOKED:
    return g_strdup (_ ("It was ended for good. Nobody accepts it any more."));
  case LOKET_CARD_REPLACED:
  default:
    return g_strdup (_ ("A card with another number has taken its place."));
  }
}

/**
 * loket_card_meaning:
 * @program: the program; its office is known
 * @view: a card
 *
 * Returns: (transfer full): what its state means for the holder, in a sentence or two
 */
char *
loket_card_meaning (LoketProgram *program, LoketCardView *view)
{
  g_autofree char *meaning = state_meaning (program, view);
  const char *next = loket_card_is_live (view->card->state) ? next_meaning (view) : NULL;

  return next != NULL ? g_strdup_printf ("%s %s", meaning, next) : g_steal_pointer (&meaning);
}

/**
 * loket_card_period:
 * @program: the program
 * @from_day: first day on which a card holds
 * @until_day: its last day
 *
 * Returns: (transfer full): that in words
 */
char *
loket_card_period (LoketProgram *program, const char *from_day, const char *until_day)
{
  g_autofree char *from = loket_cases_day (program, from_day);
  g_autofree char *until = loket_cases_day (program, until_day);

  return g_strdup_printf (_ ("from %s until %s"), from, until);
}

/**
 * loket_card_days_word:
 * @days: that a card has lain here
 *
 * Returns: (transfer full): that in words
 */
char *
loket_card_days_word (gint64 days)
{
  return days == 0
             ? g_strdup (_ ("since today"))
             : g_strdup_printf (g_dngettext (NULL, "for %d day", "for %d days", (gulong) days),
                                (int) days);
}

/**
 * loket_card_taken_by:
 * @handover: of a card
 * @holder: name of its holder
 *
 * Returns: (transfer full): who took it
 */
char *
loket_card_taken_by (LoketCardHandover *handover, const char *holder)
{
  if (handover->taker == LOKET_TAKER_HOLDER)
    return g_strdup_printf (_ ("%s, the holder"), holder);
  return g_strdup_printf ("%s (%s)",
                          handover->proxy_name != NULL ? handover->proxy_name : "–",
                          loket_registry_relation (handover->relation));
}

/**
 * loket_card_number_typed:
 * @program: the program; its office is known
 * @typed: what somebody typed
 *
 * A running number alone is taken for one of this year.
 *
 * Returns: (transfer full) (nullable): the number of a card, or how it begins; %NULL when it cannot
 *   be one: a name, or a NIK
 */
char *
loket_card_number_typed (LoketProgram *program, const char *typed)
{
  LoketProfile *profile = loket_program_profile (program);
  const char *day = loket_client_day (loket_program_client (program));
  const gsize digits = strspn (typed, "0123456789");
  char *number;

  if (digits == strlen (typed) && digits > 0 && digits <= RUNNING_DIGITS && profile->card != NULL)
    return loket_card_number (profile->card->number, day, g_ascii_strtoll (typed, NULL, 10));
  if (!g_ascii_isalnum (*typed) || strlen (typed) > 20 || strpbrk (typed, "0123456789") == NULL ||
      strpbrk (typed, "-. ") == NULL)
    return NULL;
  number = g_ascii_strup (typed, -1);
  return g_strdelimit (number, ". ", '-');
}
