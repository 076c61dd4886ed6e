/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The supervisor's board in words: alarms, waits and counters; board.c and board-head.c show them.
 */
#include "config.h"

#include "ui/admin/board-words.h"

#include "core/clock.h"
#include "core/dates.h"

#include <glib/gi18n.h>

/* A counter more that wins less than this is none that anybody would open. */
#define WORTH_WHILE (2 * LOKET_MINUTE)

/**
 * loket_board_queue:
 * @application: the program
 * @key: of a service or a stage
 *
 * Returns: (transfer none): what the queue is called; @key when the profile has it no more
 */
const char *
loket_board_queue (LoketProgram *application, const char *key)
{
  LoketProfile *profile = loket_program_profile (application);
  const char *language = loket_program_language (application);
  LoketService *service = profile != NULL ? loket_profile_service (profile, key) : NULL;
  LoketQueueStage *stage =
      profile != NULL && service == NULL ? loket_profile_stage (profile, key) : NULL;

  if (service != NULL)
    return loket_phrase_in (service->title, language);
  return stage != NULL ? loket_phrase_in (stage->title, language) : key;
}

/**
 * loket_board_queues:
 * @application: the program
 * @keys: (nullable): of queues, %NULL = all
 *
 * Returns: (transfer full): their names
 */
char *
loket_board_queues (LoketProgram *application, const char *const *keys)
{
  GString *text;

  if (keys == NULL)
    return g_strdup (_ ("All services"));
  text = g_string_new (NULL);
  for (guint i = 0; keys[i] != NULL; i++)
    g_string_append_printf (
        text, "%s%s", i > 0 ? ", " : "", loket_board_queue (application, keys[i]));
  return g_string_free (text, FALSE);
}

/**
 * loket_board_clock:
 * @application: the program
 * @at: a time
 *
 * Returns: (transfer full) (nullable): the time of day where the office is
 */
char *
loket_board_clock (LoketProgram *application, LoketOptional at)
{
  LoketProfile *profile = loket_program_profile (application);

  if (!at.set)
    return NULL;
  return loket_clock_text (
      loket_program_language (application), at.value, profile->utc_offset, NULL);
}

/**
 * loket_board_is_grave:
 * @alarm: an alarm
 *
 * Returns: %TRUE when somebody has to go there now
 */
gboolean
loket_board_is_grave (const LoketHallAlarm *alarm)
{
  return alarm->trouble == LOKET_TROUBLE_HELP || alarm->trouble == LOKET_TROUBLE_PAPER ||
         alarm->trouble == LOKET_TROUBLE_SILENT;
}

static char *
silence_text (LoketProgram *application, const LoketHallAlarm *alarm)
{
  g_autofree char *since = loket_board_clock (application, alarm->since);

  if (since == NULL)
    return g_strdup_printf (_ ("“%s” was never heard of. Please see whether it is on."),
                            alarm->name);
  /* Translators: name of a machine, time of day */
  return g_strdup_printf (
      _ ("“%s” is not heard of since %s. Please see whether it is on."), alarm->name, since);
}

/* Kiosks on the hub's own computer have no name. */
static const char *
machine_name (const LoketHallAlarm *alarm)
{
  return alarm->name != NULL ? alarm->name : _ ("Kiosk");
}

/**
 * loket_board_alarm:
 * @application: the program
 * @alarm: what is wrong
 * @cap: longest wait that is promised, microseconds
 *
 * Returns: (transfer full): that, and what to do about it
 */
char *
loket_board_alarm (LoketProgram *application, const LoketHallAlarm *alarm, gint64 cap)
{
  const gulong n = (gulong) alarm->count;

  switch (alarm->trouble) {
  case LOKET_TROUBLE_HELP:
    return g_strdup_printf (_ ("Somebody asks for help at “%s”, and nobody is on the way."),
                            machine_name (alarm));
  case LOKET_TROUBLE_PAPER:
    return g_strdup_printf (
        ngettext ("“%s”: the last slip did not come out. Please look at paper and printer.",
                  "“%s”: the last %d slips did not come out. Please look at paper and printer.",
                  n),
        machine_name (alarm),
        (int) n);
  case LOKET_TROUBLE_SILENT:
    return silence_text (application, alarm);
  case LOKET_TROUBLE_CAP:
    /* Translators: number of people, queue, minutes */
    return g_strdup_printf (ngettext ("%d person waits for “%s” longer than %d minutes.",
                                      "%d people wait for “%s” longer than %d minutes.",
                                      n),
                            (int) n,
                            loket_board_queue (application, alarm->stage),
                            (int) (cap / LOKET_MINUTE));
  case LOKET_TROUBLE_CLOSED:
  default:
    return g_strdup_printf (
        ngettext ("%d person waits for “%s”, and no open counter takes that. Please open one.",
                  "%d people wait for “%s”, and no open counter takes that. Please open one.",
                  n),
        (int) n,
        loket_board_queue (application, alarm->stage));
  }
}

static gint64
whole_minutes (gint64 time)
{
  return (time + LOKET_MINUTE / 2) / LOKET_MINUTE;
}

/**
 * loket_board_wait:
 * @application: the program
 * @queue: a queue
 *
 * Returns: (transfer full): how long somebody will wait who comes now
 */
char *
loket_board_wait (LoketProgram *application, const LoketQueueWait *queue)
{
  if (!queue->p50.set)
    return g_strdup (_ ("no counter is open"));
  return loket_minutes_range_text (loket_program_language (application),
                                   whole_minutes (queue->p50.value),
                                   whole_minutes (queue->p80.value));
}

/**
 * loket_board_hint:
 * @application: the program
 * @queue: a queue
 *
 * Returns: (transfer full): what one more counter would make of the middle of that, "14 → 5
 * minutes"; a dash where it would win next to nothing
 */
char *
loket_board_hint (LoketProgram *application, const LoketQueueWait *queue)
{
  const char *language = loket_program_language (application);
  g_autofree char *then = NULL;

  if (!queue->more_p50.set ||
      (queue->p50.set && queue->p50.value - queue->more_p50.value < WORTH_WHILE))
    return g_strdup ("–");
  then = loket_minutes_range_text (
      language, whole_minutes (queue->more_p50.value), whole_minutes (queue->more_p50.value));
  return queue->p50.set ? g_strdup_printf ("%d → %s", (int) whole_minutes (queue->p50.value), then)
                        : g_steal_pointer (&then);
}

/**
 * loket_board_state:
 * @application: the program
 * @post: a counter
 *
 * Returns: (transfer full): what it does, in a word or two
 */
char *
loket_board_state (LoketProgram *application, const LoketHallPost *post)
{
  g_autofree char *back = loket_board_clock (application, post->back_at);

  if (!post->open)
    return g_strdup (_ ("Closed"));
  if (back != NULL)
    return g_strdup_printf (_ ("Pause until %s"), back);
  if (post->ticket == NULL)
    return g_strdup (_ ("Free"));
  return g_strdup (post->serving ? _ ("Serving") : _ ("Calling"));
}

/**
 * loket_board_state_style:
 * @post: a counter
 *
 * Returns: (transfer none): style class of the chip that this stands in
 */
const char *
loket_board_state_style (const LoketHallPost *post)
{
  if (!post->open)
    return "";
  if (post->back_at.set)
    return "warning";
  return post->ticket != NULL ? "house" : "good";
}
