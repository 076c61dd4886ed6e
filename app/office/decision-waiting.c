/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits for the hand of an officer: proposals for the head of section, approved ones for the
 * head of unit; those that he may not decide too, with the rule that says so. */
#include "config.h"

#include "office/decisions-private.h"

#include "core/error.h"
#include "office/field-work.h"
#include "office/hands.h"
#include "office/people.h"
#include "store/decisions.h"
#include "store/pairs.h"

static LoketHand
hand_for (const LoketDecision *decision)
{
  return decision->state == LOKET_DECISION_PROPOSED ? LOKET_HAND_SECTION : LOKET_HAND_HEAD;
}

/* What the same officer would be told if he tried. */
static gboolean
find_bar (LoketTurn *turn,
          LoketApplication *application,
          LoketDecision *decision,
          char **bar,
          GError **error)
{
  g_autoptr (GError) refusal = NULL;

  if (loket_hands_check (turn, application, decision, hand_for (decision), &refusal) &&
      loket_decision_check_person (turn, decision, &refusal) &&
      loket_decision_check_ground (turn, application, decision, &refusal))
    return TRUE;
  if (loket_error_code_of (refusal) == LOKET_ERROR_RULE) {
    *bar = g_strdup (loket_error_parameter (refusal));
    return TRUE;
  }
  g_propagate_error (error, g_steal_pointer (&refusal));
  return FALSE;
}

static void
show_application (LoketTurn *turn, LoketDecisionWaiting *line, const LoketApplication *application)
{
  line->application = g_strdup (application->id);
  line->number = application->number;
  line->kind = g_strdup (application->kind);
  line->due_at = application->due_at;
  line->red = application->due_at.set && application->due_at.value < loket_turn_now (turn);
}

static LoketDecisionWaiting *
line_of (LoketTurn *turn, LoketDecision *decision, GError **error)
{
  g_autoptr (LoketDecisionWaiting) line = loket_decision_waiting_new ();
  g_autoptr (LoketApplication) application =
      loket_application_get (turn, decision->application, error);
  g_autoptr (LoketPerson) person =
      application != NULL ? loket_txn_living_person (loket_turn_txn (turn), decision->person, error)
                          : NULL;

  if (person == NULL || !find_bar (turn, application, decision, &line->bar, error))
    return NULL;
  show_application (turn, line, application);
  line->decision = g_strdup (decision->id);
  line->person = g_strdup (person->id);
  line->name = g_strdup (person->name);
  line->place = loket_place_label (turn, decision->village);
  line->state = decision->state;
  line->outcome = decision->outcome;
  line->category = decision->category;
  line->suggested = decision->suggested;
  line->by_rules = decision->rules != NULL;
  line->proposed_by = loket_turn_officer_name (turn, decision->proposed_by);
  line->section_by = loket_turn_officer_name (turn, decision->section_by);
  line->since = hand_for (decision) == LOKET_HAND_HEAD && decision->section_at.set
                    ? decision->section_at.value
                    : decision->proposed_at;
  return g_steal_pointer (&line);
}

/**
 * loket_decision_list_waiting:
 * @turn: a read turn
 * @record: a LoketWaitingQuery
 * @error: set when the store fails
 *
 * Returns: (transfer full): a LoketWaitingPage
 */
LoketRecord *
loket_decision_list_waiting (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketWaitingQuery *query = loket_waiting_query_cast (record);
  const LoketCaller *caller = loket_turn_caller (turn);
  const guint limit = query->limit.set ? (guint) query->limit.value : LOKET_WAITING_PAGE;
  const LoketWaitingFilter filter = {
      .section = (caller->roles & LOKET_ROLES (SECTION_HEAD)) != 0,
      .head = (caller->roles & LOKET_ROLES (UNIT_HEAD)) != 0,
      .area = caller->area,
      .from = query->from.value,
      .limit = limit + 1, /* to know whether there is another page */
  };
  g_autoptr (GPtrArray) found = loket_txn_decisions_waiting (loket_turn_txn (turn), &filter, error);
  g_autoptr (LoketWaitingPage) page = loket_waiting_page_new ();

  if (found == NULL)
    return NULL;
  page->decisions = g_list_store_new (loket_decision_waiting_get_type ());
  for (guint i = 0; i < MIN (found->len, limit); i++) {
    g_autoptr (LoketDecisionWaiting) line = line_of (turn, found->pdata[i], error);
    if (line == NULL)
      return NULL;
    g_list_store_append (page->decisions, line);
  }
  if (found->len > limit && filter.from + limit <= LOKET_WAITING_FAR)
    page->next = LOKET_SOME (filter.from + limit);
  return LOKET_RECORD (g_steal_pointer (&page));
}
