/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages of the desk of lists: what is sent in, seen before, reported after an import.
 * app/office/lists.c and list-import.c answer them; import page and command line ask. */
#pragma once

#include "core/list.h"
#include "core/profile.h"

G_BEGIN_DECLS

#define LOKET_LIST_PAGE 20    /* rows of one page: of people */
#define LOKET_LIST_PARTS 2000 /* blobs of one file, 8 GiB in all */

/* list/import */
LOKET_DECLARE_RECORD (LoketListRequest, loket_list_request)
struct _LoketListRequest {
  LoketRecord parent_instance;
  char *source;        /* key */
  gboolean new_source; /* not of the profile and never seen before, on purpose */
  char *period;        /* "2026-Q4": later ones sort behind */
  char *map;           /* its text, or the key of a shipped one; absent = that of the source */
  char *file_name;
  char *file_sha256; /* of the whole file */
  gint64 bytes;
  char **blobs; /* its parts in their order */
};

/* A map that the profile ships. */
LOKET_DECLARE_RECORD (LoketListMapFile, loket_list_map_file)
struct _LoketListMapFile {
  LoketRecord parent_instance;
  char *key;
  char *text;
};

LOKET_DECLARE_RECORD (LoketListSources, loket_list_sources)
struct _LoketListSources {
  LoketRecord parent_instance;
  GListStore *sources; /* LoketSource */
  GListStore *maps;    /* LoketListMapFile */
};

/* list/preview */
LOKET_DECLARE_RECORD (LoketListPreviewRequest, loket_list_preview_request)
struct _LoketListPreviewRequest {
  LoketRecord parent_instance;
  char *blob;     /* first part of the file */
  char *map;      /* absent = the shipped one that fits best */
  char *language; /* of the problems; absent = id */
};

LOKET_DECLARE_RECORD (LoketListProblemLine, loket_list_problem_line)
struct _LoketListProblemLine {
  LoketRecord parent_instance;
  char *field;   /* key as in a map; absent = the whole line */
  char *problem; /* its name */
  char *words;   /* for people, in the language that was asked for */
  gboolean refused;
};

LOKET_DECLARE_RECORD (LoketListPreviewRow, loket_list_preview_row)
struct _LoketListPreviewRow {
  LoketRecord parent_instance;
  gint64 line;
  gboolean rejected;
  char *name;
  char *birth_date;
  char *nik; /* masked, as the next one */
  char *family_card;
  char *sex;
  char *village;
  char *village_name; /* of a code */
  char *address;
  GListStore *problems; /* LoketListProblemLine */
};

LOKET_DECLARE_RECORD (LoketListPreview, loket_list_preview)
struct _LoketListPreview {
  LoketRecord parent_instance;
  char *map; /* that was used: its text */
  char *map_key;
  char *encoding;
  char *delimiter;
  GListStore *header; /* LoketListColumn */
  GListStore *rows;   /* LoketListPreviewRow */
};

LOKET_DECLARE_RECORD (LoketListColumn, loket_list_column)
struct _LoketListColumn {
  LoketRecord parent_instance;
  char *name;
};

/* list/batches, list/batch */
LOKET_DECLARE_RECORD (LoketListBatches, loket_list_batches)
struct _LoketListBatches {
  LoketRecord parent_instance;
  GListStore *batches; /* LoketListBatch, newest first, without their maps */
};

LOKET_DECLARE_RECORD (LoketListReference, loket_list_reference)
struct _LoketListReference {
  LoketRecord parent_instance;
  char *batch;
};

LOKET_DECLARE_RECORD (LoketListStateCount, loket_list_state_count)
struct _LoketListStateCount {
  LoketRecord parent_instance;
  LoketRowState state;
  gint64 rows;
};

LOKET_DECLARE_RECORD (LoketListStatus, loket_list_status)
struct _LoketListStatus {
  LoketRecord parent_instance;
  LoketListBatch *batch;
  GListStore *states; /* LoketListStateCount */
};

/* list/rows */
LOKET_DECLARE_RECORD (LoketListRowsQuery, loket_list_rows_query)
struct _LoketListRowsQuery {
  LoketRecord parent_instance;
  char *batch;
  char *state; /* nick of LoketRowState; absent = all */
  char *after; /* id of a row */
};

LOKET_DECLARE_RECORD (LoketListRowLine, loket_list_row_line)
struct _LoketListRowLine {
  LoketRecord parent_instance;
  char *id;
  gint64 line;
  LoketRowState state;
  LoketOptional weight;
  char *reason; /* for people */
  char *field;  /* that the reason is about, key as in a map */
  char *name;
  char *birth_date;
  char *nik; /* masked */
  char *village;
};

LOKET_DECLARE_RECORD (LoketListRows, loket_list_rows)
struct _LoketListRows {
  LoketRecord parent_instance;
  GListStore *rows;
  char *next; /* id to go on behind; absent at the end */
};

/* list/rejects: some lines of the reject file, CSV */
LOKET_DECLARE_RECORD (LoketListRejectsQuery, loket_list_rejects_query)
struct _LoketListRejectsQuery {
  LoketRecord parent_instance;
  char *batch;
  char *after;
  char *language; /* of the reasons; absent = id */
};

LOKET_DECLARE_RECORD (LoketListRejects, loket_list_rejects)
struct _LoketListRejects {
  LoketRecord parent_instance;
  GBytes *csv; /* lines, UTF-8; the first page begins with the names of the columns */
  gint64 rows;
  char *next;
};

/* list/report: two lists beside each other, village by village */
LOKET_DECLARE_RECORD (LoketListReportQuery, loket_list_report_query)
struct _LoketListReportQuery {
  LoketRecord parent_instance;
  char *left;
  char *right;
};

LOKET_DECLARE_RECORD (LoketListReportLine, loket_list_report_line)
struct _LoketListReportLine {
  LoketRecord parent_instance;
  char *village; /* code; absent = not known */
  char *village_name;
  gint64 left_only;
  gint64 right_only;
  gint64 both;
  gint64 conflicting; /* of those in both: another birth, sex, NIK, village or decile */
};

LOKET_DECLARE_RECORD (LoketListReport, loket_list_report)
struct _LoketListReport {
  LoketRecord parent_instance;
  GListStore *villages; /* LoketListReportLine, by code */
  LoketListReportLine *total;
  gint64 unresolved;         /* rows of both that wait for people */
  LoketOptional oldest_days; /* how long the oldest of them waits */
};

G_END_DECLS
