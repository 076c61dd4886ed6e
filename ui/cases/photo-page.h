/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One photograph as large as the page is. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_PHOTO_PAGE (loket_photo_page_get_type ())
G_DECLARE_FINAL_TYPE (LoketPhotoPage, loket_photo_page, LOKET, PHOTO_PAGE, GtkBox)

GtkWidget *loket_photo_page_new (LoketProgram *program,
                                 const char *sha256,
                                 const char *title,
                                 const char *about) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
