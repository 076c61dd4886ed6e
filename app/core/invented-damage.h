/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one list makes of one household and one person; the walk through invented lists calls it. */
#pragma once

#include "core/invented-lists.h"

G_BEGIN_DECLS

#define LOKET_INVENTED_NEIGHBOURS 64

/* What a list knows of a household, often not what the register knows. */
typedef struct {
  char kk[LOKET_NIK_LENGTH + 1];
  char second_kk[LOKET_NIK_LENGTH + 1];
  guint second_from; /* members from this place on have second_kk */
  const LoketRegion *village;
  char rt[4];
  char rw[4];
  int decile;
} LoketInventedView;

/* The NIK of people whom the walk met before: one of them lands in a wrong row. */
typedef struct {
  char nik[LOKET_INVENTED_NEIGHBOURS][LOKET_NIK_LENGTH + 1];
  guint n;
} LoketInventedNeighbours;

void loket_invented_view (LoketChance *chance,
                          const LoketInventedRates *rates,
                          const LoketInvention *invention,
                          const LoketInventedHousehold *household,
                          LoketInventedView *view);
void loket_invented_row_plain (const LoketInventedHousehold *household,
                               guint place,
                               LoketInventedRow *row);
void loket_invented_row_damage (LoketChance *chance,
                                const LoketInventedRates *rates,
                                const LoketInventedNeighbours *neighbours,
                                const LoketInventedPerson *person,
                                LoketInventedRow *row);
void loket_invented_neighbours_meet (LoketInventedNeighbours *neighbours, const char *nik);

G_END_DECLS
