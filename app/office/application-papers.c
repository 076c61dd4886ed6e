/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers of an application: which it needs, what was said of each, and what follows when all are
 * there (domain.md 1.3). */
#include "config.h"

#include "office/application-private.h"

#include "core/error.h"
#include "office/field-work.h"
#include "office/hands.h"
#include "office/standings.h"

#include <string.h>

static gboolean
bad_paper (const char *paper, GError **error)
{
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "papers", "there is no paper %s", paper);
  return FALSE;
}

/**
 * loket_application_needs_paper:
 * @application: an application
 * @paper: a paper of its kind
 *
 * Returns: whether it waits for that paper
 */
gboolean
loket_application_needs_paper (const LoketApplication *application, const LoketKindPaper *paper)
{
  return paper->need == LOKET_PAPER_ALWAYS ||
         (paper->need == LOKET_PAPER_UNLISTED && !application->listed);
}

static gboolean
put_paper (LoketTurn *turn,
           const LoketApplication *application,
           const LoketKindPaper *paper,
           gboolean seen,
           GError **error)
{
  g_autoptr (LoketApplicationPaper) row = loket_application_paper_new ();

  row->id = loket_turn_new_id (turn);
  row->application = g_strdup (application->id);
  row->paper = g_strdup (paper->key);
  row->state = seen ? LOKET_PAPERS_SEEN : LOKET_PAPERS_OWED;
  row->physical = seen;
  if (seen) {
    row->checked_by = g_strdup (loket_turn_caller (turn)->officer);
    row->checked_at = LOKET_SOME (loket_turn_now (turn));
  }
  return loket_turn_insert (turn, row, error);
}

/**
 * loket_application_put_papers:
 * @turn: a write turn
 * @application: a new one
 * @kind: its kind
 * @seen: (nullable) (array zero-terminated=1): papers that lie on the desk
 * @error: set to %LOKET_ERROR_BAD_FIELD when one of them is no paper of the kind
 *
 * Returns: %TRUE when its papers are on file, seen or owed
 */
