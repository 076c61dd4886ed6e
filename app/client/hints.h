/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where mDNS says that hubs are; finder.c asks while the hub of a device does not answer. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LoketHints LoketHints;

LoketHints *loket_hints_new (void) G_GNUC_WARN_UNUSED_RESULT;
void loket_hints_free (LoketHints *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketHints, loket_hints_free)

GPtrArray *loket_hints_addresses (LoketHints *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
