/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes wrong in the suite "cards-once", by chance from a seed. */
#pragma once

#include "card-office.h"
#include "tests/lib/print-lab.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _Chaos Chaos;

Chaos *
chaos_new (LoketPrintLab *lab, CardOffice *office, const char *program, guint32 seed, guint blows);
void chaos_free (Chaos *chaos);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Chaos, chaos_free)

/* The program that prints runs from the start; each blow comes from the main loop. */
gboolean chaos_is_over (Chaos *chaos);
void chaos_repair (Chaos *chaos);
char *chaos_counts (Chaos *chaos);

G_END_DECLS
