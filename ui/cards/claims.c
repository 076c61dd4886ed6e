/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of what hospitals ask money for: taken in as CSV, held against the guarantee slips, summed
 * up by what became of the rows.  A section of the page of cards. */
#include "config.h"

#include "ui/cards/claims.h"

#include "client/send-file.h"
#include "core/claim.h"
#include "core/numbers.h"
#include "core/operations.h"
#include "core/text.h"
#include "ui/admin/form.h"
#include "ui/admin/list.h"
#include "ui/admin/page.h"
#include "ui/admin/section.h"
#include "ui/admin/words.h"
#include "ui/cards/claim-rows.h"
#include "ui/cards/houses.h"
#include "ui/cases/desk.h"
#include "ui/cases/words.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_CLAIM_SECTION (loket_claim_section_get_type ())
G_DECLARE_FINAL_TYPE (LoketClaimSection, loket_claim_section, LOKET, CLAIM_SECTION, LoketAdminList)

struct _LoketClaimSection {
  LoketAdminList parent_instance;

  /* borrowed */
  GtkWidget *hospital; /* whose lists are shown */
  GtkWidget *sender;   /* in the pane, while it is there */
  GtkEditable *path;
  GtkWidget *take;
  gboolean is_sending; /* one at a time: hospital and name are those of the one that is sent */
  /* owned */
  GListStore *totals; /* LoketClaimTotal, of what is shown; NULL = not known yet */
  char *opened;       /* list in the pane */
  char *facility;     /* of the file that is sent */
  char *file_name;
  GtkFileChooserNative *chooser;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (LoketClaimSection, loket_claim_section, LOKET_TYPE_ADMIN_LIST)

static LoketProgram *
program_of (LoketClaimSection *self)
{
  return loket_admin_list_application (LOKET_ADMIN_LIST (self));
}

/* Columns */

static char *
house_text (LoketProgram *program, LoketRecord *record)
{
  return loket_house_word (program, loket_claim_list_cast (record)->facility);
}

static char *
day_text (LoketProgram *program, LoketRecord *record)
{
  return loket_cases_day (program, loket_claim_list_cast (record)->day);
}

static char *
rows_text (LoketProgram *program, LoketRecord *record)
{
  const LoketClaimList *list = loket_claim_list_cast (record);

  return g_strdup_printf (_ ("%d of %d"), (int) list->matched, (int) list->rows);
}

static char *
amount_text (LoketProgram *program, LoketRecord *record)
{
  const LoketClaimList *list = loket_claim_list_cast (record);
  g_autofree char *matched = loket_money_text (list->matched_amount);
  g_autofree char *all = loket_money_text (list->amount);

  return g_strdup_printf (_ ("%s of %s"), matched, all);
}

static const char *
rows_chip (LoketRecord *record)
{
  const LoketClaimList *list = loket_claim_list_cast (record);

  return list->matched == list->rows ? "good" : "warning";
}

static const LoketAdminColumn columns[] = {
    {.title = N_ ("Hospital"), .text = house_text, .wide = TRUE},
    {.title = N_ ("Day"), .text = day_text},
    {.title = N_ ("File"), .member = "file_name", .spare = TRUE},
    {.title = N_ ("Rows that match"), .text = rows_text, .chip = rows_chip},
    {.title = N_ ("Amount that matches"), .text = amount_text, .spare = TRUE},
};

static LoketRecord *
request (LoketAdminList *list)
{
  LoketClaimSection *self = LOKET_CLAIM_SECTION (list);
  LoketClaimQuery *query = loket_claim_query_new ();

  if (self->hospital != NULL) /* else asked before there is anything to choose by */
    query->facility = g_strdup (loket_house_choice_key (program_of (self), self->hospital, TRUE));
  return LOKET_RECORD (query);
}

static void
loaded (LoketAdminList *list, LoketRecord *answer)
{
  g_set_object (&LOKET_CLAIM_SECTION (list)->totals, loket_claim_page_cast (answer)->totals);
}

static void
filter_cb (LoketClaimSection *self)
{
  loket_admin_clear (GTK_WIDGET (self));
  loket_admin_list_close (LOKET_ADMIN_LIST (self));
  loket_admin_list_reload (LOKET_ADMIN_LIST (self));
}

/* Sums */

/* They come by hospital. */
static void
add_totals (GtkWidget *form, LoketProgram *program, GListModel *totals)
{
  const char *before = NULL; /* of the list, which holds it */

  for (guint i = 0; totals != NULL && i < g_list_model_get_n_items (totals); i++) {
    g_autoptr (LoketClaimTotal) total = g_list_model_get_item (totals, i);
    g_autofree char *amount = loket_money_text (total->amount);
    g_autofree char *sum =
        g_strdup_printf (g_dngettext (NULL, "%d row, %s", "%d rows, %s", (gulong) total->rows),
                         (int) total->rows,
                         amount);
    if (g_strcmp0 (before, total->facility) != 0) {
      g_autofree char *house = loket_house_word (program, total->facility);
      gtk_box_append (GTK_BOX (form), loket_part_label (house, "strong"));
    }
    before = total->facility;
    loket_admin_form_add_fact (form,
                               loket_text (loket_program_language (program),
                                           loket_claim_outcome_sentence (total->outcome)),
                               sum);
  }
}

static void
totals_cb (LoketClaimSection *self)
{
  GtkWidget *form = loket_admin_form_new ();

  if (self->totals == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->totals)) == 0)
    loket_admin_form_add_sentence (form, _ ("No list has been taken in yet."));
  add_totals (form, program_of (self), G_LIST_MODEL (self->totals));
  loket_admin_list_open (LOKET_ADMIN_LIST (self), _ ("Sums by what became of the rows"), form);
}

