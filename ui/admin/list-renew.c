/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of the administration page that keeps up with what others do while an officer works in it:
 * rows that stay are not touched, nor is what is typed.  Sections that listen to the feed use it.
 */
#include "config.h"

#include "ui/admin/list-private.h"
#include "ui/admin/page.h"

#include <glib/gi18n.h>

static gboolean
is_same (GListModel *a, guint at_a, GListModel *b, guint at_b)
{
  g_autoptr (LoketRecord) one = g_list_model_get_item (a, at_a);
  g_autoptr (LoketRecord) other = g_list_model_get_item (b, at_b);

  return loket_record_equal (one, other);
}

/* Only what differs is exchanged, so that the other rows keep their place and the focus. */
static void
exchange (GListStore *store, GListModel *fresh)
{
  GListModel *old = G_LIST_MODEL (store);
  const guint n_old = g_list_model_get_n_items (old);
  const guint n_fresh = g_list_model_get_n_items (fresh);
  const guint n_least = MIN (n_old, n_fresh);
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  guint first = 0, last = 0;

  while (first < n_least && is_same (old, first, fresh, first))
    first++;
  while (last < n_least - first && is_same (old, n_old - 1 - last, fresh, n_fresh - 1 - last))
    last++;
  for (guint i = first; i < n_fresh - last; i++)
    g_ptr_array_add (added, g_list_model_get_item (fresh, i));
  if (added->len > 0 || n_old > first + last)
    g_list_store_splice (store, first, n_old - first - last, added->pdata, added->len);
}

static gboolean
is_typed_in (GtkWidget *widget)
{
  if (GTK_IS_EDITABLE (widget))
    return *gtk_editable_get_text (GTK_EDITABLE (widget)) != '\0';
  if (GTK_IS_TEXT_VIEW (widget))
    return gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget))) > 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_typed_in (child))
      return TRUE;
  return FALSE;
}

/* What the pane is about stays there; it is shown anew only when it has changed and nobody types.
 */
static void
keep_pane (LoketAdminList *self, const char *chosen, LoketRecord *before)
{
  LoketAdminListPrivate *priv = loket_admin_list_private (self);
  LoketRecord *now = loket_admin_list_find (self, chosen);

  if (now == NULL) {
    loket_admin_list_close (self);
    loket_admin_tell (GTK_WIDGET (self),
                      LOKET_NOTICE_INFORMATION,
                      _ ("What was open here is no longer in this list: somebody else has dealt "
                         "with it."),
                      NULL);
  } else if (loket_record_equal (before, now) || is_typed_in (GTK_WIDGET (priv->pane_place))) {
    loket_admin_list_select (self, now);
  } else {
    loket_admin_list_choose (self, chosen);
  }
}

/* Row that has the focus, -1 = none has. */
static int
focused_row (LoketAdminListPrivate *priv)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (priv->rows));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (priv->rows))
             ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))
             : -1;
}

static void
keep_focus (LoketAdminListPrivate *priv, int row)
{
  const int n = (int) g_list_model_get_n_items (G_LIST_MODEL (priv->found));

  if (row >= 0 && n > 0 && focused_row (priv) < 0)
    gtk_widget_grab_focus (
        GTK_WIDGET (gtk_list_box_get_row_at_index (priv->rows, MIN (row, n - 1))));
}

/**
 * loket_admin_list_exchange:
 * @self: a list that shows an answer
 * @answer: a newer one
 */
void
loket_admin_list_exchange (LoketAdminList *self, LoketRecord *answer)
{
  LoketAdminListPrivate *priv = loket_admin_list_private (self);
  LoketAdminListClass *klass = LOKET_ADMIN_LIST_GET_CLASS (self);
  const LoketField *field = loket_record_type_find_field (G_OBJECT_TYPE (answer), klass->member);
  GListStore *fresh = loket_field_list (field, answer);
  const int row = focused_row (priv);
  g_autofree char *chosen = g_strdup (priv->chosen);
  LoketRecord *found = chosen != NULL ? loket_admin_list_find (self, chosen) : NULL;
  g_autoptr (LoketRecord) before = found != NULL ? g_object_ref (found) : NULL;

  if (priv->answer != NULL && loket_record_equal (priv->answer, answer))
    return;
  g_set_object (&priv->answer, answer);
  exchange (priv->records, G_LIST_MODEL (fresh));
  loket_admin_list_show_more (self, NULL);
  keep_focus (priv, row);
  if (klass->loaded != NULL)
    klass->loaded (self, answer);
  if (before != NULL)
    keep_pane (self, chosen, before);
}

/**
 * loket_admin_list_renew:
 * @list: a list
 *
 * Asks the hub anew since something has changed there.  Rows that stay are not touched, nor is what
 * the officer types in the pane.
 *
 * Returns: %FALSE when that has to wait: something is under way
 */
gboolean
loket_admin_list_renew (GtkWidget *list)
{
  LoketAdminList *self = LOKET_ADMIN_LIST (list);
  LoketAdminListPrivate *priv = loket_admin_list_private (self);

  if (priv->loading || priv->doing != NULL)
    return FALSE;
  loket_admin_list_reload (self);
  priv->renewing = priv->loaded;
  return TRUE;
}
