/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of the queue and the one table of moves that a ticket may make. */
#include "config.h"

#include "core/queue.h"

#include "core/closure.h"

G_DEFINE_ENUM_TYPE (LoketTicketState,
                    loket_ticket_state,
                    G_DEFINE_ENUM_VALUE (LOKET_TICKET_PRINTING, "printing"),
                    G_DEFINE_ENUM_VALUE (LOKET_TICKET_ISSUED, "issued"),
                    G_DEFINE_ENUM_VALUE (LOKET_TICKET_CALLED, "called"),
                    G_DEFINE_ENUM_VALUE (LOKET_TICKET_SERVING, "serving"),
                    G_DEFINE_ENUM_VALUE (LOKET_TICKET_ON_HOLD, "on_hold"),
                    G_DEFINE_ENUM_VALUE (LOKET_TICKET_MISSED, "missed"),
                    G_DEFINE_ENUM_VALUE (LOKET_TICKET_SERVED, "served"),
                    G_DEFINE_ENUM_VALUE (LOKET_TICKET_NO_SHOW, "no_show"),
                    G_DEFINE_ENUM_VALUE (LOKET_TICKET_CANCELLED, "cancelled"),
                    G_DEFINE_ENUM_VALUE (LOKET_TICKET_UNSERVED, "unserved"))

G_DEFINE_ENUM_TYPE (LoketPriority,
                    loket_priority,
                    G_DEFINE_ENUM_VALUE (LOKET_PRIORITY_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRIORITY_ELDERLY, "elderly"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRIORITY_DISABLED, "disabled"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRIORITY_PREGNANT, "pregnant"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRIORITY_INFANT, "infant"))

G_DEFINE_ENUM_TYPE (LoketLanguage,
                    loket_language,
                    G_DEFINE_ENUM_VALUE (LOKET_LANGUAGE_ID, "id"),
                    G_DEFINE_ENUM_VALUE (LOKET_LANGUAGE_JV, "jv"),
                    G_DEFINE_ENUM_VALUE (LOKET_LANGUAGE_EN, "en"))

G_DEFINE_ENUM_TYPE (LoketPaper,
                    loket_paper,
                    G_DEFINE_ENUM_VALUE (LOKET_PAPER_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (LOKET_PAPER_PENDING, "pending"),
                    G_DEFINE_ENUM_VALUE (LOKET_PAPER_PRINTED, "printed"),
                    G_DEFINE_ENUM_VALUE (LOKET_PAPER_WITHOUT, "without"),
                    G_DEFINE_ENUM_VALUE (LOKET_PAPER_ABANDONED, "abandoned"))

G_DEFINE_ENUM_TYPE (LoketPrintOutcome,
                    loket_print_outcome,
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_PRINTED, "printed"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_WITHOUT_PAPER, "without_paper"),
                    G_DEFINE_ENUM_VALUE (LOKET_PRINT_ABANDONED, "abandoned"))

