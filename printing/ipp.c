/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What CUPS and a printer say alike in IPP (RFC 8011); cups.c and device.c use it. */
#include "config.h"

#include "printing/ipp.h"

#include <string.h>

static int
no_patience (http_t *http, void *data)
{
  return 0;
}

/**
 * loket_ipp_connect:
 * @host: name, address or path of a socket
 * @port: its port
 * @encryption: whether to speak TLS
 * @ms: to wait for the connection
 * @answer: seconds to wait for each answer
 *
 * Returns: (transfer full) (nullable): a connection for this thread only
 */
http_t *
loket_ipp_connect (const char *host, int port, http_encryption_t encryption, int ms, double answer)
{
  http_t *http = httpConnect2 (host, port, NULL, AF_UNSPEC, encryption, 1, ms, NULL);

  if (http != NULL)
    httpSetTimeout (http, answer, no_patience, NULL);
  return http;
}

/**
 * loket_ipp_worst_reason:
 * @reasons: (nullable): printer-state-reasons
 *
 * Returns: the most telling one for which nothing is printed
 */
LoketPrintReason
loket_ipp_worst_reason (ipp_attribute_t *reasons)
{
  LoketPrintReason worst = LOKET_PRINT_REASON_NONE;

  for (int i = 0; reasons != NULL && i < ippGetCount (reasons); i++) {
    const char *keyword = ippGetString (reasons, i, NULL);
    const LoketPrintReason reason =
        keyword != NULL ? loket_print_reason_from_keyword (keyword) : LOKET_PRINT_REASON_NONE;
    if (reason != LOKET_PRINT_REASON_NONE &&
        (worst == LOKET_PRINT_REASON_NONE || reason < worst)) /* the most telling comes first */
      worst = reason;
  }
  return worst;
}

/**
 * loket_ipp_ask_for_jobs:
 * @request: a Get-Jobs request (RFC 8011 4.2.6)
 * @which: "completed", "not-completed", or of CUPS also "all"
 *
 * Adds what loket_ipp_find_job() needs in the answer.
 */
void
loket_ipp_ask_for_jobs (ipp_t *request, const char *which)
{
  /* CUPS 2.4.2 forgets the names of finished jobs and reads them again from disk only when
   * something else is asked for that it does not keep in memory, such as the UUID. */
  static const char *const wanted[] = {"job-id", "job-name", "job-state", "job-uuid"};

  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", NULL, which);
  ippAddStrings (request,
                 IPP_TAG_OPERATION,
                 IPP_TAG_KEYWORD,
                 "requested-attributes",
                 G_N_ELEMENTS (wanted),
                 NULL,
                 wanted);
}

/**
 * loket_ipp_job_state:
 * @state: a job-state (RFC 8011 5.3.7)
 *
 * Returns: it in our words
 */
LoketCupsJobState
loket_ipp_job_state (int state)
{
  switch (state) {
  case IPP_JSTATE_PENDING:
  case IPP_JSTATE_HELD:
    return LOKET_CUPS_JOB_PENDING;
  case IPP_JSTATE_PROCESSING:
    return LOKET_CUPS_JOB_PROCESSING;
  case IPP_JSTATE_STOPPED:
    return LOKET_CUPS_JOB_STUCK;
  case IPP_JSTATE_CANCELED:
    return LOKET_CUPS_JOB_CANCELED;
  case IPP_JSTATE_ABORTED:
    return LOKET_CUPS_JOB_ABORTED;
  case IPP_JSTATE_COMPLETED:
    return LOKET_CUPS_JOB_COMPLETED;
  default:
    return LOKET_CUPS_JOB_MISSING;
  }
}

typedef struct {
  int id;
  int state;
  gboolean named; /* as the one that is looked for */
} Listed;

static void
take_listed (const Listed *listed, LoketCupsJobState *state, int *id)
{
  if (!listed->named || loket_ipp_job_state (listed->state) < *state)
    return;
  *state = loket_ipp_job_state (listed->state);
  *id = listed->id;
}

/**
 * loket_ipp_find_job:
 * @answer: of Get-Jobs
 * @tag: name of the job
 * @state: (out): how far it is, %LOKET_CUPS_JOB_MISSING when it is not there
 * @id: (out): its number, 0 when it is not there
 *
 * A printer has the name twice when CUPS had to send it again: the best of them counts.
 */
void
loket_ipp_find_job (ipp_t *answer, const char *tag, LoketCupsJobState *state, int *id)
{
  ipp_attribute_t *attribute = ippFirstAttribute (answer);
  Listed listed = {0};

  *state = LOKET_CUPS_JOB_MISSING;
  *id = 0;
  for (; attribute != NULL; attribute = ippNextAttribute (answer)) {
    const char *name = ippGetName (attribute);
    if (name == NULL) { /* between two jobs */
      take_listed (&listed, state, id);
      listed = (Listed){0};
    } else if (strcmp (name, "job-id") == 0)
      listed.id = ippGetInteger (attribute, 0);
    else if (strcmp (name, "job-state") == 0)
      listed.state = ippGetInteger (attribute, 0);
    else if (strcmp (name, "job-name") == 0)
      listed.named = g_strcmp0 (ippGetString (attribute, 0, NULL), tag) == 0;
  }
  take_listed (&listed, state, id);
}
