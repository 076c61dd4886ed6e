/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Applications, surveys and the hands that decide about them, in a test's office. */
#include "cases.h"

#include "core/form.h"
#include "core/list.h"
#include "store/officers.h"
#include "wire/json.h"

#include <string.h>

#define COUNTER "counter"

typedef struct {
  LoketSession *session;
  char *sha256;
} NewSession;

static gboolean
session_work (LoketTxn *txn, gpointer data, GError **error)
{
  NewSession *new_session = data;

  return loket_txn_insert (txn, LOKET_RECORD (new_session->session), error) &&
         loket_txn_set_session_token (txn, new_session->session->id, new_session->sha256, error);
}

char *
hand_signs_in (Fixture *fixture, const Hand *hand, const char *device)
{
  g_autoptr (LoketSession) session = loket_session_new ();
  g_autoptr (GError) error = NULL;
  char *token;
  NewSession new_session = {session, NULL};

  session->id = loket_id_new (fixture->clock, fixture->random);
  session->officer = g_strdup (hand->id);
  session->device = g_strdup (device);
  session->started_at = session->seen_at = loket_clock_now (fixture->clock);
  session->ends_at = session->started_at + 1000 * LOKET_DAY;
  token = g_strdup_printf ("token-%s", session->id);
  new_session.sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1);
  loket_store_write_sync (loket_office_store (fixture->office), session_work, &new_session, &error);
  g_assert_no_error (error);
  g_free (new_session.sha256);
  return token;
}

void
hand_comes (Fixture *fixture, Hand *hand, const char *login, const char *roles)
{
  g_autoptr (LoketOfficer) officer = loket_officer_new ();

  officer->id = loket_id_new (fixture->clock, fixture->random);
  officer->login = g_strdup (login);
  officer->name = g_strdup_printf ("Officer %s", login);
  officer->roles = g_strsplit (roles, " ", -1);
  officer->created_at = officer->changed_at = loket_clock_now (fixture->clock);
  register_insert (fixture, officer);
  hand->id = g_strdup (officer->id);
  hand->token = hand_signs_in (fixture, hand, COUNTER);
}

void
hand_clear (Hand *hand)
{
  g_clear_pointer (&hand->id, g_free);
  g_clear_pointer (&hand->token, g_free);
}

gpointer
cases_ask (Fixture *fixture,
           const char *device,
           const char *token,
           const LoketOperation *operation,
           gpointer request,
           GError **error)
{
  const LoketCaller caller = {.kind = LOKET_DEVICE_COUNTER, .device = device, .token = token};

  return fixture_ask_by (fixture, &caller, operation, request, error);
}

gpointer
cases_do (Fixture *fixture, const Hand *hand, const LoketOperation *operation, gpointer request)
{
  g_autoptr (GError) error = NULL;
  gpointer answer = cases_ask (fixture, COUNTER, hand->token, operation, request, &error);

  g_assert_no_error (error);
  return answer;
}

void
cases_refused (Fixture *fixture,
               const Hand *hand,
               const LoketOperation *operation,
               gpointer request,
               LoketErrorCode code,
               const char *parameter)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cases_ask (fixture, COUNTER, hand->token, operation, request, &error));
  g_assert_error (error, LOKET_ERROR, (int) code);
  if (parameter != NULL)
    g_assert_cmpstr (loket_error_parameter (error), ==, parameter);
}

char *
cases_person (Fixture *fixture, const char *name)
{
  return register_add (fixture, name, LOKET_PERSON_SEX_FEMALE, "1970-01-31", CASES_VILLAGE);
}

char *
cases_application (Fixture *fixture,
                   const char *person,
                   const char *kind,
                   LoketApplicationState state)
{
  static gint64 number = 1000000; /* far from the office's own series */
  g_autoptr (LoketApplication) application = loket_application_new ();

  application->id = loket_id_new (fixture->clock, fixture->random);
  application->number = ++number;
  application->kind = g_strdup (kind);
  application->service = g_strdup ("health");
  application->person = g_strdup (person);
  application->village = g_strdup (CASES_VILLAGE);
  application->state = state;
  application->version = 1;
  application->created_at = application->changed_at = loket_clock_now (fixture->clock);
  register_insert (fixture, application);
  return g_strdup (application->id);
}

