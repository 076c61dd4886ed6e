/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of what can be done with a card; its page and the form of an act walk it. */
#include "config.h"

#include "ui/cards/card-acts.h"

#include "core/error.h"
#include "ui/admin/section.h"

#include <glib/gi18n.h>

#define LIMIT_RULE "reprint-limit"

static gboolean
may_move (LoketCardView *view, const char *act)
{
  return loket_machine_may (&loket_card_machine, (int) view->card->state, act);
}

/* When each may be done: the hub judges again */

static gboolean
may_suspend (LoketCardView *view)
{
  return may_move (view, "suspend");
}

/* What the register has put aside is taken up again by correcting the register. */
static gboolean
may_resume (LoketCardView *view)
{
  return view->card->state == LOKET_CARD_SUSPENDED;
}

static gboolean
may_lose (LoketCardView *view)
{
  return may_move (view, "lose") && view->card->print != NULL;
}

static gboolean
may_exchange (LoketCardView *view)
{
  return view->card->state == LOKET_CARD_ACTIVE && view->card->next == NULL;
}

static gboolean
may_renew (LoketCardView *view)
{
  return view->renewable;
}

static gboolean
may_revoke (LoketCardView *view)
{
  return may_move (view, "revoke");
}

/* Also of what was given up: a card that was suspended before it was printed comes back so. */
static gboolean
may_reprint (LoketCardView *view)
{
  const LoketCardState state = view->card->state;

  return (state == LOKET_CARD_APPROVED || state == LOKET_CARD_ACTIVE) && view->card->next == NULL &&
         view->print != NULL &&
         (view->print->state == LOKET_PRINTING_SPOILED ||
          view->print->state == LOKET_PRINTING_LOST ||
          view->print->state == LOKET_PRINTING_CANCELLED);
}

static const LoketCardActKind kinds[] = {
    {
        .title = N_ ("Print it again"),
        .icon = "loket-printer-symbolic",
        .consequence = N_ ("Nothing came of the print before: it was spoiled, lost or given up. A "
                           "new one goes to the cards to be printed and takes a blank."),
        .question = N_ ("Why is it printed again?"),
        .hint = N_ ("The ribbon tore"),
        .done = N_ ("The card waits for the printer again."),
        .permission = LOKET_MAY_PRINT_CARDS,
        .operation = &LOKET_CARD_REPRINT,
        .allowed = may_reprint,
    },
    {
        .title = N_ ("Renew"),
        .icon = "loket-restart-symbolic",
        .consequence = N_ ("A new print with new days is made. The old card is good until the new "
                           "one is handed over."),
        .question = N_ ("Why is it renewed?"),
        .hint = N_ ("Its time is nearly over"),
        .done = N_ ("The renewed card waits for the printer."),
        .permission = LOKET_MAY_CHANGE_CARDS,
        .operation = &LOKET_CARD_RENEW,
        .allowed = may_renew,
    },
    {
        .title = N_ ("Take up again"),
        .icon = "loket-check-symbolic",
        .consequence = N_ ("The card holds again as before. Hospitals and schools learn it with "
                           "the next status list."),
        .question = N_ ("Why does it hold again?"),
        .hint = N_ ("The holder came and cleared it up"),
        .done = N_ ("The card holds again."),
        .permission = LOKET_MAY_HOLD_CARDS,
        .operation = &LOKET_CARD_RESUME,
        .allowed = may_resume,
    },
    {
        .title = N_ ("The card is lost"),
        .icon = "loket-problem-symbolic",
        .consequence = N_ ("The old card is dead at once, even if it is found again: nobody "
                           "accepts it any more. A new print is made for the holder."),
        .question = N_ ("What happened?"),
        .hint = N_ ("Lost on the way to the market"),
        .sure = N_ ("Did the holder look everywhere? This cannot be taken back."),
        .yes = N_ ("Yes, it is lost"),
        .done = N_ ("The old card is dead. The new one waits for the printer."),
        .permission = LOKET_MAY_CHANGE_CARDS,
        .operation = &LOKET_CARD_LOST,
        .allowed = may_lose,
    },
    {
        .title = N_ ("The card is damaged"),
        .icon = "loket-warning-symbolic",
        .consequence = N_ ("A new print is made. The damaged card is good until the new one is "
                           "handed over; take it back then."),
        .question = N_ ("What is wrong with it?"),
        .hint = N_ ("Its code is scratched"),
        .done = N_ ("The new print waits for the printer."),
        .permission = LOKET_MAY_CHANGE_CARDS,
        .operation = &LOKET_CARD_DAMAGED,
        .cause = LOKET_PRINT_CAUSE_DAMAGED,
        .allowed = may_exchange,
    },
    {
        .title = N_ ("Something on it has changed"),
        .icon = "loket-letter-symbolic",
        .consequence = N_ ("Correct the register first: the new print shows what stands there. The "
                           "old card is good until the new one is handed over."),
        .question = N_ ("What has changed?"),
        .hint = N_ ("Moved to another village"),
        .done = N_ ("The new print waits for the printer."),
        .permission = LOKET_MAY_CHANGE_CARDS,
        .operation = &LOKET_CARD_DAMAGED,
        .cause = LOKET_PRINT_CAUSE_DATA,
        .allowed = may_exchange,
    },
    {
        .title = N_ ("Suspend"),
        .icon = "loket-closed-symbolic",
        .consequence = N_ ("The card is not accepted until that day is over, or until an officer "
                           "takes it up again. The holder keeps it."),
        .question = N_ ("Why is it suspended?"),
        .hint = N_ ("The hospital reports a misuse"),
        .done = N_ ("The card is suspended."),
        .permission = LOKET_MAY_HOLD_CARDS,
        .operation = &LOKET_CARD_SUSPEND,
        .until = TRUE,
        .allowed = may_suspend,
    },
    {
        .title = N_ ("Revoke"),
        .icon = "loket-close-symbolic",
        .consequence = N_ ("The card would end for good. A second officer has to approve it; until "
                           "then it holds as before."),
        .question = N_ ("Why should it end?"),
        .hint = N_ ("The decision was made upon false papers"),
        .sure = N_ ("Shall a second officer be asked to end this card?"),
        .yes = N_ ("Yes, propose it"),
        .done = N_ ("Proposed. The card holds until a second officer has approved it."),
        .permission = LOKET_MAY_DECIDE,
        .operation = &LOKET_CARD_REVOKE,
        .allowed = may_revoke,
    },
};

