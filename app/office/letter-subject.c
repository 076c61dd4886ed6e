/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a letter is about and who signs it: nothing is told that is not decided, and only by whose
 * hand it was; letters.c calls it. */
#include "config.h"

#include "core/error.h"
#include "core/permission.h"
#include "office/applications.h"
#include "office/letters-private.h"
#include "office/watches.h"
#include "store/officers.h"
#include "store/pairs.h"
#include "store/watches.h"

#include <string.h>

/**
 * loket_letter_refuse:
 * @rule: of LOKET_RULES
 * @error: set to %LOKET_ERROR_RULE
 *
 * Returns: %FALSE, for the caller to return
 */
gboolean
loket_letter_refuse (const char *rule, GError **error)
{
  loket_set_error (error, LOKET_ERROR_RULE, rule, "letter: %s", rule);
  return FALSE;
}

static gboolean
bad_field (const char *field, GError **error)
{
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, field, "letter: %s is needed", field);
  return FALSE;
}

static gboolean
covers (LoketTurn *turn, const char *village, GError **error)
{
  if (loket_caller_covers (loket_turn_caller (turn), village))
    return TRUE;
  loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "outside the area of the officer");
  return FALSE;
}

static gpointer
get (LoketTurn *turn, GType type, const char *id, const char *field, GError **error)
{
  if (id != NULL)
    return loket_txn_get (loket_turn_txn (turn), type, id, error);
  bad_field (field, error);
  return NULL;
}

static gboolean
find_person (LoketLetterSubject *subject, LoketTurn *turn, const char *person, GError **error)
{
  if (person == NULL)
    return bad_field ("person", error);
  subject->person = loket_txn_living_person (loket_turn_txn (turn), person, error);
  return subject->person != NULL && covers (turn, subject->person->village, error);
}

static gboolean
find_application (LoketLetterSubject *subject,
                  LoketTurn *turn,
                  const char *application,
                  GError **error)
{
  if (application == NULL)
    return bad_field ("application", error);
  subject->application = loket_application_get (turn, application, error);
  return subject->application != NULL &&
         find_person (subject, turn, subject->application->person, error);
}

/* A decision is made when it is in force, refused, or ended by two heads: by then it has its hands.
 * Any letter tells what was decided; only its own tells that it has ended. */
static gboolean
check_decided (const LoketLetterSubject *subject, GError **error)
{
  const LoketDecisionState state = subject->decision->state;
  const LoketLetterOutcome outcome = subject->template_->outcome;
  LoketLetterOutcome made = LOKET_LETTER_OUTCOME_ENDED;

  if (!loket_decision_is_made (state))
    return loket_letter_refuse ("decision-not-made", error);
  if (state != LOKET_DECISION_REVOKED)
    made =
        state == LOKET_DECISION_ACTIVE ? LOKET_LETTER_OUTCOME_GRANT : LOKET_LETTER_OUTCOME_REFUSE;
  return outcome == made ||
         (outcome == LOKET_LETTER_OUTCOME_ANY && made != LOKET_LETTER_OUTCOME_ENDED) ||
         loket_letter_refuse ("other-letter", error);
}

static gboolean
find_decision (LoketLetterSubject *subject, LoketTurn *turn, GError **error)
{
  subject->decision =
      get (turn, loket_decision_get_type (), subject->request->decision, "decision", error);
  return subject->decision != NULL && covers (turn, subject->decision->village, error) &&
         check_decided (subject, error) &&
         find_application (subject, turn, subject->decision->application, error);
}

static gboolean
find_visit (LoketLetterSubject *subject, LoketTurn *turn, GError **error)
{
  LoketVisitState state;

  subject->visit = get (turn, loket_visit_get_type (), subject->request->visit, "visit", error);
  if (subject->visit == NULL || !covers (turn, subject->visit->village, error))
    return FALSE;
  state = subject->visit->state;
  if (!loket_visit_is_open (state)) {
    loket_set_error (error,
                     LOKET_ERROR_WRONG_STATE,
                     loket_enum_name (loket_visit_state_get_type (), (int) state),
                     "nobody goes there any more");
    return FALSE;
  }
  return subject->visit->application != NULL
             ? find_application (subject, turn, subject->visit->application, error)
             : find_person (subject, turn, subject->visit->person, error);
}

/* The reason of a hearing is known. */
static gboolean
check_asked (const LoketLetterSubject *subject, GError **error)
{
  const GType type = loket_letter_request_get_type ();

  for (guint i = 0; subject->template_->asks != NULL && subject->template_->asks[i] != NULL; i++) {
    const LoketField *field = loket_record_type_find_field (type, subject->template_->asks[i]);
    if (!loket_field_is_set (field, LOKET_RECORD (subject->request)) &&
        (strcmp (field->name, "matter") != 0 || subject->matter == NULL))
      return bad_field (field->name, error);
  }
  return TRUE;
}

