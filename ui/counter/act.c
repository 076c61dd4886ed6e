/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an officer can do at a counter, and when the table of moves allows it; pure.  The seat does
 * it, buttons and keys ask for it. */
#include "config.h"

#include "ui/counter/act.h"

G_DEFINE_ENUM_TYPE (LoketAct,
                    loket_act,
                    G_DEFINE_ENUM_VALUE (LOKET_ACT_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (LOKET_ACT_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (LOKET_ACT_CLOSE, "close"),
                    G_DEFINE_ENUM_VALUE (LOKET_ACT_NEXT, "next"),
                    G_DEFINE_ENUM_VALUE (LOKET_ACT_RECALL, "recall"),
                    G_DEFINE_ENUM_VALUE (LOKET_ACT_START, "start"),
                    G_DEFINE_ENUM_VALUE (LOKET_ACT_FINISH, "finish"),
                    G_DEFINE_ENUM_VALUE (LOKET_ACT_MISS, "miss"),
                    G_DEFINE_ENUM_VALUE (LOKET_ACT_CANCEL, "cancel"),
                    G_DEFINE_ENUM_VALUE (LOKET_ACT_UNDO, "undo"),
                    G_DEFINE_ENUM_VALUE (LOKET_ACT_PARK, "park"),
                    G_DEFINE_ENUM_VALUE (LOKET_ACT_RESUME, "resume"),
                    G_DEFINE_ENUM_VALUE (LOKET_ACT_TRANSFER, "transfer"),
                    G_DEFINE_ENUM_VALUE (LOKET_ACT_SEND_BACK, "send-back"),
                    G_DEFINE_ENUM_VALUE (LOKET_ACT_RETURN, "return"),
                    G_DEFINE_ENUM_VALUE (LOKET_ACT_CALL, "call"),
                    G_DEFINE_ENUM_VALUE (LOKET_ACT_WALK_IN, "walk-in"),
                    G_DEFINE_ENUM_VALUE (LOKET_ACT_PAUSE, "pause"))

/* Whether an act that is not about the ticket in hand can be done while there is one. */
typedef enum {
  HANDS_ANY,
  HANDS_FREE,
} Hands;

/* What becomes of the ticket in hand. */
static const struct {
  const LoketOperation *operation;
  LoketTicketState becomes;
  gboolean about_ticket;
  Hands hands;
} acts[LOKET_N_ACTS] = {
    [LOKET_ACT_OPEN] = {&LOKET_QUEUE_OPEN_COUNTER},
    [LOKET_ACT_CLOSE] = {&LOKET_QUEUE_CLOSE_COUNTER, .hands = HANDS_FREE},
    [LOKET_ACT_NEXT] = {&LOKET_QUEUE_CALL_NEXT, LOKET_TICKET_SERVED},
    [LOKET_ACT_RECALL] = {&LOKET_QUEUE_RECALL, LOKET_TICKET_CALLED, TRUE},
    [LOKET_ACT_START] = {&LOKET_QUEUE_START, LOKET_TICKET_SERVING, TRUE},
    [LOKET_ACT_FINISH] = {&LOKET_QUEUE_FINISH, LOKET_TICKET_SERVED, TRUE},
    [LOKET_ACT_MISS] = {&LOKET_QUEUE_MISS, LOKET_TICKET_MISSED, TRUE},
    [LOKET_ACT_CANCEL] = {&LOKET_QUEUE_CANCEL, LOKET_TICKET_CANCELLED, TRUE},
    [LOKET_ACT_UNDO] = {&LOKET_QUEUE_UNDO},
    [LOKET_ACT_PARK] = {&LOKET_QUEUE_PARK, LOKET_TICKET_ON_HOLD, TRUE},
    [LOKET_ACT_RESUME] = {&LOKET_QUEUE_RESUME, .hands = HANDS_FREE},
    [LOKET_ACT_TRANSFER] = {&LOKET_QUEUE_TRANSFER, LOKET_TICKET_ISSUED, TRUE},
    [LOKET_ACT_SEND_BACK] = {&LOKET_QUEUE_SEND_BACK, LOKET_TICKET_ISSUED, TRUE},
    [LOKET_ACT_RETURN] = {&LOKET_QUEUE_RETURN},
    [LOKET_ACT_CALL] = {&LOKET_QUEUE_CALL},
    [LOKET_ACT_WALK_IN] = {&LOKET_QUEUE_WALK_IN, .hands = HANDS_FREE},
    [LOKET_ACT_PAUSE] = {&LOKET_QUEUE_PAUSE_COUNTER},
};

/**
 * loket_act_operation:
 * @act: something to do
 *
 * Returns: (transfer none) (nullable): the operation of the office that does it
 */
const LoketOperation *
loket_act_operation (LoketAct act)
{
  g_return_val_if_fail (act < LOKET_N_ACTS, NULL);
  return acts[act].operation;
}

/**
 * loket_act_is_about_ticket:
 * @act: something to do
 *
 * Returns: %TRUE when it is done to the ticket in hand, %FALSE when to the counter
 */
gboolean
loket_act_is_about_ticket (LoketAct act)
{
  g_return_val_if_fail (act < LOKET_N_ACTS, FALSE);
  return acts[act].about_ticket;
}

/**
 * loket_act_is_allowed:
 * @act: something to do at an open counter
 * @held: (nullable): the ticket in hand
 *
 * Returns: %TRUE when the table of moves (app/core/queue.c) lets the ticket go there
 */
gboolean
loket_act_is_allowed (LoketAct act, LoketTicket *held)
{
  g_return_val_if_fail (act < LOKET_N_ACTS, FALSE);
  if (act == LOKET_ACT_NONE || act == LOKET_ACT_OPEN)
    return FALSE;
  if (acts[act].about_ticket)
    return held != NULL && loket_ticket_may_become (held->state, acts[act].becomes);
  return held == NULL || acts[act].hands == HANDS_ANY;
}
