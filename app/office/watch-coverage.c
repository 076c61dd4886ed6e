/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which later list speaks of a village; each list is counted once, however many people are looked
 * at. */
#include "config.h"

#include "office/watch-coverage.h"

#include "office/list-villages.h"

#include <string.h>

struct _LoketWatchCoverage {
  GHashTable *sources; /* key → GPtrArray of LoketListBatch that speak, newest first */
  GHashTable *lists;   /* number → loket_list_villages() */
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

static GHashTable *
villages_of (LoketWatchCoverage *self, LoketTurn *turn, gint64 list, GError **error)
{
  GHashTable *known = g_hash_table_lookup (self->lists, &list);

  if (known == NULL && (known = loket_list_villages (loket_turn_txn (turn), list, error)) != NULL)
    g_hash_table_insert (self->lists, g_memdup2 (&list, sizeof list), known);
  return known;
}

static GPtrArray *
lists_of (LoketWatchCoverage *self, LoketTurn *turn, const char *source, GError **error)
{
  GPtrArray *known = g_hash_table_lookup (self->sources, source);

  if (known == NULL &&
      (known = loket_txn_speaking_lists (loket_turn_txn (turn), source, error)) != NULL)
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
 *   the village, as loket_list_speaks_of() has it
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
    if (loket_list_speaks_of (now, then, village))
      *found = later;
  }
  return lists != NULL;
}
