/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Second stage of an import: each row is held against the register and against the rows before it,
 * all in memory.  Only when the list as a whole makes sense, what was found is noted in the rows.
 */
#include "config.h"

#include "core/error.h"
#include "core/match-index.h"
#include "core/pair-hash.h"
#include "office/import-findings.h"

#include <math.h>
#include <string.h>

#define SLICE 1000   /* rows between two signs of progress */
#define ASKED_MOST 3 /* pairs about one row */

/* HOPE's rule: such a list was put together wrongly, whatever its rows say. */
#define FEWEST_DOUBLES 10
#define MOST_OF_ONE_PERSON 5

typedef struct {
  LoketImport *import;
  LoketMatchParameters *parameters;
  LoketMatchNames *names;
  LoketMatchIndex *index;
  GArray *numbers; /* of each row of the index: guint32, of the person or of the row of the list */
  GArray *hits;    /* guint8 of each row of the index: surely said of how often */
  gint64 people;   /* of the register, known before the first of them comes */
  guint n_people;  /* the first rows of the index; those behind are of the list */
  GHashTable *decided; /* data hash → LoketPairState + 1 */
  GArray *candidates;
  LoketImportRows slice;
  LoketKeptRow said;
  gint64 row; /* up to which all are matched */
  gint64 doubles;
  gint64 accepted;
} Matching;

static void
matching_free (gpointer data)
{
  Matching *self = data;

  g_clear_pointer (&self->index, loket_match_index_free);
  g_clear_pointer (&self->names, loket_match_names_free);
  g_clear_pointer (&self->parameters, loket_match_parameters_free);
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->decided, g_hash_table_unref);
  g_clear_pointer (&self->candidates, g_array_unref);
  loket_import_rows_clear (&self->slice);
  loket_kept_row_clear (&self->said);
  g_free (self);
}

/* What is as long as the register gets its room once: while it grew it would take half as much
 * again.  Most rows of a list say of people on file. */
static void
make_room (Matching *self)
{
  const guint expected = (guint) (self->people + self->import->batch->rows / 4);

  self->index = loket_match_index_new (self->parameters, self->names, expected);
  self->numbers = g_array_sized_new (FALSE, FALSE, sizeof (guint32), expected);
  self->hits = g_array_sized_new (FALSE, FALSE, sizeof (guint8), expected);
}

static void
add_to_index (Matching *self, const LoketMatchRow *row, guint32 number)
{
  const guint8 none = 0;

  loket_match_index_add (self->index, row);
  g_array_append_val (self->numbers, number);
  g_array_append_val (self->hits, none);
}

static gboolean
take_person (const LoketRegisterEntry *entry, gpointer data)
{
  Matching *self = data;
  LoketMatchRow row;

  if (self->index == NULL)
    make_room (self);
  loket_match_row_read (self->parameters, self->names, &entry->facts, &row);
  if (entry->dead)
    row.flags |= LOKET_MATCH_ROW_DEAD;
  add_to_index (self, &row, (guint32) entry->number);
  return !loket_office_jobs_end (self->import->office);
}

static void
take_decided (const char *data_hash, LoketPairState state, gpointer data)
{
  g_hash_table_insert (data, g_strdup (data_hash), GINT_TO_POINTER ((int) state + 1));
}

static gboolean
read_register (LoketTxn *txn, gpointer data, GError **error)
{
  Matching *self = data;

  return loket_txn_read_register (txn, take_person, self, &self->people, error) &&
         loket_txn_walk_decided_pairs (txn, take_decided, self->decided, error);
}

static gboolean
is_broken_off (LoketImport *import, GError **error)
{
  if (!loket_office_jobs_end (import->office))
    return FALSE;
  loket_set_error (error, LOKET_ERROR_BUSY, NULL, "the office is being closed");
  return TRUE;
}

