/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records about the audit chains: what a look over them found, their anchors, and pages of rows. */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/* Subjects of rows of the access log that are no reads. */
#define LOKET_ACCESS_REFUSED "refused" /* it was too much for an hour */
#define LOKET_ACCESS_FORBIDDEN                                                                     \
  "forbidden" /* no permission; with a number: so many more in an hour */

/* There are two: what was changed (office.db), and who read whose record (access.db). */
typedef enum {
  LOKET_AUDIT_OF_CHANGES,
  LOKET_AUDIT_OF_ACCESS,
  LOKET_N_AUDITS,
} LoketAuditChain;

GType loket_audit_chain_get_type (void);

typedef enum {
  LOKET_AUDIT_CHANGED,   /* `row` does not say any more what it said */
  LOKET_AUDIT_MISSING,   /* `row` is gone */
  LOKET_AUDIT_INSERTED,  /* `row` was never written by the office */
  LOKET_AUDIT_MOVED,     /* `row` stands at `other` */
  LOKET_AUDIT_SWAPPED,   /* `row` and `other` stand in each other's place */
  LOKET_AUDIT_CUT,       /* rows `row` to `other`, the last ones, are gone */
  LOKET_AUDIT_UNLINKED,  /* `row` is genuine but does not follow the row before it */
  LOKET_AUDIT_REWRITTEN, /* `row` is not the one that the anchor tells of */
  LOKET_AUDIT_WRONG_KEY, /* no row fits the key */
} LoketAuditFaultKind;

GType loket_audit_fault_kind_get_type (void);

LOKET_DECLARE_RECORD (LoketAuditFault, loket_audit_fault)
struct _LoketAuditFault {
  LoketRecord parent_instance;
  LoketAuditChain chain;
  LoketAuditFaultKind kind;
  gint64 row;
  LoketOptional other;
};

char *loket_audit_fault_sentence (LoketAuditFault *fault,
                                  const char *language) G_GNUC_WARN_UNUSED_RESULT;

LOKET_DECLARE_RECORD (LoketAuditRequest, loket_audit_request)
struct _LoketAuditRequest {
  LoketRecord parent_instance;
  char *anchor; /* text of an anchor file */
};

LOKET_DECLARE_RECORD (LoketAuditReport, loket_audit_report)
struct _LoketAuditReport {
  LoketRecord parent_instance;
  gboolean healthy;
  gint64 audit_rows;
  char *audit_head; /* hash of the last row */
  gint64 access_rows;
  char *access_head;
  LoketOptional anchored_at; /* of the anchor that it was held against */
  char *problem;             /* the first fault as a sentence */
  gboolean more;             /* there are more faults than are listed */
  GListStore *faults;        /* LoketAuditFault */
};

/* How long both chains are and what their last rows are, signed by the office. */
LOKET_DECLARE_RECORD (LoketAnchor, loket_anchor)
struct _LoketAnchor {
  LoketRecord parent_instance;
  gint64 at;
  char *office;
  char *store_id;
  gint64 audit_rows;
  char *audit_head;
  gint64 access_rows;
  char *access_head;
  char *public_key; /* Ed25519, hex */
  char *text;       /* the anchor file */
};

/* A page of a chain for the auditor, newest first; what is personal is masked. */
#define LOKET_AUDIT_PAGE 50
#define LOKET_PURPOSE_MIN 10 /* characters: a sentence, not a dash */
#define LOKET_PURPOSE_MAX 500

LOKET_DECLARE_RECORD (LoketAuditQuery, loket_audit_query)
struct _LoketAuditQuery {
  LoketRecord parent_instance;
  LoketAuditChain chain;
  char *day;
  char *from; /* days, both included */
  char *until;
  char *officer; /* id or login */
  char *device;
  char *operation; /* or "officer/" for a whole desk */
  char *record;    /* id of a record that the row is about */
  gboolean refused;
  LoketOptional before; /* rows older than this one: `next` of the page before */
  LoketOptional limit;
};

LOKET_DECLARE_RECORD (LoketAuditEntry, loket_audit_entry)
struct _LoketAuditEntry {
  LoketRecord parent_instance;
  char *id; /* "audit/12": chain and row */
  gint64 row;
  gint64 at;
  char *operation;
  char *device;
  char *officer;
  char *purpose;
  char *subject; /* whose record was read; only in the access log */
  char *refused; /* code of the refusal; absent: it was done */
  char *before;  /* JSON, masked */
  char *after;
  gboolean masked;    /* something in there is hidden; audit/reveal shows it */
  char *officer_name; /* as they are called now */
  char *device_name;
};

LOKET_DECLARE_RECORD (LoketAuditPage, loket_audit_page)
struct _LoketAuditPage {
  LoketRecord parent_instance;
  GListStore *rows;   /* LoketAuditEntry */
  LoketOptional next; /* to go on with; absent at the end */
};

/* Unmasks one row: an act with a purpose, put down in a row of its own. */
LOKET_DECLARE_RECORD (LoketAuditReveal, loket_audit_reveal)
struct _LoketAuditReveal {
  LoketRecord parent_instance;
  gint64 row;
  char *purpose;
};

G_END_DECLS
