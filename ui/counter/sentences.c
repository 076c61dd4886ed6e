/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the counter says about tickets, in the language of the windows; pure functions of a ticket
 * and an instant.  Cards and rows show them. */
#include "config.h"

#include "ui/counter/sentences.h"

#include "core/clock.h"
#include "core/dates.h"
#include "core/error.h"
#include "ui/common/problem.h"

#include <glib/gi18n.h>

/**
 * loket_sentence_counter:
 * @counter: "1"
 *
 * Returns: (transfer full): "Loket 1"
 */
char *
loket_sentence_counter (const char *counter)
{
  return g_strdup_printf (_ ("Counter %s"), counter);
}

/**
 * loket_sentence_proposals:
 * @n: how many
 *
 * Returns: (transfer full): "2 usulan"
 */
char *
loket_sentence_proposals (guint n)
{
  return g_strdup_printf (ngettext ("%u proposal", "%u proposals", n), n);
}

/**
 * loket_sentence_priority:
 * @priority: why a person goes ahead
 *
 * Returns: (transfer none) (nullable): that in a word or two, %NULL for nothing
 */
const char *
loket_sentence_priority (LoketPriority priority)
{
  switch (priority) {
  case LOKET_PRIORITY_ELDERLY:
    return _ ("Elderly");
  case LOKET_PRIORITY_DISABLED:
    return _ ("With disability");
  case LOKET_PRIORITY_PREGNANT:
    return _ ("Pregnant");
  case LOKET_PRIORITY_INFANT:
    return _ ("With infant");
  case LOKET_PRIORITY_NONE:
  default:
    return NULL;
  }
}

/**
 * loket_sentence_priority_picture:
 * @priority: why a person goes ahead
 *
 * Returns: (transfer none) (nullable): name of its picture
 */
const char *
loket_sentence_priority_picture (LoketPriority priority)
{
  return priority != LOKET_PRIORITY_NONE ? loket_enum_name (loket_priority_get_type (), priority)
                                         : NULL;
}

/**
 * loket_sentence_arrived:
 * @profile: the office
 * @language: of the windows
 * @at: when the person came
 *
 * Returns: (transfer full): "08.15"
 */
char *
loket_sentence_arrived (LoketProfile *profile, const char *language, gint64 at)
{
  return loket_clock_text (language, at, profile->utc_offset, NULL);
}

/**
 * loket_sentence_why:
 * @next: who would be called next
 * @profile: the office
 * @language: of the windows
 * @now: office time
 *
 * Returns: (transfer full): why it is this person
 */
char *
loket_sentence_why (LoketTicket *next, LoketProfile *profile, const char *language, gint64 now)
{
  const LoketFairness fairness = loket_fairness_of (profile);
  g_autofree char *arrived = loket_sentence_arrived (profile, language, next->issued_at);

  if (now - next->issued_at >= fairness.cap)
    return g_strdup_printf (ngettext ("waiting for more than %d minute",
                                      "waiting for more than %d minutes",
                                      (gulong) profile->waiting_cap),
                            (int) profile->waiting_cap);
  if (next->priority != LOKET_PRIORITY_NONE)
    return g_strdup_printf (_ ("priority, came at %s"), arrived);
  return g_strdup_printf (_ ("came first, at %s"), arrived);
}

/**
 * loket_sentence_waited:
 * @ticket: a ticket
 * @language: of the windows
 * @now: office time
 *
 * Returns: (transfer full): how long it has waited, or waited until its last call: "12 menit"
 */
char *
loket_sentence_waited (LoketTicket *ticket, const char *language, gint64 now)
{
  gint64 until = ticket->called_at.set ? ticket->called_at.value : now;

  return loket_duration_text (language, until - loket_ticket_entered (ticket));
}

/**
 * loket_sentence_aside:
 * @ticket: a ticket that waits aside, or whose call nobody answered
 * @language: of the windows
 * @now: office time
 *
 * Returns: (transfer full): for how long: "12 menit"
 */
