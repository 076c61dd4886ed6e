/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The permission matrix: every operation by every role on every kind of device, in and out of its
 * area and before anybody is on file, through the dispatcher; what the table says is exactly what
 * happens. */
#include "core/error.h"
#include "fixture.h"
#include "store/officers.h"

#include <string.h>

#define ID "0190aaaa-0000-7000-8000-0000000000aa"
#define IN_AREA "33.14.10"
#define OUT_OF_AREA "33.14.11"
#define NO_ROLE LOKET_N_ROLES /* signed in, without any role */
#define NOBODY (LOKET_N_ROLES + 1)
#define N_WHO (LOKET_N_ROLES + 2)

typedef struct {
  LoketDeviceKind kind;
  int who; /* a LoketRole, NO_ROLE or NOBODY */
  gboolean scoped;
  gboolean unstaffed; /* nobody is on file yet, so it is NOBODY who asks */
  const char *token;
} Asking;

/* A request that is good as far as its table says, about a thing that is not there. */
static LoketRecord *
make_request (const LoketOperation *operation, const char *area)
{
  LoketRecord *request = g_object_new (operation->request (), NULL);
  guint n;
  const LoketField *fields = loket_record_type_fields (operation->request (), &n);

  for (guint i = 0; i < n; i++) {
    const LoketField *field = &fields[i];
    if (field->flags & LOKET_FIELD_AREA)
      loket_field_take_text (field, request, g_strdup (area));
    else if (field->flags & LOKET_FIELD_OPTIONAL)
      continue;
    else if (field->flags & LOKET_FIELD_UUID)
      loket_field_take_text (field, request, g_strdup (ID));
    else if (field->kind == LOKET_KIND_TEXT)
      loket_field_take_text (field, request, g_strdup ("nothing here"));
    else if (field->kind == LOKET_KIND_DAY)
      loket_field_take_text (field, request, g_strdup ("2026-11-23"));
    else if (field->kind == LOKET_KIND_LIST)
      loket_field_take_list (field, request, g_list_store_new (field->type ()));
    else if (loket_field_is_number (field) && field->kind != LOKET_KIND_ENUM)
      loket_field_set_number (field, request, MAX (field->min, 0));
  }
  return request;
}

static gboolean
has_area (const LoketOperation *operation)
{
  guint n;
  const LoketField *fields = loket_record_type_fields (operation->request (), &n);

  for (guint i = 0; i < n; i++)
    if (fields[i].flags & LOKET_FIELD_AREA)
      return TRUE;
  return FALSE;
}

/* From the columns of the table alone: 0 = allowed, else the status that refuses. */
static guint
expected (const LoketOperation *operation, const Asking *asking, const char *area)
{
  const guint devices = loket_permission_devices (operation->permission);
  const guint roles = loket_permission_roles (operation->permission);
  const gboolean signed_in = asking->who != NOBODY;
  const gboolean beyond =
      signed_in && asking->scoped && (operation->flags & LOKET_WHOLE_DISTRICT) != 0;
  const gboolean outside =
      signed_in && asking->scoped && has_area (operation) && strcmp (area, OUT_OF_AREA) == 0;

  if ((devices & (1u << asking->kind)) == 0)
    return 403;
  if (roles == LOKET_ROLES_NONE)
    return outside ? 403 : 0;
  if (asking->unstaffed && loket_permission_is_open_while_unstaffed (operation->permission))
    return 0;
  if (!signed_in)
    return asking->kind == LOKET_DEVICE_ADMIN && roles != LOKET_ROLES_ANY ? 0 : 401;
  if (asking->kind != LOKET_DEVICE_ADMIN && roles != LOKET_ROLES_ANY &&
      (asking->who == NO_ROLE || (roles & (1u << asking->who)) == 0))
    return 403;
  if (beyond)
    return 422;
  return outside ? 403 : 0;
}

/* One officer for each role and area, and a session on each kind of device: straight into the
 * store, since a sign-in takes its time on purpose. */
typedef struct {
  Fixture *fixture;
  char *tokens[2][N_WHO][LOKET_DEVICE_ADMIN + 1];
} Crowd;

