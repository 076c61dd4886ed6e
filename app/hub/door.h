/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A door of the hub: a listening socket and the HTTP server behind it; hub.c has one on a Unix
 * socket, and with --listen two more over TLS. */
#pragma once

#include "hub/exchange.h"
#include "hub/hub.h"
#include "hub/tls/gate.h"

G_BEGIN_DECLS

typedef struct _LoketDoor LoketDoor;

typedef enum {
  LOKET_DOOR_UNIX,
  LOKET_DOOR_DEVICES,   /* TLS with a certificate of a device */
  LOKET_DOOR_ENROLMENT, /* TLS without one: only device/enrol is done here */
} LoketDoorKind;

typedef struct {
  LoketDoorKind kind;
  LoketExchanges *shared;
  const LoketHubLimits *limits;
  LoketAuthority *authority; /* of a TLS door; it and the gate outlive the door */
  LoketGate *gate;
  void (*changed) (int more, gpointer data); /* connections opened (1) or closed (-1) */
  gpointer data;
} LoketDoorOptions;

LoketDoor *loket_door_new (const LoketDoorOptions *options,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_door_open_unix (LoketDoor *door, const char *path, GError **error);
gboolean loket_door_open_tcp (LoketDoor *door, const char *host, guint16 port, GError **error);
gboolean loket_door_is_open (LoketDoor *door);
const char *loket_door_address (LoketDoor *door);
guint16 loket_door_port (LoketDoor *door);
void loket_door_shut (LoketDoor *door);
void loket_door_free (LoketDoor *door);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketDoor, loket_door_free)

G_END_DECLS
