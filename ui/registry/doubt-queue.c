/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pairs that wait at the desk of doubts, by reason and village; the section of doubts shows it
 * while no pair is looked at. */
#include "config.h"

#include "ui/registry/doubt-queue.h"

#include "ui/admin/state.h"
#include "ui/common/pages.h"
#include "ui/registry/doubt-row.h"
#include "ui/registry/pair-words.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LoketDoubtQueue {
  GtkBox parent_instance;

  /* template */
  GtkLabel *count_label;
  GtkWidget *begin_button;
  GtkDropDown *hints;
  GtkDropDown *villages;
  GtkStack *stack;
  GtkListBox *rows;
  /* owned */
  GtkSizeGroup *hint_widths;
  GPtrArray *hint_values;    /* nicks; the first one, NULL, is all of them */
  GPtrArray *village_values; /* codes; likewise */
  char *hint;                /* chosen; NULL = all */
  char *area;
  /* state */
  gint64 waiting;
  gboolean filling; /* the choices are being made anew, by nobody's hand */
};

G_DEFINE_FINAL_TYPE (LoketDoubtQueue, loket_doubt_queue, GTK_TYPE_BOX)

enum { OPEN, FILTERED, MORE, RELOAD, N_SIGNALS };

static guint signals[N_SIGNALS];

/* What one can choose from: how many wait, by reason and by village */

typedef struct {
  const char *key; /* borrowed; NULL = all */
  char *title;
  gint64 n;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->title);
  g_free (choice);
}

static void
count (GPtrArray *choices, const char *key, const char *title, gint64 n)
{
  Choice *choice = NULL;

  for (guint i = 0; i < choices->len && choice == NULL; i++)
    if (g_strcmp0 (((Choice *) choices->pdata[i])->key, key) == 0)
      choice = choices->pdata[i];
  if (choice == NULL) {
    choice = g_new0 (Choice, 1);
    choice->key = key;
    choice->title = g_strdup (title);
    g_ptr_array_add (choices, choice);
  }
  choice->n += n;
}

/* The number of each kind must not change when one of them is chosen: it counts what the other
 * choice leaves. */
static void
count_all (LoketDoubtQueue *self, GListModel *counts, GPtrArray *hints, GPtrArray *villages)
{
  count (hints, NULL, _ ("All reasons"), 0);
  count (villages, NULL, _ ("All villages"), 0);
  self->waiting = 0;
  for (guint i = 0; i < g_list_model_get_n_items (counts); i++) {
    g_autoptr (LoketPairCount) item = g_list_model_get_item (counts, i);
    const char *hint = loket_enum_name (loket_pair_hint_get_type (), (int) item->hint);
    const gint64 n = item->open + item->postponed;
    const char *title = item->village_name != NULL ? item->village_name : item->village;

    if (self->area == NULL || g_strcmp0 (self->area, item->village) == 0) {
      count (hints, NULL, NULL, n);
      count (hints, hint, loket_pair_hint_title (item->hint), n);
    }
    if (self->hint == NULL || g_strcmp0 (self->hint, hint) == 0) {
      count (villages, NULL, NULL, n);
      if (item->village != NULL)
        count (villages, item->village, title, n);
    }
    if ((self->area == NULL || g_strcmp0 (self->area, item->village) == 0) &&
        (self->hint == NULL || g_strcmp0 (self->hint, hint) == 0))
      self->waiting += n;
  }
}

static void
fill (GtkDropDown *drop, GPtrArray **values, GPtrArray *choices, const char *chosen)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint selected = 0;

  g_clear_pointer (values, g_ptr_array_unref);
  *values = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < choices->len; i++) {
    const Choice *choice = choices->pdata[i];
    g_autofree char *text = g_strdup_printf ("%s (%" G_GINT64_FORMAT ")", choice->title, choice->n);
    if (choice->key != NULL && g_strcmp0 (choice->key, chosen) == 0)
      selected = i;
    gtk_string_list_append (words, text);
    g_ptr_array_add (*values, g_strdup (choice->key));
  }
  gtk_drop_down_set_model (drop, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (drop, selected);
}

