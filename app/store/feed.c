/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The feed: what happened, in the order of commits; loket_turn_tell() writes it, the hub reads it.
 */
#include "config.h"

#include "store/statement.h"

#include "core/error.h"

/* A number from a row, not from a sequence of the engine: those are not in the order of commits, so
 * that a reader could go past an event that is not there yet. */
#define FEED_SCOPE "feed"

/**
 * loket_txn_tell:
 * @txn: a write transaction
 * @topic: such as "queue"
 * @entity: the table of the record
 * @id: its id
 * @json: its public fields as JSON, one line
 * @at: UTC microseconds
 * @error: as loket_rows_next()
 *
 * Puts an event on the feed; it is there for others when the work succeeded and was committed.
 *
 * Returns: %TRUE when it is on
 */
gboolean
loket_txn_tell (LoketTxn *txn,
                const char *topic,
                const char *entity,
                const char *id,
                const char *json,
                gint64 at,
                GError **error)
{
  gint64 seq;

  if (!loket_txn_next_number (txn, FEED_SCOPE, "", &seq, error))
    return FALSE;
  if (!loket_engine_exec (txn->engine,
                          "INSERT INTO event (office, seq, at, topic, entity, id, record) "
                          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                          LOKET_VALUES (LOKET_T (txn->office),
                                        LOKET_N (seq),
                                        LOKET_N (at),
                                        LOKET_T (topic),
                                        LOKET_T (entity),
                                        LOKET_T (id),
                                        LOKET_T (json)),
                          error))
    return FALSE;
  txn->told = seq;
  return TRUE;
}

static LoketEvent *
read_event (LoketRows *rows)
{
  LoketEvent *event = g_new0 (LoketEvent, 1);

  event->seq = loket_rows_number (rows, "seq");
  event->at = loket_rows_number (rows, "at");
  event->topic = g_strdup (loket_rows_text (rows, "topic"));
  event->entity = g_strdup (loket_rows_text (rows, "entity"));
  event->id = g_strdup (loket_rows_text (rows, "id"));
  event->record = g_strdup (loket_rows_text (rows, "record"));
  return event;
}

static LoketRows *
query_events (LoketTxn *txn, gint64 after, const char *const *topics, guint limit, GError **error)
{
  g_auto (LoketStatement) question = loket_statement_new (
      txn, "SELECT seq, at, topic, entity, id, record FROM event WHERE office = ?1");

  loket_statement_add (&question, " AND seq > *", LOKET_N (after));
  if (topics != NULL) {
    g_string_append (question.sql, " AND topic IN (NULL");
    for (guint i = 0; topics[i] != NULL; i++)
      loket_statement_add (&question, ", *", LOKET_T (topics[i]));
    g_string_append (question.sql, ")");
  }
  loket_statement_add (&question, " ORDER BY seq LIMIT *", LOKET_N (limit));
  return loket_statement_query (&question, error);
}

/**
 * loket_txn_events_after:
 * @txn: a transaction
 * @after: a sequence number
 * @topics: (nullable) (array zero-terminated=1): only these; %NULL for all
 * @limit: at most so many
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full) (element-type LoketEvent): the events after @after, in their order
 */
GPtrArray *
loket_txn_events_after (LoketTxn *txn,
                        gint64 after,
                        const char *const *topics,
                        guint limit,
                        GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) loket_event_free);
  g_autoptr (LoketRows) rows = query_events (txn, after, topics, limit, error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return NULL;
  while (row) {
    g_ptr_array_add (events, read_event (rows));
    if (!loket_rows_next (rows, &row, error))
      return NULL;
  }
  return g_steal_pointer (&events);
}

/**
 * loket_txn_prune_events:
 * @txn: a write transaction
 * @before: UTC microseconds
 * @pruned: (out): how many went; %LOKET_EVENTS_PRUNED or more: ask again
 * @error: as loket_rows_next()
 *
 * Forgets the oldest events, at most some hundred at once so that no ticket waits for it.  What is
 * left has no gap, and the last event always stays.
 *
 * Returns: %TRUE when it did
 */
gboolean
loket_txn_prune_events (LoketTxn *txn, gint64 before, gint64 *pruned, GError **error)
{
  if (!loket_engine_exec (
          txn->engine,
          "DELETE FROM event WHERE office = ?1 AND seq < (SELECT MIN(seq) FROM (SELECT seq, at, "
          "MAX(seq) OVER () AS last FROM (SELECT seq, at "
          "FROM event WHERE office = ?1 ORDER BY seq LIMIT ?3) AS oldest) AS numbered "
          "WHERE at >= ?2 OR seq = last)",
          LOKET_VALUES (LOKET_T (txn->office), LOKET_N (before), LOKET_N (LOKET_EVENTS_PRUNED + 1)),
          error))
    return FALSE;
  *pruned = loket_engine_changes (txn->engine);
  return TRUE;
}

/**
 * loket_txn_last_seq:
 * @txn: a transaction
 * @error: as loket_rows_next()
 *
 * Returns: the sequence number of the last event, 0 when there is none yet, -1 with @error
 */
gint64
loket_txn_last_seq (LoketTxn *txn, GError **error)
{
  gint64 seq;

  return loket_txn_last_number (txn, FEED_SCOPE, "", &seq, error) ? seq : -1;
}

/**
 * loket_txn_first_seq:
 * @txn: a transaction
 * @error: as loket_rows_next()
 *
 * Returns: the sequence number of the first event that is kept, 0 when there is none, -1 with
 *   @error
 */
gint64
loket_txn_first_seq (LoketTxn *txn, GError **error)
{
  gint64 seq;

  return loket_engine_number (txn->engine,
                              "SELECT MIN(seq) AS number FROM event WHERE office = ?1",
                              LOKET_VALUES (LOKET_T (txn->office)),
                              &seq,
                              error)
             ? seq
             : -1;
}