LoketApplicationView *
cases_begin (Fixture *f, const Hand *hand, const char *person)
{
  g_autoptr (LoketApplicationBegin) request = loket_application_begin_new ();

  request->person = g_strdup (person);
  request->kind = g_strdup (CASES_CARD);
  return cases_do (f, hand, &LOKET_APPLICATION_BEGIN, request);
}

LoketApplicationAct *
cases_move (const char *application, const char *act)
{
  LoketApplicationAct *request = loket_application_act_new ();

  request->application = g_strdup (application);
  request->act = g_strdup (act);
  request->note = g_strdup ("said so");
  return request;
}

void
cases_list (Fixture *fixture,
            gint64 number,
            const char *source,
            const char *period,
            const char *map,
            const char *person,
            const char *facts)
{
  g_autoptr (LoketListBatch) batch = loket_list_batch_new ();
  g_autoptr (LoketListRow) row = loket_list_row_new ();

  batch->id = loket_id_new (fixture->clock, fixture->random);
  batch->number = number;
  batch->source = g_strdup (source);
  batch->period = g_strdup (period);
  batch->file_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, batch->id, -1);
  batch->bytes = 1000;
  batch->map = g_strdup (map != NULL ? map : "[columns]\nname=NAMA\n");
  batch->state = LOKET_BATCH_APPLIED;
  batch->rows = 1;
  batch->created_at = batch->changed_at = loket_clock_now (fixture->clock);
  register_insert (fixture, batch);
  row->id = g_strdup_printf (LOKET_LIST_ROW_ID, number, G_GINT64_CONSTANT (1));
  row->line = 1;
  row->state = LOKET_ROW_AUTO_LINKED;
  row->person = g_strdup (person);
  row->facts = g_strdup_printf ("{%s}", facts);
  register_insert (fixture, row);
}

static gint64
score_with (LoketForm *form, LoketAnswers *answers, const char *key, const char *value)
{
  LoketFormScore score;

  loket_answers_set (answers, key, value);
  loket_form_score (form, answers, &score);
  return score.score;
}

/* An answer after which so many questions count; where there is none, it stays as it was. */
static void
answer (LoketForm *form, LoketAnswers *answers, LoketQuestion *question, gint64 wanted)
{
  static const char *const plain[] = {"no", "yes", "1", "4", "20", "100", "900000"};
  const guint n_choices =
      question->choices != NULL ? g_list_model_get_n_items (G_LIST_MODEL (question->choices)) : 0;
  g_autofree char *known = g_strdup (loket_answers_get (answers, question->key));

  if (question->kind == LOKET_QUESTION_TEXT || question->kind == LOKET_QUESTION_DAY)
    return;
  for (guint i = 0; i < n_choices; i++) {
    g_autoptr (LoketChoice) choice = g_list_model_get_item (G_LIST_MODEL (question->choices), i);
    if (score_with (form, answers, question->key, choice->key) == wanted)
      return;
  }
  for (guint i = question->kind == LOKET_QUESTION_YES_NO ? 0 : 2;
       n_choices == 0 && i < (question->kind == LOKET_QUESTION_YES_NO ? 2 : G_N_ELEMENTS (plain));
       i++)
    if (score_with (form, answers, question->key, plain[i]) == wanted)
      return;
  if (known != NULL)
    loket_answers_set (answers, question->key, known);
}

static LoketAnswers *
fill (LoketForm *form, gint64 score)
{
  LoketAnswers *answers = loket_answers_new ();
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (form->questions));
  LoketFormScore done = {0};

  answers->form = g_strdup (form->key);
  answers->version = form->version;
  answers->answers = g_list_store_new (loket_form_answer_get_type ());
  for (guint pass = 0; pass < 2; pass++) {
    for (guint i = 0; i < n; i++) {
      g_autoptr (LoketQuestion) question =
          g_list_model_get_item (G_LIST_MODEL (form->questions), i);
      /* What nobody needs to say stays unsaid: nothing is refuted. */
      if (question->optional || (pass == 1 && done.score == score))
        continue;
      answer (form, answers, question, pass == 0 ? 0 : done.score + 1);
      loket_form_score (form, answers, &done);
    }
  }
  g_assert_cmpint (done.score, ==, score);
  return answers;
}

