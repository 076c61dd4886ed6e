/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The turn: what a handler gets to work with.  Only the desks of app/office include this. */
#pragma once

#include "core/job.h"
#include "core/officer.h"
#include "core/operations.h"
#include "core/person.h"
#include "office/devices.h"
#include "office/key-ring.h"
#include "store/txn.h"

G_BEGIN_DECLS

typedef struct _LoketTurn LoketTurn;

/* Adds a capability: reads and writes through @turn only.  Returns (transfer full) the answer, or
 * %NULL with @error set and then nothing of the turn remains. */
typedef LoketRecord *(*LoketHandler) (LoketTurn *turn, LoketRecord *request, GError **error);

/* Slow work such as hashing, before the transaction and on a worker's thread, at most two at once:
 * the only writer is never held by it.  @caller may do the operation.  Returns (transfer full) what
 * loket_turn_prepared() gives to the handler, or %NULL with @error set, which is then the answer.
 */
typedef gpointer (*LoketPrepare) (LoketOffice *office,
                                  const LoketCaller *caller,
                                  LoketRecord *request,
                                  GError **error);

/* What can be known when one officer proposes it: the same as the handler asks again when the
 * second one approves.  Writes nothing.  Returns %FALSE with @error set to why it can come to
 * nothing. */
typedef gboolean (*LoketCheck) (LoketTurn *turn, LoketRecord *request, GError **error);

/* The work of a LOKET_JOB after its request was answered: again and again .prepare on the jobs' own
 * thread, without a transaction (it may read the store by loket_store_read_sync()), then .step in a
 * write turn of at most 5 ms, between which everybody else's writes go first.  What .step writes
 * and what it puts into @job are committed together; after a crash it goes on from that.
 *
 * A step may be run twice or undone, so it never changes @state: the next .prepare does, by what
 * @job says.  %LOKET_ERROR_BUSY and %LOKET_ERROR_STORE_FULL: the same step is tried again later,
 * with a new @state.  Any other error ends the job: it has failed, with code and parameter, after
 * .undo has run. */
typedef struct {
  gboolean (
      *step) (LoketTurn *turn, LoketJob *job, gpointer state, gboolean *finished, GError **error);
  gboolean (*prepare) (LoketOffice *office,
                       const LoketJob *job,
                       gpointer state,
                       GError **error); /* (nullable) */
  /* (nullable) What the steps need in memory: made on the jobs' thread before the first one, and
   * again after a restart.  What takes long asks loket_office_jobs_end() now and then. */
  gpointer (*begin) (LoketOffice *office, const LoketJob *job, GError **error);
  GDestroyNotify end; /* (nullable) frees it */
  /* (nullable) Takes back what the steps did, in such turns too, when the job failed or was
   * cancelled. */
  gboolean (*undo) (LoketTurn *turn, LoketJob *job, gboolean *finished, GError **error);
} LoketJobWork;

typedef struct _LoketBinding {
  const LoketOperation *operation;
  LoketHandler handle;
  LoketPrepare prepare; /* (nullable) */
  GDestroyNotify free_prepared;
  const LoketJobWork *work; /* of a LOKET_JOB */
  LoketCheck check;         /* (nullable) of what needs two officers */
} LoketBinding;

/* One list of bindings a desk */
extern const LoketBinding loket_admin_desk[];
extern const LoketBinding loket_application_desk[];
extern const LoketBinding loket_audit_desk[];
extern const LoketBinding loket_backup_desk[];
extern const LoketBinding loket_approval_desk[];
extern const LoketBinding loket_batch_desk[];
extern const LoketBinding loket_blob_desk[];
extern const LoketBinding loket_card_desk[];
extern const LoketBinding loket_calling_desk[];
extern const LoketBinding loket_claim_desk[];
extern const LoketBinding loket_decision_desk[];
extern const LoketBinding loket_demo_desk[];
extern const LoketBinding loket_device_desk[];
extern const LoketBinding loket_guarantee_desk[];
extern const LoketBinding loket_job_desk[];
extern const LoketBinding loket_journey_desk[];
extern const LoketBinding loket_key_desk[];
extern const LoketBinding loket_merge_desk[];
extern const LoketBinding loket_letter_desk[];
extern const LoketBinding loket_list_desk[];
extern const LoketBinding loket_list_import_desk[];
extern const LoketBinding loket_list_report_desk[];
extern const LoketBinding loket_officers_desk[];
extern const LoketBinding loket_people_desk[];
extern const LoketBinding loket_pair_desk[];
extern const LoketBinding loket_print_desk[];
extern const LoketBinding loket_publish_desk[];
extern const LoketBinding loket_queue_desk[];
extern const LoketBinding loket_help_desk[];
extern const LoketBinding loket_closure_desk[];
extern const LoketBinding loket_rating_desk[];
extern const LoketBinding loket_roll_desk[];
extern const LoketBinding loket_rules_desk[];
extern const LoketBinding loket_session_desk[];
extern const LoketBinding loket_stock_desk[];
extern const LoketBinding loket_survey_choices_desk[];
extern const LoketBinding loket_survey_desk[];
extern const LoketBinding loket_tend_desk[];
extern const LoketBinding loket_verifier_desk[];
extern const LoketBinding loket_visit_desk[];
extern const LoketBinding loket_watch_desk[];

