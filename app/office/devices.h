/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the hub's doors need of the office about its devices, and the office of the hub: somebody
 * who signs.  Only the hub has the CA, since the office knows no TLS. */
#pragma once

#include "core/device.h"
#include "office/office.h"

G_BEGIN_DECLS

/* Who signs certificates.  The functions are called on the writer's thread. */
typedef struct {
  GBytes *(*certify) (gpointer data,
                      GBytes *request,
                      const char *device,
                      gint64 ends_at,
                      GError **error);
  char **(*addresses) (gpointer data); /* (transfer full): "HOST:PORT" for enrolment; NULL: none */
  GBytes *ca;                          /* DER; borrowed, as is all that follows */
  const char *pin;
  guint16 port; /* for devices, 0 = not on the network */
  gpointer data;
} LoketCertifier;

/* Everybody who was ever let in, and how long somebody new is expected. */
typedef struct {
  GPtrArray *devices; /* LoketDevice */
  gint64 last_end;    /* of the open invitations, 0 = none */
} LoketRoll;

void loket_roll_free (LoketRoll *roll);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketRoll, loket_roll_free)

void loket_office_set_certifier (LoketOffice *office, const LoketCertifier *certifier);
LoketRoll *loket_office_roll (LoketOffice *office, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_office_withdraw_invitations (LoketOffice *office);
void loket_office_saw_device (LoketOffice *office, const char *device);

G_END_DECLS
