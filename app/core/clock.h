/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The injected clock and random source: the only places that time and chance come from. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Spans of time in microseconds. */
#define LOKET_SECOND G_GINT64_CONSTANT (1000000)
#define LOKET_MINUTE (60 * LOKET_SECOND)
#define LOKET_HOUR (60 * LOKET_MINUTE)
#define LOKET_DAY (24 * LOKET_HOUR)

typedef struct _LoketClock LoketClock;

LoketClock *loket_clock_new_system (void) G_GNUC_WARN_UNUSED_RESULT;
LoketClock *loket_clock_new_started_at (gint64 start) G_GNUC_WARN_UNUSED_RESULT;
LoketClock *loket_clock_new_frozen (gint64 at) G_GNUC_WARN_UNUSED_RESULT;
LoketClock *loket_clock_ref (LoketClock *clock);
void loket_clock_unref (LoketClock *clock);
gint64 loket_clock_now (LoketClock *clock);
void loket_clock_set (LoketClock *clock, gint64 at);
void loket_clock_advance (LoketClock *clock, gint64 by);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketClock, loket_clock_unref)

typedef struct _LoketRandom LoketRandom;

LoketRandom *loket_random_new_system (void) G_GNUC_WARN_UNUSED_RESULT;
LoketRandom *loket_random_new_seeded (guint32 seed) G_GNUC_WARN_UNUSED_RESULT;
LoketRandom *loket_random_ref (LoketRandom *random);
void loket_random_unref (LoketRandom *random);
void loket_random_fill (LoketRandom *random, guint8 *bytes, gsize length);
guint32 loket_random_below (LoketRandom *random, guint32 limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketRandom, loket_random_unref)

char *loket_id_new (LoketClock *clock, LoketRandom *random) G_GNUC_WARN_UNUSED_RESULT;
char *loket_id_new_timeless (LoketRandom *random) G_GNUC_WARN_UNUSED_RESULT;
gint64 loket_id_time (const char *id);

G_END_DECLS
