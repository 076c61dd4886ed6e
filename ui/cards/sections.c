/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of the sections of the page of cards. */
#include "config.h"

#include "ui/cards/sections.h"

#include "ui/cards/batches.h"
#include "ui/cards/blanks.h"
#include "ui/cards/card-life.h"
#include "ui/cards/find-card.h"
#include "ui/cards/hand-over.h"
#include "ui/cards/press-page.h"
#include "ui/cards/claims.h"
#include "ui/cards/seal.h"
#include "ui/cards/slips.h"
#include "ui/cards/uses.h"
#include "ui/cards/waiting.h"
#include "ui/cases/desk.h"

#include <glib/gi18n.h>

#define FIND "find"

static const LoketAdminSection sections[] = {
    {"waiting",
     N_ ("To be printed"),
     "loket-card-symbolic",
     LOKET_MAY_SEE_CARDS,
     loket_cards_waiting_new},
    {LOKET_PRESS_SECTION,
     N_ ("Printing"),
     "loket-printer-symbolic",
     LOKET_MAY_PRINT_CARDS,
     loket_press_section_new},
    {"batches", N_ ("Batches"), "loket-box-symbolic", LOKET_MAY_PRINT_CARDS, loket_batches_new},
    {"hand-over",
     N_ ("Hand over"),
     "loket-hand-symbolic",
     LOKET_MAY_HAND_OVER_CARDS,
     loket_cards_hand_over_new},
    {FIND, N_ ("Find a card"), "loket-search-symbolic", LOKET_MAY_SEE_CARDS, loket_cards_find_new},
    {"uses",
     N_ ("Uses of cards"),
     "loket-health-symbolic",
     LOKET_MAY_SEE_USES,
     loket_cards_uses_new},
    {"slips",
     N_ ("Guarantee slips"),
     "loket-receipt-symbolic",
     LOKET_MAY_SEE_GUARANTEES,
     loket_cards_slips_new},
    {"claims",
     N_ ("Claims of hospitals"),
     "loket-letter-symbolic",
     LOKET_MAY_SEE_CLAIMS,
     loket_cards_claims_new},
    {"blanks",
     N_ ("Blanks and end of the day"),
     "loket-box-symbolic",
     LOKET_MAY_KEEP_BLANKS,
     loket_cards_blanks_new},
    {"seal", N_ ("Seal"), "loket-key-symbolic", LOKET_MAY_SEE_KEYS, loket_cards_seal_new},
};

/**
 * loket_cards_sections:
 *
 * Returns: (transfer none): all sections in the order of the sidebar
 */
const LoketAdminSections *
loket_cards_sections (void)
{
  static const LoketAdminSections all = {
      .title = N_ ("Cards"),
      .none = N_ ("Your roles have no part in cards."),
      .nobody_advice = N_ ("Sign in to see what waits for you."),
      .inside = TRUE,
      .sections = sections,
      .n_sections = G_N_ELEMENTS (sections),
  };

  return &all;
}

/**
 * loket_cards_page_open:
 * @page: the page of cards
 * @card: id
 *
 * Goes there and opens that card, such as from the page of a person.
 */
void
loket_cards_page_open (LoketAdminPage *page, const char *card)
{
  GtkWidget *place;

  loket_admin_page_show (page, FIND);
  place = loket_admin_page_place (page);
  if (LOKET_IS_CASES_DESK (place))
    loket_card_life_open (place, card);
}
