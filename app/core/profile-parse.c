/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads profile.ini into the records of profile.h; every refusal names line, section and key. */
#include "config.h"

#include "core/profile.h"

#include "core/error.h"
#include "core/profile-reader.h"

#include <string.h>

#define FILE_MAX (256 * 1024)
#define TICKETS "tickets "

static const char *const languages[] = {"id", "jv", "en"};
static const char *const weekdays[] =
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

static gboolean
read_office (LoketProfileReader *reader, LoketProfile *profile)
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

  return loket_profile_check_keys (reader, "office", known) &&
         loket_profile_read_text (reader, "office", "office-id", &profile->office_id) &&
         loket_profile_read_optional (reader, "office", "government", &profile->government) &&
         loket_profile_read_phrase (reader, "office", "unit", &profile->unit) &&
         loket_profile_read_phrase (reader, "office", "regency", &profile->regency) &&
         loket_profile_read_optional_phrase (reader, "office", "pledge", &profile->pledge) &&
         loket_profile_read_optional (reader, "office", "address", &profile->address) &&
         loket_profile_read_optional (reader, "office", "phone", &profile->phone) &&
         loket_profile_read_colour (reader, "office", "colour", &profile->colour) &&
         loket_profile_read_number (reader, "office", "utc-offset", &profile->utc_offset) &&
         loket_profile_read_text (reader, "office", "zone", &profile->zone);
}

/* Both or neither. */
static gboolean
read_day_language (LoketProfileReader *reader, LoketProfile *profile)
{
  g_autofree char *day = NULL;

  if (!loket_profile_read_optional (reader, "languages", "day", &day) ||
      !loket_profile_read_optional (reader, "languages", "language-of-day", &profile->day_language))
    return FALSE;
  if ((day == NULL) != (profile->day_language == NULL))
    return loket_profile_refuse (
        reader, "languages", "day", "a day and its language-of-day go together");
  if (day == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (weekdays); i++)
    if (strcmp (day, weekdays[i]) == 0)
      profile->language_day = (LoketOptional){.set = TRUE, .value = i + 1};
  if (!profile->language_day.set)
    return loket_profile_refuse (reader, "languages", "day", "“%s” is no day", day);
  /* That none is offered is found out with the whole profile. */
  if (profile->languages[0] != NULL &&
      !g_strv_contains ((const char *const *) profile->languages, profile->day_language))
    return loket_profile_refuse (
        reader, "languages", "language-of-day", "“%s” is not offered", profile->day_language);
  return TRUE;
}

static gboolean
read_languages (LoketProfileReader *reader, LoketProfile *profile)
{
  static const char *const known[] = {
      "offered", "numbers-as-words", "day", "language-of-day", NULL};
  g_autofree char *text = NULL;

  if (!loket_profile_check_keys (reader, "languages", known) ||
      !loket_profile_read_text (reader, "languages", "offered", &text) ||
      !loket_profile_read_switch (
          reader, "languages", "numbers-as-words", &profile->numbers_as_words))
    return FALSE;
  profile->languages = loket_profile_split_words (text);
  for (guint i = 0; profile->languages[i] != NULL; i++) {
    gboolean ours = FALSE;
    for (guint k = 0; k < G_N_ELEMENTS (languages); k++)
      ours = ours || strcmp (profile->languages[i], languages[k]) == 0;
    if (!ours)
      return loket_profile_refuse (reader,
                                   "languages",
                                   "offered",
                                   "there are no texts in “%s”; there are id, jv and en",
                                   profile->languages[i]);
  }
  return read_day_language (reader, profile);
}

static gboolean
read_fairness (LoketProfileReader *reader, LoketProfile *profile)
{
  static const char *const known[] = {
      "head-start", "waiting-cap", "return-behind", "misses", "park-minutes", "back-minutes", NULL};

  return loket_profile_check_keys (reader, "fairness", known) &&
         loket_profile_read_number (reader, "fairness", "head-start", &profile->head_start) &&
         loket_profile_read_number (reader, "fairness", "waiting-cap", &profile->waiting_cap) &&
         loket_profile_read_optional_number (
             reader, "fairness", "return-behind", &profile->return_behind) &&
         loket_profile_read_optional_number (reader, "fairness", "misses", &profile->misses) &&
         loket_profile_read_optional_number (
             reader, "fairness", "park-minutes", &profile->park_minutes) &&
         loket_profile_read_optional_number (
             reader, "fairness", "back-minutes", &profile->back_minutes);
}

