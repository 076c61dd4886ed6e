/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of operations: what the office can do.  Hub, client, command line, documents and
 * permission tests read it; a desk of app/office binds each line to its handler. */
#pragma once

#include "core/permission.h"
#include "core/record.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_READ = 0,
  LOKET_WRITE = 1 << 0,   /* one transaction with its feed and audit rows; needs a key */
  LOKET_OFFLINE = 1 << 1, /* a device without a hub keeps it in its outbox */
} LoketOperationFlags;

typedef struct {
  const char *name; /* "queue/take-ticket": the path is /v1/queue/take-ticket */
  LoketOperationFlags flags;
  LoketPermission permission;
  GType (*request) (void);
  GType (*answer) (void);
  const char *summary; /* one English sentence for the API document */
} LoketOperation;

/* Symbol, name, flags, permission, request record, answer record, summary. */
/* clang-format off */
#define LOKET_OPERATIONS(O)                                                                        \
  O (OFFICE_PROFILE, "office/profile", LOKET_READ, LOKET_MAY_SEE_OFFICE,                           \
     loket_nothing, loket_profile,                                                                 \
     "The office as its profile describes it: names, services, papers, counters, hours.")          \
  O (QUEUE_TAKE_TICKET, "queue/take-ticket", LOKET_WRITE | LOKET_OFFLINE, LOKET_MAY_TAKE_TICKET,   \
     loket_ticket_request, loket_ticket,                                                           \
     "Takes the next number of a service.")                                                        \
  O (QUEUE_PRINTED, "queue/printed", LOKET_WRITE | LOKET_OFFLINE, LOKET_MAY_TAKE_TICKET,           \
     loket_printed_request, loket_ticket,                                                          \
     "Says what became of a slip; only then is its ticket callable.")                              \
  O (QUEUE_OPEN_COUNTER, "queue/open-counter", LOKET_WRITE, LOKET_MAY_CALL_TICKET,                 \
     loket_counter_request, loket_counter,                                                         \
     "Opens a counter for all or some services; may be repeated.")                                 \
  O (QUEUE_CLOSE_COUNTER, "queue/close-counter", LOKET_WRITE, LOKET_MAY_CALL_TICKET,               \
     loket_counter_request, loket_counter,                                                         \
     "Closes a counter that holds no ticket.")                                                     \
  O (QUEUE_CALL_NEXT, "queue/call-next", LOKET_WRITE, LOKET_MAY_CALL_TICKET,                       \
     loket_counter_request, loket_ticket,                                                          \
     "Calls the next ticket to a counter; the one it holds is finished first.")                    \
  O (QUEUE_RECALL, "queue/recall", LOKET_WRITE, LOKET_MAY_CALL_TICKET,                             \
     loket_ticket_reference, loket_ticket,                                                         \
     "Calls a called ticket once more.")                                                           \
  O (QUEUE_START, "queue/start", LOKET_WRITE, LOKET_MAY_CALL_TICKET,                               \
     loket_ticket_reference, loket_ticket,                                                         \
     "The person has come: service begins.")                                                       \
  O (QUEUE_FINISH, "queue/finish", LOKET_WRITE, LOKET_MAY_CALL_TICKET,                             \
     loket_ticket_reference, loket_ticket,                                                         \
     "Service is done.")                                                                           \
  O (QUEUE_MISS, "queue/miss", LOKET_WRITE, LOKET_MAY_CALL_TICKET,                                 \
     loket_ticket_reference, loket_ticket,                                                         \
     "The person did not come.")                                                                   \
  O (QUEUE_CANCEL, "queue/cancel", LOKET_WRITE, LOKET_MAY_CALL_TICKET,                             \
     loket_ticket_reference, loket_ticket,                                                         \
     "The person goes away for good.")                                                             \
  O (QUEUE_LIST, "queue/list", LOKET_READ, LOKET_MAY_SEE_QUEUE,                                    \
     loket_queue_query, loket_queue_list,                                                          \
     "Tickets of a day in order of arrival.")                                                      \
  O (QUEUE_BOARD, "queue/board", LOKET_READ, LOKET_MAY_SEE_QUEUE,                                  \
     loket_nothing, loket_board,                                                                   \
     "What a hall board shows: last calls, counters, who waits.")                                  \
  O (ADMIN_CHECK, "admin/check", LOKET_READ, LOKET_MAY_CHECK_STORE,                                \
     loket_nothing, loket_check_report,                                                            \
     "Looks the store over and says what is wrong with it.")                                       \
  O (DEMO_TICKETS, "demo/tickets", LOKET_WRITE, LOKET_MAY_MAKE_DEMO,                               \
     loket_demo_request, loket_demo_report,                                                        \
     "Fills an office that has none of its own yet with invented tickets.")
/* clang-format on */

#define LOKET_OPERATION_EXTERN(symbol, name, flags, permission, request, answer, summary)          \
  extern const LoketOperation LOKET_##symbol;
LOKET_OPERATIONS (LOKET_OPERATION_EXTERN)
#undef LOKET_OPERATION_EXTERN

const LoketOperation *const *loket_operations (guint *n_operations);
const LoketOperation *loket_operation_find (const char *name);
gboolean loket_operation_writes (const LoketOperation *operation);

G_END_DECLS
