/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the messages of the clerical desk. */
#include "config.h"

#include "core/pair-desk.h"

#include "core/names.h"

#define AREA_MAX 13
#define SHOWN_MAX 500 /* characters of a value as people read it */
#define REASON_MAX 500

G_DEFINE_ENUM_TYPE (LoketJudgement,
                    loket_judgement,
                    G_DEFINE_ENUM_VALUE (LOKET_JUDGE_SAME, "same"),
                    G_DEFINE_ENUM_VALUE (LOKET_JUDGE_DIFFERENT, "different"),
                    G_DEFINE_ENUM_VALUE (LOKET_JUDGE_LATER, "later"))

#define MAY (LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL)

/* clang-format off */
static const LoketField pair_query_fields[] = {
  LOKET_FIELD_TEXT (LoketPairQuery, area, LOKET_FIELD_OPTIONAL | LOKET_FIELD_AREA, .min = 2, .max = AREA_MAX, .blurb = "Code of a region, with all below it; absent: the caller's own"),
  LOKET_FIELD_WORDS (LoketPairQuery, hints, LOKET_FIELD_OPTIONAL, .max = 10, .blurb = "Only these kinds of doubt; absent: all"),
  LOKET_FIELD_TEXT (LoketPairQuery, batch, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Only about rows of this list"),
  LOKET_FIELD_TEXT (LoketPairQuery, after, LOKET_FIELD_OPTIONAL, .max = 100, .blurb = "`next` of the page before"),
  LOKET_FIELD_INTEGER (LoketPairQuery, limit, LOKET_FIELD_OPTIONAL, .min = 1, .max = LOKET_PAIR_PAGE, .blurb = "Pairs at most; absent: 50"),
};
LOKET_DEFINE_RECORD (LoketPairQuery, loket_pair_query, pair_query_fields)

static const LoketField pair_entry_fields[] = {
  LOKET_FIELD_TEXT (LoketPairEntry, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which pair"),
  LOKET_FIELD_ENUM (LoketPairEntry, hint, LOKET_FIELD_PLAIN, loket_pair_hint, .blurb = "Why it is asked"),
  LOKET_FIELD_ENUM (LoketPairEntry, state, LOKET_FIELD_PLAIN, loket_pair_state, .blurb = "Open or postponed"),
  LOKET_FIELD_INTEGER (LoketPairEntry, weight, LOKET_FIELD_PLAIN, .min = -LOKET_INTEGER_MAX, .blurb = "Hundredths of a bit"),
  LOKET_FIELD_TEXT (LoketPairEntry, said, MAY, .max = SHOWN_MAX, .blurb = "Name in the row, or of the other person"),
  LOKET_FIELD_TEXT (LoketPairEntry, name, LOKET_FIELD_PERSONAL, .max = SHOWN_MAX, .blurb = "Name of the person on file"),
  LOKET_FIELD_TEXT (LoketPairEntry, village, LOKET_FIELD_OPTIONAL, .max = AREA_MAX, .blurb = "Code of the village"),
  LOKET_FIELD_TEXT (LoketPairEntry, village_name, LOKET_FIELD_OPTIONAL, .blurb = "Name of the village"),
  LOKET_FIELD_TEXT (LoketPairEntry, source, LOKET_FIELD_OPTIONAL, .blurb = "Key of the list's source; absent: two people"),
  LOKET_FIELD_TEXT (LoketPairEntry, period, LOKET_FIELD_OPTIONAL, .blurb = "What time the list is of"),
  LOKET_FIELD_TEXT (LoketPairEntry, list_row, LOKET_FIELD_OPTIONAL, .max = 20, .blurb = "Row of the list"),
  LOKET_FIELD_TIME (LoketPairEntry, created_at, LOKET_FIELD_PLAIN, .blurb = "When it came up"),
  LOKET_FIELD_TIME (LoketPairEntry, back_at, LOKET_FIELD_OPTIONAL, .blurb = "When a postponed one comes back by itself"),
};
LOKET_DEFINE_RECORD (LoketPairEntry, loket_pair_entry, pair_entry_fields)

static const LoketField pair_count_fields[] = {
  LOKET_FIELD_ENUM (LoketPairCount, hint, LOKET_FIELD_PLAIN, loket_pair_hint, .blurb = "Why they are asked"),
  LOKET_FIELD_TEXT (LoketPairCount, village, LOKET_FIELD_OPTIONAL, .max = AREA_MAX, .blurb = "Code of the village; absent: not known"),
  LOKET_FIELD_TEXT (LoketPairCount, village_name, LOKET_FIELD_OPTIONAL, .blurb = "Name of the village"),
  LOKET_FIELD_INTEGER (LoketPairCount, open, LOKET_FIELD_PLAIN, .blurb = "How many are open"),
  LOKET_FIELD_INTEGER (LoketPairCount, postponed, LOKET_FIELD_PLAIN, .blurb = "How many are postponed"),
};
LOKET_DEFINE_RECORD (LoketPairCount, loket_pair_count, pair_count_fields)

static const LoketField pair_page_fields[] = {
  LOKET_FIELD_LIST (LoketPairPage, pairs, LOKET_FIELD_PLAIN, loket_pair_entry, .max = LOKET_PAIR_PAGE, .blurb = "Open ones first, twins and conflicts last, then by weight; postponed ones after them"),
  LOKET_FIELD_LIST (LoketPairPage, counts, LOKET_FIELD_PLAIN, loket_pair_count, .blurb = "All of the area by kind and village; on the first page only"),
  LOKET_FIELD_TEXT (LoketPairPage, next, LOKET_FIELD_OPTIONAL, .max = 100, .blurb = "`after` of the next page; absent at the end"),
};
LOKET_DEFINE_RECORD (LoketPairPage, loket_pair_page, pair_page_fields)

static const LoketField pair_reference_fields[] = {
  LOKET_FIELD_TEXT (LoketPairReference, pair, LOKET_FIELD_UUID, .blurb = "Which pair"),
};
LOKET_DEFINE_RECORD (LoketPairReference, loket_pair_reference, pair_reference_fields)

static const LoketField pair_fact_fields[] = {
  LOKET_FIELD_TEXT (LoketPairFact, field, LOKET_FIELD_PLAIN, .max = 40, .blurb = "As in a map: name, birth_date, nik …"),
  LOKET_FIELD_TEXT (LoketPairFact, said, MAY, .max = SHOWN_MAX, .blurb = "By the row or of the other person; digits of numbers hidden but where they differ"),
  LOKET_FIELD_TEXT (LoketPairFact, known, MAY, .max = SHOWN_MAX, .blurb = "Of the person on file"),
  LOKET_FIELD_BOOLEAN (LoketPairFact, differs, LOKET_FIELD_PLAIN, .blurb = "Both say something, and not the same"),
  LOKET_FIELD_TEXT (LoketPairFact, level, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "How far it agrees; absent: it was not weighed"),
  LOKET_FIELD_INTEGER (LoketPairFact, weight, LOKET_FIELD_OPTIONAL, .min = -LOKET_INTEGER_MAX, .blurb = "Hundredths of a bit"),
};
LOKET_DEFINE_RECORD (LoketPairFact, loket_pair_fact, pair_fact_fields)

static const LoketField pair_member_fields[] = {
  LOKET_FIELD_TEXT (LoketPairMember, person, LOKET_FIELD_UUID, .blurb = "Who"),
  LOKET_FIELD_TEXT (LoketPairMember, name, LOKET_FIELD_PERSONAL, .max = SHOWN_MAX, .blurb = "Name"),
  LOKET_FIELD_TEXT (LoketPairMember, relation, LOKET_FIELD_PERSONAL, .max = 40, .blurb = "To the head of the family"),
  LOKET_FIELD_TEXT (LoketPairMember, birth_date, MAY, .max = 10, .blurb = "Birth, as much as is known"),
  LOKET_FIELD_TEXT (LoketPairMember, sex, MAY, .max = 10, .blurb = "Sex"),
  LOKET_FIELD_BOOLEAN (LoketPairMember, self, LOKET_FIELD_PLAIN, .blurb = "It is this side of the pair"),
  LOKET_FIELD_BOOLEAN (LoketPairMember, shared, LOKET_FIELD_PLAIN, .blurb = "Lives with the other side too"),
};
LOKET_DEFINE_RECORD (LoketPairMember, loket_pair_member, pair_member_fields)

static const LoketField pair_claim_fields[] = {
  LOKET_FIELD_TEXT (LoketPairClaim, list_row, LOKET_FIELD_PLAIN, .max = 20, .blurb = "Row of the list"),
  LOKET_FIELD_TEXT (LoketPairClaim, source, LOKET_FIELD_OPTIONAL, .blurb = "Key of the source"),
  LOKET_FIELD_TEXT (LoketPairClaim, period, LOKET_FIELD_OPTIONAL, .blurb = "What time the list is of"),
  LOKET_FIELD_ENUM (LoketPairClaim, state, LOKET_FIELD_PLAIN, loket_row_state, .blurb = "How it came to this person"),
  LOKET_FIELD_TEXT (LoketPairClaim, name, MAY, .max = SHOWN_MAX, .blurb = "Name as the list has it"),
  LOKET_FIELD_TEXT (LoketPairClaim, birth_date, MAY, .max = 10, .blurb = "Birth"),
  LOKET_FIELD_TEXT (LoketPairClaim, nik, MAY, .max = 16, .blurb = "NIK, masked"),
  LOKET_FIELD_TEXT (LoketPairClaim, village, LOKET_FIELD_OPTIONAL, .blurb = "Village"),
  LOKET_FIELD_TEXT (LoketPairClaim, address, MAY, .max = SHOWN_MAX, .blurb = "Address"),
  LOKET_FIELD_TEXT (LoketPairClaim, mother_name, MAY, .blurb = "Mother"),
};
LOKET_DEFINE_RECORD (LoketPairClaim, loket_pair_claim, pair_claim_fields)

static const LoketField pair_side_fields[] = {
  LOKET_FIELD_TEXT (LoketPairSide, person, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Which person; absent: a row of a list"),
  LOKET_FIELD_INTEGER (LoketPairSide, number, LOKET_FIELD_OPTIONAL, .blurb = "Number of the person in the office's own series"),
  LOKET_FIELD_INTEGER (LoketPairSide, version, LOKET_FIELD_OPTIONAL, .blurb = "Of the person; goes up with each change"),
  LOKET_FIELD_TEXT (LoketPairSide, name, MAY, .max = SHOWN_MAX, .blurb = "Name"),
  LOKET_FIELD_TEXT (LoketPairSide, list_row, LOKET_FIELD_OPTIONAL, .max = 20, .blurb = "Which row; absent: a person"),
  LOKET_FIELD_TEXT (LoketPairSide, source, LOKET_FIELD_OPTIONAL, .blurb = "Key of the list's source"),
  LOKET_FIELD_TEXT (LoketPairSide, period, LOKET_FIELD_OPTIONAL, .blurb = "What time the list is of"),
  LOKET_FIELD_INTEGER (LoketPairSide, line, LOKET_FIELD_OPTIONAL, .blurb = "Line of the file"),
  LOKET_FIELD_LIST (LoketPairSide, members, LOKET_FIELD_PLAIN, loket_pair_member, .max = 100, .blurb = "Who lives with this side, as far as is on file"),
  LOKET_FIELD_LIST (LoketPairSide, claims, LOKET_FIELD_PLAIN, loket_pair_claim, .max = 100, .blurb = "What lists say of this person, newest first"),
};
LOKET_DEFINE_RECORD (LoketPairSide, loket_pair_side, pair_side_fields)

static const LoketField pair_view_fields[] = {
  LOKET_FIELD_TEXT (LoketPairView, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which pair"),
  LOKET_FIELD_ENUM (LoketPairView, hint, LOKET_FIELD_PLAIN, loket_pair_hint, .blurb = "Why it is asked"),
  LOKET_FIELD_ENUM (LoketPairView, state, LOKET_FIELD_PLAIN, loket_pair_state, .blurb = "What was decided"),
  LOKET_FIELD_INTEGER (LoketPairView, weight, LOKET_FIELD_PLAIN, .min = -LOKET_INTEGER_MAX, .blurb = "Hundredths of a bit"),
  LOKET_FIELD_INTEGER (LoketPairView, parameters, LOKET_FIELD_OPTIONAL, .blurb = "Version of the numbers it was weighed with"),
  LOKET_FIELD_TEXT (LoketPairView, village, LOKET_FIELD_OPTIONAL, .max = AREA_MAX, .blurb = "Code of the person's village"),
  LOKET_FIELD_TEXT (LoketPairView, village_name, LOKET_FIELD_OPTIONAL, .blurb = "Name of the village"),
  LOKET_FIELD_TIME (LoketPairView, created_at, LOKET_FIELD_PLAIN, .blurb = "When it came up"),
  LOKET_FIELD_TEXT (LoketPairView, reason, MAY, .max = REASON_MAX, .blurb = "Why it was decided so"),
  LOKET_FIELD_TEXT (LoketPairView, decided_by, LOKET_FIELD_OPTIONAL, .blurb = "Name of the officer who decided or postponed it"),
  LOKET_FIELD_TIME (LoketPairView, decided_at, LOKET_FIELD_OPTIONAL, .blurb = "When"),
  LOKET_FIELD_INTEGER (LoketPairView, others, LOKET_FIELD_PLAIN, .blurb = "Further pairs about the same row that wait"),
  LOKET_FIELD_RECORD (LoketPairView, said, LOKET_FIELD_PLAIN, loket_pair_side, .blurb = "The row, or the other person"),
  LOKET_FIELD_RECORD (LoketPairView, known, LOKET_FIELD_PLAIN, loket_pair_side, .blurb = "The person on file"),
  LOKET_FIELD_LIST (LoketPairView, facts, LOKET_FIELD_PLAIN, loket_pair_fact, .max = 40, .blurb = "Field by field"),
};
LOKET_DEFINE_RECORD (LoketPairView, loket_pair_view, pair_view_fields)

static const LoketField pair_decision_fields[] = {
  LOKET_FIELD_TEXT (LoketPairDecision, pair, LOKET_FIELD_UUID, .blurb = "Which pair"),
  LOKET_FIELD_ENUM (LoketPairDecision, judgement, LOKET_FIELD_PLAIN, loket_judgement, .blurb = "Same, different or later"),
  LOKET_FIELD_TEXT (LoketPairDecision, reason, MAY, .max = REASON_MAX, .blurb = "Why; needed to call twins, a conflict or two people on file the same"),
  LOKET_FIELD_INTEGER (LoketPairDecision, version, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "Of the person as it was shown; another one by now is refused"),
  LOKET_FIELD_TEXT (LoketPairDecision, area, LOKET_FIELD_OPTIONAL | LOKET_FIELD_AREA, .min = 2, .max = AREA_MAX, .blurb = "Where the next pair is looked for; absent: the caller's own area"),
  LOKET_FIELD_WORDS (LoketPairDecision, hints, LOKET_FIELD_OPTIONAL, .max = 10, .blurb = "Of which kind the next pair is; absent: any"),
};
LOKET_DEFINE_RECORD (LoketPairDecision, loket_pair_decision, pair_decision_fields)

static const LoketField pair_outcome_fields[] = {
  LOKET_FIELD_TEXT (LoketPairOutcome, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which pair"),
  LOKET_FIELD_ENUM (LoketPairOutcome, state, LOKET_FIELD_PLAIN, loket_pair_state, .blurb = "What it is now"),
  LOKET_FIELD_TEXT (LoketPairOutcome, person, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Of whom the row is now; absent: still open"),
  LOKET_FIELD_BOOLEAN (LoketPairOutcome, created, LOKET_FIELD_PLAIN, .blurb = "This person is new on file"),
  LOKET_FIELD_TEXT (LoketPairOutcome, approval, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Two people: proposal to merge them, for a second officer"),
  LOKET_FIELD_TEXT (LoketPairOutcome, next, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Pair to go on with; absent: none waits"),
};
LOKET_DEFINE_RECORD (LoketPairOutcome, loket_pair_outcome, pair_outcome_fields)

static const LoketField pair_answer_query_fields[] = {
  LOKET_FIELD_INTEGER (LoketPairAnswerQuery, limit, LOKET_FIELD_OPTIONAL, .min = 1, .max = LOKET_PAIR_PAGE, .blurb = "At most so many; absent: 50"),
};
LOKET_DEFINE_RECORD (LoketPairAnswerQuery, loket_pair_answer_query, pair_answer_query_fields)

static const LoketField pair_answer_entry_fields[] = {
  LOKET_FIELD_TEXT (LoketPairAnswerEntry, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which answer"),
  LOKET_FIELD_TEXT (LoketPairAnswerEntry, pair, LOKET_FIELD_UUID, .blurb = "About which pair"),
  LOKET_FIELD_ENUM (LoketPairAnswerEntry, state, LOKET_FIELD_PLAIN, loket_pair_state, .blurb = "What it led to"),
  LOKET_FIELD_BOOLEAN (LoketPairAnswerEntry, created, LOKET_FIELD_PLAIN, .blurb = "Somebody was put on file for it"),
  LOKET_FIELD_TEXT (LoketPairAnswerEntry, said, MAY, .max = SHOWN_MAX, .blurb = "Name in the row, or of the other person"),
  LOKET_FIELD_TEXT (LoketPairAnswerEntry, name, LOKET_FIELD_PERSONAL, .max = SHOWN_MAX, .blurb = "Name of the person on file"),
  LOKET_FIELD_TEXT (LoketPairAnswerEntry, source, LOKET_FIELD_OPTIONAL, .blurb = "Key of the list's source"),
  LOKET_FIELD_TEXT (LoketPairAnswerEntry, period, LOKET_FIELD_OPTIONAL, .blurb = "What time the list is of"),
  LOKET_FIELD_TEXT (LoketPairAnswerEntry, reason, MAY, .max = REASON_MAX, .blurb = "Why"),
  LOKET_FIELD_TEXT (LoketPairAnswerEntry, officer, LOKET_FIELD_OPTIONAL, .blurb = "Name of who said it"),
  LOKET_FIELD_TIME (LoketPairAnswerEntry, at, LOKET_FIELD_PLAIN, .blurb = "When"),
  LOKET_FIELD_TEXT (LoketPairAnswerEntry, undone_by, LOKET_FIELD_OPTIONAL, .blurb = "Name of who took it back"),
  LOKET_FIELD_TEXT (LoketPairAnswerEntry, undone_reason, MAY, .max = REASON_MAX, .blurb = "Why it was wrong"),
  LOKET_FIELD_TIME (LoketPairAnswerEntry, undone_at, LOKET_FIELD_OPTIONAL, .blurb = "When it was taken back"),
};
LOKET_DEFINE_RECORD (LoketPairAnswerEntry, loket_pair_answer_entry, pair_answer_entry_fields)

static const LoketField pair_answers_fields[] = {
  LOKET_FIELD_LIST (LoketPairAnswers, answers, LOKET_FIELD_PLAIN, loket_pair_answer_entry, .max = LOKET_PAIR_PAGE, .blurb = "Newest first"),
};
LOKET_DEFINE_RECORD (LoketPairAnswers, loket_pair_answers, pair_answers_fields)

static const LoketField pair_undo_fields[] = {
  LOKET_FIELD_TEXT (LoketPairUndo, answer, LOKET_FIELD_UUID, .blurb = "Which answer"),
  LOKET_FIELD_TEXT (LoketPairUndo, reason, LOKET_FIELD_PERSONAL, .min = LOKET_REASON_MIN, .max = REASON_MAX, .blurb = "Why it was wrong"),
};
LOKET_DEFINE_RECORD (LoketPairUndo, loket_pair_undo, pair_undo_fields)
/* clang-format on */
