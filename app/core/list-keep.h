/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row of a list says, as it is kept on file: one flat JSON object of texts, its members
 * named as in a map.  Import writes it, matching, applying and whoever shows a row read it. */
#pragma once

#include "core/list-plain.h"
#include "core/person.h"

G_BEGIN_DECLS

/* Texts are borrowed from @room until the next row is read into it. */
typedef struct {
  GString *room;
  const char *values[LOKET_N_LIST_FIELDS]; /* NULL = not said */
  const char *problems;                    /* "sex-unreadable:sex", one blank between them */
  const char *cells;                       /* of a row that was refused: the whole line, as CSV */
} LoketKeptRow;

void loket_kept_row_write (const LoketReadRow *row, GString *json);
gboolean loket_kept_row_read (LoketKeptRow *facts, const char *json);
void loket_kept_row_clear (LoketKeptRow *facts);
void loket_kept_row_get (const LoketKeptRow *facts, LoketFacts *plain);
LoketLifeStatus loket_kept_row_life (const LoketKeptRow *facts, gboolean *said);
gboolean loket_list_relation (const char *text, LoketRelation *relation);
void loket_csv_append_cell (GString *line, const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LoketKeptRow, loket_kept_row_clear)

G_END_DECLS
