/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the book of letters reads one file of the profile; only letter-template.c includes this. */
#pragma once

#include "core/letter-template.h"

G_BEGIN_DECLS

LoketLetterTemplate *loket_letter_template_parse (GBytes *file,
                                                  const char *name,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketLetterHouse *
loket_letter_house_parse (GBytes *file, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_letter_template_free (LoketLetterTemplate *template_);
void loket_letter_house_free (LoketLetterHouse *house);

G_END_DECLS