static LoketSurvey *
filled (Fixture *fixture,
        const char *person,
        const char *form,
        gint64 score,
        const char *officer,
        LoketSurveyChannel channel)
{
  LoketForm *blank = loket_form_book_form (loket_office_forms (fixture->office), form, 0);
  g_autoptr (LoketAnswers) answers = fill (blank, score);
  LoketSurvey *survey = loket_survey_new ();

  survey->id = loket_id_new (fixture->clock, fixture->random);
  survey->person = g_strdup (person);
  survey->village = g_strdup (CASES_VILLAGE);
  survey->form = g_strdup (form);
  survey->form_version = blank->version;
  survey->form_checksum = g_strdup (blank->checksum);
  survey->channel = channel;
  survey->state = LOKET_SURVEY_SUBMITTED;
  survey->day = g_strdup ("2026-11-20");
  survey->answers = loket_json_from_record (LOKET_RECORD (answers));
  survey->officer = g_strdup (officer);
  survey->version = 1;
  survey->created_at = survey->changed_at = loket_clock_now (fixture->clock);
  return survey;
}

/* Whoever goes along to the neighbours. */
static char *
neighbour_officer (Fixture *fixture)
{
  g_autoptr (LoketOfficer) officer = loket_officer_new ();

  officer->id = loket_id_new (fixture->clock, fixture->random);
  officer->login = g_strdup_printf ("n-%.30s", officer->id);
  officer->name = g_strdup ("Officer at the neighbours");
  officer->roles = g_strsplit ("field_verifier", " ", -1);
  officer->created_at = officer->changed_at = loket_clock_now (fixture->clock);
  register_insert (fixture, officer);
  return g_strdup (officer->id);
}

void
cases_survey (Fixture *fixture,
              const char *person,
              const char *application,
              const char *form,
              gint64 score,
              const char *officer)
{
  g_autoptr (LoketSurvey) survey =
      filled (fixture, person, form, score, officer, LOKET_CHANNEL_FIELD);

  survey->application = g_strdup (application);
  survey->neighbour_officer = neighbour_officer (fixture);
  survey->neighbour_note = g_strdup ("They say the same.");
  register_insert (fixture, survey);
}

void
cases_survey_by (Fixture *fixture,
                 const char *person,
                 const char *form,
                 gint64 score,
                 const char *officer,
                 LoketSurveyChannel channel,
                 const char *neighbour_officer)
{
  g_autoptr (LoketSurvey) survey = filled (fixture, person, form, score, officer, channel);

  survey->neighbour_officer = g_strdup (neighbour_officer);
  register_insert (fixture, survey);
}

LoketDecisionRequest *
cases_proposal (const char *application,
                LoketDecisionOutcome outcome,
                LoketCategory category,
                const char *reason)
{
  LoketDecisionRequest *request = loket_decision_request_new ();

  request->application = g_strdup (application);
  request->outcome = outcome;
  request->category = category;
  request->reason = g_strdup (reason);
  return request;
}

LoketDecisionAct *
cases_act (LoketDecision *decision, const char *note)
{
  LoketDecisionAct *act = loket_decision_act_new ();

  act->decision = g_strdup (decision->id);
  act->version = LOKET_SOME (decision->version);
  act->note = g_strdup (note);
  return act;
}

LoketDecision *
cases_decision (Fixture *fixture, const char *id)
{
  return register_get (fixture, loket_decision_get_type (), id);
}

LoketDecisionObjection *
cases_objection (const LoketDecision *decision)
{
  LoketDecisionObjection *request = loket_decision_objection_new ();

  request->decision = g_strdup (decision->id);
  request->note = g_strdup ("We are poor.");
  return request;
}

