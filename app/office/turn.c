/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The turn: transaction, clock, caller and profile for a handler, and row, feed and audit at once.
 */
#include "config.h"

#include "office/cards.h"
#include "office/merge-private.h"
#include "office/turn-private.h"

#include "core/calendar.h"
#include "core/error.h"
#include "office/office-private.h"
#include "store/people.h"
#include "wire/json.h"

/**
 * loket_turn_business_day:
 * @txn: a transaction
 * @office: the office
 * @now: office time
 * @known: (out) (optional) (nullable): the day that the store has begun
 * @error: set when the store fails
 *
 * Returns: (transfer full) (nullable): the business day; it never goes back, whatever the clock
 * does
 */
char *
loket_turn_business_day (LoketTxn *txn,
                         LoketOffice *office,
                         gint64 now,
                         char **known,
                         GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *begun = loket_txn_get_meta (txn, "day", &failure);
  g_autofree char *by_clock = NULL;

  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  by_clock = loket_calendar_day (now, loket_office_profile (office)->utc_offset);
  if (known != NULL)
    *known = g_strdup (begun);
  return g_strcmp0 (begun, by_clock) > 0 ? g_steal_pointer (&begun) : g_steal_pointer (&by_clock);
}

/**
 * loket_turn_begin:
 * @turn: a turn with its borrowed members set and the others zero
 * @writes: whether it may change the store
 * @error: set when the store fails
 *
 * Reads the clock once and settles the business day; the first write turn of a day begins it.
 *
 * Returns: %TRUE when the handler may go on
 */
gboolean
loket_turn_begin (LoketTurn *turn, gboolean writes, GError **error)
{
  g_autofree char *known = NULL;

  turn->now = loket_clock_now (loket_office_clock (turn->office));
  turn->day = loket_turn_business_day (turn->txn, turn->office, turn->now, &known, error);
  turn->before = g_string_new (NULL);
  turn->after = g_string_new (NULL);
  if (turn->day == NULL)
    return FALSE;
  if (!writes || g_strcmp0 (known, turn->day) == 0)
    return TRUE;
  return loket_txn_set_meta (turn->txn, "day", turn->day, error) &&
         loket_queue_begin_day (turn, error);
}

/**
 * loket_turn_clear:
 * @turn: a turn
 *
 * Frees what it owns.
 */
void
loket_turn_clear (LoketTurn *turn)
{
  g_clear_pointer (&turn->day, g_free);
  if (turn->before != NULL)
    g_string_free (turn->before, TRUE);
  if (turn->after != NULL)
    g_string_free (turn->after, TRUE);
  turn->before = turn->after = NULL;
  g_clear_pointer (&turn->officer_names, g_hash_table_unref);
  g_clear_pointer (&turn->list_maps, g_hash_table_unref);
  g_clear_pointer (&turn->officer, g_free);
  g_clear_pointer (&turn->purpose, g_free);
}

/**
 * loket_turn_txn:
 * @turn: the turn
 *
 * Returns: (transfer none): its transaction
 */
LoketTxn *
loket_turn_txn (LoketTurn *turn)
{
  return turn->txn;
}

/**
 * loket_turn_profile:
 * @turn: the turn
 *
 * Returns: (transfer none): the district profile
 */
LoketProfile *
loket_turn_profile (LoketTurn *turn)
{
  return loket_office_profile (turn->office);
}

/**
 * loket_turn_caller:
 * @turn: the turn
 *
 * Returns: (transfer none): who asks
 */
const LoketCaller *
loket_turn_caller (LoketTurn *turn)
{
  return &turn->asker->caller;
}

/**
 * loket_turn_now:
 * @turn: the turn
 *
 * Returns: office time, UTC microseconds, the same for the whole turn
 */
gint64
loket_turn_now (LoketTurn *turn)
{
  return turn->now;
}

/**
 * loket_turn_not_before:
 * @turn: the turn
 * @time: an earlier moment of the same ticket
 *
 * Returns: office time, or @time when the clock was set back since: no wait is ever negative
 */
gint64
loket_turn_not_before (LoketTurn *turn, gint64 time)
{
  return MAX (turn->now, time);
}

/**
 * loket_turn_day:
 * @turn: the turn
 *
 * Returns: (transfer none): the business day, "2026-11-23"
 */
const char *
loket_turn_day (LoketTurn *turn)
{
  return turn->day;
}

