/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the records about the audit chains, and their faults in words. */
#include "config.h"

#include "core/audit.h"

#include "core/text.h"

#include <glib/gi18n.h>

G_DEFINE_ENUM_TYPE (LoketAuditChain,
                    loket_audit_chain,
                    G_DEFINE_ENUM_VALUE (LOKET_AUDIT_OF_CHANGES, "audit"),
                    G_DEFINE_ENUM_VALUE (LOKET_AUDIT_OF_ACCESS, "access"))

G_DEFINE_ENUM_TYPE (LoketAuditFaultKind,
                    loket_audit_fault_kind,
                    G_DEFINE_ENUM_VALUE (LOKET_AUDIT_CHANGED, "changed"),
                    G_DEFINE_ENUM_VALUE (LOKET_AUDIT_MISSING, "missing"),
                    G_DEFINE_ENUM_VALUE (LOKET_AUDIT_INSERTED, "inserted"),
                    G_DEFINE_ENUM_VALUE (LOKET_AUDIT_MOVED, "moved"),
                    G_DEFINE_ENUM_VALUE (LOKET_AUDIT_SWAPPED, "swapped"),
                    G_DEFINE_ENUM_VALUE (LOKET_AUDIT_CUT, "cut"),
                    G_DEFINE_ENUM_VALUE (LOKET_AUDIT_UNLINKED, "unlinked"),
                    G_DEFINE_ENUM_VALUE (LOKET_AUDIT_REWRITTEN, "rewritten"),
                    G_DEFINE_ENUM_VALUE (LOKET_AUDIT_WRONG_KEY, "wrong_key"))

/* clang-format off */
static const LoketField audit_fault_fields[] = {
  LOKET_FIELD_ENUM (LoketAuditFault, chain, LOKET_FIELD_PLAIN, loket_audit_chain, .blurb = "Which of the two chains"),
  LOKET_FIELD_ENUM (LoketAuditFault, kind, LOKET_FIELD_PLAIN, loket_audit_fault_kind, .blurb = "What is wrong"),
  LOKET_FIELD_INTEGER (LoketAuditFault, row, LOKET_FIELD_PLAIN, .min = -LOKET_INTEGER_MAX, .blurb = "Number of the row"),
  LOKET_FIELD_INTEGER (LoketAuditFault, other, LOKET_FIELD_OPTIONAL, .min = -LOKET_INTEGER_MAX, .blurb = "Where it stands, whom it was swapped with, or the last that is gone"),
};
LOKET_DEFINE_RECORD (LoketAuditFault, loket_audit_fault, audit_fault_fields)

static const LoketField audit_request_fields[] = {
  LOKET_FIELD_TEXT (LoketAuditRequest, anchor, LOKET_FIELD_OPTIONAL, .max = 2000, .blurb = "Text of an anchor file to hold the chains against"),
};
LOKET_DEFINE_RECORD (LoketAuditRequest, loket_audit_request, audit_request_fields)

static const LoketField audit_report_fields[] = {
  LOKET_FIELD_BOOLEAN (LoketAuditReport, healthy, LOKET_FIELD_PLAIN, .blurb = "Both chains are as they were written"),
  LOKET_FIELD_INTEGER (LoketAuditReport, audit_rows, LOKET_FIELD_PLAIN, .blurb = "Rows of the chain of changes"),
  LOKET_FIELD_TEXT (LoketAuditReport, audit_head, LOKET_FIELD_OPTIONAL, .blurb = "Hash of its last row"),
  LOKET_FIELD_INTEGER (LoketAuditReport, access_rows, LOKET_FIELD_PLAIN, .blurb = "Rows of the chain of reads"),
  LOKET_FIELD_TEXT (LoketAuditReport, access_head, LOKET_FIELD_OPTIONAL, .blurb = "Hash of its last row"),
  LOKET_FIELD_TIME (LoketAuditReport, anchored_at, LOKET_FIELD_OPTIONAL, .blurb = "Time of the anchor that they were held against"),
  LOKET_FIELD_TEXT (LoketAuditReport, problem, LOKET_FIELD_OPTIONAL, .max = 1000, .blurb = "The first fault in words"),
  LOKET_FIELD_BOOLEAN (LoketAuditReport, more, LOKET_FIELD_PLAIN, .blurb = "There are more faults than are listed"),
  LOKET_FIELD_LIST (LoketAuditReport, faults, LOKET_FIELD_OPTIONAL, loket_audit_fault, .max = 100, .blurb = "What is wrong"),
};
LOKET_DEFINE_RECORD (LoketAuditReport, loket_audit_report, audit_report_fields)

