/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office from its folder: profile files, store, desks; hub and command line start with it. */
#include "config.h"

#include "office/open.h"

#include "core/calendar.h"
#include "core/error.h"
#include "core/profile-books.h"
#include "core/region.h"
#include "office/faces.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/* How long to wait for the lock of the folder, and how often to look. */
#define LOCK_PATIENCE (10 * LOKET_SECOND)
#define LOCK_PAUSE (LOKET_SECOND / 20)

#define PROFILE_FILE "profile.ini"
#define REGIONS_FILE "regions.tsv"
#define RULES_FOLDER "rules"
#define FORMS_FOLDER "forms"
#define LETTERS_FOLDER "letters"
#define LETTERS_HOUSE "letters/office.ini"
#define CREST_MAX (256 * 1024)

#define SOURCE_LEVELS 5 /* above a program in its build folder, at most */

/* A program that runs where it was built finds the profiles of its own source: nobody who has just
 * built it has to know of a variable.  (transfer full) (nullable) */
static char *
profiles_of_source (void)
{
  g_autofree char *dir = g_file_read_link ("/proc/self/exe", NULL);

  for (guint level = 0; dir != NULL && level < SOURCE_LEVELS; level++) {
    g_autofree char *above = g_path_get_dirname (dir);
    g_autofree char *profiles = g_build_filename (above, "kiosk-config", "profiles", NULL);

    if (g_file_test (profiles, G_FILE_TEST_IS_DIR))
      return g_steal_pointer (&profiles);
    g_free (dir);
    dir = g_steal_pointer (&above);
  }
  return NULL;
}

static char *
profile_path (const char *name, const char *file)
{
  static const char installed[] = LOKET_DATA_DIR "/profiles";
  const char *dir = g_getenv ("LOKET_PROFILES_DIR");
  g_autofree char *source =
      dir == NULL && !g_file_test (installed, G_FILE_TEST_IS_DIR) ? profiles_of_source () : NULL;

  if (dir == NULL)
    dir = source != NULL ? source : installed;
  return g_build_filename (dir, name, file, NULL);
}

static GBytes *
read_file (const char *path, GError **error)
{
  g_autoptr (GError) failure = NULL;
  char *contents = NULL;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, &failure)) {
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, path, "%s", failure->message);
    return NULL;
  }
  return g_bytes_new_take (contents, length);
}

/* A name is a folder's name; anything else would read outside the profiles. */
static gboolean
is_profile_name (const char *name)
{
  return name[0] != '\0' && strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/**
 * loket_profile_list_files:
 * @name: name of a profile, such as "sragen"
 * @folder: (nullable): one of its folders
 * @prefix: with what their names begin
 * @suffix: with what they end
 *
 * Returns: (transfer full) (element-type utf8): its files, sorted, with their folder
 */
GPtrArray *
loket_profile_list_files (const char *name,
                          const char *folder,
                          const char *prefix,
                          const char *suffix)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = profile_path (name, folder);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (file, prefix) && g_str_has_suffix (file, suffix))
      g_ptr_array_add (files,
                       folder != NULL ? g_build_filename (folder, file, NULL) : g_strdup (file));
  g_ptr_array_sort (files, compare_names);
  return files;
}

/* Each year's holidays are a file of their own: holidays-2026.tsv. */
static GPtrArray *
list_holiday_files (const char *name)
{
  return loket_profile_list_files (name, NULL, "holidays-", ".tsv");
}

