/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How officers are called, for every desk that shows who did something. */
#include "config.h"

#include "office/turn-private.h"

#include "store/officers.h"

/**
 * loket_turn_officer_name:
 * @turn: a turn
 * @officer: (nullable): id
 *
 * Each is looked up once a turn, on however many lines it stands.
 *
 * Returns: (transfer full) (nullable): the name, where there is one
 */
char *
loket_turn_officer_name (LoketTurn *turn, const char *officer)
{
  g_autoptr (LoketOfficer) found = NULL;
  const char *name;

  if (officer == NULL)
    return NULL;
  if (turn->officer_names == NULL)
    turn->officer_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  name = g_hash_table_lookup (turn->officer_names, officer);
  if (name != NULL)
    return g_strdup (name);
  /* Dropped: what an officer did can be read without the name. */
  found = loket_txn_officer (turn->txn, officer, NULL);
  if (found == NULL)
    return NULL;
  g_hash_table_insert (turn->officer_names, g_strdup (officer), g_strdup (found->name));
  return g_strdup (found->name);
}
