/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section of the administration page about the two chains: what was done, who read whose
 * record, whether both are whole; LoketAdminPage shows it. */
#include "config.h"

#include "ui/admin/audit.h"

#include "core/office.h"
#include "ui/admin/audit-detail.h"
#include "ui/admin/audit-filter.h"
#include "ui/admin/audit-verdict.h"
#include "ui/admin/audit-words.h"
#include "ui/admin/form.h"
#include "ui/admin/page.h"
#include "ui/admin/verdict.h"
#include "ui/admin/words.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_ADMIN_AUDIT (loket_admin_audit_get_type ())
G_DECLARE_FINAL_TYPE (LoketAdminAudit, loket_admin_audit, LOKET, ADMIN_AUDIT, LoketAdminList)

struct _LoketAdminAudit {
  LoketAdminList parent_instance;

  /* borrowed */
  GtkWidget *verify_button;
  LoketAdminAuditFilter *form; /* the one in the pane, while it is there */
  GtkEditable *purpose_entry;
  GtkWidget *reveal_button;
  /* owned */
  LoketAuditQuery *query;
  LoketRecord *asked;     /* the query of the rows that come */
  LoketAuditEntry *entry; /* the one in the pane */
  GtkFileChooserNative *chooser;
  LoketAnchor *anchor; /* on its way into a file */
  GCancellable *cancellable;
  /* state */
  LoketOptional next; /* where to go on */
  guint wanted;       /* so many rows are looked for before one rests */
  gboolean looking;
};

G_DEFINE_FINAL_TYPE (LoketAdminAudit, loket_admin_audit, LOKET_TYPE_ADMIN_LIST)

static char *
what_text (LoketProgram *application, LoketRecord *record)
{
  return loket_admin_audit_what ((LoketAuditEntry *) record);
}

static char *
who_text (LoketProgram *application, LoketRecord *record)
{
  return loket_admin_audit_who ((LoketAuditEntry *) record);
}

static char *
device_text (LoketProgram *application, LoketRecord *record)
{
  return loket_admin_audit_device ((LoketAuditEntry *) record);
}

static char *
outcome_text (LoketProgram *application, LoketRecord *record)
{
  return g_strdup (((LoketAuditEntry *) record)->refused != NULL ? _ ("Refused") : "");
}

static const char *
outcome_chip (LoketRecord *record)
{
  return "warning";
}

static const LoketAdminColumn columns[] = {
    {N_ ("Row"), "row"},
    {N_ ("What was done"), .text = what_text, .wide = TRUE},
    {N_ ("By whom"), .text = who_text},
    {N_ ("From where"), .text = device_text, .spare = TRUE},
    {N_ ("When"), "at", .spare = TRUE},
    {N_ ("Outcome"), .text = outcome_text, .chip = outcome_chip},
};

/* Pages: a search looks at so many rows at once and says where to go on. */

static void
show_filter (LoketAdminAudit *self)
{
  g_autofree char *sentence = loket_admin_audit_filter_sentence (self->query);

  loket_admin_list_set_banner (
      LOKET_ADMIN_LIST (self),
      self->looking ? loket_admin_verdict_new ("busy", _ ("Looking further back …"), sentence)
      : sentence != NULL
          ? loket_admin_verdict_new ("information", _ ("Only some rows are shown"), sentence)
          : NULL);
}

static void look_on (LoketAdminAudit *self);

static void
take_page (LoketAdminAudit *self, LoketAuditPage *page)
{
  self->next = page->next;
  self->looking = self->next.set && loket_admin_list_count (LOKET_ADMIN_LIST (self)) < self->wanted;
  show_filter (self);
  if (self->looking)
    look_on (self);
}

static void
page_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketAdminAudit) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer == NULL) {
    self->looking = FALSE;
    show_filter (self);
    loket_admin_tell_problem (GTK_WIDGET (self), error);
    return;
  }
  loket_admin_list_show_more (LOKET_ADMIN_LIST (self),
                              G_LIST_MODEL (((LoketAuditPage *) answer)->rows));
  take_page (self, (LoketAuditPage *) answer);
}

