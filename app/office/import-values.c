/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose word counts where lists disagree: the officer's before any list's, then that of the source
 * that is trusted more, then that of the later time.  Nothing is overwritten without a trace. */
#include "config.h"

#include "core/error.h"
#include "core/name-canon.h"
#include "core/nik.h"
#include "core/profile.h"
#include "office/import-private.h"

#include <string.h>

#define ROWS_OF_ONE 64 /* that are looked at */

/* The fields that lists speak of; a NIK is only ever filled in, see take_nik(). */
static const struct {
  const char *field; /* of LoketPerson */
  LoketListField said;
} fields[] = {
    {"name", LOKET_LIST_NAME},
    {"sex", LOKET_LIST_SEX},
    {"birth_date", LOKET_LIST_BIRTH_DATE},
    {"mother_name", LOKET_LIST_MOTHER_NAME},
    {"father_name", LOKET_LIST_FATHER_NAME},
    {"life_status", LOKET_LIST_LIFE_STATUS},
    {"village", LOKET_LIST_VILLAGE},
    {"hamlet", LOKET_LIST_HAMLET},
    {"rt", LOKET_LIST_RT},
    {"rw", LOKET_LIST_RW},
    {"address", LOKET_LIST_ADDRESS},
    {"phone", LOKET_LIST_PHONE},
};

typedef struct {
  LoketImport *import;
  LoketTurn *turn;
  LoketPerson *before;
  LoketPerson *after;
  const LoketKeptRow *said;
  GPtrArray *rows; /* LoketListRow: what lists said of the person */
  GPtrArray *values;
  char *row; /* id of the row that speaks now */
  gboolean changed;
} Taking;

static gint64
rank_of (LoketImport *import, const char *source)
{
  LoketSource *known = loket_profile_source (loket_office_profile (import->office), source);

  return known != NULL ? known->rank : LOKET_SOURCE_LEAST;
}

/**
 * loket_import_batch_of_row:
 * @import: an import
 * @row: id of a row of any list
 *
 * Returns: (transfer none) (nullable): the list that it is of, as it was when the stage began
 */
LoketListBatch *
loket_import_batch_of_row (LoketImport *import, const char *row)
{
  const gint64 number = g_ascii_strtoll (row, NULL, 10);

  for (guint i = 0; i < import->batches->len; i++)
    if (((LoketListBatch *) import->batches->pdata[i])->number == number)
      return import->batches->pdata[i];
  return NULL;
}

/**
 * loket_import_outranks:
 * @import: an import
 * @other: a list
 *
 * Returns: whether the list that is taken in now may speak over what @other said
 */
gboolean
loket_import_outranks (LoketImport *import, LoketListBatch *other)
{
  const gint64 mine = rank_of (import, import->batch->source);
  const gint64 its = rank_of (import, other->source);

  return mine != its ? mine < its : strcmp (import->batch->period, other->period) >= 0;
}

/* The list that a value came from, also when an officer said of whom its row is; %NULL = an officer
 * said it, at a desk or in writing. */
static LoketListBatch *
origin_of (Taking *self, const char *field)
{
  for (guint i = 0; i < self->values->len; i++) {
    LoketPersonValue *value = self->values->pdata[i];
    if (strcmp (value->field, field) == 0)
      return value->list_row != NULL ? loket_import_batch_of_row (self->import, value->list_row)
                                     : NULL;
  }
  /* The row that the person was put on file for has no weight: nothing was compared. */
  for (guint i = 0; i < self->rows->len; i++) {
    LoketListRow *row = self->rows->pdata[i];
    if (!row->weight.set && strcmp (row->id, self->row) != 0)
      return loket_import_batch_of_row (self->import, row->id);
  }
  return NULL;
}

static gboolean
has_value (Taking *self, const char *field)
{
  for (guint i = 0; i < self->values->len; i++)
    if (strcmp (((LoketPersonValue *) self->values->pdata[i])->field, field) == 0)
      return TRUE;
  return FALSE;
}

static char *
text_of (const LoketField *field, LoketPerson *person)
{
  if (field->kind == LOKET_KIND_ENUM)
    return g_strdup (
        loket_enum_name (field->type (), (int) loket_field_number (field, LOKET_RECORD (person))));
  return g_strdup (loket_field_text (field, LOKET_RECORD (person)));
}

static gboolean
fits (Taking *self, const LoketField *field, const char *text)
{
  int value;

  if (strcmp (field->name, "village") == 0)
    return loket_regions_find (loket_office_regions (self->import->office), text) != NULL;
  if (field->kind == LOKET_KIND_ENUM)
    return loket_enum_from_name (field->type (), text, &value);
  return g_utf8_strlen (text, -1) <= loket_field_max (field);
}

static gboolean
is_empty (const LoketField *field, const char *text)
{
  return text == NULL || (field->kind == LOKET_KIND_ENUM && strcmp (text, "unknown") == 0);
}

static gboolean
set_value (Taking *self,
           const LoketField *field,
           const char *previous,
           const char *text,
           GError **error)
{
  g_autoptr (LoketPersonValue) value = loket_person_value_new ();

  value->id = loket_turn_new_id (self->turn);
  value->person = g_strdup (self->before->id);
  value->field = g_strdup (field->name);
  value->value = g_strdup (text);
  value->previous = g_strdup (previous);
  value->list_row = g_strdup (self->row);
  value->at = loket_turn_now (self->turn);
  loket_field_set_from_text (field, LOKET_RECORD (self->after), text);
  self->changed = TRUE;
  return loket_txn_insert (loket_turn_txn (self->turn), LOKET_RECORD (value), error);
}

