/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No table that names a person is forgotten: the foreign keys of the schema against the one table
 * of what hangs on a person. */
#include "fixture.h"

#include "store/person-references.h"
#include "store/sqlite.h"

#include <string.h>

static gboolean
is_known (const char *table, const char *column)
{
  guint n;
  const LoketPersonReference *references = loket_person_references (&n);

  for (guint i = 0; i < n; i++)
    if (strcmp (loket_record_type_entity (references[i].type ()), table) == 0 &&
        strcmp (references[i].column, column) == 0)
      return TRUE;
  return FALSE;
}

static void
test_every_foreign_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "office.db");
  g_autoptr (LoketEngine) engine = loket_sqlite_open (path, LOKET_SQLITE_READER, NULL);
  g_autoptr (LoketRows) rows =
      loket_engine_query (engine,
                          "SELECT m.name AS entity, k.\"from\" AS part "
                          "FROM sqlite_master AS m, pragma_foreign_key_list (m.name) AS k "
                          "WHERE m.type = 'table' AND k.\"table\" = 'person' AND k.\"to\" = 'id'",
                          NULL,
                          0,
                          NULL);
  gboolean row;
  guint n_keys = 0, n;

  for (; loket_rows_next (rows, &row, NULL) && row; n_keys++) {
    const char *table = loket_rows_text (rows, "entity");
    const char *column = loket_rows_text (rows, "part");
    if (!is_known (table, column))
      g_test_message ("%s.%s names a person and is not in person-references.c", table, column);
    g_assert_true (is_known (table, column));
  }
  loket_person_references (&n);
  g_assert_cmpuint (n_keys, ==, n);
}

/* Merging finds the record by its id, moves it by a column that it really has, and reads every type
 * back by its name. */
static void
test_lines (Fixture *fixture, gconstpointer data)
{
  guint n;
  const LoketPersonReference *references = loket_person_references (&n);

  for (guint i = 0; i < n; i++) {
    const GType type = references[i].type ();
    const LoketField *field = loket_record_type_find_field (type, references[i].column);
    g_assert_nonnull (field);
    g_assert_cmpint (field->kind, ==, LOKET_KIND_TEXT);
    g_assert_cmpstr (loket_record_type_key (type)->name, ==, "id");
    g_assert_true (loket_person_reference_type (loket_record_type_entity (type)) == type);
  }
  g_assert_true (loket_person_reference_type ("ticket") == G_TYPE_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/store/person-references/every-foreign-key", test_every_foreign_key);
  fixture_add ("/store/person-references/lines", test_lines);
  return g_test_run ();
}
