/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of matching, read from a key file with a version that callers put on file with what
 * they decided by it (docs/matching.md). */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What is compared; the nicks stand in the parameter file, on file and in windows. */
typedef enum {
  LOKET_MATCH_NAME,
  LOKET_MATCH_NIK,
  LOKET_MATCH_BIRTH,
  LOKET_MATCH_SEX,
  LOKET_MATCH_FAMILY_CARD,
  LOKET_MATCH_VILLAGE,
  LOKET_MATCH_ADDRESS,
  LOKET_MATCH_MOTHER,
  LOKET_MATCH_FATHER,
  LOKET_MATCH_PHONE,
  LOKET_MATCH_IDENTIFIER,
  LOKET_MATCH_HOUSEHOLD, /* other members of both families are linked with each other */
  LOKET_MATCH_N_FIELDS,
} LoketMatchField;

/* How far a field agrees.  Each field knows some of these. */
typedef enum {
  LOKET_MATCH_UNKNOWN, /* one of the two does not say */
  LOKET_MATCH_SAME,
  LOKET_MATCH_ALIKE,            /* names: another spelling of it */
  LOKET_MATCH_CLOSE,            /* a slip of the pen or of the finger */
  LOKET_MATCH_CLOSE_SAME_BIRTH, /* NIK: close, but like birth dates explain that */
  LOKET_MATCH_RIVAL,            /* names: close, but both are common names of their own */
  LOKET_MATCH_PART,             /* names: all words of one stand in the other */
  LOKET_MATCH_NEAR,             /* names: several slips, or worse ones */
  LOKET_MATCH_SHARED,           /* names: a word in common, others not */
  LOKET_MATCH_FIRST_12,         /* NIK: same area and date, other serial */
  LOKET_MATCH_SWAPPED,          /* birth date: day and month changed places */
  LOKET_MATCH_DIGIT,     /* birth date: one digit, or two beside each other that changed places */
  LOKET_MATCH_YEAR_ONLY, /* birth date: the same year, and one of the two says no more */
  LOKET_MATCH_SAME_YEAR, /* birth date: the same year, another day */
  LOKET_MATCH_SAME_DAY,  /* birth date: the same day and month of another year */
  LOKET_MATCH_NEAR_YEAR, /* birth date: at most two years apart */
  LOKET_MATCH_OTHER,
  LOKET_MATCH_N_LEVELS,
} LoketMatchLevel;

GType loket_match_field_get_type (void);
GType loket_match_level_get_type (void);
const char *loket_match_field_nick (LoketMatchField field);
const char *loket_match_level_nick (LoketMatchLevel level);

typedef struct {
  double m;      /* how often the level is seen with two records of one person */
  double u;      /* and of two persons */
  double weight; /* bits, log2 (m / u) */
} LoketMatchOdds;

typedef struct {
  guint version;
  double upper;          /* bits above log2 of the number of people: from here on linked */
  double lower;          /* and from here on asked */
  double lead;           /* bits ahead of the runner-up */
  guint fewest_people;   /* a small list is drawn from a larger people all the same */
  guint block_cap;       /* rows of one block that are looked at */
  guint century_pivot;   /* two-digit years up to here are of this century */
  double close_name;     /* Jaro-Winkler of two words from here on is a slip */
  double near_name;      /* and from here on several */
  double rival_share;    /* of all names: a word as common as that is a name of its own */
  double rival_ratio;    /* and has at least this part of the other one's number */
  guint rival_count;     /* and stands at least so often in the data */
  double known_after;    /* names counted until the counts outweigh the file */
  guint trusted_repeats; /* a NIK that stands more often in one list is nobody's */
  LoketMatchOdds odds[LOKET_MATCH_N_FIELDS][LOKET_MATCH_N_LEVELS];
  gboolean known[LOKET_MATCH_N_FIELDS][LOKET_MATCH_N_LEVELS]; /* which the file gives */
} LoketMatchParameters;

LoketMatchParameters *loket_match_parameters_new (GBytes *file,
                                                  const char *name,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketMatchParameters *loket_match_parameters_built_in (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_match_parameters_free (LoketMatchParameters *parameters);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketMatchParameters, loket_match_parameters_free)

G_END_DECLS
