/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the page of applications for what stands in its records; its pages use them. */
#include "config.h"

#include "ui/cases/words.h"

#include "core/clock.h"
#include "core/dates.h"
#include "ui/admin/words.h"

#include <glib/gi18n.h>

/**
 * loket_cases_number:
 * @number: of an application
 *
 * Returns: (transfer full): as it is spoken and searched for: "P 12"
 */
char *
loket_cases_number (gint64 number)
{
  return g_strdup_printf ("P %" G_GINT64_FORMAT, number);
}

/**
 * loket_cases_kind:
 * @program: the program
 * @kind: (nullable): key of a kind of application
 *
 * Returns: (transfer full): what the office calls it; the key when the profile has it no more
 */
char *
loket_cases_kind (LoketProgram *program, const char *kind)
{
  LoketProfile *profile = loket_program_profile (program);
  LoketApplicationKind *found = kind != NULL ? loket_profile_application (profile, kind) : NULL;

  if (found != NULL)
    return g_strdup (loket_program_text (program, found->title));
  return g_strdup (kind != NULL ? kind : "");
}

/**
 * loket_cases_origin:
 * @origin: which way an application came
 *
 * Returns: (transfer none): that in the language of the window
 */
const char *
loket_cases_origin (LoketOrigin origin)
{
  switch (origin) {
  case LOKET_ORIGIN_COUNTER:
    return _ ("At the counter");
  case LOKET_ORIGIN_KIOSK:
    return _ ("At the kiosk");
  case LOKET_ORIGIN_SUBDISTRICT:
    return _ ("Sub-district (PATEN)");
  case LOKET_ORIGIN_VILLAGE:
    return _ ("Village (PADMA)");
  case LOKET_ORIGIN_SERAWUNG:
    return _ ("Serawung Warga");
  case LOKET_ORIGIN_PHONE:
    return _ ("By telephone");
  case LOKET_ORIGIN_FIELD:
    return _ ("Found on a visit");
  case LOKET_ORIGIN_REVIEW:
    return _ ("Objection");
  default:
    g_return_val_if_reached ("");
  }
}

/**
 * loket_cases_category:
 * @category: a card
 *
 * Returns: (transfer none): its name, which is one in all languages
 */
const char *
loket_cases_category (LoketCategory category)
{
  static const char *const names[LOKET_N_CATEGORIES] = {
      [LOKET_CATEGORY_NONE] = "",
      [LOKET_CATEGORY_MELATI] = "Melati",
      [LOKET_CATEGORY_MENUR] = "Menur",
      [LOKET_CATEGORY_KENANGA] = "Kenanga",
  };

  g_return_val_if_fail (category < LOKET_N_CATEGORIES, "");
  return names[category];
}

/**
 * loket_cases_paper_state:
 * @state: of a paper
 * @physical: the original was on the desk
 *
 * Returns: (transfer none): that in the language of the window
 */
const char *
loket_cases_paper_state (LoketPaperState state, gboolean physical)
{
  switch (state) {
  case LOKET_PAPERS_OWED:
    return _ ("Owed");
  case LOKET_PAPERS_SEEN:
    return physical ? _ ("Original seen") : _ ("Copy seen");
  case LOKET_PAPERS_WAIVED:
    return _ ("Not needed");
  default:
    g_return_val_if_reached ("");
  }
}

/**
 * loket_cases_state:
 * @state: name of a state of an application, as rows carry it
 *
 * Returns: (transfer none): that in the language of the window; @state when it is of something else
 */
const char *
loket_cases_state (const char *state)
{
  int value;

  if (!loket_enum_from_name (loket_application_state_get_type (), state, &value))
    return state;
  return _ (loket_application_state_title ((LoketApplicationState) value));
}

/**
 * loket_cases_clock_style:
 * @clock: how the clock of an application is
 *
 * Returns: (transfer none): style class of a bar that says so
 */
const char *
loket_cases_clock_style (LoketApplicationClock clock)
{
  switch (clock) {
  case LOKET_APPLICATION_CLOCK_PASSED:
  case LOKET_APPLICATION_CLOCK_MISSED:
    return "problem";
  case LOKET_APPLICATION_CLOCK_STANDING:
    return "warning";
  case LOKET_APPLICATION_CLOCK_KEPT:
    return "good";
  case LOKET_APPLICATION_CLOCK_NONE:
  case LOKET_APPLICATION_CLOCK_RUNNING:
  default:
    return "information";
  }
}

