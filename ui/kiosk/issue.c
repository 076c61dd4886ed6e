/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The issuing of one ticket: asks for the number, prints the slip, says what became of it.
 * The window keeps it until "told", so that a ticket is never left between two states. */
#include "config.h"

#include "ui/kiosk/issue.h"

#include "core/error.h"
#include "core/lane.h"

#include <glib/gi18n.h>

/* What the person wants of a slip that is in trouble. */
typedef enum {
  WISH_NONE,
  WISH_AGAIN,
  WISH_WITHOUT,
} Wish;

struct _LoketIssue {
  GObject parent_instance;

  /* owned */
  LoketClient *client;
  LoketSpooler *spooler;
  LoketProfile *profile;
  char *queue; /* of the printer, NULL = none is set */
  LoketTicket *ticket;
  LoketPrintJob *job;
  char *ticket_id; /* that the ticket has, or will have if the asking comes through */
  /* state */
  LoketLanguage language;
  LoketSlipState slip;
  LoketPrintOutcome outcome;
  Wish wish;
  gboolean taking;    /* the asking for the number is under way */
  gboolean abandoned; /* nobody waits for the number any more */
  gboolean settled;
  gboolean told;
  guint timer;
  guint seconds_left;
};

G_DEFINE_ENUM_TYPE (LoketSlipState,
                    loket_slip_state,
                    G_DEFINE_ENUM_VALUE (LOKET_SLIP_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (LOKET_SLIP_PRINTING, "printing"),
                    G_DEFINE_ENUM_VALUE (LOKET_SLIP_PRINTED, "printed"),
                    G_DEFINE_ENUM_VALUE (LOKET_SLIP_SAVED, "saved"),
                    G_DEFINE_ENUM_VALUE (LOKET_SLIP_TROUBLE, "trouble"),
                    G_DEFINE_ENUM_VALUE (LOKET_SLIP_WITHOUT, "without"))

G_DEFINE_FINAL_TYPE (LoketIssue, loket_issue, G_TYPE_OBJECT)

enum { PROP_0, PROP_TICKET, PROP_SLIP, PROP_SECONDS_LEFT, N_PROPS };

static GParamSpec *properties[N_PROPS];
static guint refused_signal;
static guint told_signal;

static void
be_told (LoketIssue *self)
{
  self->told = TRUE;
  g_signal_emit (self, told_signal, 0);
}

static void
said_cb (gpointer data)
{
  g_autoptr (LoketIssue) self = data;

  be_told (self);
}

/* Only an answer, a refusal or the outbox ends it: without it the ticket could not be called.  What
 * was printed without the hub is said by its label. */
static void
tell_outcome (LoketIssue *self)
{
  g_autoptr (LoketPrintedRequest) request = loket_printed_request_new ();

  request->ticket = g_strdup (self->ticket_id);
  request->outcome = self->outcome;
  if (self->ticket != NULL && loket_label_is_offline (self->ticket->label))
    request->label = g_strdup (self->ticket->label);
  loket_client_post (
      self->client, &LOKET_QUEUE_PRINTED, LOKET_RECORD (request), said_cb, g_object_ref (self));
}

static void
set_seconds_left (LoketIssue *self, guint seconds)
{
  if (self->seconds_left == seconds)
    return;
  self->seconds_left = seconds;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECONDS_LEFT]);
}

static void
set_slip (LoketIssue *self, LoketSlipState slip)
{
  if (self->slip == slip)
    return;
  self->slip = slip;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SLIP]);
}

static void
settle (LoketIssue *self, LoketSlipState slip, LoketPrintOutcome outcome)
{
  if (self->settled)
    return;
  self->settled = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  set_seconds_left (self, 0);
  set_slip (self, slip);
  self->outcome = outcome;
  tell_outcome (self);
}

static gboolean
second_cb (gpointer data)
{
  LoketIssue *self = data;

  if (self->seconds_left > 1) {
    set_seconds_left (self, self->seconds_left - 1);
    return G_SOURCE_CONTINUE;
  }
  self->timer = 0;
  loket_issue_go_without (self);
  return G_SOURCE_REMOVE;
}

static void
stop_asking (LoketIssue *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  set_seconds_left (self, 0);
  set_slip (self, LOKET_SLIP_PRINTING);
}

static void
be_in_trouble (LoketIssue *self)
{
  if (self->timer != 0)
    return;
  set_seconds_left (self, LOKET_ISSUE_ANSWER_SECONDS);
  set_slip (self, LOKET_SLIP_TROUBLE);
  self->timer = g_timeout_add_seconds (1, second_cb, self);
}

