/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One class at the desk of a school: read from a file, asked about once, and forgotten with this
 * object.  The window keeps one while the page of the class is shown. */
#pragma once

#include "client/client.h"
#include "core/roll.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LOKET_TYPE_DESK_ROLL (loket_desk_roll_get_type ())
G_DECLARE_FINAL_TYPE (LoketDeskRoll, loket_desk_roll, LOKET, DESK_ROLL, GObject)

/* Signal "changed": it has something else to show. */

LoketDeskRoll *loket_desk_roll_new (LoketClient *client) G_GNUC_WARN_UNUSED_RESULT;
void loket_desk_roll_check (LoketDeskRoll *self, GFile *file);
void loket_desk_roll_forget (LoketDeskRoll *self);
gboolean loket_desk_roll_is_busy (LoketDeskRoll *self);
const GError *loket_desk_roll_problem (LoketDeskRoll *self);
LoketRollCheck *loket_desk_roll_class (LoketDeskRoll *self);
LoketRollResults *loket_desk_roll_results (LoketDeskRoll *self);
char *loket_desk_roll_as_csv (LoketDeskRoll *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
