/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells what a reader types from what fingers type: a code of ours begins with a letter, and the
 * kiosk has no letters for fingers.  The window feeds it with keys; no display is needed. */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

typedef enum {
  LOKET_SCAN_NONE, /* not of a reader: the key means what it always means */
  LOKET_SCAN_HELD, /* a part of a code */
  LOKET_SCAN_DONE, /* its end: loket_scan_text () */
} LoketScanKey;

/* A reader takes some 10 ms for a key; one that stops for so long has given up. */
#define LOKET_SCAN_GAP_MS 500

typedef struct _LoketScan LoketScan;

LoketScan *loket_scan_new (void) G_GNUC_WARN_UNUSED_RESULT;
void loket_scan_free (LoketScan *self);
LoketScanKey loket_scan_key (LoketScan *self, guint key, guint32 at);
const char *loket_scan_text (LoketScan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketScan, loket_scan_free)

G_END_DECLS
