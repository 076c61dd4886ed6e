/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a card is read: by a hand scanner at any time that it is seen and nobody types, or by the
 * camera.  Reading back, handing over and finding a card use it. */
#include "config.h"

#include "ui/common/scan-part.h"

#include "ui/common/camera-view.h"
#include "ui/common/scan.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define SEEN 20 /* characters: then somebody scans, and does not lean on a key */

struct _LoketScanPart {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkLabel *state;
  GtkWidget *button;
  GtkWidget *place; /* of the camera */
  GtkWidget *listening;
  GtkEventController *keys; /* of @listening, the window */
  /* owned */
  LoketScan *scan;
  char *invitation;
};

G_DEFINE_FINAL_TYPE (LoketScanPart, loket_scan_part, GTK_TYPE_BOX)

enum { READ, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
tell (LoketScanPart *self, const char *code)
{
  gtk_label_set_text (self->state, self->invitation);
  g_signal_emit (self, signals[READ], 0, code);
}

/* The hand scanner */

static gboolean
somebody_types (LoketScanPart *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus));
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType modifiers,
        LoketScanPart *self)
{
  const guint32 at = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (keys));
  LoketScanKey whose;

  if (!loket_scan_goes_on (self->scan, at) && somebody_types (self))
    return FALSE;
  whose = loket_scan_key (self->scan, key, code, modifiers, at);
  if (whose == LOKET_SCAN_HELD && loket_scan_length (self->scan) == SEEN)
    gtk_label_set_text (self->state, _ ("The card is read…"));
  if (whose == LOKET_SCAN_DONE) {
    g_autofree char *text = g_strdup (loket_scan_text (self->scan));
    tell (self, text);
  }
  return whose != LOKET_SCAN_NONE;
}

static void
mapped_cb (LoketScanPart *self)
{
  if (self->keys != NULL)
    return;
  self->listening = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (self->listening, self->keys);
}

static void
unmapped_cb (LoketScanPart *self)
{
  if (self->keys == NULL)
    return;
  gtk_widget_remove_controller (self->listening, self->keys);
  self->keys = NULL;
  self->listening = NULL;
}

/* The camera */

static void
show_camera (LoketScanPart *self, gboolean shown)
{
  GtkWidget *view = gtk_widget_get_first_child (self->place);

  if (view != NULL)
    gtk_box_remove (GTK_BOX (self->place), view);
  if (shown) {
    view = loket_camera_view_new (self->program, TRUE);
    g_signal_connect_object (view, "code", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (self->place), view);
  }
  gtk_widget_set_visible (self->place, shown);
}

static void
toggled_cb (LoketScanPart *self)
{
  show_camera (self, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->button)));
}

static void
loket_scan_part_dispose (GObject *object)
{
  unmapped_cb (LOKET_SCAN_PART (object));
  G_OBJECT_CLASS (loket_scan_part_parent_class)->dispose (object);
}

static void
loket_scan_part_finalize (GObject *object)
{
  LoketScanPart *self = LOKET_SCAN_PART (object);

  loket_scan_free (self->scan);
  g_free (self->invitation);
  G_OBJECT_CLASS (loket_scan_part_parent_class)->finalize (object);
}

static void
loket_scan_part_class_init (LoketScanPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_scan_part_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_scan_part_finalize;
  signals[READ] = g_signal_new ("read",
                                LOKET_TYPE_SCAN_PART,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_STRING);
}

static void
loket_scan_part_init (LoketScanPart *self)
{
  self->scan = loket_scan_new (LOKET_SCAN_ANY);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "scan-part");
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (unmapped_cb), NULL);
}

/**
 * loket_scan_part_new:
 * @program: the program
 * @invitation: what it says while it waits: "Scan the printed card."
 *
 * Returns: (transfer floating): the part
 */
GtkWidget *
loket_scan_part_new (LoketProgram *program, const char *invitation)
{
  LoketScanPart *self = g_object_new (LOKET_TYPE_SCAN_PART, NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name ("loket-reader-symbolic");
  GtkWidget *state = loket_part_label (invitation, "strong");

  self->program = program;
  self->invitation = g_strdup (invitation);
  self->state = GTK_LABEL (state);
  self->button = gtk_toggle_button_new_with_label (_ ("With the camera"));
  self->place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_visible (self->place, FALSE);
  gtk_widget_set_hexpand (state, TRUE);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (row, "row");
  g_signal_connect_object (
      self->button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), state);
  gtk_box_append (GTK_BOX (row), self->button);
  gtk_box_append (GTK_BOX (self), row);
  gtk_box_append (GTK_BOX (self), self->place);
  return GTK_WIDGET (self);
}
