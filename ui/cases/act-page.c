/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the words that an act on an application needs, and does it; what is typed stays through
 * every refusal.  The acts of an application lead here. */
#include "config.h"

#include "ui/cases/act-page.h"

#include "core/error.h"
#include "ui/admin/page.h"
#include "ui/cases/case-page.h"
#include "ui/cases/words.h"
#include "ui/registry/act.h"
#include "ui/registry/form-grid.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define NOTE_MAX 1000

struct _LoketActPage {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkEditable *note;
  /* owned */
  LoketRegistryAct *doing;
  char *application;
  char *act;
  char *title;
  /* state */
  gint64 version; /* that was looked at */
};

G_DEFINE_FINAL_TYPE (LoketActPage, loket_act_page, GTK_TYPE_BOX)

/* Somebody else was at it: the next press is about how it is now. */
static void
looked_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketActPage *self = LOKET_ACT_PAGE (page);
  LoketApplication *now;
  g_autofree char *advice = NULL;

  if (answer == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  now = loket_application_view_cast (answer)->application;
  self->version = now->version;
  advice = g_strdup_printf (_ ("It is now: %s. Press again if it is still right."),
                            _ (loket_application_state_title (now->state)));
  loket_admin_tell (
      page, LOKET_NOTICE_WARNING, _ ("Somebody changed this application meanwhile."), advice);
}

static void
look_again (LoketActPage *self)
{
  g_autoptr (LoketApplicationRequest) request = loket_application_request_new ();

  request->application = g_strdup (self->application);
  loket_registry_act_do (self->doing, &LOKET_APPLICATION_OPEN, LOKET_RECORD (request), looked_cb);
}

static void
done_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketActPage *self = LOKET_ACT_PAGE (page);

  if (answer != NULL)
    loket_case_page_show_after (page, self->program, answer, _ ("Done."));
  else if (loket_error_code_of (error) == LOKET_ERROR_CHANGED)
    look_again (self);
  else
    loket_admin_tell_problem (page, error);
}

static void
do_cb (LoketActPage *self)
{
  g_autoptr (LoketApplicationAct) request = loket_application_act_new ();

  request->note = loket_form_text (self->note);
  if (request->note == NULL) {
    loket_admin_tell (
        GTK_WIDGET (self), LOKET_NOTICE_WARNING, _ ("Please write a sentence first."), NULL);
    gtk_widget_grab_focus (GTK_WIDGET (self->note));
    return;
  }
  request->application = g_strdup (self->application);
  request->version = LOKET_SOME (self->version);
  request->act = g_strdup (self->act);
  loket_admin_clear (GTK_WIDGET (self));
  loket_registry_act_do (self->doing, &LOKET_APPLICATION_MOVE, LOKET_RECORD (request), done_cb);
}

static gboolean
loket_act_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LOKET_ACT_PAGE (widget)->note));
}

static void
loket_act_page_dispose (GObject *object)
{
  LoketActPage *self = LOKET_ACT_PAGE (object);

  g_clear_object (&self->doing);
  g_clear_pointer (&self->application, g_free);
  g_clear_pointer (&self->act, g_free);
  g_clear_pointer (&self->title, g_free);
  G_OBJECT_CLASS (loket_act_page_parent_class)->dispose (object);
}

static void
loket_act_page_class_init (LoketActPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_act_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_act_page_grab_focus;
}

static void
loket_act_page_init (LoketActPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  gtk_widget_add_css_class (GTK_WIDGET (self), "case");
}

static GtkWidget *
make_card (LoketActPage *self, const char *question)
{
  GtkWidget *card = loket_part_card (NULL);
  GtkWidget *grid = loket_form_grid_new ();
  GtkWidget *button =
      loket_part_button (self->title, "loket-check-symbolic", G_CALLBACK (do_cb), self);
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_max_length (GTK_ENTRY (entry), NOTE_MAX);
  self->note = GTK_EDITABLE (entry);
  loket_form_grid_add (grid, question, entry, 0, 0, LOKET_FORM_COLUMNS);
  g_signal_connect_object (entry, "activate", G_CALLBACK (do_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "primary");
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (card), grid);
  gtk_box_append (GTK_BOX (card), button);
  return card;
}

/**
 * loket_act_page_new:
 * @program: the program
 * @view: an application
 * @act: what is to be done with it
 * @title: what the button says
 * @question: what has to be said of it
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
loket_act_page_new (LoketProgram *program,
                    LoketApplicationView *view,
                    const char *act,
                    const char *title,
                    const char *question)
{
  LoketActPage *self = g_object_new (LOKET_TYPE_ACT_PAGE, NULL);
  g_autofree char *number = loket_cases_number (view->application->number);
  g_autofree char *kind = loket_cases_kind (program, view->application->kind);
  const char *parts[] = {number, kind, view->person->name};
  g_autofree char *lead = loket_cases_join (parts, G_N_ELEMENTS (parts));

  self->program = program;
  self->doing = loket_registry_act_new (program, GTK_WIDGET (self));
  self->application = g_strdup (view->application->id);
  self->version = view->application->version;
  self->act = g_strdup (act);
  self->title = g_strdup (title);
  gtk_box_append (GTK_BOX (self), loket_part_label (title, "heading"));
  gtk_box_append (GTK_BOX (self), loket_part_line (lead, "lead"));
  gtk_box_append (GTK_BOX (self), make_card (self, question));
  return GTK_WIDGET (self);
}
