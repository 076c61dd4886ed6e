/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a board finds what an office made for it: recorded words, pictures. */
#pragma once

#include "ui/common/program.h"

G_BEGIN_DECLS

char **loket_display_folders (LoketProgram *program, const char *kind) G_GNUC_WARN_UNUSED_RESULT;
char *loket_display_file (LoketProgram *program,
                          const char *kind,
                          const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
