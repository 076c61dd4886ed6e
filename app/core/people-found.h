/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages of the search for people: what is looked for, who was found, and why he was. */
#pragma once

#include "core/person.h"

G_BEGIN_DECLS

#define LOKET_PEOPLE_PAGE 20
#define LOKET_PEOPLE_FAR 200 /* nobody turns more pages than to here: say more precisely */

/* Why somebody is among the hits. */
typedef enum {
  LOKET_FOUND_NIK,
  LOKET_FOUND_FAMILY_CARD,
  LOKET_FOUND_NUMBER,
  LOKET_FOUND_NAME,        /* is called so */
  LOKET_FOUND_SPELLING,    /* is called so, and writes it another way */
  LOKET_FOUND_WORDS,       /* has these words among others */
  LOKET_FOUND_BEGINNING,   /* has a word that begins so */
  LOKET_FOUND_SOUND,       /* sounds alike */
  LOKET_FOUND_SIMILAR,     /* differs in a letter or two */
  LOKET_FOUND_OTHER_YEAR,  /* was born a year or two before or after */
  LOKET_FOUND_OTHER_PLACE, /* is on file elsewhere */
} LoketFoundBy;

/* Whose name tells apart those who are called alike. */
typedef enum {
  LOKET_KIN_NONE,
  LOKET_KIN_FATHER,
  LOKET_KIN_SPOUSE,
  LOKET_KIN_HEAD, /* of the family */
  LOKET_KIN_MOTHER,
} LoketKin;

GType loket_found_by_get_type (void);
GType loket_kin_get_type (void);

LOKET_DECLARE_RECORD (LoketPeopleQuery, loket_people_query)
struct _LoketPeopleQuery {
  LoketRecord parent_instance;
  char *text;
  LoketOptional from; /* `next` of the page before */
  LoketOptional limit;
};

/* One of these. */
LOKET_DECLARE_RECORD (LoketPersonLookUp, loket_person_look_up)
struct _LoketPersonLookUp {
  LoketRecord parent_instance;
  char *nik;
  char *family_card;
  LoketOptional number;
};

LOKET_DECLARE_RECORD (LoketPersonHit, loket_person_hit)
struct _LoketPersonHit {
  LoketRecord parent_instance;
  char *person;
  gint64 number;
  char *name;
  char *nik; /* masked */
  LoketNikStatus nik_status;
  LoketPersonSex sex;
  char *birth_date;
  char *village;
  char *place; /* the village as a list shows it */
  LoketKin kin;
  char *kin_name;
  LoketLifeStatus life_status;
  char *household;
  char *merged_into;
  LoketFoundBy found_by;
};

LOKET_DECLARE_RECORD (LoketPeopleFound, loket_people_found)
struct _LoketPeopleFound {
  LoketRecord parent_instance;
  GListStore *hits; /* LoketPersonHit, the likeliest first */
  gboolean more;    /* than are listed */
  LoketOptional next;
};

G_END_DECLS
