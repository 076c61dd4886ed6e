/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a hospital's list of claims (CSV in the wild) into rows; the office matches them. */
#pragma once

#include <glib.h>

#include "core/claim.h"

G_BEGIN_DECLS

#define LOKET_CLAIM_CELL 80 /* characters that are kept of a cell */

GPtrArray *loket_claim_read (const void *bytes, gsize length, const char *today, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_claim_amount_read (const char *text, gint64 *rupiah);
gboolean loket_claim_purpose_read (const char *text, LoketGuaranteePurpose *purpose);

G_END_DECLS