static void
look_on (LoketAdminAudit *self)
{
  g_autoptr (LoketRecord) request = loket_record_copy (LOKET_RECORD (self->query));

  ((LoketAuditQuery *) request)->before = self->next;
  loket_client_call (loket_admin_list_client (LOKET_ADMIN_LIST (self)),
                     &LOKET_AUDIT_LIST,
                     request,
                     NULL,
                     self->cancellable,
                     page_cb,
                     g_object_ref (self));
}

static void
more (LoketAdminList *list)
{
  LoketAdminAudit *self = LOKET_ADMIN_AUDIT (list);

  if (self->looking || !self->next.set)
    return;
  self->wanted = loket_admin_list_count (list) + LOKET_AUDIT_PAGE;
  self->looking = TRUE;
  look_on (self);
}

static LoketRecord *
request (LoketAdminList *list)
{
  LoketAdminAudit *self = LOKET_ADMIN_AUDIT (list);

  g_set_object (&self->asked, LOKET_RECORD (self->query));
  return loket_record_copy (LOKET_RECORD (self->query));
}

static void
loaded (LoketAdminList *list, LoketRecord *answer)
{
  LoketAdminAudit *self = LOKET_ADMIN_AUDIT (list);

  /* Another query was made while this one was under way. */
  if (self->asked != LOKET_RECORD (self->query)) {
    loket_admin_list_reload (list);
    return;
  }
  self->wanted = LOKET_AUDIT_PAGE;
  take_page (self, (LoketAuditPage *) answer);
}

/* What is on its way is about other rows. */
static void
look_anew (LoketAdminAudit *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->looking = FALSE;
  gtk_widget_set_sensitive (self->verify_button, TRUE);
  loket_admin_clear (GTK_WIDGET (self));
  loket_admin_list_close (LOKET_ADMIN_LIST (self));
  loket_admin_list_reload (LOKET_ADMIN_LIST (self));
}

/* Filter */

static void
filter_ready_cb (LoketAdminAudit *self)
{
  g_clear_object (&self->query);
  self->query = loket_admin_audit_filter_query (self->form);
  look_anew (self);
}

static void
filter_cb (LoketAdminAudit *self)
{
  GtkWidget *form = loket_admin_audit_filter_new (self->query);

  self->form = LOKET_ADMIN_AUDIT_FILTER (form);
  g_signal_connect_object (form, "ready", G_CALLBACK (filter_ready_cb), self, G_CONNECT_SWAPPED);
  loket_admin_list_open (LOKET_ADMIN_LIST (self), _ ("Which rows"), form);
  loket_admin_list_set_foot (LOKET_ADMIN_LIST (self), loket_admin_audit_filter_button (self->form));
  gtk_widget_child_focus (form, GTK_DIR_TAB_FORWARD);
}

static void
chain_cb (LoketAdminAudit *self, GParamSpec *pspec, GtkToggleButton *button)
{
  g_autoptr (LoketAuditQuery) old = self->query;

  if (!gtk_toggle_button_get_active (button)) {
    g_steal_pointer (&old);
    return;
  }
  self->query = loket_audit_query_new ();
  self->query->chain =
      (LoketAuditChain) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "chain"));
  look_anew (self);
}

/* One row, and what is masked in it */

static void
revealed (LoketAdminList *list, LoketRecord *asked, LoketRecord *answer)
{
  LoketProgram *application = loket_admin_list_application (list);
  LoketAuditEntry *entry = (LoketAuditEntry *) answer;
  GtkWidget *form = loket_admin_audit_detail_new (application, entry, NULL);
  g_autofree char *title = g_strdup_printf (_ ("Row %d, unmasked"), (int) entry->row);

  loket_admin_list_open (list, title, form);
  loket_admin_tell (GTK_WIDGET (list),
                    LOKET_NOTICE_INFORMATION,
                    _ ("The row is shown unmasked. That you looked, and what for, is a row now."),
                    _ ("Close the pane when you have read it."));
}

static char *
purpose_of (LoketAdminAudit *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->purpose_entry)));
}

static void
purpose_cb (LoketAdminAudit *self)
{
  g_autofree char *purpose = purpose_of (self);

  gtk_widget_set_sensitive (self->reveal_button, g_utf8_strlen (purpose, -1) >= LOKET_PURPOSE_MIN);
}

