/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of the auditor's page that says which rows are looked for; audit.c puts it in its pane.
 */
#include "config.h"

#include "ui/admin/audit-filter.h"

#include "ui/admin/audit-words.h"
#include "ui/admin/form.h"

#include <glib/gi18n.h>

struct _LoketAdminAuditFilter {
  GtkBox parent_instance;

  /* borrowed */
  GtkEditable *from_entry;
  GtkEditable *until_entry;
  GtkEditable *officer_entry;
  GtkEditable *device_entry;
  GtkEditable *record_entry;
  GtkDropDown *desks;
  GtkCheckButton *refused;
  /* owned */
  GtkWidget *button;
  /* state */
  LoketAuditChain chain;
};

G_DEFINE_FINAL_TYPE (LoketAdminAuditFilter, loket_admin_audit_filter, GTK_TYPE_BOX)

enum { SIGNAL_READY, N_SIGNALS };

static guint signals[N_SIGNALS];

/* NULL for a field that is left empty. */
static char *
text_of (GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/**
 * loket_admin_audit_filter_query:
 * @self: the form
 *
 * Returns: (transfer full): what is looked for
 */
LoketAuditQuery *
loket_admin_audit_filter_query (LoketAdminAuditFilter *self)
{
  LoketAuditQuery *query = loket_audit_query_new ();
  const guint desk = gtk_drop_down_get_selected (self->desks);

  query->chain = self->chain;
  query->from = text_of (self->from_entry);
  query->until = text_of (self->until_entry);
  query->officer = text_of (self->officer_entry);
  query->device = text_of (self->device_entry);
  query->record = text_of (self->record_entry);
  if (desk > 0 && desk != GTK_INVALID_LIST_POSITION)
    query->operation = g_strdup (loket_admin_desks ()[desk - 1]);
  query->refused = gtk_check_button_get_active (self->refused);
  return query;
}

/* As the hub would check it: nobody presses in vain. */
static void
changed_cb (LoketAdminAuditFilter *self)
{
  g_autoptr (LoketAuditQuery) query = loket_admin_audit_filter_query (self);

  gtk_widget_set_sensitive (self->button, loket_record_check (LOKET_RECORD (query), NULL));
}

static void
press_cb (LoketAdminAuditFilter *self)
{
  if (gtk_widget_get_sensitive (self->button))
    g_signal_emit (self, signals[SIGNAL_READY], 0);
}

static GtkEditable *
add_entry (LoketAdminAuditFilter *self, const char *name, const char *text, const char *hint)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_max_length (GTK_ENTRY (entry), 64);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (press_cb), self, G_CONNECT_SWAPPED);
  loket_admin_form_add_field (GTK_WIDGET (self), name, entry, hint);
  return GTK_EDITABLE (entry);
}

static void
add_desks (LoketAdminAuditFilter *self, const char *chosen)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  const char *const *desks = loket_admin_desks ();
  guint selected = 0;

  g_strv_builder_add (names, _ ("Everything"));
  for (guint i = 0; desks[i] != NULL; i++) {
    g_strv_builder_add (names, loket_admin_desk (desks[i]));
    if (g_strcmp0 (desks[i], chosen) == 0)
      selected = i + 1;
  }
  words = g_strv_builder_end (names);
  self->desks = GTK_DROP_DOWN (gtk_drop_down_new_from_strings ((const char *const *) words));
  gtk_drop_down_set_selected (self->desks, selected);
  loket_admin_form_add_field (
      GTK_WIDGET (self), _ ("What was done"), GTK_WIDGET (self->desks), NULL);
}

static void
loket_admin_audit_filter_dispose (GObject *object)
{
  g_clear_object (&LOKET_ADMIN_AUDIT_FILTER (object)->button);
  G_OBJECT_CLASS (loket_admin_audit_filter_parent_class)->dispose (object);
}

static void
loket_admin_audit_filter_class_init (LoketAdminAuditFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_admin_audit_filter_dispose;
  signals[SIGNAL_READY] = g_signal_new (
      "ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loket_admin_audit_filter_init (LoketAdminAuditFilter *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "form");
}

/**
 * loket_admin_audit_filter_button:
 * @self: the form
 *
 * Returns: (transfer none): its button, which goes under the pane, where it is always seen
 */
GtkWidget *
loket_admin_audit_filter_button (LoketAdminAuditFilter *self)
{
  return self->button;
}

/**
 * loket_admin_audit_filter_new:
 * @query: what is looked for now
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
loket_admin_audit_filter_new (LoketAuditQuery *query)
{
  LoketAdminAuditFilter *self = g_object_new (LOKET_TYPE_ADMIN_AUDIT_FILTER, NULL);
  GtkWidget *form = GTK_WIDGET (self);

  self->chain = query->chain;
  self->button = g_object_ref_sink (gtk_button_new_with_label (_ ("Show what fits")));
  self->refused = GTK_CHECK_BUTTON (
      gtk_check_button_new_with_label (_ ("Only what was refused, such as wrong passwords")));
  self->from_entry = add_entry (self, _ ("From this day"), query->from, _ ("As 2026-11-23"));
  self->until_entry = add_entry (self, _ ("Until this day"), query->until, NULL);
  add_desks (self, query->operation);
  self->officer_entry = add_entry (self, _ ("Login of the officer"), query->officer, NULL);
  self->device_entry = add_entry (
      self, _ ("Device"), query->device, _ ("Its id; on one PC its kind, such as kiosk"));
  self->record_entry =
      add_entry (self, _ ("Id of a record"), query->record, _ ("As it stands in a row: copy it"));
  gtk_check_button_set_active (self->refused, query->refused);
  gtk_box_append (GTK_BOX (form), GTK_WIDGET (self->refused));
  gtk_widget_add_css_class (self->button, "primary");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (press_cb), self, G_CONNECT_SWAPPED);
  return form;
}

static void
append (GString *sentence, const char *name, const char *text)
{
  if (text != NULL)
    g_string_append_printf (sentence, "%s%s: %s", sentence->len > 0 ? " · " : "", name, text);
}

/**
 * loket_admin_audit_filter_sentence:
 * @query: what is looked for
 *
 * Returns: (transfer full) (nullable): that in words; %NULL when it is everything
 */
char *
loket_admin_audit_filter_sentence (LoketAuditQuery *query)
{
  GString *sentence = g_string_new (NULL);

  append (sentence, _ ("From this day"), query->from);
  append (sentence, _ ("Until this day"), query->until);
  if (query->operation != NULL)
    append (sentence, _ ("What was done"), loket_admin_desk (query->operation));
  append (sentence, _ ("Login of the officer"), query->officer);
  append (sentence, _ ("Device"), query->device);
  append (sentence, _ ("Id of a record"), query->record);
  if (query->refused)
    g_string_append_printf (sentence,
                            "%s%s",
                            sentence->len > 0 ? " · " : "",
                            _ ("Only what was refused, such as wrong passwords"));
  return g_string_free (sentence, sentence->len == 0);
}
