/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the village that a list means, and remembers it: a list names few places many times. */
#include "config.h"

#include "core/list-place.h"

#include "core/names.h"

#include <string.h>

#define MOST_REMEMBERED 8192

struct _LoketListPlaces {
  const LoketRegions *regions; /* borrowed, NULL when the district is not known */
  GHashTable *found;           /* what is written to LoketListPlace */
};

static void
place_free (LoketListPlace *place)
{
  g_free (place->village);
  g_free (place->subdistrict);
  g_free (place);
}

/**
 * loket_list_places_new:
 * @regions: (nullable): the places of the district, which must outlive it; without any villages
 *   names stay names
 *
 * Returns: (transfer full): what finds villages
 */
LoketListPlaces *
loket_list_places_new (const LoketRegions *regions)
{
  LoketListPlaces *places = g_new0 (LoketListPlaces, 1);

  if (regions != NULL && loket_regions_count (regions, LOKET_REGION_DESA) +
                                 loket_regions_count (regions, LOKET_REGION_KELURAHAN) >
                             0)
    places->regions = regions;
  places->found =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) place_free);
  return places;
}

/**
 * loket_list_places_free:
 * @places: (transfer full): it
 */
void
loket_list_places_free (LoketListPlaces *places)
{
  g_hash_table_unref (places->found);
  g_free (places);
}

/* The code at the beginning, "33.14.10.1002" or "3314101002" or shorter, with its points; moves
 * @at behind it.  A code of BPS has three digits for the kecamatan, ours with a zero behind it. */
static char *
take_code (const char **at, gboolean *is_bps)
{
  char digits[16] = {0};
  gsize n = 0;
  const char *end = *at;
  const gboolean has_points = strchr (*at, '.') != NULL;

  *is_bps = FALSE;
  for (; g_ascii_isdigit (*end) || (n > 0 && *end == '.'); end++)
    if (*end != '.' && n < sizeof digits - 1)
      digits[n++] = *end;
  if ((n != 6 && n != 7 && n != 10) || (*end != '\0' && *end != ' ' && *end != '-'))
    return NULL;
  *at = end + strspn (end, " -");
  *is_bps = n == 7 || (n == 10 && !has_points && digits[6] == '0');
  if (n == 10 && !*is_bps)
    return g_strdup_printf ("%.2s.%.2s.%.2s.%s", digits, digits + 2, digits + 4, digits + 6);
  return g_strdup_printf ("%.2s.%.2s.%.2s", digits, digits + 2, digits + 4);
}

static gboolean
is_village (const LoketRegion *region)
{
  return region->level == LOKET_REGION_DESA || region->level == LOKET_REGION_KELURAHAN;
}

/* The kecamatan that is meant, by code or name. */
static const LoketRegion *
find_subdistrict (const LoketRegions *regions, const char *text)
{
  static const char *const words[] = {"KECAMATAN ", "KEC.", "KEC ", NULL};
  gboolean is_bps;
  const char *at = text;
  g_autofree char *code = take_code (&at, &is_bps);
  const LoketRegion *region = loket_regions_find (regions, code);
  g_autoptr (GPtrArray) named = NULL;

  if (region != NULL && region->level == LOKET_REGION_KECAMATAN)
    return region;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strncasecmp (at, words[i], strlen (words[i])) == 0)
      at += strlen (words[i]);
  named = loket_regions_named (regions, at);
  for (guint i = 0; i < named->len; i++)
    if (((const LoketRegion *) named->pdata[i])->level == LOKET_REGION_KECAMATAN)
      return named->pdata[i];
  return NULL;
}

/* "Banaran, Kec. Kalijambe", "BANARAN KEC. KALIJAMBE", "Banaran (Kalijambe)": cuts the name at the
 * kecamatan and returns that, or %NULL. */
static const char *
cut_at_subdistrict (char *name)
{
  for (char *at = name; *at != '\0'; at++) {
    const gboolean word =
        at > name && at[-1] == ' ' && g_ascii_strncasecmp (at, "KEC", 3) == 0 &&
        (at[3] == '.' || at[3] == ' ' || g_ascii_strncasecmp (at, "KECAMATAN ", 10) == 0);
    if (word) {
      at[-1] = '\0';
      return at;
    }
    if (strchr (",(/", *at) != NULL) {
      *at = '\0';
      at++;
      return at + strspn (at, " ");
    }
  }
  return NULL;
}

static const char *
without_level (const char *name)
{
  static const char *const words[] = {
      "DESA ", "DS. ", "DS.", "DS ", "KELURAHAN ", "KEL. ", "KEL.", "KEL ", NULL};

  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strncasecmp (name, words[i], strlen (words[i])) == 0 &&
        name[strlen (words[i])] != '\0')
      return name + strlen (words[i]);
  return name;
}

