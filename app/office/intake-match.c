/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who on file may be the person that is put in: blocks of the register, weighed as lists are, on a
 * worker before the turn, so that the one writer is not held (registry.md 6.2). */
#include "config.h"

#include "core/error.h"
#include "office/intake.h"
#include "office/person-view.h"
#include "store/pairs.h"
#include "store/people.h"

#include <string.h>

#define HUNDREDTHS 100.0
#define SHOWN 10
#define SERIES "person"

typedef struct {
  LoketPersonSave *save;
  LoketMatchParameters *parameters;
  LoketMatchNames *names;
  LoketMatchRow row;
  gint64 people; /* on file, about */
  GPtrArray *alikes;
} Comparing;

static void
alike_free (gpointer data)
{
  LoketAlike *alike = data;

  g_free (alike->person);
  g_clear_object (&alike->comparison);
  g_free (alike);
}

/**
 * loket_intake_compared_free:
 * @alikes: (transfer full): what loket_intake_compare() gave
 */
void
loket_intake_compared_free (gpointer alikes)
{
  g_ptr_array_unref (alikes);
}

static LoketFacts
facts_of_save (LoketPersonSave *save)
{
  return (LoketFacts){
      .name = save->name,
      .birth_date = save->birth_date,
      .nik = save->nik,
      .family_card = save->family_card,
      .village = save->village,
      .address = save->address,
      .phone = save->phone,
      .mother_name = save->mother_name,
      .sex = (LoketFactSex) save->sex,
  };
}

static LoketComparison *
comparison_of (const Comparing *self, const LoketMatchComparison *weighed)
{
  LoketComparison *comparison = loket_comparison_new ();

  comparison->version = LOKET_SOME (self->parameters->version);
  comparison->fields = g_list_store_new (loket_field_comparison_get_type ());
  for (guint i = 0; i < LOKET_MATCH_N_FIELDS; i++) {
    g_autoptr (LoketFieldComparison) field = NULL;
    if (weighed->levels[i] == LOKET_MATCH_UNKNOWN)
      continue;
    field = loket_field_comparison_new ();
    field->field = g_strdup (loket_match_field_nick (i));
    field->level = g_strdup (loket_match_level_nick (weighed->levels[i]));
    field->weight = (gint64) (weighed->weights[i] * HUNDREDTHS);
    g_list_store_append (comparison->fields, field);
  }
  return comparison;
}

static LoketPairHint
hint_of (LoketMatchFlags flags)
{
  if (flags & LOKET_MATCH_CONFLICT)
    return LOKET_HINT_CONFLICT;
  if (flags & LOKET_MATCH_TWINS)
    return LOKET_HINT_TWINS;
  return flags & LOKET_MATCH_DEATH ? LOKET_HINT_DEAD : LOKET_HINT_NONE;
}

static gboolean
weigh (Comparing *self, LoketTxn *txn, LoketPerson *person, GError **error)
{
  g_autofree char *family_card = NULL;
  LoketMatchComparison weighed;
  LoketMatchDecision decision;
  LoketMatchRow row;
  LoketFacts facts;
  LoketAlike *alike;

  if (!loket_txn_family_card_of (txn, person->id, &family_card, error))
    return FALSE;
  loket_person_facts (person, family_card, &facts);
  loket_match_row_read (self->parameters, self->names, &facts, &row);
  loket_match_compare (self->parameters, self->names, &self->row, &row, &weighed);
  decision = loket_match_decide (
      self->parameters, &weighed, (guint) self->people, LOKET_MATCH_NO_RUNNER_UP);
  if (decision == LOKET_MATCH_DIFFERENT && (weighed.flags & LOKET_MATCH_CONFLICT) == 0)
    return TRUE;
  alike = g_new0 (LoketAlike, 1);
  alike->person = g_strdup (person->id);
  alike->weight = (gint64) (weighed.weight * HUNDREDTHS);
  alike->hint = hint_of (weighed.flags);
  alike->sure = decision == LOKET_MATCH_LINK;
  alike->comparison = comparison_of (self, &weighed);
  g_ptr_array_add (self->alikes, alike);
  return TRUE;
}

static int
heaviest_first (gconstpointer a, gconstpointer b)
{
  const LoketAlike *one = *(LoketAlike *const *) a;
  const LoketAlike *other = *(LoketAlike *const *) b;

  return (one->weight < other->weight) - (one->weight > other->weight);
}

static gboolean
compare_work (LoketTxn *txn, gpointer data, GError **error)
{
  Comparing *self = data;
  LoketFacts facts = facts_of_save (self->save);
  g_autoptr (GPtrArray) candidates = NULL;
  guint full_blocks;

  g_ptr_array_set_size (self->alikes, 0);
  if (!loket_txn_last_number (txn, SERIES, "", &self->people, error))
    return FALSE;
  candidates = loket_txn_candidates (txn, &facts, &full_blocks, error);
  if (candidates == NULL)
    return FALSE;
  loket_match_row_read (self->parameters, self->names, &facts, &self->row);
  for (guint i = 0; i < candidates->len; i++)
    if (!weigh (self, txn, loket_person_cast (candidates->pdata[i]), error))
      return FALSE;
  g_ptr_array_sort (self->alikes, heaviest_first);
  if (self->alikes->len > SHOWN)
    g_ptr_array_set_size (self->alikes, SHOWN);
  return TRUE;
}

/**
 * loket_intake_compare:
 * @office: the office
 * @caller: who asks
 * @request: a LoketPersonSave
 * @error: set when the store fails
 *
 * Returns: (transfer full) (element-type LoketAlike): people on file who may be the same, the
 *   likeliest first; a GPtrArray
 */
gpointer
loket_intake_compare (LoketOffice *office,
                      const LoketCaller *caller,
                      LoketRecord *request,
                      GError **error)
{
  g_autoptr (LoketMatchParameters) parameters = loket_match_parameters_built_in (error);
  g_autoptr (LoketMatchNames) names = NULL;
  g_autoptr (GPtrArray) alikes = g_ptr_array_new_with_free_func (alike_free);
  Comparing self = {.save = loket_person_save_cast (request), .alikes = alikes};

  if (parameters == NULL)
    return NULL;
  names = loket_match_names_new ();
  self.parameters = parameters;
  self.names = names;
  if (!loket_store_read_sync (loket_office_store (office), compare_work, &self, error))
    return NULL;
  return g_steal_pointer (&alikes);
}
