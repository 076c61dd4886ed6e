/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of allowed moves: every kind of record that has states has one, and no state is set but
 * along it.  Desks of app/office move by them, tests walk them, docs/states shows them. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The state that a record has before it is put on file. */
#define LOKET_NO_STATE (-1)

typedef struct {
  int from;
  const char *act;
  int to;
} LoketMove;

typedef struct {
  const char *name;       /* "application" */
  GType (*states) (void); /* enumeration of its states */
  const LoketMove *moves;
  guint n_moves;
} LoketMachine;

const LoketMachine *const *loket_machines (guint *n_machines);
gboolean loket_machine_may (const LoketMachine *machine, int from, const char *act);
gboolean loket_machine_move (const LoketMachine *machine,
                             int from,
                             const char *act,
                             int *to,
                             GError **error);
char *loket_machine_picture (const LoketMachine *machine) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
