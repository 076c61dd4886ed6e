/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose word counts where lists disagree: the officer's before any list's, then that of the source
 * that is trusted more, then that of the later time.  Nothing is overwritten without a trace. */
#include "config.h"

#include "office/cards.h"
#include "office/list-word.h"

#include "core/error.h"
#include "core/name-canon.h"
#include "core/nik.h"
#include "core/profile.h"

#include <string.h>

#define ROWS_OF_ONE 64 /* that are looked at */
#define HOLDERS 2      /* of one NIK: himself and another */

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
  LoketListWord *word;
  LoketPerson *before;
  LoketPerson *after;
  GPtrArray *rows;   /* LoketListRow: what lists said of the person */
  GPtrArray *values; /* LoketPersonValue */
  gboolean changed;
} Taking;

/**
 * loket_list_word_clear:
 * @word: a row that has spoken
 */
void
loket_list_word_clear (LoketListWord *word)
{
  g_clear_pointer (&word->home.family_card, g_free);
  g_clear_pointer (&word->home.household, g_free);
}

static gint64
rank_of (LoketOffice *office, const char *source)
{
  LoketSource *known = loket_profile_source (loket_office_profile (office), source);

  return known != NULL ? known->rank : LOKET_SOURCE_LEAST;
}

/**
 * loket_list_of_row:
 * @batches: (element-type LoketListBatch): all lists
 * @row: id of a row of any of them
 *
 * Returns: (transfer none) (nullable): the list that it is of
 */
LoketListBatch *
loket_list_of_row (GPtrArray *batches, const char *row)
{
  const gint64 number = g_ascii_strtoll (row, NULL, 10);

  for (guint i = 0; i < batches->len; i++)
    if (((LoketListBatch *) batches->pdata[i])->number == number)
      return batches->pdata[i];
  return NULL;
}

/**
 * loket_list_outranks:
 * @office: the office
 * @mine: a list that speaks now
 * @other: a list that spoke before
 *
 * Returns: whether @mine may speak over what @other said
 */
gboolean
loket_list_outranks (LoketOffice *office, LoketListBatch *mine, LoketListBatch *other)
{
  const gint64 my_rank = rank_of (office, mine->source);
  const gint64 its_rank = rank_of (office, other->source);

  return my_rank != its_rank ? my_rank < its_rank : strcmp (mine->period, other->period) >= 0;
}

static LoketOffice *
office_of (const LoketListWord *word)
{
  return loket_turn_office (word->turn);
}

static const char *
said (const LoketListWord *word, LoketListField field)
{
  return word->said->values[field];
}

/* The list that a value came from, also when an officer said of whom its row is; %NULL = an officer
 * said it, at a desk or in writing. */
