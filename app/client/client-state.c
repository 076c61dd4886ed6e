/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a client knows: connection, time, day and the lists; windows read and bind it. */
#include "config.h"

#include "client/client-private.h"

/**
 * loket_client_connection:
 * @self: a client
 *
 * Returns: whether the hub is there
 */
LoketConnection
loket_client_connection (LoketClient *self)
{
  g_return_val_if_fail (LOKET_IS_CLIENT (self), LOKET_CONNECTION_STARTING);
  return self->connection;
}

/**
 * loket_client_is_current:
 * @self: a client
 *
 * Returns: %TRUE while the lists show the present state; before that an empty list may just not
 *   have come in yet
 */
gboolean
loket_client_is_current (LoketClient *self)
{
  g_return_val_if_fail (LOKET_IS_CLIENT (self), FALSE);
  return self->current;
}

/**
 * loket_client_now:
 * @self: a client
 *
 * Returns: office time, UTC microseconds; this machine's own time before the first word of a hub
 */
gint64
loket_client_now (LoketClient *self)
{
  g_return_val_if_fail (LOKET_IS_CLIENT (self), 0);
  if (!self->time.known && self->offline != NULL)
    return loket_offline_now (self->offline);
  return loket_office_time_at (&self->time, g_get_monotonic_time ());
}

/**
 * loket_client_day:
 * @self: a client
 *
 * Returns: (transfer none) (nullable): the business day, %NULL before the first word of a hub
 */
const char *
loket_client_day (LoketClient *self)
{
  g_return_val_if_fail (LOKET_IS_CLIENT (self), NULL);
  return loket_mirror_day (self->mirror);
}

/**
 * loket_client_new_key:
 * @self: a client
 *
 * Returns: (transfer full): a key for a call that may have to be made again, also by another run
 *   of the program
 */
char *
loket_client_new_key (LoketClient *self)
{
  g_return_val_if_fail (LOKET_IS_CLIENT (self), NULL);
  return loket_id_new (self->clock, self->random);
}

/**
 * loket_client_is_staffed:
 * @self: a client
 *
 * Returns: %TRUE when the office has officers, as it said last; a counter needs one who signs in
 */
gboolean
loket_client_is_staffed (LoketClient *self)
{
  g_return_val_if_fail (LOKET_IS_CLIENT (self), FALSE);
  return self->staffed;
}

/**
 * loket_client_session:
 * @self: a client
 *
 * Returns: (transfer none) (nullable): the session of the officer who is signed in here
 */
LoketSession *
loket_client_session (LoketClient *self)
{
  g_return_val_if_fail (LOKET_IS_CLIENT (self), NULL);
  return self->session;
}

/**
 * loket_client_tickets:
 * @self: a client
 *
 * Returns: (transfer none): LoketTicket of the business day in order of arrival
 */
GListModel *
loket_client_tickets (LoketClient *self)
{
  g_return_val_if_fail (LOKET_IS_CLIENT (self), NULL);
  return loket_mirror_tickets (self->mirror);
}

/**
 * loket_client_counters:
 * @self: a client
 *
 * Returns: (transfer none): LoketCounter of the business day by number
 */
GListModel *
loket_client_counters (LoketClient *self)
{
  g_return_val_if_fail (LOKET_IS_CLIENT (self), NULL);
  return loket_mirror_counters (self->mirror);
}

/**
 * loket_client_help_calls:
 * @self: a client that follows the topic "queue"
 *
 * Returns: (transfer none): LoketHelpCall of the business day, oldest first
 */
GListModel *
loket_client_help_calls (LoketClient *self)
{
  g_return_val_if_fail (LOKET_IS_CLIENT (self), NULL);
  return loket_mirror_help_calls (self->mirror);
}

/**
 * loket_client_closures:
 * @self: a client that follows the topic "queue"
 *
 * Returns: (transfer none): LoketClosure of each service that was ever closed, by key
 */
GListModel *
loket_client_closures (LoketClient *self)
{
  g_return_val_if_fail (LOKET_IS_CLIENT (self), NULL);
  return loket_mirror_closures (self->mirror);
}

/**
 * loket_client_jobs:
 * @self: a client that follows the topic "jobs"
 *
 * Returns: (transfer none): LoketJob that go on and the last that have ended, oldest first, without
 *   their requests
 */
GListModel *
loket_client_jobs (LoketClient *self)
{
  g_return_val_if_fail (LOKET_IS_CLIENT (self), NULL);
  return loket_mirror_jobs (self->mirror);
}

/**
 * loket_client_calls:
 * @self: a client
 *
 * Returns: (transfer none): LoketCall of the business day, oldest first
 */
GListModel *
loket_client_calls (LoketClient *self)
{
  g_return_val_if_fail (LOKET_IS_CLIENT (self), NULL);
  return loket_mirror_calls (self->mirror);
}
