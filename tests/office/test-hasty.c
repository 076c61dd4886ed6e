/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Officers in a hurry, and officers with something in mind: requests as they come over the network
 * that ask for what cannot be.  Each is refused with its reason, and nothing is changed. */
#include "cases.h"

#include "core/application-desk.h"
#include "core/letter-desk.h"
#include "core/rules.h"
#include "core/survey-desk.h"
#include "core/watch-desk.h"
#include "office/blobs.h"
#include "wire/json.h"

#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/office/hasty/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
#define GRANT LOKET_DECISION_OUTCOME_GRANT
#define REFUSE LOKET_DECISION_OUTCOME_REFUSE

/* A body as the network brings it: read as the hub reads it, then asked. */
static gboolean
send_as (Fixture *f,
         const char *token,
         const char *key,
         const LoketOperation *operation,
         const char *body,
         GError **error)
{
  const LoketCaller caller = {.kind = LOKET_DEVICE_COUNTER, .device = "counter", .token = token};
  g_autofree char *new_key = loket_id_new (f->clock, f->random);
  g_autoptr (LoketRecord) request =
      loket_json_to_record (operation->request (), body, strlen (body), LOKET_JSON_REQUEST, error);
  g_autoptr (GBytes) answer = NULL;

  if (request == NULL)
    return FALSE;
  answer = loket_office_ask_sync (
      f->office, operation, &caller, request, key != NULL ? key : new_key, error);
  return answer != NULL;
}

static void
assert_refused (Fixture *f,
                const Hand *hand,
                const LoketOperation *operation,
                const char *body,
                LoketErrorCode code,
                const char *parameter)
{
  g_autoptr (GError) error = NULL;

  g_test_message ("%s %.120s", operation->name, body);
  g_assert_false (send_as (f, hand->token, NULL, operation, body, &error));
  g_assert_error (error, LOKET_ERROR, (int) code);
  if (parameter != NULL)
    g_assert_cmpstr (loket_error_parameter (error), ==, parameter);
}

static char *
area_officer (Fixture *f, Hand *hand, const char *area)
{
  g_autoptr (LoketOfficer) officer = loket_officer_new ();

  officer->id = loket_id_new (f->clock, f->random);
  officer->login = g_strdup ("elsewhere");
  officer->name = g_strdup ("Officer elsewhere");
  officer->roles =
      g_strsplit ("service_officer data_desk section_head unit_head field_verifier", " ", -1);
  officer->area = g_strdup (area);
  officer->created_at = officer->changed_at = loket_clock_now (f->clock);
  register_insert (f, officer);
  hand->id = g_strdup (officer->id);
  return hand->token = hand_signs_in (f, hand, "counter");
}

