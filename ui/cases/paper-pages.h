/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper as it is printed: its pages on the screen, the printer, the file. */
#pragma once

#include "printing/paper.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_PAPER_PAGES (loket_paper_pages_get_type ())
G_DECLARE_FINAL_TYPE (LoketPaperPages, loket_paper_pages, LOKET, PAPER_PAGES, GtkBox)

GtkWidget *loket_paper_pages_new (LoketProgram *program,
                                  const LoketSheet *sheet,
                                  GDestroyNotify free_drawn,
                                  gint64 at) G_GNUC_WARN_UNUSED_RESULT;
void loket_paper_pages_add_printer (LoketPaperPages *self, const char *title, const char *name);
void loket_paper_pages_remove_printer (LoketPaperPages *self);
GBytes *loket_paper_pages_pdf (LoketPaperPages *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
