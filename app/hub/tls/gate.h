/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may come through a TLS door: the enrolled devices, and how many connections each may have;
 * the doors of the hub ask it. */
#pragma once

#include "core/device.h"
#include "hub/tls/authority.h"

#include <sys/socket.h>

G_BEGIN_DECLS

/* A device that is enrolled; connections that it opened hold a reference. */
typedef struct {
  LoketDeviceKind kind;
  const char *id;   /* lives as long as the program */
  const char *area; /* (nullable) so does this */
  guint connections;
  gboolean revoked;
} LoketPeer;

typedef struct _LoketGate LoketGate;

/* A connection through a TLS door, from its first byte to its end. */
typedef struct _LoketGuest LoketGuest;

LoketGate *loket_gate_new (LoketAuthority *authority,
                           guint per_device,
                           guint per_address) G_GNUC_WARN_UNUSED_RESULT;
void loket_gate_free (LoketGate *gate);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketGate, loket_gate_free)

void loket_gate_set_devices (LoketGate *gate, GPtrArray *devices);
gboolean loket_gate_is_crowded (LoketGate *gate, const struct sockaddr *address);

LoketGuest *loket_gate_receive (LoketGate *gate,
                                gnutls_session_t session,
                                int fd,
                                const struct sockaddr *address,
                                gboolean enrolling) G_GNUC_WARN_UNUSED_RESULT;
void loket_gate_look_round (LoketGate *gate, LoketOffice *office);
const LoketPeer *loket_guest_peer (LoketGuest *guest);
const char *loket_guest_certificate (LoketGuest *guest);
void loket_guest_leave (LoketGuest *guest);

G_END_DECLS
