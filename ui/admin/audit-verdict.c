/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a look over both chains found; audit.c puts it above its rows. */
#include "config.h"

#include "ui/admin/audit-verdict.h"

#include "ui/admin/verdict.h"
#include "ui/admin/words.h"

#include <glib/gi18n.h>

#define SENTENCES_SHOWN 5

static void
add_anchor (GtkWidget *verdict, LoketProgram *application, LoketAuditReport *report)
{
  g_autofree char *when = NULL;
  g_autofree char *sentence = NULL;

  if (!report->anchored_at.set) {
    loket_admin_verdict_add (
        verdict, _ ("There is no signed anchor yet to hold their ends against."), "quiet");
    return;
  }
  when = loket_admin_time (application, report->anchored_at.value);
  sentence = g_strdup_printf (_ ("Held against the signed anchor of %s."), when);
  loket_admin_verdict_add (verdict, sentence, "quiet");
}

static GtkWidget *
make_bad (LoketProgram *application, LoketAuditReport *report)
{
  GtkWidget *verdict = loket_admin_verdict_new (
      "problem", _ ("Not whole: somebody touched the files of the office"), NULL);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (report->faults));

  for (guint i = 0; i < MIN (n, SENTENCES_SHOWN); i++) {
    g_autoptr (LoketAuditFault) fault = g_list_model_get_item (G_LIST_MODEL (report->faults), i);
    g_autofree char *sentence =
        loket_audit_fault_sentence (fault, loket_program_language (application));
    loket_admin_verdict_add (verdict, sentence, "strong");
  }
  if (n > SENTENCES_SHOWN || report->more)
    loket_admin_verdict_add (
        verdict, _ ("There are more; “loketctl audit verify” names them all."), "plain");
  loket_admin_verdict_add (
      verdict,
      _ ("Change nothing on the hub's machine. Tell the head of the unit and the inspectorate, and "
         "keep the newest backup and anchor apart."),
      "plain");
  return verdict;
}

/**
 * loket_admin_audit_verdict_new:
 * @application: the program
 * @report: what was found
 *
 * Returns: (transfer floating): a card
 */
GtkWidget *
loket_admin_audit_verdict_new (LoketProgram *application, LoketAuditReport *report)
{
  g_autofree char *sentence = NULL;
  GtkWidget *verdict;

  if (report->healthy) {
    sentence = g_strdup_printf (
        /* Translators: numbers of rows of the two chains */
        _ ("%d rows of what was done and %d rows of who read: each is as it was written."),
        (int) report->audit_rows,
        (int) report->access_rows);
    verdict = loket_admin_verdict_new ("good", _ ("Whole: nobody touched a row"), sentence);
  } else {
    verdict = make_bad (application, report);
  }
  add_anchor (verdict, application, report);
  return verdict;
}
