/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The foot of the queue page: what this counter did today, and what the other counters have in
 * hand. */
#pragma once

#include "ui/counter/seat.h"
#include "ui/counter/sentences.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_HALL_STRIP (loket_hall_strip_get_type ())
G_DECLARE_FINAL_TYPE (LoketHallStrip, loket_hall_strip, LOKET, HALL_STRIP, GtkBox)

void loket_hall_strip_show (LoketHallStrip *self,
                            LoketSeat *seat,
                            LoketProfile *profile,
                            const char *language);

G_END_DECLS
