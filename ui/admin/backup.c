/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section of the administration page about backups; LoketAdminPage shows it. */
#include "config.h"

#include "ui/admin/backup.h"

#include "core/backup.h"
#include "core/clock.h"
#include "core/office.h"
#include "ui/admin/page.h"
#include "ui/admin/verdict.h"
#include "ui/admin/words.h"

#include <glib/gi18n.h>

#define GOOD_FOR                                                                                   \
  (26 * LOKET_HOUR / LOKET_SECOND) /* closing time to closing time, and two hours                  \
                                    */

#define LOKET_TYPE_ADMIN_BACKUP (loket_admin_backup_get_type ())
G_DECLARE_FINAL_TYPE (LoketAdminBackup, loket_admin_backup, LOKET, ADMIN_BACKUP, LoketAdminList)

struct _LoketAdminBackup {
  LoketAdminList parent_instance;

  /* borrowed */
  GtkWidget *run_button;
  GtkWidget *test_button;
  /* owned */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (LoketAdminBackup, loket_admin_backup, LOKET_TYPE_ADMIN_LIST)

static char *
at_text (LoketProgram *application, LoketRecord *record)
{
  return loket_admin_time (application, ((LoketBackupFile *) record)->at);
}

static char *
size_text (LoketProgram *application, LoketRecord *record)
{
  return g_format_size ((guint64) ((LoketBackupFile *) record)->size);
}

static const LoketAdminColumn columns[] = {
    {N_ ("Written"), .text = at_text},
    {N_ ("File"), "file", .wide = TRUE},
    {N_ ("Size"), .text = size_text},
};

/* "3 hours" */
static char *
age_text (gint64 seconds)
{
  const gint64 minutes = seconds / 60;
  const gint64 hours = minutes / 60;

  if (hours >= 48)
    return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) (hours / 24)),
                            (int) (hours / 24));
  if (hours >= 1)
    return g_strdup_printf (ngettext ("%d hour", "%d hours", (gulong) hours), (int) hours);
  return g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) minutes), (int) minutes);
}

static GtkWidget *
make_verdict (LoketProgram *application, LoketBackupStatus *status)
{
  g_autofree char *age = NULL;
  g_autofree char *when = NULL;
  GtkWidget *verdict;

  if (!status->at.set)
    return loket_admin_verdict_new (
        "problem",
        _ ("There is no backup yet"),
        _ ("If the hub's machine breaks now, everything is lost. Please press “Back up now”."));
  age = age_text (status->age.value);
  when = loket_admin_time (application, status->at.value);
  if (status->tested_at.set && !status->tested_well)
    verdict = loket_admin_verdict_new ("problem", _ ("The last restore test failed"), when);
  else if (status->age.value < GOOD_FOR)
    verdict = loket_admin_verdict_new ("good", _ ("Good: the last backup is fresh"), when);
  else
    verdict = loket_admin_verdict_new ("warning", _ ("Late: the last backup is too old"), when);
  loket_admin_verdict_set_large (verdict, age);
  return verdict;
}

static void
add_test (GtkWidget *verdict, LoketProgram *application, LoketBackupStatus *status)
{
  g_autofree char *when = NULL;
  g_autofree char *sentence = NULL;

  if (!status->tested_at.set) {
    loket_admin_verdict_add (
        verdict, _ ("None was restored as a test yet. Press “Test the newest now”."), "plain");
    return;
  }
  when = loket_admin_time (application, status->tested_at.value);
  if (status->tested_well)
    sentence = g_strdup_printf (
        /* Translators: time, number of tickets, number of rows */
        _ ("Restored as a test on %s: a whole office with %d tickets and %d rows of the audit."),
        when,
        (int) status->tested_tickets.value,
        (int) status->tested_audit_rows.value);
  else
    sentence = g_strdup_printf (
        _ ("The restore test of %s failed. Make a new backup and test it; keep the old files."),
        when);
  loket_admin_verdict_add (verdict, sentence, status->tested_well ? "plain" : "strong");
}

static const char *
fault_sentence (LoketBackupFault fault)
{
  switch (fault) {
  case LOKET_BACKUP_FAULT_FULL:
    return _ ("The disk is full: the last backup could not be written. Make room on the hub's "
              "machine, then press “Back up now”.");
  case LOKET_BACKUP_FAULT_UNREADABLE:
    return _ ("The newest file cannot be restored: it is damaged, or made with another key.");
  case LOKET_BACKUP_FAULT_DAMAGED:
    return _ ("What was restored is not in order. Look at “Audit”, and keep all old files.");
  case LOKET_BACKUP_FAULT_NONE:
  case LOKET_BACKUP_FAULT_FAILED:
  default:
    return _ ("The last attempt failed. Try again; when it fails again, the log of the hub says "
              "why.");
  }
}

