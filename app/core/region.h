/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places of a regency with their codes; desks pick a kecamatan, then a village, by it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  LOKET_REGION_KABUPATEN,
  LOKET_REGION_KECAMATAN,
  LOKET_REGION_DESA,      /* its head is the kepala desa */
  LOKET_REGION_KELURAHAN, /* its head is the lurah */
} LoketRegionLevel;

typedef struct _LoketRegion LoketRegion;
struct _LoketRegion {
  char *code; /* "33.14.10.1002" */
  LoketRegionLevel level;
  char *name;
  char *postal_code;         /* NULL when it has none */
  const LoketRegion *parent; /* NULL for the kabupaten */
  GPtrArray *children;       /* LoketRegion, by code */
};

typedef struct _LoketRegions LoketRegions;

LoketRegions *loket_regions_new_empty (void) G_GNUC_WARN_UNUSED_RESULT;
LoketRegions *loket_regions_new (GBytes *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_regions_add_postal_codes (LoketRegions *regions, GBytes *file, GError **error);
void loket_regions_free (LoketRegions *regions);
guint loket_regions_count (const LoketRegions *regions, LoketRegionLevel level);
const LoketRegion *loket_regions_find (const LoketRegions *regions, const char *code);
GPtrArray *loket_regions_named (const LoketRegions *regions,
                                const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *loket_regions_label (const LoketRegions *regions,
                           const LoketRegion *region) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_region_level_name (LoketRegionLevel level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketRegions, loket_regions_free)

G_END_DECLS
