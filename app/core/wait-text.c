/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A forecast in words.  A range and never a minute (queue.md 3): with eight people before oneself
 * the best forecast is off by a third.  Its long end is what eight of ten people do not exceed. */
#include "config.h"

#include "core/wait-text.h"

#include "core/clock.h"
#include "core/dates.h"
#include "core/lane.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define SOON 2      /* minutes */
#define BY_FIVES 10 /* from there on minutes are told in fives */
#define LONGEST 60  /* behind it nobody knows */

static int
rounded_down (gint64 wait)
{
  const int minutes = (int) (wait / LOKET_MINUTE);

  return minutes < BY_FIVES ? minutes : minutes / 5 * 5;
}

static int
rounded_up (gint64 wait)
{
  const int minutes = (int) ((wait + LOKET_MINUTE - 1) / LOKET_MINUTE);

  return minutes < BY_FIVES ? minutes : (minutes + 4) / 5 * 5;
}

/**
 * loket_wait_text:
 * @language: "id", "jv" or "en"
 * @ticket: a ticket as the office answered it
 *
 * Returns: (transfer full) (nullable): how long its person will wait, one sentence; %NULL when the
 *   number was given without the office, which nobody forecasts
 */
char *
loket_wait_text (const char *language, LoketTicket *ticket)
{
  g_autofree char *range = NULL;
  int low, high;

  if (!ticket->people_ahead.set || loket_label_is_offline (ticket->label))
    return NULL;
  if (!ticket->wait_p50.set || !ticket->wait_p80.set)
    return g_strdup (loket_text (language, N_ ("No counter is open for this yet.")));
  low = rounded_down (ticket->wait_p50.value);
  high = rounded_up (ticket->wait_p80.value);
  if (high <= SOON)
    return g_strdup (loket_text (language, N_ ("You will be called soon.")));
  if (high > LONGEST) {
    range = loket_minutes_range_text (language, LONGEST, LONGEST);
    return g_strdup_printf (loket_text (language, N_ ("Perhaps longer than %s.")), range);
  }
  range = loket_minutes_range_text (language, low, high);
  return g_strdup_printf (loket_text (language, N_ ("About %s.")), range);
}
