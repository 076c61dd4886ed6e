/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desk of guarantee slips and that of claims share; only they include it. */
#pragma once

#include "core/guarantee.h"
#include "office/turn.h"

G_BEGIN_DECLS

char *loket_guarantee_facility (LoketTurn *turn, GError **error) G_GNUC_WARN_UNUSED_RESULT;
G_END_DECLS
