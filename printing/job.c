/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One paper on its way: windows bind to its state, the kiosk tells the office its result.  Made by
 * the spooler; main thread only. */
#include "config.h"

#include "printing/job.h"

#include "core/text.h"

#include <glib/gi18n.h>

struct _LoketPrintJob {
  GObject parent_instance;

  gboolean for_officer; /* a paper of the desk, not the slip of a visitor */

  /* main thread */
  LoketPrintState state;
  LoketPrintReason reason;
  char *path;

  /* any thread */
  GMainContext *context; /* where it was made, where it is told */
  GMutex lock;
  GCond changed;
  gboolean unwanted;
};

G_DEFINE_FINAL_TYPE (LoketPrintJob, loket_print_job, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_STATE,
  PROP_REASON,
  PROP_RESULT,
  PROP_PATH,
  N_PROPERTIES,
};

/* What a worker found out, on its way to the main thread. */
typedef struct {
  LoketPrintJob *job;
  LoketPrintState state;
  LoketPrintReason reason;
  char *path;
} News;

static void
news_free (gpointer data)
{
  News *news = data;

  g_object_unref (news->job);
  g_free (news->path);
  g_free (news);
}

static void
loket_print_job_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LoketPrintJob *self = LOKET_PRINT_JOB (object);

  switch (id) {
  case PROP_STATE:
    g_value_set_enum (value, (int) self->state);
    break;
  case PROP_REASON:
    g_value_set_enum (value, (int) self->reason);
    break;
  case PROP_RESULT:
    g_value_set_enum (value, (int) loket_print_job_result (self));
    break;
  case PROP_PATH:
    g_value_set_string (value, self->path);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
loket_print_job_finalize (GObject *object)
{
  LoketPrintJob *self = LOKET_PRINT_JOB (object);

  g_free (self->path);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  G_OBJECT_CLASS (loket_print_job_parent_class)->finalize (object);
}

static void
install_enum (GObjectClass *klass, guint id, const char *name, GType type)
{
  g_object_class_install_property (
      klass,
      id,
      g_param_spec_enum (name, NULL, NULL, type, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
loket_print_job_class_init (LoketPrintJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = loket_print_job_get_property;
  object_class->finalize = loket_print_job_finalize;
  install_enum (object_class, PROP_STATE, "state", loket_print_state_get_type ());
  install_enum (object_class, PROP_REASON, "reason", loket_print_reason_get_type ());
  install_enum (object_class, PROP_RESULT, "result", loket_print_result_get_type ());
  g_object_class_install_property (
      object_class,
      PROP_PATH,
      g_param_spec_string ("path", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
loket_print_job_init (LoketPrintJob *self)
{
  self->context = g_main_context_ref_thread_default ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
}

/**
 * loket_print_job_new:
 * @for_officer: whether an officer reads what is said of it, not a visitor with a number
 *
 * Returns: (transfer full): a job that waits; it is told of its way in this thread's main context
 */
LoketPrintJob *
loket_print_job_new (gboolean for_officer)
{
  LoketPrintJob *self = g_object_new (LOKET_TYPE_PRINT_JOB, NULL);

  self->for_officer = for_officer;
  return self;
}

/**
 * loket_print_job_state:
 * @self: a job
 *
 * Returns: how far it is
 */
LoketPrintState
loket_print_job_state (LoketPrintJob *self)
{
  return self->state;
}

/**
 * loket_print_job_reason:
 * @self: a job
 *
 * Returns: what stands in its way, or did at its end
 */
LoketPrintReason
loket_print_job_reason (LoketPrintJob *self)
{
  return self->reason;
}

/**
 * loket_print_job_result:
 * @self: a job
 *
 * Returns: what to tell the office; a saved slip counts as printed
 */
LoketPrintResult
loket_print_job_result (LoketPrintJob *self)
{
  if (self->state == LOKET_PRINT_DONE || self->state == LOKET_PRINT_SAVED)
    return LOKET_PRINT_RESULT_PRINTED;
  if (self->state == LOKET_PRINT_FAILED)
    return LOKET_PRINT_RESULT_FAILED;
  return self->state == LOKET_PRINT_CANCELLED ? LOKET_PRINT_RESULT_CANCELLED
                                              : LOKET_PRINT_RESULT_OPEN;
}

/**
 * loket_print_job_path:
 * @self: a job
 *
 * Returns: (transfer none) (nullable): where it was saved
 */
const char *
loket_print_job_path (LoketPrintJob *self)
{
  return self->path;
}

/* The name of the file is enough for an officer; a path would only frighten a visitor. */
static char *
saved_sentence (LoketPrintJob *self, const char *language)
{
  g_autofree char *name = g_path_get_basename (self->path);

  return g_strdup_printf (
      loket_text (language, N_ ("No printer is set up, so the slip was saved: %s")), name);
}

/* Of a paper of the desk. */
static char *
desk_sentence (LoketPrintJob *self, const char *language)
{
  switch (self->state) {
  case LOKET_PRINT_DONE:
    return g_strdup (loket_text (language, N_ ("The paper is printed.")));
  case LOKET_PRINT_SAVED:
    return g_strdup_printf (
        loket_text (language, N_ ("No printer is set up, so the paper was saved: %s")), self->path);
  case LOKET_PRINT_NEEDS_ATTENTION:
    return g_strdup_printf ("%s %s",
                            loket_print_reason_desk_sentence (self->reason, language),
                            loket_text (language, N_ ("It is printed once that is mended.")));
  case LOKET_PRINT_FAILED:
    return g_strdup_printf (
        "%s %s",
        loket_print_reason_desk_sentence (self->reason, language),
        loket_text (language, N_ ("Nothing was printed, and it will not come out later.")));
  case LOKET_PRINT_CANCELLED:
    return g_strdup (loket_text (language, N_ ("The paper is not printed.")));
  case LOKET_PRINT_WAITING:
  case LOKET_PRINT_SENDING:
  case LOKET_PRINT_PRINTING:
  default:
    return g_strdup (loket_text (language, N_ ("The paper is being printed.")));
  }
}

/**
 * loket_print_job_sentence:
 * @self: a job
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer full): what happens with the paper, for the person in front of the screen
 */
char *
loket_print_job_sentence (LoketPrintJob *self, const char *language)
{
  if (self->for_officer)
    return desk_sentence (self, language);
  switch (self->state) {
  case LOKET_PRINT_DONE:
    return g_strdup (loket_text (language, N_ ("Please take your slip.")));
  case LOKET_PRINT_SAVED:
    return saved_sentence (self, language);
  case LOKET_PRINT_NEEDS_ATTENTION:
  case LOKET_PRINT_FAILED:
    return g_strdup_printf ("%s %s",
                            loket_print_reason_sentence (self->reason, language),
                            loket_text (language, N_ ("Your number stays valid.")));
  case LOKET_PRINT_CANCELLED:
    return g_strdup (loket_text (language, N_ ("The slip is not printed.")));
  case LOKET_PRINT_WAITING:
  case LOKET_PRINT_SENDING:
  case LOKET_PRINT_PRINTING:
  default:
    return g_strdup (loket_text (language, N_ ("Your slip is being printed.")));
  }
}

/**
 * loket_print_job_cancel:
 * @self: a job
 *
 * Asks to give it up; the state says what became of it: it may be on paper already.
 */
void
loket_print_job_cancel (LoketPrintJob *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->unwanted = TRUE;
  g_cond_broadcast (&self->changed);
}

/**
 * loket_print_job_is_unwanted:
 * @self: a job
 *
 * Any thread.
 *
 * Returns: %TRUE once it is to be given up
 */
gboolean
loket_print_job_is_unwanted (LoketPrintJob *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->unwanted;
}

/**
 * loket_print_job_wait:
 * @self: a job
 * @milliseconds: how long
 *
 * For its worker: waits, but not longer than until somebody gives the job up.
 */
void
loket_print_job_wait (LoketPrintJob *self, gint64 milliseconds)
{
  const gint64 end = g_get_monotonic_time () + milliseconds * 1000;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  const gboolean before = self->unwanted;

  while (self->unwanted == before && g_cond_wait_until (&self->changed, &self->lock, end))
    ;
}

static gboolean
take_news (gpointer data)
{
  News *news = data;
  LoketPrintJob *self = news->job;
  const LoketPrintResult result = loket_print_job_result (self);
  GObject *object = G_OBJECT (self);

  g_object_freeze_notify (object);
  if (self->reason != news->reason) {
    self->reason = news->reason;
    g_object_notify (object, "reason");
  }
  if (g_strcmp0 (self->path, news->path) != 0) {
    g_free (self->path);
    self->path = g_strdup (news->path);
    g_object_notify (object, "path");
  }
  if (self->state != news->state) {
    self->state = news->state;
    g_object_notify (object, "state");
  }
  if (loket_print_job_result (self) != result)
    g_object_notify (object, "result");
  g_object_thaw_notify (object);
  return G_SOURCE_REMOVE;
}

/**
 * loket_print_job_tell:
 * @self: a job
 * @state: how far it is now
 * @reason: what stands in its way
 * @path: (nullable): where it was saved
 *
 * Any thread; the job changes in the main context that it was made in.
 */
void
loket_print_job_tell (LoketPrintJob *self,
                      LoketPrintState state,
                      LoketPrintReason reason,
                      const char *path)
{
  News *news = g_new0 (News, 1);

  news->job = g_object_ref (self);
  news->state = state;
  news->reason = reason;
  news->path = g_strdup (path);
  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, take_news, news, news_free);
}
