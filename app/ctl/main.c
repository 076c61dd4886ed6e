/* SPDX-License-Identifier: GPL-3.0-or-later */
/* loketctl: the office from the command line; every operation of the table is a command. */
#include "config.h"

#include "card.h"
#include "claim.h"
#include "command.h"
#include "core/audit.h"
#include "core/device.h"
#include "core/error.h"
#include "core/office.h"
#include "core/text.h"
#include "device.h"
#include "document.h"
#include "job.h"
#include "figures.h"
#include "import.h"
#include "invent.h"
#include "keep.h"
#include "key-table.h"
#include "keys.h"
#include "lists.h"
#include "office/open.h"
#include "profile-check.h"
#include "reach.h"
#include "roll.h"
#include "usage.h"
#include "wire/json.h"
#include "wire/openapi.h"
#include "wire/problem.h"
#include "words.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef enum {
  EXIT_DONE = 0,
  EXIT_REFUSED = 1,
  EXIT_WRONG_USAGE = 2,
} ExitStatus;

typedef struct {
  char *dir;
  gboolean json;
  gboolean help;
  char *login;         /* borrowed from argv */
  char *password_file; /* borrowed from argv */
  char **words;        /* borrowed from argv */
} Options;

static const char *
language (void)
{
  const char *wanted = g_getenv ("LANGUAGE");

  if (wanted == NULL || *wanted == '\0')
    wanted = g_getenv ("LANG");
  return loket_text_negotiate (wanted);
}

static int
fail (const GError *error, gboolean json)
{
  g_autofree char *title = loket_problem_title (error, language ());
  g_autofree char *words = g_strdup_printf ("%s (%s)", title, error->message);
  g_autofree char *plain = loket_command_plain (words);

  if (json) {
    g_autofree char *problem = loket_problem_from_error (error, language ());
    puts (problem);
  }
  fprintf (stderr, "loketctl: %s\n", plain);
  return EXIT_REFUSED;
}

static int
wrong_usage (const char *what)
{
  g_autofree char *plain = loket_command_plain (what);

  fprintf (stderr, "loketctl: %s\nTry “loketctl --help”.\n", plain);
  return EXIT_WRONG_USAGE;
}

/* A check that found something is no success for a script, whatever it answers. */
static int
status_of (LoketRecord *answer)
{
  const GType type = G_OBJECT_TYPE (answer);

  if (type == loket_check_report_get_type () && !loket_check_report_cast (answer)->healthy)
    return EXIT_REFUSED;
  if (type == loket_audit_report_get_type () && !loket_audit_report_cast (answer)->healthy)
    return EXIT_REFUSED;
  return EXIT_DONE;
}

/* A kiosk without a lane gives nothing without the hub: better learnt now than on that day. */
static void
tell_lane (LoketRecord *request, LoketRecord *answer)
{
  const GType type = G_OBJECT_TYPE (answer);
  gboolean lacks = FALSE;

  if (type == loket_invitation_get_type ())
    lacks = loket_device_request_cast (request)->kind == LOKET_DEVICE_KIOSK &&
            !loket_invitation_cast (answer)->lane.set;
  else if (type == loket_device_get_type () &&
           loket_device_cast (answer)->status == LOKET_DEVICE_ACTIVE)
    lacks = loket_device_cast (answer)->kind == LOKET_DEVICE_KIOSK &&
            !loket_device_cast (answer)->lane.set;
  if (lacks)
    fputs ("loketctl: no lane is left: this kiosk gives no numbers without the hub\n", stderr);
}

/* @request: (nullable): what was asked, for an answer to an operation */
static int
print_record (GType type, LoketRecord *request, GBytes *answer, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) record = loket_json_to_record (
      type, g_bytes_get_data (answer, NULL), g_bytes_get_size (answer), LOKET_JSON_ANSWER, &error);

  if (record == NULL)
    return fail (error, json);
  if (json) {
    puts (g_bytes_get_data (answer, NULL));
  } else {
    g_autofree char *table = type == loket_key_list_get_type ()
                                 ? loket_ctl_key_table (loket_key_list_cast (record))
                                 : loket_command_table (record);
    fputs (table, stdout);
  }
  tell_lane (request, record);
  return status_of (record);
}

static GBytes *
ask (const Options *options, const LoketOperation *operation, LoketRecord *request, GError **error)
{
  g_autofree char *password = NULL;
  LoketReachOfficer officer = {.login = options->login};

  if (options->login == NULL)
    return loket_reach_ask (options->dir, NULL, operation, request, error);
  password = loket_command_read_secret (options->password_file, error);
  if (password == NULL)
    return NULL;
  officer.password = password;
  return loket_reach_ask (options->dir, &officer, operation, request, error);
}

