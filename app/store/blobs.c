/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the blobs, and the sweep that takes away what no record named within a day. */
#include "config.h"

#include "store/blobs.h"

#include "store/txn-private.h"

#include <glib/gstdio.h>

#define SWEPT_AT_ONCE "20" /* files; the writer does nothing else meanwhile */

/**
 * loket_txn_blob:
 * @txn: a transaction
 * @sha256: its name
 * @device: who asks
 * @row: (out caller-allocates): what is known of it
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when it was looked for
 */
gboolean
loket_txn_blob (LoketTxn *txn,
                const char *sha256,
                const char *device,
                LoketBlobRow *row,
                GError **error)
{
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT bytes, used, at, device = ?3 AS own FROM blob WHERE office = ?1 AND sha256 = ?2",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (sha256), LOKET_T (device)),
      error);

  *row = (LoketBlobRow){0};
  if (rows == NULL || !loket_rows_next (rows, &row->found, error))
    return FALSE;
  if (row->found) {
    row->bytes = loket_rows_number (rows, "bytes");
    row->used = loket_rows_number (rows, "used");
    row->at = loket_rows_number (rows, "at");
    row->own = loket_rows_number (rows, "own") != 0;
  }
  return TRUE;
}

/**
 * loket_txn_put_blob:
 * @txn: a write transaction
 * @sha256: of a file that is in its place
 * @bytes: how long it is
 * @device: who brought it
 * @at: UTC microseconds; its day begins anew when it comes again
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when it is on file
 */
gboolean
loket_txn_put_blob (LoketTxn *txn,
                    const char *sha256,
                    gint64 bytes,
                    const char *device,
                    gint64 at,
                    GError **error)
{
  return loket_engine_exec (
      txn->engine,
      "INSERT INTO blob (office, sha256, bytes, device, used, at) "
      "VALUES (?1, ?2, ?3, ?4, 0, ?5) "
      "ON CONFLICT (office, sha256) DO UPDATE SET at = excluded.at",
      LOKET_VALUES (
          LOKET_T (txn->office), LOKET_T (sha256), LOKET_N (bytes), LOKET_T (device), LOKET_N (at)),
      error);
}

/**
 * loket_txn_use_blob:
 * @txn: a write transaction
 * @sha256: of a blob on file
 * @more: 1 when a record names it, -1 when it does no more
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when it is counted
 */
gboolean
loket_txn_use_blob (LoketTxn *txn, const char *sha256, int more, GError **error)
{
  return loket_engine_exec (txn->engine,
                            "UPDATE blob SET used = used + ?3 WHERE office = ?1 AND sha256 = ?2 "
                            "AND used + ?3 >= 0",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (sha256), LOKET_N (more)),
                            error);
}

/**
 * loket_txn_unused_blobs:
 * @txn: a transaction
 * @device: who brought them
 * @bytes: (out): how much of that no record names
 * @error: as loket_rows_next()
 *
 * Returns: %TRUE when they were added up
 */
gboolean
loket_txn_unused_blobs (LoketTxn *txn, const char *device, gint64 *bytes, GError **error)
{
  return loket_engine_number (txn->engine,
                              "SELECT coalesce(CAST(SUM(bytes) AS BIGINT), 0) AS number FROM blob "
                              "WHERE office = ?1 AND device = ?2 AND used = 0",
                              LOKET_VALUES (LOKET_T (txn->office), LOKET_T (device)),
                              bytes,
                              error);
}

static GPtrArray *
find_unused (LoketTxn *txn, gint64 before, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LoketRows) rows =
      loket_engine_query (txn->engine,
                          "SELECT sha256 FROM blob WHERE office = ?1 AND used = 0 AND at < ?2 "
                          "LIMIT " SWEPT_AT_ONCE,
                          LOKET_VALUES (LOKET_T (txn->office), LOKET_N (before)),
                          error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return NULL;
  while (row) {
    g_ptr_array_add (names, g_strdup (loket_rows_text (rows, "sha256")));
    if (!loket_rows_next (rows, &row, error))
      return NULL;
  }
  return g_steal_pointer (&names);
}

/**
 * loket_txn_sweep_blobs:
 * @txn: a write transaction
 * @sweep: the folder of the office, and what is to stay
 * @before: UTC microseconds: what came earlier and is named by no record goes
 * @swept: (out): how many went; ask again until it is 0
 * @error: as loket_rows_next()
 *
 * The files go before the commit: a row without its file counts as not there, a file without its
 * row would stay for ever.
 *
 * Returns: %TRUE when it did
 */
gboolean
loket_txn_sweep_blobs (LoketTxn *txn,
                       const LoketBlobSweep *sweep,
                       gint64 before,
                       guint *swept,
                       GError **error)
{
  g_autoptr (GPtrArray) names = find_unused (txn, before, error);

  if (names == NULL)
    return FALSE;
  *swept = 0;
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = loket_blob_path (sweep->dir, names->pdata[i]);
    if (sweep->arrives (names->pdata[i], sweep->data))
      continue;
    (*swept)++;
    g_unlink (path);
    if (!loket_engine_exec (txn->engine,
                            "DELETE FROM blob WHERE office = ?1 AND sha256 = ?2",
                            LOKET_VALUES (LOKET_T (txn->office), LOKET_T (names->pdata[i])),
                            error))
      return FALSE;
  }
  return TRUE;
}

static GHashTable *
names_in_folder (LoketTxn *txn, const char *from, const char *until, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (LoketRows) rows = loket_engine_query (
      txn->engine,
      "SELECT sha256 FROM blob WHERE office = ?1 AND sha256 >= ?2 AND sha256 < ?3",
      LOKET_VALUES (LOKET_T (txn->office), LOKET_T (from), LOKET_T (until)),
      error);
  gboolean row;

  if (rows == NULL || !loket_rows_next (rows, &row, error))
    return NULL;
  while (row) {
    g_hash_table_add (names, g_strdup (loket_rows_text (rows, "sha256")));
    if (!loket_rows_next (rows, &row, error))
      return NULL;
  }
  return g_steal_pointer (&names);
}

/**
 * loket_txn_sweep_stray_blobs:
 * @txn: a write transaction
 * @sweep: the folder of the office, and what is to stay
 * @folder: which of %LOKET_BLOB_FOLDERS
 * @error: as loket_rows_next()
 *
 * Takes away the files of that folder of which no row tells.
 *
 * Returns: %TRUE when they are gone
 */
gboolean
loket_txn_sweep_stray_blobs (LoketTxn *txn,
                             const LoketBlobSweep *sweep,
                             guint folder,
                             GError **error)
{
  g_autofree char *from = g_strdup_printf ("%02x", folder);
  /* "g" comes after all that begins with "ff". */
  g_autofree char *until =
      folder + 1 < LOKET_BLOB_FOLDERS ? g_strdup_printf ("%02x", folder + 1) : g_strdup ("g");
  g_autofree char *path = loket_blob_folder (sweep->dir, folder);
  g_autoptr (GDir) files = g_dir_open (path, 0, NULL);
  g_autoptr (GHashTable) names = files != NULL ? names_in_folder (txn, from, until, error) : NULL;
  const char *name;

  if (files == NULL)
    return TRUE;
  while (names != NULL && (name = g_dir_read_name (files)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);
    if (loket_blob_is_name (name) && !g_hash_table_contains (names, name) &&
        !sweep->arrives (name, sweep->data))
      g_unlink (file);
  }
  return names != NULL;
}
