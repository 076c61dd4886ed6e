/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of one paper to the printer, step by step, on a thread of its own; the spooler starts it.
 */
#include "config.h"

#include "printing/delivery.h"

#include "core/error.h"
#include "printing/cups-jobs.h"
#include "printing/device.h"
#include "printing/guarantee.h"
#include "printing/media.h"
#include "printing/slip.h"

#include <math.h>

#define SECOND G_USEC_PER_SEC
#define PROBE_MS 1000       /* between two looks at a printer that is not ready */
#define POLL_MS 500         /* between two looks at a job */
#define FIRST_POLL_MS 40    /* a receipt printer is done in 20 ms */
#define QUIET_SECONDS 3     /* after which a job that prints is asked after */
#define GRACE_SECONDS 8     /* after which CUPS gives up by itself, in case we are no more */
#define NO_NEWS_SECONDS 120 /* queue.md case 4 */
#define MISSING_SECONDS 5   /* before a job that the spooler does not list counts as lost */
#define CANCEL_SECONDS 10   /* that the spooler has to give a job up */

/**
 * loket_delivery_free:
 * @delivery: (transfer full): a delivery
 */
void
loket_delivery_free (LoketDelivery *delivery)
{
  g_object_unref (delivery->job);
  g_clear_object (&delivery->ticket);
  g_clear_object (&delivery->guarantee);
  g_clear_object (&delivery->profile);
  g_clear_pointer (&delivery->document, g_bytes_unref);
  g_clear_pointer (&delivery->roll, g_bytes_unref);
  g_free (delivery->name);
  g_free (delivery->language);
  g_free (delivery->queue);
  g_free (delivery->folder);
  g_free (delivery->tag);
  g_free (delivery);
}

static void
tell (LoketDelivery *self, LoketPrintState state, LoketPrintReason reason)
{
  loket_print_job_tell (self->job, state, reason, NULL);
}

static void
fail (LoketDelivery *self, LoketPrintReason reason)
{
  tell (self, LOKET_PRINT_FAILED, reason);
}

static char *
save_path (LoketDelivery *self)
{
  g_autofree char *name = self->ticket == NULL
                              ? g_strdup (self->name)
                              : g_strdup_printf ("%s-%s", self->ticket->day, self->ticket->label);
  g_autofree char *file = NULL;

  /* Both come over the network: nothing that leads to another folder. */
  g_strcanon (name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-", '_');
  file = g_strconcat (name, ".pdf", NULL);
  return g_build_filename (self->folder, file, NULL);
}

/* A whole page does not fit on the roll of a receipt printer. */
static GBytes *
take_document (LoketDelivery *self, const LoketPrintQueue *queue, char **media, GError **error)
{
  if (queue != NULL && queue->raw && self->roll != NULL)
    return g_bytes_ref (self->roll);
  if (queue != NULL && queue->raw) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "queue", "a receipt printer takes no pages");
    return NULL;
  }
  if (queue != NULL)
    *media = loket_media_choose ((const char *const *) queue->media, self->width, self->height);
  return g_bytes_ref (self->document);
}

static GBytes *
draw_slip (LoketDelivery *self, const LoketPrintQueue *queue, char **media, GError **error)
{
  g_autoptr (LoketRoll) slip = loket_slip_new (self->ticket, self->profile, self->language);
  const LoketSheet sheet = loket_roll_sheet (slip);

  if (queue != NULL && queue->raw)
    return loket_sheet_to_escpos (&sheet);
  if (queue != NULL)
    *media = loket_media_choose ((const char *const *) queue->media, sheet.width, sheet.height);
  return loket_sheet_to_pdf (&sheet, self->ticket->issued_at, error);
}

/* Which of its two papers comes out, the printer decides. */
static GBytes *
draw_guarantee (LoketDelivery *self, const LoketPrintQueue *queue, char **media, GError **error)
{
  const char *const *sizes = queue != NULL ? (const char *const *) queue->media : NULL;
  const gboolean roll = queue != NULL && (queue->raw || loket_media_is_roll (sizes));
  g_autoptr (LoketGuaranteePaper) paper =
      loket_guarantee_paper_new (self->guarantee,
                                 self->profile,
                                 roll ? LOKET_GUARANTEE_ON_ROLL : LOKET_GUARANTEE_ON_A5,
                                 self->language,
                                 error);
  LoketSheet sheet;

  if (paper == NULL)
    return NULL;
  sheet = loket_guarantee_paper_sheet (paper);
  if (queue != NULL && queue->raw)
    return loket_sheet_to_escpos (&sheet);
  if (queue != NULL)
    *media = loket_media_choose (sizes, sheet.width, sheet.height);
  return loket_sheet_to_pdf (&sheet, self->guarantee->issued_at, error);
}

