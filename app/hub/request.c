/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the line and the headers of a request into what it asks (design.md 10); exchange.c calls
 * it, tests call it without a server. */
#include "config.h"

#include "hub/request.h"

#include "core/blob.h"
#include "core/error.h"
#include "core/text.h"

#include <string.h>

#define TOPICS_MAX 16
#define TOKEN_MAX 128
#define TOKEN_SIGNS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

static const char *
header (const LoketRequestSource *source, const char *name)
{
  return source->header (source->source, name);
}

static const char *
query (const LoketRequestSource *source, const char *name)
{
  return source->query (source->source, name);
}

static gboolean
bad_field (const char *name, GError **error)
{
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, name, "%s cannot be used", name);
  return FALSE;
}

static gboolean
read_number (const char *text, gint64 *number)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 0, LOKET_INTEGER_MAX, &value, NULL))
    return FALSE;
  *number = (gint64) value;
  return TRUE;
}

static gboolean
wrong_method (const char *method, GError **error)
{
  loket_set_error (error, LOKET_ERROR_WRONG_METHOD, method, "this path takes another method");
  return FALSE;
}

static gboolean
route_blob (LoketRequest *request, const char *method, const char *sha256, GError **error)
{
  request->allow = "GET, PUT";
  request->blob = g_strdup (sha256);
  if (strcmp (method, "PUT") == 0)
    request->route = LOKET_ROUTE_PUT_BLOB;
  else if (strcmp (method, "GET") == 0)
    request->route = LOKET_ROUTE_GET_BLOB;
  return request->route != LOKET_ROUTE_NONE || wrong_method (method, error);
}

static gboolean
route (LoketRequest *request, const char *method, const char *path, GError **error)
{
  const char *name = g_str_has_prefix (path, "/v1/") ? path + strlen ("/v1/") : "";

  if (g_str_has_prefix (name, "blob/") && loket_blob_is_name (name + strlen ("blob/")))
    return route_blob (request, method, name + strlen ("blob/"), error);
  if (strcmp (name, "hello") == 0)
    request->route = LOKET_ROUTE_HELLO;
  else if (strcmp (name, "feed") == 0)
    request->route = LOKET_ROUTE_FEED;
  else if ((request->operation = loket_operation_find (name)) != NULL)
    request->route = LOKET_ROUTE_OPERATION;
  if (request->route == LOKET_ROUTE_NONE) {
    loket_set_error (
        error, LOKET_ERROR_UNKNOWN_OPERATION, *name != '\0' ? name : path, "no such operation");
    return FALSE;
  }
  request->allow = request->route == LOKET_ROUTE_OPERATION ? "POST" : "GET";
  return strcmp (method, request->allow) == 0 || wrong_method (method, error);
}

static gboolean
read_device (LoketRequest *request, const LoketRequestSource *source, GError **error)
{
  const char *name = header (source, "Loket-Device");
  int kind = LOKET_DEVICE_KIOSK;

  if (name != NULL && !loket_enum_from_name (loket_device_kind_get_type (), name, &kind))
    return bad_field ("Loket-Device", error);
  request->device = (LoketDeviceKind) kind;
  return TRUE;
}

/* RFC 6750 2.1. */
static gboolean
read_token (LoketRequest *request, const LoketRequestSource *source, GError **error)
{
  const char *value = header (source, "Authorization");
  const char *token;

  if (value == NULL)
    return TRUE;
  if (g_ascii_strncasecmp (value, "Bearer ", strlen ("Bearer ")) != 0)
    return bad_field ("Authorization", error);
  token = value + strspn (value + strlen ("Bearer "), " ") + strlen ("Bearer ");
  if (*token == '\0' || strlen (token) > TOKEN_MAX || strspn (token, TOKEN_SIGNS) != strlen (token))
    return bad_field ("Authorization", error);
  request->token = g_strdup (token);
  return TRUE;
}

/* RFC 9110 8.3.1: the name in any case, parameters after a semicolon. */
static gboolean
check_content_type (const LoketRequestSource *source, GError **error)
{
  const char *type = header (source, "Content-Type");
  const gsize length = type != NULL ? strcspn (type, "; \t") : 0;

  if (length != strlen ("application/json") ||
      g_ascii_strncasecmp (type, "application/json", length) != 0) {
    loket_set_error (error, LOKET_ERROR_NOT_JSON, NULL, "the body is not announced as JSON");
    return FALSE;
  }
  return TRUE;
}

