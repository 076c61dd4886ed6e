/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding people at the counter, as one types: a section of the register's page. */
#include "config.h"

#include "ui/registry/people.h"

#include "client/client.h"
#include "core/people-found.h"
#include "core/people-text.h"
#include "ui/admin/section.h"
#include "ui/admin/state.h"
#include "ui/common/pages.h"
#include "ui/common/problem.h"
#include "ui/registry/hit-row.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define PAUSE_MS 250 /* after the last key: each search counts as a look-up */

struct _LoketRegistryPeople {
  GtkBox parent_instance;

  /* template */
  GtkLabel *title_label;
  GtkLabel *advice_label;
  GtkEditable *entry;
  GtkStack *stack;
  GtkListBox *hits;
  GtkWidget *more_label;
  GtkWidget *new_button;
  /* borrowed */
  LoketProgram *application;
  /* owned */
  GCancellable *asking; /* the search under way */
  guint pause;
  char *asked;         /* what the hits are of */
  gboolean open_first; /* Enter was pressed before the answer came */
};

G_DEFINE_FINAL_TYPE (LoketRegistryPeople, loket_registry_people, GTK_TYPE_BOX)

enum { CHOSEN, INTAKE, N_SIGNALS };

static guint signals[N_SIGNALS];

/* What stands where there are no hits */

/* What was looked for is what an intake begins with. */
static void
intake_cb (LoketRegistryPeople *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  g_signal_emit (self, signals[INTAKE], 0, *text != '\0' ? text : NULL);
}

static void
show_begin (LoketRegistryPeople *self)
{
  loket_admin_state_show (
      self->stack,
      "loket-search-symbolic",
      _ ("Whom are you looking for?"),
      _ ("Old spelling counts too: “Soetjipto” finds “Sucipto”. Three letters are enough to "
         "begin."));
}

static void
show_nobody (LoketRegistryPeople *self)
{
  g_autofree char *sentence = g_strdup_printf (_ ("Nobody here matches “%s”."), self->asked);
  GtkWidget *state;

  state = loket_admin_state_show (
      self->stack,
      "loket-search-symbolic",
      sentence,
      _ ("Try fewer words, another spelling, or the number of the family card."));
  if (gtk_widget_get_visible (self->new_button)) {
    GtkWidget *button =
        loket_part_button (_ ("Put this person on file"), NULL, G_CALLBACK (intake_cb), self);
    gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
    gtk_box_append (GTK_BOX (state), button);
  }
}

static void
show_failure (LoketRegistryPeople *self, const GError *error)
{
  g_autofree char *sentence =
      loket_problem_sentence (error, loket_program_language (self->application));

  loket_admin_state_show (self->stack, "loket-problem-symbolic", sentence, NULL);
}

/* Hits */

static void
choose (LoketRegistryPeople *self, GtkListBoxRow *row)
{
  if (row != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, loket_hit_row_hit (LOKET_HIT_ROW (row)));
}

static void
show_hits (LoketRegistryPeople *self, LoketPeopleFound *found)
{
  const char *language = loket_program_language (self->application);
  GListModel *list = G_LIST_MODEL (found->hits);
  guint n = list != NULL ? g_list_model_get_n_items (list) : 0;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->hits, 0)) != NULL)
    gtk_list_box_remove (self->hits, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketPersonHit) hit = g_list_model_get_item (list, i);
    gtk_list_box_append (self->hits, loket_hit_row_new (hit, language));
  }
  gtk_widget_set_visible (self->more_label, found->more);
  if (n == 0) {
    show_nobody (self);
    return;
  }
  gtk_list_box_select_row (self->hits, gtk_list_box_get_row_at_index (self->hits, 0));
  loket_pages_show (self->stack, "hits");
  if (self->open_first)
    choose (self, gtk_list_box_get_selected_row (self->hits));
}

static void
found_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketRegistryPeople) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->asking);
  if (answer != NULL)
    show_hits (self, loket_people_found_cast (answer));
  else
    show_failure (self, error);
  self->open_first = FALSE;
}

