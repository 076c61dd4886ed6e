/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another client of the X server than the window that is measured: it types as a scanner does, and
 * sees what stands on the screen. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BenchScreen BenchScreen;

BenchScreen *bench_screen_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bench_screen_free (BenchScreen *screen);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchScreen, bench_screen_free)

void bench_screen_scan (BenchScreen *screen, const char *text);
guint32 bench_screen_colour (BenchScreen *screen, gulong window, int x, int y);

G_END_DECLS
