/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bar that says one thing so that it cannot be overlooked: picture, word, sentence, never colour
 * alone; and the strip of how far something is. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @style: "good", "information", "warning" or "problem". */
GtkWidget *loket_cases_bar (const char *style,
                            const char *icon,
                            const char *word,
                            const char *sentence) G_GNUC_WARN_UNUSED_RESULT;

/* Where a stage of the strip is, seen from now. */
typedef enum {
  LOKET_STAGE_DONE,
  LOKET_STAGE_NOW,
  LOKET_STAGE_AHEAD,
  LOKET_STAGE_ENDED, /* it went no further */
} LoketStage;

GtkWidget *loket_cases_strip (void) G_GNUC_WARN_UNUSED_RESULT;
void loket_cases_strip_add (GtkWidget *strip, const char *title, LoketStage stage);

G_END_DECLS