/**
 * loket_turn_new_id:
 * @turn: the turn
 *
 * Returns: (transfer full): a new UUIDv7
 */
char *
loket_turn_new_id (LoketTurn *turn)
{
  return loket_office_new_id (turn->office);
}

/**
 * loket_turn_ticket_key:
 * @turn: the turn
 *
 * Returns: (transfer none): the key that ticket QRs are made with
 */
GBytes *
loket_turn_ticket_key (LoketTurn *turn)
{
  return turn->ticket_key;
}

/**
 * loket_turn_office:
 * @turn: the turn
 *
 * Returns: (transfer none): the office
 */
LoketOffice *
loket_turn_office (LoketTurn *turn)
{
  return turn->office;
}

/**
 * loket_turn_prepared:
 * @turn: the turn
 *
 * Returns: (transfer none) (nullable): what the .prepare of the binding gave
 */
gpointer
loket_turn_prepared (LoketTurn *turn)
{
  return turn->prepared;
}

/**
 * loket_turn_session:
 * @turn: the turn
 *
 * Returns: (transfer none) (nullable): the session of who asks
 */
LoketSession *
loket_turn_session (LoketTurn *turn)
{
  return turn->asker->session;
}

/**
 * loket_turn_officer:
 * @turn: the turn
 *
 * Returns: (transfer none) (nullable): the officer who asks
 */
LoketOfficer *
loket_turn_officer (LoketTurn *turn)
{
  return turn->asker->officer;
}

/**
 * loket_turn_proposer:
 * @turn: the turn
 *
 * Returns: (transfer none) (nullable): id of the officer who proposed what is carried out in this
 *   turn; the caller is then the second one
 */
const char *
loket_turn_proposer (LoketTurn *turn)
{
  return turn->proposer;
}

/**
 * loket_turn_keep:
 * @turn: a write turn whose handler is about to refuse
 *
 * What it wrote stays, with an audit row, although the operation is refused.
 */
void
loket_turn_keep (LoketTurn *turn)
{
  turn->keep = TRUE;
}

/**
 * loket_turn_set_officer:
 * @turn: a write turn in which nobody is signed in
 * @officer: id of the officer that it is about
 *
 * The audit row names that officer.
 */
void
loket_turn_set_officer (LoketTurn *turn, const char *officer)
{
  g_free (turn->officer);
  turn->officer = g_strdup (officer);
}

static gboolean
has_secrets (LoketRecord *record)
{
  guint n;
  const LoketField *fields = loket_record_type_fields (G_OBJECT_TYPE (record), &n);

  for (guint i = 0; i < n; i++)
    if (fields[i].flags & LOKET_FIELD_SECRET)
      return TRUE;
  return FALSE;
}

/**
 * loket_office_json:
 * @record: a record
 *
 * Returns: (transfer full): its JSON without passwords and tokens
 */
char *
loket_office_json (LoketRecord *record)
{
  g_autoptr (LoketRecord) open = NULL;

  if (!has_secrets (record))
    return loket_json_from_record (record);
  open = loket_record_copy_without_secrets (record);
  return loket_json_from_record (open);
}

/**
 * loket_turn_certifier:
 * @turn: the turn
 *
 * Returns: (transfer none) (nullable): who signs certificates, %NULL where no hub runs
 */
const LoketCertifier *
loket_turn_certifier (LoketTurn *turn)
{
  return loket_office_certifier (turn->office);
}

static void
note (GString *list, const char *json)
{
  g_string_append_c (list, list->len == 0 ? '[' : ',');
  g_string_append (list, json);
}

/**
 * loket_turn_note:
 * @turn: a write turn
 * @record: (type LoketRecord): what it was about
 * @purpose: (nullable): what for, in the words of whoever asked
 *
 * Puts both into the audit row of a turn that changes no record.
 */
void
loket_turn_note (LoketTurn *turn, gpointer record, const char *purpose)
{
  g_autofree char *json = loket_office_json (record);

  note (turn->after, json);
  g_free (turn->purpose);
  turn->purpose = g_strdup (purpose);
}

/**
 * loket_turn_note_gone:
 * @turn: a write turn
 * @record: (type LoketRecord): a row that is taken out of the store in this turn
 *
 * Puts it into the audit row as something that was and is not.
 */
void
loket_turn_note_gone (LoketTurn *turn, gpointer record)
{
  g_autofree char *json = loket_office_json (record);

  note (turn->before, json);
}