static gboolean
update_work (LoketTxn *txn, gpointer data, GError **error)
{
  return loket_txn_update (txn, data, error);
}

void
cases_verify (Fixture *f, const LoketApplication *review)
{
  g_autoptr (LoketApplication) now = register_get (f, loket_application_get_type (), review->id);
  g_autoptr (GError) error = NULL;

  now->state = LOKET_APPLICATION_VERIFIED;
  loket_store_write_sync (loket_office_store (f->office), update_work, now, &error);
  g_assert_no_error (error);
}

void
cases_tend (Fixture *fixture)
{
  loket_office_tend (fixture->office);
  while (loket_office_is_tending (fixture->office))
    g_main_context_iteration (NULL, TRUE);
}

void
office_clear (Office *office)
{
  hand_clear (&office->clerk);
  hand_clear (&office->kasi);
  hand_clear (&office->kepala);
  hand_clear (&office->auditor);
}

void
office_opens (Fixture *f, Office *office)
{
  hand_comes (f, &office->clerk, "clerk", "service_officer");
  hand_comes (f, &office->kasi, "kasi", "section_head");
  hand_comes (f, &office->kepala, "kepala", "unit_head");
  hand_comes (f, &office->auditor, "auditor", "auditor");
}

LoketDecisionSuggestion *
suggest (Fixture *f, const Hand *hand, const char *person, const char *application)
{
  g_autoptr (LoketDecisionQuery) query = loket_decision_query_new ();

  query->person = g_strdup (person);
  query->application = g_strdup (application);
  return cases_do (f, hand, &LOKET_DECISION_SUGGEST, query);
}

LoketDecision *
propose (Fixture *f,
         const Hand *hand,
         const char *application,
         LoketDecisionOutcome outcome,
         LoketCategory category,
         const char *reason)
{
  g_autoptr (LoketDecisionRequest) request =
      cases_proposal (application, outcome, category, reason);

  return cases_do (f, hand, &LOKET_DECISION_PROPOSE, request);
}

LoketDecision *
do_act (Fixture *f,
        const Hand *hand,
        const LoketOperation *operation,
        LoketDecision *decision,
        const char *note)
{
  g_autoptr (LoketDecisionAct) act = cases_act (decision, note);

  return cases_do (f, hand, operation, act);
}

LoketApplicationState
state_of (Fixture *f, const char *application)
{
  g_autoptr (LoketApplication) found = register_get (f, loket_application_get_type (), application);

  return found->state;
}

LoketDecision *
grant (Fixture *f, const Office *office, const char *application, LoketCategory category)
{
  g_autoptr (LoketDecision) proposed = propose (
      f, &office->clerk, application, LOKET_DECISION_OUTCOME_GRANT, category, "it departs");
  g_autoptr (LoketDecision) section =
      do_act (f, &office->kasi, &LOKET_DECISION_APPROVE, proposed, NULL);

  return section->state == LOKET_DECISION_ACTIVE
             ? g_steal_pointer (&section)
             : do_act (f, &office->kepala, &LOKET_DECISION_APPROVE, section, NULL);
}

char *
cases_other_rules (const char *text_then, const char *text_now)
{
  g_autoptr (GBytes) shipped = fixture_profile_file ("rules/2026-1.ini");
  gsize length;
  const char *text = g_bytes_get_data (shipped, &length);
  g_autofree char *copy = g_strndup (text, length);
  g_auto (GStrv) by_version = g_strsplit (copy, "version=2026-1\n", 2);
  g_autofree char *renamed = g_strjoinv ("version=2026-2\n", by_version);
  g_auto (GStrv) by_day = g_strsplit (renamed, "from=2026-01-01\n", 2);
  g_autofree char *later = g_strjoinv ("from=2026-12-01\n", by_day);
  g_auto (GStrv) by_text = g_strsplit (later, text_then, 2);

  g_assert_cmpuint (g_strv_length (by_version), ==, 2);
  g_assert_cmpuint (g_strv_length (by_day), ==, 2);
  g_assert_cmpuint (g_strv_length (by_text), ==, 2);
  return g_strjoinv (text_now, by_text);
}
