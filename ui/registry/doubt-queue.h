/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pairs that wait at the desk of doubts, by reason and village. */
#pragma once

#include "core/pair-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_DOUBT_QUEUE (loket_doubt_queue_get_type ())
G_DECLARE_FINAL_TYPE (LoketDoubtQueue, loket_doubt_queue, LOKET, DOUBT_QUEUE, GtkBox)

/* Signals: "open" (string: id of a pair), "filtered": another reason or village was chosen, "more":
 * the end of the list is looked at, "reload". */

GtkWidget *loket_doubt_queue_new (void) G_GNUC_WARN_UNUSED_RESULT;
void loket_doubt_queue_show_busy (LoketDoubtQueue *self);
void loket_doubt_queue_show_failure (LoketDoubtQueue *self, const char *sentence);
void loket_doubt_queue_show (LoketDoubtQueue *self, LoketPairPage *page);
void loket_doubt_queue_add (LoketDoubtQueue *self, LoketPairPage *page);
const char *loket_doubt_queue_hint (LoketDoubtQueue *self);
const char *loket_doubt_queue_area (LoketDoubtQueue *self);
const char *loket_doubt_queue_first (LoketDoubtQueue *self);
gint64 loket_doubt_queue_waiting (LoketDoubtQueue *self);

G_END_DECLS
