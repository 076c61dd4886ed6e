/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells what a reader types from what fingers type: a code of ours begins with a letter, and the
 * kiosk has no letters for fingers.  The window feeds it with keys; no display is needed. */
#include "config.h"

#include "ui/kiosk/scan.h"

#define LEAST 6 /* characters of a code */
#define MOST 100

struct _LoketScan {
  GString *text;
  guint32 last; /* ms, of the last key */
  gboolean done;
};

/**
 * loket_scan_new:
 *
 * Returns: (transfer full): a reader that has read nothing yet
 */
LoketScan *
loket_scan_new (void)
{
  LoketScan *self = g_new0 (LoketScan, 1);

  self->text = g_string_new (NULL);
  return self;
}

/**
 * loket_scan_free:
 * @self: (nullable) (transfer full): a reader
 */
void
loket_scan_free (LoketScan *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_free (self);
}

static gboolean
is_shift (guint key)
{
  return key == GDK_KEY_Shift_L || key == GDK_KEY_Shift_R || key == GDK_KEY_Caps_Lock;
}

static gboolean
is_end (guint key)
{
  return key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_Tab;
}

/* With Caps Lock on a reader types small letters; our codes have capitals only. */
static char
character_of (guint key)
{
  const guint32 character = gdk_keyval_to_unicode (key);

  return character < 128 && g_ascii_isalnum ((char) character) ? g_ascii_toupper ((char) character)
                                                               : '\0';
}

static LoketScanKey
end (LoketScan *self)
{
  self->done = self->text->len >= LEAST;
  return self->done ? LOKET_SCAN_DONE : LOKET_SCAN_NONE;
}

/**
 * loket_scan_key:
 * @self: a reader
 * @key: key value of GDK
 * @at: time of the event, ms
 *
 * Returns: whose key it was
 */
LoketScanKey
loket_scan_key (LoketScan *self, guint key, guint32 at)
{
  const char character = character_of (key);
  const gboolean goes_on =
      self->text->len > 0 && !self->done && at - self->last <= LOKET_SCAN_GAP_MS;

  self->last = at;
  if (goes_on && is_shift (key))
    return LOKET_SCAN_HELD;
  if (goes_on && is_end (key))
    return end (self);
  if (!goes_on || character == '\0' || self->text->len >= MOST) {
    g_string_truncate (self->text, 0);
    self->done = FALSE;
  }
  if (character == '\0' || (self->text->len == 0 && !g_ascii_isalpha (character)))
    return LOKET_SCAN_NONE;
  g_string_append_c (self->text, character);
  return LOKET_SCAN_HELD;
}

/**
 * loket_scan_text:
 * @self: a reader that is done
 *
 * Returns: (transfer none): what it has read
 */
const char *
loket_scan_text (LoketScan *self)
{
  return self->text->str;
}
