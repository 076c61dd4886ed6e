/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the administration page for what stands in records: kinds, roles, states, times. */
#pragma once

#include "core/device.h"
#include "core/officer.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

const char *loket_admin_device_kind (LoketDeviceKind kind);
const char *loket_admin_device_status (LoketDeviceStatus status);
const char *loket_admin_role (LoketRole role);
char *loket_admin_roles (const char *const *roles) G_GNUC_WARN_UNUSED_RESULT;
const char *loket_admin_officer_status (LoketOfficerStatus status);
char *loket_admin_time (LoketProgram *application, gint64 at) G_GNUC_WARN_UNUSED_RESULT;
char *loket_admin_day (LoketProgram *application, gint64 at) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
