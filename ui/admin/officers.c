/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section of the administration page about officers; LoketAdminPage shows it. */
#include "config.h"

#include "ui/admin/officers.h"

#include "ui/admin/confirm.h"
#include "ui/admin/form.h"
#include "ui/admin/officer-form.h"
#include "ui/admin/page.h"
#include "ui/admin/password.h"
#include "ui/admin/section.h"
#include "ui/admin/words.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_ADMIN_OFFICERS (loket_admin_officers_get_type ())
G_DECLARE_FINAL_TYPE (LoketAdminOfficers,
                      loket_admin_officers,
                      LOKET,
                      ADMIN_OFFICERS,
                      LoketAdminList)

struct _LoketAdminOfficers {
  LoketAdminList parent_instance;

  /* borrowed */
  LoketAdminOfficerForm *form; /* the one in the pane, while it is there */
  /* owned */
  LoketRandom *random;
  LoketOfficer *officer; /* the one in the pane, as the hub knows it */
  LoketRecord *undo;     /* the request that takes back the last act */
  char *password;        /* given by an act that got no answer yet: the same when it is repeated */
};

G_DEFINE_FINAL_TYPE (LoketAdminOfficers, loket_admin_officers, LOKET_TYPE_ADMIN_LIST)

static char *
roles_text (LoketProgram *application, LoketRecord *record)
{
  return loket_admin_roles ((const char *const *) loket_officer_cast (record)->roles);
}

static char *
area_text (LoketProgram *application, LoketRecord *record)
{
  LoketOfficer *officer = loket_officer_cast (record);

  return g_strdup (officer->area != NULL ? officer->area : _ ("Whole district"));
}

static char *
status_text (LoketProgram *application, LoketRecord *record)
{
  return g_strdup (loket_admin_officer_status (loket_officer_cast (record)->status));
}

static const char *
status_chip (LoketRecord *record)
{
  switch (loket_officer_cast (record)->status) {
  case LOKET_OFFICER_ACTIVE:
    return "good";
  case LOKET_OFFICER_LOCKED:
    return "warning";
  case LOKET_OFFICER_LEFT:
  default:
    return "";
  }
}

static const LoketAdminColumn columns[] = {
    {N_ ("Name"), "name", .wide = TRUE},
    {N_ ("Login"), "login"},
    {N_ ("Roles"), .text = roles_text, .wide = TRUE, .spare = TRUE},
    {N_ ("Area"), .text = area_text, .spare = TRUE},
    {N_ ("Status"), .text = status_text, .chip = status_chip},
};

static gboolean
may (LoketAdminOfficers *self, LoketPermission permission)
{
  return loket_admin_may (loket_admin_list_application (LOKET_ADMIN_LIST (self)), permission);
}

/* Undo: the act that leads back, done as any other */

static void
undone (LoketAdminList *list, LoketRecord *request, LoketRecord *answer)
{
  loket_admin_list_reload (list);
  loket_admin_tell (
      GTK_WIDGET (list), LOKET_NOTICE_INFORMATION, _ ("Taken back: it is as it was before."), NULL);
}

static void
undo_cb (gpointer object)
{
  LoketAdminOfficers *self = LOKET_ADMIN_OFFICERS (object);
  const LoketOperation *operation;

  if (self->undo == NULL)
    return;
  operation = G_OBJECT_TYPE (self->undo) == loket_officer_change_get_type ()
                  ? &LOKET_OFFICER_CHANGE
                  : &LOKET_OFFICER_SET_STATUS;
  loket_admin_list_act (LOKET_ADMIN_LIST (self), operation, g_steal_pointer (&self->undo), undone);
}

static void
tell_done (LoketAdminOfficers *self, const char *sentence, const char *advice)
{
  loket_admin_list_reload (LOKET_ADMIN_LIST (self));
  if (self->undo != NULL)
    loket_admin_tell_undo (GTK_WIDGET (self), sentence, advice, undo_cb, self);
  else
    loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_INFORMATION, sentence, advice);
}

/* A password is shown once, in the pane, and kept nowhere */

static char *
dup_password (LoketAdminOfficers *self)
{
  if (self->password == NULL)
    self->password = loket_admin_password_new (self->random);
  return g_strdup (self->password);
}

static void
copy_cb (GtkButton *button, const char *password)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), password);
}

