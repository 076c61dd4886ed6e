/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can become of a paper on its way to the printer, and what can stand in its way; cups.c
 * finds it out, job.c tells it. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  LOKET_PRINT_WAITING,         /* nothing was sent yet */
  LOKET_PRINT_SENDING,         /* on its way to the spooler */
  LOKET_PRINT_PRINTING,        /* the printer has it */
  LOKET_PRINT_NEEDS_ATTENTION, /* a person must do something: see the reason */
  LOKET_PRINT_DONE,            /* on paper */
  LOKET_PRINT_SAVED,           /* in a file, since no printer is set */
  LOKET_PRINT_FAILED,          /* given up: it will not come out later */
  LOKET_PRINT_CANCELLED,       /* somebody did not want it any more */
} LoketPrintState;

GType loket_print_state_get_type (void);

typedef enum {
  LOKET_PRINT_REASON_NONE,
  LOKET_PRINT_REASON_PAPER_OUT,
  LOKET_PRINT_REASON_COVER_OPEN,
  LOKET_PRINT_REASON_JAM,
  LOKET_PRINT_REASON_SUPPLY,     /* ribbon, toner, ink */
  LOKET_PRINT_REASON_PAUSED,     /* somebody stopped the queue or the printer */
  LOKET_PRINT_REASON_OFFLINE,    /* switched off, or the cable is out */
  LOKET_PRINT_REASON_SILENT,     /* it has the paper's data and says nothing */
  LOKET_PRINT_REASON_NO_QUEUE,   /* the queue that is set does not exist */
  LOKET_PRINT_REASON_NO_SPOOLER, /* CUPS does not answer */
  LOKET_PRINT_REASON_REFUSED,    /* printer or spooler gave the job up */
  LOKET_PRINT_REASON_DISK,       /* the file could not be written */
  LOKET_PRINT_REASON_SIZE,       /* the queue does not know this size */
  /* of cards only */
  LOKET_PRINT_REASON_NOT_SAFE,       /* the queue may print a card twice, or its marks are shut */
  LOKET_PRINT_REASON_OTHER_PROGRAM,  /* another window prints cards here */
  LOKET_PRINT_REASON_NO_OFFICE,      /* the hub does not answer */
  LOKET_PRINT_REASON_OFFICE_REFUSED, /* and does not want it printed */
} LoketPrintReason;

GType loket_print_reason_get_type (void);

/* What the kiosk tells the office (queue.md case 4). */
typedef enum {
  LOKET_PRINT_RESULT_OPEN,
  LOKET_PRINT_RESULT_PRINTED,
  LOKET_PRINT_RESULT_FAILED,
  LOKET_PRINT_RESULT_CANCELLED,
} LoketPrintResult;

GType loket_print_result_get_type (void);

gboolean loket_print_state_is_final (LoketPrintState state);
LoketPrintReason loket_print_reason_from_keyword (const char *keyword);
const char *loket_print_reason_sentence (LoketPrintReason reason, const char *language);
const char *loket_print_reason_desk_sentence (LoketPrintReason reason, const char *language);
const char *loket_print_reason_card_sentence (LoketPrintReason reason, const char *language);
const char *loket_print_reason_name (LoketPrintReason reason);

G_END_DECLS
