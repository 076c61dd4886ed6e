/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is meant by a row of a class: one person for certain, or nobody.  Name and date of birth have
 * to fit in any case, so that no number alone answers anything. */
#include "config.h"

#include "office/rolls.h"

#include "core/name-canon.h"
#include "core/name-skeleton.h"
#include "office/person-view.h"
#include "store/cards.h"
#include "store/people.h"

#include <string.h>

#define ALL_STATES ((1u << (LOKET_CARD_REPLACED + 1)) - 1)

/* Somebody on file held against the row. */
typedef struct {
  LoketPerson *person; /* owned */
  LoketMatchComparison weighed;
} Candidate;

typedef struct {
  const LoketRollSearch *search;
  const LoketRollPupil *pupil;
  LoketFacts facts;
  LoketMatchRow row;
  GPtrArray *met;   /* Candidate, each person once */
  gboolean crowded; /* more were born so, or are called so, than were looked at */
} Seeking;

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_clear_object (&candidate->person);
  g_free (candidate);
}

static gboolean
is_met (const Seeking *self, const LoketPerson *person)
{
  for (guint i = 0; i < self->met->len; i++)
    if (strcmp (((Candidate *) self->met->pdata[i])->person->id, person->id) == 0)
      return TRUE;
  return FALSE;
}

/* The very date of birth, and the name as far as two hands write it alike. */
static gboolean
fits (const Seeking *self, const Candidate *candidate)
{
  const LoketMatchLevel name = candidate->weighed.levels[LOKET_MATCH_NAME];

  return g_strcmp0 (candidate->person->birth_date, self->facts.birth_date) == 0 &&
         (name == LOKET_MATCH_SAME || name == LOKET_MATCH_ALIKE || name == LOKET_MATCH_CLOSE) &&
         (candidate->weighed.flags & (LOKET_MATCH_CONFLICT | LOKET_MATCH_TWINS)) == 0;
}

/* Whose number it is without being who is meant has no say: a row is answered as if nobody had the
 * number, or the answer would tell that somebody has it. */
static gboolean
is_beside (const Seeking *self, const Candidate *candidate)
{
  return self->pupil->nik != NULL && g_strcmp0 (candidate->person->nik, self->pupil->nik) == 0 &&
         !fits (self, candidate);
}

static void
meet (Seeking *self, LoketPerson *person)
{
  Candidate *candidate = g_new0 (Candidate, 1);
  LoketMatchRow row;
  LoketFacts facts;

  loket_person_facts (person, NULL, &facts);
  loket_match_row_read (self->search->parameters, self->search->names, &facts, &row);
  loket_match_compare (
      self->search->parameters, self->search->names, &self->row, &row, &candidate->weighed);
  candidate->person = g_object_ref (person);
  if (is_beside (self, candidate))
    candidate_free (candidate);
  else
    g_ptr_array_add (self->met, candidate);
}

static gboolean
meet_all (Seeking *self, GPtrArray *block, gboolean *full)
{
  g_autoptr (GPtrArray) people = block;

  if (people == NULL)
    return FALSE;
  *full |= people->len >= LOKET_CANDIDATES_OF_BLOCK;
  for (guint i = 0; i < people->len; i++)
    if (!is_met (self, people->pdata[i]))
      meet (self, people->pdata[i]);
  return TRUE;
}

static gboolean
lies_in (const char *village, const char *area)
{
  const LoketCaller of_area = {.area = area};

  return loket_caller_covers (&of_area, village);
}

/* How many people somebody of there was sought among: a school's own area has its part of the
 * district's people, as it has of its villages. */
static guint
people_around (const LoketRollSearch *search, const LoketPerson *person)
{
  const LoketRegion *region =
      search->area != NULL ? loket_regions_find (search->regions, search->area) : NULL;
  const guint villages = loket_regions_count (search->regions, LOKET_REGION_DESA) +
                         loket_regions_count (search->regions, LOKET_REGION_KELURAHAN);
  guint of_area;

  if (region == NULL || region->level == LOKET_REGION_KABUPATEN || villages == 0 ||
      !lies_in (person->village, search->area))
    return (guint) search->people;
  of_area = region->level == LOKET_REGION_KECAMATAN ? region->children->len : 1;
  return (guint) (search->people * of_area / villages) + 1;
}

/* The likeliest one, where he is far enough above chance and above everybody else. */
static const Candidate *
find_likeliest (const Seeking *self)
{
  const Candidate *best = NULL;
  double runner_up = LOKET_MATCH_NO_RUNNER_UP;

  for (guint i = 0; i < self->met->len; i++) {
    const Candidate *candidate = self->met->pdata[i];
    if (best == NULL || candidate->weighed.weight > best->weighed.weight) {
      runner_up = best != NULL ? best->weighed.weight : runner_up;
      best = candidate;
    } else {
      runner_up = MAX (runner_up, candidate->weighed.weight);
    }
  }
  if (best == NULL || self->crowded || !fits (self, best) ||
      loket_match_decide (self->search->parameters,
                          &best->weighed,
                          people_around (self->search, best->person),
                          runner_up) != LOKET_MATCH_LINK)
    return NULL;
  return best;
}

static gboolean
meet_namesakes (Seeking *self, GError **error)
{
  g_autofree char *canon = loket_name_canon (self->facts.name);
  g_autofree char *skeleton = loket_name_skeleton_of_canon (canon);
  g_autofree char *word = g_strconcat ("~", skeleton, NULL);
  const gint64 year = g_ascii_strtoll (self->facts.birth_date, NULL, 10);

  return *skeleton == '\0' ||
         meet_all (self,
                   loket_txn_people_by_word (
                       self->search->txn, word, year, year, LOKET_CANDIDATES_OF_BLOCK, error),
                   &self->crowded);
}

