/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between noting and applying: households follow a list that names another family card for people
 * on file.  Most of a household with one new card = the same household with that card; else whoever
 * has another card moves.  What no list said before stays: an officer did. */
#include "config.h"

#include "core/calendar.h"
#include "office/import-private.h"

#include <string.h>

#define ROWS_OF_ONE 64 /* that are looked at */

/* A row of the list that says of a person on file. */
typedef struct {
  gint64 person; /* number */
  gint64 row;
  char card[17];
} Claim;

typedef struct {
  LoketImport *import;
  gint64 batch;
  GArray *claims;   /* Claim, only those with another card than the person's household */
  GHashTable *of;   /* number of a person: index of any claim in @all, plus one */
  GArray *all;      /* Claim */
  GPtrArray *lines; /* of the finding at hand */
  LoketKeptRow said;
  guint next;
} Housing;

/* One household in one write turn. */
typedef struct {
  Housing *stage;
  LoketTurn *turn;
  LoketTxn *txn;
  LoketHousehold *household;
  GPtrArray *members; /* LoketHouseholdMember, also those who left */
} House;

static void
housing_free (gpointer data)
{
  Housing *self = data;

  g_array_unref (self->claims);
  g_array_unref (self->all);
  g_hash_table_unref (self->of);
  g_ptr_array_unref (self->lines);
  loket_kept_row_clear (&self->said);
  g_free (self);
}

static const Claim *
claim_of (const Housing *self, gint64 person)
{
  const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->of, GSIZE_TO_POINTER (person)));

  return n > 0 ? &g_array_index (self->all, Claim, n - 1) : NULL;
}

static gboolean
take_entry (const LoketListEntry *entry, gpointer data)
{
  Housing *self = data;
  LoketFindingKind kind;
  LoketPairHint hint;
  Claim claim = {.row = entry->row};
  const LoketFindingLine *line;
  const char *card;

  if (entry->state != LOKET_ROW_NEW || entry->reason == NULL ||
      !loket_finding_parse (entry->reason, &kind, &hint, self->lines) ||
      kind != LOKET_FINDING_SAME || !loket_kept_row_read (&self->said, entry->facts))
    return TRUE;
  line = self->lines->pdata[0];
  card = self->said.values[LOKET_LIST_FAMILY_CARD];
  if (line->of_list || card == NULL || strlen (card) != 16 || claim_of (self, line->number) != NULL)
    return TRUE;
  claim.person = line->number;
  g_strlcpy (claim.card, card, sizeof claim.card);
  g_array_append_val (self->all, claim);
  g_hash_table_insert (
      self->of, GSIZE_TO_POINTER (claim.person), GUINT_TO_POINTER (self->all->len));
  return TRUE;
}

static gboolean
household_of (LoketTxn *txn, const Claim *claim, LoketHousehold **household, GError **error)
{
  g_autoptr (LoketPerson) person = loket_txn_person_numbered (txn, claim->person, error);

  *household = NULL;
  return person != NULL && (person->merged_into != NULL ||
                            loket_txn_household_of_person (txn, person->id, household, error));
}

static gboolean
is_at_odds (LoketHousehold *household, const Claim *claim)
{
  return household != NULL && household->family_card != NULL &&
         strcmp (household->family_card, claim->card) != 0;
}

static gboolean
read_claims (LoketTxn *txn, gpointer data, GError **error)
{
  Housing *self = data;

  if (!loket_txn_walk_list (txn, self->batch, 0, G_MAXINT32, take_entry, self, error))
    return FALSE;
  for (guint i = 0; i < self->all->len; i++) {
    const Claim *claim = &g_array_index (self->all, Claim, i);
    g_autoptr (LoketHousehold) household = NULL;
    if (!household_of (txn, claim, &household, error))
      return FALSE;
    if (is_at_odds (household, claim))
      g_array_append_vals (self->claims, claim, 1);
  }
  return TRUE;
}

