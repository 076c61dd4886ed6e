/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sends papers to the printer, or into a file where the office has none; the windows that print
 * hold one.  Main thread only; nothing here blocks. */
#include "config.h"

#include "printing/spooler.h"

#include "printing/cups.h"
#include "printing/delivery.h"

struct _LoketSpooler {
  GObject parent_instance;

  char *folder; /* of slips */
  char *papers; /* of everything else */
  LoketClock *clock;
  LoketRandom *random;
  guint patience;
};

G_DEFINE_FINAL_TYPE (LoketSpooler, loket_spooler, G_TYPE_OBJECT)

static void
loket_spooler_finalize (GObject *object)
{
  LoketSpooler *self = LOKET_SPOOLER (object);

  g_free (self->folder);
  g_free (self->papers);
  g_clear_pointer (&self->clock, loket_clock_unref);
  g_clear_pointer (&self->random, loket_random_unref);
  G_OBJECT_CLASS (loket_spooler_parent_class)->finalize (object);
}

static void
loket_spooler_class_init (LoketSpoolerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loket_spooler_finalize;
}

static void
loket_spooler_init (LoketSpooler *self)
{
  self->patience = LOKET_SPOOLER_PATIENCE;
}

/**
 * loket_spooler_new:
 * @data_dir: (nullable): where slips are saved in a folder "tickets", other papers in "papers";
 *   %NULL: `$XDG_DATA_HOME/loket`
 * @clock: for the names of jobs
 * @random: for the names of jobs
 *
 * Returns: (transfer full): a spooler
 */
LoketSpooler *
loket_spooler_new (const char *data_dir, LoketClock *clock, LoketRandom *random)
{
  LoketSpooler *self = g_object_new (LOKET_TYPE_SPOOLER, NULL);

  g_autofree char *usual = g_build_filename (g_get_user_data_dir (), "loket", NULL);
  const char *folder = data_dir != NULL ? data_dir : usual;

  self->folder = g_build_filename (folder, "tickets", NULL);
  self->papers = g_build_filename (folder, "papers", NULL);
  self->clock = loket_clock_ref (clock);
  self->random = loket_random_ref (random);
  return self;
}

/**
 * loket_spooler_set_patience:
 * @self: a spooler
 * @seconds: that a printer has to get ready, and then to print
 */
void
loket_spooler_set_patience (LoketSpooler *self, guint seconds)
{
  self->patience = seconds;
}

static gpointer
run (gpointer data)
{
  g_autoptr (LoketDelivery) delivery = data;

  loket_delivery_run (delivery);
  return NULL;
}

/* A thread of its own: it may wait for minutes, and two printers must not wait for each other. */
static LoketPrintJob *
send_off (LoketSpooler *self, LoketDelivery *delivery, const char *queue, gboolean for_officer)
{
  LoketPrintJob *job = loket_print_job_new (for_officer);

  delivery->job = g_object_ref (job);
  delivery->queue = queue != NULL && *queue != '\0' ? g_strdup (queue) : NULL;
  delivery->tag = loket_id_new (self->clock, self->random);
  delivery->patience = self->patience;
  g_thread_unref (g_thread_new ("loket-print", run, delivery));
  return job;
}

/**
 * loket_spooler_print_slip:
 * @self: a spooler
 * @ticket: (transfer none): the ticket; not to be changed any more
 * @profile: (transfer none): the office
 * @language: of the slip: "id", "jv" or "en"
 * @queue: (nullable): name of the CUPS queue; %NULL or "" saves a PDF instead
 *
 * Each call is one attempt with a name of its own, so a reprint is a new call.
 *
 * Returns: (transfer full): the job; follow its properties.  It goes on when it is let go.
 */
LoketPrintJob *
loket_spooler_print_slip (LoketSpooler *self,
                          LoketTicket *ticket,
                          LoketProfile *profile,
                          const char *language,
                          const char *queue)
{
  LoketDelivery *delivery = g_new0 (LoketDelivery, 1);

  delivery->ticket = g_object_ref (ticket);
  /* A copy of its own: a list of a record keeps in mind what was read last, so even reading it on
   * two threads at once is writing. */
  delivery->profile = loket_profile_cast (loket_record_copy (LOKET_RECORD (profile)));
  delivery->language = g_strdup (language);
  delivery->folder = g_strdup (self->folder);
  return send_off (self, delivery, queue, FALSE);
}

