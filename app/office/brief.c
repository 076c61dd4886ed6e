/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The look-up first: all that the counter in front of a person has to know, in one answer and in a
 * fixed number of questions to the store, however large the household is. */
#include "config.h"

#include "office/application-private.h"

#include "core/error.h"
#include "office/people.h"
#include "office/person-view.h"
#include "office/standings.h"
#include "store/people.h"
#include "store/person-history.h"

#include <string.h>

/* A household while its answer is put together. */
typedef struct {
  LoketTurn *turn;
  LoketTxn *txn;
  LoketPerson *person;
  LoketHousehold *household; /* nullable */
  GHashTable *people;        /* id -> LoketPerson, the person among them */
  GPtrArray *ids;            /* keys of @people */
  LoketStandings said;
  LoketPersonBrief *brief;
} Briefing;

static void
briefing_clear (Briefing *self)
{
  g_clear_object (&self->person);
  g_clear_object (&self->household);
  g_clear_pointer (&self->people, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  loket_standings_clear (&self->said);
  g_clear_object (&self->brief);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Briefing, briefing_clear)

static LoketPersonBrief *
brief_new (void)
{
  LoketPersonBrief *brief = loket_person_brief_new ();

  brief->lists = g_list_store_new (loket_list_standing_get_type ());
  brief->members = g_list_store_new (loket_member_view_get_type ());
  brief->decisions = g_list_store_new (loket_brief_decision_get_type ());
  brief->benefits = g_list_store_new (loket_benefit_get_type ());
  brief->applications = g_list_store_new (loket_application_row_get_type ());
  return brief;
}

static void
add_person (Briefing *self, LoketPerson *person)
{
  if (g_hash_table_contains (self->people, person->id))
    return;
  g_hash_table_insert (self->people, person->id, g_object_ref (person));
  g_ptr_array_add (self->ids, person->id);
}

static gboolean
begin (Briefing *self, LoketTurn *turn, const char *person, GError **error)
{
  g_autoptr (GPtrArray) people = NULL;

  self->turn = turn;
  self->txn = loket_turn_txn (turn);
  self->brief = brief_new ();
  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->ids = g_ptr_array_new ();
  self->person = loket_txn_person (self->txn, person, error);
  if (self->person == NULL)
    return FALSE;
  if (!loket_caller_covers (loket_turn_caller (turn), self->person->village)) {
    loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "outside the area of the officer");
    return FALSE;
  }
  add_person (self, self->person);
  if (!loket_txn_household_of_person (self->txn, person, &self->household, error))
    return FALSE;
  if (self->household == NULL)
    return TRUE;
  people = loket_txn_people_of_household (self->txn, self->household->id, error);
  for (guint i = 0; people != NULL && i < people->len; i++)
    add_person (self, people->pdata[i]);
  return people != NULL;
}

static gboolean
show_members (Briefing *self, GError **error)
{
  g_autoptr (GPtrArray) members = NULL;

  if (self->household == NULL)
    return TRUE;
  members = loket_txn_household_members (self->txn, self->household->id, error);
  for (guint i = 0; members != NULL && i < members->len; i++) {
    const LoketHouseholdMember *member = members->pdata[i];
    const LoketPerson *person = g_hash_table_lookup (self->people, member->person);
    g_autoptr (LoketMemberView) view = NULL;
    if (member->until_day != NULL || person == NULL)
      continue;
    view = loket_member_view_make (member, person);
    g_list_store_append (self->brief->members, view);
  }
  return members != NULL;
}

static LoketBenefit *
benefit_of (Briefing *self, guint at)
{
  const LoketListStanding *standing = self->said.standings->pdata[at];
  const LoketPerson *person = g_hash_table_lookup (self->people, self->said.persons->pdata[at]);
  LoketBenefit *benefit = loket_benefit_new ();

  benefit->person = g_strdup (person->id);
  benefit->name = g_strdup (person->name);
  benefit->programme = g_strdup (standing->programme);
  if (standing->decile.set)
    benefit->decile = g_strdup_printf ("%" G_GINT64_FORMAT, standing->decile.value);
  benefit->source = g_strdup (standing->source);
  benefit->period = g_strdup (standing->period);
  benefit->at = standing->at;
  return benefit;
}

static gboolean
show_lists (Briefing *self, GError **error)
{
  g_autoptr (GPtrArray) benefits = g_ptr_array_new_with_free_func (g_object_unref);

  if (!loket_standings_read (&self->said, self->turn, self->ids, error))
    return FALSE;
  for (guint i = 0; i < self->said.standings->len; i++) {
    LoketListStanding *standing = self->said.standings->pdata[i];
    if (strcmp (self->said.persons->pdata[i], self->person->id) == 0)
      g_list_store_append (self->brief->lists, standing);
    if (standing->programme != NULL)
      g_ptr_array_add (benefits, benefit_of (self, i));
  }
  self->brief->listed = self->said.listing.counts;
  self->brief->twice = loket_benefits_warn_of_doubles (benefits);
  for (guint i = 0; i < benefits->len; i++)
    g_list_store_append (self->brief->benefits, benefits->pdata[i]);
  return TRUE;
}

