/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A guarantee slip of this desk on its way to paper: it was told to the outbox before this is made,
 * so whatever becomes of the paper, its code counts. */
#include "config.h"

#include "ui/verifier/desk-slip.h"

#include "core/operations.h"

#include <glib/gi18n.h>

struct _LoketDeskSlip {
  GObject parent_instance;

  /* borrowed */
  LoketProgram *program;
  /* owned */
  LoketSpooler *spooler;
  LoketGuaranteeSlip *slip;
  char *language;     /* of the paper, the same however often it is printed */
  LoketPrintJob *job; /* NULL = there is no printer */
  /* state */
  guint refused; /* slips that the office had refused before */
  gboolean is_heard;
  gboolean is_refused;
};

G_DEFINE_FINAL_TYPE (LoketDeskSlip, loket_desk_slip, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
tell (LoketDeskSlip *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
loket_desk_slip_finalize (GObject *object)
{
  LoketDeskSlip *self = LOKET_DESK_SLIP (object);

  g_clear_object (&self->spooler);
  g_clear_object (&self->slip);
  g_clear_object (&self->job);
  g_free (self->language);
  G_OBJECT_CLASS (loket_desk_slip_parent_class)->finalize (object);
}

static void
loket_desk_slip_class_init (LoketDeskSlipClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loket_desk_slip_finalize;
  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_desk_slip_init (LoketDeskSlip *self)
{
}

static guint
count_refused (LoketDeskSlip *self)
{
  return loket_client_refused (loket_program_client (self->program), &LOKET_GUARANTEE_ISSUE);
}

static void
waiting_cb (LoketDeskSlip *self)
{
  if (self->is_heard || loket_client_waiting (loket_program_client (self->program)) > 0)
    return;
  self->is_heard = TRUE;
  self->is_refused = count_refused (self) > self->refused;
  tell (self);
}

/**
 * loket_desk_slip_new:
 * @program: the program; it outlives the slip
 * @spooler: that prints it
 * @slip: as loket_client_guarantee() gave it
 *
 * Returns: (transfer full): the slip, not sent to the printer yet
 */
LoketDeskSlip *
loket_desk_slip_new (LoketProgram *program, LoketSpooler *spooler, LoketGuaranteeSlip *slip)
{
  LoketDeskSlip *self = g_object_new (LOKET_TYPE_DESK_SLIP, NULL);

  self->program = program;
  self->spooler = g_object_ref (spooler);
  self->slip = g_object_ref (slip);
  self->language = g_strdup (loket_program_language (program));
  self->refused = count_refused (self);
  g_signal_connect_object (loket_program_client (program),
                           "notify::waiting",
                           G_CALLBACK (waiting_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}

static void
job_cb (LoketPrintJob *job, GParamSpec *pspec, LoketDeskSlip *self)
{
  if (job == self->job)
    tell (self);
}

static gboolean
is_under_way (LoketDeskSlip *self)
{
  return self->job != NULL && !loket_print_state_is_final (loket_print_job_state (self->job));
}

/**
 * loket_desk_slip_print:
 * @self: a slip
 *
 * Sends it to the printer of this desk, unless it is on its way there.  A desk without one keeps no
 * file either: what stands on a card is not kept here.
 */
void
loket_desk_slip_print (LoketDeskSlip *self)
{
  g_autofree char *queue =
      loket_settings_text (loket_program_settings (self->program), "printing", "queue");

  if (is_under_way (self))
    return;
  g_clear_object (&self->job);
  if (queue != NULL && *queue != '\0') {
    self->job = loket_spooler_print_guarantee (
        self->spooler, self->slip, loket_program_profile (self->program), self->language, queue);
    g_signal_connect_object (self->job, "notify::state", G_CALLBACK (job_cb), self, 0);
    g_signal_connect_object (self->job, "notify::reason", G_CALLBACK (job_cb), self, 0);
  }
  tell (self);
}

/**
 * loket_desk_slip_cancel:
 * @self: a slip
 *
 * Its paper is not wanted any more; the slip itself counts all the same.
 */
void
loket_desk_slip_cancel (LoketDeskSlip *self)
{
  if (self->job != NULL)
    loket_print_job_cancel (self->job);
}

/**
 * loket_desk_slip_paper:
 * @self: a slip
 *
 * Returns: (transfer none): all that stands on it
 */
LoketGuaranteeSlip *
loket_desk_slip_paper (LoketDeskSlip *self)
{
  return self->slip;
}

/**
 * loket_desk_slip_state:
 * @self: a slip
 *
 * Returns: how far its paper is
 */
LoketDeskSlipState
loket_desk_slip_state (LoketDeskSlip *self)
{
  if (self->job == NULL)
    return LOKET_DESK_SLIP_NO_PRINTER;
  switch (loket_print_job_state (self->job)) {
  case LOKET_PRINT_DONE:
  case LOKET_PRINT_SAVED:
    return LOKET_DESK_SLIP_PRINTED;
  case LOKET_PRINT_NEEDS_ATTENTION:
    return LOKET_DESK_SLIP_WAITING;
  case LOKET_PRINT_FAILED:
  case LOKET_PRINT_CANCELLED:
    return LOKET_DESK_SLIP_FAILED;
  case LOKET_PRINT_WAITING:
  case LOKET_PRINT_SENDING:
  case LOKET_PRINT_PRINTING:
  default:
    return LOKET_DESK_SLIP_PRINTING;
  }
}

static const char *
reason (LoketDeskSlip *self)
{
  return loket_print_reason_desk_sentence (loket_print_job_reason (self->job),
                                           loket_program_language (self->program));
}

/**
 * loket_desk_slip_sentence:
 * @self: a slip
 *
 * Returns: (transfer full): what becomes of its paper, and what to do meanwhile
 */
char *
loket_desk_slip_sentence (LoketDeskSlip *self)
{
  if (self->is_refused)
    return g_strdup (_ ("The office did not take this slip. Please call it."));
  switch (loket_desk_slip_state (self)) {
  case LOKET_DESK_SLIP_NO_PRINTER:
    return g_strdup (_ ("No printer is set up at this desk. Write this code on the form."));
  case LOKET_DESK_SLIP_WAITING:
    return g_strdup_printf (_ ("%s Write this code on the form. The slip is printed as soon as the "
                               "printer is ready."),
                            reason (self));
  case LOKET_DESK_SLIP_FAILED:
    return g_strdup_printf (_ ("%s Write this code on the form, or print again."), reason (self));
  case LOKET_DESK_SLIP_PRINTED:
    return g_strdup (_ ("The slip is printed."));
  case LOKET_DESK_SLIP_PRINTING:
  default:
    return g_strdup (_ ("The slip is being printed."));
  }
}
