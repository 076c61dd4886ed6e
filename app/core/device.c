/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the records about devices, and the text of an invitation; hub and client read it.
 */
#include "config.h"

#include "core/device.h"

#include "core/error.h"

#include <string.h>

#define MARK "LKE1" /* says what the text is, and in which version */
#define ADDRESSES_MAX 8
#define HEX_DIGITS "0123456789abcdefABCDEF"

G_DEFINE_ENUM_TYPE (LoketDeviceStatus,
                    loket_device_status,
                    G_DEFINE_ENUM_VALUE (LOKET_DEVICE_ACTIVE, "active"),
                    G_DEFINE_ENUM_VALUE (LOKET_DEVICE_REVOKED, "revoked"))

G_DEFINE_ENUM_TYPE (LoketEnrolmentState,
                    loket_enrolment_state,
                    G_DEFINE_ENUM_VALUE (LOKET_ENROLMENT_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (LOKET_ENROLMENT_USED, "used"),
                    G_DEFINE_ENUM_VALUE (LOKET_ENROLMENT_WITHDRAWN, "withdrawn"))

/* clang-format off */
static const LoketField device_fields[] = {
  LOKET_FIELD_TEXT (LoketDevice, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Its id for ever"),
  LOKET_FIELD_TEXT (LoketDevice, name, LOKET_FIELD_PLAIN, .min = 1, .max = 64, .blurb = "What people call it"),
  LOKET_FIELD_ENUM (LoketDevice, kind, LOKET_FIELD_PLAIN, loket_device_kind, .blurb = "What it is for"),
  LOKET_FIELD_TEXT (LoketDevice, area, LOKET_FIELD_OPTIONAL | LOKET_FIELD_AREA, .max = 16, .blurb = "Region it is for; absent: the whole district"),
  LOKET_FIELD_INTEGER (LoketDevice, lane, LOKET_FIELD_OPTIONAL, .min = 7, .max = 99, .blurb = "First digits of a kiosk's numbers without the hub"),
  LOKET_FIELD_TEXT (LoketDevice, cert_sha256, LOKET_FIELD_PLAIN, .min = 64, .max = 64, .blurb = "SHA-256 of its certificate"),
  LOKET_FIELD_TEXT (LoketDevice, former_sha256, LOKET_FIELD_OPTIONAL, .max = 64, .blurb = "SHA-256 of the certificate before the last renewal"),
  LOKET_FIELD_ENUM (LoketDevice, status, LOKET_FIELD_PLAIN, loket_device_status, .blurb = "Whether it is let in"),
  LOKET_FIELD_TIME (LoketDevice, enrolled_at, LOKET_FIELD_PLAIN, .blurb = "When it was enrolled"),
  LOKET_FIELD_TIME (LoketDevice, ends_at, LOKET_FIELD_PLAIN, .blurb = "When its certificate ends"),
  LOKET_FIELD_TIME (LoketDevice, seen_at, LOKET_FIELD_OPTIONAL, .blurb = "When it was heard of last, to half a minute"),
  LOKET_FIELD_TIME (LoketDevice, revoked_at, LOKET_FIELD_OPTIONAL, .blurb = "When it was put out"),
};
LOKET_DEFINE_ENTITY (LoketDevice, loket_device, device_fields, "device", NULL)

static const LoketField enrolment_fields[] = {
  LOKET_FIELD_TEXT (LoketEnrolment, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Its id"),
  LOKET_FIELD_TEXT (LoketEnrolment, name, LOKET_FIELD_PLAIN, .min = 1, .max = 64, .blurb = "Name of the device to come"),
  LOKET_FIELD_ENUM (LoketEnrolment, kind, LOKET_FIELD_PLAIN, loket_device_kind, .blurb = "What it will be for"),
  LOKET_FIELD_TEXT (LoketEnrolment, area, LOKET_FIELD_OPTIONAL | LOKET_FIELD_AREA, .max = 16, .blurb = "Region it will be for"),
  LOKET_FIELD_INTEGER (LoketEnrolment, lane, LOKET_FIELD_OPTIONAL, .min = 7, .max = 99, .blurb = "Lane of a kiosk"),
  LOKET_FIELD_TEXT (LoketEnrolment, secret_sha256, LOKET_FIELD_PLAIN, .min = 64, .max = 64, .blurb = "SHA-256 of its secret"),
  LOKET_FIELD_ENUM (LoketEnrolment, state, LOKET_FIELD_PLAIN, loket_enrolment_state, .blurb = "Whether it is still open"),
  LOKET_FIELD_TIME (LoketEnrolment, opened_at, LOKET_FIELD_PLAIN, .blurb = "When it was opened"),
  LOKET_FIELD_TIME (LoketEnrolment, ends_at, LOKET_FIELD_PLAIN, .blurb = "When it ends unused"),
  LOKET_FIELD_TEXT (LoketEnrolment, device, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "The device that came in by it"),
};
LOKET_DEFINE_ENTITY (LoketEnrolment, loket_enrolment, enrolment_fields, "enrolment", NULL)

static const LoketField device_request_fields[] = {
  LOKET_FIELD_TEXT (LoketDeviceRequest, name, LOKET_FIELD_NAME, .min = 1, .max = 64, .blurb = "What people call it"),
  LOKET_FIELD_ENUM (LoketDeviceRequest, kind, LOKET_FIELD_PLAIN, loket_device_kind, .blurb = "What it is for"),
  LOKET_FIELD_TEXT (LoketDeviceRequest, area, LOKET_FIELD_OPTIONAL | LOKET_FIELD_AREA, .max = 16, .blurb = "Region it is for; absent: the whole district"),
  LOKET_FIELD_INTEGER (LoketDeviceRequest, lane, LOKET_FIELD_OPTIONAL, .min = 7, .max = 99, .blurb = "Lane of a kiosk; absent: the next free one"),
};
LOKET_DEFINE_RECORD (LoketDeviceRequest, loket_device_request, device_request_fields)

static const LoketField invitation_fields[] = {
  LOKET_FIELD_TEXT (LoketInvitation, id, LOKET_FIELD_UUID, .blurb = "The enrolment that it opens"),
  LOKET_FIELD_TEXT (LoketInvitation, name, LOKET_FIELD_PLAIN, .blurb = "Name of the device to come"),
  LOKET_FIELD_INTEGER (LoketInvitation, lane, LOKET_FIELD_OPTIONAL, .min = 7, .max = 99, .blurb = "Lane of a kiosk; absent: it gives no numbers without the hub"),
  LOKET_FIELD_TEXT (LoketInvitation, text, LOKET_FIELD_SECRET, .max = 1000, .blurb = "Text of the QR or the file; has the one-time secret"),
  LOKET_FIELD_TIME (LoketInvitation, ends_at, LOKET_FIELD_PLAIN, .blurb = "When it ends unused"),
};
LOKET_DEFINE_RECORD (LoketInvitation, loket_invitation, invitation_fields)

static const LoketField device_issue_fields[] = {
  LOKET_FIELD_TEXT (LoketDeviceIssue, name, LOKET_FIELD_NAME, .min = 1, .max = 64, .blurb = "What people call it"),
  LOKET_FIELD_ENUM (LoketDeviceIssue, kind, LOKET_FIELD_PLAIN, loket_device_kind, .blurb = "What it is for"),
  LOKET_FIELD_TEXT (LoketDeviceIssue, area, LOKET_FIELD_OPTIONAL | LOKET_FIELD_AREA, .max = 16, .blurb = "Region it is for; absent: the whole district"),
  LOKET_FIELD_INTEGER (LoketDeviceIssue, lane, LOKET_FIELD_OPTIONAL, .min = 7, .max = 99, .blurb = "Lane of a kiosk; absent: the next free one"),
  LOKET_FIELD_BYTES (LoketDeviceIssue, request, LOKET_FIELD_PLAIN, .max = LOKET_CSR_MAX, .blurb = "Certificate request, PKCS #10, DER"),
};
LOKET_DEFINE_RECORD (LoketDeviceIssue, loket_device_issue, device_issue_fields)

static const LoketField enrol_request_fields[] = {
  LOKET_FIELD_TEXT (LoketEnrolRequest, secret, LOKET_FIELD_SECRET, .min = 32, .max = 32, .blurb = "Secret of the invitation, 32 hexadecimal digits"),
  LOKET_FIELD_BYTES (LoketEnrolRequest, request, LOKET_FIELD_PLAIN, .max = LOKET_CSR_MAX, .blurb = "Certificate request, PKCS #10, DER"),
};
LOKET_DEFINE_RECORD (LoketEnrolRequest, loket_enrol_request, enrol_request_fields)

static const LoketField renew_request_fields[] = {
  LOKET_FIELD_BYTES (LoketRenewRequest, request, LOKET_FIELD_PLAIN, .max = LOKET_CSR_MAX, .blurb = "Certificate request, PKCS #10, DER"),
};
LOKET_DEFINE_RECORD (LoketRenewRequest, loket_renew_request, renew_request_fields)

static const LoketField device_papers_fields[] = {
  LOKET_FIELD_RECORD (LoketDevicePapers, device, LOKET_FIELD_PLAIN, loket_device, .blurb = "The device"),
  LOKET_FIELD_BYTES (LoketDevicePapers, ca, LOKET_FIELD_PLAIN, .max = LOKET_CERTIFICATE_MAX, .blurb = "Certificate of the office's authority, DER"),
  LOKET_FIELD_BYTES (LoketDevicePapers, certificate, LOKET_FIELD_PLAIN, .max = LOKET_CERTIFICATE_MAX, .blurb = "Certificate of the device, DER"),
  LOKET_FIELD_INTEGER (LoketDevicePapers, port, LOKET_FIELD_OPTIONAL, .min = 1, .max = 65535, .blurb = "Port of the hub; absent: it is not on the network"),
};
LOKET_DEFINE_RECORD (LoketDevicePapers, loket_device_papers, device_papers_fields)

static const LoketField device_reference_fields[] = {
  LOKET_FIELD_TEXT (LoketDeviceReference, device, LOKET_FIELD_UUID, .blurb = "Which device"),
};
LOKET_DEFINE_RECORD (LoketDeviceReference, loket_device_reference, device_reference_fields)

static const LoketField device_list_fields[] = {
  LOKET_FIELD_LIST (LoketDeviceList, devices, LOKET_FIELD_PLAIN, loket_device, .blurb = "Devices by name"),
  LOKET_FIELD_LIST (LoketDeviceList, enrolments, LOKET_FIELD_PLAIN, loket_enrolment, .blurb = "Enrolments that are open now"),
};
LOKET_DEFINE_RECORD (LoketDeviceList, loket_device_list, device_list_fields)

static const LoketField withdrawal_fields[] = {
  LOKET_FIELD_INTEGER (LoketWithdrawal, withdrawn, LOKET_FIELD_PLAIN, .blurb = "Invitations that are void now"),
};
LOKET_DEFINE_RECORD (LoketWithdrawal, loket_withdrawal, withdrawal_fields)
/* clang-format on */

/**
 * loket_invitation_text_make:
 * @invitation: what the new device needs
 *
 * Returns: (transfer full): one line, short enough for a QR
 */
char *
loket_invitation_text_make (const LoketInvitationText *invitation)
{
  g_autofree char *addresses = g_strjoinv (",", invitation->addresses);

  return g_strjoin (" ", MARK, addresses, invitation->pin, invitation->secret, NULL);
}

static gboolean
is_hex (const char *text, gsize length)
{
  return strlen (text) == length && strspn (text, HEX_DIGITS) == length;
}

static gboolean
are_addresses (char **addresses)
{
  for (guint i = 0; addresses[i] != NULL; i++) {
    const char *colon = strrchr (addresses[i], ':');
    guint64 port;

    if (colon == NULL || colon == addresses[i] || strlen (addresses[i]) > 300 ||
        !g_ascii_string_to_unsigned (colon + 1, 10, 1, G_MAXUINT16, &port, NULL))
      return FALSE;
  }
  return addresses[0] != NULL && g_strv_length (addresses) <= ADDRESSES_MAX;
}

/**
 * loket_invitation_text_parse:
 * @text: what was read from a QR or a file; space around it does not count
 * @error: set to %LOKET_ERROR_BAD_FIELD
 *
 * Returns: (transfer full) (nullable): what it says
 */
LoketInvitationText *
loket_invitation_text_parse (const char *text, GError **error)
{
  g_autofree char *line = g_strstrip (g_strdup (text));
  g_auto (GStrv) words = g_strsplit (line, " ", 5);
  g_autoptr (LoketInvitationText) invitation = NULL;

  if (g_strv_length (words) == 4 && strcmp (words[0], MARK) == 0 && is_hex (words[2], 64) &&
      is_hex (words[3], 32)) {
    invitation = g_new0 (LoketInvitationText, 1);
    invitation->addresses = g_strsplit (words[1], ",", ADDRESSES_MAX + 1);
    invitation->pin = g_ascii_strdown (words[2], -1);
    invitation->secret = g_ascii_strdown (words[3], -1);
  }
  if (invitation == NULL || !are_addresses (invitation->addresses)) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "invitation", "this is no invitation");
    return NULL;
  }
  return g_steal_pointer (&invitation);
}

/**
 * loket_invitation_text_free:
 * @invitation: (nullable) (transfer full): what an invitation says
 */
void
loket_invitation_text_free (LoketInvitationText *invitation)
{
  if (invitation == NULL)
    return;
  g_strfreev (invitation->addresses);
  g_free (invitation->pin);
  g_free (invitation->secret);
  g_free (invitation);
}
