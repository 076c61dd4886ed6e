/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Villages as lists write them, by code or by name; the reader of lists calls it. */
#pragma once

#include "core/list-plain.h"

G_BEGIN_DECLS

typedef struct {
  char *village;     /* code where it is known, else its place key; NULL when nothing is said */
  char *subdistrict; /* code where it is known, else what is written */
  gboolean has_problem;
  LoketListProblemKind problem;
} LoketListPlace;

typedef struct _LoketListPlaces LoketListPlaces;

LoketListPlaces *loket_list_places_new (const LoketRegions *regions) G_GNUC_WARN_UNUSED_RESULT;
void loket_list_places_free (LoketListPlaces *places);
const LoketListPlace *
loket_list_places_find (LoketListPlaces *places, const char *village, const char *subdistrict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketListPlaces, loket_list_places_free)

G_END_DECLS
