/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages of the desk of rules: the versions of a profile, trials of a new one over the whole
 * register; app/office/rules.c and what-if.c answer them, the counter's page of rules asks. */
#pragma once

#include "core/rules.h"
#include "core/watch.h"

G_BEGIN_DECLS

#define LOKET_WHAT_IF_LIST 100

/* A line of the rules in words, as people read it. */
LOKET_DECLARE_RECORD (LoketRuleSentenceText, loket_rule_sentence_text)
struct _LoketRuleSentenceText {
  LoketRecord parent_instance;
  char *key;              /* of its section: "decile" */
  char *kind;             /* gate, reason, warning or told */
  LoketCategory category; /* of a reason */
  LoketPhrase *text;
  LoketPhrase *missed;   /* (nullable) when it just missed */
  LoketPhrase *ask;      /* (nullable) when something is not known */
  LoketPhrase *excepted; /* (nullable) of a warning that an exception takes back */
  char *supports;        /* (nullable) key of the reason that it only tells more of */
};

/* A number that an office may set otherwise. */
LOKET_DECLARE_RECORD (LoketRuleNumber, loket_rule_number)
struct _LoketRuleNumber {
  LoketRecord parent_instance;
  char *key; /* "decile_limit" */
  LoketPhrase *text;
  gint64 value;
  gboolean money; /* in rupiah */
};

/* What a category is, and what it asks for whoever proposes it. */
LOKET_DECLARE_RECORD (LoketRuleCard, loket_rule_card)
struct _LoketRuleCard {
  LoketRecord parent_instance;
  LoketCategory category;
  LoketPhrase *basis;
  gint64 months; /* that it holds at most */
  gboolean head; /* the head of unit decides too */
  char **duties; /* (nullable) "consideration counselling" */
};

/* One version with all that it says. */
LOKET_DECLARE_RECORD (LoketRuleText, loket_rule_text)
struct _LoketRuleText {
  LoketRecord parent_instance;
  LoketRuleVersion *about;
  gboolean in_force;   /* today */
  GListStore *lines;   /* LoketRuleSentenceText in the order of the file */
  GListStore *numbers; /* LoketRuleNumber, as well */
  GListStore *cards;   /* LoketRuleCard in the order in which they are asked */
};

LOKET_DECLARE_RECORD (LoketRuleVersions, loket_rule_versions)
struct _LoketRuleVersions {
  LoketRecord parent_instance;
  GListStore *versions; /* LoketRuleText in the order of the profile's files */
};

LoketRuleText *loket_rules_in_words (const LoketRules *rules) G_GNUC_WARN_UNUSED_RESULT;

LOKET_DECLARE_RECORD (LoketWhatIfRequest, loket_what_if_request)
struct _LoketWhatIfRequest {
  LoketRecord parent_instance;
  char *version; /* to be tried; it need not be signed */
};

LOKET_DECLARE_RECORD (LoketWhatIfReference, loket_what_if_reference)
struct _LoketWhatIfReference {
  LoketRecord parent_instance;
  char *what_if;
};

/* People of a village, or of all of them, who would go from one category to another. */
LOKET_DECLARE_RECORD (LoketWhatIfCount, loket_what_if_count)
struct _LoketWhatIfCount {
  LoketRecord parent_instance;
  char *village; /* absent = of the whole district; "" = not known where */
  char *place;
  char *from_category;
  char *to_category;
  gint64 people;
};

LOKET_DECLARE_RECORD (LoketWhatIfResult, loket_what_if_result)
struct _LoketWhatIfResult {
  LoketRecord parent_instance;
  LoketWhatIf *what_if;
  char *officer_name;
  GListStore *totals;   /* LoketWhatIfCount of the whole district */
  GListStore *villages; /* the same, village by village, only where something changes */
};

LOKET_DECLARE_RECORD (LoketWhatIfs, loket_what_ifs)
struct _LoketWhatIfs {
  LoketRecord parent_instance;
  GListStore *trials; /* LoketWhatIf, newest first */
};

G_END_DECLS