static gboolean
read_limits (LoketProfileReader *reader, LoketProfile *profile)
{
  static const char *const known[] = {"look-ups-per-hour", "objection-days", NULL};

  if (!g_key_file_has_group (reader->keys, "limits"))
    return TRUE;
  return loket_profile_check_keys (reader, "limits", known) &&
         loket_profile_read_optional_number (
             reader, "limits", "look-ups-per-hour", &profile->look_ups) &&
         loket_profile_read_optional_number (
             reader, "limits", "objection-days", &profile->objection_days);
}

/* The change watch. */
static gboolean
read_watch (LoketProfileReader *reader, LoketProfile *profile)
{
  static const char *const known[] = {
      "days-before-end", "hearing-days", "list-days", "list-red-days", NULL};

  return !g_key_file_has_group (reader->keys, "watch") ||
         (loket_profile_check_keys (reader, "watch", known) &&
          loket_profile_read_optional_number (
              reader, "watch", "days-before-end", &profile->watch_days) &&
          loket_profile_read_optional_number (
              reader, "watch", "hearing-days", &profile->hearing_days) &&
          loket_profile_read_optional_number (reader, "watch", "list-days", &profile->list_days) &&
          loket_profile_read_optional_number (
              reader, "watch", "list-red-days", &profile->list_red_days));
}

/* Many offices weigh each element of the survey of satisfaction with 0.11, in place of 1/9. */
static gboolean
read_satisfaction (LoketProfileReader *reader, LoketProfile *profile)
{
  static const char *const known[] = {"rounded-weight", NULL};

  return !g_key_file_has_group (reader->keys, "satisfaction") ||
         (loket_profile_check_keys (reader, "satisfaction", known) &&
          loket_profile_read_switch (
              reader, "satisfaction", "rounded-weight", &profile->weight_011));
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

/* "12.00-13.00", the break within the hours, or "tickets 07.00-15.30", when numbers are given; each
 * once. */
static gboolean
parse_part (const char *text, LoketWorkday *day)
{
  const gboolean tickets = g_str_has_prefix (text, TICKETS);
  LoketOptional *starts = tickets ? &day->first_ticket : &day->break_starts;
  LoketOptional *ends = tickets ? &day->last_ticket : &day->break_ends;
  gint64 from, until;

  if (starts->set || !parse_span (text + (tickets ? strlen (TICKETS) : 0), &from, &until))
    return FALSE;
  /* Numbers may be given before the doors open, not for after they close. */
  if (until > day->closes || (tickets ? until <= day->opens : from < day->opens))
    return FALSE;
  *starts = LOKET_SOME (from);
  *ends = LOKET_SOME (until);
  return TRUE;
}

/* "07.30-16.00; 12.00-13.00; tickets 07.00-15.30": the hours and, when they are given, the rest. */
static gboolean
parse_workday (const char *text, LoketWorkday *day)
{
  g_auto (GStrv) spans = g_strsplit (text, ";", 4);
  guint n = g_strv_length (spans);

  if (n < 1 || n > 3 || !parse_span (g_strstrip (spans[0]), &day->opens, &day->closes))
    return FALSE;
  for (guint i = 1; i < n; i++)
    if (!parse_part (g_strstrip (spans[i]), day))
      return FALSE;
  return TRUE;
}

static gboolean
read_week (LoketProfileReader *reader, const char *section, GListStore **hours)
{
  *hours = g_list_store_new (loket_workday_get_type ());
  for (guint i = 0; i < G_N_ELEMENTS (weekdays); i++) {
    g_autoptr (LoketWorkday) day = loket_workday_new ();
    g_autofree char *text = NULL;
    if (!loket_profile_read_optional (reader, section, weekdays[i], &text))
      return FALSE;
    if (text == NULL)
      continue;
    day->weekday = i + 1;
    if (!parse_workday (text, day))
      return loket_profile_refuse (reader,
                                   section,
                                   weekdays[i],
                                   "“%s” are not hours such as 07.30-16.00; 12.00-13.00",
                                   text);
    g_list_store_append (*hours, day);
  }
  return TRUE;
}

static gboolean
read_hours (LoketProfileReader *reader, LoketProfile *profile)
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

  return loket_profile_check_keys (reader, "hours", known) &&
         loket_profile_read_switch (
             reader, "hours", "refuse-outside-hours", &profile->refuse_outside_hours) &&
         read_week (reader, "hours", &profile->hours);
}