static void
show_status (LoketAdminBackup *self, LoketBackupStatus *status)
{
  LoketAdminList *list = LOKET_ADMIN_LIST (self);
  LoketProgram *application = loket_admin_list_application (list);
  GtkWidget *verdict = make_verdict (application, status);

  if (status->at.set)
    add_test (verdict, application, status);
  if (status->problem != NULL)
    loket_admin_verdict_add (verdict, fault_sentence (status->fault), "strong");
  if (status->at.set)
    loket_admin_verdict_add (verdict,
                             _ ("Every week: carry one out of the house on a stick, with “loketctl "
                                "backup --out”. Its key, "
                                "backup.key, lies in the safe."),
                             "quiet");
  loket_admin_list_set_banner (list, verdict);
}

static void
status_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketAdminBackup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer != NULL)
    show_status (self, (LoketBackupStatus *) answer);
  else
    loket_admin_tell_problem (GTK_WIDGET (self), error);
}

static void
loaded (LoketAdminList *list, LoketRecord *answer)
{
  LoketAdminBackup *self = LOKET_ADMIN_BACKUP (list);
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();

  gtk_widget_set_sensitive (self->test_button, loket_admin_list_count (list) > 0);
  loket_client_call (loket_admin_list_client (list),
                     &LOKET_BACKUP_STATUS,
                     LOKET_RECORD (nothing),
                     NULL,
                     self->cancellable,
                     status_cb,
                     g_object_ref (self));
}

/* The two long acts */

static void
set_busy (LoketAdminBackup *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->run_button, !busy);
  gtk_widget_set_sensitive (self->test_button, !busy);
}

static void
worked_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketAdminBackup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, FALSE);
  if (answer == NULL)
    loket_admin_tell_problem (GTK_WIDGET (self), error);
  loket_admin_list_reload (LOKET_ADMIN_LIST (self));
}

static void
work (LoketAdminBackup *self, const LoketOperation *operation, const char *word)
{
  LoketAdminList *list = LOKET_ADMIN_LIST (self);
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();

  set_busy (self, TRUE);
  loket_admin_clear (GTK_WIDGET (self));
  loket_admin_list_set_banner (
      list,
      loket_admin_verdict_new (
          "busy", word, _ ("This may take minutes. Numbers and calls go on meanwhile.")));
  loket_client_call (loket_admin_list_client (list),
                     operation,
                     LOKET_RECORD (nothing),
                     NULL,
                     self->cancellable,
                     worked_cb,
                     g_object_ref (self));
}

static void
run_cb (LoketAdminBackup *self)
{
  work (self, &LOKET_BACKUP_RUN, _ ("The office is being backed up …"));
}

static void
test_cb (LoketAdminBackup *self)
{
  work (self, &LOKET_BACKUP_TEST, _ ("The newest backup is being restored as a test …"));
}

static GtkWidget *
add_button (LoketAdminBackup *self, const char *label, const char *style, GCallback pressed)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  g_signal_connect_object (button, "clicked", pressed, self, G_CONNECT_SWAPPED);
  loket_admin_list_add_button (LOKET_ADMIN_LIST (self), button);
  return button;
}

static void
loket_admin_backup_dispose (GObject *object)
{
  g_cancellable_cancel (LOKET_ADMIN_BACKUP (object)->cancellable);
  G_OBJECT_CLASS (loket_admin_backup_parent_class)->dispose (object);
}

static void
loket_admin_backup_finalize (GObject *object)
{
  g_clear_object (&LOKET_ADMIN_BACKUP (object)->cancellable);
  G_OBJECT_CLASS (loket_admin_backup_parent_class)->finalize (object);
}

static void
loket_admin_backup_class_init (LoketAdminBackupClass *klass)
{
  LoketAdminListClass *list_class = LOKET_ADMIN_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_admin_backup_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_admin_backup_finalize;
  list_class->title = N_ ("Backups");
  list_class->search = N_ ("Day or file");
  list_class->empty = N_ ("No backup is on the hub's machine yet.");
  list_class->empty_advice =
      N_ ("The hub makes one at closing time by itself; “Back up now” makes one at once.");
  list_class->icon = "loket-folder-symbolic";
  list_class->columns = columns;
  list_class->n_columns = G_N_ELEMENTS (columns);
  list_class->operation = &LOKET_BACKUP_LIST;
  list_class->member = "files";
  list_class->loaded = loaded;
}

static void
loket_admin_backup_init (LoketAdminBackup *self)
{
  self->cancellable = g_cancellable_new ();
  self->test_button = add_button (self, _ ("Test the newest now"), NULL, G_CALLBACK (test_cb));
  self->run_button = add_button (self, _ ("Back up now"), "primary", G_CALLBACK (run_cb));
}

/**
 * loket_admin_backup_new:
 * @application: the program
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
loket_admin_backup_new (LoketProgram *application)
{
  return g_object_new (LOKET_TYPE_ADMIN_BACKUP, "application", application, NULL);
}
