/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the whole register in parts, along the keys of its tables; see register-walk.h. */
#include "config.h"

#include "store/register-walk.h"

#include "store/txn-private.h"

static gboolean
count (LoketTxn *txn, const char *table, gint64 *number, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT COUNT(*) AS number FROM %s WHERE office = ?1", table);

  return loket_engine_number (
      txn->engine, sql, LOKET_VALUES (LOKET_T (txn->office)), number, error);
}

/**
 * loket_txn_register_size:
 * @txn: a transaction
 * @size: (out): how many there are of each, for progress
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when they could not be counted
 */
gboolean
loket_txn_register_size (LoketTxn *txn, LoketRegisterSize *size, GError **error)
{
  return count (txn, "person", &size->people, error) &&
         count (txn, "household", &size->households, error) &&
         count (txn, "household_member", &size->members, error);
}

typedef void (*GiveRow) (LoketRows *rows, gconstpointer walk);

/* @rows: (nullable): what a query found; it is NULL when that failed */
static gboolean
walk_rows (LoketRows *rows, GiveRow give, gconstpointer walk, GError **error)
{
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  while (row) {
    give (rows, walk);
    if (!loket_rows_next (rows, &row, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
walk_part (LoketTxn *txn,
           const char *sql,
           const char *after,
           guint limit,
           GiveRow give,
           gconstpointer walk,
           GError **error)
{
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          sql,
                          LOKET_VALUES (LOKET_T (txn->office), LOKET_T (after), LOKET_N (limit)),
                          error);

  return walk_rows (rows, give, walk, error);
}

typedef struct {
  LoketPersonWalk func;
  gpointer data;
} PersonWalk;

static void
give_person (LoketRows *rows, gconstpointer data)
{
  const PersonWalk *walk = data;

  walk->func (loket_rows_text (rows, "id"),
              loket_rows_text (rows, "life_status"),
              loket_rows_text (rows, "village"),
              walk->data);
}

/**
 * loket_txn_walk_people:
 * @txn: a transaction
 * @after: begin behind this id; "" = at the first
 * @limit: at most so many
 * @func: (scope call): called for each who was not merged into another, by id
 * @data: for @func
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when they could not be read
 */
gboolean
loket_txn_walk_people (LoketTxn *txn,
                       const char *after,
                       guint limit,
                       LoketPersonWalk func,
                       gpointer data,
                       GError **error)
{
  return walk_part (txn,
                    "SELECT id, life_status, village FROM person WHERE office = ?1 AND id > ?2 "
                    "AND merged_into IS NULL ORDER BY id LIMIT ?3",
                    after,
                    limit,
                    give_person,
                    &(PersonWalk){func, data},
                    error);
}

typedef struct {
  LoketHouseholdWalk func;
  gpointer data;
} HouseholdWalk;

static void
give_household (LoketRows *rows, gconstpointer data)
{
  const HouseholdWalk *walk = data;

  walk->func (loket_rows_text (rows, "id"),
              loket_rows_text (rows, "kind"),
              loket_rows_text (rows, "family_card"),
              walk->data);
}

/**
 * loket_txn_walk_households:
 * @txn: a transaction
 * @after: begin behind this id; "" = at the first
 * @limit: at most so many
 * @func: (scope call): called for each, by id
 * @data: for @func
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when they could not be read
 */
gboolean
loket_txn_walk_households (LoketTxn *txn,
                           const char *after,
                           guint limit,
                           LoketHouseholdWalk func,
                           gpointer data,
                           GError **error)
{
  return walk_part (txn,
                    "SELECT id, kind, family_card FROM household WHERE office = ?1 AND id > ?2 "
                    "ORDER BY id LIMIT ?3",
                    after,
                    limit,
                    give_household,
                    &(HouseholdWalk){func, data},
                    error);
}

typedef struct {
  LoketMemberWalk func;
  gpointer data;
} MemberWalk;

static void
give_member (LoketRows *rows, gconstpointer data)
{
  const MemberWalk *walk = data;

  walk->func (loket_rows_text (rows, "id"),
              loket_rows_text (rows, "household"),
              loket_rows_text (rows, "person"),
              !loket_rows_is_null (rows, "until_day"),
              walk->data);
}

/**
 * loket_txn_walk_members:
 * @txn: a transaction
 * @after: begin behind this id; "" = at the first
 * @limit: at most so many
 * @func: (scope call): called for each membership, by its id
 * @data: for @func
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when they could not be read
 */
gboolean
loket_txn_walk_members (LoketTxn *txn,
                        const char *after,
                        guint limit,
                        LoketMemberWalk func,
                        gpointer data,
                        GError **error)
{
  return walk_part (txn,
                    "SELECT id, household, person, until_day FROM household_member "
                    "WHERE office = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
                    after,
                    limit,
                    give_member,
                    &(MemberWalk){func, data},
                    error);
}

typedef struct {
  LoketKnownWalk func;
  LoketKnownBy by;
  gpointer data;
} KnownWalk;

static void
give_known (LoketRows *rows, gconstpointer data)
{
  const KnownWalk *walk = data;

  walk->func (loket_rows_text (rows, "person"), walk->by, walk->data);
}

static gboolean
walk_some (LoketTxn *txn, const char *sql, const KnownWalk *walk, GError **error)
{
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine, sql, LOKET_VALUES (LOKET_T (txn->office)), error);

  return walk_rows (rows, give_known, walk, error);
}

/**
 * loket_txn_walk_known:
 * @txn: a transaction
 * @func: (scope call): called for each person, and again for each reason
 * @data: for @func
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when they could not be read
 */
gboolean
loket_txn_walk_known (LoketTxn *txn, LoketKnownWalk func, gpointer data, GError **error)
{
  static const struct {
    const char *sql;
    LoketKnownBy by;
  } reasons[] = {
      {"SELECT DISTINCT person FROM survey WHERE office = ?1 AND state IN ('submitted', "
       "'verified')",
       LOKET_KNOWN_BY_HOUSEHOLD},
      {"SELECT DISTINCT person FROM person_condition WHERE office = ?1", LOKET_KNOWN_BY_HOUSEHOLD},
      {"SELECT DISTINCT person FROM counselling WHERE office = ?1", LOKET_KNOWN_ALONE},
      {"SELECT DISTINCT person FROM pair WHERE office = ?1 AND state IN ('open', 'postponed') "
       "AND list_row IS NOT NULL",
       LOKET_KNOWN_ALONE},
      {"SELECT person FROM decision WHERE office = ?1 AND state = 'active' AND category <> 'none'",
       LOKET_KNOWN_BY_CARD},
  };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (!walk_some (txn, reasons[i].sql, &(KnownWalk){func, reasons[i].by, data}, error))
      return FALSE;
  return TRUE;
}
