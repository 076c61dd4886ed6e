/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of an office in words and days; the ceremonies and loketctl's main print it. */
#include "config.h"

#include "key-table.h"

#include "core/calendar.h"
#include "core/clock.h"

#define DAY G_GINT64_CONSTANT (86400)
#define ROW "%-8s  %-16s  %-6s  %-10s  %-10s  %-9s  %-9s  %s\n"

static const char *
use_text (gint64 usage)
{
  return usage == LOKET_USE_CARD ? "cards" : "lists";
}

static const char *
state_text (gint64 state)
{
  return state == LOKET_KEY_LIVE ? "live" : state == LOKET_KEY_RETIRED ? "retired" : "withdrawn";
}

/* It may sign from the day before, so that a card holds from the morning of its first day on. */
static void
append_key (GString *table, const LoketSealKey *key)
{
  g_autofree char *first = loket_calendar_day ((key->first_use + DAY) * LOKET_SECOND, 0);
  g_autofree char *last = loket_calendar_day (key->last_use * LOKET_SECOND, 0);

  g_string_append_printf (table,
                          ROW,
                          key->kid,
                          key->iss,
                          use_text (key->usage),
                          first,
                          last,
                          state_text (key->state),
                          loket_enum_name (loket_back_end_get_type (), (int) key->back_end),
                          key->unlocked ? "yes" : "no");
}

/**
 * loket_ctl_key_table:
 * @list: the answer to “key list”
 *
 * Returns: (transfer full): it as text for people, ending in a newline
 */
char *
loket_ctl_key_table (const LoketKeyList *list)
{
  GString *table = g_string_new (NULL);
  const guint n = list->keys != NULL ? g_list_model_get_n_items (G_LIST_MODEL (list->keys)) : 0;

  if (list->iss != NULL)
    g_string_append_printf (table, "code: %s\n", list->iss);
  if (list->trust_iat.set) {
    g_autofree char *day = loket_calendar_day (list->trust_iat.value * LOKET_SECOND, 0);
    g_string_append_printf (table, "trust list: %s\n", day);
  }
  if (list->root != NULL) {
    g_autofree char *name = loket_root_name (list->root);
    g_string_append_printf (table, LOKET_CTL_ROOT_NAME, name);
  }
  g_string_append_printf (table,
                          "sealed today: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT "\n",
                          list->sealed_today,
                          list->seals_a_day);
  if (n > 0)
    g_string_append_printf (
        table, "\n" ROW, "key", "code", "signs", "from", "until", "state", "kept", "unlocked");
  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketSealKey) key = g_list_model_get_item (G_LIST_MODEL (list->keys), i);
    append_key (table, key);
  }
  return g_string_free (table, FALSE);
}
