/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs in CUPS: made, sent, found again by their names, given up; delivery.c and press-attempt.c
 * use it on worker threads.  All calls block. */
#include "config.h"

#include "printing/cups-jobs.h"

#include "core/error.h"
#include "printing/cups-private.h"
#include "printing/ipp.h"

#include <string.h>

/**
 * loket_cups_create_job:
 * @self: a connection
 * @queue: where to
 * @tag: name of the job, unique: jobs are found again by it, since ids may be used twice
 * @media: (nullable): name of the size
 * @sides: (nullable): "two-sided-long-edge" and the like
 * @cancel_after: seconds after which the spooler gives up by itself, 0 = never
 * @error: return location; when it is set the job may exist all the same
 *
 * Makes a job that waits for its document; without one it is never printed.
 *
 * Returns: its number, 0 with @error
 */
int
loket_cups_create_job (LoketCups *self,
                       const LoketPrintQueue *queue,
                       const char *tag,
                       const char *media,
                       const char *sides,
                       guint cancel_after,
                       GError **error)
{
  ipp_t *request = loket_cups_queue_request (IPP_OP_CREATE_JOB, queue->name);
  ipp_attribute_t *id;
  ipp_t *answer;
  int found = 0;

  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", NULL, tag);
  if (cancel_after > 0)
    ippAddInteger (request, IPP_TAG_JOB, IPP_TAG_INTEGER, "job-cancel-after", (int) cancel_after);
  if (!queue->raw)
    ippAddString (request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "print-scaling", NULL, "none");
  if (!queue->raw && media != NULL)
    ippAddString (request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", NULL, media);
  if (!queue->raw && sides != NULL)
    ippAddString (request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "sides", NULL, sides);
  answer = cupsDoRequest (self->http, request, "/");
  if (loket_cups_check_answer (answer, error)) {
    id = ippFindAttribute (answer, "job-id", IPP_TAG_INTEGER);
    found = id != NULL ? ippGetInteger (id, 0) : 0;
    if (found == 0)
      loket_set_error (
          error, LOKET_ERROR_UNREACHABLE, NULL, "CUPS: took a job and gave it no number");
  }
  ippDelete (answer);
  return found;
}

/**
 * loket_cups_send_document:
 * @self: a connection
 * @queue: where the job was made
 * @id: its number
 * @document: a PDF, or the bytes for a raw queue
 * @error: return location; when it is set the spooler may have the whole document all the same
 *
 * Returns: %TRUE when the spooler has the whole document
 */
gboolean
loket_cups_send_document (LoketCups *self,
                          const LoketPrintQueue *queue,
                          int id,
                          GBytes *document,
                          GError **error)
{
  const char *format = queue->raw ? "application/vnd.cups-raw" : "application/pdf";
  const gsize length = g_bytes_get_size (document);
  ipp_t *request, *answer;
  gboolean good;

  request = loket_cups_queue_request (IPP_OP_SEND_DOCUMENT, queue->name);
  ippAddInteger (request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", id);
  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", NULL, format);
  ippAddBoolean (request, IPP_TAG_OPERATION, "last-document", 1);
  good = cupsSendRequest (self->http, request, "/", ippLength (request) + length) ==
             HTTP_STATUS_CONTINUE &&
         cupsWriteRequestData (self->http, g_bytes_get_data (document, NULL), length) ==
             HTTP_STATUS_CONTINUE;
  ippDelete (request);
  answer = cupsGetResponse (self->http, "/");
  if (good)
    good = loket_cups_check_answer (answer, error);
  else
    loket_set_error (error, LOKET_ERROR_UNREACHABLE, NULL, "CUPS: %s", cupsLastErrorString ());
  ippDelete (answer);
  return good;
}

/**
 * loket_cups_submit:
 * @self: a connection
 * @queue: where to
 * @tag: name of the job, unique: jobs are found again by it, since ids may be used twice
 * @document: a PDF, or the bytes for a raw queue
 * @media: (nullable): name of the size
 * @cancel_after: seconds after which the spooler gives up by itself, 0 = never
 * @error: return location; when it is set the job may exist all the same
 *
 * Returns: %TRUE when the spooler has the whole document
 */
gboolean
loket_cups_submit (LoketCups *self,
                   const LoketPrintQueue *queue,
                   const char *tag,
                   GBytes *document,
                   const char *media,
                   guint cancel_after,
                   GError **error)
{
  const int id = loket_cups_create_job (self, queue, tag, media, NULL, cancel_after, error);

  return id != 0 && loket_cups_send_document (self, queue, id, document, error);
}

/**
 * loket_cups_find_job:
 * @self: a connection
 * @queue: the queue it went to
 * @tag: its name
 * @state: (out): how far it is
 * @id: (out): its number in the spooler, 0 when there is no such job
 * @error: return location: %LOKET_ERROR_UNREACHABLE when the spooler does not answer
 *
 * Finds a job by its name (printing.md section 4): after a crash CUPS may use an id again.
 *
 * Returns: %TRUE when the spooler answered, even when it has no such job
 */
gboolean
loket_cups_find_job (LoketCups *self,
                     const char *queue,
                     const char *tag,
                     LoketCupsJobState *state,
                     int *id,
                     GError **error)
{
  ipp_t *request = loket_cups_queue_request (IPP_OP_GET_JOBS, queue);
  ipp_t *answer;
  gboolean good;

  loket_ipp_ask_for_jobs (request, "all");
  answer = cupsDoRequest (self->http, request, "/");
  good = loket_cups_check_answer (answer, error);
  if (good)
    loket_ipp_find_job (answer, tag, state, id);
  ippDelete (answer);
  return good;
}

/**
 * loket_cups_cancel_job:
 * @self: a connection
 * @queue: the queue it went to
 * @id: its number, just found by its name
 * @error: return location
 *
 * Returns: %TRUE when the spooler gives it up; what is in the printer may still come out
 */
gboolean
loket_cups_cancel_job (LoketCups *self, const char *queue, int id, GError **error)
{
  ipp_t *request = loket_cups_queue_request (IPP_OP_CANCEL_JOB, queue);
  ipp_t *answer;
  gboolean good;

  ippAddInteger (request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", id);
  answer = cupsDoRequest (self->http, request, "/");
  good = loket_cups_check_answer (answer, error);
  ippDelete (answer);
  return good;
}

/**
 * loket_cups_job_clear:
 * @job: what was found of a job
 */
void
loket_cups_job_clear (LoketCupsJob *job)
{
  g_clear_pointer (&job->uuid, g_free);
  g_clear_pointer (&job->name, g_free);
  *job = (LoketCupsJob){0};
}

static void
take_job_attribute (LoketCupsJob *job, ipp_attribute_t *attribute)
{
  const char *name = ippGetName (attribute);

  if (strcmp (name, "job-id") == 0)
    job->id = ippGetInteger (attribute, 0);
  else if (strcmp (name, "job-state") == 0) {
    job->state = loket_ipp_job_state (ippGetInteger (attribute, 0));
    job->held = ippGetInteger (attribute, 0) == IPP_JSTATE_HELD;
  } else if (strcmp (name, "number-of-documents") == 0)
    job->documents = ippGetInteger (attribute, 0);
  else if (strcmp (name, "job-name") == 0) {
    g_free (job->name);
    job->name = g_strdup (ippGetString (attribute, 0, NULL));
  } else if (strcmp (name, "job-uuid") == 0) {
    const char *uuid = ippGetString (attribute, 0, NULL);
    g_free (job->uuid);
    job->uuid = uuid != NULL && g_str_has_prefix (uuid, "urn:uuid:")
                    ? g_strdup (uuid + strlen ("urn:uuid:"))
                    : NULL;
  }
}

/* By its UUID where that is known, else by its name. */
static gboolean
is_wanted (const LoketCupsJob *job, const char *tag, const char *uuid)
{
  return job->id != 0 &&
         (uuid != NULL ? g_strcmp0 (job->uuid, uuid) == 0 : g_strcmp0 (job->name, tag) == 0);
}

/* Reads on to the first job that is wanted; else @job is cleared. */
static void
read_job (ipp_t *answer, const char *tag, const char *uuid, LoketCupsJob *job)
{
  ipp_attribute_t *attribute = ippFirstAttribute (answer);

  for (; attribute != NULL; attribute = ippNextAttribute (answer)) {
    if (ippGetName (attribute) != NULL) {
      if (ippGetGroupTag (attribute) == IPP_TAG_JOB)
        take_job_attribute (job, attribute);
    } else if (is_wanted (job, tag, uuid)) { /* between two jobs */
      return;
    } else {
      loket_cups_job_clear (job);
    }
  }
  if (!is_wanted (job, tag, uuid))
    loket_cups_job_clear (job);
}

/* @request: (transfer full).  Returns: whether the spooler answered; @job says what there is. */
static gboolean
ask (LoketCups *self,
     ipp_t *request,
     const char *tag,
     const char *uuid,
     LoketCupsJob *job,
     GError **error)
{
  /* The UUID also makes CUPS 2.4.2 read the names of finished jobs again from disk. */
  static const char *const wanted[] = {
      "job-id", "job-name", "job-state", "job-uuid", "number-of-documents"};
  ipp_t *answer;
  gboolean good;

  ippAddStrings (request,
                 IPP_TAG_OPERATION,
                 IPP_TAG_KEYWORD,
                 "requested-attributes",
                 G_N_ELEMENTS (wanted),
                 NULL,
                 wanted);
  answer = cupsDoRequest (self->http, request, "/");
  good = loket_cups_check_answer (answer, error);
  if (good)
    read_job (answer, tag, uuid, job);
  ippDelete (answer);
  return good;
}

/**
 * loket_cups_ask_job:
 * @self: a connection
 * @queue: the queue it went to
 * @tag: its name
 * @uuid: (nullable): its UUID, where that is known
 * @hint: its number as far as known, 0 = not; only where to look first, since CUPS may give a
 *   number twice
 * @job: (out caller-allocates): what there is, with the id 0 when there is no such job; clear it
 * @error: return location: %LOKET_ERROR_UNREACHABLE when the spooler does not answer
 *
 * Returns: %TRUE when the spooler answered, even when it has no such job
 */
gboolean
loket_cups_ask_job (LoketCups *self,
                    const char *queue,
                    const char *tag,
                    const char *uuid,
                    int hint,
                    LoketCupsJob *job,
                    GError **error)
{
  g_autoptr (GError) local = NULL;
  ipp_t *request;

  *job = (LoketCupsJob){0};
  if (hint != 0) {
    request = loket_cups_queue_request (IPP_OP_GET_JOB_ATTRIBUTES, queue);
    ippAddInteger (request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", hint);
    if (ask (self, request, tag, uuid, job, &local) && job->id != 0)
      return TRUE;
    if (local != NULL && loket_error_code_of (local) == LOKET_ERROR_UNREACHABLE) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    g_clear_error (&local);
  }
  request = loket_cups_queue_request (IPP_OP_GET_JOBS, queue);
  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", NULL, "all");
  /* With its queue a job is gone too. */
  if (ask (self, request, tag, uuid, job, &local) ||
      loket_error_code_of (local) == LOKET_ERROR_NOT_FOUND)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * loket_cups_clear_reasons:
 * @self: a connection
 * @queue: a queue whose reasons stick
 * @error: return location: refused to who may not administer the spooler
 *
 * "cups-ipp-missing-job-history" stays on a queue through later good jobs (printing.md 3).
 *
 * Returns: %TRUE when the queue has none any more
 */
gboolean
loket_cups_clear_reasons (LoketCups *self, const char *queue, GError **error)
{
  ipp_t *request = loket_cups_queue_request (IPP_OP_CUPS_ADD_MODIFY_PRINTER, queue);
  ipp_t *answer;
  gboolean good;

  ippAddInteger (request, IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-state", IPP_PSTATE_IDLE);
  ippAddString (request, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "printer-state-reasons", NULL, "none");
  answer = cupsDoRequest (self->http, request, "/admin/");
  good = loket_cups_check_answer (answer, error);
  ippDelete (answer);
  return good;
}
