/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long work of one kind, as the feed tells of it: which one goes on, and which one has ended.  The
 * pages of lists and of rules own one each. */
#include "config.h"

#include "ui/registry/job-watch.h"

struct _LoketJobWatch {
  GObject parent_instance;

  /* borrowed */
  const LoketOperation *operation;
  /* owned */
  GListModel *jobs;
  LoketJob *running;
  char *expected; /* id of one that may end before it was seen to go on */
};

G_DEFINE_FINAL_TYPE (LoketJobWatch, loket_job_watch, G_TYPE_OBJECT)

enum { RUNNING, ENDED, N_SIGNALS };

static guint signals[N_SIGNALS];

static LoketJob *
find_running (LoketJobWatch *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->jobs); i++) {
    g_autoptr (LoketJob) job = g_list_model_get_item (self->jobs, i);
    if (!loket_job_has_ended (job) && g_strcmp0 (job->operation, self->operation->name) == 0)
      return g_steal_pointer (&job);
  }
  return NULL;
}

static LoketJob *
find_expected (LoketJobWatch *self)
{
  for (guint i = 0; self->expected != NULL && i < g_list_model_get_n_items (self->jobs); i++) {
    g_autoptr (LoketJob) job = g_list_model_get_item (self->jobs, i);
    if (g_str_equal (job->id, self->expected))
      return g_steal_pointer (&job);
  }
  return NULL;
}

static void
end (LoketJobWatch *self, LoketJob *job)
{
  if (g_strcmp0 (self->expected, job->id) == 0)
    g_clear_pointer (&self->expected, g_free);
  g_signal_emit (self, signals[ENDED], 0, job);
}

static void
set_running (LoketJobWatch *self, LoketJob *job)
{
  if (self->running != NULL)
    g_signal_handlers_disconnect_by_func (self->running, loket_job_watch_look, self);
  g_set_object (&self->running, job);
  if (job != NULL)
    g_signal_connect_object (
        job, "notify", G_CALLBACK (loket_job_watch_look), self, G_CONNECT_SWAPPED);
  g_signal_emit (self, signals[RUNNING], 0, job);
}

/**
 * loket_job_watch_look:
 * @self: who watches
 *
 * Tells by signals what has changed; by itself whenever the feed says so.
 */
void
loket_job_watch_look (LoketJobWatch *self)
{
  G_GNUC_UNUSED g_autoptr (LoketJobWatch) alive = g_object_ref (self);
  g_autoptr (LoketJob) job = find_running (self);
  g_autoptr (LoketJob) expected = find_expected (self);
  g_autoptr (LoketJob) before = self->running != NULL ? g_object_ref (self->running) : NULL;

  if (expected != NULL && expected != before && loket_job_has_ended (expected))
    end (self, expected);
  if (job == before)
    return;
  if (before != NULL && loket_job_has_ended (before))
    end (self, before);
  set_running (self, job);
}

static void
loket_job_watch_dispose (GObject *object)
{
  LoketJobWatch *self = LOKET_JOB_WATCH (object);

  g_clear_object (&self->jobs);
  g_clear_object (&self->running);
  g_clear_pointer (&self->expected, g_free);
  G_OBJECT_CLASS (loket_job_watch_parent_class)->dispose (object);
}

static void
loket_job_watch_class_init (LoketJobWatchClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_job_watch_dispose;
  signals[RUNNING] = g_signal_new ("running",
                                   type,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   loket_job_get_type ());
  signals[ENDED] = g_signal_new (
      "ended", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, loket_job_get_type ());
}

static void
loket_job_watch_init (LoketJobWatch *self)
{
}

/**
 * loket_job_watch_new:
 * @client: the way to the hub, which follows jobs from then on
 * @operation: that begins such work
 *
 * Returns: (transfer full): who watches, and has not looked yet
 */
LoketJobWatch *
loket_job_watch_new (LoketClient *client, const LoketOperation *operation)
{
  LoketJobWatch *self = g_object_new (LOKET_TYPE_JOB_WATCH, NULL);

  self->operation = operation;
  loket_client_follow (client, "jobs");
  self->jobs = g_object_ref (loket_client_jobs (client));
  g_signal_connect_object (
      self->jobs, "items-changed", G_CALLBACK (loket_job_watch_look), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * loket_job_watch_expect:
 * @self: who watches
 * @job: id of one that was just begun
 *
 * Its end is told even if it comes before anything else was heard of it.
 */
void
loket_job_watch_expect (LoketJobWatch *self, const char *job)
{
  g_free (self->expected);
  self->expected = g_strdup (job);
  loket_job_watch_look (self);
}

/**
 * loket_job_watch_running:
 * @self: who watches
 *
 * Returns: (transfer none) (nullable): the one that goes on
 */
LoketJob *
loket_job_watch_running (LoketJobWatch *self)
{
  return self->running;
}
