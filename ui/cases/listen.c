/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of applications and cards that keep up with what other counters do.  A page that is covered
 * by a form is renewed when one comes back to it, so nothing that is typed is touched. */
#include "config.h"

#include "ui/cases/listen.h"

#define EAR "loket-ear"
#define WAIT_MS 400 /* several changes of one act, and the answer to it, come together */

/* Lives as long as its page. */
typedef struct {
  GtkWidget *page; /* borrowed: it owns this */
  LoketCasesConcerns concerns;
  LoketCasesRenew renew;
  guint timer;
  gboolean stale;
} Ear;

static void
free_ear (gpointer data)
{
  Ear *ear = data;

  g_clear_handle_id (&ear->timer, g_source_remove);
  g_free (ear);
}

static gboolean
renew_cb (gpointer data)
{
  Ear *ear = data;

  if (ear->stale && gtk_widget_get_mapped (ear->page)) {
    if (!gtk_widget_is_sensitive (ear->page) || !ear->renew (ear->page))
      return G_SOURCE_CONTINUE;
    ear->stale = FALSE;
  }
  ear->timer = 0;
  return G_SOURCE_REMOVE;
}

static void
mapped_cb (GtkWidget *page, Ear *ear)
{
  if (ear->stale && ear->timer == 0)
    ear->timer = g_timeout_add (0, renew_cb, ear);
}

static void
destroyed_cb (GtkWidget *page, Ear *ear)
{
  g_clear_handle_id (&ear->timer, g_source_remove);
}

static void
changed_cb (GtkWidget *page, const LoketCaseNews *news)
{
  Ear *ear = g_object_get_data (G_OBJECT (page), EAR);

  if (news != NULL && ear->concerns != NULL && !ear->concerns (page, news))
    return;
  ear->stale = TRUE;
  if (gtk_widget_get_mapped (page) && ear->timer == 0)
    ear->timer = g_timeout_add (WAIT_MS, renew_cb, ear);
}

/**
 * loket_cases_listen:
 * @page: shows an application or a card, or some
 * @program: the program; it follows the feed of both
 * @of: bits of LoketNewsOf that it listens to
 * @concerns: (nullable): whether news is about that; %NULL = all is
 * @renew: asks for it anew
 *
 * From here on @page is renewed when something changed and it is seen.
 */
void
loket_cases_listen (GtkWidget *page,
                    LoketProgram *program,
                    guint of,
                    LoketCasesConcerns concerns,
                    LoketCasesRenew renew)
{
  static const char *const signals[] = {"case-changed", "card-changed"}; /* as LoketNewsOf */
  Ear *ear = g_new0 (Ear, 1);

  ear->page = page;
  ear->concerns = concerns;
  ear->renew = renew;
  g_object_set_data_full (G_OBJECT (page), EAR, ear, free_ear);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    if ((of & 1u << i) != 0)
      g_signal_connect_object (loket_program_client (program),
                               signals[i],
                               G_CALLBACK (changed_cb),
                               page,
                               G_CONNECT_SWAPPED);
  g_signal_connect (page, "map", G_CALLBACK (mapped_cb), ear);
  g_signal_connect (page, "destroy", G_CALLBACK (destroyed_cb), ear);
}

/**
 * loket_cases_is_new:
 * @page: that listens
 *
 * What it shows was asked for just now.
 */
void
loket_cases_is_new (GtkWidget *page)
{
  Ear *ear = g_object_get_data (G_OBJECT (page), EAR);

  ear->stale = FALSE;
}
