/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A temporary folder that vanishes with the test. For every test that needs a file. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LoketTestDir LoketTestDir;

LoketTestDir *loket_test_dir_new (void);
void loket_test_dir_free (LoketTestDir *dir);
const char *loket_test_dir_path (LoketTestDir *dir);
char *loket_test_dir_child (LoketTestDir *dir, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketTestDir, loket_test_dir_free)

G_END_DECLS
