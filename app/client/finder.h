/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a hub may be, and how one is started where none may be (design.md 6); link.c uses it. */
#pragma once

#include "client/greeting.h"

G_BEGIN_DECLS

/* Everything that a search depends on, so that nothing of the machine is read elsewhere. */
typedef struct {
  char *socket;        /* the only place to look at, NULL = the usual places; never starts a hub */
  char *device_dir;    /* else the hub that enrolled this device there, and no other */
  char *system_socket; /* of the packaged hub */
  char **system_signs; /* files that are there only where the packaged hub is installed */
  char *data_dir;      /* data of the hub that a program may start */
  char *program;       /* loket-hub, NULL = none was found */
  char *clock;         /* where office time begins in a hub that is started, NULL = now */
  char *version;       /* what an own hub must not be older than */
} LoketPlaces;

LoketPlaces *loket_places_new_usual (void) G_GNUC_WARN_UNUSED_RESULT;
LoketPlaces *loket_places_new_for_socket (const char *path) G_GNUC_WARN_UNUSED_RESULT;
LoketPlaces *loket_places_new_for_device (const char *dir) G_GNUC_WARN_UNUSED_RESULT;
void loket_places_free (LoketPlaces *places);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketPlaces, loket_places_free)

#define LOKET_TYPE_FINDER (loket_finder_get_type ())
G_DECLARE_FINAL_TYPE (LoketFinder, loket_finder, LOKET, FINDER, GObject)

LoketFinder *loket_finder_new (LoketDeviceKind kind, LoketPlaces *places) G_GNUC_WARN_UNUSED_RESULT;
void loket_finder_look (LoketFinder *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback done,
                        gpointer done_data);
LoketTransport *loket_finder_look_finish (LoketFinder *self,
                                          GAsyncResult *result,
                                          LoketGreeting **greeting,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_finder_awaits_start (LoketFinder *self);
const char *loket_finder_device_dir (LoketFinder *self);

G_END_DECLS
