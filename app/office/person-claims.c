/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lists say of a person, held against what stands: the claims and stories of his page. */
#include "config.h"

#include "core/list-map.h"
#include "core/match.h"
#include "office/person-view.h"
#include "store/pairs.h"
#include "wire/json.h"

#include <string.h>

#define HUNDREDTHS 100.0

/* Fields that lists tell of, and which people choose. */
static const struct {
  const char *field;
  LoketListField said; /* LOKET_N_LIST_FIELDS = no list says it */
} told[] = {
    {"name", LOKET_LIST_NAME},
    {"nik", LOKET_LIST_NIK},
    {"birth_date", LOKET_LIST_BIRTH_DATE},
    {"sex", LOKET_LIST_SEX},
    {"birth_place", LOKET_N_LIST_FIELDS},
    {"mother_name", LOKET_LIST_MOTHER_NAME},
    {"father_name", LOKET_LIST_FATHER_NAME},
    {"life_status", LOKET_LIST_LIFE_STATUS},
    {"village", LOKET_LIST_VILLAGE},
    {"hamlet", LOKET_LIST_HAMLET},
    {"rt", LOKET_LIST_RT},
    {"rw", LOKET_LIST_RW},
    {"address", LOKET_LIST_ADDRESS},
    {"phone", LOKET_LIST_PHONE},
    {"phone_owner", LOKET_N_LIST_FIELDS},
};

/**
 * loket_person_text:
 * @person: a person
 * @field: name of one of the fields that are chosen
 *
 * Returns: (transfer none) (nullable): what stands there, as text; %NULL when nobody knows
 */
const char *
loket_person_text (LoketPerson *person, const char *field)
{
  const LoketField *found = loket_record_type_find_field (loket_person_get_type (), field);

  g_return_val_if_fail (found != NULL, NULL);
  if (found->kind != LOKET_KIND_ENUM)
    return loket_field_text (found, LOKET_RECORD (person));
  if (strcmp (field, "sex") == 0 && person->sex == LOKET_PERSON_SEX_UNKNOWN)
    return NULL;
  return loket_enum_name (found->type (), (int) loket_field_number (found, LOKET_RECORD (person)));
}

/* The list of a row; those that were met once are kept. */
static LoketListBatch *
list_of (LoketPersonOpening *opening, const char *list_row, GError **error)
{
  const gint64 number = g_ascii_strtoll (list_row, NULL, 10);
  LoketListBatch *batch = g_hash_table_lookup (opening->lists, &number);

  if (batch == NULL) {
    batch = loket_txn_batch_of_row (opening->txn, list_row, error);
    if (batch != NULL)
      g_hash_table_insert (opening->lists, g_memdup2 (&number, sizeof number), batch);
  }
  return batch;
}

/**
 * loket_person_name_list:
 * @opening: somebody's page
 * @list_row: (nullable): a row
 * @source: (out) (transfer full): whose list it stands in
 * @period: (out) (transfer full): of which time
 * @error: set when the store fails
 *
 * Returns: %FALSE when that could not be looked up
 */
gboolean
loket_person_name_list (LoketPersonOpening *opening,
                        const char *list_row,
                        char **source,
                        char **period,
                        GError **error)
{
  LoketListBatch *batch;

  if (list_row == NULL)
    return TRUE;
  batch = list_of (opening, list_row, error);
  if (batch == NULL)
    return FALSE;
  *source = g_strdup (batch->source);
  *period = g_strdup (batch->period);
  return TRUE;
}

/**
 * loket_list_facts_read:
 * @row: a row of a list
 *
 * Returns: (transfer full) (nullable): what it says; %NULL when that cannot be read
 */
LoketListFacts *
loket_list_facts_read (LoketListRow *row)
{
  /* Dropped: a row that an older program wrote some other way says nothing. */
  LoketRecord *facts = loket_json_to_record (
      loket_list_facts_get_type (), row->facts, strlen (row->facts), LOKET_JSON_ANSWER, NULL);

  return facts != NULL ? loket_list_facts_cast (facts) : NULL;
}

