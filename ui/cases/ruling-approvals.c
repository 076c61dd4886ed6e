/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits for this officer's approval: proposals of others, and his own with the reason why
 * somebody else decides them.  A section of the page of applications; worklists lead to it too. */
#include "config.h"

#include "ui/cases/ruling-approvals.h"

#include "core/decision-desk.h"
#include "core/error.h"
#include "core/text.h"
#include "ui/admin/page.h"
#include "ui/admin/state.h"
#include "ui/admin/words.h"
#include "ui/cases/case-row.h"
#include "ui/cases/desk.h"
#include "ui/cases/ruling-page.h"
#include "ui/cases/ruling-words.h"
#include "ui/cases/words.h"
#include "ui/common/problem.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_RULING_APPROVALS (loket_ruling_approvals_get_type ())
G_DECLARE_FINAL_TYPE (LoketRulingApprovals, loket_ruling_approvals, LOKET, RULING_APPROVALS, GtkBox)

struct _LoketRulingApprovals {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkListBox *rows;
  GtkBox *state; /* what stands there while there are no rows */
  GtkWidget *more_button;
  /* owned */
  GCancellable *cancellable; /* of the question under way, NULL = none is */
  /* state */
  LoketOptional next; /* where the next page begins */
};

G_DEFINE_FINAL_TYPE (LoketRulingApprovals, loket_ruling_approvals, GTK_TYPE_BOX)

#define RECORD "loket-waiting"

/* One proposal */

static char *
when_due (LoketProgram *program, const LoketDecisionWaiting *line)
{
  g_autofree char *due = line->due_at.set ? loket_admin_time (program, line->due_at.value) : NULL;

  if (due == NULL)
    return NULL;
  return line->red ? g_strdup_printf (_ ("Too late: %s"), due)
                   : g_strdup_printf (_ ("until %s"), due);
}

/* By whose hands so far, and since when it waits for the next one. */
static char *
hands_of (LoketProgram *program, const LoketDecisionWaiting *line)
{
  g_autofree char *age = loket_cases_age (program, line->since);
  g_autofree char *waits = g_strdup_printf (_ ("waits for %s"), age);
  g_autofree char *proposed =
      line->proposed_by != NULL ? g_strdup_printf (_ ("proposed by %s"), line->proposed_by) : NULL;
  g_autofree char *section =
      line->section_by != NULL ? g_strdup_printf (_ ("approved by %s"), line->section_by) : NULL;
  const char *parts[] = {proposed, section, waits};

  return loket_cases_join (parts, G_N_ELEMENTS (parts));
}

static const char *
why_not (LoketProgram *program, const LoketDecisionWaiting *line)
{
  const char *rule = line->bar != NULL ? loket_rule_sentence (line->bar) : NULL;

  return rule != NULL ? loket_text (loket_program_language (program), rule) : NULL;
}

static char *
departs (const LoketDecisionWaiting *line)
{
  if (!line->by_rules || line->outcome != LOKET_DECISION_OUTCOME_GRANT ||
      line->category == line->suggested)
    return NULL;
  return g_strdup_printf (_ ("The rules suggested: %s"), loket_ruling_category (line->suggested));
}

static GtkWidget *
make_left (const LoketDecisionWaiting *line,
           const char *number,
           const char *facts,
           const char *hands,
           const char *bar)
{
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *who = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (who, "who");
  gtk_box_append (GTK_BOX (who), loket_part_chip (number, "house"));
  gtk_box_append (GTK_BOX (who), loket_part_line (line->name != NULL ? line->name : "", "name"));
  gtk_box_append (GTK_BOX (left), who);
  gtk_box_append (GTK_BOX (left), loket_part_line (facts, "quiet"));
  gtk_box_append (GTK_BOX (left), loket_part_line (hands, "quiet"));
  if (bar != NULL)
    gtk_box_append (GTK_BOX (left), loket_part_label (bar, "caution"));
  gtk_widget_set_hexpand (left, TRUE);
  gtk_widget_set_valign (left, GTK_ALIGN_CENTER);
  return left;
}

