/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The administrator's desk: what the office is, and whether its store is sound. */
#include "config.h"

#include "office/open.h"
#include "office/turn.h"

static LoketRecord *
profile (LoketTurn *turn, LoketRecord *request, GError **error)
{
  return LOKET_RECORD (g_object_ref (loket_turn_profile (turn)));
}

/* From the files of today: they say whether the hub should be started anew. */
static LoketRecord *
profile_values (LoketTurn *turn, LoketRecord *request, GError **error)
{
  LoketProfile *known = loket_turn_profile (turn);
  LoketProfileValues *values = loket_profile_load_values (known->key, error);
  g_autoptr (LoketProfile) now = NULL;
  g_autoptr (GError) problem = NULL;

  if (values == NULL)
    return NULL;
  now = loket_profile_load (known->key, &problem);
  values->problem = problem != NULL ? g_strdup (problem->message) : NULL;
  values->newer = now == NULL || !loket_record_equal (LOKET_RECORD (now), LOKET_RECORD (known));
  return LOKET_RECORD (values);
}

static LoketRecord *
check (LoketTurn *turn, LoketRecord *request, GError **error)
{
  LoketCheckReport *report = loket_txn_check (loket_turn_txn (turn), error);

  return report != NULL ? LOKET_RECORD (report) : NULL;
}

const LoketBinding loket_admin_desk[] = {
    {&LOKET_OFFICE_PROFILE, profile},
    {&LOKET_OFFICE_PROFILE_VALUES, profile_values},
    {&LOKET_ADMIN_CHECK, check},
    {NULL, NULL},
};
