/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tickets that a kiosk gave while it had no hub (store.md 5): the printed paper wins, one press is
 * one ticket, the queue goes by when the person came.  The queue desk calls it. */
#include "config.h"

#include "core/calendar.h"
#include "core/clock.h"
#include "core/device.h"
#include "core/error.h"
#include "core/lane.h"
#include "office/queue-private.h"
#include "store/queue.h"

#include <string.h>

/* The longest that a device may be without a hub (store.md 5). */
#define LONGEST_OFFLINE (30 * LOKET_DAY)

/* Returns the machine on the network; %NULL without @error for a program beside the hub, which has
 * no row: its lane stands in its own settings. */
static LoketDevice *
find_device (LoketTurn *turn, const char *id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  LoketRecord *device =
      id != NULL ? loket_txn_get (loket_turn_txn (turn), loket_device_get_type (), id, &failure)
                 : NULL;

  if (failure != NULL && !g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&failure));
  return device != NULL ? loket_device_cast (device) : NULL;
}

/**
 * loket_queue_check_device:
 * @turn: a turn
 * @ticket: a ticket
 * @error: set to %LOKET_ERROR_NOT_ALLOWED when it is that of another device
 *
 * A ticket belongs to the device that took it, and to the kiosk that has the lane of that device
 * after it was put out: the same machine, enrolled anew.
 *
 * Returns: %TRUE when the caller may say what became of it
 */
gboolean
loket_queue_check_device (LoketTurn *turn, LoketTicket *ticket, GError **error)
{
  const char *caller = loket_turn_caller (turn)->device;
  g_autoptr (GError) failure = NULL;
  g_autoptr (LoketDevice) before = NULL;
  g_autoptr (LoketDevice) now = NULL;

  if (g_strcmp0 (ticket->device, caller) == 0)
    return TRUE;
  before = find_device (turn, ticket->device, &failure);
  if (failure == NULL)
    now = find_device (turn, caller, &failure);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  if (before != NULL && now != NULL && before->status == LOKET_DEVICE_REVOKED && before->lane.set &&
      now->lane.set && before->lane.value == now->lane.value)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "the ticket is that of another device");
  return FALSE;
}

/**
 * loket_queue_same_ticket:
 * @turn: a write turn
 * @request: a request for a ticket
 * @error: set to %LOKET_ERROR_ID_TAKEN when its id is that of somebody else's ticket
 *
 * A kiosk asks for one press by one id, whatever becomes of the answers: a request that was held
 * up on the way may come after the one that replaced it.
 *
 * Returns: (transfer full) (nullable): the ticket that the press has already, %NULL without @error
 *   when it has none
 */
LoketTicket *
loket_queue_same_ticket (LoketTurn *turn, LoketTicketRequest *request, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (LoketTicket) ticket = NULL;

  if (request->id == NULL)
    return NULL;
  ticket = loket_queue_ticket (turn, request->id, &failure);
  if (ticket == NULL) {
    if (!g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_NOT_FOUND))
      g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  if (g_strcmp0 (ticket->service, request->service) != 0 ||
      !loket_queue_check_device (turn, ticket, &failure)) {
    if (failure != NULL && !g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_NOT_ALLOWED))
      g_propagate_error (error, g_steal_pointer (&failure));
    else
      loket_set_error (error, LOKET_ERROR_ID_TAKEN, NULL, "the id is that of another ticket");
    return NULL;
  }
  return g_steal_pointer (&ticket);
}

/* A machine on the network gives the numbers of its own lane, or none. */
static gboolean
check_lane (LoketTurn *turn, gint64 number, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (LoketDevice) device = find_device (turn, loket_turn_caller (turn)->device, &failure);

  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  if (device == NULL || (device->lane.set && loket_lane_owns (device->lane.value, number)))
    return TRUE;
  loket_set_error (error, LOKET_ERROR_RULE, "other-lane", "not a number of the caller's lane");
  return FALSE;
}

