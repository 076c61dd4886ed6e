/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shuffled order of the slots of a block. */
#include "config.h"

#include "core/slot-order.h"

#include <string.h>

/**
 * loket_slot_at:
 * @seed: %LOKET_SLOT_SEED bytes of the block
 * @block: which block
 * @place: within the block, below %LOKET_SLOT_BLOCK
 *
 * Returns: the slot that is given at that place: each of the block at exactly one
 */
guint
loket_slot_at (const guint8 *seed, guint block, guint place)
{
  guint32 words[LOKET_SLOT_SEED / sizeof (guint32)];
  guint16 order[LOKET_SLOT_BLOCK];
  g_autoptr (GRand) rand = NULL;

  g_return_val_if_fail (place < LOKET_SLOT_BLOCK, 0);
  memcpy (words, seed, sizeof words);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    words[i] = GUINT32_FROM_LE (words[i]);
  rand = g_rand_new_with_seed_array (words, G_N_ELEMENTS (words));
  for (guint i = 0; i < LOKET_SLOT_BLOCK; i++)
    order[i] = (guint16) i;
  for (guint i = LOKET_SLOT_BLOCK - 1; i > 0; i--) {
    const guint other = (guint) g_rand_int_range (rand, 0, (gint32) i + 1);
    const guint16 kept = order[i];
    order[i] = order[other];
    order[other] = kept;
  }
  return block * LOKET_SLOT_BLOCK + order[place];
}
