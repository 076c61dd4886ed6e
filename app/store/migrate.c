/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Migrations: numbered SQL files, each in one transaction with its number; store.c calls it. */
#include "config.h"

#include "store/migrate.h"

#include "store/loket-store-resources.h"

#include "core/error.h"

#include <glib/gstdio.h>
#include <string.h>

#define SCHEMA_PATH "/org/loket/store/schema/"
#define ACCESS_SCHEMA_PATH "/org/loket/store/schema-access/"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The SQL of 0001-….sql and those after it in @folder, each ended by a NUL. */
static GPtrArray *
load (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  GResource *resource = loket_store_get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, folder, 0, error);

  if (names == NULL)
    return NULL;
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *path = g_strconcat (folder, names[i], NULL);
    GBytes *sql;
    if (g_ascii_strtoull (names[i], NULL, 10) != i + 1) {
      loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "No migration has number %u", i + 1);
      return NULL;
    }
    sql = g_resource_lookup_data (resource, path, 0, error);
    if (sql == NULL)
      return NULL;
    g_ptr_array_add (steps, sql);
  }
  return g_steal_pointer (&steps);
}

/**
 * loket_migrations_load:
 * @error: set to %LOKET_ERROR_INTERNAL when the numbers of the files have a gap
 *
 * Returns: (transfer full) (element-type GBytes): the steps of office.db, each ended by a NUL; the
 *   first stands at 0
 */
GPtrArray *
loket_migrations_load (GError **error)
{
  return load (SCHEMA_PATH, error);
}

/**
 * loket_migrations_load_access:
 * @error: as loket_migrations_load()
 *
 * Returns: (transfer full) (element-type GBytes): the steps of access.db
 */
GPtrArray *
loket_migrations_load_access (GError **error)
{
  return load (ACCESS_SCHEMA_PATH, error);
}

static gboolean
check_references (LoketEngine *engine, guint number, GError **error)
{
  g_autofree char *problem = NULL;

  if (!loket_engine_check (engine, TRUE, &problem, error))
    return FALSE;
  if (problem == NULL)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "After migration %u: %s", number, problem);
  return FALSE;
}

static gboolean
run_step (LoketEngine *engine, guint number, GBytes *sql, GError **error)
{
  if (!loket_engine_begin (engine, error))
    return FALSE;
  if (loket_engine_script (engine, g_bytes_get_data (sql, NULL), error) &&
      check_references (engine, number, error) &&
      loket_engine_set_version (engine, number, error) && loket_engine_commit (engine, error))
    return TRUE;
  g_prefix_error (error, "Migration %u was undone: ", number);
  loket_engine_rollback (engine);
  return FALSE;
}

static gboolean
back_up (LoketEngine *engine, gint64 version, const char *dir, GError **error)
{
  g_autofree char *name = g_strdup_printf ("before-migration-%" G_GINT64_FORMAT ".db", version + 1);
  g_autofree char *path = g_build_filename (dir, name, NULL);

  if (g_mkdir_with_parents (dir, 0700) != 0) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "The folder for copies cannot be made");
    return FALSE;
  }
  return loket_engine_backup (engine, path, error);
}

/**
 * loket_migrate:
 * @engine: the writing connection
 * @steps: (element-type GBytes): the migrations that this program knows, see
 *   loket_migrations_load()
 * @backup_dir: where a copy goes before the first step of an upgrade
 * @error: set to %LOKET_ERROR_INTERNAL when a newer program made the database, or a step failed
 *
 * A step that fails leaves the database as the step before it made it.
 *
 * Returns: %TRUE when the database has the last step
 */
gboolean
loket_migrate (LoketEngine *engine, GPtrArray *steps, const char *backup_dir, GError **error)
{
  gint64 version;

  if (!loket_engine_get_version (engine, &version, error))
    return FALSE;
  if (version > steps->len) {
    loket_set_error (error,
                     LOKET_ERROR_INTERNAL,
                     NULL,
                     "The store has schema %" G_GINT64_FORMAT
                     ", this program knows only %u: please install the newer program",
                     version,
                     steps->len);
    return FALSE;
  }
  if (version > 0 && version < steps->len && !back_up (engine, version, backup_dir, error))
    return FALSE;
  for (guint i = (guint) version; i < steps->len; i++)
    if (!run_step (engine, i + 1, steps->pdata[i], error))
      return FALSE;
  return TRUE;
}