static gboolean
show_what_runs (Briefing *self, GError **error)
{
  g_autoptr (GPtrArray) decisions = loket_txn_brief_decisions (self->txn, self->ids, error);
  g_autoptr (GPtrArray) applications =
      decisions != NULL ? loket_txn_open_applications (self->txn, self->ids, error) : NULL;

  if (applications == NULL)
    return FALSE;
  for (guint i = 0; i < decisions->len; i++) {
    LoketBriefDecision *decision = decisions->pdata[i];
    const LoketPerson *person = g_hash_table_lookup (self->people, decision->person);
    decision->name = g_strdup (person->name);
    g_list_store_append (self->brief->decisions, decision);
  }
  loket_application_place_rows (self->turn, applications, self->brief->applications);
  return TRUE;
}

/* What lists say of whether the person lives here still. */
static void
listen (Briefing *self, gboolean *dead, gboolean *moved)
{
  for (guint i = 0; i < self->said.facts->len; i++) {
    const LoketListFacts *facts = self->said.facts->pdata[i];
    if (strcmp (self->said.persons->pdata[i], self->person->id) != 0)
      continue;
    *dead |= loket_list_facts_say_dead (facts);
    *moved |= g_strcmp0 (facts->life_status, "moved") == 0;
  }
}

static gboolean
has_word (char **words, const char *word)
{
  return words != NULL && g_strv_contains ((const char *const *) words, word);
}

static gboolean
warn (Briefing *self, GError **error)
{
  const LoketPerson *person = self->person;
  const gboolean alive = person->life_status == LOKET_LIFE_ALIVE;
  g_autoptr (GPtrArray) doubts = loket_txn_open_pairs_of_person (self->txn, person->id, 1, error);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  gboolean said_dead = FALSE, said_moved = FALSE;
  LoketListTold told;

  if (doubts == NULL)
    return FALSE;
  listen (self, &said_dead, &said_moved);
  loket_list_sayings_told ((const LoketListSaying *) (gpointer) self->said.sayings->data,
                           self->said.sayings->len,
                           &told);
  const struct {
    gboolean holds;
    const char *word;
  } all[] = {
      {person->merged_into != NULL, "merged"},
      {person->life_status == LOKET_LIFE_DEAD, "dead"},
      {person->life_status == LOKET_LIFE_MOVED, "moved"},
      {!alive && person->life_status != LOKET_LIFE_DEAD && person->life_status != LOKET_LIFE_MOVED,
       "gone"},
      {alive && said_dead, "said-dead"},
      {alive && said_moved, "said-moved"},
      {told.civil_servant, "civil-servant"},
      {told.other_insurance, "other-insurance"},
      {person->nik_status == LOKET_NIK_CONFLICT, "nik-conflict"},
      {doubts->len > 0, "in-doubt"},
      {self->brief->twice != NULL, "twice"},
  };
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i].holds) {
      g_strv_builder_add (words, all[i].word);
      any = TRUE;
    }
  self->brief->warnings = any ? g_strv_builder_end (words) : NULL;
  return TRUE;
}

static gboolean
has_card (Briefing *self)
{
  GListModel *decisions = G_LIST_MODEL (self->brief->decisions);

  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++) {
    g_autoptr (LoketBriefDecision) decision = g_list_model_get_item (decisions, i);
    if (decision->state == LOKET_DECISION_ACTIVE && decision->category != LOKET_CATEGORY_NONE &&
        strcmp (decision->person, self->person->id) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_application (Briefing *self)
{
  GListModel *applications = G_LIST_MODEL (self->brief->applications);

  for (guint i = 0; i < g_list_model_get_n_items (applications); i++) {
    g_autoptr (LoketApplicationRow) row = g_list_model_get_item (applications, i);
    if (strcmp (row->person, self->person->id) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
say_what_next (Briefing *self)
{
  char **warnings = self->brief->warnings;
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  const gboolean unclear_life = has_word (warnings, "dead") || has_word (warnings, "moved") ||
                                has_word (warnings, "gone") || has_word (warnings, "said-dead") ||
                                has_word (warnings, "said-moved");

  if (has_word (warnings, "merged")) {
    self->brief->next = g_strsplit ("open-other", " ", 1);
    return;
  }
  if (has_word (warnings, "in-doubt"))
    g_strv_builder_add (words, "look-at-doubt");
  if (has_word (warnings, "nik-conflict"))
    g_strv_builder_add (words, "correct-data");
  if (unclear_life)
    g_strv_builder_add (words, "ask-whether-alive");
  if (has_application (self))
    g_strv_builder_add (words, "go-on-with-application");
  if (has_card (self))
    g_strv_builder_add (words, "card-in-force");
  else
    g_strv_builder_add (words, self->brief->listed ? "begin-listed" : "begin-unlisted");
  self->brief->next = g_strv_builder_end (words);
}

/**
 * loket_person_brief_of:
 * @turn: a read turn
 * @record: a LoketBriefRequest; the look-up with its purpose is in the access log already
 * @error: set to %LOKET_ERROR_NOT_FOUND, %LOKET_ERROR_NOT_ALLOWED or %LOKET_ERROR_BAD_FIELD
 *
 * Returns: (transfer full): a LoketPersonBrief
 */
LoketRecord *
loket_person_brief_of (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketBriefRequest *request = loket_brief_request_cast (record);
  g_auto (Briefing) self = {.turn = turn};

  if (!loket_purpose_check (request->purpose, request->note, error) ||
      !begin (&self, turn, request->person, error))
    return NULL;
  self.brief->person = loket_person_hit_of (turn, self.person, LOKET_FOUND_NUMBER, error);
  if (self.brief->person == NULL || !show_members (&self, error) || !show_lists (&self, error) ||
      !show_what_runs (&self, error) || !warn (&self, error))
    return NULL;
  say_what_next (&self);
  return LOKET_RECORD (g_steal_pointer (&self.brief));
}
