/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button for what cannot be undone: it asks first, in its own place, and says what will happen;
 * sections of the administration page use it. */
#include "config.h"

#include "ui/admin/confirm.h"

#include <glib/gi18n.h>

struct _LoketAdminConfirm {
  GtkBox parent_instance;

  /* template */
  GtkWidget *act_button;
  GtkWidget *question;
  GtkLabel *consequence_label;
  GtkWidget *no_button;
  GtkWidget *yes_button;
};

G_DEFINE_FINAL_TYPE (LoketAdminConfirm, loket_admin_confirm, GTK_TYPE_BOX)

enum { SIGNAL_CONFIRMED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
set_asking (LoketAdminConfirm *self, gboolean asking)
{
  gtk_widget_set_visible (self->act_button, !asking);
  gtk_widget_set_visible (self->question, asking);
  /* The careful answer first, and where the finger is: twice Return does nothing. */
  gtk_widget_grab_focus (asking ? self->no_button : self->act_button);
}

static void
ask_cb (LoketAdminConfirm *self)
{
  set_asking (self, TRUE);
}

static void
no_cb (LoketAdminConfirm *self)
{
  set_asking (self, FALSE);
}

static void
yes_cb (LoketAdminConfirm *self)
{
  set_asking (self, FALSE);
  g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0);
}

static void
loket_admin_confirm_class_init (LoketAdminConfirmClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_CONFIRMED] = g_signal_new ("confirmed",
                                            G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            0);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/admin/confirm.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketAdminConfirm, act_button);
  gtk_widget_class_bind_template_child (widget_class, LoketAdminConfirm, question);
  gtk_widget_class_bind_template_child (widget_class, LoketAdminConfirm, consequence_label);
  gtk_widget_class_bind_template_child (widget_class, LoketAdminConfirm, no_button);
  gtk_widget_class_bind_template_child (widget_class, LoketAdminConfirm, yes_button);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
  gtk_widget_class_bind_template_callback (widget_class, no_cb);
  gtk_widget_class_bind_template_callback (widget_class, yes_cb);
}

static void
loket_admin_confirm_init (LoketAdminConfirm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * loket_admin_confirm_new:
 * @act: what the button says
 * @consequence: what will happen, in a sentence or two
 * @yes: what the button says that does it: "Yes, put it out"
 *
 * Returns: (transfer floating): the button with its question
 */
GtkWidget *
loket_admin_confirm_new (const char *act, const char *consequence, const char *yes)
{
  LoketAdminConfirm *self = g_object_new (LOKET_TYPE_ADMIN_CONFIRM, NULL);

  gtk_button_set_label (GTK_BUTTON (self->act_button), act);
  gtk_label_set_text (self->consequence_label, consequence);
  gtk_button_set_label (GTK_BUTTON (self->yes_button), yes);
  return GTK_WIDGET (self);
}
