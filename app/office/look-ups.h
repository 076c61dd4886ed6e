/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much an officer may look up in an hour; the dispatcher asks before each counted read. */
#pragma once

#include "core/operations.h"
#include "office/office.h"

G_BEGIN_DECLS

gboolean loket_look_up_count (LoketOffice *office,
                              const LoketCaller *caller,
                              const LoketOperation *operation,
                              LoketRecord *request,
                              GError **error);

gboolean loket_look_up_count_all (LoketOffice *office,
                                  const LoketCaller *caller,
                                  const LoketOperation *operation,
                                  const char *purpose,
                                  const char *const *subjects,
                                  GError **error);

G_END_DECLS
