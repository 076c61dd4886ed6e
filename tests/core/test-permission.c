/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of permissions: roles, devices, areas; every row and every operation of it. */
#include "core/officer.h"
#include "core/operations.h"

#include <string.h>

#define ADMINISTRATOR (1u << LOKET_ROLE_ADMINISTRATOR)

/* The names are a contract with scripts and with the store. */
static void
test_roles (void)
{
  static const char *const names[] = {
      "reception",
      "data_desk",
      "service_officer",
      "field_verifier",
      "section_head",
      "unit_head",
      "card_printer",
      "fund_treasurer",
      "hospital_desk",
      "school_desk",
      "village",
      "subdistrict",
      "auditor",
      "administrator",
      NULL,
  };
  static const char *const unknown[] = {"auditor", "king", NULL};
  guint roles;

  g_assert_cmpuint (g_strv_length ((char **) names), ==, LOKET_N_ROLES);
  for (int i = 0; names[i] != NULL; i++)
    g_assert_cmpstr (loket_enum_name (loket_role_get_type (), i), ==, names[i]);
  g_assert_true (loket_roles_from_words (names, &roles));
  g_assert_cmpuint (roles, ==, LOKET_ROLES_ANY);
  g_assert_true (loket_roles_from_words (NULL, &roles));
  g_assert_cmpuint (roles, ==, 0);
  g_assert_false (loket_roles_from_words (unknown, &roles));
}