static void
show_password (LoketAdminOfficers *self, const char *name, const char *password)
{
  GtkWidget *form = loket_admin_form_new ();
  GtkWidget *label = gtk_label_new (password);
  GtkWidget *copy = gtk_button_new_with_label (_ ("Copy"));

  g_clear_pointer (&self->password, g_free);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "password");
  loket_admin_form_add_field (form, _ ("Password to begin with"), label, NULL);
  g_signal_connect_data (copy,
                         "clicked",
                         G_CALLBACK (copy_cb),
                         g_strdup (password),
                         (GClosureNotify) (void (*) (void)) g_free,
                         0);
  gtk_box_append (GTK_BOX (form), copy);
  loket_admin_form_add_sentence (
      form,
      _ ("Write it down for the officer now: it is shown only this once. At the first sign-in the "
         "officer chooses another one."));
  loket_admin_list_open (LOKET_ADMIN_LIST (self), name, form);
  gtk_widget_grab_focus (copy);
}

/* A new officer */

static void
added (LoketAdminList *list, LoketRecord *record, LoketRecord *answer)
{
  LoketAdminOfficers *self = LOKET_ADMIN_OFFICERS (list);
  LoketOfficerRequest *request = loket_officer_request_cast (record);

  show_password (self, request->name, request->password);
  loket_admin_list_reload (list);
}

static void
add_ready_cb (LoketAdminOfficers *self)
{
  LoketOfficerRequest *request = loket_admin_officer_form_request (self->form);

  request->password = dup_password (self);
  request->must_change = TRUE;
  loket_admin_list_act (LOKET_ADMIN_LIST (self), &LOKET_OFFICER_ADD, LOKET_RECORD (request), added);
}

static void
open_form (LoketAdminOfficers *self,
           LoketOfficer *officer,
           const char *title,
           const char *button,
           GCallback ready)
{
  GtkWidget *form = loket_admin_officer_form_new (officer, button);

  g_clear_pointer (&self->password, g_free);
  self->form = LOKET_ADMIN_OFFICER_FORM (form);
  g_signal_connect_object (form, "ready", ready, self, G_CONNECT_SWAPPED);
  loket_admin_list_open (LOKET_ADMIN_LIST (self), title, form);
  loket_admin_list_set_foot (LOKET_ADMIN_LIST (self), loket_admin_officer_form_button (self->form));
  gtk_widget_grab_focus (form);
}

static void
add_cb (LoketAdminOfficers *self)
{
  open_form (self, NULL, _ ("Add an officer"), _ ("Add"), G_CALLBACK (add_ready_cb));
}

/* Changes */

static void
changed (LoketAdminList *list, LoketRecord *record, LoketRecord *answer)
{
  LoketAdminOfficers *self = LOKET_ADMIN_OFFICERS (list);
  LoketOfficerChange *undo = loket_officer_change_new ();
  LoketOfficer *before = self->officer;
  g_autofree char *id = g_strdup (before->id);
  g_autofree char *sentence = g_strdup_printf (_ ("“%s” was changed."), before->name);

  undo->officer = g_strdup (id);
  undo->name = g_strdup (before->name);
  undo->roles = g_strdupv (before->roles);
  undo->area = g_strdup (before->area);
  undo->whole_district = before->area == NULL;
  g_set_object (&self->undo, LOKET_RECORD (undo));
  g_object_unref (undo);
  loket_admin_list_choose (list, id);
  tell_done (self, sentence, NULL);
}

static void
change_ready_cb (LoketAdminOfficers *self)
{
  loket_admin_list_act (LOKET_ADMIN_LIST (self),
                        &LOKET_OFFICER_CHANGE,
                        LOKET_RECORD (loket_admin_officer_form_change (self->form)),
                        changed);
}

static void
change_cb (LoketAdminOfficers *self)
{
  open_form (self, self->officer, self->officer->name, _ ("Save"), G_CALLBACK (change_ready_cb));
}

static LoketRecord *
status_request (const char *officer, LoketOfficerStatus status)
{
  LoketOfficerStatusRequest *request = loket_officer_status_request_new ();

  request->officer = g_strdup (officer);
  request->status = status;
  return LOKET_RECORD (request);
}

