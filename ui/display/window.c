/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The board of the hall: who is called now, who was, who is next, what time it is.  Numbers only.
 */
#include "config.h"

#include "ui/display/window.h"

#include "ui/common/clock-label.h"
#include "ui/common/connection-banner.h"
#include "ui/common/folder.h"
#include "ui/display/call-panel.h"
#include "ui/display/herald.h"
#include "ui/display/next-cell.h"
#include "ui/display/note-view.h"

#include <glib/gi18n.h>

#define CALLS_SHOWN 6
#define IDLE_SECONDS                                                                               \
  30 /* the last call stays at least so long before notes of the office follow                     \
      */

struct _LoketDisplayWindow {
  GtkApplicationWindow parent_instance;

  /* template */
  GtkWidget *banner_place;
  GtkWidget *clock_place;
  GtkLabel *unit_label;
  GtkLabel *pledge_label;
  GtkLabel *last_title;
  GtkLabel *next_title;
  LoketCallPanel *panel;
  GtkListBox *last_calls;
  GtkBox *next_box;
  LoketNoteView *notes;
  GtkWidget *line;
  GtkLabel *ticker_label;
  GtkWidget *sound_box;
  GtkLabel *sound_label;

  /* borrowed */
  LoketProgram *application; /* owns the window */

  /* owned */
  LoketHerald *herald;
  LoketAnnouncer *announcer; /* of the herald */
  GtkSliceListModel *newest;
  GtkFilter *valid; /* calls that were not taken back */
  guint refresh_id;
  guint idle_id; /* until notes are shown */
  /* state */
  guint idle_seconds;
  gboolean flashes;
};

G_DEFINE_FINAL_TYPE (LoketDisplayWindow, loket_display_window, GTK_TYPE_APPLICATION_WINDOW)

static LoketClient *
client_of (LoketDisplayWindow *self)
{
  return loket_program_client (self->application);
}

/* Who is next */

static GPtrArray *
waiting_tickets (LoketDisplayWindow *self)
{
  GListModel *tickets = loket_client_tickets (client_of (self));
  GPtrArray *waiting = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (tickets); i++) {
    g_autoptr (LoketTicket) ticket = g_list_model_get_item (tickets, i);
    if (loket_ticket_is_waiting (ticket))
      g_ptr_array_add (waiting, g_steal_pointer (&ticket));
  }
  return waiting;
}

static void
refresh_cb (gpointer data)
{
  LoketDisplayWindow *self = data;
  g_autoptr (GPtrArray) waiting = waiting_tickets (self);

  self->refresh_id = 0;
  for (GtkWidget *cell = gtk_widget_get_first_child (GTK_WIDGET (self->next_box)); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    loket_next_cell_fill (LOKET_NEXT_CELL (cell), waiting);
}

/* Many events in one burst are one refresh. */
static void
refresh_soon (LoketDisplayWindow *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_once (refresh_cb, self);
}

static void
watch_ticket (LoketDisplayWindow *self, LoketTicket *ticket)
{
  g_signal_connect_object (ticket, "notify", G_CALLBACK (refresh_soon), self, G_CONNECT_SWAPPED);
}

static void
tickets_changed_cb (LoketDisplayWindow *self,
                    guint position,
                    guint removed,
                    guint added,
                    GListModel *tickets)
{
  for (guint i = position; i < position + added; i++) {
    g_autoptr (LoketTicket) ticket = g_list_model_get_item (tickets, i);
    watch_ticket (self, ticket);
  }
  refresh_soon (self);
}

/* Who was called */

static GtkWidget *
call_row_new (LoketDisplayWindow *self, LoketCall *call)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (call->label);
  GtkWidget *band = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *counter_text = g_strdup_printf (_ ("Counter %s"), call->counter);
  GtkWidget *counter = gtk_label_new (counter_text);

  gtk_widget_add_css_class (band, "band");
  loket_folder_class_use (band, call->service);
  gtk_widget_add_css_class (label, "number");
  gtk_widget_add_css_class (counter, "counter");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), band);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), counter);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static GtkWidget *
make_row_cb (gpointer item, gpointer data)
{
  return call_row_new (LOKET_DISPLAY_WINDOW (data), item);
}

static GtkOrdering
newest_first (gconstpointer a, gconstpointer b, gpointer data)
{
  const LoketCall *one = a, *other = b;

  return gtk_ordering_from_cmpfunc ((other->number > one->number) - (other->number < one->number));
}

static gboolean
is_valid (gpointer item, gpointer data)
{
  return !loket_call_cast (item)->withdrawn;
}

static void
withdrawn_cb (LoketDisplayWindow *self)
{
  gtk_filter_changed (self->valid, GTK_FILTER_CHANGE_MORE_STRICT);
  loket_herald_look (self->herald);
}