/**
 * loket_cases_clock_word:
 * @clock: how the clock of an application is
 *
 * Returns: (transfer none): that in a word or two, in the language of the window
 */
const char *
loket_cases_clock_word (LoketApplicationClock clock)
{
  switch (clock) {
  case LOKET_APPLICATION_CLOCK_NONE:
    return _ ("Not begun");
  case LOKET_APPLICATION_CLOCK_RUNNING:
    return _ ("In time");
  case LOKET_APPLICATION_CLOCK_STANDING:
    return _ ("The service time is paused");
  case LOKET_APPLICATION_CLOCK_PASSED:
    return _ ("Too late");
  case LOKET_APPLICATION_CLOCK_KEPT:
    return _ ("Done in time");
  case LOKET_APPLICATION_CLOCK_MISSED:
    return _ ("Done too late");
  default:
    g_return_val_if_reached ("");
  }
}

/* Why somebody else than the office is awaited. */
static char *
why_it_stands (LoketProgram *program, LoketApplication *application)
{
  g_autofree char *day =
      application->papers_due != NULL ? loket_cases_day (program, application->papers_due) : NULL;

  if (application->state == LOKET_APPLICATION_WAITING_VILLAGE)
    return day != NULL ? g_strdup_printf (_ ("The village should answer by %s."), day)
                       : g_strdup (_ ("The village was asked."));
  return day != NULL ? g_strdup_printf (_ ("Papers are owed until %s."), day)
                     : g_strdup (_ ("Papers are owed."));
}

/**
 * loket_cases_clock:
 * @program: the program; its office is known
 * @application: an application
 * @clock: how its clock is
 *
 * Returns: (transfer full): that in a sentence
 */
char *
loket_cases_clock (LoketProgram *program,
                   LoketApplication *application,
                   LoketApplicationClock clock)
{
  const gint64 now = loket_client_now (loket_program_client (program));
  const char *language = loket_program_language (program);
  g_autofree char *due =
      application->due_at.set ? loket_admin_time (program, application->due_at.value) : NULL;
  g_autofree char *left =
      application->due_at.set
          ? loket_duration_text (language, ABS (application->due_at.value - now))
          : NULL;

  switch (clock) {
  case LOKET_APPLICATION_CLOCK_RUNNING:
    return due != NULL ? g_strdup_printf (_ ("To be done by %s: %s left."), due, left)
                       : g_strdup (_ ("The service time runs."));
  case LOKET_APPLICATION_CLOCK_STANDING:
    return why_it_stands (program, application);
  case LOKET_APPLICATION_CLOCK_PASSED:
    return due != NULL ? g_strdup_printf (_ ("The service time ended on %s, %s ago."), due, left)
                       : g_strdup (_ ("The service time has passed."));
  case LOKET_APPLICATION_CLOCK_KEPT:
    return g_strdup (_ ("Done within the service time."));
  case LOKET_APPLICATION_CLOCK_MISSED:
    return g_strdup (_ ("The service time was not kept."));
  case LOKET_APPLICATION_CLOCK_NONE:
  default:
    return g_strdup (_ ("The service time begins when the papers are complete."));
  }
}

/**
 * loket_cases_day:
 * @program: the program
 * @day: "2026-11-30"
 *
 * Returns: (transfer full): "30 November 2026" in the language of the window
 */
char *
loket_cases_day (LoketProgram *program, const char *day)
{
  return loket_date_text (loket_program_language (program), day);
}

/**
 * loket_cases_age:
 * @program: the program; its office is known
 * @since: a time
 *
 * Returns: (transfer full): how long ago that is
 */
char *
loket_cases_age (LoketProgram *program, gint64 since)
{
  const gint64 now = loket_client_now (loket_program_client (program));

  return loket_duration_text (loket_program_language (program), MAX (now - since, 0));
}

/**
 * loket_cases_join:
 * @parts: (array length=n_parts): texts, each nullable
 * @n_parts: how many
 *
 * Returns: (transfer full): those that say something, with dots between them
 */
char *
loket_cases_join (const char *const *parts, guint n_parts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_parts; i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (text, FALSE);
}
