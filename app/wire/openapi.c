/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The OpenAPI 3.1 document, made from the tables of operations, records and errors; loketctl
 * openapi prints it, docs and tests read it. */
#include "config.h"

#include "wire/openapi.h"

#include "core/error.h"
#include "core/office.h"
#include "core/operations.h"
#include "wire/json.h"
#include "wire/openapi-schema.h"

#include <string.h>

#define put_text loket_openapi_put_text
#define open_object loket_openapi_open

static const char about[] =
    "The hub of a one-window poverty-service office. Reads and writes are POST with a JSON record; "
    "every answer is 200 and the record itself, the first time and repeated. Times are integers "
    "(UTC, microseconds), days are YYYY-MM-DD, ids are bare lower-case UUIDs. What is absent is "
    "left out, never null. An unknown member is an error in a request and is to be passed over in "
    "an answer. Errors are problems (RFC 9457) with a code; their title is a sentence by "
    "Accept-Language, Indonesian when nothing else was asked for.\n\n"
    "On the Unix socket the same user needs no certificate and names its kind of device with "
    "Loket-Device. On the network there is only TLS and every device shows its certificate, which "
    "says what kind of device it is.";

static const char feed_text[] =
    "Server-Sent Events: id is the sequence number, event the topic, data one line with an Event. "
    "A block with only an id skips what this device may not see. Without after, or when it is too "
    "old or of another store, come an event reset, the present state as events, and an event "
    "ready. An event hello has no id: the devices or the officers changed, which hello or a list "
    "tells.";

