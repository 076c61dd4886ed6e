/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import of a list as long work: what its stages share.  list-import.c runs them one after the
 * other; each has a file of its own. */
#pragma once

#include "core/list-keep.h"
#include "office/list-word.h"
#include "office/turn.h"
#include "store/lists.h"
#include "store/people.h"

G_BEGIN_DECLS

#define LOKET_IMPORT_TURN 3500 /* microseconds of one write turn; its commit comes on top */

typedef struct _LoketImport LoketImport;
typedef struct _LoketFindings LoketFindings;

/* One stage.  .prepare and .step are as in LoketJobWork; a stage that is done sets *@over in its
 * step, and list-import.c goes on to the next. */
typedef struct {
  const char *name; /* LoketJob.stage */
  gpointer (*begin) (LoketImport *import, const LoketJob *job, GError **error);
  gboolean (*prepare) (LoketImport *import, const LoketJob *job, gpointer stage, GError **error);
  gboolean (*step) (LoketImport *import,
                    LoketTurn *turn,
                    LoketJob *job,
                    gpointer stage,
                    gboolean *over,
                    GError **error);
  GDestroyNotify end;
} LoketImportStage;

struct _LoketImport {
  LoketOffice *office;
  LoketRecord *request;  /* LoketListRequest */
  LoketListBatch *batch; /* as it was when this stage began */
  const LoketImportStage *stage;
  gpointer at_stage;       /* of that stage */
  LoketFindings *findings; /* NULL = the rows are not matched yet */
  GPtrArray *batches;      /* LoketListBatch: all that were ever received */
};

extern const LoketImportStage loket_import_reading;
extern const LoketImportStage loket_import_matching;
extern const LoketImportStage loket_import_noting;
extern const LoketImportStage loket_import_housing;
extern const LoketImportStage loket_import_applying;
extern const LoketImportStage loket_import_finding;
extern const LoketImportStage loket_import_closing;

/* Writes the row of the list itself as it is from now on. */
gboolean loket_import_save_batch (LoketTurn *turn,
                                  LoketListBatch *before,
                                  LoketListBatch *after,
                                  GError **error);
void loket_import_go_on (LoketJob *job, const char *stage, gint64 total);
gboolean loket_import_time_is_up (gint64 began);

/* Rows of the list that were read ahead; their texts lie in @text. */
typedef struct {
  GArray *entries; /* LoketListEntry */
  GStringChunk *text;
} LoketImportRows;

void loket_import_rows_clear (LoketImportRows *rows);
void loket_import_rows_add (LoketImportRows *rows, const LoketListEntry *entry);
gboolean loket_import_rows_read (LoketImport *import,
                                 LoketImportRows *rows,
                                 gint64 after,
                                 guint limit,
                                 GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LoketImportRows, loket_import_rows_clear)

/* What matching found out about a row; it stands as text in its reason until it is applied. */
typedef enum {
  LOKET_FINDING_SAME, /* links it */
  LOKET_FINDING_ASK,  /* a person must say */
} LoketFindingKind;

typedef struct {
  LoketFindingKind kind;
  LoketPairHint hint;
  gint64 row; /* of the list */
  char *note; /* one line for each: "p12 1234 HASH {JSON}", or "r7 …" for a row of the same list */
} LoketFinding;

/* One line of a note. */
typedef struct {
  gboolean of_list; /* @number is of a row of the same list, else of a person */
  gint64 number;
  gint64 weight;
  char *data_hash;
  char *comparison;
} LoketFindingLine;

gboolean loket_finding_parse (const char *text,
                              LoketFindingKind *kind,
                              LoketPairHint *hint,
                              GPtrArray *lines);
gboolean loket_import_match_all (LoketImport *import, GError **error);

G_END_DECLS
