/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of lists that come in: a batch is one file of one source, a row is what it says of one
 * person, a pair is a doubt whether two are one (registry.md 2, Sources). */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_BATCH_RECEIVED,  /* the file is here, its rows are being put on file */
  LOKET_BATCH_PARSED,    /* every row is on file or among the rejected */
  LOKET_BATCH_MATCHED,   /* every row has been held against the register */
  LOKET_BATCH_IN_REVIEW, /* applied but for the rows that people have to look at */
  LOKET_BATCH_APPLIED,   /* nothing is left to decide */
  LOKET_BATCH_CLOSED,    /* a later list of the same source has taken its place */
  LOKET_BATCH_ABORTED,   /* as a whole; nothing of it is in the register */
} LoketBatchState;

typedef enum {
  LOKET_ROW_NEW,          /* read, not yet held against the register */
  LOKET_ROW_AUTO_LINKED,  /* said of @person; the program was sure */
  LOKET_ROW_LINKED,       /* said of @person; an officer says so */
  LOKET_ROW_NEEDS_REVIEW, /* there are pairs about it */
  LOKET_ROW_NEW_PERSON,   /* @person was put on file for it */
  LOKET_ROW_REJECTED,     /* says of nobody; @reason tells why */
  LOKET_ROW_SUPERSEDED,   /* a later list of the same source says it anew */
} LoketRowState;

typedef enum {
  LOKET_PAIR_OPEN,
  LOKET_PAIR_SAME,
  LOKET_PAIR_DIFFERENT, /* for ever, unless what is known of one of the two changes */
  LOKET_PAIR_POSTPONED,
  LOKET_PAIR_SETTLED, /* another pair of the same row answered it: nobody has looked at this one */
} LoketPairState;

/* Why the program asks instead of deciding. */
typedef enum {
  LOKET_HINT_NONE,     /* the weight lies between the bounds */
  LOKET_HINT_CLOSE,    /* somebody else fits nearly as well */
  LOKET_HINT_CONFLICT, /* same NIK, another sex or year of birth */
  LOKET_HINT_TWINS,    /* same family card and birth, another name */
  LOKET_HINT_TWICE,    /* the same list names this person twice */
  LOKET_HINT_DEAD,     /* one of the two is said to be dead */
} LoketPairHint;

GType loket_batch_state_get_type (void);
GType loket_row_state_get_type (void);
GType loket_pair_state_get_type (void);
GType loket_pair_hint_get_type (void);

/* The counts are of rows; those of a state in which nothing more happens add up to @rows. */
LOKET_DECLARE_RECORD (LoketListBatch, loket_list_batch)
struct _LoketListBatch {
  LoketRecord parent_instance;
  char *id;
  gint64 number; /* of the office's own series; ids of rows begin with it */
  char *source;  /* key, such as "dtsen" */
  char *period;  /* such as "2026-Q4" */
  char *file_name;
  char *file_sha256;
  gint64 bytes;
  char *map; /* the text of the map that was used */
  LoketBatchState state;
  char *reason; /* why it was aborted */
  gint64 rows;
  gint64 rejected;
  gint64 linked;   /* by the program or by people */
  gint64 created;  /* new people */
  gint64 in_doubt; /* wait for people */
  char *officer;
  gint64 created_at;
  gint64 changed_at;
};

/* Ids are "BATCH-ROW" with leading zeros: their order is that of the lists and of their rows. */
LOKET_DECLARE_RECORD (LoketListRow, loket_list_row)
struct _LoketListRow {
  LoketRecord parent_instance;
  char *id;    /* "000012-00000345" */
  gint64 line; /* of the file, from 1 */
  LoketRowState state;
  char *person;
  LoketOptional weight; /* hundredths of a bit, of the pair that decided */
  char *reason;
  char *facts; /* JSON of LoketListFacts: what the row says, made plain */
};

#define LOKET_LIST_ROW_ID "%06" G_GINT64_FORMAT "-%08" G_GINT64_FORMAT

gboolean loket_batch_state_counts (LoketBatchState state);
gboolean loket_row_state_counts (LoketRowState state);

/* Either a row of a list and a person, or two people. */
LOKET_DECLARE_RECORD (LoketPair, loket_pair)
struct _LoketPair {
  LoketRecord parent_instance;
  char *id;
  char *list_row;
  char *other; /* the other person */
  char *person;
  gint64 weight;    /* hundredths of a bit */
  char *comparison; /* JSON of LoketComparison: level and weight of each field */
  LoketPairHint hint;
  LoketPairState state;
  char *reason;
  char *decided_by;
  LoketOptional decided_at;
  char *data_hash; /* of what was known of both: the same pair is not asked twice */
  char *village;   /* of the person: who may look at it */
  gint64 created_at;
};

/* What an officer has said about a pair, with the way back. */
LOKET_DECLARE_RECORD (LoketPairAnswer, loket_pair_answer)
struct _LoketPairAnswer {
  LoketRecord parent_instance;
  char *id;
  char *pair;
  LoketPairState state; /* that it led to */
  gboolean created;     /* somebody was put on file for it */
  char *moved;          /* JSON of LoketMovedRows */
  char *reason;
  char *officer;
  gint64 at;
  char *undone_by;
  char *undone_reason;
  LoketOptional undone_at;
};

G_END_DECLS