static void
status_set (LoketAdminList *list, LoketRecord *record, LoketRecord *answer)
{
  LoketAdminOfficers *self = LOKET_ADMIN_OFFICERS (list);
  LoketOfficer *officer = loket_officer_cast (answer);
  g_autofree char *sentence = NULL;
  const char *advice = NULL;

  g_clear_object (&self->undo);
  self->undo = status_request (officer->id, self->officer->status);
  if (officer->status == LOKET_OFFICER_ACTIVE) {
    sentence = g_strdup_printf (_ ("“%s” may sign in again."), officer->name);
  } else {
    sentence = officer->status == LOKET_OFFICER_LOCKED
                   ? g_strdup_printf (_ ("“%s” is locked out."), officer->name)
                   : g_strdup_printf (_ ("“%s” works here no more."), officer->name);
    advice = _ ("Whoever was signed in by that name is signed out everywhere.");
  }
  tell_done (self, sentence, advice);
}

static void
set_status (LoketAdminOfficers *self, LoketOfficerStatus status)
{
  loket_admin_list_act (LOKET_ADMIN_LIST (self),
                        &LOKET_OFFICER_SET_STATUS,
                        status_request (self->officer->id, status),
                        status_set);
}

static void
lock_cb (LoketAdminOfficers *self)
{
  set_status (self, LOKET_OFFICER_LOCKED);
}

static void
let_in_cb (LoketAdminOfficers *self)
{
  set_status (self, LOKET_OFFICER_ACTIVE);
}

static void
left_cb (LoketAdminOfficers *self)
{
  set_status (self, LOKET_OFFICER_LEFT);
}

static void
password_set (LoketAdminList *list, LoketRecord *record, LoketRecord *answer)
{
  LoketPasswordRequest *request = loket_password_request_cast (record);

  show_password (LOKET_ADMIN_OFFICERS (list), loket_officer_cast (answer)->name, request->password);
  loket_admin_list_reload (list);
}

static void
password_cb (LoketAdminOfficers *self)
{
  LoketPasswordRequest *request = loket_password_request_new ();

  request->officer = g_strdup (self->officer->id);
  request->password = dup_password (self);
  request->must_change = TRUE;
  loket_admin_list_act (
      LOKET_ADMIN_LIST (self), &LOKET_OFFICER_SET_PASSWORD, LOKET_RECORD (request), password_set);
}

static void
proposed (LoketAdminList *list, LoketRecord *record, LoketRecord *answer)
{
  loket_admin_tell (GTK_WIDGET (list),
                    LOKET_NOTICE_INFORMATION,
                    _ ("Proposed. It is done when a second officer approves."),
                    _ ("A head of unit or another administrator can do that."));
}

static void
propose_cb (LoketAdminOfficers *self)
{
  LoketOfficerReference *request = loket_officer_reference_new ();

  request->officer = g_strdup (self->officer->id);
  loket_admin_list_act (LOKET_ADMIN_LIST (self),
                        &LOKET_OFFICER_GRANT_ADMINISTRATOR,
                        LOKET_RECORD (request),
                        proposed);
}

/* One officer */

static void
add_confirm (LoketAdminOfficers *self,
             GtkWidget *form,
             const char *act,
             const char *consequence,
             const char *yes,
             GCallback confirmed)
{
  GtkWidget *confirm = loket_admin_confirm_new (act, consequence, yes);

  g_signal_connect_object (confirm, "confirmed", confirmed, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (form), confirm);
}

static void
add_acts (LoketAdminOfficers *self, GtkWidget *form)
{
  LoketOfficer *officer = self->officer;

  if (officer->status != LOKET_OFFICER_ACTIVE) {
    loket_admin_form_add_button (
        form, _ ("Let in again"), "primary", G_CALLBACK (let_in_cb), G_OBJECT (self));
    return;
  }
  loket_admin_form_add_button (form, _ ("Change"), NULL, G_CALLBACK (change_cb), G_OBJECT (self));
  loket_admin_form_add_button (
      form, _ ("Lock this officer out"), NULL, G_CALLBACK (lock_cb), G_OBJECT (self));
  add_confirm (self,
               form,
               _ ("Give a new password"),
               _ ("The password of now ends at once, and the officer is signed out everywhere."),
               _ ("Yes, a new password"),
               G_CALLBACK (password_cb));
  add_confirm (
      self,
      form,
      _ ("Works here no more"),
      _ ("The officer is signed out everywhere and cannot sign in any more. What he or she "
         "did stays on file."),
      _ ("Yes, has left"),
      G_CALLBACK (left_cb));
}

