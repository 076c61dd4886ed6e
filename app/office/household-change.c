/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of a household: who comes, who goes, who is its head, which number its card has; what was
 * stays on file with the days from which and until which it held. */
#include "config.h"

#include "core/calendar.h"
#include "core/error.h"
#include "office/intake.h"
#include "office/merge-private.h"
#include "store/people.h"

#include <string.h>

#define FIRST_DAY "1900-01-01" /* before it nobody of today lived anywhere */

static gboolean
rule (const char *name, GError **error)
{
  loket_set_error (error, LOKET_ERROR_RULE, name, "household: %s", name);
  return FALSE;
}

static gboolean
bad (const char *field, GError **error)
{
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, field, "household: %s cannot be", field);
  return FALSE;
}

static LoketHouseholdMember *
find_member (GPtrArray *members, const char *person, gboolean head)
{
  for (guint i = 0; i < members->len; i++) {
    LoketHouseholdMember *member = loket_household_member_cast (members->pdata[i]);
    if (member->until_day == NULL &&
        (head ? member->head : g_strcmp0 (member->person, person) == 0))
      return member;
  }
  return NULL;
}

/* Ends a membership; one that began on that very day never was more than a slip. */
static gboolean
end_membership (LoketTurn *turn, LoketHouseholdMember *before, const char *day, GError **error)
{
  g_autoptr (LoketHouseholdMember) after =
      loket_household_member_cast (loket_record_copy (LOKET_RECORD (before)));

  after->until_day = g_strdup (strcmp (day, before->from_day) < 0 ? before->from_day : day);
  return loket_turn_replace (turn, before, after, error);
}

static gboolean
begin_membership (LoketTurn *turn,
                  const char *household,
                  const char *person,
                  LoketRelation relation,
                  const char *day,
                  GError **error)
{
  g_autoptr (LoketHouseholdMember) member = loket_household_member_new ();

  member->id = loket_turn_new_id (turn);
  member->household = g_strdup (household);
  member->person = g_strdup (person);
  member->relation = relation;
  member->head = relation == LOKET_RELATION_HEAD;
  member->from_day = g_strdup (day);
  member->officer = g_strdup (loket_turn_caller (turn)->officer);
  return loket_turn_insert (turn, member, error);
}

/* Whoever lives in another household of that kind leaves it. */
static gboolean
leave_others (LoketTurn *turn,
              LoketHousehold *household,
              const char *person,
              const char *day,
              GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (GPtrArray) members = loket_txn_memberships_of_person (txn, person, error);

  for (guint i = 0; members != NULL && i < members->len; i++) {
    LoketHouseholdMember *member = loket_household_member_cast (members->pdata[i]);
    g_autoptr (LoketRecord) other = NULL;
    if (member->until_day != NULL)
      continue;
    if (strcmp (member->household, household->id) == 0)
      return rule ("member-already", error);
    other = loket_txn_get (txn, loket_household_get_type (), member->household, error);
    if (other == NULL)
      return FALSE;
    if (loket_household_cast (other)->kind == household->kind &&
        !end_membership (turn, member, day, error))
      return FALSE;
  }
  return members != NULL;
}

/**
 * loket_intake_join:
 * @turn: a write turn
 * @household: where
 * @person: id of who comes to live there
 * @relation: to its head; whoever is the head himself becomes it
 * @day: since when
 * @error: set to %LOKET_ERROR_RULE "household-has-head" or "member-already", or to
 *   %LOKET_ERROR_NOT_ALLOWED when the household is outside the caller's area
 *
 * Returns: %TRUE when the person belongs to it, and to no other one of its kind
 */
gboolean
loket_intake_join (LoketTurn *turn,
                   LoketHousehold *household,
                   const char *person,
                   LoketRelation relation,
                   const char *day,
                   GError **error)
{
  gboolean has_head = FALSE;

  if (!loket_caller_covers (loket_turn_caller (turn), household->village)) {
    loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "outside the area of the officer");
    return FALSE;
  }
  if (relation == LOKET_RELATION_HEAD &&
      !loket_txn_household_has_head (loket_turn_txn (turn), household->id, &has_head, error))
    return FALSE;
  if (has_head)
    return rule ("household-has-head", error);
  return leave_others (turn, household, person, day, error) &&
         begin_membership (turn, household->id, person, relation, day, error);
}

/* What one household change works with. */
typedef struct {
  LoketTurn *turn;
  LoketHouseholdChange *request;
  LoketHousehold *household;
  GPtrArray *members;
  const char *day;
} Change;

static gboolean
join (Change *change, GError **error)
{
  g_autoptr (LoketPerson) person =
      loket_merge_person (change->turn, change->request->person, error);

  return person != NULL && loket_intake_join (change->turn,
                                              change->household,
                                              person->id,
                                              change->request->relation,
                                              change->day,
                                              error);
}

static LoketHouseholdMember *
member_of (Change *change, GError **error)
{
  LoketHouseholdMember *member = find_member (change->members, change->request->person, FALSE);

  if (member == NULL)
    rule ("no-member", error);
  return member;
}

