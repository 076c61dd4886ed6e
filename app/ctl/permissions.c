/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docs/permissions.md from the tables of permissions and operations; loketctl prints it. */
#include "config.h"

#include "permissions.h"

#include "core/operations.h"

static const char head[] =
    "# Who may do what\n"
    "\n"
    "Made by `loketctl permissions` from `app/core/permission.h` and `app/core/operations.h`; "
    "`./dev lint` holds the two\nagainst each other. Please change the tables, not this file.\n"
    "\n"
    "- **Device**: a permission without roles belongs to the kind of device. Who is signed in is "
    "recorded.\n"
    "- **Roles**: an officer with one of them, signed in on such a device. Without a session the "
    "answer is 401\n  `sign-in-needed`, with one that does not help 403 `not-allowed`.\n"
    "- **While unstaffed**: as long as no officer is on file in the office, the device has the "
    "permission by itself; a one-PC\n  office works from its first minute. The first officer "
    "(`loketctl init` makes one) ends that for good.\n"
    "- **At a school**: a verifier whose name stands in a `[facility]` of the kind `school` in the "
    "profile has the permission\n  by itself (`docs/school-roll.md`).\n"
    "- The device kind **admin** on the hub's Unix socket (the command line of the hub's own user) "
    "needs no officer where\n  it is named, unless the roles are *whoever is signed in*. Over the "
    "network it needs an officer as any other device,\n  and only the hub's own user makes a "
    "device of that kind.\n"
    "- **Area**: an officer may be for a region, such as 33.14.10, and then deals only with what "
    "is of that region or below\n  it. Operations marked *area* name the region in the request; "
    "records carry theirs:\n  a device that was made for a region is of it, one that was not is of "
    "the whole district. Operations marked\n  *whole district* are refused to an officer of a "
    "region: both audit chains hold what was done\n  and read everywhere.\n"
    "- **Two officers**: the first one proposes; the operation is carried out when another one "
    "with the same permission\n  approves it (`approval/approve`). They have to be two people: "
    "neither of them is the one whom it is about (`not-oneself`),\n  and whoever gave one of them "
    "his password is neither the other one nor gave him his, also by way of a third officer\n  "
    "(`same-hand`). Changing one's own password does not undo that; a password given at the hub "
    "(`loketctl officer add` and\n  `loketctl officer set-password` without `--login`) does. So "
    "an office with one administrator puts its unit head on file\n  at the hub.\n";

/* "counter, admin"; %NULL when no bit is set. */
static char *
nicks (GType type, guint bits)
{
  g_autoptr (GEnumClass) values = g_type_class_ref (type);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < values->n_values; i++)
    if (bits & (1u << values->values[i].value))
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", values->values[i].value_nick);
  return g_string_free (out, FALSE);
}

static void
append_permission (GString *out, LoketPermission permission)
{
  const guint roles = loket_permission_roles (permission);
  g_autofree char *devices =
      nicks (loket_device_kind_get_type (), loket_permission_devices (permission));
  g_autofree char *names = nicks (loket_role_get_type (), roles);

  g_string_append_printf (
      out,
      "| `%s` | %s | %s%s |\n",
      loket_permission_name (permission),
      devices,
      roles == LOKET_ROLES_NONE  ? "device"
      : roles == LOKET_ROLES_ANY ? "whoever is signed in"
                                 : names,
      loket_permission_is_open_while_unstaffed (permission) ? "; the device while unstaffed"
      : loket_permission_is_open_at_schools (permission)    ? "; a verifier at a school"
                                                            : "");
}

static gboolean
names_area (GType request)
{
  guint n;
  const LoketField *fields = loket_record_type_fields (request, &n);

  for (guint i = 0; i < n; i++)
    if (fields[i].flags & LOKET_FIELD_AREA)
      return TRUE;
  return FALSE;
}

static void
append_operation (GString *out, const LoketOperation *operation)
{
  g_string_append_printf (out,
                          "| `%s` | `%s` | %s | %s%s%s |\n",
                          operation->name,
                          loket_permission_name (operation->permission),
                          loket_operation_writes (operation) ? "write" : "read",
                          names_area (operation->request ()) ? "area " : "",
                          operation->flags & LOKET_WHOLE_DISTRICT ? "whole district " : "",
                          operation->flags & LOKET_TWO_OFFICERS ? "two officers" : "");
}

/**
 * loket_command_permissions:
 *
 * Returns: (transfer full): the document, Markdown ending in a newline
 */
char *
loket_command_permissions (void)
{
  GString *out = g_string_new (head);
  guint n;
  const LoketOperation *const *operations = loket_operations (&n);

  g_string_append (out, "\n## Permissions\n| permission | devices | roles |\n|---|---|---|\n");
  for (guint i = 0; i < LOKET_N_PERMISSIONS; i++)
    append_permission (out, (LoketPermission) i);
  g_string_append (
      out, "\n## Operations\n| operation | permission | kind | also |\n|---|---|---|---|\n");
  for (guint i = 0; i < n; i++)
    append_operation (out, operations[i]);
  return g_string_free (out, FALSE);
}
