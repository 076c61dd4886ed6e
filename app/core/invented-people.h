/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A district full of people who do not exist, household by household, the same for the same seed.
 * Demonstration, benches and tests walk through them; nothing is kept but the household at hand. */
#pragma once

#include "core/invented-names.h"
#include "core/region.h"

G_BEGIN_DECLS

#define LOKET_INVENTED_MEMBERS 9

/* The day on which invented people are as old as they are, unless somebody says another. */
#define LOKET_INVENTED_TODAY "2026-07-01"

typedef struct {
  int year;
  int month; /* 0 = only the year is known */
  int day;
} LoketInventedDay;

typedef enum {
  LOKET_INVENTED_HEAD,
  LOKET_INVENTED_WIFE,
  LOKET_INVENTED_CHILD,
  LOKET_INVENTED_PARENT,
  LOKET_INVENTED_PARENT_IN_LAW,
  LOKET_INVENTED_OTHER_RELATION,
} LoketInventedRelation;

typedef enum {
  LOKET_INVENTED_ALIVE,
  LOKET_INVENTED_DEAD,
  LOKET_INVENTED_MOVED, /* away */
} LoketInventedLife;

/* What is not plain about a person. */
typedef enum {
  LOKET_INVENTED_TWIN = 1 << 0,
  LOKET_INVENTED_CORRECTED = 1 << 1,  /* the NIK has another birth date or sex */
  LOKET_INVENTED_ELSEWHERE = 1 << 2,  /* the NIK was given outside the regency */
  LOKET_INVENTED_RENUMBERED = 1 << 3, /* had another NIK before: old_nik */
  LOKET_INVENTED_REUSED = 1 << 4,     /* has the NIK that somebody else had before */
  LOKET_INVENTED_OLD_NAME = 1 << 5,   /* registered in old spelling */
} LoketInventedTraits;

typedef struct {
  guint number; /* of the person, from 1: what truth.csv names; 0 of one who joined */
  LoketInventedRelation relation;
  LoketInventedLife life;
  LoketInventedTraits traits;
  LoketSex sex;
  LoketInventedDay birth;
  char name[LOKET_INVENTED_NAME];
  char mother[LOKET_INVENTED_NAME];
  char nik[LOKET_NIK_LENGTH + 1];     /* "" = none */
  char old_nik[LOKET_NIK_LENGTH + 1]; /* "" = none */
  char phone[16];                     /* "" = none */
} LoketInventedPerson;

typedef struct {
  guint number; /* of the household, from 0 */
  gboolean newcomers;
  const LoketRegion *village;
  const char *hamlet;
  char rt[4];
  char rw[4]; /* "000" occurs */
  char kk[LOKET_NIK_LENGTH + 1];
  char old_kk[LOKET_NIK_LENGTH + 1]; /* the one before: a death, a move, a split */
  int decile;
  guint n_members;
  gboolean joined; /* members[n_members] is there: a newborn or a relative that no register has */
  LoketInventedPerson members[LOKET_INVENTED_MEMBERS + 1]; /* the head first */
} LoketInventedHousehold;

typedef struct {
  guint64 seed;
  guint people;
  const LoketRegion *regency; /* with its villages; outlives the invention */
  const char *today;          /* (nullable): %LOKET_INVENTED_TODAY */
  guint newcomers_after;      /* not 0: people whom no register has, numbered on from here */
} LoketInventionOptions;

/* What is known of a household before its members are drawn. */
typedef struct {
  guint number;
  guint village; /* its place among all of the regency */
  guint n_members;
  int decile;
  gboolean joined; /* by somebody whom no register has, not among n_members */
  gboolean famous; /* one of those that every seed has: twins, or a Kartini */
} LoketInventedPlan;

typedef struct _LoketInvention LoketInvention;

LoketInvention *
loket_invention_new (const LoketInventionOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void loket_invention_free (LoketInvention *invention);
void loket_invention_rewind (LoketInvention *invention);
gboolean loket_invention_plan (LoketInvention *invention, LoketInventedPlan *plan);
void loket_invention_skip (LoketInvention *invention);
const LoketInventedHousehold *loket_invention_next (LoketInvention *invention);
guint loket_invention_n_villages (const LoketInvention *invention);
const LoketRegion *loket_invention_village (const LoketInvention *invention, guint place);
const char *loket_invented_relation_text (LoketInventedRelation relation, LoketSex sex);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketInvention, loket_invention_free)

G_END_DECLS
