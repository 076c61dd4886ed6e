/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ledger of prints in a file, as strict as that of the office, which can fall silent, refuse, or
 * take its program down with it at any step; tests of the press use it. */
#pragma once

#include "printing/ledger.h"

G_BEGIN_DECLS

#define PAPER_TYPE_LEDGER (paper_ledger_get_type ())
G_DECLARE_FINAL_TYPE (PaperLedger, paper_ledger, PAPER, LEDGER, GObject)

PaperLedger *paper_ledger_new (const char *path);

/* What goes wrong at @step ("begin", "created", "spooled", "unconfirmed", "not-printed"). */
typedef enum {
  PAPER_DIES_BEFORE, /* the program is killed before it is on file */
  PAPER_DIES_AFTER,
  PAPER_SILENT_BEFORE, /* no answer, and it is not on file */
  PAPER_SILENT_AFTER,  /* no answer, and it is */
  PAPER_REFUSES,
} PaperTrouble;

void paper_ledger_set_trouble (PaperLedger *self, const char *step, PaperTrouble how, int times);

/* What is on file: the last word of each tag ("sent", "created", "spooled", "unconfirmed",
 * "not-printed"), and all that was said of one, as "sent created spooled". */
GHashTable *paper_ledger_prints (PaperLedger *self); /* print to tag of its last attempt */
void paper_ledger_append (PaperLedger *self, const char *line);
GHashTable *paper_ledger_states (PaperLedger *self);
char *paper_ledger_story (PaperLedger *self, const char *tag);
char *paper_ledger_reason (PaperLedger *self, const char *tag);
char **paper_ledger_lines (PaperLedger *self);

/* A card of one or two sides whose text is @name. */
GBytes *paper_card (const char *name, guint sides);

G_END_DECLS
