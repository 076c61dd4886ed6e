/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A verifier's desk for the fuzz targets of cards: any bytes as a code, a token, a status list or a
 * trust list, and what must hold of whatever is accepted. */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* What was signed in the real world: nothing else may be accepted by the real check. */
typedef enum {
  CARD_DESK_ANY_SIGNATURE,
  CARD_DESK_REAL_SIGNATURES,
} CardDeskKind;

void card_desk_try (CardDeskKind kind, const uint8_t *data, size_t size);