static gboolean
read_season (LoketProfileReader *reader, const char *section, LoketProfile *profile)
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
  if (!loket_profile_check_keys (reader, section, known) ||
      !loket_profile_read_phrase (reader, section, "title", &season->title) ||
      !loket_profile_read_text (reader, section, "first-day", &season->first_day) ||
      !loket_profile_read_text (reader, section, "last-day", &season->last_day) ||
      !read_week (reader, section, &season->hours))
    return FALSE;
  if (!loket_record_check (&season->parent_instance, &problem))
    return loket_profile_refuse (reader, section, NULL, "%s", problem->message);
  if (strcmp (season->first_day, season->last_day) > 0)
    return loket_profile_refuse (reader, section, "last-day", "is before the first day");
  g_list_store_append (profile->seasons, season);
  return TRUE;
}

/* paper-1, paper-2 and so on, each with the name of its picture in paper-1-icon. */
static gboolean
read_papers (LoketProfileReader *reader, const char *section, LoketService *service)
{
  service->papers = g_list_store_new (loket_requirement_get_type ());
  for (guint i = 1; i <= 12; i++) {
    g_autofree char *key = g_strdup_printf ("paper-%u", i);
    g_autofree char *icon_key = g_strdup_printf ("paper-%u-icon", i);
    g_autoptr (LoketRequirement) paper = loket_requirement_new ();
    if (!loket_profile_read_optional_phrase (reader, section, key, &paper->phrase) ||
        !loket_profile_read_optional (reader, section, icon_key, &paper->icon))
      return FALSE;
    if (paper->phrase != NULL)
      g_list_store_append (service->papers, paper);
    else if (paper->icon != NULL)
      return loket_profile_refuse (reader, section, icon_key, "there is no %s", key);
  }
  return TRUE;
}

/* One capital letter that no service has yet: numbers of two services must not look alike. */
static gboolean
check_letter (LoketProfileReader *reader,
              const char *section,
              const char *letter,
              LoketProfile *profile)
{
  if (strlen (letter) != 1 || !g_ascii_isupper (*letter))
    return loket_profile_refuse (reader, section, "letter", "“%s” is not one of A to Z", letter);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (profile->services)); i++) {
    g_autoptr (LoketService) other = g_list_model_get_item (G_LIST_MODEL (profile->services), i);
    if (strcmp (other->letter, letter) == 0)
      return loket_profile_refuse (
          reader, section, "letter", "service %s has %s already", other->key, letter);
  }
  return TRUE;
}

