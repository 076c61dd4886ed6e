/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One attempt at a card, step by step as CUPS, the printer and the marks of "once" see it; the
 * press runs each step on a worker thread.  All of it blocks. */
#include "config.h"

#include "printing/press-attempt.h"

#include "core/error.h"
#include "printing/device.h"
#include "printing/media.h"

#include <math.h>
#include <string.h>

#define SECOND G_USEC_PER_SEC
#define QUIET (3 * SECOND)    /* after which a printer that prints is asked after */
#define STUCK (10 * SECOND)   /* printing.md 4: pending that long on an idle queue */
#define ABANDON (15 * SECOND) /* that a backend has to end when its job is given up */
#define CLOCK_TOLERANCE 3     /* s: printers count their time in whole seconds */
#define SIZE_TOLERANCE 1.0    /* mm: CUPS cuts sizes to whole points */

/**
 * loket_press_attempt_new:
 * @tag: its name
 * @queue: name of the CUPS queue, or %LOKET_PRESS_FOLDER
 * @marks: folder of "once"
 *
 * Returns: (transfer full): an attempt without a document
 */
LoketPressAttempt *
loket_press_attempt_new (const char *tag, const char *queue, const char *marks)
{
  LoketPressAttempt *self = g_new0 (LoketPressAttempt, 1);

  self->tag = g_strdup (tag);
  self->queue = g_strdup (queue);
  self->marks = g_strdup (marks);
  return self;
}

/**
 * loket_press_attempt_free:
 * @self: (transfer full): an attempt
 */
void
loket_press_attempt_free (LoketPressAttempt *self)
{
  g_free (self->tag);
  g_free (self->queue);
  g_free (self->marks);
  g_free (self->path);
  g_clear_pointer (&self->document, g_bytes_unref);
  g_free (self->sides);
  g_free (self->uuid);
  g_clear_pointer (&self->printer, loket_print_queue_free);
  g_free (self->media);
  g_free (self);
}

/* Never a size made to measure: CUPS cuts those to whole points, and the printer refuses them. */
static gboolean
choose_media (LoketPressAttempt *self, const LoketPrintQueue *queue)
{
  g_autofree char *media =
      loket_media_choose ((const char *const *) queue->media, self->width, self->height);
  double width, height;

  if (media == NULL || !loket_media_parse (media, &width, &height) ||
      fabs (width - self->width) > SIZE_TOLERANCE || fabs (height - self->height) > SIZE_TOLERANCE)
    return FALSE;
  g_free (self->media);
  self->media = g_steal_pointer (&media);
  return TRUE;
}

/* A queue that does not go through "once" prints a card again after a crash of the spooler. */
static LoketPrintReason
find_flaw (LoketPressAttempt *self, const LoketPrintQueue *queue)
{
  if (queue->raw || queue->device == NULL || !g_str_has_prefix (queue->device, "once:/") ||
      !loket_once_is_usable (self->marks))
    return LOKET_PRINT_REASON_NOT_SAFE;
  return choose_media (self, queue) ? LOKET_PRINT_REASON_NONE : LOKET_PRINT_REASON_SIZE;
}

/* "cups-ipp-missing-job-history" sticks, so it is cleared before and looked for after (printing.md
 * 3).  Where that is not allowed it makes a question of a good card, never the other way round. */
static LoketPrintReason
prepare_queue (LoketPressAttempt *self, LoketCups *cups)
{
  g_autoptr (GError) error = NULL;
  LoketPrintQueue *queue = loket_cups_get_queue (cups, self->queue, &error);
  LoketPrintReason flaw;

  if (queue == NULL)
    return loket_error_code_of (error) == LOKET_ERROR_NOT_FOUND ? LOKET_PRINT_REASON_NO_QUEUE
                                                                : LOKET_PRINT_REASON_NO_SPOOLER;
  g_clear_pointer (&self->printer, loket_print_queue_free);
  self->printer = queue;
  flaw = find_flaw (self, queue);
  if (flaw != LOKET_PRINT_REASON_NONE)
    return flaw;
  if (queue->lost_history && !loket_cups_clear_reasons (cups, self->queue, &error))
    g_message ("queue %s: %s", self->queue, error->message);
  self->probed = g_get_monotonic_time ();
  return queue->reason == LOKET_PRINT_REASON_PAUSED ? LOKET_PRINT_REASON_PAUSED
                                                    : loket_device_ask (queue);
}

