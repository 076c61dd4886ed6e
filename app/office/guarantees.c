/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of guarantee slips (registry.md 5, N7): what a hospital's desk has printed is kept,
 * whatever is odd about it, since somebody was treated upon it; a person looks at what is marked.
 */
#include "config.h"

#include "office/facilities.h"

#include "core/calendar.h"
#include "core/clock.h"
#include "core/error.h"
#include "core/guarantee-moves.h"
#include "office/field-work.h"
#include "store/guarantees.h"

#include <stdio.h>
#include <string.h>

#define PAGE 50
#define ID_SIZE 40
#define CLOCKS_APART (5 * LOKET_MINUTE) /* that a desk may be ahead of the office */

/* Those of the office see the slips of every hospital. */
#define OFFICE_ROLES                                                                               \
  (LOKET_ROLES (SERVICE_OFFICER) | LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD) |          \
   LOKET_ROLES (FUND_TREASURER) | LOKET_ROLES (AUDITOR))

/* A hospital sees its own; @only is %NULL for whoever sees all. */
static gboolean
find_limit (LoketTurn *turn, char **only, GError **error)
{
  const LoketCaller *caller = loket_turn_caller (turn);

  *only = NULL;
  if (caller->kind != LOKET_DEVICE_VERIFIER && (caller->roles & OFFICE_ROLES) != 0)
    return TRUE;
  *only = loket_turn_facility (turn, error);
  return *only != NULL;
}

static gboolean
may_see (LoketTurn *turn, const LoketGuarantee *slip, const char *only)
{
  return (only == NULL || strcmp (slip->facility, only) == 0) &&
         loket_caller_covers (loket_turn_caller (turn), slip->village);
}

/* A hospital hears no more of a person than stands on the paper: whoever told of slips for one
 * number after the other would learn where the holders live. */
static LoketGuarantee *
as_told (LoketTurn *turn, LoketGuarantee *slip)
{
  LoketGuarantee *told;

  if (loket_turn_caller (turn)->kind != LOKET_DEVICE_VERIFIER)
    return g_object_ref (slip);
  told = loket_guarantee_cast (loket_record_copy (LOKET_RECORD (slip)));
  g_clear_pointer (&told->card, g_free);
  g_clear_pointer (&told->village, g_free);
  return told;
}

static void
add_told (LoketTurn *turn, LoketGuarantee *slip, GListStore *slips)
{
  g_autoptr (LoketGuarantee) told = as_told (turn, slip);

  g_list_store_append (slips, told);
}

/* Issue */

/* By its first slip the office learns of the key, from a device that it has let in.  The same
 * machine, enrolled anew, signs with the same key. */
