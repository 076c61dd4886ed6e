/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verdict over an attempt from what CUPS, the mark of "once" and the printer say (printing.md
 * 4): a pure function, so that its whole table is tested; press-attempt.c gathers the evidence. */
#pragma once

#include "printing/cups-jobs.h"
#include "printing/once-mark.h"

G_BEGIN_DECLS

/* What the printer itself says. */
typedef enum {
  LOKET_WITNESS_NONE,    /* it cannot be asked */
  LOKET_WITNESS_SILENT,  /* it could, and does not answer */
  LOKET_WITNESS_FORGOT,  /* it answers and does not know the job, and was not seen switched off */
  LOKET_WITNESS_WORKING, /* it has it */
  LOKET_WITNESS_PRINTED,
  LOKET_WITNESS_GAVE_UP, /* aborted, cancelled or lost with its power: half a card perhaps */
} LoketWitness;

typedef struct {
  gboolean identified; /* the job's UUID is known: else no document was ever sent */
  gboolean found;      /* CUPS has it */
  LoketCupsJobState state;
  gboolean held;
  gboolean stuck;     /* pending far too long although the queue is idle */
  gboolean unwanted;  /* somebody gave it up */
  gboolean abandoned; /* and its backend does not listen */
  LoketOnceMark mark;
  gboolean lost_history; /* the printer forgot a job, says CUPS */
  LoketWitness witness;
} LoketEvidence;

typedef enum {
  LOKET_VERDICT_GO_ON,       /* it is under way; look again */
  LOKET_VERDICT_FENCE,       /* set the fence and look again */
  LOKET_VERDICT_NOT_PRINTED, /* certainly not */
  LOKET_VERDICT_PRINTED,     /* all say so: scan the card */
  LOKET_VERDICT_DOUBTFUL,    /* nobody can say: look for the card */
} LoketVerdict;

LoketVerdict loket_verdict (const LoketEvidence *evidence);
gboolean loket_verdict_needs_witness (const LoketEvidence *evidence);

G_END_DECLS
