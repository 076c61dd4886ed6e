/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a visitor through several desks under one number: what counters ask for out of turn,
 * what each stay in a queue came to, and what an act leaves so that it can be taken back. */
#pragma once

#include "core/queue.h"

G_BEGIN_DECLS

/* How a stay in a queue ended. */
typedef enum {
  LOKET_STAY_SERVED,
  LOKET_STAY_TRANSFERRED, /* served here, and sent to another desk */
  LOKET_STAY_PARKED,      /* called here, then waited aside, and went back into the queue */
  LOKET_STAY_MISSED,
  LOKET_STAY_CANCELLED,
  LOKET_STAY_UNSERVED,
} LoketStay;

GType loket_stay_get_type (void);

/* One stay of a ticket in a queue, written when it ends (queue.md 2, case 8). */
LOKET_DECLARE_RECORD (LoketSegment, loket_segment)
struct _LoketSegment {
  LoketRecord parent_instance;
  char *id;
  char *ticket;
  char *day;
  char *stage;   /* key of the queue */
  char *counter; /* (nullable) that called it last */
  char *officer; /* (nullable) who ended it */
  LoketPriority priority;
  gint64 entered_at;
  LoketOptional called_at; /* of the last call */
  LoketOptional started_at;
  gint64 ended_at;
  gint64 parked; /* microseconds; neither waiting nor service */
  gint64 calls;
  LoketStay outcome;
  gboolean by_next;  /* ended by calling the next one: nobody knows when it was over */
  gboolean excluded; /* its times are wrong and count in no figure */
  LoketQueueReason exclude_reason;
};

/* What the last acts of a counter changed: rows as they were and as they are. */
LOKET_DECLARE_RECORD (LoketQueueImages, loket_queue_images)
struct _LoketQueueImages {
  LoketRecord parent_instance;
  GListStore *tickets_before; /* LoketTicket */
  GListStore *tickets_after;  /* LoketTicket, of one length with tickets_before */
  GListStore *counters_before;
  GListStore *counters_after;
  GListStore *begun;    /* LoketTicket that the act made */
  GListStore *segments; /* LoketSegment that it made */
  GListStore *calls;    /* LoketCall that it made */
};

/* An act that its counter may take back, newest first; those of earlier days are gone. */
LOKET_DECLARE_RECORD (LoketQueueAct, loket_queue_act)
struct _LoketQueueAct {
  LoketRecord parent_instance;
  char *id;
  char *day;
  char *counter;
  gint64 number;   /* 1 = first act of the day: the order to take them back in */
  char *operation; /* "queue/park" */
  char *images;    /* LoketQueueImages as JSON */
};

/* Tickets that one act changes: those who let a call pass are among them. */
#define LOKET_QUEUE_IMAGES 100
#define LOKET_QUEUE_IMAGES_MAX 200000 /* characters */

/* What an undo brought back. */
LOKET_DECLARE_RECORD (LoketUndone, loket_undone)
struct _LoketUndone {
  LoketRecord parent_instance;
  char *operation;
  GListStore *tickets; /* LoketTicket as they are again */
  LoketCounter *counter;
};

/* Something is done with a ticket out of turn. */
LOKET_DECLARE_RECORD (LoketTicketMove, loket_ticket_move)
struct _LoketTicketMove {
  LoketRecord parent_instance;
  char *ticket;
  char *counter; /* (nullable) the counter that does it, or that it shall go to */
  char *stage;   /* (nullable) the queue that it shall go to */
  LoketQueueReason reason;
};

LOKET_DECLARE_RECORD (LoketWalkIn, loket_walk_in)
struct _LoketWalkIn {
  LoketRecord parent_instance;
  char *counter;
  char *service;
  LoketPriority priority;
  LoketLanguage language;
};

LOKET_DECLARE_RECORD (LoketReclassification, loket_reclassification)
struct _LoketReclassification {
  LoketRecord parent_instance;
  char *ticket;
  LoketPriority priority;
};

LOKET_DECLARE_RECORD (LoketExclusion, loket_exclusion)
struct _LoketExclusion {
  LoketRecord parent_instance;
  char *segment;
  gboolean excluded;
  LoketQueueReason reason;
};

LOKET_DECLARE_RECORD (LoketPause, loket_pause)
struct _LoketPause {
  LoketRecord parent_instance;
  char *counter;
  gint64 minutes;
};

LOKET_DECLARE_RECORD (LoketSegmentList, loket_segment_list)
struct _LoketSegmentList {
  LoketRecord parent_instance;
  char *day;
  GListStore *segments; /* LoketSegment in the order of their ends */
};

G_END_DECLS