/* One list */

static void
rows_cb (LoketClaimSection *self)
{
  g_autoptr (LoketClaimRowsQuery) query = loket_claim_rows_odd (self->opened);

  loket_cases_desk_fetch (
      GTK_WIDGET (self), &LOKET_CLAIM_ROWS_OF, LOKET_RECORD (query), loket_claim_rows_page_new);
}

static void
add_list (LoketClaimSection *self, GtkWidget *form, LoketClaimList *list)
{
  LoketProgram *program = program_of (self);
  g_autofree char *house = house_text (program, LOKET_RECORD (list));
  g_autofree char *rows = rows_text (program, LOKET_RECORD (list));
  g_autofree char *amount = amount_text (program, LOKET_RECORD (list));
  g_autofree char *when = loket_admin_time (program, list->created_at);

  g_free (self->opened);
  self->opened = g_strdup (list->id);
  loket_admin_form_add_fact (form, _ ("Hospital"), house);
  loket_admin_form_add_fact (form, _ ("File"), list->file_name);
  loket_admin_form_add_fact (form, _ ("Taken in"), when);
  loket_admin_form_add_fact (form, _ ("Rows that match"), rows);
  loket_admin_form_add_fact (form, _ ("Amount that matches"), amount);
  if (list->matched < list->rows)
    loket_admin_form_add_button (
        form, _ ("Rows that do not match"), "primary", G_CALLBACK (rows_cb), self);
}

static GtkWidget *
detail (LoketAdminList *list, LoketRecord *record)
{
  GtkWidget *form = loket_admin_form_new ();

  add_list (LOKET_CLAIM_SECTION (list), form, loket_claim_list_cast (record));
  return form;
}

/* Taking one in */

static void
matched (LoketAdminList *list, LoketRecord *asked, LoketRecord *answer)
{
  LoketClaimSection *self = LOKET_CLAIM_SECTION (list);
  LoketClaimReport *report = loket_claim_report_cast (answer);
  GtkWidget *form = loket_admin_form_new ();

  add_list (self, form, report->list);
  add_totals (form, program_of (self), G_LIST_MODEL (report->totals));
  loket_admin_list_open (list, _ ("What the list came to"), form);
  loket_admin_tell (GTK_WIDGET (self),
                    LOKET_NOTICE_INFORMATION,
                    report->again ? _ ("This file was taken in before. Nothing was changed.")
                                  : _ ("The list is taken in."),
                    NULL);
  loket_admin_list_reload (list);
}

