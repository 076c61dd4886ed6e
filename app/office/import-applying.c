/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fourth stage of an import: rows become people, links and questions, some tens in a turn.  What a
 * turn did and up to which row it came are one commit. */
#include "config.h"

#include "core/error.h"
#include "core/pair-hash.h"
#include "office/import-private.h"

#include <string.h>

#define READ_AHEAD 200
#define HOLDERS 4 /* of one NIK that are told of */

typedef struct {
  LoketImport *import;
  LoketMatchParameters *parameters;
  LoketImportRows ahead;
  guint first;
} Applying;

/* One turn; what it keeps in memory is of this transaction. */
typedef struct {
  Applying *stage;
  LoketImport *import;
  LoketTurn *turn;
  LoketTxn *txn;
  LoketKeptRow said;
  char *row;          /* id of the one at hand */
  LoketListWord word; /* of that row */
  GPtrArray *lines;
  gint64 last_number; /* of a person; 0 = not asked yet */
  gint64 new_people;
} Turn;

static void
turn_clear (Turn *self)
{
  loket_kept_row_clear (&self->said);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  loket_list_word_clear (&self->word);
  g_free (self->row);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Turn, turn_clear)

static void
applying_free (gpointer data)
{
  Applying *self = data;

  loket_import_rows_clear (&self->ahead);
  g_clear_pointer (&self->parameters, loket_match_parameters_free);
  g_free (self);
}

static gpointer
begin (LoketImport *import, const LoketJob *job, GError **error)
{
  Applying *self = g_new0 (Applying, 1);

  self->import = import;
  self->parameters = loket_match_parameters_built_in (error);
  if (self->parameters != NULL)
    return self;
  applying_free (self);
  return NULL;
}

static gboolean
prepare (LoketImport *import, const LoketJob *job, gpointer stage, GError **error)
{
  Applying *self = stage;
  const guint n = self->ahead.entries != NULL ? self->ahead.entries->len : 0;

  while (self->first < n &&
         g_array_index (self->ahead.entries, LoketListEntry, self->first).row <= job->done)
    self->first++;
  if (self->first < n || job->done >= job->total)
    return TRUE;
  self->first = 0;
  return loket_import_rows_read (import, &self->ahead, job->done, READ_AHEAD, error);
}

static const char *
said (const Turn *self, LoketListField field)
{
  return self->said.values[field];
}

static gboolean
set_row (Turn *self,
         const LoketListEntry *entry,
         LoketRowState state,
         const char *person,
         LoketOptional weight,
         const char *reason,
         GError **error)
{
  return loket_txn_set_list_row (
      self->txn, self->import->batch->number, entry->row, state, person, weight, reason, error);
}

static LoketPair *
new_pair (Turn *self, LoketPerson *person, LoketPairHint hint)
{
  LoketPair *pair = loket_pair_new ();

  pair->id = loket_turn_new_id (self->turn);
  pair->person = g_strdup (person->id);
  pair->hint = hint;
  pair->village = g_strdup (person->village);
  pair->created_at = loket_turn_now (self->turn);
  return pair;
}

static void
person_facts (LoketPerson *person, const char *family_card, LoketFacts *facts)
{
  *facts = (LoketFacts){
      .name = person->name,
      .nik = person->nik,
      .sex = (LoketFactSex) person->sex,
      .birth_date = person->birth_date,
      .mother_name = person->mother_name,
      .village = person->village,
      .address = person->address,
      .phone = person->phone,
      .family_card = family_card,
  };
}

/* Two people with one NIK: whose it is, a person must say; until then it is nobody's proof. */
static gboolean
ask_whose_nik (Turn *self, LoketPerson *holder, LoketPerson *newcomer, GError **error)
{
  g_autoptr (LoketMatchNames) names = loket_match_names_new ();
  g_autoptr (LoketHousehold) household = NULL;
  g_autoptr (LoketPair) pair = new_pair (self, holder, LOKET_HINT_CONFLICT);
  g_autoptr (LoketPair) asked = NULL;
  LoketFacts facts[2];
  LoketMatchRow rows[2];
  LoketMatchComparison comparison;

  if (!loket_txn_household_of_person (self->txn, holder->id, &household, error))
    return FALSE;
  person_facts (holder, household != NULL ? household->family_card : NULL, &facts[0]);
  person_facts (newcomer, said (self, LOKET_LIST_FAMILY_CARD), &facts[1]);
  for (guint i = 0; i < 2; i++)
    loket_match_row_read (self->stage->parameters, names, &facts[i], &rows[i]);
  loket_match_compare (self->stage->parameters, names, &rows[0], &rows[1], &comparison);
  pair->data_hash = loket_pair_hash (names, &rows[0], &rows[1]);
  if (!loket_txn_pair_with_hash (self->txn, pair->data_hash, &asked, error))
    return FALSE;
  if (asked != NULL)
    return TRUE;
  pair->other = g_strdup (newcomer->id);
  pair->weight = (gint64) (comparison.weight * 100);
  pair->comparison = loket_pair_comparison (self->stage->parameters, &comparison);
  return loket_txn_insert (self->txn, LOKET_RECORD (pair), error);
}

