/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules of eligibility look at: one record of a person and his household, filled by the
 * office from register, lists and survey, and kept with every decision. */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/* Yes and no, and what nobody has found out: unknown is never no. */
typedef enum {
  LOKET_TRUTH_UNKNOWN,
  LOKET_TRUTH_NO,
  LOKET_TRUTH_YES,
} LoketTruth;

GType loket_truth_get_type (void);
LoketTruth loket_truth_of (gboolean holds);

/* The cards, best first; the order is that in which the rules are asked. */
typedef enum {
  LOKET_CATEGORY_NONE,
  LOKET_CATEGORY_MELATI,
  LOKET_CATEGORY_MENUR,
  LOKET_CATEGORY_KENANGA,
  LOKET_N_CATEGORIES,
} LoketCategory;

GType loket_category_get_type (void);

#define LOKET_RULE_INPUT_CONDITIONS 40 /* at most, of one person */

/* A new one knows nothing.  Numbers that are not set, texts and words that are NULL are unknown;
 * words that are there and empty say that there are none. */
LOKET_DECLARE_RECORD (LoketRuleInputs, loket_rule_inputs)
struct _LoketRuleInputs {
  LoketRecord parent_instance;
  LoketTruth alive;
  LoketTruth resident;       /* the family card is of the district */
  LoketTruth card_elsewhere; /* on an active card in another household */
  LoketTruth applied;        /* asks for a card himself */
  LoketTruth listed;         /* in a list that the office goes by */
  LoketOptional decile;
  LoketOptional decile_age_months; /* since the period of the list that says so */
  char *decile_source;             /* key of that source: "dtsen" */
  LoketTruth decile_refuted;       /* by a field check */
  LoketTruth no_home;
  LoketOptional bps14_score;        /* 0 to 14 */
  LoketOptional criteria262_score;  /* 0 to 8 */
  LoketOptional spending_per_head;  /* rupiah in a month */
  char **conditions;                /* "illness", "disability": keys of the rule file */
  LoketTruth consideration;         /* of the section head, with its reasons, is written */
  LoketTruth counselling;           /* a record of it is on file */
  LoketTruth purpose_written;       /* what the card is for */
  LoketTruth conditions_written;    /* on which it is given */
  LoketTruth end_date_written;      /* until when */
  LoketTruth civil_servant;         /* servant, soldier or police in the household */
  LoketOptional civil_servant_rank; /* 1 to 4: golongan I to IV, the highest of them */
  LoketTruth other_insurance;
  LoketTruth vehicle_or_land; /* above what the office allows */
  LoketOptional household_size;
};

G_END_DECLS