static void
test_area (void)
{
  static const struct {
    const char *own;
    const char *area;
    gboolean covers;
  } cases[] = {
      {NULL, NULL, TRUE},
      {NULL, "33.14.10.2001", TRUE},
      {"33.14", NULL, FALSE},
      {"33.14.10", "33.14.10", TRUE},
      {"33.14.10", "33.14.10.2001", TRUE},
      {"33.14.10", "33.14", FALSE},
      {"33.14.10", "33.14.1", FALSE},
      {"33.14.1", "33.14.10", FALSE},
      {"33.14.10", "33.14.11.2001", FALSE},
      {"33.14.10", "", FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const LoketCaller caller = {.area = cases[i].own};
    g_test_message ("%s and %s", cases[i].own, cases[i].area);
    g_assert_cmpint (loket_caller_covers (&caller, cases[i].area), ==, cases[i].covers);
  }
}

/* Who works at a counter needs no officer while there is none, and one of these roles after. */
static void
test_unstaffed (void)
{
  const guint at_counters = LOKET_ROLES (RECEPTION) | LOKET_ROLES (DATA_DESK) |
                            LOKET_ROLES (SERVICE_OFFICER) | LOKET_ROLES (SECTION_HEAD) |
                            LOKET_ROLES (UNIT_HEAD) | LOKET_ROLES (CARD_PRINTER) |
                            LOKET_ROLES (ADMINISTRATOR);
  LoketCaller caller = {.kind = LOKET_DEVICE_COUNTER, .unstaffed = TRUE};

  g_assert_true (loket_caller_may (&caller, LOKET_MAY_CALL_TICKET));
  g_assert_false (loket_caller_may (&caller, LOKET_MAY_SEE_OFFICERS));
  g_assert_cmpint (
      loket_caller_permit (&caller, LOKET_MAY_USE_OWN_SESSION), ==, LOKET_PERMIT_SIGN_IN_NEEDED);
  caller.kind = LOKET_DEVICE_KIOSK;
  g_assert_cmpint (loket_caller_permit (&caller, LOKET_MAY_CALL_TICKET), ==, LOKET_PERMIT_REFUSED);
  caller = (LoketCaller){.kind = LOKET_DEVICE_COUNTER};
  g_assert_cmpint (
      loket_caller_permit (&caller, LOKET_MAY_CALL_TICKET), ==, LOKET_PERMIT_SIGN_IN_NEEDED);
  caller.officer = "x";
  for (guint role = 0; role < LOKET_N_ROLES; role++) {
    caller.roles = 1u << role;
    g_assert_cmpint (
        loket_caller_may (&caller, LOKET_MAY_CALL_TICKET), ==, (at_counters & caller.roles) != 0);
  }
}

static LoketPermit
permit (LoketDeviceKind kind, const char *officer, guint roles, LoketPermission permission)
{
  const LoketCaller caller = {.kind = kind, .officer = officer, .roles = roles};

  return loket_caller_permit (&caller, permission);
}

static void
test_permit (void)
{
  const LoketPermission manage = LOKET_MAY_MANAGE_OFFICERS;
  const LoketPermission own = LOKET_MAY_USE_OWN_SESSION;

  g_assert_cmpint (permit (LOKET_DEVICE_COUNTER, NULL, 0, manage), ==, LOKET_PERMIT_SIGN_IN_NEEDED);
  g_assert_cmpint (permit (LOKET_DEVICE_COUNTER, "x", 1, manage), ==, LOKET_PERMIT_REFUSED);
  g_assert_cmpint (
      permit (LOKET_DEVICE_COUNTER, "x", ADMINISTRATOR | 1, manage), ==, LOKET_PERMIT_GRANTED);
  g_assert_cmpint (
      permit (LOKET_DEVICE_KIOSK, "x", ADMINISTRATOR, manage), ==, LOKET_PERMIT_REFUSED);
  g_assert_cmpint (permit (LOKET_DEVICE_ADMIN, NULL, 0, manage), ==, LOKET_PERMIT_GRANTED);
  g_assert_cmpint (permit (LOKET_DEVICE_ADMIN, NULL, 0, own), ==, LOKET_PERMIT_SIGN_IN_NEEDED);
  g_assert_cmpint (permit (LOKET_DEVICE_VERIFIER, "x", 0, own), ==, LOKET_PERMIT_GRANTED);
  g_assert_cmpint (
      permit (LOKET_DEVICE_COUNTER, NULL, 0, LOKET_MAY_SEE_QUEUE), ==, LOKET_PERMIT_GRANTED);
}

/* Only the socket of the hub's own user makes an officer needless, not the kind of a device. */
static void
test_admin_over_the_network (void)
{
  LoketCaller caller = {.kind = LOKET_DEVICE_ADMIN, .certificate = "c0ffee"};

  g_assert_false (loket_caller_is_own_user (&caller));
  for (guint i = 0; i < LOKET_N_PERMISSIONS; i++)
    if (loket_permission_roles ((LoketPermission) i) != LOKET_ROLES_NONE)
      g_assert_false (loket_caller_may (&caller, (LoketPermission) i));
  g_assert_cmpint (
      loket_caller_permit (&caller, LOKET_MAY_MANAGE_DEVICES), ==, LOKET_PERMIT_SIGN_IN_NEEDED);
  caller.officer = "x";
  caller.roles = ADMINISTRATOR;
  g_assert_true (loket_caller_may (&caller, LOKET_MAY_MANAGE_DEVICES));
  caller = (LoketCaller){.kind = LOKET_DEVICE_ADMIN};
  g_assert_true (loket_caller_is_own_user (&caller));
  caller.kind = LOKET_DEVICE_COUNTER;
  g_assert_false (loket_caller_is_own_user (&caller));
}

static gboolean
lets_hear (LoketPermission permission)
{
#define TOPIC_ROW(topic, symbol)                                                                   \
  if (permission == LOKET_MAY_##symbol)                                                            \
    return TRUE;
  LOKET_TOPICS (TOPIC_ROW)
#undef TOPIC_ROW
  return FALSE;
}

/* Each permission can be had by somebody, has a name of its own, and is asked for. */
static void
test_table_is_complete (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  const LoketOperation *const *operations = loket_operations (&n);

  for (guint i = 0; i < LOKET_N_PERMISSIONS; i++) {
    const LoketPermission permission = (LoketPermission) i;
    gboolean used = lets_hear (permission);
    g_test_message ("%s", loket_permission_name (permission));
    g_assert_true (g_hash_table_add (names, (gpointer) loket_permission_name (permission)));
    g_assert_cmpuint (loket_permission_devices (permission), !=, 0);
    g_assert_cmpuint (loket_permission_devices (permission) & ~LOKET_DEVICES_ANY, ==, 0);
    g_assert_cmpuint (loket_permission_roles (permission) & ~LOKET_ROLES_ANY, ==, 0);
    for (guint o = 0; o < n; o++)
      used = used || operations[o]->permission == permission;
    g_assert_true (used);
  }
}

/* The second officer is one at a counter, never the command line; the answer is the proposal. */
static void
test_two_officers (void)
{
  guint n, n_two = 0;
  const LoketOperation *const *operations = loket_operations (&n);

  for (guint i = 0; i < n; i++) {
    if ((operations[i]->flags & LOKET_TWO_OFFICERS) == 0)
      continue;
    n_two++;
    g_assert_true (loket_operation_needs_key (operations[i]));
    g_assert_true (operations[i]->answer () == loket_approval_get_type ());
    g_assert_cmpuint (loket_permission_roles (operations[i]->permission), !=, LOKET_ROLES_NONE);
    g_assert_cmpuint (
        loket_permission_devices (operations[i]->permission) & LOKET_DEVICES (ADMIN), ==, 0);
  }
  g_assert_cmpuint (n_two, >, 0);
}

static gboolean
tells_of_people (GType type, guint depth)
{
  guint n;
  const LoketField *fields = loket_record_type_fields (type, &n);

  for (guint i = 0; i < n; i++) {
    const gboolean nested =
        fields[i].kind == LOKET_KIND_RECORD || fields[i].kind == LOKET_KIND_LIST;
    if ((fields[i].flags & LOKET_FIELD_PERSONAL) != 0 ||
        (nested && depth < 8 && tells_of_people (fields[i].type (), depth + 1)))
      return TRUE;
  }
  return FALSE;
}

/* Nobody reads of people unseen: whatever shows something personal is in the access log. */
static void
test_personal_reads_are_counted (void)
{
  /* Of officers, not of people; of a job its request is left out. */
  static const char *const others[] = {"session/who", "job/list", "job/get", NULL};
  guint n;
  const LoketOperation *const *operations = loket_operations (&n);

  for (guint i = 0; i < n; i++) {
    const LoketOperation *operation = operations[i];
    if (loket_operation_writes (operation) || (operation->flags & LOKET_COUNTED) != 0 ||
        g_strv_contains (others, operation->name))
      continue;
    if (tells_of_people (operation->answer (), 0)) {
      g_test_message ("%s shows people and is not counted", operation->name);
      g_test_fail ();
    }
  }
}

/* A change answers with the whole record: it is a look as well, or whoever changes nothing would
 * read all of it unseen. */
static void
test_changes_of_people_are_counted (void)
{
  static const LoketOperation *const changes[] = {
      &LOKET_PERSON_SAVE,
      &LOKET_PERSON_CHANGE,
      &LOKET_HOUSEHOLD_CHANGE,
      &LOKET_APPLICATION_BEGIN,
      &LOKET_APPLICATION_SET_PAPERS,
      &LOKET_APPLICATION_MOVE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_assert_cmpuint (changes[i]->flags & LOKET_COUNTED, !=, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/permission/roles", test_roles);
  g_test_add_func ("/core/permission/area", test_area);
  g_test_add_func ("/core/permission/permit", test_permit);
  g_test_add_func ("/core/permission/admin-over-the-network", test_admin_over_the_network);
  g_test_add_func ("/core/permission/unstaffed", test_unstaffed);
  g_test_add_func ("/core/permission/table-is-complete", test_table_is_complete);
  g_test_add_func ("/core/permission/changes-of-people-are-counted",
                   test_changes_of_people_are_counted);
  g_test_add_func ("/core/permission/two-officers", test_two_officers);
  g_test_add_func ("/core/permission/personal-reads-are-counted", test_personal_reads_are_counted);
  return g_test_run ();
}
