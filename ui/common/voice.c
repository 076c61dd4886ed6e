/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The voice of a window: a tone and a short sentence, aloud, without anybody waiting for it.
 *
 * One thread says one thing after the other; what is said next cuts off what is said now.  The
 * words are made by espeak-ng, a program of its own, which needs neither network nor sound server.
 */
#include "config.h"

#include "ui/common/voice.h"

#include "core/error.h"
#include "ui/common/loudspeaker.h"

#include <string.h>

#define RATE 22050  /* samples a second, as espeak-ng has them */
#define SPEED "140" /* words a minute, slower than its usual 175: it is heard once, in a hall */
#define WAV_HEAD 44

struct _LoketVoice {
  GObject parent_instance;

  /* borrowed */
  LoketSettings *settings;
  /* owned */
  GThreadPool *thread;
  GCancellable *saying; /* the newest phrase, NULL = nothing is said now */
  /* state */
  double volume;
  gboolean on;
  gboolean failed; /* the last phrase: it was told */
};

typedef struct {
  LoketTone tone;
  double volume;
  char *language;
  char *text;
} Phrase;

G_DEFINE_FINAL_TYPE (LoketVoice, loket_voice, G_TYPE_OBJECT)

enum { PROP_0, PROP_SPEAKING, N_PROPS };

static GParamSpec *properties[N_PROPS];
static guint failed_signal;

static void
phrase_free (gpointer data)
{
  Phrase *phrase = data;

  g_free (phrase->language);
  g_free (phrase->text);
  g_free (phrase);
}

/* On the thread */

/* Of espeak-ng a plain WAV file comes, whose lengths it did not know yet when it wrote the head. */
static GBytes *
samples_of (GBytes *wav, GError **error)
{
  gsize size;
  const guint8 *head = g_bytes_get_data (wav, &size);

  if (size > WAV_HEAD && memcmp (head, "RIFF", 4) == 0 && memcmp (head + 36, "data", 4) == 0 &&
      (head[24] | head[25] << 8) == RATE)
    return g_bytes_new_from_bytes (wav, WAV_HEAD, size - WAV_HEAD);
  loket_set_error (error, LOKET_ERROR_NOT_FOUND, "voice", "espeak-ng made no sound");
  return NULL;
}

/* The text goes by a pipe: what begins with a dash is no option, and no list of processes has it.
 */
static GBytes *
make_words (const Phrase *phrase, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) text = g_bytes_new_static (phrase->text, strlen (phrase->text));
  g_autoptr (GBytes) wav = NULL;
  g_autoptr (GSubprocess) speaker =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                            G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                        error,
                        "espeak-ng",
                        "-v",
                        phrase->language,
                        "-s",
                        SPEED,
                        "--stdin",
                        "--stdout",
                        NULL);

  if (speaker == NULL)
    return NULL;
  if (!g_subprocess_communicate (speaker, text, cancellable, &wav, NULL, error)) {
    g_subprocess_force_exit (speaker);
    return NULL;
  }
  return samples_of (wav, error);
}

static gboolean
say (const Phrase *phrase, GCancellable *cancellable, GError **error)
{
  g_autoptr (LoketLoudspeaker) loudspeaker = loket_loudspeaker_open (RATE, error);
  g_autoptr (GBytes) tone = loket_tone_samples (phrase->tone, RATE);
  g_autoptr (GBytes) words = NULL;
  gboolean played;

  if (loudspeaker == NULL)
    return FALSE;
  loket_loudspeaker_set_volume (loudspeaker, phrase->volume);
  if (!loket_loudspeaker_play (loudspeaker, tone, cancellable, error))
    return FALSE;
  words = make_words (phrase, cancellable, error);
  /* The tone is heard to its end also where there are no words. */
  played = words != NULL && loket_loudspeaker_play (loudspeaker, words, cancellable, error);
  return loket_loudspeaker_end (loudspeaker, cancellable, played ? error : NULL) && played;
}

