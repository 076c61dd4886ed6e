/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sends papers to the printer, or into a file where the office has none; the windows that print
 * hold one.  Main thread only; nothing here blocks. */
#pragma once

#include "core/clock.h"
#include "core/guarantee.h"
#include "core/profile.h"
#include "core/queue.h"
#include "printing/job.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LOKET_TYPE_SPOOLER (loket_spooler_get_type ())
G_DECLARE_FINAL_TYPE (LoketSpooler, loket_spooler, LOKET, SPOOLER, GObject)

/* A slip that is not out after this many seconds is given up: it must not come out an hour later.
 */
#define LOKET_SPOOLER_PATIENCE 30

LoketSpooler *loket_spooler_new (const char *data_dir,
                                 LoketClock *clock,
                                 LoketRandom *random) G_GNUC_WARN_UNUSED_RESULT;
void loket_spooler_set_patience (LoketSpooler *self, guint seconds);

LoketPrintJob *loket_spooler_print_slip (LoketSpooler *self,
                                         LoketTicket *ticket,
                                         LoketProfile *profile,
                                         const char *language,
                                         const char *queue) G_GNUC_WARN_UNUSED_RESULT;

LoketPrintJob *loket_spooler_print_guarantee (LoketSpooler *self,
                                              LoketGuaranteeSlip *slip,
                                              LoketProfile *profile,
                                              const char *language,
                                              const char *queue);

LoketPrintJob *loket_spooler_print_document (LoketSpooler *self,
                                             GBytes *pdf,
                                             double width,
                                             double height,
                                             const char *name,
                                             const char *queue) G_GNUC_WARN_UNUSED_RESULT;

LoketPrintJob *loket_spooler_print_roll (LoketSpooler *self,
                                         GBytes *pdf,
                                         GBytes *roll,
                                         double width,
                                         double height,
                                         const char *name,
                                         const char *queue) G_GNUC_WARN_UNUSED_RESULT;

void loket_spooler_list_queues_async (LoketSpooler *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback done,
                                      gpointer done_data);
GPtrArray *loket_spooler_list_queues_finish (LoketSpooler *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
