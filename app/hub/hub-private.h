/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests look at from behind the doors of a hub. */
#pragma once

#include "hub/hub.h"

G_BEGIN_DECLS

guint64 loket_hub_entered (LoketHub *hub);
guint16 loket_hub_enrolment_port (LoketHub *hub);
gboolean loket_hub_is_enrolling (LoketHub *hub);

void loket_hub_look_round (LoketHub *hub);

G_END_DECLS
