/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blank cards by kind and box: where they went, what lies there, and whether the day can be closed.
 * A section of the page of cards. */
#include "config.h"

#include "ui/cards/blanks.h"

#include "core/office.h"
#include "core/operations.h"
#include "core/stock-desk.h"
#include "ui/admin/form.h"
#include "ui/admin/list.h"
#include "ui/admin/page.h"
#include "ui/admin/verdict.h"
#include "ui/cases/listen.h"
#include "ui/cases/words.h"

#include <glib/gi18n.h>

#define BLANKS_MAX 100000

#define LOKET_TYPE_CARD_BLANKS (loket_card_blanks_get_type ())
G_DECLARE_FINAL_TYPE (LoketCardBlanks, loket_card_blanks, LOKET, CARD_BLANKS, LoketAdminList)

struct _LoketCardBlanks {
  LoketAdminList parent_instance;

  /* borrowed: of the form in the pane */
  GtkWidget *kind;
  GtkWidget *box;
  GtkWidget *count;
  GtkWidget *spoiled;
  GtkWidget *lost;
  GtkWidget *note;
  /* owned */
  LoketBlankStock *line; /* that is counted */
};

G_DEFINE_FINAL_TYPE (LoketCardBlanks, loket_card_blanks, LOKET_TYPE_ADMIN_LIST)

static LoketBlankStock *
line_of (LoketRecord *record)
{
  return loket_blank_stock_cast (record);
}

static char *
kind_word (const char *blank)
{
  return g_utf8_strup (blank, -1);
}

/* "PVC", "PVC, box 12" */
static char *
which (LoketBlankStock *line)
{
  g_autofree char *kind = kind_word (line->blank);

  return line->box != NULL ? g_strdup_printf (_ ("%s, box %s"), kind, line->box)
                           : g_steal_pointer (&kind);
}

/* Columns */

static char *
which_text (LoketProgram *program, LoketRecord *record)
{
  return which (line_of (record));
}

static char *
counted_text (LoketProgram *program, LoketRecord *record)
{
  LoketBlankStock *line = line_of (record);

  if (!line->counted.set)
    return g_strdup (_ ("not counted today"));
  if (line->counted.value == line->in_stock)
    return g_strdup_printf (_ ("%d, as it should be"), (int) line->counted.value);
  return g_strdup_printf (
      _ ("%d, %+d"), (int) line->counted.value, (int) (line->counted.value - line->in_stock));
}

static const char *
counted_chip (LoketRecord *record)
{
  LoketBlankStock *line = line_of (record);

  if (!line->counted.set)
    return "";
  return line->counted.value == line->in_stock ? "good" : "warning";
}

static const LoketAdminColumn columns[] = {
    {.title = N_ ("Blanks"), .text = which_text, .wide = TRUE},
    {.title = N_ ("Received"), .member = "received", .spare = TRUE},
    {.title = N_ ("Good"), .member = "good", .spare = TRUE},
    {.title = N_ ("Spoiled"), .member = "spoiled", .spare = TRUE},
    {.title = N_ ("Lost"), .member = "lost", .spare = TRUE},
    {.title = N_ ("Should be there"), .member = "in_stock"},
    {.title = N_ ("Counted"), .text = counted_text, .chip = counted_chip},
};

/* The end of the day */

static void
closed_cb (LoketAdminList *list, LoketRecord *request, LoketRecord *answer)
{
  LoketBlankDay *day = loket_blank_day_cast (answer);
  g_autofree char *sentence =
      g_strdup_printf (_ ("Received %d = good %d + spoiled %d + lost %d + in stock %d."),
                       (int) day->received,
                       (int) day->good,
                       (int) day->spoiled,
                       (int) day->lost,
                       (int) day->in_stock);

  loket_admin_list_reload (list);
  loket_admin_tell (GTK_WIDGET (list),
                    LOKET_NOTICE_INFORMATION,
                    _ ("The day of the blanks is closed."),
                    sentence);
}

static void
close_cb (LoketAdminList *list)
{
  loket_admin_clear (GTK_WIDGET (list));
  loket_admin_list_act (
      list, &LOKET_STOCK_CLOSE_DAY, LOKET_RECORD (loket_nothing_new ()), closed_cb);
}

