/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Batches of cards, one a village at a time.  A section of the page of cards. */
#include "config.h"

#include "ui/cards/batches.h"

#include "core/card-desk.h"
#include "ui/admin/form.h"
#include "ui/admin/list.h"
#include "ui/admin/page.h"
#include "ui/cards/press-page.h"
#include "ui/cards/print-words.h"
#include "ui/cases/desk.h"
#include "ui/cases/listen.h"
#include "ui/common/parts.h"
#include "ui/registry/place-entry.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_BATCHES (loket_batches_get_type ())
G_DECLARE_FINAL_TYPE (LoketBatches, loket_batches, LOKET, BATCHES, LoketAdminList)

struct _LoketBatches {
  LoketAdminList parent_instance;

  /* borrowed */
  LoketPlaceEntry *village; /* of the one to be made */
  GtkDropDown *product;
  /* owned */
  char *batch; /* in the pane */
};

G_DEFINE_FINAL_TYPE (LoketBatches, loket_batches, LOKET_TYPE_ADMIN_LIST)

static LoketProgram *
program_of (LoketBatches *self)
{
  return loket_admin_list_application (LOKET_ADMIN_LIST (self));
}

/* Columns */

static const char *
id_of (LoketRecord *record)
{
  return loket_batch_view_cast (record)->batch->id;
}

static char *
number_text (LoketProgram *program, LoketRecord *record)
{
  return g_strdup_printf ("%d", (int) loket_batch_view_cast (record)->batch->number);
}

static const char *
product_title (LoketProgram *program, const char *key)
{
  LoketCardProduct *product = loket_profile_card (loket_program_profile (program), key);

  return product != NULL ? loket_program_text (program, product->title) : key;
}

static char *
product_text (LoketProgram *program, LoketRecord *record)
{
  return g_strdup (product_title (program, loket_batch_view_cast (record)->batch->product));
}

static char *
good_text (LoketProgram *program, LoketRecord *record)
{
  const LoketBatchView *view = loket_batch_view_cast (record);

  return g_strdup_printf (_ ("%d of %d"), (int) view->good, (int) view->batch->cards);
}

static char *
state_text (LoketProgram *program, LoketRecord *record)
{
  return g_strdup (loket_print_batch_state_word (loket_batch_view_cast (record)->batch->state));
}

static const char *
state_chip (LoketRecord *record)
{
  return loket_print_batch_state_style (loket_batch_view_cast (record)->batch->state);
}

static const LoketAdminColumn columns[] = {
    {.title = N_ ("Batch"), .text = number_text},
    {.title = N_ ("Which village"), .member = "place", .wide = TRUE},
    {.title = N_ ("Card"), .text = product_text, .spare = TRUE},
    {.title = N_ ("Good"), .text = good_text},
    {.title = N_ ("State"), .text = state_text, .chip = state_chip},
};

/* Acts */

static void
open_cb (LoketBatches *self)
{
  loket_cases_desk_push (GTK_WIDGET (self), loket_press_page_new (program_of (self), self->batch));
}

static GtkWidget *
detail (LoketAdminList *list, LoketRecord *record)
{
  LoketBatches *self = LOKET_BATCHES (list);
  const LoketBatchView *view = loket_batch_view_cast (record);
  GtkWidget *form = loket_admin_form_new ();
  g_autofree char *good = good_text (program_of (self), record);

  g_free (self->batch);
  self->batch = g_strdup (view->batch->id);
  loket_admin_form_add_fact (form, _ ("State"), loket_print_batch_state_word (view->batch->state));
  loket_admin_form_add_fact (
      form, _ ("Card"), product_title (program_of (self), view->batch->product));
  loket_admin_form_add_fact (form, _ ("Good"), good);
  loket_admin_form_add_button (form, _ ("Open the batch"), "primary", G_CALLBACK (open_cb), self);
  return form;
}

static void
made_cb (LoketAdminList *list, LoketRecord *request, LoketRecord *answer)
{
  LoketBatches *self = LOKET_BATCHES (list);

  loket_admin_list_close (list);
  loket_admin_list_reload (list);
  g_free (self->batch);
  self->batch = g_strdup (loket_batch_view_cast (answer)->batch->id);
  open_cb (self);
}