/* What an officer takes back changes in its place, and the list says nothing. */
static void
watch_calls_cb (LoketDisplayWindow *self,
                guint position,
                guint removed,
                guint added,
                GListModel *calls)
{
  for (guint i = position; i < position + added; i++) {
    g_autoptr (LoketCall) call = g_list_model_get_item (calls, i);
    g_signal_handlers_disconnect_by_func (call, withdrawn_cb, self);
    g_signal_connect_object (
        call, "notify::withdrawn", G_CALLBACK (withdrawn_cb), self, G_CONNECT_SWAPPED);
  }
}

static void
calls_changed_cb (LoketDisplayWindow *self)
{
  g_autoptr (LoketCall) last = g_list_model_get_item (G_LIST_MODEL (self->newest), 0);

  loket_announcer_rest_on (self->announcer, last);
  loket_herald_look (self->herald);
}

static void
current_cb (LoketDisplayWindow *self)
{
  loket_call_panel_show (self->panel, self->application, loket_announcer_current (self->announcer));
}

/* Calls, and between them notes of the office */

static void show_notes_cb (gpointer data);

static void
show_panel (LoketDisplayWindow *self)
{
  loket_note_view_stop (self->notes);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->panel), TRUE);
  g_clear_handle_id (&self->idle_id, g_source_remove);
}

/* The last call comes back between two rounds of notes. */
static void
rest (LoketDisplayWindow *self)
{
  show_panel (self);
  self->idle_id = g_timeout_add_once (self->idle_seconds * 1000, show_notes_cb, self);
}

static void
show_notes_cb (gpointer data)
{
  LoketDisplayWindow *self = data;

  self->idle_id = 0;
  if (!loket_note_view_begin (self->notes, self->application)) {
    rest (self);
    return;
  }
  gtk_widget_set_visible (GTK_WIDGET (self->panel), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), TRUE);
}

static void
announce_cb (LoketDisplayWindow *self)
{
  show_panel (self);
  current_cb (self);
  if (self->flashes)
    loket_call_panel_flash (self->panel);
}

static void
announcing_cb (LoketDisplayWindow *self)
{
  gboolean announcing;

  g_object_get (self->announcer, "announcing", &announcing, NULL);
  loket_call_panel_mark (self->panel, announcing);
  if (!announcing)
    rest (self);
}

/* The line at the foot: what the office always says, and what its staff should know */

static const char *
sound_text (LoketSound sound)
{
  switch (sound) {
  case LOKET_SOUND_NO_WORDS:
    return _ ("Speech is off (Ctrl+M)");
  case LOKET_SOUND_BROKEN:
    return _ ("No sound: please check the loudspeaker");
  case LOKET_SOUND_GOOD:
  case LOKET_SOUND_OFF:
  default:
    return NULL;
  }
}

static void
fill_line (LoketDisplayWindow *self)
{
  LoketProfile *profile = loket_program_profile (self->application);
  LoketPhrase *ticker = profile != NULL && profile->hall != NULL ? profile->hall->ticker : NULL;
  const char *hint = sound_text (loket_herald_sound (self->herald));

  gtk_label_set_label (self->ticker_label,
                       ticker != NULL ? loket_program_text (self->application, ticker) : "");
  gtk_label_set_label (self->sound_label, hint != NULL ? hint : "");
  gtk_widget_set_visible (self->sound_box, hint != NULL);
  gtk_widget_set_visible (self->line, ticker != NULL || hint != NULL);
}

static void
speech_state_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  LoketDisplayWindow *self = data;

  g_simple_action_set_state (action, value);
  loket_herald_set_speaks (self->herald, g_variant_get_boolean (value));
}

/* The office and its words */

static void
fill_services (LoketDisplayWindow *self, LoketProfile *profile)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->next_box))) != NULL)
    gtk_box_remove (self->next_box, child);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (profile->services)); i++) {
    g_autoptr (LoketService) service = g_list_model_get_item (G_LIST_MODEL (profile->services), i);
    gtk_box_append (self->next_box, loket_next_cell_new (self->application, service));
  }
  refresh_soon (self);
}

static void
rebuild (LoketDisplayWindow *self)
{
  LoketProfile *profile = loket_program_profile (self->application);

  gtk_window_set_title (GTK_WINDOW (self), _ ("Hall board"));
  gtk_label_set_label (self->last_title, _ ("Last calls"));
  gtk_label_set_label (self->next_title, _ ("Next"));
  if (profile != NULL) {
    gtk_label_set_label (self->unit_label, loket_program_text (self->application, profile->unit));
    gtk_label_set_label (self->pledge_label,
                         loket_program_text (self->application, profile->pledge));
    fill_services (self, profile);
  }
  fill_line (self);
  gtk_list_box_bind_model (self->last_calls, G_LIST_MODEL (self->newest), make_row_cb, self, NULL);
  current_cb (self);
}

static void
loket_display_window_dispose (GObject *object)
{
  LoketDisplayWindow *self = LOKET_DISPLAY_WINDOW (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->last_calls != NULL)
    gtk_list_box_bind_model (self->last_calls, NULL, NULL, NULL, NULL);
  g_clear_object (&self->valid);
  g_clear_object (&self->newest);
  g_clear_object (&self->announcer);
  g_clear_object (&self->herald);
  G_OBJECT_CLASS (loket_display_window_parent_class)->dispose (object);
}