static gboolean
load_holidays (LoketProfile *profile, const char *name, GError **error)
{
  g_autoptr (GPtrArray) files = list_holiday_files (name);

  for (guint i = 0; i < files->len; i++) {
    g_autofree char *path = profile_path (name, files->pdata[i]);
    g_autoptr (GBytes) bytes = read_file (path, error);
    if (bytes == NULL || !loket_profile_add_holidays (profile, bytes, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * loket_profile_load:
 * @name: name of a profile, such as "sragen"
 * @error: set to %LOKET_ERROR_NOT_FOUND, or to what is wrong in the file
 *
 * Reads a profile from $LOKET_PROFILES_DIR or, without it, from where the program is installed or,
 * when it is not, from the source that it was built in.
 *
 * Returns: (transfer full): the profile
 */
LoketProfile *
loket_profile_load (const char *name, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (LoketProfile) profile = NULL;

  if (!is_profile_name (name)) {
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, name, "“%s” is not a profile's name", name);
    return NULL;
  }
  path = profile_path (name, PROFILE_FILE);
  file = read_file (path, error);
  if (file == NULL)
    return NULL;
  profile = loket_profile_parse (file, name, error);
  if (profile == NULL || !load_holidays (profile, name, error))
    return NULL;
  return g_steal_pointer (&profile);
}

/**
 * loket_profile_load_regions:
 * @name: name of a profile, such as "sragen"
 * @error: set to what is wrong in the file
 *
 * Returns: (transfer full): the places of its district; none when it has no such file
 */
LoketRegions *
loket_profile_load_regions (const char *name, GError **error)
{
  g_autofree char *path = profile_path (name, REGIONS_FILE);
  g_autoptr (GBytes) file = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return loket_regions_new_empty ();
  file = read_file (path, error);
  return file != NULL ? loket_regions_new (file, error) : NULL;
}

/**
 * loket_profile_read_file:
 * @name: name of a profile, such as "sragen"
 * @file: one of its files, such as "regions.tsv" or "maps/bps.map"
 * @error: set to %LOKET_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): what stands in it
 */
GBytes *
loket_profile_read_file (const char *name, const char *file, GError **error)
{
  g_autofree char *path = NULL;

  if (!is_profile_name (name)) {
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, name, "“%s” is not a profile's name", name);
    return NULL;
  }
  path = profile_path (name, file);
  return read_file (path, error);
}

/**
 * loket_profile_load_rules:
 * @name: name of a profile, such as "sragen"
 * @error: set to %LOKET_ERROR_BAD_FIELD with file, line and column of a mistake
 *
 * Returns: (transfer full): all versions of its rules of eligibility; none when it has no rules
 */
LoketRuleBook *
loket_profile_load_rules (const char *name, GError **error)
{
  g_autoptr (LoketRuleBook) book = loket_rule_book_new ();
  g_autoptr (GPtrArray) files = loket_profile_list_files (name, RULES_FOLDER, "", ".ini");

  for (guint i = 0; i < files->len; i++) {
    g_autoptr (GBytes) bytes = loket_profile_read_file (name, files->pdata[i], error);
    if (bytes == NULL || !loket_rule_book_add (book, bytes, files->pdata[i], error))
      return NULL;
  }
  return g_steal_pointer (&book);
}

/**
 * loket_profile_load_forms:
 * @name: name of a profile, such as "sragen"
 * @error: set to %LOKET_ERROR_BAD_FIELD with file, line and column of a mistake
 *
 * Returns: (transfer full): all its survey forms; none when it has no forms
 */
LoketFormBook *
loket_profile_load_forms (const char *name, GError **error)
{
  g_autoptr (LoketFormBook) book = loket_form_book_new ();
  g_autoptr (GPtrArray) files = loket_profile_list_files (name, FORMS_FOLDER, "", ".ini");

  for (guint i = 0; i < files->len; i++) {
    g_autoptr (GBytes) bytes = loket_profile_read_file (name, files->pdata[i], error);
    if (bytes == NULL || !loket_form_book_add (book, bytes, files->pdata[i], error))
      return NULL;
  }
  return g_steal_pointer (&book);
}

static gboolean
load_crest (LoketLetterBook *book, const char *name, GError **error)
{
  const LoketLetterHouse *house = loket_letter_book_house (book);
  g_autofree char *file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (house == NULL || house->crest == NULL)
    return TRUE;
  file = g_build_filename (LETTERS_FOLDER, house->crest, NULL);
  bytes = loket_profile_read_file (name, file, error);
  if (bytes == NULL)
    return FALSE;
  if (g_bytes_get_size (bytes) > CREST_MAX) {
    loket_set_error (error,
                     LOKET_ERROR_BAD_FIELD,
                     "[letterhead] crest",
                     "%s: is longer than %d bytes",
                     file,
                     CREST_MAX);
    return FALSE;
  }
  loket_letter_book_set_crest (book, bytes);
  return TRUE;
}

/**
 * loket_profile_load_letters:
 * @name: name of a profile, such as "sragen"
 * @error: set to %LOKET_ERROR_BAD_FIELD with file, line and column of a mistake
 *
 * Returns: (transfer full): its letters, letterhead and signatories; none when it has no letters
 */
LoketLetterBook *
loket_profile_load_letters (const char *name, GError **error)
{
  g_autoptr (LoketLetterBook) book = loket_letter_book_new ();
  g_autoptr (GPtrArray) files = loket_profile_list_files (name, LETTERS_FOLDER, "", ".ini");

  if (files->len == 0)
    return g_steal_pointer (&book);
  for (guint i = 0; i < files->len; i++) {
    const gboolean house = strcmp (files->pdata[i], LETTERS_HOUSE) == 0;
    g_autoptr (GBytes) bytes = loket_profile_read_file (name, files->pdata[i], error);
    if (bytes == NULL || !(house ? loket_letter_book_set_house (book, bytes, files->pdata[i], error)
                                 : loket_letter_book_add (book, bytes, files->pdata[i], error)))
      return NULL;
  }
  if (loket_letter_book_house (book) == NULL) {
    loket_set_error (error,
                     LOKET_ERROR_BAD_FIELD,
                     LETTERS_HOUSE,
                     LETTERS_HOUSE ":1:1: this file is missing: letterhead, numbers, who signs");
    return NULL;
  }
  return load_crest (book, name, error) ? g_steal_pointer (&book) : NULL;
}

/* An application may only name forms and letters that there are. */
static gboolean
check_books (LoketProfile *profile,
             const LoketFormBook *forms,
             const LoketLetterBook *letters,
             GError **error)
{
  g_autoptr (GBytes) file = loket_profile_read_file (profile->key, PROFILE_FILE, error);

  return file != NULL && loket_profile_check_books (profile, file, forms, letters, error);
}

static gboolean
knows_condition (const LoketRuleBook *rules, const char *condition)
{
  for (guint i = 0; i < loket_rule_book_count (rules); i++) {
    g_auto (GStrv) known = loket_rules_conditions (loket_rule_book_at (rules, i));
    if (g_strv_contains ((const char *const *) known, condition))
      return TRUE;
  }
  return FALSE;
}

/* A form that asks for a condition of which no rule has heard would ask in vain. */
static gboolean
check_conditions (const LoketRuleBook *rules, LoketForm *form, GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (form->questions)); i++) {
    g_autoptr (LoketQuestion) question = g_list_model_get_item (G_LIST_MODEL (form->questions), i);
    if (question->condition == NULL || knows_condition (rules, question->condition))
      continue;
    loket_set_error (error,
                     LOKET_ERROR_BAD_FIELD,
                     question->key,
                     "form %s: [question %s] condition: no rules have [condition %s]",
                     form->key,
                     question->key,
                     question->condition);
    return FALSE;
  }
  return TRUE;
}

