/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where cards are accepted and what they give there, as profile.ini says it: "[facility KEY]" and
 * "[entitlement KEY]"; profile-parse.c hands its sections on to here. */
#include "config.h"

#include "core/profile-reader.h"

#include <string.h>

#define FACILITY "facility "
#define ENTITLEMENT "entitlement "
#define BITS 16 /* of a seal (card-token.md 2) */

G_DEFINE_ENUM_TYPE (LoketFacilityKind,
                    loket_facility_kind,
                    G_DEFINE_ENUM_VALUE (LOKET_FACILITY_PUSKESMAS, "puskesmas"),
                    G_DEFINE_ENUM_VALUE (LOKET_FACILITY_HOSPITAL, "hospital"),
                    G_DEFINE_ENUM_VALUE (LOKET_FACILITY_SCHOOL, "school"))

/* clang-format off */
static const LoketField facility_fields[] = {
  LOKET_FIELD_TEXT (LoketFacility, key, LOKET_FIELD_KEY, .min = 1, .max = 40, .blurb = "Its key: rsud-soehadi"),
  LOKET_FIELD_ENUM (LoketFacility, kind, LOKET_FIELD_PLAIN, loket_facility_kind, .blurb = "What kind of house it is"),
  LOKET_FIELD_RECORD (LoketFacility, title, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "Its name"),
};
LOKET_DEFINE_RECORD (LoketFacility, loket_facility, facility_fields)

static const LoketField entitlement_fields[] = {
  LOKET_FIELD_TEXT (LoketEntitlement, key, LOKET_FIELD_KEY, .min = 1, .max = 40, .blurb = "Its key: hospital-care"),
  LOKET_FIELD_INTEGER (LoketEntitlement, bit, LOKET_FIELD_PLAIN, .min = 0, .max = BITS - 1, .blurb = "Bit of the seal"),
  LOKET_FIELD_ENUM (LoketEntitlement, at, LOKET_FIELD_PLAIN, loket_facility_kind, .blurb = "Kind of house where it counts"),
  LOKET_FIELD_RECORD (LoketEntitlement, title, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "What it gives there, a sentence"),
};
LOKET_DEFINE_RECORD (LoketEntitlement, loket_entitlement, entitlement_fields)
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
        reader, section, key, "“%s” is not puskesmas, hospital or school", name);
  *kind = (LoketFacilityKind) value;
  return TRUE;
}

static gboolean
take (LoketProfileReader *reader, const char *section, LoketRecord *record, GListStore *list)
{
  g_autoptr (GError) problem = NULL;

  if (!loket_record_check (record, &problem))
    return loket_profile_refuse (reader, section, NULL, "%s", problem->message);
  g_list_store_append (list, record);
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
  static const char *const known[] = {"kind", "title", NULL};
  g_autoptr (LoketFacility) facility = loket_facility_new ();

  facility->key = g_strdup (section + strlen (FACILITY));
  return loket_profile_check_keys (reader, section, known) &&
         read_kind (reader, section, "kind", &facility->kind) &&
         loket_profile_read_phrase (reader, section, "title", &facility->title) &&
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
