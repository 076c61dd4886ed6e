/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys live as long as the shift of whoever unlocked them: until he signs out, is locked out or
 * goes away, or the day is over. */
#include "config.h"

#include "office/key-shift.h"

#include "core/calendar.h"
#include "office/office-private.h"
#include "store/officers.h"

/* A session at which nobody does anything is as good as over, unless the keys are still used. */
static gboolean
is_session_over (const LoketSession *session, const LoketKeyShift *shift, gint64 now)
{
  return session->ended_at.set || now >= session->ends_at ||
         now >= MAX (session->seen_at, shift->used_at) + LOKET_SESSION_IDLE;
}

/* What cannot be looked up counts as over. */
static gboolean
is_over (LoketTurn *turn, const LoketKeyShift *shift)
{
  g_autoptr (LoketRecord) session = NULL;

  if (g_strcmp0 (shift->day, loket_turn_day (turn)) != 0)
    return TRUE;
  if (shift->session == NULL)
    return FALSE;
  session = loket_txn_get (loket_turn_txn (turn), loket_session_get_type (), shift->session, NULL);
  return session == NULL ||
         is_session_over (loket_session_cast (session), shift, loket_turn_now (turn));
}

/**
 * loket_turn_keys:
 * @turn: the turn
 *
 * Locks them first when the shift of whoever unlocked them is over.
 *
 * Returns: (transfer none): the keys that can sign now
 */
LoketKeyRing *
loket_turn_keys (LoketTurn *turn)
{
  LoketKeyRing *ring = loket_office_keys (loket_turn_office (turn));
  g_auto (LoketKeyShift) shift = {0};

  if (loket_key_ring_get_shift (ring, &shift) && is_over (turn, &shift))
    loket_key_ring_lock (ring);
  return ring;
}

/**
 * loket_keys_until:
 * @turn: a turn
 * @shift: that goes on
 *
 * Returns: when it is over at the latest: with the session, or the day
 */
gint64
loket_keys_until (LoketTurn *turn, const LoketKeyShift *shift)
{
  const LoketProfile *profile = loket_turn_profile (turn);
  g_autofree char *tomorrow = loket_calendar_later_day (shift->day, 1);
  const gint64 midnight = loket_calendar_midnight (tomorrow, profile->utc_offset);
  g_autoptr (LoketRecord) session = NULL;

  if (shift->session == NULL)
    return midnight;
  /* Dropped: without it the day tells enough. */
  session = loket_txn_get (loket_turn_txn (turn), loket_session_get_type (), shift->session, NULL);
  return session != NULL ? MIN (loket_session_cast (session)->ends_at, midnight) : midnight;
}

/**
 * loket_keys_forget_officer:
 * @turn: a write turn
 * @officer: who signs out, is locked out, or may other things from now on
 *
 * Locks the keys when it is his shift, whatever becomes of the turn.
 */
void
loket_keys_forget_officer (LoketTurn *turn, const char *officer)
{
  LoketKeyRing *ring = loket_office_keys (loket_turn_office (turn));
  g_auto (LoketKeyShift) shift = {0};

  if (loket_key_ring_get_shift (ring, &shift) && g_strcmp0 (shift.officer, officer) == 0)
    loket_key_ring_lock (ring);
}
