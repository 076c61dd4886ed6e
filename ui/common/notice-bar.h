/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clear sentence across a window, what to do next, and a button to put it away; it never vanishes
 * by itself (a toast would be missed). */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  LOKET_NOTICE_INFORMATION,
  LOKET_NOTICE_WARNING,
  LOKET_NOTICE_PROBLEM,
} LoketNoticeKind;

GType loket_notice_kind_get_type (void);

#define LOKET_TYPE_NOTICE_BAR (loket_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (LoketNoticeBar, loket_notice_bar, LOKET, NOTICE_BAR, GtkWidget)

/* Properties: "kind", "sentence", "advice" (strings), "dismissable" (boolean, TRUE at first).
 * Invisible while it has no sentence.  Signal "dismissed". */

GtkWidget *loket_notice_bar_new (void) G_GNUC_WARN_UNUSED_RESULT;
void loket_notice_bar_show (LoketNoticeBar *self,
                            LoketNoticeKind kind,
                            const char *sentence,
                            const char *advice);
void loket_notice_bar_clear (LoketNoticeBar *self);

G_END_DECLS