/* Of another area, with every role: he neither sees nor touches any of it. */
static void
test_other_area (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_auto (Hand) away = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *verified = cases_application (f, person, CASES_AID, LOKET_APPLICATION_VERIFIED);
  g_autofree char *refused =
      cases_application (f, person, CASES_LETTER, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) decision = NULL, proposed = NULL, done = NULL;
  const struct {
    const LoketOperation *operation;
    const char *format; /* person, application, decision */
  } rows[] = {
      {&LOKET_PERSON_BRIEF, "{\"person\":\"%1$s\"}"},
      {&LOKET_APPLICATION_BEGIN, "{\"person\":\"%1$s\",\"kind\":\"saraswati-card\"}"},
      {&LOKET_APPLICATION_OPEN, "{\"application\":\"%2$s\"}"},
      {&LOKET_APPLICATION_MOVE,
       "{\"application\":\"%2$s\",\"act\":\"withdraw\",\"note\":\"so it is\"}"},
      {&LOKET_APPLICATION_SET_PAPERS, "{\"application\":\"%2$s\",\"version\":2,\"papers\":[]}"},
      {&LOKET_DECISION_SUGGEST, "{\"person\":\"%1$s\"}"},
      {&LOKET_DECISION_PROPOSE,
       "{\"application\":\"%2$s\",\"outcome\":\"refuse\",\"category\":\"none\",\"reason\":\"no\"}"},
      {&LOKET_DECISION_APPROVE, "{\"decision\":\"%3$s\"}"},
      {&LOKET_DECISION_RETURN, "{\"decision\":\"%3$s\",\"note\":\"so it is\"}"},
      {&LOKET_DECISION_REFUSE, "{\"decision\":\"%3$s\",\"note\":\"so it is\"}"},
      {&LOKET_DECISION_REPLAY, "{\"decision\":\"%3$s\"}"},
      {&LOKET_DECISION_OBJECT, "{\"decision\":\"%4$s\",\"note\":\"We are poor.\"}"},
      {&LOKET_DECISION_END, "{\"decision\":\"%4$s\",\"reason\":\"so it is\"}"},
      {&LOKET_CONDITION_ADD, "{\"person\":\"%1$s\",\"kind\":\"illness\"}"},
      {&LOKET_COUNSELLING_ADD, "{\"person\":\"%1$s\",\"note\":\"A talk\"}"},
      {&LOKET_SURVEY_SAVE, "{\"person\":\"%1$s\",\"form\":\"bps14\",\"channel\":\"phone\"}"},
      {&LOKET_LETTER_DRAFT, "{\"kind\":\"refusal\",\"decision\":\"%4$s\"}"},
      {&LOKET_LETTER_ISSUE, "{\"kind\":\"refusal\",\"decision\":\"%4$s\"}"},
  };

  office_opens (f, &office);
  area_officer (f, &away, "33.14.01");
  decision = propose (f, &office.clerk, verified, GRANT, LOKET_CATEGORY_NONE, NULL);
  proposed = propose (f, &office.clerk, refused, REFUSE, LOKET_CATEGORY_NONE, "too rich");
  done = do_act (f, &office.kasi, &LOKET_DECISION_APPROVE, proposed, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GString) body = g_string_new (rows[i].format);
    g_string_replace (body, "%1$s", person, 0);
    g_string_replace (body, "%2$s", verified, 0);
    g_string_replace (body, "%3$s", decision->id, 0);
    g_string_replace (body, "%4$s", done->id, 0);
    assert_refused (f, &away, rows[i].operation, body->str, LOKET_ERROR_NOT_ALLOWED, NULL);
  }
  g_assert_cmpint (state_of (f, verified), ==, LOKET_APPLICATION_PROPOSED);
}

