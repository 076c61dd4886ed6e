/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of a proposal; rules-evaluate.c fills them, office and windows read them. */
#include "config.h"

#include "core/proposal.h"

G_DEFINE_ENUM_TYPE (LoketOutcome,
                    loket_outcome,
                    G_DEFINE_ENUM_VALUE (LOKET_OUTCOME_FIRED, "fired"),
                    G_DEFINE_ENUM_VALUE (LOKET_OUTCOME_SUPPORTS, "supports"),
                    G_DEFINE_ENUM_VALUE (LOKET_OUTCOME_MISSED, "missed"),
                    G_DEFINE_ENUM_VALUE (LOKET_OUTCOME_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (LOKET_OUTCOME_GATE, "gate"),
                    G_DEFINE_ENUM_VALUE (LOKET_OUTCOME_WARNING, "warning"),
                    G_DEFINE_ENUM_VALUE (LOKET_OUTCOME_EXCEPTED, "excepted"),
                    G_DEFINE_ENUM_VALUE (LOKET_OUTCOME_TOLD, "told"))

/* clang-format off */
static const LoketField proposal_reason_fields[] = {
  LOKET_FIELD_TEXT (LoketProposalReason, key, LOKET_FIELD_KEY, .min = 1, .max = 64, .blurb = "Key of the reason in its rules"),
  LOKET_FIELD_ENUM (LoketProposalReason, outcome, LOKET_FIELD_PLAIN, loket_outcome, .blurb = "How it came out"),
  LOKET_FIELD_ENUM (LoketProposalReason, category, LOKET_FIELD_PLAIN, loket_category, .blurb = "The category that it speaks for"),
  LOKET_FIELD_WORDS (LoketProposalReason, inputs, LOKET_FIELD_OPTIONAL, .blurb = "Inputs that are unknown, or the one that just missed"),
  LOKET_FIELD_RECORD (LoketProposalReason, phrase, LOKET_FIELD_PLAIN, loket_phrase, .blurb = "What it says to people"),
};
LOKET_DEFINE_RECORD (LoketProposalReason, loket_proposal_reason, proposal_reason_fields)

static const LoketField proposal_fields[] = {
  LOKET_FIELD_ENUM (LoketProposal, category, LOKET_FIELD_PLAIN, loket_category, .blurb = "What the rules propose"),
  LOKET_FIELD_BOOLEAN (LoketProposal, settled, LOKET_FIELD_PLAIN, .blurb = "Nothing that is unknown can change it"),
  LOKET_FIELD_RECORD (LoketProposal, title, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "Name of the category"),
  LOKET_FIELD_RECORD (LoketProposal, basis, LOKET_FIELD_OPTIONAL, loket_phrase, .blurb = "On what it is given"),
  LOKET_FIELD_LIST (LoketProposal, reasons, LOKET_FIELD_PLAIN, loket_proposal_reason, .max = 200, .blurb = "Reasons, warnings and what is unknown, in the order of the rules"),
  LOKET_FIELD_WORDS (LoketProposal, duties, LOKET_FIELD_PLAIN, .blurb = "What must be on file before the decision"),
  LOKET_FIELD_WORDS (LoketProposal, missing_duties, LOKET_FIELD_PLAIN, .blurb = "What of it is not"),
  LOKET_FIELD_WORDS (LoketProposal, approvals, LOKET_FIELD_PLAIN, .blurb = "Who approves, in this order"),
  LOKET_FIELD_INTEGER (LoketProposal, months, LOKET_FIELD_OPTIONAL, .min = 1, .max = 120, .blurb = "Months that it is valid at most"),
  LOKET_FIELD_TEXT (LoketProposal, rules_version, LOKET_FIELD_PLAIN, .min = 1, .max = 40, .blurb = "Version of the rules"),
  LOKET_FIELD_TEXT (LoketProposal, rules_checksum, LOKET_FIELD_PLAIN, .min = 64, .max = 64, .blurb = "SHA-256 of what they say"),
};
LOKET_DEFINE_RECORD (LoketProposal, loket_proposal, proposal_fields)
/* clang-format on */

/**
 * loket_proposal_count:
 * @proposal: a proposal
 * @outcome: an outcome
 *
 * Returns: how many lines of the rules came out so
 */
guint
loket_proposal_count (LoketProposal *proposal, LoketOutcome outcome)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (proposal->reasons));
  guint found = 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketProposalReason) reason =
        g_list_model_get_item (G_LIST_MODEL (proposal->reasons), i);
    if (reason->outcome == outcome)
      found++;
  }
  return found;
}
