/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The printer itself, asked past CUPS by the address of its queue; delivery.c uses it on worker
 * threads.  All calls block, for some seconds at most. */
#include "config.h"

#include "printing/device.h"

#include "printing/ipp.h"

#include <poll.h>
#include <string.h>
#include <unistd.h>

#define DEVICE_MS 2000   /* a printer on the same network answers in a few */
#define REAL_TIME_MS 300 /* for one status byte of a receipt printer */
#define SOCKET_PORT "9100"

typedef struct {
  char scheme[32], user[64], host[256], resource[1024];
  int port;
} Address;

/* Our "once" backend stands before the real address. */
static gboolean
split_device (const LoketPrintQueue *queue, Address *address)
{
  const char *device = queue->device;

  if (device == NULL)
    return FALSE;
  if (g_str_has_prefix (device, "once:/"))
    device += strlen ("once:/");
  if (httpSeparateURI (HTTP_URI_CODING_ALL,
                       device,
                       address->scheme,
                       sizeof address->scheme,
                       address->user,
                       sizeof address->user,
                       address->host,
                       sizeof address->host,
                       &address->port,
                       address->resource,
                       sizeof address->resource) < HTTP_URI_STATUS_OK)
    return FALSE;
  address->resource[strcspn (address->resource, "?")] = '\0'; /* settings of the backend */
  return TRUE;
}

static http_t *
connect_to (const Address *address)
{
  const gboolean secret = strcmp (address->scheme, "ipps") == 0;

  return loket_ipp_connect (address->host,
                            address->port,
                            secret ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED,
                            DEVICE_MS,
                            DEVICE_MS / 1000.0);
}

/* In the name of him who sent the job through CUPS: a printer may hide names from others. */
static ipp_t *
device_request (ipp_op_t operation, const Address *address)
{
  ipp_t *request = ippNewRequest (operation);
  char uri[HTTP_MAX_URI];

  httpAssembleURI (HTTP_URI_CODING_ALL,
                   uri,
                   sizeof uri,
                   address->scheme,
                   NULL,
                   address->host,
                   address->port,
                   address->resource);
  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL, uri);
  ippAddString (
      request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL, cupsUser ());
  return request;
}

static ipp_t *
ask_state (http_t *http, const Address *address)
{
  static const char *const wanted[] = {"printer-state", "printer-state-reasons", "printer-up-time"};
  ipp_t *request = device_request (IPP_OP_GET_PRINTER_ATTRIBUTES, address);

  ippAddStrings (request,
                 IPP_TAG_OPERATION,
                 IPP_TAG_KEYWORD,
                 "requested-attributes",
                 G_N_ELEMENTS (wanted),
                 NULL,
                 wanted);
  return cupsDoRequest (http, request, address->resource);
}

/* Seconds since it was switched on, -1 = it does not say. */
static int
up_time (ipp_t *answer)
{
  ipp_attribute_t *seconds = ippFindAttribute (answer, "printer-up-time", IPP_TAG_INTEGER);

  return seconds != NULL ? ippGetInteger (seconds, 0) : -1;
}

static LoketPrintReason
ask_ipp_device (LoketPrintQueue *queue, const Address *address)
{
  http_t *http = connect_to (address);
  LoketPrintReason reason = LOKET_PRINT_REASON_OFFLINE;
  ipp_t *answer;

  if (http == NULL)
    return reason;
  answer = ask_state (http, address);
  if (answer != NULL) {
    reason = loket_ipp_worst_reason (
        ippFindAttribute (answer, "printer-state-reasons", IPP_TAG_KEYWORD));
    queue->up_time = up_time (answer);
  }
  ippDelete (answer);
  httpClose (http);
  return reason;
}

/* One byte of real-time status (ESC/POS "DLE EOT n"), or -1: many printers never answer. */
static int
ask_status_byte (int fd, guint8 n)
{
  const guint8 question[] = {0x10, 0x04, n};
  struct pollfd wait = {.fd = fd, .events = POLLIN};
  guint8 answer;

  if (write (fd, question, sizeof question) != sizeof question ||
      poll (&wait, 1, REAL_TIME_MS) != 1 || read (fd, &answer, 1) != 1)
    return -1;
  return answer;
}

static LoketPrintReason
ask_receipt_printer (const Address *address)
{
  g_autofree char *service =
      address->port > 0 ? g_strdup_printf ("%d", address->port) : g_strdup (SOCKET_PORT);
  http_addrlist_t *addresses = httpAddrGetList (address->host, AF_UNSPEC, service);
  LoketPrintReason reason = LOKET_PRINT_REASON_NONE;
  int fd = -1, offline, paper;

  if (addresses == NULL || httpAddrConnect2 (addresses, &fd, DEVICE_MS, NULL) == NULL) {
    httpAddrFreeList (addresses);
    return LOKET_PRINT_REASON_OFFLINE;
  }
  offline = ask_status_byte (fd, 2);
  paper = offline >= 0 ? ask_status_byte (fd, 4) : -1;
  if (offline >= 0 && (offline & 0x04) != 0)
    reason = LOKET_PRINT_REASON_COVER_OPEN;
  else if ((offline >= 0 && (offline & 0x20) != 0) || (paper >= 0 && (paper & 0x60) != 0))
    reason = LOKET_PRINT_REASON_PAPER_OUT;
  close (fd);
  httpAddrFreeList (addresses);
  return reason;
}

