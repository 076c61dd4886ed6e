/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The OpenAPI document says what the tables say; openapi/validate.sh holds it against the standard.
 */
#include "core/error.h"
#include "core/operations.h"
#include "wire/openapi.h"

#include <json-glib/json-glib.h>
#include <string.h>

static JsonParser *
parse_document (void)
{
  g_autofree char *document = loket_openapi_document ("1.2.3");
  JsonParser *parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, document, -1, &error);
  g_assert_no_error (error);
  return parser;
}

/* The members on the way down, one after another. */
static JsonObject *
walk (JsonParser *parser, const char *first, ...)
{
  JsonObject *object = json_node_get_object (json_parser_get_root (parser));
  va_list names;

  va_start (names, first);
  for (const char *name = first; name != NULL; name = va_arg (names, const char *)) {
    g_assert_true (json_object_has_member (object, name));
    object = json_object_get_object_member (object, name);
  }
  va_end (names);
  return object;
}

static gboolean
refers_to (JsonObject *operation, const char *parameter)
{
  JsonArray *array = json_object_get_array_member (operation, "parameters");
  g_autofree char *wanted = g_strconcat ("#/components/parameters/", parameter, NULL);

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *item = json_array_get_object_element (array, i);
    if (strcmp (json_object_get_string_member (item, "$ref"), wanted) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
test_every_operation_stands_in_it (void)
{
  g_autoptr (JsonParser) parser = parse_document ();
  guint n;
  const LoketOperation *const *operations = loket_operations (&n);

  g_assert_cmpuint (json_object_get_size (walk (parser, "paths", NULL)), ==, n + 2);
  for (guint i = 0; i < n; i++) {
    g_autofree char *path = g_strconcat ("/v1/", operations[i]->name, NULL);
    JsonObject *post = walk (parser, "paths", path, "post", NULL);
    gboolean writes = loket_operation_writes (operations[i]);

    g_assert_cmpstr (json_object_get_string_member (post, "summary"), ==, operations[i]->summary);
    g_assert_cmpint (refers_to (post, "key"), ==, loket_operation_needs_key (operations[i]));
    g_assert_true (refers_to (post, "device"));
    g_assert_cmpint (
        json_object_has_member (json_object_get_object_member (post, "responses"), "409"),
        ==,
        writes);
  }
}

static void
test_every_code_stands_in_it (void)
{
  g_autoptr (JsonParser) parser = parse_document ();

  for (guint i = 0; i < LOKET_N_ERRORS; i++) {
    LoketErrorCode code = (LoketErrorCode) i;
    const char *parameter = loket_error_code_parameter_name (code);
    g_autofree char *name = g_strdup_printf ("Problem%u", loket_error_code_status (code));
    JsonObject *response;

    if (loket_error_code_status (code) == 0)
      continue;
    response = walk (parser, "components", "responses", name, NULL);
    g_assert_nonnull (strstr (json_object_get_string_member (response, "description"),
                              loket_error_code_name (code)));
    if (*parameter != '\0')
      walk (parser, "components", "schemas", "Problem", "properties", parameter, NULL);
  }
}

static void
test_a_field_says_its_limits (void)
{
  g_autoptr (JsonParser) parser = parse_document ();
  JsonObject *service =
      walk (parser, "components", "schemas", "TicketRequest", "properties", "service", NULL);
  JsonObject *state = walk (parser, "components", "schemas", "Ticket", "properties", "state", NULL);

  g_assert_cmpint (json_object_get_int_member (service, "minLength"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (service, "maxLength"), ==, 64);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (state, "enum")), ==, 10);
}

static void
test_is_always_the_same (void)
{
  g_autofree char *one = loket_openapi_document ("1.2.3");
  g_autofree char *other = loket_openapi_document ("1.2.3");

  g_assert_cmpstr (one, ==, other);
  g_assert_nonnull (strstr (one, "\"version\" : \"1.2.3\""));
  g_assert_true (g_str_has_suffix (one, "}\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire/openapi/every-operation-stands-in-it", test_every_operation_stands_in_it);
  g_test_add_func ("/wire/openapi/every-code-stands-in-it", test_every_code_stands_in_it);
  g_test_add_func ("/wire/openapi/a-field-says-its-limits", test_a_field_says_its_limits);
  g_test_add_func ("/wire/openapi/is-always-the-same", test_is_always_the_same);
  return g_test_run ();
}
