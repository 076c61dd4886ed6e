/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who asks, and the one table of what each kind of device may do. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  LOKET_DEVICE_KIOSK,
  LOKET_DEVICE_COUNTER,
  LOKET_DEVICE_DISPLAY,
  LOKET_DEVICE_VERIFIER,
  LOKET_DEVICE_ADMIN,
} LoketDeviceKind;

GType loket_device_kind_get_type (void);

#define LOKET_DEVICES_ANY 0x1fu
#define LOKET_DEVICES(kind) (1u << LOKET_DEVICE_##kind)

/* Symbol, name in the documents, kinds of device that have it. */
#define LOKET_PERMISSIONS(P)                                                                       \
  P (SEE_OFFICE, "see-office", LOKET_DEVICES_ANY)                                                  \
  P (TAKE_TICKET, "take-ticket", LOKET_DEVICES (KIOSK) | LOKET_DEVICES (COUNTER))                  \
  P (SEE_QUEUE,                                                                                    \
     "see-queue",                                                                                  \
     LOKET_DEVICES (KIOSK) | LOKET_DEVICES (COUNTER) | LOKET_DEVICES (DISPLAY))                    \
  P (CALL_TICKET, "call-ticket", LOKET_DEVICES (COUNTER))                                          \
  P (CHECK_STORE, "check-store", LOKET_DEVICES (ADMIN))                                            \
  P (MAKE_DEMO, "make-demo", LOKET_DEVICES (ADMIN))

typedef enum {
#define LOKET_PERMISSION_SYMBOL(symbol, name, devices) LOKET_MAY_##symbol,
  LOKET_PERMISSIONS (LOKET_PERMISSION_SYMBOL)
#undef LOKET_PERMISSION_SYMBOL
      LOKET_N_PERMISSIONS
} LoketPermission;

/* Topic of the feed, permission that lets a device hear it. */
#define LOKET_TOPICS(T) T ("queue", SEE_QUEUE)

/* Who asks: the device, later also the officer who signed in on it. */
typedef struct {
  LoketDeviceKind kind;
  const char *device;
  const char *officer; /* NULL = nobody signed in */
} LoketCaller;

const char *loket_permission_name (LoketPermission permission);
gboolean loket_caller_may (const LoketCaller *caller, LoketPermission permission);
char **loket_caller_topics (const LoketCaller *caller,
                            const char *const *wanted) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
