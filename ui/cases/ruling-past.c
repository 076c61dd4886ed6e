/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One decision of an application as it was made: by which rules, how it ended; and what can still
 * be done with it: an objection, an end, a check.  The page of a decision lists them. */
#include "config.h"

#include "ui/cases/ruling-past.h"

#include "ui/admin/page.h"
#include "ui/admin/section.h"
#include "ui/admin/words.h"
#include "ui/cases/case-page.h"
#include "ui/cases/desk.h"
#include "ui/cases/ruling-words.h"
#include "ui/cases/text-box.h"
#include "ui/cases/words.h"
#include "ui/registry/act.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>
#include <string.h>

#define REASON_MIN 3

struct _LoketRulingPast {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  LoketTextBox *objection;
  LoketTextBox *ending;
  LoketTextBox *hearing;
  GtkWidget *check; /* what a look over it found; NULL before */
  /* owned */
  LoketDecision *decision;
  LoketRegistryAct *act;
};

G_DEFINE_FINAL_TYPE (LoketRulingPast, loket_ruling_past, GTK_TYPE_BOX)

static gboolean
says_enough (LoketRulingPast *self, LoketTextBox *box, const char *text)
{
  if (text != NULL && g_utf8_strlen (text, -1) >= REASON_MIN)
    return TRUE;
  loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_WARNING, _ ("Please write down why."), NULL);
  gtk_widget_grab_focus (GTK_WIDGET (box));
  return FALSE;
}

/* Objection */

static void
objected_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  if (answer != NULL)
    loket_case_page_reopen (
        page,
        loket_application_cast (answer)->id,
        _ ("The objection is on file as an application of its own. Other people review it."));
  else
    loket_admin_tell_problem (page, error);
}

static void
object_cb (LoketRulingPast *self)
{
  g_autoptr (LoketDecisionObjection) request = loket_decision_objection_new ();
  LoketTicket *ticket = loket_cases_desk_ticket (GTK_WIDGET (self));

  request->decision = g_strdup (self->decision->id);
  request->note = loket_text_box_text (self->objection);
  request->ticket = ticket != NULL ? g_strdup (ticket->id) : NULL;
  if (!says_enough (self, self->objection, request->note))
    return;
  loket_admin_clear (GTK_WIDGET (self));
  loket_registry_act_do (self->act, &LOKET_DECISION_OBJECT, LOKET_RECORD (request), objected_cb);
}

/* End */

static void
ended_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  if (answer != NULL)
    loket_admin_tell (page,
                      LOKET_NOTICE_INFORMATION,
                      _ ("The end is proposed. It counts once another officer has approved it."),
                      NULL);
  else
    loket_admin_tell_problem (page, error);
}

static void
end_cb (LoketRulingPast *self)
{
  g_autoptr (LoketDecisionEnd) request = loket_decision_end_new ();

  request->decision = g_strdup (self->decision->id);
  request->reason = loket_text_box_text (self->ending);
  request->hearing = loket_text_box_text (self->hearing);
  if (!says_enough (self, self->ending, request->reason))
    return;
  loket_admin_clear (GTK_WIDGET (self));
  loket_registry_act_do (self->act, &LOKET_DECISION_END, LOKET_RECORD (request), ended_cb);
}

/* Check */

static char *
verdict_of (LoketDecisionReplay *replay)
{
  if (replay->rules == NULL)
    return g_strdup (_ ("No rules were asked for this decision."));
  if (!replay->rules_known)
    return g_strdup_printf (_ ("The profile does not have the rules %s any more."), replay->rules);
  if (replay->same)
    return g_strdup (_ ("Worked out again: the same category, the same reasons, word for word."));
  if (!replay->same_checksum)
    return g_strdup_printf (
        _ ("The file of the rules %s was changed since. Please tell the auditor."), replay->rules);
  if (!replay->same_category)
    return g_strdup_printf (
        _ ("Worked out again, the rules say %s, not %s. Please tell the auditor."),
        loket_ruling_category (replay->suggests),
        loket_ruling_category (replay->suggested));
  return g_strdup (_ ("The same category, but other reasons. Please tell the auditor."));
}

