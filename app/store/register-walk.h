/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the whole register in parts, each from where the one before ended, without a join; trials
 * of rules over all people walk it.  Texts last until the next call. */
#pragma once

#include "store/txn.h"

G_BEGIN_DECLS

typedef void (*LoketPersonWalk) (const char *id,
                                 const char *life_status,
                                 const char *village,
                                 gpointer data);
typedef void (*LoketHouseholdWalk) (const char *id,
                                    const char *kind,
                                    const char *family_card,
                                    gpointer data);
typedef void (*LoketMemberWalk) (const char *id,
                                 const char *household,
                                 const char *person,
                                 gboolean past,
                                 gpointer data);

typedef struct {
  gint64 people;
  gint64 households;
  gint64 members; /* past ones too */
} LoketRegisterSize;

/* Why register and lists alone do not tell all of somebody. */
typedef enum {
  LOKET_KNOWN_BY_HOUSEHOLD, /* a survey or a condition: it tells of all who live together */
  LOKET_KNOWN_ALONE,        /* counselling, or a row of a list that may be about him */
  LOKET_KNOWN_BY_CARD,      /* a card is in force */
} LoketKnownBy;

typedef void (*LoketKnownWalk) (const char *person, LoketKnownBy by, gpointer data);

gboolean loket_txn_register_size (LoketTxn *txn, LoketRegisterSize *size, GError **error);
gboolean loket_txn_walk_people (LoketTxn *txn,
                                const char *after,
                                guint limit,
                                LoketPersonWalk func,
                                gpointer data,
                                GError **error);
gboolean loket_txn_walk_households (LoketTxn *txn,
                                    const char *after,
                                    guint limit,
                                    LoketHouseholdWalk func,
                                    gpointer data,
                                    GError **error);
gboolean loket_txn_walk_members (LoketTxn *txn,
                                 const char *after,
                                 guint limit,
                                 LoketMemberWalk func,
                                 gpointer data,
                                 GError **error);
gboolean loket_txn_walk_known (LoketTxn *txn, LoketKnownWalk func, gpointer data, GError **error);

G_END_DECLS