static gboolean
take_field (Taking *self, guint i, GError **error)
{
  const LoketField *field =
      loket_record_type_find_field (loket_person_get_type (), fields[i].field);
  const char *text = self->said->values[fields[i].said];
  g_autofree char *now = text_of (field, self->before);
  LoketListBatch *origin;

  if (text == NULL || g_strcmp0 (text, now) == 0 || !fits (self, field, text))
    return TRUE;
  if (!is_empty (field, now) || has_value (self, field->name)) {
    origin = origin_of (self, field->name);
    if (origin == NULL || !loket_import_outranks (self->import, origin))
      return TRUE;
    /* A part of the date is no better than all of it. */
    if (strcmp (field->name, "birth_date") == 0 && now != NULL && strlen (text) < strlen (now))
      return TRUE;
  }
  return set_value (self, field, now, text, error);
}

static gboolean
agrees (Taking *self, LoketListRow *row, LoketKeptRow *other)
{
  g_autofree char *mine = NULL;
  g_autofree char *its = NULL;
  LoketListBatch *batch = loket_import_batch_of_row (self->import, row->id);

  if (batch == NULL || strcmp (batch->source, self->import->batch->source) == 0 ||
      !loket_kept_row_read (other, row->facts) || other->values[LOKET_LIST_NAME] == NULL ||
      other->values[LOKET_LIST_BIRTH_DATE] == NULL ||
      g_strcmp0 (other->values[LOKET_LIST_NIK], self->said->values[LOKET_LIST_NIK]) != 0 ||
      g_strcmp0 (other->values[LOKET_LIST_BIRTH_DATE], self->said->values[LOKET_LIST_BIRTH_DATE]) !=
          0)
    return FALSE;
  mine = loket_name_canon (self->said->values[LOKET_LIST_NAME]);
  its = loket_name_canon (other->values[LOKET_LIST_NAME]);
  return strcmp (mine, its) == 0;
}

/* Two sources that agree on NIK, name and birth are as good as the card, unless no card can have
 * such a NIK; one word fills a gap. */
static gboolean
take_nik (Taking *self, GError **error)
{
  const LoketField *field = loket_record_type_find_field (loket_person_get_type (), "nik");
  const char *nik = self->said->values[LOKET_LIST_NIK];
  g_autoptr (GPtrArray) holders = NULL;
  g_auto (LoketKeptRow) other = {0};
  gboolean agree = FALSE;
  gboolean possible;
  LoketNik read;

  if (nik == NULL || self->before->nik_status == LOKET_NIK_MATCHED ||
      self->before->nik_status == LOKET_NIK_CONFLICT ||
      (self->before->nik != NULL && strcmp (self->before->nik, nik) != 0) ||
      (self->before->nik == NULL && has_value (self, field->name)))
    return TRUE;
  possible = loket_nik_read (nik, loket_turn_day (self->turn), &read) == LOKET_NIK_GOOD;
  holders = loket_txn_people_by_nik (loket_turn_txn (self->turn), nik, 2, error);
  if (holders == NULL)
    return FALSE;
  for (guint i = 0; i < holders->len; i++)
    if (strcmp (loket_person_cast (holders->pdata[i])->id, self->before->id) != 0)
      return TRUE;
  for (guint i = 0; i < self->rows->len && !agree && possible; i++)
    agree = agrees (self, self->rows->pdata[i], &other);
  if (self->before->nik == NULL && !set_value (self, field, NULL, nik, error))
    return FALSE;
  if (self->before->nik == NULL || agree) {
    self->after->nik_status = agree ? LOKET_NIK_MATCHED : LOKET_NIK_UNVERIFIED;
    self->changed = TRUE;
  }
  return TRUE;
}

/**
 * loket_import_take_values:
 * @import: an import
 * @turn: the turn that applies the row
 * @person: on file, of whom the row says
 * @said: what it says
 * @row: which row of the list
 * @error: as loket_rows_next()
 *
 * Changes what the list may change; what it may not stays readable in its row.
 *
 * Returns: %FALSE when the store failed
 */
gboolean
loket_import_take_values (LoketImport *import,
                          LoketTurn *turn,
                          LoketPerson *person,
                          const LoketKeptRow *said,
                          gint64 row,
                          GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (LoketPerson) after = loket_person_cast (loket_record_copy (LOKET_RECORD (person)));
  g_autoptr (GPtrArray) rows = loket_txn_list_rows_of_person (txn, person->id, ROWS_OF_ONE, error);
  g_autoptr (GPtrArray) values =
      rows != NULL ? loket_txn_person_values (txn, person->id, NULL, error) : NULL;
  g_autofree char *id = g_strdup_printf (LOKET_LIST_ROW_ID, import->batch->number, row);
  Taking taking = {.import = import,
                   .turn = turn,
                   .before = person,
                   .after = after,
                   .said = said,
                   .rows = rows,
                   .values = values,
                   .row = id};

  if (values == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!take_field (&taking, i, error))
      return FALSE;
  if (!take_nik (&taking, error))
    return FALSE;
  if (!taking.changed)
    return TRUE;
  after->changed_at = loket_turn_now (turn);
  return loket_txn_change_person (txn, person, after, error);
}