/* What was carried out before a restart is not at odds any more. */
static gpointer
begin (LoketImport *import, const LoketJob *job, GError **error)
{
  Housing *self = g_new0 (Housing, 1);

  self->import = import;
  self->batch = import->batch->number;
  self->claims = g_array_new (FALSE, FALSE, sizeof (Claim));
  self->all = g_array_new (FALSE, FALSE, sizeof (Claim));
  self->of = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->lines = g_ptr_array_new ();
  if (loket_store_read_long_sync (loket_office_store (import->office), read_claims, self, error))
    return self;
  housing_free (self);
  return NULL;
}

/* Whether a list said of @person that this is the card, and none that says more than this one. */
static gboolean
list_said_card (House *self, const char *person, gboolean *said, GError **error)
{
  LoketImport *import = self->stage->import;
  g_autoptr (GPtrArray) rows =
      loket_txn_list_rows_of_person (self->txn, person, ROWS_OF_ONE, error);

  *said = FALSE;
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    LoketListRow *row = rows->pdata[i];
    LoketListBatch *batch = loket_list_of_row (import->batches, row->id);
    if (batch == NULL || !loket_kept_row_read (&self->stage->said, row->facts) ||
        g_strcmp0 (self->stage->said.values[LOKET_LIST_FAMILY_CARD],
                   self->household->family_card) != 0)
      continue;
    *said = loket_list_outranks (import->office, import->batch, batch);
    if (!*said)
      return TRUE;
  }
  return TRUE;
}

static LoketHouseholdMember *
open_member (House *self, guint i)
{
  LoketHouseholdMember *member = self->members->pdata[i];

  return member->until_day == NULL ? member : NULL;
}

static gboolean
claim_of_member (House *self, LoketHouseholdMember *member, const Claim **claim, GError **error)
{
  g_autoptr (LoketPerson) person = loket_txn_person (self->txn, member->person, error);

  *claim = person != NULL ? claim_of (self->stage, person->number) : NULL;
  return person != NULL;
}

/* The card that more than half of those who live there have now; %NULL = there is none. */
static gboolean
find_new_card (House *self, const char **card, GError **error)
{
  g_autoptr (GHashTable) votes = g_hash_table_new (g_str_hash, g_str_equal);
  guint open = 0, most = 0;

  *card = NULL;
  for (guint i = 0; i < self->members->len; i++) {
    const Claim *claim;
    guint n;
    if (open_member (self, i) == NULL)
      continue;
    open++;
    if (!claim_of_member (self, open_member (self, i), &claim, error))
      return FALSE;
    if (claim == NULL)
      continue;
    n = GPOINTER_TO_UINT (g_hash_table_lookup (votes, claim->card)) + 1;
    g_hash_table_insert (votes, (gpointer) claim->card, GUINT_TO_POINTER (n));
    if (n > most) {
      most = n;
      *card = claim->card;
    }
  }
  if (most * 2 <= open || strcmp (*card, self->household->family_card) == 0)
    *card = NULL;
  return TRUE;
}

static gboolean
may_change_card (House *self, gboolean *may, GError **error)
{
  *may = FALSE;
  for (guint i = 0; i < self->members->len && !*may; i++)
    if (open_member (self, i) != NULL &&
        !list_said_card (self, open_member (self, i)->person, may, error))
      return FALSE;
  return TRUE;
}

/* The same household with a new card, unless another one has it: then people move there. */
static gboolean
renew_card (House *self, const char *card, GError **error)
{
  g_autofree char *other = NULL;
  g_autofree char *first_day = NULL;
  g_autofree char *line = loket_turn_new_id (self->turn);
  g_autofree char *first_line = loket_turn_new_id (self->turn);
  LoketCardChange change = {.day = loket_turn_day (self->turn),
                            .line = line,
                            .first_line = first_line,
                            .at = loket_turn_now (self->turn)};
  gboolean may;

  if (!loket_txn_household_by_card (self->txn, card, &other, error) ||
      !may_change_card (self, &may, error))
    return FALSE;
  if (other != NULL || !may)
    return TRUE;
  first_day =
      loket_calendar_day (self->household->created_at, loket_turn_profile (self->turn)->utc_offset);
  change.first_day = first_day;
  return loket_txn_change_card (self->txn, self->household, card, &change, error);
}