gboolean
loket_application_put_papers (LoketTurn *turn,
                              const LoketApplication *application,
                              LoketApplicationKind *kind,
                              char **seen,
                              GError **error)
{
  for (guint i = 0; seen != NULL && seen[i] != NULL; i++)
    if (loket_application_kind_paper (kind, seen[i]) == NULL)
      return bad_paper (seen[i], error);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (kind->papers)); i++) {
    g_autoptr (LoketKindPaper) paper = g_list_model_get_item (G_LIST_MODEL (kind->papers), i);
    const gboolean is_seen =
        seen != NULL && g_strv_contains ((const char *const *) seen, paper->key);
    if ((is_seen || loket_application_needs_paper (application, paper)) &&
        !put_paper (turn, application, paper, is_seen, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_any_owed (LoketTurn *turn, const char *application, gboolean *owed, GError **error)
{
  g_autoptr (GPtrArray) papers = loket_txn_of_application (
      loket_turn_txn (turn), loket_application_paper_get_type (), application, error);

  *owed = FALSE;
  for (guint i = 0; papers != NULL && i < papers->len; i++)
    *owed |= loket_application_paper_cast (papers->pdata[i])->state == LOKET_PAPERS_OWED;
  return papers != NULL;
}

static gboolean
step_on (LoketTurn *turn, LoketApplication **application, const char *act, GError **error)
{
  g_autoptr (LoketApplication) after =
      loket_application_cast (loket_record_copy (LOKET_RECORD (*application)));

  if (!loket_application_move (turn, *application, after, act, NULL, error))
    return FALSE;
  g_set_object (application, after);
  return TRUE;
}

/* The register says whether the word of a list is enough; the clock begins. */
static gboolean
check_registry (LoketTurn *turn, LoketApplication **application, GError **error)
{
  g_autoptr (LoketApplication) after =
      loket_application_cast (loket_record_copy (LOKET_RECORD (*application)));

  if (!loket_standing_is_listed (turn, after->person, &after->listed, error) ||
      !loket_application_move (turn, *application, after, "check-registry", NULL, error))
    return FALSE;
  g_set_object (application, after);
  return after->listed || step_on (turn, application, "ask-verification", error);
}

/* Papers are found missing at any time before a decision is proposed; when they are there it goes
 * on from where it was.  Before verification that is the register, which may know more by now. */
static const char *
way_back (LoketApplicationState was)
{
  static const struct {
    LoketApplicationState was;
    const char *act;
  } ways[] = {
      {LOKET_APPLICATION_NEEDS_VERIFICATION, "resume"},
      {LOKET_APPLICATION_VERIFYING_PHONE, "resume-by-phone"},
      {LOKET_APPLICATION_VERIFYING_FIELD, "resume-in-field"},
      {LOKET_APPLICATION_WAITING_VILLAGE, "resume-in-village"},
      {LOKET_APPLICATION_VERIFIED, "resume-verified"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (ways[i].was == was)
      return ways[i].act;
  return "complete-papers";
}

/* The last step before that time, of that act or any. */
static const LoketApplicationStep *
last_step (GPtrArray *steps, const char *act, gint64 before)
{
  const LoketApplicationStep *last = NULL;

  for (guint i = 0; i < steps->len; i++) {
    const LoketApplicationStep *step = steps->pdata[i];
    if (step->at < before && (act == NULL || strcmp (step->act, act) == 0) &&
        (last == NULL || step->at > last->at))
      last = step;
  }
  return last;
}

/* Its steps tell what it was before papers were asked for. */
static gboolean
go_back (LoketTurn *turn, LoketApplication **application, GError **error)
{
  g_autoptr (GPtrArray) steps = loket_txn_of_application (
      loket_turn_txn (turn), loket_application_step_get_type (), (*application)->id, error);
  const LoketApplicationStep *asked, *before;
  LoketApplicationState was;

  if (steps == NULL)
    return FALSE;
  asked = last_step (steps, "owe-papers", G_MAXINT64);
  before = asked != NULL ? last_step (steps, NULL, asked->at) : NULL;
  was = before != NULL ? before->state : LOKET_APPLICATION_SUBMITTED;
  return step_on (turn, application, way_back (was), error) &&
         (was != LOKET_APPLICATION_VERIFYING_FIELD ||
          loket_field_settle (turn, application, error));
}

static gboolean
may_owe (LoketApplicationState state)
{
  return loket_machine_may (&loket_application_machine, (int) state, "owe-papers");
}

/**
 * loket_application_advance:
 * @turn: a write turn
 * @application: (inout): one that is on file; afterwards as it is then
 * @error: set when the store fails
 *
 * Does what follows by itself: with papers owed it waits for them; with complete papers it goes on
 * from where it was, at the beginning by being held against the lists, and goes to be verified when
 * no list that counts has the person.
 *
 * Returns: %TRUE when it is where it has to be
 */
gboolean
loket_application_advance (LoketTurn *turn, LoketApplication **application, GError **error)
{
  gboolean owed;

  if (!is_any_owed (turn, (*application)->id, &owed, error))
    return FALSE;
  if (owed)
    return !may_owe ((*application)->state) || step_on (turn, application, "owe-papers", error);
  if ((*application)->state == LOKET_APPLICATION_INCOMPLETE && !go_back (turn, application, error))
    return FALSE;
  return (*application)->state != LOKET_APPLICATION_SUBMITTED ||
         check_registry (turn, application, error);
}

/**
 * loket_application_check_papers:
 * @turn: a turn
 * @application: one that is to be decided about
 * @error: set to %LOKET_ERROR_RULE "papers-owed"
 *
 * Returns: %TRUE when it owes no paper
 */
gboolean
loket_application_check_papers (LoketTurn *turn,
                                const LoketApplication *application,
                                GError **error)
{
  gboolean owed;

  if (!is_any_owed (turn, application->id, &owed, error))
    return FALSE;
  if (owed)
    loket_set_error (error, LOKET_ERROR_RULE, "papers-owed", "papers are owed");
  return !owed;
}

/* A copy is counted where it is named, and let go where it is named no more. */
static gboolean
change_copy (LoketTurn *turn, const char *before, const char *after, GError **error)
{
  if (g_strcmp0 (before, after) == 0)
    return TRUE;
  return (after == NULL || loket_blob_use (turn, after, error)) &&
         (before == NULL || loket_blob_release (turn, before, error));
}

static gboolean
check_said (const LoketPaperSaid *said, GError **error)
{
  if (said->state == LOKET_PAPERS_SEEN && !said->physical && said->copy == NULL) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "papers", "neither paper nor copy was seen");
    return FALSE;
  }
  if (said->state == LOKET_PAPERS_WAIVED && said->note == NULL) {
    loket_set_error (error, LOKET_ERROR_RULE, "reason-needed", "why is the paper not needed");
    return FALSE;
  }
  return TRUE;
}

static void
take_said (LoketTurn *turn, LoketApplicationPaper *paper, const LoketPaperSaid *said)
{
  paper->state = said->state;
  paper->physical = said->physical;
  g_free (paper->copy);
  paper->copy = g_strdup (said->copy);
  g_free (paper->note);
  paper->note = g_strdup (said->note);
  g_free (paper->checked_by);
  paper->checked_by = g_strdup (loket_turn_caller (turn)->officer);
  paper->checked_at = LOKET_SOME (loket_turn_now (turn));
}

static LoketApplicationPaper *
find_paper (GPtrArray *papers, const char *key)
{
  for (guint i = 0; i < papers->len; i++)
    if (strcmp (loket_application_paper_cast (papers->pdata[i])->paper, key) == 0)
      return papers->pdata[i];
  return NULL;
}

static gboolean
say (LoketTurn *turn,
     LoketApplication *application,
     GPtrArray *papers,
     const LoketPaperSaid *said,
     GError **error)
{
  LoketApplicationKind *kind =
      loket_profile_application (loket_turn_profile (turn), application->kind);
  LoketApplicationPaper *before = find_paper (papers, said->paper);
  g_autoptr (LoketApplicationPaper) after = NULL;

  if (before == NULL && (kind == NULL || loket_application_kind_paper (kind, said->paper) == NULL))
    return bad_paper (said->paper, error);
  if (!check_said (said, error) ||
      !change_copy (turn, before != NULL ? before->copy : NULL, said->copy, error))
    return FALSE;
  if (before != NULL) {
    after = loket_application_paper_cast (loket_record_copy (LOKET_RECORD (before)));
    take_said (turn, after, said);
    return loket_turn_replace (turn, before, after, error);
  }
  after = loket_application_paper_new ();
  after->id = loket_turn_new_id (turn);
  after->application = g_strdup (application->id);
  after->paper = g_strdup (said->paper);
  take_said (turn, after, said);
  g_ptr_array_add (papers, g_object_ref (after));
  return loket_turn_insert (turn, after, error);
}

static gboolean
say_all (LoketTurn *turn, LoketApplication *application, GListStore *list, GError **error)
{
  g_autoptr (GPtrArray) papers = loket_txn_of_application (
      loket_turn_txn (turn), loket_application_paper_get_type (), application->id, error);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; papers != NULL && i < n; i++) {
    g_autoptr (LoketPaperSaid) said = g_list_model_get_item (G_LIST_MODEL (list), i);
    if (!say (turn, application, papers, said, error))
      return FALSE;
  }
  return papers != NULL;
}

/* Before a decision is proposed papers come and go; behind it they are what it rests on. */
static gboolean
check_papers_open (const LoketApplication *application, GError **error)
{
  if (application->state < LOKET_APPLICATION_PROPOSED)
    return TRUE;
  loket_set_error (error,
                   LOKET_ERROR_WRONG_STATE,
                   loket_enum_name (loket_application_state_get_type (), (int) application->state),
                   "its papers stand");
  return FALSE;
}

static gboolean
owes_any (GListStore *list)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketPaperSaid) said = g_list_model_get_item (G_LIST_MODEL (list), i);
    if (said->state == LOKET_PAPERS_OWED)
      return TRUE;
  }
  return FALSE;
}

