/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the messages of the desk of lists. */
#include "config.h"

#include "core/list-desk.h"

#define SHOWN (LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL)
#define MAP_MAX 10000
#define REJECTS_MAX 50000

/* clang-format off */
static const LoketField list_request_fields[] = {
  LOKET_FIELD_TEXT (LoketListRequest, source, LOKET_FIELD_PLAIN, .min = 2, .max = 40, .blurb = "Key of the source"),
  LOKET_FIELD_BOOLEAN (LoketListRequest, new_source, LOKET_FIELD_OPTIONAL, .blurb = "That the key is right although no list of it has come in before"),
  LOKET_FIELD_TEXT (LoketListRequest, period, LOKET_FIELD_NAME, .min = 1, .max = 40, .blurb = "What time it is of, such as 2026-Q4; later ones sort behind"),
  LOKET_FIELD_TEXT (LoketListRequest, map, LOKET_FIELD_OPTIONAL, .min = 1, .max = MAP_MAX, .blurb = "Text of a map, or key of a shipped one; absent: that of the source"),
  LOKET_FIELD_TEXT (LoketListRequest, file_name, LOKET_FIELD_OPTIONAL, .max = 200, .blurb = "As the file is called"),
  LOKET_FIELD_TEXT (LoketListRequest, file_sha256, LOKET_FIELD_PLAIN, .min = 64, .max = 64, .blurb = "SHA-256 of the whole file"),
  LOKET_FIELD_INTEGER (LoketListRequest, bytes, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Size of the whole file"),
  LOKET_FIELD_WORDS (LoketListRequest, blobs, LOKET_FIELD_PLAIN, .min = 1, .max = LOKET_LIST_PARTS, .blurb = "SHA-256 of its parts in their order"),
};
LOKET_DEFINE_RECORD (LoketListRequest, loket_list_request, list_request_fields)

static const LoketField list_map_file_fields[] = {
  LOKET_FIELD_TEXT (LoketListMapFile, key, LOKET_FIELD_KEY, .min = 1, .max = 40, .blurb = "Key of the map"),
  LOKET_FIELD_TEXT (LoketListMapFile, text, LOKET_FIELD_PLAIN, .min = 1, .max = MAP_MAX, .blurb = "What stands in it"),
};
LOKET_DEFINE_RECORD (LoketListMapFile, loket_list_map_file, list_map_file_fields)

static const LoketField list_sources_fields[] = {
  LOKET_FIELD_LIST (LoketListSources, sources, LOKET_FIELD_PLAIN, loket_source, .blurb = "Who sends lists"),
  LOKET_FIELD_LIST (LoketListSources, maps, LOKET_FIELD_PLAIN, loket_list_map_file, .blurb = "Maps that the profile ships"),
};
LOKET_DEFINE_RECORD (LoketListSources, loket_list_sources, list_sources_fields)

static const LoketField list_preview_request_fields[] = {
  LOKET_FIELD_TEXT (LoketListPreviewRequest, blob, LOKET_FIELD_PLAIN, .min = 64, .max = 64, .blurb = "SHA-256 of the first part of the file"),
  LOKET_FIELD_TEXT (LoketListPreviewRequest, map, LOKET_FIELD_OPTIONAL, .min = 1, .max = MAP_MAX, .blurb = "Text of a map, or key of a shipped one; absent: the one that fits best"),
  LOKET_FIELD_TEXT (LoketListPreviewRequest, language, LOKET_FIELD_OPTIONAL, .min = 2, .max = 2, .blurb = "Of the problems; absent: id"),
};
LOKET_DEFINE_RECORD (LoketListPreviewRequest, loket_list_preview_request, list_preview_request_fields)

static const LoketField list_problem_line_fields[] = {
  LOKET_FIELD_TEXT (LoketListProblemLine, field, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Which field, as in a map; absent: the whole line"),
  LOKET_FIELD_TEXT (LoketListProblemLine, problem, LOKET_FIELD_PLAIN, .max = 40, .blurb = "Name of the problem"),
  LOKET_FIELD_TEXT (LoketListProblemLine, words, LOKET_FIELD_PLAIN, .max = 300, .blurb = "The problem in words"),
  LOKET_FIELD_BOOLEAN (LoketListProblemLine, refused, LOKET_FIELD_PLAIN, .blurb = "The row is refused for it"),
};
LOKET_DEFINE_RECORD (LoketListProblemLine, loket_list_problem_line, list_problem_line_fields)

static const LoketField list_preview_row_fields[] = {
  LOKET_FIELD_INTEGER (LoketListPreviewRow, line, LOKET_FIELD_PLAIN, .blurb = "Line of the file"),
  LOKET_FIELD_BOOLEAN (LoketListPreviewRow, rejected, LOKET_FIELD_PLAIN, .blurb = "It will be refused"),
  LOKET_FIELD_TEXT (LoketListPreviewRow, name, SHOWN, .blurb = "Name"),
  LOKET_FIELD_TEXT (LoketListPreviewRow, birth_date, SHOWN, .blurb = "Birth, as much as is said"),
  LOKET_FIELD_TEXT (LoketListPreviewRow, nik, SHOWN, .blurb = "NIK, masked"),
  LOKET_FIELD_TEXT (LoketListPreviewRow, family_card, SHOWN, .blurb = "KK, masked"),
  LOKET_FIELD_TEXT (LoketListPreviewRow, sex, SHOWN, .blurb = "female or male"),
  LOKET_FIELD_TEXT (LoketListPreviewRow, village, LOKET_FIELD_OPTIONAL, .blurb = "Code, or what is written"),
  LOKET_FIELD_TEXT (LoketListPreviewRow, village_name, LOKET_FIELD_OPTIONAL, .blurb = "What it is called, of a code"),
  LOKET_FIELD_TEXT (LoketListPreviewRow, address, SHOWN, .max = 500, .blurb = "Street and number"),
  LOKET_FIELD_LIST (LoketListPreviewRow, problems, LOKET_FIELD_PLAIN, loket_list_problem_line, .blurb = "What is wrong with it"),
};
LOKET_DEFINE_RECORD (LoketListPreviewRow, loket_list_preview_row, list_preview_row_fields)

static const LoketField list_column_fields[] = {
  LOKET_FIELD_TEXT (LoketListColumn, name, LOKET_FIELD_PLAIN, .max = 500, .blurb = "As the list calls it"),
};
LOKET_DEFINE_RECORD (LoketListColumn, loket_list_column, list_column_fields)

static const LoketField list_preview_fields[] = {
  LOKET_FIELD_TEXT (LoketListPreview, map, LOKET_FIELD_OPTIONAL, .max = MAP_MAX, .blurb = "The map that was used; absent: none fits"),
  LOKET_FIELD_TEXT (LoketListPreview, map_key, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Its key, when it is a shipped one"),
  LOKET_FIELD_TEXT (LoketListPreview, encoding, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "How letters are written"),
  LOKET_FIELD_TEXT (LoketListPreview, delimiter, LOKET_FIELD_OPTIONAL, .max = 1, .blurb = "What stands between columns"),
  LOKET_FIELD_LIST (LoketListPreview, header, LOKET_FIELD_PLAIN, loket_list_column, .blurb = "Names of the columns"),
  LOKET_FIELD_LIST (LoketListPreview, rows, LOKET_FIELD_PLAIN, loket_list_preview_row, .blurb = "The first rows, made plain"),
};
LOKET_DEFINE_RECORD (LoketListPreview, loket_list_preview, list_preview_fields)

static const LoketField list_batches_fields[] = {
  LOKET_FIELD_LIST (LoketListBatches, batches, LOKET_FIELD_PLAIN, loket_list_batch, .blurb = "Lists, newest first"),
};
LOKET_DEFINE_RECORD (LoketListBatches, loket_list_batches, list_batches_fields)

static const LoketField list_reference_fields[] = {
  LOKET_FIELD_TEXT (LoketListReference, batch, LOKET_FIELD_UUID, .blurb = "Which list"),
};
LOKET_DEFINE_RECORD (LoketListReference, loket_list_reference, list_reference_fields)

static const LoketField list_state_count_fields[] = {
  LOKET_FIELD_ENUM (LoketListStateCount, state, LOKET_FIELD_PLAIN, loket_row_state, .blurb = "What became of rows"),
  LOKET_FIELD_INTEGER (LoketListStateCount, rows, LOKET_FIELD_PLAIN, .blurb = "How many"),
};
LOKET_DEFINE_RECORD (LoketListStateCount, loket_list_state_count, list_state_count_fields)

static const LoketField list_status_fields[] = {
  LOKET_FIELD_RECORD (LoketListStatus, batch, LOKET_FIELD_PLAIN, loket_list_batch, .blurb = "The list"),
  LOKET_FIELD_LIST (LoketListStatus, states, LOKET_FIELD_PLAIN, loket_list_state_count, .blurb = "Its rows by what became of them"),
};
LOKET_DEFINE_RECORD (LoketListStatus, loket_list_status, list_status_fields)

static const LoketField list_rows_query_fields[] = {
  LOKET_FIELD_TEXT (LoketListRowsQuery, batch, LOKET_FIELD_UUID, .blurb = "Which list"),
  LOKET_FIELD_TEXT (LoketListRowsQuery, state, LOKET_FIELD_OPTIONAL, .max = 20, .blurb = "Only rows in this state"),
  LOKET_FIELD_TEXT (LoketListRowsQuery, after, LOKET_FIELD_OPTIONAL, .max = 20, .blurb = "Id of the row behind which to begin"),
};
LOKET_DEFINE_RECORD (LoketListRowsQuery, loket_list_rows_query, list_rows_query_fields)

static const LoketField list_row_line_fields[] = {
  LOKET_FIELD_TEXT (LoketListRowLine, id, LOKET_FIELD_PLAIN, .max = 20, .blurb = "List and row"),
  LOKET_FIELD_INTEGER (LoketListRowLine, line, LOKET_FIELD_PLAIN, .blurb = "Line of the file"),
  LOKET_FIELD_ENUM (LoketListRowLine, state, LOKET_FIELD_PLAIN, loket_row_state, .blurb = "What became of it"),
  LOKET_FIELD_INTEGER (LoketListRowLine, weight, LOKET_FIELD_OPTIONAL, .min = -LOKET_INTEGER_MAX, .blurb = "Hundredths of a bit"),
  LOKET_FIELD_TEXT (LoketListRowLine, reason, LOKET_FIELD_OPTIONAL, .max = 300, .blurb = "Why it was refused, in words"),
  LOKET_FIELD_TEXT (LoketListRowLine, field, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Which field the reason is about"),
  LOKET_FIELD_TEXT (LoketListRowLine, name, SHOWN, .blurb = "Name"),
  LOKET_FIELD_TEXT (LoketListRowLine, birth_date, SHOWN, .blurb = "Birth"),
  LOKET_FIELD_TEXT (LoketListRowLine, nik, SHOWN, .blurb = "NIK, masked"),
  LOKET_FIELD_TEXT (LoketListRowLine, village, LOKET_FIELD_OPTIONAL, .blurb = "Code, or what is written"),
};
LOKET_DEFINE_RECORD (LoketListRowLine, loket_list_row_line, list_row_line_fields)

static const LoketField list_rows_fields[] = {
  LOKET_FIELD_LIST (LoketListRows, rows, LOKET_FIELD_PLAIN, loket_list_row_line, .blurb = "Rows in their order"),
  LOKET_FIELD_TEXT (LoketListRows, next, LOKET_FIELD_OPTIONAL, .max = 20, .blurb = "Where to go on; absent at the end"),
};
LOKET_DEFINE_RECORD (LoketListRows, loket_list_rows, list_rows_fields)

static const LoketField list_rejects_query_fields[] = {
  LOKET_FIELD_TEXT (LoketListRejectsQuery, batch, LOKET_FIELD_UUID, .blurb = "Which list"),
  LOKET_FIELD_TEXT (LoketListRejectsQuery, after, LOKET_FIELD_OPTIONAL, .max = 20, .blurb = "Id of the row behind which to begin"),
  LOKET_FIELD_TEXT (LoketListRejectsQuery, language, LOKET_FIELD_OPTIONAL, .min = 2, .max = 2, .blurb = "Of the reasons; absent: id"),
};
LOKET_DEFINE_RECORD (LoketListRejectsQuery, loket_list_rejects_query, list_rejects_query_fields)

static const LoketField list_rejects_fields[] = {
  LOKET_FIELD_BYTES (LoketListRejects, csv, LOKET_FIELD_PERSONAL, .max = REJECTS_MAX, .blurb = "Lines of the reject file, CSV"),
  LOKET_FIELD_INTEGER (LoketListRejects, rows, LOKET_FIELD_PLAIN, .blurb = "How many rows they are"),
  LOKET_FIELD_TEXT (LoketListRejects, next, LOKET_FIELD_OPTIONAL, .max = 20, .blurb = "Where to go on; absent at the end"),
};
LOKET_DEFINE_RECORD (LoketListRejects, loket_list_rejects, list_rejects_fields)

static const LoketField list_report_query_fields[] = {
  LOKET_FIELD_TEXT (LoketListReportQuery, left, LOKET_FIELD_UUID, .blurb = "One list"),
  LOKET_FIELD_TEXT (LoketListReportQuery, right, LOKET_FIELD_UUID, .blurb = "The other"),
};
LOKET_DEFINE_RECORD (LoketListReportQuery, loket_list_report_query, list_report_query_fields)

static const LoketField list_report_line_fields[] = {
  LOKET_FIELD_TEXT (LoketListReportLine, village, LOKET_FIELD_OPTIONAL, .max = 100, .blurb = "Code of the village; absent: not known"),
  LOKET_FIELD_TEXT (LoketListReportLine, village_name, LOKET_FIELD_OPTIONAL, .blurb = "What it is called"),
  LOKET_FIELD_INTEGER (LoketListReportLine, left_only, LOKET_FIELD_PLAIN, .blurb = "Only in the one list"),
  LOKET_FIELD_INTEGER (LoketListReportLine, right_only, LOKET_FIELD_PLAIN, .blurb = "Only in the other"),
  LOKET_FIELD_INTEGER (LoketListReportLine, both, LOKET_FIELD_PLAIN, .blurb = "In both"),
  LOKET_FIELD_INTEGER (LoketListReportLine, conflicting, LOKET_FIELD_PLAIN, .blurb = "In both, and they say different things"),
};
LOKET_DEFINE_RECORD (LoketListReportLine, loket_list_report_line, list_report_line_fields)

static const LoketField list_report_fields[] = {
  LOKET_FIELD_LIST (LoketListReport, villages, LOKET_FIELD_PLAIN, loket_list_report_line, .blurb = "Village by village"),
  LOKET_FIELD_RECORD (LoketListReport, total, LOKET_FIELD_PLAIN, loket_list_report_line, .blurb = "All of them"),
  LOKET_FIELD_INTEGER (LoketListReport, unresolved, LOKET_FIELD_PLAIN, .blurb = "Rows that wait for people"),
  LOKET_FIELD_INTEGER (LoketListReport, oldest_days, LOKET_FIELD_OPTIONAL, .blurb = "How long the oldest of them waits"),
};
LOKET_DEFINE_RECORD (LoketListReport, loket_list_report, list_report_fields)
/* clang-format on */
