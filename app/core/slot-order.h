/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which order the slots of a status list are given (card-token.md 7): block by block, so that
 * the list packs well, shuffled within a block, so that a slot tells little of when. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LOKET_SLOT_BLOCK 4096
#define LOKET_SLOT_SEED 32 /* bytes from the office's random source, kept for each block */

guint loket_slot_at (const guint8 *seed, guint block, guint place);

G_END_DECLS
