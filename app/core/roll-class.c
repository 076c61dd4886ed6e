/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a class list as schools save it: finds the columns by what schools call them, and leaves
 * the rest to the reader of lists.  Whoever asks reads it, so that the office gets only what it
 * needs of it. */
#include "config.h"

#include "core/roll.h"

#include "core/error.h"
#include "core/list-reader.h"
#include "core/names.h"

#include <string.h>

#define TITLE_ROWS 20 /* above the names of the columns */

/* What the names of the columns may be, as column_key() writes them; the first ones are meant where
 * a list has several.  NISN and all others are passed over: no record of the office has them. */
static const struct {
  LoketListField field;
  const char *key; /* of the map */
  const char *const names[16];
} columns[] = {
    {LOKET_LIST_NAME,
     "name",
     {"namasiswa",
      "namapesertadidik",
      "namamurid",
      "namalengkap",
      "namalengkapsiswa",
      "namaanak",
      "nama",
      "studentname",
      "pupilname",
      "nameofpupil",
      "fullname",
      "name",
      "pupil",
      "student",
      NULL}},
    {LOKET_LIST_BIRTH_DATE,
     "birth_date",
     {"tanggallahir",
      "tgllahir",
      "tanggallahirsiswa",
      "tglahir",
      "tanggalkelahiran",
      "birthdate",
      "dateofbirth",
      "birthday",
      "born",
      "dob",
      "lahir",
      NULL}},
    {LOKET_LIST_NIK,
     "nik",
     {"nik",
      "niksiswa",
      "nonik",
      "nomornik",
      "nikanak",
      "nomorindukkependudukan",
      "nationalid",
      NULL}},
    {LOKET_LIST_IDENTIFIER,
     "identifier",
     {"nokartu",
      "nomorkartu",
      "nokartusaraswati",
      "nomorkartusaraswati",
      "kartusaraswati",
      "kartu",
      "cardnumber",
      "cardno",
      "numberofcard",
      "card",
      NULL}},
};

typedef struct {
  GString *map; /* of the columns that were found; NULL until then */
  gboolean has[G_N_ELEMENTS (columns)];
  guint looked_at; /* rows */
} Finding;

/* Letters only, small, so that "No. Kartu", "NO_KARTU" and "no kartu" are one. */
static char *
column_key (const char *name)
{
  g_autofree char *small = g_utf8_strdown (name, -1);
  GString *key = g_string_new (NULL);

  for (const char *at = small; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (key, g_utf8_get_char (at));
  return g_string_free (key, FALSE);
}

/* A name of a column goes into a key file, where these signs would mean something. */
static gboolean
fits_map (const char *name)
{
  return g_utf8_validate (name, -1, NULL) && strpbrk (name, "+\\\r\n") == NULL;
}

static const char *
find_column (guint column, const char *const *cells)
{
  for (guint i = 0; columns[column].names[i] != NULL; i++) {
    for (guint k = 0; cells[k] != NULL; k++) {
      g_autofree char *key = column_key (cells[k]);
      if (strcmp (key, columns[column].names[i]) == 0 && fits_map (cells[k]))
        return cells[k];
    }
  }
  return NULL;
}

/* Takes these cells as the names of the columns when they name somebody and a birth. */
static void
try_header (Finding *finding, const char *const *cells)
{
  g_autoptr (GString) map = g_string_new ("[columns]\n");
  gboolean has[G_N_ELEMENTS (columns)] = {FALSE};

  if (finding->map != NULL || finding->looked_at++ >= TITLE_ROWS)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    const char *name = find_column (i, cells);
    if (name == NULL)
      continue;
    has[i] = TRUE;
    g_string_append_printf (map, "%s=%s\n", columns[i].key, name);
  }
  /* What is missing is told by the row that had most. */
  finding->has[0] |= has[0];
  finding->has[1] |= has[1];
  if (has[0] && has[1])
    finding->map = g_steal_pointer (&map);
}

static gboolean
look_cb (const LoketReadRow *row, gpointer data, GError **error)
{
  try_header (data, row->cells);
  return TRUE;
}

static gboolean
push (LoketListReader *reader, GBytes *file, LoketReadRowFunc take, gpointer data, GError **error)
{
  return loket_list_reader_push (
      reader, g_bytes_get_data (file, NULL), g_bytes_get_size (file), TRUE, take, data, error);
}

