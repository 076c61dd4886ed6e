/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A first password for an officer, easy to read out and to type. */
#pragma once

#include "core/clock.h"

G_BEGIN_DECLS

char *loket_admin_password_new (LoketRandom *random) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
