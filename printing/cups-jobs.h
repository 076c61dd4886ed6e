/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs in CUPS: made, sent, found again by their names, given up; delivery.c and press-attempt.c
 * use it on worker threads.  All calls block. */
#pragma once

#include "printing/cups.h"

G_BEGIN_DECLS

/* What CUPS says of one job; all zero = it has none. */
typedef struct {
  int id;
  LoketCupsJobState state;
  gboolean held;
  int documents; /* that it has of it */
  char *uuid;    /* without "urn:uuid:" */
  char *name;
} LoketCupsJob;

void loket_cups_job_clear (LoketCupsJob *job);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LoketCupsJob, loket_cups_job_clear)

gboolean loket_cups_submit (LoketCups *self,
                            const LoketPrintQueue *queue,
                            const char *tag,
                            GBytes *document,
                            const char *media,
                            guint cancel_after,
                            GError **error);
gboolean loket_cups_find_job (LoketCups *self,
                              const char *queue,
                              const char *tag,
                              LoketCupsJobState *state,
                              int *id,
                              GError **error);
gboolean loket_cups_cancel_job (LoketCups *self, const char *queue, int id, GError **error);

/* For cards, step by step (printing.md 4) */
int loket_cups_create_job (LoketCups *self,
                           const LoketPrintQueue *queue,
                           const char *tag,
                           const char *media,
                           const char *sides,
                           guint cancel_after,
                           GError **error);
gboolean loket_cups_send_document (LoketCups *self,
                                   const LoketPrintQueue *queue,
                                   int id,
                                   GBytes *document,
                                   GError **error);
gboolean loket_cups_ask_job (LoketCups *self,
                             const char *queue,
                             const char *tag,
                             const char *uuid,
                             int hint,
                             LoketCupsJob *job,
                             GError **error);
gboolean loket_cups_clear_reasons (LoketCups *self, const char *queue, GError **error);

G_END_DECLS
