/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about cards to the store; policy is not here. */
#include "config.h"

#include "store/cards.h"

#include "core/slot-order.h"
#include "store/statement.h"

#define SLOTS "status-slot"
#define LIVE "state IN ('approved', 'queued', 'printed', 'active', 'suspended')"
#define NAME_OF "(SELECT p.name FROM person p WHERE p.office = card.office AND p.id = card.person)"
#define CARDS_MAX 100

/**
 * loket_txn_cards:
 * @txn: a transaction
 * @filter: which ones, and from which line on
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketCard): the newest first
 */
GPtrArray *
loket_txn_cards (LoketTxn *txn, const LoketCardFilter *filter, GError **error)
{
  g_auto (LoketStatement) question = loket_statement_new (txn, "WHERE office = ?1");

  loket_statement_add_names (&question, "state", loket_card_state_get_type (), filter->states);
  loket_statement_add_text (&question, " AND product = *", filter->product);
  loket_statement_add_text (&question, " AND number >= * AND number < * || '~'", filter->number);
  loket_statement_add_area (&question, " AND ", filter->area);
  loket_statement_add (
      &question, " ORDER BY created_at DESC, id DESC LIMIT *", LOKET_N (filter->limit));
  loket_statement_add (&question, " OFFSET *", LOKET_N (filter->from));
  return loket_statement_records (&question, loket_card_get_type (), error);
}

/**
 * loket_txn_cards_of_person:
 * @txn: a transaction
 * @person: id
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketCard): newest first
 */
GPtrArray *
loket_txn_cards_of_person (LoketTxn *txn, const char *person, GError **error)
{
  return loket_txn_records (
      txn,
      loket_card_get_type (),
      "WHERE office = ?1 AND person = ?2 ORDER BY created_at DESC, id DESC LIMIT ?3",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (person), LOKET_N (CARDS_MAX)),
      error);
}

/**
 * loket_txn_live_cards:
 * @txn: a transaction
 * @person: id
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketCard): those that the person has or is to get
 */
GPtrArray *
loket_txn_live_cards (LoketTxn *txn, const char *person, GError **error)
{
  return loket_txn_records (txn,
                            loket_card_get_type (),
                            "WHERE office = ?1 AND person = ?2 AND " LIVE " ORDER BY id",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (person)),
                            error);
}

/**
 * loket_txn_cards_of_decision:
 * @txn: a transaction
 * @decision: id
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketCard): live ones that rest on it
 */
GPtrArray *
loket_txn_cards_of_decision (LoketTxn *txn, const char *decision, GError **error)
{
  return loket_txn_records (txn,
                            loket_card_get_type (),
                            "WHERE office = ?1 AND decision = ?2 AND " LIVE " ORDER BY id",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (decision)),
                            error);
}

/**
 * loket_txn_cards_unclaimed:
 * @txn: a transaction
 * @filter: of which region, from which line on
 * @before: printed before this time
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketCard): good cards that nobody has come for, by
 *   village, hamlet and name
 */
GPtrArray *
loket_txn_cards_unclaimed (LoketTxn *txn,
                           const LoketCardFilter *filter,
                           gint64 before,
                           GError **error)
{
  g_auto (LoketStatement) question =
      loket_statement_new (txn,
                           "WHERE office = ?1 AND (state = 'printed' OR (state = 'active' "
                           "AND next IN (SELECT id FROM card_print WHERE office = ?1 "
                           "AND state = 'good')))");

  loket_statement_add_area (&question, " AND ", filter->area);
  loket_statement_add (&question, " AND printed_at <= *", LOKET_N (before));
  loket_statement_add (
      &question, " ORDER BY village, hamlet, " NAME_OF ", id LIMIT *", LOKET_N (filter->limit));
  loket_statement_add (&question, " OFFSET *", LOKET_N (filter->from));
  return loket_statement_records (&question, loket_card_get_type (), error);
}

/**
 * loket_txn_cards_run_out:
 * @txn: a transaction
 * @day: a day
 * @limit: how many at most
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketCard): live ones whose last day is before @day
 */
GPtrArray *
loket_txn_cards_run_out (LoketTxn *txn, const char *day, guint limit, GError **error)
{
  return loket_txn_records (txn,
                            loket_card_get_type (),
                            "WHERE office = ?1 AND " LIVE
                            " AND until_day < ?2 ORDER BY until_day, id LIMIT ?3",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (day), LOKET_N (limit)),
                            error);
}

/**
 * loket_txn_cards_to_resume:
 * @txn: a transaction
 * @day: a day
 * @limit: how many at most
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketCard): suspended ones that hold again on @day
 */
