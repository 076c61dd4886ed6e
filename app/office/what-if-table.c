/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register in 16 bytes a person.  Many people are alike as far as rules see them: what the
 * rules say of one of them they say of all, and are asked once. */
#include "config.h"

#include "office/what-if-table.h"

#include <string.h>

#define LEAST_SLOTS 1024
#define NO_LIST 0xffffu

/* Of a person: what lists say of himself.  Of a household: what they say of all in it. */
enum {
  NAMED = 1 << 0, /* in a list that is gone by */
  INSURED = 1 << 1,
  SERVANT = 1 << 2,
  /* Only of a person */
  NEEDS_ALL = 1 << 3, /* more is known of him than register and lists have */
  HAS_CARD = 1 << 4,
  HAS_LEFT = 1 << 5, /* a household */
  SPREADS = 1 << 6,  /* what more is known tells of all who live with him */
  /* Only of a household */
  CARD_HERE = 1 << 7,      /* its family card is of the district */
  CARD_ELSEWHERE = 1 << 8, /* it is not */
  DWELLING = 1 << 9,
  UNEQUAL = 1 << 10, /* lists of the same time and trust say different deciles */
};

typedef struct {
  guint64 id;        /* short; 0 = the slot is free */
  guint32 household; /* its slot + 1 */
  guint16 list;      /* that says the decile */
  guint8 flags;
  guint8 decile : 4; /* 0 = none */
  guint8 rank : 3;   /* of a servant */
} Person;

typedef struct {
  guint64 id;
  guint16 list;
  guint16 flags;
  guint8 decile;
  guint8 size;
  guint8 rank;
} Household;

struct _LoketWhatIfTable {
  LoketWhatIfTrial trial;
  Person *people;
  gsize n_people; /* slots: a power of two */
  gsize people_used;
  Household *households;
  gsize n_households;
  gsize households_used;
  GArray *lists;     /* LoketWhatIfList */
  GHashTable *alike; /* key of what rules see → LoketWhatIfChange */
};

/* Ids are UUIDs: 64 bits of a mixture tell them apart as well as all of them. */
static guint64
short_id (const char *id)
{
  guint64 value = 0;

  for (const char *at = id; *at != '\0'; at++)
    if (*at != '-')
      value = value * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) +
              (guint64) g_ascii_xdigit_value (*at) + 1;
  return value != 0 ? value : 1;
}

static gsize
slots_for (gint64 many)
{
  gsize slots = LEAST_SLOTS;

  while (slots < (gsize) many * 3 / 2)
    slots *= 2;
  return slots;
}

static gsize
first_slot (guint64 id, gsize slots)
{
  return (id ^ id >> 29) & (slots - 1);
}

static Person *
find_person (LoketWhatIfTable *self, guint64 id)
{
  gsize at = first_slot (id, self->n_people);

  while (self->people[at].id != 0 && self->people[at].id != id)
    at = (at + 1) & (self->n_people - 1);
  return &self->people[at];
}

/* People come while it is filled: then there are more than were counted. */
static void
grow_people (LoketWhatIfTable *self)
{
  g_autofree Person *old = self->people;
  const gsize n_old = self->n_people;

  self->n_people *= 2;
  self->people = g_new0 (Person, self->n_people);
  for (gsize i = 0; i < n_old; i++)
    if (old[i].id != 0)
      *find_person (self, old[i].id) = old[i];
}

static Person *
put_person (LoketWhatIfTable *self, const char *id)
{
  const guint64 key = short_id (id);
  Person *person;

  if (self->people_used * 4 >= self->n_people * 3)
    grow_people (self);
  person = find_person (self, key);
  if (person->id == 0) {
    *person = (Person){.id = key, .list = NO_LIST};
    self->people_used++;
  }
  return person;
}

static Household *
find_household (LoketWhatIfTable *self, guint64 id)
{
  gsize at = first_slot (id, self->n_households);

  while (self->households[at].id != 0 && self->households[at].id != id)
    at = (at + 1) & (self->n_households - 1);
  return &self->households[at];
}

