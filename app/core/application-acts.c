/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of who may move an application by himself; app/office's desk of applications holds
 * to it, windows show buttons by it. */
#include "config.h"

#include "core/application-acts.h"

#include <string.h>

#define INTAKE                                                                                     \
  (LOKET_ROLES (RECEPTION) | LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SERVICE_OFFICER) |             \
   LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (VILLAGE) | LOKET_ROLES (SUBDISTRICT))
#define DESK (LOKET_ROLES (DATA_DESK) | LOKET_ROLES (SERVICE_OFFICER) | LOKET_ROLES (SECTION_HEAD))
#define VERIFIERS (DESK | LOKET_ROLES (FIELD_VERIFIER))
#define PLACES (LOKET_ROLES (VILLAGE) | LOKET_ROLES (SUBDISTRICT))

static const LoketApplicationWay ways[] = {
    {"submit", INTAKE, FALSE, TRUE},
    {"accept-list", DESK, FALSE, FALSE},
    {"ask-verification", DESK, FALSE, FALSE},
    {"verify-by-phone", VERIFIERS, FALSE, FALSE},
    {"verify-in-field", VERIFIERS, FALSE, FALSE},
    {"ask-village", DESK, FALSE, FALSE},
    {"not-verified", VERIFIERS | PLACES, TRUE, FALSE},
    {"verify", VERIFIERS | PLACES, TRUE, FALSE},
    {"close", DESK | LOKET_ROLES (UNIT_HEAD), FALSE, FALSE},
    {"withdraw", INTAKE, TRUE, FALSE},
    {"reopen", INTAKE, TRUE, TRUE},
};

/**
 * loket_application_way:
 * @act: a move of applications
 *
 * Returns: (transfer none) (nullable): who may do it, %NULL when it is no move that somebody makes
 * by himself
 */
const LoketApplicationWay *
loket_application_way (const char *act)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (strcmp (ways[i].act, act) == 0)
      return &ways[i];
  return NULL;
}

/**
 * loket_application_is_of_place:
 * @way: a move
 * @caller: who would make it
 * @application: an application
 *
 * Returns: %FALSE when a village would answer what it was not asked
 */
gboolean
loket_application_is_of_place (const LoketApplicationWay *way,
                               const LoketCaller *caller,
                               const LoketApplication *application)
{
  if (strcmp (way->act, "verify") != 0 && strcmp (way->act, "not-verified") != 0)
    return TRUE;
  return (way->roles & caller->roles & VERIFIERS) != 0 ||
         application->state == LOKET_APPLICATION_WAITING_VILLAGE;
}

/**
 * loket_application_caller_may:
 * @caller: who asks
 * @application: an application of the area of @caller
 * @act: a move of applications
 *
 * What the hub will say, by the same table; the hub decides.
 *
 * Returns: %TRUE when the caller may make that move now
 */
gboolean
loket_application_caller_may (const LoketCaller *caller,
                              const LoketApplication *application,
                              const char *act)
{
  const LoketApplicationWay *way = loket_application_way (act);

  return way != NULL && (way->roles & caller->roles) != 0 &&
         loket_machine_may (&loket_application_machine, (int) application->state, act) &&
         loket_application_is_of_place (way, caller, application) &&
         (strcmp (act, "accept-list") != 0 || application->listed);
}
