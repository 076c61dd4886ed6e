/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is the same over every engine: one-shot statements, columns by name, transactions; all of
 * app/store calls it. */
#include "config.h"

#include "store/engine.h"

#include "core/error.h"

/**
 * loket_engine_close:
 * @engine: (nullable) (transfer full): a connection with no rows open
 */
void
loket_engine_close (LoketEngine *engine)
{
  if (engine != NULL)
    engine->table->close (engine);
}

/**
 * loket_rows_free:
 * @rows: (nullable) (transfer full): rows of a query, read to the end or not
 */
void
loket_rows_free (LoketRows *rows)
{
  if (rows != NULL)
    rows->engine->table->rows_free (rows);
}

/**
 * loket_engine_query:
 * @engine: a connection
 * @sql: a statement; the same text is prepared only once
 * @values: (array length=n_values): what stands for ?1, ?2 …
 * @n_values: how many
 * @error: set when it cannot be prepared
 *
 * Returns: (transfer full): its rows, before the first
 */
LoketRows *
loket_engine_query (LoketEngine *engine,
                    const char *sql,
                    const LoketValue *values,
                    guint n_values,
                    GError **error)
{
  return engine->table->query (engine, sql, values, n_values, error);
}

/**
 * loket_rows_next:
 * @rows: rows of a query
 * @row: (out): whether there was another
 * @error: set to %LOKET_ERROR_STORE_FULL when the disk is full, %LOKET_ERROR_BUSY or
 *   %LOKET_ERROR_INTERNAL otherwise; texts name tables and columns, never what stands in them
 *
 * Goes on to the next row.
 *
 * Returns: %FALSE when the statement failed
 */
gboolean
loket_rows_next (LoketRows *rows, gboolean *row, GError **error)
{
  return rows->engine->table->next (rows, row, error);
}

/**
 * loket_engine_exec:
 * @engine: a connection
 * @sql: a statement whose rows nobody wants
 * @values: (array length=n_values): what stands for ?1, ?2 …
 * @n_values: how many
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when it was done
 */
gboolean
loket_engine_exec (LoketEngine *engine,
                   const char *sql,
                   const LoketValue *values,
                   guint n_values,
                   GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (engine, sql, values, n_values, error);
  gboolean row = rows != NULL;

  while (row)
    if (!loket_rows_next (rows, &row, error))
      return FALSE;
  return rows != NULL;
}

/**
 * loket_engine_number:
 * @engine: a connection
 * @sql: a statement whose column `number` of its first row is wanted
 * @values: (array length=n_values): what stands for ?1, ?2 …
 * @n_values: how many
 * @number: (out): that number; 0 when there is no row or it is absent
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when it was done
 */
gboolean
loket_engine_number (LoketEngine *engine,
                     const char *sql,
                     const LoketValue *values,
                     guint n_values,
                     gint64 *number,
                     GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (engine, sql, values, n_values, error);
  gboolean row;

  *number = 0;
  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  if (row)
    *number = loket_rows_number (rows, "number");
  /* A statement that writes is done only when it was read to its end. */
  return !row || loket_rows_next (rows, &row, error);
}

/**
 * loket_engine_text:
 * @engine: a connection
 * @sql: a question whose column `text` of its first row is wanted
 * @values: (array length=n_values): what stands for ?1, ?2 …
 * @n_values: how many
 * @text: (out) (transfer full) (nullable): that text; %NULL when there is no row or it is absent
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when it was asked
 */
gboolean
loket_engine_text (LoketEngine *engine,
                   const char *sql,
                   const LoketValue *values,
                   guint n_values,
                   char **text,
                   GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (engine, sql, values, n_values, error);
  gboolean row;

  *text = NULL;
  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return FALSE;
  if (row)
    *text = g_strdup (loket_rows_text (rows, "text"));
  return TRUE;
}

/**
 * loket_engine_changes:
 * @engine: a connection
 *
 * Returns: how many rows the last statement wrote
 */
