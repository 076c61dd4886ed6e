/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards, status lists and trust lists with their signatures really checked: nothing but what was
 * signed is ever accepted. */
#include "card-desk.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  card_desk_try (CARD_DESK_REAL_SIGNATURES, data, size);
  return 0;
}
