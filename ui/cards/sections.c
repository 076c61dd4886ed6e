/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of the sections of the page of cards. */
#include "config.h"

#include "ui/cards/sections.h"

#include "ui/cards/batches.h"
#include "ui/cards/press-page.h"
#include "ui/cards/waiting.h"

#include <glib/gi18n.h>

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
