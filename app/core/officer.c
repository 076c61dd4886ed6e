/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the records about officers, sessions and approvals. */
#include "config.h"

#include "core/officer.h"

#include "core/intake.h"

#include "core/permission.h"

#define REQUEST_MAX 65536 /* as the hub takes no longer body */
#define AREA_MAX 13       /* "33.14.10.1002" */

G_DEFINE_ENUM_TYPE (LoketOfficerStatus,
                    loket_officer_status,
                    G_DEFINE_ENUM_VALUE (LOKET_OFFICER_ACTIVE, "active"),
                    G_DEFINE_ENUM_VALUE (LOKET_OFFICER_LOCKED, "locked"),
                    G_DEFINE_ENUM_VALUE (LOKET_OFFICER_LEFT, "left"))

G_DEFINE_ENUM_TYPE (LoketApprovalState,
                    loket_approval_state,
                    G_DEFINE_ENUM_VALUE (LOKET_APPROVAL_PROPOSED, "proposed"),
                    G_DEFINE_ENUM_VALUE (LOKET_APPROVAL_APPROVED, "approved"),
                    G_DEFINE_ENUM_VALUE (LOKET_APPROVAL_REFUSED, "refused"))

/* clang-format off */
static const LoketField officer_fields[] = {
  LOKET_FIELD_TEXT (LoketOfficer, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which officer"),
  LOKET_FIELD_TEXT (LoketOfficer, login, LOKET_FIELD_PERSONAL, .min = 2, .max = 40, .blurb = "What the officer signs in with"),
  LOKET_FIELD_TEXT (LoketOfficer, name, LOKET_FIELD_PERSONAL, .min = 1, .max = 120, .blurb = "Name"),
  LOKET_FIELD_WORDS (LoketOfficer, roles, LOKET_FIELD_PLAIN, .max = LOKET_N_ROLES, .blurb = "What the officer is here"),
  LOKET_FIELD_TEXT (LoketOfficer, area, LOKET_FIELD_OPTIONAL | LOKET_FIELD_AREA, .min = 2, .max = AREA_MAX, .blurb = "Region that the officer is for; absent = the whole district"),
  LOKET_FIELD_ENUM (LoketOfficer, status, LOKET_FIELD_PLAIN, loket_officer_status, .blurb = "Whether the officer may sign in"),
  LOKET_FIELD_BOOLEAN (LoketOfficer, must_change, LOKET_FIELD_PLAIN, .blurb = "The password has to be changed first"),
  LOKET_FIELD_TIME (LoketOfficer, created_at, LOKET_FIELD_PLAIN, .blurb = "Since when on file"),
  LOKET_FIELD_TIME (LoketOfficer, changed_at, LOKET_FIELD_PLAIN, .blurb = "Last change of this record"),
};
LOKET_DEFINE_ENTITY (LoketOfficer, loket_officer, officer_fields, "officer", NULL)

static const LoketField officer_request_fields[] = {
  LOKET_FIELD_TEXT (LoketOfficerRequest, login, LOKET_FIELD_PERSONAL, .min = 2, .max = 40, .blurb = "Lower-case letters, digits, dot, hyphen, underscore"),
  LOKET_FIELD_TEXT (LoketOfficerRequest, name, LOKET_FIELD_PERSONAL | LOKET_FIELD_NAME, .min = 1, .max = 120, .blurb = "Name"),
  LOKET_FIELD_WORDS (LoketOfficerRequest, roles, LOKET_FIELD_PLAIN, .max = LOKET_N_ROLES, .blurb = "Roles; administrator only for the first one"),
  LOKET_FIELD_TEXT (LoketOfficerRequest, area, LOKET_FIELD_OPTIONAL | LOKET_FIELD_AREA, .min = 2, .max = AREA_MAX, .blurb = "Region that the officer is for; absent = the whole district"),
  LOKET_FIELD_TEXT (LoketOfficerRequest, password, LOKET_FIELD_SECRET, .min = 1, .max = LOKET_PASSWORD_MAX, .blurb = "At least 10 characters"),
  LOKET_FIELD_BOOLEAN (LoketOfficerRequest, must_change, LOKET_FIELD_OPTIONAL, .blurb = "The officer has to choose another one first"),
};
LOKET_DEFINE_RECORD (LoketOfficerRequest, loket_officer_request, officer_request_fields)

static const LoketField officer_change_fields[] = {
  LOKET_FIELD_TEXT (LoketOfficerChange, officer, LOKET_FIELD_UUID, .blurb = "Which officer"),
  LOKET_FIELD_TEXT (LoketOfficerChange, name, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL | LOKET_FIELD_NAME, .min = 1, .max = 120, .blurb = "Name"),
  LOKET_FIELD_WORDS (LoketOfficerChange, roles, LOKET_FIELD_OPTIONAL, .max = LOKET_N_ROLES, .blurb = "All roles from now on"),
  LOKET_FIELD_TEXT (LoketOfficerChange, area, LOKET_FIELD_OPTIONAL | LOKET_FIELD_AREA, .min = 2, .max = AREA_MAX, .blurb = "Region from now on"),
  LOKET_FIELD_BOOLEAN (LoketOfficerChange, whole_district, LOKET_FIELD_OPTIONAL, .blurb = "From now on for the whole district"),
};
LOKET_DEFINE_RECORD (LoketOfficerChange, loket_officer_change, officer_change_fields)

static const LoketField officer_status_request_fields[] = {
  LOKET_FIELD_TEXT (LoketOfficerStatusRequest, officer, LOKET_FIELD_UUID, .blurb = "Which officer"),
  LOKET_FIELD_ENUM (LoketOfficerStatusRequest, status, LOKET_FIELD_PLAIN, loket_officer_status, .blurb = "From now on"),
};
LOKET_DEFINE_RECORD (LoketOfficerStatusRequest, loket_officer_status_request, officer_status_request_fields)

static const LoketField password_request_fields[] = {
  LOKET_FIELD_TEXT (LoketPasswordRequest, officer, LOKET_FIELD_UUID, .blurb = "Whose"),
  LOKET_FIELD_TEXT (LoketPasswordRequest, password, LOKET_FIELD_SECRET, .min = 1, .max = LOKET_PASSWORD_MAX, .blurb = "At least 10 characters"),
  LOKET_FIELD_BOOLEAN (LoketPasswordRequest, must_change, LOKET_FIELD_OPTIONAL, .blurb = "The officer has to choose another one first"),
};
LOKET_DEFINE_RECORD (LoketPasswordRequest, loket_password_request, password_request_fields)

static const LoketField officer_reference_fields[] = {
  LOKET_FIELD_TEXT (LoketOfficerReference, officer, LOKET_FIELD_UUID, .blurb = "Which officer"),
};
LOKET_DEFINE_RECORD (LoketOfficerReference, loket_officer_reference, officer_reference_fields)

static const LoketField officer_query_fields[] = {
  LOKET_FIELD_TEXT (LoketOfficerQuery, area, LOKET_FIELD_OPTIONAL | LOKET_FIELD_AREA, .min = 2, .max = AREA_MAX, .blurb = "Officers of this region and below; absent = of one's own"),
  LOKET_FIELD_TEXT (LoketOfficerQuery, text, LOKET_FIELD_OPTIONAL, .min = 1, .max = 120, .blurb = "Part of a login or name"),
};
LOKET_DEFINE_RECORD (LoketOfficerQuery, loket_officer_query, officer_query_fields)

static const LoketField officer_list_fields[] = {
  LOKET_FIELD_LIST (LoketOfficerList, officers, LOKET_FIELD_PLAIN, loket_officer, .blurb = "By login"),
};
LOKET_DEFINE_RECORD (LoketOfficerList, loket_officer_list, officer_list_fields)

static const LoketField sign_in_fields[] = {
  LOKET_FIELD_TEXT (LoketSignIn, login, LOKET_FIELD_PERSONAL, .min = 1, .max = LOKET_PASSWORD_MAX, .blurb = "Login"),
  LOKET_FIELD_TEXT (LoketSignIn, password, LOKET_FIELD_SECRET, .min = 1, .max = LOKET_PASSWORD_MAX, .blurb = "Password"),
};
LOKET_DEFINE_RECORD (LoketSignIn, loket_sign_in, sign_in_fields)

static const LoketField password_change_fields[] = {
  LOKET_FIELD_TEXT (LoketPasswordChange, old_password, LOKET_FIELD_SECRET, .min = 1, .max = LOKET_PASSWORD_MAX, .blurb = "The one until now"),
  LOKET_FIELD_TEXT (LoketPasswordChange, password, LOKET_FIELD_SECRET, .min = 1, .max = LOKET_PASSWORD_MAX, .blurb = "At least 10 characters"),
};
LOKET_DEFINE_RECORD (LoketPasswordChange, loket_password_change, password_change_fields)

static const LoketField session_fields[] = {
  LOKET_FIELD_TEXT (LoketSession, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which session"),
  LOKET_FIELD_TEXT (LoketSession, officer, LOKET_FIELD_UUID, .blurb = "Whose"),
  LOKET_FIELD_TEXT (LoketSession, device, LOKET_FIELD_PLAIN, .min = 1, .blurb = "The only device that it is good for"),
  LOKET_FIELD_TIME (LoketSession, started_at, LOKET_FIELD_PLAIN, .blurb = "Sign-in"),
  LOKET_FIELD_TIME (LoketSession, seen_at, LOKET_FIELD_PLAIN, .blurb = "Last use, to within 15 seconds"),
  LOKET_FIELD_TIME (LoketSession, ends_at, LOKET_FIELD_PLAIN, .blurb = "Ends then at the latest"),
  LOKET_FIELD_TIME (LoketSession, ended_at, LOKET_FIELD_OPTIONAL, .blurb = "Sign-out"),
  LOKET_FIELD_TEXT (LoketSession, token, LOKET_FIELD_OPTIONAL | LOKET_FIELD_DERIVED | LOKET_FIELD_SECRET, .blurb = "For Authorization: Bearer; only in the answer to the sign-in"),
  LOKET_FIELD_TEXT (LoketSession, login, LOKET_FIELD_OPTIONAL | LOKET_FIELD_DERIVED | LOKET_FIELD_PERSONAL, .blurb = "Login of the officer"),
  LOKET_FIELD_TEXT (LoketSession, name, LOKET_FIELD_OPTIONAL | LOKET_FIELD_DERIVED | LOKET_FIELD_PERSONAL, .blurb = "Name of the officer"),
  LOKET_FIELD_WORDS (LoketSession, roles, LOKET_FIELD_OPTIONAL | LOKET_FIELD_DERIVED, .max = LOKET_N_ROLES, .blurb = "Roles of the officer"),
  LOKET_FIELD_TEXT (LoketSession, area, LOKET_FIELD_OPTIONAL | LOKET_FIELD_DERIVED, .max = AREA_MAX, .blurb = "Region of the officer; absent = the whole district"),
  LOKET_FIELD_BOOLEAN (LoketSession, must_change, LOKET_FIELD_OPTIONAL | LOKET_FIELD_DERIVED, .blurb = "The password has to be changed first"),
  LOKET_FIELD_TIME (LoketSession, locks_at, LOKET_FIELD_OPTIONAL | LOKET_FIELD_DERIVED, .blurb = "Locked then unless it is used"),
};
LOKET_DEFINE_ENTITY (LoketSession, loket_session, session_fields, "session", NULL)

static const LoketField approval_fields[] = {
  LOKET_FIELD_TEXT (LoketApproval, id, LOKET_FIELD_KEY | LOKET_FIELD_UUID, .blurb = "Which proposal"),
  LOKET_FIELD_TEXT (LoketApproval, operation, LOKET_FIELD_PLAIN, .min = 3, .max = 64, .blurb = "What is proposed"),
  LOKET_FIELD_TEXT (LoketApproval, request, LOKET_FIELD_PERSONAL, .min = 2, .max = REQUEST_MAX, .blurb = "Its request, JSON"),
  LOKET_FIELD_TEXT (LoketApproval, request_sha256, LOKET_FIELD_PLAIN, .min = 64, .max = 64, .blurb = "SHA-256 of the request"),
  LOKET_FIELD_TEXT (LoketApproval, area, LOKET_FIELD_OPTIONAL | LOKET_FIELD_AREA, .min = 2, .max = AREA_MAX, .blurb = "Region that it is about; absent = the whole district"),
  LOKET_FIELD_ENUM (LoketApproval, state, LOKET_FIELD_PLAIN, loket_approval_state, .blurb = "What became of it"),
  LOKET_FIELD_TEXT (LoketApproval, proposed_by, LOKET_FIELD_UUID, .blurb = "First officer"),
  LOKET_FIELD_TIME (LoketApproval, proposed_at, LOKET_FIELD_PLAIN, .blurb = "When"),
  LOKET_FIELD_TEXT (LoketApproval, device, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Where it was proposed"),
  LOKET_FIELD_TEXT (LoketApproval, approved_by, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Second officer, never the first"),
  LOKET_FIELD_TEXT (LoketApproval, refused_by, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Who refused it, or took it back"),
  LOKET_FIELD_TIME (LoketApproval, decided_at, LOKET_FIELD_OPTIONAL, .blurb = "When it was decided"),
  LOKET_FIELD_TEXT (LoketApproval, reason, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 500, .blurb = "Why it was refused"),
  LOKET_FIELD_TEXT (LoketApproval, result, LOKET_FIELD_OPTIONAL, .max = 64, .blurb = "Id of what came of it"),
  LOKET_FIELD_TEXT (LoketApproval, proposer, LOKET_FIELD_OPTIONAL | LOKET_FIELD_DERIVED | LOKET_FIELD_PERSONAL, .max = 120, .blurb = "Name of the first officer; in lists"),
  LOKET_FIELD_TEXT (LoketApproval, about, LOKET_FIELD_OPTIONAL | LOKET_FIELD_DERIVED | LOKET_FIELD_PERSONAL, .max = 300, .blurb = "Names of whom it is about; in lists"),
  LOKET_FIELD_TEXT (LoketApproval, why, LOKET_FIELD_OPTIONAL | LOKET_FIELD_DERIVED | LOKET_FIELD_PERSONAL, .max = 1600, .blurb = "What the first officer gives as the reason; in lists"),
  LOKET_FIELD_LIST (LoketApproval, corrections, LOKET_FIELD_OPTIONAL | LOKET_FIELD_DERIVED, loket_correction, .blurb = "Values that it would set; in lists"),
};
LOKET_DEFINE_ENTITY (LoketApproval, loket_approval, approval_fields, "approval", NULL)

static const LoketField approval_decision_fields[] = {
  LOKET_FIELD_TEXT (LoketApprovalDecision, approval, LOKET_FIELD_UUID, .blurb = "Which proposal"),
  LOKET_FIELD_TEXT (LoketApprovalDecision, reason, LOKET_FIELD_OPTIONAL | LOKET_FIELD_PERSONAL, .max = 500, .blurb = "Why it is refused"),
};
LOKET_DEFINE_RECORD (LoketApprovalDecision, loket_approval_decision, approval_decision_fields)

static const LoketField approval_query_fields[] = {
  LOKET_FIELD_BOOLEAN (LoketApprovalQuery, decided, LOKET_FIELD_OPTIONAL, .blurb = "Also those that are decided"),
};
LOKET_DEFINE_RECORD (LoketApprovalQuery, loket_approval_query, approval_query_fields)

static const LoketField approval_list_fields[] = {
  LOKET_FIELD_LIST (LoketApprovalList, approvals, LOKET_FIELD_PLAIN, loket_approval, .blurb = "Oldest first"),
};
LOKET_DEFINE_RECORD (LoketApprovalList, loket_approval_list, approval_list_fields)
/* clang-format on */
