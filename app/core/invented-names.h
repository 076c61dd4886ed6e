/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Javanese names as they are given and as they are miswritten; invented people and the lists that
 * tell of them draw from here. */
#pragma once

#include "core/invented-chance.h"
#include "core/nik.h"

G_BEGIN_DECLS

/* Octets with the closing NUL of any name here, with titles and after any change. */
#define LOKET_INVENTED_NAME 96

/* What a name follows from. */
typedef struct {
  int birth_year;
  LoketSex sex;
  int order; /* among the children of the mother, from 1: Eko, Dwi, Tri, Catur; 0 = not known */
} LoketInventedBearer;

void loket_invented_name (LoketChance *chance, const LoketInventedBearer *bearer, char *name);
void loket_invented_twin_name (LoketChance *chance,
                               const LoketInventedBearer *bearer,
                               const char *sibling,
                               char *name);
void loket_invented_title (LoketChance *chance, LoketSex sex, gboolean learned, char *name);
const char *loket_invented_hamlet (LoketChance *chance);

gboolean loket_invented_respell (LoketChance *chance, gboolean wholly, char *name);
void loket_invented_misspell (LoketChance *chance, char *name);
gboolean loket_invented_shorten (LoketChance *chance, char *name);

G_END_DECLS
