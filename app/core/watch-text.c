/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why somebody has to be asked, in a sentence: the page of the change watch shows it, the letter
 * that invites to a hearing says it. */
#include "config.h"

#include "core/dates.h"
#include "core/text.h"
#include "core/watch.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *
said_of_decile (const LoketWatch *watch, const char *list)
{
  if (list == NULL)
    return N_ ("A new list puts the household in decile {after}.");
  return watch->before != NULL
             ? N_ ("The list {list} puts the household in decile {after}; when it was decided "
                   "it was decile {before}.")
             : N_ ("The list {list} puts the household in decile {after}.");
}

static const char *
said_of (const LoketWatch *watch, const char *list)
{
  switch (watch->kind) {
  case LOKET_WATCH_DECILE_MOVED:
    return said_of_decile (watch, list);
  case LOKET_WATCH_SAID_DEAD:
    return list != NULL ? N_ ("The list {list} says that this person has died.")
                        : N_ ("By the register this person has died.");
  case LOKET_WATCH_SAID_MOVED:
    return list != NULL ? N_ ("The list {list} says that this person has moved away.")
                        : N_ ("By the register this person has moved away.");
  case LOKET_WATCH_SAID_INVALID:
    return list != NULL ? N_ ("The list {list} says that the data of this person are not valid.")
                        : N_ ("By the register the data of this person are not valid.");
  case LOKET_WATCH_INSURED:
    return g_strcmp0 (watch->after, "civil_servant") == 0
               ? N_ ("A list tells of a civil servant, soldier or police in the household.")
               : N_ ("A list tells of another insurance of this person.");
  case LOKET_WATCH_RUNS_OUT:
    return N_ ("The decision holds until {after}.");
  case LOKET_WATCH_LISTED_NOW:
    return N_ ("The list {list} names this person, who was refused before.");
  case LOKET_WATCH_NOT_LISTED:
  default:
    return N_ ("The list {list} does not name this person any more, though it names others of the "
               "village.");
  }
}

/**
 * loket_watch_reason:
 * @watch: what was noticed
 * @list: (nullable): the list that it comes from, as people call it: "DTSEN 2026-Q4"
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer full): what has changed, as the person may be told
 */
char *
loket_watch_reason (const LoketWatch *watch, const char *list, const char *language)
{
  g_autoptr (GString) text = g_string_new (loket_text (language, said_of (watch, list)));
  g_autofree char *after = watch->kind == LOKET_WATCH_RUNS_OUT && watch->after != NULL
                               ? loket_date_text (language, watch->after)
                               : g_strdup (watch->after);

  g_string_replace (text, "{list}", list != NULL ? list : "", 0);
  g_string_replace (text, "{before}", watch->before != NULL ? watch->before : "", 0);
  g_string_replace (text, "{after}", after != NULL ? after : "", 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
