/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a record of JSON, by its table of fields; hub, client, office and command line use it. */
#include "config.h"

#include "wire/json.h"

#include "core/error.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Where in the message we are, for the parameter of an error: papers[2].id */
typedef struct _Place Place;
struct _Place {
  const Place *parent;
  const char *name;
  gint64 index; /* of an item of the list @name, -1 for the member itself */
};

typedef struct {
  LoketJsonKind kind;
  GError **error;
} Reading;

static LoketRecord *
read_record (Reading *reading, GType type, JsonObject *object, const Place *parent);

static void
append_place (GString *out, const Place *place)
{
  if (place->parent != NULL) {
    append_place (out, place->parent);
    g_string_append_c (out, '.');
  }
  g_string_append (out, place->name);
  if (place->index >= 0)
    g_string_append_printf (out, "[%" G_GINT64_FORMAT "]", place->index);
}

static gboolean
refuse (Reading *reading, LoketErrorCode code, const Place *place, const char *reason)
{
  g_autoptr (GString) path = g_string_new (NULL);

  append_place (path, place);
  loket_set_error (reading->error, code, path->str, "%s: %s", path->str, reason);
  return FALSE;
}

static gboolean
refuse_field (Reading *reading, const Place *place, const char *reason)
{
  return refuse (reading, LOKET_ERROR_BAD_FIELD, place, reason);
}

/* What others call their members goes into logs and sentences only when it looks like a name. */
static gboolean
refuse_unknown (Reading *reading, const Place *parent, const char *name)
{
  gsize length = strlen (name);
  gboolean plain =
      length > 0 && length <= 64 &&
      strspn (name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-") == length;
  const Place place = {.parent = parent, .name = plain ? name : "?", .index = -1};

  return refuse (reading, LOKET_ERROR_UNKNOWN_MEMBER, &place, "no such member");
}

static const char *
node_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
read_text (Reading *reading,
           const LoketField *field,
           LoketRecord *record,
           JsonNode *node,
           const Place *at)
{
  const char *text = node_text (node);

  if (text == NULL)
    return refuse_field (reading, at, "not a text");
  loket_field_take_text (field, record, g_strdup (text));
  return TRUE;
}

static gboolean
read_enum (Reading *reading,
           const LoketField *field,
           LoketRecord *record,
           JsonNode *node,
           const Place *at)
{
  const char *name = node_text (node);
  int value;

  if (name == NULL || !loket_enum_from_name (field->type (), name, &value))
    return refuse_field (reading, at, "not one of its values");
  loket_field_set_number (field, record, value);
  return TRUE;
}

static gboolean
read_number (Reading *reading,
             const LoketField *field,
             LoketRecord *record,
             JsonNode *node,
             const Place *at)
{
  GType wanted = field->kind == LOKET_KIND_BOOLEAN ? G_TYPE_BOOLEAN : G_TYPE_INT64;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != wanted)
    return refuse_field (
        reading, at, wanted == G_TYPE_BOOLEAN ? "not true or false" : "not a number");
  loket_field_set_number (field,
                          record,
                          wanted == G_TYPE_BOOLEAN ? (gint64) json_node_get_boolean (node)
                                                   : json_node_get_int (node));
  return TRUE;
}

/* Only the one proper spelling of the bytes: padded, no line breaks, no loose bits. */
static gboolean
read_bytes (Reading *reading,
            const LoketField *field,
            LoketRecord *record,
            JsonNode *node,
            const Place *at)
{
  const char *text = node_text (node);
  g_autofree char *again = NULL;
  guchar *data;
  gsize size;

  if (text == NULL)
    return refuse_field (reading, at, "not base64");
  data = g_base64_decode (text, &size);
  loket_field_take_bytes (field, record, g_bytes_new_take (data, size));
  again = g_base64_encode (data, size);
  return strcmp (again, text) == 0 || refuse_field (reading, at, "not base64");
}

static gboolean
read_words (Reading *reading,
            const LoketField *field,
            LoketRecord *record,
            JsonNode *node,
            const Place *at)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse_field (reading, at, "not a list");
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    const char *word = node_text (json_array_get_element (array, i));
    const Place item = {.parent = at->parent, .name = at->name, .index = i};
    if (word == NULL)
      return refuse_field (reading, &item, "not a text");
    g_strv_builder_add (words, word);
  }
  loket_field_take_words (field, record, g_strv_builder_end (words));
  return TRUE;
}

static gboolean
read_inner (Reading *reading,
            const LoketField *field,
            LoketRecord *record,
            JsonNode *node,
            const Place *at)
{
  LoketRecord *inner;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse_field (reading, at, "not an object");
  inner = read_record (reading, field->type (), json_node_get_object (node), at);
  if (inner == NULL)
    return FALSE;
  loket_field_take_record (field, record, inner);
  return TRUE;
}