G_DEFINE_ENUM_TYPE (LoketQueueReason,
                    loket_queue_reason,
                    G_DEFINE_ENUM_VALUE (LOKET_QUEUE_REASON_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (LOKET_QUEUE_REASON_COPIES, "copies"),
                    G_DEFINE_ENUM_VALUE (LOKET_QUEUE_REASON_FORM, "form"),
                    G_DEFINE_ENUM_VALUE (LOKET_QUEUE_REASON_COMPANION, "companion"),
                    G_DEFINE_ENUM_VALUE (LOKET_QUEUE_REASON_BREAK, "break"),
                    G_DEFINE_ENUM_VALUE (LOKET_QUEUE_REASON_FRAIL, "frail"),
                    G_DEFINE_ENUM_VALUE (LOKET_QUEUE_REASON_TOGETHER, "together"),
                    G_DEFINE_ENUM_VALUE (LOKET_QUEUE_REASON_DESK, "desk"),
                    G_DEFINE_ENUM_VALUE (LOKET_QUEUE_REASON_AWAY, "away"),
                    G_DEFINE_ENUM_VALUE (LOKET_QUEUE_REASON_MISTAKE, "mistake"),
                    G_DEFINE_ENUM_VALUE (LOKET_QUEUE_REASON_OTHER, "other"))

/* clang-format off */
static const LoketField ticket_fields[] = {
  LOKET_FIELD_TEXT (LoketTicket, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Its id for ever"),
  LOKET_FIELD_DAY (LoketTicket, day, LOKET_FIELD_PLAIN, .blurb = "Business day of its series"),
  LOKET_FIELD_TEXT (LoketTicket, service, LOKET_FIELD_PLAIN, .max = 64, .blurb = "Key of the service"),
  LOKET_FIELD_INTEGER (LoketTicket, number, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Number in its series"),
  LOKET_FIELD_TEXT (LoketTicket, label, LOKET_FIELD_PLAIN, .max = 16, .blurb = "What is shown and called: A012"),
  LOKET_FIELD_ENUM (LoketTicket, priority, LOKET_FIELD_OPTIONAL, loket_priority, .blurb = "Why it goes ahead"),
  LOKET_FIELD_ENUM (LoketTicket, language, LOKET_FIELD_OPTIONAL, loket_language, .blurb = "Language of the person"),
  LOKET_FIELD_ENUM (LoketTicket, state, LOKET_FIELD_PLAIN, loket_ticket_state, .blurb = "Where it stands"),
  LOKET_FIELD_ENUM (LoketTicket, paper, LOKET_FIELD_OPTIONAL, loket_paper, .blurb = "What became of the paper"),
  LOKET_FIELD_TEXT (LoketTicket, device, LOKET_FIELD_OPTIONAL, .max = 64, .blurb = "Device it was taken at"),
  LOKET_FIELD_TEXT (LoketTicket, counter, LOKET_FIELD_OPTIONAL, .max = 8, .blurb = "Counter that called it last"),
  LOKET_FIELD_TIME (LoketTicket, issued_at, LOKET_FIELD_PLAIN, .blurb = "When the person came"),
  LOKET_FIELD_TIME (LoketTicket, called_at, LOKET_FIELD_OPTIONAL, .blurb = "When it was called last"),
  LOKET_FIELD_TIME (LoketTicket, started_at, LOKET_FIELD_OPTIONAL, .blurb = "When service began"),
  LOKET_FIELD_TIME (LoketTicket, ended_at, LOKET_FIELD_OPTIONAL, .blurb = "When it was done with"),
  LOKET_FIELD_INTEGER (LoketTicket, calls, LOKET_FIELD_PLAIN, .blurb = "Times it was called"),
  LOKET_FIELD_BOOLEAN (LoketTicket, outside_hours, LOKET_FIELD_OPTIONAL, .blurb = "Taken while the office was closed"),
  LOKET_FIELD_BOOLEAN (LoketTicket, ended_by_next, LOKET_FIELD_OPTIONAL, .blurb = "Ended by calling the next one"),
  LOKET_FIELD_TEXT (LoketTicket, stage, LOKET_FIELD_OPTIONAL, .min = 1, .max = 64, .blurb = "Queue it is in; absent: that of its service"),
  LOKET_FIELD_TIME (LoketTicket, entered_at, LOKET_FIELD_OPTIONAL, .blurb = "When it came into that queue; absent: when it was taken"),
  LOKET_FIELD_BOOLEAN (LoketTicket, first, LOKET_FIELD_OPTIONAL, .blurb = "Sent back: first in its queue"),
  LOKET_FIELD_INTEGER (LoketTicket, behind, LOKET_FIELD_OPTIONAL, .max = 99, .blurb = "Calls of its queue that it still lets pass"),
  LOKET_FIELD_TEXT (LoketTicket, only_counter, LOKET_FIELD_OPTIONAL, .min = 1, .max = 8, .blurb = "Counter that alone calls it"),
  LOKET_FIELD_TIME (LoketTicket, only_until, LOKET_FIELD_OPTIONAL, .blurb = "Until when; absent: while that counter is open"),
  LOKET_FIELD_INTEGER (LoketTicket, parked, LOKET_FIELD_OPTIONAL, .blurb = "Microseconds that it was parked in this queue"),
  LOKET_FIELD_TIME (LoketTicket, parked_at, LOKET_FIELD_OPTIONAL, .blurb = "Since when it is parked"),
  LOKET_FIELD_TIME (LoketTicket, park_until, LOKET_FIELD_OPTIONAL, .blurb = "When it goes back into its queue by itself"),
  LOKET_FIELD_ENUM (LoketTicket, reason, LOKET_FIELD_OPTIONAL, loket_queue_reason, .blurb = "Of what was done last out of turn"),
  LOKET_FIELD_INTEGER (LoketTicket, misses, LOKET_FIELD_OPTIONAL, .max = 99, .blurb = "Times that nobody answered its calls"),
  LOKET_FIELD_BOOLEAN (LoketTicket, walk_in, LOKET_FIELD_OPTIONAL, .blurb = "Begun at a counter, without a slip"),
  LOKET_FIELD_INTEGER (LoketTicket, wait_p10, LOKET_FIELD_OPTIONAL, .blurb = "Forecast when it was taken: called within so many microseconds in one run in ten"),
  LOKET_FIELD_INTEGER (LoketTicket, wait_p50, LOKET_FIELD_OPTIONAL, .blurb = "Forecast when it was taken: called within so many microseconds in half of the runs"),
  LOKET_FIELD_INTEGER (LoketTicket, wait_p80, LOKET_FIELD_OPTIONAL, .blurb = "Forecast when it was taken: called within so many microseconds in eight runs in ten"),
  LOKET_FIELD_INTEGER (LoketTicket, wait_p90, LOKET_FIELD_OPTIONAL, .blurb = "Forecast when it was taken: called within so many microseconds in nine runs in ten"),
  LOKET_FIELD_INTEGER (LoketTicket, people_ahead, LOKET_FIELD_OPTIONAL | LOKET_FIELD_DERIVED,
                       .blurb = "People before it in its queue, when it was taken"),
  LOKET_FIELD_TEXT (LoketTicket, code, LOKET_FIELD_OPTIONAL | LOKET_FIELD_DERIVED, .max = 64, .blurb = "Text of the QR on the slip"),
};
LOKET_DEFINE_ENTITY (LoketTicket, loket_ticket, ticket_fields, "ticket", "queue")

static const LoketField counter_fields[] = {
  LOKET_FIELD_TEXT (LoketCounter, id, LOKET_FIELD_KEY, .min = 1, .max = 8, .blurb = "What stands over it: 1"),
  LOKET_FIELD_DAY (LoketCounter, day, LOKET_FIELD_PLAIN, .blurb = "Business day it speaks of"),
  LOKET_FIELD_BOOLEAN (LoketCounter, open, LOKET_FIELD_PLAIN, .blurb = "Whether it serves"),
  LOKET_FIELD_WORDS (LoketCounter, services, LOKET_FIELD_OPTIONAL, .blurb = "Services it takes; absent: all"),
  LOKET_FIELD_TIME (LoketCounter, changed_at, LOKET_FIELD_PLAIN, .blurb = "When it was opened or closed"),
  LOKET_FIELD_TEXT (LoketCounter, ticket, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Ticket it holds"),
  LOKET_FIELD_TEXT (LoketCounter, device, LOKET_FIELD_OPTIONAL, .max = 64, .blurb = "Device that it is served from"),
  LOKET_FIELD_TIME (LoketCounter, back_at, LOKET_FIELD_OPTIONAL, .blurb = "Of a pause: when it goes on"),
};
LOKET_DEFINE_ENTITY (LoketCounter, loket_counter, counter_fields, "counter", "queue")

static const LoketField call_fields[] = {
  LOKET_FIELD_TEXT (LoketCall, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Its id"),
  LOKET_FIELD_DAY (LoketCall, day, LOKET_FIELD_PLAIN, .blurb = "Business day"),
  LOKET_FIELD_TEXT (LoketCall, ticket, LOKET_FIELD_UUID, .blurb = "Ticket that is called"),
  LOKET_FIELD_TEXT (LoketCall, label, LOKET_FIELD_PLAIN, .max = 16, .blurb = "What is called: A012"),
  LOKET_FIELD_TEXT (LoketCall, service, LOKET_FIELD_PLAIN, .max = 64, .blurb = "Key of the service"),
  LOKET_FIELD_TEXT (LoketCall, counter, LOKET_FIELD_PLAIN, .max = 8, .blurb = "Where to go"),
  LOKET_FIELD_TIME (LoketCall, at, LOKET_FIELD_PLAIN, .blurb = "When"),
  LOKET_FIELD_INTEGER (LoketCall, turn, LOKET_FIELD_PLAIN, .min = 1, .blurb = "1 for the first call of a ticket"),
  LOKET_FIELD_INTEGER (LoketCall, number, LOKET_FIELD_PLAIN, .min = 1, .blurb = "1 for the first call of the day, then one more each"),
  LOKET_FIELD_ENUM (LoketCall, language, LOKET_FIELD_OPTIONAL, loket_language, .blurb = "Language of the person"),
  LOKET_FIELD_BOOLEAN (LoketCall, withdrawn, LOKET_FIELD_OPTIONAL, .blurb = "Taken back: nobody needs to come"),
};
LOKET_DEFINE_ENTITY (LoketCall, loket_call, call_fields, "call", "queue")

static const LoketField ticket_request_fields[] = {
  LOKET_FIELD_TEXT (LoketTicketRequest, service, LOKET_FIELD_PLAIN, .min = 1, .max = 64, .blurb = "Key of a service of the profile"),
  LOKET_FIELD_ENUM (LoketTicketRequest, priority, LOKET_FIELD_OPTIONAL, loket_priority, .blurb = "Why the person goes ahead"),
  LOKET_FIELD_ENUM (LoketTicketRequest, language, LOKET_FIELD_OPTIONAL, loket_language, .blurb = "Language of the person"),
  LOKET_FIELD_TEXT (LoketTicketRequest, id, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "An id made by the device"),
  LOKET_FIELD_BOOLEAN (LoketTicketRequest, paper, LOKET_FIELD_OPTIONAL, .blurb = "A slip is being printed; callable after queue/printed"),
  LOKET_FIELD_TEXT (LoketTicketRequest, label, LOKET_FIELD_OPTIONAL, .max = 16, .blurb = "Label that the device gave without a hub, from its lane"),
  LOKET_FIELD_TIME (LoketTicketRequest, issued_at, LOKET_FIELD_OPTIONAL, .blurb = "When it did; only with a label"),
  LOKET_FIELD_BOOLEAN (LoketTicketRequest, clock_ok, LOKET_FIELD_OPTIONAL, .blurb = "The device knew office time then"),
};
LOKET_DEFINE_RECORD (LoketTicketRequest, loket_ticket_request, ticket_request_fields)

static const LoketField printed_request_fields[] = {
  LOKET_FIELD_TEXT (LoketPrintedRequest, ticket, LOKET_FIELD_UUID, .blurb = "Ticket of the slip"),
  LOKET_FIELD_ENUM (LoketPrintedRequest, outcome, LOKET_FIELD_PLAIN, loket_print_outcome, .blurb = "What became of the slip"),
  LOKET_FIELD_TEXT (LoketPrintedRequest, label, LOKET_FIELD_OPTIONAL, .max = 16, .blurb = "Label printed offline"),
};
LOKET_DEFINE_RECORD (LoketPrintedRequest, loket_printed_request, printed_request_fields)

static const LoketField counter_request_fields[] = {
  LOKET_FIELD_TEXT (LoketCounterRequest, counter, LOKET_FIELD_PLAIN, .min = 1, .max = 8, .blurb = "Which counter: 1"),
  LOKET_FIELD_WORDS (LoketCounterRequest, services, LOKET_FIELD_OPTIONAL, .min = 1, .max = 32, .blurb = "Services it takes; absent: all"),
  LOKET_FIELD_BOOLEAN (LoketCounterRequest, elsewhere, LOKET_FIELD_OPTIONAL, .blurb = "Opened for somebody else: who asks does not sit there"),
};
LOKET_DEFINE_RECORD (LoketCounterRequest, loket_counter_request, counter_request_fields)

static const LoketField ticket_reference_fields[] = {
  LOKET_FIELD_TEXT (LoketTicketReference, ticket, LOKET_FIELD_UUID, .blurb = "Which ticket"),
};
LOKET_DEFINE_RECORD (LoketTicketReference, loket_ticket_reference, ticket_reference_fields)

static const LoketField queue_query_fields[] = {
  LOKET_FIELD_DAY (LoketQueueQuery, day, LOKET_FIELD_OPTIONAL, .blurb = "Business day; absent: today"),
  LOKET_FIELD_WORDS (LoketQueueQuery, states, LOKET_FIELD_OPTIONAL, .max = 16, .blurb = "Only these states; absent: all"),
};
LOKET_DEFINE_RECORD (LoketQueueQuery, loket_queue_query, queue_query_fields)

static const LoketField queue_list_fields[] = {
  LOKET_FIELD_DAY (LoketQueueList, day, LOKET_FIELD_PLAIN, .blurb = "Business day"),
  LOKET_FIELD_LIST (LoketQueueList, tickets, LOKET_FIELD_PLAIN, loket_ticket, .max = 20000, .blurb = "Tickets in order of arrival"),
};
LOKET_DEFINE_RECORD (LoketQueueList, loket_queue_list, queue_list_fields)

static const LoketField board_fields[] = {
  LOKET_FIELD_DAY (LoketBoard, day, LOKET_FIELD_PLAIN, .blurb = "Business day"),
  LOKET_FIELD_TIME (LoketBoard, at, LOKET_FIELD_PLAIN, .blurb = "When this was true"),
  LOKET_FIELD_LIST (LoketBoard, calls, LOKET_FIELD_PLAIN, loket_call, .blurb = "Last calls, newest first"),
  LOKET_FIELD_LIST (LoketBoard, counters, LOKET_FIELD_PLAIN, loket_counter, .blurb = "Counters of today"),
  LOKET_FIELD_LIST (LoketBoard, waiting, LOKET_FIELD_PLAIN, loket_ticket, .max = 20000, .blurb = "Waiting tickets in order of arrival"),
  LOKET_FIELD_LIST (LoketBoard, closures, LOKET_FIELD_OPTIONAL, loket_closure, .blurb = "Services that were ever closed, by key"),
};
LOKET_DEFINE_RECORD (LoketBoard, loket_board, board_fields)
/* clang-format on */

#define TO(state) (1u << LOKET_TICKET_##state)

/* Allowed moves, from the row's state to each state named in it. */
static const guint moves[] = {
    [LOKET_TICKET_PRINTING] = TO (ISSUED) | TO (CANCELLED) | TO (UNSERVED),
    [LOKET_TICKET_ISSUED] = TO (CALLED) | TO (CANCELLED) | TO (UNSERVED),
    [LOKET_TICKET_CALLED] = TO (CALLED) | TO (SERVING) | TO (SERVED) | TO (MISSED) | TO (NO_SHOW) |
                            TO (ON_HOLD) | TO (ISSUED) | TO (CANCELLED) | TO (UNSERVED),
    [LOKET_TICKET_SERVING] =
        TO (SERVED) | TO (ON_HOLD) | TO (ISSUED) | TO (CANCELLED) | TO (UNSERVED),
    [LOKET_TICKET_ON_HOLD] =
        TO (ISSUED) | TO (CALLED) | TO (SERVING) | TO (CANCELLED) | TO (UNSERVED),
    [LOKET_TICKET_MISSED] =
        TO (ISSUED) | TO (CALLED) | TO (NO_SHOW) | TO (CANCELLED) | TO (UNSERVED),
    [LOKET_TICKET_SERVED] = 0,
    [LOKET_TICKET_NO_SHOW] = 0,
    [LOKET_TICKET_CANCELLED] = 0,
    [LOKET_TICKET_UNSERVED] = 0,
};

/**
 * loket_ticket_may_become:
 * @from: the state it is in
 * @to: the state it should go to
 *
 * Returns: %TRUE when the table of moves has it
 */
gboolean
loket_ticket_may_become (LoketTicketState from, LoketTicketState to)
{
  g_return_val_if_fail ((guint) from < G_N_ELEMENTS (moves), FALSE);
  return (moves[from] & (1u << to)) != 0;
}

/**
 * loket_ticket_is_waiting:
 * @ticket: a ticket
 *
 * Returns: %TRUE when a counter may call it
 */
gboolean
loket_ticket_is_waiting (LoketTicket *ticket)
{
  return ticket->state == LOKET_TICKET_ISSUED;
}

/**
 * loket_ticket_stage:
 * @ticket: a ticket
 *
 * Returns: (transfer none): key of the queue that it is in: a service or a stage of the profile
 */
const char *
loket_ticket_stage (LoketTicket *ticket)
{
  return ticket->stage != NULL ? ticket->stage : ticket->service;
}

/**
 * loket_ticket_entered:
 * @ticket: a ticket
 *
 * Returns: when it came into that queue, UTC microseconds
 */
gint64
loket_ticket_entered (LoketTicket *ticket)
{
  return ticket->entered_at.set ? ticket->entered_at.value : ticket->issued_at;
}

/**
 * loket_ticket_is_held:
 * @ticket: a ticket
 *
 * Returns: %TRUE while a counter has the person in front of it or on the way
 */
gboolean
loket_ticket_is_held (LoketTicket *ticket)
{
  return ticket->state == LOKET_TICKET_CALLED || ticket->state == LOKET_TICKET_SERVING;
}

/**
 * loket_ticket_label:
 * @letter: the letter of the service
 * @number: its number in the series, from 1
 *
 * Returns: (transfer full): what is shown and called, three digits or more: "A012"
 */
char *
loket_ticket_label (const char *letter, gint64 number)
{
  return g_strdup_printf ("%s%03" G_GINT64_FORMAT, letter, number);
}
