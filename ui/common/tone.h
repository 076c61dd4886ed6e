/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short tones that say good, not known or bad to who cannot hear or follow the words. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  LOKET_TONE_RISING,  /* good, or: listen */
  LOKET_TONE_LEVEL,   /* not known */
  LOKET_TONE_FALLING, /* bad */
  LOKET_TONE_CHIME,   /* of the hall: somebody is called */
} LoketTone;

GBytes *loket_tone_samples (LoketTone tone, guint rate) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
