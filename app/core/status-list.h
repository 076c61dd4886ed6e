/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The status list of an office: one bit a card, set unless the card is good (IETF Token Status List
 * as CWT).  The hub publishes it, whoever checks a card holds the newest one. */
#pragma once

#include "core/trust-list.h"

G_BEGIN_DECLS

#define LOKET_STATUS_BYTES (64 * 1024)    /* of 2^19 bits, all slots of a list */
#define LOKET_STATUS_LIST_MAX (80 * 1024) /* bytes of a signed one, however ill it packs */
#define LOKET_STATUS_DAY 86400            /* seconds */
#define LOKET_STATUS_GOOD_DAYS 7          /* then "valid, list old" */
#define LOKET_STATUS_LIFE_DAYS 30         /* then nothing is confirmed by it */
#define LOKET_STATUS_TYPE "application/statuslist+cwt"

typedef struct _LoketStatusList LoketStatusList;

LoketStatusList *loket_status_list_new (const char *iss) G_GNUC_WARN_UNUSED_RESULT;
void loket_status_list_free (LoketStatusList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketStatusList, loket_status_list_free)

void loket_status_list_set_good (LoketStatusList *list, guint slot, gboolean good);
gboolean loket_status_list_is_good (const LoketStatusList *list, guint slot);
const char *loket_status_list_iss (const LoketStatusList *list);
gint64 loket_status_list_iat (const LoketStatusList *list);
gboolean loket_status_list_replaces (const LoketStatusList *list, const LoketStatusList *held);

GBytes *loket_status_list_payload (const LoketStatusList *list,
                                   gint64 now) G_GNUC_WARN_UNUSED_RESULT;
LoketStatusList *loket_status_list_open (GBytes *cwt,
                                         const LoketTrustList *trusted) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
