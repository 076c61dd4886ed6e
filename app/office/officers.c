/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of officers: who works here, as what and for which region; the administrator's page and
 * loketctl use it. */
#include "config.h"

#include "core/error.h"
#include "office/key-shift.h"
#include "office/password.h"
#include "office/session.h"
#include "store/officers.h"

#include <string.h>

#define LOGIN_SIGNS "abcdefghijklmnopqrstuvwxyz0123456789.-_"
#define ADMINISTRATOR "administrator"

static gboolean
rule (const char *name, GError **error)
{
  loket_set_error (error, LOKET_ERROR_RULE, name, "officers: %s", name);
  return FALSE;
}

static gboolean
bad_field (const char *name, GError **error)
{
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, name, "officers: %s cannot be used", name);
  return FALSE;
}

static gboolean
check_login (const char *login, GError **error)
{
  return (g_ascii_isalpha (*login) && strspn (login, LOGIN_SIGNS) == strlen (login)) ||
         bad_field ("login", error);
}

static gboolean
check_roles (char **roles, GError **error)
{
  guint bits;

  return loket_roles_from_words ((const char *const *) roles, &bits) || bad_field ("roles", error);
}

static gboolean
is_administrator (char **roles)
{
  return roles != NULL && g_strv_contains ((const char *const *) roles, ADMINISTRATOR);
}

/* Active administrators but for @but. */
static gboolean
count_administrators (LoketTurn *turn, const char *but, guint *count, GError **error)
{
  g_autoptr (GPtrArray) officers = loket_txn_officers (loket_turn_txn (turn), NULL, NULL, error);

  *count = 0;
  if (officers == NULL)
    return FALSE;
  for (guint i = 0; i < officers->len; i++) {
    LoketOfficer *officer = g_ptr_array_index (officers, i);
    if (officer->status == LOKET_OFFICER_ACTIVE && is_administrator (officer->roles) &&
        g_strcmp0 (officer->id, but) != 0)
      (*count)++;
  }
  return TRUE;
}

/* One officer alone makes an administrator only where there is none. */
static gboolean
check_first_administrator (LoketTurn *turn, char **roles, GError **error)
{
  guint count;

  if (!is_administrator (roles))
    return TRUE;
  return count_administrators (turn, NULL, &count, error) &&
         (count == 0 || rule ("second-officer", error));
}

/* An office that nobody can administer would need the machine's own user. */
static gboolean
check_not_last (LoketTurn *turn, LoketOfficer *before, LoketOfficer *after, GError **error)
{
  guint others;

  if (!is_administrator (before->roles) || before->status != LOKET_OFFICER_ACTIVE ||
      (is_administrator (after->roles) && after->status == LOKET_OFFICER_ACTIVE))
    return TRUE;
  return count_administrators (turn, before->id, &others, error) &&
         (others > 0 || rule ("last-administrator", error));
}

/* Nobody decides about himself. */
static gboolean
check_not_self (LoketTurn *turn, LoketOfficer *officer, GError **error)
{
  return g_strcmp0 (loket_turn_caller (turn)->officer, officer->id) != 0 ||
         rule ("not-oneself", error);
}

static LoketOfficer *
copy_to_change (LoketTurn *turn, LoketOfficer *before)
{
  LoketOfficer *after = loket_officer_cast (loket_record_copy (LOKET_RECORD (before)));

  after->changed_at = loket_turn_now (turn);
  return after;
}

static gpointer
prepare_password (const char *password, const char *login, GError **error)
{
  LoketPasswordWork *work;
  char *hash;

  if (!loket_password_check_rules (password, login, error))
    return NULL;
  hash = loket_password_hash (password, error);
  if (hash == NULL)
    return NULL;
  work = g_new0 (LoketPasswordWork, 1);
  work->new_hash = hash;
  return work;
}

static gpointer
prepare_add (LoketOffice *office, const LoketCaller *caller, LoketRecord *record, GError **error)
{
  LoketOfficerRequest *request = loket_officer_request_cast (record);

  if (!check_login (request->login, error) || !check_roles (request->roles, error))
    return NULL;
  return prepare_password (request->password, request->login, error);
}

