/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One doubtful pair: why it is asked, both sides, what the officer says. */
#pragma once

#include "core/pair-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_DOUBT_PAGE (loket_doubt_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketDoubtPage, loket_doubt_page, LOKET, DOUBT_PAGE, GtkBox)

/* Signals: "judged" (int: LoketJudgement, string: the reason or NULL), "undo": the last decision is
 * to be taken back, "leave": back to all that wait. */

GtkWidget *loket_doubt_page_new (void) G_GNUC_WARN_UNUSED_RESULT;
void loket_doubt_page_show (LoketDoubtPage *self,
                            LoketPairView *view,
                            gint64 waiting,
                            const char *language);
void loket_doubt_page_rest (LoketDoubtPage *self);
void loket_doubt_page_resume (LoketDoubtPage *self);
LoketPairView *loket_doubt_page_view (LoketDoubtPage *self);
void loket_doubt_page_set_last (LoketDoubtPage *self, const char *sentence, gboolean can_undo);
void loket_doubt_page_ask_reason (LoketDoubtPage *self, LoketJudgement judgement);
gboolean loket_doubt_page_back (LoketDoubtPage *self);

G_END_DECLS
