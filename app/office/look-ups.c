/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much an officer may look up in an hour: who copies the register page by page is an insider
 * (store.md 3), and an office that counts notices him. */
#include "config.h"

#include "office/look-ups.h"

#include "core/error.h"
#include "store/access.h"

#include <string.h>

/* The desk that was asked; a desk that shows one person notes whose record it was by itself. */
static char *
subject_of (const LoketOperation *operation)
{
  return g_strndup (operation->name, strcspn (operation->name, "/"));
}

static gboolean
refuse (gint64 oldest, gint64 now, GError **error)
{
  const gint64 left = CLAMP (oldest + LOKET_HOUR - now, LOKET_SECOND, LOKET_HOUR);
  g_autofree char *seconds =
      g_strdup_printf ("%" G_GINT64_FORMAT, (left + LOKET_SECOND - 1) / LOKET_SECOND);

  loket_set_error (error, LOKET_ERROR_TOO_MANY, seconds, "too many look-ups of this officer");
  return FALSE;
}

/**
 * loket_look_up_count:
 * @office: the office
 * @caller: who looks up; resolved
 * @operation: by what; flagged %LOKET_COUNTED
 * @error: set to %LOKET_ERROR_TOO_MANY with the seconds to wait
 *
 * Notes the look-up in the access log.  The hub's own user, who is no officer, is noted and not
 * counted.  From any thread but the store's writers.
 *
 * Returns: %TRUE when it may be answered
 */
gboolean
loket_look_up_count (LoketOffice *office,
                     const LoketCaller *caller,
                     const LoketOperation *operation,
                     GError **error)
{
  const LoketOptional allowed = loket_office_profile (office)->look_ups;
  const gint64 now = loket_clock_now (loket_office_clock (office));
  g_autofree char *subject = subject_of (operation);
  g_autoptr (GError) failure = NULL;
  gint64 oldest = now;
  const LoketAccess access = {
      .at = now,
      .operation = operation->name,
      .device = caller->device,
      .officer = caller->officer,
      .subject = subject,
  };
  const LoketAccessLimit limit = {
      .since = now - LOKET_HOUR,
      .most = allowed.set ? (guint) allowed.value : LOKET_LOOK_UPS,
      .oldest = &oldest,
  };

  if (caller->officer == NULL)
    return loket_store_note_access (loket_office_store (office), &access, error);
  if (loket_store_note_access_within (loket_office_store (office), &access, &limit, &failure))
    return TRUE;
  if (g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_TOO_MANY))
    return refuse (oldest, now, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