/**
 * loket_press_attempt_probe:
 * @self: an attempt
 *
 * Asks spooler and printer whether a card would come out now; the reason says why not.
 *
 * Returns: %TRUE when it would
 */
gboolean
loket_press_attempt_probe (LoketPressAttempt *self)
{
  g_autoptr (LoketCups) cups = NULL;

  if (strcmp (self->queue, LOKET_PRESS_FOLDER) == 0)
    return TRUE;
  cups = loket_cups_connect (NULL);
  self->reason =
      cups != NULL ? prepare_queue (self, cups) : (LoketPrintReason) LOKET_PRINT_REASON_NO_SPOOLER;
  return self->reason == LOKET_PRINT_REASON_NONE;
}

static void
take_job (LoketPressAttempt *self, const LoketCupsJob *job)
{
  self->id = job->id;
  if (self->uuid == NULL)
    self->uuid = g_strdup (job->uuid);
}

/**
 * loket_press_attempt_create:
 * @self: an attempt whose row is on file
 *
 * Makes the job in CUPS, still without its document, and asks for its UUID.
 *
 * Returns: %TRUE when both are known; else a look tells what there is
 */
gboolean
loket_press_attempt_create (LoketPressAttempt *self)
{
  g_autoptr (LoketCups) cups = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (LoketCupsJob) job = {0};
  int id;

  if (strcmp (self->queue, LOKET_PRESS_FOLDER) == 0)
    return TRUE;
  cups = loket_cups_connect (&error);
  id = cups == NULL ? 0
                    : loket_cups_create_job (
                          cups, self->printer, self->tag, self->media, self->sides, 0, &error);
  if (id != 0 && loket_cups_ask_job (cups, self->queue, self->tag, NULL, id, &job, &error) &&
      job.uuid != NULL) {
    take_job (self, &job);
    return TRUE;
  }
  g_message ("card not taken: %s", error != NULL ? error->message : "it has no UUID");
  self->reason = loket_error_code_of (error) == LOKET_ERROR_UNREACHABLE
                     ? LOKET_PRINT_REASON_NO_SPOOLER
                     : LOKET_PRINT_REASON_REFUSED;
  return FALSE;
}

static gboolean
save (LoketPressAttempt *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GError) error = NULL;

  if (g_mkdir_with_parents (folder, 0700) == 0 &&
      g_file_set_contents_full (self->path,
                                g_bytes_get_data (self->document, NULL),
                                (gssize) g_bytes_get_size (self->document),
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600,
                                &error))
    return TRUE;
  g_message ("cards not saved: %s", error != NULL ? error->message : g_strerror (errno));
  self->reason = LOKET_PRINT_REASON_DISK;
  return FALSE;
}

/**
 * loket_press_attempt_send:
 * @self: an attempt whose job and UUID are on file
 *
 * Hands over the document.
 *
 * Returns: %TRUE when CUPS has it whole; else a look tells what there is
 */
gboolean
loket_press_attempt_send (LoketPressAttempt *self)
{
  g_autoptr (LoketCups) cups = NULL;
  g_autoptr (GError) error = NULL;

  if (strcmp (self->queue, LOKET_PRESS_FOLDER) == 0)
    return save (self);
  cups = loket_cups_connect (&error);
  if (cups != NULL &&
      loket_cups_send_document (cups, self->printer, self->id, self->document, &error))
    return TRUE;
  g_message ("card not sent: %s", error->message);
  self->reason = LOKET_PRINT_REASON_REFUSED;
  return FALSE;
}

