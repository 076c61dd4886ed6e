/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One attempt at a card, step by step as CUPS, the printer and the marks of "once" see it; the
 * press runs each step on a worker thread.  All of it blocks. */
#pragma once

#include "printing/verdict.h"

G_BEGIN_DECLS

/* What the ledger calls the folder where cards are saved in place of a printer. */
#define LOKET_PRESS_FOLDER "/pdf"

typedef struct {
  /* what the press sets; one thread at a time */
  char *tag;
  char *queue;      /* name of the CUPS queue, or LOKET_PRESS_FOLDER */
  char *marks;      /* folder of "once" */
  char *path;       /* where it is saved, of LOKET_PRESS_FOLDER */
  GBytes *document; /* PDF; NULL = an attempt that was found open */
  double width;     /* mm, of a page */
  double height;
  char *sides;       /* (nullable) "two-sided-long-edge" */
  int id;            /* in CUPS, 0 = not known */
  char *uuid;        /* in CUPS, NULL = not known */
  gboolean unwanted; /* to be given up */

  /* what its steps keep */
  LoketPrintQueue *printer; /* with the time that it was up at the probe */
  gint64 probed;            /* monotonic, 0 = not */
  char *media;
  gint64 processing_since; /* monotonic, 0 = not */
  gint64 pending_since;
  gint64 unwanted_since;
  LoketPrintReason reason; /* what stands in the way */
} LoketPressAttempt;

LoketPressAttempt *loket_press_attempt_new (const char *tag,
                                            const char *queue,
                                            const char *marks) G_GNUC_WARN_UNUSED_RESULT;
void loket_press_attempt_free (LoketPressAttempt *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketPressAttempt, loket_press_attempt_free)

gboolean loket_press_attempt_probe (LoketPressAttempt *self);
gboolean loket_press_attempt_create (LoketPressAttempt *self);
gboolean loket_press_attempt_send (LoketPressAttempt *self);
LoketVerdict loket_press_attempt_look (LoketPressAttempt *self);

G_END_DECLS
