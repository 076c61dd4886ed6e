/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What invented-people.c, which walks, and invented-household.c, which fills, share. */
#pragma once

#include "core/calendar.h"
#include "core/invented-numbers.h"
#include "core/invented-people.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_INVENTED_ALONE,
  LOKET_INVENTED_COUPLE,
  LOKET_INVENTED_FAMILY,
  LOKET_INVENTED_ONE_PARENT,
  LOKET_INVENTED_THREE_GENERATIONS
} LoketInventedKind;

/* Who belongs to a household, before names and days. */
typedef struct {
  LoketInventedKind kind;
  guint children;
  guint elders;
  LoketInventedPlan seen; /* by others */
} LoketInventedSketch;

struct _LoketInvention {
  guint64 seed;
  guint64 stream; /* added to the streams of draws: newcomers have their own */
  guint people;
  guint first_number;
  LoketLocalTime today;
  GPtrArray *villages; /* borrowed LoketRegion */
  guint *last_of;      /* number of people up to and with this village */
  LoketInventedNumbers *numbers;
  char freed_nik[LOKET_NIK_LENGTH + 1]; /* of somebody who got another: somebody later has it */
  guint freed_by;                       /* household */
  guint household;
  guint given; /* people so far */
  guint village;
  gboolean planned;
  LoketInventedSketch plan; /* of the next household */
  LoketInventedHousehold at_hand;
};

void loket_invention_fill (LoketInvention *invention, LoketChance chance);

G_END_DECLS
