/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of the queue: tickets, counters, calls and the requests about them. */
#pragma once

#include "core/clock.h"
#include "core/record.h"

G_BEGIN_DECLS

/* design.md 10: these states and no others; recall, transfer and undo are acts. */
typedef enum {
  LOKET_TICKET_PRINTING,
  LOKET_TICKET_ISSUED,
  LOKET_TICKET_CALLED,
  LOKET_TICKET_SERVING,
  LOKET_TICKET_ON_HOLD,
  LOKET_TICKET_MISSED,
  LOKET_TICKET_SERVED,
  LOKET_TICKET_NO_SHOW,
  LOKET_TICKET_CANCELLED,
  LOKET_TICKET_UNSERVED,
} LoketTicketState;

GType loket_ticket_state_get_type (void);

/* UU 25/2009 art. 29: who is served ahead. */
typedef enum {
  LOKET_PRIORITY_NONE,
  LOKET_PRIORITY_ELDERLY,
  LOKET_PRIORITY_DISABLED,
  LOKET_PRIORITY_PREGNANT,
  LOKET_PRIORITY_INFANT,
} LoketPriority;

GType loket_priority_get_type (void);

typedef enum {
  LOKET_LANGUAGE_ID,
  LOKET_LANGUAGE_JV,
  LOKET_LANGUAGE_EN,
} LoketLanguage;

GType loket_language_get_type (void);

/* What became of the paper. */
typedef enum {
  LOKET_PAPER_NONE,    /* none was asked for */
  LOKET_PAPER_PENDING, /* the printer was not heard of yet */
  LOKET_PAPER_PRINTED,
  LOKET_PAPER_WITHOUT,   /* the person goes on with the number in mind */
  LOKET_PAPER_ABANDONED, /* the person walked away */
} LoketPaper;

GType loket_paper_get_type (void);

typedef enum {
  LOKET_PRINT_PRINTED,
  LOKET_PRINT_WITHOUT_PAPER,
  LOKET_PRINT_ABANDONED,
} LoketPrintOutcome;

GType loket_print_outcome_get_type (void);

/* Why somebody waits aside, or is taken out of turn: words to choose from, so that nobody writes a
 * name or an illness into what the whole hall's machines are told. */
typedef enum {
  LOKET_QUEUE_REASON_NONE,
  LOKET_QUEUE_REASON_COPIES,    /* fetches a paper or a photocopy */
  LOKET_QUEUE_REASON_FORM,      /* fills in a form */
  LOKET_QUEUE_REASON_COMPANION, /* waits for a relative */
  LOKET_QUEUE_REASON_BREAK,     /* prayer, toilet, a child */
  LOKET_QUEUE_REASON_FRAIL,     /* must not wait any longer */
  LOKET_QUEUE_REASON_TOGETHER,  /* belongs to whoever is being served */
  LOKET_QUEUE_REASON_DESK,      /* came to the wrong desk */
  LOKET_QUEUE_REASON_AWAY,      /* its officer is not there */
  LOKET_QUEUE_REASON_MISTAKE,   /* an act before was wrong */
  LOKET_QUEUE_REASON_OTHER,
} LoketQueueReason;

GType loket_queue_reason_get_type (void);

/* A person's place in the queue of one business day. */
LOKET_DECLARE_RECORD (LoketTicket, loket_ticket)
struct _LoketTicket {
  LoketRecord parent_instance;
  char *id;
  char *day;
  char *service;
  gint64 number;
  char *label; /* "A012" */
  LoketPriority priority;
  LoketLanguage language;
  LoketTicketState state;
  LoketPaper paper;
  char *device;
  char *counter; /* the counter that called it last */
  gint64 issued_at;
  LoketOptional called_at; /* of the last call: waiting time ends there */
  LoketOptional started_at;
  LoketOptional ended_at;
  gint64 calls;             /* times called, the first included */
  gboolean outside_hours;   /* taken while the office was closed */
  gboolean ended_by_next;   /* ended by calling the next one: its time is not learned from */
  char *stage;              /* queue it is in, when that is no longer the one of its service */
  LoketOptional entered_at; /* when it came into that one; absent: issued_at */
  gboolean first;           /* sent back: goes before all others there */
  LoketOptional behind;     /* calls of its queue that it still lets pass (queue.md 2, case 6) */
  char *only_counter;       /* (nullable) nobody else calls it */
  LoketOptional only_until; /* after which anybody does; absent: as long as that counter is open */
  LoketOptional parked;     /* microseconds that it was parked in this queue */
  LoketOptional parked_at;  /* set while it is parked */
  LoketOptional park_until; /* when it goes back into its queue by itself */
  LoketQueueReason reason;  /* of what was done last out of turn */
  LoketOptional misses;     /* times that nobody answered its calls */
  gboolean walk_in;         /* begun at a counter, without a slip */
  /* The forecast that the person was given, microseconds until the call; absent: no counter that is
   * open takes its queue, or the number was given without the hub. */
  LoketOptional wait_p10;
  LoketOptional wait_p50;
  LoketOptional wait_p80;
  LoketOptional wait_p90;
  LoketOptional people_ahead;
  char *code; /* text of the QR on the slip, made by whoever gave the number */
};

