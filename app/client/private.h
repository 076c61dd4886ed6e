/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a client is made of where not everything is as usual; the tests use it. */
#pragma once

#include "client/client.h"
#include "client/finder.h"

G_BEGIN_DECLS

LoketClient *loket_client_new_for_places (LoketDeviceKind kind,
                                          LoketPlaces *places) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
