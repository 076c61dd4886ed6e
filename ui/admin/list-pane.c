/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands beside the rows of a list of the administration page, and what an officer does there;
 * the sections call it. */
#include "config.h"

#include "core/error.h"
#include "ui/admin/list-private.h"
#include "ui/admin/page.h"
#include "ui/admin/row.h"

/* The pane */

/* What has the focus is about to go or to be switched off: it waits where it does no harm. */
static void
rest_focus (LoketAdminListPrivate *priv)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (priv->pane));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && (gtk_widget_is_ancestor (focus, GTK_WIDGET (priv->pane_place)) ||
                        gtk_widget_is_ancestor (focus, GTK_WIDGET (priv->pane_foot))))
    gtk_widget_grab_focus (priv->close_button);
}

/**
 * loket_admin_list_set_foot:
 * @self: a list whose pane is open
 * @foot: (transfer floating) (nullable): what stays in sight under the content, such as the button
 *   of a long form
 */
void
loket_admin_list_set_foot (LoketAdminList *self, GtkWidget *foot)
{
  LoketAdminListPrivate *priv = loket_admin_list_private (self);
  GtkWidget *old = gtk_widget_get_first_child (GTK_WIDGET (priv->pane_foot));

  if (old != NULL)
    gtk_box_remove (priv->pane_foot, old);
  if (foot != NULL)
    gtk_box_append (priv->pane_foot, foot);
  gtk_widget_set_visible (GTK_WIDGET (priv->pane_foot), foot != NULL);
}

/**
 * loket_admin_list_open:
 * @self: a list
 * @title: of the pane
 * @content: (transfer floating): a form, or what there is to know
 */
void
loket_admin_list_open (LoketAdminList *self, const char *title, GtkWidget *content)
{
  LoketAdminListPrivate *priv = loket_admin_list_private (self);

  g_clear_pointer (&priv->chosen, g_free);
  rest_focus (priv);
  gtk_list_box_unselect_all (priv->rows);
  gtk_label_set_text (priv->pane_title, title);
  loket_admin_list_set_foot (self, NULL);
  gtk_scrolled_window_set_child (priv->pane_place, content);
  gtk_widget_set_visible (priv->pane, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "section.back", TRUE);
  loket_admin_list_spare (self);
}

/**
 * loket_admin_list_close:
 * @self: a list
 *
 * Puts the pane away; the focus goes back to the row that it was about.
 */
void
loket_admin_list_close (LoketAdminList *self)
{
  LoketAdminListPrivate *priv = loket_admin_list_private (self);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (priv->rows);

  g_clear_pointer (&priv->chosen, g_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "section.back", FALSE);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_grab_focus (GTK_WIDGET (priv->search_entry));
  gtk_list_box_unselect_all (priv->rows);
  gtk_widget_set_visible (priv->pane, FALSE);
  loket_admin_list_set_foot (self, NULL);
  gtk_scrolled_window_set_child (priv->pane_place, NULL);
  loket_admin_list_spare (self);
}

/**
 * loket_admin_list_is_open:
 * @self: a list
 *
 * Returns: %TRUE while something is in the pane
 */
gboolean
loket_admin_list_is_open (LoketAdminList *self)
{
  return gtk_widget_get_visible (loket_admin_list_private (self)->pane);
}

/**
 * loket_admin_list_select:
 * @self: a list
 * @record: one of its entries, whose row is marked
 */
void
loket_admin_list_select (LoketAdminList *self, LoketRecord *record)
{
  LoketAdminListPrivate *priv = loket_admin_list_private (self);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (priv->found)); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (priv->found), i);
    if (item == (GObject *) record)
      gtk_list_box_select_row (priv->rows, gtk_list_box_get_row_at_index (priv->rows, (int) i));
  }
}

/**
 * loket_admin_list_id:
 * @self: a list
 * @record: one of its entries
 *
 * Returns: (transfer none) (nullable): by what it is known
 */
const char *
loket_admin_list_id (LoketAdminList *self, LoketRecord *record)
{
  LoketAdminListClass *klass = LOKET_ADMIN_LIST_GET_CLASS (self);

  return klass->id != NULL ? klass->id (record) : loket_record_id (record);
}

