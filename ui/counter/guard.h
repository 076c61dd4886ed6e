/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who works at this counter: sign-in, lock, the next officer, sign-out.  The window shows its pages
 * by it; the hub decides (docs/permissions.md), this only asks. */
#pragma once

#include "client/client.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_GUARD_UNSTAFFED,    /* the office has no officers: whoever sits here works */
  LOKET_GUARD_OUT,          /* an officer has to sign in */
  LOKET_GUARD_LOCKED,       /* the last one comes back, or another one takes the seat */
  LOKET_GUARD_NEW_PASSWORD, /* signed in by a password that somebody else chose */
  LOKET_GUARD_IN,
} LoketGuardState;

/* Why nobody is signed in any more. */
typedef enum {
  LOKET_GUARD_NO_REASON,
  LOKET_GUARD_BY_HAND, /* locked or signed out here */
  LOKET_GUARD_BY_IDLENESS,
  LOKET_GUARD_BY_OFFICE, /* locked, ended or put out by the office */
} LoketGuardReason;

#define LOKET_GUARD_IDLE_MINUTES 5

#define LOKET_TYPE_GUARD (loket_guard_get_type ())
G_DECLARE_FINAL_TYPE (LoketGuard, loket_guard, LOKET, GUARD, GObject)

/* Signals: "changed" (anything here), "refused" (GError): the last sign-in or change of a password
 * was not taken, "password-changed", "told": the hub has heard that somebody is here. */

LoketGuard *loket_guard_new (LoketClient *client, double idle_minutes) G_GNUC_WARN_UNUSED_RESULT;

LoketGuardState loket_guard_state (LoketGuard *self);
LoketGuardReason loket_guard_reason (LoketGuard *self);
gboolean loket_guard_lets_work (LoketGuard *self);
gboolean loket_guard_is_busy (LoketGuard *self);
LoketSession *loket_guard_session (LoketGuard *self);
const char *loket_guard_last_login (LoketGuard *self);
const char *loket_guard_last_name (LoketGuard *self);

void loket_guard_sign_in (LoketGuard *self, const char *login, const char *password);
void loket_guard_change_password (LoketGuard *self, const char *old, const char *password);
void loket_guard_lock (LoketGuard *self);
void loket_guard_sign_out (LoketGuard *self);
void loket_guard_give_up_seat (LoketGuard *self);

void loket_guard_touch (LoketGuard *self);
void loket_guard_tick (LoketGuard *self);

G_END_DECLS
