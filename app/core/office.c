/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the records about the office as a whole. */
#include "config.h"

#include "core/office.h"

G_DEFINE_TYPE (LoketNothing, loket_nothing, LOKET_TYPE_RECORD)

static void
loket_nothing_class_init (LoketNothingClass *klass)
{
  loket_record_class_describe (&klass->parent_class, NULL, 0, NULL, NULL);
}

static void
loket_nothing_init (LoketNothing *self)
{
}

/* clang-format off */
static const LoketField hello_fields[] = {
  LOKET_FIELD_TEXT (LoketHello, version, LOKET_FIELD_PLAIN, .blurb = "Version of the hub"),
  LOKET_FIELD_TIME (LoketHello, time, LOKET_FIELD_PLAIN, .blurb = "Office time"),
  LOKET_FIELD_DAY (LoketHello, day, LOKET_FIELD_PLAIN, .blurb = "Business day"),
  LOKET_FIELD_TEXT (LoketHello, store_id, LOKET_FIELD_UUID, .blurb = "Which store this is"),
  LOKET_FIELD_INTEGER (LoketHello, last_seq, LOKET_FIELD_PLAIN, .blurb = "Last sequence number of the feed"),
  LOKET_FIELD_BOOLEAN (LoketHello, staffed, LOKET_FIELD_OPTIONAL, .blurb = "Officers are on file: whoever works at a counter signs in"),
};
LOKET_DEFINE_RECORD (LoketHello, loket_hello, hello_fields)

static const LoketField check_report_fields[] = {
  LOKET_FIELD_BOOLEAN (LoketCheckReport, healthy, LOKET_FIELD_PLAIN, .blurb = "Nothing is wrong"),
  LOKET_FIELD_INTEGER (LoketCheckReport, schema, LOKET_FIELD_PLAIN, .blurb = "Number of the last migration"),
  LOKET_FIELD_TEXT (LoketCheckReport, sqlite, LOKET_FIELD_PLAIN, .blurb = "Version of SQLite"),
  LOKET_FIELD_BOOLEAN (LoketCheckReport, wal_reset_fault, LOKET_FIELD_PLAIN, .blurb = "That version has the WAL-reset fault, which one writing connection avoids"),
  LOKET_FIELD_INTEGER (LoketCheckReport, tickets, LOKET_FIELD_PLAIN, .blurb = "Tickets in the store"),
  LOKET_FIELD_INTEGER (LoketCheckReport, events, LOKET_FIELD_PLAIN, .blurb = "Rows of the feed"),
  LOKET_FIELD_INTEGER (LoketCheckReport, audit_rows, LOKET_FIELD_PLAIN, .blurb = "Rows of the audit chain"),
  LOKET_FIELD_TEXT (LoketCheckReport, problem, LOKET_FIELD_OPTIONAL, .max = 1000, .blurb = "The first thing found wrong"),
};
LOKET_DEFINE_RECORD (LoketCheckReport, loket_check_report, check_report_fields)

static const LoketField demo_request_fields[] = {
  LOKET_FIELD_INTEGER (LoketDemoRequest, seed, LOKET_FIELD_PLAIN, .max = G_MAXUINT32, .blurb = "The same seed gives the same day"),
  LOKET_FIELD_INTEGER (LoketDemoRequest, tickets, LOKET_FIELD_PLAIN, .min = 1, .max = 1000, .blurb = "How many tickets"),
};
LOKET_DEFINE_RECORD (LoketDemoRequest, loket_demo_request, demo_request_fields)

static const LoketField demo_report_fields[] = {
  LOKET_FIELD_INTEGER (LoketDemoReport, tickets, LOKET_FIELD_PLAIN, .blurb = "Tickets made"),
};
LOKET_DEFINE_RECORD (LoketDemoReport, loket_demo_report, demo_report_fields)
/* clang-format on */

/**
 * loket_event_free:
 * @event: (nullable) (transfer full): a row of the feed
 */
void
loket_event_free (LoketEvent *event)
{
  if (event == NULL)
    return;
  g_free (event->topic);
  g_free (event->entity);
  g_free (event->id);
  g_free (event->record);
  g_free (event);
}
