/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trial of rules over the whole register as long work: lists, households and people are read in
 * parts, counted in memory, and put on file at the end.  Until then nothing of it is there. */
#include "config.h"

#include "office/what-if.h"

#include "core/error.h"
#include "core/list-keep.h"
#include "core/rules-desk.h"
#include "office/office.h"
#include "office/rule-facts.h"
#include "office/standings.h"
#include "office/turn-private.h"
#include "office/what-if-table.h"
#include "store/job-rows.h"
#include "store/lists.h"
#include "store/what-ifs.h"

#include <string.h>

#define PART 50000 /* rows read between two signs of progress */
#define LINES_AT_ONCE 150
#define ALL_LISTS 10000
#define JOBS_GOING_ON 50 /* more than ever go on at once */
#define SAVING "saving"

/* What a part reads; the names are stages of the job. */
typedef enum { LISTS, HOUSEHOLDS, MEMBERS, PEOPLE, COUNTED } Phase;

static const char *const phase_names[] = {
    [LISTS] = "lists",
    [HOUSEHOLDS] = "households",
    [MEMBERS] = "members",
    [PEOPLE] = "people",
    [COUNTED] = SAVING,
};

/* People of a village by category from and to. */
typedef struct {
  gint64 counts[LOKET_N_CATEGORIES][LOKET_N_CATEGORIES];
} Village;

typedef struct {
  LoketOffice *office;
  LoketRules *now; /* nullable */
  LoketRules *tried;
  char *day;
  LoketRegisterSize size;
  LoketWhatIfTable *table;
  GPtrArray *batches; /* LoketListBatch whose rows count, oldest first */
  GPtrArray *maps;    /* LoketListMap of each that tells something beside its columns, else NULL */
  guint batch;        /* at hand */
  gint64 rows;        /* of all of them */
  LoketKeptRow said;
  Phase phase;
  gint64 done;     /* of the phase */
  guint part;      /* rows in the last part */
  char *after;     /* where the next part begins */
  gint64 row;      /* of the list at hand */
  LoketTurn *turn; /* while people are read */
  GError *failure;
  GHashTable *villages; /* code → Village */
  GPtrArray *lines;     /* LoketWhatIfLine, when all is counted */
  gint64 people;
  gint64 changed;
} Trial;

static void
trial_free (gpointer data)
{
  Trial *self = data;

  g_clear_pointer (&self->table, loket_what_if_table_free);
  g_clear_pointer (&self->now, loket_rules_unref);
  g_clear_pointer (&self->tried, loket_rules_unref);
  g_clear_pointer (&self->batches, g_ptr_array_unref);
  g_clear_pointer (&self->maps, g_ptr_array_unref);
  g_clear_pointer (&self->villages, g_hash_table_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_error (&self->failure);
  loket_kept_row_clear (&self->said);
  g_free (self->day);
  g_free (self->after);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Trial, trial_free)

static gboolean
is_gone_by (Trial *self, const char *source, gint64 *rank)
{
  return loket_profile_goes_by (loket_office_profile (self->office), source, rank);
}

static void
add_list (Trial *self, LoketListBatch *batch)
{
  g_autoptr (LoketListMap) map = loket_list_batch_map (batch);
  const gboolean tells = map != NULL && loket_list_map_tells (map);
  gint64 rank;

  if (batch->state == LOKET_BATCH_ABORTED || batch->state == LOKET_BATCH_CLOSED ||
      (!tells && !is_gone_by (self, batch->source, &rank)))
    return;
  g_ptr_array_add (self->batches, g_object_ref (batch));
  g_ptr_array_add (self->maps, tells ? g_steal_pointer (&map) : NULL);
  self->rows += batch->rows;
}

/* Oldest first, so that of two rows that count the same the later one is said last. */
static gboolean
find_lists (Trial *self, LoketTxn *txn, gboolean *known, GError **error)
{
  g_autoptr (GPtrArray) all = loket_txn_list_batches (txn, NULL, ALL_LISTS, error);

  *known = FALSE;
  for (guint i = 0; all != NULL && i < all->len; i++) {
    LoketListBatch *batch = all->pdata[i];
    gint64 rank;
    if (is_gone_by (self, batch->source, &rank) && loket_batch_state_counts (batch->state))
      *known = TRUE;
  }
  for (guint i = all != NULL ? all->len : 0; i > 0; i--)
    add_list (self, all->pdata[i - 1]);
  return all != NULL;
}

static void
know (const char *person, LoketKnownBy by, gpointer data)
{
  loket_what_if_table_know (((Trial *) data)->table, person, by);
}

static void
add_lists (Trial *self)
{
  for (guint i = 0; i < self->batches->len; i++) {
    LoketListBatch *batch = self->batches->pdata[i];
    LoketWhatIfList list = {.source = batch->source, .period = batch->period};
    list.gone_by = is_gone_by (self, batch->source, &list.rank);
    loket_period_end (batch->period, &list.end);
    loket_what_if_table_add_list (self->table, &list);
  }
}

static gboolean
look_over (LoketTxn *txn, gpointer data, GError **error)
{
  Trial *self = data;
  LoketWhatIfTrial trial = {
      .now = self->now,
      .tried = self->tried,
      .office_id = loket_office_profile (self->office)->office_id,
  };

  self->day = loket_turn_business_day (
      txn, self->office, loket_clock_now (loket_office_clock (self->office)), NULL, error);
  if (self->day == NULL || !loket_txn_register_size (txn, &self->size, error) ||
      !find_lists (self, txn, &trial.lists_known, error))
    return FALSE;
  trial.day = self->day;
  self->table = loket_what_if_table_new (&self->size, &trial);
  add_lists (self);
  return loket_txn_walk_known (txn, know, self, error);
}

static LoketRules *
find_rules (LoketOffice *office, const char *version, GError **error)
{
  LoketRules *rules = loket_rule_book_find (loket_office_rules (office), version);

  if (rules == NULL)
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, version, "the profile has no such rules");
  return rules;
}

