/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guarantee slips that the printing tests draw, made as a desk makes them. */
#include "guarantees.h"

#include <string.h>

LoketGuaranteeSlip *
sample_guarantee (LoketProfile *profile, const char *language, gboolean longest)
{
  g_autoptr (LoketGuaranteeSlip) facts = loket_guarantee_slip_new ();
  g_autoptr (GBytes) key = g_bytes_new_static ("a desk for tests", strlen ("a desk for tests"));
  g_autoptr (GError) error = NULL;
  LoketGuaranteeSlip *slip;

  facts->name = g_strdup (longest ? "RADEN AYU SITI NURHALIZA WIDYANINGRUM K" : "SULASTRI");
  facts->birth_year = LOKET_SOME (1970);
  facts->number = g_strdup (longest ? "3314-UPTPK-2-26-99999999" : "3314-26-000017");
  facts->print = 1;
  facts->entitlements = longest ? 15 : 11; /* Melati has more to say */
  facts->category = longest ? LOKET_CATEGORY_MENUR : LOKET_CATEGORY_MELATI;
  facts->purpose = longest ? LOKET_GUARANTEE_INPATIENT : LOKET_GUARANTEE_EMERGENCY;
  facts->issued_at = SAMPLE_TIME;
  facts->clock_ok = !longest;
  slip = loket_guarantee_slip_make (facts, profile, SAMPLE_DESK, key, language, &error);
  g_assert_no_error (error);
  return slip;
}
