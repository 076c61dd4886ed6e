/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of decisions: the heads approve, return or refuse what an officer has proposed; what the
 * other files of the desk have in common. */
#include "config.h"

#include "office/decisions-private.h"

#include "core/calendar.h"
#include "core/error.h"
#include "office/cards.h"
#include "office/office.h"
#include "office/rule-facts.h"
#include "store/decisions.h"
#include "store/people.h"

#include <string.h>

#define KENANGA_MONTHS 12 /* domain.md 4.5, 7: at most, whatever the rules say */

/**
 * loket_decision_rule:
 * @name: name of a rule
 * @error: set to %LOKET_ERROR_RULE with it
 *
 * Returns: %FALSE
 */
gboolean
loket_decision_rule (const char *name, GError **error)
{
  loket_set_error (error, LOKET_ERROR_RULE, name, "decision: %s", name);
  return FALSE;
}

/**
 * loket_version_check:
 * @seen: version that the officer saw; absent: he did not say
 * @version: as it is now
 * @error: set to %LOKET_ERROR_CHANGED
 *
 * Returns: %TRUE when nobody has changed it meanwhile
 */
gboolean
loket_version_check (LoketOptional seen, gint64 version, GError **error)
{
  g_autofree char *now = NULL;

  if (!seen.set || seen.value == version)
    return TRUE;
  now = g_strdup_printf ("%" G_GINT64_FORMAT, version);
  loket_set_error (error, LOKET_ERROR_CHANGED, now, "it was changed meanwhile");
  return FALSE;
}

/**
 * loket_is_head_of_section:
 * @turn: a turn
 *
 * Returns: whether the caller's word counts as that of the head of section
 */
gboolean
loket_is_head_of_section (LoketTurn *turn)
{
  return (loket_turn_caller (turn)->roles & LOKET_ROLES (SECTION_HEAD)) != 0;
}

static gboolean
check_area (LoketTurn *turn, const char *village, GError **error)
{
  if (loket_caller_covers (loket_turn_caller (turn), village))
    return TRUE;
  loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "outside the area of the officer");
  return FALSE;
}

/**
 * loket_person_of_area:
 * @turn: a turn
 * @person: id
 * @error: set to %LOKET_ERROR_NOT_FOUND, to %LOKET_ERROR_NOT_ALLOWED outside the caller's area, or
 *   to %LOKET_ERROR_RULE "person-rests"
 *
 * Returns: (transfer full): the person
 */
LoketPerson *
loket_person_of_area (LoketTurn *turn, const char *person, GError **error)
{
  g_autoptr (LoketPerson) found = loket_txn_person (loket_turn_txn (turn), person, error);

  if (found == NULL || !check_area (turn, found->village, error))
    return NULL;
  if (found->merged_into != NULL) {
    loket_decision_rule ("person-rests", error);
    return NULL;
  }
  return g_steal_pointer (&found);
}

/**
 * loket_decision_get:
 * @turn: a turn
 * @decision: id
 * @error: set to %LOKET_ERROR_NOT_FOUND, or to %LOKET_ERROR_NOT_ALLOWED outside the caller's area
 *
 * Returns: (transfer full): the decision
 */
LoketDecision *
loket_decision_get (LoketTurn *turn, const char *decision, GError **error)
{
  g_autoptr (LoketRecord) record =
      loket_txn_get (loket_turn_txn (turn), loket_decision_get_type (), decision, error);

  if (record == NULL || !check_area (turn, loket_decision_cast (record)->village, error))
    return NULL;
  return loket_decision_cast (g_steal_pointer (&record));
}

/**
 * loket_decision_copy:
 * @decision: a decision
 *
 * Returns: (transfer full): one that is the same and may be changed
 */
LoketDecision *
loket_decision_copy (LoketDecision *decision)
{
  return loket_decision_cast (loket_record_copy (LOKET_RECORD (decision)));
}

