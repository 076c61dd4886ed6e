/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where verifiers stand and what a school may ask, as profile.ini says it: "[facility KEY]" and
 * "[school-help]"; profile-parse.c hands these sections on to here. */
#include "config.h"

#include "core/profile-reader.h"
#include "core/roll.h"

#include <string.h>

#define PREFIX "facility "
#define DEVICES_MAX 50
#define ROWS 60
#define ROWS_A_DAY 600
#define BITS_MAX 65535

G_DEFINE_ENUM_TYPE (LoketFacilityKind,
                    loket_facility_kind,
                    G_DEFINE_ENUM_VALUE (LOKET_FACILITY_HEALTH_CENTRE, "health_centre"),
                    G_DEFINE_ENUM_VALUE (LOKET_FACILITY_HOSPITAL, "hospital"),
                    G_DEFINE_ENUM_VALUE (LOKET_FACILITY_SCHOOL, "school"),
                    G_DEFINE_ENUM_VALUE (LOKET_FACILITY_OTHER, "other"))

/* clang-format off */
static const LoketField facility_fields[] = {
  LOKET_FIELD_TEXT (LoketFacility, key, LOKET_FIELD_KEY, .min = 1, .max = 40, .blurb = "Its key: sdn-1"),
  LOKET_FIELD_ENUM (LoketFacility, kind, LOKET_FIELD_PLAIN, loket_facility_kind, .blurb = "What it is"),
  LOKET_FIELD_RECORD (LoketFacility, title, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "Its name"),
  LOKET_FIELD_WORDS (LoketFacility, devices, LOKET_FIELD_OPTIONAL, .max = DEVICES_MAX, .blurb = "Names of the verifiers that stand there"),
  LOKET_FIELD_BOOLEAN (LoketFacility, categories, LOKET_FIELD_OPTIONAL, .blurb = "They see the category of a card too"),
};
LOKET_DEFINE_RECORD (LoketFacility, loket_facility, facility_fields)

static const LoketField school_help_fields[] = {
  LOKET_FIELD_INTEGER (LoketSchoolHelp, entitlement, LOKET_FIELD_PLAIN, .min = 1, .max = BITS_MAX, .blurb = "Bits of a seal, any of which is help with school"),
  LOKET_FIELD_INTEGER (LoketSchoolHelp, rows, LOKET_FIELD_PLAIN, .min = 1, .max = LOKET_ROLL_ROWS, .blurb = "Pupils of one class at most"),
  LOKET_FIELD_INTEGER (LoketSchoolHelp, rows_a_day, LOKET_FIELD_PLAIN, .min = 1, .max = 100000, .blurb = "Pupils that one device may ask about on a day"),
};
LOKET_DEFINE_RECORD (LoketSchoolHelp, loket_school_help, school_help_fields)
/* clang-format on */

/* Names of devices have blanks, so only semicolons stand between them. */
static char **
split_names (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (names, parts[i]);
  return g_strv_builder_end (names);
}

static gboolean
check_whole (LoketProfileReader *reader, const char *section, LoketRecord *record)
{
  g_autoptr (GError) problem = NULL;

  return loket_record_check (record, &problem) ||
         loket_profile_refuse (reader, section, NULL, "%s", problem->message);
}

static gboolean
read_kind (LoketProfileReader *reader, const char *section, LoketFacility *facility)
{
  g_autofree char *text = NULL;
  int kind;

  if (!loket_profile_read_text (reader, section, "kind", &text))
    return FALSE;
  if (!loket_enum_from_name (loket_facility_kind_get_type (), text, &kind))
    return loket_profile_refuse (
        reader, section, "kind", "“%s” is no health_centre, hospital, school or other", text);
  facility->kind = (LoketFacilityKind) kind;
  return TRUE;
}

/* A device stands in one place: else it could be taken for a school by another section. */
static gboolean
read_devices (LoketProfileReader *reader,
              const char *section,
              LoketProfile *profile,
              LoketFacility *facility)
{
  g_autofree char *text = NULL;

  if (!loket_profile_read_optional (reader, section, "devices", &text))
    return FALSE;
  facility->devices = text != NULL ? split_names (text) : NULL;
  for (guint i = 0; facility->devices != NULL && facility->devices[i] != NULL; i++)
    if (loket_profile_facility_of (profile, facility->devices[i]) != NULL)
      return loket_profile_refuse (
          reader, section, "devices", "“%s” stands somewhere else too", facility->devices[i]);
  return TRUE;
}

/**
 * loket_profile_read_facility:
 * @reader: a profile that is read
 * @section: "facility KEY"
 * @profile: takes the facility
 *
 * Returns: %FALSE when something is wrong in that section
 */
gboolean
loket_profile_read_facility (LoketProfileReader *reader, const char *section, LoketProfile *profile)
{
  static const char *const known[] = {"kind", "title", "devices", "categories", NULL};
  g_autoptr (LoketFacility) facility = loket_facility_new ();

  facility->key = g_strdup (section + strlen (PREFIX));
  if (!loket_profile_check_keys (reader, section, known) ||
      !read_kind (reader, section, facility) ||
      !loket_profile_read_phrase (reader, section, "title", &facility->title) ||
      !read_devices (reader, section, profile, facility) ||
      !loket_profile_read_switch (reader, section, "categories", &facility->categories) ||
      !check_whole (reader, section, LOKET_RECORD (facility)))
    return FALSE;
  g_list_store_append (profile->facilities, facility);
  return TRUE;
}

/* The value when there is none stands in @number already. */
static gboolean
read_count (LoketProfileReader *reader, const char *key, gint64 *number)
{
  LoketOptional value = LOKET_SOME (*number);

  if (!loket_profile_read_optional_number (reader, "school-help", key, &value))
    return FALSE;
  *number = value.value;
  return TRUE;
}

/**
 * loket_profile_read_school_help:
 * @reader: a profile that is read
 * @profile: takes what a school may ask, when it may
 *
 * Returns: %FALSE when something is wrong in "[school-help]"
 */
gboolean
loket_profile_read_school_help (LoketProfileReader *reader, LoketProfile *profile)
{
  static const char *const known[] = {"entitlement", "rows", "rows-a-day", NULL};
  g_autoptr (LoketSchoolHelp) help = loket_school_help_new ();

  if (!g_key_file_has_group (reader->keys, "school-help"))
    return TRUE;
  help->rows = ROWS;
  help->rows_a_day = ROWS_A_DAY;
  if (!loket_profile_check_keys (reader, "school-help", known) ||
      !loket_profile_read_number (reader, "school-help", "entitlement", &help->entitlement) ||
      !read_count (reader, "rows", &help->rows) ||
      !read_count (reader, "rows-a-day", &help->rows_a_day) ||
      !check_whole (reader, "school-help", LOKET_RECORD (help)))
    return FALSE;
  profile->school_help = g_steal_pointer (&help);
  return TRUE;
}

/**
 * loket_profile_facility_of:
 * @profile: a profile
 * @device: name of a verifier, as it was enrolled
 *
 * Returns: (transfer none) (nullable): where it stands
 */
LoketFacility *
loket_profile_facility_of (LoketProfile *profile, const char *device)
{
  const guint n = profile->facilities != NULL
                      ? g_list_model_get_n_items (G_LIST_MODEL (profile->facilities))
                      : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketFacility) facility =
        g_list_model_get_item (G_LIST_MODEL (profile->facilities), i);
    if (facility->devices != NULL &&
        g_strv_contains ((const char *const *) facility->devices, device))
      return facility; /* the list keeps it alive */
  }
  return NULL;
}
