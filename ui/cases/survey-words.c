/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of surveys, visits and the change watch: states, ways, kinds; their pages use them. */
#include "config.h"

#include "ui/cases/survey-words.h"

#include "core/dates.h"
#include "ui/registry/nik-check.h"

#include <glib/gi18n.h>
#include <string.h>

#define YEARS_AHEAD 50 /* that a day may lie in the future */

#define WORD_OF(words, value) _ (words[(value)])

/**
 * loket_survey_state_word:
 * @state: of a survey
 *
 * Returns: (transfer none): that in the language of the window
 */
const char *
loket_survey_state_word (LoketSurveyState state)
{
  static const char *const words[] = {
      [LOKET_SURVEY_DRAFT] = N_ ("Not handed in yet"),
      [LOKET_SURVEY_SUBMITTED] = N_ ("Handed in"),
      [LOKET_SURVEY_VERIFIED] = N_ ("Looked over"),
      [LOKET_SURVEY_RETURNED] = N_ ("Sent back"),
  };

  g_return_val_if_fail (state < G_N_ELEMENTS (words), "");
  return WORD_OF (words, state);
}

/**
 * loket_survey_state_style:
 * @state: of a survey
 *
 * Returns: (transfer none): style class of its chip
 */
const char *
loket_survey_state_style (LoketSurveyState state)
{
  if (state == LOKET_SURVEY_VERIFIED)
    return "good";
  return state == LOKET_SURVEY_SUBMITTED ? "house" : "warning";
}

/**
 * loket_survey_channel_word:
 * @channel: how a survey is asked
 *
 * Returns: (transfer none): that in the language of the window
 */
const char *
loket_survey_channel_word (LoketSurveyChannel channel)
{
  static const char *const words[] = {
      [LOKET_CHANNEL_COUNTER] = N_ ("At the counter"),
      [LOKET_CHANNEL_PHONE] = N_ ("By telephone"),
      [LOKET_CHANNEL_FIELD] = N_ ("At the home"),
      [LOKET_CHANNEL_PAPER] = N_ ("From the paper form"),
  };

  g_return_val_if_fail (channel < G_N_ELEMENTS (words), "");
  return WORD_OF (words, channel);
}

/**
 * loket_visit_state_word:
 * @state: of a visit
 *
 * Returns: (transfer none): that in the language of the window
 */
const char *
loket_visit_state_word (LoketVisitState state)
{
  static const char *const words[] = {
      [LOKET_VISIT_ASSIGNED] = N_ ("To be visited"),
      [LOKET_VISIT_VISITED] = N_ ("Visited, form not complete"),
      [LOKET_VISIT_NOT_HOME] = N_ ("Nobody was there"),
      [LOKET_VISIT_DONE] = N_ ("Visit done"),
      [LOKET_VISIT_CANCELLED] = N_ ("Visit not needed"),
  };

  g_return_val_if_fail (state < G_N_ELEMENTS (words), "");
  return WORD_OF (words, state);
}

/**
 * loket_visit_state_style:
 * @state: of a visit
 *
 * Returns: (transfer none): style class of its chip
 */
const char *
loket_visit_state_style (LoketVisitState state)
{
  if (state == LOKET_VISIT_NOT_HOME)
    return "warning";
  return state == LOKET_VISIT_DONE ? "good" : "house";
}

/**
 * loket_condition_word:
 * @kind: what makes a person less able
 *
 * Returns: (transfer none): that in the language of the window
 */
const char *
loket_condition_word (LoketConditionKind kind)
{
  static const char *const words[] = {
      [LOKET_CONDITION_ILLNESS] = N_ ("Serious or chronic illness"),
      [LOKET_CONDITION_DISABILITY] = N_ ("Disability"),
      [LOKET_CONDITION_ELDERLY_ALONE] = N_ ("Elderly and living alone"),
      [LOKET_CONDITION_WOMAN_HEAD] = N_ ("Woman heading a family with dependants"),
      [LOKET_CONDITION_ORPHAN] = N_ ("Orphan"),
      [LOKET_CONDITION_JOB_LOSS] = N_ ("Loss of work"),
      [LOKET_CONDITION_DISASTER] = N_ ("Struck by a disaster"),
      [LOKET_CONDITION_VIOLENCE] = N_ ("Victim of violence"),
      [LOKET_CONDITION_RISK_PREGNANCY] = N_ ("High-risk pregnancy"),
      [LOKET_CONDITION_HOUSEHOLD_DEATH] = N_ ("Death in the household"),
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (words), "");
  return WORD_OF (words, kind);
}