static gboolean
learn_key (LoketTurn *turn, LoketGuaranteeIssue *request, const char *kid, GError **error)
{
  const char *device = loket_turn_caller (turn)->device;
  g_autoptr (GError) failure = NULL;
  g_autoptr (LoketRecord) found =
      loket_txn_get (loket_turn_txn (turn), loket_guarantee_key_get_type (), kid, &failure);
  LoketGuaranteeKey *before = (LoketGuaranteeKey *) found;
  g_autoptr (LoketGuaranteeKey) key = loket_guarantee_key_new ();

  if (found == NULL && !g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  if (before != NULL && !g_bytes_equal (before->public_key, request->public_key)) {
    loket_set_error (error, LOKET_ERROR_ID_TAKEN, NULL, "another key has that name");
    return FALSE;
  }
  if (before != NULL && strcmp (before->device, device) == 0)
    return TRUE;
  key->id = g_strdup (kid);
  key->public_key = g_bytes_ref (request->public_key);
  key->device = g_strdup (device);
  key->taken_at = before != NULL ? before->taken_at : loket_turn_now (turn);
  return loket_turn_put (turn, before, key, error);
}

static void
add_mark (GStrvBuilder *marks, LoketGuaranteeMark mark)
{
  g_strv_builder_add (marks, loket_enum_name (loket_guarantee_mark_get_type (), (int) mark));
}

/* Whether the print counted at that moment.  What the slot was before its last change is not known,
 * but each change turns it over. */
static gboolean
was_good (const LoketPrintSeen *seen, gint64 at)
{
  return seen->good ? seen->changed_at <= at : seen->changed_at > at;
}

static gboolean
find_card (LoketTurn *turn, LoketGuarantee *slip, GStrvBuilder *marks, GError **error)
{
  g_autoptr (LoketCard) card = NULL;
  LoketPrintSeen seen;

  if (!loket_txn_card_numbered (loket_turn_txn (turn), slip->number, &card, error))
    return FALSE;
  if (card == NULL) {
    add_mark (marks, LOKET_GUARANTEE_UNKNOWN_CARD);
    return TRUE;
  }
  slip->card = g_strdup (card->id);
  slip->village = g_strdup (card->village);
  if (!loket_txn_print_seen (loket_turn_txn (turn), card->id, slip->print, &seen, error))
    return FALSE;
  if (!seen.known)
    add_mark (marks, LOKET_GUARANTEE_UNKNOWN_PRINT);
  else if (!was_good (&seen, slip->issued_at))
    add_mark (marks, LOKET_GUARANTEE_REVOKED_BEFORE);
  return TRUE;
}

static gboolean
find_first (LoketTurn *turn, LoketGuarantee *slip, GStrvBuilder *marks, GError **error)
{
  g_autoptr (LoketGuarantee) first = NULL;

  if (!loket_txn_guarantee_of_visit (loket_turn_txn (turn), slip, &first, error))
    return FALSE;
  if (first != NULL) {
    slip->first_slip = g_strdup (first->id);
    add_mark (marks, LOKET_GUARANTEE_REPEATED);
  }
  return TRUE;
}

static gboolean
find_marks (LoketTurn *turn,
            LoketGuarantee *slip,
            const LoketGuaranteeIssue *request,
            const LoketGuaranteeCode *code,
            GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) marks = NULL;

  if (!find_card (turn, slip, builder, error) || !find_first (turn, slip, builder, error))
    return FALSE;
  if (!request->clock_ok || slip->issued_at > loket_turn_now (turn) + CLOCKS_APART)
    add_mark (builder, LOKET_GUARANTEE_CLOCK_UNSURE);
  if (code->days > loket_profile_guarantee_days (loket_turn_profile (turn)))
    add_mark (builder, LOKET_GUARANTEE_TOO_LONG);
  marks = g_strv_builder_end (builder);
  if (marks[0] != NULL)
    slip->marks = g_steal_pointer (&marks);
  return TRUE;
}

static LoketGuarantee *
new_slip (LoketTurn *turn,
          LoketGuaranteeIssue *request,
          const LoketGuaranteeCode *code,
          GError **error)
{
  g_autoptr (LoketGuarantee) slip = loket_guarantee_new ();

  slip->id = g_strdup (code->id);
  slip->code = loket_guarantee_short_code (code->id);
  slip->text = g_strdup (request->text);
  slip->number = g_strdup (code->number);
  slip->print = code->print;
  slip->facility = loket_turn_facility (turn, error);
  slip->device = g_strdup (loket_turn_caller (turn)->device);
  slip->kid = g_strdup (code->kid);
  slip->purpose = (LoketGuaranteePurpose) code->purpose;
  slip->issued_at = code->at * G_USEC_PER_SEC;
  slip->day = loket_calendar_day (slip->issued_at, loket_turn_profile (turn)->utc_offset);
  slip->until_day = loket_guarantee_until (slip->day, code->days);
  slip->service_class = g_strdup (request->service_class);
  slip->state = LOKET_GUARANTEE_ISSUED;
  slip->copies = 1;
  slip->version = 1;
  slip->told_at = slip->changed_at = loket_turn_now (turn);
  if (slip->facility == NULL || !find_marks (turn, slip, request, code, error) ||
      !loket_turn_put (turn, NULL, slip, error))
    return NULL;
  return g_steal_pointer (&slip);
}

static gboolean
has_mark (const LoketGuarantee *slip, LoketGuaranteeMark mark)
{
  const char *name = loket_enum_name (loket_guarantee_mark_get_type (), (int) mark);

  return slip->marks != NULL && g_strv_contains ((const char *const *) slip->marks, name);
}

/* Withdrawn by mistake, or too early: the desk has made it again for somebody who is there, so it
 * counts again.  Meanwhile the desk beside it may have made one for the visit. */
