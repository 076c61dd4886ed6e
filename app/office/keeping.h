/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an office does for itself once a day; the hub's timer asks for it. */
#pragma once

#include "office/office.h"

G_BEGIN_DECLS

void loket_office_keep (LoketOffice *office, GAsyncReadyCallback done, gpointer done_data);
gboolean loket_office_keep_finish (LoketOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