static void
show_choices (LoketDoubtQueue *self, LoketPairPage *page)
{
  g_autoptr (GPtrArray) hints = g_ptr_array_new_with_free_func (choice_free);
  g_autoptr (GPtrArray) villages = g_ptr_array_new_with_free_func (choice_free);
  g_autofree char *text = NULL;

  count_all (self, G_LIST_MODEL (page->counts), hints, villages);
  self->filling = TRUE;
  fill (self->hints, &self->hint_values, hints, self->hint);
  fill (self->villages, &self->village_values, villages, self->area);
  self->filling = FALSE;
  text = g_strdup_printf ("%" G_GINT64_FORMAT, self->waiting);
  gtk_label_set_text (self->count_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), TRUE);
}

static char *
chosen_value (GtkDropDown *drop, GPtrArray *values)
{
  const guint selected = gtk_drop_down_get_selected (drop);

  return values != NULL && selected < values->len ? g_strdup (values->pdata[selected]) : NULL;
}

static void
filter_cb (LoketDoubtQueue *self)
{
  g_autofree char *hint = NULL;
  g_autofree char *area = NULL;

  if (self->filling)
    return;
  hint = chosen_value (self->hints, self->hint_values);
  area = chosen_value (self->villages, self->village_values);
  if (g_strcmp0 (hint, self->hint) == 0 && g_strcmp0 (area, self->area) == 0)
    return;
  g_free (self->hint);
  self->hint = g_steal_pointer (&hint);
  g_free (self->area);
  self->area = g_steal_pointer (&area);
  g_signal_emit (self, signals[FILTERED], 0);
}

/* Rows */

static void
activated_cb (LoketDoubtQueue *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[OPEN], 0, loket_doubt_row_pair (LOKET_DOUBT_ROW (row)));
}

static void
begin_cb (LoketDoubtQueue *self)
{
  const char *first = loket_doubt_queue_first (self);

  if (first != NULL)
    g_signal_emit (self, signals[OPEN], 0, first);
}

static void
reload_cb (LoketDoubtQueue *self)
{
  g_signal_emit (self, signals[RELOAD], 0);
}

static void
edge_cb (LoketDoubtQueue *self, GtkPositionType edge)
{
  if (edge == GTK_POS_BOTTOM)
    g_signal_emit (self, signals[MORE], 0);
}

static void
show_state (LoketDoubtQueue *self, GtkWidget *state)
{
  GtkWidget *old = gtk_stack_get_child_by_name (self->stack, "state");

  if (old != NULL)
    gtk_stack_remove (self->stack, old);
  loket_pages_add (self->stack, "state", state);
  loket_pages_show (self->stack, "state");
  gtk_widget_set_sensitive (self->begin_button, FALSE);
}

/* The widget */

static gboolean
loket_doubt_queue_grab_focus (GtkWidget *widget)
{
  LoketDoubtQueue *self = LOKET_DOUBT_QUEUE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rows);

  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->rows, 0);
  return row != NULL ? gtk_widget_grab_focus (GTK_WIDGET (row))
                     : gtk_widget_grab_focus (GTK_WIDGET (self->hints));
}

static void
loket_doubt_queue_dispose (GObject *object)
{
  g_clear_object (&LOKET_DOUBT_QUEUE (object)->hint_widths);
  G_OBJECT_CLASS (loket_doubt_queue_parent_class)->dispose (object);
}

static void
loket_doubt_queue_finalize (GObject *object)
{
  LoketDoubtQueue *self = LOKET_DOUBT_QUEUE (object);

  g_clear_pointer (&self->hint_values, g_ptr_array_unref);
  g_clear_pointer (&self->village_values, g_ptr_array_unref);
  g_free (self->hint);
  g_free (self->area);
  G_OBJECT_CLASS (loket_doubt_queue_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, guint n, GType type)
{
  return g_signal_new (
      name, LOKET_TYPE_DOUBT_QUEUE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n, type);
}

static void
loket_doubt_queue_class_init (LoketDoubtQueueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loket_doubt_queue_dispose;
  object_class->finalize = loket_doubt_queue_finalize;
  widget_class->grab_focus = loket_doubt_queue_grab_focus;
  signals[OPEN] = add_signal ("open", 1, G_TYPE_STRING);
  signals[FILTERED] = add_signal ("filtered", 0, G_TYPE_NONE);
  signals[MORE] = add_signal ("more", 0, G_TYPE_NONE);
  signals[RELOAD] = add_signal ("reload", 0, G_TYPE_NONE);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/registry/doubt-queue.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtQueue, count_label);
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtQueue, begin_button);
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtQueue, hints);
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtQueue, villages);
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtQueue, stack);
  gtk_widget_class_bind_template_child (widget_class, LoketDoubtQueue, rows);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, reload_cb);
  gtk_widget_class_bind_template_callback (widget_class, edge_cb);
}