/* Of long work that was waited for: the job is the answer, and why it failed is said besides. */
static int
print_job (GBytes *answer, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) job = NULL;
  const int status = print_record (loket_job_get_type (), NULL, answer, json);

  job = loket_json_to_record (loket_job_get_type (),
                              g_bytes_get_data (answer, NULL),
                              g_bytes_get_size (answer),
                              LOKET_JSON_ANSWER,
                              NULL);
  if (job == NULL || loket_ctl_job_problem (loket_job_cast (job), &error))
    return status;
  return fail (error, FALSE);
}

static int
run_operation (const Options *options)
{
  guint n_used;
  const char *const *words = (const char *const *) options->words;
  const LoketOperation *operation = loket_command_operation (words, &n_used);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) request = NULL;
  g_autoptr (GBytes) answer = NULL;

  if (operation == NULL)
    return wrong_usage ("there is no such command");
  if ((options->login == NULL) != (options->password_file == NULL))
    return wrong_usage ("--login and --password-file go together");
  request = loket_command_request (operation, words + n_used, &error);
  if (request == NULL)
    return wrong_usage (error->message);
  answer = ask (options, operation, request, &error);
  if (answer == NULL)
    return fail (error, options->json);
  if (operation->flags & LOKET_JOB)
    return print_job (answer, options->json);
  return print_record (operation->answer (), request, answer, options->json);
}

/* What init takes, after its own name. */
typedef struct {
  const char *profile;
  const char *admin;
  const char *password_file;
} InitWords;

static gboolean
parse_init (char **words, InitWords *init)
{
  *init = (InitWords){.profile = "sragen"};
  for (guint i = 0; words[i] != NULL; i += 2) {
    if (words[i + 1] == NULL)
      return FALSE;
    if (g_str_equal (words[i], "--profile"))
      init->profile = words[i + 1];
    else if (g_str_equal (words[i], "--admin"))
      init->admin = words[i + 1];
    else if (g_str_equal (words[i], "--password-file"))
      init->password_file = words[i + 1];
    else
      return FALSE;
  }
  return (init->admin == NULL) == (init->password_file == NULL);
}

static void
append_member (GString *json, const char *name, const char *text)
{
  g_string_append_c (json, json->len == 0 ? '{' : ',');
  loket_json_append_text (json, name);
  g_string_append_c (json, ':');
  loket_json_append_text (json, text);
}

/* A password that was made here is shown this once. */
static void
print_init (const Options *options, const LoketReachOfficer *made)
{
  g_autoptr (GString) json = g_string_new (NULL);

  if (!options->json) {
    printf ("data %s\n", options->dir);
    if (made != NULL)
      printf ("admin %s %s\n", made->login, made->password);
    return;
  }
  append_member (json, "data", options->dir);
  if (made != NULL) {
    append_member (json, "admin", made->login);
    append_member (json, "password", made->password);
  }
  printf ("%s}\n", json->str);
}

static int
print_path (const char *word, char *path, const GError *error, gboolean json)
{
  g_autofree char *owned = path;

  if (path == NULL)
    return fail (error, json);
  if (json) {
    g_autoptr (GString) answer = g_string_new (NULL);
    append_member (answer, word, path);
    printf ("%s}\n", answer->str);
  } else {
    printf ("%s %s\n", word, path);
  }
  return EXIT_DONE;
}

/* @to: (nullable): where it is told that nothing is wrong */
static gboolean
check_profile (const Options *options, const char *name, FILE *to)
{
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean good = loket_ctl_profile_check (name, language (), &found, &error);

  if (options->json && (!good || to != NULL))
    print_path ("profile", good ? g_strdup (name) : NULL, error, TRUE);
  else if (!good && found == NULL)
    fail (error, FALSE);
  else if (!good || to != NULL)
    fputs (found, good ? to : stderr);
  return good;
}

static int
run_init (const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *password = NULL;
  LoketReachOfficer administrator = {.login = "admin"};
  InitWords init;

  if (!parse_init (options->words + 1, &init))
    return wrong_usage ("init takes --profile NAME, --admin LOGIN and --password-file FILE");
  if (!loket_store_exists (options->dir) && !check_profile (options, init.profile, NULL))
    return EXIT_REFUSED;
  password = init.admin != NULL ? loket_command_read_secret (init.password_file, &error)
                                : loket_reach_new_password ();
  if (password == NULL)
    return fail (error, options->json);
  if (init.admin != NULL)
    administrator.login = init.admin;
  administrator.password = password;
  if (!loket_reach_init (options->dir, init.profile, &administrator, &error))
    return fail (error, options->json);
  print_init (options, init.admin == NULL ? &administrator : NULL);
  return EXIT_DONE;
}