static GtkWidget *
make_right (const LoketDecisionWaiting *line, const char *due, const char *departure)
{
  const gboolean refuses = line->outcome == LOKET_DECISION_OUTCOME_REFUSE;
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *wish = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (wish, "wish");
  gtk_widget_set_halign (wish, GTK_ALIGN_END);
  gtk_widget_set_valign (right, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (wish),
                  loket_ruling_medal (refuses ? LOKET_CATEGORY_NONE : line->category));
  gtk_box_append (GTK_BOX (wish),
                  loket_part_line (loket_ruling_wish (line->outcome, line->category), "strong"));
  gtk_box_append (GTK_BOX (right), wish);
  if (departure != NULL) {
    GtkWidget *label = loket_part_line (departure, "caution");
    gtk_label_set_xalign (GTK_LABEL (label), 1);
    gtk_box_append (GTK_BOX (right), label);
  }
  if (due != NULL)
    gtk_box_append (GTK_BOX (right), loket_case_due_new (due, line->red));
  return right;
}

static GtkWidget *
make_row (LoketProgram *program, LoketDecisionWaiting *line)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *number = loket_cases_number (line->number);
  g_autofree char *kind = loket_cases_kind (program, line->kind);
  const char *where[] = {kind, line->place};
  g_autofree char *facts = loket_cases_join (where, G_N_ELEMENTS (where));
  g_autofree char *hands = hands_of (program, line);
  g_autofree char *due = when_due (program, line);
  g_autofree char *departure = departs (line);
  const char *bar = why_not (program, line);
  const char *parts[] = {number,
                         line->name,
                         loket_ruling_wish (line->outcome, line->category),
                         departure,
                         facts,
                         hands,
                         due,
                         bar};
  g_autofree char *sentence = loket_cases_join (parts, G_N_ELEMENTS (parts));

  gtk_widget_add_css_class (box, "hit");
  gtk_box_append (GTK_BOX (box), make_left (line, number, facts, hands, bar));
  gtk_box_append (GTK_BOX (box), make_right (line, due, departure));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), RECORD, g_object_ref (line), g_object_unref);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  return row;
}

/* All of them */

static void
show_state (LoketRulingApprovals *self, const char *icon, const char *sentence, const char *advice)
{
  GtkWidget *old = gtk_widget_get_first_child (GTK_WIDGET (self->state));

  if (old != NULL)
    gtk_box_remove (self->state, old);
  if (sentence != NULL)
    gtk_box_append (self->state, loket_admin_state_new (icon, sentence, advice));
  gtk_widget_set_visible (GTK_WIDGET (self->state), sentence != NULL);
}

static void
clear (LoketRulingApprovals *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
}

/* Whoever has the focus in the list, or waits for it, stays there. */
static void
show (LoketRulingApprovals *self, LoketWaitingPage *page, gboolean from_start)
{
  GtkListBoxRow *marked = gtk_list_box_get_selected_row (self->rows);
  const int at = from_start && marked != NULL ? gtk_list_box_row_get_index (marked) : 0;
  const gboolean focused = loket_case_section_has_focus (GTK_WIDGET (self));
  GListModel *lines = G_LIST_MODEL (page->decisions);
  GtkListBoxRow *row;

  if (from_start)
    clear (self);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++) {
    g_autoptr (LoketDecisionWaiting) line = g_list_model_get_item (lines, i);
    gtk_list_box_append (self->rows, make_row (self->program, line));
  }
  self->next = page->next;
  gtk_widget_set_visible (self->more_button, self->next.set);
  if (!from_start)
    return;
  row = gtk_list_box_get_row_at_index (self->rows, at);
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->rows, 0);
  show_state (self,
              "loket-check-symbolic",
              row == NULL ? _ ("Nothing waits for your approval.") : NULL,
              _ ("What officers propose stands here, what is due first at the top."));
  if (row != NULL)
    gtk_list_box_select_row (self->rows, row);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
show_failure (LoketRulingApprovals *self, const GError *error)
{
  g_autofree char *sentence =
      loket_problem_sentence (error, loket_program_language (self->program));

  clear (self);
  gtk_widget_set_visible (self->more_button, FALSE);
  show_state (self, "loket-problem-symbolic", sentence, NULL);
}

static void
listed_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketRulingApprovals) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (answer != NULL) {
    show (self, loket_waiting_page_cast (answer), !self->next.set);
    return;
  }
  g_message ("decision/waiting: %s", error->message);
  show_failure (self, error);
}