/* What stands in the way, each in a sentence. */
static void
add_obstacles (GtkWidget *verdict, LoketStockBalance *balance)
{
  GListModel *lines = G_LIST_MODEL (balance->lines);

  if (balance->open_prints > 0) {
    g_autofree char *open = g_strdup_printf (
        g_dngettext (NULL,
                     "%d print may still be in a printer: look at it under “Printing”.",
                     "%d prints may still be in a printer: look at them under “Printing”.",
                     (gulong) balance->open_prints),
        (int) balance->open_prints);
    loket_admin_verdict_add (verdict, open, "strong");
  }
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++) {
    g_autoptr (LoketBlankStock) line = g_list_model_get_item (lines, i);
    g_autofree char *name = which (line);
    g_autofree char *sentence = NULL;
    if (!line->counted.set)
      sentence = g_strdup_printf (_ ("%s: not counted today."), name);
    else if (line->counted.value != line->in_stock)
      sentence = g_strdup_printf (_ ("%s: %d were counted, %d should be there."),
                                  name,
                                  (int) line->counted.value,
                                  (int) line->in_stock);
    if (sentence != NULL)
      loket_admin_verdict_add (verdict, sentence, "strong");
  }
}

static GtkWidget *
make_verdict (LoketAdminList *list, LoketStockBalance *balance)
{
  LoketProgram *program = loket_admin_list_application (list);
  g_autofree char *day = loket_cases_day (program, balance->day);
  GtkWidget *verdict, *button;

  if (balance->closed)
    return loket_admin_verdict_new (
        "good", _ ("The day is closed"), _ ("What was counted is what should be there."));
  if (!balance->balances) {
    verdict = loket_admin_verdict_new ("warning", _ ("The day cannot be closed yet"), NULL);
    add_obstacles (verdict, balance);
    return verdict;
  }
  verdict = loket_admin_verdict_new ("good", _ ("Everything is counted and is there"), day);
  button = gtk_button_new_with_label (_ ("Close the day"));
  gtk_widget_add_css_class (button, "primary");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (close_cb), list, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (verdict), button);
  return verdict;
}

static void
loaded (LoketAdminList *list, LoketRecord *answer)
{
  LoketStockBalance *balance = loket_stock_balance_cast (answer);

  loket_admin_list_set_banner (list,
                               g_list_model_get_n_items (G_LIST_MODEL (balance->lines)) > 0
                                   ? make_verdict (list, balance)
                                   : NULL);
}

/* Fields */

static char *
typed_in (GtkWidget *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* %FALSE: what stands there is no number, which is told.  Nothing is @least. */
static gboolean
read_count (LoketCardBlanks *self, GtkWidget *entry, gint64 least, gint64 *count)
{
  g_autofree char *text = typed_in (entry);
  guint64 number = 0;

  if (text == NULL && least == 0) {
    *count = 0;
    return TRUE;
  }
  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, BLANKS_MAX, &number, NULL) ||
      (gint64) number < least) {
    loket_admin_tell (
        GTK_WIDGET (self), LOKET_NOTICE_WARNING, _ ("Please enter a number of blanks."), NULL);
    gtk_widget_grab_focus (entry);
    return FALSE;
  }
  *count = (gint64) number;
  return TRUE;
}

static GtkWidget *
make_entry (int most, GtkInputPurpose purpose)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_max_length (GTK_ENTRY (entry), most);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), purpose);
  return entry;
}

/* Counting */

static void
counted_cb (LoketAdminList *list, LoketRecord *request, LoketRecord *answer)
{
  loket_admin_list_close (list);
  loket_admin_list_reload (list);
  loket_admin_tell (GTK_WIDGET (list), LOKET_NOTICE_INFORMATION, _ ("The count is on file."), NULL);
}