static void
grow_households (LoketWhatIfTable *self)
{
  g_autofree Household *old = self->households;
  const gsize n_old = self->n_households;

  self->n_households *= 2;
  self->households = g_new0 (Household, self->n_households);
  for (gsize i = 0; i < n_old; i++)
    if (old[i].id != 0)
      *find_household (self, old[i].id) = old[i];
}

/**
 * loket_what_if_table_new:
 * @size: how much there will be, about
 * @trial: what is held against what; its rules and texts outlive the table
 *
 * Returns: (transfer full): an empty table
 */
LoketWhatIfTable *
loket_what_if_table_new (const LoketRegisterSize *size, const LoketWhatIfTrial *trial)
{
  LoketWhatIfTable *self = g_new0 (LoketWhatIfTable, 1);

  self->trial = *trial;
  self->n_people = slots_for (size->people);
  self->people = g_new0 (Person, self->n_people);
  self->n_households = slots_for (size->households);
  self->households = g_new0 (Household, self->n_households);
  self->lists = g_array_new (FALSE, FALSE, sizeof (LoketWhatIfList));
  self->alike = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return self;
}

/**
 * loket_what_if_table_free:
 * @self: (transfer full) (nullable): a table
 */
void
loket_what_if_table_free (LoketWhatIfTable *self)
{
  if (self == NULL)
    return;
  g_free (self->people);
  g_free (self->households);
  g_array_unref (self->lists);
  g_hash_table_unref (self->alike);
  g_free (self);
}

/**
 * loket_what_if_table_add_list:
 * @self: a table
 * @list: a list whose rows count
 *
 * Returns: what to name it by
 */
guint
loket_what_if_table_add_list (LoketWhatIfTable *self, const LoketWhatIfList *list)
{
  g_return_val_if_fail (self->lists->len < NO_LIST, 0);

  g_array_append_val (self->lists, *list);
  return self->lists->len - 1;
}

static const LoketWhatIfList *
list_at (const LoketWhatIfTable *self, guint list)
{
  return &g_array_index (self->lists, LoketWhatIfList, list);
}

/* Negative when @one counts less than @other: an older time or, of the same, less trust. */
static int
compare_lists (const LoketWhatIfTable *self, guint one, guint other)
{
  const LoketWhatIfList *a = list_at (self, one);
  const LoketWhatIfList *b = list_at (self, other);

  if (a->end != b->end)
    return a->end < b->end ? -1 : 1;
  return a->rank == b->rank ? 0 : a->rank < b->rank ? 1 : -1;
}

/**
 * loket_what_if_table_say:
 * @self: a table
 * @list: of which list
 * @person: of whom one of its rows speaks
 * @decile: 1 to 10, 0 = it says none
 * @told: what else it tells
 *
 * Of two rows that count the same the later one does.
 */
void
loket_what_if_table_say (LoketWhatIfTable *self,
                         guint list,
                         const char *person,
                         gint64 decile,
                         const LoketListTold *told)
{
  Person *of = put_person (self, person);

  of->flags |= (list_at (self, list)->gone_by ? NAMED : 0) | (told->other_insurance ? INSURED : 0) |
               (told->civil_servant ? SERVANT : 0);
  of->rank = (guint) MAX ((int) of->rank, told->civil_servant_rank) & 7u;
  if (decile < 1 || decile > 10 || !list_at (self, list)->gone_by ||
      (of->decile > 0 && compare_lists (self, list, of->list) < 0))
    return;
  of->decile = (guint) decile & 15u;
  of->list = (guint16) list;
}

/**
 * loket_what_if_table_know:
 * @self: a table, before its members
 * @person: of whom more is known than register and lists have
 * @by: what
 */
void
loket_what_if_table_know (LoketWhatIfTable *self, const char *person, LoketKnownBy by)
{
  Person *of = put_person (self, person);

  if (by == LOKET_KNOWN_BY_CARD)
    of->flags |= HAS_CARD;
  else
    of->flags |= NEEDS_ALL;
  if (by == LOKET_KNOWN_BY_HOUSEHOLD)
    of->flags |= SPREADS;
}

/**
 * loket_what_if_table_add_household:
 * @self: a table
 * @id: of a household
 * @kind: nick of LoketHouseholdKind
 * @family_card: (nullable): its number
 */
