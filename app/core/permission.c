/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of what devices and roles may do; the dispatcher asks it before every turn. */
#include "config.h"

#include "core/permission.h"

#include "core/record.h"

#include <string.h>

G_DEFINE_ENUM_TYPE (LoketDeviceKind,
                    loket_device_kind,
                    G_DEFINE_ENUM_VALUE (LOKET_DEVICE_KIOSK, "kiosk"),
                    G_DEFINE_ENUM_VALUE (LOKET_DEVICE_COUNTER, "counter"),
                    G_DEFINE_ENUM_VALUE (LOKET_DEVICE_DISPLAY, "display"),
                    G_DEFINE_ENUM_VALUE (LOKET_DEVICE_VERIFIER, "verifier"),
                    G_DEFINE_ENUM_VALUE (LOKET_DEVICE_ADMIN, "admin"))

G_DEFINE_ENUM_TYPE (LoketRole,
                    loket_role,
                    G_DEFINE_ENUM_VALUE (LOKET_ROLE_RECEPTION, "reception"),
                    G_DEFINE_ENUM_VALUE (LOKET_ROLE_DATA_DESK, "data_desk"),
                    G_DEFINE_ENUM_VALUE (LOKET_ROLE_SERVICE_OFFICER, "service_officer"),
                    G_DEFINE_ENUM_VALUE (LOKET_ROLE_FIELD_VERIFIER, "field_verifier"),
                    G_DEFINE_ENUM_VALUE (LOKET_ROLE_SECTION_HEAD, "section_head"),
                    G_DEFINE_ENUM_VALUE (LOKET_ROLE_UNIT_HEAD, "unit_head"),
                    G_DEFINE_ENUM_VALUE (LOKET_ROLE_CARD_PRINTER, "card_printer"),
                    G_DEFINE_ENUM_VALUE (LOKET_ROLE_FUND_TREASURER, "fund_treasurer"),
                    G_DEFINE_ENUM_VALUE (LOKET_ROLE_HOSPITAL_DESK, "hospital_desk"),
                    G_DEFINE_ENUM_VALUE (LOKET_ROLE_SCHOOL_DESK, "school_desk"),
                    G_DEFINE_ENUM_VALUE (LOKET_ROLE_VILLAGE, "village"),
                    G_DEFINE_ENUM_VALUE (LOKET_ROLE_SUBDISTRICT, "subdistrict"),
                    G_DEFINE_ENUM_VALUE (LOKET_ROLE_AUDITOR, "auditor"),
                    G_DEFINE_ENUM_VALUE (LOKET_ROLE_ADMINISTRATOR, "administrator"))

static const struct {
  const char *name;
  guint devices;
  guint roles;
} permissions[] = {
#define PERMISSION_ROW(symbol, name, devices, roles) [LOKET_MAY_##symbol] = {name, devices, roles},
    LOKET_PERMISSIONS (PERMISSION_ROW)
#undef PERMISSION_ROW
};

/**
 * loket_permission_name:
 * @permission: a permission
 *
 * Returns: (transfer none): its name in the documents
 */
const char *
loket_permission_name (LoketPermission permission)
{
  g_return_val_if_fail ((guint) permission < LOKET_N_PERMISSIONS, NULL);
  return permissions[permission].name;
}

/**
 * loket_permission_devices:
 * @permission: a permission
 *
 * Returns: the kinds of device on which it can be had, bits 1 << LoketDeviceKind
 */
guint
loket_permission_devices (LoketPermission permission)
{
  g_return_val_if_fail ((guint) permission < LOKET_N_PERMISSIONS, 0);
  return permissions[permission].devices;
}

/**
 * loket_permission_roles:
 * @permission: a permission
 *
 * Returns: the roles that have it, bits 1 << LoketRole; 0 when it belongs to the device
 */
guint
loket_permission_roles (LoketPermission permission)
{
  g_return_val_if_fail ((guint) permission < LOKET_N_PERMISSIONS, 0);
  return permissions[permission].roles & LOKET_ROLES_ANY;
}

/**
 * loket_permission_is_open_while_unstaffed:
 * @permission: a permission
 *
 * Returns: %TRUE when its kinds of device have it by themselves in an office without officers
 */
gboolean
loket_permission_is_open_while_unstaffed (LoketPermission permission)
{
  g_return_val_if_fail ((guint) permission < LOKET_N_PERMISSIONS, FALSE);
  return (permissions[permission].roles & LOKET_WHILE_UNSTAFFED) != 0;
}

/**
 * loket_permission_is_open_at_schools:
 * @permission: a permission
 *
 * Returns: %TRUE when a verifier that stands at a school has it by itself
 */
