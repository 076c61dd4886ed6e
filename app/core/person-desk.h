/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages of the page of a person: all that is on file, what each list says of him, which value
 * stands and why, what happened since. */
#pragma once

#include "core/list-facts.h"
#include "core/list.h"
#include "core/person.h"

G_BEGIN_DECLS

/* How much of it one answer holds at most. */
#define LOKET_PERSON_CLAIMS 40
#define LOKET_PERSON_EVENTS 200
#define LOKET_NOTE_MAX 300

/* What somebody's record is opened for (UU 27/2022, art. 20: the duty of a public service). */
typedef enum {
  LOKET_PURPOSE_SERVICE,     /* the person is here, or asks for something */
  LOKET_PURPOSE_DATA_CHECK,  /* the record itself is put right */
  LOKET_PURPOSE_LIST_REVIEW, /* a list says something of the person */
  LOKET_PURPOSE_FIELD_CHECK, /* a visit is prepared or put down */
  LOKET_PURPOSE_COMPLAINT,   /* somebody complains */
  LOKET_PURPOSE_PERSON_ASKS, /* the person wants to know what is on file */
  LOKET_PURPOSE_OTHER,       /* then the note says what */
} LoketPurpose;

/* Who said that a value stands. */
typedef enum {
  LOKET_CHOSEN_FIRST, /* as it was when the person was put on file */
  LOKET_CHOSEN_RULE,  /* the list outranks the others */
  LOKET_CHOSEN_OFFICER,
} LoketChosen;

typedef enum {
  LOKET_EVENT_ON_FILE,
  LOKET_EVENT_LIST,   /* a list tells of the person */
  LOKET_EVENT_VALUE,  /* a value was set */
  LOKET_EVENT_JOINED, /* a household */
  LOKET_EVENT_LEFT,   /* a household */
  LOKET_EVENT_MERGED, /* two records became one, or one again */
  LOKET_EVENT_SPLIT,  /* a merge was undone */
} LoketPersonEventKind;

GType loket_purpose_get_type (void);
GType loket_chosen_get_type (void);
GType loket_person_event_kind_get_type (void);
const char *loket_purpose_sentence (LoketPurpose purpose);

LOKET_DECLARE_RECORD (LoketPersonRequest, loket_person_request)
struct _LoketPersonRequest {
  LoketRecord parent_instance;
  char *person;
  LoketPurpose purpose;
  char *note; /* what else there is to say of the purpose */
};

/* Somebody in a household, with what tells him apart. */
LOKET_DECLARE_RECORD (LoketMemberView, loket_member_view)
struct _LoketMemberView {
  LoketRecord parent_instance;
  char *member; /* id of the membership */
  char *person;
  gint64 number;
  char *name;
  char *nik; /* masked */
  LoketNikStatus nik_status;
  LoketPersonSex sex;
  char *birth_date;
  LoketLifeStatus life_status;
  LoketRelation relation;
  gboolean head;
  char *from_day;
  char *until_day;
};

/* What one list says of the person. */
LOKET_DECLARE_RECORD (LoketClaim, loket_claim)
struct _LoketClaim {
  LoketRecord parent_instance;
  char *list_row;
  char *source;
  char *period;
  LoketRowState state;
  LoketOptional weight; /* hundredths of a bit, when it was linked */
  gint64 at;            /* when the list came in */
  LoketListFacts *facts;
  char *place;       /* the village of the facts as a list shows it */
  GListStore *parts; /* LoketFieldComparison: the row held against the person as he is now */
};

/* One list, one value. */
LOKET_DECLARE_RECORD (LoketSaying, loket_saying)
struct _LoketSaying {
  LoketRecord parent_instance;
  char *list_row;
  char *source;
  char *period;
  char *value;
  gboolean agrees; /* it is the value that stands */
};

/* Why a field says what it says. */
LOKET_DECLARE_RECORD (LoketFieldStory, loket_field_story)
struct _LoketFieldStory {
  LoketRecord parent_instance;
  char *field;
  char *value;
  LoketChosen chosen;
  gint64 since;
  char *source; /* of the list that says so */
  char *period;
  char *officer; /* name */
  char *approved_by;
  char *reason;
  GListStore *sayings; /* LoketSaying */
};

/* A doubt that waits for the clerical desk. */
LOKET_DECLARE_RECORD (LoketPersonDoubt, loket_person_doubt)
struct _LoketPersonDoubt {
  LoketRecord parent_instance;
  char *pair;
  LoketPairHint hint;
  gint64 weight;
  char *other; /* the other person */
  char *other_name;
  gint64 other_number; /* 0 = it is a row of a list */
  char *source;        /* of that list */
  char *period;
  gint64 at;
};

LOKET_DECLARE_RECORD (LoketMergeView, loket_merge_view)
struct _LoketMergeView {
  LoketRecord parent_instance;
  char *merge;
  LoketMergeKind kind;
  char *winner;
  char *loser;
  char *reason;
  char *officer; /* name */
  char *approved_by;
  gint64 at;
  LoketOptional undone_at;
  char *undone_by;
};

LOKET_DECLARE_RECORD (LoketPersonEvent, loket_person_event)
struct _LoketPersonEvent {
  LoketRecord parent_instance;
  gint64 at;
  LoketPersonEventKind kind;
  char *field;
  char *value;
  char *source;
  char *period;
  char *officer; /* name */
  char *about;   /* id of the list's row, the household or the other person */
};

LOKET_DECLARE_RECORD (LoketPersonView, loket_person_view)
struct _LoketPersonView {
  LoketRecord parent_instance;
  LoketPerson *person;
  char *place;
  char **hints; /* what is missing or odd: nik-pending nik-conflict said-dead … */
  LoketHousehold *household;
  LoketRelation relation; /* other when there is no household */
  GListStore *members;    /* LoketMemberView, of now */
  GListStore *cards;      /* LoketHouseholdCard: numbers that the card had */
  GListStore *stories;    /* LoketFieldStory */
  GListStore *claims;     /* LoketClaim, newest first */
  GListStore *pairs;      /* LoketPersonDoubt */
  GListStore *merges;     /* LoketMergeView */
  GListStore *events;     /* LoketPersonEvent, newest first */
  gboolean more;          /* there is more than one answer holds */
};

LOKET_DECLARE_RECORD (LoketHouseholdRequest, loket_household_request)
struct _LoketHouseholdRequest {
  LoketRecord parent_instance;
  char *household;
  LoketPurpose purpose;
  char *note;
};

/* A programme that a list says somebody is in. */
LOKET_DECLARE_RECORD (LoketBenefit, loket_benefit)
struct _LoketBenefit {
  LoketRecord parent_instance;
  char *person;
  char *name;
  char *programme;
  char *decile;
  char *source;
  char *period;
  gint64 at;
  gboolean twice; /* somebody else of the household, or another list, has it for the same time */
};

LOKET_DECLARE_RECORD (LoketHouseholdView, loket_household_view)
struct _LoketHouseholdView {
  LoketRecord parent_instance;
  LoketHousehold *household;
  char *place;
  GListStore *members;  /* LoketMemberView, those of now first */
  GListStore *cards;    /* LoketHouseholdCard, newest first */
  GListStore *benefits; /* LoketBenefit, newest first */
  char **twice;         /* programmes that the household seems to have more than once at a time */
};

G_END_DECLS
