/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who asks, worked out from the token inside each transaction, and whether that is allowed. */
#include "config.h"

#include "office/asker.h"

#include "core/error.h"
#include "store/officers.h"

/**
 * loket_asker_init:
 * @asker: (out caller-allocates): who asks
 * @caller: device and token; an officer in it is not believed
 */
void
loket_asker_init (LoketAsker *asker, const LoketCaller *caller)
{
  *asker = (LoketAsker){
      .device = g_strdup (caller->device),
      .certificate = g_strdup (caller->certificate),
      .token = g_strdup (caller->token),
  };
  asker->caller.kind = caller->kind;
  asker->caller.device = asker->device;
  asker->caller.certificate = asker->certificate;
  asker->caller.token = asker->token;
}

static void
forget_officer (LoketAsker *asker)
{
  g_clear_object (&asker->session);
  g_clear_object (&asker->officer);
  asker->caller.officer = NULL;
  asker->caller.roles = 0;
  asker->caller.area = NULL;
}

/**
 * loket_asker_clear:
 * @asker: who asked
 */
void
loket_asker_clear (LoketAsker *asker)
{
  forget_officer (asker);
  g_clear_pointer (&asker->device, g_free);
  g_clear_pointer (&asker->certificate, g_free);
  g_clear_pointer (&asker->token, g_free);
}

/**
 * loket_token_sha256:
 * @token: of a session
 *
 * Returns: (transfer full): what the store knows it by
 */
char *
loket_token_sha256 (const char *token)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1);
}

/* A clock that was set back never locks anybody out. */
static gboolean
is_open (const LoketSession *session, const char *device, gint64 now)
{
  return g_strcmp0 (session->device, device) == 0 && !session->ended_at.set &&
         now < session->ends_at && now - session->seen_at < LOKET_SESSION_IDLE;
}

/* What is not there is no error here: then nobody is signed in. */
static gboolean
only_missing (GError **failure, GError **error)
{
  if (g_error_matches (*failure, LOKET_ERROR, LOKET_ERROR_NOT_FOUND)) {
    g_clear_error (failure);
    return TRUE;
  }
  g_propagate_error (error, g_steal_pointer (failure));
  return FALSE;
}

/**
 * loket_asker_resolve:
 * @asker: who asks
 * @txn: a transaction
 * @now: office time
 * @error: set when the store fails
 *
 * Finds the session and officer that the token stands for, as they are in @txn.  A token that is
 * unknown, of another device, locked or ended stands for nobody.
 *
 * Returns: %FALSE when it could not be looked up
 */
gboolean
loket_asker_resolve (LoketAsker *asker, LoketTxn *txn, gint64 now, GError **error)
{
  g_autofree char *sha256 = NULL;
  g_autoptr (GError) failure = NULL;

  forget_officer (asker);
  if (asker->token == NULL)
    return TRUE;
  sha256 = loket_token_sha256 (asker->token);
  asker->session = loket_txn_session (txn, sha256, &failure);
  if (asker->session == NULL)
    return only_missing (&failure, error);
  if (is_open (asker->session, asker->device, now)) {
    asker->officer = loket_txn_officer (txn, asker->session->officer, error);
    if (asker->officer == NULL)
      return FALSE;
  }
  if (asker->officer == NULL || asker->officer->status != LOKET_OFFICER_ACTIVE) {
    forget_officer (asker);
    return TRUE;
  }
  asker->caller.officer = asker->officer->id;
  asker->caller.area = asker->officer->area;
  /* A role that this program does not know gives nothing. */
  for (guint i = 0; asker->officer->roles != NULL && asker->officer->roles[i] != NULL; i++) {
    const char *const one[] = {asker->officer->roles[i], NULL};
    guint role;
    if (loket_roles_from_words (one, &role))
      asker->caller.roles |= role;
  }
  return TRUE;
}

/**
 * loket_asker_needs_touch:
 * @asker: who asks, resolved
 * @now: office time
 *
 * Returns: %TRUE when it is time to note that the session is in use
 */
gboolean
loket_asker_needs_touch (const LoketAsker *asker, gint64 now)
{
  return asker->session != NULL && now - asker->session->seen_at >= LOKET_SESSION_TOUCH;
}