static gboolean
read_list (Reading *reading,
           const LoketField *field,
           LoketRecord *record,
           JsonNode *node,
           const Place *at)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GListStore *list;
  JsonArray *array;
  guint n;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse_field (reading, at, "not a list");
  array = json_node_get_array (node);
  n = json_array_get_length (array);
  if (n < field->min || n > loket_field_max (field))
    return refuse_field (reading, at, "too few or too many");
  for (guint i = 0; i < n; i++) {
    JsonNode *element = json_array_get_element (array, i);
    const Place item = {.parent = at->parent, .name = at->name, .index = i};
    LoketRecord *inner;

    if (!JSON_NODE_HOLDS_OBJECT (element))
      return refuse_field (reading, &item, "not an object");
    inner = read_record (reading, field->type (), json_node_get_object (element), &item);
    if (inner == NULL)
      return FALSE;
    g_ptr_array_add (items, inner);
  }
  /* One splice: a list store would otherwise tell its listeners of every single item. */
  list = g_list_store_new (field->type ());
  g_list_store_splice (list, 0, 0, items->pdata, items->len);
  loket_field_take_list (field, record, list);
  return TRUE;
}

static gboolean
read_value (Reading *reading,
            const LoketField *field,
            LoketRecord *record,
            JsonNode *node,
            const Place *at)
{
  switch (field->kind) {
  case LOKET_KIND_TEXT:
  case LOKET_KIND_DAY:
    return read_text (reading, field, record, node, at);
  case LOKET_KIND_ENUM:
    return read_enum (reading, field, record, node, at);
  case LOKET_KIND_BYTES:
    return read_bytes (reading, field, record, node, at);
  case LOKET_KIND_WORDS:
    return read_words (reading, field, record, node, at);
  case LOKET_KIND_RECORD:
    return read_inner (reading, field, record, node, at);
  case LOKET_KIND_LIST:
    return read_list (reading, field, record, node, at);
  case LOKET_KIND_BOOLEAN:
  case LOKET_KIND_INTEGER:
  case LOKET_KIND_MONEY:
  case LOKET_KIND_TIME:
  default:
    return read_number (reading, field, record, node, at);
  }
}

/* What an inner record may be was checked with the place of each of its own fields. */
static gboolean
check_value (Reading *reading, const LoketField *field, LoketRecord *record, const Place *at)
{
  g_autoptr (GError) inner = NULL;
  gsize prefix = strlen (field->name) + strlen (": ");

  if (field->kind == LOKET_KIND_RECORD || field->kind == LOKET_KIND_LIST ||
      loket_field_check (field, record, &inner))
    return TRUE;
  return refuse_field (
      reading, at, strlen (inner->message) > prefix ? inner->message + prefix : inner->message);
}

/* Texts that are not there are NULL, numbers would be a made-up 0.  The feed leaves personal fields
 * out of records, so an answer may lack them. */
static gboolean
may_be_absent (Reading *reading, const LoketField *field)
{
  if (field->flags & LOKET_FIELD_OPTIONAL)
    return TRUE;
  if (field->kind == LOKET_KIND_LIST || field->kind == LOKET_KIND_WORDS)
    return field->min <= 0;
  return reading->kind == LOKET_JSON_ANSWER && (field->flags & LOKET_FIELD_PERSONAL) != 0;
}

static gboolean
read_field (Reading *reading,
            const LoketField *field,
            LoketRecord *record,
            JsonObject *object,
            const Place *parent)
{
  const Place at = {.parent = parent, .name = field->name, .index = -1};
  JsonNode *node = json_object_get_member (object, field->name);

  if (node == NULL)
    return may_be_absent (reading, field) || refuse_field (reading, &at, "missing");
  return read_value (reading, field, record, node, &at) &&
         check_value (reading, field, record, &at);
}

static gboolean
check_members_known (Reading *reading, GType type, JsonObject *object, const Place *parent)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (loket_record_type_find_field (type, name) == NULL)
      return refuse_unknown (reading, parent, name);
  return TRUE;
}

/* Returns: (nullable) (transfer full): the record, with the error set when it is none */
static LoketRecord *
read_record (Reading *reading, GType type, JsonObject *object, const Place *parent)
{
  guint n_fields;
  const LoketField *fields = loket_record_type_fields (type, &n_fields);
  g_autoptr (LoketRecord) record = g_object_new (type, NULL);

  if (reading->kind == LOKET_JSON_REQUEST && !check_members_known (reading, type, object, parent))
    return NULL;
  for (guint i = 0; i < n_fields; i++)
    if (!read_field (reading, &fields[i], record, object, parent))
      return NULL;
  return g_steal_pointer (&record);
}

/**
 * loket_json_to_record:
 * @type: the record type that the text should be
 * @text: bytes from outside
 * @length: how many
 * @kind: who says it: a request holds only known members, an answer of a newer hub may hold more,
 *   and may lack personal ones
 * @error: set to %LOKET_ERROR_BAD_JSON, or to %LOKET_ERROR_BAD_FIELD or %LOKET_ERROR_UNKNOWN_MEMBER
 *   with the place of the member, such as "papers[2].id"
 *
 * Returns: (nullable) (transfer full): a record that keeps the limits of its table
 */
LoketRecord *
loket_json_to_record (GType type,
                      const char *text,
                      gsize length,
                      LoketJsonKind kind,
                      GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) inner = NULL;
  Reading reading = {.kind = kind, .error = error};

  g_return_val_if_fail (g_type_is_a (type, LOKET_TYPE_RECORD), NULL);

  if (!loket_json_check (text, length, error))
    return NULL;
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, (gssize) length, &inner)) {
    loket_set_error (error, LOKET_ERROR_BAD_JSON, NULL, "JSON-GLib: %s", inner->message);
    return NULL;
  }
  return read_record (&reading, type, json_node_get_object (json_parser_get_root (parser)), NULL);
}