/**
 * loket_admin_list_find:
 * @self: a list
 * @id: by what an entry is known
 *
 * Returns: (transfer none) (nullable): the entry
 */
LoketRecord *
loket_admin_list_find (LoketAdminList *self, const char *id)
{
  LoketAdminListPrivate *priv = loket_admin_list_private (self);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (priv->records)); i++) {
    g_autoptr (LoketRecord) record = g_list_model_get_item (G_LIST_MODEL (priv->records), i);
    if (g_strcmp0 (loket_admin_list_id (self, record), id) == 0)
      return record;
  }
  return NULL;
}

/**
 * loket_admin_list_choose:
 * @self: a list
 * @id: of an entry, which opens in the pane as it is now; the pane closes when it is gone
 */
void
loket_admin_list_choose (LoketAdminList *self, const char *id)
{
  LoketAdminListPrivate *priv = loket_admin_list_private (self);
  LoketAdminListClass *klass = LOKET_ADMIN_LIST_GET_CLASS (self);
  LoketRecord *record = loket_admin_list_find (self, id);
  g_autofree char *title = NULL;

  if (record == NULL || klass->detail == NULL) {
    loket_admin_list_close (self);
    return;
  }
  title = loket_admin_cell_text (priv->application, &klass->columns[0], record);
  loket_admin_list_open (self, title, klass->detail (self, record));
  priv->chosen = g_strdup (loket_admin_list_id (self, record));
  loket_admin_list_select (self, record);
}

/* Acts */

/**
 * loket_admin_list_forget_wish:
 * @priv: parts of a list
 *
 * What is done next gets a new key.
 */
void
loket_admin_list_forget_wish (LoketAdminListPrivate *priv)
{
  priv->wished = NULL;
  g_clear_object (&priv->wish);
  g_clear_pointer (&priv->wish_key, g_free);
}

static void
set_doing (LoketAdminList *self, LoketRecord *request, LoketAdminDone done)
{
  LoketAdminListPrivate *priv = loket_admin_list_private (self);

  g_set_object (&priv->doing, request);
  priv->done = done;
  if (request != NULL)
    rest_focus (priv);
  gtk_widget_set_sensitive (GTK_WIDGET (priv->pane_place), request == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (priv->pane_foot), request == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (priv->banner), request == NULL);
}

static void
acted_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketAdminList) self = data;
  LoketAdminListPrivate *priv = loket_admin_list_private (self);
  LoketAdminDone done = priv->done;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) request = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  request = g_object_ref (priv->doing);
  set_doing (self, NULL, NULL);
  if (answer == NULL) {
    g_message ("%s: %s", priv->wished->name, error->message);
    if (loket_error_code_of (error) != LOKET_ERROR_UNREACHABLE)
      loket_admin_list_forget_wish (priv);
    loket_admin_tell_problem (GTK_WIDGET (self), error);
    return;
  }
  loket_admin_list_forget_wish (priv);
  loket_admin_clear (GTK_WIDGET (self));
  if (done != NULL)
    done (self, request, answer);
}

/**
 * loket_admin_list_act:
 * @self: a list
 * @operation: what to do
 * @request: (transfer full): about what
 * @done: (nullable): called when the hub has done it
 *
 * One at a time: while one is under way a second is dropped.
 */
void
loket_admin_list_act (LoketAdminList *self,
                      const LoketOperation *operation,
                      LoketRecord *request,
                      LoketAdminDone done)
{
  LoketAdminListPrivate *priv = loket_admin_list_private (self);
  g_autoptr (LoketRecord) owned = request;

  if (priv->doing != NULL)
    return;
  if (priv->wished != operation || !loket_record_equal (priv->wish, request)) {
    loket_admin_list_forget_wish (priv);
    priv->wished = operation;
    priv->wish = loket_record_copy (request);
    priv->wish_key = loket_client_new_key (loket_admin_list_client (self));
  }
  set_doing (self, request, done);
  loket_client_call (loket_admin_list_client (self),
                     operation,
                     request,
                     priv->wish_key,
                     priv->cancellable,
                     acted_cb,
                     g_object_ref (self));
}
