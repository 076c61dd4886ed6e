/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The visits of a day as a list on paper, in the order to go, which surveyors take along; the
 * section of visits opens it. */
#include "config.h"

#include "ui/cases/route-page.h"

#include "core/survey-desk.h"
#include "printing/route.h"
#include "ui/admin/page.h"
#include "ui/admin/section.h"
#include "ui/admin/state.h"
#include "ui/cases/paper-pages.h"
#include "ui/cases/survey-words.h"
#include "ui/registry/act.h"
#include "ui/registry/form-grid.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

struct _LoketRoutePage {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkEditable *day;
  GtkCheckButton *own; /* NULL: only his own visits have names for this officer */
  GtkBox *preview;
  /* owned */
  LoketRegistryAct *act;
  char *shown; /* day that was asked for */
  /* state */
  gboolean asked;
};

G_DEFINE_FINAL_TYPE (LoketRoutePage, loket_route_page, GTK_TYPE_BOX)

static void
show (LoketRoutePage *self, GtkWidget *widget)
{
  GtkWidget *old = gtk_widget_get_first_child (GTK_WIDGET (self->preview));

  if (old != NULL)
    gtk_box_remove (self->preview, old);
  gtk_box_append (self->preview, widget);
}

static void
show_sentence (LoketRoutePage *self, const char *sentence)
{
  show (self, loket_admin_state_new ("loket-walk-symbolic", sentence, NULL));
}

/* The paper */

static char *
number_of (LoketVisitEntry *entry)
{
  return entry->application_number.set
             ? g_strdup_printf ("%" G_GINT64_FORMAT, entry->application_number.value)
             : NULL;
}

/* The words of a stop belong to its entry, but for the number. */
static LoketRouteStop
stop_of (LoketVisitEntry *entry, GPtrArray *numbers)
{
  char *number = number_of (entry);

  g_ptr_array_add (numbers, number);
  return (LoketRouteStop){
      .place = entry->place,
      .hamlet = entry->hamlet,
      .rt = entry->rt,
      .rw = entry->rw,
      .application = number,
      .name = entry->name,
      .address = entry->address,
      .phone = entry->phone,
      .home_officer = entry->home_officer_name,
      .neighbour_officer = entry->neighbour_officer_name,
      .note = entry->visit->note,
  };
}

static LoketListPaper *
draw (LoketRoutePage *self, GListModel *visits)
{
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (LoketRouteStop));
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++) {
    g_autoptr (LoketVisitEntry) entry = g_list_model_get_item (visits, i);
    const LoketRouteStop stop = stop_of (entry, numbers);
    g_array_append_val (stops, stop);
  }
  return loket_route_paper_new (self->shown,
                                (const LoketRouteStop *) (gpointer) stops->data,
                                stops->len,
                                loket_program_profile (self->program),
                                loket_program_language (self->program));
}

static void
show_route (LoketRoutePage *self, GListModel *visits)
{
  const gint64 now = loket_client_now (loket_program_client (self->program));
  LoketListPaper *paper = draw (self, visits);
  const LoketSheet sheet = loket_list_paper_sheet (paper);
  GtkWidget *view = loket_paper_pages_new (self->program, &sheet, loket_list_paper_free, now);
  g_autofree char *name = g_strdup_printf ("visits-%s", self->shown);

  loket_paper_pages_add_printer (LOKET_PAPER_PAGES (view), _ ("Print the list"), name);
  show (self, view);
}

static void
listed_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketRoutePage *self = LOKET_ROUTE_PAGE (page);
  LoketVisitPage *found = answer != NULL ? loket_visit_page_cast (answer) : NULL;

  if (found == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  if (g_list_model_get_n_items (G_LIST_MODEL (found->visits)) == 0) {
    show_sentence (self, _ ("No visit waits on that day."));
    return;
  }
  show_route (self, G_LIST_MODEL (found->visits));
  if (found->more)
    loket_admin_tell (page,
                      LOKET_NOTICE_WARNING,
                      _ ("There are more visits on that day than fit on one list."),
                      _ ("Print the lists of single officers."));
}

