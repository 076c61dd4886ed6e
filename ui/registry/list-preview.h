/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first rows of a file as an import would read them, with what is wrong with each. */
#pragma once

#include "core/list-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *loket_list_preview_new_table (LoketListPreview *preview,
                                         const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
