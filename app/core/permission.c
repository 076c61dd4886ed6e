/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of what each kind of device may do; the dispatcher asks it before every turn. */
#include "config.h"

#include "core/permission.h"

G_DEFINE_ENUM_TYPE (LoketDeviceKind,
                    loket_device_kind,
                    G_DEFINE_ENUM_VALUE (LOKET_DEVICE_KIOSK, "kiosk"),
                    G_DEFINE_ENUM_VALUE (LOKET_DEVICE_COUNTER, "counter"),
                    G_DEFINE_ENUM_VALUE (LOKET_DEVICE_DISPLAY, "display"),
                    G_DEFINE_ENUM_VALUE (LOKET_DEVICE_VERIFIER, "verifier"),
                    G_DEFINE_ENUM_VALUE (LOKET_DEVICE_ADMIN, "admin"))

static const struct {
  const char *name;
  guint devices;
} permissions[] = {
#define PERMISSION_ROW(symbol, name, devices) [LOKET_MAY_##symbol] = {name, devices},
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
 * loket_caller_may:
 * @caller: who asks
 * @permission: for what
 *
 * Returns: %TRUE when that kind of device has the permission
 */
gboolean
loket_caller_may (const LoketCaller *caller, LoketPermission permission)
{
  g_return_val_if_fail ((guint) permission < LOKET_N_PERMISSIONS, FALSE);
  return (permissions[permission].devices & (1u << caller->kind)) != 0;
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
