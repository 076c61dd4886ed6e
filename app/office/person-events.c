/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline of a person's page: put on file, lists, corrections, households, merges. */
#include "config.h"

#include "core/calendar.h"
#include "office/person-view.h"
#include "store/people.h"

#include <string.h>

static LoketPersonEvent *
event_new (LoketPersonOpening *opening, gint64 at, LoketPersonEventKind kind, const char *about)
{
  LoketPersonEvent *event = loket_person_event_new ();

  event->at = at;
  event->kind = kind;
  event->about = g_strdup (about);
  g_ptr_array_add (opening->events, event);
  return event;
}

static void
tell_claims (LoketPersonOpening *opening)
{
  for (guint i = 0; i < opening->claims->len; i++) {
    LoketClaim *claim = opening->claims->pdata[i];
    LoketPersonEvent *event = event_new (opening, claim->at, LOKET_EVENT_LIST, claim->list_row);
    event->source = g_strdup (claim->source);
    event->period = g_strdup (claim->period);
  }
}

static gboolean
tell_values (LoketPersonOpening *opening, GError **error)
{
  for (guint i = 0; i < opening->values->len; i++) {
    LoketPersonValue *value = loket_person_value_cast (opening->values->pdata[i]);
    LoketPersonEvent *event = event_new (opening, value->at, LOKET_EVENT_VALUE, value->list_row);
    event->field = g_strdup (value->field);
    event->value = g_strdup (value->value);
    event->officer = loket_turn_officer_name (opening->turn, value->officer);
    if (!loket_person_name_list (opening, value->list_row, &event->source, &event->period, error))
      return FALSE;
  }
  return TRUE;
}

static void
tell_merges (LoketPersonOpening *opening)
{
  GListModel *merges = G_LIST_MODEL (opening->view->merges);

  for (guint i = 0; i < g_list_model_get_n_items (merges); i++) {
    g_autoptr (LoketMergeView) merge = g_list_model_get_item (merges, i);
    const char *other =
        strcmp (merge->winner, opening->person->id) == 0 ? merge->loser : merge->winner;
    const gboolean joined = merge->kind == LOKET_MERGE_JOIN;
    LoketPersonEvent *event =
        event_new (opening, merge->at, joined ? LOKET_EVENT_MERGED : LOKET_EVENT_SPLIT, other);
    event->officer = g_strdup (merge->officer);
    if (!merge->undone_at.set)
      continue;
    event = event_new (
        opening, merge->undone_at.value, joined ? LOKET_EVENT_SPLIT : LOKET_EVENT_MERGED, other);
    event->officer = g_strdup (merge->undone_by);
  }
}

static gboolean
tell_households (LoketPersonOpening *opening, GError **error)
{
  const gint64 offset = loket_turn_profile (opening->turn)->utc_offset;
  g_autoptr (GPtrArray) members =
      loket_txn_memberships_of_person (opening->txn, opening->person->id, error);

  for (guint i = 0; members != NULL && i < members->len; i++) {
    LoketHouseholdMember *member = loket_household_member_cast (members->pdata[i]);
    event_new (opening,
               loket_calendar_midnight (member->from_day, offset),
               LOKET_EVENT_JOINED,
               member->household);
    if (member->until_day != NULL)
      event_new (opening,
                 loket_calendar_midnight (member->until_day, offset),
                 LOKET_EVENT_LEFT,
                 member->household);
  }
  return members != NULL;
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const LoketPersonEvent *one = *(LoketPersonEvent *const *) a;
  const LoketPersonEvent *other = *(LoketPersonEvent *const *) b;

  return (one->at < other->at) - (one->at > other->at);
}

/**
 * loket_person_tell_events:
 * @opening: somebody's page, all else gathered
 * @error: set when the store fails
 *
 * Fills the timeline of the page, newest first.
 *
 * Returns: %TRUE when it is there
 */
gboolean
loket_person_tell_events (LoketPersonOpening *opening, GError **error)
{
  event_new (opening, opening->person->created_at, LOKET_EVENT_ON_FILE, NULL);
  tell_claims (opening);
  if (!tell_values (opening, error) || !tell_households (opening, error))
    return FALSE;
  tell_merges (opening);
  g_ptr_array_sort (opening->events, newest_first);
  opening->view->more |= opening->events->len > LOKET_PERSON_EVENTS;
  for (guint i = 0; i < MIN (opening->events->len, (guint) LOKET_PERSON_EVENTS); i++)
    g_list_store_append (opening->view->events, opening->events->pdata[i]);
  return TRUE;
}