static void
set_sending (LoketClaimSection *self, gboolean sending)
{
  self->is_sending = sending;
  if (self->take != NULL)
    gtk_widget_set_sensitive (self->take, !sending);
}

static void
tell_unreadable (LoketClaimSection *self)
{
  loket_admin_tell (GTK_WIDGET (self),
                    LOKET_NOTICE_WARNING,
                    _ ("There is no such file, or it may not be read."),
                    _ ("Choose the file again."));
}

static void
sent_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketClaimSection) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketSentFile) sent =
      loket_client_send_file_finish (LOKET_CLIENT (client), result, &error);
  LoketClaimMatch *match;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_sending (self, FALSE);
  if (sent == NULL) {
    loket_admin_tell_problem (GTK_WIDGET (self), error);
    return;
  }
  if (sent->parts[0] == NULL) {
    loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_WARNING, _ ("This file is empty."), NULL);
    return;
  }
  match = loket_claim_match_new ();
  match->facility = g_strdup (self->facility);
  match->file_name = g_strdup (self->file_name);
  match->file_sha256 = g_strdup (sent->sha256);
  match->blobs = g_strdupv (sent->parts);
  loket_admin_list_act (LOKET_ADMIN_LIST (self), &LOKET_CLAIM_MATCH, LOKET_RECORD (match), matched);
}

/* Whose it is and what it is called is as it was when it was sent, whatever is chosen meanwhile. */
static void
take_cb (LoketClaimSection *self)
{
  g_autofree char *path = g_strstrip (g_strdup (gtk_editable_get_text (self->path)));
  const char *facility = loket_house_choice_key (program_of (self), self->sender, FALSE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;

  if (facility == NULL || self->is_sending)
    return;
  loket_admin_clear (GTK_WIDGET (self));
  stream = g_file_read (file, self->cancellable, NULL);
  if (stream == NULL) {
    tell_unreadable (self);
    return;
  }
  g_free (self->facility);
  self->facility = g_strdup (facility);
  g_free (self->file_name);
  self->file_name = g_file_get_basename (file);
  set_sending (self, TRUE);
  loket_client_send_file (loket_admin_list_client (LOKET_ADMIN_LIST (self)),
                          G_INPUT_STREAM (stream),
                          self->cancellable,
                          NULL,
                          NULL,
                          sent_cb,
                          g_object_ref (self));
}

static void
chosen_cb (LoketClaimSection *self, int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))
                               : NULL;

  if (file != NULL && self->path != NULL && g_file_peek_path (file) != NULL)
    gtk_editable_set_text (self->path, g_file_peek_path (file));
  g_clear_object (&self->chooser);
}

