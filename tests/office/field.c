/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Applications, surveys and visits in a test's office, and the officers who deal with them. */
#include "field.h"

#include "office/watches.h"

static char *
comes (Fixture *fixture, const char *login, const char *role, const char *area, char **id)
{
  g_autoptr (LoketOfficer) officer = fixture_add_officer (fixture, login, role, area);

  if (id != NULL)
    *id = g_strdup (officer->id);
  return fixture_sign_in (fixture, LOKET_DEVICE_COUNTER, login);
}

void
field_come (Fixture *fixture, Field *field)
{
  field->verifier = comes (fixture, "vina", "field_verifier", NULL, &field->verifier_id);
  field->other = comes (fixture, "otto", "field_verifier", NULL, &field->other_id);
  field->desk = comes (fixture, "dewi", "data_desk", NULL, &field->desk_id);
  field->head = comes (fixture, "hadi", "section_head", NULL, NULL);
  field->village = comes (fixture, "vera", "village", "33.14.11.2001", NULL);
}

void
field_clear (Field *field)
{
  g_free (field->verifier);
  g_free (field->other);
  g_free (field->desk);
  g_free (field->head);
  g_free (field->village);
  g_free (field->verifier_id);
  g_free (field->other_id);
  g_free (field->desk_id);
}

char *
field_person (Fixture *fixture, const char *name)
{
  return register_add (fixture, name, LOKET_PERSON_SEX_FEMALE, "1960-02-03", FIELD_VILLAGE);
}

char *
field_application (Fixture *fixture, const char *person, LoketApplicationState state)
{
  g_autoptr (LoketApplication) application = loket_application_new ();

  application->id = loket_id_new (fixture->clock, fixture->random);
  application->number = 1 + loket_random_below (fixture->random, 1000000);
  application->kind = g_strdup ("saraswati-card");
  application->service = g_strdup ("health");
  application->person = g_strdup (person);
  application->village = g_strdup (FIELD_VILLAGE);
  application->state = state;
  application->clock_from = LOKET_SOME (FIXTURE_MORNING);
  application->version = 1;
  application->created_at = application->changed_at = FIXTURE_MORNING;
  register_insert (fixture, application);
  return g_strdup (application->id);
}

LoketApplicationState
field_application_state (Fixture *fixture, const char *application)
{
  g_autoptr (LoketApplication) now =
      register_get (fixture, loket_application_get_type (), application);

  return now->state;
}

static const char *
answer_to (LoketQuestion *question)
{
  switch (question->kind) {
  case LOKET_QUESTION_YES_NO:
    return "yes";
  case LOKET_QUESTION_NUMBER:
    return "4";
  case LOKET_QUESTION_MONEY:
    return "450000";
  case LOKET_QUESTION_CHOICE: {
    g_autoptr (LoketChoice) choice = g_list_model_get_item (G_LIST_MODEL (question->choices), 0);
    return g_intern_string (choice->key);
  }
  case LOKET_QUESTION_DAY:
    return "2026-11-01";
  case LOKET_QUESTION_TEXT:
  default:
    return "seperti itu";
  }
}

LoketAnswers *
field_answers (Fixture *fixture, const char *key, gboolean complete)
{
  LoketForm *form = loket_form_book_form (loket_office_forms (fixture->office), key, 0);
  LoketAnswers *answers = loket_answers_new ();
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (form->questions));

  answers->form = g_strdup (key);
  answers->version = form->version;
  answers->answers = g_list_store_new (loket_form_answer_get_type ());
  for (guint i = 0; i < (complete ? n : 1); i++) {
    g_autoptr (LoketQuestion) question = g_list_model_get_item (G_LIST_MODEL (form->questions), i);
    if (!question->optional && loket_form_asks (form, answers, question))
      loket_answers_set (answers, question->key, answer_to (question));
  }
  return answers;
}

LoketSurveySave *
field_save (const char *person, const char *form)
{
  LoketSurveySave *save = loket_survey_save_new ();

  save->person = g_strdup (person);
  save->form = g_strdup (form);
  save->channel = LOKET_CHANNEL_PHONE;
  return save;
}

LoketSurvey *
field_submitted (Fixture *fixture, const char *token, LoketSurveySave *save)
{
  g_autoptr (LoketSurvey) draft = NULL;
  g_autoptr (LoketSurveyReference) reference = loket_survey_reference_new ();

  if (save->answers == NULL)
    save->answers = field_answers (fixture, save->form, TRUE);
  draft = officers_do (fixture, token, &LOKET_SURVEY_SAVE, save);
  reference->survey = g_strdup (draft->id);
  reference->version = LOKET_SOME (draft->version);
  return officers_do (fixture, token, &LOKET_SURVEY_SUBMIT, reference);
}

/* As the tending does it, without waiting for the tending. */
void
field_look (Fixture *f)
{
  const LoketCaller caller = {.kind = LOKET_DEVICE_ADMIN, .device = "hub"};
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *key = loket_id_new (f->clock, f->random);
  g_autoptr (GBytes) answer = loket_office_ask_sync (
      f->office, &loket_watch_look_operation, &caller, LOKET_RECORD (nothing), key, &error);

  g_assert_no_error (error);
  g_assert_nonnull (answer);
  loket_office_run_jobs (f->office, NULL, NULL, &error);
  g_assert_no_error (error);
}
