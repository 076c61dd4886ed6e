/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands as JSON in the columns list_row.facts and pair.comparison: the import writes it, the
 * clerical desk and the why screen read it. */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/* What a row says, made plain: NIK and KK are 16 digits, dates are as much as is known, sex is the
 * nick of LoketPersonSex, village a code of the region or the place's name.  The members are the
 * keys of a map; what the row does not say is absent. */
LOKET_DECLARE_RECORD (LoketListFacts, loket_list_facts)
struct _LoketListFacts {
  LoketRecord parent_instance;
  char *id;
  char *name;
  char *birth_date;
  char *nik;
  char *identifier;
  char *family_card;
  char *sex;
  char *village;
  char *subdistrict;
  char *hamlet;
  char *rt;
  char *rw;
  char *address;
  char *phone;
  char *mother_name;
  char *father_name;
  char *relation; /* nick of LoketRelation */
  char *life_status;
  char *decile;
  char *programme;
};

gboolean loket_list_facts_say_dead (const LoketListFacts *facts);

/* One field of two records held against each other. */
LOKET_DECLARE_RECORD (LoketFieldComparison, loket_field_comparison)
struct _LoketFieldComparison {
  LoketRecord parent_instance;
  char *field;   /* nick of LoketMatchField */
  char *level;   /* nick of LoketMatchLevel */
  gint64 weight; /* hundredths of a bit */
};

LOKET_DECLARE_RECORD (LoketComparison, loket_comparison)
struct _LoketComparison {
  LoketRecord parent_instance;
  LoketOptional version; /* of the parameters that it was weighed with */
  GListStore *fields;
};

G_END_DECLS
