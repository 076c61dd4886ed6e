/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of good cards from a folder on a web server; card-keeper.c uses it.  Main thread only. */
#pragma once

#include "core/verifier-desk.h"

G_BEGIN_DECLS

typedef struct _LoketListAddress LoketListAddress;

/* A file that came.  Returns whether it need not come again until it is another one. */
typedef gboolean (*LoketListCame) (const char *name, GBytes *bytes, gpointer data);

LoketListAddress *loket_list_address_new (const char *address,
                                          LoketListCame came,
                                          gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void loket_list_address_free (LoketListAddress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketListAddress, loket_list_address_free)

void loket_list_address_forget (LoketListAddress *self);
void loket_list_address_ask (LoketListAddress *self, const char *name);

G_END_DECLS
