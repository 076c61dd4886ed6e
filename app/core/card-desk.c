/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of the desks of cards, prints and batches: what is asked and answered. */
#include "config.h"

#include "core/card-desk.h"

#define REASON_MAX 500
#define FAR 100000 /* nobody turns more pages than to here */

G_DEFINE_ENUM_TYPE (LoketPrintTold,
                    loket_print_told,
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_TOLD_CREATED, "created"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_TOLD_SPOOLED, "spooled"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_TOLD_UNCONFIRMED, "unconfirmed"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_TOLD_NOT_PRINTED, "not_printed"))

/* clang-format off */
#define AREA(Type, text) LOKET_FIELD_TEXT (Type, area, LOKET_FIELD_OPTIONAL | LOKET_FIELD_AREA, .max = 13, .blurb = text)
#define CARD(Type) LOKET_FIELD_TEXT (Type, card, LOKET_FIELD_UUID, .blurb = "Which card")
#define VERSION(Type, text) LOKET_FIELD_INTEGER (Type, version, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = text)
#define REASON(Type, text) LOKET_FIELD_TEXT (Type, reason, LOKET_FIELD_NAME | LOKET_FIELD_PERSONAL, .min = 3, .max = REASON_MAX, .blurb = text)
#define FROM(Type) LOKET_FIELD_INTEGER (Type, from, LOKET_FIELD_OPTIONAL, .min = 0, .max = FAR, .blurb = "`next` of the page before")

static const LoketField waiting_query_fields[] = {
  AREA (LoketCardWaitingQuery, "Only of this region"),
  FROM (LoketCardWaitingQuery),
};
LOKET_DEFINE_RECORD (LoketCardWaitingQuery, loket_card_waiting_query, waiting_query_fields)