static void
replayed_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketRulingPast *self = LOKET_RULING_PAST (page);
  LoketDecisionReplay *replay;
  g_autofree char *verdict = NULL;

  if (answer == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  replay = loket_decision_replay_cast (answer);
  verdict = verdict_of (replay);
  if (self->check != NULL)
    gtk_box_remove (GTK_BOX (self), self->check);
  self->check =
      replay->same ? loket_part_label (verdict, "checked-good") : loket_part_hint (verdict, NULL);
  gtk_box_append (GTK_BOX (self), self->check);
}

static void
replay_cb (LoketRulingPast *self)
{
  g_autoptr (LoketDecisionReference) request = loket_decision_reference_new ();

  request->decision = g_strdup (self->decision->id);
  loket_admin_clear (GTK_WIDGET (self));
  loket_registry_act_do (self->act, &LOKET_DECISION_REPLAY, LOKET_RECORD (request), replayed_cb);
}

/* What stands there */

static void
add_line (LoketRulingPast *self, const char *text, const char *style)
{
  if (text != NULL)
    gtk_box_append (GTK_BOX (self), loket_part_label (text, style));
}

static const char *
word_of (const LoketDecision *decision)
{
  if (decision->state == LOKET_DECISION_REFUSED ||
      decision->outcome == LOKET_DECISION_OUTCOME_REFUSE)
    return _ ("Refused");
  return decision->category != LOKET_CATEGORY_NONE ? loket_ruling_category (decision->category)
                                                   : _ ("Granted");
}

static void
add_facts (LoketRulingPast *self)
{
  const LoketDecision *decision = self->decision;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = loket_part_label (word_of (decision), "strong");
  g_autofree char *at = loket_admin_day (self->program, decision->proposed_at);
  g_autofree char *term = loket_ruling_term (
      decision->from_day, decision->until_day, loket_program_language (self->program));
  g_autofree char *rules = decision->rules != NULL
                               ? g_strdup_printf (_ ("Proposed on %s. Rules %s suggested: %s."),
                                                  at,
                                                  decision->rules,
                                                  loket_ruling_category (decision->suggested))
                               : g_strdup_printf (_ ("Proposed on %s, without rules."), at);

  gtk_widget_add_css_class (row, "row");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row),
                  loket_ruling_medal (decision->outcome == LOKET_DECISION_OUTCOME_REFUSE
                                          ? LOKET_CATEGORY_NONE
                                          : decision->category));
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row),
                  loket_part_chip (loket_ruling_state (decision->state),
                                   loket_ruling_state_style (decision->state)));
  gtk_box_append (GTK_BOX (self), row);
  add_line (self, term, "plain-text");
  add_line (self, rules, "quiet");
  add_line (self, decision->reason, "said");
  add_line (self, decision->section_note, "quiet");
  add_line (self, decision->head_note, "quiet");
  add_line (self, decision->ended_reason, "quiet");
}

/* Whoever opens a question answers it. */
static void
opened_cb (GtkToggleButton *button, GParamSpec *pspec, GtkWidget *text)
{
  if (gtk_toggle_button_get_active (button))
    gtk_widget_grab_focus (text);
}

/* A question that opens under its button. */
static LoketTextBox *
add_question (LoketRulingPast *self,
              GtkWidget *buttons,
              const char *title,
              const char *question,
              const char *yes,
              GCallback pressed)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_toggle_button_new_with_label (title);
  GtkWidget *text = loket_text_box_new (question, NULL, 2);
  GtkWidget *go = loket_part_button (yes, "loket-check-symbolic", pressed, self);

  gtk_widget_add_css_class (form, "small-form");
  gtk_widget_add_css_class (go, "primary");
  gtk_widget_set_halign (go, GTK_ALIGN_END);
  g_object_bind_property (button, "active", form, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (opened_cb), text, 0);
  gtk_box_append (GTK_BOX (buttons), button);
  gtk_box_append (GTK_BOX (form), text);
  gtk_box_append (GTK_BOX (form), go);
  gtk_box_append (GTK_BOX (self), form);
  return LOKET_TEXT_BOX (text);
}

