/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The voice of a window: a tone and a short sentence, aloud, without anybody waiting for it.
 *
 * One thread says one thing after the other; what is said next cuts off what is said now.  The
 * words are made by espeak-ng, a program of its own, which needs neither network nor sound server.
 */
#include "config.h"

#include "ui/common/voice.h"

#include "core/error.h"
#include "core/speech.h"
#include "ui/common/clips.h"
#include "ui/common/loudspeaker.h"

#include <string.h>

#define RATE 22050  /* samples a second, as espeak-ng has them */
#define SPEED "140" /* words a minute, slower than its usual 175: it is heard once, in a hall */
#define WAV_HEAD 44
#define END_US (2 * G_USEC_PER_SEC) /* that a voice which goes waits for its thread */

/* What the thread has to do yet; it lives as long as voice or thread. */
typedef struct {
  GMutex lock;
  GCond done;
  guint n_left;
} Work;

struct _LoketVoice {
  GObject parent_instance;

  /* borrowed */
  LoketSettings *settings;
  /* owned */
  GThreadPool *thread;
  Work *work;           /* shared with the thread */
  char **folders;       /* of recorded words */
  GCancellable *saying; /* the newest phrase, NULL = nothing is said now */
  /* state */
  double volume;
  gboolean on;
  gboolean failed; /* the last phrase: it was told */
  guint n_open;    /* phrases that did not end yet */
};

typedef struct {
  LoketTone tone;
  double volume;
  char *voice;    /* of espeak-ng */
  char *text;     /* NULL = the tone alone */
  char *language; /* of the clips */
  char **clips;   /* names, NULL = it is not recorded */
  char **folders;
  Work *work;
  GWeakRef whose; /* the voice, if it is there yet */
} Phrase;

G_DEFINE_FINAL_TYPE (LoketVoice, loket_voice, G_TYPE_OBJECT)

enum { PROP_0, PROP_SPEAKING, N_PROPS };

static GParamSpec *properties[N_PROPS];
static guint failed_signal, ended_signal;

static void
work_clear (gpointer data)
{
  Work *work = data;

  g_mutex_clear (&work->lock);
  g_cond_clear (&work->done);
}

static void
work_add (Work *work, int n)
{
  g_mutex_lock (&work->lock);
  work->n_left = (guint) ((int) work->n_left + n);
  g_cond_signal (&work->done);
  g_mutex_unlock (&work->lock);
}

static void
phrase_free (gpointer data)
{
  Phrase *phrase = data;

  g_free (phrase->voice);
  g_free (phrase->text);
  g_free (phrase->language);
  g_strfreev (phrase->clips);
  g_strfreev (phrase->folders);
  g_weak_ref_clear (&phrase->whose);
  g_atomic_rc_box_release_full (phrase->work, work_clear);
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
                        phrase->voice,
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

/* NULL when it is not recorded; a recording that cannot be used is the office's to mend, and holds
 * nobody up. */
static GBytes *
find_clips (const Phrase *phrase, guint *rate)
{
  g_autoptr (GError) error = NULL;
  GBytes *words = NULL;

  if (phrase->clips != NULL && phrase->folders != NULL)
    words = loket_clips_join ((const char *const *) phrase->folders,
                              phrase->language,
                              (const char *const *) phrase->clips,
                              rate,
                              &error);
  if (error != NULL)
    g_message ("a recording is not used: %s", error->message);
  return words;
}

static gboolean
say_words (const Phrase *phrase,
           LoketLoudspeaker *loudspeaker,
           GBytes *recorded,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GBytes) words = recorded != NULL ? g_bytes_ref (recorded) : NULL;

  if (phrase->text == NULL)
    return TRUE;
  if (words == NULL)
    words = make_words (phrase, cancellable, error);
  return words != NULL && loket_loudspeaker_play (loudspeaker, words, cancellable, error);
}