static LoketListBatch *
origin_of (Taking *self, const char *field)
{
  for (guint i = 0; i < self->values->len; i++) {
    LoketPersonValue *value = self->values->pdata[i];
    if (strcmp (value->field, field) == 0)
      return value->list_row != NULL ? loket_list_of_row (self->word->batches, value->list_row)
                                     : NULL;
  }
  /* The row that the person was put on file for has no weight: nothing was compared. */
  for (guint i = 0; i < self->rows->len; i++) {
    LoketListRow *row = self->rows->pdata[i];
    if (!row->weight.set && strcmp (row->id, self->word->row) != 0)
      return loket_list_of_row (self->word->batches, row->id);
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

/* Lists name villages that the district does not have, and say what no field can hold; that stays
 * in the row. */
static gboolean
fits (const LoketListWord *word, const LoketField *field, const char *text)
{
  int value;

  if (text == NULL || *text == '\0')
    return FALSE;
  if (strcmp (field->name, "village") == 0)
    return loket_regions_find (loket_office_regions (office_of (word)), text) != NULL;
  if (field->kind == LOKET_KIND_ENUM)
    return loket_enum_from_name (field->type (), text, &value);
  return g_utf8_strlen (text, -1) <= loket_field_max (field);
}

static gboolean
is_empty (const LoketField *field, const char *text)
{
  return text == NULL || (field->kind == LOKET_KIND_ENUM && strcmp (text, "unknown") == 0);
}

/* What an officer did stands in the chain one by one, what the matching found out by the part of
 * the list.  Wherever it is: a row that says of somebody here may say that he lives elsewhere. */
static gboolean
put (LoketListWord *word, gpointer record, GError **error)
{
  return word->by_hand
             ? loket_turn_put (word->turn, NULL, record, error)
             : loket_txn_insert (loket_turn_txn (word->turn), LOKET_RECORD (record), error);
}

static gboolean
put_person (LoketListWord *word, LoketPerson *before, LoketPerson *after, GError **error)
{
  after->changed_at = loket_turn_now (word->turn);
  if (!word->by_hand)
    return loket_txn_change_person (loket_turn_txn (word->turn), before, after, error) &&
           loket_cards_follow_person (word->turn, before, after, error);
  after->version = before->version + 1;
  return loket_turn_put_person (word->turn, before, after, error);
}

static gboolean
set_value (Taking *self,
           const LoketField *field,
           const char *previous,
           const char *text,
           GError **error)
{
  LoketListWord *word = self->word;
  g_autoptr (LoketPersonValue) value = loket_person_value_new ();

  value->id = loket_turn_new_id (word->turn);
  value->person = g_strdup (self->before->id);
  value->field = g_strdup (field->name);
  value->value = g_strdup (text);
  value->previous = g_strdup (previous);
  value->list_row = g_strdup (word->row);
  value->officer = word->by_hand ? g_strdup (loket_turn_caller (word->turn)->officer) : NULL;
  value->at = loket_turn_now (word->turn);
  loket_field_set_from_text (field, LOKET_RECORD (self->after), text);
  self->changed = TRUE;
  return put (word, value, error);
}

static gboolean
take_field (Taking *self, guint i, GError **error)
{
  const LoketField *field =
      loket_record_type_find_field (loket_person_get_type (), fields[i].field);
  const char *text = said (self->word, fields[i].said);
  g_autofree char *now = text_of (field, self->before);
  LoketListBatch *origin;

  if (text == NULL || g_strcmp0 (text, now) == 0 || !fits (self->word, field, text))
    return TRUE;
  if (!is_empty (field, now) || has_value (self, field->name)) {
    origin = origin_of (self, field->name);
    if (origin == NULL || !loket_list_outranks (office_of (self->word), self->word->batch, origin))
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
  LoketListBatch *batch = loket_list_of_row (self->word->batches, row->id);

  if (batch == NULL || strcmp (batch->source, self->word->batch->source) == 0 ||
      !loket_kept_row_read (other, row->facts) || other->values[LOKET_LIST_NAME] == NULL ||
      other->values[LOKET_LIST_BIRTH_DATE] == NULL ||
      g_strcmp0 (other->values[LOKET_LIST_NIK], said (self->word, LOKET_LIST_NIK)) != 0 ||
      g_strcmp0 (other->values[LOKET_LIST_BIRTH_DATE], said (self->word, LOKET_LIST_BIRTH_DATE)) !=
          0)
    return FALSE;
  mine = loket_name_canon (said (self->word, LOKET_LIST_NAME));
  its = loket_name_canon (other->values[LOKET_LIST_NAME]);
  return strcmp (mine, its) == 0;
}

/* Two sources that agree on NIK, name and birth are as good as the card, unless no card can have
 * such a NIK; one word fills a gap. */
static gboolean
take_nik (Taking *self, GError **error)
{
  const LoketField *field = loket_record_type_find_field (loket_person_get_type (), "nik");
  const char *nik = said (self->word, LOKET_LIST_NIK);
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
  possible = loket_nik_read (nik, loket_turn_day (self->word->turn), &read) == LOKET_NIK_GOOD;
  holders = loket_txn_people_by_nik (loket_turn_txn (self->word->turn), nik, HOLDERS, error);
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
 * loket_list_word_take:
 * @word: a row that says of @person
 * @person: on file
 * @error: as loket_rows_next()
 *
 * Changes what the list may change; what it may not stays readable in its row.
 *
 * Returns: %FALSE when the store failed
 */
gboolean
loket_list_word_take (LoketListWord *word, LoketPerson *person, GError **error)
{
  LoketTxn *txn = loket_turn_txn (word->turn);
  g_autoptr (LoketPerson) after = loket_person_cast (loket_record_copy (LOKET_RECORD (person)));
  g_autoptr (GPtrArray) rows = loket_txn_list_rows_of_person (txn, person->id, ROWS_OF_ONE, error);
  g_autoptr (GPtrArray) values =
      rows != NULL ? loket_txn_person_values (txn, person->id, NULL, error) : NULL;
  Taking taking = {.word = word, .before = person, .after = after, .rows = rows, .values = values};

  if (values == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!take_field (&taking, i, error))
      return FALSE;
  return take_nik (&taking, error) && (!taking.changed || put_person (word, person, after, error));
}

/* What does not fit stays in the row; but without a name nobody is on file. */
static void
set_first (LoketListWord *word, LoketPerson *person, guint i)
{
  const LoketField *field =
      loket_record_type_find_field (loket_person_get_type (), fields[i].field);
  const char *text = said (word, fields[i].said);

  if (fits (word, field, text))
    loket_field_set_from_text (field, LOKET_RECORD (person), text);
  else if (fields[i].said == LOKET_LIST_NAME && text != NULL)
    loket_field_take_text (
        field, LOKET_RECORD (person), g_utf8_substring (text, 0, loket_field_max (field)));
}

/**
 * loket_list_word_person:
 * @word: a row that says of nobody on file
 *
 * Returns: (transfer full): whom it says of, with an id and without a number
 */
LoketPerson *
loket_list_word_person (LoketListWord *word)
{
  LoketPerson *person = loket_person_new ();

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    set_first (word, person, i);
  person->id = loket_turn_new_id (word->turn);
  person->nik = g_strdup (said (word, LOKET_LIST_NIK));
  person->nik_status = person->nik != NULL ? LOKET_NIK_UNVERIFIED : LOKET_NIK_NONE;
  person->version = 1;
  person->created_at = person->changed_at = loket_turn_now (word->turn);
  return person;
}

/**
 * loket_list_word_doubt_nik:
 * @word: a row that says of somebody new
 * @holder: who has the same NIK
 * @error: as loket_txn_change_person()
 *
 * A NIK that two people have is nobody's proof until somebody has cleared that up.  Wherever the
 * holder lives: officers of two areas have the same NIK on their tables.
 *
 * Returns: %TRUE when it proves nothing any more
 */
gboolean
loket_list_word_doubt_nik (LoketListWord *word, LoketPerson *holder, GError **error)
{
  g_autoptr (LoketPerson) after = NULL;

  if (holder->nik_status == LOKET_NIK_CONFLICT)
    return TRUE;
  after = loket_person_cast (loket_record_copy (LOKET_RECORD (holder)));
  after->nik_status = LOKET_NIK_CONFLICT;
  return put_person (word, holder, after, error);
}

static void
set_place (LoketListWord *word, LoketHousehold *household, const char *name, LoketListField from)
{
  const LoketField *field = loket_record_type_find_field (loket_household_get_type (), name);

  if (fits (word, field, said (word, from)))
    loket_field_take_text (field, LOKET_RECORD (household), g_strdup (said (word, from)));
}

static LoketHousehold *
household_of_row (LoketListWord *word)
{
  LoketHousehold *household = loket_household_new ();

  household->id = loket_turn_new_id (word->turn);
  household->kind = LOKET_HOUSEHOLD_FAMILY_CARD;
  household->family_card = g_strdup (said (word, LOKET_LIST_FAMILY_CARD));
  set_place (word, household, "village", LOKET_LIST_VILLAGE);
  set_place (word, household, "hamlet", LOKET_LIST_HAMLET);
  set_place (word, household, "rt", LOKET_LIST_RT);
  set_place (word, household, "rw", LOKET_LIST_RW);
  set_place (word, household, "address", LOKET_LIST_ADDRESS);
  household->created_at = household->changed_at = loket_turn_now (word->turn);
  return household;
}

/* The household of that card, a new one when there is none. */
static gboolean
find_household (LoketListWord *word, GError **error)
{
  LoketTxn *txn = loket_turn_txn (word->turn);
  const char *card = said (word, LOKET_LIST_FAMILY_CARD);
  g_autoptr (LoketHousehold) household = NULL;

  if (g_strcmp0 (word->home.family_card, card) == 0)
    return TRUE;
  loket_list_word_clear (word);
  if (!loket_txn_household_by_card (txn, card, &word->home.household, error))
    return FALSE;
  word->home.family_card = g_strdup (card);
  if (word->home.household != NULL)
    return loket_txn_household_has_head (txn, word->home.household, &word->home.has_head, error);
  household = household_of_row (word);
  word->home.household = g_strdup (household->id);
  word->home.has_head = FALSE;
  return put (word, household, error);
}

/**
 * loket_list_word_join:
 * @word: a row
 * @person: id of whom it says, who lives in no household of a card
 * @error: as loket_txn_insert()
 *
 * Returns: %TRUE when the person lives in the household of the card that the row names, which is
 *   put on file for it when there is none; also when the row names none
 */
gboolean
loket_list_word_join (LoketListWord *word, const char *person, GError **error)
{
  const char *card = said (word, LOKET_LIST_FAMILY_CARD);
  const char *relation = said (word, LOKET_LIST_RELATION);
  g_autoptr (LoketHouseholdMember) member = NULL;
  int value = LOKET_RELATION_OTHER;

  if (card == NULL || strlen (card) != LOKET_NIK_LENGTH)
    return TRUE;
  if (!find_household (word, error))
    return FALSE;
  if (relation != NULL)
    loket_enum_from_name (loket_relation_get_type (), relation, &value);
  member = loket_household_member_new ();
  member->id = loket_turn_new_id (word->turn);
  member->household = g_strdup (word->home.household);
  member->person = g_strdup (person);
  member->relation = (LoketRelation) value;
  member->head = member->relation == LOKET_RELATION_HEAD && !word->home.has_head;
  member->from_day = g_strdup (loket_turn_day (word->turn));
  word->home.has_head = word->home.has_head || member->head;
  return put (word, member, error);
}