static gboolean
leave (Change *change, GError **error)
{
  LoketHouseholdMember *member = member_of (change, error);

  return member != NULL && end_membership (change->turn, member, change->day, error);
}

/* Another line from that day on: the old one says what held before. */
static gboolean
relate (Change *change, LoketHouseholdMember *member, LoketRelation relation, GError **error)
{
  return end_membership (change->turn, member, change->day, error) &&
         begin_membership (
             change->turn, change->household->id, member->person, relation, change->day, error);
}

static gboolean
make_head (Change *change, GError **error)
{
  LoketHouseholdMember *member = member_of (change, error);
  LoketHouseholdMember *head = find_member (change->members, NULL, TRUE);

  if (member == NULL)
    return FALSE;
  if (member == head)
    return rule ("household-has-head", error);
  if (head != NULL && change->request->relation == LOKET_RELATION_HEAD)
    return bad ("relation", error);
  return (head == NULL || relate (change, head, change->request->relation, error)) &&
         relate (change, member, LOKET_RELATION_HEAD, error);
}

static gboolean
change_relation (Change *change, GError **error)
{
  LoketHouseholdMember *member = member_of (change, error);

  if (member == NULL)
    return FALSE;
  if (member->head || change->request->relation == LOKET_RELATION_HEAD)
    return bad ("relation", error);
  return relate (change, member, change->request->relation, error);
}

static gboolean
change_card (Change *change, GError **error)
{
  LoketTurn *turn = change->turn;
  const char *family_card = change->request->family_card;
  g_autoptr (LoketHousehold) before = NULL;
  g_autofree char *other = NULL;
  g_autofree char *first_day = NULL;
  g_autofree char *line = loket_turn_new_id (turn);
  g_autofree char *first_line = loket_turn_new_id (turn);
  LoketCardChange dates = {
      .day = change->day, .line = line, .first_line = first_line, .at = loket_turn_now (turn)};

  if (family_card == NULL || !loket_intake_check_card (family_card, NULL))
    return bad ("family_card", error);
  if (!loket_txn_household_by_card (loket_turn_txn (turn), family_card, &other, error))
    return FALSE;
  if (other != NULL)
    return rule ("card-on-file", error);
  first_day =
      loket_calendar_day (change->household->created_at, loket_turn_profile (turn)->utc_offset);
  dates.first_day = first_day;
  before = loket_household_cast (loket_record_copy (LOKET_RECORD (change->household)));
  return loket_txn_change_card (
             loket_turn_txn (turn), change->household, family_card, &dates, error) &&
         loket_turn_replace (turn, before, change->household, error);
}

static gboolean
carry_out (Change *change, GError **error)
{
  static gboolean (*const acts[]) (Change *, GError **) = {
      [LOKET_HOUSEHOLD_JOIN] = join,
      [LOKET_HOUSEHOLD_LEAVE] = leave,
      [LOKET_HOUSEHOLD_HEAD] = make_head,
      [LOKET_HOUSEHOLD_RELATION] = change_relation,
      [LOKET_HOUSEHOLD_CARD] = change_card,
  };

  if (change->request->act != LOKET_HOUSEHOLD_CARD && change->request->person == NULL)
    return bad ("person", error);
  return acts[change->request->act](change, error);
}

static LoketHousehold *
get_household (LoketTurn *turn, const char *id, GError **error)
{
  g_autoptr (LoketRecord) record =
      loket_txn_get (loket_turn_txn (turn), loket_household_get_type (), id, error);

  if (record == NULL)
    return NULL;
  if (!loket_caller_covers (loket_turn_caller (turn), loket_household_cast (record)->village)) {
    loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "outside the area of the officer");
    return NULL;
  }
  return loket_household_cast (g_steal_pointer (&record));
}

/**
 * loket_household_change_it:
 * @turn: a write turn
 * @record: a LoketHouseholdChange
 * @error: set to %LOKET_ERROR_NOT_FOUND, %LOKET_ERROR_NOT_ALLOWED, %LOKET_ERROR_BAD_FIELD or
 *   %LOKET_ERROR_RULE
 *
 * Returns: (transfer full): the household as it is now
 */
LoketRecord *
loket_household_change_it (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketHouseholdChange *request = loket_household_change_cast (record);
  g_autoptr (LoketHousehold) household = get_household (turn, request->household, error);
  g_autoptr (GPtrArray) members = NULL;
  Change change = {.turn = turn,
                   .request = request,
                   .household = household,
                   .day = request->day != NULL ? request->day : loket_turn_day (turn)};

  if (household == NULL)
    return NULL;
  if (strcmp (change.day, FIRST_DAY) < 0 || strcmp (change.day, loket_turn_day (turn)) > 0) {
    bad ("day", error);
    return NULL;
  }
  members = loket_txn_household_members (loket_turn_txn (turn), household->id, error);
  change.members = members;
  if (members == NULL || !carry_out (&change, error))
    return NULL;
  if (request->reason != NULL)
    loket_turn_note (turn, household, request->reason);
  return LOKET_RECORD (g_steal_pointer (&household));
}