static gboolean
add_sessions (Crowd *crowd,
              LoketTxn *txn,
              LoketOfficer *officer,
              guint scoped,
              int who,
              GError **error)
{
  for (guint kind = 0; kind <= LOKET_DEVICE_ADMIN; kind++) {
    g_autoptr (LoketSession) session = loket_session_new ();
    char *token = g_strdup_printf ("token-%u-%d-%u", scoped, who, kind);
    g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1);
    session->id = loket_id_new (crowd->fixture->clock, crowd->fixture->random);
    session->officer = g_strdup (officer->id);
    session->device = g_strdup (loket_enum_name (loket_device_kind_get_type (), (int) kind));
    session->started_at = session->seen_at = FIXTURE_MORNING;
    session->ends_at = FIXTURE_MORNING + LOKET_DAY;
    crowd->tokens[scoped][who][kind] = token;
    if (!loket_txn_insert (txn, LOKET_RECORD (session), error) ||
        !loket_txn_set_session_token (txn, session->id, sha256, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
crowd_work (LoketTxn *txn, gpointer data, GError **error)
{
  Crowd *crowd = data;

  for (guint scoped = 0; scoped < 2; scoped++) {
    for (int who = 0; who <= (int) NO_ROLE; who++) {
      g_autoptr (LoketOfficer) officer = loket_officer_new ();
      const char *role =
          who < (int) LOKET_N_ROLES ? loket_enum_name (loket_role_get_type (), who) : NULL;
      officer->id = loket_id_new (crowd->fixture->clock, crowd->fixture->random);
      officer->login = g_strdup_printf ("officer-%u-%d", scoped, who);
      officer->name = g_strdup ("Officer");
      officer->roles = role != NULL ? g_strsplit (role, " ", -1) : NULL;
      officer->area = scoped ? g_strdup (IN_AREA) : NULL;
      officer->created_at = officer->changed_at = FIXTURE_MORNING;
      if (!loket_txn_insert (txn, LOKET_RECORD (officer), error) ||
          !add_sessions (crowd, txn, officer, scoped, who, error))
        return FALSE;
    }
  }
  return TRUE;
}

static void
crowd_clear (Crowd *crowd)
{
  for (guint scoped = 0; scoped < 2; scoped++)
    for (guint who = 0; who < N_WHO; who++)
      for (guint kind = 0; kind <= LOKET_DEVICE_ADMIN; kind++)
        g_free (crowd->tokens[scoped][who][kind]);
}

/* Ending one's session, or the password's, would spoil the rest: only who may not is let through.
 */
static gboolean
spoils_the_rest (const LoketOperation *operation)
{
  return operation == &LOKET_SESSION_SIGN_OUT || operation == &LOKET_SESSION_SIGN_IN;
}

/* A desk has refusals of its own: a wrong secret, a wrong old password.  Who gets one was let in.
 */
static gboolean
is_of_table (const GError *error)
{
  return error != NULL && (strstr (error->message, "needs the permission") != NULL ||
                           strstr (error->message, "with the permission") != NULL ||
                           strstr (error->message, "outside the area") != NULL ||
                           strstr (error->message, "for an officer of an area") != NULL);
}

static void
try (Fixture *f, const LoketOperation *operation, const Asking *asking, const char *area)
{
  g_autoptr (LoketRecord) request = make_request (operation, area);
  g_autoptr (LoketRecord) answer = NULL;
  g_autoptr (GError) error = NULL;
  const guint wanted = expected (operation, asking, area);
  guint status;

  if (wanted == 0 && spoils_the_rest (operation))
    return;
  answer = fixture_ask_as (f, asking->kind, asking->token, operation, request, &error);
  status = is_of_table (error) ? loket_error_code_status (loket_error_code_of (error)) : 0;
  if (status != wanted)
    g_test_message ("%s by %d on %d%s%s in %s: %s",
                    operation->name,
                    asking->who,
                    (int) asking->kind,
                    asking->scoped ? " for " IN_AREA : "",
                    asking->unstaffed ? " unstaffed" : "",
                    area,
                    error != NULL ? error->message : "done");
  g_assert_cmpuint (status, ==, wanted);
}

/* The office of the first minute: whatever a device may do there, it does without an officer. */
static guint
try_unstaffed (Fixture *f, const LoketOperation *const *operations, guint n)
{
  for (guint cell = 0; cell < n * (LOKET_DEVICE_ADMIN + 1); cell++) {
    const Asking asking = {
        .kind = (LoketDeviceKind) (cell / n),
        .who = NOBODY,
        .unstaffed = TRUE,
    };
    try (f, operations[cell % n], &asking, IN_AREA);
  }
  return n * (LOKET_DEVICE_ADMIN + 1);
}

static void
test_matrix (Fixture *f, gconstpointer data)
{
  static const char *const areas[] = {IN_AREA, OUT_OF_AREA};
  Crowd crowd = {.fixture = f};
  g_autoptr (GError) error = NULL;
  guint n, n_tried = 0;
  const LoketOperation *const *operations = loket_operations (&n);

  n_tried += try_unstaffed (f, operations, n);
  g_assert_true (
      loket_store_write_sync (loket_office_store (f->office), crowd_work, &crowd, &error));
  g_assert_no_error (error);
  for (guint cell = 0; cell < n * 2 * N_WHO * (LOKET_DEVICE_ADMIN + 1); cell++) {
    const LoketOperation *operation = operations[cell % n];
    Asking asking = {
        .kind = (LoketDeviceKind) (cell / n % (LOKET_DEVICE_ADMIN + 1)),
        .who = (int) (cell / n / (LOKET_DEVICE_ADMIN + 1) % N_WHO),
        .scoped = cell / n / (LOKET_DEVICE_ADMIN + 1) / N_WHO == 1,
    };
    asking.token = crowd.tokens[asking.scoped][asking.who][asking.kind];
    for (guint a = 0; a < (has_area (operation) ? 2u : 1u); a++, n_tried++)
      try (f, operation, &asking, areas[a]);
  }
  g_test_message ("%u cells", n_tried);
  crowd_clear (&crowd);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/office/matrix/every-operation-role-device-and-area",
              Fixture,
              NULL,
              fixture_set_up,
              test_matrix,
              fixture_tear_down);
  return g_test_run ();
}
