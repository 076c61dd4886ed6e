/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of people into an office from the command line: loketctl's main uses it. */
#pragma once

#include "core/list-desk.h"
#include "reach.h"

G_BEGIN_DECLS

/* What an import did; %NULL batch when it was not begun. */
typedef struct {
  const char *dir;
  const LoketReachOfficer *officer; /* nullable */
  const char *language;
} LoketImportPlace;

gboolean loket_import_is_wanted (const char *const *words);
LoketListStatus *loket_import_run (const LoketImportPlace *place,
                                   const char *const *words,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
