/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where cards are accepted, what they give there and what a school may ask, as profile.ini says it:
 * "[facility KEY]", "[entitlement KEY]", "[school-help]" and "[guarantee]"; profile-parse.c hands
 * its sections on to here. */
#include "config.h"

#include "core/profile-reader.h"
#include "core/roll.h"

#include <string.h>

#define FACILITY "facility "
#define ENTITLEMENT "entitlement "
#define SCHOOL_HELP "school-help"
#define BITS 16 /* of a seal (card-token.md 2) */
#define DEVICES_MAX 50
#define ROWS 60
#define ROWS_A_DAY 600

G_DEFINE_ENUM_TYPE (LoketFacilityKind,
                    loket_facility_kind,
                    G_DEFINE_ENUM_VALUE (LOKET_FACILITY_PUSKESMAS, "puskesmas"),
                    G_DEFINE_ENUM_VALUE (LOKET_FACILITY_HOSPITAL, "hospital"),
                    G_DEFINE_ENUM_VALUE (LOKET_FACILITY_SCHOOL, "school"),
                    G_DEFINE_ENUM_VALUE (LOKET_FACILITY_OTHER, "other"))

/* clang-format off */
static const LoketField facility_fields[] = {
  LOKET_FIELD_TEXT (LoketFacility, key, LOKET_FIELD_KEY, .min = 1, .max = 40, .blurb = "Its key: rsud-soehadi"),
  LOKET_FIELD_ENUM (LoketFacility, kind, LOKET_FIELD_PLAIN, loket_facility_kind, .blurb = "What kind of house it is"),
  LOKET_FIELD_RECORD (LoketFacility, title, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "Its name"),
  LOKET_FIELD_WORDS (LoketFacility, devices, LOKET_FIELD_OPTIONAL | LOKET_FIELD_NAME, .max = DEVICES_MAX, .blurb = "Names of the devices that stand there"),
  LOKET_FIELD_BOOLEAN (LoketFacility, categories, LOKET_FIELD_OPTIONAL, .blurb = "A school there sees the category of a card too"),
};
LOKET_DEFINE_RECORD (LoketFacility, loket_facility, facility_fields)

static const LoketField entitlement_fields[] = {
  LOKET_FIELD_TEXT (LoketEntitlement, key, LOKET_FIELD_KEY, .min = 1, .max = 40, .blurb = "Its key: hospital-care"),
  LOKET_FIELD_INTEGER (LoketEntitlement, bit, LOKET_FIELD_PLAIN, .min = 0, .max = BITS - 1, .blurb = "Bit of the seal"),
  LOKET_FIELD_ENUM (LoketEntitlement, at, LOKET_FIELD_PLAIN, loket_facility_kind, .blurb = "Kind of house where it counts"),
  LOKET_FIELD_RECORD (LoketEntitlement, title, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "What it gives there, a sentence"),
};
LOKET_DEFINE_RECORD (LoketEntitlement, loket_entitlement, entitlement_fields)

static const LoketField school_help_fields[] = {
  LOKET_FIELD_INTEGER (LoketSchoolHelp, rows, LOKET_FIELD_PLAIN, .min = 1, .max = LOKET_ROLL_ROWS, .blurb = "Pupils of one class at most"),
  LOKET_FIELD_INTEGER (LoketSchoolHelp, rows_a_day, LOKET_FIELD_PLAIN, .min = 1, .max = 100000, .blurb = "Pupils that one device may ask about on a day"),
};
LOKET_DEFINE_RECORD (LoketSchoolHelp, loket_school_help, school_help_fields)
/* clang-format on */

static gboolean
read_kind (LoketProfileReader *reader,
           const char *section,
           const char *key,
           LoketFacilityKind *kind)
{
  g_autofree char *name = NULL;
  int value = 0;

  if (!loket_profile_read_text (reader, section, key, &name))
    return FALSE;
  if (!loket_enum_from_name (loket_facility_kind_get_type (), name, &value))
    return loket_profile_refuse (
        reader, section, key, "“%s” is not puskesmas, hospital, school or other", name);
  *kind = (LoketFacilityKind) value;
  return TRUE;
}

static gboolean
check_whole (LoketProfileReader *reader, const char *section, LoketRecord *record)
{
  g_autoptr (GError) problem = NULL;

  return loket_record_check (record, &problem) ||
         loket_profile_refuse (reader, section, NULL, "%s", problem->message);
}