/* Written from an application's page it belongs to that one, and is found there again. */
static gboolean
find_anybody (LoketLetterSubject *subject, LoketTurn *turn, GError **error)
{
  const LoketLetterRequest *request = subject->request;

  return request->application != NULL
             ? find_application (subject, turn, request->application, error)
             : find_person (subject, turn, request->person, error);
}

static gboolean
check_waits (const LoketWatch *watch, GError **error)
{
  if (watch->state == LOKET_WATCH_OPEN || watch->state == LOKET_WATCH_HEARING)
    return TRUE;
  loket_set_error (error,
                   LOKET_ERROR_WRONG_STATE,
                   loket_enum_name (loket_watch_state_get_type (), (int) watch->state),
                   "nobody has to be heard about it any more");
  return FALSE;
}

static gboolean
find_named_watch (LoketLetterSubject *subject, LoketTurn *turn, GError **error)
{
  g_autoptr (LoketPerson) about = NULL;

  subject->watch = get (turn, loket_watch_get_type (), subject->request->watch, "watch", error);
  if (subject->watch == NULL || !covers (turn, subject->watch->village, error) ||
      !check_waits (subject->watch, error))
    return FALSE;
  about = loket_txn_living_person (loket_turn_txn (turn), subject->watch->person, error);
  if (about == NULL)
    return FALSE;
  if (subject->person == NULL)
    subject->person = g_steal_pointer (&about);
  else if (strcmp (about->id, subject->person->id) != 0)
    return bad_field ("watch", error);
  return covers (turn, subject->person->village, error);
}

/* The newest that something may be taken away for. */
static gboolean
find_newest_watch (LoketLetterSubject *subject, LoketTurn *turn, GError **error)
{
  const LoketWatchFilter filter = {
      .person = subject->person->id,
      .kinds = ~(1u << LOKET_WATCH_RUNS_OUT | 1u << LOKET_WATCH_LISTED_NOW) &
               ((2u << LOKET_WATCH_SAID_INVALID) - 1),
      .states = 1u << LOKET_WATCH_OPEN | 1u << LOKET_WATCH_HEARING,
  };
  g_autoptr (GPtrArray) found = loket_txn_watches (loket_turn_txn (turn), &filter, 1, error);

  if (found != NULL && found->len > 0)
    subject->watch = loket_watch_cast (g_object_ref (found->pdata[0]));
  return found != NULL;
}

static gboolean
find_watch (LoketLetterSubject *subject, LoketTurn *turn, GError **error)
{
  const LoketLetterRequest *request = subject->request;
  const char *language = loket_enum_name (loket_language_get_type (), (int) request->language);

  if (!(request->watch != NULL ? find_named_watch (subject, turn, error)
                               : find_newest_watch (subject, turn, error)))
    return FALSE;
  if (subject->matter == NULL && subject->watch != NULL)
    subject->matter = loket_watch_told (turn, subject->watch, language, error);
  return subject->watch == NULL || subject->matter != NULL;
}

/* Somebody, and what he is to be heard about. */
static gboolean
find_heard (LoketLetterSubject *subject, LoketTurn *turn, GError **error)
{
  const LoketLetterRequest *request = subject->request;
  const gboolean by_watch =
      subject->template_->hearing && request->watch != NULL && request->person == NULL;

  if (!by_watch && !find_anybody (subject, turn, error))
    return FALSE;
  return !subject->template_->hearing || find_watch (subject, turn, error);
}

static gboolean
find (LoketLetterSubject *subject, LoketTurn *turn, GError **error)
{
  switch (subject->template_->about) {
  case LOKET_LETTER_ABOUT_DECISION:
    return find_decision (subject, turn, error);
  case LOKET_LETTER_ABOUT_VISIT:
    return find_visit (subject, turn, error);
  case LOKET_LETTER_ABOUT_APPLICATION:
    return find_application (subject, turn, subject->request->application, error);
  case LOKET_LETTER_ABOUT_PERSON:
  default:
    return find_heard (subject, turn, error);
  }
}

/**
 * loket_letter_subject_find:
 * @subject: (out caller-allocates): all zero
 * @turn: a turn
 * @request: which letter, about what
 * @error: set to %LOKET_ERROR_NOT_FOUND, %LOKET_ERROR_NOT_ALLOWED outside the area of whoever asks,
 *   %LOKET_ERROR_RULE when that letter cannot be written now, %LOKET_ERROR_BAD_FIELD
 *
 * Returns: %TRUE when everything that the letter is about was found
 */
