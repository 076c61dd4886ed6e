/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much two records speak for one person: Fellegi-Sunter, field by field, in bits (registry.md
 * 6.2).  Pairing of lists, the import and the intake score with it; people read its levels. */
#pragma once

#include "core/facts.h"
#include "core/match-names.h"
#include "core/match-parameters.h"

G_BEGIN_DECLS

/* What told the row that it does not say in so many words. */
typedef enum {
  LOKET_MATCH_ROW_DEAD = 1 << 0,        /* Alm stands with the name */
  LOKET_MATCH_ROW_SEX_GUESSED = 1 << 1, /* from the NIK or a title */
  LOKET_MATCH_ROW_BIRTH_FROM_NIK = 1 << 2,
} LoketMatchRowFlags;

/* One record made ready to be compared, 64 bytes, without any text of its own; 0 is unknown. */
typedef struct {
  guint64 nik;
  guint64 family_card;
  guint32 name; /* of the LoketMatchNames that it was read with */
  guint32 mother;
  guint32 father;
  guint32 village; /* hashes, here and below */
  guint32 address;
  guint32 phone;
  guint32 identifier;
  guint16 birth_year;
  guint8 birth_month; /* 0 also for the defaults 1 January and 31 December */
  guint8 birth_day;
  guint8 sex;   /* LoketFactSex */
  guint8 flags; /* LoketMatchRowFlags */
} LoketMatchRow;

typedef enum {
  LOKET_MATCH_CONFLICT = 1 << 0, /* same NIK, other sex or birth year: a reused NIK, never linked */
  LOKET_MATCH_TWINS = 1 << 1, /* same family and birth date, another name: never linked by itself */
  LOKET_MATCH_DEATH = 1 << 2, /* one of the two says that the person is dead */
} LoketMatchFlags;

typedef struct {
  LoketMatchLevel levels[LOKET_MATCH_N_FIELDS];
  double weights[LOKET_MATCH_N_FIELDS]; /* bits; 0 too for what another field counts already */
  double weight;                        /* their sum */
  LoketMatchFlags flags;
} LoketMatchComparison;

typedef enum {
  LOKET_MATCH_DIFFERENT, /* not worth a question */
  LOKET_MATCH_REVIEW,    /* a person must say */
  LOKET_MATCH_LINK,      /* the same person */
} LoketMatchDecision;

#define LOKET_MATCH_NO_RUNNER_UP (-1000.0)

GType loket_match_decision_get_type (void);

void loket_match_row_read (const LoketMatchParameters *parameters,
                           LoketMatchNames *names,
                           const LoketFacts *facts,
                           LoketMatchRow *row);
void loket_match_compare (const LoketMatchParameters *parameters,
                          const LoketMatchNames *names,
                          const LoketMatchRow *a,
                          const LoketMatchRow *b,
                          LoketMatchComparison *comparison);
LoketMatchDecision loket_match_decide (const LoketMatchParameters *parameters,
                                       const LoketMatchComparison *comparison,
                                       guint n_people,
                                       double runner_up);

G_END_DECLS
