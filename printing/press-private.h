/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What press.c (who prints, in what order, what was left open) and press-steps.c (the way of one
 * attempt) share. */
#pragma once

#include "printing/press-attempt.h"
#include "printing/press-lock.h"
#include "printing/press.h"

G_BEGIN_DECLS

#define LOKET_PRESS_AGAIN_MS 1000 /* between two tries where somebody has to do something first */

/* The way of one attempt.  Each stage is done on a worker or by the ledger; then comes the next. */
typedef enum {
  LOKET_PRESS_STAGE_PROBE,
  LOKET_PRESS_STAGE_BEGIN,
  LOKET_PRESS_STAGE_CREATE,
  LOKET_PRESS_STAGE_TELL_CREATED,
  LOKET_PRESS_STAGE_SEND,
  LOKET_PRESS_STAGE_TELL_SPOOLED,
  LOKET_PRESS_STAGE_LOOK,
  LOKET_PRESS_STAGE_TELL_END,
} LoketPressStage;

typedef struct {
  LoketPressJob *job;
  LoketPressAttempt *attempt;
  char *box;
  gboolean sheet;
  LoketPressStage stage;
  gint64 since;     /* of a stage that may not last, monotonic */
  gboolean begun;   /* the office may have it on file */
  gboolean created; /* the office knows that */
  gboolean spooled; /* and that */
  gboolean sent;    /* CUPS may have the document */
  LoketVerdict verdict;
  LoketPrintReason cause; /* why a step failed */
} LoketPressEntry;

struct _LoketPress {
  GObject parent_instance;

  LoketLedger *ledger;
  LoketClock *clock;
  LoketRandom *random;
  char *folder; /* where cards are saved without a printer */
  char *marks;
  LoketPressLock *lock; /* NULL = another program has it, or not started */
  GListStore *jobs;     /* all that are not over */

  GQueue waiting; /* LoketPressEntry */
  LoketPressEntry *current;
  gboolean started;
  gboolean asked;   /* what was left open */
  gboolean settled; /* and that is settled */
  gboolean at_work; /* an answer is awaited */
  guint later;      /* source, 0 = none */
};

void loket_press_entry_free (gpointer data);
void loket_press_step (LoketPress *self);
void loket_press_step_later (LoketPress *self, guint ms);

/* In press-steps.c */
void loket_press_do_stage (LoketPress *self);
void loket_press_complain (LoketPressEntry *entry, LoketPrintReason reason);

G_END_DECLS
