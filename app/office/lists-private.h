/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the desk of lists share. */
#pragma once

#include "core/list-desk.h"
#include "office/office.h"

G_BEGIN_DECLS

char *loket_list_map_text (LoketOffice *office,
                           const char *map,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
GListStore *loket_list_map_files (LoketOffice *office) G_GNUC_WARN_UNUSED_RESULT;
LoketRecord *loket_list_preview (LoketOffice *office,
                                 LoketListPreviewRequest *request,
                                 const char *language,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
