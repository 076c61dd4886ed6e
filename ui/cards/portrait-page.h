/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photograph for a person's cards: from the camera or a file, cut to the frame, sent once. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_PORTRAIT_PAGE (loket_portrait_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketPortraitPage, loket_portrait_page, LOKET, PORTRAIT_PAGE, GtkBox)

/* Signal "sent" (const char *): the hub has it under this SHA-256; nothing names it yet. */

GtkWidget *loket_portrait_page_new (LoketProgram *program,
                                    const char *whose) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
