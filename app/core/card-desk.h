/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages of the desks of cards, prints and batches; app/office/cards.c and prints.c answer them.
 */
#pragma once

#include "core/blank-stock.h"
#include "core/card-face.h"
#include "core/card-print.h"
#include "core/card.h"

G_BEGIN_DECLS

#define LOKET_CARD_PAGE 50
#define LOKET_CARD_DRAWING_MAX (256 * 1024) /* bytes of SVG */
#define LOKET_PRINT_PAGE 500                /* rows of the ledger at once */

/* Granted, and no card is on its way yet. */
LOKET_DECLARE_RECORD (LoketCardWaitingQuery, loket_card_waiting_query)
struct _LoketCardWaitingQuery {
  LoketRecord parent_instance;
  char *area;
  LoketOptional from; /* `next` of the page before */
};

LOKET_DECLARE_RECORD (LoketCardWaiting, loket_card_waiting)
struct _LoketCardWaiting {
  LoketRecord parent_instance;
  char *decision;
  char *application;
  char *person;
  char *name;
  char *village;
  char *place;
  LoketCategory category;
  char *product; /* (nullable) that the profile has for it */
  char *from_day;
  char *until_day;
  char *photo; /* (nullable) SHA-256 of the picture on file */
};

LOKET_DECLARE_RECORD (LoketCardWaitingPage, loket_card_waiting_page)
struct _LoketCardWaitingPage {
  LoketRecord parent_instance;
  GListStore *waiting; /* LoketCardWaiting, by village, hamlet and name */
  LoketOptional next;  /* absent at the end */
};

LOKET_DECLARE_RECORD (LoketCardIssue, loket_card_issue)
struct _LoketCardIssue {
  LoketRecord parent_instance;
  char *decision;
  char *product; /* absent: the first of the profile for that category */
};

LOKET_DECLARE_RECORD (LoketCardReference, loket_card_reference)
struct _LoketCardReference {
  LoketRecord parent_instance;
  char *card;
};

LOKET_DECLARE_RECORD (LoketCardPersonQuery, loket_card_person_query)
struct _LoketCardPersonQuery {
  LoketRecord parent_instance;
  char *person;
};

LOKET_DECLARE_RECORD (LoketCardQuery, loket_card_query)
struct _LoketCardQuery {
  LoketRecord parent_instance;
  char *area;
  char *product;
  char *number;  /* how it begins */
  char **states; /* nicks of LoketCardState; absent = those that are live */
  LoketOptional from;
};

LOKET_DECLARE_RECORD (LoketCardUnclaimedQuery, loket_card_unclaimed_query)
struct _LoketCardUnclaimedQuery {
  LoketRecord parent_instance;
  char *area;
  LoketOptional days; /* absent: as the profile says */
  LoketOptional from;
};

/* A card as a list shows it. */
LOKET_DECLARE_RECORD (LoketCardLine, loket_card_line)
struct _LoketCardLine {
  LoketRecord parent_instance;
  LoketCard *card;
  char *name;
  char *place;
  LoketOptional days; /* that it lies there, of what nobody has claimed */
  gboolean renewable; /* its time is nearly over and the decision goes on */
};

LOKET_DECLARE_RECORD (LoketCardList, loket_card_list)
struct _LoketCardList {
  LoketRecord parent_instance;
  GListStore *cards; /* LoketCardLine */
  LoketOptional next;
};

/* All that printing and the page of a card need. */
LOKET_DECLARE_RECORD (LoketCardView, loket_card_view)
struct _LoketCardView {
  LoketRecord parent_instance;
  LoketCard *card;
  char *name;
  char *place;
  LoketCardPrint *print; /* (nullable) the last one */
  LoketCardFace *face;   /* (nullable) what stands on it */
  GListStore *prints;    /* LoketCardPrint, newest first */
  GListStore *handovers; /* LoketCardHandover, newest first */
  gboolean renewable;
  gboolean may_hand_over; /* whoever asks did not print it */
};

LOKET_DECLARE_RECORD (LoketCardPhotoRequest, loket_card_photo_request)
struct _LoketCardPhotoRequest {
  LoketRecord parent_instance;
  char *person;
  char *photo;
};

/* The drawings of a card, as the profile has them now. */
LOKET_DECLARE_RECORD (LoketCardDesignQuery, loket_card_design_query)
struct _LoketCardDesignQuery {
  LoketRecord parent_instance;
  char *product;
};

LOKET_DECLARE_RECORD (LoketCardDesign, loket_card_design)
struct _LoketCardDesign {
  LoketRecord parent_instance;
  char *front; /* SVG */
  char *back;
  gboolean members; /* the back has the members of the household */
};

/* What is done with a card, and why. */
LOKET_DECLARE_RECORD (LoketCardAct, loket_card_act)
struct _LoketCardAct {
  LoketRecord parent_instance;
  char *card;
  LoketOptional version; /* of the card, as the officer saw it */
  char *reason;
};

LOKET_DECLARE_RECORD (LoketCardSuspend, loket_card_suspend)
struct _LoketCardSuspend {
  LoketRecord parent_instance;
  char *card;
  LoketOptional version;
  char *reason;
  char *until_day; /* absent: until somebody resumes it; the card holds again behind it */
};

