/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long work from the command line: waited for, in this process or in a hub. */
#pragma once

#include "client/client.h"
#include "core/job.h"
#include "office/office.h"

G_BEGIN_DECLS

LoketJob *
loket_ctl_run_job (LoketOffice *office, LoketJob *begun, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketJob *loket_ctl_follow_job (LoketClient *client, LoketJob *begun) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_ctl_job_problem (LoketJob *job, GError **error);

G_END_DECLS