/**
 * loket_watch_kind_word:
 * @kind: what changed about somebody with a decision
 *
 * Returns: (transfer none): that in the language of the window
 */
const char *
loket_watch_kind_word (LoketWatchKind kind)
{
  static const char *const words[] = {
      [LOKET_WATCH_DECILE_MOVED] = N_ ("Another decile on the new list"),
      [LOKET_WATCH_SAID_DEAD] = N_ ("A list says that the person is dead"),
      [LOKET_WATCH_SAID_MOVED] = N_ ("A list says that the person has moved away"),
      [LOKET_WATCH_INSURED] = N_ ("A list tells of a job or another insurance"),
      [LOKET_WATCH_RUNS_OUT] = N_ ("The decision runs out soon"),
      [LOKET_WATCH_LISTED_NOW] = N_ ("Refused before, and listed now"),
      [LOKET_WATCH_NOT_LISTED] = N_ ("Not on the new list any more"),
      [LOKET_WATCH_SAID_INVALID] = N_ ("A list says that the data are not valid"),
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (words), "");
  return WORD_OF (words, kind);
}

/**
 * loket_watch_state_word:
 * @state: of something that changed
 *
 * Returns: (transfer none): that in the language of the window
 */
const char *
loket_watch_state_word (LoketWatchState state)
{
  static const char *const words[] = {
      [LOKET_WATCH_OPEN] = N_ ("To be looked at"),
      [LOKET_WATCH_HEARING] = N_ ("The person is being heard"),
      [LOKET_WATCH_KEPT] = N_ ("Nothing changes"),
      [LOKET_WATCH_ENDED] = N_ ("Acted on"),
  };

  g_return_val_if_fail (state < G_N_ELEMENTS (words), "");
  return WORD_OF (words, state);
}

/**
 * loket_watch_state_style:
 * @state: of something that changed
 *
 * Returns: (transfer none): style class of its chip
 */
const char *
loket_watch_state_style (LoketWatchState state)
{
  if (state == LOKET_WATCH_OPEN)
    return "warning";
  return state == LOKET_WATCH_HEARING ? "house" : "";
}

/**
 * loket_day_read:
 * @text: (nullable): a day as people type it, past or to come
 * @today: business day
 *
 * Returns: (transfer full) (nullable): the whole day, "2026-11-22"; %NULL when it is none
 */
char *
loket_day_read (const char *text, const char *today)
{
  /* Dates of birth are read by the same rules, and lie in the past. */
  g_autofree char *later =
      g_strdup_printf ("%04d%s", (int) g_ascii_strtoll (today, NULL, 10) + YEARS_AHEAD, "-01-01");
  g_autofree char *day = text != NULL ? loket_birth_read (text, later) : NULL;

  return day != NULL && strlen (day) == 10 ? g_steal_pointer (&day) : NULL;
}

/**
 * loket_day_to_type:
 * @day: (nullable): "2026-11-22"
 *
 * Returns: (transfer full): that as one would type it, "22-11-2026"; empty for none
 */
char *
loket_day_to_type (const char *day)
{
  if (day == NULL || strlen (day) != 10)
    return g_strdup ("");
  return g_strdup_printf ("%s-%.2s-%.4s", day + 8, day + 5, day);
}

/**
 * loket_day_word:
 * @program: the program
 * @day: "2026-11-22"
 *
 * Returns: (transfer full): that day in the language of the window
 */
char *
loket_day_word (LoketProgram *program, const char *day)
{
  return loket_date_text (loket_program_language (program), day);
}
