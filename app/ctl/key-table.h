/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of an office as text for people; the ceremonies and loketctl's main print it. */
#pragma once

#include "core/key-desk.h"

G_BEGIN_DECLS

#define LOKET_CTL_ROOT_NAME "name of the root, to be read on the telephone: %s\n"

char *loket_ctl_key_table (const LoketKeyList *list) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
