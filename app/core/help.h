/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody at a kiosk asks for an officer to come: the call, and what counters answer to it.  It
 * says where, never who. */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_HELP_CALLING, /* nobody has answered yet */
  LOKET_HELP_COMING,  /* somebody is on the way */
  LOKET_HELP_GONE,    /* who called went away before */
} LoketHelpState;

GType loket_help_state_get_type (void);

LOKET_DECLARE_RECORD (LoketHelpCall, loket_help_call)
struct _LoketHelpCall {
  LoketRecord parent_instance;
  char *id;
  char *day;
  char *device; /* the kiosk */
  char *name;   /* its name; NULL = it has none */
  LoketHelpState state;
  gint64 called_at;
  LoketOptional ended_at; /* answered, or given up */
  char *counter;          /* from where it was answered */
};

/* What a kiosk asks. */
LOKET_DECLARE_RECORD (LoketHelpRequest, loket_help_request)
struct _LoketHelpRequest {
  LoketRecord parent_instance;
  gboolean gone; /* nobody is there any more: the call of this kiosk is given up */
};

/* What a counter answers. */
LOKET_DECLARE_RECORD (LoketHelpAnswer, loket_help_answer)
struct _LoketHelpAnswer {
  LoketRecord parent_instance;
  char *call;
  char *counter;
};

G_END_DECLS
