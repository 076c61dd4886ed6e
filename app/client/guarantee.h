/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guarantee slips made by a device by itself: on its disk before they are on paper. */
#pragma once

#include "client/client.h"
#include "client/offline.h"
#include "core/guarantee.h"

G_BEGIN_DECLS

LoketGuaranteeSlip *loket_offline_guarantee (LoketOffline *self,
                                             LoketGuaranteeSlip *facts,
                                             const char *device,
                                             const char *language,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

char *loket_client_device_name (LoketClient *self) G_GNUC_WARN_UNUSED_RESULT;
LoketGuaranteeSlip *loket_client_guarantee (LoketClient *self,
                                            LoketGuaranteeSlip *facts,
                                            const char *language,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
