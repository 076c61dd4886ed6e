/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says what an act on a card will do, asks why, and does it; what is typed stays through every
 * refusal.  The buttons on the page of a card lead here. */
#include "config.h"

#include "ui/cards/card-act-page.h"

#include "core/error.h"
#include "ui/admin/confirm.h"
#include "ui/admin/page.h"
#include "ui/cards/card-head.h"
#include "ui/cards/card-life.h"
#include "ui/cards/card-words.h"
#include "ui/cases/bar.h"
#include "ui/cases/desk.h"
#include "ui/cases/survey-words.h"
#include "ui/registry/act.h"
#include "ui/registry/form-grid.h"
#include "ui/registry/card-states.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define REASON_MIN 3
#define REASON_MAX 500

struct _LoketCardActPage {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkEditable *reason;
  GtkEditable *until; /* NULL = it is not asked */
  const LoketCardActKind *kind;
  /* owned */
  LoketCardView *view;
  LoketRegistryAct *doing;
};

G_DEFINE_FINAL_TYPE (LoketCardActPage, loket_card_act_page, GTK_TYPE_BOX)

/* Somebody else was at it: the next press is about how it is now. */
static void
looked_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketCardActPage *self = LOKET_CARD_ACT_PAGE (page);
  g_autofree char *advice = NULL;

  if (answer == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  g_set_object (&self->view, loket_card_view_cast (answer));
  advice = g_strdup_printf (_ ("It is now: %s. Press again if it is still right."),
                            loket_card_state_word (self->view->card->state));
  loket_admin_tell (
      page, LOKET_NOTICE_WARNING, _ ("Somebody changed this card meanwhile."), advice);
}

static void
look_again (LoketCardActPage *self)
{
  g_autoptr (LoketCardReference) request = loket_card_reference_new ();

  request->card = g_strdup (self->view->card->id);
  loket_registry_act_do (self->doing, &LOKET_CARD_OPEN, LOKET_RECORD (request), looked_cb);
}

static void
done_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketCardActPage *self = LOKET_CARD_ACT_PAGE (page);

  if (answer != NULL && G_OBJECT_TYPE (answer) == loket_card_view_get_type ())
    loket_cases_desk_close (
        page, loket_card_life_new (self->program, answer), _ (self->kind->done));
  else if (answer != NULL) /* a proposal */
    loket_cases_desk_close (
        page, loket_card_life_new (self->program, LOKET_RECORD (self->view)), _ (self->kind->done));
  else if (loket_error_code_of (error) == LOKET_ERROR_CHANGED)
    look_again (self);
  else if (loket_card_act_is_limit (error))
    loket_cases_desk_put (
        page,
        loket_card_act_page_new (self->program, self->view, loket_card_act_more_reprints ()),
        NULL);
  else
    loket_admin_tell_problem (page, error);
}

static void
warn (LoketCardActPage *self, GtkEditable *field, const char *sentence)
{
  loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_WARNING, sentence, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (field));
}

static void
do_cb (LoketCardActPage *self)
{
  const char *today = loket_client_day (loket_program_client (self->program));
  g_autofree char *reason = loket_form_text (self->reason);
  g_autofree char *typed = self->until != NULL ? loket_form_text (self->until) : NULL;
  g_autofree char *day = typed != NULL ? loket_day_read (typed, today) : NULL;
  g_autoptr (LoketRecord) request = NULL;

  if (reason == NULL || g_utf8_strlen (reason, -1) < REASON_MIN) {
    warn (self, self->reason, _ ("Please say why first, in a few words."));
    return;
  }
  if (typed != NULL && (day == NULL || strcmp (day, today) < 0)) {
    warn (self,
          self->until,
          _ ("Please enter a day to come: day, month and year. Or leave it empty."));
    return;
  }
  request = loket_card_act_request (self->kind, self->view, reason, day);
  loket_admin_clear (GTK_WIDGET (self));
  loket_registry_act_do (self->doing, self->kind->operation, request, done_cb);
}

static void
back_cb (LoketCardActPage *self)
{
  loket_cases_desk_pop (GTK_WIDGET (self));
}

/* The page */

static gboolean
loket_card_act_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LOKET_CARD_ACT_PAGE (widget)->reason));
}

static void
loket_card_act_page_dispose (GObject *object)
{
  LoketCardActPage *self = LOKET_CARD_ACT_PAGE (object);

  g_clear_object (&self->doing);
  g_clear_object (&self->view);
  G_OBJECT_CLASS (loket_card_act_page_parent_class)->dispose (object);
}

static void
loket_card_act_page_class_init (LoketCardActPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_card_act_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_card_act_page_grab_focus;
}

static void
loket_card_act_page_init (LoketCardActPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  gtk_widget_add_css_class (GTK_WIDGET (self), "case");
}

/* What is for good asks once more, in its own place. */
static GtkWidget *
make_button (LoketCardActPage *self)
{
  GtkWidget *button;

  if (self->kind->sure != NULL) {
    button =
        loket_admin_confirm_new (_ (self->kind->title), _ (self->kind->sure), _ (self->kind->yes));
    g_signal_connect_object (button, "confirmed", G_CALLBACK (do_cb), self, G_CONNECT_SWAPPED);
    return button;
  }
  button =
      loket_part_button (_ (self->kind->title), "loket-check-symbolic", G_CALLBACK (do_cb), self);
  gtk_widget_add_css_class (button, "primary");
  return button;
}

static GtkWidget *
make_end (LoketCardActPage *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *back = loket_part_button (_ ("Back"), NULL, G_CALLBACK (back_cb), self);
  GtkWidget *button = make_button (self);

  gtk_widget_add_css_class (row, "row");
  gtk_widget_set_halign (row, GTK_ALIGN_END);
  gtk_widget_set_valign (back, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (row), back);
  gtk_box_append (GTK_BOX (row), button);
  return row;
}

static GtkWidget *
make_card (LoketCardActPage *self)
{
  const LoketCardActKind *kind = self->kind;
  GtkWidget *card = loket_part_card (NULL);
  GtkWidget *grid = loket_form_grid_new ();

  self->reason =
      loket_form_grid_entry (grid, _ (kind->question), REASON_MAX, 0, 0, kind->until ? 8 : 12);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->reason), _ (kind->hint));
  if (kind->until)
    self->until =
        loket_form_grid_entry (grid, _ ("Until (empty: until somebody takes it up)"), 30, 8, 0, 4);
  /* With one field Enter does it, but never what is asked once more. */
  if (!kind->until && kind->sure == NULL)
    g_signal_connect_object (self->reason, "activate", G_CALLBACK (do_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (card), grid);
  gtk_box_append (GTK_BOX (card), make_end (self));
  return card;
}

/**
 * loket_card_act_page_new:
 * @program: the program; its office is known
 * @view: a card
 * @kind: what is to be done with it
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
loket_card_act_page_new (LoketProgram *program, LoketCardView *view, const LoketCardActKind *kind)
{
  LoketCardActPage *self = g_object_new (LOKET_TYPE_CARD_ACT_PAGE, NULL);
  const gboolean heavy = kind->sure != NULL;

  self->program = program;
  self->view = g_object_ref (view);
  self->kind = kind;
  self->doing = loket_registry_act_new (program, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self), loket_card_head_new (program, view));
  gtk_box_append (
      GTK_BOX (self),
      loket_cases_bar (
          heavy ? "problem" : "information", kind->icon, _ (kind->title), _ (kind->consequence)));
  gtk_box_append (GTK_BOX (self), make_card (self));
  return GTK_WIDGET (self);
}