/**
 * loket_person_facts:
 * @person: somebody on file
 * @family_card: (nullable): of his household
 * @facts: (out): the same for matching; its texts are borrowed from both
 */
void
loket_person_facts (LoketPerson *person, const char *family_card, LoketFacts *facts)
{
  *facts = (LoketFacts){
      .id = person->id,
      .name = person->name,
      .birth_date = person->birth_date,
      .nik = person->nik,
      .family_card = family_card,
      .village = person->village,
      .address = person->address,
      .phone = person->phone,
      .mother_name = person->mother_name,
      .sex = (LoketFactSex) person->sex,
  };
}

static void
append_part (LoketClaim *claim, const LoketMatchComparison *comparison, guint field)
{
  g_autoptr (LoketFieldComparison) part = NULL;

  if (comparison->levels[field] == LOKET_MATCH_UNKNOWN)
    return;
  part = loket_field_comparison_new ();
  part->field = g_strdup (loket_match_field_nick (field));
  part->level = g_strdup (loket_match_level_nick (comparison->levels[field]));
  part->weight = (gint64) (comparison->weights[field] * HUNDREDTHS);
  g_list_store_append (claim->parts, part);
}

/* As a list says it, for matching. */
static LoketFacts
plain_facts (const LoketListFacts *said)
{
  int sex = LOKET_PERSON_SEX_UNKNOWN;

  if (said->sex != NULL)
    loket_enum_from_name (loket_person_sex_get_type (), said->sex, &sex);
  return (LoketFacts){
      .name = said->name,
      .birth_date = said->birth_date,
      .nik = said->nik,
      .identifier = said->identifier,
      .family_card = said->family_card,
      .village = said->village,
      .address = said->address,
      .phone = said->phone,
      .mother_name = said->mother_name,
      .sex = (LoketFactSex) sex,
  };
}

static void
weigh (LoketPersonOpening *opening, LoketClaim *claim)
{
  g_autoptr (LoketMatchNames) names = NULL;
  LoketMatchComparison comparison;
  LoketMatchRow row, own;
  LoketFacts facts;

  if (claim->facts == NULL || claim->facts->name == NULL)
    return;
  names = loket_match_names_new ();
  facts = plain_facts (claim->facts);
  loket_match_row_read (opening->parameters, names, &facts, &row);
  loket_person_facts (opening->person, opening->family_card, &facts);
  loket_match_row_read (opening->parameters, names, &facts, &own);
  loket_match_compare (opening->parameters, names, &row, &own, &comparison);
  for (guint field = 0; field < LOKET_MATCH_N_FIELDS; field++)
    append_part (claim, &comparison, field);
}

static LoketClaim *
claim_of (LoketPersonOpening *opening, LoketListRow *row, GError **error)
{
  LoketListBatch *batch = list_of (opening, row->id, error);
  LoketClaim *claim;

  if (batch == NULL)
    return NULL;
  claim = loket_claim_new ();
  claim->list_row = g_strdup (row->id);
  claim->source = g_strdup (batch->source);
  claim->period = g_strdup (batch->period);
  claim->state = row->state;
  claim->weight = row->weight;
  claim->at = batch->created_at;
  claim->parts = g_list_store_new (loket_field_comparison_get_type ());
  claim->facts = loket_list_facts_read (row);
  if (claim->facts != NULL)
    claim->place = loket_place_label (opening->turn, claim->facts->village);
  weigh (opening, claim);
  return claim;
}

/**
 * loket_person_gather_claims:
 * @opening: somebody's page
 * @error: set when the store fails
 *
 * Fills the claims of the page, newest first.
 *
 * Returns: %TRUE when they are there
 */
gboolean
loket_person_gather_claims (LoketPersonOpening *opening, GError **error)
{
  g_autoptr (GPtrArray) rows =
      loket_txn_rows_of_person (opening->txn, opening->person->id, LOKET_PERSON_CLAIMS + 1, error);

  if (rows == NULL)
    return FALSE;
  opening->view->more |= rows->len > LOKET_PERSON_CLAIMS;
  for (guint i = 0; i < MIN (rows->len, (guint) LOKET_PERSON_CLAIMS); i++) {
    LoketClaim *claim = claim_of (opening, loket_list_row_cast (rows->pdata[i]), error);
    if (claim == NULL)
      return FALSE;
    g_ptr_array_add (opening->claims, claim);
    g_list_store_append (opening->view->claims, claim);
  }
  return TRUE;
}

