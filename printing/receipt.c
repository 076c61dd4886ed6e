/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The applicant's slip in the shape of the ticket, without a name: who finds it learns of nobody.
 */
#include "config.h"

#include "printing/receipt.h"

#include "core/application-code.h"
#include "core/calendar.h"
#include "core/dates.h"
#include "core/text.h"

#include <glib/gi18n.h>

static void
set_number (LoketRoll *roll, const LoketApplication *application, const char *language)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, application->number);

  loket_roll_set (roll, "caption", loket_text (language, N_ ("Number of your application")));
  loket_roll_set (roll, "number", number);
}

/* When it was taken in, on the office's own clock. */
static void
set_time (LoketRoll *roll,
          const LoketApplication *application,
          LoketProfile *profile,
          const char *language)
{
  g_autofree char *day = loket_calendar_day (application->created_at, profile->utc_offset);
  g_autofree char *date = loket_date_full (language, day);

  loket_roll_set (roll, "when", date);
}

static void
set_state (LoketRoll *roll, const LoketApplication *application, const char *language)
{
  loket_roll_set (
      roll, "ahead", loket_text (language, loket_application_state_sentence (application->state)));
}

/* The papers that are owed, and the last day for them. */
static void
set_owed (LoketRoll *roll, LoketApplicationView *view, const char *language)
{
  g_autoptr (GString) owed = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (view->papers)); i++) {
    g_autoptr (LoketPaperView) paper = g_list_model_get_item (G_LIST_MODEL (view->papers), i);
    if (paper->needed && paper->state == LOKET_PAPERS_OWED && paper->title != NULL)
      g_string_append_printf (
          owed, "%s%s", owed->len > 0 ? "\n" : "", loket_phrase_in (paper->title, language));
  }
  if (owed->len == 0)
    return;
  if (view->application->papers_due != NULL) {
    g_autofree char *date = loket_date_full (language, view->application->papers_due);
    /* Translators: on the applicant's slip, above a list of papers; %s is a day */
    g_autofree char *title =
        g_strdup_printf (loket_text (language, N_ ("Please bring until %s:")), date);
    loket_roll_set (roll, "papers-title", title);
  } else {
    loket_roll_set (roll, "papers-title", loket_text (language, N_ ("Have these ready:")));
  }
  loket_roll_set (roll, "papers", owed->str);
}

/* For the reader of the kiosk, and for fingers. */
static void
set_code (LoketRoll *roll, LoketApplicationView *view, const char *language)
{
  g_autofree char *digits = loket_application_typed_code_shown (view->typed);
  g_autofree char *words = g_strdup_printf (
      "%s\n%s",
      digits,
      loket_text (language,
                  N_ ("Show this code to the kiosk, or type the digits: it tells how far it is.")));

  loket_roll_set (roll, "code", view->code);
  loket_roll_set (roll, "help-beside", words);
}

/**
 * loket_receipt_new:
 * @view: (transfer none): the application as the office answered it
 * @profile: (transfer none): the office
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer full) (nullable): the slip, laid out; use it on one thread only
 */
LoketRoll *
loket_receipt_new (LoketApplicationView *view, LoketProfile *profile, const char *language)
{
  g_autofree char *title =
      g_strdup_printf ("application %" G_GINT64_FORMAT, view->application->number);
  LoketRoll *roll = loket_roll_new (profile, language, title);

  if (roll == NULL)
    return NULL;
  set_number (roll, view->application, language);
  if (view->kind != NULL)
    loket_roll_set (roll, "service", loket_phrase_in (view->kind->title, language));
  set_time (roll, view->application, profile, language);
  set_state (roll, view->application, language);
  set_owed (roll, view, language);
  set_code (roll, view, language);
  return roll;
}
