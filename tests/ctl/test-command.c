/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line: words to operations and requests, answers to tables, an office to its end. */
#include "command.h"
#include "core/closure.h"
#include "core/error.h"
#include "core/office.h"
#include "core/people-found.h"
#include "core/queue.h"
#include "core/officer.h"
#include "figures.h"
#include "permissions.h"
#include "states.h"
#include "reach.h"
#include "test-dir.h"
#include "wire/json.h"
#include "words.h"

#include <string.h>

static void
test_operations_by_words (void)
{
  static const struct {
    const char *words[3];
    const LoketOperation *operation;
    guint used;
  } cases[] = {
      {{"check", NULL}, &LOKET_ADMIN_CHECK, 1},
      {{"demo", "--seed", NULL}, &LOKET_DEMO_TICKETS, 1},
      {{"queue", "list", NULL}, &LOKET_QUEUE_LIST, 2},
      {{"queue", "take-ticket", NULL}, &LOKET_QUEUE_TAKE_TICKET, 2},
      {{"queue", "steal", NULL}, NULL, 2},
      {{"queue", NULL}, NULL, 0},
      {{NULL}, NULL, 0},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    guint used = 99;
    g_assert_true (loket_command_operation (cases[i].words, &used) == cases[i].operation);
    g_assert_cmpuint (used, ==, cases[i].used);
  }
}

static void
test_request (void)
{
  const char *const words[] = {
      "--service", "health", "--priority=elderly", "--paper", "--language", "jv", NULL};
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) record = loket_command_request (&LOKET_QUEUE_TAKE_TICKET, words, &error);
  LoketTicketRequest *request;

  g_assert_no_error (error);
  request = loket_ticket_request_cast (record);
  g_assert_cmpstr (request->service, ==, "health");
  g_assert_cmpint (request->priority, ==, LOKET_PRIORITY_ELDERLY);
  g_assert_cmpint (request->language, ==, LOKET_LANGUAGE_JV);
  g_assert_true (request->paper);
}

/* A NIK need not stand in a list of processes; what is not personal comes from no file. */
static void
test_personal_from_a_file (void)
{
  g_autoptr (LoketTestDir) dir = loket_test_dir_new ();
  g_autofree char *path = loket_test_dir_child (dir, "nik");
  const char *const words[] = {"--text-file", path, NULL};
  const char *const other[] = {"--service-file", path, NULL};
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) record = NULL;

  g_assert_true (g_file_set_contents (path, "3314100203549901\n", -1, NULL));
  record = loket_command_request (&LOKET_PERSON_SEARCH, words, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loket_people_query_cast (record)->text, ==, "3314100203549901");
  g_assert_null (loket_command_request (&LOKET_QUEUE_TAKE_TICKET, other, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_UNKNOWN_MEMBER);
}

static void
test_bad_requests (void)
{
  static const struct {
    const char *words[4];
    LoketErrorCode code;
  } cases[] = {
      {{NULL}, LOKET_ERROR_BAD_FIELD}, /* no service */
      {{"health", NULL}, LOKET_ERROR_UNKNOWN_MEMBER},
      {{"--colour", "red", NULL}, LOKET_ERROR_UNKNOWN_MEMBER},
      {{"--service", NULL}, LOKET_ERROR_BAD_FIELD},
      {{"--service=a", "--priority=king", NULL}, LOKET_ERROR_BAD_FIELD},
      {{"--service=a", "--paper=perhaps", NULL}, LOKET_ERROR_BAD_FIELD},
      {{"--service=a", "--id=7", NULL}, LOKET_ERROR_BAD_FIELD},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (loket_command_request (&LOKET_QUEUE_TAKE_TICKET, cases[i].words, &error));
    g_assert_error (error, LOKET_ERROR, (int) cases[i].code);
  }
}

