/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guarantee slips made by a device by itself; the verifier's window asks for them. */
#include "config.h"

#include "client/guarantee.h"

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
