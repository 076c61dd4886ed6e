/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A service that gives no numbers for a while, and why. */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/* Words to choose from, so that every screen can say them in its language. */
typedef enum {
  LOKET_CLOSURE_OFFICER,   /* nobody is there who may do it */
  LOKET_CLOSURE_EQUIPMENT, /* a machine is being repaired */
  LOKET_CLOSURE_SYSTEM,    /* data of another office cannot be reached */
  LOKET_CLOSURE_SUPPLIES,  /* blank cards or forms have run out */
  LOKET_CLOSURE_OTHER,
} LoketClosureReason;

GType loket_closure_reason_get_type (void);

/* How it stands with one service; one that was never closed has none. */
LOKET_DECLARE_RECORD (LoketClosure, loket_closure)
struct _LoketClosure {
  LoketRecord parent_instance;
  char *id; /* key of the service */
  gboolean closed;
  LoketClosureReason reason;
  gint64 changed_at;
  LoketOptional until; /* when it opens by itself; absent: when somebody opens it */
};

LOKET_DECLARE_RECORD (LoketServiceClosing, loket_service_closing)
struct _LoketServiceClosing {
  LoketRecord parent_instance;
  char *service;
  LoketClosureReason reason;
  LoketOptional until;
};

LOKET_DECLARE_RECORD (LoketServiceOpening, loket_service_opening)
struct _LoketServiceOpening {
  LoketRecord parent_instance;
  char *service;
};

gboolean loket_closure_holds (const LoketClosure *closure, gint64 at);

G_END_DECLS
