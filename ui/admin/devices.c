/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section of the administration page about devices; LoketAdminPage shows it. */
#include "config.h"

#include "ui/admin/devices.h"

#include "core/clock.h"
#include "core/lane.h"
#include "core/office.h"
#include "ui/admin/confirm.h"
#include "ui/admin/form.h"
#include "ui/admin/invitation.h"
#include "ui/admin/page.h"
#include "ui/admin/section.h"
#include "ui/admin/words.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_ADMIN_DEVICES (loket_admin_devices_get_type ())
G_DECLARE_FINAL_TYPE (LoketAdminDevices, loket_admin_devices, LOKET, ADMIN_DEVICES, LoketAdminList)

struct _LoketAdminDevices {
  LoketAdminList parent_instance;

  /* borrowed */
  GtkWidget *name_entry; /* of the form, while it is there */
  GtkWidget *lane_entry;
  GtkWidget *invite_button;
  GtkWidget *code; /* the invitation, while it is in the pane; weak */
  /* owned */
  LoketInvitation *invitation; /* the last one from here, until it is used, void or ended */
  char *revoking;
  /* state */
  LoketDeviceKind kind; /* chosen in the form */
};

G_DEFINE_FINAL_TYPE (LoketAdminDevices, loket_admin_devices, LOKET_TYPE_ADMIN_LIST)

static char *
kind_text (LoketProgram *application, LoketRecord *record)
{
  return g_strdup (loket_admin_device_kind (loket_device_cast (record)->kind));
}

static gboolean
is_without_lane (LoketDevice *device)
{
  return device->kind == LOKET_DEVICE_KIOSK && !device->lane.set;
}

static char *
lane_text (LoketProgram *application, LoketRecord *record)
{
  LoketDevice *device = loket_device_cast (record);

  if (is_without_lane (device))
    return g_strdup (_ ("no lane"));
  return device->lane.set ? g_strdup_printf ("%d", (int) device->lane.value) : NULL;
}

static char *
status_text (LoketProgram *application, LoketRecord *record)
{
  return g_strdup (loket_admin_device_status (loket_device_cast (record)->status));
}

static const char *
status_chip (LoketRecord *record)
{
  return loket_device_cast (record)->status == LOKET_DEVICE_ACTIVE ? "good" : "warning";
}

static char *
until_text (LoketProgram *application, LoketRecord *record)
{
  return loket_admin_day (application, loket_device_cast (record)->ends_at);
}

static const LoketAdminColumn columns[] = {
    {N_ ("Name"), "name", .wide = TRUE},
    {N_ ("Kind"), .text = kind_text},
    {N_ ("Lane"), .text = lane_text, .spare = TRUE},
    {N_ ("Last seen"), "seen_at", .spare = TRUE},
    {N_ ("Certificate until"), .text = until_text, .spare = TRUE},
    {N_ ("Status"), .text = status_text, .chip = status_chip},
};

static gboolean
may_manage (LoketAdminDevices *self)
{
  return loket_admin_may (loket_admin_list_application (LOKET_ADMIN_LIST (self)),
                          LOKET_MAY_MANAGE_DEVICES);
}

/* An invitation */

static void
withdrawn (LoketAdminList *list, LoketRecord *request, LoketRecord *answer)
{
  LoketAdminDevices *self = LOKET_ADMIN_DEVICES (list);

  g_clear_object (&self->invitation);
  if (self->code != NULL)
    loket_admin_list_close (list);
  loket_admin_list_reload (list);
  loket_admin_tell (GTK_WIDGET (self),
                    LOKET_NOTICE_INFORMATION,
                    _ ("All open invitations are void now."),
                    _ ("Invite again whenever a machine is ready."));
}

static void
withdraw_cb (LoketAdminDevices *self)
{
  loket_admin_list_act (LOKET_ADMIN_LIST (self),
                        &LOKET_DEVICE_WITHDRAW,
                        LOKET_RECORD (loket_nothing_new ()),
                        withdrawn);
}

/* Without the code on the screen the banner tells that it is still open. */
static void
code_gone_cb (LoketAdminDevices *self)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    loket_admin_list_reload (LOKET_ADMIN_LIST (self));
}

