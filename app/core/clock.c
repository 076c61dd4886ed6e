/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The injected clock, random source and the ids made from both; safe from any thread. */
#include "config.h"

#include "core/clock.h"

#include <sys/random.h>
#include <time.h>

typedef enum {
  CLOCK_SYSTEM,
  CLOCK_STARTED,
  CLOCK_FROZEN,
} ClockKind;

struct _LoketClock {
  gatomicrefcount references;
  ClockKind kind;
  GMutex lock;
  gint64 at;    /* frozen: what it shows; started: what it showed at `since` */
  gint64 since; /* monotonic microseconds */
};

static LoketClock *
clock_new (ClockKind kind, gint64 at)
{
  LoketClock *clock = g_new0 (LoketClock, 1);

  g_atomic_ref_count_init (&clock->references);
  g_mutex_init (&clock->lock);
  clock->kind = kind;
  clock->at = at;
  clock->since = g_get_monotonic_time ();
  return clock;
}

/**
 * loket_clock_new_system:
 *
 * Returns: (transfer full): the computer's own clock
 */
LoketClock *
loket_clock_new_system (void)
{
  return clock_new (CLOCK_SYSTEM, 0);
}

/**
 * loket_clock_new_started_at:
 * @start: UTC microseconds
 *
 * Returns: (transfer full): a clock that shows @start now and runs on from there
 */
LoketClock *
loket_clock_new_started_at (gint64 start)
{
  return clock_new (CLOCK_STARTED, start);
}

/**
 * loket_clock_new_frozen:
 * @at: UTC microseconds
 *
 * Returns: (transfer full): a clock that stands until somebody moves it
 */
LoketClock *
loket_clock_new_frozen (gint64 at)
{
  return clock_new (CLOCK_FROZEN, at);
}

/**
 * loket_clock_ref:
 * @clock: a clock
 *
 * Returns: (transfer full): @clock with one more owner
 */
LoketClock *
loket_clock_ref (LoketClock *clock)
{
  g_atomic_ref_count_inc (&clock->references);
  return clock;
}

/**
 * loket_clock_unref:
 * @clock: (transfer full): a clock
 */
void
loket_clock_unref (LoketClock *clock)
{
  if (!g_atomic_ref_count_dec (&clock->references))
    return;
  g_mutex_clear (&clock->lock);
  g_free (clock);
}

/**
 * loket_clock_now:
 * @clock: a clock
 *
 * Returns: UTC microseconds since 1970
 */
gint64
loket_clock_now (LoketClock *clock)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&clock->lock);

  if (clock->kind == CLOCK_SYSTEM)
    return g_get_real_time ();
  if (clock->kind == CLOCK_STARTED)
    return clock->at + (g_get_monotonic_time () - clock->since);
  return clock->at;
}

/**
 * loket_clock_set:
 * @clock: a started or frozen clock
 * @at: UTC microseconds
 *
 * Moves it, forwards or back, as a wrong battery or a time server would.
 */
void
loket_clock_set (LoketClock *clock, gint64 at)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (clock->kind != CLOCK_SYSTEM);
  locker = g_mutex_locker_new (&clock->lock);
  clock->at = at;
  clock->since = g_get_monotonic_time ();
}

/**
 * loket_clock_advance:
 * @clock: a started or frozen clock
 * @by: microseconds, negative to step back
 */
void
loket_clock_advance (LoketClock *clock, gint64 by)
{
  loket_clock_set (clock, loket_clock_now (clock) + by);
}

struct _LoketRandom {
  gatomicrefcount references;
  GMutex lock;
  GRand *seeded; /* NULL = the kernel's */
};

static LoketRandom *
random_new (GRand *seeded)
{
  LoketRandom *random = g_new0 (LoketRandom, 1);

  g_atomic_ref_count_init (&random->references);
  g_mutex_init (&random->lock);
  random->seeded = seeded;
  return random;
}

/**
 * loket_random_new_system:
 *
 * Returns: (transfer full): chance from the kernel, fit for keys
 */
LoketRandom *
loket_random_new_system (void)
{
  return random_new (NULL);
}

