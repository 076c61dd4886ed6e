/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The device desk: who may come in over the network, and how a new machine gets its certificate
 * (store.md 3, "Enrolment"). */
#include "config.h"

#include "office/devices.h"

#include "core/calendar.h"
#include "core/error.h"
#include "core/lane.h"
#include "office/asker.h"
#include "office/office-private.h"
#include "office/turn.h"
#include "store/devices.h"

#include <string.h>

#define INVITATION_SPAN (10 * LOKET_MINUTE)
#define CERTIFICATE_SPAN (825 * LOKET_DAY)
#define SECRET_BYTES 16
#define LANE_FIRST 7
#define LANE_LAST 89 /* 9 and what begins with it is left to pre-printed paper */

static gboolean
refuse_lane (GError **error)
{
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "lane", "another kiosk has these numbers");
  return FALSE;
}

static gboolean
is_free (gint64 lane, GPtrArray *taken)
{
  for (guint i = 0; i < taken->len; i++)
    if (loket_lanes_overlap (lane, *(const gint64 *) g_ptr_array_index (taken, i)))
      return FALSE;
  return TRUE;
}

static void
take_lane (GPtrArray *taken, LoketOptional lane)
{
  if (lane.set)
    g_ptr_array_add (taken, g_memdup2 (&lane.value, sizeof lane.value));
}

/* Slips of today may be in people's hands. */
static gboolean
is_put_out_today (LoketTurn *turn, LoketDevice *device)
{
  return device->revoked_at.set &&
         device->revoked_at.value >=
             loket_calendar_midnight (loket_turn_day (turn), loket_turn_profile (turn)->utc_offset);
}

/* Lanes of active kiosks and of those that are expected; with @rest also of those put out today. */
static GPtrArray *
taken_lanes (LoketTurn *turn, gboolean rest, GError **error)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) devices = loket_txn_devices (loket_turn_txn (turn), error);
  g_autoptr (GPtrArray) enrolments =
      devices != NULL
          ? loket_txn_open_enrolments (loket_turn_txn (turn), loket_turn_now (turn), error)
          : NULL;

  if (enrolments == NULL)
    return NULL;
  for (guint i = 0; i < devices->len; i++) {
    LoketDevice *device = g_ptr_array_index (devices, i);
    if (device->status == LOKET_DEVICE_ACTIVE || (rest && is_put_out_today (turn, device)))
      take_lane (taken, device->lane);
  }
  for (guint i = 0; i < enrolments->len; i++)
    take_lane (taken, ((LoketEnrolment *) g_ptr_array_index (enrolments, i))->lane);
  return g_steal_pointer (&taken);
}

/* The one asked for, or the first free one for a kiosk: 7 and 8, then two digits where they fit.
 * The lane of a kiosk that was put out rests for that day, unless it is asked for: by the same
 * machine, which goes on in it.  None may be left: then the kiosk has none, and the answer says
 * so. */
static gboolean
choose_lane (LoketTurn *turn, LoketDeviceKind kind, LoketOptional *lane, GError **error)
{
  g_autoptr (GPtrArray) taken = NULL;

  if (kind != LOKET_DEVICE_KIOSK)
    return !lane->set || refuse_lane (error);
  taken = taken_lanes (turn, !lane->set, error);
  if (taken == NULL)
    return FALSE;
  if (lane->set)
    return loket_lane_is_valid (lane->value) && is_free (lane->value, taken) ? TRUE
                                                                             : refuse_lane (error);
  for (gint64 at = LANE_FIRST; at <= LANE_LAST; at++) {
    if (loket_lane_is_valid (at) && is_free (at, taken)) {
      *lane = LOKET_SOME (at);
      return TRUE;
    }
  }
  return TRUE;
}

static gboolean
refuse_by_rule (const char *name, GError **error)
{
  loket_set_error (error, LOKET_ERROR_RULE, name, "devices: %s", name);
  return FALSE;
}

/* Who puts a device out or takes up an old one again is asked for by its name. */
static gboolean
check_name_free (LoketTurn *turn, const char *name, GError **error)
{
  g_autoptr (GPtrArray) devices = loket_txn_devices (loket_turn_txn (turn), error);

  if (devices == NULL)
    return FALSE;
  for (guint i = 0; i < devices->len; i++) {
    LoketDevice *device = g_ptr_array_index (devices, i);
    if (device->status == LOKET_DEVICE_ACTIVE && strcmp (device->name, name) == 0)
      return refuse_by_rule ("device-name-taken", error);
  }
  return TRUE;
}

/* What may stand in an order for a device, before anything is signed.  A machine that administers
 * over the network is made by the hub's own user alone. */