static gboolean
check_login_free (LoketTurn *turn, const char *login, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (LoketOfficer) other =
      loket_txn_officer_by_login (loket_turn_txn (turn), login, &failure);

  if (other != NULL)
    return rule ("login-taken", error);
  if (g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static LoketRecord *
add (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketOfficerRequest *request = loket_officer_request_cast (record);
  const LoketPasswordWork *work = loket_turn_prepared (turn);
  g_autoptr (LoketOfficer) officer = loket_officer_new ();

  if (!loket_turn_check_region (turn, request->area, error) ||
      !check_login_free (turn, request->login, error) ||
      !check_first_administrator (turn, request->roles, error))
    return NULL;
  officer->id = loket_turn_new_id (turn);
  officer->login = g_strdup (request->login);
  officer->name = g_strstrip (g_strdup (request->name));
  officer->roles = g_strdupv (request->roles);
  officer->area = g_strdup (request->area);
  officer->status = LOKET_OFFICER_ACTIVE;
  officer->must_change = request->must_change;
  officer->created_at = officer->changed_at = loket_turn_now (turn);
  if (!loket_turn_insert (turn, officer, error) ||
      !loket_txn_set_password (loket_turn_txn (turn),
                               officer->id,
                               work->new_hash,
                               loket_turn_caller (turn)->officer,
                               officer->created_at,
                               error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&officer));
}

static void
apply (LoketOfficerChange *request, LoketOfficer *after)
{
  if (request->name != NULL) {
    g_free (after->name);
    after->name = g_strstrip (g_strdup (request->name));
  }
  if (request->roles != NULL) {
    g_strfreev (after->roles);
    after->roles = g_strdupv (request->roles);
  }
  if (request->area != NULL || request->whole_district) {
    g_free (after->area);
    after->area = request->whole_district ? NULL : g_strdup (request->area);
  }
}

static LoketRecord *
change (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketOfficerChange *request = loket_officer_change_cast (record);
  g_autoptr (LoketOfficer) before = NULL;
  g_autoptr (LoketOfficer) after = NULL;

  if (!check_roles (request->roles, error) || !loket_turn_check_region (turn, request->area, error))
    return NULL;
  before = loket_txn_officer (loket_turn_txn (turn), request->officer, error);
  if (before == NULL || !check_not_self (turn, before, error))
    return NULL;
  if (!is_administrator (before->roles) && !check_first_administrator (turn, request->roles, error))
    return NULL;
  loket_keys_forget_officer (turn, before->id);
  after = copy_to_change (turn, before);
  apply (request, after);
  if (!check_not_last (turn, before, after, error) ||
      !loket_turn_replace (turn, before, after, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

static LoketRecord *
set_status (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketOfficerStatusRequest *request = loket_officer_status_request_cast (record);
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (LoketOfficer) before = loket_txn_officer (txn, request->officer, error);
  g_autoptr (LoketOfficer) after = NULL;

  if (before == NULL || !check_not_self (turn, before, error))
    return NULL;
  loket_keys_forget_officer (turn, before->id);
  after = copy_to_change (turn, before);
  after->status = request->status;
  if (!check_not_last (turn, before, after, error))
    return NULL;
  /* An administrator who comes back is as good as a new one. */
  if (before->status != LOKET_OFFICER_ACTIVE && after->status == LOKET_OFFICER_ACTIVE &&
      !check_first_administrator (turn, after->roles, error))
    return NULL;
  if (after->status != LOKET_OFFICER_ACTIVE &&
      !loket_txn_end_sessions (txn, after->id, NULL, after->changed_at, error))
    return NULL;
  if (!loket_turn_replace (turn, before, after, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

static gpointer
prepare_set_password (LoketOffice *office,
                      const LoketCaller *caller,
                      LoketRecord *record,
                      GError **error)
{
  return prepare_password (loket_password_request_cast (record)->password, NULL, error);
}

static LoketRecord *
set_password (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketPasswordRequest *request = loket_password_request_cast (record);
  const LoketPasswordWork *work = loket_turn_prepared (turn);
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (LoketOfficer) before = loket_txn_officer (txn, request->officer, error);
  g_autoptr (LoketOfficer) after = NULL;

  /* One's own is changed by who knows the old one. */
  if (before == NULL || !check_not_self (turn, before, error) ||
      !loket_password_check_rules (request->password, before->login, error))
    return NULL;
  loket_keys_forget_officer (turn, before->id);
  after = copy_to_change (turn, before);
  after->must_change = request->must_change;
  if (!loket_turn_replace (turn, before, after, error) ||
      !loket_txn_set_password (txn,
                               after->id,
                               work->new_hash,
                               loket_turn_caller (turn)->officer,
                               after->changed_at,
                               error) ||
      !loket_txn_end_sessions (txn, after->id, NULL, after->changed_at, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

static LoketRecord *
list (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketOfficerQuery *query = loket_officer_query_cast (record);
  const char *area = query->area != NULL ? query->area : loket_turn_caller (turn)->area;
  g_autoptr (GPtrArray) officers =
      loket_txn_officers (loket_turn_txn (turn), area, query->text, error);
  LoketOfficerList *answer;

  if (officers == NULL)
    return NULL;
  answer = loket_officer_list_new ();
  answer->officers = g_list_store_new (loket_officer_get_type ());
  g_list_store_splice (answer->officers, 0, 0, officers->pdata, officers->len);
  return LOKET_RECORD (answer);
}

/* Carried out in the turn of the second officer. */
static LoketRecord *
grant_administrator (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (LoketOfficer) before = loket_txn_officer (
      loket_turn_txn (turn), loket_officer_reference_cast (record)->officer, error);
  g_autoptr (LoketOfficer) after = NULL;
  g_autoptr (GStrvBuilder) roles = g_strv_builder_new ();

  if (before == NULL)
    return NULL;
  if (before->status != LOKET_OFFICER_ACTIVE || is_administrator (before->roles)) {
    loket_set_error (error,
                     LOKET_ERROR_WRONG_STATE,
                     before->status == LOKET_OFFICER_ACTIVE
                         ? ADMINISTRATOR
                         : loket_enum_name (loket_officer_status_get_type (), (int) before->status),
                     "the officer cannot become an administrator");
    return NULL;
  }
  if (before->roles != NULL)
    g_strv_builder_addv (roles, (const char **) before->roles);
  g_strv_builder_add (roles, ADMINISTRATOR);
  after = copy_to_change (turn, before);
  g_strfreev (after->roles);
  after->roles = g_strv_builder_end (roles);
  if (!loket_turn_replace (turn, before, after, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

const LoketBinding loket_officers_desk[] = {
    {&LOKET_OFFICER_LIST, list},
    {&LOKET_OFFICER_ADD, add, prepare_add, loket_password_work_free},
    {&LOKET_OFFICER_CHANGE, change},
    {&LOKET_OFFICER_SET_STATUS, set_status},
    {&LOKET_OFFICER_SET_PASSWORD, set_password, prepare_set_password, loket_password_work_free},
    {&LOKET_OFFICER_GRANT_ADMINISTRATOR, grant_administrator},
    {NULL, NULL},
};