/* Since when something holds, monotonic; 0 = it does not. */
static void
note_since (gint64 *since, gboolean holds, gint64 now)
{
  if (!holds)
    *since = 0;
  else if (*since == 0)
    *since = now;
}

static gboolean
lasts (gint64 since, gint64 now, gint64 span)
{
  return since != 0 && now - since > span;
}

/* What stands in the way of a job that is under way.  The queue knows what it last heard, so a
 * printer that can be asked is. */
static LoketPrintReason
find_reason (LoketPressAttempt *self, LoketPrintQueue *queue, gint64 now)
{
  const gboolean quiet = lasts (self->processing_since, now, QUIET);

  if (queue->reason == LOKET_PRINT_REASON_PAUSED || !loket_device_can_be_asked (queue))
    return queue->reason;
  return quiet || queue->reason != LOKET_PRINT_REASON_NONE ||
                 self->reason != LOKET_PRINT_REASON_NONE
             ? loket_device_ask (queue)
             : LOKET_PRINT_REASON_NONE;
}

/* It has counted less time than has passed, though its clock goes: it was switched off, and forgot.
 */
static gboolean
was_off (LoketPressAttempt *self)
{
  const int before = self->printer->up_time;
  const gint64 passed = (g_get_monotonic_time () - self->probed) / SECOND;
  int now;

  if (self->probed == 0 || before < 0)
    return FALSE;
  loket_device_ask (self->printer);
  now = self->printer->up_time;
  self->printer->up_time = before;
  return now >= 0 && now != before && now + CLOCK_TOLERANCE < before + passed;
}

static LoketWitness
hear_witness (LoketPressAttempt *self)
{
  LoketCupsJobState state;
  int id;

  if (self->printer == NULL || !loket_device_can_be_asked (self->printer))
    return LOKET_WITNESS_NONE;
  if (!loket_device_find_job (self->printer, self->tag, &state, &id))
    return LOKET_WITNESS_SILENT;
  switch (state) {
  case LOKET_CUPS_JOB_PENDING:
  case LOKET_CUPS_JOB_PROCESSING:
  case LOKET_CUPS_JOB_STUCK:
    if (self->unwanted)
      loket_device_cancel_job (self->printer, id);
    return LOKET_WITNESS_WORKING;
  case LOKET_CUPS_JOB_COMPLETED:
    return LOKET_WITNESS_PRINTED;
  case LOKET_CUPS_JOB_CANCELED:
  case LOKET_CUPS_JOB_ABORTED:
    return LOKET_WITNESS_GAVE_UP;
  case LOKET_CUPS_JOB_MISSING:
  default:
    return was_off (self) ? LOKET_WITNESS_GAVE_UP : LOKET_WITNESS_FORGOT;
  }
}

/* The first look at an attempt that was found open knows no printer yet. */
static void
take_printer (LoketPressAttempt *self, const LoketPrintQueue *queue, LoketCups *cups)
{
  if (self->printer == NULL && queue != NULL)
    self->printer = loket_cups_get_queue (cups, self->queue, NULL);
}

static void
gather (LoketPressAttempt *self, LoketCups *cups, LoketCupsJob *job, LoketEvidence *evidence)
{
  const gint64 now = g_get_monotonic_time ();
  g_autoptr (LoketPrintQueue) queue =
      cups != NULL ? loket_cups_get_queue (cups, self->queue, NULL) : NULL;
  const gboolean pending = job->id != 0 && job->state == LOKET_CUPS_JOB_PENDING && !job->held &&
                           queue != NULL && !queue->busy &&
                           queue->reason != LOKET_PRINT_REASON_PAUSED;

  take_printer (self, queue, cups);
  note_since (&self->pending_since, pending, now);
  note_since (
      &self->processing_since, job->id != 0 && job->state == LOKET_CUPS_JOB_PROCESSING, now);
  note_since (&self->unwanted_since, self->unwanted, now);
  if (job->id != 0)
    take_job (self, job);
  evidence->identified = self->uuid != NULL;
  evidence->found = job->id != 0;
  evidence->state = job->state;
  evidence->held = job->held;
  evidence->stuck = lasts (self->pending_since, now, STUCK);
  evidence->unwanted = self->unwanted;
  evidence->abandoned = lasts (self->unwanted_since, now, ABANDON);
  evidence->lost_history = queue != NULL && queue->lost_history;
  if (queue != NULL)
    self->reason = find_reason (self, queue, now);
}

