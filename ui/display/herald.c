/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Announces each call of the day once: chime and words, one after the other.  It joins the cursor
 * (which calls), the announcer (in what order, how long) and the voice; the board's window owns it.
 */
#include "config.h"

#include "ui/display/herald.h"

#include "core/speech.h"
#include "ui/common/voice.h"
#include "ui/display/cursor.h"
#include "ui/display/files.h"

#define HOLD_MS 4000   /* a call stays so long before the next one may follow */
#define LIMIT_MS 20000 /* the longest sentence takes ten seconds; a dead driver for ever */

struct _LoketHerald {
  GObject parent_instance;

  /* borrowed */
  LoketProgram *program; /* owns the window that owns this */
  /* owned */
  LoketAnnouncer *announcer;
  LoketVoice *voice;
  LoketCursor *cursor;
  /* state */
  gboolean speaks;
  LoketSound sound;
};

G_DEFINE_FINAL_TYPE (LoketHerald, loket_herald, G_TYPE_OBJECT)

static guint changed_signal;

static void
set_sound (LoketHerald *self, LoketSound sound)
{
  if (self->sound == sound)
    return;
  self->sound = sound;
  g_signal_emit (self, changed_signal, 0);
}

static LoketSound
usual_sound (LoketHerald *self)
{
  if (!loket_voice_is_on (self->voice))
    return LOKET_SOUND_OFF;
  return self->speaks ? LOKET_SOUND_GOOD : LOKET_SOUND_NO_WORDS;
}

/* What language this call is made in: the person's, where the office speaks it; else the office's
 * first, which everybody in its hall knows. */
static const char *
language_of (LoketHerald *self, LoketCall *call)
{
  LoketProfile *profile = loket_program_profile (self->program);
  const char *own = loket_enum_name (loket_language_get_type (), (int) call->language);

  if (profile != NULL && profile->languages != NULL &&
      g_strv_contains ((const char *const *) profile->languages, own))
    return own;
  return profile != NULL && profile->languages != NULL && profile->languages[0] != NULL
             ? profile->languages[0]
             : "id";
}

static gboolean
say (LoketHerald *self, LoketCall *call, const char *language)
{
  LoketProfile *profile = loket_program_profile (self->program);
  const LoketSpeechStyle style =
      profile != NULL ? loket_profile_speech_style (profile) : LOKET_SPEECH_DIGITS;
  g_autofree char *sentence = loket_call_sentence (language, style, call->label, call->counter);
  g_auto (GStrv) parts = loket_call_parts (language, style, call->label, call->counter);
  g_auto (GStrv) folders = loket_display_folders (self->program, "clips");

  loket_voice_set_clips (self->voice, (const char *const *) folders);
  return loket_voice_announce (self->voice,
                               LOKET_TONE_CHIME,
                               language,
                               self->speaks ? sentence : NULL,
                               (const char *const *) parts);
}

/* While the driver hangs in an older one, this one is shown only. */
static void
announce_cb (LoketHerald *self, LoketCall *call)
{
  if (loket_voice_is_busy (self->voice))
    set_sound (self, LOKET_SOUND_BROKEN);
  else if (say (self, call, language_of (self, call)))
    loket_announcer_wait (self->announcer);
}

static void
ended_cb (LoketHerald *self, gboolean heard)
{
  if (heard)
    set_sound (self, usual_sound (self));
  loket_announcer_spoken (self->announcer);
}

static void
failed_cb (LoketHerald *self)
{
  set_sound (self, LOKET_SOUND_BROKEN);
}

static void
overdue_cb (LoketHerald *self)
{
  g_message ("the voice takes too long, and is cut off");
  set_sound (self, LOKET_SOUND_BROKEN);
  loket_voice_hush (self->voice);
}

static void
over_cb (LoketHerald *self, LoketCall *call)
{
  g_autoptr (GError) error = NULL;

  if (!loket_cursor_done (self->cursor, call, &error))
    g_message ("after a restart this board will say a call again: %s", error->message);
}