static const LoketField waiting_fields[] = {
  LOKET_FIELD_TEXT (LoketCardWaiting, decision, LOKET_FIELD_UUID, .blurb = "Decision that gives the card"),
  LOKET_FIELD_TEXT (LoketCardWaiting, application, LOKET_FIELD_UUID, .blurb = "Application that it was made upon"),
  LOKET_FIELD_TEXT (LoketCardWaiting, person, LOKET_FIELD_UUID, .blurb = "Whose card it will be"),
  LOKET_FIELD_TEXT (LoketCardWaiting, name, LOKET_FIELD_PERSONAL, .max = 120, .blurb = "Name of that person"),
  LOKET_FIELD_TEXT (LoketCardWaiting, village, LOKET_FIELD_OPTIONAL, .max = 13, .blurb = "Village"),
  LOKET_FIELD_TEXT (LoketCardWaiting, place, LOKET_FIELD_OPTIONAL, .blurb = "Village, as people call it"),
  LOKET_FIELD_ENUM (LoketCardWaiting, category, LOKET_FIELD_PERSONAL, loket_category, .blurb = "Category that it gives"),
  LOKET_FIELD_TEXT (LoketCardWaiting, product, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Card of the profile for it"),
  LOKET_FIELD_DAY (LoketCardWaiting, from_day, LOKET_FIELD_OPTIONAL, .blurb = "First day of the decision"),
  LOKET_FIELD_DAY (LoketCardWaiting, until_day, LOKET_FIELD_OPTIONAL, .blurb = "Its last day"),
  LOKET_FIELD_TEXT (LoketCardWaiting, photo, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .min = 64, .max = 64, .blurb = "SHA-256 of the picture on file"),
};
LOKET_DEFINE_RECORD (LoketCardWaiting, loket_card_waiting, waiting_fields)

static const LoketField waiting_page_fields[] = {
  LOKET_FIELD_LIST (LoketCardWaitingPage, waiting, LOKET_FIELD_PLAIN, loket_card_waiting, .max = LOKET_CARD_PAGE, .blurb = "By village, hamlet and name"),
  LOKET_FIELD_INTEGER (LoketCardWaitingPage, next, LOKET_FIELD_OPTIONAL, .blurb = "Where the next page begins; absent at the end"),
};
LOKET_DEFINE_RECORD (LoketCardWaitingPage, loket_card_waiting_page, waiting_page_fields)

static const LoketField issue_fields[] = {
  LOKET_FIELD_TEXT (LoketCardIssue, decision, LOKET_FIELD_UUID, .blurb = "Decision that gives the card"),
  LOKET_FIELD_TEXT (LoketCardIssue, product, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Card of the profile, absent = the first for that category"),
};
LOKET_DEFINE_RECORD (LoketCardIssue, loket_card_issue, issue_fields)

static const LoketField reference_fields[] = {
  CARD (LoketCardReference),
};
LOKET_DEFINE_RECORD (LoketCardReference, loket_card_reference, reference_fields)

static const LoketField person_query_fields[] = {
  LOKET_FIELD_TEXT (LoketCardPersonQuery, person, LOKET_FIELD_UUID, .blurb = "Whose cards"),
};
LOKET_DEFINE_RECORD (LoketCardPersonQuery, loket_card_person_query, person_query_fields)

static const LoketField query_fields[] = {
  AREA (LoketCardQuery, "Only of this region"),
  LOKET_FIELD_TEXT (LoketCardQuery, product, LOKET_FIELD_OPTIONAL, .max = 40, .blurb = "Only this card of the profile"),
  LOKET_FIELD_TEXT (LoketCardQuery, number, LOKET_FIELD_OPTIONAL, .max = 20, .blurb = "How its number begins"),
  LOKET_FIELD_WORDS (LoketCardQuery, states, LOKET_FIELD_OPTIONAL, .max = 8, .blurb = "States, absent = those that are live"),
  FROM (LoketCardQuery),
};
LOKET_DEFINE_RECORD (LoketCardQuery, loket_card_query, query_fields)

static const LoketField unclaimed_query_fields[] = {
  AREA (LoketCardUnclaimedQuery, "Only of this region"),
  LOKET_FIELD_INTEGER (LoketCardUnclaimedQuery, days, LOKET_FIELD_OPTIONAL, .min = 0, .max = 3650, .blurb = "That they have lain there, absent = as the profile says"),
  FROM (LoketCardUnclaimedQuery),
};
LOKET_DEFINE_RECORD (LoketCardUnclaimedQuery, loket_card_unclaimed_query, unclaimed_query_fields)

static const LoketField line_fields[] = {
  LOKET_FIELD_RECORD (LoketCardLine, card, LOKET_FIELD_PLAIN, loket_card, .blurb = "The card"),
  LOKET_FIELD_TEXT (LoketCardLine, name, LOKET_FIELD_PERSONAL, .max = 120, .blurb = "Name of its holder"),
  LOKET_FIELD_TEXT (LoketCardLine, place, LOKET_FIELD_OPTIONAL, .blurb = "Village, as people call it"),
  LOKET_FIELD_INTEGER (LoketCardLine, days, LOKET_FIELD_OPTIONAL, .min = 0, .blurb = "That it has lain there"),
  LOKET_FIELD_BOOLEAN (LoketCardLine, renewable, LOKET_FIELD_OPTIONAL, .blurb = "It can be renewed now"),
};
LOKET_DEFINE_RECORD (LoketCardLine, loket_card_line, line_fields)

static const LoketField list_fields[] = {
  LOKET_FIELD_LIST (LoketCardList, cards, LOKET_FIELD_PLAIN, loket_card_line, .max = 200, .blurb = "Cards"),
  LOKET_FIELD_INTEGER (LoketCardList, next, LOKET_FIELD_OPTIONAL, .blurb = "Where the next page begins; absent at the end"),
};
LOKET_DEFINE_RECORD (LoketCardList, loket_card_list, list_fields)

static const LoketField view_fields[] = {
  LOKET_FIELD_RECORD (LoketCardView, card, LOKET_FIELD_PLAIN, loket_card, .blurb = "The card"),
  LOKET_FIELD_TEXT (LoketCardView, name, LOKET_FIELD_PERSONAL, .max = 120, .blurb = "Name of its holder, as on file"),
  LOKET_FIELD_TEXT (LoketCardView, place, LOKET_FIELD_OPTIONAL, .blurb = "Village, as people call it"),
  LOKET_FIELD_RECORD (LoketCardView, print, LOKET_FIELD_OPTIONAL, loket_card_print, .blurb = "Its last print"),
  LOKET_FIELD_RECORD (LoketCardView, face, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, loket_card_face, .blurb = "What stands on that print"),
  LOKET_FIELD_LIST (LoketCardView, prints, LOKET_FIELD_PLAIN, loket_card_print, .max = 100, .blurb = "All its prints, newest first"),
  LOKET_FIELD_LIST (LoketCardView, handovers, LOKET_FIELD_PLAIN, loket_card_handover, .max = 100, .blurb = "Who took which, newest first"),
  LOKET_FIELD_BOOLEAN (LoketCardView, renewable, LOKET_FIELD_OPTIONAL, .blurb = "It can be renewed now"),
  LOKET_FIELD_BOOLEAN (LoketCardView, may_hand_over, LOKET_FIELD_OPTIONAL, .blurb = "Whoever asks did not print it, and it can be handed over"),
};
LOKET_DEFINE_RECORD (LoketCardView, loket_card_view, view_fields)

static const LoketField photo_fields[] = {
  LOKET_FIELD_TEXT (LoketCardPhotoRequest, person, LOKET_FIELD_UUID, .blurb = "Of whom"),
  LOKET_FIELD_TEXT (LoketCardPhotoRequest, photo, LOKET_FIELD_PLAIN, .min = 64, .max = 64, .blurb = "SHA-256 of the picture, a blob"),
};
LOKET_DEFINE_RECORD (LoketCardPhotoRequest, loket_card_photo_request, photo_fields)

static const LoketField act_fields[] = {
  CARD (LoketCardAct),
  VERSION (LoketCardAct, "Version that the officer saw"),
  REASON (LoketCardAct, "Why"),
};
LOKET_DEFINE_RECORD (LoketCardAct, loket_card_act, act_fields)

static const LoketField suspend_fields[] = {
  CARD (LoketCardSuspend),
  VERSION (LoketCardSuspend, "Version that the officer saw"),
  REASON (LoketCardSuspend, "Why"),
  LOKET_FIELD_DAY (LoketCardSuspend, until_day, LOKET_FIELD_OPTIONAL, .blurb = "Last day on which it is suspended, absent = until somebody resumes it"),
};
LOKET_DEFINE_RECORD (LoketCardSuspend, loket_card_suspend, suspend_fields)

static const LoketField exchange_fields[] = {
  CARD (LoketCardExchange),
  VERSION (LoketCardExchange, "Version that the officer saw"),
  LOKET_FIELD_ENUM (LoketCardExchange, cause, LOKET_FIELD_PLAIN, loket_print_cause, .blurb = "damaged or data_changed"),
  REASON (LoketCardExchange, "What is wrong with it"),
};
LOKET_DEFINE_RECORD (LoketCardExchange, loket_card_exchange, exchange_fields)

static const LoketField giving_fields[] = {
  CARD (LoketCardGiving),
  VERSION (LoketCardGiving, "Version that the officer saw"),
  LOKET_FIELD_ENUM (LoketCardGiving, taker, LOKET_FIELD_OPTIONAL, loket_taker, .blurb = "Who came for it, absent = the holder"),
  LOKET_FIELD_TEXT (LoketCardGiving, proxy_name, LOKET_FIELD_OPTIONAL | LOKET_FIELD_NAME | LOKET_FIELD_PERSONAL, .max = 120, .blurb = "Name of the proxy"),
  LOKET_FIELD_ENUM (LoketCardGiving, relation, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, loket_relation, .blurb = "What the proxy is to the holder"),
  LOKET_FIELD_TEXT (LoketCardGiving, proxy_paper, LOKET_FIELD_OPTIONAL | LOKET_FIELD_NAME | LOKET_FIELD_PERSONAL, .max = 200, .blurb = "Paper that says so: kind and number"),
  LOKET_FIELD_BOOLEAN (LoketCardGiving, signed_for, LOKET_FIELD_OPTIONAL, .blurb = "Whoever took it has signed on paper"),
};
LOKET_DEFINE_RECORD (LoketCardGiving, loket_card_giving, giving_fields)

static const LoketField print_query_fields[] = {
  AREA (LoketPrintQuery, "Only of this region"),
  LOKET_FIELD_TEXT (LoketPrintQuery, batch, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Only of this batch"),
  LOKET_FIELD_WORDS (LoketPrintQuery, states, LOKET_FIELD_OPTIONAL, .max = 8, .blurb = "States, absent = queued, open in a printer, and to be printed again"),
  LOKET_FIELD_BOOLEAN (LoketPrintQuery, loose, LOKET_FIELD_OPTIONAL, .blurb = "Only what is in no batch"),
};
LOKET_DEFINE_RECORD (LoketPrintQuery, loket_print_query, print_query_fields)

static const LoketField print_rows_fields[] = {
  LOKET_FIELD_LIST (LoketPrintRows, prints, LOKET_FIELD_PLAIN, loket_card_print, .max = LOKET_PRINT_PAGE, .blurb = "Rows of the ledger"),
};
LOKET_DEFINE_RECORD (LoketPrintRows, loket_print_rows, print_rows_fields)

static const LoketField begin_fields[] = {
  LOKET_FIELD_WORDS (LoketPrintBegin, prints, LOKET_FIELD_PLAIN, .min = 1, .max = 20, .blurb = "Prints of one job, in their order"),
  LOKET_FIELD_TEXT (LoketPrintBegin, queue, LOKET_FIELD_NAME, .min = 1, .max = 127, .blurb = "Queue of the printer"),
  LOKET_FIELD_TEXT (LoketPrintBegin, tag, LOKET_FIELD_UUID, .blurb = "Name of the job, new for each attempt"),
  LOKET_FIELD_TEXT (LoketPrintBegin, box, LOKET_FIELD_OPTIONAL | LOKET_FIELD_NAME, .max = 40, .blurb = "Box that the blanks are taken from"),
  LOKET_FIELD_BOOLEAN (LoketPrintBegin, sheet, LOKET_FIELD_OPTIONAL, .blurb = "On plain sheets: no blank is used up"),
};
LOKET_DEFINE_RECORD (LoketPrintBegin, loket_print_begin, begin_fields)

static const LoketField outcome_fields[] = {
  LOKET_FIELD_TEXT (LoketCardOutcome, print, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Which print, absent = each of the job"),
  LOKET_FIELD_ENUM (LoketCardOutcome, outcome, LOKET_FIELD_PLAIN, loket_print_told, .blurb = "What is known"),
  LOKET_FIELD_INTEGER (LoketCardOutcome, job_id, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "Number of the job at the spooler"),
  LOKET_FIELD_TEXT (LoketCardOutcome, job_uuid, LOKET_FIELD_OPTIONAL, .max = 45, .blurb = "Its job-uuid there"),
  LOKET_FIELD_TEXT (LoketCardOutcome, reason, LOKET_FIELD_OPTIONAL | LOKET_FIELD_NAME, .max = REASON_MAX, .blurb = "Why; needed for what was not printed"),
};
LOKET_DEFINE_RECORD (LoketCardOutcome, loket_card_outcome, outcome_fields)

static const LoketField tell_fields[] = {
  LOKET_FIELD_TEXT (LoketPrintTell, tag, LOKET_FIELD_UUID, .blurb = "Name of the job"),
  LOKET_FIELD_LIST (LoketPrintTell, outcomes, LOKET_FIELD_PLAIN, loket_card_outcome, .max = 20, .blurb = "What is known of its prints"),
};
LOKET_DEFINE_RECORD (LoketPrintTell, loket_print_tell, tell_fields)

static const LoketField scan_fields[] = {
  LOKET_FIELD_TEXT (LoketPrintScan, print, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Which print it should be, absent = any"),
  LOKET_FIELD_TEXT (LoketPrintScan, text, LOKET_FIELD_PERSONAL, .min = 1, .max = 4296, .blurb = "What the scanner reads"),
};
LOKET_DEFINE_RECORD (LoketPrintScan, loket_print_scan, scan_fields)

static const LoketField end_fields[] = {
  LOKET_FIELD_TEXT (LoketPrintEnd, print, LOKET_FIELD_UUID, .blurb = "Which print"),
  LOKET_FIELD_TEXT (LoketPrintEnd, reason, LOKET_FIELD_NAME, .min = 3, .max = REASON_MAX, .blurb = "What is wrong with it"),
};
LOKET_DEFINE_RECORD (LoketPrintEnd, loket_print_end, end_fields)

static const LoketField batch_request_fields[] = {
  LOKET_FIELD_TEXT (LoketBatchRequest, village, LOKET_FIELD_AREA, .min = 1, .max = 13, .blurb = "Village that it is for"),
  LOKET_FIELD_TEXT (LoketBatchRequest, product, LOKET_FIELD_PLAIN, .min = 1, .max = 40, .blurb = "Card of the profile"),
  LOKET_FIELD_INTEGER (LoketBatchRequest, cards, LOKET_FIELD_OPTIONAL, .min = 1, .max = 500, .blurb = "At most so many, absent = as the profile says"),
  LOKET_FIELD_TEXT (LoketBatchRequest, queue, LOKET_FIELD_OPTIONAL | LOKET_FIELD_NAME, .max = 127, .blurb = "Queue of the printer that it is for"),
};
LOKET_DEFINE_RECORD (LoketBatchRequest, loket_batch_request, batch_request_fields)

static const LoketField batch_query_fields[] = {
  AREA (LoketBatchQuery, "Only of this region"),
  LOKET_FIELD_WORDS (LoketBatchQuery, states, LOKET_FIELD_OPTIONAL, .max = 5, .blurb = "States, absent = those that are not closed"),
};
LOKET_DEFINE_RECORD (LoketBatchQuery, loket_batch_query, batch_query_fields)

static const LoketField batch_act_fields[] = {
  LOKET_FIELD_TEXT (LoketBatchAct, batch, LOKET_FIELD_UUID, .blurb = "Which batch"),
  VERSION (LoketBatchAct, "Version that the officer saw"),
  LOKET_FIELD_INTEGER (LoketBatchAct, counted, LOKET_FIELD_OPTIONAL, .min = 0, .max = 10000, .blurb = "To close it: good cards that lie there"),
};
LOKET_DEFINE_RECORD (LoketBatchAct, loket_batch_act, batch_act_fields)

static const LoketField batch_line_fields[] = {
  LOKET_FIELD_RECORD (LoketBatchLine, print, LOKET_FIELD_PLAIN, loket_card_print, .blurb = "The print"),
  LOKET_FIELD_TEXT (LoketBatchLine, name, LOKET_FIELD_PERSONAL, .max = 120, .blurb = "Name of the holder"),
  LOKET_FIELD_TEXT (LoketBatchLine, hamlet, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 60, .blurb = "Hamlet"),
};
LOKET_DEFINE_RECORD (LoketBatchLine, loket_batch_line, batch_line_fields)

static const LoketField print_list_fields[] = {
  LOKET_FIELD_LIST (LoketPrintList, lines, LOKET_FIELD_PLAIN, loket_batch_line, .max = LOKET_PRINT_PAGE, .blurb = "Rows of the ledger, with whose they are"),
};
LOKET_DEFINE_RECORD (LoketPrintList, loket_print_list, print_list_fields)

static const LoketField design_query_fields[] = {
  LOKET_FIELD_TEXT (LoketCardDesignQuery, product, LOKET_FIELD_PLAIN, .min = 1, .max = 40, .blurb = "Key of a card of the profile"),
};
LOKET_DEFINE_RECORD (LoketCardDesignQuery, loket_card_design_query, design_query_fields)

static const LoketField design_fields[] = {
  LOKET_FIELD_TEXT (LoketCardDesign, front, LOKET_FIELD_PLAIN, .max = LOKET_CARD_DRAWING_MAX, .blurb = "SVG of its front"),
  LOKET_FIELD_TEXT (LoketCardDesign, back, LOKET_FIELD_PLAIN, .max = LOKET_CARD_DRAWING_MAX, .blurb = "SVG of its back"),
  LOKET_FIELD_BOOLEAN (LoketCardDesign, members, LOKET_FIELD_PLAIN, .blurb = "Whether its back has the members of the household"),
};
LOKET_DEFINE_RECORD (LoketCardDesign, loket_card_design, design_fields)

static const LoketField batch_view_fields[] = {
  LOKET_FIELD_RECORD (LoketBatchView, batch, LOKET_FIELD_PLAIN, loket_print_batch, .blurb = "The batch"),
  LOKET_FIELD_TEXT (LoketBatchView, place, LOKET_FIELD_OPTIONAL, .blurb = "Village, as people call it"),
  LOKET_FIELD_LIST (LoketBatchView, lines, LOKET_FIELD_OPTIONAL, loket_batch_line, .max = LOKET_PRINT_PAGE, .blurb = "Its prints by place"),
  LOKET_FIELD_INTEGER (LoketBatchView, good, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Good ones"),
  LOKET_FIELD_INTEGER (LoketBatchView, spoiled, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Spoiled ones"),
  LOKET_FIELD_INTEGER (LoketBatchView, lost, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Lost ones"),
  LOKET_FIELD_INTEGER (LoketBatchView, cancelled, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Ones that are not printed after all"),
  LOKET_FIELD_INTEGER (LoketBatchView, left, LOKET_FIELD_PLAIN, .min = 0, .blurb = "Without an outcome"),
};
LOKET_DEFINE_RECORD (LoketBatchView, loket_batch_view, batch_view_fields)

static const LoketField batch_list_fields[] = {
  LOKET_FIELD_LIST (LoketBatchList, batches, LOKET_FIELD_PLAIN, loket_batch_view, .max = 200, .blurb = "Batches, newest first"),
};
LOKET_DEFINE_RECORD (LoketBatchList, loket_batch_list, batch_list_fields)
/* clang-format on */
