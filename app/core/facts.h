/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one row of one list says of one person, with dates and numbers already made plain.
 * The reader of lists fills it, matching and import read it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  LOKET_FACT_SEX_UNKNOWN,
  LOKET_FACT_SEX_FEMALE,
  LOKET_FACT_SEX_MALE,
} LoketFactSex;

/* All texts are borrowed, UTF-8 and may be %NULL: what the row does not say. */
typedef struct {
  const char *id;          /* of the row, as its list has it */
  const char *name;        /* as it is written */
  const char *birth_date;  /* "1954-03-02", "1954-03" or "1954": as much as is known */
  const char *nik;         /* 16 digits; placeholders such as 0000000000000000 are no NIK */
  const char *identifier;  /* another number of the person, of the list's own kind */
  const char *family_card; /* KK, 16 digits */
  const char *village;     /* code of the region where it is known, else its place key */
  const char *address;
  const char *phone;
  const char *mother_name;
  LoketFactSex sex;
} LoketFacts;

G_END_DECLS
