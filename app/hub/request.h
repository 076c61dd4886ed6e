/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a request asks, read from its line and headers without any server library; the exchange
 * reads each request through it. */
#pragma once

#include "core/operations.h"

G_BEGIN_DECLS

#define LOKET_REQUEST_BODY_MAX 65536

typedef enum {
  LOKET_ROUTE_NONE,
  LOKET_ROUTE_HELLO,
  LOKET_ROUTE_FEED,
  LOKET_ROUTE_OPERATION,
  LOKET_ROUTE_PUT_BLOB,
  LOKET_ROUTE_GET_BLOB,
} LoketRoute;

/* Where headers and the query part come from: NULL = not there. */
typedef struct {
  const char *(*header) (gpointer source, const char *name);
  const char *(*query) (gpointer source, const char *name);
  gpointer source;
} LoketRequestSource;

typedef struct {
  LoketRoute route;
  const LoketOperation *operation; /* of LOKET_ROUTE_OPERATION */
  char *blob;                      /* of LOKET_ROUTE_…_BLOB: its SHA-256 */
  const char *allow;               /* the method of this path, for a 405 */
  const char *language;            /* of the person: "id", "jv", "en"; set in any case */
  LoketDeviceKind device;
  char *key;     /* (nullable) lower case */
  char *token;   /* (nullable) of an officer's session */
  char **topics; /* (nullable) NULL = all */
  gint64 after;  /* -1 = from the present state */
  char *store;   /* (nullable) the store that @after belongs to */
} LoketRequest;

gboolean loket_request_read (LoketRequest *request,
                             const char *method,
                             const char *path,
                             const LoketRequestSource *source,
                             GError **error);
void loket_request_clear (LoketRequest *request);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LoketRequest, loket_request_clear)

LoketCaller loket_request_caller (const LoketRequest *request);

G_END_DECLS