/* Of a job that is over for us; also of one that was given up, while its backend lives. */
static void
cancel (LoketPressAttempt *self, LoketCups *cups, const LoketCupsJob *job)
{
  if (cups != NULL && job->id != 0 && job->state != LOKET_CUPS_JOB_COMPLETED &&
      job->state != LOKET_CUPS_JOB_CANCELED && job->state != LOKET_CUPS_JOB_ABORTED &&
      !loket_cups_cancel_job (cups, self->queue, job->id, NULL))
    g_message ("job %d was not cancelled", job->id);
}

static LoketVerdict
fence (LoketPressAttempt *self)
{
  g_autoptr (GError) error = NULL;

  if (loket_once_fence (self->marks, self->uuid, self->tag, &error))
    return LOKET_VERDICT_NOT_PRINTED;
  if (loket_error_code_of (error) != LOKET_ERROR_ID_TAKEN) {
    g_message ("%s", error->message);
    self->reason = LOKET_PRINT_REASON_DISK;
  }
  return LOKET_VERDICT_GO_ON; /* it was sent after all: the next look sees that */
}

static LoketVerdict
judge (LoketPressAttempt *self, LoketCups *cups, LoketCupsJob *job)
{
  LoketEvidence evidence = {.witness = LOKET_WITNESS_NONE};
  LoketVerdict verdict;

  gather (self, cups, job, &evidence);
  /* After CUPS was asked: its backend writes the mark before CUPS hears that it is over. */
  evidence.mark = self->uuid != NULL ? loket_once_read (self->marks, self->uuid) : LOKET_ONCE_NONE;
  if (loket_verdict_needs_witness (&evidence))
    evidence.witness = hear_witness (self);
  verdict = loket_verdict (&evidence);
  if (verdict == LOKET_VERDICT_FENCE)
    verdict = fence (self);
  if (verdict != LOKET_VERDICT_GO_ON)
    g_debug ("card %s: verdict %d of found %d state %d held %d mark %d witness %d",
             self->tag,
             (int) verdict,
             evidence.found,
             (int) evidence.state,
             evidence.held,
             (int) evidence.mark,
             (int) evidence.witness);
  if (verdict != LOKET_VERDICT_GO_ON || self->unwanted)
    cancel (self, cups, job);
  return verdict;
}

static LoketVerdict
look_at_folder (LoketPressAttempt *self)
{
  return g_file_test (self->path, G_FILE_TEST_EXISTS) ? LOKET_VERDICT_PRINTED
                                                      : LOKET_VERDICT_NOT_PRINTED;
}

/**
 * loket_press_attempt_look:
 * @self: an attempt that is open
 *
 * Finds out where it stands: its job by its name, its mark, and the printer's own word, and does
 * what follows from that (fence, cancel).
 *
 * Returns: %LOKET_VERDICT_GO_ON to look again later; the others are final
 */
LoketVerdict
loket_press_attempt_look (LoketPressAttempt *self)
{
  g_autoptr (LoketCups) cups = NULL;
  g_auto (LoketCupsJob) job = {0};

  if (strcmp (self->queue, LOKET_PRESS_FOLDER) == 0)
    return look_at_folder (self);
  cups = loket_cups_connect (NULL);
  if (cups == NULL ||
      !loket_cups_ask_job (cups, self->queue, self->tag, self->uuid, self->id, &job, NULL)) {
    self->reason = LOKET_PRINT_REASON_NO_SPOOLER;
    g_clear_pointer (&cups, loket_cups_free);
    if (!self->unwanted) /* the marks alone suffice for who wants it no more */
      return LOKET_VERDICT_GO_ON;
  }
  return judge (self, cups, &job);
}
