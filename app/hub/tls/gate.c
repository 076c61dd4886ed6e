/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at each certificate inside the handshake, before a byte of HTTP is read (store.md 3), and
 * turns out the connections of a device that is revoked; the doors of the hub ask it. */
#include "config.h"

#include "hub/tls/gate.h"

#include "office/devices.h"

#include <arpa/inet.h>
#include <linux/sockios.h>
#include <string.h>
#include <sys/ioctl.h>

struct _LoketGate {
  LoketAuthority *authority; /* borrowed */
  guint per_device;
  guint per_address;
  GHashTable *by_certificate; /* SHA-256 → LoketPeer */
  GHashTable *waiting;        /* address → how many have not shown a good certificate yet */
  GPtrArray *guests;          /* LoketGuest, borrowed */
};

struct _LoketGuest {
  LoketGate *gate;
  LoketPeer *peer;   /* NULL until the certificate was good */
  char *certificate; /* its SHA-256, then */
  char *address;     /* while it is counted as waiting */
  int fd;            /* of the connection, borrowed */
};

static void
peer_unref (gpointer peer)
{
  g_rc_box_release (peer);
}

/**
 * loket_gate_new:
 * @authority: (transfer none): whose certificates count; it outlives the gate
 * @per_device: connections that a device may have
 * @per_address: connections from one address that have not shown a good certificate
 *
 * Returns: (transfer full): a gate that lets nobody in yet
 */
LoketGate *
loket_gate_new (LoketAuthority *authority, guint per_device, guint per_address)
{
  LoketGate *gate = g_new0 (LoketGate, 1);

  gate->authority = authority;
  gate->per_device = per_device;
  gate->per_address = per_address;
  gate->by_certificate = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, peer_unref);
  gate->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gate->guests = g_ptr_array_new ();
  return gate;
}

/**
 * loket_gate_free:
 * @gate: (nullable) (transfer full): a gate through which nobody is any more
 */
void
loket_gate_free (LoketGate *gate)
{
  if (gate == NULL)
    return;
  g_hash_table_unref (gate->by_certificate);
  g_hash_table_unref (gate->waiting);
  g_ptr_array_unref (gate->guests);
  g_free (gate);
}

static LoketPeer *
find_known (GHashTable *known, LoketDevice *device)
{
  LoketPeer *peer = g_hash_table_lookup (known, device->cert_sha256);

  if (peer == NULL && device->former_sha256 != NULL)
    peer = g_hash_table_lookup (known, device->former_sha256);
  return peer != NULL && strcmp (peer->id, device->id) == 0 ? g_rc_box_acquire (peer)
                                                            : g_rc_box_new0 (LoketPeer);
}

static void
add_device (GHashTable *peers, GHashTable *known, LoketDevice *device)
{
  LoketPeer *peer = find_known (known, device);

  peer->kind = device->kind;
  peer->id = g_intern_string (device->id);
  peer->area = g_intern_string (device->area);
  peer->revoked = device->status != LOKET_DEVICE_ACTIVE;
  if (!peer->revoked) {
    g_hash_table_insert (peers, g_strdup (device->cert_sha256), g_rc_box_acquire (peer));
    if (device->former_sha256 != NULL)
      g_hash_table_insert (peers, g_strdup (device->former_sha256), g_rc_box_acquire (peer));
  }
  g_rc_box_release (peer);
}

/**
 * loket_gate_set_devices:
 * @gate: a gate
 * @devices: (element-type LoketDevice): all of the office, as they are now
 *
 * Connections of a device that is no longer welcome are cut off at once.
 */
void
loket_gate_set_devices (LoketGate *gate, GPtrArray *devices)
{
  g_autoptr (GHashTable) known = g_steal_pointer (&gate->by_certificate);

  gate->by_certificate = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, peer_unref);
  for (guint i = 0; i < devices->len; i++)
    add_device (gate->by_certificate, known, g_ptr_array_index (devices, i));
  for (guint i = 0; i < gate->guests->len; i++) {
    LoketGuest *guest = g_ptr_array_index (gate->guests, i);
    if (guest->peer != NULL && guest->peer->revoked)
      shutdown (guest->fd, SHUT_RDWR);
  }
}

static char *
text_of (const struct sockaddr *address)
{
  char text[INET6_ADDRSTRLEN] = "";

  if (address->sa_family == AF_INET)
    inet_ntop (AF_INET,
               &((const struct sockaddr_in *) (const void *) address)->sin_addr,
               text,
               sizeof text);
  else if (address->sa_family == AF_INET6)
    inet_ntop (AF_INET6,
               &((const struct sockaddr_in6 *) (const void *) address)->sin6_addr,
               text,
               sizeof text);
  return g_strdup (text);
}

static guint
count_waiting (LoketGate *gate, const char *address)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (gate->waiting, address));
}

