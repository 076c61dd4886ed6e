/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages of the clerical desk: doubtful pairs, the two sides field by field, what was decided.
 * app/office/pairs.c answers them, the counter's clerical page asks. */
#pragma once

#include "core/list.h"
#include "core/merge-desk.h"

G_BEGIN_DECLS

#define LOKET_PAIR_PAGE 200            /* most pairs of one page */
#define LOKET_PAIR_REST (24 * 60 * 60) /* seconds until a postponed pair comes back by itself */

typedef enum {
  LOKET_JUDGE_SAME,
  LOKET_JUDGE_DIFFERENT,
  LOKET_JUDGE_LATER,
} LoketJudgement;

GType loket_judgement_get_type (void);

LOKET_DECLARE_RECORD (LoketPairQuery, loket_pair_query)
struct _LoketPairQuery {
  LoketRecord parent_instance;
  char *area;   /* and below; absent = the caller's own */
  char **hints; /* nicks of LoketPairHint; absent = all */
  char *batch;  /* only about rows of this list */
  char *after;  /* `next` of the page before */
  LoketOptional limit;
};

/* One line of the list: enough to choose by, no numbers of people. */
LOKET_DECLARE_RECORD (LoketPairEntry, loket_pair_entry)
struct _LoketPairEntry {
  LoketRecord parent_instance;
  char *id;
  LoketPairHint hint;
  LoketPairState state;
  gint64 weight; /* hundredths of a bit */
  char *said;    /* name in the row, or of the other person */
  char *name;    /* of the person on file */
  char *village;
  char *village_name;
  char *source;
  char *period;
  char *list_row;
  gint64 created_at;
  LoketOptional back_at; /* of a postponed one: when it comes back by itself */
};

LOKET_DECLARE_RECORD (LoketPairCount, loket_pair_count)
struct _LoketPairCount {
  LoketRecord parent_instance;
  LoketPairHint hint;
  char *village;
  char *village_name;
  gint64 open;
  gint64 postponed;
};

LOKET_DECLARE_RECORD (LoketPairPage, loket_pair_page)
struct _LoketPairPage {
  LoketRecord parent_instance;
  GListStore *pairs;
  GListStore *counts; /* of the whole area, on the first page only */
  char *next;         /* absent at the end */
};

LOKET_DECLARE_RECORD (LoketPairReference, loket_pair_reference)
struct _LoketPairReference {
  LoketRecord parent_instance;
  char *pair;
};

/* One field of both sides. */
LOKET_DECLARE_RECORD (LoketPairFact, loket_pair_fact)
struct _LoketPairFact {
  LoketRecord parent_instance;
  char *field; /* as in a map: name, birth_date, nik … */
  char
      *said; /* by the row or of the other person; digits of numbers hidden but where they differ */
  char *known; /* of the person on file */
  gboolean differs;
  char *level;          /* nick of LoketMatchLevel; absent = not weighed */
  LoketOptional weight; /* hundredths of a bit */
};

/* Who lives with one of the two. */
LOKET_DECLARE_RECORD (LoketPairMember, loket_pair_member)
struct _LoketPairMember {
  LoketRecord parent_instance;
  char *person;
  char *name;
  char *relation; /* nick of LoketRelation */
  char *birth_date;
  char *sex;
  gboolean self;   /* is that side of the pair */
  gboolean shared; /* stands in the household of the other side too */
};

/* What a row of a list says of one of the two. */
LOKET_DECLARE_RECORD (LoketPairClaim, loket_pair_claim)
struct _LoketPairClaim {
  LoketRecord parent_instance;
  char *list_row;
  char *source;
  char *period;
  LoketRowState state;
  char *name;
  char *birth_date;
  char *nik; /* masked */
  char *village;
  char *address;
  char *mother_name;
};

LOKET_DECLARE_RECORD (LoketPairSide, loket_pair_side)
struct _LoketPairSide {
  LoketRecord parent_instance;
  char *person; /* absent = a row of a list */
  LoketOptional number;
  LoketOptional version;
  char *name;
  char *list_row; /* absent = a person */
  char *source;
  char *period;
  LoketOptional line;
  GListStore *members;
  GListStore *claims;
};

/* Both sides of a pair, made to be read beside each other. */
LOKET_DECLARE_RECORD (LoketPairView, loket_pair_view)
struct _LoketPairView {
  LoketRecord parent_instance;
  char *id;
  LoketPairHint hint;
  LoketPairState state;
  gint64 weight;
  LoketOptional parameters; /* version of the numbers it was weighed with */
  char *village;
  char *village_name;
  gint64 created_at;
  char *reason;
  char *decided_by; /* name of the officer */
  LoketOptional decided_at;
  gint64 others; /* further pairs about the same row that wait */
  LoketPairSide *said;
  LoketPairSide *known;
  GListStore *facts;
};

LOKET_DECLARE_RECORD (LoketPairDecision, loket_pair_decision)
struct _LoketPairDecision {
  LoketRecord parent_instance;
  char *pair;
  LoketJudgement judgement;
  char *reason;
  LoketOptional version; /* of the person as pair/open showed it: another one by now is refused */
  char *area;            /* where the next pair is to be looked for */
  char **hints;          /* of which kind */
};

/* What came of a decision. */
LOKET_DECLARE_RECORD (LoketPairOutcome, loket_pair_outcome)
struct _LoketPairOutcome {
  LoketRecord parent_instance;
  char *id;
  LoketPairState state;
  char *person;     /* that the row is of now */
  gboolean created; /* this person is new */
  char *approval;   /* two people: their merge waits for a second officer */
  char *next;       /* the pair to go on with; absent = none waits */
};

LOKET_DECLARE_RECORD (LoketPairAnswerQuery, loket_pair_answer_query)
struct _LoketPairAnswerQuery {
  LoketRecord parent_instance;
  LoketOptional limit;
};

/* An answer as people read it. */
LOKET_DECLARE_RECORD (LoketPairAnswerEntry, loket_pair_answer_entry)
struct _LoketPairAnswerEntry {
  LoketRecord parent_instance;
  char *id;
  char *pair;
  LoketPairState state;
  gboolean created;
  char *said; /* name in the row, or of the other person */
  char *name; /* of the person on file */
  char *source;
  char *period;
  char *reason;
  char *officer; /* name */
  gint64 at;
  char *undone_by; /* name */
  char *undone_reason;
  LoketOptional undone_at;
};

LOKET_DECLARE_RECORD (LoketPairAnswers, loket_pair_answers)
struct _LoketPairAnswers {
  LoketRecord parent_instance;
  GListStore *answers;
};

LOKET_DECLARE_RECORD (LoketPairUndo, loket_pair_undo)
struct _LoketPairUndo {
  LoketRecord parent_instance;
  char *answer;
  char *reason;
};

G_END_DECLS