/* Nobody else takes one meanwhile: the turn is a transaction, which reserves all of them at its
 * end.
 */
static gboolean
next_number (Turn *self, gint64 *number, GError **error)
{
  if (self->last_number == 0 &&
      !loket_txn_last_number (self->txn, "person", "", &self->last_number, error))
    return FALSE;
  *number = self->last_number + ++self->new_people;
  return TRUE;
}

static gboolean
reserve_numbers (Turn *self, GError **error)
{
  gint64 first;

  return self->new_people == 0 ||
         loket_txn_reserve_person_numbers (self->txn, self->new_people, &first, error);
}

static gboolean
add_person (Turn *self, LoketPerson *person, GError **error)
{
  g_autoptr (GPtrArray) holders = NULL;

  if (person->nik != NULL) {
    holders = loket_txn_people_by_nik (self->txn, person->nik, HOLDERS, error);
    if (holders == NULL)
      return FALSE;
    if (holders->len > 0)
      person->nik_status = LOKET_NIK_CONFLICT;
  }
  if (!next_number (self, &person->number, error) ||
      !loket_txn_insert (self->txn, LOKET_RECORD (person), error))
    return FALSE;
  for (guint i = 0; holders != NULL && i < holders->len; i++)
    if (!loket_list_word_doubt_nik (&self->word, loket_person_cast (holders->pdata[i]), error) ||
        !ask_whose_nik (self, loket_person_cast (holders->pdata[i]), person, error))
      return FALSE;
  return TRUE;
}

static gboolean
apply_new (Turn *self, const LoketListEntry *entry, GError **error)
{
  g_autoptr (LoketPerson) person = loket_list_word_person (&self->word);

  return add_person (self, person, error) &&
         loket_list_word_join (&self->word, person->id, error) &&
         set_row (self, entry, LOKET_ROW_NEW_PERSON, person->id, LOKET_NONE, NULL, error);
}

/* A row of the same list says of the person whom it was applied to; not yet known = %NULL. */
static gboolean
find_person (Turn *self, const LoketFindingLine *line, LoketPerson **person, GError **error)
{
  g_autoptr (LoketListRow) row = NULL;
  g_autofree char *id = NULL;

  *person = NULL;
  if (!line->of_list) {
    *person = loket_txn_person_numbered (self->txn, line->number, error);
  } else {
    id = g_strdup_printf (LOKET_LIST_ROW_ID, self->import->batch->number, line->number);
    row = loket_list_row_cast (loket_txn_get (self->txn, loket_list_row_get_type (), id, error));
    if (row == NULL)
      return FALSE;
    if (row->person == NULL)
      return TRUE;
    *person = loket_txn_person (self->txn, row->person, error);
  }
  /* Somebody may have been merged since the rows were matched. */
  for (guint i = 0; i < 8 && *person != NULL && (*person)->merged_into != NULL; i++) {
    LoketPerson *winner = loket_txn_person (self->txn, (*person)->merged_into, error);
    g_object_unref (*person);
    *person = winner;
  }
  return *person != NULL;
}

static gboolean
apply_same (Turn *self, const LoketListEntry *entry, GError **error)
{
  const LoketFindingLine *line = self->lines->pdata[0];
  g_autoptr (LoketPerson) person = NULL;
  g_autoptr (LoketHousehold) household = NULL;

  if (!find_person (self, line, &person, error))
    return FALSE;
  if (person == NULL)
    return apply_new (self, entry, error);
  if (!set_row (
          self, entry, LOKET_ROW_AUTO_LINKED, person->id, LOKET_SOME (line->weight), NULL, error) ||
      !loket_list_word_take (&self->word, person, error) ||
      !loket_txn_household_of_person (self->txn, person->id, &household, error))
    return FALSE;
  return household != NULL || loket_list_word_join (&self->word, person->id, error);
}

/* Whether the question goes on with the row of this list: nobody looks at an older row of which
 * nothing is asked any more. */
static gboolean
goes_along (Turn *self, LoketPair *before)
{
  const LoketListBatch *mine = self->import->batch;
  const LoketListBatch *its;

  if (before->list_row == NULL || before->state == LOKET_PAIR_SAME)
    return FALSE;
  if (before->state == LOKET_PAIR_SETTLED)
    return TRUE;
  its = loket_list_of_row (self->import->batches, before->list_row);
  return its != NULL &&
         (its->state == LOKET_BATCH_CLOSED ||
          (strcmp (its->source, mine->source) == 0 && strcmp (its->period, mine->period) < 0));
}

/* The very question was asked before: it waits for the newer row from now on. */
static gboolean
ask_again (Turn *self, LoketPair *before, const char *row, GError **error)
{
  g_autoptr (LoketPair) after = loket_pair_cast (loket_record_copy (LOKET_RECORD (before)));

  g_free (after->list_row);
  after->list_row = g_strdup (row);
  if (after->state == LOKET_PAIR_SETTLED) {
    after->state = LOKET_PAIR_OPEN;
    g_clear_pointer (&after->decided_by, g_free);
    after->decided_at = LOKET_NONE;
  }
  return loket_txn_update (self->txn, LOKET_RECORD (after), error);
}

