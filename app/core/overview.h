/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a supervisor watches: queues, counters, and what is wrong in the hall now.  It tells numbers
 * and places, never people. */
#pragma once

#include "core/waits.h"

G_BEGIN_DECLS

/* What somebody has to see to. */
typedef enum {
  LOKET_TROUBLE_HELP,   /* a kiosk calls an officer, and nobody goes */
  LOKET_TROUBLE_PAPER,  /* the last slips of a kiosk did not come out */
  LOKET_TROUBLE_SILENT, /* a kiosk or a display is not heard of */
  LOKET_TROUBLE_CAP,    /* people wait longer than is promised */
  LOKET_TROUBLE_CLOSED, /* people wait, and no counter that is open takes their queue */
} LoketTrouble;

GType loket_trouble_get_type (void);

LOKET_DECLARE_RECORD (LoketHallAlarm, loket_hall_alarm)
struct _LoketHallAlarm {
  LoketRecord parent_instance;
  LoketTrouble trouble;
  char *device;        /* (nullable) of the machine that it is about */
  char *name;          /* (nullable) of that machine; it may have none */
  char *stage;         /* (nullable) key of the queue that it is about */
  gint64 count;        /* people, or slips */
  LoketOptional since; /* absent: nobody knows */
};

/* A counter of the profile as it stands now. */
LOKET_DECLARE_RECORD (LoketHallPost, loket_hall_post)
struct _LoketHallPost {
  LoketRecord parent_instance;
  char *counter; /* "1" */
  gboolean open;
  gboolean serving;      /* whom it called has come */
  char **services;       /* (nullable) queues that it takes; NULL = all */
  char *ticket;          /* (nullable) id of the ticket that it holds */
  char *label;           /* (nullable) number of that ticket */
  char *stage;           /* (nullable) queue that it is called from */
  LoketOptional since;   /* of the call or the service, else of opening or closing */
  LoketOptional back_at; /* of a pause that is not over */
};

LOKET_DECLARE_RECORD (LoketQueueOverview, loket_queue_overview)
struct _LoketQueueOverview {
  LoketRecord parent_instance;
  char *day;
  gint64 at;
  gint64 cap;         /* microseconds of waiting after which a ticket goes first */
  GListStore *queues; /* LoketQueueWait in the order of the profile */
  GListStore *posts;  /* LoketHallPost in the order of the profile */
  GListStore *alarms; /* LoketHallAlarm, what is most pressing first */
};

G_END_DECLS