char *
loket_sentence_aside (LoketTicket *ticket, const char *language, gint64 now)
{
  gint64 since = ticket->parked_at.set   ? ticket->parked_at.value
                 : ticket->called_at.set ? ticket->called_at.value
                                         : now;

  return loket_duration_text (language, MAX (0, now - since));
}

/**
 * loket_sentence_row:
 * @ticket: a ticket of the lists
 * @service: title of its service
 * @language: of the windows
 * @now: office time
 *
 * Returns: (transfer full): all of a row in one sentence, for who hears the screen
 */
char *
loket_sentence_row (LoketTicket *ticket, const char *service, const char *language, gint64 now)
{
  const gboolean aside = loket_is_aside (ticket);
  g_autofree char *time = aside ? loket_sentence_aside (ticket, language, now)
                                : loket_sentence_waited (ticket, language, now);
  const char *priority = loket_sentence_priority (ticket->priority);
  const char *paper = ticket->paper == LOKET_PAPER_WITHOUT ? _ ("No slip") : NULL;

  return g_strconcat (ticket->label,
                      ", ",
                      service,
                      ", ",
                      aside ? loket_sentence_state (ticket->state) : "",
                      aside ? ", " : "",
                      time,
                      priority != NULL ? ", " : "",
                      priority != NULL ? priority : "",
                      paper != NULL ? ", " : "",
                      paper != NULL ? paper : "",
                      NULL);
}

/**
 * loket_sentence_serving:
 * @language: of the windows
 * @spent: microseconds that the service has taken
 * @posted_minutes: the published time
 *
 * Returns: (transfer full): both in one sentence
 */
char *
loket_sentence_serving (const char *language, gint64 spent, gint64 posted_minutes)
{
  g_autofree char *so_far = loket_duration_text (language, spent);
  g_autofree char *posted = loket_duration_text (language, posted_minutes * LOKET_MINUTE);

  return g_strdup_printf (_ ("Being served: %s (posted time %s)"), so_far, posted);
}

/**
 * loket_sentence_queue:
 * @profile: the office
 * @key: of a service or of a desk behind
 * @language: of the windows
 *
 * Returns: (transfer none): its title, the key itself when the office has it no more
 */
const char *
loket_sentence_queue (LoketProfile *profile, const char *key, const char *language)
{
  LoketService *service = loket_profile_service (profile, key);
  LoketQueueStage *stage = loket_profile_stage (profile, key);

  if (service != NULL)
    return loket_phrase_in (service->title, language);
  return stage != NULL ? loket_phrase_in (stage->title, language) : key;
}

/**
 * loket_sentence_services:
 * @profile: the office
 * @services: (nullable): keys of services and desks behind, %NULL = all
 * @language: of the windows
 *
 * Returns: (transfer full): "Kesehatan, Pendidikan"
 */
char *
loket_sentence_services (LoketProfile *profile, const char *const *services, const char *language)
{
  GString *text = g_string_new (NULL);

  if (services == NULL) {
    g_string_free (text, TRUE);
    return g_strdup (_ ("All services"));
  }
  for (guint i = 0; services[i] != NULL; i++) {
    if (!loket_profile_has_queue (profile, services[i]))
      continue;
    g_string_append (text, text->len > 0 ? ", " : "");
    g_string_append (text, loket_sentence_queue (profile, services[i], language));
  }
  return g_string_free (text, FALSE);
}

/**
 * loket_sentence_reason:
 * @reason: why something is done out of turn
 *
 * Returns: (transfer none): that in words
 */
const char *
loket_sentence_reason (LoketQueueReason reason)
{
  static const char *const words[] = {
      [LOKET_QUEUE_REASON_NONE] = "",
      [LOKET_QUEUE_REASON_COPIES] = N_ ("Fetches a paper or a copy"),
      [LOKET_QUEUE_REASON_FORM] = N_ ("Fills in a form"),
      [LOKET_QUEUE_REASON_COMPANION] = N_ ("Waits for a relative"),
      [LOKET_QUEUE_REASON_BREAK] = N_ ("Prayer, toilet or a child"),
      [LOKET_QUEUE_REASON_FRAIL] = N_ ("Must not wait any longer"),
      [LOKET_QUEUE_REASON_TOGETHER] = N_ ("Belongs to the one being served"),
      [LOKET_QUEUE_REASON_DESK] = N_ ("Came to the wrong desk"),
      [LOKET_QUEUE_REASON_AWAY] = N_ ("The officer is not there"),
      [LOKET_QUEUE_REASON_MISTAKE] = N_ ("An act before was wrong"),
      [LOKET_QUEUE_REASON_OTHER] = N_ ("Another reason"),
  };

  g_return_val_if_fail ((guint) reason < G_N_ELEMENTS (words), "");
  return reason != LOKET_QUEUE_REASON_NONE ? _ (words[reason]) : "";
}