static const LoketField anchor_fields[] = {
  LOKET_FIELD_TIME (LoketAnchor, at, LOKET_FIELD_PLAIN, .blurb = "When"),
  LOKET_FIELD_TEXT (LoketAnchor, office, LOKET_FIELD_PLAIN, .blurb = "Which office"),
  LOKET_FIELD_TEXT (LoketAnchor, store_id, LOKET_FIELD_UUID, .blurb = "Which store"),
  LOKET_FIELD_INTEGER (LoketAnchor, audit_rows, LOKET_FIELD_PLAIN, .blurb = "Rows of the chain of changes"),
  LOKET_FIELD_TEXT (LoketAnchor, audit_head, LOKET_FIELD_OPTIONAL, .blurb = "Hash of its last row"),
  LOKET_FIELD_INTEGER (LoketAnchor, access_rows, LOKET_FIELD_PLAIN, .blurb = "Rows of the chain of reads"),
  LOKET_FIELD_TEXT (LoketAnchor, access_head, LOKET_FIELD_OPTIONAL, .blurb = "Hash of its last row"),
  LOKET_FIELD_TEXT (LoketAnchor, public_key, LOKET_FIELD_PLAIN, .blurb = "Ed25519 key to check the signature with, hex"),
  LOKET_FIELD_TEXT (LoketAnchor, text, LOKET_FIELD_PLAIN, .max = 2000, .blurb = "The anchor file"),
};
LOKET_DEFINE_RECORD (LoketAnchor, loket_anchor, anchor_fields)

static const LoketField audit_query_fields[] = {
  LOKET_FIELD_ENUM (LoketAuditQuery, chain, LOKET_FIELD_OPTIONAL, loket_audit_chain, .blurb = "Which chain, that of changes when absent"),
  LOKET_FIELD_DAY (LoketAuditQuery, day, LOKET_FIELD_OPTIONAL, .blurb = "Only of this day"),
  LOKET_FIELD_DAY (LoketAuditQuery, from, LOKET_FIELD_OPTIONAL, .blurb = "Only of this day and later ones"),
  LOKET_FIELD_DAY (LoketAuditQuery, until, LOKET_FIELD_OPTIONAL, .blurb = "Only of this day and earlier ones"),
  LOKET_FIELD_TEXT (LoketAuditQuery, officer, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "Only by this officer, id or login"),
  LOKET_FIELD_TEXT (LoketAuditQuery, device, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "Only from this device"),
  LOKET_FIELD_TEXT (LoketAuditQuery, operation, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "Only this operation, or with a slash at its end this desk"),
  LOKET_FIELD_TEXT (LoketAuditQuery, record, LOKET_FIELD_OPTIONAL | LOKET_FIELD_UUID, .blurb = "Only what is about the record with this id"),
  LOKET_FIELD_BOOLEAN (LoketAuditQuery, refused, LOKET_FIELD_OPTIONAL, .blurb = "Only what was refused, such as wrong passwords"),
  LOKET_FIELD_INTEGER (LoketAuditQuery, before, LOKET_FIELD_OPTIONAL, .min = 1, .blurb = "Only rows older than this one"),
  LOKET_FIELD_INTEGER (LoketAuditQuery, limit, LOKET_FIELD_OPTIONAL, .min = 1, .max = LOKET_AUDIT_PAGE, .blurb = "At most so many, 50 when absent"),
};
LOKET_DEFINE_RECORD (LoketAuditQuery, loket_audit_query, audit_query_fields)

static const LoketField audit_entry_fields[] = {
  LOKET_FIELD_TEXT (LoketAuditEntry, id, LOKET_FIELD_KEY, .blurb = "Chain and row"),
  LOKET_FIELD_INTEGER (LoketAuditEntry, row, LOKET_FIELD_PLAIN, .blurb = "Number of the row"),
  LOKET_FIELD_TIME (LoketAuditEntry, at, LOKET_FIELD_PLAIN, .blurb = "When"),
  LOKET_FIELD_TEXT (LoketAuditEntry, operation, LOKET_FIELD_PLAIN, .blurb = "What was done"),
  LOKET_FIELD_TEXT (LoketAuditEntry, device, LOKET_FIELD_PLAIN, .blurb = "From where"),
  LOKET_FIELD_TEXT (LoketAuditEntry, officer, LOKET_FIELD_OPTIONAL, .blurb = "By whom"),
  LOKET_FIELD_TEXT (LoketAuditEntry, purpose, LOKET_FIELD_OPTIONAL, .max = 1000, .blurb = "What for"),
  LOKET_FIELD_TEXT (LoketAuditEntry, subject, LOKET_FIELD_OPTIONAL, .blurb = "Whose record was read; only in the access log"),
  LOKET_FIELD_TEXT (LoketAuditEntry, refused, LOKET_FIELD_OPTIONAL, .blurb = "Why it was refused, a code; absent: it was done"),
  LOKET_FIELD_TEXT (LoketAuditEntry, before, LOKET_FIELD_OPTIONAL, .max = 100000, .blurb = "JSON of the records as they were, personal members masked"),
  LOKET_FIELD_TEXT (LoketAuditEntry, after, LOKET_FIELD_OPTIONAL, .max = 100000, .blurb = "JSON of the records as they became, personal members masked"),
  LOKET_FIELD_BOOLEAN (LoketAuditEntry, masked, LOKET_FIELD_PLAIN, .blurb = "Something in it is masked"),
  LOKET_FIELD_TEXT (LoketAuditEntry, officer_name, LOKET_FIELD_OPTIONAL, .blurb = "Name of the officer now"),
  LOKET_FIELD_TEXT (LoketAuditEntry, device_name, LOKET_FIELD_OPTIONAL, .blurb = "Name of the device now"),
};
LOKET_DEFINE_RECORD (LoketAuditEntry, loket_audit_entry, audit_entry_fields)

