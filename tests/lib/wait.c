/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waiting for a condition while the main loop runs. Tests use it in place of a pause of fixed
 * length. */
#include "config.h"

#include "tests/lib/wait.h"

/* How often a condition that no event of the main loop announces (a file, another process) is
 * looked at. */
#define LOOK_EVERY_MS 5

static gboolean
look_again_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
deadline_cb (gpointer data)
{
  gboolean *late = data;

  *late = TRUE;
  return G_SOURCE_REMOVE;
}

static GSource *
attach_timer (GMainContext *context, guint interval_ms, GSourceFunc callback, gpointer data)
{
  GSource *source = g_timeout_source_new (interval_ms);

  g_source_set_callback (source, callback, data, NULL);
  g_source_attach (source, context);
  return source;
}

/**
 * loket_test_wait_until_at:
 * @where: file and line of the caller
 * @what: the condition in words, for the message
 * @predicate: the condition
 * @data: for @predicate
 * @timeout_ms: how long it may take, in milliseconds
 *
 * Runs the thread's default main context until @predicate is true; it is looked at after every
 * event. Fails the test with @where and @what when that takes too long. Call it through
 * loket_test_wait_until ().
 */
void
loket_test_wait_until_at (const char *where,
                          const char *what,
                          LoketTestPredicate predicate,
                          gpointer data,
                          guint timeout_ms)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  gboolean late = FALSE;
  g_autoptr (GSource) ticker = NULL;
  g_autoptr (GSource) deadline = NULL;

  if (predicate (data))
    return;
  ticker = attach_timer (context, LOOK_EVERY_MS, look_again_cb, NULL);
  deadline = attach_timer (context, timeout_ms, deadline_cb, &late);
  while (!predicate (data) && !late)
    g_main_context_iteration (context, TRUE);
  g_source_destroy (ticker);
  g_source_destroy (deadline);
  if (!predicate (data))
    g_error ("%s: %s is still false after %u ms", where, what, timeout_ms);
}

/**
 * loket_test_is_set:
 * @flag: a gboolean
 *
 * A #LoketTestPredicate for callbacks that set a flag.
 *
 * Returns: the flag
 */
gboolean
loket_test_is_set (gpointer flag)
{
  return *(gboolean *) flag;
}