static void
count_cb (LoketCardBlanks *self)
{
  g_autoptr (LoketStockCount) request = loket_stock_count_new ();
  gint64 counted, spoiled, lost;

  if (gtk_editable_get_text (GTK_EDITABLE (self->count))[0] == '\0') {
    loket_admin_tell (
        GTK_WIDGET (self), LOKET_NOTICE_WARNING, _ ("Please enter a number of blanks."), NULL);
    gtk_widget_grab_focus (self->count);
    return;
  }
  if (!read_count (self, self->count, 0, &counted) ||
      !read_count (self, self->spoiled, 0, &spoiled) || !read_count (self, self->lost, 0, &lost))
    return;
  request->blank = g_strdup (self->line->blank);
  request->box = g_strdup (self->line->box);
  request->counted = counted;
  request->spoiled = spoiled > 0 ? LOKET_SOME (spoiled) : LOKET_NONE;
  request->lost = lost > 0 ? LOKET_SOME (lost) : LOKET_NONE;
  request->reason = typed_in (self->note);
  if ((spoiled > 0 || lost > 0) && request->reason == NULL) {
    loket_admin_tell (GTK_WIDGET (self),
                      LOKET_NOTICE_WARNING,
                      _ ("Please say how they were spoiled or lost."),
                      NULL);
    gtk_widget_grab_focus (self->note);
    return;
  }
  loket_admin_clear (GTK_WIDGET (self));
  loket_admin_list_act (LOKET_ADMIN_LIST (self),
                        &LOKET_STOCK_COUNT,
                        LOKET_RECORD (g_steal_pointer (&request)),
                        counted_cb);
}

static void
add_number_fact (GtkWidget *form, const char *name, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%d", (int) number);

  loket_admin_form_add_fact (form, name, text);
}

static GtkWidget *
detail (LoketAdminList *list, LoketRecord *record)
{
  LoketCardBlanks *self = LOKET_CARD_BLANKS (list);
  LoketBlankStock *line = line_of (record);
  GtkWidget *form = loket_admin_form_new ();
  g_autofree char *books = g_strdup_printf (_ ("%d received, %d good, %d spoiled, %d lost"),
                                            (int) line->received,
                                            (int) line->good,
                                            (int) line->spoiled,
                                            (int) line->lost);

  g_set_object (&self->line, line);
  self->count = make_entry (6, GTK_INPUT_PURPOSE_DIGITS);
  self->spoiled = make_entry (6, GTK_INPUT_PURPOSE_DIGITS);
  self->lost = make_entry (6, GTK_INPUT_PURPOSE_DIGITS);
  self->note = make_entry (500, GTK_INPUT_PURPOSE_FREE_FORM);
  add_number_fact (form, _ ("Should be there"), line->in_stock);
  loket_admin_form_add_fact (form, _ ("By the books"), books);
  loket_admin_form_add_field (form, _ ("Counted"), self->count, _ ("What lies there now"));
  loket_admin_form_add_field (form,
                              _ ("Spoiled besides"),
                              self->spoiled,
                              _ ("By no print, such as scratched when unpacked"));
  loket_admin_form_add_field (form, _ ("Lost besides"), self->lost, NULL);
  loket_admin_form_add_field (form, _ ("How those were spoiled or lost"), self->note, NULL);
  g_signal_connect_object (self->count, "activate", G_CALLBACK (count_cb), self, G_CONNECT_SWAPPED);
  loket_admin_form_add_button (
      form, _ ("Put the count on file"), "primary", G_CALLBACK (count_cb), self);
  return form;
}

/* Receiving */

static void
received_cb (LoketAdminList *list, LoketRecord *request, LoketRecord *answer)
{
  g_autofree char *sentence = g_strdup_printf (_ ("%d blanks are on file."),
                                               (int) loket_stock_receive_cast (request)->count);

  loket_admin_list_close (list);
  loket_admin_list_reload (list);
  loket_admin_tell (GTK_WIDGET (list), LOKET_NOTICE_INFORMATION, sentence, NULL);
}

static void
receive_cb (LoketCardBlanks *self)
{
  g_autoptr (LoketStockReceive) request = loket_stock_receive_new ();
  GtkStringObject *kind = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->kind));

  if (kind == NULL || !read_count (self, self->count, 1, &request->count))
    return;
  request->blank = g_strdup (gtk_string_object_get_string (kind));
  request->box = typed_in (self->box);
  request->reason = typed_in (self->note);
  loket_admin_clear (GTK_WIDGET (self));
  loket_admin_list_act (LOKET_ADMIN_LIST (self),
                        &LOKET_STOCK_RECEIVE,
                        LOKET_RECORD (g_steal_pointer (&request)),
                        received_cb);
}

