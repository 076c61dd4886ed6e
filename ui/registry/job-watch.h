/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long work of one kind, as the feed tells of it: which one goes on, and which one has ended. */
#pragma once

#include "client/client.h"
#include "core/job.h"

G_BEGIN_DECLS

#define LOKET_TYPE_JOB_WATCH (loket_job_watch_get_type ())
G_DECLARE_FINAL_TYPE (LoketJobWatch, loket_job_watch, LOKET, JOB_WATCH, GObject)

/* Signals "running" (LoketJob, nullable): another one goes on now, or none; "ended" (LoketJob): the
 * one that went on, or that was expected, has ended.  "ended" comes first. */

LoketJobWatch *loket_job_watch_new (LoketClient *client,
                                    const LoketOperation *operation) G_GNUC_WARN_UNUSED_RESULT;
void loket_job_watch_look (LoketJobWatch *self);
void loket_job_watch_expect (LoketJobWatch *self, const char *job);
LoketJob *loket_job_watch_running (LoketJobWatch *self);

G_END_DECLS
