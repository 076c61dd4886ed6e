/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of which villages a list speaks: a sub-district sends its part, and of the others nothing was
 * said. */
#include "config.h"

#include "office/list-villages.h"

#include "wire/json.h"

#include <string.h>

typedef struct {
  gint64 people;   /* whom the list names */
  gint64 standing; /* of them: no later list has taken their place */
} Village;

static void
take_village (const char *village, gint64 people, gint64 standing, gpointer data)
{
  const Village counts = {people, standing};

  g_hash_table_insert (data, g_strdup (village), g_memdup2 (&counts, sizeof counts));
}

/**
 * loket_list_villages:
 * @txn: a transaction for long work
 * @list: number of a list
 * @error: as loket_rows_next()
 *
 * Rows that have given way count as well: the answer is the same before, while and after they do.
 *
 * Returns: (transfer full): how many people it names, village by village
 */
GHashTable *
loket_list_villages (LoketTxn *txn, gint64 list, GError **error)
{
  g_autoptr (GHashTable) villages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!loket_txn_walk_list_villages (txn, list, take_village, villages, error))
    return NULL;
  return g_steal_pointer (&villages);
}

static gint64
people_of (GHashTable *villages, const char *village)
{
  const Village *counts = g_hash_table_lookup (villages, village);

  return counts != NULL ? counts->people : 0;
}

/**
 * loket_list_speaks_of:
 * @list: loket_list_villages() of a list
 * @older: those of an earlier list of the same source
 * @village: a village
 *
 * Returns: whether @list speaks of the village, that is: names at least half as many people of it
 *   as @older did; a few who are in it by chance, or the list of another village, say nothing
 */
gboolean
loket_list_speaks_of (GHashTable *list, GHashTable *older, const char *village)
{
  const gint64 people = people_of (list, village);

  return people > 0 && 2 * people >= people_of (older, village);
}

static gboolean
is_in (const char *village, const char *district)
{
  const gsize length = strlen (district);

  return strncmp (village, district, length) == 0 && village[length] == '.';
}

/**
 * loket_list_kept_villages:
 * @list: loket_list_villages() of a list
 * @older: those of an earlier list of the same source
 * @district: code of the district
 * @gives: (out): whether @older gives way anywhere
 *
 * People of other districts, and those whose village is not known, need not be spoken of once all
 * villages of the district are: they keep no list open.
 *
 * Returns: (transfer full) (nullable): JSON array of the villages of which only @older speaks;
 * %NULL = it gives way as a whole
 */
char *
loket_list_kept_villages (GHashTable *list,
                          GHashTable *older,
                          const char *district,
                          gboolean *gives)
{
  g_autoptr (GString) kept = g_string_new ("[");
  gboolean whole = TRUE;
  GHashTableIter iter;
  gpointer village, counts;

  *gives = FALSE;
  g_hash_table_iter_init (&iter, older);
  while (g_hash_table_iter_next (&iter, &village, &counts)) {
    if (((const Village *) counts)->standing == 0)
      continue;
    if (loket_list_speaks_of (list, older, village)) {
      *gives = TRUE;
      continue;
    }
    whole = whole && !is_in (village, district);
    if (kept->len > 1)
      g_string_append_c (kept, ',');
    loket_json_append_text (kept, village);
  }
  *gives = *gives || whole;
  g_string_append_c (kept, ']');
  return whole ? NULL : g_string_free (g_steal_pointer (&kept), FALSE);
}