static void
show_invitation (LoketAdminDevices *self)
{
  LoketAdminList *list = LOKET_ADMIN_LIST (self);
  GtkWidget *code =
      loket_admin_invitation_new (loket_admin_list_application (list), self->invitation);

  g_signal_connect_object (code, "withdraw", G_CALLBACK (withdraw_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (code, "destroy", G_CALLBACK (code_gone_cb), self, G_CONNECT_SWAPPED);
  loket_admin_list_open (list, self->invitation->name, code);
  loket_admin_list_set_banner (list, NULL);
  g_set_weak_pointer (&self->code, code);
}

static void
invited (LoketAdminList *list, LoketRecord *request, LoketRecord *answer)
{
  LoketAdminDevices *self = LOKET_ADMIN_DEVICES (list);

  g_set_object (&self->invitation, loket_invitation_cast (answer));
  show_invitation (self);
  loket_admin_list_reload (list);
  if (loket_device_request_cast (request)->kind == LOKET_DEVICE_KIOSK &&
      !self->invitation->lane.set)
    loket_admin_tell (GTK_WIDGET (self),
                      LOKET_NOTICE_WARNING,
                      _ ("No lane is left: this kiosk gives no numbers without the hub."),
                      _ ("The lane of a kiosk that is put out is free again the next day."));
}

static char *
typed_in (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

/* The lane that the form asks for; FALSE while what stands there is none.  Nothing is good too: the
 * hub gives the next free one. */
static gboolean
read_lane (LoketAdminDevices *self, LoketOptional *lane)
{
  g_autofree char *text = typed_in (self->lane_entry);
  guint64 number;

  *lane = LOKET_NONE;
  if (self->kind != LOKET_DEVICE_KIOSK || *text == '\0')
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, 99, &number, NULL) ||
      !loket_lane_is_valid ((gint64) number))
    return FALSE;
  *lane = LOKET_SOME ((gint64) number);
  return TRUE;
}

static void
invite_cb (LoketAdminDevices *self)
{
  LoketDeviceRequest *request;
  LoketOptional lane;
  g_autofree char *name = typed_in (self->name_entry);

  if (*name == '\0') {
    gtk_widget_grab_focus (self->name_entry);
    return;
  }
  if (!read_lane (self, &lane)) {
    gtk_widget_grab_focus (self->lane_entry);
    return;
  }
  request = loket_device_request_new ();
  request->name = g_steal_pointer (&name);
  request->kind = self->kind;
  request->lane = lane;
  loket_admin_list_act (
      LOKET_ADMIN_LIST (self), &LOKET_DEVICE_ADD, LOKET_RECORD (request), invited);
}

static void
typed_cb (LoketAdminDevices *self)
{
  g_autofree char *name = typed_in (self->name_entry);
  LoketOptional lane;

  gtk_widget_set_sensitive (self->invite_button, *name != '\0' && read_lane (self, &lane));
}

static void
kind_cb (LoketAdminDevices *self, GParamSpec *pspec, GtkCheckButton *button)
{
  if (!gtk_check_button_get_active (button))
    return;
  self->kind = (LoketDeviceKind) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "kind"));
  gtk_widget_set_sensitive (self->lane_entry, self->kind == LOKET_DEVICE_KIOSK);
  typed_cb (self);
}

/* Kinds that are put up in an office; an `admin` device would need no officer (permission.h), so
 * that one is made on the hub itself. */
static void
add_kinds (LoketAdminDevices *self, GtkWidget *form)
{
  static const LoketDeviceKind kinds[] = {
      LOKET_DEVICE_KIOSK, LOKET_DEVICE_COUNTER, LOKET_DEVICE_DISPLAY, LOKET_DEVICE_VERIFIER};
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkCheckButton *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    GtkWidget *button = gtk_check_button_new_with_label (loket_admin_device_kind (kinds[i]));

    g_object_set_data (G_OBJECT (button), "kind", GINT_TO_POINTER ((int) kinds[i]));
    g_signal_connect_object (
        button, "notify::active", G_CALLBACK (kind_cb), self, G_CONNECT_SWAPPED);
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), first);
    gtk_check_button_set_active (GTK_CHECK_BUTTON (button), i == 0);
    first = first != NULL ? first : GTK_CHECK_BUTTON (button);
    gtk_box_append (GTK_BOX (box), button);
  }
  loket_admin_form_add_field (form, _ ("What it is for"), box, NULL);
}

static GtkWidget *
new_entry (LoketAdminDevices *self, int length)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_max_length (GTK_ENTRY (entry), length);
  g_signal_connect_object (entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (invite_cb), self, G_CONNECT_SWAPPED);
  return entry;
}

