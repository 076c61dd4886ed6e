/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a survey or visit can be begun with: forms of the profile and who can be sent; the counter's
 * pages of field work ask. */
#include "config.h"

#include "core/survey-choices.h"

#include "office/office.h"
#include "office/turn.h"
#include "store/officers.h"

#include <string.h>

static GListStore *
list_forms (const LoketFormBook *book)
{
  GListStore *forms = g_list_store_new (loket_form_get_type ());
  g_auto (GStrv) keys = book != NULL ? loket_form_book_keys (book) : NULL;

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++) {
    LoketForm *form = loket_form_book_form (book, keys[i], 0);
    if (form != NULL)
      g_list_store_append (forms, form);
  }
  return forms;
}

static gboolean
makes_surveys (const LoketOfficer *officer)
{
  guint roles = 0;

  return officer->status == LOKET_OFFICER_ACTIVE &&
         loket_roles_from_words ((const char *const *) officer->roles, &roles) &&
         (roles & loket_permission_roles (LOKET_MAY_SURVEY)) != 0;
}

static int
by_name (gconstpointer a, gconstpointer b, gpointer data)
{
  return g_utf8_collate (((const LoketSurveyor *) a)->name, ((const LoketSurveyor *) b)->name);
}

static LoketRecord *
choices (LoketTurn *turn, LoketRecord *record, GError **error)
{
  g_autoptr (GPtrArray) officers = loket_txn_officers (loket_turn_txn (turn), NULL, NULL, error);
  LoketSurveyChoices *answer;

  if (officers == NULL)
    return NULL;
  answer = loket_survey_choices_new ();
  answer->forms = list_forms (loket_office_forms (loket_turn_office (turn)));
  answer->surveyors = g_list_store_new (loket_surveyor_get_type ());
  for (guint i = 0; i < officers->len; i++) {
    const LoketOfficer *officer = officers->pdata[i];
    g_autoptr (LoketSurveyor) surveyor = NULL;
    if (!makes_surveys (officer))
      continue;
    surveyor = loket_surveyor_new ();
    surveyor->officer = g_strdup (officer->id);
    surveyor->name = g_strdup (officer->name);
    g_list_store_insert_sorted (answer->surveyors, surveyor, by_name, NULL);
  }
  return LOKET_RECORD (answer);
}

const LoketBinding loket_survey_choices_desk[] = {
    {&LOKET_SURVEY_CHOICES, choices},
    {NULL, NULL},
};
