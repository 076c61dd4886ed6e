/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schemas of the OpenAPI document, made from the tables of fields and errors; openapi.c. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Who says a record: that decides which members must be there and whether others may. */
typedef enum {
  LOKET_SCHEMA_REQUEST = 1 << 0,
  LOKET_SCHEMA_ANSWER = 1 << 1,
} LoketSchemaUse;

const char *loket_openapi_schema_name (GType type);
void loket_openapi_put_text (JsonBuilder *builder, const char *name, const char *value);
void loket_openapi_open (JsonBuilder *builder, const char *name);
void loket_openapi_put_reference (JsonBuilder *builder, const char *kind, const char *name);
void loket_openapi_put_enum (JsonBuilder *builder, GType type);
void loket_openapi_put_schemas (JsonBuilder *builder);
GPtrArray *loket_openapi_topics (void);

G_END_DECLS