/* The same key with the same request gives the same answer; with another one it is refused. */
static void
test_key_again (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application =
      cases_application (f, person, CASES_LETTER, LOKET_APPLICATION_VERIFIED);
  g_autofree char *key = loket_id_new (f->clock, f->random);
  g_autofree char *grant_it = g_strdup_printf (
      "{\"application\":\"%s\",\"outcome\":\"grant\",\"category\":\"none\"}", application);
  g_autofree char *refuse_it = g_strdup_printf (
      "{\"application\":\"%s\",\"outcome\":\"refuse\",\"category\":\"none\",\"reason\":\"no\"}",
      application);
  g_autoptr (GError) error = NULL;

  office_opens (f, &office);
  g_assert_true (send_as (f, office.clerk.token, key, &LOKET_DECISION_PROPOSE, grant_it, &error));
  g_assert_true (send_as (f, office.clerk.token, key, &LOKET_DECISION_PROPOSE, grant_it, &error));
  g_assert_no_error (error);
  g_assert_false (send_as (f, office.clerk.token, key, &LOKET_DECISION_PROPOSE, refuse_it, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_KEY_REUSED);
  g_clear_error (&error);
  /* Somebody else's hand under the same key. */
  g_assert_false (send_as (f, office.kasi.token, key, &LOKET_DECISION_PROPOSE, grant_it, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_KEY_REUSED);
  /* Pressed twice, each time with a new key. */
  assert_refused (
      f, &office.clerk, &LOKET_DECISION_PROPOSE, grant_it, LOKET_ERROR_WRONG_STATE, "proposed");
}

/* What somebody else has changed meanwhile is not written over, whatever is asked. */
static void
test_stale (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application =
      cases_application (f, person, CASES_LETTER, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) decision = NULL;
  const struct {
    const LoketOperation *operation;
    const char *format;
  } rows[] = {
      {&LOKET_APPLICATION_MOVE,
       "{\"application\":\"%1$s\",\"version\":1,\"act\":\"withdraw\",\"note\":\"gone\"}"},
      {&LOKET_APPLICATION_SET_PAPERS, "{\"application\":\"%1$s\",\"version\":1,\"papers\":[]}"},
      {&LOKET_DECISION_PROPOSE,
       "{\"application\":\"%1$s\",\"version\":1,\"outcome\":\"grant\",\"category\":\"none\"}"},
      {&LOKET_DECISION_APPROVE, "{\"decision\":\"%2$s\",\"version\":7}"},
      {&LOKET_DECISION_RETURN, "{\"decision\":\"%2$s\",\"version\":7,\"note\":\"again\"}"},
      {&LOKET_DECISION_REFUSE, "{\"decision\":\"%2$s\",\"version\":7,\"note\":\"never\"}"},
  };

  office_opens (f, &office);
  decision = propose (f, &office.clerk, application, GRANT, LOKET_CATEGORY_NONE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GString) body = g_string_new (rows[i].format);
    g_string_replace (body, "%1$s", application, 0);
    g_string_replace (body, "%2$s", decision->id, 0);
    assert_refused (f, &office.kasi, rows[i].operation, body->str, LOKET_ERROR_CHANGED, NULL);
  }
  g_assert_cmpint (state_of (f, application), ==, LOKET_APPLICATION_PROPOSED);
}

/* Before its papers are there nothing is proposed; after it was withdrawn nothing is approved. */
static void
test_too_early_too_late (Fixture *f, gconstpointer data)
{
  static const LoketApplicationState early[] = {
      LOKET_APPLICATION_DRAFT,
      LOKET_APPLICATION_INCOMPLETE,
      LOKET_APPLICATION_NEEDS_VERIFICATION,
      LOKET_APPLICATION_VERIFYING_FIELD,
      LOKET_APPLICATION_WITHDRAWN,
      LOKET_APPLICATION_CLOSED,
  };
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application =
      cases_application (f, person, CASES_LETTER, LOKET_APPLICATION_VERIFIED);
  g_autoptr (LoketDecision) decision = NULL;
  g_autofree char *withdraw = g_strdup_printf (
      "{\"application\":\"%s\",\"act\":\"withdraw\",\"note\":\"Moves away\"}", application);
  g_autofree char *approve = NULL;
  g_autoptr (GError) error = NULL;

  office_opens (f, &office);
  for (guint i = 0; i < G_N_ELEMENTS (early); i++) {
    g_autofree char *one = cases_application (f, person, CASES_LETTER, early[i]);
    g_autofree char *body = g_strdup_printf (
        "{\"application\":\"%s\",\"outcome\":\"grant\",\"category\":\"none\"}", one);
    assert_refused (f, &office.clerk, &LOKET_DECISION_PROPOSE, body, LOKET_ERROR_WRONG_STATE, NULL);
  }
  decision = propose (f, &office.clerk, application, GRANT, LOKET_CATEGORY_NONE, NULL);
  g_assert_true (send_as (f, office.clerk.token, NULL, &LOKET_APPLICATION_MOVE, withdraw, &error));
  approve = g_strdup_printf ("{\"decision\":\"%s\"}", decision->id);
  assert_refused (
      f, &office.kasi, &LOKET_DECISION_APPROVE, approve, LOKET_ERROR_WRONG_STATE, "withdrawn");
}

/* Withdrawn, begun anew, and the first one opened again: that would be two. */
static void
test_two_at_once (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *first = cases_application (f, person, CASES_CARD, LOKET_APPLICATION_WITHDRAWN);
  g_autofree char *begin =
      g_strdup_printf ("{\"person\":\"%s\",\"kind\":\"" CASES_CARD "\"}", person);
  g_autofree char *reopen =
      g_strdup_printf ("{\"application\":\"%s\",\"act\":\"reopen\",\"note\":\"Is back\"}", first);
  g_autoptr (GError) error = NULL;

  office_opens (f, &office);
  g_assert_true (send_as (f, office.clerk.token, NULL, &LOKET_APPLICATION_BEGIN, begin, &error));
  g_assert_no_error (error);
  assert_refused (
      f, &office.clerk, &LOKET_APPLICATION_MOVE, reopen, LOKET_ERROR_RULE, "application-open");
  assert_refused (
      f, &office.clerk, &LOKET_APPLICATION_BEGIN, begin, LOKET_ERROR_RULE, "application-open");
}

/* Days that were not yet, or cannot be. */
static void
test_days (Fixture *f, gconstpointer data)
{
  static const struct {
    const LoketOperation *operation;
    const char *rest;
  } rows[] = {
      {&LOKET_SURVEY_SAVE, "\"form\":\"bps14\",\"channel\":\"phone\",\"day\":\"2026-11-24\""},
      {&LOKET_SURVEY_SAVE, "\"form\":\"bps14\",\"channel\":\"phone\",\"day\":\"9999-12-31\""},
      {&LOKET_SURVEY_SAVE, "\"form\":\"bps14\",\"channel\":\"phone\",\"day\":\"2026-02-30\""},
      {&LOKET_CONDITION_ADD, "\"kind\":\"illness\",\"from_day\":\"2026-11-24\""},
      {&LOKET_CONDITION_ADD,
       "\"kind\":\"illness\",\"from_day\":\"2026-11-01\",\"until_day\":\"2026-10-31\""},
      {&LOKET_COUNSELLING_ADD, "\"note\":\"A talk\",\"day\":\"2026-11-24\""},
      {&LOKET_COUNSELLING_ADD, "\"note\":\"A talk\",\"until_day\":\"2026-11-22\""},
      {&LOKET_LETTER_DRAFT,
       "\"kind\":\"hearing\",\"matter\":\"so it is\",\"day\":\"2026-11-22\",\"time\":\"09.00\""},
      {&LOKET_LETTER_DRAFT,
       "\"kind\":\"hearing\",\"matter\":\"so it is\",\"day\":\"2026-12-22\",\"time\":\"24.00\""},
  };
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");

  office_opens (f, &office);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *body = g_strdup_printf ("{\"person\":\"%s\",%s}", person, rows[i].rest);
    assert_refused (f, &office.clerk, rows[i].operation, body, LOKET_ERROR_BAD_FIELD, NULL);
  }
}

