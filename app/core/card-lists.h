/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists that whoever checks cards holds: the newest trust list, and the newest status list of
 * each code of the office.  No files, no clock: bytes come in, verdicts go out. */
#pragma once

#include "core/card-token.h"

G_BEGIN_DECLS

/* What became of a list that came. */
typedef enum {
  LOKET_LIST_TAKEN,
  LOKET_LIST_HELD,    /* the one that is held is as new, or newer */
  LOKET_LIST_REFUSED, /* no list, or not signed by whom it must be; what is held stays */
} LoketListTaken;

typedef struct _LoketCardLists LoketCardLists;

LoketCardLists *loket_card_lists_new (const guint8 *root_key) G_GNUC_WARN_UNUSED_RESULT;
void loket_card_lists_free (LoketCardLists *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketCardLists, loket_card_lists_free)

LoketListTaken loket_card_lists_take_trust (LoketCardLists *self, GBytes *cwt);
LoketListTaken loket_card_lists_take_status (LoketCardLists *self, GBytes *cwt);

const guint8 *loket_card_lists_root (const LoketCardLists *self);
const LoketTrustList *loket_card_lists_trust (const LoketCardLists *self);
char **loket_card_lists_issuers (const LoketCardLists *self) G_GNUC_WARN_UNUSED_RESULT;
const LoketStatusList *loket_card_lists_status (const LoketCardLists *self, const char *iss);
GBytes *loket_card_lists_trust_cwt (const LoketCardLists *self);
GBytes *loket_card_lists_status_cwt (const LoketCardLists *self, const char *iss);
guint loket_card_lists_n_status (const LoketCardLists *self);
gint64 loket_card_lists_oldest (const LoketCardLists *self);

LoketCardReading *loket_card_lists_judge (const LoketCardLists *self,
                                          const char *text,
                                          gint64 now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
