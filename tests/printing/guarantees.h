/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guarantee slips that the printing tests draw. */
#pragma once

#include "printing/guarantee.h"
#include "sample.h"

#define SAMPLE_DESK "RSUD Sragen IGD" /* stands in a hospital of the profile */

/* As a desk would make it; the longest has the longest name that a card bears. */
LoketGuaranteeSlip *
sample_guarantee (LoketProfile *profile, const char *language, gboolean longest);
