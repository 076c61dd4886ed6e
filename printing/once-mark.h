/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks that the backend "once" leaves of each job (kiosk-config/cups/once), and the fence that
 * keeps a job from being sent for ever; press-attempt.c uses it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  LOKET_ONCE_NONE,        /* nothing was ever sent */
  LOKET_ONCE_FENCED,      /* we have seen to it that nothing will be */
  LOKET_ONCE_RUNNING,     /* a process is sending it, or following the printer */
  LOKET_ONCE_INTERRUPTED, /* sending began and nobody does it any more */
  LOKET_ONCE_DONE,        /* the backend has ended well */
  LOKET_ONCE_FAILED,      /* it has ended otherwise */
} LoketOnceMark;

gboolean loket_once_is_usable (const char *folder);
LoketOnceMark loket_once_read (const char *folder, const char *uuid);
gboolean loket_once_fence (const char *folder, const char *uuid, const char *tag, GError **error);

G_END_DECLS