static int
run_document (LoketDocument make)
{
  g_autofree char *document = make ();

  fputs (document, stdout);
  return EXIT_DONE;
}

static int
print_device (const Options *options, GBytes *answer, const GError *error)
{
  return answer != NULL ? print_record (loket_device_get_type (), NULL, answer, options->json)
                        : fail (error, options->json);
}

static int
run_issue (const Options *options)
{
  LoketIssueWords words;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = NULL;

  if (!loket_issue_words_read (&words, (const char *const *) options->words + 2, &error))
    return wrong_usage (error->message);
  answer = loket_ctl_issue (options->dir, &words, &error);
  return print_device (options, answer, error);
}

static int
run_enrol (const Options *options)
{
  char **words = options->words;
  const gboolean has_out = words[1] != NULL && g_strcmp0 (words[2], "--out") == 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = NULL;

  if (words[1] == NULL || (has_out ? words[3] == NULL || words[4] != NULL : words[2] != NULL))
    return wrong_usage ("enrol takes a file or the text of an invitation, and --out DIR");
  answer = loket_ctl_enrol (words[1], has_out ? words[3] : NULL, &error);
  return print_device (options, answer, error);
}

static int
run_openapi (void)
{
  g_autofree char *document = loket_openapi_document (LOKET_VERSION);

  puts (document);
  return EXIT_DONE;
}

static int
run_backup (const Options *options)
{
  static const char *const names[] = {"--out", "--key-file", NULL};
  g_autoptr (GHashTable) given =
      loket_keep_options ((const char *const *) options->words + 1, names);
  g_autoptr (GError) error = NULL;
  char *path;

  if (given == NULL ||
      (g_hash_table_contains (given, "--key-file") && !g_hash_table_contains (given, "--out")))
    return wrong_usage ("backup takes --out DIR|FILE [--key-file FILE]");
  path = loket_keep_back_up (options->dir,
                             g_hash_table_lookup (given, "--out"),
                             g_hash_table_lookup (given, "--key-file"),
                             &error);
  return print_path ("backup", path, error, options->json);
}

static int
run_restore (const Options *options)
{
  static const char *const names[] = {"--into", "--key-file", NULL};
  g_autoptr (GHashTable) given = NULL;
  g_autoptr (GError) error = NULL;
  const char *into;

  if (options->words[1] != NULL)
    given = loket_keep_options ((const char *const *) options->words + 2, names);
  into = given != NULL ? g_hash_table_lookup (given, "--into") : NULL;
  if (into == NULL)
    return wrong_usage ("restore takes FILE --into DIR [--key-file FILE]");
  if (!loket_keep_restore (
          options->dir, options->words[1], into, g_hash_table_lookup (given, "--key-file"), &error))
    return fail (error, options->json);
  return print_path ("data", g_strdup (into), NULL, options->json);
}

static int
run_anchor (const Options *options)
{
  static const char *const names[] = {"--out", NULL};
  g_autoptr (GHashTable) given =
      loket_keep_options ((const char *const *) options->words + 2, names);
  g_autoptr (GError) error = NULL;
  const char *out = given != NULL ? g_hash_table_lookup (given, "--out") : NULL;

  if (out == NULL)
    return wrong_usage ("audit anchor takes --out FILE");
  return print_path (
      "public-key", loket_keep_anchor (options->dir, out, &error), error, options->json);
}

static int
run_follow (const Options *options)
{
  static const char *const names[] = {"--out", "--until", NULL};
  g_autoptr (GHashTable) given =
      loket_keep_options ((const char *const *) options->words + 1, names);
  g_autoptr (GError) error = NULL;
  const char *out = given != NULL ? g_hash_table_lookup (given, "--out") : NULL;
  const char *until = given != NULL ? g_hash_table_lookup (given, "--until") : NULL;

  if (out == NULL)
    return wrong_usage ("follow takes --out DIR [--until NUMBER]");
  if (!loket_keep_follow (
          options->dir, out, until != NULL ? g_ascii_strtoll (until, NULL, 10) : -1, &error))
    return fail (error, options->json);
  return EXIT_DONE;
}

