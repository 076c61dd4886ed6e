/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of an application: all that belongs to it, and what to do next; counters open it. */
#include "config.h"

#include "office/application-private.h"

#include "core/application-acts.h"
#include "core/application-code.h"
#include "core/error.h"
#include "office/people.h"
#include "store/people.h"

#include <string.h>

static LoketApplicationPaper *
find_paper (GPtrArray *papers, const char *key)
{
  for (guint i = 0; i < papers->len; i++)
    if (strcmp (loket_application_paper_cast (papers->pdata[i])->paper, key) == 0)
      return papers->pdata[i];
  return NULL;
}

static LoketPaperView *
view_paper (LoketTurn *turn, const char *key, const LoketApplicationPaper *paper)
{
  LoketPaperView *view = loket_paper_view_new ();

  view->paper = g_strdup (key);
  if (paper == NULL)
    return view;
  view->state = paper->state;
  view->physical = paper->physical;
  view->copy = g_strdup (paper->copy);
  view->note = g_strdup (paper->note);
  view->checked_by = loket_turn_officer_name (turn, paper->checked_by);
  view->checked_at = paper->checked_at;
  return view;
}

/* In the order of the profile; what it has no more comes last. */
static gboolean
show_papers (LoketTurn *turn, LoketApplicationView *view, GError **error)
{
  g_autoptr (GPtrArray) papers = loket_txn_of_application (
      loket_turn_txn (turn), loket_application_paper_get_type (), view->application->id, error);
  const guint n =
      view->kind != NULL ? g_list_model_get_n_items (G_LIST_MODEL (view->kind->papers)) : 0;

  for (guint i = 0; papers != NULL && i < n; i++) {
    g_autoptr (LoketKindPaper) paper = g_list_model_get_item (G_LIST_MODEL (view->kind->papers), i);
    g_autoptr (LoketPaperView) shown =
        view_paper (turn, paper->key, find_paper (papers, paper->key));
    shown->title = g_object_ref (paper->title);
    shown->icon = g_strdup (paper->icon);
    shown->needed = loket_application_needs_paper (view->application, paper);
    g_list_store_append (view->papers, shown);
  }
  for (guint i = 0; papers != NULL && i < papers->len; i++) {
    LoketApplicationPaper *paper = papers->pdata[i];
    g_autoptr (LoketPaperView) shown = NULL;
    if (view->kind != NULL && loket_application_kind_paper (view->kind, paper->paper) != NULL)
      continue;
    shown = view_paper (turn, paper->paper, paper);
    g_list_store_append (view->papers, shown);
  }
  return papers != NULL;
}

static gboolean
sees_decisions (LoketTurn *turn)
{
  const LoketCaller *caller = loket_turn_caller (turn);

  return loket_caller_may (caller, LOKET_MAY_PREPARE_DECISIONS) ||
         loket_caller_may (caller, LOKET_MAY_REPLAY_DECISIONS);
}

/* What hands said of a decision, and why a survey went back, is for whoever may see those.  Why it
 * was refused the applicant is told himself. */
static gboolean
may_read_note (LoketTurn *turn, const LoketApplicationStep *step)
{
  static const char *const of_decisions[] = {
      "propose", "approve-section", "grant", "approve-head", "return", NULL};

  if (g_strv_contains (of_decisions, step->act))
    return sees_decisions (turn);
  return strcmp (step->act, "ask-verification") != 0 ||
         loket_caller_may (loket_turn_caller (turn), LOKET_MAY_SEE_SURVEYS);
}

static gboolean
show_steps (LoketTurn *turn, LoketApplicationView *view, GError **error)
{
  g_autoptr (GPtrArray) steps = loket_txn_of_application (
      loket_turn_txn (turn), loket_application_step_get_type (), view->application->id, error);

  for (guint i = 0; steps != NULL && i < steps->len; i++) {
    LoketApplicationStep *step = steps->pdata[i];
    g_autoptr (LoketStepView) shown = loket_step_view_new ();
    shown->act = g_strdup (step->act);
    shown->state = step->state;
    shown->officer = loket_turn_officer_name (turn, step->officer);
    shown->note = may_read_note (turn, step) ? g_strdup (step->note) : NULL;
    shown->at = step->at;
    g_list_store_append (view->steps, shown);
  }
  return steps != NULL;
}

/* How far it is, and what it gives: as much as the brief says of it. */
static LoketRecord *
decision_line (LoketDecision *decision)
{
  LoketRecord *line = loket_record_copy_public (LOKET_RECORD (decision));

  loket_decision_cast (line)->outcome = decision->outcome;
  loket_decision_cast (line)->category = decision->category;
  return line;
}

/* What was answered, seen and said has operations of its own, for whoever may see that. */
static LoketRecord *
line_of (LoketRecord *record, gboolean whole)
{
  if (whole)
    return g_object_ref (record);
  return G_OBJECT_TYPE (record) == loket_decision_get_type ()
             ? decision_line (loket_decision_cast (record))
             : loket_record_copy_public (record);
}

