/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The access log: reads of personal records, each on the disk before the record is shown, a masked
 * row right behind it; the desks of app/office note them. */
#pragma once

#include "core/audit.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  gint64 at;
  const char *operation;
  const char *device;
  const char *officer; /* nullable */
  const char *purpose; /* nullable */
  const char *subject; /* whose record: "person/" and its id; never a name or a NIK */
} LoketAccess;

/* How many reads an officer may have. */
typedef struct {
  gint64 since; /* counted from here on */
  guint most;
  gboolean masked;   /* what is shown: nobody waits for the disk, unless the log fails */
  gboolean finds;    /* what is opened next belongs to it */
  gboolean opens;    /* belongs to what has found it right before */
  gboolean keeps_up; /* the same of the same subject is counted once */
  gint64 *oldest;    /* (out) of those that count, when there are too many */
} LoketAccessLimit;

gboolean loket_store_note_access_within (LoketStore *store,
                                         const LoketAccess *access,
                                         const LoketAccessLimit *limit,
                                         GError **error);
gboolean loket_store_note_access (LoketStore *store, const LoketAccess *access, GError **error);
gboolean loket_store_note_access_of_all (LoketStore *store,
                                         const LoketAccess *access,
                                         const char *const *subjects,
                                         GError **error);
void loket_store_note_access_later (LoketStore *store, const LoketAccess *access);

G_END_DECLS
