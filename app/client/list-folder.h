/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of good cards as files in a folder: that of a device, or a memory stick; card-keeper.c
 * reads and writes them. */
#pragma once

#include "core/card-lists.h"

G_BEGIN_DECLS

/* What a folder gave. */
typedef struct {
  guint found; /* files that might be lists */
  guint taken; /* newer than what was held */
  guint refused;
} LoketListTally;

GBytes *loket_list_folder_root (const char *folder, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_list_folder_take (const char *folder,
                                 LoketCardLists *lists,
                                 LoketListTally *tally,
                                 GError **error);
gboolean loket_list_folder_keep_root (const char *folder, GBytes *root, GError **error);
gboolean loket_list_folder_keep (const char *folder, const LoketCardLists *lists, GError **error);

G_END_DECLS
