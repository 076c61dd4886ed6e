/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells what a reader of codes types from what fingers type.  Windows feed it with keys; no display
 * is needed. */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

typedef enum {
  LOKET_SCAN_NONE, /* not of a reader: the key means what it always means */
  LOKET_SCAN_HELD, /* a part of a code */
  LOKET_SCAN_DONE, /* its end: loket_scan_text () */
} LoketScanKey;

typedef enum {
  LOKET_SCAN_SLIP, /* letters and digits, a letter first: a number pad has none for fingers */
  LOKET_SCAN_ANY,  /* all that can be typed, where nothing else is to be typed */
} LoketScanKind;

/* A reader takes some 10 ms for a key; one that stops for so long has given up. */
#define LOKET_SCAN_GAP_MS 500

typedef struct _LoketScan LoketScan;

LoketScan *loket_scan_new (LoketScanKind kind) G_GNUC_WARN_UNUSED_RESULT;
void loket_scan_free (LoketScan *self);
LoketScanKey
loket_scan_key (LoketScan *self, guint key, guint code, GdkModifierType modifiers, guint32 at);
gboolean loket_scan_goes_on (LoketScan *self, guint32 at);
const char *loket_scan_text (LoketScan *self);
guint loket_scan_length (LoketScan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketScan, loket_scan_free)

G_END_DECLS