/**
 * loket_profile_check:
 * @name: name of a profile, such as "sragen"
 * @error: set to the first mistake in any of its files
 *
 * Returns: (transfer full): the profile, when an office could be opened with all its files
 */
LoketProfile *
loket_profile_check (const char *name, GError **error)
{
  g_autoptr (LoketProfile) profile = loket_profile_load (name, error);
  g_autoptr (LoketRegions) regions = NULL;
  g_autoptr (LoketRuleBook) rules = NULL;
  g_autoptr (LoketFormBook) forms = NULL;
  g_autoptr (LoketLetterBook) letters = NULL;
  g_auto (GStrv) keys = NULL;

  if (profile == NULL || (regions = loket_profile_load_regions (name, error)) == NULL ||
      (rules = loket_profile_load_rules (name, error)) == NULL ||
      (forms = loket_profile_load_forms (name, error)) == NULL ||
      (letters = loket_profile_load_letters (name, error)) == NULL ||
      !check_books (profile, forms, letters, error) || !loket_profile_check_faces (name, error) ||
      !loket_profile_check_card_faces (profile, error))
    return NULL;
  keys = loket_form_book_keys (forms);
  for (guint i = 0; keys[i] != NULL; i++)
    if (!check_conditions (rules, loket_form_book_form (forms, keys[i], 0), error))
      return NULL;
  return g_steal_pointer (&profile);
}

static gboolean
append_values (LoketProfileValues *values, const char *file, GError **error)
{
  g_autofree char *path = profile_path (values->name, file);
  g_autoptr (GBytes) bytes = read_file (path, error);
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return FALSE;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  loket_profile_append_values (values->values, file, text);
  return TRUE;
}

/**
 * loket_profile_load_values:
 * @name: name of a profile, such as "sragen"
 * @error: set to %LOKET_ERROR_NOT_FOUND when a file cannot be read
 *
 * Returns: (transfer full): what stands in the files of the profile, line by line
 */
