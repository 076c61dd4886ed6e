/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A section of the administration page that is a list: search, rows, states and a pane; devices,
 * officers and other sections derive from it. */
#include "config.h"

#include "ui/admin/list-private.h"
#include "ui/admin/page.h"
#include "ui/admin/place.h"
#include "ui/admin/row.h"
#include "ui/admin/search.h"
#include "ui/admin/state.h"
#include "ui/common/pages.h"
#include "ui/common/problem.h"

#include <glib/gi18n.h>

static void place_init (LoketAdminPlaceInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (LoketAdminList,
                                  loket_admin_list,
                                  GTK_TYPE_BOX,
                                  G_ADD_PRIVATE (LoketAdminList)
                                      G_IMPLEMENT_INTERFACE (LOKET_TYPE_ADMIN_PLACE, place_init))

enum { PROP_0, PROP_APPLICATION, N_PROPS };

static GParamSpec *properties[N_PROPS];

/**
 * loket_admin_list_private:
 * @self: a list
 *
 * Returns: (transfer none): its parts, for the files that it is written in
 */
LoketAdminListPrivate *
loket_admin_list_private (LoketAdminList *self)
{
  return loket_admin_list_get_instance_private (self);
}

static gboolean
back (LoketAdminPlace *place)
{
  LoketAdminList *self = LOKET_ADMIN_LIST (place);

  if (!loket_admin_list_is_open (self))
    return FALSE;
  loket_admin_list_close (self);
  return TRUE;
}

static void
place_init (LoketAdminPlaceInterface *iface)
{
  iface->back = back;
}

/* States */

static const char *
sought (LoketAdminListPrivate *priv)
{
  return gtk_editable_get_text (priv->search_entry);
}

static void
show_count (LoketAdminList *self)
{
  LoketAdminListPrivate *priv = loket_admin_list_private (self);
  guint all = g_list_model_get_n_items (G_LIST_MODEL (priv->records));
  guint found = g_list_model_get_n_items (G_LIST_MODEL (priv->found));
  g_autofree char *text = found == all ? g_strdup_printf ("%u", all)
                                       /* Translators: 3 of 17 entries were found */
                                       : g_strdup_printf (_ ("%u of %u"), found, all);

  gtk_label_set_text (GTK_LABEL (priv->count_label), text);
  gtk_widget_set_visible (priv->count_label, priv->loaded);
}

static void
show_nothing_found (LoketAdminListPrivate *priv)
{
  g_autofree char *sentence = g_strdup_printf (_ ("Nothing here matches “%s”."), sought (priv));
  GtkWidget *label = gtk_widget_get_next_sibling (gtk_widget_get_first_child (priv->nothing_found));

  gtk_label_set_text (GTK_LABEL (label), sentence);
}

static void
show_state (LoketAdminList *self)
{
  LoketAdminListPrivate *priv = loket_admin_list_private (self);

  if (!priv->loaded)
    return;
  show_count (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (priv->records)) == 0) {
    loket_pages_show (priv->stack, "empty");
  } else if (g_list_model_get_n_items (G_LIST_MODEL (priv->found)) == 0) {
    show_nothing_found (priv);
    loket_pages_show (priv->stack, "nothing-found");
  } else {
    loket_pages_show (priv->stack, "rows");
  }
}

static void
show_failure (LoketAdminList *self, const GError *error)
{
  LoketAdminListPrivate *priv = loket_admin_list_private (self);
  g_autofree char *sentence =
      loket_problem_sentence (error, loket_program_language (priv->application));
  GtkWidget *old = gtk_stack_get_child_by_name (priv->stack, "failed");
  GtkWidget *state = loket_admin_state_new ("loket-problem-symbolic", sentence, NULL);
  GtkWidget *button = gtk_button_new_with_label (_ ("Try again"));

  if (old != NULL)
    gtk_stack_remove (priv->stack, old);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "section.reload");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (state), button);
  loket_pages_add (priv->stack, "failed", state);
  loket_pages_show (priv->stack, "failed");
}

