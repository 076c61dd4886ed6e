/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk of second officers: what the table marks LOKET_TWO_OFFICERS is proposed by one and
 * carried out when another one approves.  The store holds the rule too (schema 0002, CHECK). */
#include "config.h"

#include "core/error.h"
#include "core/intake.h"
#include "office/office-private.h"
#include "office/people.h"
#include "office/turn-private.h"
#include "store/officers.h"
#include "wire/json.h"

#include <string.h>

static gboolean
rule (const char *name, GError **error)
{
  loket_set_error (error, LOKET_ERROR_RULE, name, "approval: %s", name);
  return FALSE;
}

/* Nobody has a hand in what he gets himself. */
static gboolean
check_not_about (LoketRecord *request, const char *officer, GError **error)
{
  return G_OBJECT_TYPE (request) != loket_officer_reference_get_type () ||
         strcmp (loket_officer_reference_cast (request)->officer, officer) != 0 ||
         rule ("not-oneself", error);
}

static LoketRecord *
read_request (LoketApproval *approval, const LoketOperation *operation, GError **error)
{
  g_autofree char *sha256 =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, approval->request, -1);

  if (strcmp (sha256, approval->request_sha256) != 0) {
    loket_set_error (error, LOKET_ERROR_INTERNAL, NULL, "a proposal was changed in the store");
    return NULL;
  }
  return loket_json_to_record (operation->request (),
                               approval->request,
                               strlen (approval->request),
                               LOKET_JSON_REQUEST,
                               error);
}

static gboolean
share_one (char **some, char **others)
{
  for (guint i = 0; some != NULL && some[i] != NULL; i++)
    if (others != NULL && g_strv_contains ((const char *const *) others, some[i]))
      return TRUE;
  return FALSE;
}

/* Of two that wait, whichever is approved later would find another person than its officer saw. */
static gboolean
check_none_waits (LoketTurn *turn, LoketRecord *request, GError **error)
{
  g_auto (GStrv) people = loket_proposal_people (turn, request);
  g_autoptr (GPtrArray) waiting = NULL;

  if (people == NULL)
    return TRUE;
  waiting = loket_txn_approvals (loket_turn_txn (turn), FALSE, error);
  for (guint i = 0; waiting != NULL && i < waiting->len; i++) {
    LoketApproval *other = waiting->pdata[i];
    const LoketOperation *operation = loket_operation_find (other->operation);
    /* Dropped: what cannot be read any more cannot be approved either. */
    g_autoptr (LoketRecord) its = operation != NULL ? read_request (other, operation, NULL) : NULL;
    g_auto (GStrv) its_people = its != NULL ? loket_proposal_people (turn, its) : NULL;
    if (share_one (people, its_people))
      return rule ("already-proposed", error);
  }
  return waiting != NULL;
}

/**
 * loket_approval_propose:
 * @turn: a write turn
 * @operation: what needs two officers
 * @request: its request
 * @error: set to %LOKET_ERROR_SIGN_IN_NEEDED when nobody is signed in, to %LOKET_ERROR_RULE
 *   "already-proposed" while another one waits about the same person, or as the handler would
 *
 * What the dispatcher does in place of the handler of such an operation.
 *
 * Returns: (transfer full): the proposal
 */
LoketRecord *
loket_approval_propose (LoketTurn *turn,
                        const LoketOperation *operation,
                        LoketRecord *request,
                        GError **error)
{
  const LoketCaller *caller = loket_turn_caller (turn);
  g_autoptr (LoketApproval) approval = NULL;

  if (caller->officer == NULL) {
    loket_set_error (error, LOKET_ERROR_SIGN_IN_NEEDED, NULL, "a proposal needs an officer");
    return NULL;
  }
  if (!check_not_about (request, caller->officer, error) ||
      !loket_office_check (turn, operation, request, error) ||
      !check_none_waits (turn, request, error))
    return NULL;
  approval = loket_approval_new ();
  approval->id = loket_turn_new_id (turn);
  approval->operation = g_strdup (operation->name);
  approval->request = loket_office_json (request);
  approval->request_sha256 =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, approval->request, -1);
  approval->area = g_strdup (caller->area);
  approval->state = LOKET_APPROVAL_PROPOSED;
  approval->proposed_by = g_strdup (caller->officer);
  approval->proposed_at = loket_turn_now (turn);
  approval->device = g_strdup (caller->device);
  if (!loket_turn_insert (turn, approval, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&approval));
}

