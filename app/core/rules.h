/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of eligibility: one version from its file (docs/rules.md), and what it proposes for a
 * person.  Rules never change once read, and may be asked from any thread. */
#pragma once

#include "core/proposal.h"

G_BEGIN_DECLS

typedef struct _LoketRules LoketRules;

LoketRules *
loket_rules_parse (GBytes *file, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketRules *loket_rules_ref (LoketRules *rules);
void loket_rules_unref (LoketRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketRules, loket_rules_unref)

/* What a version is: a list to choose from shows it. */
LOKET_DECLARE_RECORD (LoketRuleVersion, loket_rule_version)
struct _LoketRuleVersion {
  LoketRecord parent_instance;
  char *version;     /* "2026-1" */
  LoketPhrase *name; /* (nullable) what people call it */
  char *from;        /* first day */
  char *until;       /* (nullable) last day */
  char *legal_basis; /* (nullable) */
  char *signed_by;   /* (nullable) who put it in force; without that it never is */
  char *signed_on;   /* (nullable) the day */
  char *checksum;    /* SHA-256 of what it says, hexadecimal */
};

LoketRuleVersion *loket_rules_about (const LoketRules *rules);
const char *loket_rules_version (const LoketRules *rules);
const char *loket_rules_checksum (const LoketRules *rules);
const char *loket_rules_from (const LoketRules *rules);
const char *loket_rules_until (const LoketRules *rules);
const char *loket_rules_legal_basis (const LoketRules *rules);
const char *loket_rules_signed_by (const LoketRules *rules);
const char *loket_rules_signed_on (const LoketRules *rules);
GBytes *loket_rules_file (const LoketRules *rules);

/* What a category asks for, whoever proposed it. */
LoketPhrase *loket_rules_title (const LoketRules *rules,
                                LoketCategory category) G_GNUC_WARN_UNUSED_RESULT;
char **loket_rules_duties (const LoketRules *rules,
                           LoketCategory category) G_GNUC_WARN_UNUSED_RESULT;
char **loket_rules_missing_duties (const LoketRules *rules,
                                   LoketCategory category,
                                   LoketRuleInputs *inputs) G_GNUC_WARN_UNUSED_RESULT;
char **loket_rules_approvals (const LoketRules *rules,
                              LoketCategory category) G_GNUC_WARN_UNUSED_RESULT;
gint64 loket_rules_months (const LoketRules *rules, LoketCategory category);

/* The conditions that the file names, and what people call one of them. */
char **loket_rules_conditions (const LoketRules *rules) G_GNUC_WARN_UNUSED_RESULT;
const char *
loket_rules_condition_text (const LoketRules *rules, const char *condition, const char *language);

/* The same inputs give the same answer always. */
LoketProposal *loket_rules_evaluate (const LoketRules *rules,
                                     LoketRuleInputs *inputs) G_GNUC_WARN_UNUSED_RESULT;
LoketCategory loket_rules_category (const LoketRules *rules, LoketRuleInputs *inputs);
const char *loket_rules_say (LoketProposalReason *reason, const char *language);

/* All versions of a profile.  Filled once, then it never changes: any thread may read it. */
typedef struct _LoketRuleBook LoketRuleBook;

LoketRuleBook *loket_rule_book_new (void) G_GNUC_WARN_UNUSED_RESULT;
void loket_rule_book_free (LoketRuleBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketRuleBook, loket_rule_book_free)

gboolean loket_rule_book_add (LoketRuleBook *book, GBytes *file, const char *name, GError **error);
guint loket_rule_book_count (const LoketRuleBook *book);
LoketRules *loket_rule_book_at (const LoketRuleBook *book, guint index);
LoketRules *loket_rule_book_find (const LoketRuleBook *book, const char *version);
gboolean loket_rule_book_equal (const LoketRuleBook *a, const LoketRuleBook *b);
LoketRules *loket_rule_book_in_force (const LoketRuleBook *book, const char *day);

G_END_DECLS