/* Rows */

static gboolean
match (gpointer item, gpointer data)
{
  LoketAdminList *self = data;
  LoketAdminListPrivate *priv = loket_admin_list_private (self);
  LoketAdminListClass *klass = LOKET_ADMIN_LIST_GET_CLASS (self);
  g_autofree char *text = NULL;

  if (*sought (priv) == '\0')
    return TRUE;
  text = loket_admin_row_text (
      priv->application, klass->columns, klass->n_columns, LOKET_RECORD (item), " ");
  return loket_admin_search_finds (sought (priv), text);
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  LoketAdminList *self = data;
  LoketAdminListPrivate *priv = loket_admin_list_private (self);
  LoketAdminListClass *klass = LOKET_ADMIN_LIST_GET_CLASS (self);
  GtkWidget *row = loket_admin_row_new (
      priv->application, klass->columns, klass->n_columns, LOKET_RECORD (item), priv->widths);

  loket_admin_row_spare (
      row, klass->columns, klass->n_columns, gtk_widget_get_visible (priv->pane));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), klass->detail != NULL);
  return row;
}

/**
 * loket_admin_list_spare:
 * @self: a list
 *
 * Hides the columns that can be spared while the pane is there.
 */
void
loket_admin_list_spare (LoketAdminList *self)
{
  LoketAdminListPrivate *priv = loket_admin_list_private (self);
  LoketAdminListClass *klass = LOKET_ADMIN_LIST_GET_CLASS (self);
  gboolean narrow = gtk_widget_get_visible (priv->pane);

  loket_admin_row_spare (GTK_WIDGET (priv->columns), klass->columns, klass->n_columns, narrow);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (priv->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    loket_admin_row_spare (row, klass->columns, klass->n_columns, narrow);
}

static void
search_cb (LoketAdminList *self)
{
  gtk_filter_changed (loket_admin_list_private (self)->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
}

static void
clear_search_cb (LoketAdminList *self)
{
  gtk_editable_set_text (loket_admin_list_private (self)->search_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (loket_admin_list_private (self)->search_entry));
}

static void
activated_cb (LoketAdminList *self, GtkListBoxRow *row)
{
  LoketAdminListPrivate *priv = loket_admin_list_private (self);
  g_autoptr (LoketRecord) record =
      g_list_model_get_item (G_LIST_MODEL (priv->found), (guint) gtk_list_box_row_get_index (row));

  loket_admin_list_choose (self, loket_admin_list_id (self, record));
  if (!gtk_widget_child_focus (GTK_WIDGET (priv->pane_place), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (priv->close_button);
}

static void
edge_cb (LoketAdminList *self, GtkPositionType edge)
{
  LoketAdminListClass *klass = LOKET_ADMIN_LIST_GET_CLASS (self);

  if (edge == GTK_POS_BOTTOM && klass->more != NULL)
    klass->more (self);
}

/* What the hub says */

static void
add_answer (LoketAdminList *self, LoketRecord *answer)
{
  LoketAdminListClass *klass = LOKET_ADMIN_LIST_GET_CLASS (self);
  const LoketField *field = loket_record_type_find_field (G_OBJECT_TYPE (answer), klass->member);
  GListStore *list = loket_field_list (field, answer);

  g_set_object (&loket_admin_list_private (self)->answer, answer);
  loket_admin_list_show_more (self, G_LIST_MODEL (list));
  if (klass->loaded != NULL)
    klass->loaded (self, answer);
}

static void
show_answer (LoketAdminList *self, LoketRecord *answer)
{
  LoketAdminListPrivate *priv = loket_admin_list_private (self);
  g_autofree char *chosen = g_strdup (priv->chosen);

  priv->loaded = TRUE;
  g_list_store_remove_all (priv->records);
  add_answer (self, answer);
  if (chosen != NULL)
    loket_admin_list_choose (self, chosen);
}

static void
loaded_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketAdminList) self = data;
  LoketAdminListPrivate *priv = loket_admin_list_private (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  priv->loading = FALSE;
  if (answer != NULL && priv->renewing) {
    loket_admin_list_exchange (self, answer);
  } else if (answer != NULL) {
    show_answer (self, answer);
  } else {
    g_message ("%s: %s", LOKET_ADMIN_LIST_GET_CLASS (self)->operation->name, error->message);
    if (!priv->renewing) { /* else what is there is better than nothing */
      priv->loaded = FALSE;
      show_failure (self, error);
    }
  }
  if (priv->again)
    loket_admin_list_reload (self);
}

/**
 * loket_admin_list_reload:
 * @self: a list
 *
 * Asks the hub anew.  What is on the screen stays until it answers.
 */
void
loket_admin_list_reload (LoketAdminList *self)
{
  LoketAdminListPrivate *priv = loket_admin_list_private (self);
  LoketAdminListClass *klass = LOKET_ADMIN_LIST_GET_CLASS (self);
  g_autoptr (LoketRecord) request = klass->request != NULL
                                        ? klass->request (self)
                                        : g_object_new (klass->operation->request (), NULL);

  priv->again = priv->loading;
  if (priv->loading)
    return;
  priv->loading = TRUE;
  priv->renewing = FALSE;
  if (!priv->loaded)
    loket_pages_show (priv->stack, "busy");
  loket_client_call (loket_admin_list_client (self),
                     klass->operation,
                     request,
                     NULL,
                     priv->cancellable,
                     loaded_cb,
                     g_object_ref (self));
}

/**
 * loket_admin_list_show_more:
 * @self: a list
 * @records: (transfer none): entries that go under those that are there
 */
void
loket_admin_list_show_more (LoketAdminList *self, GListModel *records)
{
  LoketAdminListPrivate *priv = loket_admin_list_private (self);

  for (guint i = 0; records != NULL && i < g_list_model_get_n_items (records); i++) {
    g_autoptr (GObject) record = g_list_model_get_item (records, i);
    g_list_store_append (priv->records, record);
  }
  show_state (self);
}

static void
more_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketAdminList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (answer != NULL)
    add_answer (self, answer);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    loket_admin_tell_problem (GTK_WIDGET (self), error);
}

/**
 * loket_admin_list_ask_more:
 * @self: a list
 * @request: (transfer none): for the entries behind those that are there
 *
 * What comes goes under them, and the section's @loaded is told.
 */
void
loket_admin_list_ask_more (LoketAdminList *self, LoketRecord *request)
{
  loket_client_call (loket_admin_list_client (self),
                     LOKET_ADMIN_LIST_GET_CLASS (self)->operation,
                     request,
                     NULL,
                     loket_admin_list_private (self)->cancellable,
                     more_cb,
                     g_object_ref (self));
}

/**
 * loket_admin_list_count:
 * @self: a list
 *
 * Returns: how many entries there are, found or not
 */
guint
loket_admin_list_count (LoketAdminList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (loket_admin_list_private (self)->records));
}

/* The widget */

/**
 * loket_admin_list_application:
 * @self: a list
 *
 * Returns: (transfer none): the program
 */
LoketProgram *
loket_admin_list_application (LoketAdminList *self)
{
  return loket_admin_list_private (self)->application;
}

/**
 * loket_admin_list_client:
 * @self: a list
 *
 * Returns: (transfer none): the way to the hub
 */
LoketClient *
loket_admin_list_client (LoketAdminList *self)
{
  return loket_program_client (loket_admin_list_private (self)->application);
}

/**
 * loket_admin_list_add_button:
 * @self: a list
 * @button: (transfer floating): goes to the end of the head
 */
void
loket_admin_list_add_button (LoketAdminList *self, GtkWidget *button)
{
  gtk_box_append (loket_admin_list_private (self)->buttons, button);
}

/**
 * loket_admin_list_add_add:
 * @self: a list
 * @label: of the button that begins a new entry
 * @pressed: called with @object
 * @object: a GObject, borrowed
 */
void
loket_admin_list_add_add (LoketAdminList *self,
                          const char *label,
                          GCallback pressed,
                          gpointer object)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE,
                                   "icon-name",
                                   "loket-add-symbolic",
                                   "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   NULL);

  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (button, "primary");
  g_signal_connect_object (button, "clicked", pressed, object, G_CONNECT_SWAPPED);
  loket_admin_list_add_button (self, button);
}

