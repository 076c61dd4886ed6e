/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records to rows and back through their tables of fields; works and the desks' questions use it.
 */
#include "config.h"

#include "store/txn-private.h"

#include "core/error.h"

/* The statements of one type of record on one connection. */
struct _LoketRecordSql {
  char *select; /* "SELECT id, day … FROM ticket " */
  char *get;    /* "WHERE office = ?1 AND id = ?2" */
  char *insert;
  char *update;
};

static void
record_sql_free (LoketRecordSql *sql)
{
  g_free (sql->select);
  g_free (sql->get);
  g_free (sql->insert);
  g_free (sql->update);
  g_free (sql);
}

/**
 * loket_txn_new_record_sql:
 *
 * Returns: (transfer full): the empty place for statements about records of one connection
 */
GHashTable *
loket_txn_new_record_sql (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) record_sql_free);
}

/* An id that is no UUID, such as a counter's "1", comes again every day. */
static const LoketField *
day_of_key (GType type)
{
  const LoketField *key = loket_record_type_key (type);
  const LoketField *day = loket_record_type_find_field (type, "day");

  return day != NULL && (key->flags & LOKET_FIELD_UUID) == 0 ? day : NULL;
}

static void
append_item (GString *list, const char *separator, const char *format, const char *name, guint at)
{
  if (list->len > 0)
    g_string_append (list, separator);
  if (name != NULL)
    g_string_append (list, name);
  g_string_append_printf (list, "%s%u", format, at);
}

static LoketRecordSql *
make_record_sql (GType type)
{
  LoketRecordSql *sql = g_new0 (LoketRecordSql, 1);
  const char *entity = loket_record_type_entity (type);
  const LoketField *key = loket_record_type_key (type);
  const LoketField *day = day_of_key (type);
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) places = g_string_new ("?1");
  g_autoptr (GString) sets = g_string_new (NULL);
  g_autoptr (GString) where = g_string_new ("office = ?1");
  guint n, at = 1;
  const LoketField *fields = loket_record_type_fields (type, &n);

  for (guint i = 0; i < n; i++) {
    if (!loket_field_is_column (&fields[i]))
      continue;
    at++;
    g_string_append_printf (columns, "%s%s", columns->len > 0 ? ", " : "", fields[i].name);
    append_item (places, ", ", "?", NULL, at);
    if (&fields[i] == key || &fields[i] == day)
      append_item (where, " AND ", " = ?", fields[i].name, at);
    else
      append_item (sets, ", ", " = ?", fields[i].name, at);
  }
  sql->select = g_strdup_printf ("SELECT %s FROM %s ", columns->str, entity);
  sql->get = g_strdup_printf ("WHERE office = ?1 AND %s = ?2", key->name);
  sql->insert = g_strdup_printf (
      "INSERT INTO %s (office, %s) VALUES (%s)", entity, columns->str, places->str);
  sql->update = g_strdup_printf ("UPDATE %s SET %s WHERE %s", entity, sets->str, where->str);
  return sql;
}

static LoketRecordSql *
record_sql (LoketTxn *txn, GType type)
{
  LoketRecordSql *sql = g_hash_table_lookup (txn->record_sql, GSIZE_TO_POINTER (type));

  if (sql == NULL) {
    sql = make_record_sql (type);
    g_hash_table_insert (txn->record_sql, GSIZE_TO_POINTER (type), sql);
  }
  return sql;
}

/* @keep holds what the value points to until it is bound. */
static LoketValue
value_of (const LoketField *field, LoketRecord *record, GPtrArray *keep)
{
  if (!loket_field_is_set (field, record))
    return (LoketValue){.kind = LOKET_VALUE_NULL};
  if (field->kind == LOKET_KIND_ENUM)
    return LOKET_T (loket_enum_name (field->type (), (int) loket_field_number (field, record)));
  if (loket_field_is_number (field))
    return LOKET_N (loket_field_number (field, record));
  if (field->kind == LOKET_KIND_BYTES)
    return (LoketValue){.kind = LOKET_VALUE_BYTES, .bytes = loket_field_bytes (field, record)};
  if (field->kind == LOKET_KIND_WORDS) {
    char *words = g_strjoinv (" ", loket_field_words (field, record));
    g_ptr_array_add (keep, words);
    return LOKET_T (words);
  }
  return LOKET_T (loket_field_text (field, record));
}

static gboolean
exec_with_record (LoketTxn *txn, const char *sql, LoketRecord *record, GError **error)
{
  g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (LoketValue));
  LoketValue value = LOKET_T (txn->office);
  guint n;
  const LoketField *fields = loket_record_type_fields (G_OBJECT_TYPE (record), &n);

  g_array_append_val (values, value);
  for (guint i = 0; i < n; i++) {
    if (!loket_field_is_column (&fields[i]))
      continue;
    value = value_of (&fields[i], record, keep);
    g_array_append_val (values, value);
  }
  return loket_engine_exec (txn->engine, sql, (LoketValue *) values->data, values->len, error);
}

static gboolean
read_enum (const LoketField *field, LoketRows *rows, LoketRecord *record, GError **error)
{
  int value;

  if (!loket_enum_from_name (field->type (), loket_rows_text (rows, field->name), &value)) {
    loket_set_error (
        error, LOKET_ERROR_INTERNAL, NULL, "A row has an unknown value in %s", field->name);
    return FALSE;
  }
  loket_field_set_number (field, record, value);
  return TRUE;
}

