/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a card is looked for: by its code, its number, or whose it is.  Under it stands something
 * of the section, until somebody looks. */
#pragma once

#include "core/card-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_CARD_FINDER (loket_card_finder_get_type ())
G_DECLARE_FINAL_TYPE (LoketCardFinder, loket_card_finder, LOKET, CARD_FINDER, GtkBox)

/* Signal "chosen" (LoketCard, const char *): a card, and the code that was read, or NULL. */

GtkWidget *loket_card_finder_new (LoketProgram *program,
                                  const char *invitation,
                                  GtkWidget *home) G_GNUC_WARN_UNUSED_RESULT;
void loket_card_finder_clear (LoketCardFinder *self);

G_END_DECLS
