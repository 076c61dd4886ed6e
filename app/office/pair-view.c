/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both sides of a doubtful pair, made to be read beside each other; the clerical desk in pairs.c
 * answers pair/open with it. */
#include "config.h"

#include "core/error.h"
#include "core/nik.h"
#include "office/asker.h"
#include "office/pairs-private.h"
#include "office/people.h"
#include "store/pairs.h"
#include "wire/json.h"

#include <string.h>

#define CLAIMS_MAX 40

/* One side as texts, in the order of fields below. */
enum { NAME, NIK, BIRTH, SEX, CARD, MOTHER, FATHER, VILLAGE, ADDRESS, PHONE, LIFE, N_SHOWN };

/* Key in a map, nick of the LoketMatchField that weighs it. */
static const struct {
  const char *field;
  const char *weighed;
} shown[N_SHOWN] = {
    [NAME] = {"name", "name"},
    [NIK] = {"nik", "nik"},
    [BIRTH] = {"birth_date", "birth"},
    [SEX] = {"sex", "sex"},
    [CARD] = {"family_card", "family-card"},
    [MOTHER] = {"mother_name", "mother"},
    [FATHER] = {"father_name", "father"},
    [VILLAGE] = {"village", "village"},
    [ADDRESS] = {"address", "address"},
    [PHONE] = {"phone", "phone"},
    [LIFE] = {"life_status", NULL},
};

typedef struct {
  char *values[N_SHOWN];
} Side;