static const LoketField audit_page_fields[] = {
  LOKET_FIELD_LIST (LoketAuditPage, rows, LOKET_FIELD_PLAIN, loket_audit_entry, .max = LOKET_AUDIT_PAGE, .blurb = "Newest first"),
  LOKET_FIELD_INTEGER (LoketAuditPage, next, LOKET_FIELD_OPTIONAL, .blurb = "`before` of the next page, also when this one is not full: a search looks at so many rows at once; absent at the end"),
};
LOKET_DEFINE_RECORD (LoketAuditPage, loket_audit_page, audit_page_fields)

static const LoketField audit_reveal_fields[] = {
  LOKET_FIELD_INTEGER (LoketAuditReveal, row, LOKET_FIELD_PLAIN, .min = 1, .blurb = "Number of the row"),
  LOKET_FIELD_TEXT (LoketAuditReveal, purpose, LOKET_FIELD_PLAIN, .min = LOKET_PURPOSE_MIN, .max = LOKET_PURPOSE_MAX, .blurb = "What for, a sentence"),
};
LOKET_DEFINE_RECORD (LoketAuditReveal, loket_audit_reveal, audit_reveal_fields)
/* clang-format on */

/* %1$s is the name of the chain, %2$s and %3$s are numbers of rows. */
static const char *
sentence_of (LoketAuditFaultKind kind)
{
  static const char *const sentences[] = {
      [LOKET_AUDIT_CHANGED] = N_ ("Row %2$s of the %1$s was changed."),
      [LOKET_AUDIT_MISSING] = N_ ("Row %2$s of the %1$s is missing."),
      [LOKET_AUDIT_INSERTED] = N_ ("Row %2$s of the %1$s was put in by somebody else."),
      [LOKET_AUDIT_MOVED] = N_ ("Row %2$s of the %1$s stands in the place of row %3$s."),
      [LOKET_AUDIT_SWAPPED] = N_ ("Rows %2$s and %3$s of the %1$s were swapped."),
      [LOKET_AUDIT_CUT] = N_ ("The end of the %1$s was cut off: rows %2$s to %3$s are missing."),
      [LOKET_AUDIT_UNLINKED] = N_ ("Row %2$s of the %1$s does not follow the row before it."),
      [LOKET_AUDIT_REWRITTEN] =
          N_ ("Row %2$s of the %1$s is not the one that the signed anchor tells of."),
      [LOKET_AUDIT_WRONG_KEY] =
          N_ ("No row of the %1$s fits the key: this is the key of another office, or a new one."),
  };

  return sentences[kind];
}

/**
 * loket_audit_fault_sentence:
 * @fault: a fault of a chain
 * @language: of the person who reads it
 *
 * Returns: (transfer full): what is wrong, in one sentence
 */
char *
loket_audit_fault_sentence (LoketAuditFault *fault, const char *language)
{
  const char *chain = fault->chain == LOKET_AUDIT_OF_CHANGES
                          ? loket_text (language, N_ ("audit chain"))
                          : loket_text (language, N_ ("access log"));
  g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT, fault->row);
  g_autofree char *other = g_strdup_printf ("%" G_GINT64_FORMAT, fault->other.value);
  g_auto (GStrv) parts = g_strsplit (loket_text (language, sentence_of (fault->kind)), "%", -1);
  GString *sentence = g_string_new (parts[0]);

  for (guint i = 1; parts[i] != NULL; i++) {
    const char *values[] = {chain, row, other};
    const guint at = parts[i][0] >= '1' && parts[i][0] <= '3' ? (guint) (parts[i][0] - '1') : 0;
    g_string_append (sentence, values[at]);
    g_string_append (sentence, parts[i] + MIN (strlen (parts[i]), strlen ("1$s")));
  }
  return g_string_free (sentence, FALSE);
}