static void
set_waiting (LoketGate *gate, const char *address, guint n)
{
  if (n == 0)
    g_hash_table_remove (gate->waiting, address);
  else
    g_hash_table_insert (gate->waiting, g_strdup (address), GUINT_TO_POINTER (n));
}

/**
 * loket_gate_is_crowded:
 * @gate: a gate
 * @address: where somebody comes from
 *
 * Returns: %TRUE when as many as may from there have not shown who they are
 */
gboolean
loket_gate_is_crowded (LoketGate *gate, const struct sockaddr *address)
{
  g_autofree char *text = text_of (address);

  return count_waiting (gate, text) >= gate->per_address;
}

static void
stop_waiting (LoketGuest *guest)
{
  if (guest->address == NULL)
    return;
  set_waiting (guest->gate, guest->address, count_waiting (guest->gate, guest->address) - 1);
  g_clear_pointer (&guest->address, g_free);
}

/* Inside the handshake: anything but 0 ends it. */
static int
verify_cb (gnutls_session_t session)
{
  LoketGuest *guest = gnutls_session_get_ptr (session);
  unsigned n = 0;
  const gnutls_datum_t *certificates = gnutls_certificate_get_peers (session, &n);
  g_autofree char *sha256 = NULL;
  LoketPeer *peer;

  if (certificates == NULL || n == 0)
    return GNUTLS_E_CERTIFICATE_REQUIRED;
  sha256 = loket_authority_know (guest->gate->authority, &certificates[0]);
  peer = sha256 != NULL ? g_hash_table_lookup (guest->gate->by_certificate, sha256) : NULL;
  if (peer == NULL || peer->connections >= guest->gate->per_device || guest->peer != NULL)
    return GNUTLS_E_CERTIFICATE_ERROR;
  guest->peer = g_rc_box_acquire (peer);
  guest->certificate = g_steal_pointer (&sha256);
  peer->connections++;
  stop_waiting (guest);
  return 0;
}

/**
 * loket_gate_receive:
 * @gate: a gate
 * @session: the TLS session before its handshake
 * @fd: its socket
 * @address: where it comes from
 * @enrolling: at the door for those who have no certificate yet
 *
 * Returns: (transfer full): the connection as the gate knows it, until loket_guest_leave()
 */
LoketGuest *
loket_gate_receive (LoketGate *gate,
                    gnutls_session_t session,
                    int fd,
                    const struct sockaddr *address,
                    gboolean enrolling)
{
  LoketGuest *guest = g_new0 (LoketGuest, 1);

  guest->gate = gate;
  guest->fd = fd;
  guest->address = text_of (address);
  set_waiting (gate, guest->address, count_waiting (gate, guest->address) + 1);
  g_ptr_array_add (gate->guests, guest);
  if (!enrolling) {
    gnutls_session_set_ptr (session, guest);
    gnutls_certificate_server_set_request (session, GNUTLS_CERT_REQUIRE);
    gnutls_session_set_verify_function (session, verify_cb);
  }
  return guest;
}

/**
 * loket_guest_peer:
 * @guest: a connection
 *
 * Returns: (transfer none) (nullable): the device that it belongs to; %NULL before it showed a
 *   certificate, and once the device is revoked
 */
const LoketPeer *
loket_guest_peer (LoketGuest *guest)
{
  return guest->peer != NULL && !guest->peer->revoked ? guest->peer : NULL;
}

/* A comment on the feed goes out every few seconds; a machine whose cable is out acknowledges
 * nothing. */
static gboolean
takes_all (const LoketGuest *guest)
{
  int unacknowledged = 0;

  return ioctl (guest->fd, SIOCOUTQ, &unacknowledged) == 0 && unacknowledged == 0;
}

/**
 * loket_gate_look_round:
 * @gate: a gate
 * @office: whose devices they are
 *
 * Tells the office which devices are there although they ask nothing, such as a board in the hall.
 */
void
loket_gate_look_round (LoketGate *gate, LoketOffice *office)
{
  for (guint i = 0; i < gate->guests->len; i++) {
    const LoketGuest *guest = g_ptr_array_index (gate->guests, i);

    if (guest->peer != NULL && !guest->peer->revoked && takes_all (guest))
      loket_office_saw_device (office, guest->peer->id);
  }
}

/**
 * loket_guest_certificate:
 * @guest: a connection of a device
 *
 * Returns: (transfer none): SHA-256 of the certificate that it has shown, 64 digits
 */
const char *
loket_guest_certificate (LoketGuest *guest)
{
  return guest->certificate;
}

/**
 * loket_guest_leave:
 * @guest: (transfer full): a connection that has ended
 */
void
loket_guest_leave (LoketGuest *guest)
{
  stop_waiting (guest);
  g_ptr_array_remove_fast (guest->gate->guests, guest);
  if (guest->peer != NULL) {
    guest->peer->connections--;
    g_rc_box_release (guest->peer);
  }
  g_free (guest->certificate);
  g_free (guest);
}