static void
loket_display_window_class_init (LoketDisplayWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_display_window_dispose;
  g_type_ensure (LOKET_TYPE_CALL_PANEL);
  g_type_ensure (LOKET_TYPE_NOTE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/display/window.ui");
  gtk_widget_class_bind_template_child (widget_class, LoketDisplayWindow, banner_place);
  gtk_widget_class_bind_template_child (widget_class, LoketDisplayWindow, clock_place);
  gtk_widget_class_bind_template_child (widget_class, LoketDisplayWindow, unit_label);
  gtk_widget_class_bind_template_child (widget_class, LoketDisplayWindow, pledge_label);
  gtk_widget_class_bind_template_child (widget_class, LoketDisplayWindow, last_title);
  gtk_widget_class_bind_template_child (widget_class, LoketDisplayWindow, next_title);
  gtk_widget_class_bind_template_child (widget_class, LoketDisplayWindow, panel);
  gtk_widget_class_bind_template_child (widget_class, LoketDisplayWindow, last_calls);
  gtk_widget_class_bind_template_child (widget_class, LoketDisplayWindow, next_box);
  gtk_widget_class_bind_template_child (widget_class, LoketDisplayWindow, notes);
  gtk_widget_class_bind_template_child (widget_class, LoketDisplayWindow, line);
  gtk_widget_class_bind_template_child (widget_class, LoketDisplayWindow, ticker_label);
  gtk_widget_class_bind_template_child (widget_class, LoketDisplayWindow, sound_box);
  gtk_widget_class_bind_template_child (widget_class, LoketDisplayWindow, sound_label);
}

static void
loket_display_window_init (LoketDisplayWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
open_herald (LoketDisplayWindow *self)
{
  static const GActionEntry actions[] = {{"speech", NULL, NULL, "true", speech_state_cb}};
  static const char *const keys[] = {"<Control>m", NULL};
  LoketSettings *settings = loket_program_settings (self->application);

  self->herald = loket_herald_new (self->application);
  self->announcer = g_object_ref (loket_herald_announcer (self->herald));
  self->flashes = loket_settings_flag (settings, "hall", "flash", TRUE);
  self->idle_seconds = (guint) CLAMP (
      loket_settings_number (settings, "hall", "idle_seconds", IDLE_SECONDS), 1, 3600);
  g_signal_connect_object (
      self->announcer, "notify::current", G_CALLBACK (current_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->announcer, "notify::announcing", G_CALLBACK (announcing_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->announcer, "announce", G_CALLBACK (announce_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->herald, "sound-changed", G_CALLBACK (fill_line), self, G_CONNECT_SWAPPED);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "speech")),
      g_variant_new_boolean (loket_herald_speaks (self->herald)));
  gtk_application_set_accels_for_action (GTK_APPLICATION (self->application), "win.speech", keys);
}

static void
follow_office (LoketDisplayWindow *self)
{
  LoketClient *client = client_of (self);
  GListModel *tickets = loket_client_tickets (client);
  GListModel *calls = loket_client_calls (client);
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (newest_first, NULL, NULL));
  GListModel *sorted = G_LIST_MODEL (gtk_sort_list_model_new (g_object_ref (calls), sorter));

  self->valid = GTK_FILTER (gtk_custom_filter_new (is_valid, NULL, NULL));
  self->newest = gtk_slice_list_model_new (
      G_LIST_MODEL (gtk_filter_list_model_new (sorted, g_object_ref (self->valid))),
      0,
      CALLS_SHOWN);
  g_signal_connect_object (
      calls, "items-changed", G_CALLBACK (watch_calls_cb), self, G_CONNECT_SWAPPED);
  watch_calls_cb (self, 0, 0, g_list_model_get_n_items (calls), calls);
  g_signal_connect_object (
      self->newest, "items-changed", G_CALLBACK (calls_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      client, "notify::current", G_CALLBACK (calls_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      tickets, "items-changed", G_CALLBACK (tickets_changed_cb), self, G_CONNECT_SWAPPED);
  tickets_changed_cb (self, 0, 0, g_list_model_get_n_items (tickets), tickets);
  loket_client_follow (client, "queue");
}

/**
 * loket_display_window_new:
 * @application: the program
 *
 * Returns: (transfer none): the board, owned by GTK's list of windows
 */
GtkWindow *
loket_display_window_new (LoketProgram *application)
{
  LoketDisplayWindow *self =
      g_object_new (LOKET_TYPE_DISPLAY_WINDOW, "application", application, NULL);

  self->application = application;
  gtk_box_append (GTK_BOX (self->banner_place), loket_connection_banner_new (application));
  gtk_box_append (GTK_BOX (self->clock_place), loket_clock_label_new (application));
  loket_program_fit (application, GTK_WINDOW (self));
  open_herald (self);
  rest (self);
  follow_office (self);
  g_signal_connect_object (
      application, "notify::profile", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      application, "notify::language", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  rebuild (self);
  return GTK_WINDOW (self);
}
