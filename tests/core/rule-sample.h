/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules that ship, and inputs from one line of text; the tests of rules share them. */
#pragma once

#include "core/rules.h"

LoketRules *sample_rules (const char *file);
LoketRules *sample_rules_from (const char *text, GError **error);
char *sample_text (const char *file);
LoketRuleInputs *sample_inputs (const char *text);
char *sample_reasons (LoketProposal *proposal);
LoketRuleInputs *sample_random_inputs (GRand *chance);
