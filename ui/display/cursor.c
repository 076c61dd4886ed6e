/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far this board is in the calls of the day; the herald asks it what to announce.
 *
 * Each call has a number of its own, so recalls and bursts are never taken for one another, and a
 * board that was off finds what it missed (queue.md 6).  What is kept is the last call that was
 * announced to its end: one that was cut off by the end of the program is said again, whole. */
#include "config.h"

#include "ui/display/cursor.h"

#include "ui/display/announcer.h"

#include <glib/gstdio.h>

#define GROUP "announced"

typedef struct {
  char *day;
  char *id;
  gint64 number;
} Mark;

struct _LoketCursor {
  char *path;
  Mark seen; /* handed out, or too old */
};

static void
mark_set (Mark *mark, LoketCall *call)
{
  g_free (mark->day);
  g_free (mark->id);
  mark->day = g_strdup (call->day);
  mark->id = g_strdup (call->id);
  mark->number = call->number;
}

static void
mark_clear (Mark *mark)
{
  g_clear_pointer (&mark->day, g_free);
  g_clear_pointer (&mark->id, g_free);
  mark->number = 0;
}

/**
 * loket_cursor_open:
 * @path: file of this board; it need not be there
 *
 * Returns: (transfer full): how far the board was; at the beginning when nothing can be read there
 */
LoketCursor *
loket_cursor_open (const char *path)
{
  LoketCursor *self = g_new0 (LoketCursor, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  self->path = g_strdup (path);
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return self;
  self->seen.day = g_key_file_get_string (file, GROUP, "day", NULL);
  self->seen.id = g_key_file_get_string (file, GROUP, "call", NULL);
  self->seen.number = g_key_file_get_int64 (file, GROUP, "number", NULL);
  return self;
}

/**
 * loket_cursor_free:
 * @self: (nullable) (transfer full): a cursor
 */
void
loket_cursor_free (LoketCursor *self)
{
  if (self == NULL)
    return;
  mark_clear (&self->seen);
  g_free (self->path);
  g_free (self);
}

/* Negative, 0 or positive: before, at or behind the mark. */
static int
compare (LoketCall *call, const Mark *mark)
{
  const int days = g_strcmp0 (call->day, mark->day);

  return days != 0 ? days : (call->number > mark->number) - (call->number < mark->number);
}

/* Numbers of a day have no holes, so a store that has calls before the mark has the marked one too;
 * else the office began anew, and its numbers with it. */
static gboolean
is_known (LoketCursor *self, GListModel *calls)
{
  for (guint i = g_list_model_get_n_items (calls); i-- > 0;) {
    g_autoptr (LoketCall) call = g_list_model_get_item (calls, i);
    const int order = compare (call, &self->seen);
    if (order == 0)
      return g_strcmp0 (call->id, self->seen.id) == 0;
    if (order < 0)
      return FALSE;
  }
  return TRUE;
}

/**
 * loket_cursor_news:
 * @self: a cursor
 * @calls: all calls of the business day that the hub tells of, oldest first
 * @now: office time
 *
 * Returns: (transfer full) (element-type LoketCall): those that were not handed out yet and are
 *   still worth announcing, oldest first
 */
GPtrArray *
loket_cursor_news (LoketCursor *self, GListModel *calls, gint64 now)
{
  GPtrArray *news = g_ptr_array_new_with_free_func (g_object_unref);

  if (!is_known (self, calls))
    mark_clear (&self->seen);
  for (guint i = 0; i < g_list_model_get_n_items (calls); i++) {
    g_autoptr (LoketCall) call = g_list_model_get_item (calls, i);
    if (compare (call, &self->seen) <= 0)
      continue;
    mark_set (&self->seen, call);
    if (loket_announcer_is_news (call, now))
      g_ptr_array_add (news, g_steal_pointer (&call));
  }
  return news;
}

/**
 * loket_cursor_done:
 * @self: a cursor
 * @call: it was announced to its end
 * @error: set to a %G_FILE_ERROR when that cannot be kept
 *
 * Returns: %TRUE when the board knows it after a restart too
 */
gboolean
loket_cursor_done (LoketCursor *self, LoketCall *call, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *folder = g_path_get_dirname (self->path);

  g_key_file_set_string (file, GROUP, "day", call->day);
  g_key_file_set_string (file, GROUP, "call", call->id);
  g_key_file_set_int64 (file, GROUP, "number", call->number);
  g_mkdir_with_parents (folder, 0700);
  return g_key_file_save_to_file (file, self->path, error);
}