static gboolean
check_order (LoketTurn *turn, gpointer order, LoketDeviceKind kind, GError **error)
{
  const LoketCaller *caller = loket_turn_caller (turn);

  if (kind == LOKET_DEVICE_ADMIN && !loket_caller_is_own_user (caller))
    return refuse_by_rule ("admin-device", error);
  return loket_caller_check_area (caller, order, error);
}

static const LoketCertifier *
certifier_of (LoketTurn *turn, GError **error)
{
  const LoketCertifier *certifier = loket_turn_certifier (turn);

  if (certifier == NULL)
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "only a hub signs certificates");
  return certifier;
}

static LoketRecord *
make_papers (LoketTurn *turn, LoketDevice *device, GBytes *certificate)
{
  const LoketCertifier *certifier = loket_turn_certifier (turn);
  LoketDevicePapers *papers = loket_device_papers_new ();

  papers->device = g_object_ref (device);
  papers->ca = g_bytes_ref (certifier->ca);
  papers->certificate = g_bytes_ref (certificate);
  if (certifier->port != 0)
    papers->port = LOKET_SOME (certifier->port);
  return LOKET_RECORD (papers);
}

/* Signs what the device asks for and puts down by what it will be known. */
static GBytes *
certify (LoketTurn *turn, LoketDevice *device, GBytes *request, GError **error)
{
  const LoketCertifier *certifier = certifier_of (turn, error);
  GBytes *certificate;

  if (certifier == NULL)
    return NULL;
  device->ends_at = loket_turn_now (turn) + CERTIFICATE_SPAN;
  certificate = certifier->certify (certifier->data, request, device->id, device->ends_at, error);
  if (certificate == NULL)
    return NULL;
  g_free (device->cert_sha256);
  device->cert_sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, certificate);
  return certificate;
}

static LoketDevice *
new_device (LoketTurn *turn, const char *name, LoketDeviceKind kind, const char *area)
{
  LoketDevice *device = loket_device_new ();

  device->id = loket_turn_new_id (turn);
  device->name = g_strstrip (g_strdup (name));
  device->kind = kind;
  device->area = g_strdup (area);
  device->status = LOKET_DEVICE_ACTIVE;
  device->enrolled_at = loket_turn_now (turn);
  return device;
}

static char *
new_secret (LoketTurn *turn)
{
  guint8 secret[SECRET_BYTES];
  GString *text = g_string_sized_new (2 * SECRET_BYTES);

  loket_random_fill (loket_office_random (loket_turn_office (turn)), secret, sizeof secret);
  for (guint i = 0; i < sizeof secret; i++)
    g_string_append_printf (text, "%02x", secret[i]);
  explicit_bzero (secret, sizeof secret);
  return g_string_free (text, FALSE);
}

static LoketRecord *
make_invitation (LoketTurn *turn, LoketEnrolment *enrolment, char *secret, char **addresses)
{
  const LoketInvitationText text = {
      .addresses = addresses, .pin = (char *) loket_turn_certifier (turn)->pin, .secret = secret};
  LoketInvitation *invitation = loket_invitation_new ();

  invitation->id = g_strdup (enrolment->id);
  invitation->name = g_strdup (enrolment->name);
  invitation->lane = enrolment->lane;
  invitation->text = loket_invitation_text_make (&text);
  invitation->ends_at = enrolment->ends_at;
  return LOKET_RECORD (invitation);
}

static LoketRecord *
add (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketDeviceRequest *request = loket_device_request_cast (record);
  const LoketCertifier *certifier = certifier_of (turn, error);
  g_auto (GStrv) addresses = certifier != NULL ? certifier->addresses (certifier->data) : NULL;
  g_autofree char *secret = new_secret (turn);
  g_autoptr (LoketEnrolment) enrolment = loket_enrolment_new ();

  if (certifier == NULL)
    return NULL;
  if (addresses == NULL) {
    loket_set_error (error, LOKET_ERROR_RULE, "listen", "the hub is not on the network");
    return NULL;
  }
  enrolment->id = loket_turn_new_id (turn);
  enrolment->name = g_strstrip (g_strdup (request->name));
  enrolment->kind = request->kind;
  enrolment->area = g_strdup (request->area);
  enrolment->lane = request->lane;
  enrolment->secret_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, secret, -1);
  enrolment->opened_at = loket_turn_now (turn);
  enrolment->ends_at = loket_turn_now (turn) + INVITATION_SPAN;
  if (!check_order (turn, enrolment, enrolment->kind, error) ||
      !loket_turn_check_region (turn, enrolment->area, error) ||
      !check_name_free (turn, enrolment->name, error) ||
      !choose_lane (turn, enrolment->kind, &enrolment->lane, error) ||
      !loket_turn_insert (turn, enrolment, error))
    return NULL;
  return make_invitation (turn, enrolment, secret, addresses);
}

