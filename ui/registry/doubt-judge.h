/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an officer says about a pair: one key for same, different or later, one more for the reason.
 */
#pragma once

#include "core/pair-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOKET_TYPE_DOUBT_JUDGE (loket_doubt_judge_get_type ())
G_DECLARE_FINAL_TYPE (LoketDoubtJudge, loket_doubt_judge, LOKET, DOUBT_JUDGE, GtkBox)

/* Signals: "judged" (int: LoketJudgement, string: the reason or NULL); "rest": the focus may go
 * back to what is looked at. */

void loket_doubt_judge_set_view (LoketDoubtJudge *self, LoketPairView *view);
void loket_doubt_judge_ask_reason (LoketDoubtJudge *self, LoketJudgement judgement);
gboolean loket_doubt_judge_key (LoketDoubtJudge *self, guint key);
gboolean loket_doubt_judge_back (LoketDoubtJudge *self);

G_END_DECLS