/**
 * loket_device_ask:
 * @queue: a queue; its up_time is noted
 *
 * Asks the printer itself, since an idle queue knows nothing of it (printing.md section 3).  A
 * receipt printer takes one connection at a time, so it is left alone while it prints.
 *
 * Returns: why it cannot print now; %LOKET_PRINT_REASON_NONE also when it cannot be asked
 */
LoketPrintReason
loket_device_ask (LoketPrintQueue *queue)
{
  Address address;

  if (!split_device (queue, &address))
    return LOKET_PRINT_REASON_NONE;
  if (g_str_has_prefix (address.scheme, "ipp"))
    return ask_ipp_device (queue, &address);
  if (strcmp (address.scheme, "socket") == 0 && !queue->busy)
    return ask_receipt_printer (&address);
  return LOKET_PRINT_REASON_NONE;
}

/**
 * loket_device_can_be_asked:
 * @queue: a queue
 *
 * Returns: %TRUE when its printer can be asked while it prints: it speaks IPP, and its address
 *   stands in the queue (no "dnssd:", which only Avahi could resolve)
 */
gboolean
loket_device_can_be_asked (const LoketPrintQueue *queue)
{
  Address address;

  return split_device (queue, &address) && g_str_has_prefix (address.scheme, "ipp");
}

/* Whether the printer did not answer at all; one that refuses to tell did. */
static gboolean
is_silent (ipp_t *answer)
{
  const ipp_status_t status = cupsLastError ();

  return answer == NULL &&
         (status == IPP_STATUS_ERROR_INTERNAL || status == IPP_STATUS_ERROR_SERVICE_UNAVAILABLE);
}

/* Returns FALSE when the printer is silent. */
static gboolean
find_among (http_t *http,
            const Address *address,
            const char *which,
            const char *tag,
            LoketCupsJobState *state,
            int *id)
{
  ipp_t *request = device_request (IPP_OP_GET_JOBS, address);
  ipp_t *answer;
  gboolean silent;

  loket_ipp_ask_for_jobs (request, which);
  answer = cupsDoRequest (http, request, address->resource);
  silent = is_silent (answer);
  if (answer != NULL)
    loket_ipp_find_job (answer, tag, state, id);
  ippDelete (answer);
  return !silent;
}

/* Its clock runs from when it was switched on (printer-up-time, RFC 8011 5.4.29).  Asked by going
 * backwards only, so a printer whose clock stands still is not suspected. */
static gboolean
has_restarted (http_t *http, const Address *address, const LoketPrintQueue *queue)
{
  ipp_t *answer = ask_state (http, address);
  const int now = answer != NULL ? up_time (answer) : -1;

  ippDelete (answer);
  return now >= 0 && now < queue->up_time;
}

/**
 * loket_device_find_job:
 * @queue: the queue it went through, asked with loket_device_ask() before it was sent
 * @tag: its name, which CUPS hands on to the printer
 * @state: (out): what the printer says of it; %LOKET_CUPS_JOB_MISSING when it cannot tell (it may
 *   forget a job once that is over: RFC 8011 5.3.7.2); %LOKET_CUPS_JOB_ABORTED also when it was
 *   switched off since and lost it
 * @id: (out): its number in the printer, 0 when it has no such job
 *
 * Looks among the jobs at work first, then among those that are over ("completed", "canceled" and
 * "aborted" alike, RFC 8011 4.2.6.1): they move that way only, so none slips through.
 *
 * Returns: %FALSE when the printer does not answer
 */
gboolean
loket_device_find_job (const LoketPrintQueue *queue,
                       const char *tag,
                       LoketCupsJobState *state,
                       int *id)
{
  Address address;
  http_t *http = split_device (queue, &address) ? connect_to (&address) : NULL;
  gboolean answered;

  *state = LOKET_CUPS_JOB_MISSING;
  *id = 0;
  if (http == NULL)
    return FALSE;
  answered = find_among (http, &address, "not-completed", tag, state, id);
  if (answered && *state == LOKET_CUPS_JOB_MISSING)
    answered = find_among (http, &address, "completed", tag, state, id);
  if (*state == LOKET_CUPS_JOB_STUCK) /* the printer stopped, it goes on after the refill */
    *state = LOKET_CUPS_JOB_PROCESSING;
  if (answered && *state == LOKET_CUPS_JOB_MISSING && has_restarted (http, &address, queue))
    *state = LOKET_CUPS_JOB_ABORTED;
  httpClose (http);
  return answered;
}

/**
 * loket_device_cancel_job:
 * @queue: the queue it went through
 * @id: its number in the printer, just found by its name
 *
 * For a job that CUPS has done with while the printer has not (RFC 8011 4.3.3).  Whether it worked
 * shows at the next look.
 */
void
loket_device_cancel_job (const LoketPrintQueue *queue, int id)
{
  Address address;
  http_t *http = split_device (queue, &address) ? connect_to (&address) : NULL;
  ipp_t *request;

  if (http == NULL)
    return;
  request = device_request (IPP_OP_CANCEL_JOB, &address);
  ippAddInteger (request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", id);
  ippDelete (cupsDoRequest (http, request, address.resource));
  httpClose (http);
}