static gboolean
revive (LoketTurn *turn, LoketGuarantee *slip, GError **error)
{
  g_autoptr (GStrvBuilder) marks = g_strv_builder_new ();
  int state;

  if (!loket_machine_move (&loket_guarantee_machine, (int) slip->state, "issue", &state, error))
    return FALSE;
  slip->state = (LoketGuaranteeState) state;
  g_clear_pointer (&slip->reason, g_free);
  g_clear_pointer (&slip->officer, g_free);
  if (slip->marks != NULL)
    g_strv_builder_addv (marks, (const char **) slip->marks);
  if (!has_mark (slip, LOKET_GUARANTEE_MADE_AGAIN))
    add_mark (marks, LOKET_GUARANTEE_MADE_AGAIN);
  if (!has_mark (slip, LOKET_GUARANTEE_REPEATED) && !find_first (turn, slip, marks, error))
    return FALSE;
  g_strfreev (slip->marks);
  slip->marks = g_strv_builder_end (marks);
  return TRUE;
}

/* The desk has made the same slip once more: the same card, day and purpose. */
static LoketGuarantee *
count_copy (LoketTurn *turn, LoketGuarantee *before, const LoketGuaranteeCode *code, GError **error)
{
  g_autoptr (LoketGuarantee) after = NULL;

  if (strcmp (before->number, code->number) != 0 || before->print != code->print ||
      (int) before->purpose != code->purpose || strcmp (before->kid, code->kid) != 0) {
    loket_set_error (error, LOKET_ERROR_ID_TAKEN, NULL, "the id is that of another slip");
    return NULL;
  }
  after = loket_guarantee_cast (loket_record_copy (LOKET_RECORD (before)));
  after->copies++;
  after->version++;
  after->changed_at = loket_turn_not_before (turn, before->changed_at);
  if (after->state == LOKET_GUARANTEE_WITHDRAWN && !revive (turn, after, error))
    return NULL;
  if (!loket_turn_put (turn, before, after, error))
    return NULL;
  return g_steal_pointer (&after);
}

static LoketRecord *
issue (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketGuaranteeIssue *request = loket_guarantee_issue_cast (record);
  g_autoptr (GError) failure = NULL;
  g_autoptr (LoketRecord) before = NULL;
  g_autoptr (LoketGuarantee) slip = NULL;
  LoketGuaranteeCode code;

  if (!loket_guarantee_text_read (request->text, &code, error))
    return NULL;
  if (!loket_guarantee_is_sealed_by (&code, request->public_key)) {
    loket_set_error (error, LOKET_ERROR_BAD_FIELD, "text", "not signed by that key");
    return NULL;
  }
  if (!learn_key (turn, request, code.kid, error))
    return NULL;
  before = loket_txn_get (loket_turn_txn (turn), loket_guarantee_get_type (), code.id, &failure);
  if (before != NULL)
    slip = count_copy (turn, loket_guarantee_cast (before), &code, error);
  else if (g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_NOT_FOUND))
    slip = new_slip (turn, request, &code, error);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return slip != NULL ? LOKET_RECORD (as_told (turn, slip)) : NULL;
}

/* Withdraw */

static LoketGuarantee *
withdrawn (LoketTurn *turn, LoketGuarantee *before, const LoketGuaranteeWithdraw *request)
{
  LoketGuarantee *after = loket_guarantee_cast (loket_record_copy (LOKET_RECORD (before)));

  after->reason = g_strdup (request->reason);
  after->officer = g_strdup (loket_turn_caller (turn)->officer);
  after->version++;
  after->changed_at = loket_turn_not_before (turn, before->changed_at);
  return after;
}

