/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guarantee slip of a hospital's desk, on A5 or from the roll of a receipt printer; the
 * preview and the spooler draw it by the same function. */
#pragma once

#include "core/guarantee.h"
#include "printing/paper.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_GUARANTEE_ON_A5,
  LOKET_GUARANTEE_ON_ROLL, /* 80 mm, as long as its words need */
} LoketGuaranteeFormat;

typedef struct _LoketGuaranteePaper LoketGuaranteePaper;

LoketGuaranteePaper *loket_guarantee_paper_new (LoketGuaranteeSlip *slip,
                                                LoketProfile *profile,
                                                LoketGuaranteeFormat format,
                                                const char *language,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void loket_guarantee_paper_free (LoketGuaranteePaper *paper);
LoketSheet loket_guarantee_paper_sheet (LoketGuaranteePaper *paper);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketGuaranteePaper, loket_guarantee_paper_free)

G_END_DECLS
