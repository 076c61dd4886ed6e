/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line between a client and the real hub that can lose an answer, be cut or go silent. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _BadLine BadLine;

BadLine *bad_line_new (const char *folder, const char *hub_socket);
BadLine *bad_line_new_to (const char *address);
void bad_line_free (BadLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BadLine, bad_line_free)

const char *bad_line_name (BadLine *line);
void bad_line_lose_next_answer (BadLine *line);
gboolean bad_line_has_lost (BadLine *line);
void bad_line_cut (BadLine *line);
void bad_line_mend (BadLine *line);
void bad_line_set_silent (BadLine *line, gboolean silent);

G_END_DECLS
