/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that make a machine a device; loketctl's main uses them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *name;
  const char *kind;
  const char *area; /* nullable */
  const char *lane; /* nullable */
  const char *out;
} LoketIssueWords;

gboolean loket_issue_words_read (LoketIssueWords *words, const char *const *given, GError **error);
GBytes *loket_ctl_issue (const char *dir,
                         const LoketIssueWords *words,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *
loket_ctl_enrol (const char *invitation, const char *out, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
