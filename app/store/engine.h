/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small interface between the store and a database engine; sqlite.c is the one today, libpq may
 * come.  SQL on top of it keeps to what both understand: ?1, ON CONFLICT … RETURNING, no rowid. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  LOKET_VALUE_NULL,
  LOKET_VALUE_NUMBER,
  LOKET_VALUE_TEXT,
  LOKET_VALUE_BYTES,
} LoketValueKind;

/* A value to bind; the engine copies it. */
typedef struct {
  LoketValueKind kind;
  gint64 number;
  const char *text;
  GBytes *bytes;
} LoketValue;

static inline LoketValue
loket_value_text (const char *text)
{
  return (LoketValue){.kind = text != NULL ? LOKET_VALUE_TEXT : LOKET_VALUE_NULL, .text = text};
}

static inline LoketValue
loket_value_number (gint64 number)
{
  return (LoketValue){.kind = LOKET_VALUE_NUMBER, .number = number};
}

#define LOKET_T(text) loket_value_text (text)
#define LOKET_N(number) loket_value_number (number)
#define LOKET_VALUES(...)                                                                          \
  (const LoketValue[]){__VA_ARGS__},                                                               \
      (guint) (sizeof ((LoketValue[]){__VA_ARGS__}) / sizeof (LoketValue))

/* A connection of one engine; used by one thread at a time. */
typedef struct _LoketEngine LoketEngine;

/* The rows of a query that runs.  At most one row is current; its columns are read by name. */
typedef struct _LoketRows LoketRows;

typedef struct {
  LoketRows *(*query) (LoketEngine *engine,
                       const char *sql,
                       const LoketValue *values,
                       guint n_values,
                       GError **error);
  gboolean (*next) (LoketRows *rows, gboolean *row, GError **error);
  int (*column) (LoketRows *rows, const char *name);
  gboolean (*is_null) (LoketRows *rows, int column);
  gint64 (*number) (LoketRows *rows, int column);
  const char *(*text) (LoketRows *rows, int column);
  GBytes *(*bytes) (LoketRows *rows, int column);
  void (*rows_free) (LoketRows *rows);
  gint64 (*changes) (LoketEngine *engine);

  gboolean (*begin) (LoketEngine *engine, GError **error);
  gboolean (*in_transaction) (LoketEngine *engine);
  gboolean (*script) (LoketEngine *engine, const char *sql, GError **error);

  gboolean (*get_version) (LoketEngine *engine, gint64 *version, GError **error);
  gboolean (*set_version) (LoketEngine *engine, gint64 version, GError **error);
  gboolean (*checkpoint) (LoketEngine *engine, gint64 above, gboolean *wanted, GError **error);
  gboolean (*move_log) (LoketEngine *engine, gint64 pages, GError **error);
  gboolean (*backup) (LoketEngine *engine, const char *path, GError **error);
  gboolean (*check) (LoketEngine *engine, gboolean whole, char **problem, GError **error);
  void (*limit) (LoketEngine *engine, gint64 until);
  void (*obey) (LoketEngine *engine, const int *stop);
  void (*close) (LoketEngine *engine);
} LoketEngineTable;

struct _LoketEngine {
  const LoketEngineTable *table;
};

struct _LoketRows {
  LoketEngine *engine;
};

void loket_engine_close (LoketEngine *engine);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketEngine, loket_engine_close)
void loket_rows_free (LoketRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketRows, loket_rows_free)

LoketRows *loket_engine_query (LoketEngine *engine,
                               const char *sql,
                               const LoketValue *values,
                               guint n_values,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_engine_exec (LoketEngine *engine,
                            const char *sql,
                            const LoketValue *values,
                            guint n_values,
                            GError **error);
gboolean loket_engine_number (LoketEngine *engine,
                              const char *sql,
                              const LoketValue *values,
                              guint n_values,
                              gint64 *number,
                              GError **error);
gboolean loket_engine_text (LoketEngine *engine,
                            const char *sql,
                            const LoketValue *values,
                            guint n_values,
                            char **text,
                            GError **error);
gint64 loket_engine_changes (LoketEngine *engine);
gboolean loket_rows_next (LoketRows *rows, gboolean *row, GError **error);
gboolean loket_rows_is_null (LoketRows *rows, const char *column);
gint64 loket_rows_number (LoketRows *rows, const char *column);
const char *loket_rows_text (LoketRows *rows, const char *column);
GBytes *loket_rows_bytes (LoketRows *rows, const char *column) G_GNUC_WARN_UNUSED_RESULT;

gboolean loket_engine_begin (LoketEngine *engine, GError **error);
gboolean loket_engine_commit (LoketEngine *engine, GError **error);
void loket_engine_rollback (LoketEngine *engine);
gboolean loket_engine_savepoint (LoketEngine *engine, const char *name, GError **error);
gboolean loket_engine_rollback_to (LoketEngine *engine, const char *name, GError **error);
gboolean loket_engine_release (LoketEngine *engine, const char *name, GError **error);
gboolean loket_engine_in_transaction (LoketEngine *engine);
gboolean loket_engine_script (LoketEngine *engine, const char *sql, GError **error);

gboolean loket_engine_get_version (LoketEngine *engine, gint64 *version, GError **error);
gboolean loket_engine_set_version (LoketEngine *engine, gint64 version, GError **error);
gboolean
loket_engine_checkpoint (LoketEngine *engine, gint64 above, gboolean *wanted, GError **error);
gboolean loket_engine_move_log (LoketEngine *engine, gint64 pages, GError **error);
gboolean loket_engine_backup (LoketEngine *engine, const char *path, GError **error);
gboolean loket_engine_check (LoketEngine *engine, gboolean whole, char **problem, GError **error);
void loket_engine_limit (LoketEngine *engine, gint64 until);
void loket_engine_obey (LoketEngine *engine, const int *stop);

G_END_DECLS
