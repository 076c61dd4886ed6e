/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What register and lists give of somebody, made into rule inputs: pure, so that a decision at the
 * counter and a trial over the whole register come to the same (app/office/rule-facts.c reads). */
#pragma once

#include "core/list-map.h"
#include "core/person.h"
#include "core/profile.h"
#include "core/rule-inputs.h"

G_BEGIN_DECLS

/* What a row of a list that counts says of the person, or of somebody else of the household; texts
 * are borrowed. */
typedef struct {
  const char *source;      /* "dtsen" */
  const char *period;      /* "2026-Q4" */
  gint64 rank;             /* of the source: 1 = trusted most */
  gboolean office_goes_by; /* being in it counts as listed */
  gboolean own;            /* of the person, not of somebody else */
  gint64 decile;           /* 1 to 10, 0 = not said */
  LoketListTold told;
} LoketListSaying;

/* A list settles somebody's place while its decile is at most that (domain.md 4.3: 1 to 4 go first,
 * 5 gets some aid) and the list is no older than that (4.5, rule 2). */
#define LOKET_LISTED_DECILE 5
#define LOKET_LISTED_MONTHS 12

/* What lists say of how poor somebody is: the one answer for rules, clocks and counters. */
typedef struct {
  gboolean named; /* in a list that the office goes by: he or, where none has him, his household */
  const LoketListSaying *decile; /* (nullable): whose decile counts */
  gboolean counts;               /* that one is low and new enough: the short clock */
} LoketListing;

void loket_listing_find (const LoketListSaying *sayings,
                         guint n_sayings,
                         const char *day,
                         LoketListing *listing);
gboolean loket_rule_inputs_on_list (const LoketRuleInputs *inputs);
void loket_list_sayings_told (const LoketListSaying *sayings, guint n_sayings, LoketListTold *told);

/* Texts are borrowed.  Surveys are not in it: loket_form_feed() adds what they say, afterwards. */
typedef struct {
  LoketLifeStatus life_status;
  const char *family_card; /* (nullable) of the household */
  const char *village;     /* (nullable) of the person */
  gint64 household_size;   /* 0 = in no household */
  const LoketListSaying *sayings;
  guint n_sayings;
  gboolean lists_known; /* a list that the office goes by is on file */
  gboolean in_doubt;    /* a row of one may be about the person: nobody has said yet */
  LoketTruth card_elsewhere;
  LoketTruth applied;
} LoketRuleFacts;

void loket_rule_facts_fill (const LoketRuleFacts *facts,
                            const char *office_id,
                            const char *day,
                            LoketRuleInputs *inputs);
gboolean loket_family_card_is_of (const char *number, const char *office_id);
void loket_rule_inputs_add_condition (LoketRuleInputs *inputs, const char *condition);

/* The lists whose rows count, and how old a period is. */
gboolean loket_source_is_gone_by (const char *kind);
gboolean loket_profile_goes_by (LoketProfile *profile, const char *source, gint64 *rank);
gboolean loket_period_end (const char *period, int *month);
gint64 loket_period_age (const char *period, const char *day);

G_END_DECLS