static const char *
said_by (LoketClaim *claim, LoketListField said)
{
  const LoketField *field =
      loket_record_type_find_field (loket_list_facts_get_type (), loket_list_field_key (said));

  return claim->facts != NULL ? loket_field_text (field, LOKET_RECORD (claim->facts)) : NULL;
}

static void
append_sayings (LoketPersonOpening *opening, LoketListField said, LoketFieldStory *story)
{
  for (guint i = 0; said != LOKET_N_LIST_FIELDS && i < opening->claims->len; i++) {
    LoketClaim *claim = opening->claims->pdata[i];
    const char *value = said_by (claim, said);
    g_autoptr (LoketSaying) saying = NULL;
    if (value == NULL)
      continue;
    saying = loket_saying_new ();
    saying->list_row = g_strdup (claim->list_row);
    saying->source = g_strdup (claim->source);
    saying->period = g_strdup (claim->period);
    saying->value = g_strdup (value);
    saying->agrees = g_strcmp0 (value, story->value) == 0;
    g_list_store_append (story->sayings, saying);
  }
}

/* The last choice of a field, which is the first one among @values that is about it. */
static LoketPersonValue *
last_choice (GPtrArray *values, const char *field)
{
  for (guint i = 0; i < values->len; i++) {
    LoketPersonValue *value = loket_person_value_cast (values->pdata[i]);
    if (strcmp (value->field, field) == 0)
      return value;
  }
  return NULL;
}

/* The list that the person was put on file for. */
static LoketClaim *
first_claim (LoketPersonOpening *opening)
{
  for (guint i = 0; i < opening->claims->len; i++) {
    LoketClaim *claim = opening->claims->pdata[i];
    if (claim->state == LOKET_ROW_NEW_PERSON)
      return claim;
  }
  return NULL;
}

static gboolean
tell_choice (LoketPersonOpening *opening,
             LoketPersonValue *choice,
             LoketFieldStory *story,
             GError **error)
{
  LoketClaim *first;

  if (choice != NULL) {
    story->chosen = choice->officer != NULL ? LOKET_CHOSEN_OFFICER : LOKET_CHOSEN_RULE;
    story->since = choice->at;
    story->officer = loket_turn_officer_name (opening->turn, choice->officer);
    story->approved_by = loket_turn_officer_name (opening->turn, choice->approved_by);
    story->reason = g_strdup (choice->reason);
    return loket_person_name_list (
        opening, choice->list_row, &story->source, &story->period, error);
  }
  story->chosen = LOKET_CHOSEN_FIRST;
  story->since = opening->person->created_at;
  first = first_claim (opening);
  if (first != NULL) {
    story->source = g_strdup (first->source);
    story->period = g_strdup (first->period);
  }
  return TRUE;
}

/**
 * loket_person_tell_stories:
 * @opening: somebody's page, its claims and values gathered
 * @error: set when the store fails
 *
 * Fills the stories of the page: of each field that somebody says something about.
 *
 * Returns: %TRUE when they are there
 */
gboolean
loket_person_tell_stories (LoketPersonOpening *opening, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (told); i++) {
    g_autoptr (LoketFieldStory) story = loket_field_story_new ();
    LoketPersonValue *choice = last_choice (opening->values, told[i].field);
    story->field = g_strdup (told[i].field);
    story->value = g_strdup (loket_person_text (opening->person, told[i].field));
    story->sayings = g_list_store_new (loket_saying_get_type ());
    append_sayings (opening, told[i].said, story);
    if (story->value == NULL && choice == NULL &&
        g_list_model_get_n_items (G_LIST_MODEL (story->sayings)) == 0)
      continue;
    if (!tell_choice (opening, choice, story, error))
      return FALSE;
    g_list_store_append (opening->view->stories, story);
  }
  return TRUE;
}
