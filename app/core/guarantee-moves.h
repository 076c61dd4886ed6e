/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How guarantee slips move; not in guarantee.h, since devices include that and mean another machine
 * (device-clock.h). */
#pragma once

#include "core/machine.h"

G_BEGIN_DECLS

extern const LoketMachine loket_guarantee_machine;

G_END_DECLS
