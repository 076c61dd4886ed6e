/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents that are made of the tables of the program. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef char *(*LoketDocument) (void);

LoketDocument loket_document_find (const char *word);

G_END_DECLS