static void print_slip (LoketIssue *self);

/* A job that was given up is over for good: only then may another paper start, so that there is
 * never more than one; and one that came out after all is good news. */
static void
follow_job (LoketIssue *self)
{
  LoketPrintState state = loket_print_job_state (self->job);

  if (self->settled)
    return;
  if (state == LOKET_PRINT_DONE) {
    settle (self, LOKET_SLIP_PRINTED, LOKET_PRINT_PRINTED);
  } else if (state == LOKET_PRINT_SAVED) {
    settle (self, LOKET_SLIP_SAVED, LOKET_PRINT_WITHOUT_PAPER);
  } else if (loket_print_state_is_final (state)) {
    if (self->wish == WISH_AGAIN)
      print_slip (self);
    else if (self->wish == WISH_WITHOUT)
      settle (self, LOKET_SLIP_WITHOUT, LOKET_PRINT_WITHOUT_PAPER);
    else
      be_in_trouble (self);
  } else if (state == LOKET_PRINT_NEEDS_ATTENTION && self->wish == WISH_NONE) {
    be_in_trouble (self);
  } else {
    stop_asking (self);
  }
}

static void
job_cb (LoketPrintJob *job, GParamSpec *pspec, LoketIssue *self)
{
  if (job == self->job)
    follow_job (self);
}

static void
print_slip (LoketIssue *self)
{
  self->wish = WISH_NONE;
  g_clear_object (&self->job);
  self->job =
      loket_spooler_print_slip (self->spooler,
                                self->ticket,
                                self->profile,
                                loket_enum_name (loket_language_get_type (), (int) self->language),
                                self->queue);
  g_signal_connect_object (self->job, "notify::state", G_CALLBACK (job_cb), self, 0);
  follow_job (self);
}

static void
wish (LoketIssue *self, Wish wanted)
{
  if (self->slip != LOKET_SLIP_TROUBLE || self->wish != WISH_NONE)
    return;
  self->wish = wanted;
  stop_asking (self);
  if (loket_print_state_is_final (loket_print_job_state (self->job)))
    follow_job (self);
  else
    loket_print_job_cancel (self->job);
}

/* Whether the hub gave a number is not known; if it did, nobody has heard of it. */
static void
withdraw (LoketIssue *self)
{
  settle (self, LOKET_SLIP_NONE, LOKET_PRINT_ABANDONED);
}

static void
not_taken (LoketIssue *self, GError *error)
{
  if (loket_error_is_refusal (loket_error_code_of (error))) {
    self->settled = TRUE; /* there is no ticket */
    be_told (self);
  } else if (self->abandoned) {
    withdraw (self);
  }
  if (!self->abandoned)
    g_signal_emit (self, refused_signal, 0, error);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketIssue) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (source), result, &error);

  self->taking = FALSE;
  if (answer == NULL) {
    not_taken (self, error);
    return;
  }
  self->ticket = loket_ticket_cast (g_steal_pointer (&answer));
  g_free (self->ticket_id);
  self->ticket_id = g_strdup (self->ticket->id);
  if (self->abandoned) {
    withdraw (self);
    return;
  }
  print_slip (self); /* does not wait; whoever hears of the ticket finds a slip on its way */
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TICKET]);
}

