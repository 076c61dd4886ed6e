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
  /* Its answer is a secret: nothing is kept under its key, and it needs none; asked twice it is
   * done twice. */
  LOKET_UNKEPT = 1 << 2,
  /* One officer proposes it, another one approves; only then is it carried out. */
  LOKET_TWO_OFFICERS = 1 << 3,
  LOKET_LONG = 1 << 4, /* a read that may take minutes: one after the other, beside all else */
  /* Shows what is known of people: an officer has only so many an hour, and each is in the access
   * log before it is answered. */
  LOKET_COUNTED = 1 << 5,
  /* It is about the whole district and cannot be had for a part: not for an officer of an area. */
  LOKET_WHOLE_DISTRICT = 1 << 6,
  /* A write whose answer is a LoketJob: the work itself goes on as many short turns afterwards. */
  LOKET_JOB = 1 << 7,
  LOKET_QUICK = 1 << 8, /* a read of a few rows by their keys: it waits behind nobody's search */
  /* All that it shows is masked: it is counted as others are, and stands in the access log right
   * behind its answer. */
  LOKET_MASKED = 1 << 9,
  /* One look-up is one, whatever it takes: who finds somebody by the first kind may open him by the
   * second kind right behind it, which is in the access log and not counted again. */
  LOKET_FINDS = 1 << 10,
  LOKET_OPENS = 1 << 11,
  /* Pages ask for it anew whenever the feed says that something changed: the same of the same
   * record, or of the same page of a list, is one look-up an hour.  Each is in the access log. */
  LOKET_KEEPS_UP = 1 << 12,
  /* Of its request nothing is kept, no mark either, by which somebody who has the office's files
   * could try out what it was; a key is then good for whatever comes under it, once. */
  LOKET_UNMARKED = 1 << 13,
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
  O (OFFICE_PROFILE_VALUES, "office/profile-values", LOKET_READ, LOKET_MAY_SEE_PROFILE,            \
     loket_nothing, loket_profile_values,                                                          \
     "Every value of the profile's files, with file, line and section.")                           \
  O (OFFICE_PLACES, "office/places", LOKET_READ, LOKET_MAY_SEE_OFFICE,                             \
     loket_nothing, loket_place_list,                                                              \
     "Villages of the district, to choose one by its name.")                                       \
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
  O (QUEUE_CLOSE_SERVICE, "queue/close-service", LOKET_WRITE, LOKET_MAY_CLOSE_SERVICE,             \
     loket_service_closing, loket_closure,                                                         \
     "A service gives no numbers for a while, with a reason; who has one already is served.")      \
  O (QUEUE_OPEN_SERVICE, "queue/open-service", LOKET_WRITE, LOKET_MAY_CLOSE_SERVICE,               \
     loket_service_opening, loket_closure,                                                         \
     "A closed service gives numbers again.")                                                      \
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
  O (QUEUE_PAUSE_COUNTER, "queue/pause-counter", LOKET_WRITE, LOKET_MAY_CALL_TICKET,               \
     loket_pause, loket_counter,                                                                   \
     "A counter calls nobody for a while; its next call ends the pause.")                          \
  O (QUEUE_PARK, "queue/park", LOKET_WRITE, LOKET_MAY_CALL_TICKET,                                 \
     loket_ticket_move, loket_ticket,                                                              \
     "The person fetches something: the ticket waits aside, with a reason and a limit.")           \
  O (QUEUE_RESUME, "queue/resume", LOKET_WRITE, LOKET_MAY_CALL_TICKET,                             \
     loket_ticket_move, loket_ticket,                                                              \
     "A parked person is back at a counter; at another one with a reason.")                        \
  O (QUEUE_TRANSFER, "queue/transfer", LOKET_WRITE, LOKET_MAY_CALL_TICKET,                         \
     loket_ticket_move, loket_ticket,                                                              \
     "Sends a ticket on to another queue or counter under the same number.")                       \
  O (QUEUE_SEND_BACK, "queue/send-back", LOKET_WRITE, LOKET_MAY_CALL_TICKET,                       \
     loket_ticket_move, loket_ticket,                                                              \
     "Sends a ticket back to the desk that sent it on, first in line.")                            \
  O (QUEUE_RETURN, "queue/return", LOKET_WRITE, LOKET_MAY_CALL_TICKET,                             \
     loket_ticket_move, loket_ticket,                                                              \
     "Who missed the call is back: waits behind the next calls, under the same number.")           \
  O (QUEUE_CALL, "queue/call", LOKET_WRITE, LOKET_MAY_CALL_TICKET,                                 \
     loket_ticket_move, loket_ticket,                                                              \
     "Calls a chosen number out of turn, with a reason.")                                          \
  O (QUEUE_WALK_IN, "queue/walk-in", LOKET_WRITE, LOKET_MAY_CALL_TICKET,                           \
     loket_walk_in, loket_ticket,                                                                  \
     "Somebody without a slip is served at a counter at once.")                                    \
  O (QUEUE_RECLASSIFY, "queue/reclassify", LOKET_WRITE, LOKET_MAY_CALL_TICKET,                     \
     loket_reclassification, loket_ticket,                                                         \
     "Changes the priority class of a ticket.")                                                    \
  O (QUEUE_UNDO, "queue/undo", LOKET_WRITE, LOKET_MAY_CALL_TICKET,                                 \
     loket_counter_request, loket_undone,                                                          \
     "Takes back the last act of a counter, as long as its tickets did not go on.")                \
  O (QUEUE_SEGMENTS, "queue/segments", LOKET_READ, LOKET_MAY_SEE_FIGURES,                          \
     loket_queue_query, loket_segment_list,                                                        \
     "Stays of a day in queues, with their times.")                                                \
  O (QUEUE_EXCLUDE, "queue/exclude", LOKET_WRITE, LOKET_MAY_SEE_FIGURES,                           \
     loket_exclusion, loket_segment,                                                               \
     "Leaves a stay with wrong times out of all figures, or takes it in again.")                   \
  O (QUEUE_LIST, "queue/list", LOKET_READ, LOKET_MAY_SEE_QUEUE,                                    \
     loket_queue_query, loket_queue_list,                                                          \
     "Tickets of a day in order of arrival.")                                                      \
  O (QUEUE_BOARD, "queue/board", LOKET_READ, LOKET_MAY_SEE_QUEUE,                                  \
     loket_nothing, loket_board,                                                                   \
     "What a hall board shows: last calls, counters, who waits.")                                  \
  O (HELP_CALL, "help/call", LOKET_WRITE, LOKET_MAY_TAKE_TICKET,                                   \
     loket_help_request, loket_help_call,                                                          \
     "Calls an officer to this kiosk, or gives that up; one call at a time.")                      \
  O (HELP_ANSWER, "help/answer", LOKET_WRITE, LOKET_MAY_CALL_TICKET,                               \
     loket_help_answer, loket_help_call,                                                           \
     "Says that an officer goes to the kiosk that calls.")                                         \
  O (QUEUE_WAITS, "queue/waits", LOKET_READ, LOKET_MAY_SEE_QUEUE,                                  \
     loket_nothing, loket_queue_waits,                                                             \
     "How long people wait in each queue, and what one more counter would do.")                    \
  O (QUEUE_OVERVIEW, "queue/overview", LOKET_READ, LOKET_MAY_SEE_FIGURES,                          \
     loket_nothing, loket_queue_overview,                                                          \
     "What a supervisor watches: queues, counters, and what is wrong in the hall now.")            \
  O (QUEUE_SCORE, "queue/score", LOKET_READ, LOKET_MAY_SEE_FIGURES,                                \
     loket_score_query, loket_forecast_score,                                                      \
     "How right the forecasts were that people were given.")                                       \
  O (QUEUE_FIGURES, "queue/figures", LOKET_READ | LOKET_LONG, LOKET_MAY_SEE_FIGURES,               \
     loket_score_query, loket_queue_figures,                                                       \
     "Waiting, way, service and idle counters of a day or a month, by hour, class and queue.")     \
  O (SESSION_SIGN_IN, "session/sign-in", LOKET_WRITE | LOKET_UNKEPT, LOKET_MAY_SIGN_IN,            \
     loket_sign_in, loket_session,                                                                 \
     "Signs an officer in on this device; the token of the answer goes with later requests.")      \
  O (SESSION_SIGN_OUT, "session/sign-out", LOKET_WRITE, LOKET_MAY_USE_OWN_SESSION,                 \
     loket_nothing, loket_session,                                                                 \
     "Ends one's own session.")                                                                    \
  O (SESSION_WHO, "session/who", LOKET_READ, LOKET_MAY_USE_OWN_SESSION,                            \
     loket_nothing, loket_session,                                                                 \
     "Who is signed in, and until when; counts as use of the session.")                            \
  O (SESSION_CHANGE_PASSWORD, "session/change-password", LOKET_WRITE, LOKET_MAY_USE_OWN_SESSION,   \
     loket_password_change, loket_session,                                                         \
     "Changes one's own password; other sessions of the officer end.")                             \
  O (OFFICER_LIST, "officer/list", LOKET_READ | LOKET_COUNTED, LOKET_MAY_SEE_OFFICERS,             \
     loket_officer_query, loket_officer_list,                                                      \
     "Officers by login.")                                                                         \
  O (OFFICER_ADD, "officer/add", LOKET_WRITE, LOKET_MAY_MANAGE_OFFICERS,                           \
     loket_officer_request, loket_officer,                                                         \
     "Puts a new officer on file.")                                                                \
  O (OFFICER_CHANGE, "officer/change", LOKET_WRITE, LOKET_MAY_MANAGE_OFFICERS,                     \
     loket_officer_change, loket_officer,                                                          \
     "Changes name, roles or area of an officer.")                                                 \
  O (OFFICER_SET_STATUS, "officer/set-status", LOKET_WRITE, LOKET_MAY_MANAGE_OFFICERS,             \
     loket_officer_status_request, loket_officer,                                                  \
     "Locks an officer out, lets him in again, or says that he has left.")                         \
  O (OFFICER_SET_PASSWORD, "officer/set-password", LOKET_WRITE, LOKET_MAY_MANAGE_OFFICERS,         \
     loket_password_request, loket_officer,                                                        \
     "Gives an officer a new password; his sessions end.")                                         \
  O (OFFICER_GRANT_ADMINISTRATOR, "officer/grant-administrator",                                   \
     LOKET_WRITE | LOKET_TWO_OFFICERS, LOKET_MAY_GRANT_ADMINISTRATOR,                              \
     loket_officer_reference, loket_approval,                                                      \
     "Proposes to make an officer an administrator.")                                              \
  O (APPROVAL_LIST, "approval/list", LOKET_READ | LOKET_COUNTED, LOKET_MAY_SECOND_OFFICER,         \
     loket_approval_query, loket_approval_list,                                                    \
     "Proposals that one may decide or has made.")                                                 \
  O (APPROVAL_APPROVE, "approval/approve", LOKET_WRITE, LOKET_MAY_SECOND_OFFICER,                  \
     loket_approval_decision, loket_approval,                                                      \
     "Approves what another officer proposed; it is carried out at once.")                         \
  O (APPROVAL_REFUSE, "approval/refuse", LOKET_WRITE, LOKET_MAY_SECOND_OFFICER,                    \
     loket_approval_decision, loket_approval,                                                      \
     "Refuses what another officer proposed, or takes back one's own.")                            \
  O (DEVICE_LIST, "device/list", LOKET_READ, LOKET_MAY_SEE_DEVICES,                                \
     loket_nothing, loket_device_list,                                                             \
     "Devices by name, and the enrolments that are open now.")                                     \
  O (DEVICE_ADD, "device/add", LOKET_WRITE | LOKET_UNKEPT, LOKET_MAY_MANAGE_DEVICES,               \
     loket_device_request, loket_invitation,                                                       \
     "Opens the enrolment of one device for ten minutes.")                                         \
  O (DEVICE_WITHDRAW, "device/withdraw", LOKET_WRITE, LOKET_MAY_MANAGE_DEVICES,                    \
     loket_nothing, loket_withdrawal,                                                              \
     "Makes every open invitation void.")                                                          \
  O (DEVICE_REVOKE, "device/revoke", LOKET_WRITE, LOKET_MAY_MANAGE_DEVICES,                        \
     loket_device_reference, loket_device,                                                         \
     "Lets a device in no more, at once and for ever.")                                            \
  O (DEVICE_ISSUE, "device/issue", LOKET_WRITE, LOKET_MAY_MANAGE_DEVICES,                          \
     loket_device_issue, loket_device_papers,                                                      \
     "Enrols a device on the word of the administrator, for scripts.")                             \
  O (DEVICE_ENROL, "device/enrol", LOKET_WRITE, LOKET_MAY_ENROL,                                   \
     loket_enrol_request, loket_device_papers,                                                     \
     "Takes up an invitation; at the enrolment port, without a certificate.")                      \
  O (DEVICE_RENEW, "device/renew", LOKET_WRITE, LOKET_MAY_RENEW,                                   \
     loket_renew_request, loket_device_papers,                                                     \
     "Gives the asking device a new certificate.")                                                 \
  O (AUDIT_VERIFY, "audit/verify", LOKET_READ | LOKET_LONG | LOKET_WHOLE_DISTRICT, LOKET_MAY_SEE_AUDIT,                   \
     loket_audit_request, loket_audit_report,                                                      \
     "Holds both audit chains against their keys and an anchor; names each row that was touched.") \
  O (AUDIT_ANCHOR, "audit/anchor", LOKET_READ | LOKET_LONG | LOKET_WHOLE_DISTRICT, LOKET_MAY_SEE_AUDIT,                   \
     loket_nothing, loket_anchor,                                                                  \
     "How both audit chains end now, signed.")                                                     \
  O (AUDIT_LIST, "audit/list", LOKET_READ | LOKET_COUNTED | LOKET_WHOLE_DISTRICT, LOKET_MAY_SEE_AUDIT,                    \
     loket_audit_query, loket_audit_page,                                                          \
     "Rows of the audit chain or the access log, newest first, personal members masked.")          \
  O (AUDIT_REVEAL, "audit/reveal", LOKET_WRITE | LOKET_UNKEPT | LOKET_COUNTED | LOKET_WHOLE_DISTRICT, LOKET_MAY_SEE_AUDIT,                \
     loket_audit_reveal, loket_audit_entry,                                                        \
     "Shows one row of the audit chain unmasked, and puts down who asked and what for.")           \
  O (BACKUP_RUN, "backup/run", LOKET_READ | LOKET_LONG | LOKET_WHOLE_DISTRICT, LOKET_MAY_BACK_UP,                         \
     loket_nothing, loket_backup_status,                                                           \
     "Makes a sealed backup of the whole office in its folder backups.")                           \
  O (BACKUP_TEST, "backup/test", LOKET_READ | LOKET_LONG | LOKET_WHOLE_DISTRICT, LOKET_MAY_BACK_UP,                       \
     loket_nothing, loket_backup_status,                                                           \
     "Restores the newest backup as a test, looks all of it over and throws it away.")             \
  O (BACKUP_STATUS, "backup/status", LOKET_READ | LOKET_WHOLE_DISTRICT, LOKET_MAY_BACK_UP,                                \
     loket_nothing, loket_backup_status,                                                           \
     "How old the last good backup is, and when one was last restored as a test.")                 \
  O (BACKUP_LIST, "backup/list", LOKET_READ | LOKET_WHOLE_DISTRICT, LOKET_MAY_BACK_UP,                                    \
     loket_nothing, loket_backup_list,                                                             \
     "Backups in the office's own folder, newest first.")                                          \
  O (ADMIN_CHECK, "admin/check", LOKET_READ | LOKET_LONG | LOKET_WHOLE_DISTRICT, LOKET_MAY_CHECK_STORE,                                \
     loket_nothing, loket_check_report,                                                            \
     "Looks the store over and says what is wrong with it.")                                       \
  O (BLOB_MISSING, "blob/missing", LOKET_READ, LOKET_MAY_SEND_FILES,                               \
     loket_blob_query, loket_blob_names,                                                           \
     "Which of these blobs have to be sent.")                                                      \
  O (LIST_IMPORT, "list/import", LOKET_WRITE | LOKET_JOB | LOKET_WHOLE_DISTRICT, LOKET_MAY_IMPORT_LIST, \
     loket_list_request, loket_job,                                                                \
     "Takes a list into the register: reads, matches and applies it, as long work.")               \
  O (LIST_SOURCES, "list/sources", LOKET_READ, LOKET_MAY_IMPORT_LIST,                              \
     loket_nothing, loket_list_sources,                                                            \
     "Who sends lists, and the maps of columns that the profile ships.")                           \
  O (LIST_PREVIEW, "list/preview", LOKET_READ | LOKET_COUNTED | LOKET_WHOLE_DISTRICT, LOKET_MAY_SEE_LIST_ROWS, \
     loket_list_preview_request, loket_list_preview,                                               \
     "The first rows of a file as an import would read them.")                                     \
  O (LIST_BATCHES, "list/batches", LOKET_READ | LOKET_WHOLE_DISTRICT, LOKET_MAY_IMPORT_LIST,       \
     loket_nothing, loket_list_batches,                                                            \
     "Lists that came in, newest first.")                                                          \
  O (LIST_BATCH, "list/batch", LOKET_READ | LOKET_LONG | LOKET_WHOLE_DISTRICT, LOKET_MAY_IMPORT_LIST, \
     loket_list_reference, loket_list_status,                                                      \
     "One list, and what became of its rows.")                                                     \
  O (LIST_ROWS, "list/rows", LOKET_READ | LOKET_COUNTED | LOKET_WHOLE_DISTRICT, LOKET_MAY_SEE_LIST_ROWS, \
     loket_list_rows_query, loket_list_rows,                                                       \
     "Rows of a list, twenty at a time, numbers masked.")                                          \
  O (LIST_REJECTS, "list/rejects", LOKET_READ | LOKET_COUNTED | LOKET_WHOLE_DISTRICT, LOKET_MAY_IMPORT_LIST, \
     loket_list_rejects_query, loket_list_rejects,                                                 \
     "Rows that were refused, as they stood in the list, with line, column and reason.")           \
  O (LIST_REPORT, "list/report", LOKET_READ | LOKET_LONG | LOKET_WHOLE_DISTRICT, LOKET_MAY_IMPORT_LIST, \
     loket_list_report_query, loket_list_report,                                                   \
     "Two lists beside each other, village by village: who is in which, who differs.")             \
  O (JOB_LIST, "job/list", LOKET_READ, LOKET_MAY_SEE_JOBS,                                         \
     loket_nothing, loket_job_list,                                                                \
     "Long work that goes on and the last that has ended, of the kinds that one may begin.")       \
  O (JOB_GET, "job/get", LOKET_READ, LOKET_MAY_SEE_JOBS,                                           \
     loket_job_reference, loket_job,                                                               \
     "How far one piece of long work is.")                                                         \
  O (JOB_CANCEL, "job/cancel", LOKET_WRITE, LOKET_MAY_SEE_JOBS,                                    \
     loket_job_reference, loket_job,                                                               \
     "Ends long work before it is done; what it did so far is taken back where that can be.")      \
  O (PERSON_SEARCH, "person/search", LOKET_READ | LOKET_COUNTED | LOKET_FINDS, LOKET_MAY_SEE_PEOPLE, \
     loket_people_query, loket_people_found,                                                       \
     "People by NIK, KK, number, or name in any spelling with village and year of birth.")         \
  O (PERSON_LOOK_UP, "person/look-up", LOKET_READ | LOKET_COUNTED | LOKET_QUICK | LOKET_MASKED | LOKET_FINDS, LOKET_MAY_SEE_PEOPLE, \
     loket_person_look_up, loket_people_found,                                                     \
     "People by one whole NIK, KK or number; what it shows is masked.")                            \
  O (PAIRS_LIST, "pair/list", LOKET_READ | LOKET_COUNTED, LOKET_MAY_JUDGE_PAIRS,                    \
     loket_pair_query, loket_pair_page,                                                            \
     "Doubtful pairs that wait, and how many by kind and village.")                                \
  O (PAIRS_SHOW, "pair/open", LOKET_READ | LOKET_COUNTED, LOKET_MAY_JUDGE_PAIRS,                    \
     loket_pair_reference, loket_pair_view,                                                        \
     "Both sides of a doubtful pair beside each other, with weights, households and lists.")       \
  O (PAIRS_DECIDE, "pair/decide", LOKET_WRITE, LOKET_MAY_JUDGE_PAIRS,                               \
     loket_pair_decision, loket_pair_outcome,                                                      \
     "Says that the two are the same, different, or that it is for later; names the next pair.")   \
  O (PAIRS_ANSWERS, "pair/answers", LOKET_READ | LOKET_COUNTED, LOKET_MAY_JUDGE_PAIRS,              \
     loket_pair_answer_query, loket_pair_answers,                                                  \
     "The last answers about doubtful pairs, with those that were taken back.")                    \
  O (PAIRS_UNDO, "pair/undo", LOKET_WRITE, LOKET_MAY_JUDGE_PAIRS,                                  \
     loket_pair_undo, loket_pair_outcome,                                                          \
     "Takes an answer back with all that it changed; the pair waits again.")                       \
  O (PERSON_MERGE, "person/merge", LOKET_WRITE | LOKET_TWO_OFFICERS, LOKET_MAY_MERGE,              \
     loket_merge_request, loket_approval,                                                          \
     "Proposes that two records are one person; the loser rests, all that hangs on it goes along.") \
  O (PERSON_UNMERGE, "person/unmerge", LOKET_WRITE | LOKET_TWO_OFFICERS, LOKET_MAY_MERGE,          \
     loket_unmerge_request, loket_approval,                                                        \
     "Proposes to undo a merge or a split; every row goes back as it was.")                        \
  O (PERSON_SPLIT, "person/split", LOKET_WRITE | LOKET_TWO_OFFICERS, LOKET_MAY_MERGE,              \
     loket_split_request, loket_approval,                                                          \
     "Proposes that one record is of two people; what is chosen becomes a new one.")               \
  O (MERGE_LIST, "merge/list", LOKET_READ | LOKET_COUNTED, LOKET_MAY_MERGE,                        \
     loket_merge_query, loket_merge_list,                                                          \
     "Merges and splits of a person, or the last ones.")                                           \
  O (PERSON_OPEN, "person/open", LOKET_READ | LOKET_COUNTED | LOKET_QUICK, LOKET_MAY_SEE_PEOPLE,                 \
     loket_person_request, loket_person_view,                                                      \
     "All that is on file of a person, what each list says, and why; the access log names both.")  \
  O (HOUSEHOLD_OPEN, "household/open", LOKET_READ | LOKET_COUNTED, LOKET_MAY_SEE_PEOPLE,           \
     loket_household_request, loket_household_view,                                                \
     "A household: people and cards over time, benefits of all of them, what they have twice.")    \
  O (PERSON_FILE, "person/file", LOKET_READ | LOKET_COUNTED, LOKET_MAY_HAND_OVER_FILES,            \
     loket_person_request, loket_person_file,                                                      \
     "All that is on file of a person and who looked at it, to be handed over to him.")            \
  O (PERSON_ACCESS, "person/access", LOKET_READ | LOKET_COUNTED, LOKET_MAY_HAND_OVER_FILES,        \
     loket_person_request, loket_person_looks,                                                     \
     "Who looked at the record of a person, when and what for.")                                   \
  O (PERSON_SAVE, "person/save", LOKET_WRITE | LOKET_COUNTED, LOKET_MAY_TAKE_IN,                   \
     loket_person_save, loket_intake,                                                              \
     "Puts a person on file, or answers who may be the same and has not been looked at.")          \
  O (PERSON_CHANGE, "person/change", LOKET_WRITE | LOKET_COUNTED, LOKET_MAY_TAKE_IN,                               \
     loket_person_change, loket_person,                                                            \
     "Changes address, telephone or place of birth of a person.")                                  \
  O (PERSON_CORRECT, "person/correct", LOKET_WRITE | LOKET_TWO_OFFICERS, LOKET_MAY_CORRECT_PEOPLE, \
     loket_person_correct, loket_approval,                                                         \
     "Proposes to correct name, NIK, birth, sex, life, parents or village of a person.")           \
  O (HOUSEHOLD_CHANGE, "household/change", LOKET_WRITE | LOKET_COUNTED, LOKET_MAY_TAKE_IN,                         \
     loket_household_change, loket_household,                                                      \
     "Who comes, who goes, who is head of a household, or its new card; what was stays on file.")  \
  O (LETTER_KINDS, "letter/kinds", LOKET_READ, LOKET_MAY_ISSUE_LETTERS,                            \
     loket_nothing, loket_letter_kinds,                                                            \
     "Kinds of letters of the profile, what each is about and what has to be said.")               \
  O (LETTER_DRAFT, "letter/draft", LOKET_READ | LOKET_COUNTED, LOKET_MAY_ISSUE_LETTERS,            \
     loket_letter_request, loket_letter_view,                                                      \
     "A letter as it would be issued, without a number.")                                          \
  O (LETTER_ISSUE, "letter/issue", LOKET_WRITE | LOKET_COUNTED, LOKET_MAY_ISSUE_LETTERS,           \
     loket_letter_request, loket_letter_view,                                                      \
     "Gives a letter the next number of the year and keeps every text of it.")                     \
  O (LETTER_OPEN, "letter/open", LOKET_READ | LOKET_COUNTED, LOKET_MAY_ISSUE_LETTERS,              \
     loket_letter_reference, loket_letter_view,                                                    \
     "A letter with every text that was printed.")                                                 \
  O (LETTER_LIST, "letter/list", LOKET_READ | LOKET_COUNTED, LOKET_MAY_ISSUE_LETTERS,                              \
     loket_letter_query, loket_letter_list,                                                        \
     "Letters about a person or an application, newest first; nothing of what they say.")          \
  O (LETTER_ARCHIVE, "letter/archive", LOKET_WRITE, LOKET_MAY_ISSUE_LETTERS,                       \
     loket_letter_archive, loket_letter_entry,                                                     \
     "Puts the PDF of a letter on file.")                                                          \
  O (LETTER_MAKE_VOID, "letter/void", LOKET_WRITE, LOKET_MAY_ISSUE_LETTERS,                             \
     loket_letter_void, loket_letter_entry,                                                        \
     "Makes a letter void, with the reason; its number stays used.")                               \
  O (LETTER_CHECK, "letter/check", LOKET_READ, LOKET_MAY_CHECK_LETTERS,                            \
     loket_letter_check, loket_letter_checked,                                                     \
     "Whether the office has issued the letter of a code or number, wherever; nothing of whom it is about.") \
  O (DECISION_SUGGEST, "decision/suggest", LOKET_READ | LOKET_COUNTED, LOKET_MAY_PREPARE_DECISIONS, \
     loket_decision_query, loket_decision_suggestion,                                              \
     "What the rules of today say of a person, what they look at, and what is on file for it.")    \
  O (DECISION_PROPOSE, "decision/propose", LOKET_WRITE | LOKET_COUNTED, LOKET_MAY_PROPOSE_DECISIONS, \
     loket_decision_request, loket_decision,                                                       \
     "Proposes a decision; rules, inputs and findings are kept with it.")                          \
  O (DECISION_APPROVE, "decision/approve", LOKET_WRITE | LOKET_COUNTED, LOKET_MAY_DECIDE,          \
     loket_decision_act, loket_decision,                                                           \
     "Approves a decision: first the head of section, then, where it needs him, the head of unit.") \
  O (DECISION_RETURN, "decision/return", LOKET_WRITE | LOKET_COUNTED, LOKET_MAY_DECIDE,            \
     loket_decision_act, loket_decision,                                                           \
     "Gives a decision back, to be proposed anew; the note says why.")                             \
  O (DECISION_REFUSE, "decision/refuse", LOKET_WRITE | LOKET_COUNTED, LOKET_MAY_DECIDE,            \
     loket_decision_act, loket_decision,                                                           \
     "Refuses what was asked for; the note says why.")                                             \
  O (DECISION_LIST_WAITING, "decision/waiting", LOKET_READ | LOKET_COUNTED, LOKET_MAY_DECIDE,      \
     loket_waiting_query, loket_waiting_page,                                                      \
     "Proposals that wait for the hand of the officer, what is due first, and why he may not.")    \
  O (DECISION_END, "decision/end", LOKET_WRITE | LOKET_TWO_OFFICERS, LOKET_MAY_DECIDE,             \
     loket_decision_end, loket_approval,                                                           \
     "Proposes to end a decision that is in force.")                                               \
  O (DECISION_OBJECT, "decision/object", LOKET_WRITE | LOKET_COUNTED, LOKET_MAY_TAKE_OBJECTIONS,   \
     loket_decision_objection, loket_application,                                                  \
     "Takes an objection: a linked application that other officers decide.")                       \
  O (DECISION_REPLAY, "decision/replay", LOKET_READ | LOKET_COUNTED, LOKET_MAY_REPLAY_DECISIONS,   \
     loket_decision_reference, loket_decision_replay,                                              \
     "Works a decision out again from what is kept of it, and says what is the same.")             \
  O (CONDITION_ADD, "condition/add", LOKET_WRITE, LOKET_MAY_COUNSEL,                               \
     loket_condition_request, loket_condition,                                                     \
     "Puts a condition on file that makes a person less able.")                                    \
  O (CONDITION_END, "condition/end", LOKET_WRITE, LOKET_MAY_COUNSEL,                               \
     loket_condition_end, loket_condition,                                                         \
     "Says that a condition has ended.")                                                           \
  O (COUNSELLING_ADD, "counselling/add", LOKET_WRITE, LOKET_MAY_COUNSEL,                           \
     loket_counselling_request, loket_counselling,                                                 \
     "Puts a talk about special help on file.")                                                    \
  O (SURVEY_SAVE, "survey/save", LOKET_WRITE, LOKET_MAY_SURVEY,                                    \
     loket_survey_save, loket_survey,                                                              \
     "Begins to fill a form of the profile about a person, or goes on with one.")                  \
  O (SURVEY_SUBMIT, "survey/submit", LOKET_WRITE, LOKET_MAY_SURVEY,                                \
     loket_survey_reference, loket_survey,                                                         \
     "Hands a filled form in; the application that it is for goes on.")                            \
  O (SURVEY_CHECK, "survey/check", LOKET_WRITE, LOKET_MAY_CHECK_SURVEYS,                           \
     loket_survey_check, loket_survey,                                                             \
     "Relies on a survey of somebody else, or sends it back with a reason.")                       \
  O (SURVEY_OPEN, "survey/open", LOKET_READ | LOKET_COUNTED, LOKET_MAY_SEE_SURVEYS,                \
     loket_survey_reference, loket_survey_view,                                                    \
     "A survey with its form and what was answered.")                                              \
  O (SURVEY_LIST, "survey/list", LOKET_READ | LOKET_COUNTED, LOKET_MAY_SEE_SURVEYS,                \
     loket_survey_query, loket_survey_page,                                                        \
     "Surveys, the last changed first, without what was answered.")                                \
  O (SURVEY_CHOICES, "survey/choices", LOKET_READ, LOKET_MAY_SEE_SURVEYS,                          \
     loket_nothing, loket_survey_choices,                                                          \
     "Forms of the profile, and the officers who may be sent to somebody.")                        \
  O (VISIT_ASSIGN, "visit/assign", LOKET_WRITE, LOKET_MAY_ASSIGN_VISITS,                           \
     loket_visit_assign, loket_visit,                                                              \
     "Sends two officers to somebody on a day, or on another day.")                                \
  O (VISIT_MOVE, "visit/move", LOKET_WRITE, LOKET_MAY_SEE_SURVEYS,                                 \
     loket_visit_move, loket_visit,                                                                \
     "What came of a visit: somebody was there, nobody was, it is over or not needed.")            \
  O (VISIT_LIST, "visit/list", LOKET_READ | LOKET_COUNTED, LOKET_MAY_SEE_SURVEYS,                  \
     loket_visit_query, loket_visit_page,                                                          \
     "Visits by day, village, hamlet and RT: a route list for those who go.")                      \
  O (RULES_VERSIONS, "rules/versions", LOKET_READ, LOKET_MAY_SEE_OFFICE,                           \
     loket_nothing, loket_rule_versions,                                                           \
     "Versions of the rules: from when, by whom, and every line in words.")                        \
  O (RULES_WHAT_IF, "rules/what-if", LOKET_WRITE | LOKET_JOB | LOKET_WHOLE_DISTRICT, LOKET_MAY_TRY_RULES, \
     loket_what_if_request, loket_job,                                                             \
     "Holds a version of the rules against the one in force over the whole register.")             \
  O (RULES_WHAT_IF_RESULT, "rules/what-if-result", LOKET_READ | LOKET_WHOLE_DISTRICT, LOKET_MAY_TRY_RULES, \
     loket_what_if_reference, loket_what_if_result,                                                \
     "How many people of which village would change, from what to what.")                          \
  O (RULES_WHAT_IF_LIST, "rules/what-if-list", LOKET_READ | LOKET_WHOLE_DISTRICT, LOKET_MAY_TRY_RULES, \
     loket_nothing, loket_what_ifs,                                                                \
     "Trials of rules, newest first.")                                                             \
  O (WATCH_LIST, "watch/list", LOKET_READ | LOKET_COUNTED, LOKET_MAY_WATCH_CHANGES,                \
     loket_watch_query, loket_watch_page,                                                          \
     "What has changed about people with a decision, or who were refused one.")                    \
  O (WATCH_MOVE, "watch/move", LOKET_WRITE, LOKET_MAY_WATCH_CHANGES,                               \
     loket_watch_move, loket_watch,                                                                \
     "Hears a resident, keeps a decision, or has it ended after the hearing.")                     \
  O (APPLICATION_BEGIN, "application/begin", LOKET_WRITE | LOKET_COUNTED, LOKET_MAY_TAKE_APPLICATIONS, \
     loket_application_begin, loket_application_view,                                              \
     "Takes in an application with the papers that are there; what can follow at once is done.")   \
  O (APPLICATION_SET_PAPERS, "application/set-papers", LOKET_WRITE | LOKET_COUNTED, LOKET_MAY_TAKE_APPLICATIONS, \
     loket_papers_request, loket_application_view,                                                 \
     "Says which papers were seen, copied or are not needed; with all of them its clock begins.")  \
  O (APPLICATION_OPEN, "application/open", LOKET_READ | LOKET_COUNTED | LOKET_KEEPS_UP, LOKET_MAY_SEE_APPLICATIONS, \
     loket_application_request, loket_application_view,                                            \
     "All that belongs to an application, its clock, and what to do next.")                        \
  O (APPLICATION_LIST, "application/list", LOKET_READ | LOKET_COUNTED, LOKET_MAY_SEE_APPLICATIONS, \
     loket_application_query, loket_application_list,                                              \
     "Applications, the newest first, twenty at a time.")                                          \
  O (APPLICATION_MOVE, "application/move", LOKET_WRITE | LOKET_COUNTED, LOKET_MAY_SEE_APPLICATIONS, \
     loket_application_act, loket_application_view,                                                \
     "Brings an application on: verification, withdrawal, opening it again; each for some roles.") \
  O (APPLICATION_STATUS, "application/status", LOKET_READ | LOKET_QUICK, LOKET_MAY_SEE_STATUS,     \
     loket_status_request, loket_application_status,                                               \
     "How far the application of a slip is, and what is owed; nothing of whose it is.")            \
  O (WORKLIST_SHOW, "worklist/show", LOKET_READ | LOKET_COUNTED | LOKET_KEEPS_UP, LOKET_MAY_SEE_APPLICATIONS, \
     loket_worklist_query, loket_worklists,                                                        \
     "What waits for the roles of the officer, counted; the lines of one list, overdue first.")    \
  O (PERSON_BRIEF, "person/brief", LOKET_READ | LOKET_COUNTED | LOKET_QUICK | LOKET_OPENS, LOKET_MAY_SEE_PEOPLE, \
     loket_brief_request, loket_person_brief,                                                      \
     "What the counter has to know of the person before it: lists, household, cards, warnings.")   \
  O (CARD_WAITING, "card/waiting", LOKET_READ | LOKET_COUNTED | LOKET_KEEPS_UP, LOKET_MAY_SEE_CARDS, \
     loket_card_waiting_query, loket_card_waiting_page,                                            \
     "People to whom a card is granted that nobody has issued yet.")                               \
  O (CARD_ISSUE, "card/issue", LOKET_WRITE, LOKET_MAY_ISSUE_CARDS,                                 \
     loket_card_issue, loket_card_view,                                                            \
     "Gives a card its number, slot, face and seal; the answer holds all that printing needs.")    \
  O (CARD_OF_PERSON, "card/of-person", LOKET_READ | LOKET_COUNTED, LOKET_MAY_SEE_CARDS,            \
     loket_card_person_query, loket_card_list,                                                     \
     "Cards of a person, the newest first.")                                                       \
  O (CARD_OPEN, "card/open", LOKET_READ | LOKET_COUNTED | LOKET_KEEPS_UP, LOKET_MAY_SEE_CARDS, \
     loket_card_reference, loket_card_view,                                                        \
     "A card with its prints, its face and who took it.")                                          \
  O (CARD_DESIGN, "card/design", LOKET_READ, LOKET_MAY_SEE_CARDS,                                  \
     loket_card_design_query, loket_card_design,                                                   \
     "The drawings of a card of the profile, to show and to print one.")                           \
  O (CARD_LIST, "card/list", LOKET_READ | LOKET_COUNTED, LOKET_MAY_SEE_CARDS,                      \
     loket_card_query, loket_card_list,                                                            \
     "Cards of a region, product, state or number.")                                               \
  O (CARD_HOUSEHOLD, "card/household", LOKET_READ | LOKET_COUNTED, LOKET_MAY_SEE_CARDS,            \
     loket_household_cards_query, loket_household_cards,                                           \
     "Cards and benefits of everybody in a household, and what it has twice.")                     \
  O (CARD_PHOTO, "card/photo", LOKET_WRITE | LOKET_COUNTED, LOKET_MAY_CHANGE_CARDS,                \
     loket_card_photo_request, loket_person_photo,                                                 \
     "Puts the picture of a person on file, for his next card.")                                   \
  O (CARD_REPRINT, "card/reprint", LOKET_WRITE, LOKET_MAY_PRINT_CARDS,                             \
     loket_card_act, loket_card_view,                                                              \
     "Queues another print for one that was spoiled or lost, within the limit of the day.")        \
  O (CARD_REPRINT_MORE, "card/reprint-more", LOKET_WRITE | LOKET_TWO_OFFICERS, LOKET_MAY_PRINT_CARDS,\
     loket_card_act, loket_approval,                                                               \
     "Proposes another print above the limit of the day.")                                         \
  O (CARD_HAND_OVER, "card/hand-over", LOKET_WRITE | LOKET_COUNTED, LOKET_MAY_HAND_OVER_CARDS,     \
     loket_card_giving, loket_card_view,                                                           \
     "Gives a good card to its holder or a proxy, which makes it active; not by who printed it.")  \
  O (CARD_SUSPEND, "card/suspend", LOKET_WRITE | LOKET_COUNTED, LOKET_MAY_HOLD_CARDS,              \
     loket_card_suspend, loket_card_view,                                                          \
     "Puts a card aside, until a day or until somebody resumes it.")                               \
  O (CARD_RESUME, "card/resume", LOKET_WRITE | LOKET_COUNTED, LOKET_MAY_HOLD_CARDS,                \
     loket_card_act, loket_card_view,                                                              \
     "Takes a suspended card up again.")                                                           \
  O (CARD_REVOKE, "card/revoke", LOKET_WRITE | LOKET_TWO_OFFICERS, LOKET_MAY_DECIDE,               \
     loket_card_act, loket_approval,                                                               \
     "Proposes to end a card for good.")                                                           \
  O (CARD_LOST, "card/lost", LOKET_WRITE | LOKET_COUNTED, LOKET_MAY_CHANGE_CARDS,                  \
     loket_card_act, loket_card_view,                                                              \
     "The holder has lost it: dead at once, another print is queued.")                             \
  O (CARD_DAMAGED, "card/damaged", LOKET_WRITE | LOKET_COUNTED, LOKET_MAY_CHANGE_CARDS,            \
     loket_card_exchange, loket_card_view,                                                         \
     "Damaged, or what stands on it has changed: good until the next print is handed over.")       \
  O (CARD_RENEW, "card/renew", LOKET_WRITE | LOKET_COUNTED, LOKET_MAY_CHANGE_CARDS,                \
     loket_card_act, loket_card_view,                                                              \
     "Queues a print with new days, shortly before the end, while the decision goes on.")          \
  O (ROLL_CHECK, "roll/check", LOKET_WRITE | LOKET_UNKEPT, LOKET_MAY_CHECK_ROLLS,                  \
     loket_roll_check, loket_roll_results,                                                         \
     "Says of each pupil of a class whether there is help with school; nothing of it is kept.")    \
  O (CARD_UNCLAIMED, "card/unclaimed", LOKET_READ | LOKET_COUNTED | LOKET_KEEPS_UP, LOKET_MAY_SEE_CARDS, \
     loket_card_unclaimed_query, loket_card_list,                                                  \
     "Cards that nobody has come for, for the villages.")                                          \
  O (PRINT_LIST, "print/list", LOKET_READ | LOKET_COUNTED | LOKET_KEEPS_UP, LOKET_MAY_PRINT_CARDS, \
     loket_print_query, loket_print_list,                                                          \
     "Rows of the print ledger: what is queued, and what may be in a printer.")                    \
  O (PRINT_OPEN_ROWS, "print/open-rows", LOKET_READ | LOKET_COUNTED, LOKET_MAY_PRINT_CARDS,        \
     loket_nothing, loket_print_rows,                                                              \
     "What this device has sent and nobody knows the outcome of.")                                 \
  O (PRINT_BEGIN, "print/begin", LOKET_WRITE, LOKET_MAY_PRINT_CARDS,                               \
     loket_print_begin, loket_print_rows,                                                          \
     "Says that a job with that name is about to be sent; before the spooler hears of it.")        \
  O (PRINT_TELL, "print/tell", LOKET_WRITE, LOKET_MAY_PRINT_CARDS,                                 \
     loket_print_tell, loket_print_rows,                                                           \
     "What the spooler, or a person who looked, says of a job; what is known already stays.")      \
  O (PRINT_SCAN, "print/scan", LOKET_WRITE, LOKET_MAY_PRINT_CARDS,                                 \
     loket_print_scan, loket_card_print,                                                           \
     "A printed card was read and is as on file: it is good.")                                     \
  O (PRINT_SPOIL, "print/spoil", LOKET_WRITE, LOKET_MAY_PRINT_CARDS,                               \
     loket_print_end, loket_card_print,                                                            \
     "A print is spoiled; its blank is used up.")                                                  \
  O (PRINT_LOSE, "print/lose", LOKET_WRITE, LOKET_MAY_PRINT_CARDS,                                 \
     loket_print_end, loket_card_print,                                                            \
     "A print cannot be found; its blank is gone.")                                                \
  O (PRINT_CANCEL, "print/cancel", LOKET_WRITE, LOKET_MAY_PRINT_CARDS,                             \
     loket_print_end, loket_card_print,                                                            \
     "A queued print is not made after all.")                                                      \
  O (BATCH_MAKE, "batch/make", LOKET_WRITE | LOKET_COUNTED, LOKET_MAY_PRINT_CARDS,                 \
     loket_batch_request, loket_batch_view,                                                        \
     "Puts the queued cards of a village together, by hamlet and name.")                           \
  O (BATCH_LIST, "batch/list", LOKET_READ | LOKET_COUNTED | LOKET_KEEPS_UP, LOKET_MAY_PRINT_CARDS, \
     loket_batch_query, loket_batch_list,                                                          \
     "Batches with their outcomes, the newest first.")                                             \
  O (BATCH_OPEN, "batch/open", LOKET_READ | LOKET_COUNTED | LOKET_KEEPS_UP, LOKET_MAY_PRINT_CARDS, \
     loket_batch_act, loket_batch_view,                                                            \
     "A batch with each of its prints.")                                                           \
  O (BATCH_RELEASE, "batch/release", LOKET_WRITE | LOKET_COUNTED, LOKET_MAY_PRINT_CARDS,           \
     loket_batch_act, loket_batch_view,                                                            \
     "Says that a batch may be printed.")                                                          \
  O (BATCH_CLOSE, "batch/close", LOKET_WRITE | LOKET_COUNTED, LOKET_MAY_PRINT_CARDS,               \
     loket_batch_act, loket_batch_view,                                                            \
     "Closes a batch whose good cards were counted, when each print has one outcome.")             \
  O (STOCK_RECEIVE, "stock/receive", LOKET_WRITE, LOKET_MAY_KEEP_BLANKS,                           \
     loket_stock_receive, loket_stock_balance,                                                     \
     "Blank cards came.")                                                                          \
  O (STOCK_COUNT, "stock/count", LOKET_WRITE, LOKET_MAY_KEEP_BLANKS,                               \
     loket_stock_count, loket_stock_balance,                                                       \
     "Somebody counted the blanks that lie there.")                                                \
  O (STOCK_BALANCE, "stock/balance", LOKET_READ, LOKET_MAY_KEEP_BLANKS,                            \
     loket_nothing, loket_stock_balance,                                                           \
     "Where the blanks went, and whether the day can close.")                                      \
  O (STOCK_CLOSE_DAY, "stock/close-day", LOKET_WRITE, LOKET_MAY_KEEP_BLANKS,                       \
     loket_nothing, loket_blank_day,                                                               \
     "Closes the day of the blanks, when they balance and no print is open.")                      \
  O (KEY_LIST, "key/list", LOKET_READ, LOKET_MAY_SEE_KEYS,                                         \
     loket_nothing, loket_key_list,                                                                \
     "Keys that seal cards and status lists, and which of them are unlocked.")                     \
  O (KEY_TAKE_IN, "key/take-in", LOKET_WRITE | LOKET_WHOLE_DISTRICT, LOKET_MAY_KEEP_KEYS,          \
     loket_key_delivery, loket_key_list,                                                           \
     "Takes in what a ceremony made: the signed trust list, and new keys under their passphrase.") \
  O (KEY_UNLOCK, "key/unlock", LOKET_WRITE | LOKET_UNKEPT | LOKET_WHOLE_DISTRICT,                  \
     LOKET_MAY_UNLOCK_KEYS, loket_key_unlocking, loket_key_list,                                   \
     "Unlocks the keys for the shift of whoever asks.")                                            \
  O (KEY_LOCK, "key/lock", LOKET_WRITE | LOKET_UNKEPT, LOKET_MAY_UNLOCK_KEYS,                      \
     loket_nothing, loket_key_list,                                                                \
     "Wipes the unlocked keys from memory.")                                                       \
  O (STATUS_PUBLISH, "status/publish", LOKET_WRITE | LOKET_UNKEPT | LOKET_WHOLE_DISTRICT,          \
     LOKET_MAY_PUBLISH_LISTS, loket_publishing, loket_publication,                                 \
     "Signs which cards are good now.")                                                            \
  O (TRUST_PUBLISH, "trust/publish", LOKET_READ | LOKET_WHOLE_DISTRICT, LOKET_MAY_PUBLISH_LISTS,   \
     loket_nothing, loket_publication,                                                             \
     "Gives out the trust list that the root signed.")                                             \
  O (LISTS_FETCH, "lists/fetch", LOKET_READ | LOKET_QUICK, LOKET_MAY_HOLD_LISTS,                   \
     loket_lists_held, loket_lists_answer,                                                         \
     "The trust list and the status lists that are newer than those one holds.")                   \
  O (VERIFY_SCAN, "verify/scan", LOKET_READ | LOKET_QUICK | LOKET_COUNTED, LOKET_MAY_CHECK_CARDS,  \
     loket_verify_scan, loket_verify_answer,                                                       \
     "What the office makes of a card that was scanned, by what it knows now.")                    \
  O (USE_TELL, "use/tell", LOKET_WRITE | LOKET_OFFLINE, LOKET_MAY_TELL_USES,                       \
     loket_use_telling, loket_card_use,                                                            \
     "Says what a card was used for.")                                                             \
  O (USE_HINTS, "use/hints", LOKET_READ | LOKET_COUNTED | LOKET_WHOLE_DISTRICT, LOKET_MAY_SEE_USES,\
     loket_nothing, loket_use_hints,                                                               \
     "Uses of cards that somebody should look at, and all of the last thirty days, counted.")      \
  O (GUARANTEE_ISSUE, "guarantee/issue", LOKET_WRITE | LOKET_OFFLINE, LOKET_MAY_ISSUE_GUARANTEES,  \
     loket_guarantee_issue, loket_guarantee,                                                       \
     "A hospital has seen a good card and printed a slip, signed by its desk; kept whatever is odd.")\
  O (GUARANTEE_WITHDRAW, "guarantee/withdraw", LOKET_WRITE | LOKET_COUNTED,                        \
     LOKET_MAY_WITHDRAW_GUARANTEES, loket_guarantee_withdraw, loket_guarantee,                     \
     "A slip that was not claimed counts no more.")                                                \
  O (GUARANTEE_LIST, "guarantee/list", LOKET_READ | LOKET_COUNTED, LOKET_MAY_SEE_GUARANTEES,       \
     loket_guarantee_query, loket_guarantee_list,                                                  \
     "Slips of a hospital, region or day; a hospital sees its own.")                               \
  O (GUARANTEE_CHECK, "guarantee/check", LOKET_READ | LOKET_COUNTED, LOKET_MAY_SEE_GUARANTEES,     \
     loket_guarantee_check, loket_guarantee_reading,                                               \
     "What the code of a slip is, scanned or typed, and whether it is real.")                      \
  O (CLAIM_MATCH, "claim/match", LOKET_WRITE | LOKET_WHOLE_DISTRICT, LOKET_MAY_MATCH_CLAIMS,       \
     loket_claim_match, loket_claim_report,                                                        \
     "Takes in a hospital's list of claims, whole, and holds each row against the slips.")         \
  O (CLAIM_LIST, "claim/list", LOKET_READ | LOKET_WHOLE_DISTRICT, LOKET_MAY_SEE_CLAIMS,            \
     loket_claim_query, loket_claim_page,                                                          \
     "Lists that were taken in, with sums by hospital and outcome.")                               \
  O (CLAIM_ROWS_OF, "claim/rows", LOKET_READ | LOKET_WHOLE_DISTRICT, LOKET_MAY_SEE_CLAIMS,         \
     loket_claim_rows_query, loket_claim_rows,                                                     \
     "Rows of a list of claims, with what became of each.")                                        \
  O (RATING_GIVE, "rating/give", LOKET_WRITE | LOKET_UNMARKED, LOKET_MAY_RATE,                     \
     loket_rating_request, loket_rating_thanks,                                                    \
     "What somebody thinks of the service, without who it was or when.")                           \
  O (RATING_SUMMARY, "rating/summary", LOKET_READ | LOKET_WHOLE_DISTRICT, LOKET_MAY_SEE_RATINGS,   \
     loket_rating_query, loket_rating_summary,                                                     \
     "How satisfied people are: answers, means, index and grade, as a whole and by service.")      \
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
gboolean loket_operation_needs_key (const LoketOperation *operation);

G_END_DECLS