static char *
survey_with (const char *person, const char *answers, const char *more)
{
  return g_strdup_printf ("{\"person\":\"%s\",\"form\":\"bps14\",\"channel\":\"phone\",\"answers\":"
                          "{\"form\":\"bps14\",\"version\":1,\"answers\":[%s]}%s}",
                          person,
                          answers,
                          more);
}

/* Answers of any size and kind. */
static void
test_absurd_answers (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *endless = g_strnfill (100000, 'a');
  g_autofree char *long_one = g_strdup_printf ("{\"key\":\"note\",\"value\":\"%s\"}", endless);
  g_autoptr (GString) many = g_string_new ("{\"key\":\"floor_area\",\"value\":\"4\"}");
  const char *const rows[] = {
      long_one,
      "{\"key\":\"no_such_question\",\"value\":\"yes\"}",
      "{\"key\":\"floor_area\",\"value\":\"-4\"}",
      "{\"key\":\"floor_area\",\"value\":\"99999999999999999999\"}",
      "{\"key\":\"floor_area\",\"value\":\"4 or 5\"}",
      "{\"key\":\"floor_area\",\"value\":\"4\"},{\"key\":\"floor_area\",\"value\":\"40\"}",
  };

  office_opens (f, &office);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *body = survey_with (person, rows[i], "");
    assert_refused (f, &office.clerk, &LOKET_SURVEY_SAVE, body, LOKET_ERROR_BAD_FIELD, NULL);
  }
  for (guint i = 0; i < 1000; i++)
    g_string_append (many, ",{\"key\":\"floor_area\",\"value\":\"4\"}");
  {
    g_autofree char *body = survey_with (person, many->str, "");
    assert_refused (f, &office.clerk, &LOKET_SURVEY_SAVE, body, LOKET_ERROR_BAD_FIELD, NULL);
  }
}

