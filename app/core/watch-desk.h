/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages of the desk of the change watch; app/office/watch.c answers them, the counter's page of
 * reminders asks. */
#pragma once

#include "core/profile.h"
#include "core/rule-inputs.h"
#include "core/watch.h"

G_BEGIN_DECLS

#define LOKET_WATCH_PAGE 200
#define LOKET_WATCH_DAYS 30   /* before the end of a decision */
#define LOKET_HEARING_DAYS 14 /* that a resident has to answer, at least */

LOKET_DECLARE_RECORD (LoketWatchQuery, loket_watch_query)
struct _LoketWatchQuery {
  LoketRecord parent_instance;
  char *area;
  char *person;
  char **kinds;  /* nicks of LoketWatchKind; absent = all */
  char **states; /* nicks of LoketWatchState; absent = what is still to be done */
  char *after;   /* `next` of the page before */
  LoketOptional limit;
};

LOKET_DECLARE_RECORD (LoketWatchEntry, loket_watch_entry)
struct _LoketWatchEntry {
  LoketRecord parent_instance;
  LoketWatch *watch;
  char *application; /* that the decision was made upon */
  char *name;
  char *place;
  LoketCategory category; /* of the decision that is touched */
  char *until_day;        /* of that decision */
  char *officer_name;
  LoketPhrase *reason; /* what has changed, in a sentence */
  char *letter;        /* number of the letter that invites to the hearing */
  gboolean may_end;    /* the resident was heard, or had the time to answer */
};

LOKET_DECLARE_RECORD (LoketWatchPage, loket_watch_page)
struct _LoketWatchPage {
  LoketRecord parent_instance;
  GListStore *watches; /* LoketWatchEntry, newest first */
  char *next;          /* absent at the end */
};

LOKET_DECLARE_RECORD (LoketWatchMove, loket_watch_move)
struct _LoketWatchMove {
  LoketRecord parent_instance;
  char *watch;
  LoketOptional version;
  char *act;         /* hear, keep, end */
  char *due_day;     /* of hear */
  gboolean answered; /* of end: the resident has said what he has to say */
  char *reason;      /* of keep and end */
};

G_END_DECLS