static void
add_cb (LoketAdminDevices *self)
{
  GtkWidget *form = loket_admin_form_new ();
  GtkWidget *button = g_object_ref_sink (gtk_button_new_with_label (_ ("Show the invitation")));

  self->invite_button = button;
  self->name_entry = new_entry (self, 64);
  self->lane_entry = new_entry (self, 2);
  add_kinds (self, form);
  loket_admin_form_add_field (
      form, _ ("Name"), self->name_entry, _ ("Where it stands, such as “Kiosk at the door”"));
  loket_admin_form_add_field (
      form,
      _ ("Lane of its numbers without the hub"),
      self->lane_entry,
      _ ("7, 8, or 70 to 99. Left empty, the next free one. Only a kiosk has one."));
  gtk_widget_add_css_class (button, "primary");
  gtk_widget_set_sensitive (button, FALSE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (invite_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (form), button);
  g_object_unref (button);
  loket_admin_form_add_sentence (
      form, _ ("The invitation is good for ten minutes and lets one device in."));
  loket_admin_list_open (LOKET_ADMIN_LIST (self), _ ("Add a device"), form);
  gtk_widget_grab_focus (self->name_entry);
}

/* Open invitations, and who has come in by one */

static gboolean
is_open (GListModel *enrolments, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (enrolments); i++) {
    g_autoptr (LoketEnrolment) enrolment = g_list_model_get_item (enrolments, i);
    if (g_strcmp0 (enrolment->id, id) == 0)
      return TRUE;
  }
  return FALSE;
}

static LoketDevice *
find_newcomer (GListModel *devices, LoketInvitation *invitation)
{
  for (guint i = 0; i < g_list_model_get_n_items (devices); i++) {
    g_autoptr (LoketDevice) device = g_list_model_get_item (devices, i);
    if (g_strcmp0 (device->name, invitation->name) == 0 && device->status == LOKET_DEVICE_ACTIVE &&
        device->enrolled_at < invitation->ends_at &&
        device->enrolled_at > invitation->ends_at - 10 * LOKET_MINUTE)
      return device;
  }
  return NULL;
}

static void
notice_end (LoketAdminDevices *self, LoketDeviceList *answer)
{
  LoketDevice *newcomer;
  g_autofree char *sentence = NULL;
  g_autoptr (LoketInvitation) invitation = NULL;

  if (self->invitation == NULL || is_open (G_LIST_MODEL (answer->enrolments), self->invitation->id))
    return;
  invitation = g_steal_pointer (&self->invitation);
  newcomer = find_newcomer (G_LIST_MODEL (answer->devices), invitation);
  if (newcomer == NULL)
    return;
  if (self->code != NULL)
    loket_admin_list_close (LOKET_ADMIN_LIST (self));
  sentence = g_strdup_printf (_ ("“%s” is on the network now."), newcomer->name);
  loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_INFORMATION, sentence, NULL);
}

static char *
names_of (GListModel *enrolments)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (enrolments); i++) {
    g_autoptr (LoketEnrolment) enrolment = g_list_model_get_item (enrolments, i);
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", enrolment->name);
  }
  return g_string_free (names, FALSE);
}

static GtkWidget *
make_banner (LoketAdminDevices *self, GListModel *enrolments)
{
  const guint n = g_list_model_get_n_items (enrolments);
  g_autofree char *names = names_of (enrolments);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u open invitation: %s", "%u open invitations: %s", n), n, names);
  GtkWidget *banner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (banner, "banner");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (banner), label);
  if (self->invitation != NULL)
    loket_admin_form_add_button (
        banner, _ ("Show the code"), NULL, G_CALLBACK (show_invitation), self);
  if (self->invitation == NULL && may_manage (self)) {
    GtkWidget *withdraw = loket_admin_confirm_new (
        _ ("Withdraw"),
        _ ("Every invitation that is open becomes void. Devices that are in already stay in."),
        _ ("Yes, withdraw"));
    g_signal_connect_object (
        withdraw, "confirmed", G_CALLBACK (withdraw_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (banner), withdraw);
  }
  return banner;
}

static void
loket_admin_devices_loaded (LoketAdminList *list, LoketRecord *record)
{
  LoketAdminDevices *self = LOKET_ADMIN_DEVICES (list);
  LoketDeviceList *answer = loket_device_list_cast (record);
  GListModel *enrolments = G_LIST_MODEL (answer->enrolments);

  notice_end (self, answer);
  loket_admin_list_set_banner (list,
                               g_list_model_get_n_items (enrolments) > 0 && self->code == NULL
                                   ? make_banner (self, enrolments)
                                   : NULL);
}

/* One device */

static void
revoked (LoketAdminList *list, LoketRecord *request, LoketRecord *answer)
{
  g_autofree char *sentence = g_strdup_printf (_ ("“%s” is put out and hears nothing more."),
                                               loket_device_cast (answer)->name);

  loket_admin_list_reload (list);
  loket_admin_tell (GTK_WIDGET (list),
                    LOKET_NOTICE_INFORMATION,
                    sentence,
                    _ ("To let the same machine in again, invite it anew."));
}

