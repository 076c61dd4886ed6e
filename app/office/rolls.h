/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the desk of class lists share: who is meant by a row, and what he has. */
#pragma once

#include "core/match-parameters.h"
#include "core/match.h"
#include "core/person.h"
#include "core/roll.h"
#include "office/facilities.h"
#include "office/office.h"

G_BEGIN_DECLS

/* What is the same for all rows of a class. */
typedef struct {
  LoketTxn *txn;
  LoketProfile *profile;
  const LoketRegions *regions;
  LoketMatchParameters *parameters;
  LoketMatchNames *names;
  gint64 help; /* bits of a seal, any of which is help with school */
  const char *day;
  const char *area;  /* (nullable) of the school: its names are sought among fewer people */
  const char *bound; /* (nullable) area of the officer who asks: others are not answered about */
  gint64 people;     /* on file, about */
} LoketRollSearch;

/* What was found of one row. */
typedef struct {
  LoketRollStatus status;
  char *person;         /* (nullable) who is certainly meant */
  char *holder;         /* (nullable) of the household's card that covers him */
  const char *category; /* (nullable) of the card that covers him */
} LoketRollFound;

void loket_roll_found_clear (LoketRollFound *found);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LoketRollFound, loket_roll_found_clear)

/* roll-match.c: %NULL in @person when nobody is meant for certain */
gboolean loket_roll_find_person (const LoketRollSearch *search,
                                 const LoketRollPupil *pupil,
                                 LoketPerson **person,
                                 GError **error);
/* roll-help.c */
gboolean loket_roll_find_help (const LoketRollSearch *search,
                               LoketPerson *person,
                               LoketRollFound *found,
                               GError **error);

G_END_DECLS