/**
 * loket_sentence_state:
 * @state: where a ticket stands
 *
 * Returns: (transfer none): that in a word
 */
const char *
loket_sentence_state (LoketTicketState state)
{
  static const char *const words[] = {
      [LOKET_TICKET_PRINTING] = N_ ("slip being printed"),
      [LOKET_TICKET_ISSUED] = N_ ("waiting"),
      [LOKET_TICKET_CALLED] = N_ ("called"),
      [LOKET_TICKET_SERVING] = N_ ("being served"),
      [LOKET_TICKET_ON_HOLD] = N_ ("on hold"),
      [LOKET_TICKET_MISSED] = N_ ("not come"),
      [LOKET_TICKET_SERVED] = N_ ("served"),
      [LOKET_TICKET_NO_SHOW] = N_ ("did not come"),
      [LOKET_TICKET_CANCELLED] = N_ ("cancelled"),
      [LOKET_TICKET_UNSERVED] = N_ ("not served"),
  };

  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (words), "");
  return _ (words[state]);
}

/* The words of the button that did it. */
static const char *
act_word (const char *operation)
{
  static const struct {
    const char *operation;
    const char *word;
  } words[] = {
      {"queue/call-next", N_ ("Call next")},
      {"queue/recall", N_ ("Call again")},
      {"queue/start", N_ ("Start")},
      {"queue/finish", N_ ("Finish")},
      {"queue/miss", N_ ("Did not come")},
      {"queue/cancel", N_ ("Cancel the number")},
      {"queue/park", N_ ("Wait aside")},
      {"queue/resume", N_ ("Go on with it")},
      {"queue/transfer", N_ ("Send on")},
      {"queue/send-back", N_ ("Send back")},
      {"queue/return", N_ ("Waits again")},
      {"queue/call", N_ ("Call a chosen number")},
      {"queue/walk-in", N_ ("Somebody without a number")},
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].operation, operation) == 0)
      return _ (words[i].word);
  return operation;
}

/* An act is about one ticket, or about the one that was finished for it besides. */
#define TOLD_TICKETS 2

/**
 * loket_sentence_undone:
 * @undone: what was taken back
 *
 * Returns: (transfer full): which act that was, and with which numbers
 */
char *
loket_sentence_undone (LoketUndone *undone)
{
  guint n = MIN (g_list_model_get_n_items (G_LIST_MODEL (undone->tickets)), TOLD_TICKETS);
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketTicket) ticket = g_list_model_get_item (G_LIST_MODEL (undone->tickets), i);

    g_string_append (labels, i > 0 ? ", " : "");
    g_string_append (labels, ticket->label);
  }
  /* Translators: the words of a button, then a number or two: Taken back: Call next (A012) */
  return g_strdup_printf (_ ("Taken back: %s (%s)"), act_word (undone->operation), labels->str);
}

/**
 * loket_sentence_refusal:
 * @error: what an act was answered with
 * @language: of the windows
 *
 * Returns: (transfer full): that for the officer
 */
char *
loket_sentence_refusal (const GError *error, const char *language)
{
  LoketErrorCode code = loket_error_code_of (error);
  const char *parameter = loket_error_parameter (error);
  int state = 0;

  if (code == LOKET_ERROR_WRONG_STATE &&
      loket_enum_from_name (loket_ticket_state_get_type (), parameter, &state))
    return g_strdup_printf (_ ("That is not possible any more. The number is: %s."),
                            loket_sentence_state ((LoketTicketState) state));
  return loket_problem_sentence (error, language);
}