/**
 * loket_random_new_seeded:
 * @seed: any number
 *
 * Returns: (transfer full): the same row of chances each time, for tests and demonstrations only
 */
LoketRandom *
loket_random_new_seeded (guint32 seed)
{
  return random_new (g_rand_new_with_seed (seed));
}

/**
 * loket_random_ref:
 * @random: a random source
 *
 * Returns: (transfer full): @random with one more owner
 */
LoketRandom *
loket_random_ref (LoketRandom *random)
{
  g_atomic_ref_count_inc (&random->references);
  return random;
}

/**
 * loket_random_unref:
 * @random: (transfer full): a random source
 */
void
loket_random_unref (LoketRandom *random)
{
  if (!g_atomic_ref_count_dec (&random->references))
    return;
  g_clear_pointer (&random->seeded, g_rand_free);
  g_mutex_clear (&random->lock);
  g_free (random);
}

static void
fill_from_kernel (guint8 *bytes, gsize length)
{
  while (length > 0) {
    ssize_t got = getrandom (bytes, length, 0);
    if (got > 0) {
      bytes += got;
      length -= (gsize) got;
    }
  }
}

/**
 * loket_random_fill:
 * @random: a random source
 * @bytes: (out caller-allocates) (array length=length): what to fill
 * @length: how many bytes
 */
void
loket_random_fill (LoketRandom *random, guint8 *bytes, gsize length)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = NULL;

  if (random->seeded == NULL) {
    fill_from_kernel (bytes, length);
    return;
  }
  locker = g_mutex_locker_new (&random->lock);
  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) g_rand_int_range (random->seeded, 0, 256);
}

/**
 * loket_random_below:
 * @random: a random source
 * @limit: at least 1
 *
 * Returns: a number from 0 to @limit - 1, each as likely as any other
 */
guint32
loket_random_below (LoketRandom *random, guint32 limit)
{
  const guint32 unfair = G_MAXUINT32 - G_MAXUINT32 % limit;
  guint32 drawn;

  g_return_val_if_fail (limit > 0, 0);
  do
    loket_random_fill (random, (guint8 *) &drawn, sizeof drawn);
  while (drawn >= unfair);
  return drawn % limit;
}

static char *
id_text (guint8 b[16], guint8 version)
{
  b[6] = (guint8) (version << 4 | (b[6] & 0x0f));
  b[8] = (guint8) (0x80 | (b[8] & 0x3f));
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          b[0],
                          b[1],
                          b[2],
                          b[3],
                          b[4],
                          b[5],
                          b[6],
                          b[7],
                          b[8],
                          b[9],
                          b[10],
                          b[11],
                          b[12],
                          b[13],
                          b[14],
                          b[15]);
}

/**
 * loket_id_new:
 * @clock: the time it is made at
 * @random: the chance in it
 *
 * Returns: (transfer full): a new UUIDv7 (RFC 9562 5.7), bare and lower case; ids of later
 *   milliseconds sort after earlier ones
 */
char *
loket_id_new (LoketClock *clock, LoketRandom *random)
{
  const guint64 ms = (guint64) (loket_clock_now (clock) / 1000);
  guint8 b[16];

  loket_random_fill (random, b + 6, 10);
  for (int i = 0; i < 6; i++)
    b[i] = (guint8) (ms >> (40 - 8 * i));
  return id_text (b, 7);
}

/**
 * loket_id_new_timeless:
 * @random: all that is in it
 *
 * Returns: (transfer full): a new UUIDv4 (RFC 9562 5.4), bare and lower case: it says nothing of
 *   when it was made, or after which other one
 */
char *
loket_id_new_timeless (LoketRandom *random)
{
  guint8 b[16];

  loket_random_fill (random, b, sizeof b);
  return id_text (b, 4);
}

/**
 * loket_id_time:
 * @id: a UUIDv7
 *
 * Returns: the UTC microseconds it was made at, to the millisecond
 */
gint64
loket_id_time (const char *id)
{
  guint64 ms = 0;

  for (int i = 0; i < 13; i++)
    if (id[i] != '-')
      ms = ms << 4 | (guint64) g_ascii_xdigit_value (id[i]);
  return (gint64) ms * 1000;
}