static void
stop (LoketRulingApprovals *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
ask (LoketRulingApprovals *self, LoketOptional from)
{
  g_autoptr (LoketWaitingQuery) query = loket_waiting_query_new ();

  query->from = from;
  stop (self);
  self->next = from;
  self->cancellable = g_cancellable_new ();
  loket_client_call (loket_program_client (self->program),
                     &LOKET_DECISION_LIST_WAITING,
                     LOKET_RECORD (query),
                     NULL,
                     self->cancellable,
                     listed_cb,
                     g_object_ref (self));
}

static void
more_cb (LoketRulingApprovals *self)
{
  ask (self, self->next);
}

/* Asked anew whenever it is seen: whoever comes back from a decision finds it gone. */
static void
mapped_cb (LoketRulingApprovals *self)
{
  ask (self, LOKET_NONE);
}

static void
activated_cb (LoketRulingApprovals *self, GtkListBoxRow *row)
{
  LoketDecisionWaiting *line = g_object_get_data (G_OBJECT (row), RECORD);

  loket_ruling_page_open (GTK_WIDGET (self), line->application);
}

/* The widget */

static gboolean
loket_ruling_approvals_grab_focus (GtkWidget *widget)
{
  return loket_case_section_grab_focus (widget, LOKET_RULING_APPROVALS (widget)->rows);
}

static void
loket_ruling_approvals_dispose (GObject *object)
{
  stop (LOKET_RULING_APPROVALS (object));
  G_OBJECT_CLASS (loket_ruling_approvals_parent_class)->dispose (object);
}

static void
loket_ruling_approvals_class_init (LoketRulingApprovalsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_ruling_approvals_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_ruling_approvals_grab_focus;
}

static void
loket_ruling_approvals_init (LoketRulingApprovals *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  gtk_widget_add_css_class (GTK_WIDGET (self), "case");
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * loket_ruling_approvals_new:
 * @program: the program; its office is known
 *
 * Returns: (transfer floating): the section, which asks when it is seen
 */
GtkWidget *
loket_ruling_approvals_new (LoketProgram *program)
{
  LoketRulingApprovals *self = g_object_new (LOKET_TYPE_RULING_APPROVALS, NULL);
  GtkWidget *rows = loket_case_list_new (_ ("Approvals"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroll = loket_part_scroll (box);

  self->program = program;
  self->rows = GTK_LIST_BOX (rows);
  self->state = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->more_button = loket_part_button (_ ("Show more"), NULL, G_CALLBACK (more_cb), self);
  gtk_widget_set_halign (self->more_button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->more_button, FALSE);
  g_signal_connect_object (
      rows, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), rows);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (box), self->more_button);
  gtk_widget_add_css_class (scroll, "card");
  gtk_widget_add_css_class (scroll, "table");
  gtk_box_append (GTK_BOX (self), loket_part_label (_ ("Approvals"), "heading"));
  gtk_box_append (GTK_BOX (self),
                  loket_part_label (_ ("Proposals that wait for your word, what is due first. "
                                       "Enter opens one."),
                                    "quiet"));
  gtk_box_append (GTK_BOX (self), scroll);
  show_state (self, "loket-clock-symbolic", _ ("One moment, please"), NULL);
  return loket_cases_desk_new (program, GTK_WIDGET (self));
}

/**
 * loket_ruling_approvals_has:
 * @program: the program
 * @worklist: key of a worklist
 *
 * Returns: whether what stands in it waits for the approval of whoever is signed in
 */
gboolean
loket_ruling_approvals_has (LoketProgram *program, const char *worklist)
{
  LoketSession *session = loket_client_session (loket_program_client (program));
  const char *const *roles = session != NULL ? (const char *const *) session->roles : NULL;

  if (roles == NULL)
    return FALSE;
  return (g_str_equal (worklist, "to-approve-section") &&
          g_strv_contains (roles, "section_head")) ||
         (g_str_equal (worklist, "to-approve-head") && g_strv_contains (roles, "unit_head"));
}

/**
 * loket_ruling_approvals_open:
 * @inside: a widget of a section of applications
 *
 * Goes to the section of approvals.
 */
void
loket_ruling_approvals_open (GtkWidget *inside)
{
  GtkWidget *page = gtk_widget_get_ancestor (inside, LOKET_TYPE_ADMIN_PAGE);

  if (page != NULL)
    loket_admin_page_show (LOKET_ADMIN_PAGE (page), LOKET_RULING_APPROVALS_SYMBOL);
}
