/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Announces each call of the day once: chime and words, one after the other. */
#pragma once

#include "ui/common/program.h"
#include "ui/display/announcer.h"

G_BEGIN_DECLS

/* How it stands with the sound, for the staff. */
typedef enum {
  LOKET_SOUND_GOOD,
  LOKET_SOUND_NO_WORDS, /* somebody switched them off; the chime is heard */
  LOKET_SOUND_OFF,      /* the settings of this board have no sound at all */
  LOKET_SOUND_BROKEN,   /* the last announcement was not heard */
} LoketSound;

#define LOKET_TYPE_HERALD (loket_herald_get_type ())
G_DECLARE_FINAL_TYPE (LoketHerald, loket_herald, LOKET, HERALD, GObject)

/* Signal "sound-changed": loket_herald_sound() gives something else. */

LoketHerald *loket_herald_new (LoketProgram *program) G_GNUC_WARN_UNUSED_RESULT;
LoketAnnouncer *loket_herald_announcer (LoketHerald *self);
void loket_herald_look (LoketHerald *self);
LoketSound loket_herald_sound (LoketHerald *self);
gboolean loket_herald_speaks (LoketHerald *self);
void loket_herald_set_speaks (LoketHerald *self, gboolean speaks);

G_END_DECLS
