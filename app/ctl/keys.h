/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “key init|add|rotate|retire|withdraw|take-in|unlock” and “card status|trust publish”: ceremonies,
 * and files for verifiers.  loketctl's main uses it. */
#pragma once

#include "reach.h"

G_BEGIN_DECLS

/* How the office is reached. */
typedef struct {
  const char *dir;
  const LoketReachOfficer *officer; /* (nullable) */
  gboolean json;
  const char *language; /* of what a person reads */
} LoketKeyPlace;

gboolean loket_ctl_keys_are_wanted (const char *const *words);
char *loket_ctl_keys_run (const LoketKeyPlace *place,
                          const char *const *words,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_ctl_publish_is_wanted (const char *const *words);
char *loket_ctl_publish (const LoketKeyPlace *place,
                         const char *const *words,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