/**
 * loket_admin_list_add_filter:
 * @self: a list
 * @widget: (transfer floating): goes beside the search
 */
void
loket_admin_list_add_filter (LoketAdminList *self, GtkWidget *widget)
{
  gtk_box_append (loket_admin_list_private (self)->filters, widget);
}

/**
 * loket_admin_list_set_banner:
 * @self: a list
 * @banner: (transfer floating) (nullable): what stands between head and rows
 */
void
loket_admin_list_set_banner (LoketAdminList *self, GtkWidget *banner)
{
  LoketAdminListPrivate *priv = loket_admin_list_private (self);
  GtkWidget *old = gtk_widget_get_first_child (GTK_WIDGET (priv->banner));

  if (old != NULL)
    gtk_box_remove (priv->banner, old);
  if (banner != NULL)
    gtk_box_append (priv->banner, banner);
  gtk_widget_set_visible (GTK_WIDGET (priv->banner), banner != NULL);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  loket_admin_list_close (LOKET_ADMIN_LIST (widget));
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  loket_admin_list_reload (LOKET_ADMIN_LIST (widget));
}

static void
add_states (LoketAdminList *self)
{
  LoketAdminListPrivate *priv = loket_admin_list_private (self);
  LoketAdminListClass *klass = LOKET_ADMIN_LIST_GET_CLASS (self);
  GtkWidget *button = gtk_button_new_with_label (_ ("Clear the search"));

  loket_pages_add (
      priv->stack,
      "empty",
      loket_admin_state_new (klass->icon,
                             _ (klass->empty),
                             klass->empty_advice != NULL ? _ (klass->empty_advice) : NULL));
  priv->nothing_found = loket_admin_state_new ("loket-search-symbolic", "", NULL);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (
      button, "clicked", G_CALLBACK (clear_search_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (priv->nothing_found), button);
  loket_pages_add (priv->stack, "nothing-found", priv->nothing_found);
}

static void
loket_admin_list_constructed (GObject *object)
{
  LoketAdminList *self = LOKET_ADMIN_LIST (object);
  LoketAdminListPrivate *priv = loket_admin_list_private (self);
  LoketAdminListClass *klass = LOKET_ADMIN_LIST_GET_CLASS (self);

  G_OBJECT_CLASS (loket_admin_list_parent_class)->constructed (object);
  gtk_label_set_text (GTK_LABEL (priv->title_label), _ (klass->title));
  gtk_widget_set_visible (priv->lead_label, klass->lead != NULL);
  if (klass->lead != NULL)
    gtk_label_set_text (GTK_LABEL (priv->lead_label), _ (klass->lead));
  g_object_set (priv->search_entry, "placeholder-text", _ (klass->search), NULL);
  priv->widths = g_new0 (GtkSizeGroup *, klass->n_columns);
  for (guint i = 0; i < klass->n_columns; i++)
    priv->widths[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  loket_admin_row_head (priv->columns, klass->columns, klass->n_columns, priv->widths);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (priv->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (klass->title), -1);
  add_states (self);
  gtk_list_box_bind_model (priv->rows, G_LIST_MODEL (priv->found), make_row, self, NULL);
  loket_admin_list_reload (self);
}

/* Seen again, such as after a page that was upon it: things may have moved on. */
static void
loket_admin_list_map (GtkWidget *widget)
{
  LoketAdminList *self = LOKET_ADMIN_LIST (widget);

  GTK_WIDGET_CLASS (loket_admin_list_parent_class)->map (widget);
  if (LOKET_ADMIN_LIST_GET_CLASS (self)->fresh && loket_admin_list_private (self)->loaded)
    loket_admin_list_reload (self);
}

static void
loket_admin_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_APPLICATION:
    loket_admin_list_private (LOKET_ADMIN_LIST (object))->application = g_value_get_object (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
loket_admin_list_dispose (GObject *object)
{
  LoketAdminList *self = LOKET_ADMIN_LIST (object);
  LoketAdminListPrivate *priv = loket_admin_list_private (self);

  g_cancellable_cancel (priv->cancellable);
  if (priv->filter != NULL)
    gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (priv->filter), NULL, NULL, NULL);
  g_clear_object (&priv->found);
  g_clear_object (&priv->filter);
  g_clear_object (&priv->records);
  g_clear_object (&priv->answer);
  g_clear_object (&priv->doing);
  loket_admin_list_forget_wish (priv);
  for (guint i = 0; priv->widths != NULL && i < LOKET_ADMIN_LIST_GET_CLASS (self)->n_columns; i++)
    g_clear_object (&priv->widths[i]);
  g_clear_pointer (&priv->widths, g_free);
  G_OBJECT_CLASS (loket_admin_list_parent_class)->dispose (object);
}

static void
loket_admin_list_finalize (GObject *object)
{
  LoketAdminListPrivate *priv = loket_admin_list_private (LOKET_ADMIN_LIST (object));

  g_clear_object (&priv->cancellable);
  g_free (priv->chosen);
  G_OBJECT_CLASS (loket_admin_list_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/id/loket/admin/list.ui");
  gtk_widget_class_bind_template_child_private (widget_class, LoketAdminList, title_label);
  gtk_widget_class_bind_template_child_private (widget_class, LoketAdminList, lead_label);
  gtk_widget_class_bind_template_child_private (widget_class, LoketAdminList, count_label);
  gtk_widget_class_bind_template_child_private (widget_class, LoketAdminList, search_entry);
  gtk_widget_class_bind_template_child_private (widget_class, LoketAdminList, filters);
  gtk_widget_class_bind_template_child_private (widget_class, LoketAdminList, buttons);
  gtk_widget_class_bind_template_child_private (widget_class, LoketAdminList, banner);
  gtk_widget_class_bind_template_child_private (widget_class, LoketAdminList, stack);
  gtk_widget_class_bind_template_child_private (widget_class, LoketAdminList, columns);
  gtk_widget_class_bind_template_child_private (widget_class, LoketAdminList, rows);
  gtk_widget_class_bind_template_child_private (widget_class, LoketAdminList, pane);
  gtk_widget_class_bind_template_child_private (widget_class, LoketAdminList, pane_title);
  gtk_widget_class_bind_template_child_private (widget_class, LoketAdminList, close_button);
  gtk_widget_class_bind_template_child_private (widget_class, LoketAdminList, pane_place);
  gtk_widget_class_bind_template_child_private (widget_class, LoketAdminList, pane_foot);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, edge_cb);
}

static void
loket_admin_list_class_init (LoketAdminListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = loket_admin_list_constructed;
  object_class->set_property = loket_admin_list_set_property;
  object_class->dispose = loket_admin_list_dispose;
  object_class->finalize = loket_admin_list_finalize;
  widget_class->map = loket_admin_list_map;
  properties[PROP_APPLICATION] =
      g_param_spec_object ("application",
                           NULL,
                           NULL,
                           LOKET_TYPE_PROGRAM,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "section.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "section.reload", NULL, reload_action);
}

static void
loket_admin_list_init (LoketAdminList *self)
{
  LoketAdminListPrivate *priv = loket_admin_list_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "section.back", FALSE);
  priv->cancellable = g_cancellable_new ();
  priv->records = g_list_store_new (LOKET_TYPE_RECORD);
  priv->filter = GTK_FILTER (gtk_custom_filter_new (match, self, NULL));
  priv->found = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (priv->records)),
                                           g_object_ref (priv->filter));
}
