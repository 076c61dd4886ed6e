/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of cards in the counter's window: from a decision to the card in somebody's hand.  The
 * window shows it as it shows the register. */
#pragma once

#include "ui/admin/page.h"
#include "ui/admin/section.h"

G_BEGIN_DECLS

const LoketAdminSections *loket_cards_sections (void);

void loket_cards_page_open (LoketAdminPage *page, const char *card);

G_END_DECLS