static void
side_clear (Side *side)
{
  for (guint i = 0; i < N_SHOWN; i++)
    g_free (side->values[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

/* "Jl. Mawar 3, Dukuh Ngrejo, RT 003 RW 001" */
static char *
address_of (const char *street, const char *hamlet, const char *rt, const char *rw)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (street != NULL)
    g_ptr_array_add (parts, g_strdup (street));
  if (hamlet != NULL)
    g_ptr_array_add (parts, g_strdup (hamlet));
  if (rt != NULL || rw != NULL)
    g_ptr_array_add (parts,
                     g_strdup_printf ("RT %s RW %s", rt != NULL ? rt : "-", rw != NULL ? rw : "-"));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

static void
side_of_facts (LoketTurn *turn, LoketListFacts *facts, Side *side)
{
  char **values = side->values;

  values[NAME] = g_strdup (facts->name);
  values[NIK] = g_strdup (facts->nik);
  values[BIRTH] = g_strdup (facts->birth_date);
  values[SEX] = g_strdup (facts->sex);
  values[CARD] = g_strdup (facts->family_card);
  values[MOTHER] = g_strdup (facts->mother_name);
  values[FATHER] = g_strdup (facts->father_name);
  values[VILLAGE] = loket_place_label (turn, facts->village);
  values[ADDRESS] = address_of (facts->address, facts->hamlet, facts->rt, facts->rw);
  values[PHONE] = g_strdup (facts->phone);
  values[LIFE] = g_strdup (facts->life_status);
}

static gboolean
side_of_person (LoketTurn *turn, LoketPerson *person, Side *side, GError **error)
{
  char **values = side->values;

  if (!loket_txn_family_card_of (loket_turn_txn (turn), person->id, &values[CARD], error))
    return FALSE;
  values[NAME] = g_strdup (person->name);
  values[NIK] = g_strdup (person->nik);
  values[BIRTH] = g_strdup (person->birth_date);
  if (person->sex != LOKET_PERSON_SEX_UNKNOWN)
    values[SEX] = g_strdup (loket_enum_name (loket_person_sex_get_type (), (int) person->sex));
  values[MOTHER] = g_strdup (person->mother_name);
  values[FATHER] = g_strdup (person->father_name);
  values[VILLAGE] = loket_place_label (turn, person->village);
  values[ADDRESS] = address_of (person->address, person->hamlet, person->rt, person->rw);
  values[PHONE] = g_strdup (person->phone);
  values[LIFE] =
      g_strdup (loket_enum_name (loket_life_status_get_type (), (int) person->life_status));
  return TRUE;
}

/* The office hides the middle of a number, but not where two numbers part. */
static char *
masked_beside (const char *text, const char *other)
{
  char *masked;

  if (text == NULL)
    return NULL;
  masked = loket_nik_masked (text);
  if (other == NULL || strlen (other) != strlen (text) || strlen (masked) != strlen (text))
    return masked;
  for (gsize i = 0; text[i] != '\0'; i++)
    if (text[i] != other[i])
      masked[i] = text[i];
  return masked;
}

static LoketFieldComparison *
find_comparison (LoketComparison *comparison, const char *field)
{
  guint n = comparison != NULL && comparison->fields != NULL
                ? g_list_model_get_n_items (G_LIST_MODEL (comparison->fields))
                : 0;

  for (guint i = 0; field != NULL && i < n; i++) {
    g_autoptr (LoketFieldComparison) item =
        g_list_model_get_item (G_LIST_MODEL (comparison->fields), i);
    if (strcmp (item->field, field) == 0)
      return g_steal_pointer (&item);
  }
  return NULL;
}

static void
add_fact (GListStore *facts, guint field, const Side *said, const Side *known, LoketComparison *all)
{
  const char *left = said->values[field];
  const char *right = known->values[field];
  const gboolean number = field == NIK || field == CARD;
  g_autoptr (LoketFieldComparison) weighed = find_comparison (all, shown[field].weighed);
  g_autoptr (LoketPairFact) fact = NULL;

  if (left == NULL && right == NULL)
    return;
  fact = loket_pair_fact_new ();
  fact->field = g_strdup (shown[field].field);
  fact->said = number ? masked_beside (left, right) : g_strdup (left);
  fact->known = number ? masked_beside (right, left) : g_strdup (right);
  fact->differs = left != NULL && right != NULL && strcmp (left, right) != 0;
  if (weighed != NULL) {
    fact->level = g_strdup (weighed->level);
    fact->weight = LOKET_SOME (weighed->weight);
  }
  g_list_store_append (facts, fact);
}

/* Weighed, but nothing that one of the two says of himself. */
static void
add_household (GListStore *facts, LoketComparison *all)
{
  g_autoptr (LoketFieldComparison) weighed = find_comparison (all, "household");
  g_autoptr (LoketPairFact) fact = NULL;

  if (weighed == NULL || strcmp (weighed->level, "unknown") == 0)
    return;
  fact = loket_pair_fact_new ();
  fact->field = g_strdup ("household");
  fact->level = g_strdup (weighed->level);
  fact->weight = LOKET_SOME (weighed->weight);
  g_list_store_append (facts, fact);
}

static LoketComparison *
read_comparison (LoketPair *pair)
{
  /* Dropped: without the weights both sides can still be read. */
  LoketRecord *record = loket_json_to_record (loket_comparison_get_type (),
                                              pair->comparison,
                                              strlen (pair->comparison),
                                              LOKET_JSON_ANSWER,
                                              NULL);

  return record != NULL ? loket_comparison_cast (record) : NULL;
}

static LoketPairSide *
new_side (const char *name)
{
  LoketPairSide *side = loket_pair_side_new ();

  side->name = g_strdup (name);
  side->members = g_list_store_new (loket_pair_member_get_type ());
  side->claims = g_list_store_new (loket_pair_claim_get_type ());
  return side;
}

static gboolean
add_members (LoketTurn *turn, LoketPairSide *side, const char *family_card, GError **error)
{
  g_autoptr (GPtrArray) members =
      loket_txn_pair_members (loket_turn_txn (turn), side->person, family_card, error);

  if (members == NULL)
    return FALSE;
  for (guint i = 0; i < members->len; i++) {
    LoketPairMember *member = members->pdata[i];
    member->self = g_strcmp0 (member->person, side->person) == 0;
    g_list_store_append (side->members, member);
  }
  return TRUE;
}

static void
mark_shared (LoketPairSide *side, LoketPairSide *other)
{
  g_autoptr (GHashTable) there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (other->members)); i++) {
    g_autoptr (LoketPairMember) member = g_list_model_get_item (G_LIST_MODEL (other->members), i);
    g_hash_table_add (there, g_strdup (member->person));
  }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (side->members)); i++) {
    g_autoptr (LoketPairMember) member = g_list_model_get_item (G_LIST_MODEL (side->members), i);
    member->shared = g_hash_table_contains (there, member->person);
  }
}

static LoketPairClaim *
make_claim (LoketTurn *turn, LoketListRow *row, GError **error)
{
  g_autoptr (LoketListFacts) facts = loket_row_facts (row, error);
  g_autoptr (LoketListBatch) batch = NULL;
  LoketPairClaim *claim;

  if (facts == NULL)
    return NULL;
  batch = loket_txn_batch_of_row (loket_turn_txn (turn), row->id, error);
  if (batch == NULL)
    return NULL;
  claim = loket_pair_claim_new ();
  claim->list_row = g_strdup (row->id);
  claim->source = g_strdup (batch->source);
  claim->period = g_strdup (batch->period);
  claim->state = row->state;
  claim->name = g_strdup (facts->name);
  claim->birth_date = g_strdup (facts->birth_date);
  claim->nik = facts->nik != NULL ? loket_nik_masked (facts->nik) : NULL;
  claim->village = loket_place_label (turn, facts->village);
  claim->address = address_of (facts->address, facts->hamlet, facts->rt, facts->rw);
  claim->mother_name = g_strdup (facts->mother_name);
  return claim;
}

