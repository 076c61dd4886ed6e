/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person's own file on A4: what is on file of him, what lists say, who looked; the counter prints
 * it when he asks (UU 27/2022). */
#pragma once

#include "core/person-file.h"
#include "core/profile.h"
#include "printing/paper.h"

G_BEGIN_DECLS

typedef struct _LoketPersonPaper LoketPersonPaper;

LoketPersonPaper *loket_person_paper_new (LoketPersonFile *file,
                                          LoketProfile *profile,
                                          const char *language) G_GNUC_WARN_UNUSED_RESULT;
void loket_person_paper_free (LoketPersonPaper *paper);
LoketSheet loket_person_paper_sheet (LoketPersonPaper *paper);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketPersonPaper, loket_person_paper_free)

G_END_DECLS