GPtrArray *
loket_txn_cards_to_resume (LoketTxn *txn, const char *day, guint limit, GError **error)
{
  return loket_txn_records (txn,
                            loket_card_get_type (),
                            "WHERE office = ?1 AND suspended_until <= ?2 AND state = 'suspended' "
                            "ORDER BY suspended_until, id LIMIT ?3",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (day), LOKET_N (limit)),
                            error);
}

/* A decision of another category than the card that the person has asks for a card of its own. */
#define GRANTED                                                                                    \
  "WHERE office = ?1 AND state = 'active' AND category <> 'none' "                                 \
  "AND NOT EXISTS (SELECT 1 FROM card c WHERE c.office = decision.office "                         \
  "AND c.person = decision.person AND c.category = decision.category "                             \
  "AND c.state IN ('approved', 'queued', 'printed', 'active', 'suspended'))"

/**
 * loket_txn_cards_waiting:
 * @txn: a transaction
 * @filter: of which region, from which line on
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketDecision): those that give a card which is not on its
 *   way, by village, hamlet and name
 */
GPtrArray *
loket_txn_cards_waiting (LoketTxn *txn, const LoketCardFilter *filter, GError **error)
{
  g_auto (LoketStatement) question = loket_statement_new (txn, GRANTED);

  loket_statement_add_area (&question, " AND ", filter->area);
  loket_statement_add (&question,
                       " ORDER BY village, (SELECT p.hamlet || ' ' || p.name FROM person p "
                       "WHERE p.office = decision.office AND p.id = decision.person), id LIMIT *",
                       LOKET_N (filter->limit));
  loket_statement_add (&question, " OFFSET *", LOKET_N (filter->from));
  return loket_statement_records (&question, loket_decision_get_type (), error);
}

/**
 * loket_txn_slots_of_card:
 * @txn: a transaction
 * @card: id
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketStatusSlot): of all its prints, the good one first
 */
GPtrArray *
loket_txn_slots_of_card (LoketTxn *txn, const char *card, GError **error)
{
  return loket_txn_records (txn,
                            loket_status_slot_get_type (),
                            "WHERE office = ?1 AND id IN (SELECT id FROM card_print "
                            "WHERE office = ?1 AND card = ?2) ORDER BY good DESC, id",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (card)),
                            error);
}

/**
 * loket_txn_skip_slots:
 * @txn: a write transaction on a store that was restored
 * @error: as loket_rows_next()
 *
 * Goes on behind the next block of slots: those that were given since the backup was made stand on
 * cards, and nobody else may get them.
 *
 * Returns: %TRUE when it is done
 */
gboolean
loket_txn_skip_slots (LoketTxn *txn, GError **error)
{
  return loket_engine_exec (txn->engine,
                            "UPDATE number_series SET last = (last / ?2 + 2) * ?2 "
                            "WHERE office = ?1 AND scope = '" SLOTS "'",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_N (LOKET_SLOT_BLOCK)),
                            error);
}

/**
 * loket_txn_handovers:
 * @txn: a transaction
 * @card: id
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketCardHandover): newest first
 */
GPtrArray *
loket_txn_handovers (LoketTxn *txn, const char *card, GError **error)
{
  return loket_txn_records (
      txn,
      loket_card_handover_get_type (),
      "WHERE office = ?1 AND card = ?2 ORDER BY at DESC, id DESC LIMIT ?3",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (card), LOKET_N (CARDS_MAX)),
      error);
}

/**
 * loket_txn_photo_of:
 * @txn: a transaction
 * @person: id
 * @photo: (out) (transfer full) (nullable): SHA-256 of the newest picture
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_txn_photo_of (LoketTxn *txn, const char *person, char **photo, GError **error)
{
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT photo FROM person_photo WHERE office = ?1 AND person = ?2 "
                          "ORDER BY at DESC, id DESC LIMIT 1",
                          LOKET_VALUES (LOKET_T (txn->office), LOKET_T (person)),
                          error);
  gboolean row;

  *photo = NULL;
  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  if (row)
    *photo = g_strdup (loket_rows_text (rows, "photo"));
  return TRUE;
}

/**
 * loket_txn_card_names_blob:
 * @txn: a transaction
 * @sha256: of a blob
 * @area: (nullable): region, with all below it
 * @names: (out): whether it is the picture of somebody there
 * @error: as loket_rows_next()
 *
 * Returns: %FALSE when that could not be looked up
 */
gboolean
loket_txn_card_names_blob (LoketTxn *txn,
                           const char *sha256,
                           const char *area,
                           gboolean *names,
                           GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT 1 FROM person_photo f JOIN person p ON p.office = f.office AND p.id = f.person "
      "WHERE f.office = ?1 AND f.photo = ?2 AND (?3 IS NULL OR p.village = ?3 "
      "OR substr (p.village, 1, length (?3) + 1) = ?3 || '.') LIMIT 1",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (sha256), LOKET_T (area)),
      error);

  return rows != NULL && loket_rows_next (rows, names, error);
}
