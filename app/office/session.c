/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of sessions: sign-in with growing delays, sign-out, who is signed in, one's own
 * password.  Tokens and passwords are in no row, audit row, kept answer or log. */
#include "config.h"

#include "office/session.h"

#include "core/error.h"
#include "office/asker.h"
#include "office/key-shift.h"
#include "office/office-private.h"
#include "office/password.h"
#include "store/officers.h"

#include <string.h>

#define TOKEN_BYTES 32
#define FREE_FAILURES 5 /* wrong passwords in a row before the first delay (store.md 3) */
#define FIRST_DELAY (5 * LOKET_SECOND)
#define LONGEST_DELAY                                                                              \
  (15 * LOKET_MINUTE) /* whoever keeps guessing must not shut an officer out                       \
                       */

/**
 * loket_password_work_free:
 * @work: (transfer full): what a worker found out
 */
void
loket_password_work_free (gpointer work)
{
  LoketPasswordWork *self = work;

  g_free (self->login_mac);
  g_free (self->checked);
  g_free (self->new_hash);
  g_free (self);
}

/* People type passwords into the wrong field, so not even its plain hash is stored. */
static char *
mac_of_login (LoketOffice *office, const char *login)
{
  gsize length;
  const guchar *key = g_bytes_get_data (loket_office_sign_in_key (office), &length);

  return g_compute_hmac_for_string (G_CHECKSUM_SHA256, key, length, login, -1);
}

/* How long to wait after so many failures, in microseconds from the last one. */
static gint64
delay_after (gint64 failures)
{
  gint64 delay = FIRST_DELAY;

  if (failures < FREE_FAILURES)
    return 0;
  for (gint64 i = FREE_FAILURES; i < failures && delay < LONGEST_DELAY; i++)
    delay *= 2;
  return MIN (delay, LONGEST_DELAY);
}

/* A clock that was set back does not make the wait any longer than the delay. */
static gint64
wait_left (const LoketFailures *failures, gint64 now)
{
  const gint64 delay = delay_after (failures->failures);

  return CLAMP (failures->last_at + delay - now, 0, delay);
}

/**
 * loket_sign_in_check_wait:
 * @txn: a transaction
 * @login_mac: of what was typed, or what else the failures are counted for
 * @device: where
 * @now: office time
 * @error: set to %LOKET_ERROR_TOO_MANY with the seconds that are left
 *
 * Returns: %TRUE when another password may be tried from that device
 */
gboolean
loket_sign_in_check_wait (LoketTxn *txn,
                          const char *login_mac,
                          const char *device,
                          gint64 now,
                          GError **error)
{
  g_autofree char *seconds = NULL;
  LoketFailures failures;
  gint64 left;

  if (!loket_txn_failures (txn, login_mac, device, &failures, error))
    return FALSE;
  left = wait_left (&failures, now);
  if (left == 0)
    return TRUE;
  seconds = g_strdup_printf ("%" G_GINT64_FORMAT, (left + LOKET_SECOND - 1) / LOKET_SECOND);
  loket_set_error (error, LOKET_ERROR_TOO_MANY, seconds, "wrong passwords from this device");
  return FALSE;
}

/* What the worker needs of the store. */
typedef struct {
  LoketOffice *office;
  LoketPasswordWork *work;
  const char *login;
  const char *device;
} Look;

