/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules propose for one person, with every reason in words; a decision keeps it whole. */
#pragma once

#include "core/profile.h"
#include "core/rule-inputs.h"

G_BEGIN_DECLS

/* How a line of the rules came out. */
typedef enum {
  LOKET_OUTCOME_FIRED, /* a reason for the category proposed, or for the one that waits for a gate
                        */
  LOKET_OUTCOME_SUPPORTS, /* tells more of a reason that fired */
  LOKET_OUTCOME_MISSED,   /* just missed: one comparison fails, and by little */
  LOKET_OUTCOME_UNKNOWN,  /* would need something that nobody has found out yet */
  LOKET_OUTCOME_GATE,     /* a gate that does not hold: no category at all */
  LOKET_OUTCOME_WARNING,  /* to be looked at by a person; refuses nothing */
  LOKET_OUTCOME_EXCEPTED, /* a warning that an exception of the rules takes back */
  LOKET_OUTCOME_TOLD,     /* nothing fired: "none", "objection", "pointer-1" */
} LoketOutcome;

GType loket_outcome_get_type (void);

LOKET_DECLARE_RECORD (LoketProposalReason, loket_proposal_reason)
struct _LoketProposalReason {
  LoketRecord parent_instance;
  char *key; /* of its section in the rule file: "decile" for [reason decile] */
  LoketOutcome outcome;
  LoketCategory category; /* that it speaks for; none for gates and warnings */
  char **inputs;          /* that are unknown, or that one that just missed; else NULL */
  LoketPhrase *phrase;    /* with the numbers filled in */
};

LOKET_DECLARE_RECORD (LoketProposal, loket_proposal)
struct _LoketProposal {
  LoketRecord parent_instance;
  LoketCategory category;
  gboolean settled;      /* FALSE: what is unknown may still bring a better card, or take it away */
  LoketPhrase *title;    /* (nullable) name of the category as the rules have it */
  LoketPhrase *basis;    /* (nullable) "validated poor" */
  GListStore *reasons;   /* LoketProposalReason, as the rule file orders them */
  char **duties;         /* consideration counselling purpose conditions end_date */
  char **missing_duties; /* those of them that are not done */
  char **approvals;      /* section head */
  LoketOptional months;  /* that the card is valid at most; absent without a category */
  char *rules_version;   /* "2026-1" */
  char *rules_checksum;  /* SHA-256, hexadecimal */
};

guint loket_proposal_count (LoketProposal *proposal, LoketOutcome outcome);

G_END_DECLS
