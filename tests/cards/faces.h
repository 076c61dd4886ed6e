/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards as the windows print them: what was sealed, on the design of the office. */
#pragma once

#include "client/client.h"

G_BEGIN_DECLS

typedef struct _CardFaces CardFaces;

CardFaces *card_faces_new (LoketClient *client);
void card_faces_free (CardFaces *faces);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CardFaces, card_faces_free)

GBytes *card_faces_draw (CardFaces *faces, const char *card); /* NULL = no answer */

G_END_DECLS
