/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A GListStore in order, its records by id, and the comparison with a fresh picture of it. */
#include "config.h"

#include "client/live.h"

struct _LoketLive {
  GListStore *store;
  GHashTable *known;   /* id -> live record, also those that left the list */
  GHashTable *present; /* ids that are in the list */
  GHashTable *heard;   /* ids that came since begin, NULL = no picture is coming in */
  GCompareDataFunc order;
};

/**
 * loket_live_new:
 * @type: type of its records
 * @order: how two of them are ordered
 *
 * Returns: (transfer full): an empty list
 */
LoketLive *
loket_live_new (GType type, GCompareDataFunc order)
{
  LoketLive *self = g_new0 (LoketLive, 1);

  self->store = g_list_store_new (type);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->present = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->order = order;
  return self;
}

/**
 * loket_live_free:
 * @self: (nullable) (transfer full): a list
 */
void
loket_live_free (LoketLive *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->store);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->present, g_hash_table_unref);
  g_clear_pointer (&self->heard, g_hash_table_unref);
  g_free (self);
}

/**
 * loket_live_model:
 * @self: a list
 *
 * Returns: (transfer none): the model that windows show
 */
GListModel *
loket_live_model (LoketLive *self)
{
  return G_LIST_MODEL (self->store);
}

/**
 * loket_live_has:
 * @self: a list
 * @id: id of a record
 *
 * Returns: %TRUE when that record was heard of, be it in the list or not
 */
gboolean
loket_live_has (LoketLive *self, const char *id)
{
  return g_hash_table_contains (self->known, id);
}

static void
leave (LoketLive *self, LoketRecord *record, const char *id)
{
  guint at;

  if (g_hash_table_remove (self->present, id) && g_list_store_find (self->store, record, &at))
    g_list_store_remove (self->store, at);
}

/**
 * loket_live_apply:
 * @self: a list
 * @newer: what a record says now
 *
 * Changes the live record of that id, or takes @newer in as the live one.
 *
 * Returns: (transfer none): the live record
 */
LoketRecord *
loket_live_apply (LoketLive *self, LoketRecord *newer)
{
  const char *id = loket_record_id (newer);
  LoketRecord *live = g_hash_table_lookup (self->known, id);

  if (live == NULL) {
    live = newer;
    g_hash_table_insert (self->known, g_strdup (id), g_object_ref (newer));
  } else {
    /* A slip that was given without the hub may turn out to be older than was thought. */
    if (self->order (live, newer, NULL) != 0)
      leave (self, live, id);
    loket_record_update (live, newer);
  }
  if (g_hash_table_add (self->present, g_strdup (id)))
    g_list_store_insert_sorted (self->store, live, self->order, NULL);
  if (self->heard != NULL)
    g_hash_table_add (self->heard, g_strdup (id));
  return live;
}

/**
 * loket_live_begin:
 * @self: a list
 *
 * A fresh picture of the whole list comes in from here on; nothing leaves the list until it is
 * complete.
 */
void
loket_live_begin (LoketLive *self)
{
  g_clear_pointer (&self->heard, g_hash_table_unref);
  self->heard = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * loket_live_finish:
 * @self: a list
 *
 * The picture is complete: what it did not show leaves the list.
 */
void
loket_live_finish (LoketLive *self)
{
  if (self->heard == NULL)
    return;
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->store)); i-- > 0;) {
    g_autoptr (LoketRecord) record = g_list_model_get_item (G_LIST_MODEL (self->store), i);

    if (g_hash_table_contains (self->heard, loket_record_id (record)))
      continue;
    g_hash_table_remove (self->present, loket_record_id (record));
    g_list_store_remove (self->store, i);
  }
  g_clear_pointer (&self->heard, g_hash_table_unref);
}

/**
 * loket_live_clear:
 * @self: a list
 *
 * Empties the list.  Its records are kept by id: one that comes again is the same object.
 */
void
loket_live_clear (LoketLive *self)
{
  g_hash_table_remove_all (self->present);
  g_list_store_remove_all (self->store);
}

/**
 * loket_live_forget:
 * @self: a list
 *
 * Empties the list and lets its records go.
 */
void
loket_live_forget (LoketLive *self)
{
  loket_live_clear (self);
  g_hash_table_remove_all (self->known);
}