static void
begin_array (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
put_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
put_info (JsonBuilder *builder, const char *version)
{
  put_text (builder, "openapi", "3.1.0");
  open_object (builder, "info");
  put_text (builder, "title", "Loket");
  put_text (builder, "version", version);
  put_text (builder, "description", about);
  open_object (builder, "license");
  put_text (builder, "name", "GNU General Public License v3.0 or later");
  put_text (builder, "identifier", "GPL-3.0-or-later");
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/* Either the device's certificate, or, on the socket only, nothing. */
static void
put_security (JsonBuilder *builder)
{
  begin_array (builder, "security");
  json_builder_begin_object (builder);
  begin_array (builder, "device-certificate");
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_begin_object (builder);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

/* The desks in the order of the table. */
static void
put_tags (JsonBuilder *builder)
{
  guint n;
  const LoketOperation *const *operations = loket_operations (&n);
  const char *last = "";

  begin_array (builder, "tags");
  for (guint i = 0; i < n; i++) {
    gsize length = strcspn (operations[i]->name, "/");
    g_autofree char *desk = g_strndup (operations[i]->name, length);
    gboolean again = strncmp (last, operations[i]->name, length + 1) == 0;

    last = operations[i]->name;
    if (again)
      continue;
    json_builder_begin_object (builder);
    put_text (builder, "name", desk);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
put_parameter_references (JsonBuilder *builder, gboolean writes)
{
  static const char *const names[] = {"device", "language", "key"};

  begin_array (builder, "parameters");
  for (guint i = 0; i < (writes ? 3u : 2u); i++) {
    json_builder_begin_object (builder);
    loket_openapi_put_reference (builder, "parameters", names[i]);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
put_content (JsonBuilder *builder, const char *media_type, const char *schema)
{
  open_object (builder, "content");
  open_object (builder, media_type);
  open_object (builder, "schema");
  loket_openapi_put_reference (builder, "schemas", schema);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
put_good_response (JsonBuilder *builder, GType answer)
{
  open_object (builder, "200");
  put_text (builder, "description", "Done; the answer");
  put_content (builder, "application/json", loket_openapi_schema_name (answer));
  json_builder_end_object (builder);
}

/* A refusal by the state of the office is an answer that only writes get. */
static gboolean
status_applies (guint status, gboolean writes)
{
  return status != 0 && (writes || (status != 409 && status != 422));
}

static gboolean
is_first_of_status (LoketErrorCode code)
{
  for (guint earlier = 0; earlier < (guint) code; earlier++)
    if (loket_error_code_status ((LoketErrorCode) earlier) == loket_error_code_status (code))
      return FALSE;
  return TRUE;
}

static void
put_problem_references (JsonBuilder *builder, gboolean writes)
{
  for (guint code = 0; code < LOKET_N_ERRORS; code++) {
    guint status = loket_error_code_status ((LoketErrorCode) code);
    g_autofree char *number = g_strdup_printf ("%u", status);
    g_autofree char *name = g_strdup_printf ("Problem%u", status);

    if (!status_applies (status, writes) || !is_first_of_status ((LoketErrorCode) code))
      continue;
    open_object (builder, number);
    loket_openapi_put_reference (builder, "responses", name);
    json_builder_end_object (builder);
  }
}

static void
put_nicks (JsonBuilder *builder, const char *name, GType type, guint bits)
{
  g_autoptr (GEnumClass) values = g_type_class_ref (type);

  begin_array (builder, name);
  for (guint i = 0; i < values->n_values; i++)
    if (bits & (1u << values->values[i].value))
      json_builder_add_string_value (builder, values->values[i].value_nick);
  json_builder_end_array (builder);
}

static void
put_permission (JsonBuilder *builder, LoketPermission permission)
{
  put_text (builder, "x-loket-permission", loket_permission_name (permission));
  put_nicks (builder,
             "x-loket-devices",
             loket_device_kind_get_type (),
             loket_permission_devices (permission));
  put_nicks (builder, "x-loket-roles", loket_role_get_type (), loket_permission_roles (permission));
  put_boolean (
      builder, "x-loket-while-unstaffed", loket_permission_is_open_while_unstaffed (permission));
}

static void
put_operation (JsonBuilder *builder, const LoketOperation *operation)
{
  g_autofree char *path = g_strconcat ("/v1/", operation->name, NULL);
  g_autofree char *id = g_strdelimit (g_strdup (operation->name), "/", '-');
  g_autofree char *desk = g_strndup (operation->name, strcspn (operation->name, "/"));
  gboolean writes = loket_operation_writes (operation);

  open_object (builder, path);
  open_object (builder, "post");
  put_text (builder, "operationId", id);
  put_text (builder, "summary", operation->summary);
  begin_array (builder, "tags");
  json_builder_add_string_value (builder, desk);
  json_builder_end_array (builder);
  put_permission (builder, operation->permission);
  put_boolean (builder, "x-loket-offline", (operation->flags & LOKET_OFFLINE) != 0);
  put_boolean (builder, "x-loket-two-officers", (operation->flags & LOKET_TWO_OFFICERS) != 0);
  put_parameter_references (builder, loket_operation_needs_key (operation));
  open_object (builder, "requestBody");
  put_boolean (builder, "required", TRUE);
  put_content (builder, "application/json", loket_openapi_schema_name (operation->request ()));
  json_builder_end_object (builder);
  open_object (builder, "responses");
  put_good_response (builder, operation->answer ());
  put_problem_references (builder, writes);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
put_hello (JsonBuilder *builder)
{
  open_object (builder, "/v1/hello");
  open_object (builder, "get");
  put_text (builder, "operationId", "hello");
  put_text (builder, "summary", "Version, office time, day, store and last sequence number.");
  put_parameter_references (builder, FALSE);
  open_object (builder, "responses");
  put_good_response (builder, loket_hello_get_type ());
  put_problem_references (builder, FALSE);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
put_feed (JsonBuilder *builder)
{
  static const char *const names[] = {"after", "topic", "device"};

  open_object (builder, "/v1/feed");
  open_object (builder, "get");
  put_text (builder, "operationId", "feed");
  put_text (builder, "summary", "What changes, as it changes.");
  put_text (builder, "description", feed_text);
  begin_array (builder, "parameters");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    json_builder_begin_object (builder);
    loket_openapi_put_reference (builder, "parameters", names[i]);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  open_object (builder, "responses");
  open_object (builder, "200");
  put_text (builder, "description", "A stream of events without end");
  put_content (builder, "text/event-stream", "Event");
  json_builder_end_object (builder);
  put_problem_references (builder, FALSE);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
put_paths (JsonBuilder *builder)
{
  guint n;
  const LoketOperation *const *operations = loket_operations (&n);

  open_object (builder, "paths");
  put_hello (builder);
  put_feed (builder);
  for (guint i = 0; i < n; i++)
    put_operation (builder, operations[i]);
  json_builder_end_object (builder);
}

static void
begin_parameter (JsonBuilder *builder,
                 const char *id,
                 const char *place,
                 const char *name,
                 const char *text)
{
  open_object (builder, id);
  put_text (builder, "name", name);
  put_text (builder, "in", place);
  put_boolean (builder, "required", strcmp (id, "key") == 0);
  put_text (builder, "description", text);
}

static void
put_header (JsonBuilder *builder,
            const char *id,
            const char *name,
            const char *format,
            const char *text)
{
  begin_parameter (builder, id, "header", name, text);
  open_object (builder, "schema");
  put_text (builder, "type", "string");
  put_text (builder, "format", format);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
put_device_header (JsonBuilder *builder)
{
  begin_parameter (builder,
                   "device",
                   "header",
                   "Loket-Device",
                   "On the socket: which kind of device asks, kiosk when it is absent");
  open_object (builder, "schema");
  loket_openapi_put_enum (builder, loket_device_kind_get_type ());
  put_text (builder, "default", "kiosk");
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
put_feed_parameters (JsonBuilder *builder)
{
  g_autoptr (GPtrArray) topics = loket_openapi_topics ();

  begin_parameter (builder, "after", "query", "after", "Last sequence number that was heard");
  open_object (builder, "schema");
  put_text (builder, "type", "integer");
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  begin_parameter (builder, "topic", "query", "topic", "Topics, with commas between them");
  put_text (builder, "style", "form");
  put_boolean (builder, "explode", FALSE);
  open_object (builder, "schema");
  put_text (builder, "type", "array");
  open_object (builder, "items");
  put_text (builder, "type", "string");
  begin_array (builder, "enum");
  for (guint i = 0; i < topics->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (topics, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
put_parameters (JsonBuilder *builder)
{
  open_object (builder, "parameters");
  put_header (builder,
              "key",
              "Idempotency-Key",
              "uuid",
              "Made anew for each thing to be done: the same key gets the same answer, even after "
              "a crash");
  put_device_header (builder);
  put_header (
      builder, "language", "Accept-Language", NULL, "Language of problem titles: id, jv, en");
  put_feed_parameters (builder);
  json_builder_end_object (builder);
}

static char *
codes_of_status (guint status)
{
  GString *text = g_string_new (NULL);

  for (guint code = 0; code < LOKET_N_ERRORS; code++) {
    const char *sentence = loket_error_code_sentence ((LoketErrorCode) code);
    const char *parameter = loket_error_code_parameter_name ((LoketErrorCode) code);
    g_autofree char *named = NULL;
    g_autoptr (GString) filled = g_string_new (sentence);

    if (loket_error_code_status ((LoketErrorCode) code) != status)
      continue;
    named = g_strdup_printf ("{%s}", parameter);
    g_string_replace (filled, "%s", named, 1);
    g_string_append_printf (text,
                            "%s`%s`: %s",
                            text->len > 0 ? "\n\n" : "",
                            loket_error_code_name ((LoketErrorCode) code),
                            filled->str);
  }
  return g_string_free (text, FALSE);
}

static void
put_responses (JsonBuilder *builder)
{
  open_object (builder, "responses");
  for (guint code = 0; code < LOKET_N_ERRORS; code++) {
    guint status = loket_error_code_status ((LoketErrorCode) code);
    g_autofree char *name = g_strdup_printf ("Problem%u", status);
    g_autofree char *codes = codes_of_status (status);

    if (status == 0 || !is_first_of_status ((LoketErrorCode) code))
      continue;
    open_object (builder, name);
    put_text (builder, "description", codes);
    put_content (builder, "application/problem+json", "Problem");
    json_builder_end_object (builder);
  }
  json_builder_end_object (builder);
}

static void
put_components (JsonBuilder *builder)
{
  open_object (builder, "components");
  open_object (builder, "schemas");
  loket_openapi_put_schemas (builder);
  json_builder_end_object (builder);
  put_parameters (builder);
  put_responses (builder);
  open_object (builder, "securitySchemes");
  open_object (builder, "device-certificate");
  put_text (builder, "type", "mutualTLS");
  put_text (builder, "description", "The certificate that the office gave the device");
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/**
 * loket_openapi_document:
 * @version: version of the program
 *
 * Returns: (transfer full): the OpenAPI 3.1 document, pretty-printed, always the same bytes for the
 *   same tables
 */
char *
loket_openapi_document (const char *version)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  put_info (builder, version);
  put_security (builder);
  put_tags (builder);
  put_paths (builder);
  put_components (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 2);
  text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}
