/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letters of an application: those that were issued, and one to be written. */
#pragma once

#include "core/application-desk.h"
#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_LETTERS_PAGE (loket_letters_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketLettersPage, loket_letters_page, LOKET, LETTERS_PAGE, GtkBox)

GtkWidget *loket_letters_page_new (LoketProgram *program,
                                   LoketApplicationView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
