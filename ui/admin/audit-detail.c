/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a chain in the pane of the auditor's page: who, what, what for, and the records as
 * they were and became, member by member. */
#include "config.h"

#include "ui/admin/audit-detail.h"

#include "client/changes.h"
#include "ui/admin/audit-words.h"
#include "ui/admin/form.h"
#include "ui/admin/words.h"

#include <glib/gi18n.h>

/* A time is kept in microseconds, which nobody reads. */
static char *
value_text (LoketProgram *application, const char *name, const char *value)
{
  gint64 at;

  if (value == NULL)
    return g_strdup ("—");
  if (g_str_equal (value, LOKET_CHANGE_MASKED))
    return g_strdup (_ ("masked"));
  if (g_str_has_suffix (name, "_at") &&
      g_ascii_string_to_signed (value, 10, 1, G_MAXINT64, &at, NULL))
    return loket_admin_time (application, at);
  return g_strdup (value);
}

static void
add_change (LoketProgram *application, GtkWidget *form, const LoketChange *change)
{
  g_autofree char *before = value_text (application, change->name, change->before);
  g_autofree char *after = value_text (application, change->name, change->after);
  g_autofree char *both = NULL;

  if (change->before == NULL || g_strcmp0 (change->before, change->after) == 0) {
    loket_admin_form_add_fact (form, change->name, after);
    return;
  }
  both = g_strdup_printf ("%s → %s", before, after);
  loket_admin_form_add_fact (form, change->name, both);
}

static void
add_changes (LoketProgram *application, GtkWidget *form, LoketAuditEntry *entry)
{
  g_autoptr (GPtrArray) changes = loket_changes_of (entry);
  guint record = G_MAXUINT;

  for (guint i = 0; i < changes->len; i++) {
    const LoketChange *change = changes->pdata[i];
    if (change->record != record) {
      g_autofree char *title = g_strdup_printf (_ ("Record %u"), change->record + 1);
      GtkWidget *label = gtk_label_new (title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "strong");
      gtk_widget_add_css_class (label, "part-title");
      gtk_box_append (GTK_BOX (form), label);
      record = change->record;
    }
    add_change (application, form, change);
  }
}

/**
 * loket_admin_audit_detail_new:
 * @application: the program
 * @entry: a row, masked or not
 * @reveal: (transfer floating) (nullable): what leads to the unmasked, above the records
 *
 * Returns: (transfer floating): a form
 */
GtkWidget *
loket_admin_audit_detail_new (LoketProgram *application, LoketAuditEntry *entry, GtkWidget *reveal)
{
  GtkWidget *form = loket_admin_form_new ();
  g_autofree char *when = loket_admin_time (application, entry->at);
  g_autofree char *what = loket_admin_audit_what (entry);
  g_autofree char *who = loket_admin_audit_who (entry);
  g_autofree char *device = loket_admin_audit_device (entry);
  g_autofree char *deed = g_strdup_printf ("%s (%s)", what, entry->operation);

  loket_admin_form_add_fact (form, _ ("When"), when);
  loket_admin_form_add_fact (form, _ ("What was done"), deed);
  if (entry->refused != NULL)
    loket_admin_form_add_fact (form, _ ("Refused, because"), entry->refused);
  loket_admin_form_add_fact (form, _ ("By whom"), *who != '\0' ? who : _ ("nobody signed in"));
  loket_admin_form_add_fact (form, _ ("From where"), device);
  loket_admin_form_add_fact (form, _ ("What for"), entry->purpose);
  if (reveal != NULL)
    gtk_box_append (GTK_BOX (form), reveal);
  if (entry->refused == NULL)
    add_changes (application, form, entry);
  return form;
}
