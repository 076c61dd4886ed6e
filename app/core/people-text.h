/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody types to find a person, taken apart: numbers, name, places, year of birth.
 * The desk of people reads it. */
#pragma once

#include "core/name-canon.h"
#include "core/region.h"

G_BEGIN_DECLS

#define LOKET_PEOPLE_TEXT_MAX 200 /* characters */
#define LOKET_PEOPLE_LETTERS 3    /* of a name, at least */
#define LOKET_PEOPLE_DIGITS 8     /* of a NIK or KK from its beginning, at least */
#define LOKET_PEOPLE_PLACES 8     /* that one name of a place may mean */

typedef enum {
  LOKET_PEOPLE_TOO_SHORT, /* nothing that could be looked for yet */
  LOKET_PEOPLE_DIGITS_OF, /* a NIK or KK, or its beginning */
  LOKET_PEOPLE_NUMBER,    /* the office's own: "W 1234" */
  LOKET_PEOPLE_NAME,
} LoketPeopleTextKind;

/* A span of years of birth. */
typedef struct {
  int from; /* 0 = of any year */
  int until;
} LoketYears;

/* One way to read the words: as a name, and as places. */
typedef struct {
  char *name;       /* as it was typed, without what is no name */
  char *canon;      /* name-canon.h */
  char **words;     /* of the canon */
  gboolean old;     /* it was typed in the spelling before 1972 */
  gboolean partial; /* the last word may go on */
  char **areas;     /* codes of places, each may be it; NULL = anywhere */
} LoketPeopleReading;

typedef struct {
  LoketPeopleTextKind kind;
  char *digits;
  gint64 number;
  LoketYears years[2]; /* the second one when two digits may be two years */
  GPtrArray *readings; /* LoketPeopleReading, the likeliest first */
} LoketPeopleText;

LoketPeopleText *loket_people_text_read (const char *text,
                                         const LoketRegions *regions,
                                         int this_year) G_GNUC_WARN_UNUSED_RESULT;
void loket_people_text_free (LoketPeopleText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketPeopleText, loket_people_text_free)

G_END_DECLS