/* Kinds of blanks that the cards of the office are printed on. */
static GtkStringList *
kinds_of (LoketProfile *profile)
{
  GtkStringList *kinds = gtk_string_list_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (profile->cards)); i++) {
    g_autoptr (LoketCardProduct) card = g_list_model_get_item (G_LIST_MODEL (profile->cards), i);
    gboolean known = card->blank == NULL;
    for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (kinds)); j++)
      known = known || g_str_equal (gtk_string_list_get_string (kinds, j), card->blank);
    if (!known)
      gtk_string_list_append (kinds, card->blank);
  }
  return kinds;
}

static void
add_cb (LoketCardBlanks *self)
{
  LoketAdminList *list = LOKET_ADMIN_LIST (self);
  LoketProfile *profile = loket_program_profile (loket_admin_list_application (list));
  GtkWidget *form = loket_admin_form_new ();

  self->kind = gtk_drop_down_new (G_LIST_MODEL (kinds_of (profile)), NULL);
  self->box = make_entry (40, GTK_INPUT_PURPOSE_FREE_FORM);
  self->count = make_entry (6, GTK_INPUT_PURPOSE_DIGITS);
  self->note = make_entry (500, GTK_INPUT_PURPOSE_FREE_FORM);
  loket_admin_form_add_field (form, _ ("Kind"), self->kind, NULL);
  loket_admin_form_add_field (
      form, _ ("Box"), self->box, _ ("Its number, where boxes are numbered; else empty"));
  loket_admin_form_add_field (form, _ ("How many"), self->count, NULL);
  loket_admin_form_add_field (form, _ ("Delivery note"), self->note, NULL);
  g_signal_connect_object (
      self->count, "activate", G_CALLBACK (receive_cb), self, G_CONNECT_SWAPPED);
  loket_admin_form_add_button (
      form, _ ("Put them on file"), "primary", G_CALLBACK (receive_cb), self);
  loket_admin_list_open (list, _ ("Blanks came"), form);
  gtk_widget_grab_focus (self->count);
}

static void
loket_card_blanks_dispose (GObject *object)
{
  g_clear_object (&LOKET_CARD_BLANKS (object)->line);
  G_OBJECT_CLASS (loket_card_blanks_parent_class)->dispose (object);
}

static void
loket_card_blanks_class_init (LoketCardBlanksClass *klass)
{
  LoketAdminListClass *list = LOKET_ADMIN_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_card_blanks_dispose;
  list->title = N_ ("Blanks and end of the day");
  list->lead = N_ ("What was received is good, spoiled, lost or in stock. Each kind and box is "
                   "counted before the day is closed.");
  list->search = N_ ("Kind or box");
  list->empty = N_ ("No blanks are on file.");
  list->empty_advice =
      N_ ("Put the blanks that lie here on file: then prints can be accounted for.");
  list->icon = "loket-box-symbolic";
  list->columns = columns;
  list->n_columns = G_N_ELEMENTS (columns);
  list->operation = &LOKET_STOCK_BALANCE;
  list->member = "lines";
  list->loaded = loaded;
  list->fresh = TRUE;
  list->detail = detail;
}

static void
loket_card_blanks_init (LoketCardBlanks *self)
{
}

/**
 * loket_cards_blanks_new:
 * @program: the program; its office is known
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
loket_cards_blanks_new (LoketProgram *program)
{
  LoketCardBlanks *self = g_object_new (LOKET_TYPE_CARD_BLANKS, "application", program, NULL);

  loket_admin_list_add_add (LOKET_ADMIN_LIST (self), _ ("Blanks came"), G_CALLBACK (add_cb), self);
  loket_cases_listen (
      GTK_WIDGET (self), program, LOKET_NEWS_OF_CARDS, NULL, loket_admin_list_renew);
  return GTK_WIDGET (self);
}
