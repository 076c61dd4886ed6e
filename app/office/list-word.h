/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the word of a row of a list is worth: whom it puts on file, which values and which household
 * it gives to somebody who is.  The import and the clerical desk both ask here. */
#pragma once

#include "core/list-keep.h"
#include "office/turn.h"
#include "store/lists.h"
#include "store/people.h"

G_BEGIN_DECLS

/* A row that speaks in a write turn; all but @home is borrowed. */
typedef struct {
  LoketTurn *turn;
  GPtrArray *batches;    /* LoketListBatch: all that were ever received */
  LoketListBatch *batch; /* whose row it is */
  const LoketKeptRow *said;
  const char *row;  /* its id */
  gboolean by_hand; /* somebody said of whom it is; else the matching found it */
  struct {          /* that was joined last: a list names a family together */
    char *family_card;
    char *household;
    gboolean has_head;
  } home;
} LoketListWord;

void loket_list_word_clear (LoketListWord *word);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LoketListWord, loket_list_word_clear)

LoketListBatch *loket_list_of_row (GPtrArray *batches, const char *row);
gboolean loket_list_outranks (LoketOffice *office, LoketListBatch *mine, LoketListBatch *other);

LoketPerson *loket_list_word_person (LoketListWord *word) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_list_word_doubt_nik (LoketListWord *word, LoketPerson *holder, GError **error);
gboolean loket_list_word_take (LoketListWord *word, LoketPerson *person, GError **error);
gboolean loket_list_word_join (LoketListWord *word, const char *person, GError **error);

G_END_DECLS
