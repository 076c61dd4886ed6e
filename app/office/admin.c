/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The administrator's desk: what the office is, and whether its store is sound. */
#include "config.h"

#include "core/place.h"
#include "office/office.h"
#include "office/open.h"
#include "office/turn.h"

static LoketRecord *
profile (LoketTurn *turn, LoketRecord *request, GError **error)
{
  return LOKET_RECORD (g_object_ref (loket_turn_profile (turn)));
}

/* Whether rules, forms and letters are still those that the office was opened with. */
static gboolean
is_same_rules (LoketOffice *office, const char *profile)
{
  g_autoptr (LoketRuleBook) rules = loket_profile_load_rules (profile, NULL);
  g_autoptr (LoketFormBook) forms = loket_profile_load_forms (profile, NULL);
  g_autoptr (LoketLetterBook) letters = loket_profile_load_letters (profile, NULL);

  return rules != NULL && forms != NULL && letters != NULL &&
         loket_letter_book_equal (letters, loket_office_letters (office)) &&
         loket_rule_book_equal (rules, loket_office_rules (office)) &&
         loket_form_book_equal (forms, loket_office_forms (office));
}

/* From the files of today: they say whether the hub should be started anew. */
static LoketRecord *
profile_values (LoketTurn *turn, LoketRecord *request, GError **error)
{
  LoketProfile *known = loket_turn_profile (turn);
  LoketProfileValues *values = loket_profile_load_values (known->key, error);
  g_autoptr (LoketProfile) now = NULL;
  g_autoptr (GError) problem = NULL;

  if (values == NULL)
    return NULL;
  now = loket_profile_check (known->key, &problem);
  values->problem = problem != NULL ? g_strdup (problem->message) : NULL;
  values->newer = now == NULL || !loket_record_equal (LOKET_RECORD (now), LOKET_RECORD (known)) ||
                  !is_same_rules (loket_turn_office (turn), known->key);
  return LOKET_RECORD (values);
}

/* The villages below @region, in the order of their codes. */
static void
gather_places (const LoketRegion *region, LoketPlaceList *list)
{
  g_autoptr (LoketPlace) place = NULL;

  for (guint i = 0; i < region->children->len; i++)
    gather_places (region->children->pdata[i], list);
  if (region->level < LOKET_REGION_DESA)
    return;
  place = loket_place_new ();
  place->code = g_strdup (region->code);
  place->name = g_strdup (region->name);
  place->subdistrict = region->parent != NULL ? g_strdup (region->parent->name) : NULL;
  g_list_store_append (list->places, place);
}

static LoketRecord *
places (LoketTurn *turn, LoketRecord *request, GError **error)
{
  const LoketRegions *regions = loket_office_regions (loket_turn_office (turn));
  const LoketRegion *regency = loket_regions_find (regions, loket_turn_profile (turn)->office_id);
  LoketPlaceList *list = loket_place_list_new ();

  list->places = g_list_store_new (loket_place_get_type ());
  if (regency != NULL)
    gather_places (regency, list);
  return LOKET_RECORD (list);
}

static LoketRecord *
check (LoketTurn *turn, LoketRecord *request, GError **error)
{
  LoketCheckReport *report = loket_txn_check (loket_turn_txn (turn), error);

  return report != NULL ? LOKET_RECORD (report) : NULL;
}

const LoketBinding loket_admin_desk[] = {
    {&LOKET_OFFICE_PROFILE, profile},
    {&LOKET_OFFICE_PROFILE_VALUES, profile_values},
    {&LOKET_OFFICE_PLACES, places},
    {&LOKET_ADMIN_CHECK, check},
    {NULL, NULL},
};
