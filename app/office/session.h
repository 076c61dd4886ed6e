/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desks of officers and sessions share: a password that a worker has checked. */
#pragma once

#include "office/turn.h"

G_BEGIN_DECLS

/* What .prepare found out about a password, and what the turn has to find unchanged. */
typedef struct {
  char *login_mac; /* of what was typed */
  char *checked;   /* (nullable) the hash that it was held against; NULL = no such officer */
  gboolean right;
  char *new_hash; /* (nullable) of the password that shall follow */
} LoketPasswordWork;

void loket_password_work_free (gpointer work);
gboolean loket_sign_in_check_wait (LoketTxn *txn,
                                   const char *login_mac,
                                   const char *device,
                                   gint64 now,
                                   GError **error);

G_END_DECLS
