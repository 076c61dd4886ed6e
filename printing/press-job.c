/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One card, or one sheet of cards, on its way to the printer: windows bind to its state.  Made by
 * the press; main thread only. */
#include "config.h"

#include "printing/press-job.h"

#include "core/text.h"

#include <glib/gi18n.h>

struct _LoketPressJob {
  GObject parent_instance;

  char *tag;
  char **prints;
  char *path; /* where it is saved; NULL = it goes to a printer */
  LoketPressState state;
  LoketPrintReason reason;
  GError *error;
  gboolean unwanted;
};

G_DEFINE_FINAL_TYPE (LoketPressJob, loket_press_job, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (LoketPressState,
                    loket_press_state,
                    G_DEFINE_ENUM_VALUE (LOKET_PRESS_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRESS_PRINTING, "printing"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRESS_NEEDS_ATTENTION, "needs_attention"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRESS_PRINTED, "printed"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRESS_DOUBTFUL, "doubtful"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRESS_NOT_PRINTED, "not_printed"))

enum {
  PROP_0,
  PROP_STATE,
  PROP_REASON,
  N_PROPERTIES,
};

static void
loket_press_job_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LoketPressJob *self = LOKET_PRESS_JOB (object);

  switch (id) {
  case PROP_STATE:
    g_value_set_enum (value, (int) self->state);
    break;
  case PROP_REASON:
    g_value_set_enum (value, (int) self->reason);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
loket_press_job_finalize (GObject *object)
{
  LoketPressJob *self = LOKET_PRESS_JOB (object);

  g_free (self->tag);
  g_strfreev (self->prints);
  g_free (self->path);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (loket_press_job_parent_class)->finalize (object);
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
loket_press_job_class_init (LoketPressJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = loket_press_job_get_property;
  object_class->finalize = loket_press_job_finalize;
  install_enum (object_class, PROP_STATE, "state", loket_press_state_get_type ());
  install_enum (object_class, PROP_REASON, "reason", loket_print_reason_get_type ());
}

static void
loket_press_job_init (LoketPressJob *self)
{
}

/**
 * loket_press_job_new:
 * @tag: name of the attempt
 * @prints: (array zero-terminated=1): ids of the prints on it
 *
 * Returns: (transfer full): a job that waits
 */
LoketPressJob *
loket_press_job_new (const char *tag, const char *const *prints)
{
  LoketPressJob *self = g_object_new (LOKET_TYPE_PRESS_JOB, NULL);

  self->tag = g_strdup (tag);
  self->prints = g_strdupv ((char **) prints);
  return self;
}

/**
 * loket_press_job_state:
 * @self: a job
 *
 * Returns: how far it is
 */
LoketPressState
loket_press_job_state (LoketPressJob *self)
{
  return self->state;
}

/**
 * loket_press_job_reason:
 * @self: a job
 *
 * Returns: what stands in its way, or stood
 */
LoketPrintReason
loket_press_job_reason (LoketPressJob *self)
{
  return self->reason;
}

/**
 * loket_press_job_is_over:
 * @self: a job
 *
 * Returns: %TRUE when the office knows what became of it; for a card that is printed the rest is a
 *   person's
 */
gboolean
loket_press_job_is_over (LoketPressJob *self)
{
  return self->state >= LOKET_PRESS_PRINTED;
}

/**
 * loket_press_job_error:
 * @self: a job
 *
 * Returns: (transfer none) (nullable): why the office does not want it
 */
const GError *
loket_press_job_error (LoketPressJob *self)
{
  return self->error;
}

/**
 * loket_press_job_prints:
 * @self: a job
 *
 * Returns: (transfer none) (array zero-terminated=1): ids of the prints on it
 */
const char *const *
loket_press_job_prints (LoketPressJob *self)
{
  return (const char *const *) self->prints;
}

/**
 * loket_press_job_tag:
 * @self: a job
 *
 * Returns: (transfer none): its name in the ledger and in CUPS
 */
const char *
loket_press_job_tag (LoketPressJob *self)
{
  return self->tag;
}

/**
 * loket_press_job_path:
 * @self: a job
 *
 * Returns: (transfer none) (nullable): the PDF that it is saved in, %NULL when it goes to a printer
 */
const char *
loket_press_job_path (LoketPressJob *self)
{
  return self->path;
}

static char *
saved_sentence (LoketPressJob *self, const char *language)
{
  return g_strdup_printf (
      loket_text (
          language,
          N_ ("The file is saved: %s. Print it once only, and scan each card before it counts.")),
      self->path);
}

/**
 * loket_press_job_sentence:
 * @self: a job
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer full): what happens with the card and what to do, for the officer
 */
char *
loket_press_job_sentence (LoketPressJob *self, const char *language)
{
  switch (self->state) {
  case LOKET_PRESS_WAITING:
    return g_strdup (loket_text (language, N_ ("The card waits for those before it.")));
  case LOKET_PRESS_NEEDS_ATTENTION:
    return g_strdup (loket_print_reason_card_sentence (self->reason, language));
  case LOKET_PRESS_PRINTED:
    if (self->path != NULL)
      return saved_sentence (self, language);
    return g_strdup (loket_text (
        language,
        g_strv_length (self->prints) == 1
            ? N_ ("The card is printed. Please scan it before it counts.")
            : N_ ("The sheet is printed. Please cut the cards out and scan each before it "
                  "counts.")));
  case LOKET_PRESS_DOUBTFUL:
    return g_strdup (loket_text (
        language,
        N_ ("Nobody can say whether the card came out. Look in the tray and in the printer: scan "
            "it if it is good, put it down as spoiled if it is not, or say that there is none.")));
  case LOKET_PRESS_NOT_PRINTED:
    return g_strdup_printf (
        "%s %s",
        loket_print_reason_card_sentence (self->reason, language),
        loket_text (language, N_ ("It was not printed and will not come out later.")));
  case LOKET_PRESS_PRINTING:
  default:
    return g_strdup (loket_text (language, N_ ("The card is being printed.")));
  }
}

/**
 * loket_press_job_cancel:
 * @self: a job
 *
 * Asks to give it up; the state says what became of it: a card under print may come out all the
 * same.
 */
void
loket_press_job_cancel (LoketPressJob *self)
{
  self->unwanted = TRUE;
}

/**
 * loket_press_job_is_unwanted:
 * @self: a job
 *
 * Returns: %TRUE once it is to be given up
 */
gboolean
loket_press_job_is_unwanted (LoketPressJob *self)
{
  return self->unwanted;
}

/**
 * loket_press_job_set_path:
 * @self: a job
 * @path: the PDF that it is saved in
 */
void
loket_press_job_set_path (LoketPressJob *self, const char *path)
{
  g_free (self->path);
  self->path = g_strdup (path);
}

/**
 * loket_press_job_take_error:
 * @self: a job
 * @error: (transfer full): why the office does not want it
 */
void
loket_press_job_take_error (LoketPressJob *self, GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
}

/**
 * loket_press_job_tell:
 * @self: a job
 * @state: how far it is now
 * @reason: what stands in its way
 */
void
loket_press_job_tell (LoketPressJob *self, LoketPressState state, LoketPrintReason reason)
{
  GObject *object = G_OBJECT (self);

  g_object_freeze_notify (object);
  if (self->reason != reason) {
    self->reason = reason;
    g_object_notify (object, "reason");
  }
  if (self->state != state) {
    self->state = state;
    g_object_notify (object, "state");
  }
  g_object_thaw_notify (object);
}