static LoketRecord *
withdraw (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketGuaranteeWithdraw *request = loket_guarantee_withdraw_cast (record);
  g_autoptr (LoketRecord) before = NULL;
  g_autoptr (LoketGuarantee) after = NULL;
  g_autofree char *only = NULL;
  int state;

  if (!find_limit (turn, &only, error))
    return NULL;
  before =
      loket_txn_get (loket_turn_txn (turn), loket_guarantee_get_type (), request->guarantee, error);
  if (before == NULL)
    return NULL;
  if (!may_see (turn, loket_guarantee_cast (before), only)) {
    loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "the slip is not the caller's");
    return NULL;
  }
  if (!loket_field_check_version (
          request->version, loket_guarantee_cast (before)->version, error) ||
      !loket_machine_move (&loket_guarantee_machine,
                           (int) loket_guarantee_cast (before)->state,
                           "withdraw",
                           &state,
                           error))
    return NULL;
  after = withdrawn (turn, loket_guarantee_cast (before), request);
  after->state = (LoketGuaranteeState) state;
  if (!loket_turn_put (turn, before, after, error))
    return NULL;
  return LOKET_RECORD (as_told (turn, after));
}

/* List */

/* "1795395600000000 01936..." */
static gboolean
read_place (const char *after, LoketGuaranteeFilter *filter, char id[ID_SIZE], GError **error)
{
  if (after == NULL)
    return TRUE;
  if (sscanf (after, "%" G_GINT64_FORMAT " %39s", &filter->told_at, id) == 2)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_BAD_FIELD, "after", "not the end of a page");
  return FALSE;
}

static LoketGuaranteeList *
page_of (LoketTurn *turn, GPtrArray *found, guint limit)
{
  LoketGuaranteeList *page = loket_guarantee_list_new ();

  page->guarantees = g_list_store_new (loket_guarantee_get_type ());
  for (guint i = 0; i < MIN (found->len, limit); i++)
    add_told (turn, found->pdata[i], page->guarantees);
  if (found->len > limit) {
    const LoketGuarantee *last = found->pdata[limit - 1];
    page->next = g_strdup_printf ("%" G_GINT64_FORMAT " %s", last->told_at, last->id);
  }
  return page;
}

static LoketRecord *
list (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketGuaranteeQuery *query = loket_guarantee_query_cast (record);
  const guint limit = query->limit.set ? (guint) query->limit.value : PAGE;
  g_autofree char *only = NULL;
  g_autoptr (GPtrArray) found = NULL;
  char id[ID_SIZE] = "";
  LoketGuaranteeFilter filter = {
      .facility = query->facility,
      .area = query->area != NULL ? query->area : loket_turn_caller (turn)->area,
      .day = query->day,
      .marked = query->to_look_at,
      .id = id,
  };

  if (!find_limit (turn, &only, error) || !read_place (query->after, &filter, id, error) ||
      !loket_field_states (loket_guarantee_state_get_type (), query->states, &filter.states, error))
    return NULL;
  if (only != NULL && query->facility != NULL && strcmp (only, query->facility) != 0) {
    loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "slips of another facility");
    return NULL;
  }
  if (only != NULL)
    filter.facility = only;
  found = loket_txn_guarantees (loket_turn_txn (turn), &filter, limit + 1, error);
  return found != NULL ? LOKET_RECORD (page_of (turn, found, limit)) : NULL;
}

/* Check */

static LoketGuaranteeVerdict
verdict_of (LoketTurn *turn, const LoketGuarantee *slip)
{
  if (slip->state == LOKET_GUARANTEE_WITHDRAWN)
    return LOKET_GUARANTEE_RECALLED;
  return strcmp (slip->until_day, loket_turn_day (turn)) < 0 ? LOKET_GUARANTEE_OVER
                                                             : LOKET_GUARANTEE_REAL;
}