static void
loket_herald_dispose (GObject *object)
{
  LoketHerald *self = LOKET_HERALD (object);

  g_clear_object (&self->announcer);
  g_clear_object (&self->voice);
  g_clear_pointer (&self->cursor, loket_cursor_free);
  G_OBJECT_CLASS (loket_herald_parent_class)->dispose (object);
}

static void
loket_herald_class_init (LoketHeraldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_herald_dispose;
  changed_signal = g_signal_new ("sound-changed",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 0);
}

static void
loket_herald_init (LoketHerald *self)
{
  self->announcer = loket_announcer_new (HOLD_MS, LIMIT_MS);
  g_signal_connect_object (
      self->announcer, "announce", G_CALLBACK (announce_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->announcer, "overdue", G_CALLBACK (overdue_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->announcer, "over", G_CALLBACK (over_cb), self, G_CONNECT_SWAPPED);
}

/**
 * loket_herald_new:
 * @program: the board; its settings say [sound] on and [sound] speech
 *
 * Returns: (transfer full): a herald that knows how far this board was
 */
LoketHerald *
loket_herald_new (LoketProgram *program)
{
  LoketHerald *self = g_object_new (LOKET_TYPE_HERALD, NULL);
  LoketSettings *settings = loket_program_settings (program);
  g_autofree char *folder = loket_client_usual_dir (LOKET_DEVICE_DISPLAY);
  g_autofree char *path = g_build_filename (folder, "announced.ini", NULL);

  self->program = program;
  self->cursor = loket_cursor_open (path);
  self->voice = loket_voice_new (settings);
  self->speaks = loket_settings_flag (settings, "sound", "speech", TRUE);
  self->sound = usual_sound (self);
  g_signal_connect_object (self->voice, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->voice, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * loket_herald_announcer:
 * @self: the herald
 *
 * Returns: (transfer none): what decides whose turn it is
 */
LoketAnnouncer *
loket_herald_announcer (LoketHerald *self)
{
  return self->announcer;
}

/* An officer took them back while others were announced. */
static void
forget_withdrawn (LoketHerald *self, GListModel *calls)
{
  for (guint i = 0; i < g_list_model_get_n_items (calls); i++) {
    g_autoptr (LoketCall) call = g_list_model_get_item (calls, i);
    if (call->withdrawn)
      loket_announcer_withdraw (self->announcer, call);
  }
}

/**
 * loket_herald_look:
 * @self: the herald
 *
 * Announces the calls that came since it looked last, also while the board was off: those that are
 * not too old.  Called whenever the list of calls changed and is whole.
 */
void
loket_herald_look (LoketHerald *self)
{
  LoketClient *client = loket_program_client (self->program);
  g_autoptr (GPtrArray) news = NULL;

  if (!loket_client_is_current (client))
    return;
  news = loket_cursor_news (self->cursor, loket_client_calls (client), loket_client_now (client));
  for (guint i = 0; i < news->len; i++) {
    LoketCall *call = g_ptr_array_index (news, i);
    if (!call->withdrawn)
      loket_announcer_push (self->announcer, call);
  }
  forget_withdrawn (self, loket_client_calls (client));
}

/**
 * loket_herald_sound:
 * @self: the herald
 *
 * Returns: how it stands with the sound
 */
LoketSound
loket_herald_sound (LoketHerald *self)
{
  return self->sound;
}

/**
 * loket_herald_speaks:
 * @self: the herald
 *
 * Returns: whether words follow the chime
 */
gboolean
loket_herald_speaks (LoketHerald *self)
{
  return self->speaks;
}

/**
 * loket_herald_set_speaks:
 * @self: the herald
 * @speaks: whether words follow the chime, from now on and after the next start
 */
void
loket_herald_set_speaks (LoketHerald *self, gboolean speaks)
{
  g_autoptr (GError) error = NULL;

  if (self->speaks == speaks)
    return;
  self->speaks = speaks;
  if (!speaks)
    loket_voice_hush (self->voice);
  if (!loket_settings_remember (loket_program_settings (self->program),
                                "sound",
                                "speech",
                                speaks ? "true" : "false",
                                &error))
    g_message ("the settings were not written: %s", error->message);
  if (self->sound != LOKET_SOUND_BROKEN)
    set_sound (self, usual_sound (self));
}