static gboolean
may_decide (const LoketCaller *caller, LoketApproval *approval, const LoketOperation *operation)
{
  return operation != NULL && loket_caller_may (caller, operation->permission) &&
         loket_caller_covers (caller, approval->area);
}

/* The values that would be set, with places as people call them. */
static GListStore *
corrections_of (LoketTurn *turn, LoketPersonCorrect *request)
{
  GListStore *corrections = g_list_store_new (loket_correction_get_type ());

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (request->corrections)); i++) {
    g_autoptr (LoketCorrection) one =
        g_list_model_get_item (G_LIST_MODEL (request->corrections), i);
    g_autoptr (LoketCorrection) shown =
        loket_correction_cast (loket_record_copy (LOKET_RECORD (one)));
    if (strcmp (one->field, "village") == 0 && one->value != NULL) {
      g_free (shown->value);
      shown->value = loket_place_label (turn, one->value);
    }
    g_list_store_append (corrections, shown);
  }
  return corrections;
}

static const char *
said_in (LoketRecord *request, const char *name)
{
  const LoketField *field = loket_record_type_find_field (G_OBJECT_TYPE (request), name);

  return field != NULL ? loket_field_text (field, request) : NULL;
}

/* What the first officer gives as the reason, when the request asks for one, and below it how the
 * person was heard. */
static char *
reason_of (LoketRecord *request)
{
  const char *reason = said_in (request, "reason");
  const char *hearing = said_in (request, "hearing");

  return reason != NULL && hearing != NULL ? g_strdup_printf ("%s\n%s", reason, hearing)
                                           : g_strdup (reason);
}

/* Whoever decides has to know about whom and what; ids tell people nothing. */
static void
name_people (LoketTurn *turn, LoketApproval *approval, const LoketOperation *operation)
{
  g_autoptr (LoketRecord) request = NULL;

  approval->proposer = loket_turn_officer_name (turn, approval->proposed_by);
  if (operation == NULL)
    return;
  request = read_request (approval, operation, NULL);
  if (request == NULL)
    return;
  if (operation->request () == loket_officer_reference_get_type ())
    approval->about =
        loket_turn_officer_name (turn, loket_officer_reference_cast (request)->officer);
  else
    approval->about = loket_proposal_names (turn, request);
  approval->why = reason_of (request);
  if (operation->request () == loket_person_correct_get_type ())
    approval->corrections = corrections_of (turn, loket_person_correct_cast (request));
}

static LoketRecord *
list (LoketTurn *turn, LoketRecord *request, GError **error)
{
  const LoketCaller *caller = loket_turn_caller (turn);
  g_autoptr (GPtrArray) approvals = loket_txn_approvals (
      loket_turn_txn (turn), loket_approval_query_cast (request)->decided, error);
  LoketApprovalList *answer;

  if (approvals == NULL)
    return NULL;
  answer = loket_approval_list_new ();
  answer->approvals = g_list_store_new (loket_approval_get_type ());
  for (guint i = 0; i < approvals->len; i++) {
    LoketApproval *approval = g_ptr_array_index (approvals, i);
    const LoketOperation *operation = loket_operation_find (approval->operation);

    if (strcmp (approval->proposed_by, caller->officer) != 0 &&
        !may_decide (caller, approval, operation))
      continue;
    name_people (turn, approval, operation);
    g_list_store_append (answer->approvals, approval);
  }
  return LOKET_RECORD (answer);
}

static LoketApproval *
get_proposed (LoketTurn *turn, const char *id, GError **error)
{
  g_autoptr (LoketRecord) record =
      loket_txn_get (loket_turn_txn (turn), loket_approval_get_type (), id, error);
  LoketApproval *approval;

  if (record == NULL)
    return NULL;
  approval = loket_approval_cast (record);
  if (approval->state != LOKET_APPROVAL_PROPOSED) {
    loket_set_error (error,
                     LOKET_ERROR_WRONG_STATE,
                     loket_enum_name (loket_approval_state_get_type (), (int) approval->state),
                     "the proposal is decided");
    return NULL;
  }
  return g_object_ref (approval);
}

