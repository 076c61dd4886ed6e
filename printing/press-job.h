/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One card, or one sheet of cards, on its way to the printer: windows bind to its state.  Made by
 * the press; main thread only. */
#pragma once

#include "printing/print-state.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_PRESS_WAITING,         /* behind others; nothing was sent */
  LOKET_PRESS_PRINTING,        /* under way */
  LOKET_PRESS_NEEDS_ATTENTION, /* a person must do something: see the reason */
  LOKET_PRESS_PRINTED,         /* all say so: scan the card */
  LOKET_PRESS_DOUBTFUL,        /* nobody can say: look for the card */
  LOKET_PRESS_NOT_PRINTED,     /* certainly not, and it will not come out later */
} LoketPressState;

GType loket_press_state_get_type (void);

#define LOKET_TYPE_PRESS_JOB (loket_press_job_get_type ())
G_DECLARE_FINAL_TYPE (LoketPressJob, loket_press_job, LOKET, PRESS_JOB, GObject)

/* Properties, all read-only, all with notify: "state" (LoketPressState), "reason"
 * (LoketPrintReason). */

LoketPressState loket_press_job_state (LoketPressJob *self);
LoketPrintReason loket_press_job_reason (LoketPressJob *self);
gboolean loket_press_job_is_over (LoketPressJob *self);
const GError *loket_press_job_error (LoketPressJob *self);
const char *const *loket_press_job_prints (LoketPressJob *self);
const char *loket_press_job_tag (LoketPressJob *self);
const char *loket_press_job_path (LoketPressJob *self);
char *loket_press_job_sentence (LoketPressJob *self,
                                const char *language) G_GNUC_WARN_UNUSED_RESULT;
void loket_press_job_cancel (LoketPressJob *self);

/* For the press */
LoketPressJob *loket_press_job_new (const char *tag,
                                    const char *const *prints) G_GNUC_WARN_UNUSED_RESULT;
void loket_press_job_tell (LoketPressJob *self, LoketPressState state, LoketPrintReason reason);
void loket_press_job_set_path (LoketPressJob *self, const char *path);
void loket_press_job_take_error (LoketPressJob *self, GError *error);
gboolean loket_press_job_is_unwanted (LoketPressJob *self);

G_END_DECLS