/**
 * loket_decision_move:
 * @turn: a write turn
 * @before: a decision as the store has it
 * @after: the same one, with what else is to change
 * @act: of the table of moves
 * @error: set to %LOKET_ERROR_WRONG_STATE, or when the store fails
 *
 * Returns: %TRUE when it has moved and is on file
 */
gboolean
loket_decision_move (LoketTurn *turn,
                     LoketDecision *before,
                     LoketDecision *after,
                     const char *act,
                     GError **error)
{
  int state;

  if (!loket_machine_move (&loket_decision_machine, (int) before->state, act, &state, error))
    return FALSE;
  after->state = (LoketDecisionState) state;
  after->version = before->version + 1;
  after->changed_at = loket_turn_not_before (turn, before->changed_at);
  return loket_turn_replace (turn, before, after, error);
}

/**
 * loket_decision_rules:
 * @turn: a turn
 * @decision: a decision
 *
 * Returns: (transfer none) (nullable): the rules that it was proposed by; %NULL when it was
 * without, or the profile has that version no more
 */
const LoketRules *
loket_decision_rules (LoketTurn *turn, const LoketDecision *decision)
{
  const LoketRuleBook *book = loket_office_rules (loket_turn_office (turn));

  return decision->rules != NULL ? loket_rule_book_find (book, decision->rules) : NULL;
}

/**
 * loket_decision_until_most:
 * @rules: (nullable): rules
 * @category: that is given
 * @from: first day
 *
 * Returns: (transfer full) (nullable): last day on which it may hold; %NULL when nothing says so
 */
char *
loket_decision_until_most (const LoketRules *rules, LoketCategory category, const char *from)
{
  gint64 months =
      rules != NULL && category != LOKET_CATEGORY_NONE ? loket_rules_months (rules, category) : 0;
  g_autofree char *after = NULL;

  if (category == LOKET_CATEGORY_KENANGA)
    months = months > 0 ? MIN (months, KENANGA_MONTHS) : KENANGA_MONTHS;
  if (months <= 0)
    return NULL;
  after = loket_day_months_later (from, months);
  return loket_calendar_later_day (after, -1);
}

/**
 * loket_decision_check_until:
 * @rules: (nullable): rules
 * @category: that is given
 * @from: first day
 * @until: (nullable): last day that somebody wants
 * @error: set to %LOKET_ERROR_RULE "end-date-passed" or "too-long"
 *
 * Returns: %TRUE when it may hold from @from until @until
 */
gboolean
loket_decision_check_until (const LoketRules *rules,
                            LoketCategory category,
                            const char *from,
                            const char *until,
                            GError **error)
{
  g_autofree char *most = loket_decision_until_most (rules, category, from);

  if (until == NULL)
    return TRUE;
  return (strcmp (until, from) >= 0 || loket_decision_rule ("end-date-passed", error)) &&
         (most == NULL || strcmp (until, most) <= 0 || loket_decision_rule ("too-long", error));
}

/* Somebody's hand on a decision, from the request to the answer. */
typedef struct {
  LoketTurn *turn;
  LoketDecisionAct *act;
  LoketDecision *before;
  LoketDecision *after;
  LoketApplication *application;
  LoketHand hand;
} Handling;

static void
handling_clear (Handling *self)
{
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_clear_object (&self->application);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Handling, handling_clear)

/* First the head of section, then the head of unit. */
static gboolean
check_turn (Handling *self, const char *act, GError **error)
{
  const guint roles = loket_turn_caller (self->turn)->roles;

  if (!loket_decision_is_open (self->before->state)) {
    int state;
    return loket_machine_move (
        &loket_decision_machine, (int) self->before->state, act, &state, error);
  }
  self->hand =
      self->before->state == LOKET_DECISION_PROPOSED ? LOKET_HAND_SECTION : LOKET_HAND_HEAD;
  if (self->hand == LOKET_HAND_SECTION)
    return loket_is_head_of_section (self->turn) || loket_decision_rule ("section-first", error);
  return (roles & LOKET_ROLES (UNIT_HEAD)) != 0 || loket_decision_rule ("head-next", error);
}