/**
 * loket_card_act_kinds:
 * @n_kinds: (out): how many
 *
 * Returns: (transfer none): all acts, in the order of the buttons
 */
const LoketCardActKind *
loket_card_act_kinds (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

/**
 * loket_card_act_is_limit:
 * @error: (nullable): what a reprint was answered with
 *
 * Returns: whether a second officer has to approve it
 */
gboolean
loket_card_act_is_limit (const GError *error)
{
  return error != NULL && loket_error_code_of (error) == LOKET_ERROR_RULE &&
         g_strcmp0 (loket_error_parameter (error), LIMIT_RULE) == 0;
}

/**
 * loket_card_act_more_reprints:
 *
 * Returns: (transfer none): what is left when the reprints of the day are used up
 */
const LoketCardActKind *
loket_card_act_more_reprints (void)
{
  static const LoketCardActKind more = {
      .title = N_ ("Propose another print"),
      .icon = "loket-printer-symbolic",
      .consequence = N_ ("The reprints of this day are used up. A second officer has to approve "
                         "another one."),
      .question = N_ ("Why is it printed again?"),
      .hint = N_ ("The ribbon tore"),
      .done = N_ ("Proposed. It is printed once a second officer has approved it."),
      .permission = LOKET_MAY_PRINT_CARDS,
      .operation = &LOKET_CARD_REPRINT_MORE,
      .allowed = may_reprint,
  };

  return &more;
}

/**
 * loket_card_act_is_let:
 * @program: the program; its office is known
 * @kind: an act
 * @view: a card
 *
 * Returns: whether the officer who is signed in may do it with that card now
 */
gboolean
loket_card_act_is_let (LoketProgram *program, const LoketCardActKind *kind, LoketCardView *view)
{
  return kind->allowed (view) && loket_admin_may (program, kind->permission);
}

/**
 * loket_card_act_request:
 * @kind: an act
 * @view: a card, as it was looked at
 * @reason: why
 * @until_day: (nullable): until when
 *
 * Returns: (transfer full): what the operation asks for
 */
LoketRecord *
loket_card_act_request (const LoketCardActKind *kind,
                        LoketCardView *view,
                        const char *reason,
                        const char *until_day)
{
  const LoketOptional version = LOKET_SOME (view->card->version);
  LoketCardAct *act;

  if (kind->operation == &LOKET_CARD_SUSPEND) {
    LoketCardSuspend *suspend = loket_card_suspend_new ();
    suspend->card = g_strdup (view->card->id);
    suspend->version = version;
    suspend->reason = g_strdup (reason);
    suspend->until_day = g_strdup (until_day);
    return LOKET_RECORD (suspend);
  }
  if (kind->operation == &LOKET_CARD_DAMAGED) {
    LoketCardExchange *exchange = loket_card_exchange_new ();
    exchange->card = g_strdup (view->card->id);
    exchange->version = version;
    exchange->cause = kind->cause;
    exchange->reason = g_strdup (reason);
    return LOKET_RECORD (exchange);
  }
  act = loket_card_act_new ();
  act->card = g_strdup (view->card->id);
  act->version = version;
  act->reason = g_strdup (reason);
  return LOKET_RECORD (act);
}
