/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the lists of good cards on a device that checks cards: on its disk, from the hub, from a
 * web server, from a memory stick; judges cards by them without any of these.  Main thread only. */
#pragma once

#include "client/client.h"
#include "core/card-lists.h"
#include "core/clock.h"

G_BEGIN_DECLS

#define LOKET_TYPE_CARD_KEEPER (loket_card_keeper_get_type ())
G_DECLARE_FINAL_TYPE (LoketCardKeeper, loket_card_keeper, LOKET, CARD_KEEPER, GObject)

/* Signal "changed": newer lists are held, another root is trusted, or a root is offered.  Nothing
 * of a card is ever kept. */

LoketCardKeeper *loket_card_keeper_new (const char *folder,
                                        LoketClock *clock) G_GNUC_WARN_UNUSED_RESULT;
char *loket_card_keeper_usual_folder (void) G_GNUC_WARN_UNUSED_RESULT;

/* What is held, and what a card is by it. */
const LoketCardLists *loket_card_keeper_lists (LoketCardKeeper *self);
gint64 loket_card_keeper_now (LoketCardKeeper *self); /* seconds since 1970, office time if known */
LoketCardReading *loket_card_keeper_judge (LoketCardKeeper *self,
                                           const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *loket_card_keeper_age (LoketCardKeeper *self, const char *language) G_GNUC_WARN_UNUSED_RESULT;

/* The root: whose lists count here.  It is trusted when a person has compared its
 * loket_root_name() with what the office says on the telephone. */
GBytes *loket_card_keeper_root (LoketCardKeeper *self);    /* (nullable) trusted */
GBytes *loket_card_keeper_offered (LoketCardKeeper *self); /* (nullable) by the hub, another one */
gboolean loket_card_keeper_trust_root (LoketCardKeeper *self, GBytes *root, GError **error);

/* A memory stick.  First whose lists they are, then the lists. */
GBytes *loket_card_keeper_peek_folder (LoketCardKeeper *self,
                                       const char *folder,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_card_keeper_take_folder (LoketCardKeeper *self,
                                        const char *folder,
                                        guint *taken,
                                        GError **error);

/* Where newer ones come from by themselves. */
void loket_card_keeper_follow (LoketCardKeeper *self, LoketClient *client);
gboolean loket_card_keeper_set_address (LoketCardKeeper *self, const char *address);
void loket_card_keeper_fetch (LoketCardKeeper *self);

G_END_DECLS
