/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what somebody's record is opened for, in one key; the desk of people shows it first. */
#include "config.h"

#include "ui/registry/purpose.h"

#include "core/audit.h"

#include <glib/gi18n.h>

#define N_PURPOSES (LOKET_PURPOSE_OTHER + 1)

struct _LoketPurposePage {
  GtkBox parent_instance;

  /* template */
  GtkLabel *whom_label;
  GtkLabel *facts_label;
  GtkBox *tiles;
  GtkWidget *note_box;
  GtkEditable *note_entry;
  GtkWidget *note_button;
  /* borrowed */
  GtkWidget *buttons[N_PURPOSES];
  /* state */
  LoketPurpose usual;
};

G_DEFINE_FINAL_TYPE (LoketPurposePage, loket_purpose_page, GTK_TYPE_BOX)

enum { ANSWERED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* What else there is to say of it is asked for only where nothing else is said. */
static void
choose (LoketPurposePage *self, LoketPurpose purpose)
{
  gtk_widget_set_visible (self->note_box, purpose == LOKET_PURPOSE_OTHER);
  if (purpose == LOKET_PURPOSE_OTHER)
    gtk_widget_grab_focus (GTK_WIDGET (self->note_entry));
  else
    g_signal_emit (self, signals[ANSWERED], 0, (int) purpose, NULL);
}

static void
chosen_cb (GtkWidget *button, LoketPurposePage *self)
{
  for (guint i = 0; i < N_PURPOSES; i++)
    if (self->buttons[i] == button)
      choose (self, (LoketPurpose) i);
}

static char *
note_of (LoketPurposePage *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->note_entry)));
}

static gboolean
says_enough (const char *note)
{
  return g_utf8_strlen (note, -1) >= LOKET_PURPOSE_MIN;
}

static void
note_changed_cb (LoketPurposePage *self)
{
  g_autofree char *note = note_of (self);

  gtk_widget_set_sensitive (self->note_button, says_enough (note));
}

static void
note_done_cb (LoketPurposePage *self)
{
  g_autofree char *note = note_of (self);

  if (says_enough (note))
    g_signal_emit (self, signals[ANSWERED], 0, (int) LOKET_PURPOSE_OTHER, note);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        LoketPurposePage *self)
{
  const gunichar digit = gdk_keyval_to_unicode (key);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || digit < '1' || digit >= '1' + N_PURPOSES)
    return GDK_EVENT_PROPAGATE;
  choose (self, (LoketPurpose) (digit - '1'));
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_tile (LoketPurposePage *self, LoketPurpose purpose)
{
  const char *words = _ (loket_purpose_sentence (purpose));
  g_autofree char *digit = g_strdup_printf ("%d", (int) purpose + 1);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *key = gtk_label_new (digit);
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (key, "keycap");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "act");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (chosen_cb), self, 0);
  return button;
}

static gboolean
loket_purpose_page_grab_focus (GtkWidget *widget)
{
  LoketPurposePage *self = LOKET_PURPOSE_PAGE (widget);

  return gtk_widget_grab_focus (self->buttons[self->usual]);
}

static void
loket_purpose_page_class_init (LoketPurposePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = loket_purpose_page_grab_focus;
  signals[ANSWERED] = g_signal_new ("answered",
                                    G_TYPE_FROM_CLASS (klass),
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    2,
                                    G_TYPE_INT,
                                    G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/registry/purpose.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketPurposePage, whom_label);
  gtk_widget_class_bind_template_child (widget_class, LoketPurposePage, facts_label);
  gtk_widget_class_bind_template_child (widget_class, LoketPurposePage, tiles);
  gtk_widget_class_bind_template_child (widget_class, LoketPurposePage, note_box);
  gtk_widget_class_bind_template_child (widget_class, LoketPurposePage, note_entry);
  gtk_widget_class_bind_template_child (widget_class, LoketPurposePage, note_button);
  gtk_widget_class_bind_template_callback (widget_class, note_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_done_cb);
}

static void
loket_purpose_page_init (LoketPurposePage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  for (guint i = 0; i < N_PURPOSES; i++) {
    self->buttons[i] = make_tile (self, (LoketPurpose) i);
    gtk_box_append (self->tiles, self->buttons[i]);
  }
}

/**
 * loket_purpose_page_new:
 * @whom: name of the person
 * @facts: what tells the person apart
 * @usual: what was answered last; Enter says it again
 *
 * Returns: (transfer floating): the question
 */
GtkWidget *
loket_purpose_page_new (const char *whom, const char *facts, LoketPurpose usual)
{
  LoketPurposePage *self = g_object_new (LOKET_TYPE_PURPOSE_PAGE, NULL);

  gtk_label_set_text (self->whom_label, whom);
  gtk_label_set_text (self->facts_label, facts);
  self->usual = usual < N_PURPOSES ? usual : LOKET_PURPOSE_SERVICE;
  gtk_widget_add_css_class (self->buttons[self->usual], "primary");
  return GTK_WIDGET (self);
}
