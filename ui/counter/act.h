/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an officer can do at a counter, and when the table of moves allows it; pure.  The seat does
 * it, buttons and keys ask for it. */
#pragma once

#include "core/operations.h"
#include "core/queue.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_ACT_NONE,
  LOKET_ACT_OPEN,
  LOKET_ACT_CLOSE,
  LOKET_ACT_NEXT,
  LOKET_ACT_RECALL,
  LOKET_ACT_START,
  LOKET_ACT_FINISH,
  LOKET_ACT_MISS,
  LOKET_ACT_CANCEL,
  LOKET_ACT_UNDO,
  LOKET_ACT_PARK,
  LOKET_ACT_RESUME,
  LOKET_ACT_TRANSFER,
  LOKET_ACT_SEND_BACK,
  LOKET_ACT_RETURN,
  LOKET_ACT_CALL,
  LOKET_ACT_WALK_IN,
  LOKET_ACT_PAUSE,
} LoketAct;

#define LOKET_N_ACTS (LOKET_ACT_PAUSE + 1)

GType loket_act_get_type (void);

const LoketOperation *loket_act_operation (LoketAct act);
gboolean loket_act_is_allowed (LoketAct act, LoketTicket *held);
gboolean loket_act_is_about_ticket (LoketAct act);

G_END_DECLS
