/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two records must have in common to be compared at all (registry.md 6.2, rule 7): as hashes
 * for the index in memory, and plain for look-ups in the store. */
#pragma once

#include "core/match.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_MATCH_KEY_NIK,
  LOKET_MATCH_KEY_NIK_DATE_VILLAGE, /* digits 7 to 12 of the NIK */
  LOKET_MATCH_KEY_BIRTH,            /* the whole date */
  LOKET_MATCH_KEY_SKELETON_VILLAGE,
  LOKET_MATCH_KEY_SKELETON_YEAR,
  LOKET_MATCH_KEY_FIRST_VILLAGE_YEAR, /* skeleton of the first word */
  LOKET_MATCH_KEY_FAMILY_CARD,
  LOKET_MATCH_KEY_VILLAGE_YEAR_SEX, /* for names that a slip made unlike */
  LOKET_MATCH_KEY_VILLAGE_DAY,      /* day and month of birth, for years that are wrong */
  LOKET_MATCH_N_KEYS,
} LoketMatchKeyKind;

#define LOKET_MATCH_PROBES (LOKET_MATCH_N_KEYS + 3) /* some kinds are sought more than once */

typedef struct {
  LoketMatchKeyKind kind;
  guint64 key;
} LoketMatchProbe;

/* The same parts in words; what the record does not say is %NULL, or 0. */
typedef struct {
  char *canon;
  char *other_canon; /* with y for a doubtful j */
  char *skeleton;
  char *first_skeleton; /* of the first word */
  char *birth_date;     /* whole dates only: "1954-03-02" */
  char *swapped_date;   /* "1954-02-03"; %NULL when it is no other date */
  guint birth_year;
  char *nik;      /* 16 digits */
  char *nik_date; /* its digits 7 to 12 */
  char *family_card;
  char *village; /* as the facts have it */
} LoketMatchLookUp;

GType loket_match_key_kind_get_type (void);
guint64
loket_match_key (LoketMatchKeyKind kind, const LoketMatchNames *names, const LoketMatchRow *row);
guint loket_match_probes (const LoketMatchNames *names,
                          const LoketMatchRow *row,
                          LoketMatchProbe *probes);

LoketMatchLookUp *loket_match_look_up_new (const LoketMatchParameters *parameters,
                                           const LoketFacts *facts) G_GNUC_WARN_UNUSED_RESULT;
void loket_match_look_up_free (LoketMatchLookUp *look_up);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketMatchLookUp, loket_match_look_up_free)

G_END_DECLS