/* A label from the caller's lane, of this service, that stands on no other paper of that day. */
static gboolean
check_label (LoketTurn *turn,
             const LoketTicket *ticket,
             const char *letter,
             const char *label,
             gint64 *number,
             GError **error)
{
  g_autoptr (LoketTicket) other = NULL;
  g_autoptr (GError) failure = NULL;

  if (!loket_label_read (label, letter, number) || !loket_number_is_offline (*number)) {
    loket_set_error (
        error, LOKET_ERROR_BAD_FIELD, "label", "not a number of a lane for %s", letter);
    return FALSE;
  }
  if (!check_lane (turn, *number, error))
    return FALSE;
  other = loket_txn_ticket_labelled (loket_turn_txn (turn), ticket->day, label, &failure);
  if (other == NULL && !g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  if (other != NULL && g_strcmp0 (other->id, ticket->id) != 0) {
    loket_set_error (
        error, LOKET_ERROR_RULE, "label-taken", "the label stands on another slip of that day");
    return FALSE;
  }
  return TRUE;
}

/* The time of the press as far as it can be believed.  A kiosk that knew office time is believed
 * up to now; one that did not is put into today, since its people are more likely to stand in the
 * hall than to have gone home. */
static gboolean
settle_time (LoketTurn *turn, LoketTicket *ticket, LoketTicketRequest *request, GError **error)
{
  const gint64 offset = loket_turn_profile (turn)->utc_offset;
  const gint64 now = loket_turn_now (turn);
  const gint64 at = request->issued_at.value;
  g_autofree char *by_clock = loket_calendar_day (now, offset);
  g_autofree char *day = NULL;

  if (request->clock_ok && at < now - LONGEST_OFFLINE) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "issued_at", "longer ago than may be");
    return FALSE;
  }
  ticket->issued_at = MIN (at, now);
  day = loket_calendar_day (ticket->issued_at, offset);
  if (strcmp (day, by_clock) < 0) {
    if (request->clock_ok) {
      ticket->day = g_steal_pointer (&day);
      return TRUE;
    }
    ticket->issued_at = now;
  }
  ticket->day = g_strdup (loket_turn_day (turn));
  return TRUE;
}

/**
 * loket_queue_fill_late:
 * @turn: a write turn
 * @ticket: a new ticket with id, device and state
 * @request: what the kiosk says: label, time, whether it knew the time
 * @service: its service
 * @error: set to %LOKET_ERROR_BAD_FIELD when that cannot be, to %LOKET_ERROR_RULE "label-taken"
 *   when the label stands on another slip, "other-lane" when it is not of the caller's lane
 *
 * Sets day, number, label and time.  The paper is out already, so closed hours refuse nothing; a
 * ticket of a day that is over was not served.
 *
 * Returns: %TRUE when the ticket can be stored
 */
gboolean
loket_queue_fill_late (LoketTurn *turn,
                       LoketTicket *ticket,
                       LoketTicketRequest *request,
                       LoketService *service,
                       GError **error)
{
  if (!settle_time (turn, ticket, request, error) ||
      !check_label (turn, ticket, service->letter, request->label, &ticket->number, error))
    return FALSE;
  ticket->label = g_strdup (request->label);
  ticket->outside_hours = !loket_profile_is_open (loket_turn_profile (turn), ticket->issued_at);
  if (g_strcmp0 (ticket->day, loket_turn_day (turn)) < 0) {
    ticket->state = LOKET_TICKET_UNSERVED;
    ticket->ended_at = LOKET_SOME (loket_turn_now (turn));
  }
  return TRUE;
}

/**
 * loket_queue_relabel:
 * @turn: a write turn
 * @before: the ticket as the office knows it
 * @label: what stands on the paper
 * @issued_at: when the person came; an earlier time than the known one counts
 * @error: as loket_queue_fill_late()
 *
 * The number that the lost answer had given stays spent.  Feed and audit say what was changed.
 *
 * Returns: (transfer full): the ticket as it is then
 */
LoketTicket *
loket_queue_relabel (LoketTurn *turn,
                     LoketTicket *before,
                     const char *label,
                     gint64 issued_at,
                     GError **error)
{
  LoketService *service = loket_profile_service (loket_turn_profile (turn), before->service);
  g_autoptr (LoketTicket) after = loket_ticket_cast (loket_record_copy (&before->parent_instance));

  after->issued_at = MIN (before->issued_at, issued_at);
  /* A ticket stays in its day, and a time of another day is not to be believed. */
  if (after->issued_at <
      loket_calendar_midnight (before->day, loket_turn_profile (turn)->utc_offset))
    after->issued_at = before->issued_at;
  if (g_strcmp0 (label, before->label) != 0) {
    if (!check_label (
            turn, before, service != NULL ? service->letter : "", label, &after->number, error))
      return NULL;
    g_free (after->label);
    after->label = g_strdup (label);
  }
  if (!loket_record_equal (&before->parent_instance, &after->parent_instance) &&
      !loket_turn_replace (turn, before, after, error))
    return NULL;
  return g_steal_pointer (&after);
}
