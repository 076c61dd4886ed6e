/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that is said to CUPS, in what libcups 2.4 and 3 have in common; delivery.c uses it on
 * worker threads, one connection a thread.  All calls block. */
#include "config.h"

#include "printing/cups-private.h"

#include "core/error.h"
#include "printing/ipp.h"

#include <string.h>

#define CONNECT_MS 3000
#define ANSWER_SECONDS 10

/* What an office machine has no terminal to answer. */
static const char *
no_password (const char *prompt, http_t *http, const char *method, const char *resource, void *data)
{
  return NULL;
}

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
  cupsSetPasswordCB2 (no_password, NULL);
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

/**
 * loket_cups_check_answer:
 * @answer: (nullable): what came back
 * @error: return location
 *
 * The error text belongs to the thread, so it is taken at once.
 *
 * Returns: %TRUE when the request was granted
 */
gboolean
loket_cups_check_answer (ipp_t *answer, GError **error)
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

/**
 * loket_cups_queue_request:
 * @operation: what to ask
 * @queue: of which queue
 *
 * Returns: (transfer full): a request in the name of the user
 */
ipp_t *
loket_cups_queue_request (ipp_op_t operation, const char *queue)
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
  else if (strcmp (name, "printer-state-reasons") == 0) {
    queue->reason = loket_ipp_worst_reason (attribute);
    queue->lost_history = ippContainsString (attribute, "cups-ipp-missing-job-history") != 0;
  } else if (strcmp (name, "document-format-supported") == 0)
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
  good = cupsLastError () == IPP_STATUS_ERROR_NOT_FOUND || loket_cups_check_answer (answer, error);
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
  ipp_t *request = loket_cups_queue_request (IPP_OP_GET_PRINTER_ATTRIBUTES, name);
  ipp_t *answer;
  ipp_attribute_t *attribute;
  LoketPrintQueue *queue = NULL;

  ask_for_queue (request);
  answer = cupsDoRequest (self->http, request, "/");
  if (loket_cups_check_answer (answer, error)) {
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