void
loket_what_if_table_add_household (LoketWhatIfTable *self,
                                   const char *id,
                                   const char *kind,
                                   const char *family_card)
{
  const guint64 key = short_id (id);
  Household *household;

  if (self->households_used * 4 >= self->n_households * 3)
    grow_households (self);
  household = find_household (self, key);
  if (household->id != 0)
    return;
  *household = (Household){.id = key, .list = NO_LIST};
  self->households_used++;
  if (strcmp (kind, "dwelling") == 0)
    household->flags |= DWELLING;
  if (family_card != NULL)
    household->flags |=
        loket_family_card_is_of (family_card, self->trial.office_id) ? CARD_HERE : CARD_ELSEWHERE;
}

/* What lists say of one member they say of the household. */
static void
fold (LoketWhatIfTable *self, Household *household, const Person *member)
{
  int order;

  household->flags |= member->flags & (NAMED | SERVANT | SPREADS);
  household->rank = MAX (household->rank, member->rank);
  if (member->decile == 0)
    return;
  order = household->decile == 0 ? 1 : compare_lists (self, member->list, household->list);
  if (order == 0) {
    const gboolean same =
        member->decile == household->decile &&
        strcmp (list_at (self, member->list)->source, list_at (self, household->list)->source) == 0;
    household->flags |= same ? 0 : UNEQUAL;
  }
  if (order <= 0)
    return;
  household->decile = member->decile;
  household->list = member->list;
  household->flags &= (guint16) ~UNEQUAL;
}

/**
 * loket_what_if_table_add_member:
 * @self: a table that has all households and lists
 * @household: where
 * @person: who lives, or lived, there
 * @past: he does no more
 */
void
loket_what_if_table_add_member (LoketWhatIfTable *self,
                                const char *household,
                                const char *person,
                                gboolean past)
{
  Household *home = find_household (self, short_id (household));
  Person *member = put_person (self, person);

  if (past) {
    member->flags |= HAS_LEFT;
    return;
  }
  if (home->id == 0)
    return;
  home->size = (guint8) MIN (home->size + 1, G_MAXUINT8);
  fold (self, home, member);
  /* The family card goes before who cooks together. */
  if (member->household == 0 || (home->flags & DWELLING) == 0)
    member->household = (guint32) (home - self->households) + 1;
}

/* All that the rules see of somebody, from the same bits always. */
typedef struct {
  LoketLifeStatus life;
  guint village; /* 0 = not known, 1 = of the district, 2 = of another one */
  guint card;    /* the same */
  guint size;
  gboolean own;   /* a list names him */
  gboolean other; /* a list names somebody who lives with him */
  guint decile;
  guint list;
  gboolean servant;
  guint rank;
  gboolean insured;
} Seen;

static gint64
key_of (const Seen *seen)
{
  guint64 key = (guint64) seen->life;

  key = key << 2 | seen->village;
  key = key << 2 | seen->card;
  key = key << 8 | seen->size;
  key = key << 2 | (seen->own ? 2u : 0u) | (seen->other ? 1u : 0u);
  key = key << 4 | seen->decile;
  key = key << 16 | seen->list;
  key = key << 3 | seen->rank;
  return (gint64) (key << 2 | (seen->servant ? 2u : 0u) | (seen->insured ? 1u : 0u));
}

/* The same sayings as app/office/rule-facts.c would find, as far as they make a difference. */
static guint
make_sayings (const LoketWhatIfTable *self, const Seen *seen, LoketListSaying sayings[3])
{
  guint n = 0;

  if (seen->own || seen->other) {
    const LoketWhatIfList *list = seen->decile > 0 ? list_at (self, seen->list) : NULL;
    sayings[n++] = (LoketListSaying){
        .source = list != NULL ? list->source : "",
        .period = list != NULL ? list->period : "",
        .rank = list != NULL ? list->rank : 0,
        .office_goes_by = TRUE,
        .own = seen->own,
        .decile = seen->decile,
    };
  }
  if (seen->servant || seen->rank > 0 || seen->insured)
    sayings[n++] = (LoketListSaying){
        .source = "",
        .period = "",
        .own = TRUE,
        .told = {seen->servant, (int) seen->rank, seen->insured},
    };
  return n;
}

