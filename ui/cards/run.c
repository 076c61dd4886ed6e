/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The printing of cards at this counter, one after the other or a sheet after the other, whatever
 * page is looked at.  A card that nobody can speak for stops it: a person looks before the next one
 * comes out. */
#include "config.h"

#include "ui/cards/run.h"

#include "printing/press.h"
#include "ui/cards/card-ledger.h"
#include "ui/common/problem.h"

#define RUN "loket-card-run"

typedef struct {
  LoketCardPrint *print;
  char *queue; /* NULL = it is saved as a file */
  LoketCardLayout layout;
} Wanted;

struct _LoketCardRun {
  GObject parent_instance;

  LoketProgram *program; /* borrowed: it holds us */
  LoketPress *press;
  GQueue wanted; /* Wanted; the first @n_busy are under way */
  guint n_busy;
  gboolean stopped;   /* those are not wanted any more */
  LoketPressJob *job; /* of those, NULL = their pages are made */
  char *sentence;     /* what is to be said, "" = nothing */
  gboolean went_well; /* the last job was printed */
};

G_DEFINE_FINAL_TYPE (LoketCardRun, loket_card_run, G_TYPE_OBJECT)

enum { CHANGED, PRINTED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_object_unref (wanted->print);
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
  self->n_busy = 0;
  self->stopped = FALSE;
}

/* The others keep waiting at the office; here they are forgotten. */
static void
halt (LoketCardRun *self, const char *sentence)
{
  forget (self);
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

/* Returns: the prints that were under way */
static GPtrArray *
take_busy (LoketCardRun *self)
{
  GPtrArray *taken = g_ptr_array_new_with_free_func (wanted_free);

  for (guint i = 0; i < self->n_busy; i++)
    g_ptr_array_add (taken, g_queue_pop_head (&self->wanted));
  return taken;
}

static void
end (LoketCardRun *self)
{
  g_autoptr (GPtrArray) over = take_busy (self);
  g_autofree char *sentence =
      loket_press_job_sentence (self->job, loket_program_language (self->program));

  self->went_well = loket_press_job_state (self->job) == LOKET_PRESS_PRINTED;
  if (loket_press_job_error (self->job) != NULL) {
    g_autoptr (GError) error = g_error_copy (loket_press_job_error (self->job));
    halt_with (self, error);
  } else if (self->went_well) {
    forget (self);
    say (self, sentence);
    next (self);
  } else {
    halt (self, sentence);
  }
  g_signal_emit (self, signals[PRINTED], 0, ((Wanted *) over->pdata[0])->print->id);
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
  say (self, sentence);
}

static void
send (LoketCardRun *self, const LoketCardPages *pages)
{
  const Wanted *first = g_queue_peek_head (&self->wanted);
  g_autofree const char **prints = g_new0 (const char *, self->n_busy + 1);
  const GList *link = self->wanted.head;
  const LoketPressOrder order = {.pdf = pages->pdf,
                                 .width = pages->width,
                                 .height = pages->height,
                                 .sides = "two-sided-long-edge",
                                 .queue = first->queue,
                                 .prints = prints,
                                 .sheet = first->layout == LOKET_CARD_LAYOUT_SHEETS};

  for (guint i = 0; i < self->n_busy; i++, link = link->next)
    prints[i] = ((const Wanted *) link->data)->print->id;
  self->job = loket_press_print (self->press, &order);
  g_signal_connect (self->job, "notify", G_CALLBACK (job_cb), self);
  job_cb (self->job, NULL, self);
}

/* Of what was stopped nothing has gone to the press yet. */
static void
drop (LoketCardRun *self)
{
  g_autoptr (GPtrArray) unwanted = take_busy (self);

  forget (self);
  say (self, "");
  next (self);
}

static void
pages_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketCardRun) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketCardPages) pages = loket_card_pages_make_finish (result, &error);

  if (self->stopped)
    drop (self);
  else if (pages == NULL)
    halt_with (self, error);
  else if (self->n_busy > 0)
    send (self, pages);
}

/* As many as go to the printer at once: those behind the first that go the same way. */
static GPtrArray *
take_together (LoketCardRun *self)
{
  const Wanted *first = g_queue_peek_head (&self->wanted);
  const guint places = loket_card_layout_places (first->layout);
  GPtrArray *prints = g_ptr_array_new_with_free_func (g_object_unref);

  for (GList *link = self->wanted.head; link != NULL && prints->len < places; link = link->next) {
    const Wanted *wanted = link->data;
    if (wanted->layout != first->layout || g_strcmp0 (wanted->queue, first->queue) != 0)
      break;
    g_ptr_array_add (prints, g_object_ref (wanted->print));
  }
  return prints;
}

static void
next (LoketCardRun *self)
{
  const Wanted *first = g_queue_peek_head (&self->wanted);
  g_autoptr (GPtrArray) prints = NULL;

  if (self->n_busy > 0 || first == NULL)
    return;
  prints = take_together (self);
  self->n_busy = prints->len;
  loket_card_pages_make (self->program, prints, first->layout, pages_cb, g_object_ref (self));
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

static gboolean
has (LoketCardRun *self, const char *print)
{
  for (GList *link = self->wanted.head; link != NULL; link = link->next)
    if (g_strcmp0 (((const Wanted *) link->data)->print->id, print) == 0)
      return TRUE;
  return FALSE;
}

static void
add (LoketCardRun *self, LoketCardPrint *print, const char *queue, LoketCardLayout layout)
{
  Wanted *wanted;

  if (has (self, print->id))
    return;
  wanted = g_new0 (Wanted, 1);
  wanted->print = g_object_ref (print);
  wanted->queue = g_strdup (queue);
  wanted->layout = layout;
  g_queue_push_tail (&self->wanted, wanted);
}

/**
 * loket_card_run_add:
 * @self: the run
 * @prints: (element-type LoketCardPrint): that wait at the office
 * @queue: (nullable): name of the printer's queue; %NULL = files are made
 * @layout: how they lie on what is printed
 *
 * Prints them behind those that were added before.
 */
void
loket_card_run_add (LoketCardRun *self,
                    GPtrArray *prints,
                    const char *queue,
                    LoketCardLayout layout)
{
  for (guint i = 0; i < prints->len; i++)
    add (self, prints->pdata[i], queue, layout);
  loket_card_run_wake (self);
  next (self);
}

/**
 * loket_card_run_stop:
 * @self: the run
 *
 * Lets what is printed come to its end, gives up what is not yet or cannot go on, and begins
 * nothing else.
 */
void
loket_card_run_stop (LoketCardRun *self)
{
  while (g_queue_get_length (&self->wanted) > self->n_busy)
    wanted_free (g_queue_pop_tail (&self->wanted));
  self->stopped = self->n_busy > 0;
  if (self->job != NULL && loket_press_job_state (self->job) != LOKET_PRESS_PRINTING)
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
 * loket_card_run_is_under_way:
 * @self: the run
 * @print: id of a print
 *
 * Returns: whether it is being printed
 */
gboolean
loket_card_run_is_under_way (LoketCardRun *self, const char *print)
{
  const GList *link = self->wanted.head;

  for (guint i = 0; i < self->n_busy; i++, link = link->next)
    if (g_strcmp0 (((const Wanted *) link->data)->print->id, print) == 0)
      return TRUE;
  return FALSE;
}

/**
 * loket_card_run_went_well:
 * @self: the run
 *
 * Returns: whether the last job came out, as far as the printer knows
 */
gboolean
loket_card_run_went_well (LoketCardRun *self)
{
  return self->went_well;
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
