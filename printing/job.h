/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One paper on its way: windows bind to its state, the kiosk tells the office its result.  Made by
 * the spooler; main thread only. */
#pragma once

#include "printing/print-state.h"

G_BEGIN_DECLS

#define LOKET_TYPE_PRINT_JOB (loket_print_job_get_type ())
G_DECLARE_FINAL_TYPE (LoketPrintJob, loket_print_job, LOKET, PRINT_JOB, GObject)

/* Properties, all read-only, all with notify: "state" (LoketPrintState), "reason"
 * (LoketPrintReason), "result" (LoketPrintResult), "path" (string: where it was saved). */

LoketPrintState loket_print_job_state (LoketPrintJob *self);
LoketPrintReason loket_print_job_reason (LoketPrintJob *self);
LoketPrintResult loket_print_job_result (LoketPrintJob *self);
const char *loket_print_job_path (LoketPrintJob *self);
char *loket_print_job_sentence (LoketPrintJob *self,
                                const char *language) G_GNUC_WARN_UNUSED_RESULT;
void loket_print_job_cancel (LoketPrintJob *self);

/* For the spooler and its workers */
LoketPrintJob *loket_print_job_new (gboolean for_officer) G_GNUC_WARN_UNUSED_RESULT;
void loket_print_job_tell (LoketPrintJob *self,
                           LoketPrintState state,
                           LoketPrintReason reason,
                           const char *path);
void loket_print_job_wait (LoketPrintJob *self, gint64 milliseconds);
gboolean loket_print_job_is_unwanted (LoketPrintJob *self);

G_END_DECLS