/**
 * loket_turn_refused:
 * @turn: a turn that is kept although its operation is refused
 * @refusal: why
 *
 * The audit row says why instead of what was written.
 */
void
loket_turn_refused (LoketTurn *turn, const GError *refusal)
{
  g_string_truncate (turn->before, 0);
  g_string_printf (
      turn->after, "[{\"refused\":\"%s\"}", loket_error_code_name (loket_error_code_of (refusal)));
}

/**
 * loket_turn_has_notes:
 * @turn: a write turn
 *
 * Returns: %TRUE when there is something to say in an audit row
 */
gboolean
loket_turn_has_notes (const LoketTurn *turn)
{
  return turn->before->len > 0 || turn->after->len > 0;
}

/**
 * loket_turn_note_change:
 * @turn: a write turn
 * @before: (type LoketRecord): as it was
 * @after: (type LoketRecord): as it is
 *
 * Puts both into the audit row, without what is personal.
 */
void
loket_turn_note_change (LoketTurn *turn, gpointer before, gpointer after)
{
  g_autoptr (LoketRecord) open_before = loket_record_copy_public (before);
  g_autoptr (LoketRecord) open_after = loket_record_copy_public (after);
  g_autofree char *old_json = loket_office_json (open_before);
  g_autofree char *new_json = loket_office_json (open_after);

  note (turn->before, old_json);
  note (turn->after, new_json);
}

/**
 * loket_turn_tell:
 * @turn: a write turn
 * @record: (type LoketRecord): an entity as it is now; a kind that is never told is passed over
 * @error: set when the store fails
 *
 * Puts what is not personal in it on the feed.
 *
 * Returns: %TRUE when it is on
 */
gboolean
loket_turn_tell (LoketTurn *turn, gpointer record, GError **error)
{
  GType type = G_OBJECT_TYPE (record);
  g_autoptr (LoketRecord) open = NULL;
  g_autofree char *json = NULL;

  if (loket_record_type_topic (type) == NULL)
    return TRUE;
  open = loket_record_copy_public (record);
  json = loket_json_from_record (open);
  return loket_txn_tell (turn->txn,
                         loket_record_type_topic (type),
                         loket_record_type_entity (type),
                         loket_record_id (record),
                         json,
                         turn->now,
                         error);
}

/**
 * loket_turn_put:
 * @turn: a write turn
 * @before: (nullable) (type LoketRecord): the entity as the store has it; %NULL for a new one
 * @after: (type LoketRecord): as it shall be, wherever it is
 * @error: set when the store fails
 *
 * Stores it, tells the feed, notes it for the audit row, and writes it down where it may have to be
 * undone.
 *
 * Returns: %TRUE when all of it is done
 */
gboolean
loket_turn_put (LoketTurn *turn, gpointer before, gpointer after, GError **error)
{
  g_autofree char *old_json = before != NULL ? loket_office_json (before) : NULL;
  g_autofree char *new_json = loket_office_json (after);

  if (old_json != NULL)
    note (turn->before, old_json);
  note (turn->after, new_json);
  return (before != NULL ? loket_txn_update (turn->txn, after, error)
                         : loket_txn_insert (turn->txn, after, error)) &&
         (turn->moved == NULL || loket_moved_add (turn->moved, before, after, error)) &&
         loket_turn_tell (turn, after, error);
}

/**
 * loket_turn_insert:
 * @turn: a write turn
 * @record: (type LoketRecord): a new entity
 * @error: set when the store refuses it; %LOKET_ERROR_NOT_ALLOWED when it is outside the caller's
 *   area
 *
 * Stores the record, tells the feed and notes it for the audit row.
 *
 * Returns: %TRUE when all three are done
 */
gboolean
loket_turn_insert (LoketTurn *turn, gpointer record, GError **error)
{
  return loket_caller_check_area (&turn->asker->caller, record, error) &&
         loket_turn_put (turn, NULL, record, error);
}

/**
 * loket_turn_replace:
 * @turn: a write turn
 * @before: (type LoketRecord): the entity as the store has it
 * @after: (type LoketRecord): the same one as it should be
 * @error: set when the store fails; %LOKET_ERROR_NOT_ALLOWED when it was, or would be, outside the
 *   caller's area
 *
 * Stores the change, tells the feed and notes both for the audit row.
 *
 * Returns: %TRUE when all three are done
 */