static void
test_numbers_and_sets (void)
{
  const char *const demo[] = {"--seed=7", "--tickets", "60", NULL};
  const char *const bad_demo[] = {"--seed=7", "--tickets", "sixty", NULL};
  const char *const states[] = {"--states", "issued,called", NULL};
  g_autoptr (LoketRecord) demo_request = loket_command_request (&LOKET_DEMO_TICKETS, demo, NULL);
  g_autoptr (LoketRecord) query = loket_command_request (&LOKET_QUEUE_LIST, states, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (loket_demo_request_cast (demo_request)->tickets, ==, 60);
  g_assert_cmpuint (g_strv_length (loket_queue_query_cast (query)->states), ==, 2);
  g_assert_null (loket_command_request (&LOKET_DEMO_TICKETS, bad_demo, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
}

/* An instant as a person writes it, with its zone, or as programs have it. */
static void
test_times (void)
{
  static const struct {
    const char *until;
    gint64 at; /* 0 = refused */
  } cases[] = {
      {"2026-11-23T11:00:00+07:00", G_GINT64_CONSTANT (1795406400000000)},
      {"2026-11-23T04:00:00Z", G_GINT64_CONSTANT (1795406400000000)},
      {"2026-11-23T04:00:00.25Z", G_GINT64_CONSTANT (1795406400250000)},
      {"1795406400000000", G_GINT64_CONSTANT (1795406400000000)},
      {"2026-11-23T11:00:00", 0},
      {"11.00", 0},
      {"", 0},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char *const words[] = {
        "--service=health", "--reason=other", "--until", cases[i].until, NULL};
    g_autoptr (GError) error = NULL;
    g_autoptr (LoketRecord) request =
        loket_command_request (&LOKET_QUEUE_CLOSE_SERVICE, words, &error);

    g_assert_true ((request != NULL) == (cases[i].at > 0));
    if (request != NULL)
      g_assert_cmpint (loket_service_closing_cast (request)->until.value, ==, cases[i].at);
    else
      g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  }
}

static const LoketReachOfficer first = {.login = "admin", .password = "Sepeda Biru Langit"};

static void
test_device_has_the_permission (void)
{
  guint n;
  const LoketOperation *const *operations = loket_operations (&n);

  for (guint i = 0; i < n; i++) {
    const LoketCaller caller = {.kind = loket_command_device (operations[i])};
    g_assert_cmpint (
        loket_caller_permit (&caller, operations[i]->permission), !=, LOKET_PERMIT_REFUSED);
  }
}

static LoketRecord *
ask (const char *dir, const LoketOperation *operation, const char *const *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) request = loket_command_request (operation, words, &error);
  g_autoptr (GBytes) answer = NULL;
  LoketRecord *record;

  g_assert_no_error (error);
  answer = loket_reach_ask (dir, NULL, operation, request, &error);
  g_assert_no_error (error);
  record = loket_json_to_record (operation->answer (),
                                 g_bytes_get_data (answer, NULL),
                                 g_bytes_get_size (answer),
                                 LOKET_JSON_ANSWER,
                                 &error);
  g_assert_no_error (error);
  return record;
}

static void
test_an_office (void)
{
  g_autoptr (LoketTestDir) dir = loket_test_dir_new ();
  const char *path = loket_test_dir_path (dir);
  const char *const demo[] = {"--seed", "7", "--tickets", "12", NULL};
  const char *const nothing[] = {NULL};
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) report = NULL;
  g_autoptr (LoketRecord) list = NULL;
  g_autofree char *table = NULL;

  g_assert_true (loket_reach_init (path, "sragen", &first, &error));
  g_assert_no_error (error);
  g_assert_false (loket_reach_init (path, "sragen", &first, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_WRONG_STATE);
  report = ask (path, &LOKET_DEMO_TICKETS, demo);
  list = ask (path, &LOKET_QUEUE_LIST, nothing);
  table = loket_command_table (list);
  g_assert_nonnull (strstr (table, "label"));
  g_assert_nonnull (strstr (table, "A001"));
  g_assert_null (strstr (table, "outside_hours  "));
}

static char *
figures_of (const LoketKeyPlace *place, const char *option, const char *value, GError **error)
{
  const char *const words[] = {"queue", "figures", "--csv", option, value, NULL};

  g_assert_true (loket_ctl_figures_are_wanted (words));
  return loket_ctl_figures (place, words, error);
}

static void
test_figures (void)
{
  g_autoptr (LoketTestDir) dir = loket_test_dir_new ();
  const LoketKeyPlace place = {.dir = loket_test_dir_path (dir), .language = "id"};
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = NULL;

  g_assert_true (loket_reach_init (place.dir, "sragen", &first, &error));
  csv = figures_of (&place, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (csv, "by,key,stays,"));
  g_assert_nonnull (strstr (csv, "\noffice,,0,0,0,0,0,,,,"));
  g_assert_null (figures_of (&place, "--from", "tomorrow", &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD);
  g_assert_cmpstr (loket_error_parameter (error), ==, "from");
  g_clear_error (&error);
  g_assert_null (figures_of (&place, "--until", "2026-01-01", &error)); /* before today */
  g_assert_cmpstr (loket_error_parameter (error), ==, "until");
  g_clear_error (&error);
  g_assert_null (figures_of (&place, "--to", "2026-11-01", &error));
  g_assert_true (loket_words_are_wrong (error));
}

/* The first administrator signs in for one command, and the command line needs nobody itself. */
static void
test_an_officer (void)
{
  g_autoptr (LoketTestDir) dir = loket_test_dir_new ();
  const char *path = loket_test_dir_path (dir);
  const LoketReachOfficer wrong = {.login = "admin", .password = "Sepeda Merah Langit"};
  g_autofree char *file = g_build_filename (path, "password", NULL);
  const char *const ani[] = {"--login",
                             "ani",
                             "--name=Ani",
                             "--roles",
                             "data_desk,reception",
                             "--password-file",
                             file,
                             NULL};
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) officer = NULL;
  g_autoptr (GBytes) who = NULL;

  g_assert_true (loket_reach_init (path, "sragen", &first, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (file, "Sepeda Hijau Langit\n", -1, NULL));
  officer = ask (path, &LOKET_OFFICER_ADD, ani);
  g_assert_cmpuint (g_strv_length (loket_officer_cast (officer)->roles), ==, 2);
  who = loket_reach_ask (path, &first, &LOKET_SESSION_WHO, LOKET_RECORD (nothing), &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (g_bytes_get_data (who, NULL), "\"login\":\"admin\""));
  g_assert_null (
      loket_reach_ask (path, &wrong, &LOKET_SESSION_WHO, LOKET_RECORD (nothing), &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_SIGN_IN_FAILED);
}

static void
test_new_password (void)
{
  g_autofree char *one = loket_reach_new_password ();
  g_autofree char *other = loket_reach_new_password ();

  g_assert_cmpuint (strlen (one), ==, 23);
  g_assert_cmpstr (one, !=, other);
}

/* docs/permissions.md is what the tables say now. */
static void
test_document_of_permissions (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("LOKET_TEST_DOCS"), "permissions.md", NULL);
  g_autofree char *made = loket_command_permissions ();
  g_autofree char *kept = NULL;

  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (made, ==, kept);
}

/* docs/states.md is what the tables of moves say now. */
static void
test_document_of_states (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("LOKET_TEST_DOCS"), "states.md", NULL);
  g_autofree char *made = loket_command_states ();
  g_autofree char *kept = NULL;

  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (made, ==, kept);
}

static void
test_no_office (void)
{
  g_autoptr (LoketTestDir) dir = loket_test_dir_new ();
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (loket_reach_ask (
      loket_test_dir_path (dir), NULL, &LOKET_ADMIN_CHECK, LOKET_RECORD (nothing), &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (loket_reach_init (loket_test_dir_path (dir), "../sragen", &first, &error));
  g_assert_error (error, LOKET_ERROR, LOKET_ERROR_NOT_FOUND);
}

/* An option is told as it was typed. */
static void
test_option_as_typed (void)
{
  const char *const words[] = {"--passphrase-file=/none", NULL};
  g_autoptr (GError) error = NULL;

  g_assert_null (loket_command_request (&LOKET_QUEUE_TAKE_TICKET, words, &error));
  g_assert_cmpstr (error->message, ==, "there is no option --passphrase-file");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ctl/command/option-as-typed", test_option_as_typed);
  g_test_add_func ("/ctl/command/operations-by-words", test_operations_by_words);
  g_test_add_func ("/ctl/command/request", test_request);
  g_test_add_func ("/ctl/command/personal-from-a-file", test_personal_from_a_file);
  g_test_add_func ("/ctl/command/bad-requests", test_bad_requests);
  g_test_add_func ("/ctl/command/numbers-and-sets", test_numbers_and_sets);
  g_test_add_func ("/ctl/command/times", test_times);
  g_test_add_func ("/ctl/command/device-has-the-permission", test_device_has_the_permission);
  g_test_add_func ("/ctl/reach/an-office", test_an_office);
  g_test_add_func ("/ctl/command/figures", test_figures);
  g_test_add_func ("/ctl/reach/an-officer", test_an_officer);
  g_test_add_func ("/ctl/reach/new-password", test_new_password);
  g_test_add_func ("/ctl/permissions/document", test_document_of_permissions);
  g_test_add_func ("/ctl/states/document", test_document_of_states);
  g_test_add_func ("/ctl/reach/no-office", test_no_office);
  return g_test_run ();
}
