/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office: runs any operation of the table for whoever asks; hub and command line call it. */
#pragma once

#include "core/clock.h"
#include "core/form.h"
#include "core/job.h"
#include "core/letter-template.h"
#include "core/operations.h"
#include "core/profile.h"
#include "core/region.h"
#include "core/rules.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct _LoketOffice LoketOffice;

typedef struct {
  LoketStore *store;        /* (transfer full): closed with the office, or when it cannot be made */
  LoketProfile *profile;    /* (transfer none) */
  LoketRegions *regions;    /* (nullable) (transfer full): the places of its district */
  LoketRuleBook *rules;     /* (nullable) (transfer full): who gets which card */
  LoketFormBook *forms;     /* (nullable) (transfer full): what surveys ask */
  LoketLetterBook *letters; /* (nullable) (transfer full): what its letters say */
  LoketClock *clock;
  LoketRandom *random;
  const struct _LoketBinding *extra_desk; /* (nullable): operations beside those of the table */
} LoketOfficeParts;

LoketOffice *loket_office_new (const LoketOfficeParts *parts,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_office_free (LoketOffice *office);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketOffice, loket_office_free)

LoketProfile *loket_office_profile (LoketOffice *office);
const LoketRegions *loket_office_regions (LoketOffice *office);
const LoketRuleBook *loket_office_rules (LoketOffice *office);
const LoketFormBook *loket_office_forms (LoketOffice *office);
const LoketLetterBook *loket_office_letters (LoketOffice *office);
LoketClock *loket_office_clock (LoketOffice *office);
LoketStore *loket_office_store (LoketOffice *office);

/* One operation.  The answer is its JSON, byte for byte the same for the same key.
 * @caller and @request are copied or referenced; @key is a UUID, needed for writes. */
void loket_office_ask (LoketOffice *office,
                       const LoketOperation *operation,
                       const LoketCaller *caller,
                       LoketRecord *request,
                       const char *key,
                       GAsyncReadyCallback done,
                       gpointer done_data);
GBytes *loket_office_ask_finish (LoketOffice *office,
                                 GAsyncResult *result,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *loket_office_ask_sync (LoketOffice *office,
                               const LoketOperation *operation,
                               const LoketCaller *caller,
                               LoketRecord *request,
                               const char *key,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The feed: rows after a sequence number that this caller may see, or the present state as events
 * (when @after is negative), with the sequence number up to which it speaks. */
typedef struct {
  GPtrArray *events; /* LoketEvent */
  gint64 up_to;      /* no visible row up to here is missing */
  gboolean reset;    /* @after was unknown or too old: this is the present state instead */
} LoketFeedPart;

void loket_feed_part_free (LoketFeedPart *part);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketFeedPart, loket_feed_part_free)

void loket_office_feed (LoketOffice *office,
                        const LoketCaller *caller,
                        const char *const *topics,
                        gint64 after,
                        GAsyncReadyCallback done,
                        gpointer done_data);
LoketFeedPart *loket_office_feed_finish (LoketOffice *office,
                                         GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Called on the main context of loket_office_new() after each commit that told the feed something.
 */
typedef void (*LoketOfficeTold) (gint64 last_seq, gpointer data);
void loket_office_set_told (LoketOffice *office, LoketOfficeTold told, gpointer data);

LoketHello *loket_office_hello (LoketOffice *office) G_GNUC_WARN_UNUSED_RESULT;

/* Long work.  The hub lets it go on by itself from its start on, in the order in which it was
 * begun; where no hub runs it is driven to its end in one call. */
typedef void (*LoketJobProgress) (LoketJob *job, gpointer data);
void loket_office_start_jobs (LoketOffice *office);
void loket_office_stop_jobs (LoketOffice *office);
gboolean loket_office_run_jobs (LoketOffice *office,
                                LoketJobProgress progress,
                                gpointer data,
                                GError **error);
gboolean loket_office_is_working (LoketOffice *office);

/* What time alone brings about; called every few seconds by the hub. */
void loket_office_tend (LoketOffice *office);
gboolean loket_office_is_tending (LoketOffice *office);

G_END_DECLS