gboolean
loket_turn_replace (LoketTurn *turn, gpointer before, gpointer after, GError **error)
{
  return loket_caller_check_area (&turn->asker->caller, before, error) &&
         loket_caller_check_area (&turn->asker->caller, after, error) &&
         loket_turn_put (turn, before, after, error);
}

/**
 * loket_turn_insert_person:
 * @turn: a write turn
 * @person: somebody new, complete but for the number
 * @error: as loket_turn_insert()
 *
 * Gives the next number of the office's own series.
 *
 * Returns: %TRUE when the person is on file and can be found
 */
gboolean
loket_turn_insert_person (LoketTurn *turn, LoketPerson *person, GError **error)
{
  return loket_txn_next_person_number (turn->txn, &person->number, error) &&
         loket_turn_insert (turn, person, error) &&
         loket_txn_add_person_words (turn->txn, person, error);
}

/* The words of the name.  What follows counts the version up, so it gets a copy: an undo counts it
 * down. */
static gboolean
find_otherwise (LoketTurn *turn, LoketPerson *before, LoketPerson *after, GError **error)
{
  g_autoptr (LoketRecord) words = loket_record_copy (LOKET_RECORD (after));

  return loket_txn_change_person (turn->txn, before, loket_person_cast (words), error);
}

/**
 * loket_turn_put_person:
 * @turn: a write turn
 * @before: a person as the store has it
 * @after: as it shall be, with its version, wherever that is
 * @error: as loket_turn_put()
 *
 * Returns: %TRUE when it is so and the person is found accordingly
 */
gboolean
loket_turn_put_person (LoketTurn *turn, LoketPerson *before, LoketPerson *after, GError **error)
{
  return find_otherwise (turn, before, after, error) &&
         loket_turn_put (turn, before, after, error) &&
         loket_cards_follow_person (turn, before, after, error);
}

/**
 * loket_turn_replace_person:
 * @turn: a write turn
 * @before: a person as the store has it
 * @after: as it shall be, with its version
 * @error: as loket_turn_replace()
 *
 * Returns: %TRUE when it is so and the person is found accordingly
 */
gboolean
loket_turn_replace_person (LoketTurn *turn, LoketPerson *before, LoketPerson *after, GError **error)
{
  return find_otherwise (turn, before, after, error) &&
         loket_turn_replace (turn, before, after, error) &&
         loket_cards_follow_person (turn, before, after, error);
}

/* Digits between points, none of the parts empty: "33.14.10". */
static gboolean
is_code (const char *area)
{
  return *area != '\0' && strspn (area, "0123456789.") == strlen (area) && *area != '.' &&
         !g_str_has_suffix (area, ".") && strstr (area, "..") == NULL;
}

/**
 * loket_turn_check_region:
 * @turn: a turn
 * @area: (nullable): code of a region that an officer or a device shall be for; %NULL is the whole
 *   district
 * @error: set to %LOKET_ERROR_BAD_FIELD
 *
 * Returns: %TRUE when it is one of the office's district
 */
gboolean
loket_turn_check_region (LoketTurn *turn, const char *area, GError **error)
{
  const LoketCaller district = {.area = loket_turn_profile (turn)->office_id};

  if (area == NULL || (is_code (area) && loket_caller_covers (&district, area)))
    return TRUE;
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "area", "there is no such region here");
  return FALSE;
}

static const char *
finished (GString *list)
{
  if (list->len == 0)
    return NULL;
  g_string_append_c (list, ']');
  return list->str;
}

/**
 * loket_turn_audit:
 * @turn: a write turn that went well
 * @operation: what was done
 * @key: (nullable): the request's key
 * @error: set when the store fails
 *
 * Writes the one audit row of the turn: who, what, before, after.
 *
 * Returns: %TRUE when it is written
 */
gboolean
loket_turn_audit (LoketTurn *turn, const LoketOperation *operation, const char *key, GError **error)
{
  const LoketAuditRow row = {
      .at = turn->now,
      .operation = operation->name,
      .device = turn->asker->caller.device,
      .officer = turn->asker->caller.officer != NULL ? turn->asker->caller.officer : turn->officer,
      .purpose = turn->purpose,
      .key = key,
      .before = finished (turn->before),
      .after = finished (turn->after),
  };

  return loket_txn_audit (turn->txn, &row, error);
}