static gboolean
read_service (LoketProfileReader *reader, const char *section, LoketProfile *profile)
{
  static const char *const known[] = {"letter",
                                      "colour",
                                      "icon",
                                      "title",
                                      "hint",
                                      "posted-minutes",
                                      "posted-days",
                                      "stages",
                                      "day-limit",
                                      "paper-*",
                                      "paper-*-icon",
                                      NULL};
  g_autoptr (LoketService) service = loket_service_new ();
  g_autoptr (GError) problem = NULL;
  g_autofree char *stages = NULL;

  service->key = g_strdup (section + strlen ("service "));
  if (!loket_profile_check_keys (reader, section, known) ||
      !loket_profile_read_text (reader, section, "letter", &service->letter) ||
      !check_letter (reader, section, service->letter, profile) ||
      !loket_profile_read_colour (reader, section, "colour", &service->colour) ||
      !loket_profile_read_text (reader, section, "icon", &service->icon) ||
      !loket_profile_read_phrase (reader, section, "title", &service->title) ||
      !loket_profile_read_optional_phrase (reader, section, "hint", &service->hint) ||
      !loket_profile_read_number (reader, section, "posted-minutes", &service->posted_minutes) ||
      !loket_profile_read_optional_number (reader, section, "posted-days", &service->posted_days) ||
      !loket_profile_read_optional_number (reader, section, "day-limit", &service->day_limit) ||
      !loket_profile_read_optional (reader, section, "stages", &stages) ||
      !read_papers (reader, section, service))
    return FALSE;
  service->stages = stages != NULL ? loket_profile_split_words (stages) : NULL;
  if (!loket_record_check (&service->parent_instance, &problem))
    return loket_profile_refuse (reader, section, NULL, "%s", problem->message);
  g_list_store_append (profile->services, service);
  return TRUE;
}

/* A desk behind the first one: "[stage card-press]". */
static gboolean
read_stage (LoketProfileReader *reader, const char *section, LoketProfile *profile)
{
  static const char *const known[] = {"title", NULL};
  g_autoptr (LoketQueueStage) stage = loket_queue_stage_new ();
  g_autoptr (GError) problem = NULL;

  stage->key = g_strdup (section + strlen ("stage "));
  if (!loket_profile_check_keys (reader, section, known) ||
      !loket_profile_read_phrase (reader, section, "title", &stage->title))
    return FALSE;
  if (!loket_record_check (&stage->parent_instance, &problem))
    return loket_profile_refuse (reader, section, NULL, "%s", problem->message);
  g_list_store_append (profile->stages, stage);
  return TRUE;
}

/* Once all sections are read: a queue has one meaning, and every way leads somewhere. */
static gboolean
check_stages (LoketProfileReader *reader, LoketProfile *profile)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (profile->services)); i++) {
    g_autoptr (LoketService) service = g_list_model_get_item (G_LIST_MODEL (profile->services), i);
    g_autofree char *section = g_strconcat ("service ", service->key, NULL);
    if (loket_profile_stage (profile, service->key) != NULL)
      return loket_profile_refuse (reader, section, NULL, "there is a stage with this key");
    for (guint k = 0; service->stages != NULL && service->stages[k] != NULL; k++)
      if (loket_profile_stage (profile, service->stages[k]) == NULL)
        return loket_profile_refuse (
            reader, section, "stages", "there is no stage “%s”", service->stages[k]);
  }
  return TRUE;
}

/* Who sends lists: "[source dtsen]". */
static gboolean
read_source (LoketProfileReader *reader, const char *section, LoketProfile *profile)
{
  static const char *const known[] = {"name", "kind", "rank", "legal-basis", "map", NULL};
  g_autoptr (LoketSource) source = loket_source_new ();
  g_autoptr (GError) problem = NULL;

  source->key = g_strdup (section + strlen ("source "));
  if (!loket_profile_check_keys (reader, section, known) ||
      !loket_profile_read_phrase (reader, section, "name", &source->title) ||
      !loket_profile_read_text (reader, section, "kind", &source->kind) ||
      !loket_profile_read_number (reader, section, "rank", &source->rank) ||
      !loket_profile_read_optional (reader, section, "legal-basis", &source->legal_basis) ||
      !loket_profile_read_optional (reader, section, "map", &source->map))
    return FALSE;
  if (!loket_record_check (&source->parent_instance, &problem))
    return loket_profile_refuse (reader, section, NULL, "%s", problem->message);
  g_list_store_append (profile->sources, source);
  return TRUE;
}