/* What the turn knows */
LoketTxn *loket_turn_txn (LoketTurn *turn);
LoketProfile *loket_turn_profile (LoketTurn *turn);
const LoketCaller *loket_turn_caller (LoketTurn *turn);
gint64 loket_turn_now (LoketTurn *turn);
gint64 loket_turn_not_before (LoketTurn *turn, gint64 time);
const char *loket_turn_day (LoketTurn *turn);
char *loket_turn_new_id (LoketTurn *turn) G_GNUC_WARN_UNUSED_RESULT;
GBytes *loket_turn_ticket_key (LoketTurn *turn);
LoketOffice *loket_turn_office (LoketTurn *turn);
LoketKeyRing *loket_turn_keys (LoketTurn *turn);
gpointer loket_turn_prepared (LoketTurn *turn);
LoketSession *loket_turn_session (LoketTurn *turn); /* (nullable), as the turn found it */
LoketOfficer *loket_turn_officer (LoketTurn *turn); /* (nullable), as the turn found him */
char *loket_turn_officer_name (LoketTurn *turn, const char *officer) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_turn_proposer (LoketTurn *turn); /* (nullable), the first of two officers */
const LoketCertifier *loket_turn_certifier (LoketTurn *turn);

/* What the turn does: row, feed and audit at once */
gboolean loket_turn_insert (LoketTurn *turn, gpointer record, GError **error);
gboolean loket_turn_replace (LoketTurn *turn, gpointer before, gpointer after, GError **error);

/* The same wherever it is: what follows from an answer may reach beyond an officer's area.  @before
 * is NULL for what is new. */
gboolean loket_turn_put (LoketTurn *turn, gpointer before, gpointer after, GError **error);
gboolean
loket_turn_put_person (LoketTurn *turn, LoketPerson *before, LoketPerson *after, GError **error);

/* The same for people, who are also found by the words of their names. */
gboolean loket_turn_insert_person (LoketTurn *turn, LoketPerson *person, GError **error);
gboolean loket_turn_replace_person (LoketTurn *turn,
                                    LoketPerson *before,
                                    LoketPerson *after,
                                    GError **error);

/* For bulk work, which writes its rows by loket_txn_…(): one event and one audit row a chunk. */
gboolean loket_turn_tell (LoketTurn *turn, gpointer record, GError **error);

/* What the handler of a LOKET_JOB answers: it sets stage and total, then inserts it. */
LoketJob *loket_turn_new_job (LoketTurn *turn, LoketRecord *request) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_turn_retry_job (LoketTurn *turn, LoketJob *before, LoketJob *after, GError **error);
LoketRecord *
loket_job_request (const LoketJob *job, GType type, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_office_jobs_end (LoketOffice *office);

/* Whether an officer or a device can be for that region. */
gboolean loket_turn_check_region (LoketTurn *turn, const char *area, GError **error);

/* What it wrote stays although the operation is refused, and the audit row names the officer that
 * it was about: for counting wrong passwords. */
void loket_turn_keep (LoketTurn *turn);
void loket_turn_set_officer (LoketTurn *turn, const char *officer);

/* A record that is not there any more: the audit row says what it was. */
void loket_turn_note_gone (LoketTurn *turn, gpointer record);

/* An act that changes no record: what the audit row says of it, and what it was for. */
void loket_turn_note (LoketTurn *turn, gpointer record, const char *purpose);

/* Called by the dispatcher in the first write turn of a business day. */
gboolean loket_queue_begin_day (LoketTurn *turn, GError **error);

/* What time alone brings about; see loket_office_tend(). */
LoketRecord *loket_queue_tend (LoketTurn *turn, LoketRecord *request, GError **error);
gboolean loket_queue_needs_tending (LoketTurn *turn, gboolean *needs, GError **error);

/* The same for applications, once a day. */
gboolean loket_application_tend (LoketTurn *turn, GError **error);
gboolean loket_application_needs_tending (LoketTurn *turn, gboolean *needs, GError **error);

/* A record that names a blob counts it, in the turn that writes the record. */
gboolean loket_blob_use (LoketTurn *turn, const char *sha256, GError **error);
gboolean loket_blob_release (LoketTurn *turn, const char *sha256, GError **error);
/* Whether the caller may see a record that names it; see the table in blobs.c. */
typedef gboolean (*LoketBlobNamer) (LoketTurn *turn,
                                    const char *sha256,
                                    gboolean *may,
                                    GError **error);
gboolean
loket_application_names_blob (LoketTurn *turn, const char *sha256, gboolean *may, GError **error);
gboolean loket_card_names_blob (LoketTurn *turn, const char *sha256, gboolean *may, GError **error);
gboolean
loket_condition_names_blob (LoketTurn *turn, const char *sha256, gboolean *may, GError **error);
gboolean loket_blob_is_own (LoketTurn *turn, const char *sha256, gboolean *may, GError **error);
gboolean
loket_letter_shows_blob (LoketTurn *turn, const char *sha256, gboolean *may, GError **error);
gboolean
loket_survey_names_blob (LoketTurn *turn, const char *sha256, gboolean *may, GError **error);

/* The present state of long work as feed events, as loket_queue_state(). */
gboolean loket_job_state (LoketTxn *txn, GPtrArray *events, GError **error);
void loket_feed_append (GPtrArray *records, gboolean newest_first, GPtrArray *events);

/* The present state of the queue as feed events, appended to @events (element-type LoketEvent). */
gboolean loket_queue_state (LoketTxn *txn, const char *day, GPtrArray *events, GError **error);

G_END_DECLS
