/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A letter of the office on A4, drawn from its texts and nothing else; preview, print and PDF use
 * the same function, so they are equal. */
#pragma once

#include "core/letter-text.h"
#include "printing/paper.h"

G_BEGIN_DECLS

typedef struct _LoketLetterPaper LoketLetterPaper;

LoketLetterPaper *loket_letter_paper_new (LoketLetterText *text,
                                          GBytes *crest) G_GNUC_WARN_UNUSED_RESULT;
void loket_letter_paper_free (LoketLetterPaper *paper);
guint loket_letter_paper_pages (LoketLetterPaper *paper);
LoketSheet loket_letter_paper_sheet (LoketLetterPaper *paper);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketLetterPaper, loket_letter_paper_free)

G_END_DECLS
