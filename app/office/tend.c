/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What time alone brings about in the office.  The operation is not in the table: nobody can ask
 * for it, the hub does it by itself every few seconds, so it needs no officer either. */
#include "config.h"

#include "core/error.h"
#include "office/cards.h"
#include "office/decisions.h"
#include "office/office-private.h"
#include "office/turn-private.h"
#include "office/watches.h"

static const LoketOperation tend_operation = {
    .name = "queue/tend",
    .flags = LOKET_WRITE,
    .permission = LOKET_MAY_SEE_OFFICE,
    .request = loket_nothing_get_type,
    .answer = loket_nothing_get_type,
};

static LoketRecord *
tend (LoketTurn *turn, LoketRecord *request, GError **error)
{
  return loket_decisions_tend (turn, error) && loket_cards_tend (turn, error)
             ? loket_queue_tend (turn, request, error)
             : NULL;
}

const LoketBinding loket_tend_desk[] = {
    {&tend_operation, tend},
    {NULL},
};

static void
tended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LoketOffice *office = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = loket_office_ask_finish (office, result, &error);

  office->tending = FALSE;
  if (answer == NULL)
    g_warning ("The queue could not be tended: %s", error->message);
}

typedef struct {
  LoketOffice *office;
  gboolean needed;
  gboolean watch; /* what lists say has to be held against decisions */
} Look;

static gboolean
look_work (LoketTxn *txn, gpointer data, GError **error)
{
  Look *look = data;
  g_auto (LoketTurn) turn = {.office = look->office, .txn = txn};

  gboolean decisions;
  gboolean cards;

  if (!loket_turn_begin (&turn, FALSE, error) ||
      !loket_queue_needs_tending (&turn, &look->needed, error) ||
      !loket_decisions_need_tending (&turn, &decisions, error) ||
      !loket_cards_need_tending (&turn, &cards, error) ||
      !loket_watch_needs_look (&turn, &look->watch, error))
    return FALSE;
  look->needed |= decisions | cards;
  loket_turn_keys (&turn); /* locks what is over */
  return TRUE;
}

static void
watch_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LoketOffice *office = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = loket_office_ask_finish (office, result, &error);

  office->tending = FALSE;
  if (answer == NULL)
    g_warning ("The change watch could not begin: %s", error->message);
}

static void
begin_tending (LoketOffice *office, const LoketOperation *operation, GAsyncReadyCallback done)
{
  const LoketCaller caller = {.kind = LOKET_DEVICE_ADMIN, .device = "hub"};
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();
  g_autofree char *key = loket_office_new_id (office);

  loket_office_ask (office, operation, &caller, LOKET_RECORD (nothing), key, done, office);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Look *look = data;
  LoketOffice *office = look->office;
  g_autoptr (GError) error = NULL;

  office->tending = FALSE;
  if (!loket_store_finish (office->store, result, &error))
    g_warning ("The queue could not be looked at: %s", error->message);
  office->tending = look->needed || look->watch;
  if (look->needed)
    begin_tending (office, &tend_operation, tended_cb);
  else if (look->watch)
    begin_tending (office, &loket_watch_look_operation, watch_cb);
}

/**
 * loket_office_tend:
 * @office: the office
 *
 * Does what time alone brings about, such as setting free a ticket whose slip nobody heard of any
 * more; the hub calls it every few seconds.  Writes only when there is something to do.
 */
void
loket_office_tend (LoketOffice *office)
{
  const gint64 now = loket_clock_now (office->clock);
  Look *look;

  loket_seen_put_down (office->seen, office->store, now);
  loket_refusals_tell (office->refusals, now);
  loket_job_runner_wake (office->runner);
  if (office->tending)
    return;
  office->tending = TRUE;
  look = g_new0 (Look, 1);
  look->office = office;
  loket_store_read_quick (office->store, look_work, look, looked_cb, look);
}

/**
 * loket_office_is_tending:
 * @office: the office
 *
 * Returns: %TRUE while loket_office_tend() is under way: the office must not be freed
 */
gboolean
loket_office_is_tending (LoketOffice *office)
{
  return office->tending;
}