gboolean
loket_permission_is_open_at_schools (LoketPermission permission)
{
  g_return_val_if_fail ((guint) permission < LOKET_N_PERMISSIONS, FALSE);
  return (permissions[permission].roles & LOKET_AT_SCHOOL) != 0;
}

/**
 * loket_caller_is_own_user:
 * @caller: who asks
 *
 * Returns: %TRUE when it is the hub itself or the command line of its own user on the Unix socket;
 *   a device with a certificate came over the network, whatever its kind
 */
gboolean
loket_caller_is_own_user (const LoketCaller *caller)
{
  return caller->kind == LOKET_DEVICE_ADMIN && caller->certificate == NULL;
}

/**
 * loket_caller_permit:
 * @caller: who asks; its token is not looked at
 * @permission: for what
 *
 * Returns: whether this device with this officer has the permission, and if not, whether an
 *   officer who signs in may help
 */
LoketPermit
loket_caller_permit (const LoketCaller *caller, LoketPermission permission)
{
  const guint devices = loket_permission_devices (permission);
  const guint roles = loket_permission_roles (permission);

  if ((devices & (1u << caller->kind)) == 0)
    return LOKET_PERMIT_REFUSED;
  if (roles == LOKET_ROLES_NONE)
    return LOKET_PERMIT_GRANTED;
  if (loket_caller_is_own_user (caller) && roles != LOKET_ROLES_ANY)
    return LOKET_PERMIT_GRANTED;
  if (caller->unstaffed && loket_permission_is_open_while_unstaffed (permission))
    return LOKET_PERMIT_GRANTED;
  if (caller->at_school && loket_permission_is_open_at_schools (permission))
    return LOKET_PERMIT_GRANTED;
  if (caller->officer == NULL)
    return LOKET_PERMIT_SIGN_IN_NEEDED;
  return roles == LOKET_ROLES_ANY || (roles & caller->roles) != 0 ? LOKET_PERMIT_GRANTED
                                                                  : LOKET_PERMIT_REFUSED;
}

/**
 * loket_caller_may:
 * @caller: who asks
 * @permission: for what
 *
 * Returns: %TRUE when the caller has the permission as it is now
 */
gboolean
loket_caller_may (const LoketCaller *caller, LoketPermission permission)
{
  return loket_caller_permit (caller, permission) == LOKET_PERMIT_GRANTED;
}

/**
 * loket_caller_covers:
 * @caller: who asks
 * @area: (nullable): code of a region, such as "33.14.10"; %NULL is the whole district
 *
 * Codes name a place below another by a longer code (Permendagri 58/2021): 33.14 has 33.14.10 has
 * 33.14.10.2001.
 *
 * Returns: %TRUE when the caller may deal with what is of that area
 */
gboolean
loket_caller_covers (const LoketCaller *caller, const char *area)
{
  gsize length;

  if (caller->area == NULL)
    return TRUE;
  if (area == NULL)
    return FALSE;
  length = strlen (caller->area);
  return strncmp (area, caller->area, length) == 0 && (area[length] == '\0' || area[length] == '.');
}

/**
 * loket_roles_from_words:
 * @words: (nullable) (array zero-terminated=1): names of roles
 * @roles: (out): bits 1 << LoketRole
 *
 * Returns: %TRUE when each word is the name of a role
 */
gboolean
loket_roles_from_words (const char *const *words, guint *roles)
{
  int role;

  *roles = 0;
  for (guint i = 0; words != NULL && words[i] != NULL; i++) {
    if (!loket_enum_from_name (loket_role_get_type (), words[i], &role))
      return FALSE;
    *roles |= 1u << role;
  }
  return TRUE;
}

static const struct {
  const char *topic;
  LoketPermission permission;
} topics[] = {
#define TOPIC_ROW(topic, permission) {topic, LOKET_MAY_##permission},
    LOKET_TOPICS (TOPIC_ROW)
#undef TOPIC_ROW
};

/**
 * loket_caller_topics:
 * @caller: who listens
 * @wanted: (nullable) (array zero-terminated=1): topics asked for, %NULL = all
 *
 * Returns: (transfer full) (array zero-terminated=1): those of them that it may hear
 */
char **
loket_caller_topics (const LoketCaller *caller, const char *const *wanted)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    if ((wanted == NULL || g_strv_contains (wanted, topics[i].topic)) &&
        loket_caller_may (caller, topics[i].permission))
      g_strv_builder_add (builder, topics[i].topic);
  return g_strv_builder_end (builder);
}
