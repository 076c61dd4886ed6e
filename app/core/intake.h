/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages that put people on file and change what is known of them: intake, changes by one
 * officer, corrections by two, households. */
#pragma once

#include "core/list-facts.h"
#include "core/list.h"
#include "core/people-found.h"

G_BEGIN_DECLS

#define LOKET_CORRECTIONS 8 /* of one person at a time */
#define LOKET_REASON_MAX 500

/* Somebody who is not on file yet. */
LOKET_DECLARE_RECORD (LoketPersonSave, loket_person_save)
struct _LoketPersonSave {
  LoketRecord parent_instance;
  char *name;
  char *nik;
  gboolean nik_seen; /* on the card itself */
  char *nik_reason;  /* why it is right although birth or sex in it differ */
  LoketPersonSex sex;
  char *birth_date;
  char *birth_place;
  char *mother_name;
  char *father_name;
  char *village;
  char *hamlet;
  char *rt;
  char *rw;
  char *address;
  char *phone;
  char *phone_owner;
  char *household;   /* one that is on file */
  char *family_card; /* or the number of its card; a new household when nobody has it */
  LoketRelation relation;
  char **different_from; /* people whom the officer has looked at */
  char *different_reason;
};

/* Somebody on file who may be the same. */
LOKET_DECLARE_RECORD (LoketLikeness, loket_likeness)
struct _LoketLikeness {
  LoketRecord parent_instance;
  char *person;
  char *place;         /* where, also when the officer may see no more */
  LoketPersonHit *hit; /* absent: outside the officer's area */
  gint64 weight;       /* hundredths of a bit */
  LoketPairHint hint;
  gboolean sure;     /* the program would link the two */
  GListStore *parts; /* LoketFieldComparison */
};

LOKET_DECLARE_RECORD (LoketIntake, loket_intake)
struct _LoketIntake {
  LoketRecord parent_instance;
  LoketPerson *person;  /* as it is on file now; absent: nothing was stored */
  GListStore *likeness; /* LoketLikeness, the likeliest first: who has to be looked at before */
  gint64 pairs;         /* doubts that went to the clerical desk */
};

/* What one officer may set; what is absent stays, what @cleared names is emptied. */
LOKET_DECLARE_RECORD (LoketPersonChange, loket_person_change)
struct _LoketPersonChange {
  LoketRecord parent_instance;
  char *person;
  gint64 version; /* as the officer has seen it */
  char *birth_place;
  char *hamlet;
  char *rt;
  char *rw;
  char *address;
  char *phone;
  char *phone_owner;
  char **cleared;
  char *reason;
};

LOKET_DECLARE_RECORD (LoketCorrection, loket_correction)
struct _LoketCorrection {
  LoketRecord parent_instance;
  char *field;
  char *value; /* absent = emptied */
};

/* What it takes two officers for. */
LOKET_DECLARE_RECORD (LoketPersonCorrect, loket_person_correct)
struct _LoketPersonCorrect {
  LoketRecord parent_instance;
  char *person;
  gint64 version;
  GListStore *corrections; /* LoketCorrection */
  char *reason;
};

typedef enum {
  LOKET_HOUSEHOLD_JOIN,     /* @person comes to live here */
  LOKET_HOUSEHOLD_LEAVE,    /* @person goes */
  LOKET_HOUSEHOLD_HEAD,     /* @person is the head from now on; @relation is that of the old one */
  LOKET_HOUSEHOLD_RELATION, /* @person stands to the head otherwise */
  LOKET_HOUSEHOLD_CARD,     /* the card has another number */
} LoketHouseholdAct;

GType loket_household_act_get_type (void);

LOKET_DECLARE_RECORD (LoketHouseholdChange, loket_household_change)
struct _LoketHouseholdChange {
  LoketRecord parent_instance;
  char *household;
  LoketHouseholdAct act;
  char *person;
  LoketRelation relation;
  char *family_card;
  char *day;    /* absent = today */
  char *reason; /* for the audit log */
};

G_END_DECLS
