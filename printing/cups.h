/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that is said to CUPS, in what libcups 2.4 and 3 have in common; delivery.c uses it on
 * worker threads, one connection a thread.  All calls block. */
#pragma once

#include "printing/print-state.h"

G_BEGIN_DECLS

typedef struct _LoketCups LoketCups;

typedef struct {
  char *name;
  char *title; /* what the administrator wrote: "Kiosk printer" */
  char *model;
  char *device;            /* "socket://192.168.1.20" */
  gboolean raw;            /* takes ESC/POS bytes, not documents */
  gboolean busy;           /* prints at the moment */
  gboolean lost_history;   /* its printer forgot a job; sticks until it is cleared */
  char **media;            /* names of sizes, with custom_min_… and custom_max_… */
  LoketPrintReason reason; /* as far as the queue knows: little while it is idle */
  int up_time;             /* seconds, of its printer when loket_device_ask () last asked */
} LoketPrintQueue;

typedef enum {
  LOKET_CUPS_JOB_MISSING,
  LOKET_CUPS_JOB_PENDING,
  LOKET_CUPS_JOB_PROCESSING,
  LOKET_CUPS_JOB_STUCK, /* stopped in the middle */
  LOKET_CUPS_JOB_CANCELED,
  LOKET_CUPS_JOB_ABORTED,
  LOKET_CUPS_JOB_COMPLETED,
} LoketCupsJobState;

LoketCups *loket_cups_connect (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_cups_free (LoketCups *self);

GPtrArray *loket_cups_list_queues (LoketCups *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketPrintQueue *
loket_cups_get_queue (LoketCups *self, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_print_queue_free (LoketPrintQueue *queue);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketCups, loket_cups_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketPrintQueue, loket_print_queue_free)

G_END_DECLS