static void
revoke_cb (LoketAdminDevices *self)
{
  LoketDeviceReference *request = loket_device_reference_new ();

  request->device = g_strdup (self->revoking);
  loket_admin_list_act (
      LOKET_ADMIN_LIST (self), &LOKET_DEVICE_REVOKE, LOKET_RECORD (request), revoked);
}

static GtkWidget *
loket_admin_devices_detail (LoketAdminList *list, LoketRecord *record)
{
  LoketAdminDevices *self = LOKET_ADMIN_DEVICES (list);
  LoketProgram *application = loket_admin_list_application (list);
  LoketDevice *device = loket_device_cast (record);
  GtkWidget *form = loket_admin_form_new ();
  GtkWidget *confirm;
  g_autofree char *since = loket_admin_time (application, device->enrolled_at);
  g_autofree char *until = until_text (application, record);
  g_autofree char *seen =
      device->seen_at.set ? loket_admin_time (application, device->seen_at.value) : NULL;
  g_autofree char *lane = is_without_lane (device)
                              ? g_strdup (_ ("None: it gives no numbers without the hub"))
                              : lane_text (application, record);

  loket_admin_form_add_fact (form, _ ("Kind"), loket_admin_device_kind (device->kind));
  loket_admin_form_add_fact (form, _ ("Status"), loket_admin_device_status (device->status));
  loket_admin_form_add_fact (form, _ ("Lane of its numbers without the hub"), lane);
  loket_admin_form_add_fact (form, _ ("Last seen"), seen);
  loket_admin_form_add_fact (form, _ ("On the network since"), since);
  loket_admin_form_add_fact (form, _ ("Certificate until"), until);
  if (device->status == LOKET_DEVICE_REVOKED || !may_manage (self))
    return form;
  g_free (self->revoking);
  self->revoking = g_strdup (device->id);
  confirm = loket_admin_confirm_new (_ ("Put this device out"),
                                     _ ("It is cut off within a second and is never let in again "
                                        "with its certificate. The machine "
                                        "itself can be invited anew."),
                                     _ ("Yes, put it out"));
  g_signal_connect_object (confirm, "confirmed", G_CALLBACK (revoke_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (form), confirm);
  return form;
}

static void
loket_admin_devices_constructed (GObject *object)
{
  LoketAdminDevices *self = LOKET_ADMIN_DEVICES (object);
  LoketProgram *application = loket_admin_list_application (LOKET_ADMIN_LIST (self));

  G_OBJECT_CLASS (loket_admin_devices_parent_class)->constructed (object);
  /* Whoever was invited came in, or somebody else invited or put out. */
  g_signal_connect_object (loket_program_client (application),
                           "office-changed",
                           G_CALLBACK (loket_admin_list_reload),
                           self,
                           G_CONNECT_SWAPPED);
  if (may_manage (self))
    loket_admin_list_add_add (
        LOKET_ADMIN_LIST (self), _ ("Add a device"), G_CALLBACK (add_cb), self);
}

static void
loket_admin_devices_dispose (GObject *object)
{
  LoketAdminDevices *self = LOKET_ADMIN_DEVICES (object);

  g_clear_weak_pointer (&self->code);
  g_clear_object (&self->invitation);
  g_clear_pointer (&self->revoking, g_free);
  G_OBJECT_CLASS (loket_admin_devices_parent_class)->dispose (object);
}

static void
loket_admin_devices_class_init (LoketAdminDevicesClass *klass)
{
  LoketAdminListClass *list_class = LOKET_ADMIN_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = loket_admin_devices_constructed;
  G_OBJECT_CLASS (klass)->dispose = loket_admin_devices_dispose;
  list_class->title = N_ ("Devices");
  list_class->search = N_ ("Name, kind or lane");
  list_class->empty = N_ ("No other machine is on the network yet.");
  list_class->empty_advice = N_ ("Invite a kiosk, a counter or a hall display.");
  list_class->icon = "loket-devices-symbolic";
  list_class->columns = columns;
  list_class->n_columns = G_N_ELEMENTS (columns);
  list_class->operation = &LOKET_DEVICE_LIST;
  list_class->member = "devices";
  list_class->loaded = loket_admin_devices_loaded;
  list_class->detail = loket_admin_devices_detail;
}

static void
loket_admin_devices_init (LoketAdminDevices *self)
{
}

/**
 * loket_admin_devices_new:
 * @application: the program
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
loket_admin_devices_new (LoketProgram *application)
{
  return g_object_new (LOKET_TYPE_ADMIN_DEVICES, "application", application, NULL);
}
