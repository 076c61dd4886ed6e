/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists for whoever checks cards, put into a folder. */
#pragma once

#include "keys.h"

G_BEGIN_DECLS

gboolean loket_ctl_publish_trust (const LoketKeyPlace *place,
                                  const char *folder,
                                  GString *said,
                                  GError **error);
gboolean loket_ctl_publish_status (const LoketKeyPlace *place,
                                   const char *passphrase_file,
                                   const char *folder,
                                   GString *said,
                                   GError **error);
char *loket_ctl_web_publish (const LoketKeyPlace *place,
                             const char *const *words,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
