/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The proposals that wait for a second officer, each with its two answers.  The window shows it. */
#include "config.h"

#include "ui/counter/proposals-page.h"

#include "ui/admin/confirm.h"
#include "ui/admin/words.h"
#include "ui/counter/key-button.h"
#include "ui/registry/person-words.h"

#include <glib/gi18n.h>

struct _LoketProposalsPage {
  LoketPage parent_instance;

  /* template */
  GtkBox *rows;
  GtkWidget *back_button;
  /* borrowed */
  LoketProgram *application;
  /* owned */
  LoketProposals *proposals;
};

G_DEFINE_FINAL_TYPE (LoketProposalsPage, loket_proposals_page, LOKET_TYPE_PAGE)

/**
 * loket_proposal_sentence:
 * @approval: a proposal of a list
 *
 * Returns: (transfer full): what is proposed; for an operation that has no words here, its name
 */
char *
loket_proposal_sentence (LoketApproval *approval)
{
  const char *about = approval->about != NULL ? approval->about : "?";

  if (g_strcmp0 (approval->operation, LOKET_OFFICER_GRANT_ADMINISTRATOR.name) == 0)
    return g_strdup_printf (_ ("Make %s an administrator"), about);
  if (g_strcmp0 (approval->operation, LOKET_PERSON_CORRECT.name) == 0)
    return g_strdup_printf (_ ("Correct the record of %s"), about);
  if (g_strcmp0 (approval->operation, LOKET_PERSON_MERGE.name) == 0)
    return g_strdup_printf (_ ("Merge two records of one person: %s"), about);
  if (g_strcmp0 (approval->operation, LOKET_PERSON_UNMERGE.name) == 0)
    return g_strdup_printf (_ ("Undo a merge: %s"), about);
  if (g_strcmp0 (approval->operation, LOKET_PERSON_SPLIT.name) == 0)
    return g_strdup_printf (_ ("Split one record into two people: %s"), about);
  if (g_strcmp0 (approval->operation, LOKET_DECISION_END.name) == 0)
    return g_strdup_printf (_ ("End a decision early: %s"), about);
  if (g_strcmp0 (approval->operation, LOKET_CARD_REVOKE.name) == 0)
    return g_strdup_printf (_ ("Revoke a card for good: %s"), about);
  if (g_strcmp0 (approval->operation, LOKET_CARD_REPRINT_MORE.name) == 0)
    return g_strdup_printf (_ ("Print a card once more: %s"), about);
  return g_strdup (approval->operation);
}

static LoketApproval *
approval_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "approval");
}

static void
set_approval (GtkWidget *button, LoketApproval *approval)
{
  g_object_set_data_full (G_OBJECT (button), "approval", g_object_ref (approval), g_object_unref);
}

static void
approve_cb (GtkWidget *button, LoketProposalsPage *self)
{
  loket_proposals_approve (self->proposals, approval_of (button));
}

static void
refuse_cb (GtkWidget *button, LoketProposalsPage *self)
{
  loket_proposals_refuse (self->proposals, approval_of (button));
}