static Matching *
matching_new (LoketImport *import, GError **error)
{
  Matching *self = g_new0 (Matching, 1);

  self->import = import;
  self->parameters = loket_match_parameters_built_in (error);
  if (self->parameters == NULL) {
    matching_free (self);
    return NULL;
  }
  self->names = loket_match_names_new ();
  self->candidates = g_array_new (FALSE, FALSE, sizeof (LoketMatchCandidate));
  self->decided = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!loket_store_read_long_sync (
          loket_office_store (import->office), read_register, self, error) ||
      is_broken_off (import, error)) {
    matching_free (self);
    return NULL;
  }
  if (self->index == NULL)
    make_room (self);
  self->n_people = loket_match_index_size (self->index);
  g_clear_pointer (&import->findings, loket_findings_free);
  import->findings =
      loket_findings_new (loket_store_dir (loket_office_store (import->office)), error);
  if (import->findings == NULL)
    g_clear_pointer (&self, matching_free);
  return self;
}

static const LoketMatchCandidate *
candidate_at (const Matching *self, guint i)
{
  return &g_array_index (self->candidates, LoketMatchCandidate, i);
}

/* People enough to weigh chance by, however small the register still is. */
static guint
count_people (const Matching *self)
{
  return MAX (loket_match_index_size (self->index), (guint) self->import->batch->rows);
}

static double
least_weight (const Matching *self)
{
  const guint people = MAX (count_people (self), self->parameters->fewest_people);

  return self->parameters->lower + log2 (people);
}

static LoketPairState
decided_before (Matching *self, const LoketMatchRow *row, const LoketMatchCandidate *candidate)
{
  g_autofree char *hash = NULL;

  if (g_hash_table_size (self->decided) == 0)
    return LOKET_PAIR_OPEN;
  hash = loket_pair_hash (self->names, row, loket_match_index_row (self->index, candidate->row));
  return (LoketPairState) MAX (0, GPOINTER_TO_INT (g_hash_table_lookup (self->decided, hash)) - 1);
}

static LoketPairHint
hint_of (Matching *self, const LoketMatchCandidate *best)
{
  if ((best->comparison.flags & LOKET_MATCH_TWINS) != 0)
    return LOKET_HINT_TWINS;
  if ((best->comparison.flags & LOKET_MATCH_DEATH) != 0)
    return LOKET_HINT_DEAD;
  if (best->row >= self->n_people)
    return LOKET_HINT_TWICE;
  return loket_match_decide (
             self->parameters, &best->comparison, count_people (self), LOKET_MATCH_NO_RUNNER_UP) ==
                 LOKET_MATCH_LINK
             ? LOKET_HINT_CLOSE
             : LOKET_HINT_NONE;
}

/* "p12 1234 HASH {JSON}": whom, how surely, what is known of both, how it compares. */
static void
append_note (Matching *self,
             GString *note,
             const LoketMatchRow *row,
             const LoketMatchCandidate *candidate)
{
  g_autofree char *hash =
      loket_pair_hash (self->names, row, loket_match_index_row (self->index, candidate->row));
  g_autofree char *json = loket_pair_comparison (self->parameters, &candidate->comparison);

  g_string_append_printf (note,
                          "%s%c%u %d %s %s",
                          note->len > 0 ? "\n" : "",
                          candidate->row < self->n_people ? 'p' : 'r',
                          g_array_index (self->numbers, guint32, candidate->row),
                          (int) lround (candidate->comparison.weight * 100),
                          hash,
                          json);
}

static void
find_same (Matching *self, gint64 at, const LoketMatchRow *row, const LoketMatchCandidate *same)
{
  g_autoptr (GString) note = g_string_new (NULL);
  guint8 *hits = &g_array_index (self->hits, guint8, same->row);

  if (*hits > 0 || same->row >= self->n_people)
    self->doubles++;
  if (*hits < G_MAXUINT8)
    (*hits)++;
  append_note (self, note, row, same);
  loket_findings_add (self->import->findings, LOKET_FINDING_SAME, LOKET_HINT_NONE, at, note->str);
}

