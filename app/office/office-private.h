/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of app/office know of the office and nobody else does. */
#pragma once

#include "office/devices.h"
#include "office/job-runner.h"
#include "office/key-ring.h"
#include "office/refusals.h"
#include "office/seen.h"

G_BEGIN_DECLS

struct _LoketOffice {
  LoketStore *store;
  LoketProfile *profile; /* read only to be copied, under the lock */
  GMutex profile_lock;
  GHashTable *profiles;     /* GThread -> its own copy */
  LoketRegions *regions;    /* never changes: any thread may read it */
  LoketRuleBook *rules;     /* likewise */
  LoketFormBook *forms;     /* likewise */
  LoketLetterBook *letters; /* likewise */
  LoketClock *clock;
  LoketRandom *random;
  GBytes *ticket_key;
  GBytes *sign_in_key;
  LoketKeyRing *keys; /* any thread may ask it */
  LoketSeen *seen;
  LoketRefusals *refusals;
  LoketCertifier certifier; /* all zero: there is none */
  GHashTable *bindings;     /* LoketOperation -> LoketBinding */
  GThreadPool *workers;     /* of the .prepare steps */
  GHashTable *arriving; /* under the lock: names of blobs whose turn is still to come -> how many */
  GMutex arriving_lock;
  LoketJobRunner *runner;
  LoketOfficeTold told;
  gpointer told_data;
  /* what hello says, known without asking the store; main thread */
  gint64 last_seq;
  char *day;
  gint staffed; /* atomic; an officer is on file, and no officer is ever taken off it */
  gboolean tending;
};

/* What the workers do with what the dispatcher gives them. */
void loket_office_prepare_cb (gpointer data, gpointer office);

char *loket_office_new_id (LoketOffice *office) G_GNUC_WARN_UNUSED_RESULT;
LoketRandom *loket_office_random (LoketOffice *office);
GBytes *loket_office_sign_in_key (LoketOffice *office);
LoketKeyRing *loket_office_keys (LoketOffice *office);

/* A record as JSON that may be put down: without passwords and tokens. */
char *loket_office_json (LoketRecord *record) G_GNUC_WARN_UNUSED_RESULT;
const LoketCertifier *loket_office_certifier (LoketOffice *office);
LoketSeen *loket_office_seen (LoketOffice *office);

G_END_DECLS