static void
set_hand (Handling *self)
{
  const char *officer = loket_turn_caller (self->turn)->officer;
  const LoketOptional now = LOKET_SOME (loket_turn_now (self->turn));
  char *note = loket_is_said (self->act->note) ? g_strdup (self->act->note) : NULL;

  if (self->hand == LOKET_HAND_SECTION) {
    self->after->section_by = g_strdup (officer);
    self->after->section_at = now;
    self->after->section_note = note;
  } else {
    self->after->head_by = g_strdup (officer);
    self->after->head_at = now;
    self->after->head_note = note;
  }
}

static gboolean
begin (Handling *self, LoketTurn *turn, LoketRecord *request, const char *act, GError **error)
{
  self->turn = turn;
  self->act = loket_decision_act_cast (request);
  self->before = loket_decision_get (turn, self->act->decision, error);
  if (self->before == NULL ||
      !loket_version_check (self->act->version, self->before->version, error) ||
      !check_turn (self, act, error))
    return FALSE;
  self->application = loket_application_get (turn, self->before->application, error);
  if (self->application == NULL ||
      !loket_hands_check (turn, self->application, self->before, self->hand, error))
    return FALSE;
  self->after = loket_decision_copy (self->before);
  set_hand (self);
  return TRUE;
}

/**
 * loket_decision_check_person:
 * @turn: a turn
 * @decision: about a person
 * @error: set to %LOKET_ERROR_RULE "nik-held"
 *
 * As long as two people claim one NIK, neither gets a card on it (registry.md 3, case 4).
 *
 * Returns: %TRUE when nothing about the person stands in the way of @decision
 */
gboolean
loket_decision_check_person (LoketTurn *turn, const LoketDecision *decision, GError **error)
{
  g_autoptr (LoketPerson) person = NULL;

  if (decision->category == LOKET_CATEGORY_NONE)
    return TRUE;
  person = loket_txn_person (loket_turn_txn (turn), decision->person, error);
  return person != NULL &&
         (person->nik_status != LOKET_NIK_CONFLICT || loket_decision_rule ("nik-held", error));
}

static LoketRecord *
answer (Handling *self, gboolean done)
{
  return done ? LOKET_RECORD (g_steal_pointer (&self->after)) : NULL;
}

/* What Menur rests on is in the words of the head of section (domain.md 4.5, 3). */
static gboolean
take_consideration (Handling *self, GError **error)
{
  if (self->hand == LOKET_HAND_SECTION && loket_is_said (self->act->consideration)) {
    g_free (self->after->consideration);
    self->after->consideration = g_strdup (self->act->consideration);
  }
  return self->after->category != LOKET_CATEGORY_MENUR || self->after->consideration != NULL ||
         loket_decision_rule ("consideration-needed", error);
}

static gboolean
refuse_it (Handling *self, const char *reason, GError **error)
{
  return loket_decision_move (self->turn, self->before, self->after, "refuse", error) &&
         loket_application_do (self->turn, self->application->id, "reject", reason, NULL, error) &&
         loket_decision_settle_review (self->turn, self->application, error);
}

/* Granted in time is in time, also when the person comes for it another day. */
static gboolean
end_application (Handling *self, GError **error)
{
  LoketApplication *before = self->application;
  g_autoptr (LoketRecord) copy = loket_record_copy (LOKET_RECORD (before));
  LoketApplication *after = loket_application_cast (copy);

  after->ended_at = LOKET_SOME (loket_turn_not_before (self->turn, before->changed_at));
  return loket_application_move (self->turn,
                                 before,
                                 after,
                                 self->hand == LOKET_HAND_SECTION ? "grant" : "approve-head",
                                 self->act->note,
                                 error);
}

