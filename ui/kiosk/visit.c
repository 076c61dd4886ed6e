/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One visit at the kiosk: which step it is at and what was chosen; nothing of it is kept when the
 * visit ends.  The window shows it; no display is needed to test it. */
#include "config.h"

#include "ui/kiosk/visit.h"

struct _LoketKioskVisit {
  GObject parent_instance;

  /* owned */
  char *service;
  char *key;    /* idempotency key of the press that asks for the number */
  char *ticket; /* id that the ticket of that press gets */
  /* state */
  LoketStep step;
  LoketPriority priority;
  gint64 taken_at; /* of the last press that asked for a number, also of the visit before */
  gint64 wrong_at[LOKET_KIOSK_VISIT_TRIES]; /* of the last wrong codes, also of visits before */
  guint n_wrong;
};

G_DEFINE_ENUM_TYPE (LoketStep,
                    loket_step,
                    G_DEFINE_ENUM_VALUE (LOKET_STEP_WELCOME, "welcome"),
                    G_DEFINE_ENUM_VALUE (LOKET_STEP_SERVICE, "service"),
                    G_DEFINE_ENUM_VALUE (LOKET_STEP_PAPERS, "papers"),
                    G_DEFINE_ENUM_VALUE (LOKET_STEP_PRIORITY, "priority"),
                    G_DEFINE_ENUM_VALUE (LOKET_STEP_WAIT, "wait"),
                    G_DEFINE_ENUM_VALUE (LOKET_STEP_NUMBER, "number"),
                    G_DEFINE_ENUM_VALUE (LOKET_STEP_CODE, "code"),
                    G_DEFINE_ENUM_VALUE (LOKET_STEP_LOOKING, "looking"),
                    G_DEFINE_ENUM_VALUE (LOKET_STEP_STATUS, "status"))

G_DEFINE_FINAL_TYPE (LoketKioskVisit, loket_kiosk_visit, G_TYPE_OBJECT)

enum { PROP_0, PROP_STEP, PROP_SERVICE, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
go_to (LoketKioskVisit *self, LoketStep step)
{
  if (self->step == step)
    return;
  self->step = step;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
}

static void
set_service (LoketKioskVisit *self, const char *key)
{
  if (g_strcmp0 (self->service, key) == 0)
    return;
  g_free (self->service);
  self->service = g_strdup (key);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SERVICE]);
}

static void
loket_kiosk_visit_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LoketKioskVisit *self = LOKET_KIOSK_VISIT (object);

  if (id == PROP_STEP)
    g_value_set_enum (value, self->step);
  else if (id == PROP_SERVICE)
    g_value_set_string (value, self->service);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
loket_kiosk_visit_finalize (GObject *object)
{
  LoketKioskVisit *self = LOKET_KIOSK_VISIT (object);

  g_free (self->service);
  g_free (self->key);
  g_free (self->ticket);
  G_OBJECT_CLASS (loket_kiosk_visit_parent_class)->finalize (object);
}