LoketProfileValues *
loket_profile_load_values (const char *name, GError **error)
{
  g_autoptr (LoketProfileValues) values = loket_profile_values_new ();
  g_autoptr (GPtrArray) files = list_holiday_files (name);

  values->name = g_strdup (name);
  values->folder = profile_path (name, NULL);
  values->values = g_list_store_new (loket_profile_value_get_type ());
  if (!append_values (values, PROFILE_FILE, error))
    return NULL;
  for (guint i = 0; i < files->len; i++)
    if (!append_values (values, files->pdata[i], error))
      return NULL;
  return g_steal_pointer (&values);
}

static LoketStore *
open_store (const LoketOpenOptions *options, LoketProfile *fresh, GError **error)
{
  const LoketStoreOptions store_options = {
      .dir = options->dir,
      .office_id = fresh != NULL ? fresh->office_id : NULL,
      .profile = fresh != NULL ? fresh->key : NULL,
      .clock = options->clock,
      .random = options->random,
  };

  return loket_store_open (&store_options, error);
}

/**
 * loket_office_open:
 * @options: the folder, and what a new office is made from
 * @error: set to %LOKET_ERROR_BUSY when another program has the folder open
 *
 * Opens the office in a folder; an empty folder becomes a new office of the given profile.
 *
 * Returns: (transfer full): the office, which owns its store
 */
LoketOffice *
loket_office_open (const LoketOpenOptions *options, GError **error)
{
  g_autoptr (LoketProfile) profile = NULL;
  g_autoptr (LoketStore) store = NULL;
  g_autoptr (LoketRegions) regions = NULL;
  g_autoptr (LoketRuleBook) rules = NULL;
  g_autoptr (LoketFormBook) forms = NULL;
  g_autoptr (LoketLetterBook) letters = NULL;
  LoketOfficeParts parts = {.clock = options->clock, .random = options->random};

  if (!loket_store_exists (options->dir)) {
    profile = loket_profile_load (options->profile != NULL ? options->profile : "sragen", error);
    if (profile == NULL)
      return NULL;
  }
  store = open_store (options, profile, error);
  if (store == NULL)
    return NULL;
  if (profile == NULL)
    profile = loket_profile_load (loket_store_profile (store), error);
  if (profile == NULL)
    return NULL;
  regions = loket_profile_load_regions (profile->key, error);
  rules = regions != NULL ? loket_profile_load_rules (profile->key, error) : NULL;
  forms = rules != NULL ? loket_profile_load_forms (profile->key, error) : NULL;
  letters = forms != NULL ? loket_profile_load_letters (profile->key, error) : NULL;
  if (letters == NULL || !check_books (profile, forms, letters, error))
    return NULL;
  parts.regions = g_steal_pointer (&regions);
  parts.rules = g_steal_pointer (&rules);
  parts.forms = g_steal_pointer (&forms);
  parts.letters = g_steal_pointer (&letters);
  parts.profile = profile;
  parts.store = g_steal_pointer (&store);
  return loket_office_new (&parts, error);
}

/**
 * loket_office_is_served:
 * @dir: folder of an office; its path may be longer than a socket's address takes
 *
 * Returns: %TRUE when a hub answers in that folder
 */
gboolean
loket_office_is_served (const char *dir)
{
  const int folder = open (dir, O_PATH | O_DIRECTORY | O_CLOEXEC);
  const int door = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  gboolean served = FALSE;

  g_snprintf (address.sun_path, sizeof address.sun_path, "/proc/self/fd/%d/hub.sock", folder);
  if (folder >= 0 && door >= 0)
    served = connect (door, (const struct sockaddr *) &address, sizeof address) == 0;
  if (door >= 0)
    close (door);
  if (folder >= 0)
    close (folder);
  return served;
}

/**
 * loket_office_open_waiting:
 * @options: the folder, and what a new office is made from
 * @served: (out): whether a hub serves that folder, so that it cannot be opened here
 * @error: set to %LOKET_ERROR_BUSY when it is served, or still held by another program after 10 s
 *
 * A loketctl that has the folder is done in a moment; a hub is not.
 *
 * Returns: (transfer full): the office, which owns its store
 */
LoketOffice *
loket_office_open_waiting (const LoketOpenOptions *options, gboolean *served, GError **error)
{
  const gint64 until = g_get_monotonic_time () + LOCK_PATIENCE;

  *served = FALSE;
  for (;;) {
    g_autoptr (GError) failure = NULL;
    LoketOffice *office = loket_office_open (options, &failure);
    gboolean busy = g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_BUSY);
    if (office != NULL)
      return office;
    *served = busy && loket_office_is_served (options->dir);
    if (!busy || *served || g_get_monotonic_time () > until) {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
    g_usleep (LOCK_PAUSE);
  }
}