static gboolean
look_work (LoketTxn *txn, gpointer data, GError **error)
{
  Look *look = data;
  g_autoptr (LoketOfficer) officer = NULL;
  g_autoptr (GError) failure = NULL;

  g_clear_pointer (&look->work->checked, g_free);
  if (!loket_sign_in_check_wait (txn,
                                 look->work->login_mac,
                                 look->device,
                                 loket_clock_now (loket_office_clock (look->office)),
                                 error))
    return FALSE;
  officer = loket_txn_officer_by_login (txn, look->login, &failure);
  if (officer != NULL)
    return loket_txn_password (txn, officer->id, &look->work->checked, error);
  if (g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static LoketPasswordWork *
check_password (LoketOffice *office,
                const LoketCaller *caller,
                const char *login,
                const char *password,
                GError **error)
{
  LoketPasswordWork *work = g_new0 (LoketPasswordWork, 1);
  Look look = {office, work, login, caller->device};

  work->login_mac = mac_of_login (office, login);
  if (!loket_store_read_sync (loket_office_store (office), look_work, &look, error)) {
    loket_password_work_free (work);
    return NULL;
  }
  work->right = loket_password_is_right (password, work->checked);
  return work;
}

static gpointer
prepare_sign_in (LoketOffice *office,
                 const LoketCaller *caller,
                 LoketRecord *request,
                 GError **error)
{
  LoketSignIn *sign_in = loket_sign_in_cast (request);
  g_autofree char *login = g_utf8_strdown (sign_in->login, -1);

  return check_password (office, caller, login, sign_in->password, error);
}

static gboolean
is_unchanged (LoketTxn *txn,
              LoketOfficer *officer,
              const char *checked,
              gboolean *same,
              GError **error)
{
  g_autofree char *hash = NULL;

  if (!loket_txn_password (txn, officer->id, &hash, error))
    return FALSE;
  *same = g_strcmp0 (hash, checked) == 0;
  return TRUE;
}

/* Counts a wrong password, also of nobody; the count stays although the turn is refused. */
static gboolean
settle (LoketTurn *turn, LoketOfficer *officer, const LoketPasswordWork *work, GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  const char *device = loket_turn_caller (turn)->device;
  gboolean same = FALSE;

  if (!loket_sign_in_check_wait (txn, work->login_mac, device, loket_turn_now (turn), error))
    return FALSE;
  if (officer != NULL && !is_unchanged (txn, officer, work->checked, &same, error))
    return FALSE;
  if (officer != NULL && same && work->right)
    return loket_txn_forget_failures (txn, work->login_mac, device, error);
  if (!loket_txn_count_failure (txn, work->login_mac, device, loket_turn_now (turn), error))
    return FALSE;
  loket_turn_keep (turn);
  loket_set_error (error, LOKET_ERROR_SIGN_IN_FAILED, NULL, "wrong login or password");
  return FALSE;
}

static LoketRecord *
answer (LoketSession *session, LoketOfficer *officer)
{
  LoketSession *answer = loket_session_cast (loket_record_copy (LOKET_RECORD (session)));

  answer->login = g_strdup (officer->login);
  answer->name = g_strdup (officer->name);
  answer->roles = g_strdupv (officer->roles);
  answer->area = g_strdup (officer->area);
  answer->must_change = officer->must_change;
  if (!answer->ended_at.set)
    answer->locks_at = LOKET_SOME (MIN (session->seen_at + LOKET_SESSION_IDLE, session->ends_at));
  return LOKET_RECORD (answer);
}

static char *
new_token (LoketOffice *office)
{
  guint8 bytes[TOKEN_BYTES];
  char *token;

  loket_random_fill (loket_office_random (office), bytes, sizeof bytes);
  token = g_base64_encode (bytes, sizeof bytes);
  explicit_bzero (bytes, sizeof bytes);
  /* RFC 4648 5, without padding: it stands in a header and in scripts. */
  g_strdelimit (token, "+", '-');
  g_strdelimit (token, "/", '_');
  *strchrnul (token, '=') = '\0';
  return token;
}

static LoketRecord *
open_session (LoketTurn *turn, LoketOfficer *officer, GError **error)
{
  g_autoptr (LoketSession) session = loket_session_new ();
  g_autofree char *token = new_token (loket_turn_office (turn));
  g_autofree char *sha256 = loket_token_sha256 (token);
  LoketRecord *answered;

  session->id = loket_turn_new_id (turn);
  session->officer = g_strdup (officer->id);
  session->device = g_strdup (loket_turn_caller (turn)->device);
  session->started_at = session->seen_at = loket_turn_now (turn);
  session->ends_at = session->started_at + LOKET_SESSION_LENGTH;
  if (!loket_turn_insert (turn, session, error) ||
      !loket_txn_set_session_token (loket_turn_txn (turn), session->id, sha256, error))
    return NULL;
  answered = answer (session, officer);
  loket_session_cast (answered)->token = g_steal_pointer (&token);
  return answered;
}

static LoketRecord *
sign_in (LoketTurn *turn, LoketRecord *request, GError **error)
{
  const LoketPasswordWork *work = loket_turn_prepared (turn);
  g_autofree char *login = g_utf8_strdown (loket_sign_in_cast (request)->login, -1);
  g_autoptr (GError) failure = NULL;
  g_autoptr (LoketOfficer) officer =
      loket_txn_officer_by_login (loket_turn_txn (turn), login, &failure);

  if (officer == NULL && !g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  if (officer != NULL)
    loket_turn_set_officer (turn, officer->id);
  if (!settle (turn, officer, work, error))
    return NULL;
  if (officer->status != LOKET_OFFICER_ACTIVE) {
    loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "the officer is not active");
    return NULL;
  }
  return open_session (turn, officer, error);
}

static LoketRecord *
sign_out (LoketTurn *turn, LoketRecord *request, GError **error)
{
  LoketSession *before = loket_turn_session (turn);
  g_autoptr (LoketSession) after = loket_session_cast (loket_record_copy (LOKET_RECORD (before)));

  loket_keys_forget_officer (turn, before->officer);
  after->ended_at = LOKET_SOME (loket_turn_now (turn));
  if (!loket_turn_replace (turn, before, after, error))
    return NULL;
  return answer (after, loket_turn_officer (turn));
}

static LoketRecord *
who (LoketTurn *turn, LoketRecord *request, GError **error)
{
  g_autoptr (LoketSession) session =
      loket_session_cast (loket_record_copy (LOKET_RECORD (loket_turn_session (turn))));

  /* This is use of it too; the note of that comes after the answer. */
  session->seen_at = MAX (session->seen_at, loket_turn_now (turn));
  return answer (session, loket_turn_officer (turn));
}

typedef struct {
  const char *id;
  LoketOfficer *officer;
} Self;

static gboolean
self_work (LoketTxn *txn, gpointer data, GError **error)
{
  Self *self = data;

  g_clear_object (&self->officer);
  self->officer = loket_txn_officer (txn, self->id, error);
  return self->officer != NULL;
}

static gpointer
prepare_change (LoketOffice *office,
                const LoketCaller *caller,
                LoketRecord *request,
                GError **error)
{
  LoketPasswordChange *change = loket_password_change_cast (request);
  Self self = {.id = caller->officer};
  g_autoptr (LoketOfficer) officer = NULL;
  LoketPasswordWork *work;

  if (!loket_store_read_sync (loket_office_store (office), self_work, &self, error))
    return NULL;
  officer = self.officer;
  if (!loket_password_check_rules (change->password, officer->login, error))
    return NULL;
  if (strcmp (change->password, change->old_password) == 0) {
    loket_set_error (error, LOKET_ERROR_RULE, "same-password", "the password is the old one");
    return NULL;
  }
  work = check_password (office, caller, officer->login, change->old_password, error);
  if (work == NULL || !work->right)
    return work;
  work->new_hash = loket_password_hash (change->password, error);
  if (work->new_hash != NULL)
    return work;
  loket_password_work_free (work);
  return NULL;
}

static LoketRecord *
change_password (LoketTurn *turn, LoketRecord *request, GError **error)
{
  const LoketPasswordWork *work = loket_turn_prepared (turn);
  LoketTxn *txn = loket_turn_txn (turn);
  LoketOfficer *before = loket_turn_officer (turn);
  LoketSession *session = loket_turn_session (turn);
  g_autoptr (LoketOfficer) after = loket_officer_cast (loket_record_copy (LOKET_RECORD (before)));

  if (!settle (turn, before, work, error))
    return NULL;
  after->must_change = FALSE;
  after->changed_at = loket_turn_now (turn);
  if (!loket_txn_set_password (
          txn, after->id, work->new_hash, after->id, after->changed_at, error) ||
      !loket_txn_end_sessions (txn, after->id, session->id, after->changed_at, error) ||
      !loket_turn_replace (turn, before, after, error))
    return NULL;
  return answer (session, after);
}

const LoketBinding loket_session_desk[] = {
    {&LOKET_SESSION_SIGN_IN, sign_in, prepare_sign_in, loket_password_work_free},
    {&LOKET_SESSION_SIGN_OUT, sign_out},
    {&LOKET_SESSION_WHO, who},
    {&LOKET_SESSION_CHANGE_PASSWORD, change_password, prepare_change, loket_password_work_free},
    {NULL, NULL},
};
