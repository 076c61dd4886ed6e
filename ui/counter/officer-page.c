/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is signed in at this counter, and what that officer can do about it: lock, another officer,
 * one's own password, sign out.  The window shows it. */
#include "config.h"

#include "ui/counter/officer-page.h"

#include "ui/admin/words.h"
#include "ui/counter/key-button.h"
#include "ui/counter/sentences.h"

#include <glib/gi18n.h>

struct _LoketOfficerPage {
  LoketPage parent_instance;

  /* template */
  GtkLabel *name_label;
  GtkLabel *roles_label;
  GtkLabel *since_label;
  GtkWidget *lock_button;
};

G_DEFINE_FINAL_TYPE (LoketOfficerPage, loket_officer_page, LOKET_TYPE_PAGE)

static gboolean
loket_officer_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LOKET_OFFICER_PAGE (widget)->lock_button);
}

static void
loket_officer_page_class_init (LoketOfficerPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = loket_officer_page_grab_focus;
  g_type_ensure (LOKET_TYPE_KEY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/counter/officer-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketOfficerPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, LoketOfficerPage, roles_label);
  gtk_widget_class_bind_template_child (widget_class, LoketOfficerPage, since_label);
  gtk_widget_class_bind_template_child (widget_class, LoketOfficerPage, lock_button);
}

static void
loket_officer_page_init (LoketOfficerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * loket_officer_page_new:
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
loket_officer_page_new (void)
{
  return g_object_new (LOKET_TYPE_OFFICER_PAGE, NULL);
}

/**
 * loket_officer_page_show:
 * @self: the page
 * @application: the program
 * @session: of the officer who is signed in
 */
void
loket_officer_page_show (LoketOfficerPage *self, LoketProgram *application, LoketSession *session)
{
  LoketProfile *profile = loket_program_profile (application);
  g_autofree char *roles = loket_admin_roles ((const char *const *) session->roles);
  g_autofree char *at =
      loket_sentence_arrived (profile, loket_program_language (application), session->started_at);
  g_autofree char *since = g_strdup_printf (_ ("Signed in as %s since %s"), session->login, at);

  gtk_label_set_text (self->name_label, session->name);
  gtk_label_set_text (self->roles_label, roles);
  gtk_label_set_text (self->since_label, since);
}
