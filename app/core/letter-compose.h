/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A template filled: every text of a letter from what the desk knows; the desk of letters and tests
 * call it. */
#pragma once

#include "core/letter-template.h"

G_BEGIN_DECLS

/* What there is to fill in, by the names of letter-places.c. */
typedef struct _LoketLetterValues LoketLetterValues;

LoketLetterValues *loket_letter_values_new (void) G_GNUC_WARN_UNUSED_RESULT;
void loket_letter_values_free (LoketLetterValues *values);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketLetterValues, loket_letter_values_free)

void loket_letter_values_set (LoketLetterValues *values, const char *place, const char *text);
void loket_letter_values_take (LoketLetterValues *values, const char *place, char *text);
void loket_letter_values_add (LoketLetterValues *values, const char *list, const char *item);

typedef struct {
  const LoketLetterBook *book;
  const LoketLetterTemplate *template_;
  const LoketLetterValues *values;
  LoketProfile *profile;
  LoketLanguage language;
  const char *day;
  const char *number; /* NULL on a draft */
  /* who signs */
  const LoketSignatory *signatory;
  const char *signatory_name;
} LoketLetterMaking;

LoketLetterText *loket_letter_compose (const LoketLetterMaking *making,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *loket_letter_number (const LoketLetterHouse *house,
                           gint64 series,
                           const char *day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
