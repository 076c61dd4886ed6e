/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hospitals and their guarantee slips, as profile.ini says them: "[guarantee]" and "[facility
 * KEY]"; profile-parse.c hands its sections on to here. */
#include "config.h"

#include "core/guarantee.h"
#include "core/profile-reader.h"

#include <string.h>

#define PREFIX "facility "
#define DEVICES_MAX 1000

/* clang-format off */
static const LoketField facility_fields[] = {
  LOKET_FIELD_TEXT (LoketFacility, key, LOKET_FIELD_KEY, .min = 1, .max = LOKET_FACILITY_MAX, .blurb = "Its key: rsud-gemolong"),
  LOKET_FIELD_RECORD (LoketFacility, title, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "Its name"),
  LOKET_FIELD_TEXT (LoketFacility, devices, LOKET_FIELD_OPTIONAL, .max = DEVICES_MAX, .blurb = "Names of the devices that stand there, with ; between them"),
  LOKET_FIELD_RECORD (LoketFacility, melati, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "What that card gives there"),
  LOKET_FIELD_RECORD (LoketFacility, menur, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "What that card gives there"),
  LOKET_FIELD_RECORD (LoketFacility, kenanga, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "What that card gives there"),
};
LOKET_DEFINE_RECORD (LoketFacility, loket_facility, facility_fields)
/* clang-format on */

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
  static const char *const known[] = {"title", "devices", "melati", "menur", "kenanga", NULL};
  g_autoptr (LoketFacility) facility = loket_facility_new ();
  g_autoptr (GError) problem = NULL;

  facility->key = g_strdup (section + strlen (PREFIX));
  if (!loket_profile_check_keys (reader, section, known) ||
      !loket_profile_read_phrase (reader, section, "title", &facility->title) ||
      !loket_profile_read_optional (reader, section, "devices", &facility->devices) ||
      !loket_profile_read_optional_phrase (reader, section, "melati", &facility->melati) ||
      !loket_profile_read_optional_phrase (reader, section, "menur", &facility->menur) ||
      !loket_profile_read_optional_phrase (reader, section, "kenanga", &facility->kenanga))
    return FALSE;
  if (!loket_record_check (LOKET_RECORD (facility), &problem))
    return loket_profile_refuse (reader, section, NULL, "%s", problem->message);
  g_list_store_append (profile->facilities, facility);
  return TRUE;
}

static gboolean
has_device (const LoketFacility *facility, const char *device)
{
  g_auto (GStrv) names = g_strsplit (facility->devices != NULL ? facility->devices : "", ";", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (g_strstrip (names[i]), device) == 0)
      return TRUE;
  return FALSE;
}

/**
 * loket_profile_facility_of:
 * @profile: the office
 * @device: (nullable): what a device is called
 *
 * Returns: (transfer none) (nullable): the facility that it stands in, %NULL when the profile names
 *   none: then the device is one of its own
 */
LoketFacility *
loket_profile_facility_of (LoketProfile *profile, const char *device)
{
  guint n = profile->facilities != NULL
                ? g_list_model_get_n_items (G_LIST_MODEL (profile->facilities))
                : 0;

  for (guint i = 0; device != NULL && i < n; i++) {
    g_autoptr (LoketFacility) facility =
        g_list_model_get_item (G_LIST_MODEL (profile->facilities), i);
    if (has_device (facility, device))
      return facility; /* the list keeps it alive */
  }
  return NULL;
}

/**
 * loket_profile_facility:
 * @profile: the office
 * @key: of a facility
 *
 * Returns: (transfer none) (nullable): that facility
 */
LoketFacility *
loket_profile_facility (LoketProfile *profile, const char *key)
{
  guint n = profile->facilities != NULL
                ? g_list_model_get_n_items (G_LIST_MODEL (profile->facilities))
                : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketFacility) facility =
        g_list_model_get_item (G_LIST_MODEL (profile->facilities), i);
    if (g_strcmp0 (facility->key, key) == 0)
      return facility; /* the list keeps it alive */
  }
  return NULL;
}

/**
 * loket_profile_guarantee_days:
 * @profile: the office
 *
 * Returns: how many days behind its own a slip holds
 */
gint64
loket_profile_guarantee_days (LoketProfile *profile)
{
  return profile->guarantee_days.set ? profile->guarantee_days.value : LOKET_GUARANTEE_DAYS;
}

/**
 * loket_profile_gives:
 * @profile: the office
 * @facility: (nullable): where
 * @category: of a card
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer none) (nullable): what such a card gives there; where the profile does not say
 *   it of the facility, what it gives at all
 */
const char *
loket_profile_gives (LoketProfile *profile,
                     const LoketFacility *facility,
                     LoketCategory category,
                     const char *language)
{
  LoketCardProduct *product =
      loket_profile_card_of (profile, loket_enum_name (loket_category_get_type (), (int) category));
  LoketPhrase *phrase = NULL;

  if (facility != NULL && category == LOKET_CATEGORY_MELATI)
    phrase = facility->melati;
  else if (facility != NULL && category == LOKET_CATEGORY_MENUR)
    phrase = facility->menur;
  else if (facility != NULL && category == LOKET_CATEGORY_KENANGA)
    phrase = facility->kenanga;
  if (phrase == NULL && product != NULL)
    phrase = product->gives;
  return phrase != NULL ? loket_phrase_in (phrase, language) : NULL;
}
