/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the words of the command line to a request record; loketctl's main uses it. */
#pragma once

#include "core/operations.h"

G_BEGIN_DECLS

const LoketOperation *loket_command_operation (const char *const *words, guint *n_used);
LoketRecord *loket_command_request (const LoketOperation *operation,
                                    const char *const *words,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *loket_command_read_file (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *loket_command_read_secret (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketDeviceKind loket_command_device (const LoketOperation *operation);
char *loket_command_plain (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *loket_command_table (LoketRecord *answer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
