/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cups.c and cups-jobs.c share. */
#pragma once

#include "printing/cups.h"

#include <cups/cups.h>

G_BEGIN_DECLS

struct _LoketCups {
  http_t *http;
};

ipp_t *loket_cups_queue_request (ipp_op_t operation, const char *queue) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_cups_check_answer (ipp_t *answer, GError **error);

G_END_DECLS
