/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trial of rules over the whole register as long work; the desk of rules binds it. */
#pragma once

#include "office/turn.h"

G_BEGIN_DECLS

extern const LoketJobWork loket_what_if_work;

LoketRecord *loket_what_if_begin (LoketTurn *turn, LoketRecord *request, GError **error);

G_END_DECLS
