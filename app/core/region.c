/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places of a regency from the tables of its profile; built once, then only read. */
#include "config.h"

#include "core/region.h"

#include "core/error.h"
#include "core/names.h"

#include <string.h>

#define FILE_MAX (4 * 1024 * 1024)

struct _LoketRegions {
  GPtrArray *all;      /* LoketRegion, in the order of the file */
  GHashTable *by_code; /* borrowed code to LoketRegion */
  GHashTable *by_name; /* key of a name to GPtrArray of LoketRegion */
};

static const char *const levels[] = {"kabupaten", "kecamatan", "desa", "kelurahan"};
static const char *const level_names[] = {"Kabupaten", "Kecamatan", "Desa", "Kelurahan"};

static void
region_free (LoketRegion *region)
{
  g_free (region->code);
  g_free (region->name);
  g_free (region->postal_code);
  g_clear_pointer (&region->children, g_ptr_array_unref);
  g_free (region);
}

static gboolean
refuse (GError **error, guint line, const char *problem)
{
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "regions", "line %u: %s", line, problem);
  return FALSE;
}

/* Calls @take for each line below the header, which must be @header. */
static gboolean
read_lines (LoketRegions *regions,
            GBytes *file,
            const char *header,
            gboolean (*take) (LoketRegions *, char **, guint, GError **),
            GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (file, &length);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (length > FILE_MAX || !g_utf8_validate_len (data, length, NULL))
    return refuse (error, 1, "too long, or not UTF-8");
  text = g_strndup (data, length);
  lines = g_strsplit (text, "\n", -1);
  if (lines[0] == NULL || strcmp (g_strchomp (lines[0]), header) != 0)
    return refuse (error, 1, "not the columns that were expected");
  for (guint i = 1; lines[i] != NULL; i++) {
    g_auto (GStrv) columns = g_strsplit (g_strchomp (lines[i]), "\t", -1);
    if (*lines[i] != '\0' && !take (regions, columns, i + 1, error))
      return FALSE;
  }
  return TRUE;
}

/* Digits with a point after each part: "33.14.10.1002"; its parent is the code without the last. */
static gboolean
is_code (const char *code)
{
  return strlen (code) >= 5 && strlen (code) <= 13 &&
         strspn (code, "0123456789.") == strlen (code) && strstr (code, "..") == NULL &&
         g_ascii_isdigit (code[0]) && g_ascii_isdigit (code[strlen (code) - 1]);
}

static gboolean
find_level (const char *text, LoketRegionLevel *level)
{
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (strcmp (text, levels[i]) == 0) {
      *level = (LoketRegionLevel) i;
      return TRUE;
    }
  return FALSE;
}

static void
remember_name (LoketRegions *regions, LoketRegion *region)
{
  g_autofree char *key = loket_name_place_key (region->name);
  GPtrArray *same = g_hash_table_lookup (regions->by_name, key);

  if (same == NULL) {
    same = g_ptr_array_new ();
    g_hash_table_insert (regions->by_name, g_steal_pointer (&key), same);
  }
  g_ptr_array_add (same, region);
}

/* code, level, name, parent_code; a parent stands above its children. */
static gboolean
take_region (LoketRegions *regions, char **columns, guint line, GError **error)
{
  LoketRegionLevel level;
  LoketRegion *parent;
  LoketRegion *region;

  if (g_strv_length (columns) != 4 || !is_code (columns[0]) || !find_level (columns[1], &level) ||
      *columns[2] == '\0')
    return refuse (error, line, "not code, level, name and parent_code");
  if (g_hash_table_contains (regions->by_code, columns[0]))
    return refuse (error, line, "this code stands here twice");
  parent = g_hash_table_lookup (regions->by_code, columns[3]);
  if (level != LOKET_REGION_KABUPATEN &&
      (parent == NULL || parent->level >= level || !g_str_has_prefix (columns[0], columns[3])))
    return refuse (error, line, "its parent does not stand above it");
  region = g_new0 (LoketRegion, 1);
  region->code = g_strdup (columns[0]);
  region->level = level;
  region->name = g_strdup (columns[2]);
  region->parent = parent;
  region->children = g_ptr_array_new ();
  g_ptr_array_add (regions->all, region);
  g_hash_table_insert (regions->by_code, region->code, region);
  if (parent != NULL)
    g_ptr_array_add (parent->children, region);
  remember_name (regions, region);
  return TRUE;
}

