/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of the sections of the register's page. */
#include "config.h"

#include "ui/registry/sections.h"

#include "ui/registry/desk.h"
#include "ui/registry/doubts.h"
#include "ui/registry/lists.h"
#include "ui/registry/merges.h"

#include <glib/gi18n.h>

static const LoketAdminSection sections[] = {
    {"people",
     N_ ("Find people"),
     "loket-search-symbolic",
     LOKET_MAY_SEE_PEOPLE,
     loket_registry_desk_new},
    {"doubts",
     N_ ("In doubt"),
     "loket-pair-symbolic",
     LOKET_MAY_JUDGE_PAIRS,
     loket_registry_doubts_new},
    {"answers",
     N_ ("Answered"),
     "loket-restart-symbolic",
     LOKET_MAY_JUDGE_PAIRS,
     loket_registry_answers_new},
    {"merged", N_ ("Merged"), "loket-checked-symbolic", LOKET_MAY_MERGE, loket_registry_merges_new},
    {"lists",
     N_ ("Lists"),
     "loket-letter-symbolic",
     LOKET_MAY_IMPORT_LIST,
     loket_registry_lists_new},
};

/**
 * loket_registry_sections:
 *
 * Returns: (transfer none): all sections in the order of the sidebar
 */
const LoketAdminSections *
loket_registry_sections (void)
{
  static const LoketAdminSections all = {
      .title = N_ ("Register"),
      .none = N_ ("Your roles have no part in the register of people."),
      .nobody_advice = N_ ("Sign in to look people up."),
      .inside = TRUE,
      .sections = sections,
      .n_sections = G_N_ELEMENTS (sections),
  };

  return &all;
}
