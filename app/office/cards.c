/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of cards: what it does; each topic has a file of its own. */
#include "config.h"

#include "office/cards.h"

const LoketBinding loket_card_desk[] = {
    {&LOKET_CARD_WAITING, loket_card_list_waiting},
    {&LOKET_CARD_ISSUE, loket_card_issue},
    {&LOKET_CARD_OF_PERSON, loket_card_of_person},
    {&LOKET_CARD_OPEN, loket_card_open},
    {&LOKET_CARD_LIST, loket_card_list_some},
    {&LOKET_CARD_HOUSEHOLD, loket_card_household},
    {&LOKET_CARD_PHOTO, loket_card_take_photo},
    {&LOKET_CARD_REPRINT, loket_card_reprint},
    {&LOKET_CARD_REPRINT_MORE, loket_card_reprint_more, .check = loket_card_check_reprint},
    {&LOKET_CARD_HAND_OVER, loket_card_give},
    {&LOKET_CARD_SUSPEND, loket_card_suspend},
    {&LOKET_CARD_RESUME, loket_card_resume},
    {&LOKET_CARD_REVOKE, loket_card_revoke, .check = loket_card_check_revoke},
    {&LOKET_CARD_LOST, loket_card_lost},
    {&LOKET_CARD_DAMAGED, loket_card_exchange},
    {&LOKET_CARD_RENEW, loket_card_renew},
    {&LOKET_CARD_UNCLAIMED, loket_card_list_unclaimed},
    {NULL, NULL},
};
