/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of what hangs on an application; its page walks it. */
#include "config.h"

#include "ui/cases/case-parts.h"

#include "ui/cases/card-part.h"
#include "ui/cases/receipt-part.h"
#include "ui/cases/ruling-parts.h"

static const LoketCasePart parts[] = {
    {.card = loket_receipt_part_new},
    {loket_ruling_part_surveys, loket_ruling_part_form},
    {NULL, loket_ruling_part_visit},
    {NULL, loket_ruling_part_decide},
    {NULL, loket_ruling_part_letters},
    {.card = loket_card_part_new},
};

/**
 * loket_case_parts:
 * @n_parts: (out): how many
 *
 * Returns: (transfer none): all parts in the order of the page
 */
const LoketCasePart *
loket_case_parts (guint *n_parts)
{
  *n_parts = G_N_ELEMENTS (parts);
  return parts;
}
