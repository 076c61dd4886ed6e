/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes to the printer at once: a card, or a sheet of paper with several.  The run of cards
 * uses it. */
#pragma once

#include "core/card-print.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_CARD_LAYOUT_CARDS,  /* on blanks, one by one */
  LOKET_CARD_LAYOUT_SHEETS, /* several on a sheet of A4, with marks to cut along */
} LoketCardLayout;

typedef struct {
  GBytes *pdf;
  double width; /* mm, of a page */
  double height;
} LoketCardPages;

guint loket_card_layout_places (LoketCardLayout layout);

void loket_card_pages_make (LoketProgram *program,
                            GPtrArray *prints,
                            LoketCardLayout layout,
                            GAsyncReadyCallback done,
                            gpointer done_data);
LoketCardPages *loket_card_pages_make_finish (GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_card_pages_free (LoketCardPages *pages);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketCardPages, loket_card_pages_free)

G_END_DECLS