static gboolean
grant_it (Handling *self, GError **error)
{
  const LoketRules *rules = loket_decision_rules (self->turn, self->before);
  const char *today = loket_turn_day (self->turn);
  LoketDecision *after = self->after;

  if (!loket_decision_check_until (rules, after->category, today, after->until_day, error))
    return FALSE;
  after->from_day = g_strdup (today);
  if (after->until_day == NULL)
    after->until_day = loket_decision_until_most (rules, after->category, today);
  return loket_decision_make_way (self->turn, after, error) &&
         loket_decision_move (self->turn, self->before, after, "grant", error) &&
         loket_cards_take_over (self->turn, after, error) && end_application (self, error) &&
         loket_decision_settle_review (self->turn, self->application, error);
}

static gboolean
pass_on (Handling *self, GError **error)
{
  return loket_decision_move (self->turn, self->before, self->after, "approve-section", error) &&
         loket_application_do (
             self->turn, self->application->id, "approve-section", self->act->note, NULL, error);
}

static gboolean
goes_on_to_head (Handling *self)
{
  return self->hand == LOKET_HAND_SECTION &&
         loket_decision_goes_to_head (self->turn, self->application, self->before);
}

/* An officer's refusal is approved by the head of section alone; a grant may need both. */
static LoketRecord *
approve (LoketTurn *turn, LoketRecord *request, GError **error)
{
  g_auto (Handling) self = {0};

  if (!begin (&self, turn, request, "grant", error) ||
      !loket_decision_check_person (turn, self.before, error) ||
      !loket_decision_check_ground (turn, self.application, self.before, error))
    return NULL;
  if (self.before->outcome == LOKET_DECISION_OUTCOME_REFUSE)
    return answer (&self, refuse_it (&self, self.before->reason, error));
  if (!take_consideration (&self, error))
    return NULL;
  return answer (&self, goes_on_to_head (&self) ? pass_on (&self, error) : grant_it (&self, error));
}

static LoketRecord *
return_it (LoketTurn *turn, LoketRecord *request, GError **error)
{
  g_auto (Handling) self = {0};

  if (!begin (&self, turn, request, "return", error))
    return NULL;
  if (!loket_is_said (self.act->note)) {
    loket_decision_rule ("reason-needed", error);
    return NULL;
  }
  return answer (
      &self,
      loket_decision_move (turn, self.before, self.after, "return", error) &&
          loket_application_do (turn, self.application->id, "return", self.act->note, NULL, error));
}

static LoketRecord *
refuse (LoketTurn *turn, LoketRecord *request, GError **error)
{
  g_auto (Handling) self = {0};

  if (!begin (&self, turn, request, "refuse", error))
    return NULL;
  if (!loket_is_said (self.act->note)) {
    loket_decision_rule ("reason-needed", error);
    return NULL;
  }
  return answer (&self, refuse_it (&self, self.act->note, error));
}

const LoketBinding loket_decision_desk[] = {
    {&LOKET_DECISION_SUGGEST, loket_decision_suggest},
    {&LOKET_DECISION_PROPOSE, loket_decision_propose},
    {&LOKET_DECISION_APPROVE, approve},
    {&LOKET_DECISION_RETURN, return_it},
    {&LOKET_DECISION_REFUSE, refuse},
    {&LOKET_DECISION_LIST_WAITING, loket_decision_list_waiting},
    {&LOKET_DECISION_END, loket_decision_end, .check = loket_decision_check_end},
    {&LOKET_DECISION_OBJECT, loket_decision_object},
    {&LOKET_DECISION_REPLAY, loket_decision_replay},
    {&LOKET_CONDITION_ADD, loket_condition_add},
    {&LOKET_CONDITION_END, loket_condition_end_it},
    {&LOKET_COUNSELLING_ADD, loket_counselling_add},
    {NULL, NULL},
};
