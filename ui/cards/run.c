/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The printing of cards at this counter, one after the other, whatever page is looked at.  A card
 * that nobody can speak for stops it: a person looks before the next one comes out. */
#include "config.h"

#include "ui/cards/run.h"

#include "core/card-desk.h"
#include "core/operations.h"
#include "printing/press.h"
#include "ui/cards/face-load.h"
#include "ui/cards/card-ledger.h"
#include "ui/common/problem.h"

#include <glib/gi18n.h>

#define RUN "loket-card-run"

typedef struct {
  char *print;
  char *card;
  char *queue;
} Wanted;

struct _LoketCardRun {
  GObject parent_instance;

  LoketProgram *program; /* borrowed: it holds us */
  LoketPress *press;
  GQueue wanted;         /* Wanted; the first is under way while @busy */
  LoketCardFace *record; /* of the first */
  LoketPressJob *job;    /* of the first, NULL = its face is made */
  char *sentence;        /* what is to be said, "" = nothing */
  LoketPressState state; /* of the last one */
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (LoketCardRun, loket_card_run, G_TYPE_OBJECT)

enum { CHANGED, PRINTED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->print);
  g_free (wanted->card);
  g_free (wanted->queue);
  g_free (wanted);
}

static void
say (LoketCardRun *self, const char *sentence)
{
  g_free (self->sentence);
  self->sentence = g_strdup (sentence);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void next (LoketCardRun *self);

static void
forget (LoketCardRun *self)
{
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_clear_object (&self->job);
  g_clear_object (&self->record);
}

/* The others keep waiting at the office; here they are forgotten. */
static void
halt (LoketCardRun *self, const char *sentence)
{
  forget (self);
  self->busy = FALSE;
  g_queue_clear_full (&self->wanted, wanted_free);
  say (self, sentence);
}

static void
halt_with (LoketCardRun *self, const GError *error)
{
  g_autofree char *sentence =
      loket_problem_sentence (error, loket_program_language (self->program));

  g_message ("a card is not printed: %s", error->message);
  halt (self, sentence);
}

static void
end (LoketCardRun *self)
{
  Wanted *wanted = g_queue_pop_head (&self->wanted);
  g_autofree char *print = g_steal_pointer (&wanted->print);
  g_autofree char *sentence =
      loket_press_job_sentence (self->job, loket_program_language (self->program));

  wanted_free (wanted);
  self->state = loket_press_job_state (self->job);
  if (loket_press_job_error (self->job) != NULL) {
    g_autoptr (GError) error = g_error_copy (loket_press_job_error (self->job));
    halt_with (self, error);
  } else if (self->state == LOKET_PRESS_PRINTED) {
    forget (self);
    self->busy = FALSE;
    say (self, sentence);
    next (self);
  } else {
    halt (self, sentence);
  }
  g_signal_emit (self, signals[PRINTED], 0, print);
}

static void
job_cb (LoketPressJob *job, GParamSpec *pspec, LoketCardRun *self)
{
  g_autofree char *sentence = NULL;

  if (job != self->job)
    return;
  if (loket_press_job_is_over (job)) {
    end (self);
    return;
  }
  sentence = loket_press_job_sentence (job, loket_program_language (self->program));
  self->state = loket_press_job_state (job);
  say (self, sentence);
}

static void
send (LoketCardRun *self, LoketFace *face)
{
  const Wanted *wanted = g_queue_peek_head (&self->wanted);
  const char *const prints[] = {wanted->print, NULL};
  const LoketSheet sheet = loket_face_sheet (face);
  LoketPressOrder order = {.sides = "two-sided-long-edge"};
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = loket_sheet_to_pdf (&sheet, 0, &error);

  if (pdf == NULL) {
    halt_with (self, error);
    return;
  }
  order.pdf = pdf;
  order.width = sheet.width;
  order.height = sheet.height;
  order.queue = wanted->queue;
  order.prints = prints;
  self->job = loket_press_print (self->press, &order);
  g_signal_connect (self->job, "notify", G_CALLBACK (job_cb), self);
  job_cb (self->job, NULL, self);
}

static void
face_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketCardRun) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketFace) face = loket_face_load_finish (result, &error);

  if (face == NULL)
    halt_with (self, error);
  else if (self->busy)
    send (self, face);
}

/* What is printed is what was sealed for this print, never what is on file by now. */
static LoketCardFace *
face_of (LoketCardView *view, const char *print)
{
  return view->print != NULL && g_strcmp0 (view->print->id, print) == 0 ? view->face : NULL;
}

static void
opened_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketCardRun) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);
  const Wanted *wanted = g_queue_peek_head (&self->wanted);

  if (answer == NULL) {
    halt_with (self, error);
    return;
  }
  if (!self->busy || wanted == NULL)
    return;
  g_set_object (&self->record, face_of (loket_card_view_cast (answer), wanted->print));
  if (self->record == NULL) {
    halt (self, _ ("Another print of this card was made meanwhile. Look at the list again."));
    return;
  }
  loket_face_load (self->program, self->record, NULL, face_cb, g_object_ref (self));
}