static void
reveal_cb (LoketAdminAudit *self)
{
  LoketAuditReveal *reveal;

  if (!gtk_widget_get_sensitive (self->reveal_button))
    return;
  reveal = loket_audit_reveal_new ();
  reveal->row = self->entry->row;
  reveal->purpose = purpose_of (self);
  loket_admin_list_act (
      LOKET_ADMIN_LIST (self), &LOKET_AUDIT_REVEAL, LOKET_RECORD (reveal), revealed);
}

static GtkWidget *
make_reveal (LoketAdminAudit *self)
{
  GtkWidget *form = loket_admin_form_new ();
  GtkWidget *entry = gtk_entry_new ();

  self->purpose_entry = GTK_EDITABLE (entry);
  gtk_entry_set_max_length (GTK_ENTRY (entry), LOKET_PURPOSE_MAX);
  loket_admin_form_add_field (form,
                              _ ("What for must the masked be seen?"),
                              entry,
                              _ ("A sentence. It is put down with your name."));
  self->reveal_button = loket_admin_form_add_button (
      form, _ ("Show what is masked"), NULL, G_CALLBACK (reveal_cb), G_OBJECT (self));
  g_signal_connect_object (entry, "changed", G_CALLBACK (purpose_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (reveal_cb), self, G_CONNECT_SWAPPED);
  purpose_cb (self);
  gtk_widget_add_css_class (form, "part-title");
  return form;
}

static GtkWidget *
detail (LoketAdminList *list, LoketRecord *record)
{
  LoketAdminAudit *self = LOKET_ADMIN_AUDIT (list);

  g_set_object (&self->entry, (LoketAuditEntry *) record);
  return loket_admin_audit_detail_new (loket_admin_list_application (list),
                                       self->entry,
                                       self->entry->masked ? make_reveal (self) : NULL);
}

/* Are both chains whole? */

static void
verified_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketAdminAudit) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_sensitive (self->verify_button, TRUE);
  if (answer == NULL) {
    show_filter (self);
    loket_admin_tell_problem (GTK_WIDGET (self), error);
    return;
  }
  loket_admin_list_set_banner (
      LOKET_ADMIN_LIST (self),
      loket_admin_audit_verdict_new (loket_admin_list_application (LOKET_ADMIN_LIST (self)),
                                     (LoketAuditReport *) answer));
}

static void
verify_cb (LoketAdminAudit *self)
{
  LoketAdminList *list = LOKET_ADMIN_LIST (self);
  g_autoptr (LoketAuditRequest) asked = loket_audit_request_new ();

  gtk_widget_set_sensitive (self->verify_button, FALSE);
  loket_admin_clear (GTK_WIDGET (self));
  loket_admin_list_set_banner (
      list,
      loket_admin_verdict_new ("busy",
                               _ ("Every row of both chains is being looked at …"),
                               _ ("This may take minutes. Numbers and calls go on meanwhile.")));
  loket_client_call (loket_admin_list_client (list),
                     &LOKET_AUDIT_VERIFY,
                     LOKET_RECORD (asked),
                     NULL,
                     self->cancellable,
                     verified_cb,
                     g_object_ref (self));
}

/* An anchor goes into a file, to be carried out of the house */

static void
save_cb (LoketAdminAudit *self, int response)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (response != GTK_RESPONSE_ACCEPT || self->anchor == NULL)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  if (g_file_replace_contents (file,
                               self->anchor->text,
                               strlen (self->anchor->text),
                               NULL,
                               FALSE,
                               G_FILE_CREATE_REPLACE_DESTINATION,
                               NULL,
                               NULL,
                               &error)) {
    sentence = g_strdup_printf (_ ("The anchor is in “%s”."), g_file_peek_path (file));
    loket_admin_tell (
        GTK_WIDGET (self),
        LOKET_NOTICE_INFORMATION,
        sentence,
        _ ("Keep it outside the office: it proves later that no row was taken away."));
    return;
  }
  g_message ("the anchor was not saved: %s", error->message);
  loket_admin_tell (GTK_WIDGET (self),
                    LOKET_NOTICE_PROBLEM,
                    _ ("The anchor could not be saved there."),
                    _ ("Choose another folder or stick."));
}

static void
anchored_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketAdminAudit) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);
  g_autofree char *name = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer == NULL) {
    loket_admin_tell_problem (GTK_WIDGET (self), error);
    return;
  }
  g_set_object (&self->anchor, (LoketAnchor *) answer);
  name = g_strdup_printf (
      "loket-%s-%s.anchor", self->anchor->office, loket_client_day (LOKET_CLIENT (client)));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