static gboolean
show_newest_first (LoketTurn *turn,
                   LoketApplicationView *view,
                   GListStore *store,
                   gboolean whole,
                   GError **error)
{
  g_autoptr (GPtrArray) all =
      loket_txn_of_application (loket_turn_txn (turn),
                                g_list_model_get_item_type (G_LIST_MODEL (store)),
                                view->application->id,
                                error);

  for (guint i = all != NULL ? all->len : 0; i > 0; i--) {
    g_autoptr (LoketRecord) line = line_of (all->pdata[i - 1], whole);
    g_list_store_append (store, line);
  }
  return all != NULL;
}

static char **
next_of (const LoketApplicationView *view)
{
  static const char *const words[] = {
      [LOKET_APPLICATION_DRAFT] = "hand-in",
      [LOKET_APPLICATION_SUBMITTED] = "check",
      [LOKET_APPLICATION_INCOMPLETE] = "bring-papers",
      [LOKET_APPLICATION_REGISTRY_CHECKED] = "accept-list",
      [LOKET_APPLICATION_NEEDS_VERIFICATION] = "choose-check",
      [LOKET_APPLICATION_VERIFYING_PHONE] = "put-down-check",
      [LOKET_APPLICATION_VERIFYING_FIELD] = "visit",
      [LOKET_APPLICATION_WAITING_VILLAGE] = "await-village",
      [LOKET_APPLICATION_VERIFIED] = "propose",
      [LOKET_APPLICATION_PROPOSED] = "approve-section",
      [LOKET_APPLICATION_APPROVED_SECTION] = "approve-head",
      [LOKET_APPLICATION_APPROVED] = "hand-out",
      [LOKET_APPLICATION_REJECTED] = "tell-objection",
      [LOKET_APPLICATION_WITHDRAWN] = "may-reopen",
      [LOKET_APPLICATION_EXPIRED] = "may-reopen",
      [LOKET_APPLICATION_OBJECTED] = "review",
      [LOKET_APPLICATION_CLOSED] = NULL,
  };
  const char *word = words[view->application->state];

  return word != NULL ? g_strsplit (word, " ", 1) : NULL;
}

static gboolean
show_person (LoketTurn *turn, LoketApplicationView *view, GError **error)
{
  g_autoptr (LoketPerson) person =
      loket_txn_person (loket_turn_txn (turn), view->application->person, error);

  if (person == NULL)
    return FALSE;
  view->person = loket_person_hit_of (turn, person, LOKET_FOUND_NUMBER, error);
  return view->person != NULL;
}

/* Dropped: the number of a ticket that is gone. */
static void
show_ticket (LoketTurn *turn, LoketApplicationView *view)
{
  g_autoptr (LoketRecord) ticket =
      view->application->ticket != NULL
          ? loket_txn_get (
                loket_turn_txn (turn), loket_ticket_get_type (), view->application->ticket, NULL)
          : NULL;

  if (ticket != NULL)
    view->ticket_label = g_strdup (loket_ticket_cast (ticket)->label);
}

static LoketApplicationView *
view_new (LoketTurn *turn, LoketApplication *application)
{
  LoketApplicationView *view = loket_application_view_new ();
  LoketApplicationKind *kind =
      loket_profile_application (loket_turn_profile (turn), application->kind);

  view->application = g_object_ref (application);
  view->code = loket_application_code_text (application->id, loket_turn_ticket_key (turn));
  view->typed = loket_application_typed_code (application->number, loket_turn_ticket_key (turn));
  view->kind = kind != NULL ? g_object_ref (kind) : NULL;
  view->papers = g_list_store_new (loket_paper_view_get_type ());
  view->steps = g_list_store_new (loket_step_view_get_type ());
  view->decisions = g_list_store_new (loket_decision_get_type ());
  view->surveys = g_list_store_new (loket_survey_get_type ());
  view->visits = g_list_store_new (loket_visit_get_type ());
  view->clock = loket_application_clock_at (application, loket_turn_now (turn));
  return view;
}

/**
 * loket_application_view_of:
 * @turn: a turn
 * @application: one that the caller may see
 * @error: set when the store fails
 *
 * Returns: (transfer full): a LoketApplicationView
 */
LoketRecord *
loket_application_view_of (LoketTurn *turn, LoketApplication *application, GError **error)
{
  g_autoptr (LoketApplicationView) view = view_new (turn, application);

  if (!show_person (turn, view, error) || !show_papers (turn, view, error) ||
      !show_steps (turn, view, error) ||
      !show_newest_first (turn, view, view->decisions, sees_decisions (turn), error) ||
      !show_newest_first (turn, view, view->surveys, FALSE, error) ||
      !show_newest_first (turn, view, view->visits, FALSE, error))
    return NULL;
  show_ticket (turn, view);
  view->next = next_of (view);
  return LOKET_RECORD (g_steal_pointer (&view));
}

/**
 * loket_application_open:
 * @turn: a read turn
 * @record: a LoketApplicationRequest; the look-up with its purpose is in the access log already
 * @error: set to %LOKET_ERROR_NOT_FOUND, %LOKET_ERROR_NOT_ALLOWED or %LOKET_ERROR_BAD_FIELD
 *
 * Returns: (transfer full): a LoketApplicationView
 */
LoketRecord *
loket_application_open (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketApplicationRequest *request = loket_application_request_cast (record);
  g_autoptr (LoketApplication) application = NULL;

  if (!loket_purpose_check (request->purpose, request->note, error))
    return NULL;
  application = loket_application_get (turn, request->application, error);
  return application != NULL ? loket_application_view_of (turn, application, error) : NULL;
}
