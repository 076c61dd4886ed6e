/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The issuing of one ticket: asks for the number, prints the slip, says what became of it.
 * The window keeps it until "told", so that a ticket is never left between two states. */
#pragma once

#include "client/client.h"
#include "core/profile.h"
#include "printing/spooler.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_SLIP_NONE,     /* no number yet */
  LOKET_SLIP_PRINTING, /* the printer is at it */
  LOKET_SLIP_PRINTED,
  LOKET_SLIP_SAVED,   /* no printer is set: the slip is a PDF in the data folder */
  LOKET_SLIP_TROUBLE, /* the printer gave up: print again, or go on without paper? */
  LOKET_SLIP_WITHOUT, /* goes on with the number in mind */
} LoketSlipState;

GType loket_slip_state_get_type (void);

/* queue.md 2, case 4: no answer within this, and the ticket goes on without paper. */
#define LOKET_ISSUE_ANSWER_SECONDS 60

#define LOKET_TYPE_ISSUE (loket_issue_get_type ())
G_DECLARE_FINAL_TYPE (LoketIssue, loket_issue, LOKET, ISSUE, GObject)

/* Properties, read-only: "ticket" (LoketTicket), "slip" (LoketSlipState), "seconds-left" (uint,
 * while it is in trouble).  Signals "refused" (GError): there is no number; "told": the hub knows
 * how it ended. */

LoketIssue *loket_issue_new (LoketClient *client,
                             LoketSpooler *spooler,
                             LoketProfile *profile,
                             const char *queue) G_GNUC_WARN_UNUSED_RESULT;
void loket_issue_take (LoketIssue *self, LoketTicketRequest *request, const char *key);
void loket_issue_print_again (LoketIssue *self);
void loket_issue_go_without (LoketIssue *self);
void loket_issue_abandon (LoketIssue *self);

LoketTicket *loket_issue_ticket (LoketIssue *self);
LoketSlipState loket_issue_slip (LoketIssue *self);
guint loket_issue_seconds_left (LoketIssue *self);
gboolean loket_issue_is_over (LoketIssue *self);
gboolean loket_issue_is_told (LoketIssue *self);
char *loket_issue_sentence (LoketIssue *self, const char *language) G_GNUC_WARN_UNUSED_RESULT;
char *loket_issue_notice (LoketIssue *self, const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
