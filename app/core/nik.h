/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The NIK, number of a person in the civil registry: what it says and what is doubtful about it.
 * Desks check it while it is typed, the office before it is stored. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define LOKET_NIK_LENGTH 16

typedef enum {
  LOKET_SEX_FEMALE,
  LOKET_SEX_MALE,
} LoketSex;

GType loket_sex_get_type (void);

/* What no NIK can be: the desk may not store it. */
typedef enum {
  LOKET_NIK_GOOD,
  LOKET_NIK_NOT_16_DIGITS,
  LOKET_NIK_NO_SERIAL, /* 0000 */
  LOKET_NIK_NO_MONTH,  /* not 01 to 12 */
  LOKET_NIK_NO_DAY,    /* not 01 to 31 or 41 to 71 */
  LOKET_NIK_NO_DATE,   /* 31 April */
} LoketNikFault;

/* What may be right all the same, since a NIK does not follow moves nor corrections (PP 40/2019
 * art. 30): the desk asks for a reason and goes on. */
typedef enum {
  LOKET_NIK_ELSEWHERE = 1 << 0,      /* first registered outside the regency */
  LOKET_NIK_OTHER_BIRTH = 1 << 1,    /* its date is not the date of birth given */
  LOKET_NIK_OTHER_SEX = 1 << 2,      /* its sex is not the sex given */
  LOKET_NIK_ASK_CENTURY = 1 << 3,    /* two years of birth fit */
  LOKET_NIK_UNKNOWN_REGION = 1 << 4, /* inside the regency, but no such kecamatan */
} LoketNikDoubts;

typedef struct {
  char region[9]; /* kecamatan of first registration: "33.14.10" */
  LoketSex sex;
  int day;
  int month;
  int years[2]; /* of birth that give an age of 0 to 110, the earlier one first */
  int n_years;  /* 1, or 2 when a person must say which */
  int serial;
} LoketNik;

LoketNikFault loket_nik_read (const char *text, const char *today, LoketNik *nik);
const char *loket_nik_fault_sentence (LoketNikFault fault);
const char *loket_nik_doubt_sentence (LoketNikDoubts doubt);
char *loket_nik_birth (const LoketNik *nik) G_GNUC_WARN_UNUSED_RESULT;
LoketNikDoubts
loket_nik_doubts (const LoketNik *nik, const char *regency, const char *birth, const LoketSex *sex);
char *loket_nik_masked (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