anchor_cb (LoketAdminAudit *self)
{
  LoketAdminList *list = LOKET_ADMIN_LIST (self);
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();

  if (self->chooser == NULL) {
    self->chooser =
        gtk_file_chooser_native_new (_ ("Save the anchor"),
                                     GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                     GTK_FILE_CHOOSER_ACTION_SAVE,
                                     _ ("Save"),
                                     _ ("Cancel"));
    g_signal_connect_object (
        self->chooser, "response", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  }
  loket_client_call (loket_admin_list_client (list),
                     &LOKET_AUDIT_ANCHOR,
                     LOKET_RECORD (nothing),
                     NULL,
                     self->cancellable,
                     anchored_cb,
                     g_object_ref (self));
}

/* The widget */

static GtkWidget *
make_button (LoketAdminAudit *self, const char *label, GCallback pressed)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_object (button, "clicked", pressed, self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_chains (LoketAdminAudit *self)
{
  const char *const words[] = {_ ("What was done"), _ ("Who read whose record")};
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkToggleButton *first = NULL;

  gtk_widget_add_css_class (box, "segments");
  for (int i = 0; i < LOKET_N_AUDITS; i++) {
    GtkWidget *button = gtk_toggle_button_new_with_label (words[i]);

    g_object_set_data (G_OBJECT (button), "chain", GINT_TO_POINTER (i));
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == 0);
    first = first != NULL ? first : GTK_TOGGLE_BUTTON (button);
    g_signal_connect_object (
        button, "notify::active", G_CALLBACK (chain_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (box), button);
  }
  loket_admin_list_add_filter (LOKET_ADMIN_LIST (self), box);
}

static void
loket_admin_audit_dispose (GObject *object)
{
  LoketAdminAudit *self = LOKET_ADMIN_AUDIT (object);

  g_cancellable_cancel (self->cancellable);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->anchor);
  g_clear_object (&self->entry);
  G_OBJECT_CLASS (loket_admin_audit_parent_class)->dispose (object);
}

static void
loket_admin_audit_finalize (GObject *object)
{
  LoketAdminAudit *self = LOKET_ADMIN_AUDIT (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->query);
  g_clear_object (&self->asked);
  G_OBJECT_CLASS (loket_admin_audit_parent_class)->finalize (object);
}

static void
loket_admin_audit_class_init (LoketAdminAuditClass *klass)
{
  LoketAdminListClass *list_class = LOKET_ADMIN_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_admin_audit_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_admin_audit_finalize;
  list_class->title = N_ ("Audit");
  list_class->search = N_ ("In the rows that are shown: deed, officer or device");
  list_class->empty = N_ ("No row fits.");
  list_class->empty_advice = N_ ("Take more days, or fewer conditions.");
  list_class->icon = "loket-search-symbolic";
  list_class->columns = columns;
  list_class->n_columns = G_N_ELEMENTS (columns);
  list_class->operation = &LOKET_AUDIT_LIST;
  list_class->member = "rows";
  list_class->request = request;
  list_class->loaded = loaded;
  list_class->more = more;
  list_class->detail = detail;
}

static void
loket_admin_audit_init (LoketAdminAudit *self)
{
  LoketAdminList *list = LOKET_ADMIN_LIST (self);

  self->cancellable = g_cancellable_new ();
  self->query = loket_audit_query_new ();
  self->verify_button = make_button (self, _ ("Verify now"), G_CALLBACK (verify_cb));
  gtk_widget_add_css_class (self->verify_button, "primary");
  loket_admin_list_add_button (list,
                               make_button (self, _ ("Anchor to a file"), G_CALLBACK (anchor_cb)));
  loket_admin_list_add_button (list, self->verify_button);
  add_chains (self);
  loket_admin_list_add_filter (list, make_button (self, _ ("Filter"), G_CALLBACK (filter_cb)));
}

/**
 * loket_admin_audit_new:
 * @application: the program
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
loket_admin_audit_new (LoketProgram *application)
{
  return g_object_new (LOKET_TYPE_ADMIN_AUDIT, "application", application, NULL);
}
