/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the desks of cards share, and what decisions, people and time do to cards. */
#pragma once

#include "core/card-desk.h"
#include "core/decision.h"
#include "office/turn.h"

G_BEGIN_DECLS

#define LOKET_CARDS_TENDED 20 /* in one turn */

/* Handlers, one topic a file */
LoketRecord *loket_card_list_waiting (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_card_of_person (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_card_open (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_card_list_some (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_card_list_unclaimed (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_card_household (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_card_issue (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_card_take_photo (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_card_reprint (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_card_reprint_more (LoketTurn *turn, LoketRecord *request, GError **error);
gboolean loket_card_check_reprint (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_card_lost (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_card_exchange (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_card_renew (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_print_scan (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_card_give (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_card_suspend (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_card_resume (LoketTurn *turn, LoketRecord *request, GError **error);
LoketRecord *loket_card_revoke (LoketTurn *turn, LoketRecord *request, GError **error);
gboolean loket_card_check_revoke (LoketTurn *turn, LoketRecord *request, GError **error);

/* Rows */
gboolean loket_card_rule (const char *name, GError **error);
LoketCard *
loket_card_get (LoketTurn *turn, const char *card, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketCard *loket_card_get_seen (LoketTurn *turn,
                                const char *card,
                                LoketOptional version,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketCard *loket_card_copy (LoketCard *card) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_card_put (LoketTurn *turn,
                         LoketCard *before,
                         LoketCard *after,
                         const char *act,
                         GError **error);
void loket_card_set_reason (LoketCard *card, const char *reason);
LoketCardPrint *
loket_print_get (LoketTurn *turn, const char *print, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketCardPrint *
loket_print_of_card (LoketTurn *turn, const char *print, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_print_check_key (LoketTurn *turn, const LoketCardPrint *print, GError **error);
LoketCardPrint *loket_print_copy (LoketCardPrint *print) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_print_put (LoketTurn *turn,
                          LoketCardPrint *before,
                          LoketCardPrint *after,
                          const char *act,
                          GError **error);
gboolean loket_card_cancel_queued (LoketTurn *turn,
                                   const LoketCard *card,
                                   const char *reason,
                                   GError **error);

/* What is shown */
LoketCardFace *loket_card_read_face (const LoketCardPrint *print,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketRecord *
loket_card_view_of (LoketTurn *turn, const char *card, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_card_is_renewable (LoketTurn *turn, const LoketCard *card, GError **error);

/* Making a print: number, days, face, slot, seal */
LoketCardProduct *loket_card_product_of (LoketTurn *turn, const LoketCard *card, GError **error);
gboolean loket_card_set_days (LoketTurn *turn,
                              LoketCard *card,
                              const LoketCardProduct *product,
                              const LoketDecision *decision,
                              GError **error);
LoketCardPrint *loket_card_make_print (LoketTurn *turn,
                                       LoketCard *card,
                                       LoketPrintCause cause,
                                       const char *reason,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Its life, whoever asks */
gboolean loket_card_put_aside (LoketTurn *turn,
                               LoketCard *card,
                               LoketCardHold hold,
                               const char *until,
                               const char *reason,
                               GError **error);
gboolean loket_card_take_up (LoketTurn *turn, LoketCard *card, const char *reason, GError **error);
gboolean loket_card_rests_on_something (LoketTurn *turn,
                                        const LoketCard *card,
                                        gboolean *rests,
                                        GError **error);
gboolean loket_card_end (LoketTurn *turn,
                         LoketCard *card,
                         const char *act,
                         const char *reason,
                         GError **error);

/* What happens elsewhere and reaches cards */
gboolean loket_cards_follow_decision (LoketTurn *turn,
                                      const LoketDecision *decision,
                                      const char *act,
                                      const char *reason,
                                      GError **error);
gboolean loket_cards_take_over (LoketTurn *turn, const LoketDecision *granted, GError **error);
gboolean loket_cards_follow_person (LoketTurn *turn,
                                    const LoketPerson *before,
                                    const LoketPerson *after,
                                    GError **error);
gboolean loket_cards_follow_undo (LoketTurn *turn, const char *person, GError **error);
gboolean loket_cards_follow_merge (LoketTurn *turn, const char *winner, GError **error);
gboolean
loket_cards_check_merge (LoketTurn *turn, const char *winner, const char *loser, GError **error);
gboolean loket_cards_need_tending (LoketTurn *turn, gboolean *needs, GError **error);
gboolean loket_cards_tend (LoketTurn *turn, GError **error);

/* Blanks */
gboolean loket_blank_check_open (LoketTurn *turn, GError **error);
gboolean loket_blank_check_there (LoketTurn *turn, const LoketCardPrint *print, GError **error);
gboolean loket_blank_note (LoketTurn *turn, const LoketCardPrint *print, GError **error);

/* Batches */
LoketBatchLine *loket_batch_line_of (LoketTurn *turn,
                                     LoketCardPrint *print,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_batch_follow (LoketTurn *turn, const char *batch, GError **error);

G_END_DECLS
