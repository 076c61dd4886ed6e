/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All names of a register or of two lists, each kept once with how often it occurs: a common name
 * proves less than a rare one.  Rows of matching (match.h) point into it. */
#pragma once

#include "core/match-parameters.h"

G_BEGIN_DECLS

typedef struct _LoketMatchNames LoketMatchNames;

LoketMatchNames *loket_match_names_new (void) G_GNUC_WARN_UNUSED_RESULT;
void loket_match_names_free (LoketMatchNames *names);
guint32 loket_match_names_add (LoketMatchNames *names, const char *canon);
void loket_match_names_count (LoketMatchNames *names, guint32 name, guint times);
void loket_match_names_set_total (LoketMatchNames *names, guint total);
guint64 loket_match_names_skeleton (const LoketMatchNames *names, guint32 name);
guint64 loket_match_names_first_skeleton (const LoketMatchNames *names, guint32 name);
char *loket_match_names_dup_canon (const LoketMatchNames *names,
                                   guint32 name) G_GNUC_WARN_UNUSED_RESULT;
gsize loket_match_names_bytes (const LoketMatchNames *names);
LoketMatchLevel loket_match_names_compare (const LoketMatchNames *names,
                                           const LoketMatchParameters *parameters,
                                           guint32 a,
                                           guint32 b,
                                           double *frequency);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketMatchNames, loket_match_names_free)

G_END_DECLS
