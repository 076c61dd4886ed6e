/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk for SQLite whose power can be cut: what was not synced is lost, kept or torn by chance.
 * For one test process; the tests of this folder make it the default. */
#pragma once

#include "core/clock.h"

G_BEGIN_DECLS

void power_vfs_register (void);

/* The power goes at the n-th write, truncation or sync from now; 0 = it stays. */
void power_vfs_cut_at (guint64 n);
gboolean power_vfs_is_dead (void);
guint64 power_vfs_steps (void); /* since it was last set */

/* From the n-th write on the disk is full, for @times writes; 0 = it is not. */
void power_vfs_fill_at (guint64 n, guint64 times);

/* Leaves on the real disk what such a power cut would, and gives power again. */
void power_vfs_lose (LoketRandom *random);
void power_vfs_forget (void);

G_END_DECLS