static gboolean
is_of_this_list (Turn *self, LoketPair *pair)
{
  g_autofree char *head = g_strdup_printf ("%06" G_GINT64_FORMAT "-", self->import->batch->number);

  return pair->list_row != NULL && g_str_has_prefix (pair->list_row, head);
}

static gboolean
ask (Turn *self,
     const char *row,
     const LoketFindingLine *line,
     LoketPairHint hint,
     guint *asked,
     GError **error)
{
  g_autoptr (LoketPerson) person = NULL;
  g_autoptr (LoketPair) before = NULL;
  g_autoptr (LoketPair) pair = NULL;

  if (!find_person (self, line, &person, error))
    return FALSE;
  if (person == NULL)
    return TRUE;
  if (!loket_txn_pair_with_hash (self->txn, line->data_hash, &before, error))
    return FALSE;
  if (before != NULL && !is_of_this_list (self, before)) {
    if (before->state == LOKET_PAIR_DIFFERENT)
      return TRUE;
    if (goes_along (self, before)) {
      (*asked)++;
      return ask_again (self, before, row, error);
    }
  }
  pair = new_pair (self, person, hint);
  pair->list_row = g_strdup (row);
  pair->weight = line->weight;
  pair->comparison = g_strdup (line->comparison);
  /* Two rows that say the same, of one list or of two that both count: each is asked about, and
   * the answer is kept once. */
  if (before != NULL) {
    g_autofree char *both = g_strconcat (line->data_hash, row, person->id, NULL);
    pair->data_hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, both, -1);
  } else {
    pair->data_hash = g_strdup (line->data_hash);
  }
  (*asked)++;
  return loket_txn_insert (self->txn, LOKET_RECORD (pair), error);
}

static gboolean
apply_doubt (Turn *self, const LoketListEntry *entry, LoketPairHint hint, GError **error)
{
  const LoketFindingLine *first = self->lines->pdata[0];
  guint asked = 0;

  for (guint i = 0; i < self->lines->len; i++)
    if (!ask (self, self->row, self->lines->pdata[i], hint, &asked, error))
      return FALSE;
  if (asked == 0)
    return apply_new (self, entry, error);
  return set_row (self,
                  entry,
                  LOKET_ROW_NEEDS_REVIEW,
                  NULL,
                  LOKET_SOME (first->weight),
                  loket_enum_name (loket_pair_hint_get_type (), (int) hint),
                  error);
}

static gboolean
apply_row (Turn *self, const LoketListEntry *entry, GError **error)
{
  LoketFindingKind kind;
  LoketPairHint hint;

  if (entry->state != LOKET_ROW_NEW)
    return TRUE;
  if (!loket_kept_row_read (&self->said, entry->facts)) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "A row of the list cannot be read");
    return FALSE;
  }
  g_free (self->row);
  self->row = g_strdup_printf (LOKET_LIST_ROW_ID, self->import->batch->number, entry->row);
  self->word.row = self->row;
  if (!loket_finding_parse (entry->reason, &kind, &hint, self->lines))
    return apply_new (self, entry, error);
  return kind == LOKET_FINDING_SAME ? apply_same (self, entry, error)
                                    : apply_doubt (self, entry, hint, error);
}

static gboolean
step (LoketImport *import,
      LoketTurn *turn,
      LoketJob *job,
      gpointer stage,
      gboolean *over,
      GError **error)
{
  Applying *applying = stage;
  const gint64 began = g_get_monotonic_time ();
  g_auto (Turn) self = {
      .stage = applying,
      .import = import,
      .turn = turn,
      .txn = loket_turn_txn (turn),
      .lines = g_ptr_array_new (),
      .word = {.turn = turn, .batches = import->batches, .batch = import->batch},
  };

  const gint64 from = job->done + 1;
  g_autofree char *what = NULL;
  g_autoptr (LoketJobReference) reference = loket_job_reference_new ();

  self.word.said = &self.said;
  for (guint i = applying->first;
       applying->ahead.entries != NULL && i < applying->ahead.entries->len &&
       !loket_import_time_is_up (began);
       i++) {
    const LoketListEntry *entry = &g_array_index (applying->ahead.entries, LoketListEntry, i);
    if (!apply_row (&self, entry, error))
      return FALSE;
    job->done = entry->row;
  }
  if (!reserve_numbers (&self, error))
    return FALSE;
  what = g_strdup_printf ("rows %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, from, job->done);
  reference->job = g_strdup (job->id);
  loket_turn_note (turn, reference, what);
  if (job->done >= job->total)
    loket_import_go_on (job, loket_import_finding.name, 0);
  return TRUE;
}

const LoketImportStage loket_import_applying = {
    .name = "applying",
    .begin = begin,
    .prepare = prepare,
    .step = step,
    .end = applying_free,
};
