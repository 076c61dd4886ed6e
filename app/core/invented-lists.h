/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clean register of invented people and four quarterly lists that tell of them and disagree.
 * One walk through the people makes all five; the command line writes them down. */
#pragma once

#include "core/invented-people.h"

G_BEGIN_DECLS

/* In the order of the quarters; each has headers, separators and dates of its own. */
typedef enum {
  LOKET_INVENTED_REGISTER,
  LOKET_INVENTED_DTSEN,
  LOKET_INVENTED_BPS,
  LOKET_INVENTED_VILLAGE,
  LOKET_INVENTED_AGENCY,
} LoketInventedListKind;

#define LOKET_INVENTED_LISTS 5 /* with the register */

/* What lists have for a NIK that nobody knows; two newcomers named Kartini have it in each. */
#define LOKET_INVENTED_NO_NIK "0000000000000000"
#define LOKET_INVENTED_KARTINIS 2

/* How often, in a thousand rows, a list is wrong or different (registry.md 6.3). */
typedef struct {
  guint old_spelling; /* of those whom it can happen to */
  guint typo;
  guint short_form; /* Muh., initials, words joined */
  guint no_nik;     /* a part of these have a placeholder */
  guint wrong_nik;  /* digits */
  guint other_nik;  /* somebody else's */
  guint wrong_birth;
  guint year_only; /* agency lists only */
  guint wrong_sex;
  guint wrong_kk; /* digits */
  guint no_kk;
  guint old_kk;       /* households: the KK they had before */
  guint split;        /* households: some members under a KK of their own */
  guint old_village;  /* households: where they lived before */
  guint other_decile; /* households */
  guint newcomers;    /* households whom the register does not have */
  guint joiners;      /* newborns and relatives whom it does not have, in households it has */
  guint doubled;      /* the row follows once more */
  guint repeated;     /* the person comes again later, written otherwise */
} LoketInventedRates;

typedef struct {
  LoketInventedListKind list;
  guint number; /* of the row in its list, from 1 */
  char id[24];  /* as its list has it */
  guint person; /* who it really is */
  guint household;
  char name[LOKET_INVENTED_NAME];
  char mother[LOKET_INVENTED_NAME];
  char father[LOKET_INVENTED_NAME];
  char nik[LOKET_NIK_LENGTH + 4];
  char kk[LOKET_NIK_LENGTH + 1];
  char phone[16];
  char rt[4];
  char rw[4];
  const char *hamlet;
  const LoketRegion *village;
  LoketInventedDay birth;
  LoketSex sex;
  int decile;
  LoketInventedRelation relation;
  LoketInventedLife life;
} LoketInventedRow;

typedef struct {
  guint64 seed;
  guint people;
  guint rows; /* of each list; 0: three in ten people */
  const LoketRegion *regency;
  const char *today;               /* (nullable) */
  const LoketInventedRates *rates; /* (nullable): those of registry.md 6.3 */
} LoketInventedListsOptions;

/* %FALSE stops the walk. */
typedef gboolean (*LoketInventedSink) (const LoketInventedRow *row, gpointer data);

void loket_invented_rates_default (LoketInventedRates *rates);
gboolean loket_invented_rates_read (LoketInventedRates *rates, GBytes *file, GError **error);
guint loket_invented_lists_rows (const LoketInventedListsOptions *options);
gboolean loket_invented_lists_walk (const LoketInventedListsOptions *options,
                                    LoketInventedSink sink,
                                    gpointer data);

/* As files */
const char *loket_invented_list_name (LoketInventedListKind list);
const char *loket_invented_list_file (LoketInventedListKind list);
void loket_invented_list_header (LoketInventedListKind list, GString *text);
void loket_invented_list_line (const LoketInventedRow *row, GString *text);

G_END_DECLS
