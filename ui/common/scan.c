/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells what a reader of codes types from what fingers type.  Windows feed it with keys; no display
 * is needed. */
#include "config.h"

#include "ui/common/scan.h"

#include <string.h>

#define LEAST 6       /* characters of a code */
#define MOST_SLIP 100 /* letters and digits */
#define MOST_ANY 5000 /* more no QR code holds (4,296); what is longer is told as too long */

struct _LoketScan {
  GString *text;
  LoketScanKind kind;
  guint32 last; /* ms, of the last key */
  gboolean done;
};

/* A reader sends the keys of an American keyboard, whatever the computer takes its own for: on a
 * French one "A" is typed as "Q".  The place of the key tells what was meant (hardware codes of X11
 * and Wayland: those of evdev and 8 more). */
typedef struct {
  guint first; /* code of the first key */
  const char *plain;
  const char *shifted;
} KeyRow;

static const KeyRow rows[] = {
    {10, "1234567890-=", "!@#$%^&*()_+"},
    {24, "qwertyuiop[]", "QWERTYUIOP{}"},
    {38, "asdfghjkl;'`", "ASDFGHJKL:\"~"},
    {51, "\\zxcvbnm,./", "|ZXCVBNM<>?"},
    {65, " ", " "},
};

static char
character_of_code (guint code, gboolean shifted)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (code >= rows[i].first && code < rows[i].first + strlen (rows[i].plain))
      return (shifted ? rows[i].shifted : rows[i].plain)[code - rows[i].first];
  return '\0';
}

/**
 * loket_scan_new:
 * @kind: which codes are read
 *
 * Returns: (transfer full): a reader that has read nothing yet
 */
LoketScan *
loket_scan_new (LoketScanKind kind)
{
  LoketScan *self = g_new0 (LoketScan, 1);

  self->text = g_string_new (NULL);
  self->kind = kind;
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

/* With Caps Lock on a reader types small letters; codes of slips have capitals only. */
static char
character_of (LoketScan *self, guint key, guint code, GdkModifierType modifiers)
{
  const guint32 typed = gdk_keyval_to_unicode (key);
  char character = character_of_code (code, (modifiers & GDK_SHIFT_MASK) != 0);

  if (character == '\0' && typed >= 0x20 && typed < 0x7f)
    character = (char) typed;
  if (self->kind == LOKET_SCAN_ANY)
    return character;
  return g_ascii_isalnum (character) ? g_ascii_toupper (character) : '\0';
}

static gboolean
may_begin (LoketScan *self, char character)
{
  return self->kind == LOKET_SCAN_ANY ? g_ascii_isgraph (character) : g_ascii_isalpha (character);
}

static LoketScanKey
end (LoketScan *self)
{
  self->done = self->text->len >= LEAST;
  return self->done ? LOKET_SCAN_DONE : LOKET_SCAN_NONE;
}

static void
begin_anew (LoketScan *self)
{
  g_string_truncate (self->text, 0);
  self->done = FALSE;
}

/* Too long is kept as one more than there may be, and no longer: whoever asks says so. */
static LoketScanKey
take (LoketScan *self, char character)
{
  const gsize most = self->kind == LOKET_SCAN_ANY ? MOST_ANY : MOST_SLIP;

  if (self->text->len >= most && self->kind == LOKET_SCAN_SLIP)
    begin_anew (self);
  if (self->text->len < most)
    g_string_append_c (self->text, character);
  return LOKET_SCAN_HELD;
}

/**
 * loket_scan_goes_on:
 * @self: a reader
 * @at: time of now, ms
 *
 * Returns: whether it is in the middle of a code
 */
gboolean
loket_scan_goes_on (LoketScan *self, guint32 at)
{
  return self->text->len > 0 && !self->done && at - self->last <= LOKET_SCAN_GAP_MS;
}

/**
 * loket_scan_key:
 * @self: a reader
 * @key: key value of GDK
 * @code: hardware code of the key, 0 = not known
 * @modifiers: what is held down
 * @at: time of the event, ms
 *
 * Returns: whose key it was
 */
LoketScanKey
loket_scan_key (LoketScan *self, guint key, guint code, GdkModifierType modifiers, guint32 at)
{
  const gboolean goes_on = loket_scan_goes_on (self, at);
  char character;

  self->last = at;
  if (goes_on && is_shift (key))
    return LOKET_SCAN_HELD;
  if (goes_on && is_end (key))
    return end (self);
  character = (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0
                  ? character_of (self, key, code, modifiers)
                  : '\0';
  if (!goes_on || character == '\0')
    begin_anew (self);
  if (character == '\0' || (self->text->len == 0 && !may_begin (self, character)))
    return LOKET_SCAN_NONE;
  return take (self, character);
}

/**
 * loket_scan_text:
 * @self: a reader
 *
 * Returns: (transfer none): what it has read, at most one character more than any code has
 */
const char *
loket_scan_text (LoketScan *self)
{
  return self->text->str;
}

/**
 * loket_scan_length:
 * @self: a reader
 *
 * Returns: how many characters of a code have come so far
 */
guint
loket_scan_length (LoketScan *self)
{
  return (guint) self->text->len;
}
