/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short tones that say good, not known or bad to who cannot hear or follow the words.  They differ
 * in direction, in number and in length of their notes, so that none of these must be heard well.
 */
#include "config.h"

#include "ui/common/tone.h"

#include <math.h>

#define NOTES_MAX 3
#define LOUDNESS 0.5  /* of the loudest there is; speech is about as loud */
#define OVERTONE 0.25 /* small loudspeakers do better with some */
#define EDGE 0.008    /* seconds in which a note swells and dies away, or it would click */
#define SILENCE 0.12  /* seconds between a tone and the words after it */

typedef struct {
  double pitch; /* Hz, 0 = the tone has no more notes */
  double seconds;
  double decay; /* seconds in which it has died away to a third, as a bell; 0 = it is held */
} Note;

static const Note tones[][NOTES_MAX] = {
    [LOKET_TONE_RISING] = {{523.25, 0.10}, {659.26, 0.10}, {1046.5, 0.18}},
    [LOKET_TONE_LEVEL] = {{587.33, 0.16}, {587.33, 0.16}},
    [LOKET_TONE_FALLING] = {{440.0, 0.20}, {261.63, 0.36}},
    [LOKET_TONE_CHIME] = {{659.26, 0.32, 0.30}, {523.25, 0.52, 0.28}},
};

static double
swell (double at, double length)
{
  return CLAMP (MIN (at, length - at) / EDGE, 0, 1);
}

static double
fade (const Note *note, double at)
{
  return note->decay > 0 ? exp (-at / note->decay) : 1;
}

static void
add_note (GArray *samples, const Note *note, guint rate)
{
  const guint n = (guint) (note->seconds * rate);

  for (guint i = 0; i < n; i++) {
    const double at = (double) i / rate;
    const double turn = 2 * G_PI * note->pitch * at;
    const double value = (sin (turn) + OVERTONE * sin (2 * turn)) / (1 + OVERTONE);
    const gint16 sample = GINT16_TO_LE (
        (gint16) (G_MAXINT16 * LOUDNESS * value * fade (note, at) * swell (at, (double) n / rate)));
    g_array_append_val (samples, sample);
  }
}

/**
 * loket_tone_samples:
 * @tone: a tone
 * @rate: samples a second
 *
 * Returns: (transfer full): it and the short silence after it, 16 bits, low byte first, one
 * channel
 */
GBytes *
loket_tone_samples (LoketTone tone, guint rate)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, TRUE, sizeof (gint16));
  gsize size;

  g_return_val_if_fail ((guint) tone < G_N_ELEMENTS (tones), NULL);
  for (guint i = 0; i < NOTES_MAX && tones[tone][i].pitch > 0; i++)
    add_note (samples, &tones[tone][i], rate);
  g_array_set_size (samples, samples->len + (guint) (SILENCE * rate));
  size = samples->len * sizeof (gint16);
  return g_bytes_new_take (g_array_free (g_steal_pointer (&samples), FALSE), size);
}
