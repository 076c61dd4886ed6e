/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of the single register: people, households, who chose which value, what was merged.
 * The desks of app/office write them, windows show them (registry.md 2, Identity). */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/* How far the NIK of a person can be relied on. */
typedef enum {
  LOKET_NIK_NONE,       /* there is none, or nobody knows it yet */
  LOKET_NIK_UNVERIFIED, /* one list or one word says so */
  LOKET_NIK_MATCHED,  /* seen on the card, or two sources agree; at most one living record has it */
  LOKET_NIK_CONFLICT, /* somebody else claims it too */
} LoketNikStatus;

typedef enum {
  LOKET_PERSON_SEX_UNKNOWN,
  LOKET_PERSON_SEX_FEMALE,
  LOKET_PERSON_SEX_MALE,
} LoketPersonSex;

typedef enum {
  LOKET_LIFE_ALIVE,
  LOKET_LIFE_DEAD,
  LOKET_LIFE_MOVED,   /* to another regency, with papers */
  LOKET_LIFE_MISSING, /* nobody knows where */
  LOKET_LIFE_LEFT,    /* works elsewhere, papers still here */
  LOKET_LIFE_INVALID, /* no such person */
} LoketLifeStatus;

/* As the family card writes them (domain.md 2.2). */
typedef enum {
  LOKET_RELATION_HEAD,
  LOKET_RELATION_HUSBAND,
  LOKET_RELATION_WIFE,
  LOKET_RELATION_CHILD,
  LOKET_RELATION_CHILD_IN_LAW,
  LOKET_RELATION_GRANDCHILD,
  LOKET_RELATION_PARENT,
  LOKET_RELATION_PARENT_IN_LAW,
  LOKET_RELATION_OTHER_FAMILY,
  LOKET_RELATION_HELPER,
  LOKET_RELATION_OTHER,
} LoketRelation;

typedef enum {
  LOKET_HOUSEHOLD_FAMILY_CARD, /* as on one KK */
  LOKET_HOUSEHOLD_DWELLING,    /* who lives and cooks together */
} LoketHouseholdKind;

typedef enum {
  LOKET_MERGE_JOIN,  /* two records of one person */
  LOKET_MERGE_SPLIT, /* one record of two people; the loser is the new record */
} LoketMergeKind;

GType loket_merge_kind_get_type (void);
GType loket_nik_status_get_type (void);
GType loket_person_sex_get_type (void);
GType loket_life_status_get_type (void);
GType loket_relation_get_type (void);
GType loket_household_kind_get_type (void);

/* One person, once.  The name stays as it is written; keys for search stand in person_word. */
LOKET_DECLARE_RECORD (LoketPerson, loket_person)
struct _LoketPerson {
  LoketRecord parent_instance;
  char *id;
  gint64 number; /* of the office's own series, spoken as "W 1234" to those who have no NIK */
  char *name;
  char *nik;
  LoketNikStatus nik_status;
  LoketPersonSex sex;
  char *birth_date; /* "1954-03-02", "1954-03" or "1954": as much as is known */
  char *birth_place;
  char *mother_name;
  char *father_name;
  LoketLifeStatus life_status;
  char *village; /* code of the region */
  char *hamlet;
  char *rt;
  char *rw;
  char *address;
  char *phone; /* "+62…" */
  char *phone_owner;
  char *merged_into; /* the person that it was the same as; then this record rests */
  gint64 version;    /* goes up by one with each change: two desks cannot overwrite each other */
  gint64 created_at;
  gint64 changed_at;
};

/* A family has an id of its own: the number of its card changes with moves, deaths, divorces. */
LOKET_DECLARE_RECORD (LoketHousehold, loket_household)
struct _LoketHousehold {
  LoketRecord parent_instance;
  char *id;
  LoketHouseholdKind kind;
  char *family_card; /* KK as of now */
  char *village;
  char *hamlet;
  char *rt;
  char *rw;
  char *address;
  gint64 created_at;
  gint64 changed_at;
};

/* A number that the household's card had, and when. */
LOKET_DECLARE_RECORD (LoketHouseholdCard, loket_household_card)
struct _LoketHouseholdCard {
  LoketRecord parent_instance;
  char *id;
  char *household;
  char *family_card;
  char *from_day;  /* first day that it was known here */
  char *until_day; /* NULL = still */
};

LOKET_DECLARE_RECORD (LoketHouseholdMember, loket_household_member)
struct _LoketHouseholdMember {
  LoketRecord parent_instance;
  char *id;
  char *household;
  char *person;
  LoketRelation relation;
  gboolean head;
  char *from_day;
  char *until_day; /* NULL = still */
  char *officer;   /* who said so; NULL = a list did, and a later one may say otherwise */
};

/* A value of a person that was set after the person was put on file: by whom, from where, instead
 * of what.  What no row here names is as the first list or the intake said it. */
LOKET_DECLARE_RECORD (LoketPersonValue, loket_person_value)
struct _LoketPersonValue {
  LoketRecord parent_instance;
  char *id;
  char *person;
  char *field;
  char *value;    /* NULL = emptied */
  char *previous; /* NULL = was empty */
  char *list_row; /* the row of a list that says so */
  char *officer;
  char *approved_by;
  char *reason;
  gint64 at;
};

/* Two records of one person became one, or one became two.  @moved names every row that was taken
 * along, as it was and as it was left, the two people among them; with it the state is restored
 * byte for byte. */
LOKET_DECLARE_RECORD (LoketMerge, loket_merge)
struct _LoketMerge {
  LoketRecord parent_instance;
  char *id;
  LoketMergeKind kind;
  char *winner;
  char *loser;
  char *moved; /* JSON of LoketMovedRows */
  char *reason;
  char *officer;
  char *approved_by;
  gint64 at;
  char *undone_by;
  char *undone_approved_by;
  LoketOptional undone_at;
};

const char *loket_person_field_title (const char *field);
const char *loket_relation_title (LoketRelation relation);

G_END_DECLS
