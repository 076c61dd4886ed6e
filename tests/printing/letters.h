/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters of the shipped profile, filled with invented people, for the tests that draw them. */
#pragma once

#include "core/letter-compose.h"

#define SAMPLE_NUMBER "460/0012/UPTPK/2026"
#define SAMPLE_DAY "2026-11-23"

LoketLetterBook *sample_letter_book (void);
LoketLetterValues *sample_letter_values (const char *name, const char *language);
LoketLetterText *sample_letter (const char *kind, const char *name, LoketLanguage language);
