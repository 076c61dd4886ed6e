/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form about an officer: login, name, roles, area; the section of officers opens it for a new
 * one and for a change. */
#include "config.h"

#include "ui/admin/officer-form.h"

#include "ui/admin/form.h"
#include "ui/admin/words.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LoketAdminOfficerForm {
  GtkBox parent_instance;

  /* borrowed */
  GtkEditable *name_entry;
  GtkEditable *login_entry; /* NULL for one who is on file: logins stay */
  GtkEditable *area_entry;
  GtkCheckButton *roles[LOKET_N_ROLES]; /* NULL: not to be given here */
  /* owned */
  GtkWidget *button;     /* stands under the form, always in sight */
  LoketOfficer *officer; /* NULL for a new one */
};

G_DEFINE_FINAL_TYPE (LoketAdminOfficerForm, loket_admin_officer_form, GTK_TYPE_BOX)

enum { SIGNAL_READY, N_SIGNALS };

static guint signals[N_SIGNALS];

static char *
text_of (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

/* As the desk of officers checks it (app/office/officers.c), so that nobody presses in vain. */
static gboolean
is_login (const char *login)
{
  return strlen (login) >= 2 && g_ascii_islower (*login) &&
         strspn (login, "abcdefghijklmnopqrstuvwxyz0123456789.-_") == strlen (login);
}

static gboolean
is_complete (LoketAdminOfficerForm *self)
{
  g_autofree char *name = text_of (self->name_entry);
  g_autofree char *login = self->login_entry != NULL ? text_of (self->login_entry) : NULL;

  return *name != '\0' && (login == NULL || is_login (login));
}

static void
changed_cb (LoketAdminOfficerForm *self)
{
  if (self->button == NULL)
    return;
  gtk_widget_set_sensitive (self->button, is_complete (self));
}

static void
press_cb (LoketAdminOfficerForm *self)
{
  if (is_complete (self))
    g_signal_emit (self, signals[SIGNAL_READY], 0);
}

static GtkEditable *
add_entry (LoketAdminOfficerForm *self,
           const char *name,
           const char *text,
           int max,
           const char *hint)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_max_length (GTK_ENTRY (entry), max);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (press_cb), self, G_CONNECT_SWAPPED);
  loket_admin_form_add_field (GTK_WIDGET (self), name, entry, hint);
  return GTK_EDITABLE (entry);
}

static gboolean
has_role (LoketOfficer *officer, int role)
{
  return officer != NULL && officer->roles != NULL &&
         g_strv_contains ((const char *const *) officer->roles,
                          loket_enum_name (loket_role_get_type (), role));
}

/* An administrator is made by two officers, never here; the role can be taken away here. */
static void
add_roles (LoketAdminOfficerForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (int role = 0; role < LOKET_N_ROLES; role++) {
    if (role == LOKET_ROLE_ADMINISTRATOR && !has_role (self->officer, role))
      continue;
    self->roles[role] =
        GTK_CHECK_BUTTON (gtk_check_button_new_with_label (loket_admin_role ((LoketRole) role)));
    gtk_check_button_set_active (self->roles[role], has_role (self->officer, role));
    gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->roles[role]));
  }
  loket_admin_form_add_field (GTK_WIDGET (self), _ ("Roles"), box, NULL);
}

static void
loket_admin_officer_form_dispose (GObject *object)
{
  LoketAdminOfficerForm *self = LOKET_ADMIN_OFFICER_FORM (object);

  g_clear_object (&self->officer);
  g_clear_object (&self->button);
  G_OBJECT_CLASS (loket_admin_officer_form_parent_class)->dispose (object);
}

static gboolean
loket_admin_officer_form_grab_focus (GtkWidget *widget)
{
  LoketAdminOfficerForm *self = LOKET_ADMIN_OFFICER_FORM (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
}

static void
loket_admin_officer_form_class_init (LoketAdminOfficerFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_admin_officer_form_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_admin_officer_form_grab_focus;
  signals[SIGNAL_READY] = g_signal_new (
      "ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_admin_officer_form_init (LoketAdminOfficerForm *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sheet");
}

/**
 * loket_admin_officer_form_new:
 * @officer: (nullable): who is changed; %NULL for a new one
 * @button: what the button says
 *
 * Returns: (transfer floating): the form, filled in
 */
GtkWidget *
loket_admin_officer_form_new (LoketOfficer *officer, const char *button)
{
  LoketAdminOfficerForm *self = g_object_new (LOKET_TYPE_ADMIN_OFFICER_FORM, NULL);

  self->officer = officer != NULL ? g_object_ref (officer) : NULL;
  self->name_entry =
      add_entry (self, _ ("Name"), officer != NULL ? officer->name : NULL, 120, NULL);
  if (officer == NULL)
    self->login_entry = add_entry (self,
                                   _ ("Login"),
                                   NULL,
                                   40,
                                   _ ("Small letters and digits, such as “sri.wahyuni”; it stays"));
  add_roles (self);
  self->area_entry =
      add_entry (self,
                 _ ("Area"),
                 officer != NULL ? officer->area : NULL,
                 13,
                 _ ("Code of a region, such as 33.14.10; empty: the whole district"));
  self->button = g_object_ref_sink (gtk_button_new_with_label (button));
  gtk_widget_add_css_class (self->button, "primary");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (press_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * loket_admin_officer_form_button:
 * @self: the form
 *
 * Returns: (transfer none): its button, which goes where it is always in sight
 */
GtkWidget *
loket_admin_officer_form_button (LoketAdminOfficerForm *self)
{
  return self->button;
}

static char **
chosen_roles (LoketAdminOfficerForm *self)
{
  g_autoptr (GStrvBuilder) roles = g_strv_builder_new ();

  for (int role = 0; role < LOKET_N_ROLES; role++)
    if (self->roles[role] != NULL && gtk_check_button_get_active (self->roles[role]))
      g_strv_builder_add (roles, loket_enum_name (loket_role_get_type (), role));
  return g_strv_builder_end (roles);
}

static char *
chosen_area (LoketAdminOfficerForm *self)
{
  g_autofree char *area = text_of (self->area_entry);

  return *area != '\0' ? g_steal_pointer (&area) : NULL;
}

/**
 * loket_admin_officer_form_request:
 * @self: the form of a new officer
 *
 * Returns: (transfer full): what the hub is asked, without a password
 */
LoketOfficerRequest *
loket_admin_officer_form_request (LoketAdminOfficerForm *self)
{
  LoketOfficerRequest *request = loket_officer_request_new ();

  request->name = text_of (self->name_entry);
  request->login = text_of (self->login_entry);
  request->roles = chosen_roles (self);
  request->area = chosen_area (self);
  return request;
}

/**
 * loket_admin_officer_form_change:
 * @self: the form of an officer who is on file
 *
 * Returns: (transfer full): what the hub is asked: all of it, as it stands in the form
 */
LoketOfficerChange *
loket_admin_officer_form_change (LoketAdminOfficerForm *self)
{
  LoketOfficerChange *change = loket_officer_change_new ();

  change->officer = g_strdup (self->officer->id);
  change->name = text_of (self->name_entry);
  change->roles = chosen_roles (self);
  change->area = chosen_area (self);
  change->whole_district = change->area == NULL;
  return change;
}