static gpointer
begin (LoketOffice *office, const LoketJob *job, GError **error)
{
  g_autoptr (LoketRecord) request =
      loket_job_request (job, loket_what_if_request_get_type (), error);
  g_autoptr (Trial) self = g_new0 (Trial, 1);
  LoketRules *tried;

  if (request == NULL)
    return NULL;
  tried = find_rules (office, loket_what_if_request_cast (request)->version, error);
  if (tried == NULL)
    return NULL;
  self->office = office;
  self->tried = loket_rules_ref (tried);
  self->batches = g_ptr_array_new_with_free_func (g_object_unref);
  self->maps = g_ptr_array_new_with_free_func ((GDestroyNotify) loket_list_map_unref);
  self->villages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->after = g_strdup ("");
  /* What was in force when it was asked for holds for all of it. */
  if (*job->position != '\0') {
    LoketRules *now = find_rules (office, job->position, error);
    if (now == NULL)
      return NULL;
    self->now = loket_rules_ref (now);
  }
  if (!loket_store_read_long_sync (loket_office_store (office), look_over, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
take_row (const LoketListEntry *entry, gpointer data)
{
  Trial *self = data;
  const LoketListMap *map = self->maps->pdata[self->batch];
  LoketListTold told = {0};
  const char *decile;

  self->row = entry->row;
  self->part++;
  if (entry->person == NULL || !loket_row_state_counts (entry->state) ||
      !loket_kept_row_read (&self->said, entry->facts))
    return TRUE;
  if (map != NULL)
    loket_list_map_told (map, self->said.values[LOKET_LIST_PROGRAMME], &told);
  decile = self->said.values[LOKET_LIST_DECILE];
  loket_what_if_table_say (self->table,
                           self->batch,
                           entry->person,
                           decile != NULL ? g_ascii_strtoll (decile, NULL, 10) : 0,
                           &told);
  return TRUE;
}

/* Only the last id of a part is kept: behind it the next one begins. */
static void
pass (Trial *self, const char *id)
{
  self->part++;
  if (self->part < PART)
    return;
  g_free (self->after);
  self->after = g_strdup (id);
}

static void
take_household (const char *id, const char *kind, const char *family_card, gpointer data)
{
  Trial *self = data;

  loket_what_if_table_add_household (self->table, id, kind, family_card);
  pass (self, id);
}

static void
take_member (const char *id,
             const char *household,
             const char *person,
             gboolean past,
             gpointer data)
{
  Trial *self = data;

  loket_what_if_table_add_member (self->table, household, person, past);
  pass (self, id);
}

/* Few: surveys, conditions and counselling are asked for one by one. */
static gboolean
ask_office (Trial *self, const char *person, LoketWhatIfChange *change)
{
  g_autoptr (LoketRuleInputs) inputs = NULL;

  if (!loket_turn_rule_inputs (self->turn, person, NULL, &inputs, &self->failure))
    return FALSE;
  change->from = self->now != NULL ? loket_rules_category (self->now, inputs) : LOKET_CATEGORY_NONE;
  change->to = loket_rules_category (self->tried, inputs);
  return TRUE;
}

static void
count (Trial *self, const char *village, const LoketWhatIfChange *change)
{
  const char *where = village != NULL ? village : "";
  Village *counts = g_hash_table_lookup (self->villages, where);

  if (counts == NULL) {
    counts = g_new0 (Village, 1);
    g_hash_table_insert (self->villages, g_strdup (where), counts);
  }
  counts->counts[change->from][change->to]++;
  self->people++;
  self->changed += change->from != change->to ? 1 : 0;
}

static void
take_person (const char *id, const char *life_status, const char *village, gpointer data)
{
  Trial *self = data;
  LoketWhatIfChange change = {LOKET_CATEGORY_NONE, LOKET_CATEGORY_NONE};

  if (self->failure == NULL &&
      (loket_what_if_table_ask (self->table, id, life_status, village, &change) ||
       ask_office (self, id, &change)))
    count (self, village, &change);
  pass (self, id);
}

static gboolean
read_people (Trial *self, LoketTxn *txn, GError **error)
{
  g_auto (LoketTurn) turn = {.office = self->office, .txn = txn};

  if (!loket_turn_begin (&turn, FALSE, error))
    return FALSE;
  self->turn = &turn;
  if (!loket_txn_walk_people (txn, self->after, PART, take_person, self, error))
    return FALSE;
  self->turn = NULL;
  if (self->failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->failure));
  return FALSE;
}

static gboolean
read_lists (Trial *self, LoketTxn *txn, GError **error)
{
  LoketListBatch *batch;

  if (self->batch == self->batches->len)
    return TRUE;
  batch = self->batches->pdata[self->batch];
  if (!loket_txn_walk_list (txn, batch->number, self->row, PART, take_row, self, error))
    return FALSE;
  if (self->part == PART)
    return TRUE;
  self->batch++;
  self->row = 0;
  return TRUE;
}

static gboolean
read_part (LoketTxn *txn, gpointer data, GError **error)
{
  Trial *self = data;

  self->part = 0;
  switch (self->phase) {
  case LISTS:
    return read_lists (self, txn, error);
  case HOUSEHOLDS:
    return loket_txn_walk_households (txn, self->after, PART, take_household, self, error);
  case MEMBERS:
    return loket_txn_walk_members (txn, self->after, PART, take_member, self, error);
  case PEOPLE:
    return read_people (self, txn, error);
  case COUNTED:
  default:
    return TRUE;
  }
}

static void
add_village (Trial *self, const char *what_if, const char *code, const Village *village)
{
  GType type = loket_category_get_type ();

  for (int from = 0; from < (int) LOKET_N_CATEGORIES; from++) {
    for (int to = 0; to < (int) LOKET_N_CATEGORIES; to++) {
      LoketWhatIfLine *line;
      if (village->counts[from][to] == 0)
        continue;
      line = loket_what_if_line_new ();
      line->id = g_strdup_printf ("%s/%u", what_if, self->lines->len);
      line->what_if = g_strdup (what_if);
      line->village = g_strdup (code);
      line->from_category = g_strdup (loket_enum_name (type, from));
      line->to_category = g_strdup (loket_enum_name (type, to));
      line->people = village->counts[from][to];
      g_ptr_array_add (self->lines, line);
    }
  }
}

static void
make_lines (Trial *self, const char *what_if)
{
  GHashTableIter iter;
  gpointer code, village;

  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_iter_init (&iter, self->villages);
  while (g_hash_table_iter_next (&iter, &code, &village))
    add_village (self, what_if, code, village);
}

static void
end_part (Trial *self, const LoketJob *job)
{
  const gboolean over =
      self->phase == LISTS ? self->batch == self->batches->len : self->part < PART;

  self->done += self->part;
  if (!over)
    return;
  self->phase++;
  self->done = 0;
  g_free (self->after);
  self->after = g_strdup ("");
  if (self->phase == COUNTED)
    make_lines (self, job->result);
}

static gboolean
prepare (LoketOffice *office, const LoketJob *job, gpointer state, GError **error)
{
  Trial *self = state;

  if (self->phase == COUNTED)
    return TRUE;
  if (!loket_store_read_long_sync (loket_office_store (office), read_part, self, error))
    return FALSE;
  end_part (self, job);
  return TRUE;
}

static gint64
total_of (const Trial *self)
{
  switch (self->phase) {
  case LISTS:
    return self->rows;
  case HOUSEHOLDS:
    return self->size.households;
  case MEMBERS:
    return self->size.members;
  case PEOPLE:
    return self->size.people;
  case COUNTED:
  default:
    return self->lines->len;
  }
}

static void
set_stage (LoketJob *job, const Trial *self, gint64 done)
{
  g_free (job->stage);
  job->stage = g_strdup (phase_names[self->phase]);
  job->total = MAX (total_of (self), done);
  job->done = done;
}

static LoketWhatIf *
what_if_of (LoketTurn *turn, const Trial *self, const LoketJob *job)
{
  LoketWhatIf *what_if = loket_what_if_new ();

  what_if->id = g_strdup (job->result);
  what_if->rules_now = g_strdup (job->position);
  what_if->rules_new = g_strdup (loket_rules_version (self->tried));
  what_if->rules_checksum = g_strdup (loket_rules_checksum (self->tried));
  what_if->people = self->people;
  what_if->changed = self->changed;
  what_if->officer = g_strdup (job->officer);
  what_if->created_at = loket_turn_now (turn);
  return what_if;
}

/* The line with the number job->done is the next one.  The trial can be read when all are there. */
static gboolean
save_lines (LoketTurn *turn, LoketJob *job, Trial *self, gboolean *finished, GError **error)
{
  const gint64 until = MIN (job->done + LINES_AT_ONCE, (gint64) self->lines->len);
  g_autoptr (LoketRecord) before = NULL;
  g_autoptr (LoketRecord) after = NULL;

  if (job->done == 0) {
    g_autoptr (LoketWhatIf) what_if = what_if_of (turn, self, job);
    if (!loket_txn_forget_what_if (loket_turn_txn (turn), job->result, error) ||
        !loket_turn_insert (turn, what_if, error))
      return FALSE;
  }
  for (gint64 i = job->done; i < until; i++)
    if (!loket_txn_insert (loket_turn_txn (turn), self->lines->pdata[i], error))
      return FALSE;
  job->done = until;
  *finished = until == self->lines->len;
  if (!*finished)
    return TRUE;
  before = loket_txn_get (loket_turn_txn (turn), loket_what_if_get_type (), job->result, error);
  if (before == NULL)
    return FALSE;
  after = loket_record_copy (before);
  loket_what_if_cast (after)->complete = TRUE;
  return loket_turn_replace (turn, before, after, error);
}

/* After a restart all is counted anew: lines that were put on file already may be others now. */
static gboolean
step (LoketTurn *turn, LoketJob *job, gpointer state, gboolean *finished, GError **error)
{
  Trial *self = state;
  const gboolean saving = strcmp (job->stage, SAVING) == 0;

  if (self->phase == COUNTED && saving)
    return save_lines (turn, job, self, finished, error);
  if (saving && !loket_txn_forget_what_if (loket_turn_txn (turn), job->result, error))
    return FALSE;
  set_stage (job, self, self->phase == COUNTED ? 0 : self->done);
  return TRUE;
}

static gboolean
undo (LoketTurn *turn, LoketJob *job, gboolean *finished, GError **error)
{
  *finished = TRUE;
  return loket_txn_forget_what_if (loket_turn_txn (turn), job->result, error);
}

const LoketJobWork loket_what_if_work = {
    .step = step,
    .prepare = prepare,
    .begin = begin,
    .end = trial_free,
    .undo = undo,
};

/* Each goes through the whole register: one after the other, by people who know of each other. */
static gboolean
check_alone (LoketTurn *turn, GError **error)
{
  g_autoptr (GPtrArray) jobs = loket_txn_jobs (loket_turn_txn (turn), JOBS_GOING_ON, error);

  for (guint i = 0; jobs != NULL && i < jobs->len; i++) {
    const LoketJob *job = jobs->pdata[i];
    if (!loket_job_has_ended (job) && strcmp (job->operation, LOKET_RULES_WHAT_IF.name) == 0) {
      loket_set_error (error, LOKET_ERROR_RULE, "trial-runs", "another trial is under way");
      return FALSE;
    }
  }
  return jobs != NULL;
}

/**
 * loket_what_if_begin:
 * @turn: a write turn
 * @record: a LoketWhatIfRequest
 * @error: set to %LOKET_ERROR_NOT_FOUND when the profile has no such version, to
 *   %LOKET_ERROR_RULE "trial-runs" while another trial is under way
 *
 * Returns: (transfer full): the job; its result is the id of the trial, when it is done
 */
LoketRecord *
loket_what_if_begin (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketOffice *office = loket_turn_office (turn);
  const LoketRules *now =
      loket_rule_book_in_force (loket_office_rules (office), loket_turn_day (turn));
  g_autoptr (LoketJob) job = NULL;

  if (find_rules (office, loket_what_if_request_cast (record)->version, error) == NULL ||
      !check_alone (turn, error))
    return NULL;
  job = loket_turn_new_job (turn, record);
  job->stage = g_strdup (phase_names[LISTS]);
  job->position = g_strdup (now != NULL ? loket_rules_version (now) : "");
  job->result = loket_turn_new_id (turn);
  if (!loket_turn_insert (turn, job, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&job));
}