static void
next (LoketCardRun *self)
{
  const Wanted *wanted = g_queue_peek_head (&self->wanted);
  g_autoptr (LoketCardReference) reference = NULL;

  if (self->busy || wanted == NULL)
    return;
  self->busy = TRUE;
  self->state = LOKET_PRESS_WAITING;
  reference = loket_card_reference_new ();
  reference->card = g_strdup (wanted->card);
  loket_client_call (loket_program_client (self->program),
                     &LOKET_CARD_OPEN,
                     LOKET_RECORD (reference),
                     NULL,
                     NULL,
                     opened_cb,
                     g_object_ref (self));
}

/**
 * loket_card_run_wake:
 * @self: the run
 *
 * What this counter left open, when it was switched off in the middle, is settled first.  Called
 * when an officer who prints cards looks at them; may be repeated.
 */
void
loket_card_run_wake (LoketCardRun *self)
{
  loket_press_start (self->press);
}

/**
 * loket_card_run_add:
 * @self: the run
 * @print: that waits at the office
 * @queue: name of the printer's queue
 *
 * Prints it behind those that were added before.
 */
void
loket_card_run_add (LoketCardRun *self, LoketCardPrint *print, const char *queue)
{
  Wanted *wanted;

  if (loket_card_run_has (self, print->id))
    return;
  wanted = g_new0 (Wanted, 1);
  wanted->print = g_strdup (print->id);
  wanted->card = g_strdup (print->card);
  wanted->queue = g_strdup (queue);
  g_queue_push_tail (&self->wanted, wanted);
  loket_card_run_wake (self);
  next (self);
}

/**
 * loket_card_run_stop:
 * @self: the run
 *
 * Lets the card that is under way come to its end, and begins no other one.
 */
void
loket_card_run_stop (LoketCardRun *self)
{
  while (g_queue_get_length (&self->wanted) > (self->busy ? 1 : 0))
    wanted_free (g_queue_pop_tail (&self->wanted));
  if (self->job != NULL)
    loket_press_job_cancel (self->job);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * loket_card_run_is_on:
 * @self: the run
 *
 * Returns: whether a card is under way or waits here
 */
gboolean
loket_card_run_is_on (LoketCardRun *self)
{
  return !g_queue_is_empty (&self->wanted);
}

/**
 * loket_card_run_has:
 * @self: the run
 * @print: id of a print
 *
 * Returns: whether it is under way or waits here
 */
gboolean
loket_card_run_has (LoketCardRun *self, const char *print)
{
  for (GList *link = self->wanted.head; link != NULL; link = link->next)
    if (g_strcmp0 (((Wanted *) link->data)->print, print) == 0)
      return TRUE;
  return FALSE;
}

/**
 * loket_card_run_print:
 * @self: the run
 *
 * Returns: (transfer none) (nullable): id of the print that is under way
 */
const char *
loket_card_run_print (LoketCardRun *self)
{
  const Wanted *wanted = self->busy ? g_queue_peek_head (&self->wanted) : NULL;

  return wanted != NULL ? wanted->print : NULL;
}

/**
 * loket_card_run_state:
 * @self: the run
 *
 * Returns: how far the print under way is, or what became of the last one
 */
LoketPressState
loket_card_run_state (LoketCardRun *self)
{
  return self->state;
}

/**
 * loket_card_run_sentence:
 * @self: the run
 *
 * Returns: (transfer none): what the printer does or wants, empty when there is nothing to say
 */
const char *
loket_card_run_sentence (LoketCardRun *self)
{
  return self->sentence;
}

static void
loket_card_run_dispose (GObject *object)
{
  LoketCardRun *self = LOKET_CARD_RUN (object);

  forget (self);
  g_queue_clear_full (&self->wanted, wanted_free);
  if (self->press != NULL)
    loket_press_stop (self->press);
  g_clear_object (&self->press);
  G_OBJECT_CLASS (loket_card_run_parent_class)->dispose (object);
}

static void
loket_card_run_finalize (GObject *object)
{
  g_free (LOKET_CARD_RUN (object)->sentence);
  G_OBJECT_CLASS (loket_card_run_parent_class)->finalize (object);
}

static void
loket_card_run_class_init (LoketCardRunClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_card_run_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_card_run_finalize;
  signals[CHANGED] = g_signal_new (
      "changed", LOKET_TYPE_CARD_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PRINTED] = g_signal_new ("printed",
                                   LOKET_TYPE_CARD_RUN,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   G_TYPE_STRING);
}

static void
loket_card_run_init (LoketCardRun *self)
{
  g_queue_init (&self->wanted);
  self->sentence = g_strdup ("");
}

/**
 * loket_card_run_of:
 * @program: the program
 *
 * Returns: (transfer none): its run, made when it is asked for first and kept as long as the
 *   program: pages come and go while a card is in the printer
 */
LoketCardRun *
loket_card_run_of (LoketProgram *program)
{
  LoketCardRun *self = g_object_get_data (G_OBJECT (program), RUN);

  if (self == NULL) {
    g_autoptr (LoketCardLedger) ledger = loket_card_ledger_new (loket_program_client (program));
    g_autoptr (LoketClock) clock = loket_clock_new_system ();
    g_autoptr (LoketRandom) random = loket_random_new_system ();
    g_autofree char *marks =
        loket_settings_text (loket_program_settings (program), "printing", "marks");
    self = g_object_new (LOKET_TYPE_CARD_RUN, NULL);
    self->program = program;
    self->press = loket_press_new (LOKET_LEDGER (ledger), clock, random, NULL, marks);
    g_object_set_data_full (G_OBJECT (program), RUN, self, g_object_unref);
  }
  return self;
}
