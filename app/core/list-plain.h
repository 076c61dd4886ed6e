/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row of a list says, made plain, and what is wrong with it; the reader of lists calls it,
 * import and preview read the row. */
#pragma once

#include "core/facts.h"
#include "core/list-map.h"
#include "core/region.h"

G_BEGIN_DECLS

/* One line a problem: symbol, name on file, whether the row is refused for it, sentence for people.
 * A NIK that disagrees with birth or sex never refuses a row: a NIK is not changed when a date is
 * corrected (domain.md 2.1). */
#define LOKET_LIST_PROBLEMS(P)                                                                     \
  P (WRONG_CELLS, "wrong-cells", TRUE, N_ ("This line has more or fewer columns than the list."))  \
  P (QUOTE_OPEN, "quote-open", TRUE, N_ ("A quotation mark is opened here and never closed."))     \
  P (LINE_TOO_LONG, "line-too-long", TRUE, N_ ("This line is too long to be one of a list."))      \
  P (NOT_TEXT, "not-text", TRUE, N_ ("This line holds signs that are no text."))                   \
  P (HEADER_AGAIN, "header-again", TRUE, N_ ("These are the names of the columns once more."))     \
  P (NO_NAME, "no-name", TRUE, N_ ("There is no name of a person."))                               \
  P (NAME_CLEANED, "name-cleaned", FALSE, N_ ("The name had signs that belong to no name."))       \
  P (DECEASED_MARK, "deceased-mark", FALSE, N_ ("The name is marked as that of a deceased."))      \
  P (NUMBER_FILLER, "number-filler", FALSE, N_ ("This number only fills the column."))             \
  P (NUMBER_SPREADSHEET,                                                                           \
     "number-spreadsheet",                                                                         \
     FALSE,                                                                                        \
     N_ ("This number was broken by a spreadsheet. Please ask for the list with numbers as "       \
         "text."))                                                                                 \
  P (NUMBER_IMPOSSIBLE, "number-impossible", FALSE, N_ ("Such a number cannot exist."))            \
  P (NIK_OTHER_BIRTH, "nik-other-birth", FALSE, N_ ("The date of birth differs from the NIK."))    \
  P (NIK_OTHER_SEX, "nik-other-sex", FALSE, N_ ("The sex differs from the NIK."))                  \
  P (DATE_UNREADABLE, "date-unreadable", FALSE, N_ ("This date cannot be read."))                  \
  P (DATE_IMPOSSIBLE, "date-impossible", FALSE, N_ ("Nobody can be born on this date."))           \
  P (DATE_GUESSED,                                                                                 \
     "date-guessed",                                                                               \
     FALSE,                                                                                        \
     N_ ("Two centuries fit this year; the later was taken."))                                     \
  P (SEX_UNREADABLE, "sex-unreadable", FALSE, N_ ("This is neither man nor woman."))               \
  P (VILLAGE_UNKNOWN, "village-unknown", FALSE, N_ ("The district has no such village."))          \
  P (VILLAGE_AMBIGUOUS,                                                                            \
     "village-ambiguous",                                                                          \
     FALSE,                                                                                        \
     N_ ("Several villages have this name, and the kecamatan is not given."))                      \
  P (VILLAGE_ELSEWHERE,                                                                            \
     "village-elsewhere",                                                                          \
     FALSE,                                                                                        \
     N_ ("The village of this name lies in another kecamatan."))                                   \
  P (PHONE_UNREADABLE, "phone-unreadable", FALSE, N_ ("This is no telephone number."))             \
  P (DECILE_IMPOSSIBLE, "decile-impossible", FALSE, N_ ("A decile is a number from 1 to 10."))     \
  P (RT_RW_UNREADABLE, "rt-rw-unreadable", FALSE, N_ ("This is no number of an RT or RW."))

typedef enum {
#define LOKET_LIST_PROBLEM_SYMBOL(symbol, name, refuses, sentence) LOKET_LIST_PROBLEM_##symbol,
  LOKET_LIST_PROBLEMS (LOKET_LIST_PROBLEM_SYMBOL)
#undef LOKET_LIST_PROBLEM_SYMBOL
      LOKET_N_LIST_PROBLEMS
} LoketListProblemKind;

typedef struct {
  LoketListProblemKind kind;
  LoketListField field; /* LOKET_LIST_WHOLE_LINE for what no single field has */
} LoketListProblem;

typedef enum {
  LOKET_LIST_LIFE_UNSAID,
  LOKET_LIST_LIFE_ALIVE,
  LOKET_LIST_LIFE_DEAD,
  LOKET_LIST_LIFE_MOVED,
  LOKET_LIST_LIFE_MISSING,
} LoketListLife;

#define LOKET_LIST_MAX_PROBLEMS 32

/* All texts are borrowed until the next row. */
typedef struct {
  guint64 row;              /* from 1 for the first below the names of the columns */
  guint64 line;             /* of the file, from 1, where the row begins */
  const char *const *cells; /* zero-terminated, UTF-8, as they stand in the list */
  guint n_cells;
  LoketFacts facts;
  const char *father_name;
  const char *rt; /* "001", "034A", "000" */
  const char *rw;
  const char *hamlet;
  const char *subdistrict; /* code of the kecamatan where it is known, else what is written */
  const char *relation;    /* as it is written, like the next two */
  const char *life_status;
  const char *programme;
  LoketListLife life;
  int decile; /* 1 to 10, 0 when it is not said */
  LoketListProblem problems[LOKET_LIST_MAX_PROBLEMS];
  guint n_problems;
  gboolean rejected; /* one of the problems refuses it */
} LoketReadRow;

const char *loket_list_problem_name (LoketListProblemKind kind);
const char *loket_list_problem_sentence (LoketListProblemKind kind);
gboolean loket_list_problem_refuses (LoketListProblemKind kind);
void
loket_read_row_add_problem (LoketReadRow *row, LoketListProblemKind kind, LoketListField field);
gboolean loket_read_row_has_problem (const LoketReadRow *row, LoketListProblemKind kind);

typedef struct _LoketListPlain LoketListPlain;

LoketListPlain *loket_list_plain_new (LoketListMap *map,
                                      const LoketRegions *regions,
                                      const char *today) G_GNUC_WARN_UNUSED_RESULT;
void loket_list_plain_free (LoketListPlain *plain);
void
loket_list_plain_read (LoketListPlain *plain, const LoketListBinding *binding, LoketReadRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketListPlain, loket_list_plain_free)

G_END_DECLS
