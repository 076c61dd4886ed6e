/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A choice of the officers who make surveys and visits, which the office names; the side of a
 * survey and the form of a visit show it. */
#include "config.h"

#include "ui/cases/officer-choice.h"

#include "core/office.h"
#include "core/survey-choices.h"
#include "ui/admin/section.h"

#include <glib/gi18n.h>

struct _LoketOfficerChoice {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkDropDown *choice;
  /* owned */
  GPtrArray *officers; /* id of each that is offered, NULL for nobody */
  char *officer;       /* who is chosen first */
  char *name;
  char *except;
  GCancellable *cancellable;
  /* state */
  gboolean asked;
};

G_DEFINE_FINAL_TYPE (LoketOfficerChoice, loket_officer_choice, GTK_TYPE_BOX)

static void
add (LoketOfficerChoice *self, GtkStringList *names, const char *officer, const char *name)
{
  gtk_string_list_append (names, name);
  g_ptr_array_add (self->officers, g_strdup (officer));
}

/* Who was chosen stays so, also when he is offered no more. */
static void
offer (LoketOfficerChoice *self, GListModel *surveyors)
{
  g_autofree char *chosen = g_strdup (loket_officer_choice_officer (self));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->officers, 0);
  add (self, names, NULL, _ ("Nobody chosen yet"));
  for (guint i = 0; surveyors != NULL && i < g_list_model_get_n_items (surveyors); i++) {
    g_autoptr (LoketSurveyor) each = g_list_model_get_item (surveyors, i);
    if (g_strcmp0 (each->officer, self->except) == 0)
      continue;
    if (g_strcmp0 (each->officer, chosen) == 0)
      selected = self->officers->len;
    add (self, names, each->officer, each->name);
  }
  if (selected == 0 && chosen != NULL && self->name != NULL &&
      g_strcmp0 (chosen, self->officer) == 0) {
    selected = self->officers->len;
    add (self, names, self->officer, self->name);
  }
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->choice, selected);
}

static void
listed_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketOfficerChoice) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (answer != NULL)
    offer (self, G_LIST_MODEL (loket_survey_choices_cast (answer)->surveyors));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("%s: %s", LOKET_SURVEY_CHOICES.name, error->message);
}

static void
mapped_cb (LoketOfficerChoice *self)
{
  g_autoptr (LoketNothing) nothing = NULL;

  if (self->asked || !loket_admin_may (self->program, LOKET_MAY_SEE_SURVEYS))
    return;
  self->asked = TRUE;
  nothing = loket_nothing_new ();
  loket_client_call (loket_program_client (self->program),
                     &LOKET_SURVEY_CHOICES,
                     LOKET_RECORD (nothing),
                     NULL,
                     self->cancellable,
                     listed_cb,
                     g_object_ref (self));
}

static gboolean
loket_officer_choice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LOKET_OFFICER_CHOICE (widget)->choice));
}

static void
loket_officer_choice_dispose (GObject *object)
{
  g_cancellable_cancel (LOKET_OFFICER_CHOICE (object)->cancellable);
  G_OBJECT_CLASS (loket_officer_choice_parent_class)->dispose (object);
}

static void
loket_officer_choice_finalize (GObject *object)
{
  LoketOfficerChoice *self = LOKET_OFFICER_CHOICE (object);

  g_ptr_array_unref (self->officers);
  g_object_unref (self->cancellable);
  g_free (self->officer);
  g_free (self->name);
  g_free (self->except);
  G_OBJECT_CLASS (loket_officer_choice_parent_class)->finalize (object);
}

static void
loket_officer_choice_class_init (LoketOfficerChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_officer_choice_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_officer_choice_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_officer_choice_grab_focus;
}

static void
loket_officer_choice_init (LoketOfficerChoice *self)
{
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);

  self->officers = g_ptr_array_new_with_free_func (g_free);
  self->cancellable = g_cancellable_new ();
  self->choice = GTK_DROP_DOWN (choice);
  gtk_widget_set_hexpand (choice, TRUE);
  gtk_box_append (GTK_BOX (self), choice);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * loket_officer_choice_new:
 * @program: the program
 * @label: what the officer is chosen for
 * @officer: (nullable): id of who is chosen
 * @name: (nullable): his name
 * @except: (nullable): id of who cannot be chosen, being the other one already
 *
 * Returns: (transfer floating): the choice
 */
GtkWidget *
loket_officer_choice_new (LoketProgram *program,
                          const char *label,
                          const char *officer,
                          const char *name,
                          const char *except)
{
  LoketOfficerChoice *self = g_object_new (LOKET_TYPE_OFFICER_CHOICE, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->program = program;
  self->officer = g_strdup (officer);
  self->name = g_strdup (name);
  self->except = g_strdup (except);
  add (self, names, officer, officer != NULL && name != NULL ? name : _ ("Nobody chosen yet"));
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

/**
 * loket_officer_choice_officer:
 * @self: a choice
 *
 * Returns: (transfer none) (nullable): id of who is chosen
 */
const char *
loket_officer_choice_officer (LoketOfficerChoice *self)
{
  const guint selected = gtk_drop_down_get_selected (self->choice);

  return selected < self->officers->len ? self->officers->pdata[selected] : NULL;
}
