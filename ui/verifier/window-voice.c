/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the verifier's window says aloud: a tone and a few words for each card, for who looks at the
 * person and not at the screen.  Never a name: everybody in the room hears it. */
#include "config.h"

#include "ui/verifier/window-private.h"

#include "core/card-verdict.h"
#include "core/text.h"

#include <glib/gi18n.h>

static const LoketTone tones[] = {
    [LOKET_VERDICT_KIND_GOOD] = LOKET_TONE_RISING,
    [LOKET_VERDICT_KIND_UNSURE] = LOKET_TONE_LEVEL,
    [LOKET_VERDICT_KIND_BAD] = LOKET_TONE_FALLING,
};

static void
say (LoketVerifierWindow *self, LoketTone tone, const char *msgid)
{
  const char *language = loket_voice_language (loket_program_language (self->program));

  loket_voice_say (self->voice, tone, language, loket_text (language, msgid));
}

/* Beside a verdict there is no room for it, nor need. */
static void
failed_cb (LoketVerifierWindow *self)
{
  if (self->state != LOKET_DESK_VERDICT)
    loket_notice_bar_show (self->notice,
                           LOKET_NOTICE_WARNING,
                           _ ("This computer cannot speak."),
                           _ ("Look whether a loudspeaker is plugged in. Cards are checked as "
                              "always."));
}

/**
 * loket_verifier_window_open_voice:
 * @self: the window
 *
 * It can speak from now on, unless the settings of this seat say otherwise.
 */
void
loket_verifier_window_open_voice (LoketVerifierWindow *self)
{
  self->voice = loket_voice_new (loket_program_settings (self->program));
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "sound")),
      g_variant_new_boolean (loket_voice_is_on (self->voice)));
  g_signal_connect_object (self->voice, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * loket_verifier_window_set_sound:
 * @self: the window
 * @on: whether verdicts are said aloud, from now on and after the next start
 *
 * Whoever switches it on hears at once how loud it is.
 */
void
loket_verifier_window_set_sound (LoketVerifierWindow *self, gboolean on)
{
  loket_voice_set_on (self->voice, on);
  if (on)
    say (self, LOKET_TONE_RISING, N_ ("The sound is on."));
}

/**
 * loket_verifier_window_speak:
 * @self: the window; it shows a verdict
 *
 * Says the verdict aloud, in place of what is said now.
 */
void
loket_verifier_window_speak (LoketVerifierWindow *self)
{
  const LoketVerdict verdict = self->reading->verdict;

  say (self, tones[loket_verdict_kind (verdict)], loket_verdict_spoken (verdict));
}
