/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking a table of moves, and drawing it. */
#include "config.h"

#include "core/machine.h"

#include "core/application.h"
#include "core/card-print.h"
#include "core/card.h"
#include "core/decision.h"
#include "core/error.h"
#include "core/guarantee-moves.h"
#include "core/letter.h"
#include "core/record.h"
#include "core/survey.h"
#include "core/watch.h"

#include <string.h>

static const LoketMachine *const machines[] = {
    &loket_application_machine,
    &loket_survey_machine,
    &loket_visit_machine,
    &loket_decision_machine,
    &loket_letter_machine,
    &loket_watch_machine,
    &loket_card_machine,
    &loket_printing_machine,
    &loket_print_batch_machine,
    &loket_guarantee_machine,
};

/**
 * loket_machines:
 * @n_machines: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_machines): every table of moves
 */
const LoketMachine *const *
loket_machines (guint *n_machines)
{
  *n_machines = G_N_ELEMENTS (machines);
  return machines;
}

static const LoketMove *
find_move (const LoketMachine *machine, int from, const char *act)
{
  for (guint i = 0; i < machine->n_moves; i++)
    if (machine->moves[i].from == from && strcmp (machine->moves[i].act, act) == 0)
      return &machine->moves[i];
  return NULL;
}

/**
 * loket_machine_may:
 * @machine: a table of moves
 * @from: a state
 * @act: what is to be done
 *
 * Returns: whether that can be done in that state
 */
gboolean
loket_machine_may (const LoketMachine *machine, int from, const char *act)
{
  return find_move (machine, from, act) != NULL;
}

/**
 * loket_machine_move:
 * @machine: a table of moves
 * @from: the state that a record is in
 * @act: what is done
 * @to: (out): the state that it is in afterwards
 * @error: set to %LOKET_ERROR_WRONG_STATE, which names @from
 *
 * Returns: %FALSE when that cannot be done in that state
 */
gboolean
loket_machine_move (const LoketMachine *machine, int from, const char *act, int *to, GError **error)
{
  const LoketMove *move = find_move (machine, from, act);

  if (move == NULL) {
    loket_set_error (error,
                     LOKET_ERROR_WRONG_STATE,
                     from == LOKET_NO_STATE ? "new" : loket_enum_name (machine->states (), from),
                     "%s: cannot %s",
                     machine->name,
                     act);
    return FALSE;
  }
  *to = move->to;
  return TRUE;
}

static const char *
node (const LoketMachine *machine, int state)
{
  return state == LOKET_NO_STATE ? "[*]" : loket_enum_name (machine->states (), state);
}

/**
 * loket_machine_picture:
 * @machine: a table of moves
 *
 * Returns: (transfer full): it as a Mermaid state diagram
 */
char *
loket_machine_picture (const LoketMachine *machine)
{
  g_autoptr (GString) picture = g_string_new ("stateDiagram-v2\n");

  for (guint i = 0; i < machine->n_moves; i++)
    g_string_append_printf (picture,
                            "    %s --> %s: %s\n",
                            node (machine, machine->moves[i].from),
                            node (machine, machine->moves[i].to),
                            machine->moves[i].act);
  return g_string_free (g_steal_pointer (&picture), FALSE);
}
