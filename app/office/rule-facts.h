/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the office knows of a person, as the rules of eligibility ask for it; the desk of decisions
 * keeps it with each of them, others ask whether somebody is listed. */
#pragma once

#include "core/rule-facts.h"
#include "core/survey.h"
#include "office/turn.h"

G_BEGIN_DECLS

/* A field check says no more after this (UU 13/2011: every two years). */
#define LOKET_SURVEY_MONTHS 24

gboolean loket_turn_rule_inputs (LoketTurn *turn,
                                 const char *person,
                                 const char *application,
                                 LoketRuleInputs **inputs,
                                 GError **error);
gboolean loket_counselling_holds (const LoketCounselling *counselling, const char *day);
gboolean loket_condition_holds (const LoketCondition *condition, const char *day);
char *loket_day_months_later (const char *day, gint64 months) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
