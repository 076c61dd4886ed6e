/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A camera before which cards are held: raw pictures, as one sends them, through a pipe that
 * GStreamer reads. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BenchLens BenchLens;

BenchLens *bench_lens_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bench_lens_free (BenchLens *lens);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchLens, bench_lens_free)

char *bench_lens_source (BenchLens *lens) G_GNUC_WARN_UNUSED_RESULT;
void bench_lens_open (BenchLens *lens);
void bench_lens_hold (BenchLens *lens, const char *text, GRand *chance);
gint64 bench_lens_since (BenchLens *lens);

G_END_DECLS
