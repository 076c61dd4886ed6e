/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “web publish”: the page that telephones check cards with, as a folder for any web server. */
#pragma once

#include "core/profile.h"

G_BEGIN_DECLS

/* One file of the page. */
typedef struct {
  char *name; /* below the folder, with “/” */
  GBytes *bytes;
} LoketWebFile;

void loket_web_file_free (LoketWebFile *file);
void loket_web_add (GPtrArray *files, const char *name, GBytes *bytes);

GPtrArray *loket_web_read_page (GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_web_finish (GPtrArray *files, LoketProfile *profile, GError **error);
gboolean loket_web_write (GPtrArray *files, const char *folder, GError **error);

char *loket_web_words (LoketProfile *profile, const char *language) G_GNUC_WARN_UNUSED_RESULT;
char *loket_web_office (LoketProfile *profile, const char *root) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
