/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads profile.ini into the records of profile.h; every refusal names line, section and key. */
#include "config.h"

#include "core/profile.h"

#include "core/error.h"

#include <string.h>

#define FILE_MAX (256 * 1024)

typedef struct {
  GKeyFile *keys;
  const char *text; /* the file, to find the line of a mistake */
  gsize length;
  GError **error;
} Reader;

static const char *const languages[] = {"id", "jv", "en"};
static const char *const weekdays[] =
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

/* The line of a key in its section, else of the section, else 1. */
static guint
find_line (Reader *reader, const char *section, const char *key)
{
  g_autofree char *head = g_strdup_printf ("[%s]", section);
  g_autofree char *text = g_strndup (reader->text, reader->length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint found = 1;
  gboolean inside = FALSE;

  for (guint i = 0; lines[i] != NULL; i++) {
    const char *line = g_strstrip (lines[i]);
    if (*line == '[') {
      inside = g_str_has_prefix (line, head);
      if (inside)
        found = i + 1;
    } else if (inside && key != NULL && g_str_has_prefix (line, key) &&
               strchr ("= \t", line[strlen (key)]) != NULL) {
      return i + 1;
    }
  }
  return found;
}

static gboolean
refuse (Reader *reader, const char *section, const char *key, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

/* Says "profile.ini:12: [section] key: what is wrong"; FALSE for the caller to return. */
static gboolean
refuse (Reader *reader, const char *section, const char *key, const char *format, ...)
{
  g_autofree char *place =
      g_strdup_printf ("[%s]%s%s", section, key != NULL ? " " : "", key != NULL ? key : "");
  g_autofree char *problem = NULL;
  va_list arguments;

  va_start (arguments, format);
  problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  loket_set_error (reader->error,
                   LOKET_ERROR_BAD_FIELD,
                   place,
                   "profile.ini:%u: %s: %s",
                   find_line (reader, section, key),
                   place,
                   problem);
  return FALSE;
}

/* The key's value without blanks around it, NULL and no error when it is absent. */
static gboolean
read_optional (Reader *reader, const char *section, const char *key, char **value)
{
  g_autoptr (GError) local = NULL;

  *value = NULL;
  if (!g_key_file_has_key (reader->keys, section, key, NULL))
    return TRUE;
  *value = g_key_file_get_string (reader->keys, section, key, &local);
  if (*value == NULL)
    return refuse (reader, section, key, "%s", local->message);
  g_strstrip (*value);
  if (**value != '\0')
    return TRUE;
  g_clear_pointer (value, g_free);
  return refuse (reader, section, key, "is empty");
}

static gboolean
read_text (Reader *reader, const char *section, const char *key, char **value)
{
  if (!read_optional (reader, section, key, value))
    return FALSE;
  return *value != NULL || refuse (reader, section, key, "is missing");
}

static gboolean
parse_number (Reader *reader,
              const char *section,
              const char *key,
              const char *text,
              gint64 *number)
{
  g_autoptr (GError) local = NULL;

  if (g_ascii_string_to_signed (text, 10, -100000, 100000, number, &local))
    return TRUE;
  return refuse (reader, section, key, "“%s” is not a whole number", text);
}

static gboolean
read_number (Reader *reader, const char *section, const char *key, gint64 *number)
{
  g_autofree char *text = NULL;

  return read_text (reader, section, key, &text) &&
         parse_number (reader, section, key, text, number);
}

static gboolean
read_optional_number (Reader *reader, const char *section, const char *key, LoketOptional *number)
{
  g_autofree char *text = NULL;
  gint64 value = 0;

  if (!read_optional (reader, section, key, &text))
    return FALSE;
  if (text == NULL)
    return TRUE;
  if (!parse_number (reader, section, key, text, &value))
    return FALSE;
  *number = LOKET_SOME (value);
  return TRUE;
}

static gboolean
read_switch (Reader *reader, const char *section, const char *key, gboolean *on)
{
  g_autofree char *text = NULL;

  if (!read_optional (reader, section, key, &text))
    return FALSE;
  if (text == NULL)
    return TRUE;
  *on = strcmp (text, "true") == 0;
  return *on || strcmp (text, "false") == 0 ||
         refuse (reader, section, key, "“%s” is neither true nor false", text);
}

static gboolean
read_colour (Reader *reader, const char *section, const char *key, char **colour)
{
  if (!read_text (reader, section, key, colour))
    return FALSE;
  if (strlen (*colour) == 7 && **colour == '#' &&
      strspn (*colour + 1, "0123456789abcdefABCDEF") == 6)
    return TRUE;
  return refuse (reader, section, key, "“%s” is not a colour such as #2e7d32", *colour);
}

/* A text in up to three languages: key, key[jv], key[en]. */
static gboolean
read_phrase (Reader *reader, const char *section, const char *key, LoketPhrase **phrase)
{
  g_autofree char *jv = g_strdup_printf ("%s[jv]", key);
  g_autofree char *en = g_strdup_printf ("%s[en]", key);

  *phrase = loket_phrase_new ();
  return read_text (reader, section, key, &(*phrase)->id) &&
         read_optional (reader, section, jv, &(*phrase)->jv) &&
         read_optional (reader, section, en, &(*phrase)->en);
}

static gboolean
read_optional_phrase (Reader *reader, const char *section, const char *key, LoketPhrase **phrase)
{
  return !g_key_file_has_key (reader->keys, section, key, NULL) ||
         read_phrase (reader, section, key, phrase);
}

/* Whether @key of @length bytes is @pattern, in which a star stands for a number. */
static gboolean
fits_pattern (const char *key, gsize length, const char *pattern)
{
  const char *star = strchr (pattern, '*');
  gsize head = star != NULL ? (gsize) (star - pattern) : strlen (pattern);
  gsize digits;

  if (head > length || strncmp (key, pattern, head) != 0)
    return FALSE;
  if (star == NULL)
    return head == length;
  digits = strspn (key + head, "0123456789");
  return digits > 0 && length == head + digits + strlen (star + 1) &&
         strncmp (key + head + digits, star + 1, length - head - digits) == 0;
}

/* Whether the key is one of @known, or one of them with [jv] or [en]; "paper-*" stands for
 * paper-1, paper-2 and so on. */
static gboolean
is_known_key (const char *key, const char *const *known)
{
  const char *bracket = strchr (key, '[');
  gsize length = bracket != NULL ? (gsize) (bracket - key) : strlen (key);

  if (bracket != NULL && strcmp (bracket, "[jv]") != 0 && strcmp (bracket, "[en]") != 0)
    return FALSE;
  for (guint i = 0; known[i] != NULL; i++)
    if (fits_pattern (key, length, known[i]))
      return TRUE;
  return FALSE;
}

static gboolean
check_keys (Reader *reader, const char *section, const char *const *known)
{
  g_auto (GStrv) keys = g_key_file_get_keys (reader->keys, section, NULL, NULL);

  if (keys == NULL)
    return refuse (reader, section, NULL, "this section is missing");
  for (guint i = 0; keys[i] != NULL; i++)
    if (!is_known_key (keys[i], known))
      return refuse (reader, section, keys[i], "nobody knows this key");
  return TRUE;
}

static gboolean
read_office (Reader *reader, LoketProfile *profile)
{
  static const char *const known[] = {"office-id",
                                      "government",
                                      "unit",
                                      "regency",
                                      "pledge",
                                      "address",
                                      "phone",
                                      "colour",
                                      "utc-offset",
                                      "zone",
                                      NULL};

  return check_keys (reader, "office", known) &&
         read_text (reader, "office", "office-id", &profile->office_id) &&
         read_optional (reader, "office", "government", &profile->government) &&
         read_phrase (reader, "office", "unit", &profile->unit) &&
         read_phrase (reader, "office", "regency", &profile->regency) &&
         read_optional_phrase (reader, "office", "pledge", &profile->pledge) &&
         read_optional (reader, "office", "address", &profile->address) &&
         read_optional (reader, "office", "phone", &profile->phone) &&
         read_colour (reader, "office", "colour", &profile->colour) &&
         read_number (reader, "office", "utc-offset", &profile->utc_offset) &&
         read_text (reader, "office", "zone", &profile->zone);
}

/* A list of words with semicolons or commas between them. */
static char **
split_words (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ";, ", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

static gboolean
read_languages (Reader *reader, LoketProfile *profile)
{
  static const char *const known[] = {"offered", "numbers-as-words", NULL};
  g_autofree char *text = NULL;

  if (!check_keys (reader, "languages", known) ||
      !read_text (reader, "languages", "offered", &text) ||
      !read_switch (reader, "languages", "numbers-as-words", &profile->numbers_as_words))
    return FALSE;
  profile->languages = split_words (text);
  for (guint i = 0; profile->languages[i] != NULL; i++) {
    gboolean ours = FALSE;
    for (guint k = 0; k < G_N_ELEMENTS (languages); k++)
      ours = ours || strcmp (profile->languages[i], languages[k]) == 0;
    if (!ours)
      return refuse (reader,
                     "languages",
                     "offered",
                     "there are no texts in “%s”; there are id, jv and en",
                     profile->languages[i]);
  }
  return TRUE;
}

static gboolean
read_fairness (Reader *reader, LoketProfile *profile)
{
  static const char *const known[] = {"head-start", "waiting-cap", NULL};

  return check_keys (reader, "fairness", known) &&
         read_number (reader, "fairness", "head-start", &profile->head_start) &&
         read_number (reader, "fairness", "waiting-cap", &profile->waiting_cap);
}

static gboolean
read_limits (Reader *reader, LoketProfile *profile)
{
  static const char *const known[] = {"look-ups-per-hour", NULL};

  if (!g_key_file_has_group (reader->keys, "limits"))
    return TRUE;
  profile->look_ups.set = TRUE;
  return check_keys (reader, "limits", known) &&
         read_number (reader, "limits", "look-ups-per-hour", &profile->look_ups.value);
}

/* "07.30" as minutes after midnight; -1 when it is no such time. */
static gint64
parse_clock (const char *text)
{
  gint64 hour, minute;

  if (strlen (text) != 5 || (text[2] != '.' && text[2] != ':') || !g_ascii_isdigit (text[0]) ||
      !g_ascii_isdigit (text[1]) || !g_ascii_isdigit (text[3]) || !g_ascii_isdigit (text[4]))
    return -1;
  hour = (text[0] - '0') * 10 + (text[1] - '0');
  minute = (text[3] - '0') * 10 + (text[4] - '0');
  return hour < 24 && minute < 60 ? hour * 60 + minute : -1;
}

static gboolean
parse_span (const char *text, gint64 *from, gint64 *until)
{
  g_auto (GStrv) ends = g_strsplit (text, "-", 3);

  if (g_strv_length (ends) != 2)
    return FALSE;
  *from = parse_clock (g_strstrip (ends[0]));
  *until = parse_clock (g_strstrip (ends[1]));
  return *from >= 0 && *until > *from;
}

/* "07.30-16.00; 12.00-13.00": the hours and, when there is one, the break within them. */
static gboolean
parse_workday (const char *text, LoketWorkday *day)
{
  g_auto (GStrv) spans = g_strsplit (text, ";", 3);
  guint n = g_strv_length (spans);
  gint64 from, until;

  if (n < 1 || n > 2 || !parse_span (g_strstrip (spans[0]), &day->opens, &day->closes))
    return FALSE;
  if (n == 1)
    return TRUE;
  if (!parse_span (g_strstrip (spans[1]), &from, &until) || from < day->opens ||
      until > day->closes)
    return FALSE;
  day->break_starts = LOKET_SOME (from);
  day->break_ends = LOKET_SOME (until);
  return TRUE;
}

static gboolean
read_week (Reader *reader, const char *section, GListStore **hours)
{
  *hours = g_list_store_new (loket_workday_get_type ());
  for (guint i = 0; i < G_N_ELEMENTS (weekdays); i++) {
    g_autoptr (LoketWorkday) day = loket_workday_new ();
    g_autofree char *text = NULL;
    if (!read_optional (reader, section, weekdays[i], &text))
      return FALSE;
    if (text == NULL)
      continue;
    day->weekday = i + 1;
    if (!parse_workday (text, day))
      return refuse (reader,
                     section,
                     weekdays[i],
                     "“%s” are not hours such as 07.30-16.00; 12.00-13.00",
                     text);
    g_list_store_append (*hours, day);
  }
  return TRUE;
}

static gboolean
read_hours (Reader *reader, LoketProfile *profile)
{
  static const char *const known[] = {"monday",
                                      "tuesday",
                                      "wednesday",
                                      "thursday",
                                      "friday",
                                      "saturday",
                                      "sunday",
                                      "refuse-outside-hours",
                                      NULL};

  return check_keys (reader, "hours", known) &&
         read_switch (reader, "hours", "refuse-outside-hours", &profile->refuse_outside_hours) &&
         read_week (reader, "hours", &profile->hours);
}

static gboolean
read_season (Reader *reader, const char *section, LoketProfile *profile)
{
  static const char *const known[] = {"monday",
                                      "tuesday",
                                      "wednesday",
                                      "thursday",
                                      "friday",
                                      "saturday",
                                      "sunday",
                                      "title",
                                      "first-day",
                                      "last-day",
                                      NULL};
  g_autoptr (LoketSeason) season = loket_season_new ();
  g_autoptr (GError) problem = NULL;

  season->key = g_strdup (section + strlen ("season "));
  if (!check_keys (reader, section, known) ||
      !read_phrase (reader, section, "title", &season->title) ||
      !read_text (reader, section, "first-day", &season->first_day) ||
      !read_text (reader, section, "last-day", &season->last_day) ||
      !read_week (reader, section, &season->hours))
    return FALSE;
  if (!loket_record_check (&season->parent_instance, &problem))
    return refuse (reader, section, NULL, "%s", problem->message);
  if (strcmp (season->first_day, season->last_day) > 0)
    return refuse (reader, section, "last-day", "is before the first day");
  g_list_store_append (profile->seasons, season);
  return TRUE;
}

/* paper-1, paper-2 and so on, each with the name of its picture in paper-1-icon. */
static gboolean
read_papers (Reader *reader, const char *section, LoketService *service)
{
  service->papers = g_list_store_new (loket_requirement_get_type ());
  for (guint i = 1; i <= 12; i++) {
    g_autofree char *key = g_strdup_printf ("paper-%u", i);
    g_autofree char *icon_key = g_strdup_printf ("paper-%u-icon", i);
    g_autoptr (LoketRequirement) paper = loket_requirement_new ();
    if (!read_optional_phrase (reader, section, key, &paper->phrase) ||
        !read_optional (reader, section, icon_key, &paper->icon))
      return FALSE;
    if (paper->phrase != NULL)
      g_list_store_append (service->papers, paper);
    else if (paper->icon != NULL)
      return refuse (reader, section, icon_key, "there is no %s", key);
  }
  return TRUE;
}

/* One capital letter that no service has yet: numbers of two services must not look alike. */
static gboolean
check_letter (Reader *reader, const char *section, const char *letter, LoketProfile *profile)
{
  if (strlen (letter) != 1 || !g_ascii_isupper (*letter))
    return refuse (reader, section, "letter", "“%s” is not one of A to Z", letter);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (profile->services)); i++) {
    g_autoptr (LoketService) other = g_list_model_get_item (G_LIST_MODEL (profile->services), i);
    if (strcmp (other->letter, letter) == 0)
      return refuse (reader, section, "letter", "service %s has %s already", other->key, letter);
  }
  return TRUE;
}

static gboolean
read_service (Reader *reader, const char *section, LoketProfile *profile)
{
  static const char *const known[] = {"letter",
                                      "colour",
                                      "icon",
                                      "title",
                                      "hint",
                                      "posted-minutes",
                                      "posted-days",
                                      "paper-*",
                                      "paper-*-icon",
                                      NULL};
  g_autoptr (LoketService) service = loket_service_new ();
  g_autoptr (GError) problem = NULL;

  service->key = g_strdup (section + strlen ("service "));
  if (!check_keys (reader, section, known) ||
      !read_text (reader, section, "letter", &service->letter) ||
      !check_letter (reader, section, service->letter, profile) ||
      !read_colour (reader, section, "colour", &service->colour) ||
      !read_text (reader, section, "icon", &service->icon) ||
      !read_phrase (reader, section, "title", &service->title) ||
      !read_optional_phrase (reader, section, "hint", &service->hint) ||
      !read_number (reader, section, "posted-minutes", &service->posted_minutes) ||
      !read_optional_number (reader, section, "posted-days", &service->posted_days) ||
      !read_papers (reader, section, service))
    return FALSE;
  if (!loket_record_check (&service->parent_instance, &problem))
    return refuse (reader, section, NULL, "%s", problem->message);
  g_list_store_append (profile->services, service);
  return TRUE;
}

/* Who sends lists: "[source dtsen]". */
static gboolean
read_source (Reader *reader, const char *section, LoketProfile *profile)
{
  static const char *const known[] = {"name", "kind", "rank", "legal-basis", "map", NULL};
  g_autoptr (LoketSource) source = loket_source_new ();
  g_autoptr (GError) problem = NULL;

  source->key = g_strdup (section + strlen ("source "));
  if (!check_keys (reader, section, known) ||
      !read_phrase (reader, section, "name", &source->title) ||
      !read_text (reader, section, "kind", &source->kind) ||
      !read_number (reader, section, "rank", &source->rank) ||
      !read_optional (reader, section, "legal-basis", &source->legal_basis) ||
      !read_optional (reader, section, "map", &source->map))
    return FALSE;
  if (!loket_record_check (&source->parent_instance, &problem))
    return refuse (reader, section, NULL, "%s", problem->message);
  g_list_store_append (profile->sources, source);
  return TRUE;
}

/* Every counter with its services; "*" takes them all. */
static gboolean
read_counters (Reader *reader, LoketProfile *profile)
{
  g_auto (GStrv) ids = g_key_file_get_keys (reader->keys, "counters", NULL, NULL);

  if (ids == NULL)
    return refuse (reader, "counters", NULL, "this section is missing");
  for (guint i = 0; ids[i] != NULL; i++) {
    g_autoptr (LoketCounterPost) counter = loket_counter_post_new ();
    g_autofree char *text = NULL;
    if (!read_text (reader, "counters", ids[i], &text))
      return FALSE;
    counter->id = g_strdup (ids[i]);
    counter->services = strcmp (text, "*") != 0 ? split_words (text) : NULL;
    for (guint k = 0; counter->services != NULL && counter->services[k] != NULL; k++)
      if (loket_profile_service (profile, counter->services[k]) == NULL)
        return refuse (
            reader, "counters", ids[i], "there is no service “%s”", counter->services[k]);
    g_list_store_append (profile->counters, counter);
  }
  return TRUE;
}

static gboolean
read_sections (Reader *reader, LoketProfile *profile)
{
  static const char *const single[] = {
      "office", "languages", "fairness", "limits", "hours", "counters", NULL};
  g_auto (GStrv) sections = g_key_file_get_groups (reader->keys, NULL);

  for (guint i = 0; sections[i] != NULL; i++) {
    if (g_str_has_prefix (sections[i], "service ")) {
      if (!read_service (reader, sections[i], profile))
        return FALSE;
    } else if (g_str_has_prefix (sections[i], "season ")) {
      if (!read_season (reader, sections[i], profile))
        return FALSE;
    } else if (g_str_has_prefix (sections[i], "source ")) {
      if (!read_source (reader, sections[i], profile))
        return FALSE;
    } else if (!g_strv_contains (single, sections[i])) {
      return refuse (reader, sections[i], NULL, "nobody knows this section");
    }
  }
  return read_office (reader, profile) && read_languages (reader, profile) &&
         read_fairness (reader, profile) && read_limits (reader, profile) &&
         read_hours (reader, profile) && read_counters (reader, profile);
}

/**
 * loket_profile_parse:
 * @file: the text of a profile.ini
 * @name: name of the profile, such as "sragen"
 * @error: set to %LOKET_ERROR_BAD_FIELD; its text is "profile.ini:LINE: [SECTION] KEY: PROBLEM",
 *   its parameter "[SECTION] KEY"
 *
 * A key that nobody knows is refused too, so that a slip of the pen does not go unnoticed.
 *
 * Returns: (transfer full): the profile, complete and within all limits
 */
LoketProfile *
loket_profile_parse (GBytes *file, const char *name, GError **error)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (LoketProfile) profile = loket_profile_new ();
  g_autoptr (GError) problem = NULL;
  Reader reader = {.keys = keys, .error = error};

  reader.text = g_bytes_get_data (file, &reader.length);
  if (reader.length > FILE_MAX || reader.length == 0) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "file", "profile.ini:1: empty or too long");
    return NULL;
  }
  if (!g_key_file_load_from_bytes (keys, file, G_KEY_FILE_KEEP_TRANSLATIONS, &problem)) {
    loket_set_error (error,
                     LOKET_ERROR_BAD_FIELD,
                     "file",
                     "profile.ini:1: not a key file: %s",
                     problem->message);
    return NULL;
  }
  profile->key = g_strdup (name);
  profile->services = g_list_store_new (loket_service_get_type ());
  profile->counters = g_list_store_new (loket_counter_post_get_type ());
  profile->seasons = g_list_store_new (loket_season_get_type ());
  profile->sources = g_list_store_new (loket_source_get_type ());
  if (!read_sections (&reader, profile))
    return NULL;
  if (!loket_record_check (&profile->parent_instance, &problem)) {
    loket_set_error (error,
                     LOKET_ERROR_BAD_FIELD,
                     loket_error_parameter (problem),
                     "profile.ini:1: %s",
                     problem->message);
    return NULL;
  }
  return g_steal_pointer (&profile);
}