static LoketRecord *
list (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (GPtrArray) devices = loket_txn_devices (loket_turn_txn (turn), error);
  g_autoptr (GPtrArray) enrolments =
      devices != NULL
          ? loket_txn_open_enrolments (loket_turn_txn (turn), loket_turn_now (turn), error)
          : NULL;
  const LoketCaller *caller = loket_turn_caller (turn);
  LoketDeviceList *answer;

  if (enrolments == NULL)
    return NULL;
  answer = loket_device_list_new ();
  answer->devices = g_list_store_new (loket_device_get_type ());
  answer->enrolments = g_list_store_new (loket_enrolment_get_type ());
  for (guint i = 0; i < devices->len; i++) {
    LoketDevice *device = g_ptr_array_index (devices, i);
    if (!loket_caller_covers (caller, device->area))
      continue;
    loket_seen_show (loket_office_seen (loket_turn_office (turn)), device);
    g_list_store_append (answer->devices, device);
  }
  for (guint i = 0; i < enrolments->len; i++) {
    LoketEnrolment *enrolment = g_ptr_array_index (enrolments, i);
    if (loket_caller_covers (caller, enrolment->area))
      g_list_store_append (answer->enrolments, enrolment);
  }
  return LOKET_RECORD (answer);
}

/* Of the caller's own area, all that are open. */
static LoketRecord *
withdraw (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (GPtrArray) open =
      loket_txn_open_enrolments (loket_turn_txn (turn), loket_turn_now (turn), error);
  LoketWithdrawal *answer;
  gint64 withdrawn = 0;

  if (open == NULL)
    return NULL;
  for (guint i = 0; i < open->len; i++) {
    LoketEnrolment *before = g_ptr_array_index (open, i);
    g_autoptr (LoketEnrolment) after =
        loket_enrolment_cast (loket_record_copy (&before->parent_instance));
    if (!loket_caller_covers (loket_turn_caller (turn), before->area))
      continue;
    after->state = LOKET_ENROLMENT_WITHDRAWN;
    if (!loket_turn_replace (turn, before, after, error))
      return NULL;
    withdrawn++;
  }
  answer = loket_withdrawal_new ();
  answer->withdrawn = withdrawn;
  return LOKET_RECORD (answer);
}

static LoketDevice *
get_device (LoketTurn *turn, const char *id, GError **error)
{
  LoketRecord *device = loket_txn_get (loket_turn_txn (turn), loket_device_get_type (), id, error);

  return device != NULL ? loket_device_cast (device) : NULL;
}

