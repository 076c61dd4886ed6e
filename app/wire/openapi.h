/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The OpenAPI 3.1 document, made from the tables of operations, records and errors. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *loket_openapi_document (const char *version) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
