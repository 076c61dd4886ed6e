/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of the sections of the page of applications, and the ways into it from elsewhere
 * in the window. */
#include "config.h"

#include "ui/cases/sections.h"

#include "ui/cases/case-page.h"
#include "ui/cases/desk.h"
#include "ui/cases/find.h"
#include "ui/cases/front.h"
#include "ui/cases/rules-section.h"
#include "ui/cases/ruling-approvals.h"
#include "ui/cases/survey-forms.h"
#include "ui/cases/survey-visits.h"
#include "ui/cases/survey-watch.h"
#include "ui/cases/worklists.h"

#include <glib/gi18n.h>

#define FRONT "front"
#define FIND "find"

static const LoketAdminSection sections[] = {
    {"worklists",
     N_ ("Worklists"),
     "loket-queue-symbolic",
     LOKET_MAY_SEE_APPLICATIONS,
     loket_cases_worklists_new},
    {FRONT,
     N_ ("Who is there"),
     "loket-officer-symbolic",
     LOKET_MAY_TAKE_APPLICATIONS,
     loket_cases_front_new},
    {FIND,
     N_ ("Find an application"),
     "loket-search-symbolic",
     LOKET_MAY_SEE_APPLICATIONS,
     loket_cases_find_new},
    {LOKET_RULING_APPROVALS_SYMBOL,
     N_ ("Approvals"),
     "loket-check-symbolic",
     LOKET_MAY_DECIDE,
     loket_ruling_approvals_new},
    {"forms", N_ ("Forms"), "loket-letter-symbolic", LOKET_MAY_SEE_SURVEYS, loket_survey_forms_new},
    {"visits",
     N_ ("Visits"),
     "loket-walk-symbolic",
     LOKET_MAY_SEE_SURVEYS,
     loket_survey_visits_new},
    {"changes",
     N_ ("Changes"),
     "loket-alike-symbolic",
     LOKET_MAY_WATCH_CHANGES,
     loket_survey_watch_new},
    {"rules", N_ ("Rules"), "loket-letter-symbolic", LOKET_MAY_TRY_RULES, loket_rules_section_new},
};

/**
 * loket_cases_sections:
 *
 * Returns: (transfer none): all sections in the order of the sidebar
 */
const LoketAdminSections *
loket_cases_sections (void)
{
  static const LoketAdminSections all = {
      .title = N_ ("Applications"),
      .none = N_ ("Your roles have no part in applications."),
      .nobody_advice = N_ ("Sign in to see what waits for you."),
      .inside = TRUE,
      .sections = sections,
      .n_sections = G_N_ELEMENTS (sections),
  };

  return &all;
}

static GtkWidget *
show (LoketAdminPage *page, const char *symbol)
{
  GtkWidget *place;

  loket_admin_page_show (page, symbol);
  place = loket_admin_page_place (page);
  return LOKET_IS_CASES_DESK (place) ? place : NULL;
}

/**
 * loket_cases_page_serve:
 * @page: the page of applications
 * @ticket: (nullable): in service at this counter
 *
 * Goes where one looks up who stands before the counter; what was begun with the same ticket is
 * still there.
 */
void
loket_cases_page_serve (LoketAdminPage *page, LoketTicket *ticket)
{
  GtkWidget *desk = show (page, FRONT);

  if (desk != NULL && ticket != NULL)
    loket_cases_desk_serve (LOKET_CASES_DESK (desk), ticket);
}

/**
 * loket_cases_page_open:
 * @page: the page of applications
 * @application: id
 *
 * Goes there and opens that application, such as from the page of a person.
 */
void
loket_cases_page_open (LoketAdminPage *page, const char *application)
{
  GtkWidget *desk = show (page, FIND);

  if (desk != NULL)
    loket_case_page_open (desk, application);
}
