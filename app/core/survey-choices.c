/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of what a survey or visit can be begun with. */
#include "config.h"

#include "core/survey-choices.h"

/* clang-format off */
static const LoketField surveyor_fields[] = {
  LOKET_FIELD_TEXT (LoketSurveyor, officer, LOKET_FIELD_UUID, .blurb = "Which officer"),
  LOKET_FIELD_TEXT (LoketSurveyor, name, LOKET_FIELD_NAME, .max = 100, .blurb = "Name of the officer"),
};

static const LoketField choices_fields[] = {
  LOKET_FIELD_LIST (LoketSurveyChoices, forms, LOKET_FIELD_PLAIN, loket_form, .max = 50, .blurb = "Forms of the profile, the newest version of each"),
  LOKET_FIELD_LIST (LoketSurveyChoices, surveyors, LOKET_FIELD_PLAIN, loket_surveyor, .max = 500, .blurb = "Officers who may be sent, by name"),
};
/* clang-format on */

LOKET_DEFINE_RECORD (LoketSurveyor, loket_surveyor, surveyor_fields)
LOKET_DEFINE_RECORD (LoketSurveyChoices, loket_survey_choices, choices_fields)
