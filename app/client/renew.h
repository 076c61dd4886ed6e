/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a new certificate when two thirds of the time of the present one are over; client.c has
 * one where this machine is a device. */
#pragma once

#include "client/calls.h"

G_BEGIN_DECLS

typedef struct _LoketRenewal LoketRenewal;

LoketRenewal *loket_renewal_new (const char *dir, LoketCalls *calls) G_GNUC_WARN_UNUSED_RESULT;
void loket_renewal_free (LoketRenewal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketRenewal, loket_renewal_free)

void loket_renewal_look (LoketRenewal *self, LoketTransport *transport, gint64 now);

G_END_DECLS