/* An objection whose papers never come runs out: whoever decided what it is about asks for none. */
static gboolean
check_may_owe (LoketTurn *turn, LoketApplication *application, GListStore *list, GError **error)
{
  return application->reviews == NULL || !owes_any (list) ||
         loket_hands_check (turn, application, NULL, LOKET_HAND_PROPOSES, error);
}

/**
 * loket_application_set_papers:
 * @turn: a write turn
 * @record: a LoketPapersRequest
 * @error: set to %LOKET_ERROR_CHANGED, %LOKET_ERROR_WRONG_STATE, %LOKET_ERROR_BAD_FIELD,
 *   %LOKET_ERROR_RULE, or %LOKET_ERROR_NOT_FOUND for a copy that the office does not have
 *
 * Returns: (transfer full): a LoketApplicationView
 */
LoketRecord *
loket_application_set_papers (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketPapersRequest *request = loket_papers_request_cast (record);
  g_autoptr (LoketApplication) before = loket_application_get (turn, request->application, error);
  g_autoptr (LoketApplication) after = NULL;

  if (before == NULL || !loket_application_check_version (before, request->version, error) ||
      !check_papers_open (before, error) || !check_may_owe (turn, before, request->papers, error) ||
      !say_all (turn, before, request->papers, error))
    return NULL;
  after = loket_application_cast (loket_record_copy (LOKET_RECORD (before)));
  after->version = before->version + 1;
  after->changed_at = loket_turn_not_before (turn, before->changed_at);
  if (!loket_turn_replace (turn, before, after, error) ||
      (after->state != LOKET_APPLICATION_DRAFT && !loket_application_advance (turn, &after, error)))
    return NULL;
  return loket_application_view_of (turn, after, error);
}

/**
 * loket_application_names_blob:
 * @turn: a turn
 * @sha256: a blob on file
 * @may: (out): set to %TRUE when the caller may have it
 * @error: set when the store fails
 *
 * The copy of a paper is for those who may see its application.
 *
 * Returns: %TRUE when that is known
 */
gboolean
loket_application_names_blob (LoketTurn *turn, const char *sha256, gboolean *may, GError **error)
{
  const LoketCaller *caller = loket_turn_caller (turn);

  *may = FALSE;
  return !loket_caller_may (caller, LOKET_MAY_SEE_APPLICATIONS) || caller->officer == NULL ||
         loket_txn_paper_is_seen (loket_turn_txn (turn), sha256, caller->area, may, error);
}
