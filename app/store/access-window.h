/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What officers have read within the hour, in memory, so that whoever asks is answered at once
 * whether he may; access.c keeps it beside the access log. */
#pragma once

#include "store/access.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_ADMISSION_UNKNOWN, /* the log has to be asked first */
  LOKET_ADMISSION_GIVEN,   /* and counted */
  LOKET_ADMISSION_REFUSED,
  LOKET_ADMISSION_REFUSED_FIRST, /* within the hour: it is to be put down */
} LoketAdmission;

#define LOKET_ACCESS_TOGETHER G_GINT64_CONSTANT (300000000) /* from found to opened: 5 minutes */

GHashTable *loket_access_again_new (void);
gboolean
loket_access_is_again (GHashTable *again, const char *operation, const char *subject, gint64 at);
gboolean loket_access_is_counted (gint64 *found_at, gint64 at, gboolean finds, gboolean opens);

typedef struct _LoketAccessWindows LoketAccessWindows;

LoketAccessWindows *loket_access_windows_new (void);
void loket_access_windows_free (LoketAccessWindows *self);
void loket_access_windows_take (LoketAccessWindows *self,
                                const char *officer,
                                GArray *times,
                                GHashTable *again,
                                gint64 found_at,
                                gint64 refused_at);
LoketAdmission loket_access_windows_admit (LoketAccessWindows *self,
                                           const LoketAccess *access,
                                           const LoketAccessLimit *limit);

G_END_DECLS