static void
loket_doubt_queue_init (LoketDoubtQueue *self)
{
  self->hint_widths = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}

/**
 * loket_doubt_queue_new:
 *
 * Returns: (transfer floating): a queue that has not been read yet
 */
GtkWidget *
loket_doubt_queue_new (void)
{
  LoketDoubtQueue *self = g_object_new (LOKET_TYPE_DOUBT_QUEUE, NULL);

  loket_doubt_queue_show_busy (self);
  return GTK_WIDGET (self);
}

/**
 * loket_doubt_queue_show_busy:
 * @self: the queue
 *
 * It is being read.
 */
void
loket_doubt_queue_show_busy (LoketDoubtQueue *self)
{
  show_state (self, loket_admin_state_new ("loket-clock-symbolic", _ ("One moment, please"), NULL));
}

/**
 * loket_doubt_queue_show_failure:
 * @self: the queue
 * @sentence: why it could not be read
 */
void
loket_doubt_queue_show_failure (LoketDoubtQueue *self, const char *sentence)
{
  GtkWidget *state = loket_admin_state_new ("loket-problem-symbolic", sentence, NULL);
  GtkWidget *button = gtk_button_new_with_label (_ ("Try again"));

  g_signal_connect_object (button, "clicked", G_CALLBACK (reload_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (state), button);
  show_state (self, state);
}

static void
show_nothing (LoketDoubtQueue *self)
{
  if (self->hint != NULL || self->area != NULL)
    show_state (self,
                loket_admin_state_new ("loket-checked-symbolic",
                                       _ ("Nothing of this kind is in doubt."),
                                       _ ("Choose all reasons and all villages to see the rest.")));
  else
    show_state (
        self,
        loket_admin_state_new ("loket-checked-symbolic",
                               _ ("Nothing is in doubt."),
                               _ ("When a list brings somebody in who may be on file already, you "
                                  "are asked here.")));
}

/**
 * loket_doubt_queue_show:
 * @self: the queue
 * @page: the first page of it
 */
void
loket_doubt_queue_show (LoketDoubtQueue *self, LoketPairPage *page)
{
  GtkListBoxRow *row;

  show_choices (self, page);
  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  loket_doubt_queue_add (self, page);
  if (loket_doubt_queue_first (self) == NULL) {
    show_nothing (self);
    return;
  }
  gtk_list_box_select_row (self->rows, gtk_list_box_get_row_at_index (self->rows, 0));
  gtk_widget_set_sensitive (self->begin_button, TRUE);
  loket_pages_show (self->stack, "rows");
}

/**
 * loket_doubt_queue_add:
 * @self: the queue
 * @page: a further page of it
 */
void
loket_doubt_queue_add (LoketDoubtQueue *self, LoketPairPage *page)
{
  GListModel *pairs = G_LIST_MODEL (page->pairs);

  for (guint i = 0; i < g_list_model_get_n_items (pairs); i++) {
    g_autoptr (LoketPairEntry) entry = g_list_model_get_item (pairs, i);
    gtk_list_box_append (self->rows, loket_doubt_row_new (entry, self->hint_widths));
  }
}

/**
 * loket_doubt_queue_hint:
 * @self: the queue
 *
 * Returns: (transfer none) (nullable): nick of the LoketPairHint chosen; %NULL = all
 */
const char *
loket_doubt_queue_hint (LoketDoubtQueue *self)
{
  return self->hint;
}

/**
 * loket_doubt_queue_area:
 * @self: the queue
 *
 * Returns: (transfer none) (nullable): code of the village chosen; %NULL = all
 */
const char *
loket_doubt_queue_area (LoketDoubtQueue *self)
{
  return self->area;
}

/**
 * loket_doubt_queue_first:
 * @self: the queue
 *
 * Returns: (transfer none) (nullable): id of the pair to begin with
 */
const char *
loket_doubt_queue_first (LoketDoubtQueue *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, 0);

  return row != NULL ? loket_doubt_row_pair (LOKET_DOUBT_ROW (row)) : NULL;
}

/**
 * loket_doubt_queue_waiting:
 * @self: the queue
 *
 * Returns: how many wait of what is chosen
 */
gint64
loket_doubt_queue_waiting (LoketDoubtQueue *self)
{
  return self->waiting;
}
