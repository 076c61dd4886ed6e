/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The administrator's desk: what the office is, and whether its store is sound. */
#include "config.h"

#include "office/turn.h"

static LoketRecord *
profile (LoketTurn *turn, LoketRecord *request, GError **error)
{
  return LOKET_RECORD (g_object_ref (loket_turn_profile (turn)));
}

static LoketRecord *
check (LoketTurn *turn, LoketRecord *request, GError **error)
{
  LoketCheckReport *report = loket_txn_check (loket_turn_txn (turn), error);

  return report != NULL ? LOKET_RECORD (report) : NULL;
}

const LoketBinding loket_admin_desk[] = {
    {&LOKET_OFFICE_PROFILE, profile},
    {&LOKET_ADMIN_CHECK, check},
    {NULL, NULL},
};
