/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lists say of people, and whether that counts; applications and the look-up first ask. */
#include "config.h"

#include "office/standings.h"

#include "core/calendar.h"
#include "core/list-facts.h"
#include "core/rule-facts.h"
#include "office/person-view.h"
#include "store/applications.h"

#include <string.h>

#define ROWS_MOST 200
#define ROWS_OF_ONE 40

/**
 * loket_standings_clear:
 * @self: what lists say
 */
void
loket_standings_clear (LoketStandings *self)
{
  g_clear_pointer (&self->persons, g_ptr_array_unref);
  g_clear_pointer (&self->standings, g_ptr_array_unref);
  g_clear_pointer (&self->facts, g_ptr_array_unref);
}

/* What is of no known period counts from when it came in. */
static gboolean
is_new_enough (LoketTurn *turn, const LoketStandingRow *row)
{
  gint64 months = loket_period_age (row->period, loket_turn_day (turn));
  g_autofree char *came_in = NULL;

  if (months < 0) {
    came_in = loket_calendar_day (row->at, loket_turn_profile (turn)->utc_offset);
    months = loket_period_age (came_in, loket_turn_day (turn));
  }
  return months >= 0 && months <= LOKET_STANDING_MONTHS;
}

static LoketListStanding *
standing_of (LoketTurn *turn, const LoketStandingRow *row, const LoketListFacts *facts)
{
  LoketListStanding *standing = loket_list_standing_new ();
  const gint64 decile =
      facts != NULL && facts->decile != NULL ? g_ascii_strtoll (facts->decile, NULL, 10) : 0;

  standing->source = g_strdup (row->source);
  standing->period = g_strdup (row->period);
  standing->at = row->at;
  if (decile >= 1 && decile <= 10)
    standing->decile = LOKET_SOME (decile);
  standing->programme = facts != NULL ? g_strdup (facts->programme) : NULL;
  standing->counts =
      is_new_enough (turn, row) &&
      ((standing->decile.set && decile <= LOKET_STANDING_DECILE) || standing->programme != NULL);
  return standing;
}

/**
 * loket_standings_read:
 * @self: (out caller-allocates): what lists say
 * @turn: a turn
 * @people: (element-type utf8): ids
 * @error: set when the store fails
 *
 * Returns: %TRUE when it is known, the newest lists first
 */
gboolean
loket_standings_read (LoketStandings *self, LoketTurn *turn, GPtrArray *people, GError **error)
{
  g_autoptr (GPtrArray) rows = loket_txn_standings (
      loket_turn_txn (turn), people, people->len > 1 ? ROWS_MOST : ROWS_OF_ONE, error);

  *self = (LoketStandings){.persons = g_ptr_array_new_with_free_func (g_free),
                           .standings = g_ptr_array_new_with_free_func (g_object_unref),
                           .facts = g_ptr_array_new_with_free_func (g_object_unref)};
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const LoketStandingRow *row = rows->pdata[i];
    g_autoptr (LoketListRow) said = loket_list_row_new ();
    LoketListFacts *facts;
    said->facts = g_strdup (row->facts);
    facts = loket_list_facts_read (said);
    g_ptr_array_add (self->persons, g_strdup (row->person));
    g_ptr_array_add (self->standings, standing_of (turn, row, facts));
    g_ptr_array_add (self->facts, facts != NULL ? facts : loket_list_facts_new ());
  }
  return rows != NULL;
}

/**
 * loket_standing_is_listed:
 * @turn: a turn
 * @person: who
 * @listed: (out): whether a list that counts has the person
 * @error: set when the store fails
 *
 * Returns: %TRUE when it is known
 */
gboolean
loket_standing_is_listed (LoketTurn *turn, const char *person, gboolean *listed, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  g_auto (LoketStandings) said = {NULL};

  *listed = FALSE;
  g_ptr_array_add (people, (gpointer) person);
  if (!loket_standings_read (&said, turn, people, error))
    return FALSE;
  for (guint i = 0; i < said.standings->len; i++)
    *listed |= loket_list_standing_cast (said.standings->pdata[i])->counts;
  return TRUE;
}