/* By whom it says it was signed: %NULL without @error when the office does not trust him. */
static LoketGuaranteeKey *
trusted_key (LoketTurn *turn, const char *kid, GError **error)
{
  LoketTxn *txn = loket_turn_txn (turn);
  g_autoptr (GError) failure = NULL;
  g_autoptr (LoketRecord) key = loket_txn_get (txn, loket_guarantee_key_get_type (), kid, &failure);
  g_autoptr (LoketRecord) device = NULL;

  if (key != NULL) {
    device = loket_txn_get (
        txn, loket_device_get_type (), loket_guarantee_key_cast (key)->device, &failure);
    if (device != NULL && loket_device_cast (device)->status == LOKET_DEVICE_REVOKED)
      return NULL;
  }
  if (failure != NULL && !g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  return (LoketGuaranteeKey *) g_steal_pointer (&key);
}

/* What is signed and was never told: a desk without the network, or a key that fell into other
 * hands after its device was put out. */
static gboolean
judge_untold (LoketTurn *turn,
              const LoketGuaranteeCode *code,
              LoketGuaranteeReading *reading,
              GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (LoketGuaranteeKey) key = trusted_key (turn, code->kid, &failure);

  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  if (key == NULL)
    reading->verdict = LOKET_GUARANTEE_STRANGE;
  else
    reading->verdict = loket_guarantee_is_sealed_by (code, key->public_key)
                           ? LOKET_GUARANTEE_UNTOLD
                           : LOKET_GUARANTEE_BROKEN;
  return TRUE;
}

/* On file it was accepted from a device that was let in then, so only the text is held against it:
 * the desk may have made it again at another minute of that day. */
static gboolean
judge_told (LoketTurn *turn,
            LoketGuarantee *slip,
            const LoketGuaranteeCode *code,
            LoketGuaranteeReading *reading,
            GError **error)
{
  g_autoptr (LoketRecord) key =
      loket_txn_get (loket_turn_txn (turn), loket_guarantee_key_get_type (), slip->kid, error);

  if (key == NULL)
    return FALSE;
  reading->verdict =
      loket_guarantee_is_sealed_by (code, loket_guarantee_key_cast (key)->public_key) &&
              strcmp (slip->number, code->number) == 0 && slip->print == code->print &&
              (int) slip->purpose == code->purpose
          ? verdict_of (turn, slip)
          : LOKET_GUARANTEE_BROKEN;
  return TRUE;
}

static gboolean
judge_text (LoketTurn *turn,
            const LoketGuaranteeCode *code,
            const char *only,
            LoketGuaranteeReading *reading,
            GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (LoketRecord) slip =
      loket_txn_get (loket_turn_txn (turn), loket_guarantee_get_type (), code->id, &failure);

  if (slip == NULL && !g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  if (slip == NULL)
    return judge_untold (turn, code, reading, error);
  if (may_see (turn, loket_guarantee_cast (slip), only))
    add_told (turn, loket_guarantee_cast (slip), reading->guarantees);
  return judge_told (turn, loket_guarantee_cast (slip), code, reading, error);
}

static gboolean
judge_code (LoketTurn *turn,
            const char *code,
            const char *only,
            LoketGuaranteeReading *reading,
            GError **error)
{
  g_autoptr (GPtrArray) found = loket_txn_guarantees_with_code (loket_turn_txn (turn), code, error);

  for (guint i = 0; found != NULL && i < found->len; i++) {
    if (!may_see (turn, found->pdata[i], only))
      continue;
    add_told (turn, found->pdata[i], reading->guarantees);
    reading->verdict = verdict_of (turn, found->pdata[i]);
  }
  return found != NULL;
}

static LoketRecord *
check (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketGuaranteeCheck *request = loket_guarantee_check_cast (record);
  g_autofree char *code = loket_guarantee_short_code_read (request->text, NULL);
  g_autofree char *only = NULL;
  g_autoptr (LoketGuaranteeReading) reading = loket_guarantee_reading_new ();
  LoketGuaranteeCode text;

  if (!find_limit (turn, &only, error))
    return NULL;
  reading->guarantees = g_list_store_new (loket_guarantee_get_type ());
  reading->verdict = LOKET_GUARANTEE_UNKNOWN;
  if (code != NULL) {
    if (!judge_code (turn, code, only, reading, error))
      return NULL;
  } else if (loket_guarantee_text_is (request->text)) {
    reading->verdict = LOKET_GUARANTEE_BROKEN;
    if (loket_guarantee_text_read (request->text, &text, NULL) &&
        !judge_text (turn, &text, only, reading, error))
      return NULL;
  }
  return LOKET_RECORD (g_steal_pointer (&reading));
}

const LoketBinding loket_guarantee_desk[] = {
    {&LOKET_GUARANTEE_ISSUE, issue},
    {&LOKET_GUARANTEE_WITHDRAW, withdraw},
    {&LOKET_GUARANTEE_LIST, list},
    {&LOKET_GUARANTEE_CHECK, check},
    {NULL},
};
