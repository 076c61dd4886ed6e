/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of what a hospital asks money for, each row held against the slips (registry.md 5, N7). */
#pragma once

#include "core/guarantee.h"

G_BEGIN_DECLS

#define LOKET_CLAIM_ROWS 5000               /* of one list */
#define LOKET_CLAIM_BYTES (8 * 1024 * 1024) /* of one file */
#define LOKET_CLAIM_PARTS 2                 /* blobs that it comes in */
#define LOKET_CLAIM_PAGE 500                /* rows of a page */
#define LOKET_CLAIM_LISTS 100               /* lists of a page */
#define LOKET_CLAIM_AMOUNT 1000000000000    /* rupiah of one row at most */

/* What became of a row.  In this order they are looked at: the first that is so counts. */
typedef enum {
  LOKET_CLAIM_MATCHED,
  LOKET_CLAIM_UNREADABLE, /* the line is no row of the list */
  LOKET_CLAIM_CODE_UNREADABLE,
  LOKET_CLAIM_DATE_UNREADABLE,
  LOKET_CLAIM_AMOUNT_UNREADABLE,
  LOKET_CLAIM_UNKNOWN_CARD,
  LOKET_CLAIM_NO_SLIP,
  LOKET_CLAIM_OTHER_CARD,     /* the slip is of another card */
  LOKET_CLAIM_OTHER_FACILITY, /* the slip is of another hospital */
  LOKET_CLAIM_WITHDRAWN,
  LOKET_CLAIM_BEFORE_SLIP, /* the day is before that of the slip */
  LOKET_CLAIM_OUTSIDE,     /* the day is behind its last one */
  LOKET_CLAIM_OTHER_PURPOSE,
  LOKET_CLAIM_TWICE, /* in this list or an earlier one */
} LoketClaimOutcome;

#define LOKET_N_CLAIM_OUTCOMES (LOKET_CLAIM_TWICE + 1)

GType loket_claim_outcome_get_type (void);

LOKET_DECLARE_RECORD (LoketClaimList, loket_claim_list)
struct _LoketClaimList {
  LoketRecord parent_instance;
  char *id;
  char *facility;
  char *file_sha256;
  char *file_name; /* (nullable) */
  gint64 rows;
  gint64 matched;
  gint64 amount;         /* rupiah of all rows whose amount could be read */
  gint64 matched_amount; /* rupiah of those that match */
  char *officer;         /* (nullable) who took it in */
  char *device;
  char *day;
  gint64 created_at;
};

LOKET_DECLARE_RECORD (LoketClaimRow, loket_claim_row)
struct _LoketClaimRow {
  LoketRecord parent_instance;
  char *id;
  char *list;
  gint64 line;   /* of the file */
  char *code;    /* (nullable) of the slip, plain; as it is written when it cannot be read */
  char *number;  /* (nullable) of the card */
  char *day;     /* (nullable) */
  char *purpose; /* (nullable) as it is written */
  LoketOptional amount;
  char *reference; /* (nullable) the hospital's own */
  LoketClaimOutcome outcome;
  char *guarantee; /* (nullable) slip with that code */
  char *earlier;   /* (nullable) row that had claimed it before */
};

LOKET_DECLARE_RECORD (LoketClaimTotal, loket_claim_total)
struct _LoketClaimTotal {
  LoketRecord parent_instance;
  char *facility;
  LoketClaimOutcome outcome;
  gint64 rows;
  gint64 amount;
};

LOKET_DECLARE_RECORD (LoketClaimMatch, loket_claim_match)
struct _LoketClaimMatch {
  LoketRecord parent_instance;
  char *facility;
  char *file_name;
  char *file_sha256;
  char **blobs; /* SHA-256 of its parts, in their order */
};

LOKET_DECLARE_RECORD (LoketClaimReport, loket_claim_report)
struct _LoketClaimReport {
  LoketRecord parent_instance;
  LoketClaimList *list;
  gboolean again;     /* it had been taken in before; nothing was changed */
  GListStore *totals; /* LoketClaimTotal */
};

LOKET_DECLARE_RECORD (LoketClaimQuery, loket_claim_query)
struct _LoketClaimQuery {
  LoketRecord parent_instance;
  char *facility;
  char *from_day;
  char *until_day;
};

LOKET_DECLARE_RECORD (LoketClaimPage, loket_claim_page)
struct _LoketClaimPage {
  LoketRecord parent_instance;
  GListStore *lists;  /* LoketClaimList, newest first */
  GListStore *totals; /* LoketClaimTotal over all of them, also those that are not shown */
};

LOKET_DECLARE_RECORD (LoketClaimRowsQuery, loket_claim_rows_query)
struct _LoketClaimRowsQuery {
  LoketRecord parent_instance;
  char *list;
  char **outcomes;
  LoketOptional after; /* behind this line */
  LoketOptional limit;
};

LOKET_DECLARE_RECORD (LoketClaimRows, loket_claim_rows)
struct _LoketClaimRows {
  LoketRecord parent_instance;
  LoketClaimList *list;
  GListStore *rows;   /* LoketClaimRow */
  LoketOptional next; /* `after` of the next page */
};

const char *loket_claim_outcome_sentence (LoketClaimOutcome outcome);
LoketClaimOutcome
loket_claim_judge (const LoketClaimRow *row, const LoketGuarantee *slip, const char *facility);

G_END_DECLS