/* Those of the heaviest candidates that are worth a question. */
static void
find_doubt (Matching *self, gint64 at, const LoketMatchRow *row)
{
  g_autoptr (GString) note = g_string_new (NULL);
  LoketPairHint hint = hint_of (self, candidate_at (self, 0));

  for (guint i = 0; i < MIN (self->candidates->len, ASKED_MOST); i++)
    append_note (self, note, row, candidate_at (self, i));
  loket_findings_add (self->import->findings, LOKET_FINDING_ASK, hint, at, note->str);
}

/* Whom an officer has told apart from the row is none; whom he said it is, is. */
static gboolean
sift (Matching *self, const LoketMatchRow *row, LoketMatchCandidate *same)
{
  for (guint i = self->candidates->len; i > 0; i--) {
    switch (decided_before (self, row, candidate_at (self, i - 1))) {
    case LOKET_PAIR_SAME:
      *same = *candidate_at (self, i - 1);
      return TRUE;
    case LOKET_PAIR_DIFFERENT:
      g_array_remove_index (self->candidates, i - 1);
      break;
    case LOKET_PAIR_OPEN:
    case LOKET_PAIR_POSTPONED:
    case LOKET_PAIR_SETTLED:
    default:
      break;
    }
  }
  return FALSE;
}

/* A name alone is nobody: two Kartini of one village, of whom nothing more is said, are two. */
static gboolean
has_ground (const LoketMatchComparison *comparison)
{
  static const LoketMatchField grounds[] = {LOKET_MATCH_NIK,
                                            LOKET_MATCH_BIRTH,
                                            LOKET_MATCH_FAMILY_CARD,
                                            LOKET_MATCH_MOTHER,
                                            LOKET_MATCH_PHONE,
                                            LOKET_MATCH_IDENTIFIER};

  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    if (comparison->levels[grounds[i]] != LOKET_MATCH_UNKNOWN &&
        comparison->levels[grounds[i]] != LOKET_MATCH_OTHER)
      return TRUE;
  return FALSE;
}

/* Who has the NIK of the row and cannot be that person: the row is of somebody else, and both get
 * asked about when that one is put on file. */
static void
leave_others (Matching *self)
{
  for (guint i = self->candidates->len; i > 0; i--) {
    const LoketMatchComparison *comparison = &candidate_at (self, i - 1)->comparison;
    if ((comparison->flags & LOKET_MATCH_CONFLICT) != 0 || !has_ground (comparison))
      g_array_remove_index (self->candidates, i - 1);
  }
}

static LoketMatchDecision
decide (Matching *self)
{
  if (self->candidates->len == 0)
    return LOKET_MATCH_DIFFERENT;
  return loket_match_decide (self->parameters,
                             &candidate_at (self, 0)->comparison,
                             count_people (self),
                             self->candidates->len > 1 ? candidate_at (self, 1)->comparison.weight
                                                       : LOKET_MATCH_NO_RUNNER_UP);
}

static void
match_row (Matching *self, gint64 at, const LoketMatchRow *row)
{
  LoketMatchCandidate same;

  self->accepted++;
  loket_match_index_find (self->index, row, least_weight (self), self->candidates);
  if (sift (self, row, &same)) {
    find_same (self, at, row, &same);
    return;
  }
  leave_others (self);
  switch (decide (self)) {
  case LOKET_MATCH_LINK:
    same = *candidate_at (self, 0);
    find_same (self, at, row, &same);
    return;
  case LOKET_MATCH_REVIEW:
    find_doubt (self, at, row);
    return;
  case LOKET_MATCH_DIFFERENT:
  default:
    add_to_index (self, row, (guint32) at);
  }
}

static gboolean
take_entry (Matching *self, const LoketListEntry *entry, GError **error)
{
  LoketFacts facts;
  LoketMatchRow row;

  self->row = entry->row;
  if (entry->state != LOKET_ROW_NEW)
    return TRUE;
  if (!loket_kept_row_read (&self->said, entry->facts)) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "A row of the list cannot be read");
    return FALSE;
  }
  loket_kept_row_get (&self->said, &facts);
  loket_match_row_read (self->parameters, self->names, &facts, &row);
  match_row (self, entry->row, &row);
  return TRUE;
}

