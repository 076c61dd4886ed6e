/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger of prints: one row is one possible piece of plastic with a code of its own
 * (printing.md 4); batches of them, and where the blanks went. */
#pragma once

#include "core/machine.h"
#include "core/record.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_PRINTING_QUEUED,
  LOKET_PRINTING_SENT,        /* the row is on file; the spooler may have heard of it */
  LOKET_PRINTING_SPOOLED,     /* the spooler has all of it */
  LOKET_PRINTING_UNCONFIRMED, /* somebody has to look, or to scan it */
  LOKET_PRINTING_GOOD,
  LOKET_PRINTING_SPOILED,
  LOKET_PRINTING_LOST,
  LOKET_PRINTING_CANCELLED, /* no blank was used */
} LoketPrintingState;

/* Why a card is printed. */
typedef enum {
  LOKET_PRINT_CAUSE_FIRST,
  LOKET_PRINT_CAUSE_REPRINT, /* the one before was spoiled, or lost in the printer */
  LOKET_PRINT_CAUSE_LOST,    /* by its holder */
  LOKET_PRINT_CAUSE_DAMAGED,
  LOKET_PRINT_CAUSE_DATA, /* what stands on it has changed */
  LOKET_PRINT_CAUSE_RENEWED,
} LoketPrintCause;

typedef enum {
  LOKET_PRINT_BATCH_OPEN,     /* put together */
  LOKET_PRINT_BATCH_RELEASED, /* may be printed */
  LOKET_PRINT_BATCH_PRINTING,
  LOKET_PRINT_BATCH_COUNTING, /* nothing is left in a queue */
  LOKET_PRINT_BATCH_CLOSED,   /* each has one outcome, and they were counted */
} LoketPrintBatchState;

GType loket_printing_state_get_type (void);
GType loket_print_cause_get_type (void);
GType loket_print_batch_state_get_type (void);

extern const LoketMachine loket_printing_machine;
extern const LoketMachine loket_print_batch_machine;

LOKET_DECLARE_RECORD (LoketCardPrint, loket_card_print)
struct _LoketCardPrint {
  LoketRecord parent_instance;
  char *id;
  char *card;
  char *number;        /* of the card */
  gint64 print_number; /* 1, 2, ... of its card */
  char *village;       /* of the holder */
  char *product;
  char *iss;
  gint64 slot; /* in the status list of @iss; never given again */
  char *kid;   /* of the key that sealed it, hexadecimal */
  char *text;  /* of the QR code */
  char *face;  /* JSON of LoketCardFace, never changed */
  char *from_day;
  char *until_day;
  LoketPrintCause cause;
  char *batch;         /* (nullable) */
  LoketOptional place; /* in that batch, from 1 */
  LoketPrintingState state;
  char *queue; /* (nullable) name of the printer's queue */
  char *tag;   /* (nullable) of the attempt, the name of the job; those on one sheet share it */
  gint64 attempts;
  LoketOptional job_id;
  char *job_uuid;
  char *device; /* (nullable) that began the attempt */
  char *blank;  /* (nullable) kind of blank that it uses up; none on plain sheets */
  char *box;    /* (nullable) numbered box that the blank is of */
  char *reason; /* (nullable) why it was tried again, spoiled, lost or cancelled */
  char *sealed_by;
  char *begun_by;         /* (nullable) who printed it at first */
  char *printed_by;       /* (nullable) and at last */
  char *scanned_by;       /* (nullable) */
  char *handed_by;        /* (nullable) */
  LoketOptional ended_at; /* when its outcome was known */
  LoketOptional handed_at;
  gint64 version;
  gint64 created_at;
  gint64 changed_at;
};

LOKET_DECLARE_RECORD (LoketPrintBatch, loket_print_batch)
struct _LoketPrintBatch {
  LoketRecord parent_instance;
  char *id;
  gint64 number;
  char *village;
  char *product;
  LoketPrintBatchState state;
  gint64 cards;          /* how many it was made of */
  LoketOptional counted; /* good cards that lay there when it was closed */
  char *queue;           /* (nullable) printer that it is for */
  char *made_by;
  char *released_by;
  char *closed_by;
  gint64 version;
  gint64 created_at;
  gint64 changed_at;
};

gboolean loket_printing_is_open (LoketPrintingState state);
gboolean loket_printing_has_outcome (LoketPrintingState state);

G_END_DECLS
