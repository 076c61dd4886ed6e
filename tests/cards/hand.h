/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An officer with a client at a counter: signs in, asks, signs in again when the office forgot. */
#pragma once

#include "client/client.h"

G_BEGIN_DECLS

#define HAND_LOGIN "printer"
#define HAND_PASSWORD "rahasia-cetak-1"

LoketClient *hand_come (const char *socket) G_GNUC_WARN_UNUSED_RESULT;
LoketRecord *hand_ask (LoketClient *client,
                       const LoketOperation *operation,
                       LoketRecord *request,
                       GError **error);

G_END_DECLS
