/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A name in the one spelling that names are compared in, and what its titles tell of the person.
 * Matching, search and the register read it; the written name is kept beside it, always. */
#pragma once

#include "core/facts.h"

G_BEGIN_DECLS

#define LOKET_NAME_ROOM                                                                            \
  168 /* bytes for a canon of LOKET_NAME_MAX letters, short forms written out */
#define LOKET_NAME_TOKENS 8 /* words of one name that count */

typedef struct {
  char canon[LOKET_NAME_ROOM];  /* "SITI KHOTIJAH": capitals, one blank between words, no titles */
  char other[LOKET_NAME_ROOM];  /* with y for each j that may be an old y ("YOKO"); else empty */
  char father[LOKET_NAME_ROOM]; /* canon of what stands after bin or binti; else empty */
  LoketFactSex sex;             /* what Hj, Ny, Tn, binti and their like hint */
  gboolean dead;                /* Alm or Almh stands with it */
} LoketNameCanon;

void loket_name_canon_read (const char *name, LoketNameCanon *canon);
char *loket_name_canon (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *loket_name_canon_other (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
