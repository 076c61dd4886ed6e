/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements that are put together of what is asked for; the searches and lists of app/store. */
#include "config.h"

#include "store/statement.h"

/**
 * loket_statement_new:
 * @txn: a transaction that lives longer
 * @sql: how the statement begins; ?1 in it is the office
 *
 * Returns: (transfer full): the statement, for loket_statement_clear()
 */
LoketStatement
loket_statement_new (LoketTxn *txn, const char *sql)
{
  const LoketValue office = LOKET_T (txn->office);
  LoketStatement self = {
      .txn = txn,
      .sql = g_string_new (sql),
      .values = g_array_new (FALSE, FALSE, sizeof (LoketValue)),
      .kept = g_ptr_array_new_with_free_func (g_free),
  };

  g_array_append_val (self.values, office);
  return self;
}

/**
 * loket_statement_clear:
 * @self: a statement
 */
void
loket_statement_clear (LoketStatement *self)
{
  g_string_free (self->sql, TRUE);
  g_array_unref (self->values);
  g_ptr_array_unref (self->kept);
}

/**
 * loket_statement_add:
 * @self: a statement
 * @sql: goes on with it; each "*" of it is made the place of @value
 * @value: borrowed until its rows are read
 */
void
loket_statement_add (LoketStatement *self, const char *sql, LoketValue value)
{
  g_array_append_val (self->values, value);
  for (; *sql != '\0'; sql++) {
    if (*sql == '*')
      g_string_append_printf (self->sql, "?%u", self->values->len);
    else
      g_string_append_c (self->sql, *sql);
  }
}

/**
 * loket_statement_add_text:
 * @self: a statement
 * @sql: as loket_statement_add() takes it
 * @text: (nullable): its value; %NULL when it is not asked for
 */
void
loket_statement_add_text (LoketStatement *self, const char *sql, const char *text)
{
  if (text != NULL)
    loket_statement_add (self, sql, LOKET_T (text));
}

/**
 * loket_statement_add_kept:
 * @self: a statement
 * @sql: as loket_statement_add() takes it
 * @text: (transfer full): its value
 */
void
loket_statement_add_kept (LoketStatement *self, const char *sql, char *text)
{
  g_ptr_array_add (self->kept, text);
  loket_statement_add (self, sql, LOKET_T (text));
}

/**
 * loket_statement_add_area:
 * @self: a statement on rows with a village
 * @before: what stands before the condition: " AND "
 * @area: (nullable): region, with all below it; %NULL when all are asked for
 */
void
loket_statement_add_area (LoketStatement *self, const char *before, const char *area)
{
  g_autofree char *sql =
      g_strconcat (before, "(village = * OR substr (village, 1, length (*) + 1) = * || '.')", NULL);

  loket_statement_add_text (self, sql, area);
}

/**
 * loket_statement_add_names:
 * @self: a statement
 * @column: that has names of values, with a plus before it where its index is to be left alone
 * @type: of the enumeration; so its names come from the program alone
 * @bits: 1 << value for each, those without a value count for nothing; none when all are asked for
 */
void
loket_statement_add_names (LoketStatement *self, const char *column, GType type, guint bits)
{
  g_autoptr (GEnumClass) values = g_type_class_ref (type);
  const char *before = "";

  if (bits == 0)
    return;
  g_string_append_printf (self->sql, " AND %s IN (", column);
  for (guint i = 0; i < values->n_values; i++) {
    if ((bits >> values->values[i].value & 1) == 0)
      continue;
    g_string_append_printf (self->sql, "%s'%s'", before, values->values[i].value_nick);
    before = ", ";
  }
  g_string_append (self->sql, ")");
}

static const LoketValue *
values_of (const LoketStatement *self)
{
  return (const LoketValue *) (gpointer) self->values->data;
}

/**
 * loket_statement_query:
 * @self: a whole statement
 * @error: as loket_engine_query()
 *
 * Returns: (transfer full): its rows
 */
LoketRows *
loket_statement_query (LoketStatement *self, GError **error)
{
  return loket_engine_query (
      self->txn->engine, self->sql->str, values_of (self), self->values->len, error);
}

/**
 * loket_statement_records:
 * @self: what stands behind "SELECT columns FROM table"
 * @type: of the records
 * @error: as loket_rows_next()
 *
 * Returns: (transfer full): the records
 */
GPtrArray *
loket_statement_records (LoketStatement *self, GType type, GError **error)
{
  return loket_txn_records (
      self->txn, type, self->sql->str, values_of (self), self->values->len, error);
}