static void
make_cb (LoketBatches *self)
{
  GListModel *cards = G_LIST_MODEL (loket_program_profile (program_of (self))->cards);
  g_autoptr (LoketCardProduct) product =
      g_list_model_get_item (cards, gtk_drop_down_get_selected (self->product));
  LoketBatchRequest *request;

  if (loket_place_entry_code (self->village) == NULL || product == NULL) {
    loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_WARNING, _ ("Choose a village."), NULL);
    return;
  }
  request = loket_batch_request_new ();
  request->village = g_strdup (loket_place_entry_code (self->village));
  request->product = g_strdup (product->key);
  loket_admin_list_act (
      LOKET_ADMIN_LIST (self), &LOKET_BATCH_MAKE, LOKET_RECORD (request), made_cb);
}

static GtkWidget *
make_products (LoketBatches *self)
{
  LoketProgram *program = program_of (self);
  GListModel *cards = G_LIST_MODEL (loket_program_profile (program)->cards);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++) {
    g_autoptr (LoketCardProduct) product = g_list_model_get_item (cards, i);
    gtk_string_list_append (titles, loket_program_text (program, product->title));
  }
  return gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);
}

static void
new_cb (LoketBatches *self)
{
  GtkWidget *form = loket_admin_form_new ();
  GtkWidget *village = loket_place_entry_new (program_of (self), _ ("Which village"));
  GtkWidget *product = make_products (self);

  self->village = LOKET_PLACE_ENTRY (village);
  self->product = GTK_DROP_DOWN (product);
  loket_admin_form_add_sentence (
      form, _ ("Cards of one kind that were issued for people of one village and wait."));
  loket_admin_form_add_field (form, _ ("Which village"), village, NULL);
  loket_admin_form_add_field (form, _ ("Card"), product, NULL);
  loket_admin_form_add_button (
      form, _ ("Put the batch together"), "primary", G_CALLBACK (make_cb), self);
  loket_admin_list_open (LOKET_ADMIN_LIST (self), _ ("New batch"), form);
}

static gboolean
concerns (GtkWidget *list, const LoketCaseNews *news)
{
  return g_strcmp0 (news->entity, "print_batch") == 0 ||
         g_strcmp0 (news->entity, "card_print") == 0;
}

static void
loket_batches_finalize (GObject *object)
{
  g_free (LOKET_BATCHES (object)->batch);
  G_OBJECT_CLASS (loket_batches_parent_class)->finalize (object);
}

static void
loket_batches_class_init (LoketBatchesClass *klass)
{
  LoketAdminListClass *list = LOKET_ADMIN_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = loket_batches_finalize;
  list->title = N_ ("Batches");
  list->lead = N_ ("Cards of one village, printed by hamlet and name, counted before they leave.");
  list->search = N_ ("Village or number");
  list->empty = N_ ("No batch is open.");
  list->empty_advice = N_ ("Put one together from the cards of a village.");
  list->icon = "loket-box-symbolic";
  list->columns = columns;
  list->n_columns = G_N_ELEMENTS (columns);
  list->operation = &LOKET_BATCH_LIST;
  list->member = "batches";
  list->id = id_of;
  list->fresh = TRUE;
  list->detail = detail;
}

static void
loket_batches_init (LoketBatches *self)
{
}

/**
 * loket_batches_new:
 * @program: the program; its office is known
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
loket_batches_new (LoketProgram *program)
{
  LoketBatches *self = g_object_new (LOKET_TYPE_BATCHES, "application", program, NULL);

  loket_admin_list_add_add (LOKET_ADMIN_LIST (self), _ ("New batch"), G_CALLBACK (new_cb), self);
  loket_cases_listen (
      GTK_WIDGET (self), program, LOKET_NEWS_OF_CARDS, concerns, loket_admin_list_renew);
  return loket_cases_desk_new (program, GTK_WIDGET (self));
}