gint64
loket_engine_changes (LoketEngine *engine)
{
  return engine->table->changes (engine);
}

/**
 * loket_rows_is_null:
 * @rows: rows on a row
 * @column: the name of a column of the query
 *
 * Returns: %TRUE when nothing stands there
 */
gboolean
loket_rows_is_null (LoketRows *rows, const char *column)
{
  const LoketEngineTable *table = rows->engine->table;

  return table->is_null (rows, table->column (rows, column));
}

/**
 * loket_rows_number:
 * @rows: rows on a row
 * @column: the name of a column of the query
 *
 * Returns: its number, 0 when nothing stands there
 */
gint64
loket_rows_number (LoketRows *rows, const char *column)
{
  const LoketEngineTable *table = rows->engine->table;

  return table->number (rows, table->column (rows, column));
}

/**
 * loket_rows_text:
 * @rows: rows on a row
 * @column: the name of a column of the query
 *
 * Returns: (nullable) (transfer none): its text, until the next row
 */
const char *
loket_rows_text (LoketRows *rows, const char *column)
{
  const LoketEngineTable *table = rows->engine->table;

  return table->text (rows, table->column (rows, column));
}

/**
 * loket_rows_bytes:
 * @rows: rows on a row
 * @column: the name of a column of the query
 *
 * Returns: (nullable) (transfer full): its bytes
 */
GBytes *
loket_rows_bytes (LoketRows *rows, const char *column)
{
  const LoketEngineTable *table = rows->engine->table;

  return table->bytes (rows, table->column (rows, column));
}

/**
 * loket_engine_begin:
 * @engine: a connection
 * @error: set when another one is in the way
 *
 * Begins a transaction; on the writing connection it has the right to write from the start.
 *
 * Returns: %TRUE when it did
 */
gboolean
loket_engine_begin (LoketEngine *engine, GError **error)
{
  return engine->table->begin (engine, error);
}

/**
 * loket_engine_commit:
 * @engine: a connection in a transaction
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when all of it is on the disk
 */
gboolean
loket_engine_commit (LoketEngine *engine, GError **error)
{
  return loket_engine_exec (engine, "COMMIT", NULL, 0, error);
}

/**
 * loket_engine_rollback:
 * @engine: a connection
 *
 * Undoes the whole transaction, if there is one still.
 */
void
loket_engine_rollback (LoketEngine *engine)
{
  /* A rollback that fails has nothing left to undo: the engine did it by itself. */
  if (loket_engine_in_transaction (engine))
    loket_engine_exec (engine, "ROLLBACK", NULL, 0, NULL);
}

static gboolean
exec_with_name (LoketEngine *engine, const char *verb, const char *name, GError **error)
{
  g_autofree char *sql = g_strconcat (verb, " ", name, NULL);

  return loket_engine_exec (engine, sql, NULL, 0, error);
}

/**
 * loket_engine_savepoint:
 * @engine: a connection in a transaction
 * @name: an identifier
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when loket_engine_rollback_to() can come back to here
 */
gboolean
loket_engine_savepoint (LoketEngine *engine, const char *name, GError **error)
{
  return exec_with_name (engine, "SAVEPOINT", name, error);
}

/**
 * loket_engine_rollback_to:
 * @engine: a connection in a transaction
 * @name: the latest savepoint of that name, which stays
 * @error: set when the transaction is gone
 *
 * Returns: %TRUE when everything since is undone
 */
gboolean
loket_engine_rollback_to (LoketEngine *engine, const char *name, GError **error)
{
  return exec_with_name (engine, "ROLLBACK TO", name, error);
}

/**
 * loket_engine_release:
 * @engine: a connection in a transaction
 * @name: the latest savepoint of that name
 * @error: set when the transaction is gone
 *
 * Returns: %TRUE when it and those after it are forgotten
 */
gboolean
loket_engine_release (LoketEngine *engine, const char *name, GError **error)
{
  return exec_with_name (engine, "RELEASE", name, error);
}