static gboolean
say (const Phrase *phrase, GCancellable *cancellable, GError **error)
{
  guint rate = RATE;
  g_autoptr (GBytes) recorded = find_clips (phrase, &rate);
  g_autoptr (LoketLoudspeaker) loudspeaker = NULL;
  g_autoptr (GBytes) tone = NULL;
  gboolean played;

  if (recorded == NULL)
    rate = RATE;
  loudspeaker = loket_loudspeaker_open (rate, error);
  tone = loket_tone_samples (phrase->tone, rate);
  if (loudspeaker == NULL)
    return FALSE;
  loket_loudspeaker_set_volume (loudspeaker, phrase->volume);
  if (!loket_loudspeaker_play (loudspeaker, tone, cancellable, error))
    return FALSE;
  /* The tone is heard to its end also where there are no words. */
  played = say_words (phrase, loudspeaker, recorded, cancellable, error);
  return loket_loudspeaker_end (loudspeaker, cancellable, played ? error : NULL) && played;
}

static void
say_cb (gpointer data, gpointer unused)
{
  g_autoptr (GTask) task = data;
  const Phrase *phrase = g_task_get_task_data (task);
  Work *work = g_atomic_rc_box_acquire (phrase->work);
  GError *error = NULL;

  if (!g_task_return_error_if_cancelled (task)) {
    if (say (phrase, g_task_get_cancellable (task), &error))
      g_task_return_boolean (task, TRUE);
    else
      g_task_return_error (task, error);
  }
  work_add (work, -1);
  g_atomic_rc_box_release_full (work, work_clear);
}

/* On the main thread */

static void
tell_failure (LoketVoice *self, const GError *error)
{
  if (self->failed)
    return;
  g_message ("the voice is not heard: %s", error->message);
  self->failed = TRUE;
  g_signal_emit (self, failed_signal, 0);
}

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
  Phrase *phrase = g_task_get_task_data (G_TASK (result));
  g_autoptr (LoketVoice) self = g_weak_ref_get (&phrase->whose);
  g_autoptr (GError) error = NULL;
  const gboolean heard = g_task_propagate_boolean (G_TASK (result), &error);

  if (self == NULL)
    return;
  self->n_open--;
  /* One that was cut off says nothing about the loudspeaker. */
  if (heard)
    self->failed = FALSE;
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell_failure (self, error);
  if (g_task_get_cancellable (G_TASK (result)) == self->saying)
    set_saying (self, NULL);
  g_signal_emit (self, ended_signal, 0, heard);
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

/* Takes the phrase over. */
static void
begin (LoketVoice *self, Phrase *phrase)
{
  g_autoptr (GCancellable) saying = g_cancellable_new ();
  GTask *task;

  loket_voice_hush (self);
  set_saying (self, saying);
  phrase->volume = self->volume;
  phrase->work = g_atomic_rc_box_acquire (self->work);
  g_weak_ref_init (&phrase->whose, self);
  task = g_task_new (NULL, self->saying, said_cb, NULL);
  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, phrase, phrase_free);
  self->n_open++;
  work_add (self->work, 1);
  g_thread_pool_push (self->thread, task, NULL);
}

/**
 * loket_voice_say:
 * @self: a voice
 * @tone: what is heard first
 * @language: of the text, one that loket_voice_language() names
 * @text: a short sentence, nothing that not everybody in the room may hear
 *
 * Says it on a thread of its own and cuts off what is said now.  How it ended the signal "ended"
 * tells.  Does nothing while the voice is switched off.
 */
void
loket_voice_say (LoketVoice *self, LoketTone tone, const char *language, const char *text)
{
  Phrase *phrase;

  g_return_if_fail (LOKET_IS_VOICE (self));
  g_return_if_fail (text != NULL);
  if (!self->on) {
    loket_voice_hush (self);
    return;
  }
  phrase = g_new0 (Phrase, 1);
  phrase->tone = tone;
  phrase->voice = g_strdup (language);
  phrase->text = g_strdup (text);
  begin (self, phrase);
}

static char **
clip_names (const char *const *parts)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++) {
    g_autofree char *name = loket_clip_name (parts[i]);
    g_strv_builder_add (names, name);
  }
  return g_strv_builder_end (names);
}

