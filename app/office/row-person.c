/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a row of a list when a person has decided of whom it says. */
#include "config.h"

#include "office/row-person.h"

#include "core/error.h"
#include "office/list-word.h"

#define HOLDERS 8 /* of one NIK */

/* A row of which an officer has decided. */
typedef struct {
  LoketListWord word;
  LoketKeptRow said;
  GPtrArray *batches;
} Row;

static void
row_clear (Row *self)
{
  loket_list_word_clear (&self->word);
  loket_kept_row_clear (&self->said);
  g_clear_pointer (&self->batches, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

static gboolean
row_read (Row *self, LoketTurn *turn, LoketListRow *row, GError **error)
{
  self->batches = loket_txn_list_batches (loket_turn_txn (turn), NULL, G_MAXINT32, error);
  if (self->batches == NULL)
    return FALSE;
  self->word = (LoketListWord){.turn = turn,
                               .batches = self->batches,
                               .batch = loket_list_of_row (self->batches, row->id),
                               .said = &self->said,
                               .row = row->id,
                               .by_hand = TRUE};
  if (self->word.batch != NULL && loket_kept_row_read (&self->said, row->facts))
    return TRUE;
  loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "A row of a list cannot be read");
  return FALSE;
}

static gboolean
settle_row (LoketTurn *turn,
            LoketListRow *before,
            LoketRowState state,
            const char *person,
            LoketOptional weight,
            GError **error)
{
  g_autoptr (LoketListRow) after = loket_list_row_cast (loket_record_copy (LOKET_RECORD (before)));

  after->state = state;
  g_free (after->person);
  after->person = g_strdup (person);
  after->weight = weight;
  return loket_turn_replace (turn, before, after, error);
}

/* The family that the row names, for whoever has none yet. */
static gboolean
join_household (Row *self, LoketPerson *person, GError **error)
{
  g_autoptr (LoketHousehold) own = NULL;

  if (!loket_txn_household_of_person (loket_turn_txn (self->word.turn), person->id, &own, error))
    return FALSE;
  return own != NULL || loket_list_word_join (&self->word, person->id, error);
}

/**
 * loket_row_link:
 * @turn: a write turn
 * @row: a row that was in doubt
 * @person: of whom it says, as an officer has decided
 * @weight: of the pair that was decided, hundredths of a bit
 * @error: as loket_turn_replace()
 *
 * Its word counts as it would have if the import had known of whom it says.
 *
 * Returns: %TRUE when the row is one of that person's
 */
gboolean
loket_row_link (LoketTurn *turn,
                LoketListRow *row,
                LoketPerson *person,
                gint64 weight,
                GError **error)
{
  g_auto (Row) self = {0};

  return row_read (&self, turn, row, error) &&
         settle_row (turn, row, LOKET_ROW_LINKED, person->id, LOKET_SOME (weight), error) &&
         loket_list_word_take (&self.word, person, error) && join_household (&self, person, error);
}

static gboolean
check_nik (Row *self, LoketPerson *person, GError **error)
{
  g_autoptr (GPtrArray) holders = NULL;

  if (person->nik == NULL)
    return TRUE;
  holders = loket_txn_people_by_nik (loket_turn_txn (self->word.turn), person->nik, HOLDERS, error);
  for (guint i = 0; holders != NULL && i < holders->len; i++) {
    person->nik_status = LOKET_NIK_CONFLICT;
    if (!loket_list_word_doubt_nik (&self->word, loket_person_cast (holders->pdata[i]), error))
      return FALSE;
  }
  return holders != NULL;
}

/**
 * loket_row_new_person:
 * @turn: a write turn
 * @row: a row that says of nobody on file
 * @error: as loket_turn_insert()
 *
 * Returns: (transfer full): the person who was put on file for it, in the family that it names
 */
LoketPerson *
loket_row_new_person (LoketTurn *turn, LoketListRow *row, GError **error)
{
  g_auto (Row) self = {0};
  g_autoptr (LoketPerson) person = NULL;

  if (!row_read (&self, turn, row, error))
    return NULL;
  person = loket_list_word_person (&self.word);
  if (!check_nik (&self, person, error) || !loket_turn_insert_person (turn, person, error) ||
      !settle_row (turn, row, LOKET_ROW_NEW_PERSON, person->id, LOKET_NONE, error) ||
      !join_household (&self, person, error))
    return NULL;
  return g_steal_pointer (&person);
}
