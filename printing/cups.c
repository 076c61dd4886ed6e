/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that is said to CUPS, in what libcups 2.4 and 3 have in common; delivery.c uses it on
 * worker threads, one connection a thread.  All calls block. */
#include "config.h"

#include "printing/cups.h"

#include "core/error.h"
#include "printing/ipp.h"

#include <string.h>

#define CONNECT_MS 3000
#define ANSWER_SECONDS 10

struct _LoketCups {
  http_t *http;
};

/**
 * loket_cups_connect:
 * @error: return location: %LOKET_ERROR_UNREACHABLE when no spooler answers
 *
 * Returns: (transfer full) (nullable): a connection for this thread only
 */
LoketCups *
loket_cups_connect (GError **error)
{
  http_t *http =
      loket_ipp_connect (cupsServer (), ippPort (), cupsEncryption (), CONNECT_MS, ANSWER_SECONDS);
  LoketCups *self;

  if (http == NULL) {
    loket_set_error (error, LOKET_ERROR_UNREACHABLE, NULL, "CUPS: %s", cupsLastErrorString ());
    return NULL;
  }
  self = g_new0 (LoketCups, 1);
  self->http = http;
  return self;
}

/**
 * loket_cups_free:
 * @self: (transfer full): a connection
 */
void
loket_cups_free (LoketCups *self)
{
  httpClose (self->http);
  g_free (self);
}

/* The error text belongs to the thread, so it is taken at once. */
static gboolean
check_answer (ipp_t *answer, GError **error)
{
  const ipp_status_t status = cupsLastError ();

  if (answer != NULL && status <= IPP_STATUS_OK_EVENTS_COMPLETE)
    return TRUE;
  if (status == IPP_STATUS_ERROR_NOT_FOUND)
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, "printer", "CUPS: %s", cupsLastErrorString ());
  else if (status == IPP_STATUS_ERROR_INTERNAL || status == IPP_STATUS_ERROR_SERVICE_UNAVAILABLE)
    loket_set_error (error, LOKET_ERROR_UNREACHABLE, NULL, "CUPS: %s", cupsLastErrorString ());
  else
    loket_set_error (error, LOKET_ERROR_RULE, "printer", "CUPS: %s", cupsLastErrorString ());
  return FALSE;
}

static ipp_t *
queue_request (ipp_op_t operation, const char *queue)
{
  ipp_t *request = ippNewRequest (operation);
  char uri[HTTP_MAX_URI];

  httpAssembleURIf (
      HTTP_URI_CODING_ALL, uri, sizeof uri, "ipp", NULL, "localhost", 0, "/printers/%s", queue);
  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL, uri);
  ippAddString (
      request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL, cupsUser ());
  return request;
}

static void
ask_for_queue (ipp_t *request)
{
  static const char *const wanted[] = {"printer-name",
                                       "printer-info",
                                       "printer-make-and-model",
                                       "device-uri",
                                       "document-format-supported",
                                       "media-supported",
                                       "printer-state",
                                       "printer-state-reasons",
                                       "printer-is-accepting-jobs"};

  ippAddStrings (request,
                 IPP_TAG_OPERATION,
                 IPP_TAG_KEYWORD,
                 "requested-attributes",
                 G_N_ELEMENTS (wanted),
                 NULL,
                 wanted);
}

static char **
dup_strings (ipp_attribute_t *attribute)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (int i = 0; attribute != NULL && i < ippGetCount (attribute); i++)
    if (ippGetString (attribute, i, NULL) != NULL)
      g_strv_builder_add (builder, ippGetString (attribute, i, NULL));
  return g_strv_builder_end (builder);
}

static void
take_text (char **member, const char *text)
{
  g_free (*member);
  *member = g_strdup (text);
}

/* So CUPS 2 calls every queue without a driver. */
static void
take_model (LoketPrintQueue *queue, const char *model)
{
  take_text (&queue->model, model);
  queue->raw = queue->raw || g_strcmp0 (model, "Local Raw Printer") == 0;
}

static void
take_queue_attribute (LoketPrintQueue *queue, ipp_attribute_t *attribute)
{
  const char *name = ippGetName (attribute);
  const char *text = ippGetString (attribute, 0, NULL);

  if (name == NULL)
    return;
  if (strcmp (name, "printer-name") == 0)
    take_text (&queue->name, text);
  else if (strcmp (name, "printer-info") == 0)
    take_text (&queue->title, text);
  else if (strcmp (name, "printer-make-and-model") == 0)
    take_model (queue, text);
  else if (strcmp (name, "device-uri") == 0)
    take_text (&queue->device, text);
  else if (strcmp (name, "media-supported") == 0 && queue->media == NULL)
    queue->media = dup_strings (attribute);
  else if (strcmp (name, "printer-state-reasons") == 0)
    queue->reason = loket_ipp_worst_reason (attribute);
  else if (strcmp (name, "document-format-supported") == 0)
    queue->raw = queue->raw || !ippContainsString (attribute, "application/pdf");
  else if (strcmp (name, "printer-state") == 0)
    queue->busy = ippGetInteger (attribute, 0) == IPP_PSTATE_PROCESSING;
}

