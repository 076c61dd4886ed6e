/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who prints cards on this computer: one program at a time; press.c takes it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LoketPressLock LoketPressLock;

LoketPressLock *loket_press_lock_take (const char *marks,
                                       const char *folder) G_GNUC_WARN_UNUSED_RESULT;
void loket_press_lock_free (LoketPressLock *lock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketPressLock, loket_press_lock_free)

G_END_DECLS
