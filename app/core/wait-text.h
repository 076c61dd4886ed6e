/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person is told of the wait: a range, or that no counter is open yet. */
#pragma once

#include "core/queue.h"

G_BEGIN_DECLS

char *loket_wait_text (const char *language, LoketTicket *ticket) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