gboolean
loket_letter_subject_find (LoketLetterSubject *subject,
                           LoketTurn *turn,
                           LoketLetterRequest *request,
                           GError **error)
{
  const LoketLetterBook *book = loket_office_letters (loket_turn_office (turn));

  subject->request = request;
  subject->template_ = loket_letter_book_find (book, request->kind);
  if (subject->template_ == NULL)
    return loket_letter_refuse ("no-such-letter", error);
  subject->matter = g_strdup (request->matter);
  return find (subject, turn, error) && check_asked (subject, error);
}

/**
 * loket_letter_subject_clear:
 * @subject: what a letter is about
 */
void
loket_letter_subject_clear (LoketLetterSubject *subject)
{
  g_clear_object (&subject->person);
  g_clear_object (&subject->application);
  g_clear_object (&subject->decision);
  g_clear_object (&subject->visit);
  g_clear_object (&subject->watch);
  g_clear_pointer (&subject->matter, g_free);
}

static gboolean
may_sign (LoketOfficer *officer, const char *role, const char *village)
{
  const LoketCaller as = {.area = officer->area};

  return officer->status == LOKET_OFFICER_ACTIVE && officer->roles != NULL &&
         g_strv_contains ((const char *const *) officer->roles, role) &&
         loket_caller_covers (&as, village);
}

/* The only one who could, or whoever asks when he could. */
static LoketOfficer *
find_signer (LoketTurn *turn, const char *role, const char *village, GError **error)
{
  g_autoptr (GPtrArray) officers = loket_txn_officers (loket_turn_txn (turn), NULL, NULL, error);
  const char *asker = loket_turn_caller (turn)->officer;
  LoketOfficer *found = NULL;
  guint able = 0;

  if (officers == NULL)
    return NULL;
  for (guint i = 0; i < officers->len; i++) {
    LoketOfficer *officer = loket_officer_cast (officers->pdata[i]);
    if (!may_sign (officer, role, village))
      continue;
    if (g_strcmp0 (officer->id, asker) == 0)
      return g_object_ref (officer);
    found = officer;
    able++;
  }
  if (able == 1)
    return g_object_ref (found);
  loket_letter_refuse ("signatory-needed", error);
  return NULL;
}

static LoketOfficer *
chosen_signer (LoketTurn *turn, const LoketLetterSubject *subject, GError **error)
{
  const char *role = subject->template_->signatory;
  const char *village = subject->person->village;
  g_autoptr (LoketOfficer) officer = NULL;

  if (subject->request->signatory == NULL)
    return find_signer (turn, role, village, error);
  officer = loket_txn_officer (loket_turn_txn (turn), subject->request->signatory, error);
  if (officer == NULL)
    return NULL;
  if (!may_sign (officer, role, village)) {
    bad_field ("signatory", error);
    return NULL;
  }
  return g_steal_pointer (&officer);
}

/* By whose hand it was decided: the last one. */
static LoketOfficer *
approver_of (LoketTurn *turn, const LoketDecision *decision, GError **error)
{
  const char *hand = decision->head_by != NULL ? decision->head_by : decision->section_by;

  if (decision->state == LOKET_DECISION_REVOKED)
    hand = decision->ended_by;
  if (hand != NULL)
    return loket_txn_officer (loket_turn_txn (turn), hand, error);
  loket_letter_refuse ("decision-not-made", error);
  return NULL;
}

/**
 * loket_letter_signatory:
 * @turn: a turn
 * @subject: what the letter is about
 * @name: (out) (transfer full): who signs
 * @error: set to %LOKET_ERROR_RULE when that is not clear
 *
 * A decision is signed by whoever approved it, nobody else.
 *
 * Returns: (transfer none): as what
 */
const LoketSignatory *
loket_letter_signatory (LoketTurn *turn,
                        const LoketLetterSubject *subject,
                        char **name,
                        GError **error)
{
  const LoketLetterHouse *house =
      loket_letter_book_house (loket_office_letters (loket_turn_office (turn)));
  const gboolean approved = strcmp (subject->template_->signatory, "approver") == 0;
  const LoketSignatory *signatory =
      approved ? NULL : loket_letter_house_by_role (house, subject->template_->signatory);
  g_autoptr (LoketOfficer) officer = NULL;

  if (signatory != NULL && signatory->name != NULL && subject->request->signatory == NULL) {
    *name = g_strdup (signatory->name);
    return signatory;
  }
  officer = approved ? approver_of (turn, subject->decision, error)
                     : chosen_signer (turn, subject, error);
  if (officer == NULL)
    return NULL;
  signatory = loket_letter_house_signatory (house, officer);
  if (signatory == NULL) {
    loket_letter_refuse ("signatory-unknown", error);
    return NULL;
  }
  *name = g_strdup (signatory->name != NULL ? signatory->name : officer->name);
  return signatory;
}