static gboolean
add_claims (LoketTurn *turn, LoketPairSide *side, GError **error)
{
  g_autoptr (GPtrArray) rows =
      loket_txn_rows_of_person (loket_turn_txn (turn), side->person, CLAIMS_MAX, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    g_autoptr (LoketPairClaim) claim = make_claim (turn, rows->pdata[i], error);
    if (claim == NULL)
      return FALSE;
    g_list_store_append (side->claims, claim);
  }
  return TRUE;
}

static LoketPairSide *
read_person (LoketTurn *turn, const char *id, Side *values, GError **error)
{
  g_autoptr (LoketPerson) person = loket_txn_living_person (loket_turn_txn (turn), id, error);
  g_autoptr (LoketPairSide) side = NULL;

  if (person == NULL || !side_of_person (turn, person, values, error))
    return NULL;
  side = new_side (person->name);
  side->person = g_strdup (person->id);
  side->number = LOKET_SOME (person->number);
  side->version = LOKET_SOME (person->version);
  return add_members (turn, side, NULL, error) && add_claims (turn, side, error)
             ? g_steal_pointer (&side)
             : NULL;
}

static LoketPairSide *
read_row (LoketTurn *turn, const char *id, Side *values, GError **error)
{
  g_autoptr (LoketListRow) row = loket_pair_get_row (turn, id, error);
  g_autoptr (LoketListFacts) facts = row != NULL ? loket_row_facts (row, error) : NULL;
  g_autoptr (LoketListBatch) batch = NULL;
  g_autoptr (LoketPairSide) side = NULL;

  if (facts == NULL)
    return NULL;
  batch = loket_txn_batch_of_row (loket_turn_txn (turn), id, error);
  if (batch == NULL)
    return NULL;
  side_of_facts (turn, facts, values);
  side = new_side (facts->name);
  side->list_row = g_strdup (row->id);
  side->source = g_strdup (batch->source);
  side->period = g_strdup (batch->period);
  side->line = LOKET_SOME (row->line);
  return add_members (turn, side, facts->family_card, error) ? g_steal_pointer (&side) : NULL;
}

static gboolean
count_others (LoketTurn *turn, LoketPair *pair, gint64 *others, GError **error)
{
  g_autoptr (GPtrArray) pairs = NULL;

  *others = 0;
  if (pair->list_row == NULL)
    return TRUE;
  pairs = loket_txn_pairs_of_row (loket_turn_txn (turn), pair->list_row, error);
  for (guint i = 0; pairs != NULL && i < pairs->len; i++) {
    LoketPair *other = pairs->pdata[i];
    if (strcmp (other->id, pair->id) != 0 &&
        (other->state == LOKET_PAIR_OPEN || other->state == LOKET_PAIR_POSTPONED))
      (*others)++;
  }
  return pairs != NULL;
}

static void
describe (LoketTurn *turn, LoketPair *pair, LoketPairView *view)
{
  view->id = g_strdup (pair->id);
  view->hint = pair->hint;
  view->state = pair->state;
  view->weight = pair->weight;
  view->village = g_strdup (pair->village);
  view->village_name = loket_place_label (turn, pair->village);
  view->created_at = pair->created_at;
  view->reason = g_strdup (pair->reason);
  view->decided_by = loket_turn_officer_name (turn, pair->decided_by);
  view->decided_at = pair->decided_at;
}

/**
 * loket_pair_open:
 * @turn: a turn
 * @request: a LoketPairReference
 * @error: set to %LOKET_ERROR_NOT_FOUND, or %LOKET_ERROR_NOT_ALLOWED outside the officer's area
 *
 * Returns: (transfer full): the LoketPairView
 */
LoketRecord *
loket_pair_open (LoketTurn *turn, LoketRecord *request, GError **error)
{
  g_autoptr (LoketPair) pair =
      loket_pair_get (turn, loket_pair_reference_cast (request)->pair, error);
  g_autoptr (LoketPairView) view = NULL;
  g_autoptr (LoketComparison) comparison = NULL;
  g_auto (Side) said = {0};
  g_auto (Side) known = {0};

  if (pair == NULL)
    return NULL;
  view = loket_pair_view_new ();
  describe (turn, pair, view);
  view->said = pair->list_row != NULL ? read_row (turn, pair->list_row, &said, error)
                                      : read_person (turn, pair->other, &said, error);
  if (view->said == NULL)
    return NULL;
  view->known = read_person (turn, pair->person, &known, error);
  if (view->known == NULL || !count_others (turn, pair, &view->others, error))
    return NULL;
  mark_shared (view->said, view->known);
  mark_shared (view->known, view->said);
  comparison = read_comparison (pair);
  if (comparison != NULL)
    view->parameters = comparison->version;
  view->facts = g_list_store_new (loket_pair_fact_get_type ());
  for (guint i = 0; i < N_SHOWN; i++)
    add_fact (view->facts, i, &said, &known, comparison);
  add_household (view->facts, comparison);
  return LOKET_RECORD (g_steal_pointer (&view));
}