/* The row says the new address of the card, and how the person stands to its head. */
static gboolean
read_row (House *self, const Claim *claim, GError **error)
{
  g_autofree char *id = g_strdup_printf (LOKET_LIST_ROW_ID, self->stage->batch, claim->row);
  g_autoptr (LoketRecord) row = loket_txn_get (self->txn, loket_list_row_get_type (), id, error);

  return row != NULL && loket_kept_row_read (&self->stage->said, loket_list_row_cast (row)->facts);
}

static gboolean
end_membership (House *self, LoketHouseholdMember *before, GError **error)
{
  g_autoptr (LoketHouseholdMember) after =
      loket_household_member_cast (loket_record_copy (LOKET_RECORD (before)));
  const char *today = loket_turn_day (self->turn);

  after->until_day = g_strdup (strcmp (today, before->from_day) < 0 ? before->from_day : today);
  return loket_txn_update (self->txn, LOKET_RECORD (after), error);
}

/* An officer chose the family, or whoever came back, or was put in another place there, was so by
 * one. */
static gboolean
was_put_by_officer (House *self, LoketHouseholdMember *member)
{
  const char *person = member->person;
  guint lines = 0;

  if (member->officer != NULL)
    return TRUE;
  for (guint i = 0; i < self->members->len; i++)
    lines += strcmp (((LoketHouseholdMember *) self->members->pdata[i])->person, person) == 0;
  return lines > 1;
}

static gboolean
move (House *self, LoketHouseholdMember *member, const Claim *claim, GError **error)
{
  g_auto (LoketListWord) word = {.turn = self->turn,
                                 .batches = self->stage->import->batches,
                                 .batch = self->stage->import->batch,
                                 .said = &self->stage->said};
  gboolean may;

  if (was_put_by_officer (self, member))
    return TRUE;
  if (!list_said_card (self, member->person, &may, error))
    return FALSE;
  if (!may)
    return TRUE;
  return end_membership (self, member, error) && read_row (self, claim, error) &&
         loket_list_word_join (&word, member->person, error);
}

static gboolean
settle (House *self, GError **error)
{
  const char *card;

  if (!find_new_card (self, &card, error) || (card != NULL && !renew_card (self, card, error)))
    return FALSE;
  for (guint i = 0; i < self->members->len; i++) {
    LoketHouseholdMember *member = open_member (self, i);
    const Claim *claim = NULL;
    if (member == NULL)
      continue;
    if (!claim_of_member (self, member, &claim, error) ||
        (claim != NULL && is_at_odds (self->household, claim) &&
         !move (self, member, claim, error)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
settle_claim (Housing *self, LoketTurn *turn, const Claim *claim, GError **error)
{
  g_autoptr (LoketHousehold) household = NULL;
  g_autoptr (GPtrArray) members = NULL;
  House house = {.stage = self, .turn = turn, .txn = loket_turn_txn (turn)};

  if (!household_of (house.txn, claim, &household, error))
    return FALSE;
  if (!is_at_odds (household, claim))
    return TRUE;
  members = loket_txn_household_members (house.txn, household->id, error);
  house.household = household;
  house.members = members;
  return members != NULL && settle (&house, error);
}

static gboolean
step (LoketImport *import,
      LoketTurn *turn,
      LoketJob *job,
      gpointer stage,
      gboolean *over,
      GError **error)
{
  Housing *self = stage;
  const gint64 began = g_get_monotonic_time ();
  g_autoptr (LoketJobReference) reference = loket_job_reference_new ();
  g_autofree char *what = NULL;
  const guint first = self->next;

  while (self->next < self->claims->len && !loket_import_time_is_up (began))
    if (!settle_claim (self, turn, &g_array_index (self->claims, Claim, self->next++), error))
      return FALSE;
  if (self->next > first) {
    what = g_strdup_printf ("family cards of %u people", self->next - first);
    reference->job = g_strdup (job->id);
    loket_turn_note (turn, reference, what);
  }
  job->done = self->next;
  job->total = self->claims->len;
  if (self->next >= self->claims->len)
    loket_import_go_on (job, loket_import_applying.name, import->batch->rows);
  return TRUE;
}

const LoketImportStage loket_import_housing = {
    .name = "housing",
    .begin = begin,
    .step = step,
    .end = housing_free,
};