/**
 * loket_voice_announce:
 * @self: a voice
 * @tone: what is heard first
 * @language: "id", "jv" or "en", of who is meant
 * @text: (nullable): the sentence in it; %NULL: the tone alone
 * @parts: (nullable): of what recordings it can be made, as loket_call_parts() gives them
 *
 * Says it as loket_voice_say(), by recorded words when the office has all of them, else by
 * espeak-ng; krama by its Indonesian voice.
 *
 * Returns: %FALSE when the voice is switched off, so that "ended" will not follow
 */
gboolean
loket_voice_announce (LoketVoice *self,
                      LoketTone tone,
                      const char *language,
                      const char *text,
                      const char *const *parts)
{
  Phrase *phrase;

  g_return_val_if_fail (LOKET_IS_VOICE (self), FALSE);
  if (!self->on)
    return FALSE;
  phrase = g_new0 (Phrase, 1);
  phrase->tone = tone;
  phrase->language = g_strdup (language);
  phrase->voice = g_strdup (loket_speech_voice (language));
  phrase->text = text != NULL ? loket_speech_spelling (language, text) : NULL;
  phrase->clips = text != NULL && parts != NULL ? clip_names (parts) : NULL;
  phrase->folders = g_strdupv (self->folders);
  begin (self, phrase);
  return TRUE;
}

/**
 * loket_voice_set_clips:
 * @self: a voice
 * @folders: (nullable): where recorded words may be, the best first
 */
void
loket_voice_set_clips (LoketVoice *self, const char *const *folders)
{
  g_return_if_fail (LOKET_IS_VOICE (self));
  g_strfreev (self->folders);
  self->folders = g_strdupv ((char **) folders);
}

/**
 * loket_voice_is_busy:
 * @self: a voice
 *
 * Returns: whether something that it was to say did not end yet, be it cut off: a driver that hangs
 *   keeps it so
 */
gboolean
loket_voice_is_busy (LoketVoice *self)
{
  g_return_val_if_fail (LOKET_IS_VOICE (self), FALSE);
  return self->n_open > 0;
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
 * loket_voice_language:
 * @language: (nullable): of a window
 *
 * espeak-ng has no Javanese: its Indonesian voice reads krama.  A verdict has no krama words, and
 * is looked up in Indonesian then.
 *
 * Returns: (transfer none): the language to speak in such a window: the text is looked up in it
 */
const char *
loket_voice_language (const char *language)
{
  return g_strcmp0 (language, "en") == 0 ? "en" : "id";
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

/* Whether the thread has ended all it had to do; it is not waited for within a dead driver. */
static gboolean
wait_for_work (Work *work)
{
  const gint64 until = g_get_monotonic_time () + END_US;
  gboolean done = TRUE;

  g_mutex_lock (&work->lock);
  while (work->n_left > 0 && done)
    done = g_cond_wait_until (&work->done, &work->lock, until);
  g_mutex_unlock (&work->lock);
  return done;
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
  g_thread_pool_free (self->thread, FALSE, wait_for_work (self->work));
  g_atomic_rc_box_release_full (self->work, work_clear);
  g_strfreev (self->folders);
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
  G_OBJECT_CLASS (klass)->get_property = loket_voice_get_property;
  properties[PROP_SPEAKING] =
      g_param_spec_boolean ("speaking",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  G_OBJECT_CLASS (klass)->finalize = loket_voice_finalize;
  failed_signal = g_signal_new (
      "failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  ended_signal = g_signal_new ("ended",
                               G_TYPE_FROM_CLASS (klass),
                               G_SIGNAL_RUN_LAST,
                               0,
                               NULL,
                               NULL,
                               NULL,
                               G_TYPE_NONE,
                               1,
                               G_TYPE_BOOLEAN);
}

static void
loket_voice_init (LoketVoice *self)
{
  self->volume = 1;
  self->work = g_atomic_rc_box_new0 (Work);
  g_mutex_init (&self->work->lock);
  g_cond_init (&self->work->done);
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
