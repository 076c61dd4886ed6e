/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lists say of people: rows, what the maps of their lists tell, and by which of them somebody
 * is listed. */
#include "config.h"

#include "office/standings.h"

#include "core/list-facts.h"
#include "office/person-view.h"
#include "office/turn-private.h"
#include "store/applications.h"
#include "store/pairs.h"
#include "store/people.h"

#include <string.h>

#define ROWS_OF_ONE 40

/* Lists while their rows are read. */
typedef struct {
  LoketTurn *turn;
  LoketStandings *said;
  const char *own; /* whom it is about */
} Reading;

/**
 * loket_list_batch_map:
 * @batch: a list
 *
 * Returns: (transfer full) (nullable): the map that it was read by
 */
LoketListMap *
loket_list_batch_map (LoketListBatch *batch)
{
  const char *map = batch->map != NULL ? batch->map : "";
  g_autoptr (GBytes) text = g_bytes_new_static (map, strlen (map));

  /* Dropped: a map that an older program took says nothing more than its columns. */
  return loket_list_map_new (text, NULL);
}

/**
 * loket_standings_clear:
 * @self: what lists say
 */
void
loket_standings_clear (LoketStandings *self)
{
  g_clear_pointer (&self->persons, g_ptr_array_unref);
  g_clear_pointer (&self->sayings, g_array_unref);
  g_clear_pointer (&self->standings, g_ptr_array_unref);
  g_clear_pointer (&self->facts, g_ptr_array_unref);
}

static GHashTable *
maps_of (LoketTurn *turn)
{
  if (turn->list_maps == NULL)
    turn->list_maps = g_hash_table_new_full (
        g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) loket_list_map_unref);
  return turn->list_maps;
}

/* One question for each list a turn, however many of its rows there are. */
static gboolean
find_map (Reading *self, const char *list_row, LoketListMap **map, GError **error)
{
  const gint64 number = g_ascii_strtoll (list_row, NULL, 10);
  g_autoptr (LoketListBatch) batch = NULL;
  GHashTable *maps = maps_of (self->turn);
  gpointer known;

  if (g_hash_table_lookup_extended (maps, &number, NULL, &known)) {
    *map = known;
    return TRUE;
  }
  batch = loket_txn_batch_of_row (loket_turn_txn (self->turn), list_row, error);
  if (batch == NULL)
    return FALSE;
  *map = loket_list_batch_map (batch);
  g_hash_table_insert (maps, g_memdup2 (&number, sizeof number), *map);
  return TRUE;
}

static LoketListStanding *
standing_of (const LoketStandingRow *row, const LoketListFacts *facts)
{
  LoketListStanding *standing = loket_list_standing_new ();
  const gint64 decile = facts->decile != NULL ? g_ascii_strtoll (facts->decile, NULL, 10) : 0;

  standing->source = g_strdup (row->source);
  standing->period = g_strdup (row->period);
  standing->at = row->at;
  if (decile >= 1 && decile <= 10)
    standing->decile = LOKET_SOME (decile);
  standing->programme = g_strdup (facts->programme);
  return standing;
}

/* What cannot be read says nothing, not even that he is in the list. */
static gboolean
take_row (Reading *self, const LoketStandingRow *row, GError **error)
{
  g_autoptr (LoketListRow) kept = loket_list_row_new ();
  g_autoptr (LoketListFacts) facts = NULL;
  LoketListStanding *standing;
  LoketListSaying saying = {.own = strcmp (row->person, self->own) == 0};
  LoketListMap *map;

  kept->facts = g_strdup (row->facts);
  facts = loket_list_facts_read (kept);
  if (facts == NULL)
    return TRUE;
  if (!find_map (self, row->id, &map, error))
    return FALSE;
  standing = standing_of (row, facts);
  saying.source = standing->source;
  saying.period = standing->period;
  saying.office_goes_by =
      loket_profile_goes_by (loket_turn_profile (self->turn), row->source, &saying.rank);
  saying.decile = standing->decile.set ? standing->decile.value : 0;
  if (map != NULL)
    loket_list_map_told (map, facts->programme, &saying.told);
  g_ptr_array_add (self->said->persons, g_strdup (row->person));
  g_ptr_array_add (self->said->standings, standing);
  g_ptr_array_add (self->said->facts, g_steal_pointer (&facts));
  g_array_append_val (self->said->sayings, saying);
  return TRUE;
}

