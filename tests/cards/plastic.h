/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person sees at the card printer: its own record of what went in and what came out. */
#pragma once

#include "tests/lib/print-lab.h"

G_BEGIN_DECLS

typedef struct {
  guint starts;  /* it took a blank for that job */
  guint printed; /* it put out a card */
  guint number;  /* of that card, as it counts them */
} Plastic;

GHashTable *plastic_read (LoketPrintLab *lab); /* tag to Plastic */
char *plastic_read_code (LoketPrintLab *lab, const Plastic *card);
gboolean plastic_is_quiet (LoketPrintLab *lab);

G_END_DECLS
