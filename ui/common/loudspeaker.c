/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sound of this computer comes out of: ALSA's device "default", which every desktop and
 * every bare kiosk has; LoketVoice plays with it, on its thread. */
#include "config.h"

#include "ui/common/loudspeaker.h"

#include "core/error.h"

#include <alsa/asoundlib.h>

/* A driver that takes nothing for so long is dead: nobody waits for it. */
#define PATIENCE_US (2 * G_USEC_PER_SEC)
#define LOOK_AGAIN_MS 50
/* So much is on its way to the ear at most: what is cut off is silent as soon. */
#define BUFFER_US 150000
#define AT_ONCE 1024 /* samples between two looks at whether somebody cut it off */

struct _LoketLoudspeaker {
  snd_pcm_t *pcm;
  double volume; /* what each sample is multiplied with */
};

/* ALSA would write to the standard error output on its own, at every attempt. */
static void
keep_silent (const char *file, int line, const char *function, int code, const char *format, ...)
{
}

static gboolean
check (int code, GError **error)
{
  if (code >= 0)
    return TRUE;
  loket_set_error (
      error, LOKET_ERROR_NOT_FOUND, "loudspeaker", "no sound: %s", snd_strerror (code));
  return FALSE;
}

/**
 * loket_loudspeaker_open:
 * @rate: samples a second that will come, 16 bits, low byte first, one channel
 * @error: set to %LOKET_ERROR_NOT_FOUND when there is none, or another program keeps it
 *
 * Returns: (transfer full) (nullable): the loudspeaker of the moment
 */
LoketLoudspeaker *
loket_loudspeaker_open (guint rate, GError **error)
{
  g_autoptr (LoketLoudspeaker) self = g_new0 (LoketLoudspeaker, 1);

  self->volume = 1;
  snd_lib_error_set_handler (keep_silent);
  /* Nothing waits within ALSA: until another program lets go of the card, or a driver of a card
   * that was pulled out wakes up, could be for ever. */
  if (!check (snd_pcm_open (&self->pcm, "default", SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK),
              error) ||
      !check (snd_pcm_set_params (self->pcm,
                                  SND_PCM_FORMAT_S16_LE,
                                  SND_PCM_ACCESS_RW_INTERLEAVED,
                                  1,
                                  rate,
                                  1,
                                  BUFFER_US),
              error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * loket_loudspeaker_close:
 * @self: (nullable) (transfer full): a loudspeaker
 *
 * What has not been heard yet is cut off.
 */
void
loket_loudspeaker_close (LoketLoudspeaker *self)
{
  if (self == NULL)
    return;
  if (self->pcm != NULL) {
    snd_pcm_drop (self->pcm);
    snd_pcm_close (self->pcm);
  }
  g_free (self);
}

/* How many samples it took, 0 = none yet, negative = it cannot be told why. */
static snd_pcm_sframes_t
give (LoketLoudspeaker *self, const gint16 *samples, gsize n)
{
  snd_pcm_sframes_t taken = snd_pcm_writei (self->pcm, samples, MIN (n, AT_ONCE));

  if (taken == -EAGAIN) {
    taken = snd_pcm_wait (self->pcm, LOOK_AGAIN_MS);
    taken = MIN (taken, 0);
  }
  return taken < 0 ? snd_pcm_recover (self->pcm, (int) taken, 1) : taken;
}

/**
 * loket_loudspeaker_set_volume:
 * @self: a loudspeaker
 * @volume: what is played from now on is multiplied with it; 1 leaves it as it is
 */
void
loket_loudspeaker_set_volume (LoketLoudspeaker *self, double volume)
{
  self->volume = volume;
}

/* What would be too loud is cut at the top: it crackles, but it does not turn over. */
static void
amplify (gint16 *made, const gint16 *given, gsize n, double volume)
{
  for (gsize i = 0; i < n; i++)
    made[i] = (gint16) CLAMP (given[i] * volume, G_MININT16, G_MAXINT16);
}

/**
 * loket_loudspeaker_play:
 * @self: a loudspeaker
 * @samples: at the rate that it was opened for
 * @cancellable: cuts it off
 * @error: set to %G_IO_ERROR_CANCELLED, or to %LOKET_ERROR_NOT_FOUND when the sound has gone
 *
 * Waits until the last of them are on their way.
 *
 * Returns: %TRUE when they are
 */
gboolean
loket_loudspeaker_play (LoketLoudspeaker *self,
                        GBytes *samples,
                        GCancellable *cancellable,
                        GError **error)
{
  gsize size;
  const gint16 *next = g_bytes_get_data (samples, &size);
  gsize left = size / sizeof *next;
  gint64 last_taken = g_get_monotonic_time ();

  while (left > 0) {
    const gsize n = MIN (left, AT_ONCE);
    gint16 loud[AT_ONCE];
    snd_pcm_sframes_t taken;
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    amplify (loud, next, n, self->volume);
    taken = give (self, loud, n);
    if (taken < 0 && !check ((int) taken, error))
      return FALSE;
    if (taken > 0)
      last_taken = g_get_monotonic_time ();
    else if (g_get_monotonic_time () - last_taken > PATIENCE_US)
      return check (-ETIMEDOUT, error);
    next += taken;
    left -= (gsize) taken;
  }
  return TRUE;
}

/**
 * loket_loudspeaker_end:
 * @self: a loudspeaker
 * @cancellable: cuts it off
 * @error: set to %G_IO_ERROR_CANCELLED, or to %LOKET_ERROR_NOT_FOUND when the sound has gone
 *
 * Waits until all has been heard, a fraction of a second, and not for a driver that forgets to say
 * so.
 *
 * Returns: %TRUE when it has
 */
gboolean
loket_loudspeaker_end (LoketLoudspeaker *self, GCancellable *cancellable, GError **error)
{
  const gint64 until = g_get_monotonic_time () + PATIENCE_US;
  int code;

  while ((code = snd_pcm_drain (self->pcm)) == -EAGAIN && g_get_monotonic_time () < until) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    g_usleep (BUFFER_US / 10);
  }
  return !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         (code == -EAGAIN || check (code, error));
}
