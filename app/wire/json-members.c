/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of records in JSON that this program wrote, one by one; the client shows audit rows
 * by them. */
#include "config.h"

#include "wire/json.h"

#include <json-glib/json-glib.h>

typedef struct {
  guint record;
  LoketJsonMember told;
  gpointer data;
} Walk;

static void
member_cb (JsonObject *object, const char *name, JsonNode *node, gpointer data)
{
  Walk *walk = data;
  g_autofree char *text =
      JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
          ? json_node_dup_string (node)
          : json_to_string (node, FALSE);

  walk->told (walk->record, name, text, walk->data);
}

/**
 * loket_json_each_member:
 * @text: (nullable): a JSON array of records
 * @told: (scope call): called for each member of each record
 * @data: for @told
 *
 * Text that is no such array has no members.
 */
void
loket_json_each_member (const char *text, LoketJsonMember told, gpointer data)
{
  g_autoptr (JsonNode) root = text != NULL ? json_from_string (text, NULL) : NULL;
  Walk walk = {.told = told, .data = data};
  JsonArray *records;

  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    return;
  records = json_node_get_array (root);
  for (; walk.record < json_array_get_length (records); walk.record++) {
    JsonNode *record = json_array_get_element (records, walk.record);
    if (JSON_NODE_HOLDS_OBJECT (record))
      json_object_foreach_member (json_node_get_object (record), member_cb, &walk);
  }
}
