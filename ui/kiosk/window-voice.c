/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the kiosk's window says aloud: the page, to whoever wants it, from the first press on until
 * the end of the visit.  Nothing waits for the voice. */
#include "config.h"

#include "ui/kiosk/foot.h"
#include "ui/kiosk/reading.h"
#include "ui/kiosk/window-private.h"

/* Each step 3 dB from the next; the loudest one is as the synthesiser makes it, which leaves little
 * room above. */
static const double volumes[] = {0.25, 0.35, 0.5, 0.71, 1.0};

#define USUAL_VOLUME 2 /* place in that list */

/**
 * loket_kiosk_window_show_sound:
 * @self: the window
 *
 * Its keys say what the voice does.
 */
void
loket_kiosk_window_show_sound (LoketKioskWindow *self)
{
  GtkWidget *foot = gtk_widget_get_first_child (self->foot);
  const LoketSound sound = loket_voice_is_speaking (self->voice)  ? LOKET_SOUND_SPEAKING
                           : loket_voice_has_failed (self->voice) ? LOKET_SOUND_NONE
                                                                  : LOKET_SOUND_SILENT;

  if (foot != NULL)
    loket_foot_show_sound (LOKET_FOOT (foot), sound, self->volume + 1);
}

static void
say_page (LoketKioskWindow *self)
{
  LoketProfile *profile = loket_program_profile (self->application);
  const char *language = loket_program_language (self->application);
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);
  g_autofree char *text = NULL;

  if (profile == NULL || page == NULL)
    return;
  text = loket_reading_of_page (page, language, loket_profile_speech_style (profile));
  /* A page is krama or it is not: its words go to the Indonesian voice, which has the closest
   * sounds. */
  loket_voice_set_volume (self->voice, volumes[self->volume]);
  loket_voice_say (self->voice, LOKET_TONE_RISING, loket_voice_language (language), text);
}

/**
 * loket_kiosk_window_open_voice:
 * @self: the window
 *
 * It can speak from now on, unless the settings of this seat say otherwise.
 */
void
loket_kiosk_window_open_voice (LoketKioskWindow *self)
{
  self->volume = USUAL_VOLUME;
  self->voice = loket_voice_new (loket_program_settings (self->application));
  g_signal_connect_object (self->voice,
                           "notify::speaking",
                           G_CALLBACK (loket_kiosk_window_show_sound),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * loket_kiosk_window_greet_aloud:
 * @self: the window; another page has come
 *
 * Stops what is said of the page before, and says this one to who listens.  Whether somebody is
 * still there is asked aloud in any case: who looks away, or cannot see, would be gone otherwise.
 */
void
loket_kiosk_window_greet_aloud (LoketKioskWindow *self)
{
  loket_voice_hush (self->voice);
  loket_kiosk_window_show_sound (self);
  if (self->listening || loket_idle_watch_is_asking (self->idle))
    say_page (self);
}

/**
 * loket_kiosk_window_say_page_again:
 * @self: the window; what its page says has changed
 *
 * To who listens.
 */
void
loket_kiosk_window_say_page_again (LoketKioskWindow *self)
{
  if (self->listening)
    say_page (self);
}

/**
 * loket_kiosk_window_forget_listener:
 * @self: the window
 *
 * The visit is over: silence, and the usual loudness.
 */
void
loket_kiosk_window_forget_listener (LoketKioskWindow *self)
{
  self->listening = FALSE;
  self->volume = USUAL_VOLUME;
  loket_voice_hush (self->voice);
  loket_kiosk_window_show_sound (self);
}

/* Actions */

static void
listen_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketKioskWindow *self = data;

  if (loket_voice_is_speaking (self->voice)) {
    loket_voice_hush (self->voice);
    return;
  }
  self->listening = TRUE;
  loket_kiosk_window_stay (self);
  say_page (self);
}

/* How loud it is now is heard at once. */
static void
volume_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LoketKioskWindow *self = data;

  self->volume = (self->volume + 1) % G_N_ELEMENTS (volumes);
  loket_kiosk_window_stay (self);
  loket_kiosk_window_show_sound (self);
  say_page (self);
}

/**
 * loket_kiosk_window_add_voice_actions:
 * @self: the window, which has its actions
 *
 * Called once by its init.
 */
void
loket_kiosk_window_add_voice_actions (LoketKioskWindow *self)
{
  const GActionEntry entries[] = {
      {.name = "listen", .activate = listen_cb},
      {.name = "volume", .activate = volume_cb},
  };

  g_action_map_add_action_entries (
      G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}
