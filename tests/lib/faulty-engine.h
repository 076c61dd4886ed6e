/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine of a store, but for the one step that fails; for tests of what a failure leaves. */
#pragma once

#include "store/engine.h"

#include "core/error.h"

G_BEGIN_DECLS

#define FAULTY_ENGINE_NEVER (-1)

void faulty_engine_take (LoketEngine *engine, LoketErrorCode code);
void faulty_engine_fail_after (int steps);
gboolean faulty_engine_has_failed (void);

G_END_DECLS
