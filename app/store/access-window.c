/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What officers have read within the hour, in memory, so that whoever asks is answered at once
 * whether he may; access.c keeps it beside the access log. */
#include "config.h"

#include "store/access-window.h"

typedef struct {
  GArray *times;     /* gint64, of what was read */
  GHashTable *again; /* see loket_access_again_new() */
  gint64 found_at;   /* when somebody was found who was not opened yet; 0 = nobody */
  gint64 refused_at; /* when it was put down last that it was too much; 0 = never */
} Window;

struct _LoketAccessWindows {
  GMutex lock; /* of what follows: desks read on their own threads */
  GHashTable *officers;
};

static void
window_free (gpointer data)
{
  Window *window = data;

  g_array_unref (window->times);
  g_hash_table_unref (window->again);
  g_free (window);
}

/**
 * loket_access_is_counted:
 * @found_at: (inout): when he found somebody whom he has not opened yet; 0 = nobody
 * @at: when he reads
 * @finds: whether that finds somebody
 * @opens: whether that opens who was found
 *
 * Memory and log count by this alone.
 *
 * Returns: %FALSE when it belongs to what was counted right before
 */
gboolean
loket_access_is_counted (gint64 *found_at, gint64 at, gboolean finds, gboolean opens)
{
  const gboolean together =
      opens && *found_at > 0 && at >= *found_at && at - *found_at <= LOKET_ACCESS_TOGETHER;

  if (finds)
    *found_at = at;
  else if (opens)
    *found_at = 0;
  return !together;
}

/**
 * loket_access_again_new:
 *
 * Returns: (transfer full) (element-type utf8 gint64): what pages that keep up with the feed have
 *   read, and when that was counted
 */
GHashTable *
loket_access_again_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * loket_access_is_again:
 * @again: what was counted; this is put down in it
 * @operation: what is asked
 * @subject: of what
 * @at: when
 *
 * Memory and log count by this alone.  What is older than the window was taken out before.
 *
 * Returns: whether it was counted before
 */
gboolean
loket_access_is_again (GHashTable *again, const char *operation, const char *subject, gint64 at)
{
  g_autofree char *what = g_strconcat (operation, " ", subject, NULL);

  if (g_hash_table_contains (again, what))
    return TRUE;
  g_hash_table_insert (again, g_steal_pointer (&what), g_memdup2 (&at, sizeof at));
  return FALSE;
}

/**
 * loket_access_windows_new:
 *
 * Returns: (transfer full): nothing is known of anybody yet
 */
LoketAccessWindows *
loket_access_windows_new (void)
{
  LoketAccessWindows *self = g_new0 (LoketAccessWindows, 1);

  g_mutex_init (&self->lock);
  self->officers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, window_free);
  return self;
}

/**
 * loket_access_windows_free:
 * @self: (nullable) (transfer full): what was read
 */
void
loket_access_windows_free (LoketAccessWindows *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->officers);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * loket_access_windows_take:
 * @self: what was read
 * @officer: who
 * @times: (transfer full) (element-type gint64): when, as the log has it
 * @again: (transfer full): of loket_access_again_new(), as the log has it
 * @found_at: as loket_access_is_counted() has left it
 * @refused_at: when it has a refusal last, 0 = it has none
 *
 * From here on memory counts for @officer; when it does already, nothing changes.
 */
void
loket_access_windows_take (LoketAccessWindows *self,
                           const char *officer,
                           GArray *times,
                           GHashTable *again,
                           gint64 found_at,
                           gint64 refused_at)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Window *window;

  if (g_hash_table_contains (self->officers, officer)) {
    g_array_unref (times);
    g_hash_table_unref (again);
    return;
  }
  window = g_new0 (Window, 1);
  window->times = times;
  window->again = again;
  window->found_at = found_at;
  window->refused_at = refused_at;
  g_hash_table_insert (self->officers, g_strdup (officer), window);
}

static gboolean
is_before (gpointer what, gpointer at, gpointer since)
{
  return *(const gint64 *) at <= *(const gint64 *) since;
}

/* Whoever set the clock back finds them in no order.  Returns the oldest that is left. */
static gint64
forget_before (Window *window, gint64 since)
{
  gint64 *times = (gint64 *) (gpointer) window->times->data;
  gint64 oldest = 0;
  guint n = 0;

  for (guint i = 0; i < window->times->len; i++) {
    if (times[i] <= since)
      continue;
    oldest = n == 0 ? times[i] : MIN (oldest, times[i]);
    times[n++] = times[i];
  }
  g_array_set_size (window->times, n);
  g_hash_table_foreach_remove (window->again, is_before, &since);
  return oldest;
}

/* What there is no room for is not put down: asked again, it is refused again. */
static gboolean
is_again (Window *window, const LoketAccess *access, const LoketAccessLimit *limit)
{
  g_autofree char *what = NULL;

  if (!limit->keeps_up)
    return FALSE;
  if (window->times->len < limit->most)
    return loket_access_is_again (window->again, access->operation, access->subject, access->at);
  what = g_strconcat (access->operation, " ", access->subject, NULL);
  return g_hash_table_contains (window->again, what);
}

/**
 * loket_access_windows_admit:
 * @self: what was read
 * @access: who reads now, and what
 * @limit: how much he may
 *
 * Counts in the same moment, so that requests at once cannot slip through together.
 *
 * Returns: whether he may
 */
LoketAdmission
loket_access_windows_admit (LoketAccessWindows *self,
                            const LoketAccess *access,
                            const LoketAccessLimit *limit)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Window *window = g_hash_table_lookup (self->officers, access->officer);
  gint64 oldest, found_at;

  if (window == NULL)
    return LOKET_ADMISSION_UNKNOWN;
  found_at = window->found_at;
  oldest = forget_before (window, limit->since);
  if (!loket_access_is_counted (&found_at, access->at, limit->finds, limit->opens)) {
    window->found_at = found_at;
    return LOKET_ADMISSION_GIVEN;
  }
  if (is_again (window, access, limit))
    return LOKET_ADMISSION_GIVEN;
  if (window->times->len < limit->most) {
    g_array_append_val (window->times, access->at);
    window->found_at = found_at;
    return LOKET_ADMISSION_GIVEN;
  }
  *limit->oldest = oldest;
  if (window->refused_at > limit->since)
    return LOKET_ADMISSION_REFUSED;
  window->refused_at = access->at;
  return LOKET_ADMISSION_REFUSED_FIRST;
}