/* A counter of the hall on one business day. */
LOKET_DECLARE_RECORD (LoketCounter, loket_counter)
struct _LoketCounter {
  LoketRecord parent_instance;
  char *id; /* "1" */
  char *day;
  gboolean open;
  char **services; /* NULL = all */
  gint64 changed_at;
  char *ticket;          /* id of the ticket that it holds */
  char *device;          /* that opened it, or called from it, last */
  LoketOptional back_at; /* of a pause: when it goes on */
};

/* queue.md 2, case 9: a board that comes back still speaks what it missed for so long. */
#define LOKET_CALL_NEWS (2 * LOKET_MINUTE)

/* One call in the hall; a recall is a call of its own, so that no board can miss it. */
LOKET_DECLARE_RECORD (LoketCall, loket_call)
struct _LoketCall {
  LoketRecord parent_instance;
  char *id;
  char *day;
  char *ticket;
  char *label;
  char *service;
  char *counter;
  gint64 at;
  gint64 turn;   /* 1 = first call of this ticket */
  gint64 number; /* 1 = first call of the day: the order to speak in, whatever the clock did */
  LoketLanguage language; /* the person's */
  gboolean withdrawn;     /* the officer took it back: nobody needs to come */
};

/* Requests and answers of the desk */
LOKET_DECLARE_RECORD (LoketTicketRequest, loket_ticket_request)
struct _LoketTicketRequest {
  LoketRecord parent_instance;
  char *service;
  LoketPriority priority;
  LoketLanguage language;
  char *id;
  gboolean paper;
  /* Only when the device gave the number itself, without a hub: what stands on the paper. */
  char *label;
  LoketOptional issued_at;
  gboolean clock_ok; /* issued_at comes from office time, not from the clock of the device */
};

LOKET_DECLARE_RECORD (LoketPrintedRequest, loket_printed_request)
struct _LoketPrintedRequest {
  LoketRecord parent_instance;
  char *ticket;
  LoketPrintOutcome outcome;
  char *label;
};

LOKET_DECLARE_RECORD (LoketCounterRequest, loket_counter_request)
struct _LoketCounterRequest {
  LoketRecord parent_instance;
  char *counter;
  char **services;
  gboolean elsewhere; /* opened for somebody else: the device that asks does not sit there */
};

LOKET_DECLARE_RECORD (LoketTicketReference, loket_ticket_reference)
struct _LoketTicketReference {
  LoketRecord parent_instance;
  char *ticket;
};

LOKET_DECLARE_RECORD (LoketQueueQuery, loket_queue_query)
struct _LoketQueueQuery {
  LoketRecord parent_instance;
  char *day;
  char **states;
};

LOKET_DECLARE_RECORD (LoketQueueList, loket_queue_list)
struct _LoketQueueList {
  LoketRecord parent_instance;
  char *day;
  GListStore *tickets;
};

/* What a hall board shows at a glance. */
LOKET_DECLARE_RECORD (LoketBoard, loket_board)
struct _LoketBoard {
  LoketRecord parent_instance;
  char *day;
  gint64 at;
  GListStore *calls;    /* the last ones, newest first */
  GListStore *counters; /* of today */
  GListStore *waiting;  /* in the order of arrival */
  GListStore *closures; /* LoketClosure of each service that was ever closed */
};

gboolean loket_ticket_may_become (LoketTicketState from, LoketTicketState to);
gboolean loket_ticket_is_waiting (LoketTicket *ticket);
const char *loket_ticket_stage (LoketTicket *ticket);
gint64 loket_ticket_entered (LoketTicket *ticket);
gboolean loket_ticket_is_held (LoketTicket *ticket);
char *loket_ticket_label (const char *letter, gint64 number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
