/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What CUPS and a printer say alike in IPP (RFC 8011); cups.c and device.c use it. */
#pragma once

#include "printing/cups.h"

#include <cups/cups.h>

G_BEGIN_DECLS

http_t *loket_ipp_connect (const char *host,
                           int port,
                           http_encryption_t encryption,
                           int ms,
                           double answer) G_GNUC_WARN_UNUSED_RESULT;
LoketPrintReason loket_ipp_worst_reason (ipp_attribute_t *reasons);
LoketCupsJobState loket_ipp_job_state (int state);
void loket_ipp_ask_for_jobs (ipp_t *request, const char *which);
void loket_ipp_find_job (ipp_t *answer, const char *tag, LoketCupsJobState *state, int *id);

G_END_DECLS