/* A no is for good: whoever proposed it has to begin anew. */
static void
add_no (LoketProposalsPage *self, GtkBox *row, LoketApproval *approval, gboolean own)
{
  GtkWidget *confirm =
      own ? loket_admin_confirm_new (_ ("Take it back"),
                                     _ ("Nobody is asked about it any more. It can be proposed "
                                        "anew."),
                                     _ ("Yes, take it back"))
          : loket_admin_confirm_new (_ ("Refuse"),
                                     _ ("The proposal is over. Whoever made it has to propose it "
                                        "anew."),
                                     _ ("Yes, refuse it"));

  gtk_widget_set_valign (confirm, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (confirm, FALSE);
  gtk_widget_set_sensitive (confirm, !loket_proposals_is_busy (self->proposals));
  set_approval (confirm, approval);
  g_signal_connect_object (confirm, "confirmed", G_CALLBACK (refuse_cb), self, 0);
  gtk_box_append (row, confirm);
}

static void
add_yes (LoketProposalsPage *self, GtkBox *row, LoketApproval *approval)
{
  g_autofree char *sentence = loket_proposal_sentence (approval);
  GtkWidget *button = gtk_button_new_with_label (_ ("Approve"));

  gtk_widget_add_css_class (button, "primary");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !loket_proposals_is_busy (self->proposals));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  set_approval (button, approval);
  g_signal_connect_object (button, "clicked", G_CALLBACK (approve_cb), self, 0);
  gtk_box_append (row, button);
}

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* What would stand there afterwards, and how the first officer knows it. */
static void
add_details (LoketProposalsPage *self, GtkBox *words, LoketApproval *approval)
{
  GListModel *corrections = G_LIST_MODEL (approval->corrections);

  for (guint i = 0; corrections != NULL && i < g_list_model_get_n_items (corrections); i++) {
    g_autoptr (LoketCorrection) one = g_list_model_get_item (corrections, i);
    g_autofree char *line =
        loket_registry_correction (one, loket_program_language (self->application));
    gtk_box_append (words, new_label (line, "strong"));
  }
  if (approval->why != NULL) {
    g_autofree char *why = g_strdup_printf (_ ("Reason: %s"), approval->why);
    gtk_box_append (words, new_label (why, "quiet"));
  }
}

static void
add_row (LoketProposalsPage *self, LoketApproval *approval)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *sentence = loket_proposal_sentence (approval);
  g_autofree char *at = loket_admin_time (self->application, approval->proposed_at);
  g_autofree char *who = NULL;
  gboolean own = loket_proposals_is_own (self->proposals, approval);

  who = own ? g_strdup_printf (_ ("You proposed it, %s. Another officer decides."), at)
            : g_strdup_printf (_ ("%s proposes it, %s"),
                               approval->proposer != NULL ? approval->proposer : "?",
                               at);
  gtk_widget_add_css_class (row, "card");
  gtk_widget_add_css_class (row, "proposal");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), new_label (sentence, "fact"));
  add_details (self, GTK_BOX (words), approval);
  gtk_box_append (GTK_BOX (words), new_label (who, "quiet"));
  gtk_box_append (GTK_BOX (row), words);
  add_no (self, GTK_BOX (row), approval, own);
  if (!own)
    add_yes (self, GTK_BOX (row), approval);
  gtk_box_append (self->rows, row);
}

static void
update (LoketProposalsPage *self)
{
  GListModel *list = loket_proposals_list (self->proposals);
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, old);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (LoketApproval) approval = g_list_model_get_item (list, i);

    add_row (self, approval);
  }
  if (g_list_model_get_n_items (list) == 0)
    gtk_box_append (self->rows, new_label (_ ("Nothing waits for a second officer."), "lead"));
  /* The button that was pressed is gone. */
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
loket_proposals_page_dispose (GObject *object)
{
  g_clear_object (&LOKET_PROPOSALS_PAGE (object)->proposals);
  G_OBJECT_CLASS (loket_proposals_page_parent_class)->dispose (object);
}

/* The first answer is the careful one: no. */
static gboolean
loket_proposals_page_grab_focus (GtkWidget *widget)
{
  LoketProposalsPage *self = LOKET_PROPOSALS_PAGE (widget);

  return gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD) ||
         gtk_widget_grab_focus (self->back_button);
}

static void
loket_proposals_page_class_init (LoketProposalsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_proposals_page_dispose;
  widget_class->grab_focus = loket_proposals_page_grab_focus;
  g_type_ensure (LOKET_TYPE_KEY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/counter/proposals-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketProposalsPage, rows);
  gtk_widget_class_bind_template_child (widget_class, LoketProposalsPage, back_button);
}

static void
loket_proposals_page_init (LoketProposalsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * loket_proposals_page_new:
 * @application: the program
 * @proposals: what is shown
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
loket_proposals_page_new (LoketProgram *application, LoketProposals *proposals)
{
  LoketProposalsPage *self = g_object_new (LOKET_TYPE_PROPOSALS_PAGE, NULL);

  self->application = application;
  self->proposals = g_object_ref (proposals);
  g_signal_connect_object (proposals, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