/**
 * loket_engine_in_transaction:
 * @engine: a connection
 *
 * Returns: %FALSE also when the engine undid the whole transaction by itself, as on a full disk
 */
gboolean
loket_engine_in_transaction (LoketEngine *engine)
{
  return engine->table->in_transaction (engine);
}

/**
 * loket_engine_script:
 * @engine: a connection
 * @sql: statements of a migration
 * @error: set to %LOKET_ERROR_INTERNAL
 *
 * Returns: %TRUE when all were done
 */
gboolean
loket_engine_script (LoketEngine *engine, const char *sql, GError **error)
{
  return engine->table->script (engine, sql, error);
}

/**
 * loket_engine_get_version:
 * @engine: a connection
 * @version: (out): number of the last migration, 0 for an empty database
 * @error: set to %LOKET_ERROR_INTERNAL when this is no database of ours
 *
 * Returns: %TRUE when it is ours or empty
 */
gboolean
loket_engine_get_version (LoketEngine *engine, gint64 *version, GError **error)
{
  return engine->table->get_version (engine, version, error);
}

/**
 * loket_engine_set_version:
 * @engine: a connection in the transaction of that migration
 * @version: its number
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when the number is set, to hold after COMMIT
 */
gboolean
loket_engine_set_version (LoketEngine *engine, gint64 version, GError **error)
{
  return engine->table->set_version (engine, version, error);
}

/**
 * loket_engine_checkpoint:
 * @engine: the writing connection, outside a transaction
 * @above: only when the log is longer than this many bytes
 * @wanted: (out): a reader was in the way, so it should be tried again
 * @error: set when it failed for another reason
 *
 * Moves the log into the database and makes it short again; waits for nobody.
 *
 * Returns: %FALSE when it failed
 */
gboolean
loket_engine_checkpoint (LoketEngine *engine, gint64 above, gboolean *wanted, GError **error)
{
  return engine->table->checkpoint (engine, above, wanted, error);
}

/**
 * loket_engine_move_log:
 * @engine: the writing connection, outside a transaction
 * @pages: only when so many have come to the log since the last time
 * @error: set when it failed
 *
 * Moves what it can of the log into the database, so that the log begins anew; waits for nobody.
 *
 * Returns: %FALSE when it failed
 */
gboolean
loket_engine_move_log (LoketEngine *engine, gint64 pages, GError **error)
{
  return engine->table->move_log (engine, pages, error);
}

/**
 * loket_engine_backup:
 * @engine: a connection outside a transaction
 * @path: a file, which is overwritten
 * @error: set when it cannot be written
 *
 * Writes a whole, compact copy and has it on the disk before it returns.
 *
 * Returns: %TRUE when it did
 */
gboolean
loket_engine_backup (LoketEngine *engine, const char *path, GError **error)
{
  return engine->table->backup (engine, path, error);
}

/**
 * loket_engine_check:
 * @engine: a connection
 * @whole: also hold indexes and foreign keys against their tables, which takes long
 * @problem: (out) (nullable) (transfer full): the first thing wrong, %NULL when all is well
 * @error: set when it could not be looked over
 *
 * Returns: %TRUE when it was looked over
 */
gboolean
loket_engine_check (LoketEngine *engine, gboolean whole, char **problem, GError **error)
{
  return engine->table->check (engine, whole, problem, error);
}

/**
 * loket_engine_limit:
 * @engine: a connection that only reads
 * @until: monotonic time, microseconds; 0 = no limit
 *
 * What still runs then is stopped with %LOKET_ERROR_TOO_SLOW.
 */
void
loket_engine_limit (LoketEngine *engine, gint64 until)
{
  engine->table->limit (engine, until);
}

/**
 * loket_engine_obey:
 * @engine: a connection that only reads
 * @stop: (nullable): read atomically; once it is not 0, whatever runs is stopped
 */
void
loket_engine_obey (LoketEngine *engine, const int *stop)
{
  engine->table->obey (engine, stop);
}
