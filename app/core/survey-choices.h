/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a survey or visit can be begun with: the forms of the profile, and who can be sent. */
#pragma once

#include "core/form.h"

G_BEGIN_DECLS

LOKET_DECLARE_RECORD (LoketSurveyor, loket_surveyor)
struct _LoketSurveyor {
  LoketRecord parent_instance;
  char *officer;
  char *name;
};

LOKET_DECLARE_RECORD (LoketSurveyChoices, loket_survey_choices)
struct _LoketSurveyChoices {
  LoketRecord parent_instance;
  GListStore *forms;     /* LoketForm, the newest version of each */
  GListStore *surveyors; /* LoketSurveyor by name, who work now and may make surveys */
};

G_END_DECLS
