/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of sections and keys that remembers where everything stands, so that a mistake is told
 * with line and column; rule files and survey forms are read through it. */
#pragma once

#include "core/profile.h"

G_BEGIN_DECLS

typedef struct _LoketKeyedFile LoketKeyedFile;

typedef struct {
  const char *section; /* "reason decile" */
  const char *key;     /* "text[jv]" */
  const char *value;   /* never empty */
  guint line;
  guint column; /* of the value, in characters from 1 */
  gboolean used;
} LoketKeyedEntry;

LoketKeyedFile *
loket_keyed_file_new (GBytes *file, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_keyed_file_free (LoketKeyedFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketKeyedFile, loket_keyed_file_free)

const char *const *loket_keyed_file_sections (const LoketKeyedFile *file);
gboolean loket_keyed_file_has_section (const LoketKeyedFile *file, const char *section);
const LoketKeyedEntry *
loket_keyed_file_find (LoketKeyedFile *file, const char *section, const char *key);
char *loket_keyed_file_checksum (const LoketKeyedFile *file,
                                 const char *const *left_out) G_GNUC_WARN_UNUSED_RESULT;

/* Each reads one value; what is absent leaves the target as it is. */
gboolean loket_keyed_file_text (LoketKeyedFile *file,
                                const char *section,
                                const char *key,
                                char **text,
                                GError **error);
gboolean loket_keyed_file_number (LoketKeyedFile *file,
                                  const char *section,
                                  const char *key,
                                  LoketOptional *number,
                                  GError **error);
gboolean loket_keyed_file_phrase (LoketKeyedFile *file,
                                  const char *section,
                                  const char *key,
                                  LoketPhrase **phrase,
                                  GError **error);
gboolean loket_keyed_file_words (LoketKeyedFile *file,
                                 const char *section,
                                 const char *key,
                                 char ***words,
                                 GError **error);
gboolean loket_keyed_file_needs (LoketKeyedFile *file,
                                 const char *section,
                                 const char *const *keys,
                                 GError **error);

gboolean loket_keyed_file_refuse (const LoketKeyedFile *file,
                                  const char *section,
                                  const char *key,
                                  guint at,
                                  GError **error,
                                  const char *format,
                                  ...) G_GNUC_PRINTF (6, 7);
gboolean loket_keyed_file_refuse_unread (const LoketKeyedFile *file, GError **error);

G_END_DECLS