static gboolean
meet_born_then (Seeking *self, GError **error)
{
  return meet_all (self,
                   loket_txn_people_by_birth (self->search->txn,
                                              self->facts.birth_date,
                                              LOKET_PERSON_SEX_UNKNOWN,
                                              LOKET_CANDIDATES_OF_BLOCK,
                                              error),
                   &self->crowded);
}

/* Those who sound the same come first, since most rows end there; who was born on that day is
 * looked through only for a name that was written otherwise. */
static gboolean
find_by_name (Seeking *self, const Candidate **found, GError **error)
{
  if (!meet_namesakes (self, error))
    return FALSE;
  *found = find_likeliest (self);
  if (*found != NULL)
    return TRUE;
  if (!meet_born_then (self, error))
    return FALSE;
  *found = find_likeliest (self);
  return TRUE;
}

/* Of a NIK that somebody has who may be meant: he, or nobody where others claim it too.  @is_held:
 * whether such a one has it. */
static gboolean
find_by_nik (Seeking *self, const Candidate **found, gboolean *is_held, GError **error)
{
  g_autoptr (GPtrArray) holders = NULL;
  gboolean crowded = FALSE;

  *is_held = FALSE;
  if (self->pupil->nik == NULL)
    return TRUE;
  holders = loket_txn_people_by_nik (
      self->search->txn, self->pupil->nik, LOKET_CANDIDATES_OF_BLOCK, error);
  if (holders == NULL || !meet_all (self, g_ptr_array_ref (holders), &crowded))
    return FALSE;
  *is_held = self->met->len > 0;
  if (*is_held && holders->len == 1) {
    const Candidate *holder = self->met->pdata[0];
    if (holder->person->nik_status != LOKET_NIK_CONFLICT)
      *found = holder;
  }
  return TRUE;
}

static gboolean
find_card (const Seeking *self, LoketCard **card, GError **error)
{
  const LoketCardFilter filter = {.number = self->pupil->card, .states = ALL_STATES, .limit = 1};
  g_autoptr (GPtrArray) cards = loket_txn_cards (self->search->txn, &filter, error);

  *card = NULL;
  if (cards == NULL)
    return FALSE;
  if (cards->len > 0 && strcmp (loket_card_cast (cards->pdata[0])->number, self->pupil->card) == 0)
    *card = loket_card_cast (g_object_ref (cards->pdata[0]));
  return TRUE;
}

/* A number of a card says who is meant where name and birth fit its holder; a number of somebody
 * else's card, or of none, makes the row doubtful.  A family card may be anybody's of the family,
 * so there it decides nothing. */
static gboolean
hold_against_card (Seeking *self, const Candidate **found, GError **error)
{
  g_autoptr (LoketCard) card = NULL;
  g_autoptr (LoketPerson) holder = NULL;
  LoketCardProduct *product;

  if (self->pupil->card == NULL)
    return TRUE;
  if (!find_card (self, &card, error))
    return FALSE;
  if (card == NULL) {
    *found = NULL;
    return TRUE;
  }
  if (*found != NULL && strcmp ((*found)->person->id, card->person) == 0)
    return TRUE;
  product = loket_profile_card (self->search->profile, card->product);
  if (product != NULL && product->members)
    return TRUE;
  holder = *found == NULL ? loket_txn_person (self->search->txn, card->person, error) : NULL;
  if (*found == NULL && holder == NULL)
    return FALSE;
  *found = NULL;
  if (holder == NULL)
    return TRUE;
  if (!is_met (self, holder))
    meet (self, holder);
  for (guint i = 0; i < self->met->len; i++) {
    const Candidate *candidate = self->met->pdata[i];
    if (strcmp (candidate->person->id, holder->id) == 0 && fits (self, candidate))
      *found = candidate;
  }
  return TRUE;
}

static gboolean
seek (Seeking *self, const Candidate **found, GError **error)
{
  gboolean is_held;

  *found = NULL;
  if (!find_by_nik (self, found, &is_held, error))
    return FALSE;
  if (is_held && *found == NULL)
    return TRUE;
  if (*found == NULL && !find_by_name (self, found, error))
    return FALSE;
  return hold_against_card (self, found, error);
}

/* Who works for a part of the district is not answered about others. */
static gboolean
is_in_bounds (const LoketRollSearch *search, const LoketPerson *person)
{
  return search->bound == NULL || lies_in (person->village, search->bound);
}

/**
 * loket_roll_find_person:
 * @search: what is the same for all rows
 * @pupil: a row
 * @person: (out) (transfer full) (nullable): who is meant for certain
 * @error: set when the store fails
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_roll_find_person (const LoketRollSearch *search,
                        const LoketRollPupil *pupil,
                        LoketPerson **person,
                        GError **error)
{
  g_autoptr (GPtrArray) met = g_ptr_array_new_with_free_func (candidate_free);
  Seeking self = {
      .search = search,
      .pupil = pupil,
      .facts = {.name = pupil->name, .birth_date = pupil->birth_date, .nik = pupil->nik},
      .met = met,
  };
  const Candidate *found;

  *person = NULL;
  if (pupil->name == NULL || pupil->birth_date == NULL)
    return TRUE;
  loket_match_row_read (search->parameters, search->names, &self.facts, &self.row);
  if (!seek (&self, &found, error))
    return FALSE;
  if (found != NULL && is_in_bounds (search, found->person))
    *person = g_object_ref (found->person);
  return TRUE;
}