static gboolean
refuse (GError **error, const char *rule)
{
  loket_set_error (error, LOKET_ERROR_RULE, rule, "a class list: %s", rule);
  return FALSE;
}

static LoketListMap *
find_map (GBytes *file, const char *today, GError **error)
{
  g_autoptr (LoketListReader) reader = loket_list_reader_new (NULL, NULL, today);
  Finding finding = {0};
  g_autoptr (GString) above = NULL;
  g_autoptr (GBytes) text = NULL;
  gboolean read = push (reader, file, look_cb, &finding, error);

  if (!read)
    return NULL;
  /* The reader has taken the first full line for the names already: it comes before its rows. */
  above = g_steal_pointer (&finding.map);
  finding.looked_at = 0;
  try_header (&finding, loket_list_reader_header (reader));
  if (finding.map == NULL)
    finding.map = g_steal_pointer (&above);
  if (finding.map == NULL) {
    refuse (error, !finding.has[0] ? "roll-no-name" : "roll-no-birth");
    return NULL;
  }
  text = g_string_free_to_bytes (g_steal_pointer (&finding.map));
  return loket_list_map_new (text, error);
}

/* Only the whole date counts: a year alone fits too many. */
static void
take_birth (LoketRollPupil *pupil, const LoketReadRow *row)
{
  const char *date = row->facts.birth_date;

  if (date != NULL && strlen (date) == strlen ("2012-05-06") &&
      !loket_read_row_has_problem (row, LOKET_LIST_PROBLEM_DATE_UNREADABLE) &&
      !loket_read_row_has_problem (row, LOKET_LIST_PROBLEM_DATE_IMPOSSIBLE))
    pupil->birth_date = g_strdup (date);
}

static gboolean
take_row_cb (const LoketReadRow *row, gpointer data, GError **error)
{
  LoketRollCheck *check = data;
  g_autoptr (LoketRollPupil) pupil = loket_roll_pupil_new ();

  if (loket_read_row_has_problem (row, LOKET_LIST_PROBLEM_HEADER_AGAIN))
    return TRUE;
  if (g_list_model_get_n_items (G_LIST_MODEL (check->pupils)) >= LOKET_ROLL_ROWS)
    return refuse (error, "roll-rows");
  pupil->row = (gint64) row->row;
  if (!row->rejected) {
    if (row->facts.name != NULL && loket_name_check (row->facts.name, NULL))
      pupil->name = g_strdup (row->facts.name);
    take_birth (pupil, row);
    pupil->nik = g_strdup (row->facts.nik);
    if (row->facts.identifier != NULL && strlen (row->facts.identifier) <= 40)
      pupil->card = g_strdup (row->facts.identifier);
  }
  g_list_store_append (check->pupils, pupil);
  return TRUE;
}

/**
 * loket_roll_read_class:
 * @file: a class list: CSV with the names of its columns, however its cells are parted
 * @today: a valid day
 * @error: set to %LOKET_ERROR_RULE: "roll-long", "roll-rows", "roll-no-name", "roll-no-birth",
 *   or as loket_list_reader_push(): "list-workbook", "list-no-text", "list-empty"
 *
 * A row that cannot be read is in it with nothing but its number.
 *
 * Returns: (transfer full): the request that asks about that class
 */
LoketRollCheck *
loket_roll_read_class (GBytes *file, const char *today, GError **error)
{
  g_autoptr (LoketRollCheck) check = loket_roll_check_new ();
  g_autoptr (LoketListReader) reader = NULL;
  g_autoptr (LoketListMap) map = NULL;

  if (g_bytes_get_size (file) > LOKET_ROLL_FILE_MAX) {
    refuse (error, "roll-long");
    return NULL;
  }
  map = find_map (file, today, error);
  if (map == NULL)
    return NULL;
  check->pupils = g_list_store_new (loket_roll_pupil_get_type ());
  reader = loket_list_reader_new (map, NULL, today);
  if (!push (reader, file, take_row_cb, check, error))
    return NULL;
  if (g_list_model_get_n_items (G_LIST_MODEL (check->pupils)) == 0) {
    refuse (error, "list-empty");
    return NULL;
  }
  return g_steal_pointer (&check);
}
