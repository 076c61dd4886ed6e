/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of what a supervisor watches. */
#include "config.h"

#include "core/overview.h"

G_DEFINE_ENUM_TYPE (LoketTrouble,
                    loket_trouble,
                    G_DEFINE_ENUM_VALUE (LOKET_TROUBLE_HELP, "help"),
                    G_DEFINE_ENUM_VALUE (LOKET_TROUBLE_PAPER, "paper"),
                    G_DEFINE_ENUM_VALUE (LOKET_TROUBLE_SILENT, "silent"),
                    G_DEFINE_ENUM_VALUE (LOKET_TROUBLE_CAP, "cap"),
                    G_DEFINE_ENUM_VALUE (LOKET_TROUBLE_CLOSED, "closed"))

/* clang-format off */
static const LoketField hall_alarm_fields[] = {
  LOKET_FIELD_ENUM (LoketHallAlarm, trouble, LOKET_FIELD_PLAIN, loket_trouble, .blurb = "What is wrong"),
  LOKET_FIELD_TEXT (LoketHallAlarm, device, LOKET_FIELD_OPTIONAL, .max = 64, .blurb = "Machine that it is about"),
  LOKET_FIELD_TEXT (LoketHallAlarm, name, LOKET_FIELD_OPTIONAL, .max = 64, .blurb = "Name of that machine"),
  LOKET_FIELD_TEXT (LoketHallAlarm, stage, LOKET_FIELD_OPTIONAL, .max = 64, .blurb = "Queue that it is about"),
  LOKET_FIELD_INTEGER (LoketHallAlarm, count, LOKET_FIELD_PLAIN, .blurb = "People, or slips of paper"),
  LOKET_FIELD_TIME (LoketHallAlarm, since, LOKET_FIELD_OPTIONAL, .blurb = "Since when; absent: nobody knows"),
};
LOKET_DEFINE_RECORD (LoketHallAlarm, loket_hall_alarm, hall_alarm_fields)

static const LoketField hall_post_fields[] = {
  LOKET_FIELD_TEXT (LoketHallPost, counter, LOKET_FIELD_PLAIN, .min = 1, .max = 8, .blurb = "Counter of the profile"),
  LOKET_FIELD_BOOLEAN (LoketHallPost, open, LOKET_FIELD_PLAIN, .blurb = "Whether it is open"),
  LOKET_FIELD_BOOLEAN (LoketHallPost, serving, LOKET_FIELD_PLAIN, .blurb = "Whom it called has come"),
  LOKET_FIELD_WORDS (LoketHallPost, services, LOKET_FIELD_OPTIONAL, .max = 64, .blurb = "Queues that it takes; absent: all"),
  LOKET_FIELD_TEXT (LoketHallPost, ticket, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Ticket that it holds"),
  LOKET_FIELD_TEXT (LoketHallPost, label, LOKET_FIELD_OPTIONAL, .max = 16, .blurb = "Number of that ticket"),
  LOKET_FIELD_TEXT (LoketHallPost, stage, LOKET_FIELD_OPTIONAL, .max = 64, .blurb = "Queue that it is called from"),
  LOKET_FIELD_TIME (LoketHallPost, since, LOKET_FIELD_OPTIONAL, .blurb = "When it called or began, else opened or closed"),
  LOKET_FIELD_TIME (LoketHallPost, back_at, LOKET_FIELD_OPTIONAL, .blurb = "When its pause ends"),
};
LOKET_DEFINE_RECORD (LoketHallPost, loket_hall_post, hall_post_fields)

static const LoketField queue_overview_fields[] = {
  LOKET_FIELD_DAY (LoketQueueOverview, day, LOKET_FIELD_PLAIN, .blurb = "Business day"),
  LOKET_FIELD_TIME (LoketQueueOverview, at, LOKET_FIELD_PLAIN, .blurb = "When this was true"),
  LOKET_FIELD_INTEGER (LoketQueueOverview, cap, LOKET_FIELD_PLAIN, .blurb = "Microseconds of waiting after which a ticket goes first"),
  LOKET_FIELD_LIST (LoketQueueOverview, queues, LOKET_FIELD_PLAIN, loket_queue_wait, .max = 64, .blurb = "Queues in the order of the profile"),
  LOKET_FIELD_LIST (LoketQueueOverview, posts, LOKET_FIELD_PLAIN, loket_hall_post, .max = 100, .blurb = "Counters in the order of the profile"),
  LOKET_FIELD_LIST (LoketQueueOverview, alarms, LOKET_FIELD_PLAIN, loket_hall_alarm, .max = 1000, .blurb = "What somebody has to see to, most pressing first"),
};
LOKET_DEFINE_RECORD (LoketQueueOverview, loket_queue_overview, queue_overview_fields)
/* clang-format on */
