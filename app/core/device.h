/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records about enrolled devices and how one gets in; app/office/devices.c deals with them. */
#pragma once

#include "core/permission.h"
#include "core/record.h"

G_BEGIN_DECLS

#define LOKET_CSR_MAX 2048         /* bytes of a certificate request; one for P-256 has about 250 */
#define LOKET_CERTIFICATE_MAX 4096 /* bytes of a certificate */

typedef enum {
  LOKET_DEVICE_ACTIVE,
  LOKET_DEVICE_REVOKED, /* for ever: the same machine is enrolled anew */
} LoketDeviceStatus;

GType loket_device_status_get_type (void);

/* A machine that may speak to the hub, known by its certificate. */
LOKET_DECLARE_RECORD (LoketDevice, loket_device)
struct _LoketDevice {
  LoketRecord parent_instance;
  char *id;
  char *name;
  LoketDeviceKind kind;
  char *area;          /* NULL = the whole district */
  LoketOptional lane;  /* of a kiosk: its band of numbers without the hub */
  char *cert_sha256;   /* of the certificate, DER */
  char *former_sha256; /* of the one before a renewal: the device may have lost the answer */
  LoketDeviceStatus status;
  gint64 enrolled_at;
  gint64 ends_at; /* of the certificate */
  LoketOptional seen_at;
  LoketOptional revoked_at;
};

typedef enum {
  LOKET_ENROLMENT_OPEN,
  LOKET_ENROLMENT_USED,
  LOKET_ENROLMENT_WITHDRAWN,
} LoketEnrolmentState;

GType loket_enrolment_state_get_type (void);

/* A place held open for one device; its secret is known only by its hash. */
LOKET_DECLARE_RECORD (LoketEnrolment, loket_enrolment)
struct _LoketEnrolment {
  LoketRecord parent_instance;
  char *id;
  char *name;
  LoketDeviceKind kind;
  char *area;
  LoketOptional lane;
  char *secret_sha256;
  LoketEnrolmentState state;
  gint64 opened_at;
  gint64 ends_at;
  char *device; /* that came in by it */
};

LOKET_DECLARE_RECORD (LoketDeviceRequest, loket_device_request)
struct _LoketDeviceRequest {
  LoketRecord parent_instance;
  char *name;
  LoketDeviceKind kind;
  char *area;
  LoketOptional lane;
};

/* What the new device needs to know, as a QR or a small file. */
LOKET_DECLARE_RECORD (LoketInvitation, loket_invitation)
struct _LoketInvitation {
  LoketRecord parent_instance;
  char *id;
  char *name;
  LoketOptional lane; /* of a kiosk; absent: it gives no numbers without the hub */
  char *text;
  gint64 ends_at;
};

LOKET_DECLARE_RECORD (LoketDeviceIssue, loket_device_issue)
struct _LoketDeviceIssue {
  LoketRecord parent_instance;
  char *name;
  LoketDeviceKind kind;
  char *area;
  LoketOptional lane;
  GBytes *request;
};

LOKET_DECLARE_RECORD (LoketEnrolRequest, loket_enrol_request)
struct _LoketEnrolRequest {
  LoketRecord parent_instance;
  char *secret;
  GBytes *request;
};

LOKET_DECLARE_RECORD (LoketRenewRequest, loket_renew_request)
struct _LoketRenewRequest {
  LoketRecord parent_instance;
  GBytes *request;
};

/* What makes a machine a device. */
LOKET_DECLARE_RECORD (LoketDevicePapers, loket_device_papers)
struct _LoketDevicePapers {
  LoketRecord parent_instance;
  LoketDevice *device;
  GBytes *ca;
  GBytes *certificate;
  LoketOptional port; /* absent: the hub is not on the network */
};

LOKET_DECLARE_RECORD (LoketDeviceReference, loket_device_reference)
struct _LoketDeviceReference {
  LoketRecord parent_instance;
  char *device;
};

LOKET_DECLARE_RECORD (LoketDeviceList, loket_device_list)
struct _LoketDeviceList {
  LoketRecord parent_instance;
  GListStore *devices;
  GListStore *enrolments; /* open ones */
};

LOKET_DECLARE_RECORD (LoketWithdrawal, loket_withdrawal)
struct _LoketWithdrawal {
  LoketRecord parent_instance;
  gint64 withdrawn;
};

/* The text of an invitation: where to go, whom to trust, and the secret. */
typedef struct {
  char **addresses; /* "HOST:PORT" */
  char *pin;        /* SHA-256 of the public key of the office's CA, 64 digits */
  char *secret;     /* 32 digits */
} LoketInvitationText;

char *loket_invitation_text_make (const LoketInvitationText *invitation) G_GNUC_WARN_UNUSED_RESULT;
LoketInvitationText *loket_invitation_text_parse (const char *text,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_invitation_text_free (LoketInvitationText *invitation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketInvitationText, loket_invitation_text_free)

G_END_DECLS