static gboolean
read_field (const LoketField *field, LoketRows *rows, LoketRecord *record, GError **error)
{
  if (loket_rows_is_null (rows, field->name))
    return TRUE;
  if (field->kind == LOKET_KIND_ENUM)
    return read_enum (field, rows, record, error);
  if (loket_field_is_number (field))
    loket_field_set_number (field, record, loket_rows_number (rows, field->name));
  else if (field->kind == LOKET_KIND_BYTES)
    loket_field_take_bytes (field, record, loket_rows_bytes (rows, field->name));
  else if (field->kind == LOKET_KIND_WORDS)
    loket_field_take_words (
        field, record, g_strsplit (loket_rows_text (rows, field->name), " ", 0));
  else
    loket_field_take_text (field, record, g_strdup (loket_rows_text (rows, field->name)));
  return TRUE;
}

static LoketRecord *
read_row (GType type, LoketRows *rows, GError **error)
{
  g_autoptr (LoketRecord) record = g_object_new (type, NULL);
  guint n;
  const LoketField *fields = loket_record_type_fields (type, &n);

  for (guint i = 0; i < n; i++)
    if (loket_field_is_column (&fields[i]) && !read_field (&fields[i], rows, record, error))
      return NULL;
  return g_steal_pointer (&record);
}

/**
 * loket_txn_records:
 * @txn: a transaction
 * @type: a type of record that has a table
 * @rest: what follows "SELECT columns FROM table": WHERE, ORDER BY, LIMIT
 * @values: (array length=n_values): what stands for ?1, ?2 …
 * @n_values: how many
 * @error: as loket_rows_next(); %LOKET_ERROR_INTERNAL for a row that no record can say
 *
 * Returns: (transfer full) (element-type LoketRecord): the records of those rows
 */
GPtrArray *
loket_txn_records (LoketTxn *txn,
                   GType type,
                   const char *rest,
                   const LoketValue *values,
                   guint n_values,
                   GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *sql = g_strconcat (record_sql (txn, type)->select, rest, NULL);
  g_autoptr (LoketRows) rows = loket_engine_query (txn->engine, sql, values, n_values, error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return NULL;
  while (row) {
    LoketRecord *record = read_row (type, rows, error);
    if (record == NULL)
      return NULL;
    g_ptr_array_add (records, record);
    if (!loket_rows_next (rows, &row, error))
      return NULL;
  }
  return g_steal_pointer (&records);
}

/**
 * loket_txn_record:
 * @txn: a transaction
 * @type: a type of record that has a table
 * @rest: as for loket_txn_records()
 * @values: (array length=n_values): what stands for ?1, ?2 …
 * @n_values: how many
 * @what: what was looked for, for the person who asked
 * @error: set to %LOKET_ERROR_NOT_FOUND with @what when there is no such row
 *
 * Returns: (transfer full): the record of the first row
 */
LoketRecord *
loket_txn_record (LoketTxn *txn,
                  GType type,
                  const char *rest,
                  const LoketValue *values,
                  guint n_values,
                  const char *what,
                  GError **error)
{
  g_autoptr (GPtrArray) records = loket_txn_records (txn, type, rest, values, n_values, error);

  if (records == NULL)
    return NULL;
  if (records->len == 0) {
    loket_set_error (
        error, LOKET_ERROR_NOT_FOUND, what, "No such row in %s", loket_record_type_entity (type));
    return NULL;
  }
  return g_object_ref (records->pdata[0]);
}

/**
 * loket_txn_insert:
 * @txn: a write transaction
 * @record: a record whose type has a table and which keeps the limits of its table of fields
 * @error: set to %LOKET_ERROR_INTERNAL when its key or another unique value is there already,
 *   otherwise as loket_rows_next()
 *
 * Returns: %TRUE when it is in
 */
gboolean
loket_txn_insert (LoketTxn *txn, LoketRecord *record, GError **error)
{
  return exec_with_record (txn, record_sql (txn, G_OBJECT_TYPE (record))->insert, record, error);
}

/**
 * loket_txn_update:
 * @txn: a write transaction
 * @record: a record as it should be from now on
 * @error: set to %LOKET_ERROR_NOT_FOUND with its id when there is no row of its key
 *
 * Writes every column but those of the key.
 *
 * Returns: %TRUE when the row says what @record says
 */
gboolean
loket_txn_update (LoketTxn *txn, LoketRecord *record, GError **error)
{
  if (!exec_with_record (txn, record_sql (txn, G_OBJECT_TYPE (record))->update, record, error))
    return FALSE;
  if (loket_engine_changes (txn->engine) == 1)
    return TRUE;
  loket_set_error (error,
                   LOKET_ERROR_NOT_FOUND,
                   loket_record_id (record),
                   "No such row in %s",
                   loket_record_type_entity (G_OBJECT_TYPE (record)));
  return FALSE;
}

/**
 * loket_txn_get:
 * @txn: a transaction
 * @type: a type of record that has a table and whose id alone is its key
 * @id: what its key field says
 * @error: set to %LOKET_ERROR_NOT_FOUND with @id when there is none
 *
 * Returns: (transfer full): the record
 */
LoketRecord *
loket_txn_get (LoketTxn *txn, GType type, const char *id, GError **error)
{
  g_return_val_if_fail (day_of_key (type) == NULL, NULL);

  return loket_txn_record (txn,
                           type,
                           record_sql (txn, type)->get,
                           LOKET_VALUES (LOKET_T (txn->office), LOKET_T (id)),
                           id,
                           error);
}
