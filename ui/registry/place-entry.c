/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry that completes the name of a village, with those that fit under it; the forms of the
 * register use it. */
#include "config.h"

#include "ui/registry/place-entry.h"

#include "core/office.h"
#include "core/place.h"
#include "ui/admin/place.h"
#include "ui/admin/search.h"

#include <glib/gi18n.h>

#define SHOWN 6

struct _LoketPlaceEntry {
  GtkBox parent_instance;

  /* borrowed */
  GtkEditable *entry;
  GtkListBox *list;
  /* owned */
  GListModel *places; /* NULL until the hub has told */
  char *code;
  GCancellable *cancellable;
  /* state */
  gboolean setting; /* the text is ours, not typed */
};

static void place_init (LoketAdminPlaceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LoketPlaceEntry,
                               loket_place_entry,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (LOKET_TYPE_ADMIN_PLACE, place_init))

enum { ACTIVATE, N_SIGNALS };

static guint signals[N_SIGNALS];

static char *
label_of (LoketPlace *place)
{
  if (place->subdistrict == NULL || g_strcmp0 (place->subdistrict, place->name) == 0)
    return g_strdup (place->name);
  return g_strdup_printf (_ ("%s, Kec. %s"), place->name, place->subdistrict);
}

static void
clear_list (LoketPlaceEntry *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
}

static void
append (LoketPlaceEntry *self, LoketPlace *place)
{
  g_autofree char *text = label_of (place);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data_full (G_OBJECT (row), "place", g_object_ref (place), g_object_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (self->list, row);
}

static void
offer (LoketPlaceEntry *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  guint n = 0;

  clear_list (self);
  if (self->places == NULL || *text == '\0')
    return;
  for (guint i = 0; i < g_list_model_get_n_items (self->places) && n < SHOWN; i++) {
    g_autoptr (LoketPlace) place = g_list_model_get_item (self->places, i);
    g_autofree char *label = label_of (place);
    if (!loket_admin_search_finds (text, label))
      continue;
    append (self, place);
    n++;
  }
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  if (n > 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
choose (LoketPlaceEntry *self, GtkListBoxRow *row)
{
  LoketPlace *place = row != NULL ? g_object_get_data (G_OBJECT (row), "place") : NULL;
  g_autofree char *text = place != NULL ? label_of (place) : NULL;

  if (place == NULL)
    return;
  loket_place_entry_set (self, place->code, text);
}

static void
changed_cb (LoketPlaceEntry *self)
{
  if (self->setting)
    return;
  g_clear_pointer (&self->code, g_free);
  offer (self);
}

static void
activated_cb (LoketPlaceEntry *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->list)))
    choose (self, gtk_list_box_get_selected_row (self->list));
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
row_cb (LoketPlaceEntry *self, GtkListBoxRow *row)
{
  choose (self, row);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* Who goes on to the next field has chosen what is marked, when only that is left to choose. */
static void
left_cb (LoketPlaceEntry *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->list)) &&
      gtk_list_box_get_row_at_index (self->list, 1) == NULL)
    choose (self, gtk_list_box_get_row_at_index (self->list, 0));
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        LoketPlaceEntry *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;

  if (row == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->list)))
    return GDK_EVENT_PROPAGATE;
  if (step == 0)
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + step);
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  return GDK_EVENT_STOP;
}

/* Escape takes the list away, not the form with all that is typed in it. */
static gboolean
back (LoketAdminPlace *place)
{
  LoketPlaceEntry *self = LOKET_PLACE_ENTRY (place);
  const gboolean open = gtk_widget_get_visible (GTK_WIDGET (self->list));

  clear_list (self);
  return open;
}

static void
place_init (LoketAdminPlaceInterface *iface)
{
  iface->back = back;
}

static void
told_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketPlaceEntry) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer == NULL) {
    /* Dropped: without the list a village cannot be chosen, and the form says so when it is sent.
     */
    g_message ("%s: %s", LOKET_OFFICE_PLACES.name, error->message);
    return;
  }
  g_set_object (&self->places, G_LIST_MODEL (loket_place_list_cast (answer)->places));
  if (self->code == NULL)
    offer (self);
}

static gboolean
loket_place_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LOKET_PLACE_ENTRY (widget)->entry));
}

static void
loket_place_entry_dispose (GObject *object)
{
  LoketPlaceEntry *self = LOKET_PLACE_ENTRY (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->places);
  g_clear_pointer (&self->code, g_free);
  G_OBJECT_CLASS (loket_place_entry_parent_class)->dispose (object);
}

static void
loket_place_entry_class_init (LoketPlaceEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_place_entry_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_place_entry_grab_focus;
  signals[ACTIVATE] = g_signal_new ("activate",
                                    G_TYPE_FROM_CLASS (klass),
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    0);
}

static void
loket_place_entry_init (LoketPlaceEntry *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_EDITABLE (entry);
  self->list = GTK_LIST_BOX (list);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (list, "places");
  gtk_widget_set_visible (list, FALSE);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Villages that fit"), -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, keys);
  gtk_widget_add_controller (entry, focus);
  gtk_box_append (GTK_BOX (self), entry);
  gtk_box_append (GTK_BOX (self), list);
}

/**
 * loket_place_entry_new:
 * @application: the program
 * @name: what the entry is called, for screen readers
 *
 * Returns: (transfer floating): the entry; the hub is asked for the villages
 */
GtkWidget *
loket_place_entry_new (LoketProgram *application, const char *name)
{
  LoketPlaceEntry *self = g_object_new (LOKET_TYPE_PLACE_ENTRY, NULL);
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  self->cancellable = g_cancellable_new ();
  loket_client_call (loket_program_client (application),
                     &LOKET_OFFICE_PLACES,
                     LOKET_RECORD (nothing),
                     NULL,
                     self->cancellable,
                     told_cb,
                     g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * loket_place_entry_code:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): of the village that is chosen
 */
const char *
loket_place_entry_code (LoketPlaceEntry *self)
{
  return self->code;
}

/**
 * loket_place_entry_set:
 * @self: an entry
 * @code: (nullable): of a village
 * @text: (nullable): as people read it
 */
void
loket_place_entry_set (LoketPlaceEntry *self, const char *code, const char *text)
{
  char *copy = g_strdup (code);

  g_free (self->code);
  self->code = copy;
  self->setting = TRUE;
  gtk_editable_set_text (self->entry, text != NULL ? text : "");
  gtk_editable_set_position (self->entry, -1);
  self->setting = FALSE;
  clear_list (self);
}

/**
 * loket_place_entry_is_open:
 * @self: an entry
 *
 * Returns: %TRUE when something is typed there that is no village yet
 */
gboolean
loket_place_entry_is_open (LoketPlaceEntry *self)
{
  return self->code == NULL && *gtk_editable_get_text (self->entry) != '\0';
}
