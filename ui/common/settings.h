/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings of one seat: $XDG_CONFIG_HOME/loket/PROGRAM.ini, overruled by the command line. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LoketSettings LoketSettings;

LoketSettings *loket_settings_load (const char *program) G_GNUC_WARN_UNUSED_RESULT;
LoketSettings *loket_settings_load_file (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void loket_settings_free (LoketSettings *self);

void loket_settings_overrule (LoketSettings *self,
                              const char *group,
                              const char *key,
                              const char *value);
char *loket_settings_text (LoketSettings *self,
                           const char *group,
                           const char *key) G_GNUC_WARN_UNUSED_RESULT;
gboolean
loket_settings_flag (LoketSettings *self, const char *group, const char *key, gboolean fallback);
double
loket_settings_number (LoketSettings *self, const char *group, const char *key, double fallback);

gboolean loket_settings_remember (LoketSettings *self,
                                  const char *group,
                                  const char *key,
                                  const char *value,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketSettings, loket_settings_free)

G_END_DECLS
