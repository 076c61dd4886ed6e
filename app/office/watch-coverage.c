/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of which villages lists speak; each list is counted once, however many people are looked at. */
#include "config.h"

#include "office/watch-coverage.h"

#include "store/lists.h"

#include <string.h>

#define LISTS_OF_SOURCE 20

struct _LoketWatchCoverage {
  GHashTable *sources; /* key → GPtrArray of LoketListBatch that speak, newest first */
  GHashTable *lists;   /* number → GHashTable: village → people (gint64) */
};

/**
 * loket_watch_coverage_new:
 *
 * Returns: (transfer full): no list was looked at yet
 */
LoketWatchCoverage *
loket_watch_coverage_new (void)
{
  LoketWatchCoverage *self = g_new0 (LoketWatchCoverage, 1);

  self->sources =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->lists = g_hash_table_new_full (
      g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  return self;
}

/**
 * loket_watch_coverage_free:
 * @self: (nullable) (transfer full): what lists speak of
 */
void
loket_watch_coverage_free (LoketWatchCoverage *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->sources);
  g_hash_table_unref (self->lists);
  g_free (self);
}

static void
take_village (const char *village, gint64 people, gpointer data)
{
  g_hash_table_insert (data, g_strdup (village), g_memdup2 (&people, sizeof people));
}

static GHashTable *
villages_of (LoketWatchCoverage *self, LoketTurn *turn, gint64 list, GError **error)
{
  GHashTable *known = g_hash_table_lookup (self->lists, &list);
  g_autoptr (GHashTable) villages = NULL;

  if (known != NULL)
    return known;
  villages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!loket_txn_walk_list_villages (loket_turn_txn (turn), list, take_village, villages, error))
    return NULL;
  known = g_steal_pointer (&villages);
  g_hash_table_insert (self->lists, g_memdup2 (&list, sizeof list), known);
  return known;
}

static gint64
people_of (GHashTable *villages, const char *village)
{
  const gint64 *people = g_hash_table_lookup (villages, village);

  return people != NULL ? *people : 0;
}

static GPtrArray *
lists_of (LoketWatchCoverage *self, LoketTurn *turn, const char *source, GError **error)
{
  GPtrArray *known = g_hash_table_lookup (self->sources, source);
  g_autoptr (GPtrArray) all = NULL;

  if (known != NULL)
    return known;
  all = loket_txn_list_batches (loket_turn_txn (turn), source, LISTS_OF_SOURCE, error);
  if (all == NULL)
    return NULL;
  known = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++) {
    const LoketListBatch *batch = all->pdata[i];
    if (loket_batch_state_counts (batch->state))
      g_ptr_array_add (known, g_object_ref (all->pdata[i]));
  }
  g_hash_table_insert (self->sources, g_strdup (source), known);
  return known;
}

/**
 * loket_watch_coverage_find:
 * @self: what lists speak of
 * @turn: a turn
 * @before: a list that names somebody
 * @village: (nullable): where he lives
 * @since: when it was decided about him: whoever decided knew the lists until then
 * @found: (out) (nullable) (transfer none): the newest later list of the same source that speaks of
 *   the village, that is: names at least half as many of it as @before does; a few who are in it by
 *   chance, or the list of another village, say nothing
 * @error: set when the store fails
 *
 * Returns: %TRUE when that is known
 */
gboolean
loket_watch_coverage_find (LoketWatchCoverage *self,
                           LoketTurn *turn,
                           LoketListBatch *before,
                           const char *village,
                           gint64 since,
                           LoketListBatch **found,
                           GError **error)
{
  GPtrArray *lists = village != NULL ? lists_of (self, turn, before->source, error) : NULL;

  *found = NULL;
  if (village == NULL)
    return TRUE;
  for (guint i = 0; lists != NULL && i < lists->len && *found == NULL; i++) {
    LoketListBatch *later = lists->pdata[i];
    GHashTable *then, *now;
    if (later->number <= before->number || later->created_at <= since ||
        strcmp (later->period, before->period) <= 0)
      continue;
    then = villages_of (self, turn, before->number, error);
    now = then != NULL ? villages_of (self, turn, later->number, error) : NULL;
    if (now == NULL)
      return FALSE;
    if (people_of (now, village) > 0 && 2 * people_of (now, village) >= people_of (then, village))
      *found = later;
  }
  return lists != NULL;
}
