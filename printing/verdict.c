/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verdict over an attempt from what CUPS, the mark of "once" and the printer say (printing.md
 * 4): a pure function, so that its whole table is tested; press-attempt.c gathers the evidence. */
#include "config.h"

#include "printing/verdict.h"

/* CUPS has it and will go on with it by itself. */
static gboolean
is_under_way (const LoketEvidence *evidence)
{
  return evidence->found && !evidence->held && !evidence->stuck && !evidence->unwanted &&
         (evidence->state == LOKET_CUPS_JOB_PENDING ||
          evidence->state == LOKET_CUPS_JOB_PROCESSING);
}

/* Nothing of it has reached the printer, as far as anybody knows.  "Completed" without a mark
 * cannot be: the queue then does not go through "once". */
static gboolean
was_never_sent (const LoketEvidence *evidence)
{
  return !evidence->identified ||
         (evidence->mark == LOKET_ONCE_NONE &&
          !(evidence->found && evidence->state == LOKET_CUPS_JOB_COMPLETED));
}

static gboolean
is_said_printed (const LoketEvidence *evidence)
{
  return evidence->found && evidence->state == LOKET_CUPS_JOB_COMPLETED &&
         evidence->mark == LOKET_ONCE_DONE && !evidence->lost_history;
}

/* The printer has the last word: CUPS also says "completed" of what a printer lost or aborted. */
static LoketVerdict
judge_with_witness (const LoketEvidence *evidence)
{
  const gboolean said = is_said_printed (evidence);

  switch (evidence->witness) {
  case LOKET_WITNESS_PRINTED:
    return LOKET_VERDICT_PRINTED;
  case LOKET_WITNESS_WORKING:
    return LOKET_VERDICT_GO_ON;
  case LOKET_WITNESS_GAVE_UP:
  case LOKET_WITNESS_SILENT: /* one that has just printed would answer */
    return LOKET_VERDICT_DOUBTFUL;
  case LOKET_WITNESS_NONE:
  case LOKET_WITNESS_FORGOT:
  default:
    return said ? LOKET_VERDICT_PRINTED : LOKET_VERDICT_DOUBTFUL;
  }
}

/**
 * loket_verdict_needs_witness:
 * @evidence: all but the witness
 *
 * Returns: %TRUE when the printer should be asked before loket_verdict()
 */
gboolean
loket_verdict_needs_witness (const LoketEvidence *evidence)
{
  return evidence->mark != LOKET_ONCE_FENCED && !is_under_way (evidence) &&
         !was_never_sent (evidence) &&
         (evidence->mark != LOKET_ONCE_RUNNING || evidence->abandoned);
}

/**
 * loket_verdict:
 * @evidence: what is known
 *
 * Returns: what follows from it
 */
LoketVerdict
loket_verdict (const LoketEvidence *evidence)
{
  if (evidence->mark == LOKET_ONCE_FENCED)
    return LOKET_VERDICT_NOT_PRINTED;
  if (is_under_way (evidence))
    return LOKET_VERDICT_GO_ON;
  if (was_never_sent (evidence))
    return evidence->identified ? LOKET_VERDICT_FENCE : LOKET_VERDICT_NOT_PRINTED;
  /* Not even CUPS may know of it any more, but its backend lives and will say how it ends. */
  if (evidence->mark == LOKET_ONCE_RUNNING && !evidence->abandoned)
    return LOKET_VERDICT_GO_ON;
  return judge_with_witness (evidence);
}