/* Every counter with its services; "*" takes them all. */
static gboolean
read_counters (LoketProfileReader *reader, LoketProfile *profile)
{
  g_auto (GStrv) ids = g_key_file_get_keys (reader->keys, "counters", NULL, NULL);

  if (ids == NULL)
    return loket_profile_refuse (reader, "counters", NULL, "this section is missing");
  for (guint i = 0; ids[i] != NULL; i++) {
    g_autoptr (LoketCounterPost) counter = loket_counter_post_new ();
    g_autofree char *text = NULL;
    if (!loket_profile_read_text (reader, "counters", ids[i], &text))
      return FALSE;
    counter->id = g_strdup (ids[i]);
    counter->services = strcmp (text, "*") != 0 ? loket_profile_split_words (text) : NULL;
    for (guint k = 0; counter->services != NULL && counter->services[k] != NULL; k++)
      if (!loket_profile_has_queue (profile, counter->services[k]))
        return loket_profile_refuse (
            reader, "counters", ids[i], "there is no service or stage “%s”", counter->services[k]);
    g_list_store_append (profile->counters, counter);
  }
  return TRUE;
}

static gboolean
read_sections (LoketProfileReader *reader, LoketProfile *profile)
{
  static const char *const single[] = {"office",
                                       "languages",
                                       "fairness",
                                       "limits",
                                       "watch",
                                       "hours",
                                       "counters",
                                       "card",
                                       "school-help",
                                       "guarantee",
                                       "satisfaction",
                                       "hall",
                                       NULL};
  g_auto (GStrv) sections = g_key_file_get_groups (reader->keys, NULL);

  for (guint i = 0; sections[i] != NULL; i++) {
    if (g_str_has_prefix (sections[i], "service ")) {
      if (!read_service (reader, sections[i], profile))
        return FALSE;
    } else if (g_str_has_prefix (sections[i], "stage ")) {
      if (!read_stage (reader, sections[i], profile))
        return FALSE;
    } else if (g_str_has_prefix (sections[i], "season ")) {
      if (!read_season (reader, sections[i], profile))
        return FALSE;
    } else if (g_str_has_prefix (sections[i], "source ")) {
      if (!read_source (reader, sections[i], profile))
        return FALSE;
    } else if (g_str_has_prefix (sections[i], "application ")) {
      if (!loket_profile_read_kind (reader, sections[i], profile))
        return FALSE;
    } else if (g_str_has_prefix (sections[i], "card ")) {
      if (!loket_profile_read_card (reader, sections[i], profile))
        return FALSE;
    } else if (g_str_has_prefix (sections[i], "facility ")) {
      if (!loket_profile_read_facility (reader, sections[i], profile))
        return FALSE;
    } else if (g_str_has_prefix (sections[i], "entitlement ")) {
      if (!loket_profile_read_entitlement (reader, sections[i], profile))
        return FALSE;
    } else if (!g_strv_contains (single, sections[i])) {
      return loket_profile_refuse (reader, sections[i], NULL, "nobody knows this section");
    }
  }
  return read_office (reader, profile) && read_languages (reader, profile) &&
         read_fairness (reader, profile) && read_limits (reader, profile) &&
         read_watch (reader, profile) && read_satisfaction (reader, profile) &&
         read_hours (reader, profile) && check_stages (reader, profile) &&
         read_counters (reader, profile) && loket_profile_check_kinds (reader, profile) &&
         loket_profile_read_card_rules (reader, profile) &&
         loket_profile_check_cards (reader, profile) &&
         loket_profile_read_school_help (reader, profile) &&
         loket_profile_read_guarantee (reader, profile) &&
         loket_profile_read_hall (reader, profile);
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
  LoketProfileReader reader = {.keys = keys, .error = error};

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
  profile->stages = g_list_store_new (loket_queue_stage_get_type ());
  profile->counters = g_list_store_new (loket_counter_post_get_type ());
  profile->seasons = g_list_store_new (loket_season_get_type ());
  profile->sources = g_list_store_new (loket_source_get_type ());
  profile->applications = g_list_store_new (loket_application_kind_get_type ());
  profile->cards = g_list_store_new (loket_card_product_get_type ());
  profile->facilities = g_list_store_new (loket_facility_get_type ());
  profile->entitlements = g_list_store_new (loket_entitlement_get_type ());
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
