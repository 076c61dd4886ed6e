/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of the queue for whoever runs the office: stays of some days, counted by
 * core/queue-figures.c. */
#include "config.h"

#include "core/calendar.h"
#include "core/error.h"
#include "core/queue-figures.h"
#include "core/waits.h"
#include "office/queue-private.h"
#include "store/journey.h"

#include <string.h>

static gboolean
check_days (const char *from, const char *until, GError **error)
{
  g_autofree char *after = loket_calendar_later_day (from, LOKET_FIGURES_DAYS);

  if (strcmp (from, until) <= 0 && strcmp (until, after) < 0)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "until", "not within a month of the first day");
  return FALSE;
}

/**
 * loket_queue_figures:
 * @turn: a turn
 * @record: (type LoketScoreQuery): which days
 * @error: set to %LOKET_ERROR_BAD_FIELD "until" when it is before the first day, or more than a
 *   month after it
 *
 * Handler of queue/figures.
 *
 * Returns: (transfer full): the figures of these days
 */
LoketRecord *
loket_queue_figures (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketScoreQuery *query = loket_score_query_cast (record);
  const char *from = query->from != NULL ? query->from : loket_turn_day (turn);
  const char *until = query->until != NULL ? query->until : loket_turn_day (turn);
  g_autoptr (GPtrArray) stays = NULL;
  LoketQueueFigures *figures;

  if (!check_days (from, until, error))
    return NULL;
  stays = loket_txn_segments_of_days (loket_turn_txn (turn), from, until, error);
  if (stays == NULL)
    return NULL;
  figures = loket_queue_figures_of (stays, loket_turn_profile (turn));
  figures->from = g_strdup (from);
  figures->until = g_strdup (until);
  return LOKET_RECORD (figures);
}