/* The rows are read first and matched then: among a million that takes its time, and no transaction
 * is to stay open so long, nor a search to wait for its reader. */
static gboolean
go_on (Matching *self, GError **error)
{
  if (is_broken_off (self->import, error) ||
      !loket_import_rows_read (self->import, &self->slice, self->row, SLICE, error))
    return FALSE;
  if (self->slice.entries == NULL) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "Rows of the list are missing");
    return FALSE;
  }
  for (guint i = 0; i < self->slice.entries->len; i++)
    if (!take_entry (self, &g_array_index (self->slice.entries, LoketListEntry, i), error))
      return FALSE;
  return loket_findings_end (self->import->findings, error);
}

static gboolean
check_sense (Matching *self, GError **error)
{
  for (guint i = 0; i < self->hits->len; i++) {
    /* Of a new person the first row is no hit, and says it all the same. */
    const guint said = g_array_index (self->hits, guint8, i) + (i >= self->n_people ? 1u : 0u);
    if (said > MOST_OF_ONE_PERSON) {
      loket_set_error (error, LOKET_ERROR_RULE, "list-one-person", "%u rows say of one", said);
      return FALSE;
    }
  }
  if (self->doubles >= FEWEST_DOUBLES && self->doubles * 2 >= self->accepted) {
    loket_set_error (error,
                     LOKET_ERROR_RULE,
                     "list-doubled",
                     "%" G_GINT64_FORMAT " rows of %" G_GINT64_FORMAT " are doubles",
                     self->doubles,
                     self->accepted);
    return FALSE;
  }
  return TRUE;
}

static void
log_hidden (Matching *self)
{
  const LoketMatchHidden *hidden = loket_match_index_hidden (self->index);
  guint64 blocks = 0;

  for (guint kind = 0; kind < LOKET_MATCH_N_KEYS; kind++)
    blocks += hidden->blocks[kind];
  if (blocks > 0)
    g_message ("List %" G_GINT64_FORMAT ": %" G_GUINT64_FORMAT
               " look-ups of common names or days were cut short",
               self->import->batch->number,
               blocks);
}

/**
 * loket_import_match_all:
 * @import: an import whose rows are on file
 * @error: set to a rule when the list as a whole makes no sense
 *
 * Matches again what a restart has forgotten.
 *
 * Returns: %TRUE when @import has its findings
 */
gboolean
loket_import_match_all (LoketImport *import, GError **error)
{
  Matching *self = matching_new (import, error);
  gboolean matched = self != NULL;

  while (matched && self->row < import->batch->rows)
    matched = go_on (self, error);
  matched = matched && check_sense (self, error);
  g_clear_pointer (&self, matching_free);
  return matched;
}

static gpointer
begin (LoketImport *import, const LoketJob *job, GError **error)
{
  return matching_new (import, error);
}

static gboolean
prepare (LoketImport *import, const LoketJob *job, gpointer stage, GError **error)
{
  Matching *self = stage;

  if (self->row < import->batch->rows && !go_on (self, error))
    return FALSE;
  if (self->row < import->batch->rows)
    return TRUE;
  log_hidden (self);
  return check_sense (self, error);
}

static gboolean
step (LoketImport *import,
      LoketTurn *turn,
      LoketJob *job,
      gpointer stage,
      gboolean *over,
      GError **error)
{
  Matching *self = stage;

  job->done = self->row;
  if (self->row >= import->batch->rows)
    loket_import_go_on (job, loket_import_noting.name, loket_findings_count (import->findings));
  return TRUE;
}

const LoketImportStage loket_import_matching = {
    .name = "matching",
    .begin = begin,
    .prepare = prepare,
    .step = step,
    .end = matching_free,
};