static void
loket_kiosk_visit_class_init (LoketKioskVisitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = loket_kiosk_visit_get_property;
  object_class->finalize = loket_kiosk_visit_finalize;
  properties[PROP_STEP] =
      g_param_spec_enum ("step", NULL, NULL, loket_step_get_type (), LOKET_STEP_WELCOME, flags);
  properties[PROP_SERVICE] = g_param_spec_string ("service", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
loket_kiosk_visit_init (LoketKioskVisit *self)
{
  self->taken_at = -LOKET_KIOSK_VISIT_PRESS_GUARD;
}

/**
 * loket_kiosk_visit_new:
 *
 * Returns: (transfer full): a visit that waits for somebody
 */
LoketKioskVisit *
loket_kiosk_visit_new (void)
{
  return g_object_new (LOKET_TYPE_KIOSK_VISIT, NULL);
}

/**
 * loket_kiosk_visit_step:
 * @self: a visit
 *
 * Returns: where it is
 */
LoketStep
loket_kiosk_visit_step (LoketKioskVisit *self)
{
  return self->step;
}

/**
 * loket_kiosk_visit_service:
 * @self: a visit
 *
 * Returns: (transfer none) (nullable): key of the chosen service
 */
const char *
loket_kiosk_visit_service (LoketKioskVisit *self)
{
  return self->service;
}

/**
 * loket_kiosk_visit_priority:
 * @self: a visit
 *
 * Returns: why the person goes ahead
 */
LoketPriority
loket_kiosk_visit_priority (LoketKioskVisit *self)
{
  return self->priority;
}

/**
 * loket_kiosk_visit_key:
 * @self: a visit
 *
 * Returns: (transfer none) (nullable): the key that the asking for a number goes out under, however
 * often it is sent
 */
const char *
loket_kiosk_visit_key (LoketKioskVisit *self)
{
  return self->key;
}

/**
 * loket_kiosk_visit_ticket:
 * @self: a visit
 *
 * Returns: (transfer none) (nullable): the id that the ticket gets, chosen here so that a number
 * whose answer is lost can still be named
 */
const char *
loket_kiosk_visit_ticket (LoketKioskVisit *self)
{
  return self->ticket;
}

/**
 * loket_kiosk_visit_begin:
 * @self: a visit
 *
 * Somebody touched a language.
 */
void
loket_kiosk_visit_begin (LoketKioskVisit *self)
{
  if (self->step == LOKET_STEP_WELCOME)
    go_to (self, LOKET_STEP_SERVICE);
}

/**
 * loket_kiosk_visit_choose_service:
 * @self: a visit
 * @key: key of a service
 *
 * A press that comes late, when the page is gone already, does nothing; so with all of these.
 */
void
loket_kiosk_visit_choose_service (LoketKioskVisit *self, const char *key)
{
  if (self->step != LOKET_STEP_SERVICE)
    return;
  set_service (self, key);
  go_to (self, LOKET_STEP_PAPERS);
}

/**
 * loket_kiosk_visit_ready:
 * @self: a visit
 *
 * The person has seen which papers are needed.
 */
void
loket_kiosk_visit_ready (LoketKioskVisit *self)
{
  if (self->step == LOKET_STEP_PAPERS)
    go_to (self, LOKET_STEP_PRIORITY);
}

/**
 * loket_kiosk_visit_choose_priority:
 * @self: a visit
 * @priority: why the person goes ahead
 * @new_key: an idempotency key in case this is a new wish
 * @new_ticket: an id for its ticket
 * @pressed_at: monotonic time of the press, microseconds
 *
 * Returns: %TRUE when a number is to be asked for now, under loket_kiosk_visit_key() and
 *   loket_kiosk_visit_ticket()
 */
gboolean
loket_kiosk_visit_choose_priority (LoketKioskVisit *self,
                                   LoketPriority priority,
                                   const char *new_key,
                                   const char *new_ticket,
                                   gint64 pressed_at)
{
  if (self->step != LOKET_STEP_PRIORITY ||
      pressed_at - self->taken_at < LOKET_KIOSK_VISIT_PRESS_GUARD)
    return FALSE;
  self->taken_at = pressed_at;
  self->priority = priority;
  g_free (self->key);
  self->key = g_strdup (new_key);
  g_free (self->ticket);
  self->ticket = g_strdup (new_ticket);
  go_to (self, LOKET_STEP_WAIT);
  return TRUE;
}

/**
 * loket_kiosk_visit_show_number:
 * @self: a visit
 *
 * The number is there.
 */
void
loket_kiosk_visit_show_number (LoketKioskVisit *self)
{
  if (self->step == LOKET_STEP_WAIT)
    go_to (self, LOKET_STEP_NUMBER);
}

/**
 * loket_kiosk_visit_ask_for_code:
 * @self: a visit
 *
 * Somebody wants to know how far an application is.
 */
void
loket_kiosk_visit_ask_for_code (LoketKioskVisit *self)
{
  if (self->step == LOKET_STEP_SERVICE)
    go_to (self, LOKET_STEP_CODE);
}

/**
 * loket_kiosk_visit_look_up:
 * @self: a visit
 *
 * The code of a slip was shown or typed; a slip may be shown on any page.
 *
 * Returns: %TRUE when the office is to be asked now; a number that is on its way comes first
 */
gboolean
loket_kiosk_visit_look_up (LoketKioskVisit *self)
{
  if (self->step == LOKET_STEP_WAIT || self->step == LOKET_STEP_NUMBER)
    return FALSE;
  go_to (self, LOKET_STEP_LOOKING);
  return TRUE;
}

/**
 * loket_kiosk_visit_show_status:
 * @self: a visit
 *
 * The office has answered.
 */
void
loket_kiosk_visit_show_status (LoketKioskVisit *self)
{
  if (self->step == LOKET_STEP_LOOKING)
    go_to (self, LOKET_STEP_STATUS);
}

/**
 * loket_kiosk_visit_come:
 * @self: a visit
 * @service: key of the service of that application
 *
 * A number is wanted for it; which papers are owed has been read.
 */
void
loket_kiosk_visit_come (LoketKioskVisit *self, const char *service)
{
  if (self->step != LOKET_STEP_STATUS)
    return;
  set_service (self, service);
  go_to (self, LOKET_STEP_PRIORITY);
}

/**
 * loket_kiosk_visit_may_type:
 * @self: a visit
 * @at: monotonic time, microseconds
 *
 * Returns: %FALSE for a while after too many wrong codes
 */
gboolean
loket_kiosk_visit_may_type (LoketKioskVisit *self, gint64 at)
{
  guint recent = 0;

  for (guint i = 0; i < MIN (self->n_wrong, G_N_ELEMENTS (self->wrong_at)); i++)
    if (at - self->wrong_at[i] < LOKET_KIOSK_VISIT_TRIES_WITHIN)
      recent++;
  return recent < LOKET_KIOSK_VISIT_TRIES;
}

/**
 * loket_kiosk_visit_typed_wrong:
 * @self: a visit
 * @at: monotonic time, microseconds
 *
 * A code was typed that the office did not give out.
 */
void
loket_kiosk_visit_typed_wrong (LoketKioskVisit *self, gint64 at)
{
  self->wrong_at[self->n_wrong++ % G_N_ELEMENTS (self->wrong_at)] = at;
}

static LoketStep
step_before (LoketStep step)
{
  if (step == LOKET_STEP_CODE)
    return LOKET_STEP_SERVICE;
  return step > LOKET_STEP_CODE ? LOKET_STEP_CODE : step - 1;
}

/**
 * loket_kiosk_visit_can_go_back:
 * @self: a visit
 *
 * Returns: %FALSE at the start and once a number was asked for
 */
gboolean
loket_kiosk_visit_can_go_back (LoketKioskVisit *self)
{
  return self->step != LOKET_STEP_WELCOME && self->step != LOKET_STEP_WAIT &&
         self->step != LOKET_STEP_NUMBER;
}

/**
 * loket_kiosk_visit_go_back:
 * @self: a visit
 */
void
loket_kiosk_visit_go_back (LoketKioskVisit *self)
{
  if (loket_kiosk_visit_can_go_back (self))
    go_to (self, step_before (self->step));
}

/**
 * loket_kiosk_visit_choose_again:
 * @self: a visit
 *
 * The chosen service gives no numbers just now.
 */
void
loket_kiosk_visit_choose_again (LoketKioskVisit *self)
{
  if (self->step == LOKET_STEP_PAPERS || self->step == LOKET_STEP_PRIORITY)
    go_to (self, LOKET_STEP_SERVICE);
}

/**
 * loket_kiosk_visit_reset:
 * @self: a visit
 *
 * Forgets everything and waits for the next person.
 */
void
loket_kiosk_visit_reset (LoketKioskVisit *self)
{
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->ticket, g_free);
  self->priority = LOKET_PRIORITY_NONE;
  go_to (self, LOKET_STEP_WELCOME);
  set_service (self, NULL);
}
