/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guarantee slips of hospitals: those that a person should look at, by hospital and day, and
 * whether the code on a paper is real.  A section of the page of cards. */
#include "config.h"

#include "ui/cards/slips.h"

#include "core/guarantee.h"
#include "core/operations.h"
#include "core/text.h"
#include "ui/admin/form.h"
#include "ui/admin/list.h"
#include "ui/admin/page.h"
#include "ui/admin/verdict.h"
#include "ui/admin/words.h"
#include "ui/cards/houses.h"
#include "ui/cases/survey-words.h"
#include "ui/cases/words.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>
#include <string.h>

#define TYPED_MAX 16 /* letters of a code for fingers, with hyphens and blanks */

#define LOKET_TYPE_CARD_SLIPS (loket_card_slips_get_type ())
G_DECLARE_FINAL_TYPE (LoketCardSlips, loket_card_slips, LOKET, CARD_SLIPS, LoketAdminList)

struct _LoketCardSlips {
  LoketAdminList parent_instance;

  /* borrowed */
  GtkWidget *hospital;
  GtkEditable *day;
  GtkCheckButton *marked;
  GtkEditable *code; /* the field in the pane, while it is there */
  /* owned */
  char *next; /* where the list goes on, NULL = it is all there */
};

G_DEFINE_FINAL_TYPE (LoketCardSlips, loket_card_slips, LOKET_TYPE_ADMIN_LIST)

static LoketProgram *
program_of (LoketCardSlips *self)
{
  return loket_admin_list_application (LOKET_ADMIN_LIST (self));
}

/* Columns */

static char *
code_text (LoketProgram *program, LoketRecord *record)
{
  return loket_guarantee_short_code_shown (loket_guarantee_cast (record)->code);
}

static char *
house_text (LoketProgram *program, LoketRecord *record)
{
  return loket_house_word (program, loket_guarantee_cast (record)->facility);
}

static char *
purpose_text (LoketProgram *program, LoketRecord *record)
{
  const char *words = loket_guarantee_purpose_words (loket_guarantee_cast (record)->purpose);

  return g_strdup (loket_text (loket_program_language (program), words));
}

static char *
day_text (LoketProgram *program, LoketRecord *record)
{
  return loket_cases_day (program, loket_guarantee_cast (record)->day);
}

static char *
state_text (LoketProgram *program, LoketRecord *record)
{
  static const char *const words[] = {
      [LOKET_GUARANTEE_ISSUED] = N_ ("Not claimed"),
      [LOKET_GUARANTEE_MATCHED] = N_ ("Claimed"),
      [LOKET_GUARANTEE_WITHDRAWN] = N_ ("The slip was withdrawn"),
  };

  return g_strdup (_ (words[loket_guarantee_cast (record)->state]));
}

static const char *
state_chip (LoketRecord *record)
{
  static const char *const styles[] = {
      [LOKET_GUARANTEE_ISSUED] = "",
      [LOKET_GUARANTEE_MATCHED] = "good",
      [LOKET_GUARANTEE_WITHDRAWN] = "warning",
  };

  return styles[loket_guarantee_cast (record)->state];
}

static char *
marks_text (LoketProgram *program, LoketRecord *record)
{
  const LoketGuarantee *slip = loket_guarantee_cast (record);

  return g_strdup (slip->marks != NULL ? _ ("Look at it") : "");
}

static const char *
marks_chip (LoketRecord *record)
{
  return "warning";
}

static const LoketAdminColumn columns[] = {
    {.title = N_ ("Code"), .text = code_text},
    {.title = N_ ("Hospital"), .text = house_text, .wide = TRUE},
    {.title = N_ ("Number"), .member = "number", .spare = TRUE},
    {.title = N_ ("What for"), .text = purpose_text, .spare = TRUE},
    {.title = N_ ("Day"), .text = day_text},
    {.title = N_ ("State"), .text = state_text, .chip = state_chip},
    {.title = N_ ("To be looked at"), .text = marks_text, .chip = marks_chip},
};

/* What is asked for */

static char *
typed_day (LoketCardSlips *self)
{
  const char *today = loket_client_day (loket_program_client (program_of (self)));

  return today != NULL ? loket_day_read (gtk_editable_get_text (self->day), today) : NULL;
}

static LoketGuaranteeQuery *
query_of (LoketCardSlips *self)
{
  LoketGuaranteeQuery *query = loket_guarantee_query_new ();

  query->to_look_at = TRUE;
  if (self->hospital == NULL) /* asked before there is anything to choose by */
    return query;
  query->facility = g_strdup (loket_house_choice_key (program_of (self), self->hospital, TRUE));
  query->day = typed_day (self);
  query->to_look_at = gtk_check_button_get_active (self->marked);
  return query;
}

static LoketRecord *
request (LoketAdminList *list)
{
  return LOKET_RECORD (query_of (LOKET_CARD_SLIPS (list)));
}