static void
ask (LoketRoutePage *self)
{
  g_autoptr (LoketVisitQuery) query = loket_visit_query_new ();
  LoketClient *client = loket_program_client (self->program);
  LoketSession *session = loket_client_session (client);
  g_autofree char *typed = loket_form_text (self->day);
  g_autofree char *day = loket_day_read (typed, loket_client_day (client));

  if (day == NULL) {
    loket_admin_tell (
        GTK_WIDGET (self), LOKET_NOTICE_WARNING, _ ("Please enter day, month and year."), NULL);
    gtk_widget_grab_focus (GTK_WIDGET (self->day));
    return;
  }
  query->from_day = g_strdup (day);
  query->until_day = g_strdup (day);
  if (session != NULL && (self->own == NULL || gtk_check_button_get_active (self->own)))
    query->officer = g_strdup (session->officer);
  g_free (self->shown);
  self->shown = g_steal_pointer (&day);
  loket_admin_clear (GTK_WIDGET (self));
  loket_registry_act_do (self->act, &LOKET_VISIT_LIST, LOKET_RECORD (query), listed_cb);
}

static void
mapped_cb (LoketRoutePage *self)
{
  if (self->asked)
    return;
  self->asked = TRUE;
  ask (self);
}

/* The page */

static gboolean
loket_route_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LOKET_ROUTE_PAGE (widget)->day));
}

static void
loket_route_page_dispose (GObject *object)
{
  LoketRoutePage *self = LOKET_ROUTE_PAGE (object);

  g_clear_object (&self->act);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (loket_route_page_parent_class)->dispose (object);
}

static void
loket_route_page_class_init (LoketRoutePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_route_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_route_page_grab_focus;
}

static void
loket_route_page_init (LoketRoutePage *self)
{
  self->preview = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->preview), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

static GtkWidget *
make_side (LoketRoutePage *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *card = loket_part_card (_ ("Which visits"));
  GtkWidget *grid = loket_form_grid_new ();
  GtkWidget *own = gtk_check_button_new_with_label (_ ("Only where I go myself"));
  GtkWidget *button = loket_part_button (_ ("Show the list"), NULL, G_CALLBACK (ask), self);
  g_autofree char *today =
      loket_day_to_type (loket_client_day (loket_program_client (self->program)));

  self->day = loket_form_grid_entry (grid, _ ("Day"), 30, 0, 0, 12);
  gtk_editable_set_text (self->day, today);
  g_signal_connect_object (self->day, "activate", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (button, "primary");
  gtk_widget_add_css_class (side, "side-form");
  gtk_widget_set_hexpand (side, FALSE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (card), grid);
  if (loket_admin_is_head (self->program)) {
    self->own = GTK_CHECK_BUTTON (own);
    gtk_box_append (GTK_BOX (card), own);
  } else {
    g_object_unref (g_object_ref_sink (own));
  }
  gtk_box_append (GTK_BOX (card), button);
  gtk_box_append (GTK_BOX (side), card);
  return side;
}

/**
 * loket_route_page_new:
 * @program: the program; its office is known
 *
 * Returns: (transfer floating): the page, with the visits of today
 */
GtkWidget *
loket_route_page_new (LoketProgram *program)
{
  LoketRoutePage *self = g_object_new (LOKET_TYPE_ROUTE_PAGE, NULL);
  GtkWidget *halves = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->program = program;
  self->act = loket_registry_act_new (program, GTK_WIDGET (self));
  gtk_widget_add_css_class (halves, "survey-halves");
  gtk_widget_set_vexpand (halves, TRUE);
  show_sentence (self, _ ("Choose a day to see its list here."));
  gtk_box_append (GTK_BOX (self), loket_part_line (_ ("Visits of the day"), "heading"));
  gtk_box_append (GTK_BOX (self),
                  loket_part_label (_ ("In the order to go, to take along on paper."), "lead"));
  gtk_box_append (GTK_BOX (halves), make_side (self));
  gtk_box_append (GTK_BOX (halves), GTK_WIDGET (self->preview));
  gtk_box_append (GTK_BOX (self), halves);
  return GTK_WIDGET (self);
}