static gboolean
take_postal_code (LoketRegions *regions, char **columns, guint line, GError **error)
{
  LoketRegion *region;

  if (g_strv_length (columns) != 2 || strlen (columns[1]) != 5 ||
      strspn (columns[1], "0123456789") != 5)
    return refuse (error, line, "not code and postal_code");
  region = g_hash_table_lookup (regions->by_code, columns[0]);
  if (region == NULL)
    return refuse (error, line, "there is no such region");
  g_free (region->postal_code);
  region->postal_code = g_strdup (columns[1]);
  return TRUE;
}

/**
 * loket_regions_new_empty:
 *
 * Returns: (transfer full): no places, for an office that needs none
 */
LoketRegions *
loket_regions_new_empty (void)
{
  LoketRegions *regions = g_new0 (LoketRegions, 1);

  regions->all = g_ptr_array_new_with_free_func ((GDestroyNotify) region_free);
  regions->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  regions->by_name =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return regions;
}

/**
 * loket_regions_new:
 * @file: tab-separated lines "code level name parent_code" under a line with these names
 * @error: set to %LOKET_ERROR_BAD_FIELD with the number of the line
 *
 * Returns: (transfer full): the places, safe to read from any thread
 */
LoketRegions *
loket_regions_new (GBytes *file, GError **error)
{
  g_autoptr (LoketRegions) regions = loket_regions_new_empty ();

  if (!read_lines (regions, file, "code\tlevel\tname\tparent_code", take_region, error))
    return NULL;
  return g_steal_pointer (&regions);
}

/**
 * loket_regions_add_postal_codes:
 * @regions: places that nobody else has yet
 * @file: tab-separated lines "code postal_code" under a line with these names
 * @error: set to %LOKET_ERROR_BAD_FIELD with the number of the line
 *
 * Returns: %TRUE when all of them were added
 */
gboolean
loket_regions_add_postal_codes (LoketRegions *regions, GBytes *file, GError **error)
{
  return read_lines (regions, file, "code\tpostal_code", take_postal_code, error);
}

/**
 * loket_regions_free:
 * @regions: (transfer full): places
 */
void
loket_regions_free (LoketRegions *regions)
{
  g_hash_table_unref (regions->by_name);
  g_hash_table_unref (regions->by_code);
  g_ptr_array_unref (regions->all);
  g_free (regions);
}

/**
 * loket_regions_count:
 * @regions: places
 * @level: a level
 *
 * Returns: how many there are of it
 */
guint
loket_regions_count (const LoketRegions *regions, LoketRegionLevel level)
{
  guint n = 0;

  for (guint i = 0; i < regions->all->len; i++)
    if (((const LoketRegion *) regions->all->pdata[i])->level == level)
      n++;
  return n;
}

/**
 * loket_regions_find:
 * @regions: places
 * @code: (nullable): a code, "33.14.10"
 *
 * Returns: (nullable) (transfer none): that place
 */
const LoketRegion *
loket_regions_find (const LoketRegions *regions, const char *code)
{
  return code != NULL ? g_hash_table_lookup (regions->by_code, code) : NULL;
}

/**
 * loket_regions_named:
 * @regions: places
 * @name: a name, in any case, with or without blanks
 *
 * Returns: (transfer container) (element-type LoketRegion): the places of that name, of all levels,
 *   in the order of their codes
 */
GPtrArray *
loket_regions_named (const LoketRegions *regions, const char *name)
{
  g_autofree char *key = loket_name_place_key (name);
  GPtrArray *same = g_hash_table_lookup (regions->by_name, key);

  return same != NULL ? g_ptr_array_copy (same, NULL, NULL) : g_ptr_array_new ();
}

static gboolean
is_village (const LoketRegion *region)
{
  return region->level == LOKET_REGION_DESA || region->level == LOKET_REGION_KELURAHAN;
}

/**
 * loket_regions_label:
 * @regions: places
 * @region: one of them
 *
 * Returns: (transfer full): how a list shows it: its name, for a village whose name occurs again
 *   among the villages with its kecamatan: "Banaran, Kec. Kalijambe"
 */
char *
loket_regions_label (const LoketRegions *regions, const LoketRegion *region)
{
  g_autofree char *key = loket_name_place_key (region->name);
  GPtrArray *same = g_hash_table_lookup (regions->by_name, key);
  guint villages = 0;

  for (guint i = 0; same != NULL && i < same->len; i++)
    if (is_village (same->pdata[i]))
      villages++;
  if (!is_village (region) || villages < 2)
    return g_strdup (region->name);
  return g_strdup_printf ("%s, Kec. %s", region->name, region->parent->name);
}

/**
 * loket_region_level_name:
 * @level: a level
 *
 * Returns: (transfer none): the word of an address: "Kelurahan"
 */
const char *
loket_region_level_name (LoketRegionLevel level)
{
  g_return_val_if_fail ((guint) level < G_N_ELEMENTS (level_names), "");
  return level_names[level];
}