static void
loaded (LoketAdminList *list, LoketRecord *answer)
{
  LoketCardSlips *self = LOKET_CARD_SLIPS (list);

  g_free (self->next);
  self->next = g_strdup (loket_guarantee_list_cast (answer)->next);
}

static void
more (LoketAdminList *list)
{
  LoketCardSlips *self = LOKET_CARD_SLIPS (list);
  g_autoptr (LoketGuaranteeQuery) query = NULL;

  if (self->next == NULL)
    return;
  query = query_of (self);
  query->after = g_steal_pointer (&self->next);
  loket_admin_list_ask_more (list, LOKET_RECORD (query));
}

static void
filter_cb (LoketCardSlips *self)
{
  g_autofree char *day = typed_day (self);

  loket_admin_clear (GTK_WIDGET (self));
  if (day == NULL && *gtk_editable_get_text (self->day) != '\0') {
    loket_admin_tell (GTK_WIDGET (self),
                      LOKET_NOTICE_WARNING,
                      _ ("This is no day."),
                      _ ("Type it as 23/11/2026, or leave the field empty for every day."));
    return;
  }
  loket_admin_list_close (LOKET_ADMIN_LIST (self));
  loket_admin_list_reload (LOKET_ADMIN_LIST (self));
}

/* One slip */

static void
add_verdict (GtkWidget *form, LoketProgram *program, const char *kind, const char *msgid)
{
  const char *sentence = loket_text (loket_program_language (program), msgid);

  gtk_box_append (GTK_BOX (form), loket_admin_verdict_new (kind, sentence, NULL));
}

static void
add_marks (GtkWidget *form, LoketProgram *program, const LoketGuarantee *slip)
{
  for (guint i = 0; slip->marks != NULL && slip->marks[i] != NULL; i++) {
    int mark;
    if (loket_enum_from_name (loket_guarantee_mark_get_type (), slip->marks[i], &mark))
      add_verdict (
          form, program, "warning", loket_guarantee_mark_sentence ((LoketGuaranteeMark) mark));
  }
}

static void
add_slip (GtkWidget *form, LoketProgram *program, LoketGuarantee *slip)
{
  LoketRecord *record = LOKET_RECORD (slip);
  g_autofree char *code = code_text (program, record);
  g_autofree char *house = house_text (program, record);
  g_autofree char *purpose = purpose_text (program, record);
  g_autofree char *seen = loket_admin_time (program, slip->issued_at);
  g_autofree char *until = loket_cases_day (program, slip->until_day);
  g_autofree char *state = state_text (program, record);
  g_autofree char *copies = g_strdup_printf ("%" G_GINT64_FORMAT, slip->copies);

  add_marks (form, program, slip);
  loket_admin_form_add_fact (form, _ ("Code"), code);
  loket_admin_form_add_fact (form, _ ("Hospital"), house);
  loket_admin_form_add_fact (form, _ ("Number of the card"), slip->number);
  loket_admin_form_add_fact (form, _ ("What for"), purpose);
  loket_admin_form_add_fact (form, _ ("Card seen"), seen);
  loket_admin_form_add_fact (form, _ ("Valid until"), until);
  loket_admin_form_add_fact (form, _ ("The card gives"), slip->service_class);
  loket_admin_form_add_fact (form, _ ("State"), state);
  loket_admin_form_add_fact (form, _ ("Why it was withdrawn"), slip->reason);
  loket_admin_form_add_fact (form, _ ("Times it was printed"), copies);
}

static GtkWidget *
detail (LoketAdminList *list, LoketRecord *record)
{
  GtkWidget *form = loket_admin_form_new ();

  add_slip (form, loket_admin_list_application (list), loket_guarantee_cast (record));
  return form;
}

/* A code on a paper */

static const char *
kind_of (LoketGuaranteeVerdict verdict)
{
  switch (verdict) {
  case LOKET_GUARANTEE_REAL:
    return "good";
  case LOKET_GUARANTEE_OVER:
  case LOKET_GUARANTEE_UNTOLD:
  case LOKET_GUARANTEE_UNKNOWN:
    return "warning";
  case LOKET_GUARANTEE_RECALLED:
  case LOKET_GUARANTEE_STRANGE:
  case LOKET_GUARANTEE_BROKEN:
  default:
    return "problem";
  }
}

static void check_cb (LoketCardSlips *self);

/* Of which paper it is said; a square code has no end that somebody could compare. */
static void
add_code (GtkWidget *form, const char *text)
{
  if (strlen (text) <= TYPED_MAX)
    loket_admin_form_add_fact (form, _ ("Code of a slip"), text);
}

static GtkWidget *
check_form_new (LoketCardSlips *self)
{
  GtkWidget *form = loket_admin_form_new ();
  GtkWidget *entry = gtk_entry_new ();

  self->code = GTK_EDITABLE (entry);
  gtk_entry_set_max_length (GTK_ENTRY (entry), LOKET_GUARANTEE_TEXT);
  g_signal_connect_object (entry, "activate", G_CALLBACK (check_cb), self, G_CONNECT_SWAPPED);
  loket_admin_form_add_field (
      form, _ ("Code of a slip"), entry, _ ("Typed as FGH-ARME-SKF, or the square code scanned"));
  loket_admin_form_add_button (form, _ ("Check the code"), "primary", G_CALLBACK (check_cb), self);
  return form;
}

