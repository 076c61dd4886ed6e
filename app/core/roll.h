/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages of the school roll check: a class goes in, for each pupil comes out whether there is
 * help with school and nothing else; app/office/rolls.c answers, loketctl and verifiers ask. */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

#define LOKET_ROLL_ROWS 200               /* pupils of one request, whatever the profile says */
#define LOKET_ROLL_FILE_MAX (1024 * 1024) /* bytes of a class list */

typedef enum {
  LOKET_ROLL_COVERED,
  LOKET_ROLL_NOT_COVERED,
  LOKET_ROLL_ASK, /* nobody can say by this row alone: the office is to be asked */
} LoketRollStatus;

GType loket_roll_status_get_type (void);

/* One row of a class, made plain; what cannot be read in it is absent. */
LOKET_DECLARE_RECORD (LoketRollPupil, loket_roll_pupil)
struct _LoketRollPupil {
  LoketRecord parent_instance;
  gint64 row; /* in the list, from 1 for the first below the names of the columns */
  char *name;
  char *birth_date; /* a whole date */
  char *nik;
  char *card; /* number of a card */
};

LOKET_DECLARE_RECORD (LoketRollCheck, loket_roll_check)
struct _LoketRollCheck {
  LoketRecord parent_instance;
  GListStore *pupils; /* LoketRollPupil */
};

/* The answer says of a row only its number: whoever has the list knows whom it is about. */
LOKET_DECLARE_RECORD (LoketRollResult, loket_roll_result)
struct _LoketRollResult {
  LoketRecord parent_instance;
  gint64 row;
  LoketRollStatus status;
  char *category; /* (nullable) of who is covered, where the profile shows it to that school */
};

LOKET_DECLARE_RECORD (LoketRollResults, loket_roll_results)
struct _LoketRollResults {
  LoketRecord parent_instance;
  GListStore *results; /* LoketRollResult, in the order of the request */
  gint64 covered;
  gint64 not_covered;
  gint64 ask;
  char *day;   /* for which all this holds */
  gint64 left; /* pupils that this device may still ask about on that day */
};

/* What the audit chain keeps of a check: nobody's name, and no row. */
LOKET_DECLARE_RECORD (LoketRollNote, loket_roll_note)
struct _LoketRollNote {
  LoketRecord parent_instance;
  char *facility; /* (nullable) key of the profile */
  gint64 pupils;
  gint64 covered;
  gint64 not_covered;
  gint64 ask;
  char *digest; /* of the class, under a key of the office: the same class is known again */
};

/* roll-class.c */
LoketRollCheck *
loket_roll_read_class (GBytes *file, const char *today, GError **error) G_GNUC_WARN_UNUSED_RESULT;

const char *loket_roll_status_words (LoketRollStatus status);
const char *loket_roll_unreachable_sentence (void);

G_END_DECLS