/* Needs no office: a profile is looked over before a hub is started with it. */
static int
run_profile_check (const Options *options)
{
  const char *name = options->words[2];

  if (name == NULL || options->words[3] != NULL)
    return wrong_usage ("profile check takes NAME");
  return check_profile (options, name, stdout) ? EXIT_DONE : EXIT_REFUSED;
}

/* Needs no office either. */
static int
run_invent (const Options *options)
{
  g_autoptr (GError) error = NULL;
  char *dir = loket_invent_files ((const char *const *) options->words, &error);

  if (g_error_matches (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD))
    return wrong_usage (error->message);
  return print_path ("lists", dir, error, options->json);
}

/* Nor do these: a verdict that is no good is told, and is no success. */
static int
run_card (const Options *options)
{
  const char *const *words = (const char *const *) options->words;
  LoketCardTold told = {.json = options->json, .language = language ()};
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = g_str_equal (words[1], "seal")
                                ? loket_ctl_card_seal (words, options->json, &error)
                                : loket_ctl_card_open (words, &told, &error);

  if (loket_words_are_wrong (error))
    return wrong_usage (error->message);
  if (answer == NULL)
    return fail (error, options->json);
  fputs (answer, stdout);
  return told.refused ? EXIT_REFUSED : EXIT_DONE;
}

/* Ceremonies of keys, published lists, class lists, lists of claims, figures: several steps
 * around an operation. */
static int
run_keys (const Options *options)
{
  const char *const *words = (const char *const *) options->words;
  g_autofree char *password = NULL;
  LoketReachOfficer officer = {.login = options->login};
  const LoketKeyPlace place = {.dir = options->dir,
                               .officer = options->login != NULL ? &officer : NULL,
                               .json = options->json,
                               .language = language ()};
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;

  if ((options->login == NULL) != (options->password_file == NULL))
    return wrong_usage ("--login and --password-file go together");
  if (options->login != NULL) {
    officer.password = password = loket_command_read_secret (options->password_file, &error);
    if (password == NULL)
      return fail (error, options->json);
  }
  answer = loket_ctl_roll_is_wanted (words)       ? loket_ctl_roll_run (&place, words, &error)
           : loket_ctl_publish_is_wanted (words)  ? loket_ctl_publish (&place, words, &error)
           : loket_ctl_claim_is_wanted (words)    ? loket_ctl_claim (&place, words, &error)
           : loket_ctl_figures_are_wanted (words) ? loket_ctl_figures (&place, words, &error)
                                                  : loket_ctl_keys_run (&place, words, &error);
  if (loket_words_are_wrong (error))
    return wrong_usage (error->message);
  if (answer == NULL)
    return fail (error, options->json);
  fputs (answer, stdout);
  return EXIT_DONE;
}

/* So does this. */
static int
run_lists (const Options *options)
{
  g_autoptr (GError) error = NULL;

  if (loket_lists_run ((const char *const *) options->words, STDOUT_FILENO, language (), &error))
    return EXIT_DONE;
  if (g_error_matches (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD))
    return wrong_usage (error->message);
  return fail (error, options->json);
}

static LoketListStatus *
bring_people (const Options *options, GError **error)
{
  const char *const *words = (const char *const *) options->words;
  g_autofree char *password = NULL;
  LoketReachOfficer officer = {.login = options->login};
  LoketImportPlace place = {.dir = options->dir, .language = language ()};

  if (options->login != NULL) {
    password = loket_command_read_secret (options->password_file, error);
    if (password == NULL)
      return NULL;
    officer.password = password;
    place.officer = &officer;
  }
  return loket_import_run (&place, words, error);
}

static int
run_import (const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketListStatus) status = bring_people (options, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, LOKET_ERROR, LOKET_ERROR_BAD_FIELD) &&
      g_strcmp0 (loket_error_parameter (error), "list import") == 0)
    return wrong_usage (error->message);
  if (status == NULL)
    return fail (error, options->json);
  text = options->json ? loket_json_from_record (LOKET_RECORD (status->batch))
                       : loket_command_table (LOKET_RECORD (status->batch));
  printf ("%s%s", text, options->json ? "\n" : "");
  return EXIT_DONE;
}

static gboolean
are_words (const Options *options, const char *first, const char *second)
{
  return g_strcmp0 (options->words[0], first) == 0 && g_strcmp0 (options->words[1], second) == 0;
}

