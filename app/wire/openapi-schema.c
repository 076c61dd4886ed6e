/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schemas of the OpenAPI document, made from the tables of fields and errors; openapi.c. */
#include "config.h"

#include "wire/openapi-schema.h"

#include "core/error.h"
#include "core/office.h"
#include "core/operations.h"

#include <string.h>

#define UUID_PATTERN "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
#define WORD_PATTERN "^[a-z0-9_-]{1,64}$"
#define WORD_MAX 64 /* characters of a word that is a name, as app/core/field.c has it */

/* Every record type that travels, in the order in which the operations name them. */
typedef struct {
  GArray *types; /* GType */
  GArray *uses;  /* LoketSchemaUse of each */
} Catalogue;

/**
 * loket_openapi_schema_name:
 * @type: a record type
 *
 * Returns: (transfer none): its name in the document: "TicketRequest"
 */
const char *
loket_openapi_schema_name (GType type)
{
  const char *name = g_type_name (type);

  return g_str_has_prefix (name, "Loket") ? name + strlen ("Loket") : name;
}

/**
 * loket_openapi_put_text:
 * @builder: inside an object
 * @name: name of the member
 * @value: (nullable): its text; %NULL adds nothing
 */
void
loket_openapi_put_text (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/**
 * loket_openapi_open:
 * @builder: inside an object
 * @name: name of the member whose object is begun
 */
void
loket_openapi_open (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}

/**
 * loket_openapi_put_reference:
 * @builder: inside an object
 * @kind: "schemas", "responses" or "parameters"
 * @name: what is referred to
 */
void
loket_openapi_put_reference (JsonBuilder *builder, const char *kind, const char *name)
{
  g_autofree char *path = g_strdup_printf ("#/components/%s/%s", kind, name);

  loket_openapi_put_text (builder, "$ref", path);
}

static void
put_number (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/**
 * loket_openapi_put_enum:
 * @builder: inside a schema
 * @type: an enumeration
 */
void
loket_openapi_put_enum (JsonBuilder *builder, GType type)
{
  g_autoptr (GEnumClass) enums = g_type_class_ref (type);

  loket_openapi_put_text (builder, "type", "string");
  json_builder_set_member_name (builder, "enum");
  json_builder_begin_array (builder);
  for (guint i = 0; i < enums->n_values; i++)
    json_builder_add_string_value (builder, enums->values[i].value_nick);
  json_builder_end_array (builder);
}

static void
put_text_field (JsonBuilder *builder, const LoketField *field)
{
  loket_openapi_put_text (builder, "type", "string");
  if (field->flags & LOKET_FIELD_UUID) {
    loket_openapi_put_text (builder, "format", "uuid");
    loket_openapi_put_text (builder, "pattern", UUID_PATTERN);
    return;
  }
  if (field->min > 0)
    put_number (builder, "minLength", field->min);
  put_number (builder, "maxLength", loket_field_max (field));
}

static void
put_number_field (JsonBuilder *builder, const LoketField *field)
{
  loket_openapi_put_text (builder, "type", "integer");
  loket_openapi_put_text (builder, "format", "int64");
  put_number (builder, "minimum", field->min);
  put_number (builder, "maximum", loket_field_max (field));
}

static void
put_items_field (JsonBuilder *builder, const LoketField *field)
{
  loket_openapi_put_text (builder, "type", "array");
  if (field->min > 0)
    put_number (builder, "minItems", field->min);
  put_number (builder, "maxItems", loket_field_max (field));
  loket_openapi_open (builder, "items");
  if (field->kind == LOKET_KIND_LIST) {
    loket_openapi_put_reference (builder, "schemas", loket_openapi_schema_name (field->type ()));
  } else {
    loket_openapi_put_text (builder, "type", "string");
    if (field->flags & LOKET_FIELD_NAME)
      put_number (builder, "maxLength", WORD_MAX);
    else
      loket_openapi_put_text (builder, "pattern", WORD_PATTERN);
  }
  json_builder_end_object (builder);
}

static void
put_field_type (JsonBuilder *builder, const LoketField *field)
{
  switch (field->kind) {
  case LOKET_KIND_TEXT:
    put_text_field (builder, field);
    break;
  case LOKET_KIND_DAY:
    loket_openapi_put_text (builder, "type", "string");
    loket_openapi_put_text (builder, "format", "date");
    break;
  case LOKET_KIND_ENUM:
    loket_openapi_put_enum (builder, field->type ());
    break;
  case LOKET_KIND_BOOLEAN:
    loket_openapi_put_text (builder, "type", "boolean");
    break;
  case LOKET_KIND_BYTES:
    loket_openapi_put_text (builder, "type", "string");
    loket_openapi_put_text (builder, "contentEncoding", "base64");
    if (field->max > 0)
      put_number (builder, "maxLength", (field->max + 2) / 3 * 4);
    break;
  case LOKET_KIND_WORDS:
  case LOKET_KIND_LIST:
    put_items_field (builder, field);
    break;
  case LOKET_KIND_RECORD:
    loket_openapi_put_reference (builder, "schemas", loket_openapi_schema_name (field->type ()));
    break;
  case LOKET_KIND_INTEGER:
  case LOKET_KIND_MONEY:
  case LOKET_KIND_TIME:
  default:
    put_number_field (builder, field);
    break;
  }
}

/* The unit of a number is its kind. */
static char *
describe (const LoketField *field)
{
  const char *unit = "";

  if (field->kind == LOKET_KIND_TIME)
    unit = " (UTC, microseconds since 1970)";
  else if (field->kind == LOKET_KIND_MONEY)
    unit = " (whole rupiah)";
  return field->blurb != NULL ? g_strconcat (field->blurb, unit, NULL) : NULL;
}

static void
put_field (JsonBuilder *builder, const LoketField *field)
{
  g_autofree char *description = describe (field);

  loket_openapi_open (builder, field->name);
  put_field_type (builder, field);
  loket_openapi_put_text (builder, "description", description);
  if (field->flags & LOKET_FIELD_PERSONAL) {
    json_builder_set_member_name (builder, "x-loket-personal");
    json_builder_add_boolean_value (builder, TRUE);
  }
  json_builder_end_object (builder);
}

/* The same rules as in json-read.c: an empty list may be left out of a request, an answer always
 * has it; words that are not there are absent, and the feed leaves out what is personal. */
static gboolean
is_required (const LoketField *field, LoketSchemaUse use)
{
  if (field->flags & LOKET_FIELD_OPTIONAL)
    return FALSE;
  if (field->kind == LOKET_KIND_WORDS)
    return field->min > 0;
  if (field->kind == LOKET_KIND_LIST)
    return field->min > 0 || use == LOKET_SCHEMA_ANSWER;
  return use == LOKET_SCHEMA_REQUEST || (field->flags & LOKET_FIELD_PERSONAL) == 0;
}

static void
put_required (JsonBuilder *builder, const LoketField *fields, guint n_fields, LoketSchemaUse use)
{
  gboolean any = FALSE;

  for (guint i = 0; i < n_fields; i++) {
    if (!is_required (&fields[i], use))
      continue;
    if (!any) {
      json_builder_set_member_name (builder, "required");
      json_builder_begin_array (builder);
      any = TRUE;
    }
    json_builder_add_string_value (builder, fields[i].name);
  }
  if (any)
    json_builder_end_array (builder);
}

static void
put_record (JsonBuilder *builder, GType type, LoketSchemaUse use)
{
  guint n_fields;
  const LoketField *fields = loket_record_type_fields (type, &n_fields);

  loket_openapi_open (builder, loket_openapi_schema_name (type));
  loket_openapi_put_text (builder, "type", "object");
  if (n_fields > 0) {
    loket_openapi_open (builder, "properties");
    for (guint i = 0; i < n_fields; i++)
      put_field (builder, &fields[i]);
    json_builder_end_object (builder);
  }
  put_required (builder, fields, n_fields, use);
  if (use == LOKET_SCHEMA_REQUEST) {
    json_builder_set_member_name (builder, "additionalProperties");
    json_builder_add_boolean_value (builder, FALSE);
  }
  json_builder_end_object (builder);
}

static guint
catalogue_index (Catalogue *catalogue, GType type)
{
  const LoketSchemaUse none = 0;

  for (guint i = 0; i < catalogue->types->len; i++)
    if (g_array_index (catalogue->types, GType, i) == type)
      return i;
  g_array_append_val (catalogue->types, type);
  g_array_append_val (catalogue->uses, none);
  return catalogue->types->len - 1;
}

static void
catalogue_add (Catalogue *catalogue, GType type, LoketSchemaUse use)
{
  guint index = catalogue_index (catalogue, type);
  guint n_fields;
  const LoketField *fields = loket_record_type_fields (type, &n_fields);

  if (g_array_index (catalogue->uses, LoketSchemaUse, index) & use)
    return;
  g_array_index (catalogue->uses, LoketSchemaUse, index) |= use;
  for (guint i = 0; i < n_fields; i++)
    if (fields[i].kind == LOKET_KIND_RECORD || fields[i].kind == LOKET_KIND_LIST)
      catalogue_add (catalogue, fields[i].type (), use);
}

static void
catalogue_fill (Catalogue *catalogue)
{
  guint n;
  const LoketOperation *const *operations = loket_operations (&n);

  catalogue->types = g_array_new (FALSE, FALSE, sizeof (GType));
  catalogue->uses = g_array_new (FALSE, FALSE, sizeof (LoketSchemaUse));
  catalogue_add (catalogue, loket_hello_get_type (), LOKET_SCHEMA_ANSWER);
  for (guint i = 0; i < n; i++) {
    catalogue_add (catalogue, operations[i]->request (), LOKET_SCHEMA_REQUEST);
    catalogue_add (catalogue, operations[i]->answer (), LOKET_SCHEMA_ANSWER);
  }
}

static void
catalogue_clear (Catalogue *catalogue)
{
  g_array_unref (catalogue->types);
  g_array_unref (catalogue->uses);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Catalogue, catalogue_clear)

/**
 * loket_openapi_topics:
 *
 * Returns: (transfer full) (element-type utf8): the topics of the feed, each once; the names belong
 *   to the record classes
 */
GPtrArray *
loket_openapi_topics (void)
{
  g_auto (Catalogue) catalogue = {NULL};
  GPtrArray *topics = g_ptr_array_new ();

  catalogue_fill (&catalogue);
  for (guint i = 0; i < catalogue.types->len; i++) {
    const char *topic = loket_record_type_topic (g_array_index (catalogue.types, GType, i));
    if (topic != NULL && !g_ptr_array_find_with_equal_func (topics, topic, g_str_equal, NULL))
      g_ptr_array_add (topics, (gpointer) topic);
  }
  return topics;
}

static void
put_member (JsonBuilder *builder, const char *name, const char *type, const char *text)
{
  loket_openapi_open (builder, name);
  loket_openapi_put_text (builder, "type", type);
  loket_openapi_put_text (builder, "description", text);
  json_builder_end_object (builder);
}

/* The data line of an event (design.md 6). */
static void
put_event (JsonBuilder *builder, Catalogue *catalogue)
{
  loket_openapi_open (builder, "Event");
  loket_openapi_put_text (builder, "type", "object");
  loket_openapi_open (builder, "properties");
  put_member (builder, "seq", "integer", "Sequence number; may jump for one device");
  put_member (builder, "topic", "string", "Topic, the same as of the event");
  put_member (builder, "at", "integer", "When (UTC, microseconds since 1970)");
  put_member (builder, "entity", "string", "Kind of the record");
  put_member (builder, "id", "string", "Key of the record");
  loket_openapi_open (builder, "record");
  loket_openapi_put_text (
      builder, "description", "The record without personal fields, as it is after the change");
  json_builder_set_member_name (builder, "anyOf");
  json_builder_begin_array (builder);
  for (guint i = 0; i < catalogue->types->len; i++) {
    GType type = g_array_index (catalogue->types, GType, i);
    if (loket_record_type_topic (type) == NULL)
      continue;
    json_builder_begin_object (builder);
    loket_openapi_put_reference (builder, "schemas", loket_openapi_schema_name (type));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/* RFC 9457 3.1, our code, and the parameter that a code has. */
static void
put_problem (JsonBuilder *builder)
{
  static const char *const needed[] = {"type", "title", "status", "code"};

  loket_openapi_open (builder, "Problem");
  loket_openapi_put_text (builder, "type", "object");
  loket_openapi_open (builder, "properties");
  put_member (builder, "type", "string", "urn:loket:problem: and the code");
  put_member (builder, "title", "string", "A sentence in the language that was asked for");
  put_member (builder, "status", "integer", "The HTTP status");
  put_member (builder, "code", "string", "What a program acts upon; more may come");
  for (guint code = 0; code < LOKET_N_ERRORS; code++) {
    const char *parameter = loket_error_code_parameter_name ((LoketErrorCode) code);
    g_autofree char *text =
        g_strdup_printf ("Parameter of %s", loket_error_code_name ((LoketErrorCode) code));
    gboolean seen = *parameter == '\0';
    for (guint earlier = 0; earlier < code && !seen; earlier++)
      seen = g_str_equal (parameter, loket_error_code_parameter_name ((LoketErrorCode) earlier));
    if (!seen)
      put_member (builder, parameter, "string", text);
  }
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "required");
  json_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    json_builder_add_string_value (builder, needed[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * loket_openapi_put_schemas:
 * @builder: inside the schemas object
 *
 * Describes every record that travels, the events of the feed and the problem.
 */
void
loket_openapi_put_schemas (JsonBuilder *builder)
{
  g_auto (Catalogue) catalogue = {NULL};

  catalogue_fill (&catalogue);
  for (guint i = 0; i < catalogue.types->len; i++)
    put_record (builder,
                g_array_index (catalogue.types, GType, i),
                g_array_index (catalogue.uses, LoketSchemaUse, i));
  put_event (builder, &catalogue);
  put_problem (builder);
}
