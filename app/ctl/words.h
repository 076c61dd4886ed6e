/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options of the commands that are no operations. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LOKET_WORDS_USAGE "words" /* parameter of the error when a command is used wrongly */

/* An option that stands before its value, or alone. */
typedef struct {
  const char *name;
  const char **value; /* NULL = stands alone */
  gboolean *given;
} LoketWordOption;

gboolean loket_words_read (const LoketWordOption *options,
                           const char *const *words,
                           const char **text,
                           GError **error);
gboolean loket_words_refuse (GError **error, const char *what);
gboolean loket_words_are_wrong (const GError *error);

G_END_DECLS