static const char *
text_of (const LoketWhatIfTable *self, guint known, const char *elsewhere)
{
  return known == 0 ? NULL : known == 1 ? self->trial.office_id : elsewhere;
}

static LoketWhatIfChange *
evaluate (const LoketWhatIfTable *self, const Seen *seen)
{
  g_autoptr (LoketRuleInputs) inputs = loket_rule_inputs_new ();
  g_autoptr (GString) card = g_string_new (NULL);
  LoketListSaying sayings[3];
  LoketWhatIfChange *change = g_new0 (LoketWhatIfChange, 1);
  LoketRuleFacts facts = {
      .life_status = seen->life,
      .village = text_of (self, seen->village, ""),
      .household_size = seen->size,
      .sayings = sayings,
      .n_sayings = make_sayings (self, seen, sayings),
      .lists_known = self->trial.lists_known,
      .card_elsewhere = LOKET_TRUTH_NO,
      .applied = LOKET_TRUTH_NO,
  };

  for (const char *at = self->trial.office_id; seen->card == 1 && *at != '\0'; at++)
    if (*at != '.')
      g_string_append_c (card, *at);
  facts.family_card = seen->card == 0 ? NULL : card->str;
  loket_rule_facts_fill (&facts, self->trial.office_id, self->trial.day, inputs);
  if (self->trial.now != NULL)
    change->from = loket_rules_category (self->trial.now, inputs);
  change->to = loket_rules_category (self->trial.tried, inputs);
  return change;
}

static guint
village_known (const LoketWhatIfTable *self, const char *village)
{
  const gsize length = strlen (self->trial.office_id);

  if (village == NULL)
    return 0;
  return strncmp (village, self->trial.office_id, length) == 0 &&
                 (village[length] == '.' || village[length] == '\0')
             ? 1
             : 2;
}

static void
see_household (const Household *home, Seen *seen)
{
  seen->size = home->size;
  seen->card = home->flags & CARD_HERE ? 1 : home->flags & CARD_ELSEWHERE ? 2 : 0;
  seen->servant |= (home->flags & SERVANT) != 0;
  seen->rank = MAX (seen->rank, home->rank);
  if (seen->own)
    return;
  seen->other = (home->flags & NAMED) != 0;
  seen->decile = home->decile;
  seen->list = home->decile > 0 ? home->list : 0;
}

static gboolean
is_plain (const Person *person, const Household *home, const Seen *seen)
{
  if (person->flags & NEEDS_ALL || (person->flags & HAS_CARD && person->flags & HAS_LEFT))
    return FALSE;
  return home == NULL || ((home->flags & SPREADS) == 0 && (seen->own || !(home->flags & UNEQUAL)));
}

/**
 * loket_what_if_table_ask:
 * @self: a table that is full
 * @person: who
 * @life_status: nick of LoketLifeStatus
 * @village: (nullable): where
 * @change: (out): what both rules say of him
 *
 * Returns: %FALSE when more is known of him than is here: the office has to be asked
 */
gboolean
loket_what_if_table_ask (LoketWhatIfTable *self,
                         const char *person,
                         const char *life_status,
                         const char *village,
                         LoketWhatIfChange *change)
{
  const Person *of = find_person (self, short_id (person));
  const Household *home = of->household > 0 ? &self->households[of->household - 1] : NULL;
  int life = LOKET_LIFE_ALIVE;
  Seen seen = {
      .own = (of->flags & NAMED) != 0,
      .decile = of->decile,
      .list = of->decile > 0 ? of->list : 0,
      .servant = (of->flags & SERVANT) != 0,
      .rank = of->rank,
      .insured = (of->flags & INSURED) != 0,
      .village = village_known (self, village),
  };
  LoketWhatIfChange *known;
  gint64 key;

  loket_enum_from_name (loket_life_status_get_type (), life_status, &life);
  seen.life = (LoketLifeStatus) life;
  if (home != NULL)
    see_household (home, &seen);
  if (!is_plain (of, home, &seen))
    return FALSE;
  key = key_of (&seen);
  known = g_hash_table_lookup (self->alike, &key);
  if (known == NULL) {
    known = evaluate (self, &seen);
    g_hash_table_insert (self->alike, g_memdup2 (&key, sizeof key), known);
  }
  *change = *known;
  return TRUE;
}