static gboolean
check_permission (const LoketCaller *caller, const LoketOperation *operation, GError **error)
{
  const char *permission = loket_permission_name (operation->permission);

  switch (loket_caller_permit (caller, operation->permission)) {
  case LOKET_PERMIT_GRANTED:
    return TRUE;
  case LOKET_PERMIT_SIGN_IN_NEEDED:
    loket_set_error (error,
                     LOKET_ERROR_SIGN_IN_NEEDED,
                     NULL,
                     "%s needs an officer with the permission %s",
                     operation->name,
                     permission);
    return FALSE;
  case LOKET_PERMIT_REFUSED:
  default:
    loket_set_error (error,
                     LOKET_ERROR_NOT_ALLOWED,
                     NULL,
                     "%s needs the permission %s",
                     operation->name,
                     permission);
    return FALSE;
  }
}

/**
 * loket_caller_check_early:
 * @caller: who asks, not resolved; its `unstaffed` as far as is known
 * @operation: for what
 * @error: set to %LOKET_ERROR_SIGN_IN_NEEDED or %LOKET_ERROR_NOT_ALLOWED
 *
 * Refuses without a look at the store what no token could change.
 *
 * Returns: %TRUE when it is worth a transaction
 */
gboolean
loket_caller_check_early (const LoketCaller *caller,
                          const LoketOperation *operation,
                          GError **error)
{
  const LoketCaller nobody = {
      .kind = caller->kind,
      .certificate = caller->certificate,
      .unstaffed = caller->unstaffed,
      .at_school = caller->at_school,
  };

  if (caller->token != NULL &&
      loket_caller_permit (&nobody, operation->permission) == LOKET_PERMIT_SIGN_IN_NEEDED)
    return TRUE;
  return check_permission (&nobody, operation, error);
}

/**
 * loket_caller_check_area:
 * @caller: who asks, resolved
 * @record: a request, or a record of the store
 * @error: set to %LOKET_ERROR_NOT_ALLOWED
 *
 * A request that names no region leaves it to its handler; a stored record without one is of the
 * whole district.
 *
 * Returns: %TRUE when each region that @record names is one of the caller's
 */
gboolean
loket_caller_check_area (const LoketCaller *caller, LoketRecord *record, GError **error)
{
  const GType type = G_OBJECT_TYPE (record);
  guint n;
  const LoketField *fields = loket_record_type_fields (type, &n);

  if (caller->area == NULL)
    return TRUE;
  for (guint i = 0; i < n; i++) {
    if ((fields[i].flags & LOKET_FIELD_AREA) == 0 ||
        (loket_record_type_entity (type) == NULL && !loket_field_is_set (&fields[i], record)) ||
        loket_caller_covers (caller, loket_field_text (&fields[i], record)))
      continue;
    loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "outside the area of the officer");
    return FALSE;
  }
  return TRUE;
}

/**
 * loket_asker_check:
 * @asker: who asks, resolved
 * @operation: for what
 * @request: with what
 * @error: set to %LOKET_ERROR_SIGN_IN_NEEDED, %LOKET_ERROR_NOT_ALLOWED, or %LOKET_ERROR_RULE when
 *   it is about more than the officer's area
 *
 * Returns: %TRUE when this device with this officer may do it, in that region
 */
gboolean
loket_asker_check (const LoketAsker *asker,
                   const LoketOperation *operation,
                   LoketRecord *request,
                   GError **error)
{
  if (!check_permission (&asker->caller, operation, error))
    return FALSE;
  if (asker->officer != NULL && asker->officer->must_change &&
      operation->permission != LOKET_MAY_USE_OWN_SESSION &&
      loket_permission_roles (operation->permission) != LOKET_ROLES_NONE) {
    loket_set_error (
        error, LOKET_ERROR_NOT_ALLOWED, NULL, "the officer has to change the password first");
    return FALSE;
  }
  if (asker->caller.area != NULL && (operation->flags & LOKET_WHOLE_DISTRICT) != 0) {
    loket_set_error (error,
                     LOKET_ERROR_RULE,
                     "whole-district",
                     "%s is not for an officer of an area",
                     operation->name);
    return FALSE;
  }
  return loket_caller_check_area (&asker->caller, request, error);
}
