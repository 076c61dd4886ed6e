/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hides what is personal in JSON that is shown to somebody; the auditor's desk uses it. */
#include "config.h"

#include "wire/json.h"

#include <json-glib/json-glib.h>

typedef struct {
  gboolean (*is_open) (const char *name, gpointer data);
  gpointer data;
} Mask;

static void mask_node (JsonNode *node, Mask *mask);

static void
mask_member_cb (JsonObject *object, const char *name, JsonNode *node, gpointer data)
{
  Mask *mask = data;

  if (mask->is_open (name, mask->data))
    mask_node (node, mask);
  else
    json_object_set_string_member (object, name, LOKET_JSON_MASK);
}

static void
mask_element_cb (JsonArray *array, guint at, JsonNode *node, gpointer data)
{
  mask_node (node, data);
}

static void
mask_node (JsonNode *node, Mask *mask)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), mask_member_cb, mask);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    json_array_foreach_element (json_node_get_array (node), mask_element_cb, mask);
}

/**
 * loket_json_mask:
 * @text: JSON that this program wrote
 * @is_open: (scope call): whether what stands under a name may be seen
 * @data: for @is_open
 *
 * Returns: (transfer full): the same with "***" in place of what may not; text that is no JSON is
 *   hidden as a whole
 */
char *
loket_json_mask (const char *text,
                 gboolean (*is_open) (const char *name, gpointer data),
                 gpointer data)
{
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  Mask mask = {is_open, data};

  if (root == NULL)
    return g_strdup ("\"" LOKET_JSON_MASK "\"");
  mask_node (root, &mask);
  return json_to_string (root, FALSE);
}
