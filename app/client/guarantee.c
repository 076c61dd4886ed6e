/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guarantee slips made by a device by itself; the verifier's window asks for them. */
#include "config.h"

#include "client/guarantee.h"

#include "client/client-private.h"
#include "client/credentials.h"
#include "client/offline-private.h"
#include "core/error.h"
#include "core/operations.h"

/**
 * loket_offline_guarantee:
 * @self: what a device keeps
 * @facts: name, birth year, number, print, category and purpose of what was seen
 * @device: what this device is called, as the office enrolled it
 * @language: of the paper
 * @error: set to %LOKET_ERROR_NOT_FOUND when no hub ever told of the office, to
 *   %LOKET_ERROR_BAD_FIELD when @facts cannot be, or when the outbox cannot be written
 *
 * Time and key are the device's own.  The slip waits in the outbox when this returns, so that the
 * office will hear of each paper, exactly once; made again for the same card, day and purpose it is
 * the same slip.
 *
 * Returns: (transfer full): what is to be printed
 */
LoketGuaranteeSlip *
loket_offline_guarantee (LoketOffline *self,
                         LoketGuaranteeSlip *facts,
                         const char *device,
                         const char *language,
                         GError **error)
{
  g_autoptr (LoketGuaranteeSlip) seen =
      loket_guarantee_slip_cast (loket_record_copy (LOKET_RECORD (facts)));
  g_autoptr (LoketGuaranteeSlip) slip = NULL;
  g_autoptr (LoketGuaranteeIssue) issue = NULL;

  if (self->profile == NULL) {
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, "profile", "the office is not known yet");
    return NULL;
  }
  seen->issued_at = loket_offline_now (self);
  seen->clock_ok = loket_offline_is_sure (self);
  slip = loket_guarantee_slip_make (seen, self->profile, device, self->ticket_key, language, error);
  if (slip == NULL)
    return NULL;
  issue = loket_guarantee_slip_issue (slip, self->ticket_key);
  if (!loket_offline_post (self, &LOKET_GUARANTEE_ISSUE, LOKET_RECORD (issue), NULL, error))
    return NULL;
  return g_steal_pointer (&slip);
}

/**
 * loket_client_device_name:
 * @self: a client of a verifier
 *
 * Returns: (transfer full): what the office calls this device; on the hub's own socket that is its
 *   kind
 */
char *
loket_client_device_name (LoketClient *self)
{
  const char *dir = loket_finder_device_dir (self->finder);
  char *name = dir != NULL ? loket_credentials_name (dir) : NULL;

  return name != NULL
             ? name
             : g_strdup (loket_enum_name (loket_device_kind_get_type (), LOKET_DEVICE_VERIFIER));
}

/**
 * loket_client_guarantee:
 * @self: a client of a verifier
 * @facts: name, birth year, number, print, category, entitlements and purpose of what was seen
 * @language: of the paper
 * @error: set as by loket_offline_guarantee(), also when this device keeps nothing
 *
 * See loket_offline_guarantee(); the device is called as the office calls it, so the paper names
 * the house that the office will find the slip in.
 *
 * Returns: (transfer full): what is to be printed
 */
LoketGuaranteeSlip *
loket_client_guarantee (LoketClient *self,
                        LoketGuaranteeSlip *facts,
                        const char *language,
                        GError **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (LOKET_IS_CLIENT (self), NULL);
  if (self->offline == NULL) {
    loket_set_error (error, LOKET_ERROR_NOT_FOUND, "outbox", "this device keeps nothing");
    return NULL;
  }
  name = loket_client_device_name (self);
  return loket_offline_guarantee (self->offline, facts, name, language, error);
}