static void
say_cb (gpointer data, gpointer unused)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (say (g_task_get_task_data (task), g_task_get_cancellable (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* On the main thread */

/* NULL = nothing is said any more */
static void
set_saying (LoketVoice *self, GCancellable *saying)
{
  if (g_set_object (&self->saying, saying))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPEAKING]);
}

static void
said_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LoketVoice *self = data;
  g_autoptr (GError) error = NULL;
  gboolean failed = !g_task_propagate_boolean (G_TASK (result), &error), first;

  /* Cut off, perhaps because there is no such voice any more. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  first = failed && !self->failed;
  self->failed = failed;
  set_saying (self, NULL);
  if (first) {
    g_message ("the voice is not heard: %s", error->message);
    g_signal_emit (self, failed_signal, 0);
  }
}

/**
 * loket_voice_hush:
 * @self: a voice
 *
 * Cuts off what is said now.
 */
void
loket_voice_hush (LoketVoice *self)
{
  g_return_if_fail (LOKET_IS_VOICE (self));
  g_cancellable_cancel (self->saying);
  set_saying (self, NULL);
}

/**
 * loket_voice_say:
 * @self: a voice
 * @tone: what is heard first
 * @language: of the text, one that loket_voice_language() names
 * @text: a short sentence, nothing that not everybody in the room may hear
 *
 * Says it on a thread of its own and cuts off what is said now.  Whether it can be heard nobody
 * learns from here: see the signal "failed".  Does nothing while the voice is switched off.
 */
void
loket_voice_say (LoketVoice *self, LoketTone tone, const char *language, const char *text)
{
  g_autoptr (GCancellable) saying = g_cancellable_new ();
  g_autoptr (GTask) task = NULL;
  Phrase *phrase;

  g_return_if_fail (LOKET_IS_VOICE (self));
  g_return_if_fail (text != NULL);
  loket_voice_hush (self);
  if (!self->on)
    return;
  set_saying (self, saying);
  phrase = g_new0 (Phrase, 1);
  phrase->tone = tone;
  phrase->volume = self->volume;
  phrase->language = g_strdup (language);
  phrase->text = g_strdup (text);
  /* It does not keep the voice alive: each phrase but the newest is cancelled, and that one is when
   * the voice goes, so said_cb() never touches one that has gone. */
  task = g_task_new (NULL, self->saying, said_cb, self);
  g_task_set_source_tag (task, loket_voice_say);
  g_task_set_task_data (task, phrase, phrase_free);
  g_thread_pool_push (self->thread, g_steal_pointer (&task), NULL);
}

/**
 * loket_voice_language:
 * @language: (nullable): of a window
 *
 * espeak-ng has no Javanese, and krama read out with the sounds of Indonesian is nobody's language.
 * Who speaks Javanese in these offices understands a word of Indonesian.
 *
 * Returns: (transfer none): the language to speak in such a window: the text is looked up in it
 */
const char *
loket_voice_language (const char *language)
{
  return g_strcmp0 (language, "en") == 0 ? "en" : "id";
}

/**
 * loket_voice_is_speaking:
 * @self: a voice
 *
 * Returns: whether something is said now
 */
gboolean
loket_voice_is_speaking (LoketVoice *self)
{
  g_return_val_if_fail (LOKET_IS_VOICE (self), FALSE);
  return self->saying != NULL;
}

/**
 * loket_voice_has_failed:
 * @self: a voice
 *
 * Returns: whether the last phrase that was not cut off could not be heard
 */
gboolean
loket_voice_has_failed (LoketVoice *self)
{
  g_return_val_if_fail (LOKET_IS_VOICE (self), FALSE);
  return self->failed;
}

/**
 * loket_voice_set_volume:
 * @self: a voice
 * @volume: of what is said from now on; 1 is as loud as the synthesiser makes it
 */
void
loket_voice_set_volume (LoketVoice *self, double volume)
{
  g_return_if_fail (LOKET_IS_VOICE (self));
  self->volume = volume;
}

/**
 * loket_voice_is_on:
 * @self: a voice
 *
 * Returns: whether it says anything
 */
gboolean
loket_voice_is_on (LoketVoice *self)
{
  g_return_val_if_fail (LOKET_IS_VOICE (self), FALSE);
  return self->on;
}

/**
 * loket_voice_set_on:
 * @self: a voice
 * @on: whether it says anything from now on
 *
 * Keeps that in the settings of this seat, [sound] on.
 */
void
loket_voice_set_on (LoketVoice *self, gboolean on)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (LOKET_IS_VOICE (self));
  if (!on)
    loket_voice_hush (self);
  if (self->on == on)
    return;
  self->on = on;
  self->failed = FALSE;
  if (!loket_settings_remember (self->settings, "sound", "on", on ? "true" : "false", &error))
    g_message ("the settings were not written: %s", error->message);
}

static void
loket_voice_dispose (GObject *object)
{
  loket_voice_hush (LOKET_VOICE (object));
  G_OBJECT_CLASS (loket_voice_parent_class)->dispose (object);
}

static void
loket_voice_finalize (GObject *object)
{
  LoketVoice *self = LOKET_VOICE (object);

  /* Each phrase that is left ends at once: the thread reads nothing of the voice meanwhile. */
  g_thread_pool_free (self->thread, FALSE, TRUE);
  G_OBJECT_CLASS (loket_voice_parent_class)->finalize (object);
}

static void
loket_voice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SPEAKING)
    g_value_set_boolean (value, loket_voice_is_speaking (LOKET_VOICE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
loket_voice_class_init (LoketVoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_voice_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_voice_finalize;
  G_OBJECT_CLASS (klass)->get_property = loket_voice_get_property;
  properties[PROP_SPEAKING] =
      g_param_spec_boolean ("speaking",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  failed_signal = g_signal_new (
      "failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_voice_init (LoketVoice *self)
{
  self->volume = 1;
  self->thread = g_thread_pool_new (say_cb, NULL, 1, FALSE, NULL);
}

/**
 * loket_voice_new:
 * @settings: of this seat; [sound] on=false switches it off.  They outlive the voice
 *
 * Returns: (transfer full): a voice; no card of sound is touched before it says something
 */
LoketVoice *
loket_voice_new (LoketSettings *settings)
{
  LoketVoice *self = g_object_new (LOKET_TYPE_VOICE, NULL);

  self->settings = settings;
  self->on = loket_settings_flag (settings, "sound", "on", TRUE);
  return self;
}