static void
set_problem (LoketListPlace *place, LoketListProblemKind problem)
{
  place->has_problem = TRUE;
  place->problem = problem;
}

static void
set_region (LoketListPlace *place, const LoketRegion *village)
{
  g_free (place->subdistrict);
  place->village = g_strdup (village->code);
  place->subdistrict = village->parent != NULL ? g_strdup (village->parent->code) : NULL;
}

/* @above: (nullable): the kecamatan where it is known */
static void
find_by_name (const LoketListPlaces *places,
              LoketListPlace *place,
              const char *name,
              const LoketRegion *above)
{
  g_autoptr (GPtrArray) named = loket_regions_named (places->regions, name);
  const LoketRegion *only = NULL;
  guint n = 0;

  for (guint i = 0; i < named->len; i++) {
    const LoketRegion *region = named->pdata[i];
    if (!is_village (region))
      continue;
    if (region->parent == above) {
      set_region (place, region);
      return;
    }
    only = region;
    n++;
  }
  if (n == 1 && (above != NULL || place->subdistrict == NULL)) {
    if (above != NULL)
      set_problem (place, LOKET_LIST_PROBLEM_VILLAGE_ELSEWHERE);
    set_region (place, only);
    return;
  }
  place->village = loket_name_place_key (name);
  set_problem (place,
               n > 1 ? LOKET_LIST_PROBLEM_VILLAGE_AMBIGUOUS : LOKET_LIST_PROBLEM_VILLAGE_UNKNOWN);
}

/* The digits of a code that no table knows: two lists that have it mean the same place. */
static void
keep_code (LoketListPlace *place, const char *text)
{
  GString *digits = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (digits, g_ascii_toupper (*at));
  place->village = g_string_free (digits, FALSE);
}

static void
find_village (const LoketListPlaces *places, LoketListPlace *place, const char *village)
{
  g_autofree char *name = g_strdup (village);
  const char *at = name;
  gboolean is_bps;
  g_autofree char *code = take_code (&at, &is_bps);
  const LoketRegion *region =
      places->regions != NULL ? loket_regions_find (places->regions, code) : NULL;
  const LoketRegion *above = NULL;

  if (region != NULL && is_village (region)) {
    set_region (place, region);
    return;
  }
  if (*at == '\0') {
    keep_code (place, village);
    if (places->regions != NULL)
      set_problem (place, LOKET_LIST_PROBLEM_VILLAGE_UNKNOWN);
    return;
  }
  if (place->subdistrict == NULL)
    place->subdistrict = g_strdup (cut_at_subdistrict (name + (at - name)));
  at = without_level (at);
  if (places->regions == NULL) {
    place->village = loket_name_place_key (at);
    return;
  }
  if (place->subdistrict != NULL)
    above = find_subdistrict (places->regions, place->subdistrict);
  else if (region != NULL && region->level == LOKET_REGION_KECAMATAN)
    above = region;
  find_by_name (places, place, at, above);
}

static LoketListPlace *
make_place (const LoketListPlaces *places, const char *village, const char *subdistrict)
{
  LoketListPlace *place = g_new0 (LoketListPlace, 1);

  place->subdistrict = g_strdup (subdistrict);
  if (village != NULL)
    find_village (places, place, village);
  if (place->subdistrict != NULL && places->regions != NULL) {
    const LoketRegion *region = find_subdistrict (places->regions, place->subdistrict);
    if (region != NULL) {
      g_free (place->subdistrict);
      place->subdistrict = g_strdup (region->code);
    }
  }
  if (place->village != NULL && *place->village == '\0')
    g_clear_pointer (&place->village, g_free);
  return place;
}

/**
 * loket_list_places_find:
 * @places: it
 * @village: (nullable): what the list has: a code with or without points, a name, or both; perhaps
 *   with the kecamatan behind it
 * @subdistrict: (nullable): what the list has for the kecamatan
 *
 * Returns: (transfer none): the place, borrowed until the next call
 */
const LoketListPlace *
loket_list_places_find (LoketListPlaces *places, const char *village, const char *subdistrict)
{
  g_autofree char *key = g_strdup_printf (
      "%s\n%s", village != NULL ? village : "", subdistrict != NULL ? subdistrict : "");
  LoketListPlace *place = g_hash_table_lookup (places->found, key);

  if (place != NULL)
    return place;
  if (g_hash_table_size (places->found) >= MOST_REMEMBERED)
    g_hash_table_remove_all (places->found);
  place = make_place (places, village, subdistrict);
  g_hash_table_insert (places->found, g_steal_pointer (&key), place);
  return place;
}