/* Reads the attributes from @from up to the end of their group. */
static LoketPrintQueue *
read_queue (ipp_t *answer, ipp_attribute_t **from)
{
  LoketPrintQueue *queue = g_new0 (LoketPrintQueue, 1);

  while (*from != NULL && ippGetGroupTag (*from) == IPP_TAG_PRINTER) {
    take_queue_attribute (queue, *from);
    *from = ippNextAttribute (answer);
  }
  return queue;
}

static void
queue_free (gpointer queue)
{
  loket_print_queue_free (queue);
}

/**
 * loket_cups_list_queues:
 * @self: a connection
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LoketPrintQueue): the queues that the spooler
 *   has, in its order
 */
GPtrArray *
loket_cups_list_queues (LoketCups *self, GError **error)
{
  g_autoptr (GPtrArray) queues = g_ptr_array_new_with_free_func (queue_free);
  ipp_t *request = ippNewRequest (IPP_OP_CUPS_GET_PRINTERS);
  ipp_t *answer;
  ipp_attribute_t *attribute;
  gboolean good;

  ask_for_queue (request);
  answer = cupsDoRequest (self->http, request, "/");
  /* A spooler without a queue answers "not found". */
  good = cupsLastError () == IPP_STATUS_ERROR_NOT_FOUND || check_answer (answer, error);
  attribute = answer != NULL ? ippFirstAttribute (answer) : NULL;
  while (good && attribute != NULL) {
    if (ippGetGroupTag (attribute) == IPP_TAG_PRINTER)
      g_ptr_array_add (queues, read_queue (answer, &attribute));
    else
      attribute = ippNextAttribute (answer);
  }
  ippDelete (answer);
  return good ? g_steal_pointer (&queues) : NULL;
}

/**
 * loket_cups_get_queue:
 * @self: a connection
 * @name: its name
 * @error: return location: %LOKET_ERROR_NOT_FOUND when there is no such queue
 *
 * Returns: (transfer full) (nullable): what the spooler knows of that queue
 */
LoketPrintQueue *
loket_cups_get_queue (LoketCups *self, const char *name, GError **error)
{
  ipp_t *request = queue_request (IPP_OP_GET_PRINTER_ATTRIBUTES, name);
  ipp_t *answer;
  ipp_attribute_t *attribute;
  LoketPrintQueue *queue = NULL;

  ask_for_queue (request);
  answer = cupsDoRequest (self->http, request, "/");
  if (check_answer (answer, error)) {
    attribute = ippFirstAttribute (answer);
    while (attribute != NULL && ippGetGroupTag (attribute) != IPP_TAG_PRINTER)
      attribute = ippNextAttribute (answer);
    queue = read_queue (answer, &attribute);
    take_text (&queue->name, name);
  }
  ippDelete (answer);
  return queue;
}

/**
 * loket_print_queue_free:
 * @queue: (transfer full): a queue
 */
void
loket_print_queue_free (LoketPrintQueue *queue)
{
  g_free (queue->name);
  g_free (queue->title);
  g_free (queue->model);
  g_free (queue->device);
  g_strfreev (queue->media);
  g_free (queue);
}

/* The number of the new job; 0 with the error set. */
static int
create_job (LoketCups *self,
            const LoketPrintQueue *queue,
            const char *tag,
            const char *media,
            guint cancel_after,
            GError **error)
{
  ipp_t *request = queue_request (IPP_OP_CREATE_JOB, queue->name);
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
  answer = cupsDoRequest (self->http, request, "/");
  if (check_answer (answer, error)) {
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
  const char *format = queue->raw ? "application/vnd.cups-raw" : "application/pdf";
  const int id = create_job (self, queue, tag, media, cancel_after, error);
  const gsize length = g_bytes_get_size (document);
  ipp_t *request, *answer;
  gboolean good;

  if (id == 0)
    return FALSE;
  request = queue_request (IPP_OP_SEND_DOCUMENT, queue->name);
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
    good = check_answer (answer, error);
  else
    loket_set_error (error, LOKET_ERROR_UNREACHABLE, NULL, "CUPS: %s", cupsLastErrorString ());
  ippDelete (answer);
  return good;
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
  ipp_t *request = queue_request (IPP_OP_GET_JOBS, queue);
  ipp_t *answer;
  gboolean good;

  loket_ipp_ask_for_jobs (request, "all");
  answer = cupsDoRequest (self->http, request, "/");
  good = check_answer (answer, error);
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
  ipp_t *request = queue_request (IPP_OP_CANCEL_JOB, queue);
  ipp_t *answer;
  gboolean good;

  ippAddInteger (request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", id);
  answer = cupsDoRequest (self->http, request, "/");
  good = check_answer (answer, error);
  ippDelete (answer);
  return good;
}