static int
run_verify (const Options *options)
{
  guint n_used;
  const LoketOperation *operation =
      loket_command_operation ((const char *const *) options->words, &n_used);
  g_autoptr (LoketRecord) request = NULL;
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) error = NULL;

  if (!loket_keep_read_anchor (options->words))
    return wrong_usage ("the anchor file cannot be read");
  request =
      loket_command_request (operation, (const char *const *) options->words + n_used, &error);
  if (request == NULL)
    return wrong_usage (error->message);
  answer = ask (options, operation, request, &error);
  if (answer == NULL)
    return fail (error, options->json);
  return print_record (operation->answer (), NULL, answer, options->json);
}

static int
run_resume (const Options *options)
{
  g_autoptr (GError) error = NULL;

  if (options->words[2] != NULL)
    return wrong_usage ("job resume takes nothing");
  return loket_reach_resume (options->dir, &error) ? EXIT_DONE : fail (error, options->json);
}

static int
run_special (const Options *options, gboolean *special)
{
  const char *first = options->words[0], *second = options->words[1];

  *special = TRUE;
  if (g_str_equal (first, "backup") && (second == NULL || g_str_has_prefix (second, "--")))
    return run_backup (options);
  if (g_str_equal (first, "restore"))
    return run_restore (options);
  if (g_str_equal (first, "follow"))
    return run_follow (options);
  if (loket_import_is_wanted ((const char *const *) options->words))
    return run_import (options);
  if (loket_invent_is_wanted ((const char *const *) options->words))
    return run_invent (options);
  if (loket_ctl_card_is_wanted ((const char *const *) options->words))
    return run_card (options);
  if (loket_ctl_keys_are_wanted ((const char *const *) options->words) ||
      loket_ctl_roll_is_wanted ((const char *const *) options->words) ||
      loket_ctl_publish_is_wanted ((const char *const *) options->words) ||
      loket_ctl_claim_is_wanted ((const char *const *) options->words) ||
      loket_ctl_figures_are_wanted ((const char *const *) options->words))
    return run_keys (options);
  if (loket_lists_are_wanted ((const char *const *) options->words))
    return run_lists (options);
  if (are_words (options, "job", "resume"))
    return run_resume (options);
  if (are_words (options, "audit", "anchor"))
    return run_anchor (options);
  if (are_words (options, "audit", "verify"))
    return run_verify (options);
  if (are_words (options, "profile", "check"))
    return run_profile_check (options);
  *special = FALSE;
  return EXIT_DONE;
}

static gboolean
parse_options (int argc, char **argv, Options *options)
{
  int at = 1;

  for (; at < argc && g_str_has_prefix (argv[at], "-"); at++) {
    if (g_str_equal (argv[at], "--json"))
      options->json = TRUE;
    else if (g_str_equal (argv[at], "--help") || g_str_equal (argv[at], "-h"))
      options->help = TRUE;
    else if (g_str_equal (argv[at], "--data") && at + 1 < argc)
      options->dir = g_canonicalize_filename (argv[++at], NULL);
    else if (g_str_equal (argv[at], "--login") && at + 1 < argc)
      options->login = argv[++at];
    else if (g_str_equal (argv[at], "--password-file") && at + 1 < argc)
      options->password_file = argv[++at];
    else if (g_str_has_prefix (argv[at], "--data="))
      options->dir = g_canonicalize_filename (argv[at] + strlen ("--data="), NULL);
    else
      return FALSE;
  }
  options->words = argv + at;
  options->help = options->help || g_strv_contains ((const char *const *) options->words, "--help");
  if (options->dir == NULL)
    options->dir = g_build_filename (g_get_user_data_dir (), "loket", "office", NULL);
  return TRUE;
}

int
main (int argc, char **argv)
{
  Options options = {0};
  int status;

  setlocale (LC_ALL, "");
  if (!parse_options (argc, argv, &options)) {
    status = wrong_usage ("unknown option");
  } else if (options.help) {
    loket_usage_print (options.words, stdout);
    status = EXIT_DONE;
  } else if (options.words[0] == NULL) {
    loket_usage_print (NULL, stderr);
    status = EXIT_WRONG_USAGE;
  } else if (g_str_equal (options.words[0], "init")) {
    status = run_init (&options);
  } else if (loket_document_find (options.words[0]) != NULL) {
    status = run_document (loket_document_find (options.words[0]));
  } else if (g_str_equal (options.words[0], "openapi")) {
    status = run_openapi ();
  } else if (g_str_equal (options.words[0], "enrol")) {
    status = run_enrol (&options);
  } else if (g_str_equal (options.words[0], "device") &&
             g_strcmp0 (options.words[1], "issue") == 0) {
    status = run_issue (&options);
  } else {
    gboolean special;
    status = run_special (&options, &special);
    if (!special)
      status = run_operation (&options);
  }
  g_free (options.dir);
  return status;
}