/**
 * loket_spooler_print_guarantee:
 * @self: a spooler
 * @slip: (transfer none): all that stands on it; not to be changed any more
 * @profile: (transfer none): the office
 * @language: of the paper: "id", "jv" or "en"
 * @queue: (nullable): name of the CUPS queue; %NULL or "" saves a PDF instead
 *
 * On A5, or on 80 mm where the printer takes nothing wider.  Each call is one attempt.
 *
 * Returns: (transfer full): the job, which speaks to officers.  It goes on when it is let go.
 */
LoketPrintJob *
loket_spooler_print_guarantee (LoketSpooler *self,
                               LoketGuaranteeSlip *slip,
                               LoketProfile *profile,
                               const char *language,
                               const char *queue)
{
  LoketDelivery *delivery = g_new0 (LoketDelivery, 1);

  delivery->guarantee = g_object_ref (slip);
  delivery->profile = loket_profile_cast (loket_record_copy (LOKET_RECORD (profile)));
  delivery->language = g_strdup (language);
  delivery->name = g_strconcat ("slip-", slip->code, NULL);
  delivery->folder = g_strdup (self->papers);
  return send_off (self, delivery, queue, TRUE);
}

/**
 * loket_spooler_print_document:
 * @self: a spooler
 * @pdf: (transfer none): what is printed
 * @width: mm, of a page
 * @height: mm
 * @name: of the file where it is saved when there is no queue, without its end
 * @queue: (nullable): name of the CUPS queue; %NULL or "" saves the PDF instead
 *
 * Returns: (transfer full): the job, which speaks to officers.  It goes on when it is let go.
 */
LoketPrintJob *
loket_spooler_print_document (LoketSpooler *self,
                              GBytes *pdf,
                              double width,
                              double height,
                              const char *name,
                              const char *queue)
{
  return loket_spooler_print_roll (self, pdf, NULL, width, height, name, queue);
}

/**
 * loket_spooler_print_roll:
 * @self: a spooler
 * @pdf: (transfer none): what is printed
 * @roll: (transfer none) (nullable): the same in the dots of a receipt printer; %NULL when it does
 *   not fit on its roll
 * @width: mm, of a page
 * @height: mm
 * @name: of the file where it is saved when there is no queue, without its end
 * @queue: (nullable): name of the CUPS queue; %NULL or "" saves the PDF instead
 *
 * Returns: (transfer full): the job, which speaks to officers.  It goes on when it is let go.
 */
LoketPrintJob *
loket_spooler_print_roll (LoketSpooler *self,
                          GBytes *pdf,
                          GBytes *roll,
                          double width,
                          double height,
                          const char *name,
                          const char *queue)
{
  LoketDelivery *delivery = g_new0 (LoketDelivery, 1);

  delivery->roll = roll != NULL ? g_bytes_ref (roll) : NULL;
  delivery->document = g_bytes_ref (pdf);
  delivery->name = g_strdup (name);
  delivery->width = width;
  delivery->height = height;
  delivery->folder = g_strdup (self->papers);
  return send_off (self, delivery, queue, TRUE);
}

static void
list_queues (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketCups) cups = loket_cups_connect (&error);
  GPtrArray *queues = cups != NULL ? loket_cups_list_queues (cups, &error) : NULL;

  if (queues == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, queues, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * loket_spooler_list_queues_async:
 * @self: a spooler
 * @cancellable: (nullable): to give it up
 * @done: called with the result
 * @done_data: for @done
 *
 * Asks the spooler for its queues, for the page where one is chosen.
 */
void
loket_spooler_list_queues_async (LoketSpooler *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback done,
                                 gpointer done_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, done, done_data);

  g_task_set_source_tag (task, loket_spooler_list_queues_async);
  g_task_run_in_thread (task, list_queues);
}

/**
 * loket_spooler_list_queues_finish:
 * @self: a spooler
 * @result: what the callback got
 * @error: return location: %LOKET_ERROR_UNREACHABLE when no spooler answers
 *
 * Returns: (transfer full) (nullable) (element-type LoketPrintQueue): the queues, described in
 *   printing/cups.h
 */
GPtrArray *
loket_spooler_list_queues_finish (LoketSpooler *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