static void
add_proposal (LoketAdminOfficers *self, GtkWidget *form)
{
  const char *const *roles = (const char *const *) self->officer->roles;

  if (self->officer->status != LOKET_OFFICER_ACTIVE || !may (self, LOKET_MAY_GRANT_ADMINISTRATOR) ||
      (roles != NULL &&
       g_strv_contains (roles, loket_enum_name (loket_role_get_type (), LOKET_ROLE_ADMINISTRATOR))))
    return;
  add_confirm (self,
               form,
               _ ("Propose as administrator"),
               _ ("An administrator manages devices, officers and backups. A second officer has to "
                  "approve it."),
               _ ("Yes, propose"),
               G_CALLBACK (propose_cb));
}

static GtkWidget *
loket_admin_officers_detail (LoketAdminList *list, LoketRecord *record)
{
  LoketAdminOfficers *self = LOKET_ADMIN_OFFICERS (list);
  LoketProgram *application = loket_admin_list_application (list);
  LoketSession *session = loket_client_session (loket_admin_list_client (list));
  LoketOfficer *officer = loket_officer_cast (record);
  GtkWidget *form = loket_admin_form_new ();
  g_autofree char *roles = roles_text (application, record);
  g_autofree char *area = area_text (application, record);
  g_autofree char *since = loket_admin_day (application, officer->created_at);

  if (self->officer == NULL || g_strcmp0 (self->officer->id, officer->id) != 0)
    g_clear_pointer (&self->password, g_free);
  g_set_object (&self->officer, officer);
  loket_admin_form_add_fact (form, _ ("Login"), officer->login);
  loket_admin_form_add_fact (form, _ ("Roles"), *roles != '\0' ? roles : _ ("none"));
  loket_admin_form_add_fact (form, _ ("Area"), area);
  loket_admin_form_add_fact (form, _ ("Status"), loket_admin_officer_status (officer->status));
  loket_admin_form_add_fact (form, _ ("On file since"), since);
  if (officer->must_change)
    loket_admin_form_add_sentence (form, _ ("Has to choose a password of his or her own first."));
  if (session != NULL && g_strcmp0 (session->officer, officer->id) == 0) {
    loket_admin_form_add_sentence (
        form, _ ("This is you. Another administrator can change what stands here."));
    return form;
  }
  if (may (self, LOKET_MAY_MANAGE_OFFICERS))
    add_acts (self, form);
  add_proposal (self, form);
  return form;
}

static void
loket_admin_officers_constructed (GObject *object)
{
  LoketAdminOfficers *self = LOKET_ADMIN_OFFICERS (object);

  G_OBJECT_CLASS (loket_admin_officers_parent_class)->constructed (object);
  if (may (self, LOKET_MAY_MANAGE_OFFICERS))
    loket_admin_list_add_add (
        LOKET_ADMIN_LIST (self), _ ("Add an officer"), G_CALLBACK (add_cb), self);
}

static void
loket_admin_officers_dispose (GObject *object)
{
  LoketAdminOfficers *self = LOKET_ADMIN_OFFICERS (object);

  g_clear_pointer (&self->random, loket_random_unref);
  g_clear_object (&self->officer);
  g_clear_object (&self->undo);
  g_clear_pointer (&self->password, g_free);
  G_OBJECT_CLASS (loket_admin_officers_parent_class)->dispose (object);
}

static void
loket_admin_officers_class_init (LoketAdminOfficersClass *klass)
{
  LoketAdminListClass *list_class = LOKET_ADMIN_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = loket_admin_officers_constructed;
  G_OBJECT_CLASS (klass)->dispose = loket_admin_officers_dispose;
  list_class->title = N_ ("Officers");
  list_class->search = N_ ("Name, login, role or area");
  list_class->empty = N_ ("No officer is on file yet.");
  list_class->empty_advice = N_ ("Add the people who work here, with what they do.");
  list_class->icon = "loket-officer-symbolic";
  list_class->columns = columns;
  list_class->n_columns = G_N_ELEMENTS (columns);
  list_class->operation = &LOKET_OFFICER_LIST;
  list_class->member = "officers";
  list_class->detail = loket_admin_officers_detail;
}

static void
loket_admin_officers_init (LoketAdminOfficers *self)
{
  self->random = loket_random_new_system ();
}

/**
 * loket_admin_officers_new:
 * @application: the program
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
loket_admin_officers_new (LoketProgram *application)
{
  return g_object_new (LOKET_TYPE_ADMIN_OFFICERS, "application", application, NULL);
}