static GBytes *
draw (LoketDelivery *self, const LoketPrintQueue *queue, char **media, GError **error)
{
  if (self->guarantee != NULL)
    return draw_guarantee (self, queue, media, error);
  return self->document != NULL ? take_document (self, queue, media, error)
                                : draw_slip (self, queue, media, error);
}

static void
save (LoketDelivery *self)
{
  g_autofree char *path = save_path (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = draw (self, NULL, NULL, &error);

  if (pdf != NULL && g_mkdir_with_parents (self->folder, 0700) == 0 &&
      g_file_set_contents_full (path,
                                g_bytes_get_data (pdf, NULL),
                                (gssize) g_bytes_get_size (pdf),
                                G_FILE_SET_CONTENTS_CONSISTENT,
                                0600,
                                &error)) {
    loket_print_job_tell (self->job, LOKET_PRINT_SAVED, LOKET_PRINT_REASON_NONE, path);
    return;
  }
  g_message ("paper not saved: %s", error != NULL ? error->message : g_strerror (errno));
  fail (self, LOKET_PRINT_REASON_DISK);
}

/* A paper that was sent meanwhile makes the queue busy, and a receipt printer that prints is not
 * asked.  All else stays: what the printer tells of itself is noted in @queue. */
static LoketPrintReason
ask_before (LoketDelivery *self, LoketCups *cups, LoketPrintQueue *queue)
{
  g_autoptr (LoketPrintQueue) now = loket_cups_get_queue (cups, self->queue, NULL);

  if (now != NULL)
    queue->busy = now->busy;
  return loket_device_ask (queue);
}

/* Nothing is sent to a printer that cannot print: what was never sent cannot come out later. */
static gboolean
wait_until_ready (LoketDelivery *self, LoketCups *cups, LoketPrintQueue *queue)
{
  const gint64 end = g_get_monotonic_time () + self->patience * SECOND;

  while (!loket_print_job_is_unwanted (self->job)) {
    const LoketPrintReason reason = ask_before (self, cups, queue);
    if (reason == LOKET_PRINT_REASON_NONE)
      return TRUE;
    if (g_get_monotonic_time () >= end) {
      fail (self, reason);
      return FALSE;
    }
    tell (self, LOKET_PRINT_NEEDS_ATTENTION, reason);
    loket_print_job_wait (self->job, PROBE_MS);
  }
  tell (self, LOKET_PRINT_CANCELLED, LOKET_PRINT_REASON_NONE);
  return FALSE;
}

/* What is known of a job that the spooler has. */
typedef struct {
  LoketCups *cups; /* NULL while the spooler does not answer */
  const LoketPrintQueue *queue;
  LoketCupsJobState state;
  int id;
  int device_id; /* in the printer, when CUPS has done with it, 0 = not known to be there */
  LoketPrintReason reason;
  gint64 since;               /* of this state and reason, monotonic */
  gint64 seen;                /* the last time the spooler had it */
  gint64 answered;            /* the last time the spooler answered */
  gint64 cancelled;           /* when we asked it to give the job up, 0 = not yet */
  LoketPrintReason giving_up; /* why we did, NONE = somebody wished it */
} Following;

/* What the queue says of its printer is what it last heard, perhaps at the slip before: a printer
 * that can be asked is.  Only "paused" is the queue's own. */
static LoketPrintReason
look_for_reason (LoketDelivery *self, Following *f)
{
  g_autoptr (LoketPrintQueue) queue = loket_cups_get_queue (f->cups, self->queue, NULL);
  const gboolean quiet = f->state == LOKET_CUPS_JOB_PROCESSING &&
                         g_get_monotonic_time () - f->since > QUIET_SECONDS * SECOND;

  if (queue == NULL || queue->reason == LOKET_PRINT_REASON_PAUSED)
    return queue != NULL ? queue->reason : LOKET_PRINT_REASON_NONE;
  if (loket_device_can_be_asked (queue))
    return quiet || queue->reason != LOKET_PRINT_REASON_NONE || f->reason != LOKET_PRINT_REASON_NONE
               ? loket_device_ask (queue)
               : LOKET_PRINT_REASON_NONE;
  if (queue->reason == LOKET_PRINT_REASON_NONE && queue->raw &&
      (quiet || f->reason == LOKET_PRINT_REASON_SILENT))
    return LOKET_PRINT_REASON_SILENT;
  return queue->reason;
}

static gboolean
is_under_way (LoketCupsJobState state)
{
  return state == LOKET_CUPS_JOB_PENDING || state == LOKET_CUPS_JOB_PROCESSING;
}

/* The printer has the last word.  CUPS 2.4 may say "completed" of a job that the printer aborted
 * (backend/ipp.c): a thread of the backend watches the job, and only that one makes a failure of
 * "aborted" (monitor_printer (): job_canceled = -1).  The main loop, which waits for the end, takes
 * any job-state above processing-stopped for a good one, and so it does when the connection breaks
 * or the printer no longer knows the job.  Both ask in pauses of 1 to 8 s, so it is chance which of
 * them sees it first: 2 of 6 jobs that failed at once were "completed".  A printer that answered
 * before it got the job and is silent now is off: it is waited for like any other trouble. */
static LoketCupsJobState
last_word (LoketDelivery *self, Following *f, LoketCupsJobState told)
{
  const gboolean completed = told == LOKET_CUPS_JOB_COMPLETED;
  LoketCupsJobState state;

  if (!loket_device_can_be_asked (f->queue))
    return told;
  if (!loket_device_find_job (f->queue, self->tag, &state, &f->device_id))
    return completed ? LOKET_CUPS_JOB_PROCESSING : told;
  if (state == LOKET_CUPS_JOB_COMPLETED || (completed && state != LOKET_CUPS_JOB_MISSING))
    return state;
  /* When job-cancel-after is over CUPS kills its backend, which then tells the printer nothing: the
   * slip would come out after the refill. */
  if (is_under_way (state))
    loket_device_cancel_job (f->queue, f->device_id);
  return told;
}

/* One look at the job; tells what changed. */
static void
look (LoketDelivery *self, Following *f)
{
  const gint64 now = g_get_monotonic_time ();
  LoketCupsJobState state;
  LoketPrintReason reason = LOKET_PRINT_REASON_NONE;
  int id;

  if (f->cups == NULL)
    f->cups = loket_cups_connect (NULL); /* tried again at the next look */
  if (f->cups == NULL ||
      !loket_cups_find_job (f->cups, self->queue, self->tag, &state, &id, NULL)) {
    g_clear_pointer (&f->cups, loket_cups_free);
    return;
  }
  f->answered = now;
  if (id != 0)
    f->seen = now;
  else if (now - f->seen < MISSING_SECONDS * SECOND)
    return;
  f->id = id;
  if (!is_under_way (state) && state != LOKET_CUPS_JOB_STUCK)
    state = last_word (self, f, state);
  if (is_under_way (state))
    reason = look_for_reason (self, f);
  if (state == f->state && reason == f->reason)
    return;
  f->state = state;
  f->reason = reason;
  f->since = now;
  if (is_under_way (state))
    tell (self,
          reason != LOKET_PRINT_REASON_NONE    ? LOKET_PRINT_NEEDS_ATTENTION
          : state == LOKET_CUPS_JOB_PROCESSING ? LOKET_PRINT_PRINTING
                                               : LOKET_PRINT_SENDING,
          reason);
}

/* When to stop waiting: a slip must not come out an hour later.  We are quicker than CUPS where the
 * printer is in trouble, since it then gives up politely. */
static gboolean
is_hopeless (LoketDelivery *self, Following *f, LoketPrintReason *why)
{
  const gint64 waited = g_get_monotonic_time () - f->since;
  const gint64 patience = self->patience * SECOND;

  *why = f->reason != LOKET_PRINT_REASON_NONE ? f->reason : LOKET_PRINT_REASON_SILENT;
  return f->state == LOKET_CUPS_JOB_STUCK ||
         (f->reason != LOKET_PRINT_REASON_NONE && waited > patience) ||
         (f->state == LOKET_CUPS_JOB_PENDING && waited > patience + GRACE_SECONDS * SECOND) ||
         (f->state != LOKET_CUPS_JOB_PENDING && f->reason == LOKET_PRINT_REASON_NONE &&
          waited > NO_NEWS_SECONDS * SECOND);
}

static void
give_up (LoketDelivery *self, Following *f, LoketPrintReason why)
{
  if (f->cancelled == 0) {
    f->cancelled = g_get_monotonic_time ();
    f->giving_up = why;
  }
  /* Again at every look until the spooler has done it. */
  if (f->cups != NULL && f->id != 0)
    loket_cups_cancel_job (f->cups, self->queue, f->id, NULL);
  if (f->device_id != 0)
    loket_device_cancel_job (f->queue, f->device_id);
}

static void
tell_given_up (LoketDelivery *self, Following *f)
{
  g_message ("paper given up: job %d, state %d, reason %d", f->id, (int) f->state, (int) f->reason);
  if (f->cancelled != 0 && f->giving_up == LOKET_PRINT_REASON_NONE)
    tell (self, LOKET_PRINT_CANCELLED, LOKET_PRINT_REASON_NONE);
  else if (f->cancelled != 0)
    fail (self, f->giving_up);
  else
    fail (self, f->reason != LOKET_PRINT_REASON_NONE ? f->reason : LOKET_PRINT_REASON_REFUSED);
}

/* Returns FALSE once the end was told. */
static gboolean
judge (LoketDelivery *self, Following *f, LoketPrintReason last)
{
  const gint64 now = g_get_monotonic_time ();
  LoketPrintReason why;

  if (now - f->answered > NO_NEWS_SECONDS * SECOND) {
    fail (self, LOKET_PRINT_REASON_NO_SPOOLER);
    return FALSE;
  }
  switch (f->state) {
  case LOKET_CUPS_JOB_COMPLETED: /* enough for a slip, not for a card (printing.md section 0) */
    tell (self, LOKET_PRINT_DONE, LOKET_PRINT_REASON_NONE);
    return FALSE;
  case LOKET_CUPS_JOB_CANCELED:
  case LOKET_CUPS_JOB_ABORTED:
  case LOKET_CUPS_JOB_MISSING:
    f->reason = last;
    tell_given_up (self, f);
    return FALSE;
  case LOKET_CUPS_JOB_PENDING:
  case LOKET_CUPS_JOB_PROCESSING:
  case LOKET_CUPS_JOB_STUCK:
  default:
    if (loket_print_job_is_unwanted (self->job))
      give_up (self, f, LOKET_PRINT_REASON_NONE);
    else if (f->cancelled != 0 || is_hopeless (self, f, &why))
      give_up (self, f, f->cancelled != 0 ? f->giving_up : why);
    if (f->cancelled != 0 && now - f->cancelled > CANCEL_SECONDS * SECOND) {
      tell_given_up (self, f);
      return FALSE;
    }
    return TRUE;
  }
}

static void
follow (LoketDelivery *self, LoketCups *cups, const LoketPrintQueue *queue)
{
  const gint64 now = g_get_monotonic_time ();
  Following f = {.cups = cups,
                 .queue = queue,
                 .state = LOKET_CUPS_JOB_PENDING,
                 .since = now,
                 .seen = now,
                 .answered = now};
  gint64 pause = FIRST_POLL_MS;

  for (;;) {
    const LoketPrintReason last = f.reason;
    look (self, &f);
    if (!judge (self, &f, last))
      break;
    loket_print_job_wait (self->job, pause);
    pause = MIN (2 * pause, POLL_MS);
  }
  g_clear_pointer (&f.cups, loket_cups_free);
}

/* When the spooler's answer got lost the job may be there: then it is followed like any other. */
static gboolean
is_there_all_the_same (LoketDelivery *self)
{
  const gint64 end = g_get_monotonic_time () + MISSING_SECONDS * SECOND;

  do {
    g_autoptr (LoketCups) cups = loket_cups_connect (NULL);
    LoketCupsJobState state;
    int id;
    if (cups != NULL && loket_cups_find_job (cups, self->queue, self->tag, &state, &id, NULL) &&
        id != 0)
      return TRUE;
    loket_print_job_wait (self->job, POLL_MS);
  } while (g_get_monotonic_time () < end);
  return FALSE;
}

static void
print (LoketDelivery *self, LoketCups *cups, LoketPrintQueue *queue)
{
  g_autofree char *media = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) document = draw (self, queue, &media, &error);
  g_autoptr (LoketCups) own = cups;

  if (document == NULL || !wait_until_ready (self, own, queue)) {
    if (document == NULL)
      fail (self, LOKET_PRINT_REASON_REFUSED);
    return;
  }
  tell (self, LOKET_PRINT_SENDING, LOKET_PRINT_REASON_NONE);
  if (!loket_cups_submit (
          own, queue, self->tag, document, media, self->patience + GRACE_SECONDS, &error)) {
    g_message ("paper not accepted: %s", error->message);
    if (!is_there_all_the_same (self)) {
      fail (self, LOKET_PRINT_REASON_REFUSED);
      return;
    }
  }
  follow (self, g_steal_pointer (&own), queue);
}

/**
 * loket_delivery_run:
 * @delivery: what to print
 *
 * Blocks until the slip is on paper, saved, failed or cancelled, and tells its job all the way.
 */
void
loket_delivery_run (LoketDelivery *delivery)
{
  g_autoptr (LoketPrintQueue) queue = NULL;
  g_autoptr (LoketCups) cups = NULL;
  g_autoptr (GError) error = NULL;

  if (delivery->queue == NULL) {
    save (delivery);
    return;
  }
  cups = loket_cups_connect (&error);
  if (cups != NULL)
    queue = loket_cups_get_queue (cups, delivery->queue, &error);
  if (queue == NULL) {
    g_message ("queue %s: %s", delivery->queue, error->message);
    fail (delivery,
          loket_error_code_of (error) == LOKET_ERROR_NOT_FOUND ? LOKET_PRINT_REASON_NO_QUEUE
                                                               : LOKET_PRINT_REASON_NO_SPOOLER);
    return;
  }
  print (delivery, g_steal_pointer (&cups), queue);
}
