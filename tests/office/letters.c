/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of letters write about. */
#include "letters.h"

#include "core/survey.h"
#include "register.h"

char *
letters_add_application (LettersDesk *desk, LoketApplicationState state)
{
  static gint64 number = 1206;
  g_autoptr (LoketApplication) application = loket_application_new ();

  application->id = loket_id_new (desk->f.clock, desk->f.random);
  application->number = ++number;
  application->kind = g_strdup ("saraswati-card");
  application->service = g_strdup ("health");
  application->person = g_strdup (desk->person);
  application->village = g_strdup (GAWAN);
  application->state = state;
  application->papers_due = g_strdup ("2026-11-30");
  application->version = 1;
  application->created_at = application->changed_at = FIXTURE_MORNING - 3 * LOKET_DAY;
  register_insert (&desk->f, application);
  return g_strdup (application->id);
}

void
letters_add_paper (LettersDesk *desk, const char *paper, LoketPaperState state)
{
  g_autoptr (LoketApplicationPaper) entry = loket_application_paper_new ();

  entry->id = loket_id_new (desk->f.clock, desk->f.random);
  entry->application = g_strdup (desk->application);
  entry->paper = g_strdup (paper);
  entry->state = state;
  register_insert (&desk->f, entry);
}

char *
letters_add_decision (LettersDesk *desk, LoketDecisionState state)
{
  g_autofree char *application = letters_add_application (desk, LOKET_APPLICATION_PROPOSED);
  g_autoptr (LoketDecision) decision = loket_decision_new ();
  const gboolean refused = state == LOKET_DECISION_REFUSED;

  decision->id = loket_id_new (desk->f.clock, desk->f.random);
  decision->application = g_strdup (application);
  decision->person = g_strdup (desk->person);
  decision->village = g_strdup (GAWAN);
  decision->state = state;
  decision->outcome = refused ? LOKET_DECISION_OUTCOME_REFUSE : LOKET_DECISION_OUTCOME_GRANT;
  decision->category = refused ? LOKET_CATEGORY_NONE : LOKET_CATEGORY_MELATI;
  decision->reason = g_strdup ("Penghasilan di atas batas.");
  decision->from_day = g_strdup ("2026-11-23");
  decision->until_day = g_strdup ("2028-11-22");
  decision->proposed_by = g_strdup (desk->clerk->id);
  decision->proposed_at = FIXTURE_MORNING - 2 * LOKET_DAY;
  if (state != LOKET_DECISION_PROPOSED) {
    decision->section_by = g_strdup (desk->section->id);
    decision->section_at = LOKET_SOME (FIXTURE_MORNING - LOKET_DAY);
  }
  if (state == LOKET_DECISION_ACTIVE) {
    decision->head_by = g_strdup (desk->head->id);
    decision->head_at = LOKET_SOME (FIXTURE_MORNING - LOKET_HOUR);
  }
  decision->version = 1;
  decision->changed_at = FIXTURE_MORNING;
  register_insert (&desk->f, decision);
  return g_strdup (decision->id);
}

static char *
add_visit (LettersDesk *desk)
{
  g_autoptr (LoketVisit) visit = loket_visit_new ();

  visit->id = loket_id_new (desk->f.clock, desk->f.random);
  visit->person = g_strdup (desk->person);
  visit->village = g_strdup (GAWAN);
  visit->application = g_strdup (desk->application);
  visit->day = g_strdup ("2026-11-25");
  visit->home_officer = g_strdup (desk->clerk->id);
  visit->neighbour_officer = g_strdup (desk->section->id);
  visit->version = 1;
  visit->created_at = visit->changed_at = FIXTURE_MORNING;
  register_insert (&desk->f, visit);
  return g_strdup (visit->id);
}

void
letters_set_up (LettersDesk *desk, gconstpointer data)
{
  fixture_set_up (&desk->f, data);
  desk->clerk = fixture_add_officer (&desk->f, "siti", "service_officer", NULL);
  desk->section = fixture_add_officer (&desk->f, "joko", "section_head", NULL);
  desk->head = fixture_add_officer (&desk->f, "endang", "unit_head", NULL);
  desk->token = fixture_sign_in (&desk->f, LOKET_DEVICE_COUNTER, "siti");
  desk->person = register_add (&desk->f, "Suparmi", LOKET_PERSON_SEX_FEMALE, "1955-01-12", GAWAN);
  desk->application = letters_add_application (desk, LOKET_APPLICATION_INCOMPLETE);
  desk->decision = letters_add_decision (desk, LOKET_DECISION_ACTIVE);
  desk->visit = add_visit (desk);
}

void
letters_tear_down (LettersDesk *desk, gconstpointer data)
{
  g_clear_object (&desk->clerk);
  g_clear_object (&desk->section);
  g_clear_object (&desk->head);
  g_free (desk->token);
  g_free (desk->person);
  g_free (desk->application);
  g_free (desk->decision);
  g_free (desk->visit);
  fixture_tear_down (&desk->f, data);
}

gpointer
letters_ask (LettersDesk *desk, const LoketOperation *operation, gpointer request, GError **error)
{
  return fixture_ask_as (&desk->f, LOKET_DEVICE_COUNTER, desk->token, operation, request, error);
}

LoketLetterRequest *
letters_request (LettersDesk *desk, const char *kind)
{
  LoketLetterRequest *request = loket_letter_request_new ();

  request->kind = g_strdup (kind);
  request->person = g_strdup (desk->person);
  request->application = g_strdup (desk->application);
  request->decision = g_strdup (desk->decision);
  request->visit = g_strdup (desk->visit);
  return request;
}

LoketLetterView *
letters_issue (LettersDesk *desk, const char *kind, GError **error)
{
  g_autoptr (LoketLetterRequest) request = letters_request (desk, kind);

  return letters_ask (desk, &LOKET_LETTER_ISSUE, request, error);
}

LoketLetterView *
letters_must_issue (LettersDesk *desk, const char *kind)
{
  g_autoptr (GError) error = NULL;
  LoketLetterView *view = letters_issue (desk, kind, &error);

  g_assert_no_error (error);
  return view;
}