/* Two questions: why, and how the person was heard before. */
static void
add_ending (LoketRulingPast *self, GtkWidget *buttons)
{
  GtkWidget *hearing =
      loket_text_box_new (_ ("Who heard the person, when, and what was said"), NULL, 2);
  GtkWidget *ending;

  self->ending = add_question (self,
                               buttons,
                               _ ("End it early"),
                               _ ("Why it ends"),
                               _ ("Propose the end"),
                               G_CALLBACK (end_cb));
  self->hearing = LOKET_TEXT_BOX (hearing);
  ending = GTK_WIDGET (self->ending);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (ending)), hearing, ending);
}

/* Until when somebody may object; whether that is over, so that nobody promises what the office
 * refuses. */
static gboolean
add_objection_until (LoketRulingPast *self)
{
  g_autofree char *last =
      loket_decision_objection_until (self->decision, loket_program_profile (self->program));
  const char *today = loket_client_day (loket_program_client (self->program));
  g_autofree char *day = last != NULL ? loket_cases_day (self->program, last) : NULL;
  g_autofree char *line = NULL;

  if (last == NULL)
    return FALSE;
  if (today != NULL && strcmp (today, last) > 0)
    line = g_strdup_printf (_ ("Objections could be made until %s."), day);
  else
    line = g_strdup_printf (_ ("Objections can be made until %s."), day);
  add_line (self, line, "quiet");
  return today == NULL || strcmp (today, last) <= 0;
}

static void
add_acts (LoketRulingPast *self)
{
  const gboolean objectable = add_objection_until (self);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const LoketDecisionState state = self->decision->state;

  gtk_widget_add_css_class (buttons, "row");
  gtk_box_append (GTK_BOX (self), buttons);
  if (loket_admin_may (self->program, LOKET_MAY_REPLAY_DECISIONS))
    gtk_box_append (GTK_BOX (buttons),
                    loket_part_button (
                        _ ("Check again"), "loket-restart-symbolic", G_CALLBACK (replay_cb), self));
  if (objectable && loket_admin_may (self->program, LOKET_MAY_TAKE_OBJECTIONS))
    self->objection = add_question (self,
                                    buttons,
                                    _ ("Take an objection"),
                                    _ ("What the person says against it"),
                                    _ ("Put the objection on file"),
                                    G_CALLBACK (object_cb));
  if (state == LOKET_DECISION_ACTIVE && loket_admin_may (self->program, LOKET_MAY_DECIDE))
    add_ending (self, buttons);
}

static void
loket_ruling_past_dispose (GObject *object)
{
  LoketRulingPast *self = LOKET_RULING_PAST (object);

  g_clear_object (&self->decision);
  g_clear_object (&self->act);
  G_OBJECT_CLASS (loket_ruling_past_parent_class)->dispose (object);
}

static void
loket_ruling_past_class_init (LoketRulingPastClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_ruling_past_dispose;
}

static void
loket_ruling_past_init (LoketRulingPast *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "ruling-past");
}

/**
 * loket_ruling_past_new:
 * @program: the program
 * @decision: that was made
 *
 * Returns: (transfer floating): that with what can be done with it
 */
GtkWidget *
loket_ruling_past_new (LoketProgram *program, LoketDecision *decision)
{
  LoketRulingPast *self = g_object_new (LOKET_TYPE_RULING_PAST, NULL);

  self->program = program;
  self->decision = g_object_ref (decision);
  self->act = loket_registry_act_new (program, GTK_WIDGET (self));
  add_facts (self);
  add_acts (self);
  return GTK_WIDGET (self);
}