static gboolean
read_key (LoketRequest *request, const LoketRequestSource *source, GError **error)
{
  const char *key = header (source, "Idempotency-Key");

  if (!loket_operation_needs_key (request->operation))
    return TRUE;
  if (key == NULL) {
    loket_set_error (error, LOKET_ERROR_KEY_MISSING, NULL, "a write without Idempotency-Key");
    return FALSE;
  }
  if (!g_uuid_string_is_valid (key))
    return bad_field ("Idempotency-Key", error);
  request->key = g_ascii_strdown (key, -1);
  return TRUE;
}

static gboolean
is_topic (const char *word)
{
  return *word != '\0' && strlen (word) <= 32 &&
         strspn (word, "abcdefghijklmnopqrstuvwxyz-_") == strlen (word);
}

static gboolean
read_topics (LoketRequest *request, const LoketRequestSource *source, GError **error)
{
  const char *topic = query (source, "topic");

  if (topic == NULL)
    return TRUE;
  request->topics = g_strsplit (topic, ",", TOPICS_MAX + 1);
  if (request->topics[0] == NULL || g_strv_length (request->topics) > TOPICS_MAX)
    return bad_field ("topic", error);
  for (guint i = 0; request->topics[i] != NULL; i++)
    if (!is_topic (request->topics[i]))
      return bad_field ("topic", error);
  return TRUE;
}

/* Last-Event-ID is what a reader heard last, so it is newer than the address it once opened.  One
 * that is no number of ours is unknown, which means: from the present state. */
static gboolean
read_feed (LoketRequest *request, const LoketRequestSource *source, GError **error)
{
  const char *heard = header (source, "Last-Event-ID");
  const char *after = query (source, "after");

  request->after = -1;
  request->store = g_strdup (query (source, "store"));
  if (!read_topics (request, source, error))
    return FALSE;
  if (after != NULL && !read_number (after, &request->after))
    return bad_field ("after", error);
  if (heard != NULL && !read_number (heard, &request->after))
    request->after = -1;
  return TRUE;
}

/**
 * loket_request_read:
 * @request: (out caller-allocates): what is asked; to be cleared also after an error
 * @method: such as "POST"
 * @path: such as "/v1/queue/take-ticket", without the query part
 * @source: headers and query part
 * @error: return location
 *
 * Reads everything but the body.  Sets %LOKET_ERROR_UNKNOWN_OPERATION, WRONG_METHOD, BAD_FIELD,
 * NOT_JSON or KEY_MISSING.
 *
 * Returns: %TRUE when the request makes sense so far
 */
gboolean
loket_request_read (LoketRequest *request,
                    const char *method,
                    const char *path,
                    const LoketRequestSource *source,
                    GError **error)
{
  memset (request, 0, sizeof *request);
  request->language = loket_text_negotiate (header (source, "Accept-Language"));
  if (!route (request, method, path, error) || !read_device (request, source, error) ||
      !read_token (request, source, error))
    return FALSE;
  if (request->route == LOKET_ROUTE_FEED)
    return read_feed (request, source, error);
  if (request->route == LOKET_ROUTE_OPERATION)
    return check_content_type (source, error) && read_key (request, source, error);
  return TRUE;
}

/**
 * loket_request_clear:
 * @request: a request that was read
 */
void
loket_request_clear (LoketRequest *request)
{
  g_clear_pointer (&request->blob, g_free);
  g_clear_pointer (&request->key, g_free);
  g_clear_pointer (&request->token, g_free);
  g_clear_pointer (&request->topics, g_strfreev);
  g_clear_pointer (&request->store, g_free);
}

/**
 * loket_request_caller:
 * @request: a request that was read
 *
 * On the socket of its own user a program names only its kind, never a person (design.md 10).
 *
 * Returns: who asks, with the token of a session but no officer; its texts live as long as @request
 */
LoketCaller
loket_request_caller (const LoketRequest *request)
{
  return (LoketCaller){
      .kind = request->device,
      .device = loket_enum_name (loket_device_kind_get_type (), (int) request->device),
      .token = request->token,
  };
}