static void
stop_asking (LoketRegistryPeople *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

/* What is shown stays until the answer comes: nothing flickers while one types. */
static void
ask (LoketRegistryPeople *self)
{
  g_autoptr (LoketPeopleQuery) query = loket_people_query_new ();

  stop_asking (self);
  g_free (self->asked);
  self->asked = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  query->text = g_strdup (self->asked);
  self->asking = g_cancellable_new ();
  loket_client_call (loket_program_client (self->application),
                     &LOKET_PERSON_SEARCH,
                     LOKET_RECORD (query),
                     NULL,
                     self->asking,
                     found_cb,
                     g_object_ref (self));
}

static gboolean
pause_cb (gpointer data)
{
  LoketRegistryPeople *self = data;

  self->pause = 0;
  ask (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_enough (LoketRegistryPeople *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  return g_utf8_strlen (text, -1) >= LOKET_PEOPLE_LETTERS;
}

static void
changed_cb (LoketRegistryPeople *self)
{
  stop_asking (self);
  self->open_first = FALSE;
  if (is_enough (self))
    self->pause = g_timeout_add (PAUSE_MS, pause_cb, self);
  else
    show_begin (self);
}

static gboolean
is_shown (LoketRegistryPeople *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  return self->pause == 0 && self->asking == NULL && g_strcmp0 (text, self->asked) == 0 &&
         g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "hits") == 0;
}

/* Enter opens the hit that is marked; before the answer is there, the first one as soon as it is.
 */
static void
entered_cb (LoketRegistryPeople *self)
{
  if (is_shown (self)) {
    choose (self, gtk_list_box_get_selected_row (self->hits));
  } else if (is_enough (self)) {
    ask (self);
    self->open_first = TRUE;
  }
}

static void
activated_cb (LoketRegistryPeople *self, GtkListBoxRow *row)
{
  choose (self, row);
}

static void
stopped_cb (LoketRegistryPeople *self)
{
  if (*gtk_editable_get_text (self->entry) != '\0')
    gtk_editable_set_text (self->entry, "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "desk.escape", NULL);
}

/* The arrows move the mark while one goes on typing. */
static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        LoketRegistryPeople *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->hits);
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;

  if (step == 0 || row == NULL || !is_shown (self))
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_row_at_index (self->hits, gtk_list_box_row_get_index (row) + step);
  if (row != NULL)
    gtk_list_box_select_row (self->hits, row);
  return GDK_EVENT_STOP;
}

/* The widget */

static gboolean
loket_registry_people_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LOKET_REGISTRY_PEOPLE (widget)->entry));
}

static void
loket_registry_people_dispose (GObject *object)
{
  LoketRegistryPeople *self = LOKET_REGISTRY_PEOPLE (object);

  stop_asking (self);
  g_clear_pointer (&self->asked, g_free);
  G_OBJECT_CLASS (loket_registry_people_parent_class)->dispose (object);
}

static void
loket_registry_people_class_init (LoketRegistryPeopleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_registry_people_dispose;
  widget_class->grab_focus = loket_registry_people_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  loket_person_hit_get_type ());
  signals[INTAKE] = g_signal_new ("intake",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/registry/people.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketRegistryPeople, title_label);
  gtk_widget_class_bind_template_child (widget_class, LoketRegistryPeople, advice_label);
  gtk_widget_class_bind_template_child (widget_class, LoketRegistryPeople, entry);
  gtk_widget_class_bind_template_child (widget_class, LoketRegistryPeople, stack);
  gtk_widget_class_bind_template_child (widget_class, LoketRegistryPeople, hits);
  gtk_widget_class_bind_template_child (widget_class, LoketRegistryPeople, more_label);
  gtk_widget_class_bind_template_child (widget_class, LoketRegistryPeople, new_button);
  gtk_widget_class_bind_template_callback (widget_class, intake_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
loket_registry_people_init (LoketRegistryPeople *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

/**
 * loket_registry_people_new:
 * @application: the program; its office is known
 *
 * Returns: (transfer floating): the section, with nothing looked for yet
 */
GtkWidget *
loket_registry_people_new (LoketProgram *application)
{
  LoketRegistryPeople *self = g_object_new (LOKET_TYPE_REGISTRY_PEOPLE, NULL);

  self->application = application;
  gtk_widget_set_visible (self->new_button, loket_admin_may (application, LOKET_MAY_TAKE_IN));
  show_begin (self);
  return GTK_WIDGET (self);
}

/**
 * loket_registry_people_set_question:
 * @self: the section, or a page of a form
 * @title: what somebody is looked for
 * @advice: under it
 */
void
loket_registry_people_set_question (LoketRegistryPeople *self,
                                    const char *title,
                                    const char *advice)
{
  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->advice_label, advice);
}
