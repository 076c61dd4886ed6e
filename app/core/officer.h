/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records about officers, their sessions and what needs two of them; app/office/officers.c,
 * session.c and approval.c deal with them. */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

#define LOKET_PASSWORD_MIN 10 /* characters */
#define LOKET_PASSWORD_MAX 200

typedef enum {
  LOKET_OFFICER_ACTIVE,
  LOKET_OFFICER_LOCKED, /* may come back; an administrator's decision, never one of the program */
  LOKET_OFFICER_LEFT,   /* works here no more */
} LoketOfficerStatus;

GType loket_officer_status_get_type (void);

/* A person who works here.  The hash of the password is in no record: it never travels. */
LOKET_DECLARE_RECORD (LoketOfficer, loket_officer)
struct _LoketOfficer {
  LoketRecord parent_instance;
  char *id;
  char *login;
  char *name;
  char **roles; /* nicks of LoketRole */
  char *area;   /* NULL = the whole district */
  LoketOfficerStatus status;
  gboolean must_change; /* the password was chosen by somebody else */
  gint64 created_at;
  gint64 changed_at;
};

LOKET_DECLARE_RECORD (LoketOfficerRequest, loket_officer_request)
struct _LoketOfficerRequest {
  LoketRecord parent_instance;
  char *login;
  char *name;
  char **roles;
  char *area;
  char *password;
  gboolean must_change;
};

/* What is absent stays as it is. */
LOKET_DECLARE_RECORD (LoketOfficerChange, loket_officer_change)
struct _LoketOfficerChange {
  LoketRecord parent_instance;
  char *officer;
  char *name;
  char **roles;
  char *area;
  gboolean whole_district;
};

LOKET_DECLARE_RECORD (LoketOfficerStatusRequest, loket_officer_status_request)
struct _LoketOfficerStatusRequest {
  LoketRecord parent_instance;
  char *officer;
  LoketOfficerStatus status;
};

LOKET_DECLARE_RECORD (LoketPasswordRequest, loket_password_request)
struct _LoketPasswordRequest {
  LoketRecord parent_instance;
  char *officer;
  char *password;
  gboolean must_change;
};

LOKET_DECLARE_RECORD (LoketOfficerReference, loket_officer_reference)
struct _LoketOfficerReference {
  LoketRecord parent_instance;
  char *officer;
};

LOKET_DECLARE_RECORD (LoketOfficerQuery, loket_officer_query)
struct _LoketOfficerQuery {
  LoketRecord parent_instance;
  char *area; /* and below; absent = the caller's own */
  char *text; /* part of a login or name */
};

LOKET_DECLARE_RECORD (LoketOfficerList, loket_officer_list)
struct _LoketOfficerList {
  LoketRecord parent_instance;
  GListStore *officers;
};

LOKET_DECLARE_RECORD (LoketSignIn, loket_sign_in)
struct _LoketSignIn {
  LoketRecord parent_instance;
  char *login;
  char *password;
};

LOKET_DECLARE_RECORD (LoketPasswordChange, loket_password_change)
struct _LoketPasswordChange {
  LoketRecord parent_instance;
  char *old_password;
  char *password;
};

/* An officer at a device, from sign-in to sign-out.  The token stands only in the answer to the
 * sign-in; the store has its SHA-256, apart from the record. */
LOKET_DECLARE_RECORD (LoketSession, loket_session)
struct _LoketSession {
  LoketRecord parent_instance;
  char *id;
  char *officer;
  char *device;
  gint64 started_at;
  gint64 seen_at; /* last use, to within LOKET_SESSION_TOUCH */
  gint64 ends_at;
  LoketOptional ended_at;
  /* for whoever signed in, not stored */
  char *token;
  char *login;
  char *name;
  char **roles;
  char *area;
  gboolean must_change;
  LoketOptional locks_at; /* without further use */
};

typedef enum {
  LOKET_APPROVAL_PROPOSED,
  LOKET_APPROVAL_APPROVED, /* and carried out, in the same transaction */
  LOKET_APPROVAL_REFUSED,
} LoketApprovalState;

GType loket_approval_state_get_type (void);

/* An operation that waits for a second officer. */
LOKET_DECLARE_RECORD (LoketApproval, loket_approval)
struct _LoketApproval {
  LoketRecord parent_instance;
  char *id;
  char *operation;
  char *request; /* JSON */
  char *request_sha256;
  char *area; /* of what it is about; NULL = the whole district */
  LoketApprovalState state;
  char *proposed_by;
  gint64 proposed_at;
  char *device;
  char *approved_by;
  char *refused_by;
  LoketOptional decided_at;
  char *reason; /* of a refusal */
  char *result; /* id of what came of it */
  /* for whoever looks at a list of them, not stored */
  char *proposer;
  char *about;
  char *why;
  GListStore *corrections; /* LoketCorrection, of a proposal that sets values; places in words */
};

LOKET_DECLARE_RECORD (LoketApprovalDecision, loket_approval_decision)
struct _LoketApprovalDecision {
  LoketRecord parent_instance;
  char *approval;
  char *reason;
};

LOKET_DECLARE_RECORD (LoketApprovalQuery, loket_approval_query)
struct _LoketApprovalQuery {
  LoketRecord parent_instance;
  gboolean decided; /* also those that are decided */
};

LOKET_DECLARE_RECORD (LoketApprovalList, loket_approval_list)
struct _LoketApprovalList {
  LoketRecord parent_instance;
  GListStore *approvals;
};

G_END_DECLS