static void
loket_issue_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LoketIssue *self = LOKET_ISSUE (object);

  switch (id) {
  case PROP_TICKET:
    g_value_set_object (value, self->ticket);
    break;
  case PROP_SLIP:
    g_value_set_enum (value, self->slip);
    break;
  case PROP_SECONDS_LEFT:
    g_value_set_uint (value, self->seconds_left);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
loket_issue_finalize (GObject *object)
{
  LoketIssue *self = LOKET_ISSUE (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->client);
  g_clear_object (&self->profile);
  g_clear_object (&self->ticket);
  g_clear_object (&self->spooler);
  g_clear_object (&self->job);
  g_free (self->queue);
  g_free (self->ticket_id);
  G_OBJECT_CLASS (loket_issue_parent_class)->finalize (object);
}

static void
loket_issue_class_init (LoketIssueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = loket_issue_get_property;
  object_class->finalize = loket_issue_finalize;
  properties[PROP_TICKET] =
      g_param_spec_object ("ticket", NULL, NULL, loket_ticket_get_type (), flags);
  properties[PROP_SLIP] =
      g_param_spec_enum ("slip", NULL, NULL, loket_slip_state_get_type (), LOKET_SLIP_NONE, flags);
  properties[PROP_SECONDS_LEFT] =
      g_param_spec_uint ("seconds-left", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  refused_signal = g_signal_new ("refused",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_ERROR);
  told_signal = g_signal_new (
      "told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_issue_init (LoketIssue *self)
{
}

/**
 * loket_issue_new:
 * @client: the way to the hub
 * @spooler: prints the slip
 * @profile: the office
 * @queue: (nullable): name of the CUPS queue, %NULL when none is set
 *
 * Returns: (transfer full): an issue without a number yet
 */
LoketIssue *
loket_issue_new (LoketClient *client,
                 LoketSpooler *spooler,
                 LoketProfile *profile,
                 const char *queue)
{
  LoketIssue *self = g_object_new (LOKET_TYPE_ISSUE, NULL);

  self->client = g_object_ref (client);
  self->profile = g_object_ref (profile);
  self->spooler = g_object_ref (spooler);
  self->queue = g_strdup (queue);
  return self;
}

/**
 * loket_issue_take:
 * @self: an issue
 * @request: for which service, and so on, with the id of the ticket
 * @key: idempotency key of the press; asking again with it cannot make a second number
 */
void
loket_issue_take (LoketIssue *self, LoketTicketRequest *request, const char *key)
{
  g_return_if_fail (self->ticket == NULL && request->id != NULL);
  self->ticket_id = g_strdup (request->id);
  self->taking = TRUE;
  self->language = request->language;
  loket_client_call (self->client,
                     &LOKET_QUEUE_TAKE_TICKET,
                     LOKET_RECORD (request),
                     key,
                     NULL,
                     taken_cb,
                     g_object_ref (self));
}

/**
 * loket_issue_print_again:
 * @self: an issue in trouble
 */
void
loket_issue_print_again (LoketIssue *self)
{
  wish (self, WISH_AGAIN);
}

/**
 * loket_issue_go_without:
 * @self: an issue in trouble
 *
 * The ticket becomes callable with the time of its first arrival, marked for the officer.
 */
void
loket_issue_go_without (LoketIssue *self)
{
  wish (self, WISH_WITHOUT);
}

/**
 * loket_issue_abandon:
 * @self: an issue
 *
 * The person is gone without having seen a number: if the hub gave one all the same, it is told
 * that nobody holds it.  Does nothing once there is a number to be seen.
 */
void
loket_issue_abandon (LoketIssue *self)
{
  if (self->ticket != NULL || self->settled)
    return;
  self->abandoned = TRUE;
  if (!self->taking)
    withdraw (self);
}

/**
 * loket_issue_is_told:
 * @self: an issue
 *
 * Returns: %TRUE when the hub knows how it ended, or the outbox does, so that it may be let go
 */
gboolean
loket_issue_is_told (LoketIssue *self)
{
  return self->told;
}

/**
 * loket_issue_ticket:
 * @self: an issue
 *
 * Returns: (transfer none) (nullable): its ticket
 */
LoketTicket *
loket_issue_ticket (LoketIssue *self)
{
  return self->ticket;
}

/**
 * loket_issue_slip:
 * @self: an issue
 *
 * Returns: what became of the slip
 */
LoketSlipState
loket_issue_slip (LoketIssue *self)
{
  return self->slip;
}

/**
 * loket_issue_seconds_left:
 * @self: an issue
 *
 * Returns: seconds for an answer while it is in trouble, else 0
 */
guint
loket_issue_seconds_left (LoketIssue *self)
{
  return self->seconds_left;
}

/**
 * loket_issue_is_over:
 * @self: an issue
 *
 * Returns: %TRUE when nothing more is going to happen to the slip
 */
gboolean
loket_issue_is_over (LoketIssue *self)
{
  return self->settled;
}

/**
 * loket_issue_sentence:
 * @self: an issue with its ticket
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer full): what happens with the slip, for the person in front of the kiosk
 */
char *
loket_issue_sentence (LoketIssue *self, const char *language)
{
  if (self->slip == LOKET_SLIP_WITHOUT)
    return g_strdup (_ ("Please remember your number, or take a photo of it. The officer knows "
                        "that you have no slip."));
  if (self->slip == LOKET_SLIP_SAVED)
    return g_strdup (_ ("Please remember your number, or take a photo of it."));
  return loket_print_job_sentence (self->job, language);
}

/**
 * loket_issue_notice:
 * @self: an issue with its ticket
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer full) (nullable): where the slip went when the office has no printer
 */
char *
loket_issue_notice (LoketIssue *self, const char *language)
{
  return self->slip == LOKET_SLIP_SAVED ? loket_print_job_sentence (self->job, language) : NULL;
}