static void
choose_cb (LoketClaimSection *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (
      _ ("List of claims"), GTK_WINDOW (root), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (
      self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
open_intake (LoketClaimSection *self, const char *path)
{
  GtkWidget *form = loket_admin_form_new ();
  GtkWidget *entry = gtk_entry_new ();

  g_set_weak_pointer (&self->path, GTK_EDITABLE (entry));
  g_set_weak_pointer (&self->sender, loket_house_choice_new (program_of (self), NULL));
  gtk_editable_set_text (self->path, path != NULL ? path : "");
  g_signal_connect_object (entry, "activate", G_CALLBACK (take_cb), self, G_CONNECT_SWAPPED);
  loket_admin_form_add_sentence (form,
                                 _ ("The hospital's list as CSV, with the code of the slip, the "
                                    "number of the card, the day and the amount. It is taken in "
                                    "whole or not at all."));
  loket_admin_form_add_field (form, _ ("Hospital"), self->sender, NULL);
  loket_admin_form_add_field (
      form, _ ("File of the list"), entry, _ ("Choose it, or drop it on this page"));
  loket_admin_form_add_button (form, _ ("Choose a file"), NULL, G_CALLBACK (choose_cb), self);
  g_set_weak_pointer (&self->take,
                      loket_admin_form_add_button (
                          form, _ ("Take the list in"), "primary", G_CALLBACK (take_cb), self));
  set_sending (self, self->is_sending);
  loket_admin_list_open (LOKET_ADMIN_LIST (self), _ ("Take in a list"), form);
}

static void
intake_cb (LoketClaimSection *self)
{
  loket_admin_clear (GTK_WIDGET (self));
  open_intake (self, NULL);
  gtk_widget_grab_focus (self->sender);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, LoketClaimSection *self)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL || g_file_peek_path (files->data) == NULL)
    return FALSE;
  open_intake (self, g_file_peek_path (files->data));
  return TRUE;
}

/* The section */

static const char *
id_of (LoketRecord *record)
{
  return loket_claim_list_cast (record)->id;
}

static void
loket_claim_section_dispose (GObject *object)
{
  LoketClaimSection *self = LOKET_CLAIM_SECTION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_weak_pointer (&self->path);
  g_clear_weak_pointer (&self->sender);
  g_clear_weak_pointer (&self->take);
  G_OBJECT_CLASS (loket_claim_section_parent_class)->dispose (object);
}

static void
loket_claim_section_finalize (GObject *object)
{
  LoketClaimSection *self = LOKET_CLAIM_SECTION (object);

  g_clear_object (&self->totals);
  g_clear_object (&self->cancellable);
  g_free (self->opened);
  g_free (self->facility);
  g_free (self->file_name);
  G_OBJECT_CLASS (loket_claim_section_parent_class)->finalize (object);
}

static void
loket_claim_section_class_init (LoketClaimSectionClass *klass)
{
  LoketAdminListClass *list = LOKET_ADMIN_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_claim_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = loket_claim_section_finalize;
  list->title = N_ ("Claims of hospitals");
  list->lead = N_ ("Lists that hospitals sent, each row held against the guarantee slips.");
  list->search = N_ ("Hospital or file");
  list->empty = N_ ("No list has been taken in yet.");
  list->empty_advice = N_ ("A hospital sends its claims as CSV; take the file in here.");
  list->icon = "loket-letter-symbolic";
  list->columns = columns;
  list->n_columns = G_N_ELEMENTS (columns);
  list->operation = &LOKET_CLAIM_LIST;
  list->member = "lists";
  list->id = id_of;
  list->request = request;
  list->loaded = loaded;
  list->fresh = TRUE;
  list->detail = detail;
}

static void
loket_claim_section_init (LoketClaimSection *self)
{
  self->cancellable = g_cancellable_new ();
}

static void
add_intake (LoketClaimSection *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  loket_admin_list_add_add (
      LOKET_ADMIN_LIST (self), _ ("Take in a list"), G_CALLBACK (intake_cb), self);
}

/**
 * loket_cards_claims_new:
 * @program: the program; its office is known
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
loket_cards_claims_new (LoketProgram *program)
{
  LoketClaimSection *self = g_object_new (LOKET_TYPE_CLAIM_SECTION, "application", program, NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->hospital = loket_house_choice_new (program, _ ("All hospitals"));
  g_signal_connect_object (
      self->hospital, "notify::selected", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (row, "row");
  gtk_box_append (GTK_BOX (row), self->hospital);
  loket_admin_list_add_filter (LOKET_ADMIN_LIST (self), row);
  loket_admin_list_add_button (
      LOKET_ADMIN_LIST (self),
      loket_part_button (_ ("Sums"), "loket-data-symbolic", G_CALLBACK (totals_cb), self));
  if (loket_admin_may (program, LOKET_MAY_MATCH_CLAIMS))
    add_intake (self);
  return loket_cases_desk_new (program, GTK_WIDGET (self));
}
