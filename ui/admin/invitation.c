/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An invitation of a device on the screen: its QR, how long it is good, and saving it as a file;
 * the section of devices shows it. */
#include "config.h"

#include "ui/admin/invitation.h"

#include "core/clock.h"
#include "printing/qr.h"
#include "ui/admin/confirm.h"
#include "ui/admin/page.h"

#include <glib/gi18n.h>

struct _LoketAdminInvitation {
  GtkBox parent_instance;

  /* template */
  GtkDrawingArea *code_area;
  GtkLabel *left_label;
  GtkWidget *save_button;
  GtkBox *withdraw_place;
  /* borrowed */
  LoketProgram *application;
  /* owned */
  LoketInvitation *invitation;
  LoketQr *qr;
  GtkFileChooserNative *chooser;
  guint tick_timer;
};

G_DEFINE_FINAL_TYPE (LoketAdminInvitation, loket_admin_invitation, GTK_TYPE_BOX)

enum { SIGNAL_WITHDRAW, N_SIGNALS };

static guint signals[N_SIGNALS];

static gint64
left (LoketAdminInvitation *self)
{
  return self->invitation->ends_at - loket_client_now (loket_program_client (self->application));
}

static void
show_left (LoketAdminInvitation *self)
{
  const int seconds = (int) (MAX (left (self), 0) / LOKET_SECOND);
  g_autofree char *text = NULL;

  if (seconds > 0)
    text =
        g_strdup_printf (_ ("Good for %d:%02d more, for one device"), seconds / 60, seconds % 60);
  else
    text = g_strdup (_ ("This invitation has ended. Invite the device again."));
  gtk_label_set_text (self->left_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->code_area), seconds > 0);
  gtk_widget_set_sensitive (self->save_button, seconds > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->withdraw_place), seconds > 0);
}

static gboolean
tick_cb (gpointer data)
{
  LoketAdminInvitation *self = data;

  show_left (self);
  if (left (self) <= 0) {
    self->tick_timer = 0;
    return G_SOURCE_REMOVE;
  }
  return G_SOURCE_CONTINUE;
}

/* White whatever the colours are: a reader needs dark on light. */
static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  LoketAdminInvitation *self = data;
  const guint modules = loket_qr_modules (self->qr);
  const guint module = (guint) MAX (MIN (width, height), 0) / modules;
  const double side = modules * module;
  const double x = (int) ((width - side) / 2), y = (int) ((height - side) / 2);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, x, y, side, side);
  cairo_fill (cr);
  loket_qr_draw (self->qr, cr, x, y, module);
}

static void
save (LoketAdminInvitation *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  /* It has the secret: for nobody but who saved it. */
  if (g_file_set_contents_full (
          path, self->invitation->text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error)) {
    sentence = g_strdup_printf (_ ("The invitation is in the file %s."), path);
    loket_admin_tell (GTK_WIDGET (self),
                      LOKET_NOTICE_INFORMATION,
                      sentence,
                      _ ("Take it to the new machine, and delete it afterwards."));
  } else {
    g_message ("the invitation was not saved: %s", error->message);
    loket_admin_tell (GTK_WIDGET (self),
                      LOKET_NOTICE_WARNING,
                      _ ("The file could not be written."),
                      _ ("Choose another folder, such as the one of a USB stick."));
  }
}

static void
chosen_cb (LoketAdminInvitation *self, int response)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT) {
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
    path = file != NULL ? g_file_get_path (file) : NULL;
  }
  g_clear_object (&self->chooser);
  if (path != NULL)
    save (self, path);
}

static void
save_cb (LoketAdminInvitation *self)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Save the invitation"),
                                               GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _ ("Save"),
                                               _ ("Do not save"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), "loket-invitation.txt");
  g_signal_connect_object (
      self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
withdraw_cb (LoketAdminInvitation *self)
{
  g_signal_emit (self, signals[SIGNAL_WITHDRAW], 0);
}

static void
loket_admin_invitation_dispose (GObject *object)
{
  LoketAdminInvitation *self = LOKET_ADMIN_INVITATION (object);

  g_clear_handle_id (&self->tick_timer, g_source_remove);
  g_clear_object (&self->chooser);
  g_clear_object (&self->invitation);
  G_OBJECT_CLASS (loket_admin_invitation_parent_class)->dispose (object);
}

static void
loket_admin_invitation_finalize (GObject *object)
{
  g_clear_pointer (&LOKET_ADMIN_INVITATION (object)->qr, loket_qr_free);
  G_OBJECT_CLASS (loket_admin_invitation_parent_class)->finalize (object);
}

static void
loket_admin_invitation_class_init (LoketAdminInvitationClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_admin_invitation_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_admin_invitation_finalize;
  signals[SIGNAL_WITHDRAW] =
      g_signal_new ("withdraw", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/admin/invitation.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketAdminInvitation, code_area);
  gtk_widget_class_bind_template_child (widget_class, LoketAdminInvitation, left_label);
  gtk_widget_class_bind_template_child (widget_class, LoketAdminInvitation, save_button);
  gtk_widget_class_bind_template_child (widget_class, LoketAdminInvitation, withdraw_place);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
loket_admin_invitation_init (LoketAdminInvitation *self)
{
  GtkWidget *withdraw;

  gtk_widget_init_template (GTK_WIDGET (self));
  withdraw = loket_admin_confirm_new (
      _ ("Withdraw"),
      _ ("Every invitation that is open becomes void. Devices that are in already stay in."),
      _ ("Yes, withdraw"));
  g_signal_connect_object (
      withdraw, "confirmed", G_CALLBACK (withdraw_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->withdraw_place, withdraw);
}

/**
 * loket_admin_invitation_new:
 * @application: the program
 * @invitation: what the hub answered; its text is shown as a QR and nowhere else
 *
 * Returns: (transfer floating): the invitation on the screen
 */
GtkWidget *
loket_admin_invitation_new (LoketProgram *application, LoketInvitation *invitation)
{
  LoketAdminInvitation *self = g_object_new (LOKET_TYPE_ADMIN_INVITATION, NULL);
  g_autoptr (GError) error = NULL;

  self->application = application;
  self->invitation = g_object_ref (invitation);
  self->qr = loket_qr_new (invitation->text, &error);
  if (self->qr != NULL)
    gtk_drawing_area_set_draw_func (self->code_area, draw, self, NULL);
  else /* the file still works */
    g_message ("no QR for an invitation: %s", error->message);
  show_left (self);
  self->tick_timer = g_timeout_add_seconds (1, tick_cb, self);
  return GTK_WIDGET (self);
}
