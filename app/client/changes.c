/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an audit row says of records, member by member; the auditor's page shows it. */
#include "config.h"

#include "client/changes.h"

#include "wire/json.h"

G_STATIC_ASSERT (sizeof LOKET_CHANGE_MASKED == sizeof LOKET_JSON_MASK);

typedef struct {
  GPtrArray *changes;
  gboolean after;
} Reading;

static void
change_free (gpointer data)
{
  LoketChange *change = data;

  g_free (change->name);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static LoketChange *
find (GPtrArray *changes, guint record, const char *name)
{
  LoketChange *change;

  for (guint i = 0; i < changes->len; i++) {
    change = changes->pdata[i];
    if (change->record == record && g_str_equal (change->name, name))
      return change;
  }
  change = g_new0 (LoketChange, 1);
  change->record = record;
  change->name = g_strdup (name);
  g_ptr_array_add (changes, change);
  return change;
}

static void
member_cb (guint record, const char *name, const char *text, gpointer data)
{
  Reading *reading = data;
  LoketChange *change = find (reading->changes, record, name);
  char **place = reading->after ? &change->after : &change->before;

  g_free (*place);
  *place = g_strdup (text);
}

/* Rows say only what became of a record that is new, and the two lists go side by side. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const LoketChange *one = *(LoketChange *const *) a;
  const LoketChange *other = *(LoketChange *const *) b;
  const gboolean same = g_strcmp0 (one->before, one->after) == 0;
  const gboolean other_same = g_strcmp0 (other->before, other->after) == 0;

  if (one->record != other->record)
    return one->record < other->record ? -1 : 1;
  return same - other_same;
}

/**
 * loket_changes_of:
 * @entry: a row
 *
 * Returns: (transfer full) (element-type LoketChange): its members, record by record, what changed
 *   first
 */
GPtrArray *
loket_changes_of (LoketAuditEntry *entry)
{
  Reading reading = {.changes = g_ptr_array_new_with_free_func (change_free)};

  loket_json_each_member (entry->before, member_cb, &reading);
  reading.after = TRUE;
  loket_json_each_member (entry->after, member_cb, &reading);
  g_ptr_array_sort (reading.changes, compare);
  return reading.changes;
}
