/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the verifier stands that asks: the profile names the devices of each place, and two devices
 * never have one name. */
#include "config.h"

#include "office/facilities.h"

#include "core/device.h"
#include "core/error.h"

/**
 * loket_standing_clear:
 * @standing: where a device stands
 */
void
loket_standing_clear (LoketStanding *standing)
{
  standing->facility = NULL;
  g_clear_pointer (&standing->area, g_free);
}

/* A device that is not on file any more stands nowhere. */
static gboolean
find_device (LoketTxn *txn, const char *id, LoketDevice **device, GError **error)
{
  g_autoptr (GError) failure = NULL;
  LoketRecord *record = loket_txn_get (txn, loket_device_get_type (), id, &failure);

  *device = record != NULL ? loket_device_cast (record) : NULL;
  if (record != NULL || g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * loket_standing_find:
 * @office: the office
 * @txn: a transaction
 * @caller: who asks
 * @standing: (out caller-allocates): where the device stands: nowhere, unless it is a verifier that
 *   the profile names
 * @error: set when the store fails
 *
 * A device of the network is called by its id, and its row has its name; one on the hub's own
 * socket is called by its kind, which is then its name.
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_standing_find (LoketOffice *office,
                     LoketTxn *txn,
                     const LoketCaller *caller,
                     LoketStanding *standing,
                     GError **error)
{
  g_autoptr (LoketDevice) device = NULL;
  const char *name = caller->device;

  *standing = (LoketStanding){0};
  if (caller->kind != LOKET_DEVICE_VERIFIER || name == NULL)
    return TRUE;
  if (g_uuid_string_is_valid (name)) {
    if (!find_device (txn, name, &device, error))
      return FALSE;
    if (device == NULL || device->kind != LOKET_DEVICE_VERIFIER ||
        device->status != LOKET_DEVICE_ACTIVE)
      return TRUE;
    name = device->name;
    standing->area = g_strdup (device->area);
  }
  standing->facility = loket_profile_facility_of (loket_office_profile (office), name);
  return TRUE;
}

/**
 * loket_standing_look_for_school:
 * @office: the office
 * @txn: a transaction
 * @permission: for what
 * @caller: who asks; takes whether the device stands at a school
 * @error: set when the store fails
 *
 * It is looked up only for what schools may do.
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_standing_look_for_school (LoketOffice *office,
                                LoketTxn *txn,
                                LoketPermission permission,
                                LoketCaller *caller,
                                GError **error)
{
  g_auto (LoketStanding) standing = {0};

  caller->at_school = FALSE;
  if (!loket_permission_is_open_at_schools (permission))
    return TRUE;
  if (!loket_standing_find (office, txn, caller, &standing, error))
    return FALSE;
  caller->at_school = standing.facility != NULL && standing.facility->kind == LOKET_FACILITY_SCHOOL;
  return TRUE;
}

/**
 * loket_turn_facility:
 * @turn: a turn of a device
 * @error: set when the store fails
 *
 * No device says itself where it stands: it could name another house.
 *
 * Returns: (transfer full): where it stands: the key of a house of the profile, else what the
 * device is called; %NULL with @error
 */
char *
loket_turn_facility (LoketTurn *turn, GError **error)
{
  const char *id = loket_turn_caller (turn)->device;
  g_autoptr (LoketDevice) device = NULL;
  const LoketFacility *facility;
  const char *name;

  if (!find_device (loket_turn_txn (turn), id, &device, error))
    return NULL;
  name = device != NULL ? device->name : id;
  facility = loket_profile_facility_of (loket_turn_profile (turn), name);
  return g_strdup (facility != NULL ? facility->key : name);
}