static LoketRecord *
revoke_device (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketDeviceReference *request = loket_device_reference_cast (record);
  g_autoptr (LoketDevice) before = get_device (turn, request->device, error);
  g_autoptr (LoketDevice) after = NULL;

  if (before == NULL ||
      !loket_caller_check_area (loket_turn_caller (turn), LOKET_RECORD (before), error))
    return NULL;
  after = loket_device_cast (loket_record_copy (&before->parent_instance));
  if (before->status == LOKET_DEVICE_REVOKED)
    return LOKET_RECORD (g_steal_pointer (&after));
  after->status = LOKET_DEVICE_REVOKED;
  after->revoked_at = LOKET_SOME (loket_turn_now (turn));
  if (!loket_turn_replace (turn, before, after, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

static LoketRecord *
issue (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketDeviceIssue *request = loket_device_issue_cast (record);
  g_autoptr (LoketDevice) device = new_device (turn, request->name, request->kind, request->area);
  g_autoptr (GBytes) certificate = NULL;

  device->lane = request->lane;
  if (!check_order (turn, device, device->kind, error) ||
      !loket_turn_check_region (turn, device->area, error) ||
      !check_name_free (turn, device->name, error) ||
      !choose_lane (turn, device->kind, &device->lane, error))
    return NULL;
  certificate = certify (turn, device, request->request, error);
  if (certificate == NULL || !loket_turn_insert (turn, device, error))
    return NULL;
  return make_papers (turn, device, certificate);
}

static LoketEnrolment *
find_enrolment (LoketTurn *turn, const char *secret, GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, secret, -1);
  g_autoptr (GPtrArray) open =
      loket_txn_open_enrolments (loket_turn_txn (turn), loket_turn_now (turn), error);

  if (open == NULL)
    return NULL;
  /* By the hash of 128 bits of chance: how long the comparison takes tells nobody anything. */
  for (guint i = 0; i < open->len; i++) {
    LoketEnrolment *enrolment = g_ptr_array_index (open, i);
    if (strcmp (enrolment->secret_sha256, sha256) == 0)
      return g_object_ref (enrolment);
  }
  loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "no open invitation has this secret");
  return NULL;
}

static LoketRecord *
enrol (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketEnrolRequest *request = loket_enrol_request_cast (record);
  g_autoptr (LoketEnrolment) before = find_enrolment (turn, request->secret, error);
  g_autoptr (LoketEnrolment) after = NULL;
  g_autoptr (LoketDevice) device = NULL;
  g_autoptr (GBytes) certificate = NULL;

  if (before == NULL || !check_name_free (turn, before->name, error))
    return NULL;
  device = new_device (turn, before->name, before->kind, before->area);
  device->lane = before->lane;
  after = loket_enrolment_cast (loket_record_copy (&before->parent_instance));
  after->state = LOKET_ENROLMENT_USED;
  after->device = g_strdup (device->id);
  certificate = certify (turn, device, request->request, error);
  if (certificate == NULL || !loket_turn_insert (turn, device, error) ||
      !loket_turn_replace (turn, before, after, error))
    return NULL;
  return make_papers (turn, device, certificate);
}

/* What the device has shown stays good beside the new one: it may never get that.  An answer before
 * that was lost goes, never the certificate in its hands. */
static LoketRecord *
renew (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketRenewRequest *request = loket_renew_request_cast (record);
  const char *shown = loket_turn_caller (turn)->certificate;
  g_autoptr (LoketDevice) before = get_device (turn, loket_turn_caller (turn)->device, error);
  g_autoptr (LoketDevice) after = NULL;
  g_autoptr (GBytes) certificate = NULL;

  if (before == NULL)
    return NULL;
  after = loket_device_cast (loket_record_copy (&before->parent_instance));
  g_free (after->former_sha256);
  after->former_sha256 = g_strdup (shown != NULL ? shown : before->cert_sha256);
  certificate = certify (turn, after, request->request, error);
  if (certificate == NULL || !loket_turn_replace (turn, before, after, error))
    return NULL;
  return make_papers (turn, after, certificate);
}

const LoketBinding loket_device_desk[] = {
    {&LOKET_DEVICE_LIST, list},
    {&LOKET_DEVICE_ADD, add},
    {&LOKET_DEVICE_WITHDRAW, withdraw},
    {&LOKET_DEVICE_REVOKE, revoke_device},
    {&LOKET_DEVICE_ISSUE, issue},
    {&LOKET_DEVICE_ENROL, enrol},
    {&LOKET_DEVICE_RENEW, renew},
    {NULL, NULL},
};

/**
 * loket_roll_free:
 * @roll: (nullable) (transfer full): devices and invitations
 */
void
loket_roll_free (LoketRoll *roll)
{
  if (roll == NULL)
    return;
  g_clear_pointer (&roll->devices, g_ptr_array_unref);
  g_free (roll);
}

typedef struct {
  LoketOffice *office;
  LoketRoll *roll;
} RollJob;

static gboolean
roll_work (LoketTxn *txn, gpointer data, GError **error)
{
  RollJob *job = data;
  g_autoptr (LoketRoll) roll = g_new0 (LoketRoll, 1);
  g_autoptr (GPtrArray) open = NULL;

  roll->devices = loket_txn_devices (txn, error);
  if (roll->devices != NULL)
    open =
        loket_txn_open_enrolments (txn, loket_clock_now (loket_office_clock (job->office)), error);
  if (open == NULL)
    return FALSE;
  for (guint i = 0; i < open->len; i++)
    roll->last_end =
        MAX (roll->last_end, ((LoketEnrolment *) g_ptr_array_index (open, i))->ends_at);
  job->roll = g_steal_pointer (&roll);
  return TRUE;
}

/**
 * loket_office_roll:
 * @office: the office
 * @error: set when the store fails
 *
 * Returns: (transfer full) (nullable): all devices, and until when one more is expected
 */
LoketRoll *
loket_office_roll (LoketOffice *office, GError **error)
{
  RollJob job = {.office = office};

  if (!loket_store_read_quick_sync (loket_office_store (office), roll_work, &job, error))
    return NULL;
  return job.roll;
}

static void
withdrawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = loket_office_ask_finish (data, result, &error);

  if (answer == NULL)
    g_warning ("the invitations stay open: %s", error->message);
}

/**
 * loket_office_withdraw_invitations:
 * @office: the office
 *
 * Makes every open invitation void, on behalf of the hub itself.
 */
void
loket_office_withdraw_invitations (LoketOffice *office)
{
  const LoketCaller hub = {.kind = LOKET_DEVICE_ADMIN, .device = "hub"};
  g_autoptr (LoketNothing) request = loket_nothing_new ();
  g_autofree char *key = loket_office_new_id (office);

  loket_office_ask (
      office, &LOKET_DEVICE_WITHDRAW, &hub, &request->parent_instance, key, withdrawn_cb, office);
}