LOKET_DECLARE_RECORD (LoketCardExchange, loket_card_exchange)
struct _LoketCardExchange {
  LoketRecord parent_instance;
  char *card;
  LoketOptional version;
  LoketPrintCause cause; /* damaged, data_changed */
  char *reason;
};

LOKET_DECLARE_RECORD (LoketCardGiving, loket_card_giving)
struct _LoketCardGiving {
  LoketRecord parent_instance;
  char *card;
  LoketOptional version;
  LoketTaker taker;
  char *proxy_name;
  LoketRelation relation;
  char *proxy_paper;
  gboolean signed_for; /* on paper, by whoever took it */
};

/* Prints */
LOKET_DECLARE_RECORD (LoketPrintQuery, loket_print_query)
struct _LoketPrintQuery {
  LoketRecord parent_instance;
  char *area;
  char *batch;
  char **states;  /* nicks of LoketPrintingState; absent = queued, open, and to be printed again */
  gboolean loose; /* only what is in no batch */
};

LOKET_DECLARE_RECORD (LoketPrintRows, loket_print_rows)
struct _LoketPrintRows {
  LoketRecord parent_instance;
  GListStore *prints; /* LoketCardPrint */
};

LOKET_DECLARE_RECORD (LoketPrintBegin, loket_print_begin)
struct _LoketPrintBegin {
  LoketRecord parent_instance;
  char **prints; /* ids, in the order in which they are printed */
  char *queue;
  char *tag;      /* new for each attempt; the name of the job */
  char *box;      /* (nullable) that the blanks are taken from */
  gboolean sheet; /* on plain sheets: no blank is used up */
};

typedef enum {
  LOKET_PRINT_TOLD_CREATED,     /* the spooler has a job of this tag, without its document yet */
  LOKET_PRINT_TOLD_SPOOLED,     /* it has the whole document */
  LOKET_PRINT_TOLD_UNCONFIRMED, /* it may lie in the tray: a person scans or looks */
  LOKET_PRINT_TOLD_NOT_PRINTED, /* certainly not, and never will be: it may be tried again */
} LoketPrintTold;

GType loket_print_told_get_type (void);

LOKET_DECLARE_RECORD (LoketCardOutcome, loket_card_outcome)
struct _LoketCardOutcome {
  LoketRecord parent_instance;
  char *print; /* absent: each of that tag */
  LoketPrintTold outcome;
  LoketOptional job_id;
  char *job_uuid;
  char *reason; /* needed for what was not printed */
};

LOKET_DECLARE_RECORD (LoketPrintTell, loket_print_tell)
struct _LoketPrintTell {
  LoketRecord parent_instance;
  char *tag;
  GListStore *outcomes; /* LoketCardOutcome */
};

LOKET_DECLARE_RECORD (LoketPrintScan, loket_print_scan)
struct _LoketPrintScan {
  LoketRecord parent_instance;
  char *print; /* absent: whichever it is */
  char *text;  /* as the scanner gives it */
};

LOKET_DECLARE_RECORD (LoketPrintEnd, loket_print_end)
struct _LoketPrintEnd {
  LoketRecord parent_instance;
  char *print;
  char *reason;
};

/* Batches */
LOKET_DECLARE_RECORD (LoketBatchRequest, loket_batch_request)
struct _LoketBatchRequest {
  LoketRecord parent_instance;
  char *village;
  char *product;
  LoketOptional cards; /* at most so many; absent: as the profile says */
  char *queue;
};

LOKET_DECLARE_RECORD (LoketBatchQuery, loket_batch_query)
struct _LoketBatchQuery {
  LoketRecord parent_instance;
  char *area;
  char **states; /* nicks of LoketPrintBatchState; absent = those that are not closed */
};

LOKET_DECLARE_RECORD (LoketBatchAct, loket_batch_act)
struct _LoketBatchAct {
  LoketRecord parent_instance;
  char *batch;
  LoketOptional version;
  LoketOptional counted; /* to close: good cards that lie there */
};

/* A card in its place of a batch. */
LOKET_DECLARE_RECORD (LoketBatchLine, loket_batch_line)
struct _LoketBatchLine {
  LoketRecord parent_instance;
  LoketCardPrint *print;
  char *name;
  char *hamlet;
};

LOKET_DECLARE_RECORD (LoketBatchView, loket_batch_view)
struct _LoketBatchView {
  LoketRecord parent_instance;
  LoketPrintBatch *batch;
  char *place;
  GListStore *lines; /* LoketBatchLine by place; of a reprint behind the one that it is for */
  gint64 good;
  gint64 spoiled;
  gint64 lost;
  gint64 cancelled;
  gint64 left; /* without an outcome */
};

/* Rows of the ledger that people look at. */
LOKET_DECLARE_RECORD (LoketPrintList, loket_print_list)
struct _LoketPrintList {
  LoketRecord parent_instance;
  GListStore *lines; /* LoketBatchLine */
};

LOKET_DECLARE_RECORD (LoketBatchList, loket_batch_list)
struct _LoketBatchList {
  LoketRecord parent_instance;
  GListStore *batches; /* LoketBatchView without lines, newest first */
};

G_END_DECLS
