/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photographs of a survey: those that are on file, and more from files of this computer. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

#define LOKET_TYPE_PHOTO_PART (loket_photo_part_get_type ())
G_DECLARE_FINAL_TYPE (LoketPhotoPart, loket_photo_part, LOKET, PHOTO_PART, GtkBox)

GtkWidget *loket_photo_part_new (LoketProgram *program,
                                 char **photos,
                                 const char *about,
                                 gboolean editable) G_GNUC_WARN_UNUSED_RESULT;
char **loket_photo_part_photos (LoketPhotoPart *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
