/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Households on file: their cards over time and who lives in them; see people.h. */
#include "config.h"

#include "core/error.h"
#include "store/people.h"
#include "store/txn-private.h"

static gboolean
add_card (LoketTxn *txn,
          const char *id,
          LoketHousehold *household,
          const char *from_day,
          const char *until_day,
          GError **error)
{
  g_autoptr (LoketHouseholdCard) card = loket_household_card_new ();

  card->id = g_strdup (id);
  card->household = g_strdup (household->id);
  card->family_card = g_strdup (household->family_card);
  card->from_day = g_strdup (from_day);
  card->until_day = g_strdup (until_day);
  return loket_txn_insert (txn, LOKET_RECORD (card), error);
}

static gboolean
end_card (LoketTxn *txn, LoketHousehold *household, const LoketCardChange *change, GError **error)
{
  if (household->family_card == NULL)
    return TRUE;
  if (!loket_engine_exec (
          txn->engine,
          "UPDATE household_card SET until_day = ?3 WHERE office = ?1 "
          "AND household = ?2 AND until_day IS NULL",
          LOKET_VALUES (LOKET_T (txn->office), LOKET_T (household->id), LOKET_T (change->day)),
          error))
    return FALSE;
  return loket_engine_changes (txn->engine) > 0 ||
         add_card (txn, change->first_line, household, change->first_day, change->day, error);
}

/**
 * loket_txn_change_card:
 * @txn: a write transaction
 * @household: (inout): a household on file
 * @family_card: the number that its card has from now on, 16 digits
 * @change: when, and ids for the lines of the history
 * @error: as loket_txn_update()
 *
 * Returns: %TRUE when the household has the new card and the history tells of both
 */
gboolean
loket_txn_change_card (LoketTxn *txn,
                       LoketHousehold *household,
                       const char *family_card,
                       const LoketCardChange *change,
                       GError **error)
{
  if (!end_card (txn, household, change, error))
    return FALSE;
  g_free (household->family_card);
  household->family_card = g_strdup (family_card);
  household->changed_at = change->at;
  return loket_txn_update (txn, LOKET_RECORD (household), error) &&
         add_card (txn, change->line, household, change->day, NULL, error);
}

/**
 * loket_txn_household_by_card:
 * @txn: a transaction
 * @family_card: KK, 16 digits
 * @id: (out) (transfer full) (nullable): the household that has it now; %NULL = none
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_household_by_card (LoketTxn *txn, const char *family_card, char **id, GError **error)
{
  return loket_engine_text (
      txn->engine,
      "SELECT id AS text FROM household WHERE office = ?1 AND family_card = ?2 "
      "ORDER BY id LIMIT 1",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (family_card)),
      id,
      error);
}

/**
 * loket_txn_household_of_person:
 * @txn: a transaction
 * @person: who
 * @household: (out) (transfer full) (nullable): the family of the family card that the person
 *   belongs to now, else the dwelling; %NULL = none
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_household_of_person (LoketTxn *txn,
                               const char *person,
                               LoketHousehold **household,
                               GError **error)
{
  g_autoptr (GPtrArray) found = loket_txn_records (
      txn,
      loket_household_get_type (),
      "WHERE office = ?1 AND id IN (SELECT household FROM household_member WHERE office = ?1 "
      "AND person = ?2 AND until_day IS NULL) ORDER BY kind DESC, id LIMIT 1",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (person)),
      error);

  *household = NULL;
  if (found == NULL)
    return FALSE;
  if (found->len > 0)
    *household = loket_household_cast (g_object_ref (found->pdata[0]));
  return TRUE;
}

/**
 * loket_txn_household_has_head:
 * @txn: a transaction
 * @household: which one
 * @has: (out): whether somebody is its head now
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_household_has_head (LoketTxn *txn, const char *household, gboolean *has, GError **error)
{
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT 1 FROM household_member WHERE office = ?1 AND household = ?2 "
                          "AND head = 1 AND until_day IS NULL",
                          LOKET_VALUES (LOKET_T (txn->office), LOKET_T (household)),
                          error);

  return rows != NULL && loket_rows_next (rows, has, error);
}

/**
 * loket_txn_household_members:
 * @txn: a transaction
 * @household: which one
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketHouseholdMember): everybody who is or was in it,
 * those of now first, the head before all
 */
GPtrArray *
loket_txn_household_members (LoketTxn *txn, const char *household, GError **error)
{
  return loket_txn_records (txn,
                            loket_household_member_get_type (),
                            "WHERE office = ?1 AND household = ?2 "
                            "ORDER BY (until_day IS NOT NULL), head DESC, from_day, id",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (household)),
                            error);
}

/**
 * loket_txn_memberships_of_person:
 * @txn: a transaction
 * @person: who
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketHouseholdMember): in which households, those of now
 *   first
 */
GPtrArray *
loket_txn_memberships_of_person (LoketTxn *txn, const char *person, GError **error)
{
  return loket_txn_records (txn,
                            loket_household_member_get_type (),
                            "WHERE office = ?1 AND person = ?2 "
                            "ORDER BY (until_day IS NOT NULL), from_day DESC, id",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (person)),
                            error);
}

/**
 * loket_txn_household_cards:
 * @txn: a transaction
 * @household: which one
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketHouseholdCard): the cards that it has and had, newest
 *   first; none when it has had only the one that stands in the household itself
 */
GPtrArray *
loket_txn_household_cards (LoketTxn *txn, const char *household, GError **error)
{
  return loket_txn_records (txn,
                            loket_household_card_get_type (),
                            "WHERE office = ?1 AND household = ?2 "
                            "ORDER BY (until_day IS NOT NULL), from_day DESC, id DESC",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (household)),
                            error);
}