static gboolean
refuse_to_decide (GError **error)
{
  loket_set_error (error, LOKET_ERROR_NOT_ALLOWED, NULL, "the officer may not do what is proposed");
  return FALSE;
}

/* The first officer still works here and still may do it. */
static gboolean
check_proposer (LoketTurn *turn,
                LoketApproval *approval,
                const LoketOperation *operation,
                GError **error)
{
  g_autoptr (LoketOfficer) officer =
      loket_txn_officer (loket_turn_txn (turn), approval->proposed_by, error);
  guint roles = 0;

  if (officer == NULL)
    return FALSE;
  if (officer->status == LOKET_OFFICER_ACTIVE &&
      loket_roles_from_words ((const char *const *) officer->roles, &roles) &&
      (roles & loket_permission_roles (operation->permission)) != 0)
    return TRUE;
  loket_set_error (error, LOKET_ERROR_RULE, "first-officer", "the proposer may do it no more");
  return FALSE;
}

/* Two people, and not one who signs in as both. */
static gboolean
check_two_people (LoketTurn *turn, LoketApproval *approval, GError **error)
{
  const char *second = loket_turn_caller (turn)->officer;
  gboolean share;

  if (strcmp (approval->proposed_by, second) == 0)
    return rule ("second-officer", error);
  return loket_txn_share_hands (
             loket_turn_txn (turn), approval->proposed_by, second, &share, error) &&
         (!share || rule ("same-hand", error));
}

static LoketApproval *
decide (LoketTurn *turn, LoketApproval *before, LoketApprovalState state)
{
  LoketApproval *after = loket_approval_cast (loket_record_copy (LOKET_RECORD (before)));

  after->state = state;
  after->decided_at = LOKET_SOME (loket_turn_now (turn));
  return after;
}

static LoketRecord *
approve (LoketTurn *turn, LoketRecord *record, GError **error)
{
  const LoketCaller *caller = loket_turn_caller (turn);
  g_autoptr (LoketApproval) before =
      get_proposed (turn, loket_approval_decision_cast (record)->approval, error);
  g_autoptr (LoketApproval) after = NULL;
  g_autoptr (LoketRecord) request = NULL;
  g_autoptr (LoketRecord) result = NULL;
  const LoketOperation *operation;

  if (before == NULL)
    return NULL;
  operation = loket_operation_find (before->operation);
  if (!may_decide (caller, before, operation)) {
    refuse_to_decide (error);
    return NULL;
  }
  if (!check_two_people (turn, before, error) || !check_proposer (turn, before, operation, error))
    return NULL;
  request = read_request (before, operation, error);
  if (request == NULL || !check_not_about (request, before->proposed_by, error) ||
      !check_not_about (request, caller->officer, error) ||
      !loket_caller_check_area (caller, request, error))
    return NULL;
  turn->proposer = before->proposed_by;
  result = loket_office_carry_out (turn, operation, request, error);
  turn->proposer = NULL;
  if (result == NULL)
    return NULL;
  after = decide (turn, before, LOKET_APPROVAL_APPROVED);
  after->approved_by = g_strdup (caller->officer);
  after->result = g_strdup (loket_record_id (result));
  if (!loket_turn_replace (turn, before, after, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

static LoketRecord *
refuse (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketApprovalDecision *decision = loket_approval_decision_cast (record);
  const LoketCaller *caller = loket_turn_caller (turn);
  g_autoptr (LoketApproval) before = get_proposed (turn, decision->approval, error);
  g_autoptr (LoketApproval) after = NULL;

  if (before == NULL)
    return NULL;
  if (strcmp (before->proposed_by, caller->officer) != 0 &&
      !may_decide (caller, before, loket_operation_find (before->operation))) {
    refuse_to_decide (error);
    return NULL;
  }
  after = decide (turn, before, LOKET_APPROVAL_REFUSED);
  after->refused_by = g_strdup (caller->officer);
  after->reason = g_strdup (decision->reason);
  if (!loket_turn_replace (turn, before, after, error))
    return NULL;
  return LOKET_RECORD (g_steal_pointer (&after));
}

const LoketBinding loket_approval_desk[] = {
    {&LOKET_APPROVAL_LIST, list},
    {&LOKET_APPROVAL_APPROVE, approve},
    {&LOKET_APPROVAL_REFUSE, refuse},
    {NULL, NULL},
};
