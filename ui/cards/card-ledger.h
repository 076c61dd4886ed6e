/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The print ledger of the office, as the press writes it: LoketLedger over the client.  The windows
 * that print cards make one.  Main thread only. */
#pragma once

#include "client/client.h"
#include "printing/ledger.h"

G_BEGIN_DECLS

#define LOKET_TYPE_CARD_LEDGER (loket_card_ledger_get_type ())
G_DECLARE_FINAL_TYPE (LoketCardLedger, loket_card_ledger, LOKET, CARD_LEDGER, GObject)

LoketCardLedger *loket_card_ledger_new (LoketClient *client) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