static gboolean
take (LoketProfileReader *reader, const char *section, LoketRecord *record, GListStore *list)
{
  if (!check_whole (reader, section, record))
    return FALSE;
  g_list_store_append (list, record);
  return TRUE;
}

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

/* A device stands in one place: else another section could make a school of it. */
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
 * @profile: takes the house
 *
 * Returns: %FALSE when something is wrong in that section
 */
gboolean
loket_profile_read_facility (LoketProfileReader *reader, const char *section, LoketProfile *profile)
{
  static const char *const known[] = {"kind", "title", "devices", "categories", NULL};
  g_autoptr (LoketFacility) facility = loket_facility_new ();

  facility->key = g_strdup (section + strlen (FACILITY));
  return loket_profile_check_keys (reader, section, known) &&
         read_kind (reader, section, "kind", &facility->kind) &&
         loket_profile_read_phrase (reader, section, "title", &facility->title) &&
         read_devices (reader, section, profile, facility) &&
         loket_profile_read_switch (reader, section, "categories", &facility->categories) &&
         take (reader, section, LOKET_RECORD (facility), profile->facilities);
}

/**
 * loket_profile_read_entitlement:
 * @reader: a profile that is read
 * @section: "entitlement KEY"
 * @profile: takes what a bit gives
 *
 * Returns: %FALSE when something is wrong in that section
 */
gboolean
loket_profile_read_entitlement (LoketProfileReader *reader,
                                const char *section,
                                LoketProfile *profile)
{
  static const char *const known[] = {"bit", "at", "title", NULL};
  g_autoptr (LoketEntitlement) gives = loket_entitlement_new ();

  gives->key = g_strdup (section + strlen (ENTITLEMENT));
  return loket_profile_check_keys (reader, section, known) &&
         loket_profile_read_number (reader, section, "bit", &gives->bit) &&
         read_kind (reader, section, "at", &gives->at) &&
         loket_profile_read_phrase (reader, section, "title", &gives->title) &&
         take (reader, section, LOKET_RECORD (gives), profile->entitlements);
}

/* The value when there is none stands in @number already. */
static gboolean
read_count (LoketProfileReader *reader, const char *key, gint64 *number)
{
  LoketOptional value = LOKET_SOME (*number);

  if (!loket_profile_read_optional_number (reader, SCHOOL_HELP, key, &value))
    return FALSE;
  *number = value.value;
  return TRUE;
}

/**
 * loket_profile_read_school_help:
 * @reader: a profile whose entitlements are read
 * @profile: takes what a school may ask, when it may
 *
 * Returns: %FALSE when something is wrong in "[school-help]"
 */
gboolean
loket_profile_read_school_help (LoketProfileReader *reader, LoketProfile *profile)
{
  static const char *const known[] = {"rows", "rows-a-day", NULL};
  g_autoptr (LoketSchoolHelp) help = loket_school_help_new ();

  if (!g_key_file_has_group (reader->keys, SCHOOL_HELP))
    return TRUE;
  help->rows = ROWS;
  help->rows_a_day = ROWS_A_DAY;
  if (!loket_profile_check_keys (reader, SCHOOL_HELP, known) ||
      !read_count (reader, "rows", &help->rows) ||
      !read_count (reader, "rows-a-day", &help->rows_a_day) ||
      !check_whole (reader, SCHOOL_HELP, LOKET_RECORD (help)))
    return FALSE;
  if (loket_profile_bits_at (profile, LOKET_FACILITY_SCHOOL) == 0)
    return loket_profile_refuse (
        reader, SCHOOL_HELP, NULL, "no [entitlement] is for a school (at=school)");
  profile->school_help = g_steal_pointer (&help);
  return TRUE;
}

/**
 * loket_profile_read_guarantee:
 * @reader: a profile that is read
 * @profile: takes how long a slip holds
 *
 * Returns: %FALSE when something is wrong in "[guarantee]"
 */
gboolean
loket_profile_read_guarantee (LoketProfileReader *reader, LoketProfile *profile)
{
  static const char *const known[] = {"days", NULL};

  return !g_key_file_has_group (reader->keys, "guarantee") ||
         (loket_profile_check_keys (reader, "guarantee", known) &&
          loket_profile_read_optional_number (
              reader, "guarantee", "days", &profile->guarantee_days));
}
