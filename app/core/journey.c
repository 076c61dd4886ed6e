/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of a visitor's way through several desks. */
#include "config.h"

#include "core/journey.h"

G_DEFINE_ENUM_TYPE (LoketStay,
                    loket_stay,
                    G_DEFINE_ENUM_VALUE (LOKET_STAY_SERVED, "served"),
                    G_DEFINE_ENUM_VALUE (LOKET_STAY_TRANSFERRED, "transferred"),
                    G_DEFINE_ENUM_VALUE (LOKET_STAY_PARKED, "parked"),
                    G_DEFINE_ENUM_VALUE (LOKET_STAY_MISSED, "missed"),
                    G_DEFINE_ENUM_VALUE (LOKET_STAY_CANCELLED, "cancelled"),
                    G_DEFINE_ENUM_VALUE (LOKET_STAY_UNSERVED, "unserved"))

/* clang-format off */
static const LoketField segment_fields[] = {
  LOKET_FIELD_TEXT (LoketSegment, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Its id"),
  LOKET_FIELD_TEXT (LoketSegment, ticket, LOKET_FIELD_UUID, .blurb = "Ticket of the visit"),
  LOKET_FIELD_DAY (LoketSegment, day, LOKET_FIELD_PLAIN, .blurb = "Business day"),
  LOKET_FIELD_TEXT (LoketSegment, stage, LOKET_FIELD_PLAIN, .min = 1, .max = 64, .blurb = "Queue: a service or a stage of the profile"),
  LOKET_FIELD_TEXT (LoketSegment, counter, LOKET_FIELD_OPTIONAL, .max = 8, .blurb = "Counter that called it last"),
  LOKET_FIELD_TEXT (LoketSegment, officer, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who ended it"),
  LOKET_FIELD_ENUM (LoketSegment, priority, LOKET_FIELD_PLAIN, loket_priority, .blurb = "Class of the person then"),
  LOKET_FIELD_TIME (LoketSegment, entered_at, LOKET_FIELD_PLAIN, .blurb = "When it came into the queue"),
  LOKET_FIELD_TIME (LoketSegment, called_at, LOKET_FIELD_OPTIONAL, .blurb = "When it was called last"),
  LOKET_FIELD_TIME (LoketSegment, started_at, LOKET_FIELD_OPTIONAL, .blurb = "When service began"),
  LOKET_FIELD_TIME (LoketSegment, ended_at, LOKET_FIELD_PLAIN, .blurb = "When it left the queue"),
  LOKET_FIELD_INTEGER (LoketSegment, parked, LOKET_FIELD_PLAIN, .blurb = "Microseconds parked: neither waiting nor service"),
  LOKET_FIELD_INTEGER (LoketSegment, calls, LOKET_FIELD_PLAIN, .blurb = "Times it was called"),
  LOKET_FIELD_ENUM (LoketSegment, outcome, LOKET_FIELD_PLAIN, loket_stay, .blurb = "How the stay ended"),
  LOKET_FIELD_BOOLEAN (LoketSegment, by_next, LOKET_FIELD_PLAIN, .blurb = "Ended by calling the next one"),
  LOKET_FIELD_BOOLEAN (LoketSegment, excluded, LOKET_FIELD_PLAIN, .blurb = "Its times are wrong and count in no figure"),
  LOKET_FIELD_ENUM (LoketSegment, exclude_reason, LOKET_FIELD_OPTIONAL, loket_queue_reason, .blurb = "Why"),
};
LOKET_DEFINE_ENTITY (LoketSegment, loket_segment, segment_fields, "segment", NULL)

static const LoketField queue_images_fields[] = {
  LOKET_FIELD_LIST (LoketQueueImages, tickets_before, LOKET_FIELD_PLAIN, loket_ticket, .max = LOKET_QUEUE_IMAGES, .blurb = "Tickets as they were"),
  LOKET_FIELD_LIST (LoketQueueImages, tickets_after, LOKET_FIELD_PLAIN, loket_ticket, .max = LOKET_QUEUE_IMAGES, .blurb = "The same as the act left them"),
  LOKET_FIELD_LIST (LoketQueueImages, counters_before, LOKET_FIELD_PLAIN, loket_counter, .max = 8, .blurb = "Counters as they were"),
  LOKET_FIELD_LIST (LoketQueueImages, counters_after, LOKET_FIELD_PLAIN, loket_counter, .max = 8, .blurb = "The same as the act left them"),
  LOKET_FIELD_LIST (LoketQueueImages, begun, LOKET_FIELD_PLAIN, loket_ticket, .max = 2, .blurb = "Tickets that the act made"),
  LOKET_FIELD_LIST (LoketQueueImages, segments, LOKET_FIELD_PLAIN, loket_segment, .max = 4, .blurb = "Stays that it ended"),
  LOKET_FIELD_LIST (LoketQueueImages, calls, LOKET_FIELD_PLAIN, loket_call, .max = 4, .blurb = "Calls that it made"),
};
LOKET_DEFINE_RECORD (LoketQueueImages, loket_queue_images, queue_images_fields)

static const LoketField queue_act_fields[] = {
  LOKET_FIELD_TEXT (LoketQueueAct, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Its id"),
  LOKET_FIELD_DAY (LoketQueueAct, day, LOKET_FIELD_PLAIN, .blurb = "Business day"),
  LOKET_FIELD_TEXT (LoketQueueAct, counter, LOKET_FIELD_PLAIN, .min = 1, .max = 8, .blurb = "Counter that did it"),
  LOKET_FIELD_INTEGER (LoketQueueAct, number, LOKET_FIELD_PLAIN, .min = 1, .blurb = "1 = first act of the day"),
  LOKET_FIELD_TEXT (LoketQueueAct, operation, LOKET_FIELD_PLAIN, .max = 64, .blurb = "Operation: queue/park"),
  LOKET_FIELD_TEXT (LoketQueueAct, images, LOKET_FIELD_PLAIN, .max = LOKET_QUEUE_IMAGES_MAX, .blurb = "What it changed"),
};
LOKET_DEFINE_ENTITY (LoketQueueAct, loket_queue_act, queue_act_fields, "queue_act", NULL)

static const LoketField undone_fields[] = {
  LOKET_FIELD_TEXT (LoketUndone, operation, LOKET_FIELD_PLAIN, .max = 64, .blurb = "What was taken back: queue/park"),
  LOKET_FIELD_LIST (LoketUndone, tickets, LOKET_FIELD_PLAIN, loket_ticket, .max = LOKET_QUEUE_IMAGES, .blurb = "Tickets as they are again"),
  LOKET_FIELD_RECORD (LoketUndone, counter, LOKET_FIELD_PLAIN, loket_counter, .blurb = "The counter as it is again"),
};
LOKET_DEFINE_RECORD (LoketUndone, loket_undone, undone_fields)

static const LoketField ticket_move_fields[] = {
  LOKET_FIELD_TEXT (LoketTicketMove, ticket, LOKET_FIELD_UUID, .blurb = "Which ticket"),
  LOKET_FIELD_TEXT (LoketTicketMove, counter, LOKET_FIELD_OPTIONAL, .min = 1, .max = 8, .blurb = "Counter that does it, or that it shall go to"),
  LOKET_FIELD_TEXT (LoketTicketMove, stage, LOKET_FIELD_OPTIONAL, .min = 1, .max = 64, .blurb = "Queue that it shall go to: a service or a stage"),
  LOKET_FIELD_ENUM (LoketTicketMove, reason, LOKET_FIELD_OPTIONAL, loket_queue_reason, .blurb = "Why"),
};
LOKET_DEFINE_RECORD (LoketTicketMove, loket_ticket_move, ticket_move_fields)

static const LoketField walk_in_fields[] = {
  LOKET_FIELD_TEXT (LoketWalkIn, counter, LOKET_FIELD_PLAIN, .min = 1, .max = 8, .blurb = "Which counter: 1"),
  LOKET_FIELD_TEXT (LoketWalkIn, service, LOKET_FIELD_PLAIN, .min = 1, .max = 64, .blurb = "Key of a service of the profile"),
  LOKET_FIELD_ENUM (LoketWalkIn, priority, LOKET_FIELD_OPTIONAL, loket_priority, .blurb = "Class of the person"),
  LOKET_FIELD_ENUM (LoketWalkIn, language, LOKET_FIELD_OPTIONAL, loket_language, .blurb = "Language of the person"),
};
LOKET_DEFINE_RECORD (LoketWalkIn, loket_walk_in, walk_in_fields)

static const LoketField reclassification_fields[] = {
  LOKET_FIELD_TEXT (LoketReclassification, ticket, LOKET_FIELD_UUID, .blurb = "Which ticket"),
  LOKET_FIELD_ENUM (LoketReclassification, priority, LOKET_FIELD_PLAIN, loket_priority, .blurb = "Class of the person"),
};
LOKET_DEFINE_RECORD (LoketReclassification, loket_reclassification, reclassification_fields)

static const LoketField exclusion_fields[] = {
  LOKET_FIELD_TEXT (LoketExclusion, segment, LOKET_FIELD_UUID, .blurb = "Which stay"),
  LOKET_FIELD_BOOLEAN (LoketExclusion, excluded, LOKET_FIELD_PLAIN, .blurb = "Whether its times count in no figure"),
  LOKET_FIELD_ENUM (LoketExclusion, reason, LOKET_FIELD_OPTIONAL, loket_queue_reason, .blurb = "Why"),
};
LOKET_DEFINE_RECORD (LoketExclusion, loket_exclusion, exclusion_fields)

static const LoketField pause_fields[] = {
  LOKET_FIELD_TEXT (LoketPause, counter, LOKET_FIELD_PLAIN, .min = 1, .max = 8, .blurb = "Which counter: 1"),
  LOKET_FIELD_INTEGER (LoketPause, minutes, LOKET_FIELD_PLAIN, .min = 1, .max = 240, .blurb = "How long it calls nobody"),
};
LOKET_DEFINE_RECORD (LoketPause, loket_pause, pause_fields)

static const LoketField segment_list_fields[] = {
  LOKET_FIELD_DAY (LoketSegmentList, day, LOKET_FIELD_PLAIN, .blurb = "Business day"),
  LOKET_FIELD_LIST (LoketSegmentList, segments, LOKET_FIELD_PLAIN, loket_segment, .max = 20000, .blurb = "Stays in the order of their ends"),
};
LOKET_DEFINE_RECORD (LoketSegmentList, loket_segment_list, segment_list_fields)
/* clang-format on */