static gboolean
read_some (Reading *self, GPtrArray *people, guint from, GError **error)
{
  g_autoptr (GPtrArray) some = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = from; i < people->len && some->len < LOKET_HOUSEHOLD_PEOPLE; i++)
    g_ptr_array_add (some, people->pdata[i]);
  rows = loket_txn_standings (loket_turn_txn (self->turn), some, ROWS_OF_ONE * some->len, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!take_row (self, rows->pdata[i], error))
      return FALSE;
  return rows != NULL;
}

/* By which row somebody is listed, that row counts. */
static void
find_listing (Reading *self)
{
  LoketStandings *said = self->said;
  const LoketListSaying *sayings = (const LoketListSaying *) (gpointer) said->sayings->data;

  loket_listing_find (sayings, said->sayings->len, loket_turn_day (self->turn), &said->listing);
  if (said->listing.counts)
    loket_list_standing_cast (said->standings->pdata[said->listing.decile - sayings])->counts =
        TRUE;
}

/**
 * loket_standings_read:
 * @self: (out caller-allocates): what lists say
 * @turn: a turn
 * @people: (element-type utf8): ids: of whom it is about, then of who lives with him
 * @error: set when the store fails
 *
 * Returns: %TRUE when it is known, the newest lists first
 */
gboolean
loket_standings_read (LoketStandings *self, LoketTurn *turn, GPtrArray *people, GError **error)
{
  Reading reading = {.turn = turn, .said = self, .own = people->pdata[0]};

  *self = (LoketStandings){.persons = g_ptr_array_new_with_free_func (g_free),
                           .standings = g_ptr_array_new_with_free_func (g_object_unref),
                           .facts = g_ptr_array_new_with_free_func (g_object_unref),
                           .sayings = g_array_new (FALSE, TRUE, sizeof (LoketListSaying))};
  for (guint from = 0; from < people->len; from += LOKET_HOUSEHOLD_PEOPLE)
    if (!read_some (&reading, people, from, error))
      return FALSE;
  find_listing (&reading);
  return TRUE;
}

/**
 * loket_people_with:
 * @turn: a turn
 * @person: who
 * @household: (out) (optional) (nullable) (transfer full): where he lives
 * @error: set when the store fails
 *
 * Returns: (transfer full) (element-type utf8): ids: the person, then who lives with him now
 */
GPtrArray *
loket_people_with (LoketTurn *turn, const char *person, LoketHousehold **household, GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LoketHousehold) home = NULL;
  g_autoptr (GPtrArray) members = NULL;

  g_ptr_array_add (people, g_strdup (person));
  if (!loket_txn_household_of_person (txn, person, &home, error))
    return NULL;
  if (home != NULL && (members = loket_txn_household_members (txn, home->id, error)) == NULL)
    return NULL;
  for (guint i = 0; members != NULL && i < members->len; i++) {
    const LoketHouseholdMember *member = loket_household_member_cast (members->pdata[i]);
    if (member->until_day == NULL && strcmp (member->person, person) != 0)
      g_ptr_array_add (people, g_strdup (member->person));
  }
  if (household != NULL)
    *household = g_steal_pointer (&home);
  return g_steal_pointer (&people);
}

/**
 * loket_standing_is_listed:
 * @turn: a turn
 * @person: who
 * @listed: (out): whether a list that counts has him or, where none names him, his household
 * @error: set when the store fails
 *
 * Returns: %TRUE when it is known
 */
gboolean
loket_standing_is_listed (LoketTurn *turn, const char *person, gboolean *listed, GError **error)
{
  g_autoptr (GPtrArray) people = loket_people_with (turn, person, NULL, error);
  g_auto (LoketStandings) said = {NULL};

  if (people == NULL || !loket_standings_read (&said, turn, people, error))
    return FALSE;
  *listed = said.listing.counts;
  return TRUE;
}
