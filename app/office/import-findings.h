/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What matching found, in a file without a name, so that a long list needs no more memory than a
 * short one: matching appends it, noting reads it. */
#pragma once

#include "office/import-private.h"

G_BEGIN_DECLS

LoketFindings *loket_findings_new (const char *dir, GError **error);
void loket_findings_free (LoketFindings *self);
void loket_findings_add (LoketFindings *self,
                         LoketFindingKind kind,
                         LoketPairHint hint,
                         gint64 row,
                         const char *note);
gboolean loket_findings_end (LoketFindings *self, GError **error);
gint64 loket_findings_count (const LoketFindings *self);
gboolean
loket_findings_read (LoketFindings *self, gint64 from, guint n, GArray *findings, GError **error);

G_END_DECLS
