/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the feed tells of applications and cards and all that hangs on them: which one changed,
 * nothing of whose it is.  The client passes it on, pages that show one ask for it anew. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *entity;      /* "application", "decision", "survey" …; "card", "card_print" … */
  const char *id;          /* of it */
  const char *application; /* (nullable) that it belongs to */
  const char *card;        /* (nullable) that it belongs to */
  gint64 version;          /* as it is now; 0: it does not count its changes */
} LoketCaseNews;

G_END_DECLS