static void
checked (LoketAdminList *list, LoketRecord *asked, LoketRecord *answer)
{
  LoketCardSlips *self = LOKET_CARD_SLIPS (list);
  LoketGuaranteeReading *reading = loket_guarantee_reading_cast (answer);
  GListModel *slips = G_LIST_MODEL (reading->guarantees);
  GtkWidget *form = check_form_new (self);
  GtkWidget *said = loket_admin_form_new ();

  /* It must not stand below the code of the next paper. */
  g_signal_connect_object (
      self->code, "changed", G_CALLBACK (gtk_widget_hide), said, G_CONNECT_SWAPPED);
  add_code (said, loket_guarantee_check_cast (asked)->text);
  add_verdict (said,
               program_of (self),
               kind_of (reading->verdict),
               loket_guarantee_verdict_sentence (reading->verdict));
  for (guint i = 0; slips != NULL && i < g_list_model_get_n_items (slips); i++) {
    g_autoptr (LoketGuarantee) slip = g_list_model_get_item (slips, i);
    add_slip (said, program_of (self), slip);
  }
  gtk_box_append (GTK_BOX (form), said);
  loket_admin_list_open (list, _ ("Check a code"), form);
  gtk_widget_grab_focus (GTK_WIDGET (self->code)); /* for the next paper */
}

static void
check_cb (LoketCardSlips *self)
{
  LoketGuaranteeCheck *check;
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->code)));

  if (*text == '\0')
    return;
  check = loket_guarantee_check_new ();
  check->text = g_steal_pointer (&text);
  loket_admin_list_act (
      LOKET_ADMIN_LIST (self), &LOKET_GUARANTEE_CHECK, LOKET_RECORD (check), checked);
}

static void
open_check_cb (LoketCardSlips *self)
{
  loket_admin_clear (GTK_WIDGET (self));
  loket_admin_list_open (LOKET_ADMIN_LIST (self), _ ("Check a code"), check_form_new (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->code));
}

/* The section */

static const char *
id_of (LoketRecord *record)
{
  return loket_guarantee_cast (record)->id;
}

static void
loket_card_slips_finalize (GObject *object)
{
  g_free (LOKET_CARD_SLIPS (object)->next);
  G_OBJECT_CLASS (loket_card_slips_parent_class)->finalize (object);
}

static void
loket_card_slips_class_init (LoketCardSlipsClass *klass)
{
  LoketAdminListClass *list = LOKET_ADMIN_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = loket_card_slips_finalize;
  list->title = N_ ("Guarantee slips");
  list->lead = N_ ("What hospitals printed for cards that they saw, newest first.");
  list->search = N_ ("Code, hospital or number");
  list->empty = N_ ("There is no such slip.");
  list->empty_advice = N_ ("Choose another hospital or day, or show all of them.");
  list->icon = "loket-receipt-symbolic";
  list->columns = columns;
  list->n_columns = G_N_ELEMENTS (columns);
  list->operation = &LOKET_GUARANTEE_LIST;
  list->member = "guarantees";
  list->id = id_of;
  list->request = request;
  list->loaded = loaded;
  list->more = more;
  list->fresh = TRUE;
  list->detail = detail;
}

static void
loket_card_slips_init (LoketCardSlips *self)
{
}

static GtkWidget *
filters_new (LoketCardSlips *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *day = gtk_entry_new ();

  self->hospital = loket_house_choice_new (program_of (self), _ ("All hospitals"));
  self->day = GTK_EDITABLE (day);
  self->marked = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_ ("Only to be looked at")));
  gtk_check_button_set_active (self->marked, TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (day), _ ("Day"));
  gtk_editable_set_max_width_chars (self->day, 12);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (day), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Day"), -1);
  g_signal_connect_object (day, "activate", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->hospital, "notify::selected", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->marked, "toggled", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (row, "row");
  gtk_box_append (GTK_BOX (row), self->hospital);
  gtk_box_append (GTK_BOX (row), day);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->marked));
  return row;
}

/**
 * loket_cards_slips_new:
 * @program: the program; its office is known
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
loket_cards_slips_new (LoketProgram *program)
{
  LoketCardSlips *self = g_object_new (LOKET_TYPE_CARD_SLIPS, "application", program, NULL);

  loket_admin_list_add_filter (LOKET_ADMIN_LIST (self), filters_new (self));
  loket_admin_list_add_button (
      LOKET_ADMIN_LIST (self),
      loket_part_button (
          _ ("Check a code"), "loket-search-symbolic", G_CALLBACK (open_check_cb), self));
  return GTK_WIDGET (self);
}
