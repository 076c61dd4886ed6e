/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has changed about somebody with a decision: a task for a person, who hears the resident
 * before anything is taken away. */
#pragma once

#include "core/machine.h"
#include "core/record.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_WATCH_DECILE_MOVED,
  LOKET_WATCH_SAID_DEAD,
  LOKET_WATCH_SAID_MOVED,
  LOKET_WATCH_INSURED,      /* a list tells of a job or another insurance */
  LOKET_WATCH_RUNS_OUT,     /* the decision ends soon */
  LOKET_WATCH_LISTED_NOW,   /* refused before, and the next list has the person */
  LOKET_WATCH_NOT_LISTED,   /* the newest list has his village, and not him any more */
  LOKET_WATCH_SAID_INVALID, /* the data are said to be of nobody */
} LoketWatchKind;

typedef enum {
  LOKET_WATCH_OPEN,
  LOKET_WATCH_HEARING, /* the resident was told and may answer until due_day */
  LOKET_WATCH_KEPT,    /* nothing changes */
  LOKET_WATCH_ENDED,   /* the decision has ended, or a new application was made */
} LoketWatchState;

GType loket_watch_kind_get_type (void);
GType loket_watch_state_get_type (void);

extern const LoketMachine loket_watch_machine;

LOKET_DECLARE_RECORD (LoketWatch, loket_watch)
struct _LoketWatch {
  LoketRecord parent_instance;
  char *id;
  char *person;
  char *village;
  LoketWatchKind kind;
  char *cause; /* what it is about, once: list row, decision or day */
  char *decision;
  char *list_row;
  char *before; /* what was known: "2" */
  char *after;  /* what is said now: "6" */
  LoketWatchState state;
  char *due_day; /* last day of the hearing */
  char *outcome; /* what was decided, and why */
  char *officer;
  gint64 version;
  gint64 created_at;
  gint64 changed_at;
};

gboolean loket_watch_takes_away (LoketWatchKind kind);
char *loket_watch_reason (const LoketWatch *watch,
                          const char *list,
                          const char *language) G_GNUC_WARN_UNUSED_RESULT;

/* What a new version of the rules would change, counted once over the whole register. */
LOKET_DECLARE_RECORD (LoketWhatIf, loket_what_if)
struct _LoketWhatIf {
  LoketRecord parent_instance;
  char *id;
  char *rules_now;
  char *rules_new;
  char *rules_checksum; /* of the new ones */
  gint64 people;
  gint64 changed;
  gboolean complete; /* all its lines are on file */
  char *officer;
  gint64 created_at;
};

/* How many of a village would go from one category to another. */
LOKET_DECLARE_RECORD (LoketWhatIfLine, loket_what_if_line)
struct _LoketWhatIfLine {
  LoketRecord parent_instance;
  char *id;
  char *what_if;
  char *village; /* "" = not known */
  char *from_category;
  char *to_category;
  gint64 people;
};

G_END_DECLS