/* Photographs that are none: of no bytes, of nowhere, no names, too many. */
static void
test_photos (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  const LoketCaller admin = {.kind = LOKET_DEVICE_ADMIN, .device = "admin"};
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autofree char *empty = loket_office_put_blob (f->office, &admin, nothing, NULL);
  g_autofree char *nowhere = g_strnfill (64, 'a');
  g_autoptr (GString) many = g_string_new (NULL);
  const struct {
    const char *photos;
    LoketErrorCode code;
  } rows[] = {
      {empty, LOKET_ERROR_RULE},
      {nowhere, LOKET_ERROR_NOT_FOUND},
      {"../../../etc/passwd", LOKET_ERROR_BAD_FIELD},
  };

  office_opens (f, &office);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *more = g_strdup_printf (",\"photos\":[\"%s\"]", rows[i].photos);
    g_autofree char *body = survey_with (person, "", more);
    assert_refused (f, &office.clerk, &LOKET_SURVEY_SAVE, body, rows[i].code, NULL);
  }
  for (guint i = 0; i < 13; i++)
    g_string_append_printf (many, "%s\"%064x\"", i > 0 ? "," : ",\"photos\":[", i);
  g_string_append_c (many, ']');
  {
    g_autofree char *body = survey_with (person, "", many->str);
    assert_refused (f, &office.clerk, &LOKET_SURVEY_SAVE, body, LOKET_ERROR_BAD_FIELD, NULL);
  }
}

/* An objection in the name of a ticket that there is not, or with nothing said. */
static void
test_objection (Fixture *f, gconstpointer data)
{
  g_auto (Office) office = {0};
  g_autofree char *person = cases_person (f, "Sulastri");
  g_autofree char *application =
      cases_application (f, person, CASES_LETTER, LOKET_APPLICATION_VERIFIED);
  g_autofree char *nobody = loket_id_new (f->clock, f->random);
  g_autoptr (LoketDecision) proposed = NULL, refused = NULL;
  g_autofree char *ticket = NULL, *silent = NULL;

  office_opens (f, &office);
  proposed = propose (f, &office.clerk, application, REFUSE, LOKET_CATEGORY_NONE, "too rich");
  refused = do_act (f, &office.kasi, &LOKET_DECISION_APPROVE, proposed, NULL);
  ticket = g_strdup_printf (
      "{\"decision\":\"%s\",\"note\":\"We are poor.\",\"ticket\":\"%s\"}", refused->id, nobody);
  silent = g_strdup_printf ("{\"decision\":\"%s\",\"note\":\"\"}", refused->id);
  assert_refused (f, &office.clerk, &LOKET_DECISION_OBJECT, ticket, LOKET_ERROR_NOT_FOUND, nobody);
  assert_refused (f, &office.clerk, &LOKET_DECISION_OBJECT, silent, LOKET_ERROR_BAD_FIELD, NULL);
  g_assert_cmpint (state_of (f, application), ==, LOKET_APPLICATION_REJECTED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("of-another-area", test_other_area);
  ADD ("the-same-key-again", test_key_again);
  ADD ("what-was-changed-meanwhile", test_stale);
  ADD ("too-early-too-late", test_too_early_too_late);
  ADD ("two-at-once", test_two_at_once);
  ADD ("days-that-cannot-be", test_days);
  ADD ("absurd-answers", test_absurd_answers);
  ADD ("photographs-that-are-none", test_photos);
  ADD ("objections-that-are-none", test_objection);
  return g_test_run ();
}
