/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about applications to the store, and what a counter has to know of a household at once;
 * the desk of applications asks them. */
#pragma once

#include "core/application-desk.h"
#include "core/brief.h"
#include "store/txn.h"

G_BEGIN_DECLS

/* An application and what hangs on it */
gboolean loket_txn_next_application_number (LoketTxn *txn, gint64 *number, GError **error);
GPtrArray *loket_txn_of_application (LoketTxn *txn,
                                     GType type,
                                     const char *application,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_txn_has_open_application (LoketTxn *txn,
                                         const char *person,
                                         const char *kind,
                                         gboolean *has,
                                         GError **error);
GPtrArray *loket_txn_overdue_papers (LoketTxn *txn, const char *day, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_txn_paper_is_seen (LoketTxn *txn,
                                  const char *sha256,
                                  const char *area,
                                  gboolean *seen,
                                  GError **error);

typedef struct {
  const char *const *states; /* (nullable) */
  const char *kind;          /* (nullable) */
  const char *person;        /* (nullable) */
  const char *area;          /* (nullable) */
  gint64 now;
  const char *day;
  gint64 from;
  guint limit;
  gint64 number;  /* 0 = any */
  const char *id; /* NULL = any */
} LoketApplicationFilter;

GPtrArray *loket_txn_application_rows (LoketTxn *txn,
                                       const LoketApplicationFilter *filter,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* People of a household at once; @people are ids, at most LOKET_HOUSEHOLD_PEOPLE of them. */
#define LOKET_HOUSEHOLD_PEOPLE 40

/* What a list says of one of them, and of which list it is. */
typedef struct {
  char *id; /* of the row */
  char *person;
  char *source;
  char *period;
  gint64 at;
  char *facts; /* JSON of LoketListFacts */
} LoketStandingRow;

void loket_standing_row_free (LoketStandingRow *row);

GPtrArray *loket_txn_people_of_household (LoketTxn *txn,
                                          const char *household,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_standings (LoketTxn *txn, GPtrArray *people, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_brief_decisions (LoketTxn *txn,
                                      GPtrArray *people,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *loket_txn_open_applications (LoketTxn *txn,
                                        GPtrArray *people,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Worklists (worklists.c) */
typedef struct {
  const char *list;
  const char *area;    /* (nullable) */
  const char *officer; /* (nullable): only what is his */
  gint64 now;
  const char *red_day; /* what was due before that day is too late */
  const char *horizon; /* what runs out until that day */
  gint64 from;
  guint limit;
} LoketWorklistFilter;

gboolean loket_txn_count_worklist (LoketTxn *txn,
                                   const LoketWorklistFilter *filter,
                                   LoketWorklist *counts,
                                   GError **error);
GPtrArray *loket_txn_worklist (LoketTxn *txn,
                               const LoketWorklistFilter *filter,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_worklist_is_known (const char *list);
LoketApplicationRow *loket_application_row_read (gpointer rows) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
