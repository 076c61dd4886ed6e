/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records to JSON and back, by their tables of fields; hub, client, office and command line use it.
 */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_JSON_REQUEST, /* an unknown member is an error */
  LOKET_JSON_ANSWER,  /* unknown members are passed over: a newer hub may say more */
} LoketJsonKind;

#define LOKET_JSON_MAX_DEPTH 32
#define LOKET_JSON_MAX_MEMBERS 128 /* of one object; no record has nearly as many fields */

gboolean loket_json_check (const char *text, gsize length, GError **error);
void loket_json_append_text (GString *out, const char *text);
char *loket_json_from_record (LoketRecord *record) G_GNUC_WARN_UNUSED_RESULT;
LoketRecord *loket_json_to_record (GType type,
                                   const char *text,
                                   gsize length,
                                   LoketJsonKind kind,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

#define LOKET_JSON_MASK "***"

/* @is_open says whether what stands under a name may be seen. */
char *loket_json_mask (const char *text,
                       gboolean (*is_open) (const char *name, gpointer data),
                       gpointer data) G_GNUC_WARN_UNUSED_RESULT;

/* A text as it is, everything else as JSON. */
typedef void (*LoketJsonMember) (guint record, const char *name, const char *text, gpointer data);
void loket_json_each_member (const char *text, LoketJsonMember told, gpointer data);

G_END_DECLS
