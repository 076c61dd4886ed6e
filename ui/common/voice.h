/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The voice of a window: a tone and a short sentence, aloud, without anybody waiting for it. */
#pragma once

#include "ui/common/settings.h"
#include "ui/common/tone.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LOKET_TYPE_VOICE (loket_voice_get_type ())
G_DECLARE_FINAL_TYPE (LoketVoice, loket_voice, LOKET, VOICE, GObject)

/* Property "speaking" (boolean, read-only): something is said now.
 * Signal "failed": nothing could be heard, for the first time since it could or was switched on.
 * Signal "ended" (gboolean heard): what was to be said is over; FALSE: it was cut off or could not
 * be heard. */

LoketVoice *loket_voice_new (LoketSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_voice_is_on (LoketVoice *self);
void loket_voice_set_on (LoketVoice *self, gboolean on);
const char *loket_voice_language (const char *language);
void loket_voice_say (LoketVoice *self, LoketTone tone, const char *language, const char *text);
gboolean loket_voice_announce (LoketVoice *self,
                               LoketTone tone,
                               const char *language,
                               const char *text,
                               const char *const *parts);
void loket_voice_set_clips (LoketVoice *self, const char *const *folders);
gboolean loket_voice_is_busy (LoketVoice *self);
gboolean loket_voice_is_speaking (LoketVoice *self);
gboolean loket_voice_has_failed (LoketVoice *self);
void loket_voice_set_volume (LoketVoice *self, double volume);
void loket_voice_hush (LoketVoice *self);

G_END_DECLS
